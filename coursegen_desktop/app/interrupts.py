"""Ctrl+C and the system's wish to end, heard while Qt's loop sleeps in C++."""

from __future__ import annotations

import contextlib
import signal
import socket
from collections.abc import Callable

from PySide6.QtCore import QObject, QSocketNotifier

_HANGUP = (signal.SIGHUP,) if hasattr(signal, "SIGHUP") else ()


class Interrupts(QObject):
    """Calls `stop` once for SIGINT or SIGTERM. A second signal ends the process as usual.

    With `stop` None they are not heeded, nor is the end of the terminal: the kiosk ends by a PIN,
    or when its supervisor says so.

    Python runs its handlers only between bytecodes, so a signal that arrives while Qt waits
    would lie unheard; the wake-up socket brings Qt's loop back into Python.
    """

    def __init__(self, stop: Callable[[], None] | None) -> None:
        super().__init__()
        self._stop = stop
        self._ours, theirs = socket.socketpair()
        self._theirs = theirs
        for end in (self._ours, theirs):
            end.setblocking(False)
        self._notifier = QSocketNotifier(self._ours.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._drain)
        self._previous = {
            number: signal.signal(number, self._on_signal)
            for number in (signal.SIGINT, signal.SIGTERM, *(() if stop else _HANGUP))
        }
        self._previous_fd = signal.set_wakeup_fd(theirs.fileno(), warn_on_full_buffer=False)

    def close(self) -> None:
        """Give the signals back."""
        signal.set_wakeup_fd(self._previous_fd)
        for number, handler in self._previous.items():
            signal.signal(number, handler)
        self._notifier.setEnabled(False)
        self._ours.close()
        self._theirs.close()

    def _on_signal(self, number: int, _frame: object) -> None:
        if self._stop is None:
            return
        signal.signal(number, signal.SIG_DFL)
        self._stop()

    def _drain(self) -> None:
        # Being here already let Python run the handler; the bytes only woke us.
        with contextlib.suppress(OSError):
            self._ours.recv(64)
