"""Where somebody of a class is and how far with its quiz, in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QDate, QDateTime, QLocale, Qt

from ...domain.school_class import QuizStand, Whereabouts
from ..kit.bars import percent_text
from ..kit.translate import tr


@dataclass(frozen=True)
class ChildRow:
    """A line of the class. `stand` is None where no quiz is taken or none was begun yet."""

    of: Whereabouts
    sits_here: bool = False
    takes_quiz: bool = False
    stand: QuizStand | None = None

    @property
    def has_open_quiz(self) -> bool:
        """Whether the quiz is not handed in yet."""
        return self.stand is not None and self.stand.is_open

    @property
    def has_handed_in(self) -> bool:
        """Whether the quiz was handed in."""
        return (
            self.stand is not None and self.stand.attempt_id is not None and not self.stand.is_open
        )


def moment_words(stamp: str) -> str:
    """A stored moment on the wall, without its day when it is today's."""
    moment = QDateTime.fromString(stamp, Qt.DateFormat.ISODateWithMs).toLocalTime()
    short, locale = QLocale.FormatType.ShortFormat, QLocale()
    if moment.date() == QDate.currentDate():
        return locale.toString(moment.time(), short)
    return locale.toString(moment, short)


def place_words(row: ChildRow) -> str:
    """Where somebody is."""
    if row.sits_here:
        return tr("Sits here now")
    if row.of.parked_at:
        where, when = kind_words(str(row.of.place.get("kind"))), moment_words(row.of.parked_at)
        return tr("{place}, left {time}", place=where, time=when)
    if row.of.last_seen_at:
        return tr("Last seen {time}", time=moment_words(row.of.last_seen_at))
    return tr("Not here yet")


def kind_words(kind: str) -> str:
    """The place that waits, by the kind of its route."""
    return {
        "lesson": tr("In a lesson"),
        "quiz": tr("In a quiz"),
        "review": tr("At the review"),
        "reviewsession": tr("At the review"),
        "notes": tr("At the notes"),
        "progress": tr("At the progress"),
        "course": tr("At a course"),
    }.get(kind, tr("In the library"))


def stand_words(row: ChildRow) -> str:
    """How far somebody is with the quiz of the class; "" without one."""
    stand = row.stand
    if not row.takes_quiz:
        return ""
    if stand is None or stand.attempt_id is None:
        return tr("Not yet")
    if stand.is_open:
        return tr("{done} of {all} answered", done=stand.answered, all=stand.asked)
    return percent_text((stand.share or 0.0) * 100)


def row_words(row: ChildRow) -> str:
    """A line as it is read aloud."""
    parts = (row.of.user.full_name, place_words(row), stand_words(row))
    return ", ".join(part for part in parts if part)


def summary_words(rows: Sequence[ChildRow]) -> str:
    """A class's quiz at a glance."""
    stands = [row.stand for row in rows if row.stand is not None]
    shares = [one.share for one in stands if one.share is not None]
    mean = sum(shares) / len(shares) if shares else None
    return _summary(len(rows), len(shares), mean, sum(one.is_open for one in stands))


def longest_summary(rows: Sequence[ChildRow]) -> str:
    """The longest that it can become."""
    return _summary(len(rows), len(rows), 1.0, len(rows))


def _summary(everybody: int, done: int, mean: float | None, at_it: int) -> str:
    parts = [tr("%n of {all} handed in", done, all=everybody)]
    if mean is not None:
        parts.append(tr("on average {percent}", percent=percent_text(mean * 100)))
    if at_it:
        parts.append(tr("%n still at it", at_it))
    return ", ".join(parts)
