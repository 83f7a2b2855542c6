"""The painted list of the Create screen: walking, choosing, wrapping, motion."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from coursegen_desktop.ui.content.line import SPINNING, Line
from coursegen_desktop.ui.content.line_list import LineList
from coursegen_desktop.ui.kit.theme import ThemeHost

from .library_parts import heard, press


@pytest.fixture
def lines(qtbot: QtBot, theme_host: ThemeHost) -> Iterator[LineList]:
    made = LineList("Lessons", note_rows=3)
    qtbot.addWidget(made)
    made.resize(420, 400)
    made.show()
    made.activateWindow()
    yield made
    made.hide()


ROWS = [
    Line("m", "Module 1", end="1 of 2 lessons", is_head=True),
    Line("a", "Oceans", note="1,140 words", icon="circle-check", action="Preview", state="written"),
    Line("b", "Forests", note="Waiting", icon="circle-dashed", state="waiting", is_quiet=True),
]


def test_the_keyboard_walks_past_the_head_and_chooses(lines: LineList) -> None:
    lines.show_lines(ROWS)
    chosen, removed = heard(lines.chosen), heard(lines.removal_wanted)
    lines.setFocus(Qt.FocusReason.TabFocusReason)
    assert lines.current_key == "a", "a head is nothing to stand on first"
    press(lines, Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Delete)
    assert chosen == [("a",), ("b",)]
    assert removed == [("b",)]
    press(lines, Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Return, Qt.Key.Key_Delete)
    assert len(chosen) == 2, "a head is not chosen"
    assert len(removed) == 1


def test_a_click_on_the_link_chooses_one_beside_it_only_marks(lines: LineList) -> None:
    lines.show_lines(ROWS)
    chosen = heard(lines.chosen)
    row = lines.lines.index(1, 0)
    QTest.mouseClick(lines.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(60, 70))
    assert chosen == []
    assert lines.current_key == "a"
    link = lines.action_box(row).center()
    QTest.mouseClick(lines.viewport(), Qt.MouseButton.LeftButton, pos=link)
    assert chosen == [("a",)]
    assert lines.action_box(lines.lines.index(2, 0)).isEmpty()


def test_the_same_lines_anew_keep_the_place(lines: LineList) -> None:
    lines.show_lines(ROWS)
    lines.make_current("b")
    lines.show_lines([Line("z", "First"), *ROWS])
    assert lines.current_key == "b"
    lines.show_lines(ROWS[:2])
    assert lines.current_key != "b"


def test_long_notes_make_a_line_taller_and_narrow_ones_more_so(lines: LineList) -> None:
    long = Line("x", "Title", note="A reason that needs many words to be said whole. " * 2)
    lines.show_lines([long])
    wide = lines._rows.height(long)
    lines.resize(220, 400)
    assert lines._rows.height(long) > wide > lines._rows.height(Line("y", "Title", note="Short"))
    assert lines._rows.height(Line("y", "Title")) < lines._rows.height(Line("y", "T", note="n"))


def test_what_is_read_aloud_says_what_the_icon_says(lines: LineList) -> None:
    lines.show_lines(ROWS)
    role = Qt.ItemDataRole.AccessibleTextRole
    assert lines.lines.index(1, 0).data(role) == "Oceans, written, 1,140 words, Preview"


def test_it_turns_only_while_something_spins_and_is_seen(
    lines: LineList, theme_host: ThemeHost
) -> None:
    lines.show_lines(ROWS)
    assert not lines._timer.isActive()
    spinning = [*ROWS, Line("c", "Soils", icon=SPINNING)]
    lines.show_lines(spinning)
    assert lines._timer.isActive()
    lines.hide()
    assert not lines._timer.isActive()
    theme_host.reduced_motion = True
    lines.show()
    assert not lines._timer.isActive()


def test_names_in_angle_brackets_are_words(lines: LineList) -> None:
    lines.show_lines([Line("a", "<b>" + "x" * 60 + "</b>")])
    tip = lines.lines.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert "&lt;b&gt;" in tip
    assert not lines.grab().isNull()
