"""Eyes and hands of whoever sits at the kiosk: real clicks and keys at what is on the screen."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from .arena import Arena
from .eyes import Seen, look
from .kiosk_run import EYES

_PATIENCE_S = 40.0
_LOOK_S = 0.1


class Hands:
    """Everything is found by its name, as a screen reader says it."""

    def __init__(self, arena: Arena, folder: Path) -> None:
        self._arena, self._eyes = arena, folder / EYES

    def seen(self, beginning: str = "") -> list[Seen]:
        """What stands on the screen, and is called so; nothing while the kiosk is away."""
        try:
            return look(self._eyes, beginning)
        except OSError:
            return []

    def find(self, name: str, *, whole: bool = False) -> Seen:
        """What begins with these words, as soon as it can be used and stays where it is."""

        last: list[Seen | None] = [None]

        def here() -> Seen | None:
            fits = (
                one for one in self.seen(name) if one.enabled and (one.name == name or not whole)
            )
            before, last[0] = last[0], next(fits, None)
            return last[0] if last[0] == before else None

        found = self.until(here, name)
        assert isinstance(found, Seen)
        return found

    def click(self, name: str, *, whole: bool = False) -> None:
        """Press and let go in the middle of it."""
        place = self.find(name, whole=whole)
        self._arena.do("mousemove", str(place.x), str(place.y), "click", "1")

    def hold(self, name: str, seconds: float) -> None:
        """Keep it pressed for a while."""
        place = self.find(name)
        self._arena.do("mousemove", str(place.x), str(place.y), "mousedown", "1")
        time.sleep(seconds)
        self._arena.do("mouseup", "1")

    def press(self, *keys: str) -> None:
        """Keys, one after the other."""
        self._arena.do("key", "--delay", "30", *keys)

    def type(self, text: str) -> None:
        """Letters, wherever the keyboard is."""
        self._arena.do("type", "--delay", "15", text)

    def until(self, found: Callable[[], object], what: str) -> object:
        """Wait for something on the screen; says what stood there when it did not come."""
        deadline = time.monotonic() + _PATIENCE_S
        while time.monotonic() < deadline:
            if value := found():
                return value
            time.sleep(_LOOK_S)
        raise AssertionError(f"no {what!r} among {[one.name for one in self.seen()]}")
