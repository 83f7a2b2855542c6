"""How a class is doing in a course: who did what, who needs help and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum, auto
from typing import NamedTuple

from .days import parsed_day
from .gradebook import Grade, GradeChange, Scheme
from .ids import AssetId, CourseId, LessonId
from .user import User

STALLED_DAYS = 7  # without a visit, in a course that is not finished
LATE_DAYS = 7  # that somebody has who joins when the class's day has passed
REPEATED = 2  # times that the same question went wrong, the last time too
BINS = 10


@dataclass(frozen=True, slots=True)
class ClassItem:
    """A column: a lesson ("1.2") or, with `asset_id`, a quiz ("Q1")."""

    label: str
    title: str
    lesson_id: LessonId
    asset_id: AssetId | None = None

    @property
    def is_quiz(self) -> bool:
        """Whether it is a quiz."""
        return self.asset_id is not None


class NeedKind(StrEnum):
    """Why somebody needs help."""

    REPEATED = auto()  # `value` times wrong on one question
    OVERDUE = auto()  # not finished, `value` days after the day
    STALLED = auto()  # nothing for `value` days


@dataclass(frozen=True, slots=True)
class Need:
    """One reason; the question is named where it is one."""

    kind: NeedKind
    value: int
    asset_id: AssetId | None = None
    question_id: str = ""


class Result(NamedTuple):
    """What stands for a learner and a quiz: per cent of its points, after so many attempts.

    A class has thousands, and a tuple is made in a quarter of the time.
    """

    percent: float
    attempts: int


@dataclass(frozen=True, slots=True)
class ClassRow:
    """A learner. `done` are lessons; `last_at` is "" for who was never there.

    `finish_by` is the learner's own last day, "" for none: see `last_day`.
    """

    user: User
    percent: float
    done: frozenset[LessonId]
    results: Mapping[AssetId, Result]
    by_hand: Mapping[AssetId, float]
    grade: Grade
    last_at: str
    needs: tuple[Need, ...]
    finish_by: str = ""

    @property
    def need(self) -> int:
        """How much help is needed: a question that stays wrong weighs as five days."""
        return sum(one.value * (5 if one.kind is NeedKind.REPEATED else 1) for one in self.needs)

    @property
    def days_over(self) -> int:
        """For how many days the course should have been done."""
        return next((one.value for one in self.needs if one.kind is NeedKind.OVERDUE), 0)

    @property
    def worst(self) -> tuple[Need, ...]:
        """The first need of each kind, in their order."""
        return tuple({one.kind: one for one in reversed(self.needs)}.values())[::-1]

    def percent_of(self, asset_id: AssetId) -> float | None:
        """What counts for a quiz: set by hand, or earned; None when not taken."""
        if asset_id in self.by_hand:
            return self.by_hand[asset_id]
        result = self.results.get(asset_id)
        return None if result is None else result.percent


@dataclass(frozen=True, slots=True)
class ClassView:
    """A course with everybody who takes it; rows by name, items in the order of the course.

    `today` is the day that it was read on, "YYYY-MM-DD". Until it `is_whole`, nobody has looked
    yet who was here when and who needs help.
    """

    course_id: CourseId
    title: str
    items: tuple[ClassItem, ...]
    rows: tuple[ClassRow, ...]
    scheme: Scheme
    revision: int
    changes: tuple[GradeChange, ...]
    today: str = ""
    is_whole: bool = True

    @property
    def groups(self) -> tuple[str, ...]:
        """The groups that people are in, by name, "" (in none) last; () where there is one only."""
        found = {row.user.group for row in self.rows}
        in_order = sorted(found, key=lambda name: (not name, name.casefold(), name))
        return tuple(in_order) if len(found) > 1 else ()

    def of_group(self, group: str | None) -> ClassView:
        """The same with the people of one group only; None is everybody."""
        if group is None:
            return self
        rows = tuple(row for row in self.rows if row.user.group == group)
        keys = {row.user.id for row in rows}
        changes = tuple(one for one in self.changes if one.user_id in keys)
        return replace(self, rows=rows, changes=changes)

    @property
    def quizzes(self) -> tuple[ClassItem, ...]:
        """The items that are quizzes."""
        return tuple(item for item in self.items if item.is_quiz)

    def needing(self) -> tuple[ClassRow, ...]:
        """Who needs help, most first."""
        rows = [row for row in self.rows if row.needs]
        return tuple(sorted(rows, key=lambda row: -row.need))

    def scores(self, asset_id: AssetId | None = None) -> tuple[float, ...]:
        """What was reached in a quiz, or without one the final grades; who has none is left out."""
        found = (
            row.grade.percent if asset_id is None else row.percent_of(asset_id) for row in self.rows
        )
        return tuple(one for one in found if one is not None)


@dataclass(frozen=True, slots=True)
class LessonTime:
    """How long a lesson was read: seconds in the middle of `readers` learners."""

    item: ClassItem
    median_s: float | None
    readers: int
    planned_s: float


@dataclass(frozen=True, slots=True)
class ClassOutcome:
    """An outcome of the course: mean share of the points of all answers to its questions."""

    text: str
    percent: float | None
    answers: int
    questions: int


@dataclass(frozen=True, slots=True)
class ClassFigures:
    """What is read when it is asked for: times and outcomes."""

    times: tuple[LessonTime, ...]
    outcomes: tuple[ClassOutcome, ...]


def last_day(finish_by: str, joined: str) -> str:
    """Somebody's own last day: the class's, or LATE_DAYS after joining for who joined after it.

    All are "YYYY-MM-DD"; "" where the class has none, or where `joined` is not known the class's.
    """
    first = parsed_day(joined)
    if parsed_day(finish_by) is None:
        return ""
    if first is None or joined <= finish_by:
        return finish_by
    return (first + timedelta(days=LATE_DAYS)).isoformat()


def days_over(finish_by: str, today: str) -> int:
    """For how many days `finish_by` has passed; 0 on that day itself, which is not over."""
    by, now = parsed_day(finish_by), parsed_day(today)
    return 0 if by is None or now is None else max((now - by).days, 0)


def needs_of(
    percent: float,
    days: int | None,
    repeated: Iterable[tuple[AssetId, str, int]],
    over: int = 0,
) -> tuple[Need, ...]:
    """Why somebody needs help who did `percent`, was here `days` ago and should have been done
    `over` days ago; the worst first."""
    found = [Need(NeedKind.REPEATED, times, asset, question) for asset, question, times in repeated]
    found.sort(key=lambda one: (-one.value, one.asset_id or 0, one.question_id))
    if percent < 100 and over > 0:
        found.append(Need(NeedKind.OVERDUE, over))
    if percent < 100 and days is not None and days >= STALLED_DAYS:
        found.append(Need(NeedKind.STALLED, days))
    return tuple(found)


def distribution(percents: Sequence[float]) -> tuple[int, ...]:
    """How many of them are in each tenth; 100 is in the last one."""
    counts = [0] * BINS
    for percent in percents:
        counts[min(max(int(percent * BINS / 100 + 1e-9), 0), BINS - 1)] += 1
    return tuple(counts)
