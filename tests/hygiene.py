"""What a test may not leave behind, and how it is found out."""

from __future__ import annotations

import asyncio
import gc
import logging
import multiprocessing
import re
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QApplication, QWidget

_PATIENCE = 2.0  # seconds for threads and processes that are already on their way out


def wait_until_gone(find: Callable[[], list[Any]]) -> list[Any]:
    """What `find` still returns after a short patience."""
    deadline = time.monotonic() + _PATIENCE
    while (left := find()) and time.monotonic() < deadline:
        time.sleep(0.01)
    return left


class LogWatch(logging.Handler):
    """Collects warnings; those that no expected pattern explains are complaints."""

    def __init__(self, expected: tuple[str, ...]) -> None:
        super().__init__(logging.WARNING)
        self._expected = expected
        self._met: set[str] = set()
        self._unexpected: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Sort one record."""
        words = record.getMessage()
        known = [pattern for pattern in self._expected if re.search(pattern, words)]
        self._met.update(known)
        if not known:
            self._unexpected.append(f"{record.levelname} {record.name}: {words}")

    def complaints(self) -> list[str]:
        """Unexpected warnings, and expected ones that never came."""
        missing = [f"never logged: {p}" for p in self._expected if p not in self._met]
        return self._unexpected + missing


@contextmanager
def watched_log(expected: tuple[str, ...]) -> Iterator[LogWatch]:
    """Listen at the root of the log."""
    watch = LogWatch(expected)
    root = logging.getLogger()
    root.addHandler(watch)
    try:
        yield watch
    finally:
        root.removeHandler(watch)


def things_here() -> set[str]:
    """What lies in the working folder, but for what tools keep there behind a dot."""
    return {one.name for one in Path().iterdir() if not one.name.startswith((".", "__"))}


def living_threads(before: set[threading.Thread]) -> list[threading.Thread]:
    """Threads started since `before` that do not end. Qt's own show up as dummies: ignored."""

    def find() -> list[threading.Thread]:
        return [
            thread
            for thread in threading.enumerate()
            if thread not in before
            and thread.is_alive()
            and not isinstance(thread, threading._DummyThread)  # type: ignore[attr-defined]
        ]

    return wait_until_gone(find)


def living_processes(before: set[int | None]) -> list[Any]:
    """Worker processes started since `before` (their ids) that do not end."""

    def find() -> list[Any]:
        return [child for child in multiprocessing.active_children() if child.pid not in before]

    return wait_until_gone(find)


def pending_tasks(loop: asyncio.AbstractEventLoop) -> list[str]:
    """Tasks of the loop that would go on for ever."""
    return [repr(task) for task in asyncio.all_tasks(loop) if not task.done()]


def top_levels() -> set[QWidget]:
    """Windows without a parent; none without an application."""
    return set(QApplication.topLevelWidgets()) if QApplication.instance() else set()


def forgotten_windows(before: set[QWidget]) -> list[str]:
    """Windows since `before` that are shown, or hidden but still held by somebody.

    They are closed and deleted here, so that one careless test does not fail the next.
    """
    if QApplication.instance() is None:
        return []
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    # A window that is merely garbage is no leak: collect before judging.
    if top_levels() - before:
        gc.collect()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    left = top_levels() - before
    names = [f"{type(window).__name__} {window.objectName()!r}" for window in left]
    for window in left:
        window.close()
        window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return names


def ticking_timers() -> list[str]:
    """QTimers made from Python that still run."""
    found = []
    for thing in gc.get_objects():
        if type(thing) is QTimer:
            try:
                if thing.isActive():
                    found.append(f"QTimer {thing.objectName()!r} of {thing.parent()!r}")
            except RuntimeError:  # its C++ half is gone: as dead as can be
                continue
    return found


@contextmanager
def no_network() -> Iterator[None]:
    """Refuse every connection that leaves this machine."""
    real_connect, real_connect_ex = socket.socket.connect, socket.socket.connect_ex

    def check(own: socket.socket, address: Any) -> None:
        if own.family not in (socket.AF_INET, socket.AF_INET6):
            return
        host = str(address[0])
        if host not in ("localhost", "::1") and not host.startswith("127."):
            raise AssertionError(f"a test tried to reach {address!r}")

    def connect(own: socket.socket, address: Any) -> None:
        check(own, address)
        real_connect(own, address)

    def connect_ex(own: socket.socket, address: Any) -> int:
        check(own, address)
        return real_connect_ex(own, address)

    socket.socket.connect = connect  # type: ignore[assignment, method-assign]
    socket.socket.connect_ex = connect_ex  # type: ignore[assignment, method-assign]
    try:
        yield
    finally:
        socket.socket.connect = real_connect  # type: ignore[method-assign]
        socket.socket.connect_ex = real_connect_ex  # type: ignore[method-assign]
