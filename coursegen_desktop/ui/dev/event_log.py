"""The last events of the hub, for whoever wonders who told what."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterator
from typing import Any

from ...domain.events import Event
from ..kit.screen import Hub

KEPT = 200


class EventLog:
    """Listens to every kind of event; `lines` are (time of day, words), newest last."""

    def __init__(self, hub: Hub) -> None:
        self.lines: deque[tuple[str, str]] = deque(maxlen=KEPT)
        self.on_line: Callable[[], None] = lambda: None
        self._ends = [hub.subscribe(kind, self._note) for kind in _kinds(Event)]

    def close(self) -> None:
        """Listen no longer."""
        for end in self._ends:
            end()
        self._ends.clear()

    def _note(self, event: Event) -> None:
        self.lines.append((time.strftime("%H:%M:%S"), repr(event)))
        self.on_line()


def _kinds(kind: type[Any]) -> Iterator[type[Any]]:
    for one in kind.__subclasses__():
        yield one
        yield from _kinds(one)
