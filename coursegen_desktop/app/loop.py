"""The loop of the window: asyncio on Qt's own, resting while nobody runs it."""

from __future__ import annotations

import qasync
from PySide6.QtCore import QCoreApplication, QTimerEvent


class WindowLoop(qasync.QEventLoop):  # type: ignore[misc]  # qasync has no types
    """qasync's loop, whose callbacks wait while Qt handles events outside `run_…`.

    qasync calls back from Qt timers. Between two runs (Runner.run and its clean-up, a test and its
    fixtures) Qt may handle events too, and a task that takes a step then finds no running loop.
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
        if self._loop.is_running() or self._loop.is_closed():
            super().timerEvent(event)
