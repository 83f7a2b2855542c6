"""Keeps the number of due cards on the rail."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING

from ..domain.errors import AppError
from ..domain.events import (
    CardsChanged,
    CourseChanged,
    CourseDeleted,
    CourseRestored,
    EnrollmentChanged,
)
from ..services.blocking import in_thread
from ..ui.kit.tasks import Policy, TaskScope

if TYPE_CHECKING:
    from ..ui.shell.main_window import MainWindow
    from .wiring import Services

_CHANGES = (CardsChanged, CourseChanged, CourseDeleted, CourseRestored, EnrollmentChanged)
_OLD_AFTER = 600.0  # seconds after which a walk through the program counts anew: days begin


class DueBadge:
    """Counts after the start, when cards change, and now and then."""

    def __init__(self, window: MainWindow, services: Services) -> None:
        self._window, self._services = window, services
        # A figure that cannot be read is no news: the screen itself will tell.
        self._scope = TaskScope(lambda _error: None)
        self._counted_at: float | None = None
        self._forget: list[Callable[[], None]] = [
            services.hub.subscribe(change, lambda _event: self._start()) for change in _CHANGES
        ]

    async def count(self) -> None:
        """Read how much is due and show it."""
        self._counted_at = asyncio.get_running_loop().time()
        today = await self._services.review.today(user_id=self._services.user.id)
        self._window.rail.show_badge("review", today.counts.total)

    def on_moved(self, _route: object) -> None:
        """One went somewhere: count again when the figure is old."""
        now = asyncio.get_running_loop().time()
        if self._counted_at is not None and now - self._counted_at > _OLD_AFTER:
            self._start()

    async def close(self) -> None:
        """Somebody else sits down: no figure of the one before."""
        while self._forget:
            self._forget.pop()()
        await self._scope.close()
        self._window.rail.show_badge("review", 0)

    def _start(self) -> None:
        if self._counted_at is not None:  # not before the window has come to rest
            self._scope.start(self.count, "count", Policy.LATEST)

    async def first(self) -> None:
        """Count for the first time; an error is left to the screen."""
        # Its schemas take a while to build: not in the window's thread.
        await in_thread(import_module, "..services.review", __package__)
        try:
            await self.count()
        except AppError:
            return
