"""Ranges of a dashboard, and the trend of scores."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from coursegen_desktop.domain.figures import Day, ScorePoint
from coursegen_desktop.domain.ids import CourseId
from coursegen_desktop.domain.spans import Span, Step, before, minutes_between, since, trend


@pytest.mark.parametrize(
    ("span", "first", "earlier"),
    [
        (Span.WEEK, date(2026, 2, 23), (date(2026, 2, 16), date(2026, 2, 22))),
        (Span.MONTH, date(2026, 3, 1), (date(2026, 2, 1), date(2026, 2, 28))),
        (Span.YEAR, date(2026, 1, 1), (date(2025, 1, 1), date(2025, 12, 31))),
        (Span.ALL, None, None),
    ],
)
def test_where_a_range_begins(
    span: Span, first: date | None, earlier: tuple[date, date] | None
) -> None:
    sunday = date(2026, 3, 1)
    assert since(span, sunday) == first
    assert before(span, sunday) == earlier


def test_minutes_of_a_stretch() -> None:
    days = [Day(f"2026-03-0{n}", float(n), 0, 0, 0, 0) for n in range(1, 6)]
    assert minutes_between(days, date(2026, 3, 2), date(2026, 3, 4)) == 9.0


def points(count: int, apart: int) -> list[ScorePoint]:
    first = date(2020, 1, 6)  # a Monday
    return [
        ScorePoint((first + timedelta(days=apart * n)).isoformat(), CourseId(1), "Quiz", float(n))
        for n in range(count)
    ]


def test_few_attempts_stand_alone_and_in_order() -> None:
    step, found = trend(list(reversed(points(12, 1))))
    assert step is Step.ATTEMPT
    assert [one.percent for one in found] == [float(n) for n in range(12)]
    assert trend([]) == (Step.ATTEMPT, ())


def test_many_attempts_are_means_of_weeks() -> None:
    step, found = trend(points(14, 1))
    assert step is Step.WEEK
    assert [(one.day, one.percent, one.count) for one in found] == [
        ("2020-01-06", 3.0, 7),
        ("2020-01-13", 10.0, 7),
    ]


def test_years_are_means_of_months() -> None:
    step, found = trend(points(3_650, 1))
    assert step is Step.MONTH
    assert len(found) == 121  # up to January 2030
    assert found[0].day == "2020-01-01"
    assert sum(one.count for one in found) == 3_650
