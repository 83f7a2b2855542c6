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
