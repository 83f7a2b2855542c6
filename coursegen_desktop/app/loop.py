"""The loop of the window: asyncio on Qt's own, resting while nothing may be called back."""

from __future__ import annotations

import asyncio

import qasync
from PySide6.QtCore import QCoreApplication, QTimerEvent


class WindowLoop(qasync.QEventLoop):  # type: ignore[misc]  # qasync has no types
    """qasync's loop, whose callbacks wait while no run is on and while a task takes its step.

    qasync calls back from Qt timers. Between two runs (Runner.run and its clean-up, a test and its
    fixtures) Qt may handle events too, and a task that takes a step then finds no running loop.
    Qt may also handle events within a step (QTest.mouseMove does, and drivers and native dialogs):
    asyncio refuses the step of another task then, and that task would never go on.
    """

    def __init__(self, app: QCoreApplication) -> None:
        super().__init__(app)
        self._timer = _RestingTimer(self)


class _RestingTimer(qasync._SimpleTimer):  # type: ignore[misc]
    """Leaves a due callback for the next run; its timer goes on and comes again."""

    def __init__(self, loop: WindowLoop) -> None:
        super().__init__()
        self._loop = loop

    def timerEvent(self, event: QTimerEvent) -> None:
        loop = self._loop
        if loop.is_closed() or (loop.is_running() and asyncio.current_task(loop) is None):
            super().timerEvent(event)
