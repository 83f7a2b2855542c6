"""An error that nobody expected: what is being typed is written down all the same."""

from __future__ import annotations

import pytest

from coursegen_desktop.domain.course import CourseView
from coursegen_desktop.domain.draft import CourseDraft
from coursegen_desktop.ui.kit.routes import EditRoute
from tests.windowed import AppWindow, eventually


@pytest.mark.logs("unexpected error")
async def test_what_is_typed_is_saved_when_something_breaks(
    window: AppWindow, sample_course: CourseDraft
) -> None:
    async with window.services.database.unit_of_work(write=True) as work:
        course_id = await work.courses.add(sample_course)
        await work.commit()
    page = await window.go(EditRoute(course_id))
    await window.settled()
    course: CourseView = await window.services.lessons.course(
        course_id, user_id=window.services.user.id
    )
    lesson_id = course.lessons[0].id
    page.edit.setPlainText("Typed just before it broke.")
    window.start.crash.report(RuntimeError("broke"))
    await eventually(lambda: window.start.crash._dialog is not None, "the dialog")
    await eventually(lambda: not window.desk._scope.is_running("save"), "the saving")
    kept = await window.services.authoring.lesson(lesson_id)
    assert kept.content == "Typed just before it broke."
    window.start.crash._dialog.done(0)
