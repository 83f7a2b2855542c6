"""The little Markdown of prompts: what it shows, and what it never lets through."""

from __future__ import annotations

import time

import pytest
import ziamath  # noqa: F401 - read here, so that no test waits half a second for its font
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel

from coursegen_desktop.domain.inline_text import Run, runs
from coursegen_desktop.ui.content.gap_text import GapText
from coursegen_desktop.ui.content.inline_text import Block, blocks, plain
from coursegen_desktop.ui.content.rich_text import rich_document
from coursegen_desktop.ui.kit.theme import ThemeHost

pytestmark = pytest.mark.usefixtures("qapp")  # fonts need the application


MAP = Run("[a map]", italic=True, kind="picture", source="media:m1")
PI = Run(r"\pi", italic=True, kind="formula", source=r"\pi")


@pytest.mark.parametrize(
    ("markdown", "found"),
    [
        ("a **b** c", (Run("a "), Run("b", bold=True), Run(" c"))),
        ("*a **b** c*", (Run("a ", italic=True), Run("b", True, True), Run(" c", italic=True))),
        ("***both***", (Run("both", bold=True, italic=True),)),
        ("snake_case_name", (Run("snake_case_name"),)),
        ("_it_ x", (Run("it", italic=True), Run(" x"))),
        ("2 * 3 * 4", (Run("2 * 3 * 4"),)),
        ("`a*b*` c", (Run("a*b*", code=True), Run(" c"))),
        ("``a`b``", (Run("a`b", code=True),)),
        (r"\*no\*", (Run("*no*"),)),
        ("**open", (Run("**open"),)),
        ("CO<sub>2</sub>", (Run("CO"), Run("2", script="sub"))),
        ("x<sup>2</sup>!", (Run("x"), Run("2", script="sup"), Run("!"))),
        ("![a map](media:m1) here", (MAP, Run(" here"))),
        ("[words](https://example.org) on", (Run("words on"),)),
        (r"what is $\pi$?", (Run("what is "), PI, Run("?"))),
        ("costs $5 and $6", (Run("costs $5 and $6"),)),
        ("AT&T &lt;b&gt;", (Run("AT&T <b>"),)),
        ("<script>x</script>", (Run("<script>x</script>"),)),
        ('<img src="https://example.org/x">', (Run('<img src="https://example.org/x">'),)),
        ("one\ntwo  \nthree", (Run("one two\nthree"),)),
    ],
)
def test_runs(markdown: str, found: tuple[Run, ...]) -> None:
    assert runs(markdown) == found


def test_blocks_are_paragraphs_items_and_code() -> None:
    text = "First.\n\n- one\n- **two**\n3. three\n> said\n\n```\nx = *1*\n\ny\n```\n# Head"
    assert blocks(text) == (
        Block((Run("First."),)),
        Block((Run("one"),), "•"),
        Block((Run("two", bold=True),), "•"),
        Block((Run("three"),), "3."),
        Block((Run("said"),)),
        Block((Run("x = *1*\n\ny", code=True),), is_code=True),
        Block((Run("Head", bold=True),)),
    )
    assert plain(text) == "First. one two three said x = *1* y Head"


@given(st.text("ab *_`\\[]()!$<>/&\nsubp{}.#-1", max_size=120))
def test_no_text_stops_it_and_nothing_becomes_a_picture(text: str) -> None:
    document = rich_document(text, QFont())
    markup = document.toHtml()
    assert "<img" not in markup and "<a " not in markup and "<script" not in markup


@given(st.text("abc xyz,.?", max_size=80))
def test_plain_words_stay_as_they_are(text: str) -> None:
    assert plain(text) == " ".join(text.split())


@pytest.mark.parametrize(
    "bomb", ["**a ", "*", "_a", "`", "[", "![[", "$a ", "<", "\\", "[a](", "**_a"]
)
def test_no_text_takes_long(bomb: str) -> None:
    start = time.perf_counter()
    blocks(bomb * (20_000 // len(bomb)))
    blocks(bomb * (5_000 // len(bomb)))
    assert time.perf_counter() - start < 5  # tens of milliseconds; a bad pattern needs minutes


def test_pictures_and_links_are_words() -> None:
    evil = '<img src="https://example.org/1.png"> ![x](https://example.org/2.png) [y](https://z)'
    document = rich_document(evil, QFont())
    assert document.toPlainText() == '<img src="https://example.org/1.png"> [x] y'
    assert "example.org/2" not in document.toHtml()


def test_letters_that_look_like_gaps_are_no_gaps(theme_host: ThemeHost) -> None:
    text = GapText("a \ue000 {{gap:one}} b", QLabel)
    assert text.names() == ("one",)
    text.deleteLater()
