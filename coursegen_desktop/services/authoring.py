"""Editing: titles, lesson text, order. Saves name the revision they are based on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..domain.course import MAX_TITLE, CourseView
from ..domain.duration import reading_minutes
from ..domain.errors import InvalidContent, NotFound
from ..domain.events import CourseChanged, LessonSaved
from ..domain.ids import CourseId, LessonId, ModuleId, UserId
from ..domain.lesson import LessonText
from ..domain.rights import Right
from ..rendering.rendered import RenderedPage
from .events import EventHub
from .gate import Guarded, needs
from .pages import PageService, context_of
from .work import WorkUnits

if TYPE_CHECKING:
    from ..domain.draft import LessonDraft, ModuleDraft

MAX_LESSON_BYTES = 1 << 20


class AuthoringService(Guarded):
    """What an instructor does with courses."""

    def __init__(self, uow: WorkUnits, events: EventHub, pages: PageService) -> None:
        self._uow = uow
        self._events = events
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

    @needs(Right.EDIT_COURSES)
    async def save_lesson(
        self,
        lesson_id: LessonId,
        *,
        title: str,
        content: str,
        base_revision: int,
        origin: object = None,
    ) -> int:
        """Keep a lesson; Conflict when `base_revision` is not the last. Returns the new one."""
        title = checked_title(title)
        if len(content.encode("utf-8", "surrogatepass")) > MAX_LESSON_BYTES:
            raise InvalidContent(
                "A lesson can hold at most one megabyte of text.", "Split it into two lessons."
            )
        content = content.replace("\x00", "").encode("utf-8", "replace").decode("utf-8")
        async with self._uow(write=True) as work:
            before = await work.lessons.text(lesson_id)
            minutes = minutes_of(content, before)
            revision = await work.lessons.save(lesson_id, title, content, minutes, base_revision)
            if minutes != before.minutes:
                # Lessons count by their minutes.
                await work.enrollments.refresh_course(before.course_id)
            await work.commit()
        self._events.publish(LessonSaved(lesson_id, before.course_id, revision, origin))
        return revision

    @needs(Right.EDIT_COURSES)
    async def save_course(
        self, course_id: CourseId, *, title: str, description: str, origin: object = None
    ) -> None:
        """Keep a course's title and description."""
        title = checked_title(title)
        async with self._uow(write=True) as work:
            await work.courses.update(course_id, title=title, description=description.strip())
            await work.commit()
        self._events.publish(CourseChanged(course_id, origin))

    @needs(Right.EDIT_COURSES)
    async def add_module(self, course_id: CourseId, title: str) -> ModuleId:
        """A new empty module at the end."""
        title = checked_title(title)
        async with self._uow(write=True) as work:
            module_id = await work.courses.add_module(course_id, title)
            await work.commit()
        self._events.publish(CourseChanged(course_id))
        return module_id

    @needs(Right.EDIT_COURSES)
    async def rename_module(self, course_id: CourseId, module_id: ModuleId, title: str) -> None:
        """Give a module another title."""
        title = checked_title(title)
        async with self._uow(write=True) as work:
            await work.courses.rename_module(module_id, title)
            await work.commit()
        self._events.publish(CourseChanged(course_id))

    @needs(Right.EDIT_COURSES)
    async def move_module(self, course_id: CourseId, module_id: ModuleId, offset: int) -> None:
        """Move a module with its lessons up (-1) or down (+1), at most to the edge."""
        async with self._uow(write=True) as work:
            await work.courses.move_module(module_id, offset)
            await work.commit()
        self._events.publish(CourseChanged(course_id))

    @needs(Right.EDIT_COURSES)
    async def delete_module(self, course_id: CourseId, module_id: ModuleId) -> ModuleDraft:
        """Remove a module with its lessons. Returns it whole, so that `restore_module` can undo."""
        async with self._uow(write=True) as work:
            outline = await work.courses.outline(course_id, UserId(0))
            keys = [item.id for item in outline.modules]
            if module_id not in keys:
                raise NotFound("This module is not there any more.")
            # The draft holds the modules in the outline's order.
            draft = (await work.courses.draft(course_id)).modules[keys.index(module_id)]
            await work.courses.delete_module(module_id)
            await work.enrollments.refresh_course(course_id)
            await work.commit()
        self._events.publish(CourseChanged(course_id))
        return draft

    @needs(Right.EDIT_COURSES)
    async def restore_module(
        self, course_id: CourseId, draft: ModuleDraft, order_index: int
    ) -> ModuleId:
        """Put a deleted module back where it stood, with its lessons and what was made for them."""
        async with self._uow(write=True) as work:
            module_id = await work.courses.add_module(
                course_id, draft.title, draft.summary, draft.public_id
            )
            for lesson in draft.lessons:
                await work.courses.add_lesson(module_id, lesson)
            count = len((await work.courses.outline(course_id, UserId(0))).modules)
            await work.courses.move_module(module_id, min(order_index - (count - 1), 0))
            await work.enrollments.refresh_course(course_id)
            await work.commit()
        self._events.publish(CourseChanged(course_id))
        return module_id

    @needs(Right.EDIT_COURSES)
    async def add_lesson(
        self,
        course_id: CourseId,
        module_id: ModuleId,
        title: str,
        content: str = "",
        order_index: int | None = None,
    ) -> LessonId:
        """A new lesson at the end of a module, or at `order_index` in it."""
        from ..domain.draft import LessonDraft  # late: no start needs pydantic

        minutes = reading_minutes(content)
        draft = LessonDraft(title=checked_title(title), content=content, duration_minutes=minutes)
        async with self._uow(write=True) as work:
            lesson_id = await work.courses.add_lesson(module_id, draft, order_index)
            await work.enrollments.refresh_course(course_id)
            await work.commit()
        self._events.publish(CourseChanged(course_id))
        return lesson_id

    @needs(Right.EDIT_COURSES)
    async def delete_lesson(self, lesson_id: LessonId) -> LessonDraft:
        """Remove a lesson. Returns it whole, so that `restore_lesson` can undo."""
        async with self._uow(write=True) as work:
            course_id = await work.lessons.course_of(lesson_id)
            draft = await work.lessons.delete(lesson_id)
            await work.enrollments.refresh_course(course_id)
            await work.commit()
        self._events.publish(CourseChanged(course_id))
        return draft

    @needs(Right.EDIT_COURSES)
    async def restore_lesson(
        self, course_id: CourseId, module_id: ModuleId, draft: LessonDraft, order_index: int
    ) -> LessonId:
        """Put a deleted lesson back where it stood."""
        async with self._uow(write=True) as work:
            lesson_id = await work.courses.add_lesson(module_id, draft, order_index)
            await work.enrollments.refresh_course(course_id)
            await work.commit()
        self._events.publish(CourseChanged(course_id))
        return lesson_id

    @needs(Right.EDIT_COURSES)
    async def move_lesson(self, lesson_id: LessonId, offset: int) -> None:
        """Move a lesson up (-1) or down (+1); at a module's edge it crosses into the next."""
        async with self._uow(write=True) as work:
            course_id = await work.lessons.course_of(lesson_id)
            await work.lessons.move(lesson_id, offset)
            await work.commit()
        self._events.publish(CourseChanged(course_id))


def minutes_of(content: str, before: LessonText) -> int:
    """How long the lesson takes with another text: its quiz takes as long as before."""
    questions = max(0, before.minutes - reading_minutes(before.content))
    return reading_minutes(content) + questions


def checked_title(title: str) -> str:
    """A title as it is kept: one line, trimmed. Raises InvalidContent when empty or too long."""
    cleaned = " ".join(title.split())
    if not cleaned:
        raise InvalidContent("A title cannot be empty.", "Type at least one letter.")
    if len(cleaned) > MAX_TITLE:
        raise InvalidContent(
            "A title can hold at most {limit} characters.", "Shorten it.", limit=MAX_TITLE
        )
    return cleaned
