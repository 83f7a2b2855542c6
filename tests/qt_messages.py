"""Qt's messages reach one handler for the whole run, which hands them to whoever listens now.

PySide asks a handler in Python to be there from the beginning of a call to its end. pytest-qt
changes it with every test, and a thread of Qt that has something to say at that very moment (a
player that finds no sound device) calls what is gone: the process ends.
"""

from __future__ import annotations

import atexit
import sys
from collections.abc import Callable

import PySide6.QtCore as core

Handler = Callable[[core.QtMsgType, core.QMessageLogContext, str], object]

_listener: Handler | None = None


def begin() -> None:
    """From now on `qInstallMessageHandler` changes the listener, and Qt knows one handler."""
    real = core.qInstallMessageHandler
    real(_hear)
    atexit.register(real, None)
    core.qInstallMessageHandler = _listen  # type: ignore[assignment]


def _listen(handler: Handler | None) -> Handler | None:
    global _listener
    before, _listener = _listener, handler
    return before


def _hear(kind: core.QtMsgType, context: core.QMessageLogContext, text: str) -> None:
    listener = _listener
    if listener is None:
        print(text, file=sys.stderr)
    else:
        listener(kind, context, text)
