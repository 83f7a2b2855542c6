"""From a course's page to its films, walking away meanwhile, and closing in the middle."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton

from coursegen_desktop.domain import media_wish
from coursegen_desktop.domain.draft import CourseDraft
from coursegen_desktop.domain.ids import CourseId
from coursegen_desktop.services import media_making
from coursegen_desktop.ui.kit.routes import CourseRoute, LibraryRoute, MediaRoute
from coursegen_desktop.ui.making.page import MakingPage
from tests.journeys.acts import button
from tests.services.media_desk import SILENTLY, Slowly
from tests.windowed import AppWindow, click, eventually


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(media_wish.SIZES, "720p", (320, 180))


async def _course(app: AppWindow, draft: CourseDraft) -> CourseId:
    async with app.services.database.unit_of_work(write=True) as work:
        course_id = await work.courses.add(draft)
        await work.commit()
    return course_id


async def _films(app: AppWindow, course_id: CourseId) -> MakingPage:
    """By the button on the course's page."""
    page = await app.go(CourseRoute(course_id))
    click(button(page, "Films"))
    await app.desk.navigator.settled()
    page = app.screen.page
    assert isinstance(page, MakingPage)
    page.options.show_wish(SILENTLY)
    page.options.changed.emit()
    await eventually(page.make.isEnabled, "the estimate")
    return page


async def test_films_are_made_while_one_is_elsewhere_and_after_closing(
    database_file: Path, sample_course: CourseDraft, monkeypatch: pytest.MonkeyPatch
) -> None:
    second = [one.title for module in sample_course.modules for one in module.lessons][1]
    slowly = Slowly(second)
    monkeypatch.setattr(media_making, "WorkerProcesses", lambda *_, **__: slowly)
    async with AppWindow(database_file.parent) as app:
        course_id = await _course(app, sample_course)
        click((await _films(app, course_id)).make)
        await app.go(LibraryRoute())
        await eventually(lambda: slowly.is_waiting, "the second film")
        asking = asyncio.ensure_future(app.desk.may_close())
        await eventually(lambda: "Stop and close" in _buttons(app), "the question")
        click(_buttons(app)["Cancel"])
        assert await asking is False
    slowly = Slowly(second)
    async with AppWindow(database_file.parent) as app:
        page = await app.go(MediaRoute(course_id))
        assert page.begun.isVisible() and page.options.wish == SILENTLY
        click(button(page, "Go on"))
        await eventually(lambda: slowly.is_waiting, "the second film")
        await app.go(LibraryRoute())
        slowly.go_on()
        notices = app.window.notices
        await eventually(lambda: notices._toasts, "the notice")
        assert "2 lessons made" in notices._toasts[-1].text
        notices.act_on_newest()
        await app.desk.navigator.settled()
        assert app.desk.navigator.route == MediaRoute(course_id)
        await eventually(lambda: not page.make.isEnabled(), "the lessons")
        course = await app.services.lessons.course(course_id, user_id=app.services.user.id)
        assert all("video" in lesson.asset_types for lesson in course.lessons)
        state = await app.services.editing.state(course_id)
        assert state.undo is not None and state.undo.verb == "make_media"


def _buttons(app: AppWindow) -> dict[str, QAbstractButton]:
    return {one.text(): one for one in app.window.findChildren(QAbstractButton) if one.isVisible()}
