"""Notices when nobody is there any more: no key, no mouse, nothing playing, no quiz open.

watch = IdleWatch(window, in_use=in_use, on_expired=sign_out, scope=scope)
watch.watch(15 * 60)      # seconds; 0 stops
"""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtWidgets import QWidget

from ..kit.tasks import TaskScope

# The longest warning; a short limit is warned of for half its time.
WARNING_SECONDS = 60.0
_LOOK_MS = 1000
# A property of windows whose input is their own: the warning has buttons to be reached.
UNWATCHED = "idle_unwatched"
_INPUT = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletPress,
        QEvent.Type.InputMethod,
        QEvent.Type.DragMove,
    }
)


class IdleWatch(QObject):
    """Counts the seconds without input, by a clock that cannot be set.

    Filters the events of the program's own windows, each by itself: a filter on the application
    crashes WebEngine.
    """

    warned = Signal(int)  # seconds left; again every second
    resumed = Signal()  # somebody is there after all

    def __init__(
        self,
        window: QWidget,
        *,
        in_use: Callable[[], Awaitable[bool]],
        on_expired: Callable[[], None],
        scope: TaskScope,
        clock: Callable[[], float] | None = None,
    ) -> None:
        super().__init__(window)
        self._window, self._in_use, self._on_expired = window, in_use, on_expired
        self._clock = clock or time.monotonic
        self._limit = 0.0
        self._warns_for = WARNING_SECONDS
        self._since = self._clock()
        self._is_warning = False
        self._filtered: list[QWindow] = []
        self._scope = scope
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self._look)

    @property
    def seconds_left(self) -> float:
        """Until `on_expired`, if nobody does anything."""
        return self._limit - (self._clock() - self._since)

    @property
    def limit(self) -> float:
        """Seconds that are allowed; 0 for no limit."""
        return self._limit

    @property
    def is_watching(self) -> bool:
        """Whether there is a limit."""
        return self._limit > 0

    def watch(self, limit: float, warns_for: float = WARNING_SECONDS) -> None:
        """Begin to count anew; call `on_expired` after `limit` seconds (0: never), and warn for
        the last `warns_for` of them, at most for half of all."""
        self.stop()
        self._limit, self._warns_for = limit, warns_for
        if limit <= 0:
            return
        self._since = self._clock()
        self._timer.start()
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.focusWindowChanged.connect(self._filter)
        self._filter(self._window.windowHandle())

    def stop(self) -> None:
        """Count no more."""
        self._end_warning()
        if self._limit <= 0:
            return
        self._limit = 0.0
        self._timer.stop()
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.disconnect(self._filter)
        self._scope.cancel("idleness")

    def stay(self) -> None:
        """Somebody is there."""
        self._since = self._clock()
        self._end_warning()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _INPUT and self._limit > 0:
            self.stay()
        return False

    def _filter(self, window: QWindow | None) -> None:
        # Dialogs and menus are windows of their own.
        if window is None or window.property(UNWATCHED):
            return
        if window not in self._filtered:
            window.installEventFilter(self)
            window.destroyed.connect(lambda: self._drop(window))
            self._filtered.append(window)

    def _drop(self, window: QWindow) -> None:
        if window in self._filtered:
            self._filtered.remove(window)

    def _look(self) -> None:
        left = self.seconds_left
        if self.is_watching and left <= min(self._warns_for, self._limit / 2):
            self._scope.start(self._decide, "idleness")

    async def _decide(self) -> None:
        if await self._in_use():
            self.stay()
            return
        left = self.seconds_left
        if not self.is_watching or left > min(self._warns_for, self._limit / 2):
            return  # somebody came meanwhile
        if left > 0:
            self._is_warning = True
            self.warned.emit(int(left) + 1)
            return
        self.stop()
        self._on_expired()

    def _end_warning(self) -> None:
        if self._is_warning:
            self._is_warning = False
            self.resumed.emit()
