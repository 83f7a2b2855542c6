"""Enrolling, leaving and coming back on the course page; what is shown to whom."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget

from coursegen_desktop.domain.ids import CourseId
from coursegen_desktop.domain.rights import RIGHTS
from coursegen_desktop.domain.user import Role
from coursegen_desktop.services.blocking import WorkerProcesses
from coursegen_desktop.services.exchange import ExchangeService
from coursegen_desktop.ui.course import controller as course_controller
from coursegen_desktop.ui.course.controller import CourseScreen
from coursegen_desktop.ui.course.page import CoursePage
from coursegen_desktop.ui.kit.routes import CourseRoute
from coursegen_desktop.ui.library.page import LibraryPage
from tests.windowed import click

from .library_parts import Place, flat_cover, make_card
from .screen_parts import Desk, button, course_view, long_course


@pytest.fixture
async def screen(place: Place, desk: Desk, data_dir: Path) -> AsyncIterator[CourseScreen]:
    workers = WorkerProcesses(1)
    made = CourseScreen(
        place.context,
        paint_cover=flat_cover,
        user_id=desk.user.id,
        lessons=desk.lessons,
        library=desk.library,
        exchange=ExchangeService(desk.uow, desk.hub, workers, data_dir / "media"),
        enrolment=desk.enrolment,
        may=desk.gate.may,
        now=desk.now,
        review=lambda: desk.review,
    )
    place.show(made.page)
    yield made
    await made.close()
    await workers.stop()


@pytest.fixture
async def course_id(screen: CourseScreen, desk: Desk) -> CourseId:
    course = await desk.keep(long_course())
    await screen.enter(CourseRoute(course.id))
    return course.id


def answer(monkeypatch: pytest.MonkeyPatch, agreed: bool) -> list[str]:
    """What the confirmation said."""
    said: list[str] = []

    async def confirm(_parent: Any, title: str, text: str, _ok: str, **_: Any) -> bool:
        said.append(f"{title} {text}")
        return agreed

    monkeypatch.setattr(course_controller, "confirm", confirm)
    return said


def has(page: QWidget, words: str) -> bool:
    """Whether a button says so."""
    try:
        button(page, words)
    except AssertionError:
        return False
    return True


async def test_enrol_leave_undo_and_take_up_again(
    screen: CourseScreen, course_id: CourseId, desk: Desk, place: Place,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    page = screen.page
    assert not has(page, "Leave course")
    click(button(page, "Join this course"))
    await screen.scope.settled()
    assert (await desk.course(course_id)).is_enrolled
    assert not has(page, "Join this course")
    lesson = (await desk.course(course_id)).lessons[0]
    await desk.lessons.complete(lesson.id, user_id=desk.user.id)
    await screen.scope.settled()
    said = answer(monkeypatch, agreed=False)
    click(button(page, "Leave course"))
    await screen.scope.settled()
    assert "answers are kept" in said[0]
    assert (await desk.course(course_id)).is_enrolled
    answer(monkeypatch, agreed=True)
    click(button(page, "Leave course"))
    await screen.scope.settled()
    left = await desk.course(course_id)
    assert left.has_left
    assert page._left.isVisible()
    assert has(page, "Take it up again")
    place.notices.act_on_newest()
    await screen.scope.settled()
    assert (await desk.course(course_id)).is_enrolled, "undone"
    click(button(page, "Leave course"))
    await screen.scope.settled()
    click(button(page, "Take it up again"))
    await screen.scope.settled()
    back = await desk.course(course_id)
    assert back.is_enrolled
    assert back.progress_percent > 0, "the progress was kept"


async def test_opening_a_lesson_enrols(
    screen: CourseScreen, course_id: CourseId, desk: Desk
) -> None:
    course = await desk.course(course_id)
    await desk.lessons.open(course.lessons[0].id, user_id=desk.user.id)
    await screen.scope.settled()
    assert has(screen.page, "Leave course")


@pytest.mark.parametrize("role", Role)
def test_the_course_page_shows_what_one_may_do(place: Place, role: Role) -> None:
    edits = "edit_courses" in RIGHTS[role]
    drafts = "see_drafts" in RIGHTS[role]
    page = CoursePage(flat_cover, may_edit=edits, sees_drafts=drafts)
    place.show(page)
    view = replace(course_view(), is_published=False)
    page.show_course(view, date(2026, 11, 23))
    for words in ("Edit", "Export", "Publish"):
        assert has(page, words) is edits, words
    assert page._draft.isVisible() is drafts


def test_the_library_of_a_learner(place: Place) -> None:
    page = LibraryPage(flat_cover)
    page.show_rights(may_edit=False, sees_drafts=False)
    place.show(page)
    page.show_cards(page.query, [], has_more=False)
    for words in ("Create course", "Empty course", "Import", "Drafts", "Make the sample course"):
        assert not has(page, words), words
    assert page._empty is not None
    assert "instructor has not published" in page._empty.accessibleDescription()
    menu = page.make_course_menu(make_card(1))
    assert [action.text() for action in menu.actions()] == ["Open"]
    page.show_cards(page.query, [make_card(1)], has_more=False)
    asked: list[object] = []
    page.delete_requested.connect(asked.append)
    page.grid.deletion_wanted.emit(0)
    assert asked == []
