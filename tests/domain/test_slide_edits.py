"""Decks that are changed, and the texts in which points and tables are typed."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coursegen_desktop.domain import slide_edits as edits
from coursegen_desktop.domain.slides import Bullet, Slide, SlideDeck, SlideTable
from tests.examples import some

DECK = SlideDeck(slides=tuple(Slide(id=key, title=key.upper()) for key in "abcde"))


def ids(deck: SlideDeck) -> str:
    return "".join(slide.id for slide in deck.slides)


def test_slides_are_added_behind_the_chosen_one_or_at_the_end() -> None:
    new = edits.blank("table", "x")
    assert ids(edits.with_added(DECK, new, "b")) == "abxcde"
    assert ids(edits.with_added(DECK, new, "gone")) == "abcdex"
    assert ids(edits.with_added(SlideDeck(), new)) == "x"
    assert new.table is not None and edits.blank("points", "y").table is None


def test_moving_keeps_the_order_of_what_is_moved() -> None:
    assert ids(edits.moved(DECK, {"b", "d"}, 0)) == "bdace"
    assert ids(edits.moved(DECK, {"b", "d"}, 5)) == "acebd"
    assert ids(edits.moved(DECK, {"c"}, 2)) == "abcde"


@pytest.mark.parametrize(
    ("chosen", "step", "wanted"),
    [("a", -1, "abcde"), ("a", 1, "bacde"), ("e", 1, "abcde"), ("e", -1, "abced"),
     ("bd", -1, "bdace"), ("bc", 1, "adbce"), ("x", 1, "abcde")],
)  # fmt: skip
def test_steps(chosen: str, step: int, wanted: str) -> None:
    assert ids(edits.stepped(DECK, set(chosen), step)) == wanted


def test_a_double_is_nobody_s_but_the_author_s() -> None:
    made = SlideDeck(slides=(Slide(id="a", title="T", made="print"),))
    double = edits.duplicated(made, "a", "b").slides[1]
    assert (double.title, double.made) == ("T", "")
    assert edits.duplicated(made, "gone", "b") == made


def test_ids_are_new() -> None:
    assert edits.fresh_id({"slide-3", "slide-4"}, 3) == "slide-5"


def test_points_are_lines() -> None:
    text = "One\n  - two\n\t\tthree\n\n* four\n          deep"
    assert edits.bullets_of(text) == (
        Bullet(text="One"), Bullet(text="two", level=1), Bullet(text="three", level=2),
        Bullet(text="four"), Bullet(text="deep", level=2),
    )  # fmt: skip


_WORDS = st.text("abc |\\*$", min_size=1, max_size=8).map(str.strip).filter(bool)


@settings(max_examples=some(60))
@given(st.lists(st.tuples(_WORDS, st.integers(0, 2)), max_size=6))
def test_points_come_back_as_they_were_typed(found: list[tuple[str, int]]) -> None:
    bullets = tuple(
        Bullet(text=text, level=level) for text, level in found if text[0] not in "*-•–"
    )
    assert edits.bullets_of(edits.bullets_text(bullets)) == bullets


def test_tables_are_lines_with_bars_or_tabs() -> None:
    wanted = SlideTable(head=("A", "B"), rows=(("1", "2|3"), ("4", "")))
    for text in ("A | B\n1 | 2\\|3\n4", "| A | B |\n|---|---|\n| 1 | 2\\|3 |\n| 4 | |"):
        assert edits.table_of(text, has_head=True) == wanted
    assert edits.table_of("A\tB\n1\t2", has_head=False).rows == (("A", "B"), ("1", "2"))
    assert edits.table_of("", has_head=True) == SlideTable()


_CELLS = st.text("ab|- \\", max_size=5).map(str.strip).filter(lambda cell: "\\" not in cell)


@settings(max_examples=some(60))
@given(st.integers(2, 4).flatmap(lambda n: st.lists(
    st.lists(_CELLS.filter(lambda c: "--" not in c), min_size=n, max_size=n)
    .filter(lambda row: any(row) and row[0] and row[-1]), min_size=1, max_size=4)))  # fmt: skip
def test_tables_come_back_as_they_were(rows: list[list[str]]) -> None:
    table = SlideTable(rows=tuple(map(tuple, rows)))
    assert edits.table_of(edits.table_text(table), has_head=False) == table
