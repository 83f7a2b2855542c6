"""Markdown: blocks with exact places, boxes of every tool, front matter, includes."""

from __future__ import annotations

from pathlib import Path

import pytest

from coursegen_desktop.domain.errors import FormatError
from coursegen_desktop.generation.sources import markdown
from coursegen_desktop.generation.sources.markdown import SOURCE, parse
from tests.generation.places import SAMPLE_DOCUMENTS, misplaced, outline

EPISODE = """---
title: Loops
author: Ada Byron, Mary S.
license: CC-BY-4.0
lang: en
---

::::::::::::::: objectives

- Explain what a loop does.

:::::::::::::::::::::::::::

::::::::::::::: questions

- How do I repeat work?

:::::::::::::::::::::::::::

## Repeating

A [loop](../reference.md#loop) repeats <!-- not shown --> work. See [the
manual](https://example.org/a_(b)) or [this page][page].

```python
for item in [1, 2]:
    print(item)
```

```output
1
2
```

::: challenge

## Try it

What does it print?

:::::: solution

## Solution

Twice `x`.

::::::

:::

> [!WARNING]
> Loops may never end.

> Note: a loop has
> a body.

> ### Old loops
>
> Once there was `goto`.

> Plain words of somebody.

!!! tip "Shorter"

    Use a list.

    - in one line

After the box.

[page]: https://example.org/page
"""


def test_boxes_of_all_tools_become_blocks() -> None:
    source = parse(EPISODE, "loops.md", "0")
    kinds = [(block.kind, block.meta.get("title", "")) for block in source.blocks]
    assert kinds == [
        ("objective", ""),
        ("callout", "Questions"),
        ("heading", ""),
        ("para", ""),
        ("code", ""),
        ("output", ""),
        ("exercise", "Try it"),
        ("callout", "Warning"),
        ("callout", "Note"),
        ("callout", "Old loops"),
        ("quote", ""),
        ("callout", "Shorter"),
        ("para", ""),
    ]
    exercise = source.blocks[6]
    assert [child.kind for child in exercise.children] == ["para", "solution"]
    assert source.blocks[8].children[0].text == "a loop has\na body."
    assert [child.kind for child in source.blocks[11].children] == ["para", "list"]


def test_front_matter_is_data_and_no_text() -> None:
    source = parse(EPISODE, "loops.md", "0")
    assert (source.title, source.language, source.licence) == ("Loops", "en", "CC-BY-4.0")
    assert source.authors == ("Ada Byron", "Mary S.")
    assert "title: Loops" not in "".join(block.text for block in source.blocks)


def test_a_rule_at_the_start_is_no_front_matter() -> None:
    source = parse("---\n\nWords between rules.\n\n---\n\nMore words.\n", "a.md", "0")
    assert [block.text for block in source.blocks] == ["Words between rules.", "More words."]


def test_only_links_to_the_web_stay_links() -> None:
    text = parse(EPISODE, "loops.md", "0").blocks[3].text
    assert text == (
        "A loop repeats work. See [the\nmanual](<https://example.org/a_(b)>) "
        "or [this page](https://example.org/page)."
    )


def test_every_block_stands_where_it_says() -> None:
    assert misplaced(parse(EPISODE, "loops.md", "0")) == []
    for path in SAMPLE_DOCUMENTS:
        source = SOURCE.read(Path(path))
        assert misplaced(source) == []
        starts = [block.start for block in source.blocks]
        assert starts == sorted(starts)


def test_places_are_exact_to_the_letter() -> None:
    text = "# Head\n\n> quoted **bold**\n> more\n\n1. one\n   - two words\n"
    source = parse(text, "a.md", "0")
    found = {
        block.text: text[block.start : block.end]
        for top in source.blocks
        for block in top.walk()
        if block.kind in ("heading", "para")
    }
    assert found == {
        "Head": "Head",
        "quoted **bold**\nmore": "quoted **bold**\n> more",
        "one": "one",
        "two words": "two words",
    }


def test_ids_name_the_way_to_a_block() -> None:
    source = parse("# A\n\n- x\n- y\n", "a.md", "0")
    assert [block.id for top in source.blocks for block in top.walk()] == [
        "b1",
        "b2",
        "b2.1",
        "b2.1.1",
        "b2.2",
        "b2.2.1",
    ]


def test_definition_lists_and_glossary_sections() -> None:
    text = """# Terms

Topsoil
:   The uppermost layer of soil.
:   A second text.

## Glossary

- **Clay**: soil that holds water.
- **Sand** – soil that drains.

**Loam**: a mixture of both.
"""
    source = parse(text, "a.md", "0")
    found = {
        block.meta["term"]: block.meta["definition"]
        for block in source.blocks
        if block.kind == "definition"
    }
    assert found == {
        "Topsoil": "The uppermost layer of soil.",
        "Clay": "soil that holds water.",
        "Sand": "soil that drains.",
        "Loam": "a mixture of both.",
    }
    assert source.blocks[1].text.count(":   ") == 2


def test_exercises_with_options_know_their_answer() -> None:
    text = """## Exercises

1. Which one?

   - A. first
   - B. second

   **Answer:** B. Because it is.

2. Say why.
"""
    first, second = parse(text, "a.md", "0").blocks[1:]
    assert first.kind == second.kind == "exercise"
    assert first.meta["answer"] == "B"
    assert [child.kind for child in first.children] == ["para", "list", "solution"]
    assert first.children[2].text == "B. Because it is."
    assert not second.meta


def test_labelled_lists_become_objectives_and_key_points() -> None:
    text = (
        "**Objectives**\n\n- Do it.\n\nKey points:\n\n- It is done.\n\nOther things:\n\n- x y z\n"
    )
    kinds = [block.kind for block in parse(text, "a.md", "0").blocks]
    assert kinds == ["objective", "keypoint", "para", "list"]


def test_pictures_leave_their_description() -> None:
    text = "![](a.svg){alt='A red\\_square'}\n\nText ![icon](b.png) here.\n\n![](c.png)\n"
    source = parse(text, "a.md", "0")
    assert [(block.kind, block.text) for block in source.blocks] == [
        ("figure", "*A red\\_square*"),
        ("para", "Text *icon* here."),
    ]
    assert source.notes == {"pictures": 3}


def test_html_in_markdown_loses_its_tags() -> None:
    text = (
        '<Listing number="4-1" caption="A variable">\n\n```rust\nlet x;\n```\n\n</Listing>\n\n'
        "Press <kbd onclick=x>Tab</kbd> <script>alert(1)</script>now.\n"
    )
    source = parse(text, "a.md", "0")
    assert [block.text for block in source.blocks] == [
        "*Listing 4-1: A variable*",
        "```rust\nlet x;\n```",
        "Press <kbd>Tab</kbd> alert(1)now.",
    ]


def test_lists_are_written_for_both_kinds_of_reader() -> None:
    text = "* a\n  * b\n\n    more\n* c\n\n  ```\n  x\n  ```\n"
    assert parse(text, "a.md", "0").blocks[0].text == (
        "-   a\n\n    -   b\n\n        more\n\n-   c\n\n    ```\n    x\n    ```"
    )


def test_hidden_characters_go_and_offsets_stay() -> None:
    text = "A \u202eword\u202c with\u200b hidden signs.\n"
    source = parse(text, "a.md", "0")
    block = source.blocks[0]
    assert block.text == "A word with hidden signs."
    assert text[block.start : block.end] == text.rstrip("\n")
    assert source.notes == {"hidden": 3}


def test_includes_stay_inside_the_folder(tmp_path: Path) -> None:
    book = tmp_path / "book"
    (book / "code").mkdir(parents=True)
    (book / "code" / "main.rs").write_text("// ANCHOR: a\nlet a = 1;\n// ANCHOR_END: a\nlet b;\n")
    (tmp_path / "secret.rs").write_text("secret\n")
    (book / "link.rs").symlink_to(tmp_path / "secret.rs")
    page = book / "page.md"
    page.write_text(
        "Words.\n\n```rust\n{{#include code/main.rs:a}}\n{{#include ../secret.rs}}\n"
        "{{#include link.rs}}\n{{#include code/main.rs:4}}\n```\n"
    )
    source = SOURCE.read(page, book)
    assert source.blocks[1].meta["code"] == ("let a = 1;\nlet b;")
    assert source.notes == {"missing_includes": 2}


@pytest.mark.parametrize("name", ["include", "rustdoc_include", "playground"])
def test_includes_that_are_not_found_leave_nothing_in_the_text(name: str) -> None:
    directive = f"{{{{#{name} ../no/such.rs:here}}}}"
    text = (
        f"Before it.\n\n```rust\n{directive}\n```\n\nWords\n{directive}\n\n{directive}\n\n"
        f"Write `{directive}` to include.\n"
    )
    source = parse(text, "a.md", "0")
    assert [block.text for block in source.blocks] == [
        "Before it.", "Words", f"Write `{directive}` to include.",
    ]  # fmt: skip
    assert source.notes == {"missing_includes": 3}


def test_nothing_to_read_is_refused() -> None:
    for text in ("***\n\n---\n", "<!-- only a comment -->\n", "![](x.png)\n", "[a]: b\n"):
        with pytest.raises(FormatError, match="holds no text"):
            parse(text, "a.md", "0")


def test_it_claims_text_files_full_of_markdown() -> None:
    plain = b"Some words in a row.\n\nMore of them - with a dash.\n"
    marked = b"# Head\n\nSome **bold** words.\n\n## More\n\n```\ncode\n```\n"
    assert markdown.SOURCE.sniff(plain, "a.txt") < 0.5 < markdown.SOURCE.sniff(marked, "a.txt")


def test_headings_lose_only_their_marks() -> None:
    text = "## The `match` *construct* {#match .x}\n\nUnder\nlined\n=====\n\ntext\n"
    assert outline(parse(text, "a.md", "0"))[:2] == [
        ("heading", 2, "The `match` *construct*"),
        ("heading", 1, "Under lined"),
    ]
