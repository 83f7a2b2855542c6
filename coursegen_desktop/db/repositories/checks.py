"""What the check of a course asks: its files, and what learners will notice of a new version."""

from __future__ import annotations

from sqlalchemy import String, bindparam, case, cast, func, select

from ...domain.ids import CourseId
from ...domain.progress import Done
from .. import models
from .base import Repository, missing, table_of
from .completions import WEIGHT

ASSETS = table_of(models.LessonAsset)
ATTEMPTS = table_of(models.QuizAttempt)
COMPLETIONS = table_of(models.LessonCompletion)
COURSES = table_of(models.Course)
ENROLLMENTS = table_of(models.Enrollment)
LESSONS = table_of(models.Lesson)
MODULES = table_of(models.CourseModule)

_OF_COURSE = MODULES.c.course_id == bindparam("course_id")
_IN_LESSONS = MODULES.join(LESSONS, LESSONS.c.module_id == MODULES.c.id)
_LANGUAGE = select(COURSES.c.language).where(COURSES.c.id == bindparam("course_id"))
_FILES = (
    select(ASSETS.c.content["name"], ASSETS.c.file_path)
    .select_from(_IN_LESSONS.join(ASSETS, ASSETS.c.lesson_id == LESSONS.c.id))
    .where(_OF_COURSE, ASSETS.c.file_path.is_not(None))
)
# JSON names a key in quotation marks, wherever it stands.
_QUIZZES_WITH = (
    select(ASSETS.c.content)
    .select_from(_IN_LESSONS.join(ASSETS, ASSETS.c.lesson_id == LESSONS.c.id))
    .where(
        _OF_COURSE,
        ASSETS.c.asset_type == "quiz",
        cast(ASSETS.c.content, String).like(bindparam("words")),
    )
)
_WAS_THERE = LESSONS.c.created_at <= ENROLLMENTS.c.last_opened_at
_IS_DONE = COMPLETIONS.c.id.is_not(None)
_SEEN = (
    select(
        ENROLLMENTS.c.progress_percent,
        func.coalesce(func.sum(case((_WAS_THERE & _IS_DONE, 1), else_=0)), 0),
        func.coalesce(func.sum(case((_WAS_THERE, 1), else_=0)), 0),
        func.coalesce(func.sum(case((_WAS_THERE & _IS_DONE, WEIGHT), else_=0)), 0),
        func.coalesce(func.sum(case((_WAS_THERE, WEIGHT), else_=0)), 0),
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
    .where(ENROLLMENTS.c.course_id == bindparam("course_id"), ENROLLMENTS.c.left_at == "")
    .group_by(ENROLLMENTS.c.user_id, ENROLLMENTS.c.progress_percent)
)
_NEW_LESSONS = (
    select(func.count(LESSONS.c.id.distinct()))
    .select_from(_IN_LESSONS.join(ENROLLMENTS, ENROLLMENTS.c.course_id == MODULES.c.course_id))
    .where(
        _OF_COURSE,
        ENROLLMENTS.c.left_at == "",
        LESSONS.c.created_at > ENROLLMENTS.c.last_opened_at,
    )
)
_RUNNING = (
    select(func.count(ATTEMPTS.c.id))
    .select_from(
        _IN_LESSONS.join(ASSETS, ASSETS.c.lesson_id == LESSONS.c.id).join(
            ATTEMPTS, ATTEMPTS.c.asset_id == ASSETS.c.id
        )
    )
    .where(_OF_COURSE, ATTEMPTS.c.finished_at.is_(None))
)


class ChecksRepository(Repository):
    """Reads only."""

    async def quizzes_with(self, course_id: CourseId, key: str) -> tuple[dict[str, object], ...]:
        """The contents of a course's quizzes in which the key stands."""
        rows = await self._all(_QUIZZES_WITH, {"course_id": course_id, "words": f'%"{key}"%'})
        return tuple(row[0] for row in rows)

    async def language(self, course_id: CourseId) -> str:
        """The language of a course, "" when nobody said."""
        row = await self._one(_LANGUAGE, {"course_id": course_id})
        if row is None:
            raise missing("course")
        return row[0] or ""

    async def files(self, course_id: CourseId) -> dict[str, str]:
        """Name and `file_path` of every media file of a course."""
        rows = await self._all(_FILES, {"course_id": course_id})
        return {name: path for name, path in rows if isinstance(name, str) and name}

    async def seen_and_now(self, course_id: CourseId) -> list[tuple[float, float]]:
        """For each learner the progress (0 to 100) over the lessons that were there when he
        opened the course last, and over those that are there now."""
        rows = await self._all(_SEEN, {"course_id": course_id})
        return [(Done(*counts).percent, float(now)) for now, *counts in rows]

    async def new_lessons(self, course_id: CourseId) -> int:
        """Lessons that somebody who takes the course has not seen in its outline yet."""
        return int((await self._run(_NEW_LESSONS, {"course_id": course_id})).scalar_one())

    async def running_attempts(self, course_id: CourseId) -> int:
        """Attempts at its quizzes that are not handed in."""
        return int((await self._run(_RUNNING, {"course_id": course_id})).scalar_one())
