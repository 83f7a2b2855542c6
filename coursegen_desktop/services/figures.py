"""A learner's figures, put together from what the database sums up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta, tzinfo

from ..db.repositories.figures import CourseRow, DayRows, Results, Spent
from ..db.unit_of_work import UnitOfWork
from ..domain import scheduling
from ..domain.class_progress import last_day
from ..domain.figures import (
    CourseFigures,
    Figures,
    FiguresQuery,
    OutcomeMastery,
    RecallDay,
    ScorePoint,
)
from ..domain.figuring import (
    LEAST_MINUTES,
    PACE_DAYS,
    Evidence,
    days_left,
    mastery,
    minutes_left,
    streak,
)
from ..domain.ids import UserId
from .clock import day_of_stamp
from .review_steps import ReviewDay

FORECAST_DAYS = 30
RETENTION_DAYS = 30
_FIRST, _LAST = "0000-01-01", "9999-12-31"
_NOTHING = Spent(0.0, 0.0, "")


@dataclass(frozen=True, slots=True)
class FigureRows:
    """Everything that figures are made of, as it was read."""

    today: str
    days: DayRows
    learned: Sequence[str]
    scores: tuple[ScorePoint, ...]
    results: Results
    spent: Mapping[int, Spent]
    courses: Sequence[CourseRow]
    answers: Sequence[tuple[int, str, float, str, int | None]]
    recalls: tuple[RecallDay, ...]
    due: Mapping[int, int]
    review_today: int


async def read_figures(
    work: UnitOfWork, user_id: UserId, query: FiguresQuery, today: str, day: ReviewDay, drafts: bool
) -> FigureRows:
    """Read everything; days later than today were written by a wrong clock and are left out."""
    key = int(query.course_id or 0)
    since, until = query.since or _FIRST, min(query.until or _LAST, today)
    recent = (date.fromisoformat(today) - timedelta(days=PACE_DAYS)).isoformat()
    figures = work.figures
    spent = await figures.spent(user_id, recent, today)
    courses = await figures.courses(user_id, drafts=drafts)
    others = sorted(set(spent) - {row.id for row in courses})
    if others:
        courses += await figures.names(others, drafts=drafts)
    recalls = await work.review_log.retention_days(user_id, day.today - RETENTION_DAYS + 1)
    return FigureRows(
        today=today,
        days=await figures.days(user_id, key, since, until),
        learned=await figures.learned(user_id, today, LEAST_MINUTES),
        scores=await figures.scores(user_id, key, since, until),
        results=await figures.results(user_id),
        spent=spent,
        courses=[row for row in courses if key in (0, row.id)],
        answers=await figures.outcome_answers(user_id, today),
        recalls=tuple(
            RecallDay(date.fromordinal(number).isoformat(), count, remembered)
            for number, count, remembered in recalls
        ),
        due=await work.review_lists.due_days(user_id, day.today + FORECAST_DAYS, drafts=drafts),
        review_today=day.today,
    )


def figures_of(rows: FigureRows, zone: tzinfo | None = None) -> Figures:
    """The figures; days are those of `zone`, None for this computer's."""
    days = rows.days.days
    right = sum(day.right for day in days)
    known = _mastery(rows)
    reviewed = sum(one.reviews for one in rows.recalls)
    remembered = sum(one.remembered for one in rows.recalls)
    return Figures(
        days=days,
        streak=streak(rows.learned, rows.today),
        minutes=sum(day.minutes for day in days),
        lessons=sum(day.lessons for day in days),
        accuracy=100.0 * right / rows.days.scored if rows.days.scored else None,
        scores=rows.scores,
        courses=tuple(_course(row, rows, known[row.id], zone) for row in rows.courses),
        retention=100.0 * remembered / reviewed if reviewed else None,
        due=tuple(
            count for _, count in scheduling.load(rows.due, rows.review_today, FORECAST_DAYS)
        ),
        recalls=rows.recalls,
    )


def _mastery(rows: FigureRows) -> dict[int, dict[str, list[Evidence]]]:
    today = date.fromisoformat(rows.today)
    found: dict[int, dict[str, list[Evidence]]] = defaultdict(lambda: defaultdict(list))
    for course, outcome, credit, day, certainty in rows.answers:
        ago = (today - date.fromisoformat(day)).days
        found[course][outcome].append(Evidence(credit, ago, certainty))
    return found


def _course(
    row: CourseRow,
    rows: FigureRows,
    known: Mapping[str, Sequence[Evidence]],
    zone: tzinfo | None,
) -> CourseFigures:
    spent = rows.spent.get(row.id, _NOTHING)
    left = minutes_left(row.planned - row.planned_done, row.planned_done, spent.minutes)
    span = 0
    if spent.since:
        span = (date.fromisoformat(rows.today) - date.fromisoformat(spent.since)).days + 1
    best, last = rows.results.best.get(row.id), rows.results.last.get(row.id)
    # The course's own outcomes in its order; then those that questions asked for and it dropped.
    names = dict.fromkeys((*row.outcomes, *known))
    return CourseFigures(
        course_id=row.id,
        title=row.title,
        percent=row.percent,
        minutes_done=spent.minutes,
        minutes_left=0.0 if row.is_deleted else left,
        days_left=None if row.is_deleted else days_left(left, spent.recent, span),
        best=None if best is None else 100.0 * best,
        last=None if last is None else 100.0 * last,
        outcomes=tuple(
            OutcomeMastery(name, mastery(known.get(name, ())), len(known.get(name, ())))
            for name in names
        ),
        is_deleted=row.is_deleted,
        class_day=last_day(row.finish_by, day_of_stamp(row.enrolled_at, zone)),
    )
