"""“For you”: what a learner is to do, above the courses; nothing where there is nothing."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from coursegen_desktop.domain.ids import AssetId, CourseId, LessonId
from coursegen_desktop.domain.library import LibraryCounts, LibraryQuery
from coursegen_desktop.domain.school_class import Target, Task
from coursegen_desktop.services.events import EventHub
from coursegen_desktop.ui.kit.routes import CourseRoute, LessonRoute, QuizRoute
from coursegen_desktop.ui.kit.theme import ThemeHost
from coursegen_desktop.ui.library.controller import _way_to
from coursegen_desktop.ui.library.for_you import TaskRow
from coursegen_desktop.ui.library.page import LibraryPage

from .library_parts import Place, flat_cover, heard, make_cards, press


def task(number: int, days_left: int | None = None, note: str = "") -> Task:
    target = Target(CourseId(number), LessonId(number))
    return Task(target, f"Lesson {number}", "Tides", "2026-11-30", note, "4a", days_left)


@pytest.fixture
def page(theme_host: ThemeHost, event_hub: EventHub) -> Iterator[LibraryPage]:
    place = Place(theme_host, event_hub)
    made = LibraryPage(flat_cover)
    made.show_first(make_cards(3), LibraryCounts(3, 1, 2, 0, 0), None)
    place.show(made)
    yield made
    place.close()


def rows(page: LibraryPage) -> list[TaskRow]:
    for_you = page._top.for_you
    return [] if for_you is None or not for_you.isVisible() else for_you.rows


def test_without_tasks_nothing_is_made(page: LibraryPage) -> None:
    page.show_tasks(())
    assert page._top.for_you is None


def test_tasks_say_what_they_are_and_until_when(page: LibraryPage) -> None:
    page.show_tasks((task(1, -2), task(2, 0), task(3, 1, "Read it twice"), task(4)))
    assert [row.accessibleName() for row in rows(page)] == [
        "Lesson, Lesson 1, Tides, 2 days overdue",
        "Lesson, Lesson 2, Tides, today",
        "Lesson, Lesson 3, Tides · Read it twice, until tomorrow",
        "Lesson, Lesson 4, Tides",
    ]
    height = page._top.height()
    chosen = heard(page.task_requested)
    rows(page)[1].click()
    press(rows(page)[2], Qt.Key.Key_Return)
    assert [one.title for (one,) in chosen] == ["Lesson 2", "Lesson 3"]
    page.show_tasks(())
    assert rows(page) == []
    QApplication.sendPostedEvents()
    assert page._top.height() < height, "the cards move up"


def test_many_tasks_are_folded(page: LibraryPage) -> None:
    page.show_tasks([task(number) for number in range(1, 8)])
    for_you = page._top.for_you
    assert for_you is not None
    assert (len(rows(page)), for_you.more.text()) == (4, "Show 3 more")
    for_you.more.click()
    assert (len(rows(page)), for_you.more.text()) == (7, "Show fewer")
    page.show_tasks([task(1)])
    assert not for_you.more.isVisible()


def test_tab_comes_to_the_tasks_before_the_filters(page: LibraryPage) -> None:
    page.show_tasks((task(1), task(2)))
    page._create.setFocus()
    names = []
    for _ in range(3):
        focus = QApplication.focusWidget()
        assert focus is not None
        press(focus, Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        assert focus is not None
        names.append(focus.accessibleName())
    assert names[:2] == ["Lesson, Lesson 1, Tides", "Lesson, Lesson 2, Tides"]
    assert names[2].startswith("All")


def test_the_keyboard_in_a_task_brings_the_top_back(page: LibraryPage) -> None:
    page.show_cards(LibraryQuery(), make_cards(60), has_more=False)
    page.show_tasks((task(1),))
    page.grid.verticalScrollBar().setValue(400)
    rows(page)[0].setFocus(Qt.FocusReason.TabFocusReason)
    assert page.grid.verticalScrollBar().value() == 0


@pytest.mark.parametrize(
    ("target", "route"),
    [
        (Target(CourseId(1)), CourseRoute(CourseId(1))),
        (Target(CourseId(1), LessonId(2)), LessonRoute(LessonId(2))),
        (Target(CourseId(1), LessonId(2), AssetId(3)), QuizRoute(AssetId(3))),
    ],
)
def test_a_task_leads_to_what_is_to_be_done(target: Target, route: object) -> None:
    assert _way_to(Task(target, "T", "C", "", "", "4a")) == route
