"""Where a run works: a copy of the library, a loop, the services on it."""

from __future__ import annotations

import asyncio
import contextlib
import os
import shutil
import sqlite3
import tempfile
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QElapsedTimer, QObject, QTimer

from coursegen_desktop.app.paths import Paths, resources_dir
from coursegen_desktop.app.wiring import Services, open_services
from coursegen_desktop.db import sqlite

from . import data


@dataclass(frozen=True)
class Place:
    """A data folder with a library of `size`, thrown away after the run."""

    folder: Path
    size: data.Size

    @property
    def database(self) -> Path:
        """The copy of the library."""
        return self.folder / data.NAME

    @contextlib.asynccontextmanager
    async def services(self) -> AsyncIterator[Services]:
        """Everything that a window would be handed."""
        opened = await open_services(Paths(self.folder), resources_dir())
        try:
            opened.gate.enter(await opened.accounts.owner())
            yield opened
        finally:
            await opened.close()

    @contextlib.contextmanager
    def raw(self) -> Iterator[sqlite3.Connection]:
        """Plain sqlite3 on the same file, set up alike: the floor."""
        connection = sqlite3.connect(self.database, isolation_level=None, cached_statements=512)
        with contextlib.closing(connection):
            connection.executescript(";".join(sqlite.PRAGMAS))
            yield connection


def default_cache() -> Path:
    """Where made libraries are kept between runs."""
    return Path(tempfile.gettempdir()) / "coursegen-bench"


@contextlib.contextmanager
def place(size: data.Size, cache: Path) -> Iterator[Place]:
    """A fresh copy of the library of that size."""
    made = data.library(size, cache)
    with tempfile.TemporaryDirectory(
        prefix="run-", dir=cache, ignore_cleanup_errors=True
    ) as folder:
        shutil.copyfile(made, Path(folder) / data.NAME)
        (Path(folder) / data.NAME).chmod(0o600)
        # Written out now, or the first fsync of a measurement would pay for the copy.
        with (Path(folder) / data.NAME).open("r+b") as handle:
            os.fsync(handle.fileno())
        yield Place(Path(folder), size)


class GapProbe(QObject):
    """The longest time, in milliseconds, that the event loop was away from a 5 ms timer."""

    def __init__(self) -> None:
        super().__init__()
        self._clock = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setInterval(5)
        self._timer.timeout.connect(self._on_timeout)
        self._last = 0
        self.longest = 0.0

    def _on_timeout(self) -> None:
        now = self._clock.nsecsElapsed()
        self.longest = max(self.longest, (now - self._last) / 1e6)
        self._last = now

    async def during(self, work: Callable[[], Any]) -> float:
        """The longest gap while `work` is awaited."""
        self.longest, self._last = 0.0, 0
        self._clock.start()
        self._timer.start()
        try:
            await work()
            # What the work left to the loop belongs to it.
            await asyncio.sleep(0.02)
        finally:
            self._timer.stop()
        return self.longest
