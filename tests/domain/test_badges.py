"""Badges tell what was done and on which day."""

from __future__ import annotations

from datetime import date, timedelta

from coursegen_desktop.domain.badges import Badge, Deed, badges
from coursegen_desktop.domain.figures import CourseFigures, Day, Figures, ScorePoint, Streak
from coursegen_desktop.domain.ids import CourseId

FIRST = date(2026, 1, 1)


def of(days: list[Day], scores: tuple[ScorePoint, ...] = (), percent: float = 0.0) -> Figures:
    course = CourseFigures(CourseId(1), "Knots", percent, 0.0, 0.0, None, None, None, (), False)
    none = Streak(0, 0, False)
    return Figures(tuple(days), none, 0.0, 0, None, scores, (course,), None, ())


def day(number: int, minutes: float = 1.0, lessons: int = 0, right: int = 0) -> Day:
    when = (FIRST + timedelta(days=number)).isoformat()
    return Day(when, minutes, lessons, right, right, 0)


def test_nothing_done_is_no_badge() -> None:
    assert badges(of([])) == ()
    assert badges(of([day(n) for n in range(400)])) == ()  # there, but nothing done


def test_sums_count_on_the_day_they_are_reached() -> None:
    days = [day(0, lessons=1, right=60), day(5, right=39), day(9, right=1, lessons=9)]
    assert badges(of(days)) == (
        Badge(Deed.LESSONS, 10, "2026-01-10"),
        Badge(Deed.RIGHT, 100, "2026-01-10"),
        Badge(Deed.LESSONS, 1, "2026-01-01"),
    )


def test_one_day_may_reach_several_steps() -> None:
    found = badges(of([day(0, right=1_000)]))
    assert [badge.count for badge in found] == [100, 1_000]


def test_days_in_a_row() -> None:
    six = [day(n, lessons=0, right=1) for n in range(6)]
    assert badges(of([*six, day(7, right=1)])) == ()
    seven = badges(of([*six, day(6, right=1)]))
    assert seven == (Badge(Deed.STREAK, 7, "2026-01-07"),)
    thirty = badges(of([day(n, right=1) for n in range(30)]))
    assert Badge(Deed.STREAK, 30, "2026-01-30") in thirty


def test_full_marks_and_a_finished_course() -> None:
    scores = tuple(
        ScorePoint(f"2026-02-0{n}", CourseId(1), "Quiz", percent)
        for n, percent in ((1, 99.9), (3, 100.0), (2, 100.0))
    )
    assert badges(of([], scores, 100.0)) == (
        Badge(Deed.FULL_MARKS, 1, "2026-02-02"),
        Badge(Deed.COURSE, 1, ""),
    )


def test_hours() -> None:
    days = [day(n, minutes=60.0) for n in range(0, 24, 2)]
    assert badges(of(days)) == (Badge(Deed.HOURS, 10, "2026-01-19"),)
