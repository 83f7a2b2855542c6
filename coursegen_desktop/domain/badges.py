"""Badges: what a learner has done, and on which day. Nothing is handed out for being there.

Each is told from the figures alone, so the same history always gives the same badges.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from .figures import Day, Figures

STREAKS = (7, 30, 100, 365)
RIGHT_ANSWERS = (100, 1_000, 10_000)
LESSONS = (1, 10, 100)
HOURS = (10, 100, 1_000)


class Deed(Enum):
    """What a badge is for."""

    LESSONS = "lessons"
    RIGHT = "right"
    STREAK = "streak"
    HOURS = "hours"
    FULL_MARKS = "full marks"
    COURSE = "course"


@dataclass(frozen=True, slots=True)
class Badge:
    """`count` of a deed, reached on `day`; `day` is "" where it is not known."""

    deed: Deed
    count: int
    day: str


def badges(figures: Figures) -> tuple[Badge, ...]:
    """All badges of a whole history, the newest first, those without a day last."""
    days = sorted(figures.days, key=lambda one: one.day)
    found = [
        *_sums(days, Deed.LESSONS, LESSONS, lambda one: one.lessons),
        *_sums(days, Deed.RIGHT, RIGHT_ANSWERS, lambda one: one.right),
        *_sums(days, Deed.HOURS, HOURS, lambda one: one.minutes / 60),
        *_runs(days),
    ]
    full = min((point.day for point in figures.scores if point.percent >= 100), default="")
    if full:
        found.append(Badge(Deed.FULL_MARKS, 1, full))
    finished = sum(1 for course in figures.courses if course.percent >= 100)
    if finished:
        found.append(Badge(Deed.COURSE, finished, ""))
    return tuple(sorted(found, key=lambda badge: badge.day, reverse=True))


def _sums(
    days: Sequence[Day], deed: Deed, steps: Sequence[int], of: Callable[[Day], float]
) -> list[Badge]:
    found: list[Badge] = []
    total = 0.0
    for one in days:
        total += of(one)
        while len(found) < len(steps) and total >= steps[len(found)]:
            found.append(Badge(deed, steps[len(found)], one.day))
    return found


def _runs(days: Sequence[Day]) -> list[Badge]:
    found: list[Badge] = []
    run, before = 0, None
    for one in days:
        if not (one.lessons or one.answers or one.reviews):
            continue
        day = date.fromisoformat(one.day)
        run = run + 1 if before is not None and day - before == timedelta(days=1) else 1
        before = day
        if len(found) < len(STREAKS) and run >= STREAKS[len(found)]:
            found.append(Badge(Deed.STREAK, STREAKS[len(found)], one.day))
    return found
