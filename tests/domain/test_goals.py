"""Goals: what was kept, and how a course stands beside its day."""

from __future__ import annotations

from datetime import date

import pytest

from coursegen_desktop.domain.figures import CourseFigures, Day
from coursegen_desktop.domain.goals import (
    MOST_MINUTES,
    Finish,
    Goals,
    Pace,
    days_reached,
    goals_from,
    goals_stored,
    minutes_needed,
    minutes_on,
    pace_of,
)
from coursegen_desktop.domain.ids import CourseId

TODAY = date(2026, 5, 20)


def course(percent: float, left: float, days_left: float | None) -> CourseFigures:
    return CourseFigures(
        CourseId(1), "Knots", percent, 10.0, left, days_left, None, None, (), False
    )


@pytest.mark.parametrize(
    ("percent", "days_left", "by", "pace"),
    [
        (100.0, None, "2026-05-01", Pace.DONE),
        (50.0, 2.0, "2026-05-21", Pace.ON_TIME),
        (50.0, 2.1, "2026-05-21", Pace.BEHIND),
        (50.0, 1.0, "2026-05-20", Pace.ON_TIME),
        (50.0, 1.0, "2026-05-19", Pace.OVER),
        (50.0, None, "2026-05-19", Pace.OVER),
        (50.0, None, "2026-06-01", Pace.UNKNOWN),
        (50.0, 1.0, "soon", Pace.UNKNOWN),
    ],
)
def test_the_pace(percent: float, days_left: float | None, by: str, pace: Pace) -> None:
    assert pace_of(course(percent, 60.0, days_left), by, TODAY) is pace


def test_minutes_a_day_that_are_needed() -> None:
    assert minutes_needed(course(50.0, 60.0, 9.0), "2026-05-20", TODAY) == 60.0
    assert minutes_needed(course(50.0, 60.0, 9.0), "2026-05-22", TODAY) == 20.0
    assert minutes_needed(course(50.0, 60.0, 9.0), "2026-05-19", TODAY) is None


def test_days_that_reached_the_minutes() -> None:
    days = [
        Day(f"2026-05-{number}", float(minutes), 0, 0, 0, 0)
        for number, minutes in ((13, 90), (14, 20), (18, 19), (20, 30), (21, 90))
    ]
    assert days_reached(days, 20, TODAY) == 2  # the 13th is too long ago, the 21st to come
    assert days_reached(days, 0, TODAY) == 0
    assert minutes_on(days, TODAY) == 30.0
    assert minutes_on(days, date(2026, 5, 19)) == 0.0


def test_goals_are_kept_and_found_again() -> None:
    goals = Goals(25).with_finish(CourseId(3), "2026-06-01").with_finish(CourseId(4), "2026-07-01")
    goals = goals.with_finish(CourseId(3), "2026-08-01")
    assert goals.by(CourseId(3)) == "2026-08-01"
    assert goals_from(goals_stored(goals)) == goals
    assert goals.with_finish(CourseId(3), "").by(CourseId(3)) == ""


@pytest.mark.parametrize(
    ("stored", "found"),
    [
        (None, Goals()),
        ([1], Goals()),
        ({"minutes": "9", "finish": 3}, Goals()),
        ({"minutes": True}, Goals()),
        ({"minutes": 99_999}, Goals(MOST_MINUTES)),
        ({"minutes": -4}, Goals()),
        (
            {"finish": [[1, "2026-13-01"], [2], ["3", "2026-01-01"], [4, "2026-01-01"]]},
            Goals(0, (Finish(CourseId(4), "2026-01-01"),)),
        ),
    ],
)
def test_whatever_was_kept(stored: object, found: Goals) -> None:
    assert goals_from(stored) == found
