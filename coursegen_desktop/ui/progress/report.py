"""The figures as they stand on one page of paper."""

from __future__ import annotations

from ...domain.figures import CourseFigures
from ...media.report_page import Bar, Report, Section
from ..content.figure_words import (
    badge_words,
    minutes_words,
    number_words,
    percent_words,
)
from ..kit.bars import percent_text
from ..kit.day_field import day_words
from ..kit.translate import tr
from .shown import Shown
from .words import course_words, mastery_of, span_words

# So many lines fit on a page of A4, with what stands above and below them.
_COURSES, _BADGES = 16, 8


def report_of(shown: Shown, name: str) -> Report:
    """Headline figures, courses and what was reached, for `name`."""
    day = day_words(shown.today.isoformat())
    sections = [Section("", (2, 3), _facts(shown)), _courses(shown.figures.courses)]
    found = shown.badges[:_BADGES]
    rows = tuple((badge_words(badge), day_words(badge.day)) for badge in found)
    sections.append(Section(tr("Reached"), (2, 3), rows))
    return Report(
        tr("Progress"),
        " · ".join(part for part in (name, span_words(shown.span), day) if part),
        tuple(section for section in sections if section.rows),
    )


def _facts(shown: Shown) -> tuple[tuple[str, ...], ...]:
    figures, streak = shown.figures, shown.whole.streak
    longest = tr("Longest {days}", days=number_words(streak.longest))
    return (
        (tr("Streak"), f"{tr('%n day(s)', streak.now)} · {longest}"),
        (tr("Time learned"), minutes_words(figures.minutes)),
        (tr("Lessons completed"), number_words(figures.lessons)),
        (tr("Quiz accuracy"), percent_words(figures.accuracy)),
        (tr("Remembered in reviews"), percent_words(figures.retention)),
    )


def _courses(courses: tuple[CourseFigures, ...]) -> Section:
    rows: list[tuple[str | Bar, ...]] = []
    for course in courses[:_COURSES]:
        mastery = mastery_of(course)
        told = "" if mastery is None else tr("{percent} mastery", percent=percent_text(mastery))
        progress = Bar(course.percent, percent_text(course.percent))
        rows.append((course.title, progress, told, course_words(course)))
    if len(courses) > _COURSES:
        rows.append((tr("and %n more course(s)", len(courses) - _COURSES), "", "", ""))
    return Section(tr("Courses"), (5, 2.3, 2.2, 6.5), tuple(rows))
