"""What a check of a course found: what forbids publishing, what to mend, what could be better."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from .ids import AssetId, LessonId

Json = dict[str, Any]


class Severity(IntEnum):
    """How bad a problem is; only errors forbid publishing."""

    ERROR = 0
    WARNING = 1
    ADVICE = 2


@dataclass(frozen=True, slots=True)
class CheckPlace:
    """Where a problem is: a line of a lesson (from 1, 0: the whole), a question of its quiz, an
    outcome of the course.
    """

    lesson_id: LessonId | None = None
    lesson_title: str = ""
    line: int = 0
    asset_id: AssetId | None = None
    question_id: str = ""
    question_number: int = 0
    outcome: str = ""


@dataclass(frozen=True, slots=True)
class TextFix:
    """Changes of a lesson's text: (offset, old words, new words), from first to last."""

    changes: tuple[tuple[int, str, str], ...]

    def applied(self, text: str) -> str | None:
        """The text mended; None where its words are others by now."""
        parts, end = [], 0
        for start, old, new in self.changes:
            if start < end or text[start : start + len(old)] != old:
                return None
            parts += [text[end:start], new]
            end = start + len(old)
        return "".join((*parts, text[end:]))


@dataclass(frozen=True, slots=True)
class QuestionFix:
    """Another version of a question; `old` is the one that was judged."""

    old: Json
    new: Json


@dataclass(frozen=True, slots=True)
class SettingsFix:
    """Other settings of a quiz; `old` are those that were judged."""

    old: Json
    new: Json


Fix = TextFix | QuestionFix | SettingsFix


@dataclass(frozen=True, slots=True)
class CourseProblem:
    """Something to mend. `sentence` is a template for `values`, translated when shown."""

    rule: str
    severity: Severity
    place: CheckPlace
    sentence: str
    values: tuple[tuple[str, object], ...] = ()
    fix: Fix | None = None


@dataclass(frozen=True, slots=True)
class CheckReport:
    """All problems, the worst first and then in the order of the course."""

    problems: tuple[CourseProblem, ...]
    lessons: int = 0
    questions: int = 0

    @property
    def can_be_published(self) -> bool:
        """Whether nothing forbids it."""
        return not self.counts[Severity.ERROR]

    @property
    def counts(self) -> dict[Severity, int]:
        """How many of each severity."""
        found = Counter(problem.severity for problem in self.problems)
        return {severity: found[severity] for severity in Severity}


@dataclass(frozen=True, slots=True)
class PublishNotice:
    """What people who take the course will notice.

    `before` is the mean progress (0 to 100) over the lessons that each of them has seen there,
    `after` over those that are there now.
    """

    is_published: bool
    learners: int = 0
    before: float = 0.0
    after: float = 0.0
    new_lessons: int = 0
    open_attempts: int = 0


def sorted_report(
    problems: Iterable[CourseProblem], order: Iterable[LessonId], questions: int
) -> CheckReport:
    """A report in its order; problems of the whole course come first in their severity."""
    places = {lesson: at for at, lesson in enumerate(order, 1)}

    def key(problem: CourseProblem) -> tuple[int, int, int, int]:
        place = problem.place
        at = 0 if place.lesson_id is None else places.get(place.lesson_id, 0)
        return problem.severity, at, place.line, place.question_number

    return CheckReport(tuple(sorted(problems, key=key)), len(places), questions)
