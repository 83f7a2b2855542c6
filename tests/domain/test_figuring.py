"""Streak, mastery and the time that is left, by hand."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from coursegen_desktop.domain.figures import Streak
from coursegen_desktop.domain.figuring import (
    Evidence,
    days_left,
    mastery,
    minutes_left,
    streak,
)
from coursegen_desktop.services.clock import local_day

BERLIN = ZoneInfo("Europe/Berlin")
AUCKLAND = ZoneInfo("Pacific/Auckland")


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ([], Streak(0, 0, False)),
        (["2026-11-23"], Streak(1, 1, True)),
        (["2026-11-22"], Streak(1, 1, False)),
        (["2026-11-21"], Streak(0, 1, False)),
        (["2026-11-20", "2026-11-21", "2026-11-22", "2026-11-23"], Streak(4, 4, True)),
        (["2024-02-28", "2024-02-29", "2024-03-01", "2026-11-23"], Streak(1, 3, True)),
        # A clock that ran ahead neither breaks nor lengthens anything.
        (["2026-11-22", "2026-11-23", "2026-11-24", "2099-01-01"], Streak(2, 2, True)),
    ],
)
def test_streak(days: list[str], expected: Streak) -> None:
    assert streak(days, "2026-11-23") == expected


@pytest.mark.parametrize(
    ("moment", "zone", "day"),
    [
        # Four in the morning is the border, on the wall.
        (datetime(2026, 11, 24, 2, 59, tzinfo=UTC), BERLIN, "2026-11-23"),
        (datetime(2026, 11, 24, 3, 0, tzinfo=UTC), BERLIN, "2026-11-24"),
        # Clocks went forward on 29 March 2026: four o'clock is an hour earlier in UTC from then.
        (datetime(2026, 3, 28, 2, 59, tzinfo=UTC), BERLIN, "2026-03-27"),
        (datetime(2026, 3, 29, 1, 59, tzinfo=UTC), BERLIN, "2026-03-28"),
        (datetime(2026, 3, 29, 2, 0, tzinfo=UTC), BERLIN, "2026-03-29"),
        # They went back on 25 October 2026.
        (datetime(2026, 10, 25, 2, 59, tzinfo=UTC), BERLIN, "2026-10-24"),
        (datetime(2026, 10, 25, 3, 0, tzinfo=UTC), BERLIN, "2026-10-25"),
        # The same moment is another day elsewhere.
        (datetime(2026, 11, 23, 20, 0, tzinfo=UTC), AUCKLAND, "2026-11-24"),
        (datetime(2026, 11, 23, 20, 0, tzinfo=UTC), BERLIN, "2026-11-23"),
    ],
)
def test_days_begin_at_four_on_the_wall(moment: datetime, zone: ZoneInfo, day: str) -> None:
    assert local_day(moment, zone) == day


@pytest.mark.parametrize("change", [date(2026, 3, 29), date(2026, 10, 25)])
@pytest.mark.parametrize("hour", [0, 3, 4, 12, 23])
def test_no_day_is_lost_or_doubled_when_clocks_change(change: date, hour: int) -> None:
    """Who learns at the same hour of the wall each day has an unbroken streak."""
    days = [
        local_day(datetime.combine(change + timedelta(days=shift), time(hour), BERLIN), BERLIN)
        for shift in range(-3, 4)
    ]
    assert len(set(days)) == 7
    assert streak(days, days[-1]) == Streak(7, 7, True)


def test_mastery_is_the_mean_where_all_is_equal() -> None:
    answers = [Evidence(1, 0, None), Evidence(0, 0, None), Evidence(0.5, 0, None)]
    assert mastery(answers) == pytest.approx(50)


def test_of_two_answers_nothing_is_said() -> None:
    assert mastery([]) is None
    assert mastery([Evidence(1, 0, 3)] * 2) is None


def test_a_month_halves_what_an_answer_tells() -> None:
    answers = [Evidence(0, 30, None), Evidence(0, 30, None), Evidence(1, 0, None)]
    assert mastery(answers) == pytest.approx(100 * 1 / (1 + 0.5 + 0.5))


def test_certainty_makes_right_and_wrong_weigh_more() -> None:
    guessed = [Evidence(1, 0, 1), Evidence(0, 0, 3), Evidence(0, 0, 3)]
    assert mastery(guessed) == pytest.approx(100 * 0.5 / 2.5)
    known = [Evidence(1, 0, 3), Evidence(0, 0, 1), Evidence(0, 0, 2)]
    assert mastery(known) == pytest.approx(100 * 1 / 2.25)


def test_answers_from_the_future_are_of_today() -> None:
    assert mastery([Evidence(1, -900, None)] * 3) == pytest.approx(100)


def test_ten_years_ago_still_says_something() -> None:
    assert mastery([Evidence(1, 3_650, None)] * 3) == pytest.approx(100)


def test_the_rest_takes_as_long_as_what_is_done_took() -> None:
    assert minutes_left(60, 30, 45) == 90
    assert minutes_left(60, 30, 300) == 120, "never more than twice"
    assert minutes_left(60, 30, 1) == 30, "never less than half"
    assert minutes_left(60, 5, 300) == 60, "too little is known"
    assert minutes_left(60, 30, 0) == 60, "nothing was recorded"


def test_days_left_at_the_present_pace() -> None:
    assert days_left(0, 0, 0) == 0
    assert days_left(60, 0, 0) is None
    assert days_left(60, 140, 28) == 12, "five minutes a day"
    assert days_left(60, 70, 1) == 6, "one day is no pace: the week counts"


def test_the_first_day_of_all_is_a_day() -> None:
    assert streak([date.min.isoformat()], date.min.isoformat()) == Streak(1, 1, True)
