"""A drag in the outline of the editor, with real events of the mouse."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coursegen_desktop.ui.editor.outline.arranging import LESSON, MODULE
from coursegen_desktop.ui.kit.theme import ThemeHost

from .library_parts import heard, press
from .outline_bench import Bench
from .outline_parts import make_course
from .waiting import until


@pytest.fixture
def bench(qtbot: QtBot, theme_host: ThemeHost) -> Iterator[Bench]:
    made = Bench(qtbot)
    yield made
    made.window.hide()
    QApplication.clipboard().clear()


def test_a_lesson_is_dragged_between_others(bench: Bench) -> None:
    moves, opened = heard(bench.outline.moved), heard(bench.outline.lesson_chosen)
    bench.drag(LESSON, 6, (LESSON, 2), 0.9)
    assert bench.order == [[1, 2, 6, 3], [4, 5], []]
    bench.drag(LESSON, 1, (MODULE, 2), 0.9)
    assert bench.order == [[2, 6, 3], [1, 4, 5], []]
    bench.drag(LESSON, 1, (MODULE, 2), 0.1)
    assert bench.order == [[2, 6, 3, 1], [4, 5], []]
    bench.drag(LESSON, 2, (LESSON, 2), 0.9)
    assert len(moves) == 3, "where it was: nothing"
    assert opened == [], "a drag opens nothing"


def test_a_hand_over_the_handle(bench: Bench) -> None:
    port, view = bench.list.viewport(), bench.list
    row = view.rows.rows[0]
    grip = view.delegate.grip_box(view.visualRect(view.rows.index(0, 0)), row).center()
    QTest.mouseMove(port, grip)
    assert until(lambda: port.cursor().shape() == Qt.CursorShape.OpenHandCursor)
    QTest.mouseMove(port, bench.spot(MODULE, 1))
    assert until(lambda: port.cursor().shape() == Qt.CursorShape.ArrowCursor)
    bench.carry(LESSON, 1, bench.spot(LESSON, 3))
    assert port.cursor().shape() == Qt.CursorShape.ClosedHandCursor
    bench.let_go(bench.spot(LESSON, 3))
    assert port.cursor().shape() == Qt.CursorShape.ArrowCursor


def test_what_is_chosen_is_dragged_together(bench: Bench) -> None:
    bench.choose((LESSON, 1), (LESSON, 3))
    bench.drag(LESSON, 3, (LESSON, 5), 0.2)
    assert bench.order == [[2], [4, 1, 3, 5], [6]]
    assert bench.chosen == [(LESSON, 1), (LESSON, 3)]
    bench.drag(MODULE, 3, (LESSON, 2), 0.1)
    assert bench.order == [[2], [6], [4, 1, 3, 5]], "a whole module, never into another one"


def test_a_drag_shows_where_it_lands_and_can_be_given_up(bench: Bench) -> None:
    moves = heard(bench.outline.moved)
    before = bench.list.viewport().grab().toImage()
    goal = bench.spot(LESSON, 4, 0.9)
    bench.carry(LESSON, 1, goal)
    spot = bench.list.drag.spot
    assert spot is not None
    assert (spot.module_id, spot.at, spot.row) == (2, 1, 6)
    assert bench.list.viewport().grab().toImage() != before, "the line and the title"
    press(bench.list, Qt.Key.Key_Escape)
    assert not bench.list.drag
    bench.let_go(goal)
    bench.carry(LESSON, 1, goal)
    bench.list.clearFocus()
    bench.let_go(goal)
    bench.list.setFocus()
    bench.carry(LESSON, 1, goal)
    bench.show(make_course([3, 2, 1], key=2))
    bench.let_go(goal)
    bench.carry(LESSON, 1, goal)
    bench.outline.hide()
    assert not bench.list.drag
    assert moves == []


def test_over_a_closed_module_one_waits_or_lets_go(bench: Bench) -> None:
    bench.outline.show_closed({2})
    goal = bench.spot(MODULE, 2, 0.8)
    bench.carry(LESSON, 1, goal)
    assert bench.list.drag.spot is not None
    assert bench.list.drag.spot.is_into
    bench.list.viewport().grab()
    assert bench.list.drag._wait.isActive()
    bench.list.drag._wait.timeout.emit()
    assert bench.list.rows.index_of(LESSON, 4).isValid(), "it opened"
    press(bench.list, Qt.Key.Key_Escape)
    bench.let_go(goal)
    bench.outline.show_closed({2})
    bench.drag(LESSON, 1, (MODULE, 2), 0.8)
    assert bench.order == [[2, 3], [4, 5, 1], [6]]


def test_the_list_scrolls_when_a_drag_comes_to_its_edge(bench: Bench) -> None:
    bench.show(make_course([40, 40]), 1)
    bar = bench.list.verticalScrollBar()
    low = QPoint(100, bench.list.viewport().height() - 3)
    bench.carry(LESSON, 1, low)
    for _ in range(4):
        bench.list.drag._scroll.timeout.emit()
    reached = bar.value()
    assert reached > 20
    spot = bench.list.drag.spot
    bench.list.drag._scroll.timeout.emit()
    bench.list.drag._scroll.timeout.emit()
    bench.list.drag._scroll.timeout.emit()
    assert bench.list.drag.spot != spot, "and lands where it is now"
    bench.move(QPoint(100, 2))
    bench.list.drag._scroll.timeout.emit()
    assert bar.value() < reached + 60
    bench.move(QPoint(100, 200))
    assert not bench.list.drag._scroll.isActive()
    bench.let_go(QPoint(100, 200))
    assert len(bench.order[0]) == 40
