"""Keeps the screen from going dark, by nothing that stays when the program is gone.

Each way ends with the process: a request on the session bus, a timer that is set back again and
again, a child, or a state of a thread.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable

from PySide6.QtCore import QObject, QProcess, QTimer

_AGAIN_MS = 50_000  # the shortest time after which screens are set to go dark is a minute
_SERVICE, _PATH = "org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver"


class Awake(QObject):
    """The screen stays on between `begin` and `end`."""

    def __init__(self, find: Callable[[str], str | None] = shutil.which) -> None:
        super().__init__()
        self._find = find
        self._child: QProcess | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_AGAIN_MS)
        self._timer.timeout.connect(self._stir)

    def begin(self) -> None:
        """Whatever this system understands; where it understands nothing, nothing happens."""
        if sys.platform == "win32":
            _keep_windows_awake(True)
        elif sys.platform == "darwin":
            self._start_child("caffeinate", ["-d", "-i"])
        else:
            self._ask_session()
            if self._find("xset") is not None:
                self._timer.start()
                self._stir()

    def end(self) -> None:
        """Let it go dark again."""
        if sys.platform == "win32":
            _keep_windows_awake(False)
        self._timer.stop()
        child, self._child = self._child, None
        if child is None:
            return
        if child.state() == QProcess.ProcessState.NotRunning:
            child.deleteLater()
        else:
            child.finished.connect(child.deleteLater)
            child.kill()

    def _stir(self) -> None:
        # As if a key had been pressed: nothing is switched off, so nothing has to be put back.
        if self._child is None or self._child.state() == QProcess.ProcessState.NotRunning:
            self._start_child("xset", ["s", "reset"])

    def _start_child(self, name: str, words: list[str]) -> None:
        program = self._find(name)
        if program is None:
            return
        if self._child is not None:
            self._child.deleteLater()
        self._child = QProcess(self)
        self._child.setStandardErrorFile(QProcess.nullDevice())
        self._child.start(program, words)

    def _ask_session(self) -> None:
        try:
            from PySide6.QtDBus import QDBusConnection, QDBusMessage
        except ImportError:
            return
        bus = QDBusConnection.sessionBus()
        if not bus.isConnected():
            return
        message = QDBusMessage.createMethodCall(_SERVICE, _PATH, _SERVICE, "Inhibit")
        message.setArguments(["coursegen-desktop", "kiosk"])
        message.setAutoStartService(False)
        # The answer is not needed: the request ends with our connection.
        bus.send(message)


def _keep_windows_awake(on: bool) -> None:
    import ctypes

    continuous, system, display = 0x80000000, 0x00000001, 0x00000002
    state = continuous | (system | display if on else 0)
    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 - there on Windows only
    kernel.SetThreadExecutionState(state)
