"""A learner's figures: days, streak, scores, courses. Values only.

Days are "YYYY-MM-DD", the learner's own: they begin at four in the morning on the wall (services/
clock.py), so that a late evening belongs to the day that it began on.
"""

from __future__ import annotations

from dataclasses import dataclass

from .ids import CourseId


@dataclass(frozen=True, slots=True)
class FiguresQuery:
    """Which days, both ends included, and which course; None: all of them."""

    since: str | None = None
    until: str | None = None
    course_id: CourseId | None = None


@dataclass(frozen=True, slots=True)
class Day:
    """What was done on one day. `right` of `answers` got full credit; `reviews` are cards."""

    day: str
    minutes: float
    lessons: int
    answers: int
    right: int
    reviews: int


@dataclass(frozen=True, slots=True)
class Streak:
    """Days in a row. `now` may end yesterday: a day that is not over breaks nothing."""

    now: int
    longest: int
    today_counts: bool


@dataclass(frozen=True, slots=True)
class ScorePoint:
    """One finished attempt, 0 to 100 percent. `title` is the quiz's."""

    day: str
    course_id: CourseId
    title: str
    percent: float


@dataclass(frozen=True, slots=True)
class OutcomeMastery:
    """How well one outcome of a course is mastered; None while too little was answered."""

    outcome: str
    percent: float | None
    answers: int


@dataclass(frozen=True, slots=True)
class CourseFigures:
    """One course that was begun. A deleted one is named by the title that it had.

    `class_day` is the day by which those who teach want this learner to be done, "" for none.
    """

    course_id: CourseId
    title: str
    percent: float
    minutes_done: float
    minutes_left: float
    days_left: float | None
    best: float | None
    last: float | None
    outcomes: tuple[OutcomeMastery, ...]
    is_deleted: bool
    class_day: str = ""

    @property
    def class_waits(self) -> bool:
        """Whether the class has a day for it: what is finished needs none, nor what is gone."""
        return bool(self.class_day) and self.percent < 100 and not self.is_deleted


@dataclass(frozen=True, slots=True)
class RecallDay:
    """Reviews of one day that tell of memory, and how many were remembered."""

    day: str
    reviews: int
    remembered: int


@dataclass(frozen=True, slots=True)
class Figures:
    """Everything that the progress screen shows of one learner.

    `accuracy` and `retention` are percent, None where there is nothing to tell. `due` are the
    cards that come up today (with what is overdue), tomorrow and so on. `recalls` are the days
    that `retention` is made of.
    """

    days: tuple[Day, ...]
    streak: Streak
    minutes: float
    lessons: int
    accuracy: float | None
    scores: tuple[ScorePoint, ...]
    courses: tuple[CourseFigures, ...]
    retention: float | None
    due: tuple[int, ...]
    recalls: tuple[RecallDay, ...] = ()
