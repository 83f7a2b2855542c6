"""Plain text: headings by habit, lists and code by layout, words left as they are."""

from __future__ import annotations

import pytest

from coursegen_desktop.domain.errors import FormatError
from coursegen_desktop.generation.sources.plaintext import parse
from tests.generation.places import misplaced, outline

LONG = "This paragraph has enough words to stand below a heading, and it goes on. " * 5


def test_headings_by_number_capitals_and_underline() -> None:
    text = f"""THE BOOK OF SOIL

Chapter 1. Layers

{LONG}

1.1 Topsoil

{LONG}

1.2 Subsoil

{LONG}

Chapter 2. Life
---------------

{LONG}
"""
    headings = [item for item in outline(parse(text, "a.txt", "0")) if item[0] == "heading"]
    assert [(level, text) for _, level, text in headings] == [
        (1, "THE BOOK OF SOIL"),
        (2, "Chapter 1. Layers"),
        (3, "1.1 Topsoil"),
        (3, "1.2 Subsoil"),
        (2, "Chapter 2. Life"),
    ]


def test_short_lines_before_paragraphs_are_headings() -> None:
    text = f"Soil and water\n\n{LONG}\n\nHow soil forms\n\n{LONG}\n\nShort line.\n\n{LONG}\n"
    kinds = [(kind, text) for kind, _, text in outline(parse(text, "a.txt", "0"))]
    assert kinds[0] == ("heading", "Soil and water")
    assert kinds[2] == ("heading", "How soil forms")
    assert kinds[4] == ("para", "Short line.")


def test_markup_signs_are_words_here() -> None:
    text = (
        "Words first here.\n\n*stars* and [brackets] and <tags> & more_or_less\n# not a heading\n"
    )
    block = parse(text, "a.txt", "0").blocks[1]
    assert block.text == (
        "\\*stars\\* and \\[brackets\\] and &lt;tags> &amp; more\\_or\\_less\n\\# not a heading"
    )


def test_headings_with_hashes_lose_them() -> None:
    text = f"# Soil\n{LONG}\n\n## Layers\n\n{LONG}\n\n# Water\n\n{LONG}\n"
    source = parse(text, "a.txt", "0")
    found = [(level, text) for kind, level, text in outline(source) if kind == "heading"]
    assert found == [(1, "Soil"), (2, "Layers"), (1, "Water")]
    assert misplaced(source) == []


def test_lists_and_code() -> None:
    text = (
        "Things:\n- one thing\n  goes on\n- two\n\n    x = f(1);\n    y = {2};\n\n"
        "1. a step\n2. b step\n"
    )
    source = parse(text, "a.txt", "0")
    assert [block.kind for block in source.blocks] == ["para", "list", "code", "list"]
    assert source.blocks[1].text == "-   one thing\n    goes on\n-   two"
    assert source.blocks[2].meta["code"] == "x = f(1);\ny = {2};"
    assert source.blocks[3].meta == {"ordered": "yes"}
    assert misplaced(source) == []


def test_a_lone_dash_makes_no_list() -> None:
    text = "He said it was over\n- and it was.\n"
    assert [block.kind for block in parse(text, "a.txt", "0").blocks] == ["para"]


def test_no_words_are_refused() -> None:
    with pytest.raises(FormatError, match="holds no text"):
        parse("*** --- ***\n\n???\n", "a.txt", "0")
