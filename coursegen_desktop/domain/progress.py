"""What was learned, in figures. Pure arithmetic; dates are arguments."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from .ids import CourseId


@dataclass(frozen=True, slots=True)
class Done:
    """What of a course is completed: lessons, and the minutes that they last."""

    lessons: int
    of_lessons: int
    minutes: int
    of_minutes: int

    @property
    def percent(self) -> float:
        """Share completed, 0 to 100, each lesson weighted by its minutes (at least one).

        Only a course with every lesson done reaches 100, rounding never completes it; an empty
        course is at 0.
        """
        if self.of_lessons <= 0:
            return 0.0
        if self.lessons >= self.of_lessons:
            return 100.0
        return min(99.0, round(100.0 * max(self.minutes, 0) / max(self.of_minutes, 1), 1))


def streaks(days: Iterable[date], today: date) -> tuple[int, int]:
    """(current, longest) runs of consecutive learning days.

    The current run may end today or yesterday: a day that is not over yet breaks nothing.
    """
    known = sorted(set(days))
    longest = run = 0
    previous: date | None = None
    for day in known:
        run = run + 1 if previous is not None and day - previous == timedelta(days=1) else 1
        longest = max(longest, run)
        previous = day
    current = run if previous is not None and today - previous <= timedelta(days=1) else 0
    return current, longest


@dataclass(frozen=True, slots=True)
class DayActivity:
    """What happened on one local day: lessons completed plus questions answered."""

    day: date
    count: int


@dataclass(frozen=True, slots=True)
class ScorePoint:
    """Mean quiz score, 0 to 100, of the week that starts on `week` (a Monday)."""

    week: date
    percent: float


@dataclass(frozen=True, slots=True)
class CourseProgress:
    """One enrolled course. `best_quiz` is (score, max_score) of its best attempt, if any."""

    course_id: CourseId
    title: str
    percent: float
    lessons_done: int
    lessons: int
    best_quiz: tuple[float, float] | None
    mean_quiz_percent: float | None


@dataclass(frozen=True, slots=True)
class Dashboard:
    """The progress screen of one user."""

    streak: int
    longest_streak: int
    days_learned: int
    lessons_done: int
    lessons_enrolled: int
    answers_right_percent: float | None
    answers_counted: int
    attempts: int
    days: tuple[DayActivity, ...]
    scores: tuple[ScorePoint, ...]
    courses: tuple[CourseProgress, ...]

    @property
    def is_empty(self) -> bool:
        """Nothing was begun yet."""
        return not self.courses and not self.days
