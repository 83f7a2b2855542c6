"""Counts the time that somebody works at a page, and has it kept every half minute."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QWidget

from .attention import FLUSH_SECONDS, Attention
from .tasks import TaskScope

_LOOK_MS = 1000
_INPUT = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseMove,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
    QEvent.Type.TouchUpdate,
    QEvent.Type.TabletMove,
    QEvent.Type.TabletPress,
    QEvent.Type.InputMethod,
}


class StudyTime(QObject):
    """One for a screen. `works` says whether there is something to work at; `keep` takes seconds.

    Time counts while the page is in front in the active window and somebody touches keys or
    mouse, up to a minute after.
    """

    def __init__(
        self,
        page: QWidget,
        scope: TaskScope,
        *,
        works: Callable[[], bool],
        keep: Callable[[float], Awaitable[Any]],
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(page)
        self._page, self._scope = page, scope
        self._works, self._keep = works, keep
        self._window: QWindow | None = None
        self.attention = Attention(now)
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self.look)

    def begin(self) -> None:
        """Something is before the learner: count from now on."""
        self.attention.stirred()
        self._watch(self._page.window().windowHandle())
        self._timer.start()

    def look(self) -> None:
        """Count the time since the last look."""
        page = self._page
        if not page.isVisible():
            self._timer.stop()
        in_front = page.isVisible() and page.window().isActiveWindow()
        self.attention.look(in_front and self._works())
        if self.attention.untold >= FLUSH_SECONDS:
            self._scope.start(self.flush, "study time")

    async def flush(self) -> None:
        """Have it kept what was counted; what cannot be kept is kept with the next."""
        seconds = self.attention.take()
        if seconds <= 0.0:
            return
        try:
            await self._keep(seconds)
        except BaseException:
            self.attention.give_back(seconds)
            raise

    def stop(self) -> None:
        """Count no more."""
        self._timer.stop()
        if self._window is not None:
            self._window.removeEventFilter(self)
            self._window.destroyed.disconnect(self._forget)
            self._window = None

    def _watch(self, window: QWindow | None) -> None:
        if window is None or window is self._window:
            return
        window.installEventFilter(self)
        window.destroyed.connect(self._forget)
        self._window = window

    def _forget(self) -> None:
        self._window = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _INPUT:
            self.attention.stirred()
        return False
