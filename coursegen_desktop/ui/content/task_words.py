"""What somebody has to do, and until when, in words: for learners and for those who teach."""

from __future__ import annotations

from ...domain.school_class import Span, TaskKind
from ..kit.day_field import day_words
from ..kit.translate import tr

TASK_ICONS = {
    TaskKind.COURSE: "library",
    TaskKind.LESSON: "book-open",
    TaskKind.QUIZ: "list-checks",
}
SOON = 1  # days that are left of what has to be done now


def kind_words(kind: TaskKind) -> str:
    """A course, a lesson or a quiz."""
    return {
        TaskKind.COURSE: tr("Course"),
        TaskKind.LESSON: tr("Lesson"),
        TaskKind.QUIZ: tr("Quiz"),
    }[kind]


def due_words(days_left: int | None, until_day: str) -> str:
    """Until when something is to be done; "" without a last day."""
    if days_left is None:
        return ""
    if days_left < 0:
        return tr("%n day(s) overdue", -days_left)
    if days_left == 0:
        return tr("today")
    if days_left == 1:
        return tr("until tomorrow")
    if days_left <= 7:
        return tr("%n day(s) left", days_left)
    return tr("until {day}", day=day_words(until_day, short=True))


def span_words(span: Span) -> str:
    """From when until when, in a list of those who teach."""
    begin, end = day_words(span.from_day, short=True), day_words(span.until_day, short=True)
    if begin and end:
        return tr("{begin} – {end}", begin=begin, end=end)
    if end:
        return tr("until {day}", day=end)
    return tr("from {day}", day=begin) if begin else tr("no days")
