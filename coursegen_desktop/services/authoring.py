"""What the editor reads: a course, a lesson with its revision, the page that readers would see."""

from __future__ import annotations

from ..domain.course import CourseView
from ..domain.ids import CourseId, LessonId, UserId
from ..domain.lesson import LessonText
from ..domain.rights import Right
from ..rendering.rendered import RenderedPage
from .gate import Guarded, needs
from .pages import PageService, context_of
from .work import WorkUnits


class AuthoringService(Guarded):
    """Opens courses and lessons to be edited. (`editing` changes them.)"""

    def __init__(self, uow: WorkUnits, pages: PageService) -> None:
        self._uow = uow
        self._pages = pages

    @needs(Right.EDIT_COURSES)
    async def course(self, course_id: CourseId, *, user_id: UserId) -> CourseView:
        """The outline to edit."""
        async with self._uow() as work:
            return await work.courses.outline(course_id, user_id)

    @needs(Right.EDIT_COURSES)
    async def lesson(self, lesson_id: LessonId) -> LessonText:
        """A lesson's text and the revision that a save must name."""
        async with self._uow() as work:
            return await work.lessons.text(lesson_id)

    @needs(Right.EDIT_COURSES)
    async def preview(self, markdown: str, lesson: LessonText | None = None) -> RenderedPage:
        """The page that a reader would see of `lesson` with this text."""
        if lesson is None:
            return await self._pages.page(markdown)
        async with self._uow() as work:
            context = await context_of(work, lesson.course_id, lesson.id)
        return await self._pages.page(markdown, context)
