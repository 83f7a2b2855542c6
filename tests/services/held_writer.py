"""A worker of generation that a test can hold, or let fail."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

from coursegen_desktop.domain.errors import WorkTimeout
from coursegen_desktop.generation import keeping

from .desk import Here


class Writer(Here):
    """A worker that can be held before a lesson, and can fail at one (numbers from 1)."""

    def __init__(self, hold_at: int = 0, fail_at: int = 0, error: Exception | None = None) -> None:
        super().__init__()
        self.written = 0
        self.reached = asyncio.Event()
        self._hold_at, self._fail_at = hold_at, fail_at
        self.fails: Callable[[int], bool] = lambda _number: False
        self._error = error or WorkTimeout("This took longer than 120 seconds and was stopped.")

    async def call(self, func: Callable[..., Any], *args: Any, timeout: float | None = None) -> Any:
        """As in a worker, only here."""
        if func is keeping.write_packed:
            self.written += 1
            if self.written == self._fail_at or self.fails(self.written):
                raise self._error
            if self.written == self._hold_at:
                self.reached.set()
                await asyncio.Event().wait()
        return await super().call(func, *args, timeout=timeout)
