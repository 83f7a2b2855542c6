"""Waiting for what Qt does later, in tests without a coroutine."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtTest import QTest


def until(condition: Callable[[], bool], milliseconds: int = 1500) -> bool:
    """Turn the event loop until `condition` holds; whether it came to hold in time."""
    end = time.monotonic() + milliseconds / 1000
    while not condition():
        if time.monotonic() > end:
            return False
        QTest.qWait(5)
    return True
