"""Moments, times, shares and badges in words, as several screens say them."""

from __future__ import annotations

from PySide6.QtCore import QDateTime, QLocale, Qt

from ...domain.badges import Badge, Deed
from ..kit.bars import percent_text
from ..kit.translate import tr
from .durations import duration_words

NOTHING = "–"


def number_words(value: float) -> str:
    """A count as the country writes it."""
    return QLocale().toString(round(value))


def minutes_words(minutes: float) -> str:
    """A time; less than half a minute is said to be so."""
    return tr("under a minute") if 0 < minutes < 0.5 else duration_words(round(minutes))


def percent_words(percent: float | None) -> str:
    """A share, or a dash where there is nothing to tell."""
    return NOTHING if percent is None else percent_text(percent)


def moment_words(stored: str) -> str:
    """A stored moment as date and time on the wall; anything else as it is."""
    moment = QDateTime.fromString(stored, Qt.DateFormat.ISODateWithMs)
    if not moment.isValid():
        return stored
    return QLocale().toString(moment.toLocalTime(), QLocale.FormatType.ShortFormat)


def badge_words(badge: Badge) -> str:
    """What a badge is for."""
    if badge.deed is Deed.FULL_MARKS:
        return tr("A quiz with full marks")
    words = {
        Deed.LESSONS: tr("%n lesson(s) completed", badge.count),
        Deed.RIGHT: tr("%n right answer(s)", badge.count),
        Deed.STREAK: tr("%n day(s) in a row", badge.count),
        Deed.HOURS: tr("%n hour(s) learned", badge.count),
        Deed.COURSE: tr("%n course(s) finished", badge.count),
    }
    return words[badge.deed]
