"""Sticks and the days on them, in words."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import QLocale

from ...domain.day import DayChanges, DaySaved
from ...domain.user import visible
from ...services.plugged import Stick, StickDay, StickTrouble
from ..kit.translate import tr
from .panel_words import moment_words

_MOST = 4  # classes that are named


def stick_words(stick: Stick) -> str:
    """A stick with what there is to know of it."""
    name, locale = stick.name or tr("USB stick"), QLocale()
    if stick.trouble is StickTrouble.UNREADABLE:
        what = tr("cannot be read")
    elif stick.trouble is StickTrouble.LOCKED:
        what = tr("locked with a password")
    elif stick.is_read_only:
        what = tr("write-protected")
    elif stick.free is not None:
        what = tr("{size} free", size=locale.formattedDataSize(stick.free, 1))
    else:
        what = "" if stick.size is None else locale.formattedDataSize(stick.size, 1)
    return " · ".join(part for part in (name, what) if part)


def day_title(day: StickDay) -> str:
    """A day by its classes; by its file where it says none."""
    more = " …" if len(day.classes) > _MOST else ""
    return ", ".join(day.classes[:_MOST]) + more or visible(day.path.stem)


def day_note(day: StickDay) -> str:
    """When and by whom it was saved, and its file."""
    at = day.made_at or datetime.fromtimestamp(day.changed_at, UTC).isoformat(timespec="seconds")
    size = QLocale().formattedDataSize(day.size, 1)
    parts = (moment_words(at), day.made_by, visible(day.path.name) if day.classes else "", size)
    return " · ".join(part for part in parts if part)


def saved_words(saved: DaySaved) -> str:
    """A day that is on the stick and was read back."""
    size = QLocale().formattedDataSize(saved.size, 1)
    return f"{saved.file}, {tr('%n learner(s)', saved.learners)}, {size}"


def loose_words(*, is_loose: bool) -> str:
    """Whether the stick may be pulled out."""
    if is_loose:
        return tr("You may pull the stick out now.")
    return tr("The system still holds the stick: wait until its light is still, then pull it out.")


def brought_words(changes: DayChanges) -> str:
    """What was brought in."""
    return tr("Brought in: something new for %n learner(s)", len(changes.people)) + "."
