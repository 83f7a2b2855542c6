"""What was learned, in figures. Pure arithmetic; dates are arguments."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta


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
