"""Lessons that nobody should write: something sensible is shown, in bounded time."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html as lxml_html

from coursegen_desktop.app.paths import resources_dir
from coursegen_desktop.rendering import sanitise
from coursegen_desktop.rendering.context import LessonContext, SourceInfo
from coursegen_desktop.rendering.page import render
from coursegen_desktop.rendering.rendered import RenderedPage
from tests.examples import some

from .test_sanitise import offences

TEMML = resources_dir() / "vendor" / "temml" / "temml.min.js"
AROUND = LessonContext(
    files=(("cell.png", "a/b.png"), ("film.webm", "a/c.webm"), ("film.vtt", "a/d.vtt")),
    terms=(("cell", "A *part*."), ("x", "y"), ("a b", "c")),
    sources=(SourceInfo("s1", "book.pdf"),),
)


def page_of(markdown: str) -> RenderedPage:
    began = time.monotonic()
    page = render(markdown, AROUND, TEMML)
    assert time.monotonic() - began < 10, "a worker would have been killed long ago"
    assert offences(page.html) == []
    return page


def test_empty() -> None:
    for text in ("", " \n\t\n", "\ufeff", "\0"):
        assert len(page_of(text).text.strip()) <= 1


def test_two_megabytes_are_shown_as_typed_at_once() -> None:
    began = time.monotonic()
    page = page_of("word " * 400_000)
    assert time.monotonic() - began < 1
    assert page.is_plain


@pytest.mark.parametrize("sign", ["> ", ">"])
def test_five_thousand_nested_quotes(sign: str) -> None:
    page = page_of(sign * 5000 + "deep")
    assert "deep" in page.text


@pytest.mark.parametrize(
    "table",
    [
        "| a | b |\n|---|\n| c |",
        "| a |\n|---|---|---|\n| b | c | d | e |",
        "|\n|-|\n|",
        "| a | b\n|---|---\n| `c | d` |",
        "| a |\n|---|\n" + "| b |\n" * 300,
        "|---|---|\n| a | b |",
    ],
)
def test_broken_tables_lose_no_words(table: str) -> None:
    page = page_of(f"Before\n\n{table}\n\nAfter")
    for word in ("Before", "After", *[char for char in "abcd" if char in table]):
        assert word in page.text


@pytest.mark.parametrize(
    "text",
    [
        ":::warning\nWords\n:::",
        "{{< youtube abc >}} Words",
        "{% include x %} Words",
        "/// caption\nWords\n///",
        "!!! nosuchkind\n    Words",
        "```nosuchlanguage nosuch=option\nWords\n```",
        "[[wiki|Words]]",
        "[^never-defined] Words",
        "@[Words](video)",
        "\\begin{theorem}Words\\end{theorem}",
    ],
)
def test_unknown_extensions_stay_readable(text: str) -> None:
    assert "Words" in page_of(text).text


def test_mixed_directions_are_told_block_by_block() -> None:
    page = page_of("שלום world\n\nHello עולם\n\n- פריט\n\n| א |\n|---|\n| b |\n\n## כותרת")
    tree = lxml_html.fromstring(f"<div>{page.html}</div>")
    for tag in ("p", "li", "td", "th", "h2"):
        assert {item.get("dir") for item in tree.iter(tag)} == {"auto"}, tag
    assert page.headings[0].anchor == "כותרת"
    assert "dir=" not in page_of("Only Latin.\n\n- x").html


def test_an_authors_own_direction_stays() -> None:
    page = page_of('<p dir="ltr" lang="he">שלום</p>')
    assert page.html.count("dir=") == 1


def test_chinese_without_blanks_and_combining_marks() -> None:
    chinese = "光合作用是植物将光能转化为化学能的过程。" * 500
    marks = "a" + "\u0301" * 3000 + " Z" + "\u0335\u0489" * 200
    page = page_of(f"{chinese}\n\n{marks}\n\n## {marks[:50]}")
    assert chinese in page.text
    assert marks in page.text


def test_a_paragraph_of_ten_thousand_words() -> None:
    words = "The cell divides and *divides* again, as `cells` do. " * 1200
    page = page_of(words)
    assert not page.is_plain
    assert page.html.count("<p>") == 1


def test_pieces_of_every_syntax_in_every_order() -> None:
    """What an author may be typing at this moment."""
    pieces = [
        "$$",
        "$x",
        "```",
        "!!! ",
        "???",
        "![a](",
        "[^src1]",
        "<div",
        "|a|",
        "\\[",
        "*[",
        "- ",
    ]
    for first in pieces:
        for second in pieces:
            page_of(f"{first}\n{second} cell\n{first}")


_PIECES = r"""
    $ $$ ``` ~~~ \[ \] \( \) [^src1] [^1] [^src1]: source: # ## !!! ??? > - 1. | |-| ![ ](
    media/ cell.png cell film.webm " {.x} {width=50%} <video </video> <span class="formula">
    <dfn </dfn> <math> </math> <mi> & &amp; &lt; * _ ` ~ : *[cell]: a b x \frac { } שלום 光
"""
SYNTAX = st.lists(
    st.sampled_from([*_PIECES.split(), "\n", "\n\n", " ", "    "]),
    max_size=24,
)


@settings(max_examples=some(300))
@given(SYNTAX)
def test_a_page_is_safe_and_the_cleaner_finds_nothing_more_in_it(pieces: list[str]) -> None:
    page = page_of("".join(pieces))
    if page.is_plain:
        return
    # The page's own wrapper of tables has a name that no author may use.
    body = page.html.replace('class="app-table"', 'class="t"')
    assert sanitise.clean(body) == body
    assert sanitise.clean("".join(page.terms)) == "".join(page.terms)
