"""How long something takes, as people say it."""

from __future__ import annotations

from ..kit.translate import tr


def duration_words(minutes: int) -> str:
    """Minutes in words: "45 min", "4 h 10 min", "3 h 05 min", "11 h"."""
    hours, rest = divmod(max(minutes, 0), 60)
    if not hours:
        return tr("{minutes} min", minutes=rest)
    if not rest:
        return tr("{hours} h", hours=hours)
    return tr("{hours} h {minutes} min", hours=hours, minutes=f"{rest:02d}")


def seconds_words(seconds: float) -> str:
    """Seconds in words: "40 s", "3 min 20 s", "12 min", "1 h 05 min"."""
    whole = max(round(seconds), 0)
    minutes, rest = divmod(whole, 60)
    if not minutes:
        return tr("{seconds} s", seconds=rest)
    if minutes < 10 and rest:
        return tr("{minutes} min {seconds} s", minutes=minutes, seconds=rest)
    return duration_words(round(whole / 60))


def time_left(seconds: float) -> str:
    """The time that is left, as people say it."""
    if seconds < 5:
        return tr("a few seconds left")
    if seconds < 90:
        return tr("about %n second(s) left", round(seconds / 5) * 5)
    return tr("about %n min left", round(seconds / 60))
