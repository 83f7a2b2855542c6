"""A plain hub: who changed something tells it, who shows it listens."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any, TypeVar

from ..domain.events import Event

E = TypeVar("E", bound=Event)
log = logging.getLogger(__name__)


class EventHub:
    """Typed events on the loop's thread, delivered at once and in order of subscription."""

    def __init__(self) -> None:
        self._handlers: dict[type[Event], list[Callable[[Any], None]]] = {}

    def subscribe(self, kind: type[E], handler: Callable[[E], None]) -> Callable[[], None]:
        """Call `handler` for every event of exactly `kind`. Returns how to stop it."""
        handlers = self._handlers.setdefault(kind, [])
        handlers.append(handler)

        def unsubscribe() -> None:
            if handler in handlers:
                handlers.remove(handler)

        return unsubscribe

    def publish(self, event: Event) -> None:
        """Tell everybody. A handler that fails is logged; the others still hear it."""
        for handler in tuple(self._handlers.get(type(event), ())):
            try:
                handler(event)
            except Exception:
                log.exception("A listener of %s failed", type(event).__name__)
