"""Instants as they are stored, the learner's own calendar day, and seconds that nobody can set."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, date, datetime, tzinfo

from ..domain.scheduling import review_day

Now = Callable[[], datetime]
Ticks = Callable[[], float]

# The hour at which a learner's day begins: who studies past midnight still has today.
DAY_STARTS_AT = 4

# Where the usual clock stands still while the computer sleeps, there is one that does not.
_AWAKE_OR_NOT = getattr(time, "CLOCK_BOOTTIME", None)


def utc_now() -> datetime:
    """The present, aware, in UTC: the one real clock that wiring hands out."""
    return datetime.now(UTC)


def ticks() -> float:
    """Seconds since some moment, by a clock that no calendar moves."""
    return time.monotonic() if _AWAKE_OR_NOT is None else time.clock_gettime(_AWAKE_OR_NOT)


def stamp(moment: datetime) -> str:
    """UTC, ISO 8601, always with microseconds, so that stamps sort as text."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def local_day(moment: datetime, zone: tzinfo | None = None) -> str:
    """The learner's day of `moment`, "YYYY-MM-DD": it begins at four on the wall of `zone`.

    None is this computer's zone. What is stored keeps the day that it had where it was done.
    """
    return date.fromordinal(review_day(moment, DAY_STARTS_AT, zone)).isoformat()


def day_of_stamp(stamped: str, zone: tzinfo | None = None) -> str:
    """The `local_day` of a stored instant; "" where it is none."""
    try:
        return local_day(datetime.fromisoformat(stamped), zone)
    except ValueError:
        return ""
