"""Files that are locked for as long as a program lives, whatever it dies of."""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path


def lock(handle: int) -> bool:
    """Take an open file for as long as the handle lives; False when somebody else has it."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


class FileLock:
    """A file that one program at a time can hold; it goes when it is let go. All of it blocks."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._handle: int | None = None

    def take(self) -> bool:
        """Hold it from now on; False when another program does. Raises StorageError."""
        while self._handle is None:
            try:
                self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                handle = os.open(self._path, os.O_CREAT | os.O_RDWR, 0o600)
            except OSError as error:
                from . import sqlite  # late: who only locks does without the database

                raise sqlite.os_error(error, self._path) from error
            if not lock(handle):
                os.close(handle)
                return False
            if _is_at(handle, self._path):
                self._handle = handle
            else:
                # Whoever had it removed it between our opening and our locking.
                os.close(handle)
        return True

    def release(self) -> None:
        """Let it go."""
        handle, self._handle = self._handle, None
        if handle is None:
            return
        # Removed while it is held, so that nobody's new file is. Windows removes no open file.
        with contextlib.suppress(OSError):
            self._path.unlink()
        os.close(handle)


def _is_at(handle: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except OSError:
        return False
