"""How far a worker process is: a number in a file, which whoever waits for it reads."""

from __future__ import annotations

import contextlib
import time
from pathlib import Path

_EVERY = 0.25  # seconds


class Pulse:
    """Writes shares of the work to a file, some times a second; without a file nowhere."""

    def __init__(self, place: Path | None) -> None:
        self._place = place
        self._last = 0.0

    def tell(self, share: float) -> None:
        """So much of it is done, from 0 to 1."""
        now = time.monotonic()
        if self._place is None or now - self._last < _EVERY:
            return
        self._last = now
        with contextlib.suppress(OSError):
            self._place.write_text(f"{share:.4f}", encoding="ascii")


def read_pulse(place: Path) -> float:
    """What was told last; 0 where nothing was."""
    try:
        return min(max(float(place.read_text(encoding="ascii")), 0.0), 1.0)
    except (OSError, ValueError):
        return 0.0
