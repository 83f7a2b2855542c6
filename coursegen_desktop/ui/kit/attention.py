"""Counts the time in which somebody is learning: not that of a lesson left open."""

from __future__ import annotations

from collections.abc import Callable

# Without a key, a scroll or the mouse for so long, nobody is thought to read on.
IDLE_SECONDS = 60.0
# What was counted is kept so often, and whenever the screen is left.
FLUSH_SECONDS = 30.0
# A longer gap between two looks at the clock is a computer that slept.
_LONGEST_LOOK = 3.0


class Attention:
    """`look` is called about once a second; `now` counts seconds and never goes back."""

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._looked: float | None = None
        self._stirred = now()
        self._untold = 0.0
        self.total = 0.0

    def begin(self, before: float) -> None:
        """Another lesson, in which `before` seconds were spent earlier."""
        self._looked, self._untold, self.total = None, 0.0, before
        self.stirred()

    def stirred(self) -> None:
        """The reader did something."""
        self._stirred = self._now()

    def look(self, attended: bool) -> None:
        """Count the time since the last look, if the lesson was in front then and is now."""
        now = self._now()
        before, self._looked = self._looked, now if attended else None
        if before is None or not attended or now - self._stirred > IDLE_SECONDS:
            return
        passed = now - before
        if 0.0 < passed <= _LONGEST_LOOK:
            self.total += passed
            self._untold += passed

    @property
    def quiet(self) -> float:
        """Seconds since somebody did something."""
        return self._now() - self._stirred

    def take(self) -> float:
        """Seconds that were not taken yet."""
        taken, self._untold = self._untold, 0.0
        return taken

    def give_back(self, seconds: float) -> None:
        """What was taken could not be kept: it is taken with the next."""
        self._untold += seconds

    @property
    def untold(self) -> float:
        """Seconds that wait to be taken."""
        return self._untold
