"""Figures for the dashboard, read from covering indexes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import bindparam, func, or_, select

from ...domain.ids import CourseId, UserId
from ...domain.progress import CourseProgress, DayActivity, ScorePoint
from .. import models
from ..times import to_day
from .base import Repository, table_of

COURSES = table_of(models.Course)
MODULES = table_of(models.CourseModule)
LESSONS = table_of(models.Lesson)
ASSETS = table_of(models.LessonAsset)
ENROLLMENTS = table_of(models.Enrollment)
COMPLETIONS = table_of(models.LessonCompletion)
ATTEMPTS = table_of(models.QuizAttempt)
ANSWERS = table_of(models.QuizAnswer)
STANDINGS = table_of(models.QuizStanding)

# The accuracy looks at the newest answers only: it shall move when one gets better.
RECENT_ANSWERS = 200


@dataclass(frozen=True, slots=True)
class Totals:
    """Sums of one learner; `points` of `max_points` in the last `answers` answers."""

    lessons_done: int
    lessons_enrolled: int
    attempts: int
    answers: int
    points: float
    max_points: float


_USER: Any = bindparam("user_id")
_DAYS = (
    select(COMPLETIONS.c.day, func.count().label("count"))
    .where(COMPLETIONS.c.user_id == _USER)
    .group_by(COMPLETIONS.c.day)
    .union_all(
        select(ANSWERS.c.day, func.count())
        .where(ANSWERS.c.user_id == _USER)
        .group_by(ANSWERS.c.day)
    )
)
_LIVE_ENROLLMENTS = ENROLLMENTS.join(COURSES, COURSES.c.id == ENROLLMENTS.c.course_id)
_DONE = (
    select(func.count())
    .select_from(
        MODULES.join(LESSONS, LESSONS.c.module_id == MODULES.c.id).join(
            COMPLETIONS, COMPLETIONS.c.lesson_id == LESSONS.c.id
        )
    )
    .where(MODULES.c.course_id == COURSES.c.id, COMPLETIONS.c.user_id == _USER)
    .correlate(COURSES)
    .scalar_subquery()
)
_LESSON_COUNT = (
    select(func.count())
    .select_from(MODULES.join(LESSONS, LESSONS.c.module_id == MODULES.c.id))
    .where(MODULES.c.course_id == COURSES.c.id)
    .correlate(COURSES)
    .scalar_subquery()
)
_COURSES = (
    select(
        COURSES.c.id,
        COURSES.c.title,
        ENROLLMENTS.c.progress_percent,
        _DONE.label("done"),
        _LESSON_COUNT.label("lessons"),
    )
    .select_from(_LIVE_ENROLLMENTS)
    .where(
        ENROLLMENTS.c.user_id == _USER,
        ENROLLMENTS.c.left_at == "",
        COURSES.c.deleted_at == "",
        or_(bindparam("drafts"), COURSES.c.is_published),
    )
    .order_by(ENROLLMENTS.c.last_opened_at.desc(), COURSES.c.id.desc())
)
_STANDINGS = (
    select(MODULES.c.course_id, STANDINGS.c.score, STANDINGS.c.max_score)
    .select_from(
        STANDINGS.join(ASSETS, ASSETS.c.id == STANDINGS.c.asset_id)
        .join(LESSONS, LESSONS.c.id == ASSETS.c.lesson_id)
        .join(MODULES, MODULES.c.id == LESSONS.c.module_id)
    )
    .where(STANDINGS.c.user_id == _USER, STANDINGS.c.max_score > 0)
)
_SCORES = (
    select(
        ATTEMPTS.c.day,
        func.sum(ATTEMPTS.c.score / ATTEMPTS.c.max_score).label("shares"),
        func.count().label("count"),
    )
    .where(
        ATTEMPTS.c.user_id == _USER,
        ATTEMPTS.c.day >= bindparam("since"),
        ATTEMPTS.c.finished_at.is_not(None),
        ATTEMPTS.c.counts,
        ATTEMPTS.c.max_score > 0,
    )
    .group_by(ATTEMPTS.c.day)
)
_LAST = (
    select(ANSWERS.c.score, ANSWERS.c.max_score)
    .where(ANSWERS.c.user_id == _USER)
    .order_by(ANSWERS.c.day.desc(), ANSWERS.c.answered_at.desc())
    .limit(RECENT_ANSWERS)
    .subquery()
)
_ACCURACY = select(
    func.count().label("answers"),
    func.coalesce(func.sum(_LAST.c.score), 0.0).label("points"),
    func.coalesce(func.sum(_LAST.c.max_score), 0.0).label("max_points"),
    select(func.count())
    .where(ATTEMPTS.c.user_id == _USER, ATTEMPTS.c.finished_at.is_not(None), ATTEMPTS.c.counts)
    .scalar_subquery()
    .label("attempts"),
).select_from(_LAST)
_LESSONS = (
    select(func.coalesce(func.sum(_DONE), 0), func.coalesce(func.sum(_LESSON_COUNT), 0))
    .select_from(_LIVE_ENROLLMENTS)
    .where(ENROLLMENTS.c.user_id == _USER, ENROLLMENTS.c.left_at == "", COURSES.c.deleted_at == "")
)


class ProgressRepository(Repository):
    """What one learner did."""

    async def days(self, user_id: UserId) -> tuple[DayActivity, ...]:
        """All days with lessons completed or questions answered, in order."""
        counts: dict[str, int] = defaultdict(int)
        for day, count in await self._all(_DAYS, {"user_id": user_id}):
            counts[day] += count
        return tuple(DayActivity(to_day(day), counts[day]) for day in sorted(counts))

    async def totals(self, user_id: UserId) -> Totals:
        """Lessons, attempts and the accuracy of the last answers. Courses in the trash are out."""
        lessons = await self._only(_LESSONS, {"user_id": user_id})
        row = await self._only(_ACCURACY, {"user_id": user_id})
        return Totals(
            lessons_done=lessons[0],
            lessons_enrolled=lessons[1],
            attempts=row.attempts,
            answers=row.answers,
            points=row.points,
            max_points=row.max_points,
        )

    async def weekly_scores(self, user_id: UserId, since: date) -> tuple[ScorePoint, ...]:
        """Mean score, 0 to 100, of the attempts finished in each week from that of `since` on."""
        first = since - timedelta(days=since.weekday())
        sums: dict[date, list[float]] = defaultdict(lambda: [0.0, 0.0])
        values = {"user_id": user_id, "since": first.isoformat()}
        for text, shares, count in await self._all(_SCORES, values):
            day = to_day(text)
            week = sums[day - timedelta(days=day.weekday())]
            week[0] += shares
            week[1] += count
        return tuple(
            ScorePoint(week, _within(100 * shares / count))
            for week, (shares, count) in sorted(sums.items())
        )

    async def courses(self, user_id: UserId, *, drafts: bool = True) -> tuple[CourseProgress, ...]:
        """Every course taken, the one opened last first; without `drafts` published ones."""
        rows = await self._all(_COURSES, {"user_id": user_id, "drafts": drafts})
        results: dict[int, list[tuple[float, float]]] = defaultdict(list)
        for course, score, max_score in await self._all(_STANDINGS, {"user_id": user_id}):
            results[course].append((score, max_score))
        return tuple(
            CourseProgress(
                CourseId(key),
                title,
                share,
                done,
                lessons,
                max(results[key], key=_order, default=None),
                _mean(results[key]),
            )
            for key, title, share, done, lessons in rows
        )


def _order(result: tuple[float, float]) -> tuple[float, float]:
    score, max_score = result
    return score / max_score, max_score


def _mean(results: Iterable[tuple[float, float]]) -> float | None:
    shares = [score / max_score for score, max_score in results]
    return _within(100 * sum(shares) / len(shares)) if shares else None


def _within(share: float) -> float:
    return min(max(share, 0.0), 100.0)
