"""How the progress screen says deeds, ranges, courses and paces."""

from __future__ import annotations

from datetime import date

from ...domain.figures import CourseFigures, Day
from ...domain.goals import Goals, Pace, minutes_needed, pace_of
from ...domain.spans import Span, Step
from ..content.figure_words import minutes_words
from ..kit.bars import percent_text
from ..kit.day_field import day_words
from ..kit.translate import tr


def done_words(day: Day | None) -> str:
    """What was done on a day: "25 min, 2 lessons, 12 answers"."""
    if day is None:
        return tr("nothing")
    parts = [minutes_words(day.minutes)] if day.minutes > 0 else []
    if day.lessons:
        parts.append(tr("%n lesson(s)", day.lessons))
    if day.answers:
        parts.append(tr("%n answer(s)", day.answers))
    if day.reviews:
        parts.append(tr("%n review(s)", day.reviews))
    return ", ".join(parts) or tr("nothing")


def span_words(span: Span) -> str:
    """A range by its name."""
    words = {
        Span.WEEK: tr("This week"),
        Span.MONTH: tr("This month"),
        Span.YEAR: tr("This year"),
        Span.ALL: tr("All time"),
    }
    return words[span]


def before_words(span: Span, minutes: float) -> str:
    """What the time learned is compared with."""
    time = minutes_words(minutes)
    if span is Span.WEEK:
        return tr("Last week {time}", time=time)
    if span is Span.MONTH:
        return tr("Last month {time}", time=time)
    return tr("Last year {time}", time=time)


def step_words(step: Step) -> str:
    """What a point of the score chart is."""
    words = {
        Step.ATTEMPT: tr("each attempt, %"),
        Step.WEEK: tr("weekly mean, %"),
        Step.MONTH: tr("monthly mean, %"),
    }
    return words[step]


def course_words(course: CourseFigures) -> str:
    """Scores and time of a course in a line."""
    parts = []
    if course.is_deleted:
        parts.append(tr("deleted"))
    is_open = not course.is_deleted and course.percent < 100
    if course.minutes_done > 0 and not is_open:
        parts.append(tr("{time} learned", time=minutes_words(course.minutes_done)))
    if is_open:
        if course.minutes_left > 0:
            parts.append(tr("{time} left", time=minutes_words(course.minutes_left)))
        if course.days_left is not None:
            parts.append(tr("about %n day(s)", max(1, round(course.days_left))))
    if course.best is not None:
        parts.append(tr("best quiz {percent}", percent=percent_text(course.best)))
    if course.last is not None and course.last != course.best:
        parts.append(tr("last {percent}", percent=percent_text(course.last)))
    return " · ".join(parts) or tr("Not begun yet")


def mastery_of(course: CourseFigures) -> float | None:
    """The mean over the outcomes that enough is known of."""
    known = [one.percent for one in course.outcomes if one.percent is not None]
    return sum(known) / len(known) if known else None


def goal_words(course: CourseFigures, day: str, today: date) -> str:
    """How a course stands beside one's own day: gentle where it is behind."""
    pace, by = pace_of(course, day, today), day_words(day, short=True)
    if pace is Pace.DONE:
        return tr("Finished.")
    if pace is Pace.OVER:
        return tr("{day} has passed; {time} are left. A new day can be chosen any time.",
                  day=by, time=minutes_words(course.minutes_left))  # fmt: skip
    if pace is Pace.ON_TIME:
        return tr("On the way: by {day}.", day=by)
    each = _each_day(course, day, today)
    if pace is Pace.BEHIND:
        return tr("A little behind: {time} a day would bring you there by {day}.", time=each,
                  day=by)  # fmt: skip
    return tr("{time} a day bring you there by {day}.", time=each, day=by)


def class_words(course: CourseFigures, today: date) -> str:
    """How a course stands beside the class's day, which only those who teach can change."""
    day = course.class_day
    pace, by = pace_of(course, day, today), day_words(day, short=True)
    if pace is Pace.OVER:
        return tr("Your class: by {day}, which has passed; {time} are left.", day=by,
                  time=minutes_words(course.minutes_left))  # fmt: skip
    if pace is Pace.ON_TIME:
        return tr("Your class: by {day}. On the way.", day=by)
    each = _each_day(course, day, today)
    if pace is Pace.BEHIND:
        return tr("Your class: by {day}. A little behind: {time} a day would bring you there.",
                  day=by, time=each)  # fmt: skip
    return tr("Your class: by {day}. {time} a day bring you there.", day=by, time=each)


def standing_words(course: CourseFigures, goals: Goals, today: date) -> tuple[str, ...]:
    """How a course stands beside one's own day and the class's, as far as there are any."""
    by = goals.by(course.course_id)
    own = (goal_words(course, by, today),) if by else ()
    return (*own, class_words(course, today)) if course.class_waits else own


def _each_day(course: CourseFigures, day: str, today: date) -> str:
    return minutes_words(minutes_needed(course, day, today) or 0.0)
