"""What the editor reads."""

from __future__ import annotations

import pytest

from coursegen_desktop.domain.draft import CourseDraft
from coursegen_desktop.domain.errors import NotFound
from coursegen_desktop.domain.ids import CourseId, LessonId, UserId
from coursegen_desktop.services.authoring import AuthoringService
from coursegen_desktop.services.work import WorkUnits

from .desk import keep, pages


async def test_a_course_and_its_lessons(
    uow: WorkUnits, sample_course: CourseDraft, user_id: UserId
) -> None:
    authoring = AuthoringService(uow, pages())
    course = await authoring.course(await keep(uow, sample_course), user_id=user_id)
    assert [lesson.title for lesson in course.lessons] == ["Up and down", "Rivers", "Seas"]
    text = await authoring.lesson(course.lessons[1].id)
    assert (text.title, text.revision, text.course_id) == ("Rivers", 1, course.id)
    with pytest.raises(NotFound):
        await authoring.lesson(LessonId(404))
    with pytest.raises(NotFound):
        await authoring.course(CourseId(404), user_id=user_id)


async def test_the_preview_is_the_readers_page(uow: WorkUnits) -> None:
    page = await AuthoringService(uow, pages()).preview("## Head\n\n<script>x</script>*soft* words")
    assert "<script" not in page.html
    assert "<em>soft</em>" in page.html
