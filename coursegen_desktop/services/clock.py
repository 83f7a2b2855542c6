"""Instants as they are stored, and the learner's own calendar day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

Now = Callable[[], datetime]


def utc_now() -> datetime:
    """The present, aware, in UTC: the one real clock that wiring hands out."""
    return datetime.now(UTC)


def stamp(moment: datetime) -> str:
    """UTC, ISO 8601, always with microseconds, so that stamps sort as text."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def local_day(moment: datetime) -> str:
    """The calendar date of `moment` in this computer's time zone, "YYYY-MM-DD"."""
    return moment.astimezone().date().isoformat()
