"""How everybody in a course is doing: a handful of statements, however large the class is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import Executable, text

from ...domain.class_progress import REPEATED, ClassItem, Result
from ...domain.ids import AssetId, CourseId, LessonId, UserId
from .asked import Asked, Rows, T
from .base import Repository

# A join would let SQLite go through all users while its statistics still know few of them.
_ENROLLED = """enrollments e WHERE e.course_id = :course_id AND e.left_at = ''
  AND (SELECT u.deleted_at FROM users u WHERE u.id = e.user_id) = ''"""
# Who counts in the class: as a list of keys, so that each statement names it alike.
_CLASS = f"(SELECT e.user_id FROM {_ENROLLED})"
_GROUP = f"""(SELECT e.user_id FROM {_ENROLLED} AND (:group_name IS NULL
  OR (SELECT u.group_name FROM users u WHERE u.id = e.user_id) = :group_name))"""
_LESSONS = """course_modules m JOIN lessons l ON l.module_id = m.id"""
_QUIZZES = f"""{_LESSONS}
  JOIN lesson_assets a ON a.lesson_id = l.id AND a.asset_type = 'quiz'"""

_ITEMS = text(f"""
SELECT m.id, l.id, l.title, l.duration_minutes, a.id, a.title
FROM {_LESSONS} LEFT JOIN lesson_assets a
  ON a.lesson_id = l.id AND a.asset_type = 'quiz' AND a.item_count > 0
WHERE m.course_id = :course_id
ORDER BY m.order_index, m.id, l.order_index, l.id, a.id
""")
# One row a learner: a class of 200 in a course of 100 lessons would be 20,000 rows.
_DONE = text(f"""
WITH known AS MATERIALIZED (SELECT l.id FROM {_LESSONS} WHERE m.course_id = :course_id)
SELECT e.user_id, (
  SELECT group_concat(c.lesson_id) FROM known k
  CROSS JOIN lesson_completions c ON c.user_id = e.user_id AND c.lesson_id = k.id)
FROM {_ENROLLED}
""")
_STANDINGS = text(f"""
SELECT s.user_id, s.asset_id, s.attempts,
  CASE WHEN s.max_score > 0 THEN min(max(100.0 * s.score / s.max_score, 0.0), 100.0) ELSE 0.0 END
FROM {_QUIZZES} JOIN quiz_standings s ON s.asset_id = a.id
WHERE m.course_id = :course_id AND s.user_id IN {_CLASS}
""")
_VISITS = text(f"""
SELECT e.user_id, e.enrolled_at, e.progress_percent, max(e.last_opened_at,
  coalesce((
    SELECT max(c.completed_at) FROM {_LESSONS}
    CROSS JOIN lesson_completions c ON c.user_id = e.user_id AND c.lesson_id = l.id
    WHERE m.course_id = :course_id), ''),
  coalesce((
    SELECT max(coalesce(t.finished_at, t.attempted_at)) FROM {_QUIZZES}
    CROSS JOIN quiz_attempts t ON t.user_id = e.user_id AND t.asset_id = a.id
    WHERE m.course_id = :course_id), ''))
FROM {_ENROLLED}
""")
# Wrong: less than half of the points. Only while the last answer is wrong too.
_REPEATED = text(f"""
SELECT t.user_id, t.asset_id, w.question_id,
  count(CASE WHEN w.score < w.max_score * 0.5 THEN 1 END) AS wrong
FROM {_QUIZZES} JOIN quiz_attempts t ON t.asset_id = a.id
  JOIN quiz_answers w ON w.attempt_id = t.id
WHERE m.course_id = :course_id AND w.max_score > 0 AND w.needs_marking = 0
  AND t.user_id IN {_CLASS}
GROUP BY t.user_id, t.asset_id, w.question_id
HAVING wrong >= {REPEATED}
  AND max(CASE WHEN w.score < w.max_score * 0.5 THEN w.id END) = max(w.id)
""")
_TIMES = text(f"""
SELECT p.lesson_id, p.seconds
FROM {_LESSONS} JOIN reading_positions p ON p.lesson_id = l.id
WHERE m.course_id = :course_id AND p.seconds > 0 AND p.user_id IN {_GROUP}
""")
_CREDITS = text(f"""
SELECT t.asset_id, w.question_id, count(*),
  sum(min(max(w.score / w.max_score, 0.0), 1.0))
FROM {_QUIZZES} JOIN quiz_attempts t ON t.asset_id = a.id
  JOIN quiz_answers w ON w.attempt_id = t.id
WHERE m.course_id = :course_id AND t.finished_at IS NOT NULL AND t.counts
  AND w.max_score > 0 AND w.needs_marking = 0 AND t.user_id IN {_GROUP}
GROUP BY t.asset_id, w.question_id
""")


@dataclass(frozen=True, slots=True)
class Items:
    """The columns, and for how many seconds each lesson was meant."""

    items: tuple[ClassItem, ...]
    planned_s: dict[LessonId, float]


@dataclass(frozen=True, slots=True)
class Visit:
    """When somebody was here last, or was enrolled by others and has not come yet."""

    at: str
    was_here: bool


class ClassProgressRepository(Repository):
    """Reads what the pages of a class show. Only those who are enrolled now count."""

    def items(self, course_id: CourseId) -> Asked[Items]:
        """Lessons and quizzes in the order of the course."""
        return self._of(_ITEMS, course_id, _to_items)

    def done(self, course_id: CourseId) -> Asked[dict[UserId, frozenset[LessonId]]]:
        """The lessons that each learner has completed."""
        return self._of(_DONE, course_id, _to_done)

    def results(self, course_id: CourseId) -> Asked[dict[UserId, dict[AssetId, Result]]]:
        """What stands for each learner and quiz."""
        return self._of(_STANDINGS, course_id, _to_results)

    def visits(self, course_id: CourseId) -> Asked[dict[UserId, Visit]]:
        """When each learner opened the course, completed a lesson or was at a quiz last."""
        return self._of(_VISITS, course_id, _to_visits)

    def repeated(self, course_id: CourseId) -> Asked[dict[UserId, list[tuple[AssetId, str, int]]]]:
        """The questions that a learner got wrong again and again: (quiz, question, times)."""
        return self._of(_REPEATED, course_id, _to_repeated)

    def times(
        self, course_id: CourseId, group: str | None = None
    ) -> Asked[dict[LessonId, list[float]]]:
        """For how many seconds each learner (of a group) has read each lesson; who has not is
        left out."""
        return self._of(_TIMES, course_id, _to_times, group_name=group)

    def credits(
        self, course_id: CourseId, group: str | None = None
    ) -> Asked[dict[tuple[AssetId, str], tuple[int, float]]]:
        """(answers, sum of their shares 0 to 1) of each question, from attempts (of a group's
        learners) that count."""
        return self._of(_CREDITS, course_id, _to_credits, group_name=group)

    def _of(
        self,
        statement: Executable,
        course_id: CourseId,
        read: Callable[[Rows], T],
        **values: str | None,
    ) -> Asked[T]:
        return self._ask(statement, {"course_id": course_id, **values}, read)


def _to_items(rows: Rows) -> Items:
    items: list[ClassItem] = []
    planned: dict[LessonId, float] = {}
    modules: list[int] = []
    place = quizzes = 0
    for module, lesson, title, minutes, asset, quiz in rows:
        if module not in modules:
            modules.append(module)
            place = 0
        if lesson not in planned:  # a lesson with two quizzes comes twice
            place += 1
            planned[LessonId(lesson)] = 60.0 * max(minutes, 1)
            items.append(ClassItem(f"{len(modules)}.{place}", title, LessonId(lesson)))
        if asset is not None:
            quizzes += 1
            items.append(ClassItem(f"Q{quizzes}", quiz or title, LessonId(lesson), AssetId(asset)))
    return Items(tuple(items), planned)


def _to_done(rows: Rows) -> dict[UserId, frozenset[LessonId]]:
    return {
        UserId(user): frozenset(LessonId(int(key)) for key in keys.split(","))
        for user, keys in rows
        if keys
    }


def _to_visits(rows: Rows) -> dict[UserId, Visit]:
    # An enrolment by others is no visit, though both instants are written then.
    return {
        UserId(user): Visit(at, at > enrolled or progress > 0)
        for user, enrolled, progress, at in rows
    }


def _to_results(rows: Rows) -> dict[UserId, dict[AssetId, Result]]:
    # Thousands of rows within a frame: nothing is called here but what makes a result.
    found: dict[UserId, dict[AssetId, Result]] = defaultdict(dict)
    for user, asset, attempts, percent in rows:
        found[user][asset] = Result(percent, attempts)
    return dict(found)


def _to_repeated(rows: Rows) -> dict[UserId, list[tuple[AssetId, str, int]]]:
    found: dict[UserId, list[tuple[AssetId, str, int]]] = defaultdict(list)
    for user, asset, question, wrong in rows:
        found[UserId(user)].append((AssetId(asset), question, wrong))
    return dict(found)


def _to_times(rows: Rows) -> dict[LessonId, list[float]]:
    found: dict[LessonId, list[float]] = defaultdict(list)
    for lesson, seconds in rows:
        found[LessonId(lesson)].append(seconds)
    return dict(found)


def _to_credits(rows: Rows) -> dict[tuple[AssetId, str], tuple[int, float]]:
    return {(AssetId(asset), name): (count, total) for asset, name, count, total in rows}
