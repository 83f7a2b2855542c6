"""Figures of learners who do not exist: nothing, a day, half a year, ten years."""

from __future__ import annotations

from datetime import date, timedelta

from coursegen_desktop.domain.figures import (
    CourseFigures,
    Day,
    Figures,
    OutcomeMastery,
    RecallDay,
    ScorePoint,
    Streak,
)
from coursegen_desktop.domain.goals import Finish, Goals
from coursegen_desktop.domain.ids import CourseId
from coursegen_desktop.domain.review import Counts
from coursegen_desktop.domain.spans import Span
from coursegen_desktop.ui.progress.shown import Shown

TODAY = date(2026, 5, 20)
NOTHING = Figures((), Streak(0, 0, False), 0.0, 0, None, (), (), None, ())
TITLES = (
    "Photosynthesis and the Carbon Cycle", "Linear Algebra, Gently",
    "Solar Panels: Install & Maintain", "Knots",
)  # fmt: skip


def day(back: int, minutes: float = 25.0, *, lessons: int = 1, answers: int = 8, right: int = 6,
        reviews: int = 4) -> Day:  # fmt: skip
    """A day so many days before TODAY."""
    when = (TODAY - timedelta(days=back)).isoformat()
    return Day(when, minutes, lessons, answers, right, reviews)


def course(number: int = 0, **more: object) -> CourseFigures:
    """A course with three outcomes, the last of which too little is known of."""
    outcomes = (
        OutcomeMastery("Explain where the oxygen comes from", max(84.0 - 11 * number, 9.0), 12),
        OutcomeMastery("Balance the equation of photosynthesis", 62.0, 7),
        OutcomeMastery("Compare the light reactions with the Calvin cycle", None, 1),
    )
    values: dict[str, object] = {
        "course_id": CourseId(number + 1), "title": TITLES[number % 4],
        "percent": (62.0, 18.0, 41.0, 100.0)[number % 4], "minutes_done": 96.0,
        "minutes_left": (64.0, 410.0, 130.0, 0.0)[number % 4],
        "days_left": (4.0, 31.0, None, None)[number % 4], "best": 90.0, "last": 75.0,
        "outcomes": outcomes, "is_deleted": False,
    }  # fmt: skip
    return CourseFigures(**(values | more))  # type: ignore[arg-type]


CLASS_DAYS = ("2026-05-30", "", "2026-05-18", "2026-05-01")


def learned(days: int = 180, courses: int = 4, class_days: tuple[str, ...] = ("",)) -> Figures:
    """A learner who was there most days; `class_days` go round the courses."""
    made = tuple(
        day(back, 5.0 + (back * 13) % 55, lessons=back % 3, answers=back % 11, right=back % 11 // 2)
        for back in range(days - 1, -1, -1)
        if back % 5 and back % 7 != 3
    )
    scores = tuple(
        ScorePoint((TODAY - timedelta(days=back)).isoformat(), CourseId(1 + back % courses),
                   f"Quiz {back}", 55.0 + (days - back) * 35 / days + back % 7)
        for back in range(days - 1, 0, -6)
    )  # fmt: skip
    right, answers = sum(one.right for one in made), sum(one.answers for one in made)
    return Figures(
        made,
        Streak(12, 21, True),
        sum(one.minutes for one in made),
        sum(one.lessons for one in made),
        100 * right / answers if answers else None,
        scores,
        tuple(
            course(number, class_day=class_days[number % len(class_days)])
            for number in range(courses)
        ),
        91.0,
        (14, 8, 5, 11, 4, 6, 2, 9, 3, 0, 1, 2, 7, 4),
        tuple(
            RecallDay((TODAY - timedelta(days=back)).isoformat(), 12 - back, 11 - back)
            for back in range(8, 0, -1)
        ),
    )


WAITING = Counts(2, 12, 0)
GOALS = Goals(20, (Finish(CourseId(1), "2026-06-03"), Finish(CourseId(2), "2026-06-10")))


def shown(
    whole: Figures, figures: Figures | None = None, *, span: Span = Span.ALL, goals: Goals = GOALS,
    course_id: CourseId | None = None, today: date = TODAY,
    waiting: Counts = WAITING,
) -> Shown:  # fmt: skip
    """What a page is given; by default all of time."""
    return Shown(today, span, course_id, whole, figures or whole, whole.days, goals, waiting)
