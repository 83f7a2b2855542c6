"""Long work beside the typing: a little whenever the loop is idle."""

from __future__ import annotations

import time
from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer

SLICE_S = 0.006


class Slices(QObject):
    """Runs one generator at a time; a new one takes the place of the one before."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._work: Iterator[None] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._go_on)

    @property
    def is_idle(self) -> bool:
        """Whether nothing is under way."""
        return self._work is None

    def run(self, work: Iterator[None], *, after_ms: int = 0) -> None:
        """Do `work`, from `after_ms` on."""
        self._work = work
        self._timer.start(after_ms)

    def stop(self) -> None:
        """Drop what is under way."""
        self._work = None
        self._timer.stop()

    def finish(self) -> None:
        """Do what is left at once."""
        self._timer.stop()
        work, self._work = self._work, None
        for _ in work or ():
            pass

    def _go_on(self) -> None:
        work = self._work
        if work is None:
            return
        stop = time.perf_counter() + SLICE_S
        for _ in work:
            if self._work is not work:
                return  # something in it began other work
            if time.perf_counter() > stop:
                self._timer.start(0)
                return
        if self._work is work:
            self._work = None
