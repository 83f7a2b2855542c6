"""The person, his figures, courses, lessons, days and times."""

from __future__ import annotations

from collections.abc import Iterator

from ..html_page import Column, facts, table
from .say import Row, Say


def person(data: Row, say: Say) -> Iterator[str]:
    """Profile."""
    tr, who = say.tr, data["person"]
    roles = {
        "learner": tr("Learner"),
        "instructor": tr("Instructor"),
        "administrator": tr("Administrator"),
    }
    yield from facts(
        (
            (tr("Name"), who["full_name"]),
            (tr("Email"), who["email"]),
            (tr("Group"), who["group"]),
            (tr("Role"), roles.get(who["role"], who["role"])),
            (tr("Account made"), say.moment(who["created_at"] or "")),
            (tr("Last seen"), say.moment(who["last_seen_at"] or "")),
        )
    )


def figures(data: Row, say: Say) -> Iterator[str]:
    """The headline figures."""
    tr, told = say.tr, data["figures"]
    longest = tr("%n day(s)", told["longest_streak"])
    yield from facts(
        (
            (tr("Days learned"), say.number(told["days"])),
            (tr("Time learned"), say.minutes(told["minutes"])),
            (tr("Days in a row"), tr("%n day(s)", told["streak"])),
            (tr("Longest row of days"), longest),
            (tr("Lessons completed"), say.number(told["lessons"])),
            (tr("Quiz accuracy"), say.percent(told["accuracy"])),
            (tr("Remembered in reviews"), say.percent(told["retention"])),
        )
    )


def goals(data: Row, say: Say) -> Iterator[str]:
    """What a learner means to do."""
    tr, wished = say.tr, data["goals"]
    if wished["minutes"]:
        yield from facts(((tr("Minutes a day"), say.number(wished["minutes"])),))
    if wished["finish"]:
        columns = (
            Column(tr("Course"), lambda row: row["course"]),
            Column(tr("Finish by"), lambda row: say.day(row["day"])),
        )
        yield from table(wished["finish"], columns, tr("Goals"))


def badges(data: Row, say: Say) -> Iterator[str]:
    """What was reached, and when."""
    tr = say.tr
    columns = (
        Column(tr("Badge"), lambda row: say.badge(row["deed"], row["count"])),
        Column(tr("Day"), lambda row: say.day(row["day"])),
    )
    yield from table(data["badges"], columns, tr("Badges"))


def enrolments(data: Row, say: Say) -> Iterator[str]:
    """Courses taken and left."""
    tr = say.tr
    columns = (
        Column(tr("Course"), lambda row: row["course"]),
        Column(tr("Progress"), lambda row: say.percent(row["progress_percent"]), is_number=True),
        Column(tr("Enrolled"), lambda row: say.moment(row["enrolled_at"])),
        Column(tr("Opened last"), lambda row: say.moment(row["last_opened_at"] or "")),
        Column(tr("Left"), lambda row: say.moment(row["left_at"])),
    )
    yield from table(data["enrollments"], columns, tr("Courses"))


def outcomes(data: Row, say: Say) -> Iterator[str]:
    """How well each outcome is mastered."""
    tr = say.tr
    columns = (
        Column(tr("Course"), lambda row: row["course"]),
        Column(tr("Outcome"), lambda row: row["outcome"]),
        Column(tr("Mastery"), lambda row: say.percent(row["percent"]), is_number=True),
        Column(tr("Answers"), lambda row: say.number(row["answers"]), is_number=True),
    )
    yield from table(data["outcomes"], columns, tr("Mastery by outcome"))


def completed(data: Row, say: Say) -> Iterator[str]:
    """Lessons that were completed."""
    tr = say.tr
    columns = (
        *lesson_columns(say),
        Column(tr("Completed"), lambda row: say.moment(row["completed_at"])),
    )
    yield from table(data["completed_lessons"], columns, tr("Lessons completed"))


def places(data: Row, say: Say) -> Iterator[str]:
    """Where reading goes on."""
    tr = say.tr
    columns = (
        *lesson_columns(say),
        Column(tr("Read to"), lambda row: say.percent(100 * row["position"]), is_number=True),
        Column(
            tr("Film watched to"),
            lambda row: say.minutes(row["film_seconds"] / 60) if row["film_seconds"] else "–",
            is_number=True,
        ),
        Column(tr("Time"), lambda row: say.minutes(row["seconds"] / 60), is_number=True),
        Column(tr("Last read"), lambda row: say.moment(row["updated_at"])),
    )
    yield from table(data["reading_positions"], columns, tr("Where you are in lessons"))


def lesson_columns(say: Say) -> tuple[Column, Column]:
    """Course and lesson of a row."""
    return (
        Column(say.tr("Course"), lambda row: row["course"] or ""),
        Column(say.tr("Lesson"), lambda row: row["lesson"] or ""),
    )


def days(data: Row, say: Say) -> Iterator[str]:
    """What was done on each day, in all and by course."""
    tr = say.tr
    columns = (
        Column(tr("Day"), lambda row: say.day(row["day"])),
        Column(
            tr("Course"),
            lambda row: tr("All courses") if row["is_total"] else row["course"] or "–",
        ),
        Column(tr("Time"), lambda row: say.minutes(row["ms"] / 60_000), is_number=True),
        Column(tr("Lessons"), lambda row: say.number(row["lessons"]), is_number=True),
        Column(tr("Answers"), lambda row: say.number(row["answers"]), is_number=True),
        Column(tr("Right"), lambda row: say.number(row["correct"]), is_number=True),
        Column(tr("Reviews"), lambda row: say.number(row["reviews"]), is_number=True),
    )
    yield from table(data["days"], columns, tr("Days you learned"))


def time_spent(data: Row, say: Say) -> Iterator[str]:
    """Every stretch of time."""
    tr = say.tr
    columns = (
        Column(tr("Course"), lambda row: row["course"] or "–"),
        Column(tr("From"), lambda row: say.moment(row["started_at"])),
        Column(tr("To"), lambda row: say.moment(row["ended_at"])),
        Column(tr("Time"), lambda row: say.minutes(row["ms"] / 60_000), is_number=True),
    )
    yield from table(data["time_spent"], columns, tr("Time with lessons and quizzes"))
