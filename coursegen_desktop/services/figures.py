"""A learner's figures, put together from what the database sums up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta, tzinfo

from ..db.repositories.figures import CourseRow, DayRows, Spent
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
    best: Mapping[int, float]
    last: Mapping[int, float]
    spent: Mapping[int, Spent]
    courses: Sequence[CourseRow]
    answers: Sequence[tuple[int, str, float, str, int | None]]
    recalls: tuple[RecallDay, ...]
    due: Mapping[int, int]
    review_today: int


async def read_figures(
    work: UnitOfWork, user_id: UserId, query: FiguresQuery, today: str, day: ReviewDay, drafts: bool
) -> FigureRows:
    """Read everything, in one hop to the database.

    Days later than today were written by a wrong clock and are left out.
    """
    key = int(query.course_id or 0)
    since, until = query.since or _FIRST, min(query.until or _LAST, today)
    recent = (date.fromisoformat(today) - timedelta(days=PACE_DAYS)).isoformat()
    figures = work.figures
    spent = figures.spent(user_id, recent, today)
    taken, left = figures.courses(user_id, drafts=drafts), figures.left(user_id, drafts=drafts)
    days = figures.days(user_id, key, since, until)
    learned = figures.learned(user_id, today, LEAST_MINUTES)
    scores = figures.scores(user_id, key, since, until)
    best, last = figures.best(user_id), figures.last(user_id)
    answers = figures.outcome_answers(user_id, today)
    recalls = work.review_log.retention_days(user_id, day.today - RETENTION_DAYS + 1)
    due = work.review_lists.due_days(user_id, day.today + FORECAST_DAYS, drafts=drafts)
    await work.ask(spent, taken, left, days, learned, scores, best, last, answers, recalls, due)
    return FigureRows(
        today=today,
        days=await days,
        learned=await learned,
        scores=await scores,
        best=await best,
        last=await last,
        spent=await spent,
        courses=[row for row in (*await taken, *await left) if key in (0, row.id)],
        answers=await answers,
        recalls=tuple(
            RecallDay(date.fromordinal(number).isoformat(), count, remembered)
            for number, count, remembered in await recalls
        ),
        due=await due,
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
    best, last = rows.best.get(row.id), rows.last.get(row.id)
    return CourseFigures(
        course_id=row.id,
        title=row.title,
        percent=row.percent,
        minutes_done=spent.minutes,
        minutes_left=0.0 if row.is_deleted else left,
        days_left=None if row.is_deleted else days_left(left, spent.recent, span),
        best=None if best is None else 100.0 * best,
        last=None if last is None else 100.0 * last,
        outcomes=_outcomes(row.outcomes, known),
        is_deleted=row.is_deleted,
        class_day=last_day(row.finish_by, day_of_stamp(row.enrolled_at, zone)),
    )


def _outcomes(
    named: Sequence[str], known: Mapping[str, Sequence[Evidence]]
) -> tuple[OutcomeMastery, ...]:
    """The course's own in its order; then those that questions asked for and it dropped."""
    if not known:
        return tuple(OutcomeMastery(name, None, 0) for name in named)
    names = dict.fromkeys((*named, *known))
    return tuple(
        OutcomeMastery(name, mastery(known.get(name, ())), len(known.get(name, ())))
        for name in names
    )
