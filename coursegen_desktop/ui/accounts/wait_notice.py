"""Counts down until the next try at a password counts."""

from __future__ import annotations

import time
from collections.abc import Callable
from math import ceil

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from ..kit.callout import Callout
from ..kit.translate import tr

_LOOK_MS = 200


class WaitNotice(Callout):
    """Shown while one has to wait; `over` comes once, when the next try may be made."""

    over = Signal()

    def __init__(
        self, clock: Callable[[], float] = time.monotonic, parent: QWidget | None = None
    ) -> None:
        super().__init__("warn", parent, icon="clock")
        self._clock = clock
        self._until = 0.0
        self._shown = 0
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self._look)

    @property
    def seconds_left(self) -> int:
        """Whole seconds, 0 when there is nothing to wait for."""
        return max(ceil(self._until - self._clock()), 0) if self._timer.isActive() else 0

    def start(self, seconds: int) -> None:
        """Count down from `seconds`."""
        self._until = self._clock() + seconds
        self._timer.start()
        self._shown = seconds
        self.tell(_words(seconds))

    def stop(self) -> None:
        """Nothing to wait for any more, without a word."""
        self._timer.stop()
        self.show_text("")

    def _look(self) -> None:
        left = self.seconds_left
        if left == 0:
            self.stop()
            self.over.emit()
        elif left != self._shown:
            self._shown = left
            self.show_text(_words(left))


def _words(seconds: int) -> str:
    return tr("Too many tries. You can try again in {seconds} s.", seconds=seconds)
