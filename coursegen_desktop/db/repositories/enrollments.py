"""Who takes which course, how far they are, and where they were last."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import bindparam, case, func, select, text, update

from ...domain.ids import CourseId, LessonId, UserId
from ...domain.people import Learner
from ...domain.progress import Done
from .. import models, people_sql
from ..sqlite import upsert
from .asked import Asked
from .base import Repository, batches, table_of
from .completions import WEIGHT

ENROLLMENTS = table_of(models.Enrollment)
MODULES = table_of(models.CourseModule)
LESSONS = table_of(models.Lesson)
COMPLETIONS = table_of(models.LessonCompletion)

_HERE = (
    ENROLLMENTS.c.user_id == bindparam("the_user"),
    ENROLLMENTS.c.course_id == bindparam("the_course"),
)
_INSERT = upsert(ENROLLMENTS)
_TOUCH = _INSERT.on_conflict_do_update(
    index_elements=["user_id", "course_id"],
    set_={
        "last_opened_at": _INSERT.excluded.last_opened_at,
        "last_lesson_id": _INSERT.excluded.last_lesson_id,
        "left_at": "",
        "updated_at": _INSERT.excluded.updated_at,
    },
)
# Who comes back goes on where he was.
_ENROL = _INSERT.on_conflict_do_update(
    index_elements=["user_id", "course_id"],
    set_={"left_at": "", "updated_at": _INSERT.excluded.updated_at},
)
_LEAVE = update(ENROLLMENTS).where(*_HERE, ENROLLMENTS.c.left_at == "")
_SET = (
    update(ENROLLMENTS)
    .where(*_HERE)
    .values(progress_percent=bindparam("share"), updated_at=bindparam("moment"))
)
_LESSONS_OF = MODULES.join(LESSONS, LESSONS.c.module_id == MODULES.c.id)
_TOTAL = (
    select(func.count(), func.coalesce(func.sum(WEIGHT), 0))
    .select_from(_LESSONS_OF)
    .where(MODULES.c.course_id == bindparam("course_id"))
)
_STANDINGS = (
    select(
        ENROLLMENTS.c.user_id,
        ENROLLMENTS.c.progress_percent,
        func.count(COMPLETIONS.c.id),
        func.coalesce(func.sum(case((COMPLETIONS.c.id.is_not(None), WEIGHT), else_=0)), 0),
    )
    .select_from(
        ENROLLMENTS.outerjoin(MODULES, MODULES.c.course_id == ENROLLMENTS.c.course_id)
        .outerjoin(LESSONS, LESSONS.c.module_id == MODULES.c.id)
        .outerjoin(
            COMPLETIONS,
            (COMPLETIONS.c.lesson_id == LESSONS.c.id)
            & (COMPLETIONS.c.user_id == ENROLLMENTS.c.user_id),
        )
    )
    .where(ENROLLMENTS.c.course_id == bindparam("course_id"))
    .group_by(ENROLLMENTS.c.user_id, ENROLLMENTS.c.progress_percent)
)
_LEARNERS = text(people_sql.LEARNERS)
_ENROLLED = select(ENROLLMENTS.c.user_id).where(
    ENROLLMENTS.c.course_id == bindparam("course_id"), ENROLLMENTS.c.left_at == ""
)


class EnrollmentsRepository(Repository):
    """Keeps enrolments; there is one for each user and course, also after leaving."""

    async def touch(
        self, user_id: UserId, course_id: CourseId, lesson_id: LessonId | None, moment: str
    ) -> None:
        """Enrol where needed and remember `lesson_id` as the place to go on."""
        await self._run(_TOUCH, _row(user_id, course_id, moment) | {"last_lesson_id": lesson_id})

    async def enrol(self, user_ids: Sequence[UserId], course_id: CourseId, moment: str) -> None:
        """Enrol people; who has left comes back with the progress that he had."""
        for part in batches(user_ids):
            await self._run(_ENROL, [_row(user_id, course_id, moment) for user_id in part])

    async def leave(self, user_id: UserId, course_id: CourseId, moment: str) -> bool:
        """End an enrolment, keeping its progress. False when there was none."""
        values = {"left_at": moment, "updated_at": moment}
        done = await self._run(
            _LEAVE.values(**values), {"the_user": user_id, "the_course": course_id}
        )
        return done.rowcount > 0

    async def set_progress(self, user_id: UserId, course_id: CourseId, share: float) -> None:
        """Keep the progress, 0 to 100."""
        values = {"the_user": user_id, "the_course": course_id, "share": share}
        await self._run(_SET, values | {"moment": self._work.stamp()})

    async def refresh_course(self, course_id: CourseId) -> None:
        """Count everybody's progress anew after lessons were added, removed or changed length."""
        values = {"course_id": course_id}
        lessons, minutes = await self._only(_TOTAL, values)
        moment = self._work.stamp()
        changed = []
        for user, share, done, done_minutes in await self._all(_STANDINGS, values):
            counted = Done(done, lessons, done_minutes, minutes).percent
            if counted != share:
                changed.append(
                    {
                        "the_user": user,
                        "the_course": course_id,
                        "share": counted,
                        "moment": moment,
                    }
                )
        for part in batches(changed):
            await self._run(_SET, part)

    def learners(self, course_id: CourseId) -> Asked[tuple[Learner, ...]]:
        """Everybody who takes a course, by name."""
        return self._ask(
            _LEARNERS,
            {"course_id": course_id},
            lambda rows: tuple(map(people_sql.to_learner, rows)),
        )

    async def user_ids(self, course_id: CourseId) -> frozenset[UserId]:
        """The keys of everybody who takes a course."""
        return frozenset(
            UserId(row[0]) for row in await self._all(_ENROLLED, {"course_id": course_id})
        )


def _row(user_id: UserId, course_id: CourseId, moment: str) -> dict[str, object]:
    return {
        "user_id": user_id,
        "course_id": course_id,
        "enrolled_at": moment,
        "progress_percent": 0.0,
        "last_opened_at": moment,
        "last_lesson_id": None,
        "created_at": moment,
        "updated_at": moment,
    }
