"""Who takes which course, how far they are, and where they were last."""

from __future__ import annotations

from sqlalchemy import bindparam, func, select, update

from ...domain.ids import CourseId, LessonId, UserId
from ...domain.progress import percent
from .. import models
from ..sqlite import upsert
from .base import Repository, table_of

ENROLLMENTS = table_of(models.Enrollment)
MODULES = table_of(models.CourseModule)
LESSONS = table_of(models.Lesson)
COMPLETIONS = table_of(models.LessonCompletion)

_INSERT = upsert(ENROLLMENTS)
_TOUCH = _INSERT.on_conflict_do_update(
    index_elements=["user_id", "course_id"],
    set_={
        "last_opened_at": _INSERT.excluded.last_opened_at,
        "last_lesson_id": _INSERT.excluded.last_lesson_id,
        "updated_at": _INSERT.excluded.updated_at,
    },
)
_SET = (
    update(ENROLLMENTS)
    .where(
        ENROLLMENTS.c.user_id == bindparam("the_user"),
        ENROLLMENTS.c.course_id == bindparam("the_course"),
    )
    .values(progress_percent=bindparam("share"), updated_at=bindparam("moment"))
)
_TOTAL = (
    select(func.count())
    .select_from(MODULES.join(LESSONS, LESSONS.c.module_id == MODULES.c.id))
    .where(MODULES.c.course_id == bindparam("course_id"))
)
_DONE = (
    select(func.count())
    .select_from(
        MODULES.join(LESSONS, LESSONS.c.module_id == MODULES.c.id).join(
            COMPLETIONS, COMPLETIONS.c.lesson_id == LESSONS.c.id
        )
    )
    .where(
        MODULES.c.course_id == ENROLLMENTS.c.course_id,
        COMPLETIONS.c.user_id == ENROLLMENTS.c.user_id,
    )
    .correlate(ENROLLMENTS)
    .scalar_subquery()
)
_STANDINGS = select(
    ENROLLMENTS.c.user_id, ENROLLMENTS.c.progress_percent, _DONE.label("done")
).where(ENROLLMENTS.c.course_id == bindparam("course_id"))


class EnrollmentsRepository(Repository):
    """Keeps enrolments; there is one for each user and course."""

    async def touch(
        self, user_id: UserId, course_id: CourseId, lesson_id: LessonId | None, moment: str
    ) -> None:
        """Enrol where needed and remember `lesson_id` as the place to go on."""
        await self._run(
            _TOUCH,
            {
                "user_id": user_id,
                "course_id": course_id,
                "enrolled_at": moment,
                "progress_percent": 0.0,
                "last_opened_at": moment,
                "last_lesson_id": lesson_id,
                "created_at": moment,
                "updated_at": moment,
            },
        )

    async def set_progress(self, user_id: UserId, course_id: CourseId, share: float) -> None:
        """Keep the progress, 0 to 100."""
        values = {"the_user": user_id, "the_course": course_id, "share": share}
        await self._run(_SET, values | {"moment": self._work.stamp()})

    async def refresh_course(self, course_id: CourseId) -> None:
        """Count everybody's progress anew after lessons were added or removed."""
        total = (await self._run(_TOTAL, {"course_id": course_id})).scalar_one()
        for user, share, done in await self._all(_STANDINGS, {"course_id": course_id}):
            counted = percent(done, total)
            if counted != share:
                await self.set_progress(UserId(user), course_id, counted)
