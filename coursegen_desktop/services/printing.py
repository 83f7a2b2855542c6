"""Lessons as PDF files: what is done with a printed document before it is kept."""

from __future__ import annotations

import contextlib
from pathlib import Path

from ..domain.limits import Deed
from ..domain.rights import Right
from ..formats import pdf
from .blocking import WorkerProcesses, in_thread
from .gate import Guarded, needs

# A course of two hundred lessons takes some twenty seconds.
_SECONDS = 180.0


class PrintingService(Guarded):
    """Finishes and keeps PDF documents. `umask` is the user's own where the process has another."""

    deed = Deed.PRINT

    def __init__(self, workers: WorkerProcesses, umask: int | None = None) -> None:
        self._workers = workers
        self._umask = umask

    @needs(Right.LEARN)
    async def places(self, data: bytes) -> dict[str, int]:
        """On which page, from 1, each named place of a document stands."""
        return await self._workers.call(pdf.places, data, timeout=_SECONDS)

    @needs(Right.LEARN)
    async def save(
        self, data: bytes, path: Path, title: str, outline: tuple[pdf.Entry, ...] = ()
    ) -> int:
        """Write a document, whole or not at all; returns how many pages it has.

        `outline` names places: (name, title, level from 0). Raises StorageError.
        """
        is_new = not await in_thread(path.exists)
        pages = await self._workers.call(pdf.save, data, path, title, outline, timeout=_SECONDS)
        if is_new and self._umask is not None:
            mode = 0o666 & ~self._umask
            # Some file systems have no modes; the file is whole all the same.
            with contextlib.suppress(OSError):
                await in_thread(path.chmod, mode)
        return pages
