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

_ENROLLED = """enrollments e JOIN users u ON u.id = e.user_id AND u.deleted_at = ''
WHERE e.course_id = :course_id AND e.left_at = ''"""
# Who counts in the class: as a list of keys, so that each statement names it alike.
_CLASS = f"(SELECT e.user_id FROM {_ENROLLED})"
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
SELECT c.user_id, group_concat(c.lesson_id)
FROM {_LESSONS} JOIN lesson_completions c ON c.lesson_id = l.id
WHERE m.course_id = :course_id AND c.user_id IN {_CLASS}
GROUP BY c.user_id
""")
_STANDINGS = text(f"""
SELECT s.user_id, s.asset_id, s.score, s.max_score, s.attempts
FROM {_QUIZZES} JOIN quiz_standings s ON s.asset_id = a.id
WHERE m.course_id = :course_id AND s.user_id IN {_CLASS}
""")
_VISITS = text(f"""
SELECT user_id, max(at) FROM (
  SELECT c.user_id, c.completed_at AS at
  FROM {_LESSONS} JOIN lesson_completions c ON c.lesson_id = l.id
  WHERE m.course_id = :course_id
  UNION ALL
  SELECT t.user_id, coalesce(t.finished_at, t.attempted_at)
  FROM {_QUIZZES} JOIN quiz_attempts t ON t.asset_id = a.id
  WHERE m.course_id = :course_id
) GROUP BY user_id
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
WHERE m.course_id = :course_id AND p.seconds > 0 AND p.user_id IN {_CLASS}
""")
_CREDITS = text(f"""
SELECT t.asset_id, w.question_id, count(*),
  sum(min(max(w.score / w.max_score, 0.0), 1.0))
FROM {_QUIZZES} JOIN quiz_attempts t ON t.asset_id = a.id
  JOIN quiz_answers w ON w.attempt_id = t.id
WHERE m.course_id = :course_id AND t.finished_at IS NOT NULL AND t.counts
  AND w.max_score > 0 AND w.needs_marking = 0 AND t.user_id IN {_CLASS}
GROUP BY t.asset_id, w.question_id
""")


@dataclass(frozen=True, slots=True)
class Items:
    """The columns, and for how many seconds each lesson was meant."""

    items: tuple[ClassItem, ...]
    planned_s: dict[LessonId, float]


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

    def visits(self, course_id: CourseId) -> Asked[dict[UserId, str]]:
        """When each learner completed a lesson or was at a quiz last."""
        return self._of(_VISITS, course_id, lambda rows: {UserId(user): at for user, at in rows})

    def repeated(self, course_id: CourseId) -> Asked[dict[UserId, list[tuple[AssetId, str, int]]]]:
        """The questions that a learner got wrong again and again: (quiz, question, times)."""
        return self._of(_REPEATED, course_id, _to_repeated)

    def times(self, course_id: CourseId) -> Asked[dict[LessonId, list[float]]]:
        """For how many seconds each learner has read each lesson; who has not is left out."""
        return self._of(_TIMES, course_id, _to_times)

    def credits(self, course_id: CourseId) -> Asked[dict[tuple[AssetId, str], tuple[int, float]]]:
        """(answers, sum of their shares 0 to 1) of each question, from attempts that count."""
        return self._of(
            _CREDITS,
            course_id,
            lambda rows: {
                (AssetId(asset), name): (count, total) for asset, name, count, total in rows
            },
        )

    def _of(
        self, statement: Executable, course_id: CourseId, read: Callable[[Rows], T]
    ) -> Asked[T]:
        return self._ask(statement, {"course_id": course_id}, read)


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
    }


def _to_results(rows: Rows) -> dict[UserId, dict[AssetId, Result]]:
    found: dict[UserId, dict[AssetId, Result]] = defaultdict(dict)
    for user, asset, score, most, attempts in rows:
        percent = min(max(100.0 * score / most, 0.0), 100.0) if most > 0 else 0.0
        found[UserId(user)][AssetId(asset)] = Result(percent, attempts)
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
