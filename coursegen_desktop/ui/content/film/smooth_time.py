"""Where a film is now: between two reports of the player time goes on by itself."""

from __future__ import annotations

from collections.abc import Callable

# The player tells its place with each picture, and slides have two a second.
_FURTHEST = 0.7
# A report that is nearer than this to what was thought moves nothing back: words would jump.
_CLOSE = 0.25


class SmoothTime:
    """`now` counts seconds and never goes back. What was told last holds while it stands still."""

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._told = 0.0
        self._told_at = now()
        self._rate = 0.0

    @property
    def seconds(self) -> float:
        """The place in the film."""
        return self._told + min(self._rate * (self._now() - self._told_at), _FURTHEST)

    def go_to(self, seconds: float) -> None:
        """Somebody jumped."""
        self._told, self._told_at = seconds, self._now()

    def told(self, seconds: float) -> None:
        """The player says where it is."""
        thought = self.seconds
        if not self._rate or thought < seconds or thought - seconds > _CLOSE:
            thought = seconds
        self.go_to(thought)

    def run(self, rate: float) -> None:
        """Time goes on, so many times as fast; 0 stands still."""
        self.go_to(self.seconds)
        self._rate = rate
