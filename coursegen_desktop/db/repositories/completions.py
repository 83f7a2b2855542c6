"""Finished lessons."""

from __future__ import annotations

from sqlalchemy import ColumnElement, and_, bindparam, case, delete, func, select

from ...domain.ids import CourseId, LessonId, UserId
from ...domain.progress import Done
from .. import models
from ..sqlite import upsert
from .base import Repository, table_of

COMPLETIONS = table_of(models.LessonCompletion)
MODULES = table_of(models.CourseModule)
LESSONS = table_of(models.Lesson)

# The first completion counts: marking again keeps its day.
_ADD = upsert(COMPLETIONS).on_conflict_do_nothing(index_elements=["user_id", "lesson_id"])
_REMOVE = delete(COMPLETIONS).where(
    COMPLETIONS.c.user_id == bindparam("user_id"), COMPLETIONS.c.lesson_id == bindparam("lesson_id")
)
# What a lesson weighs in its course: its minutes, one at least.
WEIGHT: ColumnElement[int] = case(
    (LESSONS.c.duration_minutes < 1, 1), else_=LESSONS.c.duration_minutes
)
_COUNT = (
    select(
        func.count(COMPLETIONS.c.id),
        func.count(LESSONS.c.id),
        func.coalesce(func.sum(case((COMPLETIONS.c.id.is_not(None), WEIGHT), else_=0)), 0),
        func.coalesce(func.sum(case((LESSONS.c.id.is_not(None), WEIGHT), else_=0)), 0),
    )
    .select_from(
        MODULES.join(LESSONS, LESSONS.c.module_id == MODULES.c.id).outerjoin(
            COMPLETIONS,
            and_(
                COMPLETIONS.c.lesson_id == LESSONS.c.id,
                COMPLETIONS.c.user_id == bindparam("user_id"),
            ),
        )
    )
    .where(MODULES.c.course_id == bindparam("course_id"))
)


class CompletionsRepository(Repository):
    """Marks lessons as done, once for each user."""

    async def set(
        self, user_id: UserId, lesson_id: LessonId, done: bool, moment: str, day: str
    ) -> None:
        """Mark a lesson, or take the mark back. `day` is the learner's local date."""
        values = {"user_id": user_id, "lesson_id": lesson_id}
        if done:
            await self._run(_ADD, values | {"completed_at": moment, "day": day})
        else:
            await self._run(_REMOVE, values)

    async def of_course(self, user_id: UserId, course_id: CourseId) -> Done:
        """What of a course is done."""
        return Done(*await self._only(_COUNT, {"user_id": user_id, "course_id": course_id}))
