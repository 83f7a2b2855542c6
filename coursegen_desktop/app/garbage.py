"""Collects cyclic garbage in the window's thread, in small bites.

Python collects in whichever thread allocates when a threshold is met: the database's, a worker
process's. Widgets and timers that are garbage then die in a thread that is not theirs, which
kills the process. Besides, a full collection over all loaded modules stops the window for
hundreds of milliseconds; what start-up has loaded is never garbage and is left out.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 1000
# Modules are loaded until the window is ready, and some with the first lesson.
_SETTLED_MS = (4_000, 30_000)


class GarbageCollector(QObject):
    """Takes over from Python's own collector until `stop`. One in a process."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._thresholds = gc.get_threshold()
        self._was_enabled = gc.isenabled()
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.collect)
        self._timer.start(_EVERY_MS)
        self._settling = [self._once(moment) for moment in _SETTLED_MS]

    def collect(self) -> int:
        """Collect the oldest generation that is due. Returns it, or -1 for none."""
        counts = gc.get_count()
        for generation in (2, 1, 0):
            if counts[generation] > self._thresholds[generation]:
                gc.collect(generation)
                return generation
        return -1

    def stop(self) -> None:
        """Give the work back to Python, if it did it before."""
        for timer in (self._timer, *self._settling):
            timer.stop()
        gc.unfreeze()
        if self._was_enabled:
            gc.enable()

    def _once(self, moment: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.timeout.connect(gc.freeze)
        timer.start(moment)
        return timer
