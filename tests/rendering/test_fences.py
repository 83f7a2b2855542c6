"""Options of a block of code: kept where the page can show them, harmless where not."""

from __future__ import annotations

import pytest
from lxml import html as lxml_html

from coursegen_desktop.rendering.fences import fence_info
from coursegen_desktop.rendering.page import render


@pytest.mark.parametrize(
    ("info", "expected"),
    [
        ("", ""),
        ("python", "python"),
        ("rust,ignore", "rust"),
        ("{.rust #x}", "rust"),
        ("c++", "c++"),
        ("python linenums", 'python linenums="1"'),
        ('{.python linenums="3" hl_lines="2-4 6"}', 'python linenums="3" hl_lines="2-4 6"'),
        ('js {1,3} title="x.js"', 'js hl_lines="1 3" title="x.js"'),
        ("{.python .numberLines startFrom=10}", 'python linenums="10"'),
        ("{linenums=1}", 'text linenums="1"'),
        ("python hl_lines=1-99999999", "python"),
        ("python hl_lines=1-999999", "python"),
        ("python linenums=99999999999", 'python linenums="1"'),
        ("""py title='a"b'""", 'py title="a”b"'),
        ("mermaid", "mermaid"),
    ],
)
def test_info(info: str, expected: str) -> None:
    assert fence_info(info) == expected


def test_line_numbers_are_seen_but_are_no_text() -> None:
    page = render('```python linenums="7" hl_lines="2" title="waves <1>.py"\na = 1\nb = 2\n```')
    tree = lxml_html.fromstring(page.html)
    assert [item.get("data-linenos") for item in tree.find_class("linenos")] == ["7 ", "8 "]
    assert tree.find("pre").text_content() == "a = 1\nb = 2\n"
    assert [item.text_content() for item in tree.find_class("hll")] == ["b = 2\n"]
    (name,) = tree.find_class("filename")
    assert name.text_content() == "waves <1>.py"


def test_options_inject_nothing() -> None:
    page = render('```python title="x" onclick="alert(1)" data-x="<img src=y>"\nx\n```')
    assert "onclick" not in page.html
    assert "<img" not in page.html
    assert "alert" not in page.html
