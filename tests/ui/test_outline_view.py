"""The outline beside a lesson and beside an editor: marks, keys, menus, words for ears."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from coursegen_desktop.domain.ids import LessonId
from coursegen_desktop.ui.content.outline_view import LESSON, MODULE, OutlineView
from coursegen_desktop.ui.kit.theme import ThemeHost

from .library_parts import heard, press
from .screen_parts import course_view

SPOKEN = Qt.ItemDataRole.AccessibleTextRole


@pytest.fixture
def outline(theme_host: ThemeHost) -> Iterator[OutlineView]:
    yield from _shown(OutlineView())


@pytest.fixture
def editing(theme_host: ThemeHost) -> Iterator[OutlineView]:
    yield from _shown(OutlineView(for_editing=True))


def _shown(view: OutlineView) -> Iterator[OutlineView]:
    view.resize(280, 600)
    view.show_course(course_view(), LessonId(2))
    view.show()
    view.setFocus()
    yield view
    view.close()
    view.deleteLater()


def row(view: OutlineView, module: int, lesson: int | None = None) -> QModelIndex:
    """The row of a module, or of one of its lessons (quizzes stand between them)."""
    top = view.model().index(module, 0)
    if lesson is None:
        return top
    step = 1 if view.for_editing else 2
    return view.model().index(lesson * step, 0, top)


def visible(view: OutlineView) -> list[str]:
    """The words of the rows that are seen, from top to bottom."""
    found = []
    index = view.model().index(0, 0)
    while index.isValid():
        found.append(str(index.data()))
        index = view.indexBelow(index)
    return found


def test_quizzes_stand_under_the_open_lesson_only(outline: OutlineView) -> None:
    assert visible(outline) == [
        "1. Part 0", "Lesson 1", "Lesson 2", "Quiz", "Lesson 3",
        "2. Part 1", "Lesson 4", "Lesson 5", "Lesson 6",
    ]  # fmt: skip
    outline.mark_current(LessonId(5))
    assert visible(outline)[6:8] == ["Lesson 5", "Quiz"]
    assert outline.current_lesson == LessonId(5)


def test_an_editor_sees_lessons_alone(editing: OutlineView) -> None:
    assert visible(editing) == [
        "1. Part 0", "Lesson 1", "Lesson 2", "Lesson 3",
        "2. Part 1", "Lesson 4", "Lesson 5", "Lesson 6",
    ]  # fmt: skip
    assert row(editing, 0, 1).data(SPOKEN) == "Lesson 2, open"
    assert row(editing, 0, 0).data(SPOKEN) == "Lesson 1"


def test_what_is_seen_is_said(outline: OutlineView) -> None:
    assert row(outline, 0).data(SPOKEN) == "Module 1: Part 0, 3 lessons"
    assert row(outline, 0, 0).data(SPOKEN) == "Lesson 1, completed, 1 min"
    assert row(outline, 0, 1).data(SPOKEN) == "Lesson 2, open, not completed, 2 min"
    quiz = outline.model().index(1, 0, row(outline, 0))
    assert quiz.data(SPOKEN) == "Quiz: Quiz 1, best 75%"
    outline.mark_done(LessonId(2), True)
    assert row(outline, 0, 1).data(SPOKEN) == "Lesson 2, open, completed, 2 min"
    outline.rename(LessonId(2), "Another")
    assert row(outline, 0, 1).data(SPOKEN) == "Another, open, completed, 2 min"
    outline.mark_current(LessonId(1))
    assert row(outline, 0, 1).data(SPOKEN) == "Another, completed, 2 min"


def test_keys_and_clicks_choose(outline: OutlineView) -> None:
    lessons, quizzes = heard(outline.lesson_chosen), heard(outline.quiz_chosen)
    press(outline, Qt.Key.Key_Down, Qt.Key.Key_Return)
    press(outline, Qt.Key.Key_Down, Qt.Key.Key_Space)
    assert (lessons, quizzes) == ([(3,)], [(2,)])
    spot = outline.visualRect(row(outline, 1, 1)).center()
    QTest.mouseClick(outline.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert lessons[-1] == (5,)


def test_modules_close_and_stay_closed(outline: OutlineView) -> None:
    outline.setCurrentIndex(row(outline, 1))
    press(outline, Qt.Key.Key_Return)
    assert not outline.isExpanded(row(outline, 1))
    outline.show_course(course_view(), LessonId(2))
    assert not outline.isExpanded(row(outline, 1))
    assert outline.isExpanded(row(outline, 0))
    outline.mark_current(LessonId(4))
    assert outline.isExpanded(row(outline, 1)), "the open lesson is always seen"
    outline.setCurrentIndex(row(outline, 0))
    press(outline, Qt.Key.Key_Left)
    assert not outline.isExpanded(row(outline, 0))
    press(outline, Qt.Key.Key_Right)
    assert outline.isExpanded(row(outline, 0))


def test_the_keyboard_stays_on_its_row_when_rows_are_made_anew(editing: OutlineView) -> None:
    editing.activateWindow()
    editing.setFocus()
    editing.setCurrentIndex(row(editing, 1, 0))
    editing.show_course(course_view(), LessonId(2))
    if editing.hasFocus():  # a platform may refuse to activate a window
        assert editing.lesson_at_keyboard() == 4
    editing.clearFocus()
    editing.show_course(course_view(), LessonId(2))
    assert editing.lesson_at_keyboard() == 2
    assert editing.module_at_keyboard() == 1


def test_a_menu_by_mouse_and_by_key(editing: OutlineView) -> None:
    wanted = heard(editing.menu_wanted)
    chosen = heard(editing.lesson_chosen)
    index = row(editing, 1, 2)
    spot = editing.menu_box(index).center()
    QTest.mouseClick(editing.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert (wanted[-1][:2], chosen) == ((LESSON, 6), [])
    _context(editing, editing.visualRect(row(editing, 0)).center())
    assert wanted[-1][:2] == (MODULE, 1)
    _context(editing, QPoint(20, 590))
    assert wanted[-1][:2] == ("", 0)
    editing.setCurrentIndex(row(editing, 0, 2))
    _context(editing, QPoint(), by_key=True)
    assert wanted[-1][:2] == (LESSON, 3)
    inside = editing.viewport().mapFromGlobal(wanted[-1][2])
    assert editing.visualRect(row(editing, 0, 2)).contains(inside)


def test_readers_have_no_menu(outline: OutlineView) -> None:
    wanted = heard(outline.menu_wanted)
    _context(outline, outline.visualRect(row(outline, 0)).center())
    spot = outline.menu_box(row(outline, 0, 0)).center()
    QTest.mouseClick(outline.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert wanted == []


def test_rows_of_every_kind_are_painted(outline: OutlineView, editing: OutlineView) -> None:
    for view in (outline, editing):
        picture = view.grab().toImage()
        open_row = view.visualRect(row(view, 0, 1))
        ground = picture.pixelColor(open_row.left() + 14, open_row.top() + 4)
        other = view.visualRect(row(view, 1, 0))
        assert ground != picture.pixelColor(other.left() + 14, other.top() + 4)


def _context(view: OutlineView, place: QPoint, *, by_key: bool = False) -> None:
    reason = QContextMenuEvent.Reason.Keyboard if by_key else QContextMenuEvent.Reason.Mouse
    event = QContextMenuEvent(reason, place, view.viewport().mapToGlobal(place))
    QApplication.sendEvent(view.viewport(), event)
