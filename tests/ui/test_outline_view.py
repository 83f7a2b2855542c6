"""The outline beside a lesson: marks, keys, words for ears."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest

from coursegen_desktop.domain.ids import LessonId
from coursegen_desktop.ui.content.outline_view import OutlineView
from coursegen_desktop.ui.kit.theme import ThemeHost

from .library_parts import heard, press
from .screen_parts import course_view

SPOKEN = Qt.ItemDataRole.AccessibleTextRole


@pytest.fixture
def outline(theme_host: ThemeHost) -> Iterator[OutlineView]:
    view = OutlineView()
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
    return view.model().index(lesson * 2, 0, top)


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


def test_what_is_seen_is_said(outline: OutlineView) -> None:
    assert row(outline, 0).data(SPOKEN) == "Module 1: Part 0, 3 lessons"
    assert row(outline, 0, 0).data(SPOKEN) == "Lesson 1, completed, 1 min"
    assert row(outline, 0, 1).data(SPOKEN) == "Lesson 2, open, not completed, 2 min"
    quiz = outline.model().index(1, 0, row(outline, 0))
    assert quiz.data(SPOKEN) == "Quiz: Quiz 1, best 75%"
    outline.mark_done(LessonId(2), True)
    assert row(outline, 0, 1).data(SPOKEN) == "Lesson 2, open, completed, 2 min"
    outline.mark_current(LessonId(1))
    assert row(outline, 0, 1).data(SPOKEN) == "Lesson 2, completed, 2 min"


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


def test_the_keyboard_stays_on_its_row_when_rows_are_made_anew(outline: OutlineView) -> None:
    outline.activateWindow()
    outline.setFocus()
    outline.setCurrentIndex(row(outline, 1, 0))
    outline.show_course(course_view(), LessonId(2))
    if outline.hasFocus():  # a platform may refuse to activate a window
        assert outline.currentIndex().data() == "Lesson 4"
    outline.clearFocus()
    outline.show_course(course_view(), LessonId(2))
    assert outline.currentIndex().data() == "Lesson 2"


def test_rows_of_every_kind_are_painted(outline: OutlineView) -> None:
    picture = outline.grab().toImage()
    open_row = outline.visualRect(row(outline, 0, 1))
    ground = picture.pixelColor(open_row.left() + 14, open_row.top() + 4)
    other = outline.visualRect(row(outline, 1, 0))
    assert ground != picture.pixelColor(other.left() + 14, other.top() + 4)
