"""The stretches of time that a dashboard shows, and scores drawn together over them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from .figures import Day, ScorePoint

# More points than a chart of scores can tell apart are drawn together.
_MOST_ATTEMPTS = 12
_MOST_WEEKS = 60


class Span(Enum):
    """What stretches until today."""

    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    ALL = "all"


def since(span: Span, today: date) -> date | None:
    """The first day of the present week (a Monday), month or year; None for all of time."""
    if span is Span.WEEK:
        return today - timedelta(days=today.weekday())
    if span is Span.MONTH:
        return today.replace(day=1)
    return today.replace(month=1, day=1) if span is Span.YEAR else None


def before(span: Span, today: date) -> tuple[date, date] | None:
    """First and last day of the week, month or year before the present one."""
    first = since(span, today)
    if first is None:
        return None
    last = first - timedelta(days=1)
    earlier = since(span, last)
    return None if earlier is None else (earlier, last)


def minutes_between(days: Iterable[Day], first: date, last: date) -> float:
    """Minutes learned from `first` to `last`, both included."""
    begin, end = first.isoformat(), last.isoformat()
    return sum(one.minutes for one in days if begin <= one.day <= end)


class Step(Enum):
    """What one point of a trend stands for."""

    ATTEMPT = "attempt"
    WEEK = "week"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """The mean of `count` attempts, 0 to 100, of the step that begins on `day`."""

    day: str
    percent: float
    count: int


def trend(scores: Sequence[ScorePoint]) -> tuple[Step, tuple[TrendPoint, ...]]:
    """Few attempts one by one, many as means of their weeks, of years as means of months."""
    ordered = sorted(scores, key=lambda point: point.day)
    if len(ordered) <= _MOST_ATTEMPTS:
        return Step.ATTEMPT, tuple(TrendPoint(one.day, one.percent, 1) for one in ordered)
    first, last = (date.fromisoformat(ordered[end].day) for end in (0, -1))
    step = Step.WEEK if (last - first).days <= 7 * _MOST_WEEKS else Step.MONTH
    sums: dict[str, list[float]] = {}
    for one in ordered:
        sums.setdefault(_begin(step, one.day), []).append(one.percent)
    points = (TrendPoint(day, sum(all_) / len(all_), len(all_)) for day, all_ in sums.items())
    return step, tuple(points)


def _begin(step: Step, day: str) -> str:
    if step is Step.MONTH:
        return f"{day[:7]}-01"
    found = date.fromisoformat(day)
    return (found - timedelta(days=found.weekday())).isoformat()
