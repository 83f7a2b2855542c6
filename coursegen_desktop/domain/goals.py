"""What a learner means to do: minutes a day, courses finished by a date. No clock in here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum

from .days import parsed_day
from .figures import CourseFigures, Day
from .ids import CourseId

MOST_MINUTES = 600
_MOST_COURSES = 200


@dataclass(frozen=True, slots=True)
class Finish:
    """A course that should be finished by `day`, "YYYY-MM-DD", that day included."""

    course_id: CourseId
    day: str


@dataclass(frozen=True, slots=True)
class Goals:
    """`minutes` a day, 0 for no such goal; courses with the day they should be finished by."""

    minutes: int = 0
    finish: tuple[Finish, ...] = ()

    def by(self, course_id: CourseId) -> str:
        """The day a course should be finished by, "" without one."""
        return next((goal.day for goal in self.finish if goal.course_id == course_id), "")

    def with_finish(self, course_id: CourseId, day: str) -> Goals:
        """The same with a day for a course; "" takes its goal away."""
        others = tuple(goal for goal in self.finish if goal.course_id != course_id)
        return replace(self, finish=(*others, Finish(course_id, day)) if day else others)


def goals_from(stored: object) -> Goals:
    """What was kept as JSON, whatever it holds."""
    if not isinstance(stored, dict):
        return Goals()
    minutes, pairs = stored.get("minutes"), stored.get("finish")
    a_day = minutes if isinstance(minutes, int) and not isinstance(minutes, bool) else 0
    known: dict[int, str] = {}
    for pair in pairs if isinstance(pairs, list) else ():
        if (
            isinstance(pair, list)
            and len(pair) == 2
            and isinstance(pair[0], int)
            and parsed_day(pair[1])
        ):
            known[pair[0]] = pair[1]
    finish = tuple(Finish(CourseId(key), day) for key, day in list(known.items())[:_MOST_COURSES])
    return Goals(min(max(a_day, 0), MOST_MINUTES), finish)


def goals_stored(goals: Goals) -> dict[str, object]:
    """Goals as JSON."""
    return {
        "minutes": goals.minutes,
        "finish": [[goal.course_id, goal.day] for goal in goals.finish],
    }


class Pace(Enum):
    """How a course stands beside the day that it should be finished by."""

    DONE = "done"
    ON_TIME = "on time"
    BEHIND = "behind"
    OVER = "over"  # the day has passed
    UNKNOWN = "unknown"  # nothing was learned lately that a pace could be told from


def pace_of(course: CourseFigures, day: str, today: date) -> Pace:
    """Where `course` stands when it should be finished by `day`."""
    by = parsed_day(day)
    if course.percent >= 100:
        return Pace.DONE
    if by is None or course.days_left is None:
        return Pace.OVER if by is not None and by < today else Pace.UNKNOWN
    if by < today:
        return Pace.OVER
    return Pace.ON_TIME if course.days_left <= (by - today).days + 1 else Pace.BEHIND


def minutes_needed(course: CourseFigures, day: str, today: date) -> float | None:
    """Minutes a day, today included, that finish `course` by `day`; None when that is past."""
    by = parsed_day(day)
    if by is None or by < today:
        return None
    return course.minutes_left / ((by - today).days + 1)


def minutes_on(days: Iterable[Day], today: date) -> float:
    """Minutes learned on `today`."""
    wanted = today.isoformat()
    return sum(one.minutes for one in days if one.day == wanted)


def days_reached(days: Iterable[Day], minutes: int, today: date, span: int = 7) -> int:
    """On how many of the last `span` days, today included, the minutes were reached."""
    first = (today - timedelta(days=span - 1)).isoformat()
    last = today.isoformat()
    return sum(1 for one in days if first <= one.day <= last and one.minutes >= minutes > 0)
