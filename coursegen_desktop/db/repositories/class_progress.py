"""How everybody in a course is doing: a handful of statements, however large the class is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import text

from ...domain.class_progress import REPEATED, ClassItem, Result
from ...domain.ids import AssetId, CourseId, LessonId, UserId
from .base import Repository

_ENROLLED = """enrollments e JOIN users u ON u.id = e.user_id AND u.deleted_at = ''
WHERE e.course_id = :course_id AND e.left_at = ''"""
# Who counts in the class: as a list of keys, so that each statement names it alike.
_CLASS = f"(SELECT e.user_id FROM {_ENROLLED})"
_GROUP = f"""(SELECT e.user_id FROM {_ENROLLED}
  AND (:group_name IS NULL OR u.group_name = :group_name))"""
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


class ClassProgressRepository(Repository):
    """Reads what the pages of a class show. Only those who are enrolled now count."""

    async def items(self, course_id: CourseId) -> Items:
        """Lessons and quizzes in the order of the course."""
        items: list[ClassItem] = []
        planned: dict[LessonId, float] = {}
        modules: list[int] = []
        place = quizzes = 0
        for module, lesson, title, minutes, asset, quiz in await self._all(
            _ITEMS, {"course_id": course_id}
        ):
            if module not in modules:
                modules.append(module)
                place = 0
            if lesson not in planned:  # a lesson with two quizzes comes twice
                place += 1
                planned[LessonId(lesson)] = 60.0 * max(minutes, 1)
                items.append(ClassItem(f"{len(modules)}.{place}", title, LessonId(lesson)))
            if asset is not None:
                quizzes += 1
                items.append(
                    ClassItem(f"Q{quizzes}", quiz or title, LessonId(lesson), AssetId(asset))
                )
        return Items(tuple(items), planned)

    async def done(self, course_id: CourseId) -> dict[UserId, frozenset[LessonId]]:
        """The lessons that each learner has completed."""
        rows = await self._all(_DONE, {"course_id": course_id})
        return {
            UserId(user): frozenset(LessonId(int(key)) for key in keys.split(","))
            for user, keys in rows
        }

    async def results(self, course_id: CourseId) -> dict[UserId, dict[AssetId, Result]]:
        """What stands for each learner and quiz."""
        found: dict[UserId, dict[AssetId, Result]] = defaultdict(dict)
        rows = await self._all(_STANDINGS, {"course_id": course_id})
        for user, asset, score, most, attempts in rows:
            percent = min(max(100.0 * score / most, 0.0), 100.0) if most > 0 else 0.0
            found[UserId(user)][AssetId(asset)] = Result(percent, attempts)
        return dict(found)

    async def visits(self, course_id: CourseId) -> dict[UserId, str]:
        """When each learner completed a lesson or was at a quiz last."""
        rows = await self._all(_VISITS, {"course_id": course_id})
        return {UserId(user): at for user, at in rows}

    async def repeated(self, course_id: CourseId) -> dict[UserId, list[tuple[AssetId, str, int]]]:
        """The questions that a learner got wrong again and again: (quiz, question, times)."""
        found: dict[UserId, list[tuple[AssetId, str, int]]] = defaultdict(list)
        rows = await self._all(_REPEATED, {"course_id": course_id})
        for user, asset, question, wrong in rows:
            found[UserId(user)].append((AssetId(asset), question, wrong))
        return dict(found)

    async def times(
        self, course_id: CourseId, group: str | None = None
    ) -> dict[LessonId, Sequence[float]]:
        """For how many seconds each learner (of a group) has read each lesson; who has not is
        left out."""
        found: dict[LessonId, list[float]] = defaultdict(list)
        values = {"course_id": course_id, "group_name": group}
        for lesson, seconds in await self._all(_TIMES, values):
            found[LessonId(lesson)].append(seconds)
        return dict(found)

    async def credits(
        self, course_id: CourseId, group: str | None = None
    ) -> dict[tuple[AssetId, str], tuple[int, float]]:
        """(answers, sum of their shares 0 to 1) of each question, from attempts (of a group's
        learners) that count."""
        rows = await self._all(_CREDITS, {"course_id": course_id, "group_name": group})
        return {(AssetId(asset), name): (count, total) for asset, name, count, total in rows}
