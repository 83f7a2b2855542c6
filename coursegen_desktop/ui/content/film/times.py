"""Places in a film as figures, and as they are spoken."""

from __future__ import annotations

from ...kit.translate import tr


def clock(seconds: float) -> str:
    """ "0:29", "12:05", "1:02:03": whole seconds that have passed."""
    whole = max(int(seconds + 1e-6), 0)
    minutes, rest = divmod(whole, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def spoken(seconds: float) -> str:
    """The same in words."""
    whole = max(int(seconds + 1e-6), 0)
    minutes, rest = divmod(whole, 60)
    hours, minutes = divmod(minutes, 60)
    parts = []
    if hours:
        parts.append(tr("%n hour(s)", hours))
    if minutes:
        parts.append(tr("%n minute(s)", minutes))
    if rest or not parts:
        parts.append(tr("%n second(s)", rest))
    return " ".join(parts)


def rate_words(rate: float) -> str:
    """ "1.25×"."""
    from PySide6.QtCore import QLocale

    return f"{QLocale().toString(rate)}×"
