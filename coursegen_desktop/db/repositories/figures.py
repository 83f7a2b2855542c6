"""What a learner's figures are made of, read from the sums by day and from covering indexes."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import text

from ...domain.figures import Day, ScorePoint
from ...domain.ids import CourseId, UserId
from .asked import Asked, Rows
from .base import Repository

# The trend shows the newest of them, mastery looks no further back.
MOST_SCORES = 500
MOST_ANSWERS = 1_000

_DAYS = text("""
SELECT day, ms, lessons, answers, scored, correct, reviews FROM progress_days
WHERE user_id = :user_id AND course_id = :course_id AND day BETWEEN :since AND :until
    AND (ms > 0 OR lessons > 0 OR answers > 0 OR reviews > 0) ORDER BY day
""")
_LEARNED = text("""
SELECT day FROM progress_days WHERE user_id = :user_id AND course_id = 0 AND day <= :today
    AND (lessons > 0 OR answers > 0 OR reviews > 0 OR ms >= :least) ORDER BY day
""")
_SPENT = text("""
SELECT course_id, sum(ms), sum(CASE WHEN day > :recent AND day <= :today THEN ms ELSE 0 END),
    coalesce(min(CASE WHEN day > :recent AND ms > 0 THEN day END), '')
FROM progress_days WHERE user_id = :user_id AND course_id > 0 GROUP BY course_id
""")
_SCORES = text(f"""
SELECT day, course_id, title, score / max_score FROM (
    SELECT t.day, t.course_id, s.title, t.score, t.max_score, t.finished_at FROM quiz_attempts t
        JOIN lesson_assets s ON s.id = t.asset_id
    WHERE t.user_id = :user_id AND t.day BETWEEN :since AND :until AND t.finished_at IS NOT NULL
        AND t.counts AND t.max_score > 0 AND (:course_id = 0 OR t.course_id = :course_id)
    UNION ALL
    SELECT day, course_id, title, score, max_score, finished_at FROM past_scores
    WHERE user_id = :user_id AND day BETWEEN :since AND :until
        AND (:course_id = 0 OR course_id = :course_id)
    ORDER BY 1 DESC, 6 DESC LIMIT {MOST_SCORES}
) ORDER BY day, finished_at
""")
# SQLite takes the other columns from the row that has the greatest.
_RESULTS = """
SELECT course_id, {best}, {last} FROM (
    SELECT course_id, score / max_score AS share, finished_at FROM quiz_attempts
    WHERE user_id = :user_id AND counts AND finished_at IS NOT NULL AND max_score > 0
    UNION ALL SELECT course_id, score / max_score, finished_at FROM past_scores
    WHERE user_id = :user_id
) GROUP BY course_id
"""
_BEST = text(_RESULTS.format(best="max(share)", last="0"))
_LAST = text(_RESULTS.format(best="share", last="max(finished_at)"))
# Summed in the order of the index of enrolments and in indexes alone: the rows of a thousand
# lessons lie on as many pages. The instant of enrolling is in none, and is looked up by course.
_COURSES = text("""
SELECT c.id, c.title, taken.progress_percent, c.deleted_at <> '', c.learning_outcomes,
    taken.planned, taken.done, coalesce((
        SELECT json_extract(b.scheme, '$.finish_by') FROM gradebooks b WHERE b.course_id = c.id
    ), ''), (SELECT e.enrolled_at FROM enrollments e WHERE e.id = taken.id)
FROM (
    SELECT e.id, e.course_id, e.progress_percent, e.last_opened_at,
        coalesce(sum(max(l.duration_minutes, 1)), 0) AS planned,
        coalesce(sum(CASE WHEN d.id IS NOT NULL THEN max(l.duration_minutes, 1) END), 0) AS done
    FROM enrollments e
    LEFT JOIN course_modules m ON m.course_id = e.course_id
    LEFT JOIN lessons l ON l.module_id = m.id
    LEFT JOIN lesson_completions d ON d.lesson_id = l.id AND d.user_id = e.user_id
    WHERE e.user_id = :user_id AND e.left_at = '' GROUP BY e.last_opened_at, e.course_id
) taken CROSS JOIN courses c ON c.id = taken.course_id
WHERE :drafts OR c.is_published ORDER BY taken.last_opened_at DESC, c.id DESC
""")
_NAMED = """
SELECT id, title, deleted_at <> '' FROM courses WHERE id IN (SELECT course_id FROM meant)
    AND (:drafts OR is_published OR deleted_at <> '')
UNION ALL SELECT course_id, title, 1 FROM past_courses
WHERE course_id IN (SELECT course_id FROM meant)
"""
_NAMES = text(f"WITH meant AS (SELECT value AS course_id FROM json_each(:keys)) {_NAMED}")
_LEFT = text(f"""
WITH meant AS MATERIALIZED (
    SELECT course_id FROM progress_days WHERE user_id = :user_id AND course_id > 0
    EXCEPT SELECT e.course_id FROM enrollments e JOIN courses c ON c.id = e.course_id
    WHERE e.user_id = :user_id AND e.left_at = '' AND (:drafts OR c.is_published)
) {_NAMED}
""")
_OUTCOMES = text(f"""
SELECT t.course_id, o.outcome, a.score / a.max_score, a.day, a.certainty FROM (
    SELECT attempt_id, question_id, score, max_score, day, certainty, needs_marking
    FROM quiz_answers WHERE user_id = :user_id AND day <= :today
    ORDER BY day DESC, answered_at DESC LIMIT {MOST_ANSWERS}
) a JOIN quiz_attempts t ON t.id = a.attempt_id
JOIN question_outcomes o ON o.asset_id = t.asset_id AND o.hash = t.version
    AND o.question_id = a.question_id
WHERE a.max_score > 0 AND NOT a.needs_marking
""")


@dataclass(frozen=True, slots=True)
class CourseRow:
    """A course that is taken: its share done, and what its lessons are said to take (minutes).

    `finish_by` is the class's day, `enrolled_at` a stamp; both may be "".
    """

    id: CourseId
    title: str
    percent: float
    is_deleted: bool
    outcomes: tuple[str, ...] = ()
    planned: float = 0.0
    planned_done: float = 0.0
    finish_by: str = ""
    enrolled_at: str = ""


@dataclass(frozen=True, slots=True)
class Spent:
    """Minutes in a course: all, and lately, `since` the first such day."""

    minutes: float
    recent: float
    since: str


@dataclass(frozen=True, slots=True)
class DayRows:
    """Days of a range, and how many of their answers were judged."""

    days: tuple[Day, ...] = ()
    scored: int = 0


class FiguresRepository(Repository):
    """Each method is one statement; `UnitOfWork.ask` sends several together."""

    def days(self, user_id: UserId, course_id: int, since: str, until: str) -> Asked[DayRows]:
        """The days on which something was done; course 0 is all."""
        return self._ask(_DAYS, _range(user_id, course_id, since, until), _to_days)

    def learned(self, user_id: UserId, today: str, least_minutes: float) -> Asked[list[str]]:
        """Every day up to today that counts as one of learning."""
        values = {"user_id": user_id, "today": today, "least": round(least_minutes * 60_000)}
        return self._ask(_LEARNED, values, lambda rows: [day for (day,) in rows])

    def spent(self, user_id: UserId, recent: str, today: str) -> Asked[dict[int, Spent]]:
        """Minutes by course; `recent` is the day after which they are the present pace."""
        values = {"user_id": user_id, "recent": recent, "today": today}
        return self._ask(
            _SPENT,
            values,
            lambda rows: {
                key: Spent(ms / 60_000, lately / 60_000, since) for key, ms, lately, since in rows
            },
        )

    def scores(
        self, user_id: UserId, course_id: int, since: str, until: str
    ) -> Asked[tuple[ScorePoint, ...]]:
        """The newest results of a range, in the order of time."""
        return self._ask(_SCORES, _range(user_id, course_id, since, until), _to_scores)

    def best(self, user_id: UserId) -> Asked[dict[int, float]]:
        """The best result of every course, 0 to 1."""
        return self._ask(_BEST, {"user_id": user_id}, _to_shares)

    def last(self, user_id: UserId) -> Asked[dict[int, float]]:
        """The last result of every course, 0 to 1."""
        return self._ask(_LAST, {"user_id": user_id}, _to_shares)

    def courses(self, user_id: UserId, *, drafts: bool) -> Asked[list[CourseRow]]:
        """The courses that are taken, the one opened last first."""
        return self._ask(_COURSES, {"user_id": user_id, "drafts": drafts}, _to_courses)

    def left(self, user_id: UserId, *, drafts: bool) -> Asked[list[CourseRow]]:
        """Courses that were begun and are not taken any more, or are gone, by their names."""
        return self._ask(_LEFT, {"user_id": user_id, "drafts": drafts}, _to_names)

    def names(self, keys: list[int], *, drafts: bool) -> Asked[list[CourseRow]]:
        """Courses by their names, also those that are gone."""
        return self._ask(_NAMES, {"keys": json.dumps(keys), "drafts": drafts}, _to_names)

    def outcome_answers(
        self, user_id: UserId, today: str
    ) -> Asked[list[tuple[int, str, float, str, int | None]]]:
        """(course, outcome, credit 0 to 1, day, certainty) of the last answers."""
        values = {"user_id": user_id, "today": today}
        return self._ask(_OUTCOMES, values, lambda rows: [tuple(row) for row in rows])


def _to_days(rows: Rows) -> DayRows:
    days = tuple(
        Day(day, ms / 60_000, lessons, answers, correct, reviews)
        for day, ms, lessons, answers, _, correct, reviews in rows
    )
    return DayRows(days, sum(row[4] for row in rows))


def _to_scores(rows: Rows) -> tuple[ScorePoint, ...]:
    return tuple(
        ScorePoint(day, CourseId(course), title, 100 * min(max(share, 0.0), 1.0))
        for day, course, title, share in rows
    )


def _to_shares(rows: Rows) -> dict[int, float]:
    return {row[0]: min(max(row[1], 0.0), 1.0) for row in rows}


def _to_courses(rows: Rows) -> list[CourseRow]:
    return [
        CourseRow(CourseId(key), title, percent, bool(gone), _texts(outcomes), *rest)
        for key, title, percent, gone, outcomes, *rest in rows
    ]


def _to_names(rows: Rows) -> list[CourseRow]:
    return [CourseRow(CourseId(key), title, 0.0, bool(gone)) for key, title, gone in rows]


def _range(user_id: UserId, course_id: int, since: str, until: str) -> dict[str, Any]:
    return {"user_id": user_id, "course_id": course_id, "since": since, "until": until}


# Courses say the same each time, and the dashboard is read after every answer.
@lru_cache(maxsize=4_096)
def _texts(raw: str) -> tuple[str, ...]:
    found = json.loads(raw or "[]")
    return tuple(map(str, found)) if isinstance(found, list) else ()
