"""The kiosk's side of its supervisor: a sign of life every five seconds, and an ear for the end.

Both are files: they work alike on every system, and no program that draws can hold them open. The
sign of life is the time of a file, which needs no room on the disk.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from .supervisor import BEAT, STOP

BEAT_MS, LOOK_MS = 5000, 1000


class Watched(QObject):
    """`begin` in the loop that must not hang. Without a supervisor it says nothing to nobody."""

    def __init__(self, folder: Path, token: str) -> None:
        super().__init__()
        self._folder, self._token = folder, token
        self._end: Callable[[], None] = lambda: None
        self._timers = [self._timer(BEAT_MS, self._beat), self._timer(LOOK_MS, self._look)]

    def begin(self, end: Callable[[], None]) -> None:
        """Live; `end` when the supervisor says so."""
        self._end = end
        if self._token:
            self._beat()
            for timer in self._timers:
                timer.start()

    def close(self) -> None:
        """Say nothing any more."""
        for timer in self._timers:
            timer.stop()

    def _beat(self) -> None:
        # A disk that refuses even this is no reason to end anybody's lesson.
        with contextlib.suppress(OSError):
            beat = self._folder / BEAT
            beat.touch()
            os.utime(beat)

    def _look(self) -> None:
        with contextlib.suppress(OSError):
            if (self._folder / STOP).read_text("utf-8").strip() == self._token:
                self.close()
                self._end()

    def _timer(self, milliseconds: int, work: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setInterval(milliseconds)
        timer.timeout.connect(work)
        return timer
