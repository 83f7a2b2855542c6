"""The window of journeys, shots and benches opens, moves and leaves nothing."""

from __future__ import annotations

from coursegen_desktop.domain.draft import CourseDraft
from coursegen_desktop.ui.kit.routes import CourseRoute, LibraryRoute, SettingsRoute
from tests.windowed import AppWindow


async def test_it_opens_on_an_empty_library(window: AppWindow) -> None:
    assert window.window.isVisible()
    assert window.desk.navigator.route == LibraryRoute()


async def test_it_goes_and_comes_back(window: AppWindow, sample_course: CourseDraft) -> None:
    async with window.services.database.unit_of_work(write=True) as work:
        course_id = await work.courses.add(sample_course)
        await work.commit()
    await window.go(CourseRoute(course_id))
    await window.go(SettingsRoute())
    window.desk.navigator.back()
    await window.settled()
    assert window.desk.navigator.route == CourseRoute(course_id)
