"""One program at a time writes a run, be it a window or the command line.

What is held is a locked file beside the library: the system lets it go whatever the program dies
of, so a run that was killed can go on at once, and one that only seems dead is never doubled.
"""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator
from pathlib import Path

from ..db.file_lock import FileLock
from ..domain.errors import Conflict
from ..domain.ids import RunId
from .blocking import in_thread


class RunLocks:
    """The runs that this program writes. Without a folder it knows of no other program."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._held: set[RunId] = set()

    @contextlib.asynccontextmanager
    async def held(self, run_id: RunId) -> AsyncIterator[None]:
        """Nobody else writes the run meanwhile. Conflict when somebody does."""
        if run_id in self._held:
            raise busy()
        self._held.add(run_id)
        mine = None if self._folder is None else FileLock(self._folder / f"run-{run_id}.lock")
        try:
            if mine is not None and not await in_thread(mine.take):
                raise Conflict(
                    "This course is being written by another window or by the command line.",
                    "Wait until it is done there, or stop it there.",
                )
            yield
        finally:
            if mine is not None:
                mine.release()
            self._held.discard(run_id)


def busy() -> Conflict:
    """The refusal to change what is being written."""
    return Conflict("This course is being written already.", "Look at its progress.")
