"""The figures on one page of paper."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from ..kit.bars import percent_text
from ..kit.translate import tr
from .shown import Shown
from .words import (
    badge_words,
    course_words,
    day_words,
    mastery_of,
    minutes_words,
    number_words,
    percent_words,
    span_words,
)

# So many lines fit on a page of A4.
_COURSES, _BADGES, _TITLE = 12, 6, 60


def report_html(shown: Shown, name: str) -> str:
    """Headline figures, courses and what was reached, for `name`, as Qt's layout reads it."""
    figures, streak = shown.figures, shown.whole.streak
    facts = (
        (tr("Streak"), f"{tr('%n day(s)', streak.now)} "
                       f"({tr('Longest {days}', days=number_words(streak.longest))})"),
        (tr("Time learned"), minutes_words(figures.minutes)),
        (tr("Lessons completed"), number_words(figures.lessons)),
        (tr("Quiz accuracy"), percent_words(figures.accuracy)),
        (tr("Remembered in reviews"), percent_words(figures.retention)),
    )  # fmt: skip
    day = day_words(shown.today.isoformat())
    span = span_words(shown.span)
    parts = [
        f"<h1>{escape(tr('Progress'))}</h1>",
        f"<p>{escape(name)} · {escape(span)} · {escape(day)}</p>",
        _table(facts),
    ]
    courses = figures.courses[:_COURSES]
    if courses:
        parts.append(f"<h2>{escape(tr('Courses'))}</h2>")
        parts.append(_table(_course_lines(shown)))
        if len(courses) < len(figures.courses):
            left = tr("and %n more course(s)", len(figures.courses) - len(courses))
            parts.append(f"<p>{escape(left)}</p>")
    found = shown.badges[:_BADGES]
    if found:
        parts.append(f"<h2>{escape(tr('Reached'))}</h2>")
        parts.append(_table((badge_words(badge), day_words(badge.day)) for badge in found))
    return "".join(parts)


def _course_lines(shown: Shown) -> Iterable[tuple[str, ...]]:
    for course in shown.figures.courses[:_COURSES]:
        title = course.title if len(course.title) <= _TITLE else course.title[: _TITLE - 1] + "…"
        mastery = mastery_of(course)
        told = "" if mastery is None else tr("{percent} mastery", percent=percent_text(mastery))
        yield title, percent_text(course.percent), told, course_words(course)


def _table(lines: Iterable[tuple[str, ...]]) -> str:
    rows = "".join(
        "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in line) + "</tr>" for line in lines
    )
    return f'<table cellpadding="4" width="100%">{rows}</table>'
