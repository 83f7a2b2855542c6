"""Rules of lists, tables, colours and places that hold for every text."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from coursegen_desktop.ui.editor.markdown_edit import MarkdownEdit
from coursegen_desktop.ui.editor.writing.lexer import PLAIN, lex
from coursegen_desktop.ui.editor.writing.lists import item_of, renumbered
from coursegen_desktop.ui.editor.writing.positions import changed_middle, characters, units
from coursegen_desktop.ui.editor.writing.tables import (
    Table,
    cell_at,
    find_table,
    read_table,
    spans_of,
    words_of,
)
from coursegen_desktop.ui.kit.theme import ThemeHost
from tests.examples import some

from .screen_parts import RESOURCES

MARKS = st.text(st.sampled_from("ab😀é |\\*_`$[](){}<>!#-+1.:~^\t"), max_size=60)
CELLS = st.text(st.sampled_from("ab文é *_`-:"), max_size=8).map(str.strip)
SIDES = st.sampled_from(["", "l", "c", "r"])


@st.composite
def made_tables(draw: st.DrawFn) -> Table:
    columns = draw(st.integers(1, 4))
    rows = draw(st.lists(st.tuples(*[CELLS] * columns), min_size=1, max_size=5))
    return Table("", tuple(rows), tuple(draw(st.tuples(*[SIDES] * columns))))


@settings(max_examples=some(200))
@given(made_tables())
def test_a_table_is_read_as_it_was_written(table: Table) -> None:
    lines = table.lines()
    assert read_table(lines) == table
    assert read_table(lines).lines() == lines, "aligned columns stay"
    assert find_table(["before", *lines, "", "after"], 1) == (1, 1 + len(lines))


@settings(max_examples=some(200))
@given(made_tables(), st.integers(0, 5), st.integers(0, 4))
def test_what_is_put_into_a_table_can_be_taken_out(table: Table, row: int, column: int) -> None:
    at = min(row, len(table.rows))
    grown = table.with_row(at)
    assert len(grown.rows) == len(table.rows) + 1
    assert grown.rows[0] == table.rows[0], "the head stays the head"
    assert grown.without_row(max(1, at)) == table
    column = min(column, table.columns)
    assert table.with_column(column).without_column(column) == table


@settings(max_examples=some(300))
@given(MARKS, st.integers(0, 60))
def test_every_place_of_a_line_is_in_one_of_its_cells(line: str, place: int) -> None:
    spans = spans_of(line)
    assert all(0 <= start <= end <= len(line) for start, end in spans)
    cell = cell_at(line, min(place, len(line)))
    start, end = words_of(line, cell)
    assert spans[cell][0] <= start <= end <= max(spans[cell][1], start)


@settings(max_examples=some(300))
@given(st.lists(MARKS, max_size=12))
def test_colours_lie_within_their_line(lines: list[str]) -> None:
    state = PLAIN
    for line in lines:
        spans, state = lex(line, state)
        assert state >= PLAIN
        for start, end, _kind in spans:
            assert 0 <= start < end <= len(line)


@settings(max_examples=some(200))
@given(st.lists(st.sampled_from(
    ["1. a", "7. b", "  3. in", "- x", "", "text", "   more", "2) c", "9. d"]), min_size=1,
    max_size=12), st.integers(0, 11))  # fmt: skip
def test_a_list_that_counts_well_stays(lines: list[str], at: int) -> None:
    at = min(at, len(lines) - 1)
    made = list(lines)
    for number, line in renumbered(made, at).items():
        before, after = item_of(made[number]), item_of(line)
        assert before is not None
        assert after is not None
        assert line[after.width :] == made[number][before.width :], "its words are untouched"
        made[number] = line
    assert renumbered(made, at) == {}


@settings(max_examples=some(300))
@given(
    st.text(st.sampled_from("ab😀\n"), max_size=12), st.text(st.sampled_from("ab😀\n"), max_size=12)
)
def test_the_middle_makes_one_text_of_another(old: str, new: str) -> None:
    start, end, words = changed_middle(old, new)
    assert old[:start] + words + old[end:] == new
    assert characters(old, units(old[:start])) == start


KEYS = st.sampled_from(
    [*"ab `|-1.*>$", *"`` ", "enter", "tab", "backtab", "back", "delete", "up", "down", "left",
     "home", "end", "cut", "paste"]
)  # fmt: skip
STARTS = st.sampled_from(
    ["", "1. one\n2. two\n   - in\n3. three\n", "| a | b |\n| --- | --- |\n| x | y |\n\nend",
     "```\ncode\n```\n\n> said\n\n$$\nx\n$$\n", "```check\n- [x] a\n```\n**b**\n"]
)  # fmt: skip


@pytest.fixture(scope="module")
def field(qapp: QApplication) -> Iterator[MarkdownEdit]:
    host = ThemeHost(qapp, RESOURCES)
    made = MarkdownEdit()
    made.dress(host)
    made.resize(400, 300)
    made.show()
    yield made
    made.close()
    made.deleteLater()


@settings(max_examples=some(120), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(start=STARTS, keys=st.lists(KEYS, max_size=25))
def test_whatever_is_typed_can_be_undone_and_has_its_colours(
    field: MarkdownEdit, start: str, keys: list[str]
) -> None:
    field.show_text(start)
    for key in keys:
        type_key(field, key)
        settle(field)
        assert states(field) == wanted(field.toPlainText()), key
    for _ in range(200):
        if not field.document().isUndoAvailable():
            break
        field.undo()
    settle(field)
    assert field.toPlainText() == start
    assert states(field) == wanted(start)


def type_key(field: MarkdownEdit, key: str) -> None:
    named = {
        "enter": Qt.Key.Key_Return, "tab": Qt.Key.Key_Tab, "back": Qt.Key.Key_Backspace,
        "delete": Qt.Key.Key_Delete, "up": Qt.Key.Key_Up, "down": Qt.Key.Key_Down,
        "left": Qt.Key.Key_Left, "home": Qt.Key.Key_Home, "end": Qt.Key.Key_End,
    }  # fmt: skip
    if key in named:
        QTest.keyClick(field, named[key])
    elif key == "backtab":
        QTest.keyClick(field, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    elif key == "cut":
        QTest.keyClick(field, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
        field.cut()
    elif key == "paste":
        mime = QMimeData()
        mime.setText("x\n```\ny")
        field.insertFromMimeData(mime)
    else:
        QTest.keyClick(field, key)


def settle(field: MarkdownEdit) -> None:
    while not field.colours.is_settled:
        field.colours._go_on()


def states(field: MarkdownEdit) -> list[int]:
    block, found = field.document().firstBlock(), []
    while block.isValid():
        found.append(block.userState())
        block = block.next()
    return found


def wanted(text: str) -> list[int]:
    state, found = PLAIN, []
    for line in text.split("\n"):
        state = lex(line, state)[1]
        found.append(state)
    return found
