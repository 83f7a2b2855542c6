"""The figures as tables: for those who hear them, and to see what a figure is made of.

A cell is written when it is looked at, so ten years of days cost no more than a screenful.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum
from typing import TypeVar

from ...domain.badges import Badge
from ...domain.figures import CourseFigures, Day, OutcomeMastery, RecallDay, ScorePoint
from ...domain.figuring import counts
from ..content.figure_words import (
    NOTHING,
    badge_words,
    minutes_words,
    number_words,
    percent_words,
)
from ..kit.bars import percent_text
from ..kit.day_field import day_words
from ..kit.translate import tr
from .shown import Shown
from .words import mastery_of, standing_words

T = TypeVar("T")
_GOAL_DAYS = 7


class Made(Enum):
    """What a table lists."""

    STREAK = "streak"
    DAYS = "days"
    MAP = "map"
    LESSONS = "lessons"
    ANSWERS = "answers"
    SCORES = "scores"
    COURSES = "courses"
    OUTCOMES = "outcomes"
    DUE = "due"
    MEMORY = "memory"
    GOALS = "goals"
    BADGES = "badges"


# What can be opened: a figure, or a course whose figures are asked for.
Opened = Made | CourseFigures


@dataclass(frozen=True, slots=True)
class Table:
    """`head` names the columns; `cell(row, column)` writes one of `count` rows.

    The first `narrow` columns are as wide as their words, the others share what is left.
    """

    title: str
    head: tuple[str, ...]
    count: int
    cell: Callable[[int, int], str]
    narrow: int = 1


def table_of(opened: Opened, shown: Shown) -> Table:
    """What a figure is made of, newest first where there are days."""
    if isinstance(opened, CourseFigures):
        return _course(opened, shown)
    return _TABLES[opened](shown)


def _table(
    title: str,
    rows: Sequence[T],
    columns: Sequence[tuple[str, Callable[[T], str]]],
    narrow: int = 1,
) -> Table:
    written = tuple(write for _, write in columns)
    head = tuple(name for name, _ in columns)
    return Table(title, head, len(rows), lambda row, column: written[column](rows[row]), narrow)


# ------------------------------------------------------------ days


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


def _streak(shown: Shown) -> Table:
    # Whatever range and course are chosen: a streak is made of everything.
    return _days(tr("Days that count for the streak"), [d for d in shown.whole.days if counts(d)])


def _in_range(shown: Shown) -> Table:
    return _days(tr("Days you learned"), shown.figures.days)


def _on_map(shown: Shown) -> Table:
    return _days(tr("Days you learned"), shown.days)


def _lessons(shown: Shown) -> Table:
    return _days(tr("Lessons completed"), [one for one in shown.figures.days if one.lessons])


def _answers(shown: Shown) -> Table:
    return _days(tr("Questions answered"), [one for one in shown.figures.days if one.answers])


# ------------------------------------------------------------ quizzes and courses


def _scores(shown: Shown) -> Table:
    titles = {course.course_id: course.title for course in shown.figures.courses}
    newest = sorted(shown.figures.scores, key=lambda one: one.day, reverse=True)
    columns: list[tuple[str, Callable[[ScorePoint], str]]] = [
        (tr("Day"), lambda one: day_words(one.day)),
        (tr("Quiz"), lambda one: one.title),
        (tr("Course"), lambda one: titles.get(one.course_id, NOTHING)),
        (tr("Score"), lambda one: percent_text(one.percent)),
    ]
    return _table(tr("Quiz scores"), newest, columns)


def _courses(shown: Shown) -> Table:
    columns: list[tuple[str, Callable[[CourseFigures], str]]] = [
        (tr("Course"), _title),
        (tr("Progress"), lambda one: percent_text(one.percent)),
        (tr("Time learned"), lambda one: minutes_words(one.minutes_done)),
        (tr("Time left"), lambda one: minutes_words(one.minutes_left)),
        (tr("Best quiz"), lambda one: percent_words(one.best)),
        (tr("Last quiz"), lambda one: percent_words(one.last)),
    ]
    return _table(tr("Your courses"), shown.figures.courses, columns)


def _course(course: CourseFigures, shown: Shown) -> Table:
    """The figures of one course with what each is reckoned from, then the attempts themselves."""
    rows = [
        (tr("Progress"), percent_text(course.percent),
         tr("Completed lessons, each by its minutes")),
        (tr("Time learned"), minutes_words(course.minutes_done),
         tr("With lessons and quizzes of the course in front")),
    ]  # fmt: skip
    if not course.is_deleted:
        pace = NOTHING
        if course.days_left is not None:
            pace = tr("%n day(s)", round(course.days_left))
        rows += [
            (tr("Time left"), minutes_words(course.minutes_left),
             tr("What the open lessons are said to take, at your own speed")),
            (tr("Days left"), pace, tr("At the pace of the last four weeks")),
        ]  # fmt: skip
    known = sum(one.percent is not None for one in course.outcomes)
    if course.outcomes:
        rows.append(
            (tr("Mastery"), percent_words(mastery_of(course)),
             tr("The mean of %n outcome(s) that enough is known of", known))
        )  # fmt: skip
    rows += [
        (tr("Best quiz"), percent_words(course.best), tr("The best of the attempts below")),
        (tr("Last quiz"), percent_words(course.last), tr("The newest of the attempts below")),
    ]
    taken = [point for point in shown.whole.scores if point.course_id == course.course_id]
    for point in sorted(taken, key=lambda one: one.day, reverse=True):
        rows.append((point.title or tr("Quiz"), percent_text(point.percent), day_words(point.day)))
    columns: list[tuple[str, Callable[[tuple[str, str, str]], str]]] = [
        (tr("Figure"), lambda row: row[0]),
        (tr("Value"), lambda row: row[1]),
        (tr("Made of"), lambda row: row[2]),
    ]
    return _table(tr("Figures of {course}", course=_title(course)), rows, columns, narrow=2)


def _outcomes(shown: Shown) -> Table:
    rows = [(course, outcome) for course in shown.figures.courses for outcome in course.outcomes]
    columns: list[tuple[str, Callable[[tuple[CourseFigures, OutcomeMastery]], str]]] = [
        (tr("Course"), lambda one: _title(one[0])),
        (tr("Outcome"), lambda one: one[1].outcome),
        (tr("Mastery"), lambda one: percent_words(one[1].percent)),
        (tr("Answers"), lambda one: number_words(one[1].answers)),
    ]
    return _table(tr("Mastery by outcome"), rows, columns)


# ------------------------------------------------------------ reviews


def _due(shown: Shown) -> Table:
    due = [(shown.today + timedelta(days=ahead), n) for ahead, n in enumerate(shown.figures.due)]
    rows = [(day_words(day.isoformat()), count) for day, count in due]
    if shown.waiting.new:
        rows.insert(0, (tr("New ones, of which none has a day yet"), shown.waiting.new))
    columns: list[tuple[str, Callable[[tuple[str, int]], str]]] = [
        (tr("Day"), lambda one: one[0]),
        (tr("Questions due"), lambda one: number_words(one[1])),
    ]
    return _table(tr("Due for review"), rows, columns)


def _memory(shown: Shown) -> Table:
    newest = sorted(shown.figures.recalls, key=lambda one: one.day, reverse=True)
    columns: list[tuple[str, Callable[[RecallDay], str]]] = [
        (tr("Day"), lambda one: day_words(one.day)),
        (tr("Asked again"), lambda one: number_words(one.reviews)),
        (tr("Remembered"), lambda one: number_words(one.remembered)),
        (tr("Share"), lambda one: percent_text(100 * one.remembered / one.reviews)),
    ]
    return _table(tr("What you knew and were asked again"), newest, columns)


# ------------------------------------------------------------ goals and badges


def _goals(shown: Shown) -> Table:
    rows: list[tuple[str, str, str]] = []
    if shown.goals.minutes:
        by_day = {one.day: one.minutes for one in shown.whole.days}
        for back in range(_GOAL_DAYS):
            day = (shown.today - timedelta(days=back)).isoformat()
            done = by_day.get(day, 0.0)
            is_reached = done >= shown.goals.minutes
            reached = tr("reached") if is_reached else tr("not reached")
            rows.append((day_words(day), minutes_words(done), reached))
    for course in shown.whole.courses:
        if course.is_deleted:
            continue
        left = tr("{time} left", time=minutes_words(course.minutes_left))
        told = standing_words(course, shown.goals, shown.today)
        rows += [(course.title, left, words) for words in told]
    columns: list[tuple[str, Callable[[tuple[str, str, str]], str]]] = [
        (tr("Day or course"), lambda row: row[0]),
        (tr("Time"), lambda row: row[1]),
        (tr("Goal"), lambda row: row[2]),
    ]
    return _table(tr("Your goals"), rows, columns, narrow=2)


def _badges(shown: Shown) -> Table:
    columns: list[tuple[str, Callable[[Badge], str]]] = [
        (tr("Reached"), badge_words),
        (tr("Day"), lambda one: day_words(one.day) or NOTHING),
    ]
    return _table(tr("Reached"), shown.badges, columns)


def _title(course: CourseFigures) -> str:
    return tr("{course} (deleted)", course=course.title) if course.is_deleted else course.title


_TABLES: dict[Made, Callable[[Shown], Table]] = {
    Made.STREAK: _streak,
    Made.DAYS: _in_range,
    Made.MAP: _on_map,
    Made.LESSONS: _lessons,
    Made.ANSWERS: _answers,
    Made.SCORES: _scores,
    Made.COURSES: _courses,
    Made.OUTCOMES: _outcomes,
    Made.DUE: _due,
    Made.MEMORY: _memory,
    Made.GOALS: _goals,
    Made.BADGES: _badges,
}
