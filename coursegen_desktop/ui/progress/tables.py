"""The figures as tables: for those who hear them, and to see what a figure is made of.

A cell is written when it is looked at, so ten years of days cost no more than a screenful.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from typing import Any

from ...domain.figures import CourseFigures, Day, Figures, OutcomeMastery, ScorePoint
from ..content.figure_words import NOTHING, day_words, minutes_words, number_words, percent_words
from ..kit.bars import percent_text
from ..kit.translate import tr


class Made(Enum):
    """What a table lists."""

    DAYS = "days"
    LESSONS = "lessons"
    ANSWERS = "answers"
    SCORES = "scores"
    COURSES = "courses"
    OUTCOMES = "outcomes"
    DUE = "due"


@dataclass(frozen=True, slots=True)
class Table:
    """`head` names the columns; `cell(row, column)` writes one of `count` rows."""

    title: str
    head: tuple[str, ...]
    count: int
    cell: Callable[[int, int], str]


def table_of(made: Made, figures: Figures, today: date) -> Table:
    """One of the tables, newest first where there are days."""
    if made is Made.SCORES:
        return _scores(figures)
    if made is Made.COURSES:
        return _courses(figures.courses)
    if made is Made.OUTCOMES:
        return _outcomes(figures.courses)
    if made is Made.DUE:
        return _due(figures.due, today)
    if made is Made.LESSONS:
        return _days(tr("Lessons completed"), [one for one in figures.days if one.lessons])
    if made is Made.ANSWERS:
        return _days(tr("Questions answered"), [one for one in figures.days if one.answers])
    return _days(tr("Days you learned"), figures.days)


def _table(
    title: str, rows: Sequence[Any], columns: Sequence[tuple[str, Callable[[Any], str]]]
) -> Table:
    written = tuple(write for _, write in columns)
    head = tuple(name for name, _ in columns)
    return Table(title, head, len(rows), lambda row, column: written[column](rows[row]))


def _days(title: str, days: Sequence[Day]) -> Table:
    newest = sorted(days, key=lambda one: one.day, reverse=True)
    columns: list[tuple[str, Callable[[Day], str]]] = [
        (tr("Day"), lambda one: day_words(one.day)),
        (tr("Time"), lambda one: minutes_words(one.minutes)),
        (tr("Lessons"), lambda one: number_words(one.lessons)),
        (tr("Answers"), lambda one: number_words(one.answers)),
        (tr("Right"), lambda one: number_words(one.right)),
        (tr("Reviews"), lambda one: number_words(one.reviews)),
    ]
    return _table(title, newest, columns)


def _scores(figures: Figures) -> Table:
    titles = {course.course_id: course.title for course in figures.courses}
    newest = sorted(figures.scores, key=lambda one: one.day, reverse=True)
    columns: list[tuple[str, Callable[[ScorePoint], str]]] = [
        (tr("Day"), lambda one: day_words(one.day)),
        (tr("Quiz"), lambda one: one.title),
        (tr("Course"), lambda one: titles.get(one.course_id, NOTHING)),
        (tr("Score"), lambda one: percent_text(one.percent)),
    ]
    return _table(tr("Quiz scores"), newest, columns)


def _courses(courses: Sequence[CourseFigures]) -> Table:
    columns: list[tuple[str, Callable[[CourseFigures], str]]] = [
        (tr("Course"), _title),
        (tr("Progress"), lambda one: percent_text(one.percent)),
        (tr("Time learned"), lambda one: minutes_words(one.minutes_done)),
        (tr("Time left"), lambda one: minutes_words(one.minutes_left)),
        (tr("Best quiz"), lambda one: percent_words(one.best)),
        (tr("Last quiz"), lambda one: percent_words(one.last)),
    ]
    return _table(tr("Your courses"), courses, columns)


def _outcomes(courses: Sequence[CourseFigures]) -> Table:
    rows = [(course, outcome) for course in courses for outcome in course.outcomes]
    columns: list[tuple[str, Callable[[tuple[CourseFigures, OutcomeMastery]], str]]] = [
        (tr("Course"), lambda one: _title(one[0])),
        (tr("Outcome"), lambda one: one[1].outcome),
        (tr("Mastery"), lambda one: percent_words(one[1].percent)),
        (tr("Answers"), lambda one: number_words(one[1].answers)),
    ]
    return _table(tr("Mastery by outcome"), rows, columns)


def _due(due: Sequence[int], today: date) -> Table:
    rows = [(today + timedelta(days=ahead), count) for ahead, count in enumerate(due)]
    columns: list[tuple[str, Callable[[tuple[date, int]], str]]] = [
        (tr("Day"), lambda one: day_words(one[0].isoformat())),
        (tr("Questions due"), lambda one: number_words(one[1])),
    ]
    return _table(tr("Due for review"), rows, columns)


def _title(course: CourseFigures) -> str:
    return tr("{course} (deleted)", course=course.title) if course.is_deleted else course.title
