"""Bursts of typing: where one step of undo ends and the next begins."""

from __future__ import annotations

import time

QUIET_S = 0.8
INSERT, DELETE, OTHER = "insert", "delete", "other"


class Steps:
    """Told of each change before it is made, it says whether a new step begins with it."""

    def __init__(self) -> None:
        self._kind = ""
        self._last = 0.0
        self._place = -1

    def begins(self, kind: str, place: int) -> bool:
        """Whether a change of this kind at `place` begins a step."""
        now = time.monotonic()
        same = kind == self._kind != OTHER and place == self._place
        fresh = not same or now - self._last > QUIET_S
        self._kind, self._last = kind, now
        return fresh

    def went(self, place: int) -> None:
        """Where the cursor stands after a change: typing on there belongs to the same step."""
        self._place = place

    def end(self) -> None:
        """Whatever comes next is another step."""
        self._kind = ""
