"""The sentences of a page with their headings and places."""

from __future__ import annotations

from coursegen_desktop.rendering.page import render
from coursegen_desktop.rendering.passages import passages_of

TEXT = """
Before all. It begins.

## Roots & stems

They take up water. A list:

- one point
- another one

```
no sentence.
```

### Deep

Dr. Bell said so.
"""


def test_sentences_stand_below_their_headings() -> None:
    page = render(TEXT)
    found = passages_of(page)
    assert [(one.anchor, one.text) for one in found] == [
        ("", "Before all."),
        ("", "It begins."),
        ("roots-stems", "They take up water."),
        ("roots-stems", "A list:"),
        ("roots-stems", "one point"),
        ("roots-stems", "another one"),
        ("deep", "Dr. Bell said so."),
    ]
    assert {one.heading for one in found} == {"", "Roots & stems", "Deep"}
    for one in found:
        assert " ".join(page.text[one.start : one.end].split()) == one.text


def test_a_page_without_text_has_none() -> None:
    assert passages_of(render("")) == ()
