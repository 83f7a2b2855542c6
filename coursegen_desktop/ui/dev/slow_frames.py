"""Frames that took too long: when the window's loop stood still, and how long."""

from __future__ import annotations

import logging
import time
from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer

log = logging.getLogger(__name__)

ALARM_MS = 50
KEPT = 200
_TICK_MS = 10


class SlowFrames(QObject):
    """A timer that should tick every 10 ms; a gap longer than ALARM_MS is noted and logged."""

    def __init__(self, parent: QObject, now: Callable[[], float] = time.perf_counter) -> None:
        super().__init__(parent)
        self.lines: deque[tuple[str, str]] = deque(maxlen=KEPT)
        self.on_line: Callable[[], None] = lambda: None
        self._now = now
        self._last = now()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.tick)
        self._timer.start(_TICK_MS)

    def tick(self) -> None:
        """The loop runs: note how long it did not."""
        now = self._now()
        gap = (now - self._last) * 1000 - _TICK_MS
        self._last = now
        if gap > ALARM_MS:
            log.info("The window stood still for %d ms", gap)
            self.lines.append((time.strftime("%H:%M:%S"), f"{gap:.0f} ms"))
            self.on_line()

    def close(self) -> None:
        """Measure no longer."""
        self._timer.stop()
