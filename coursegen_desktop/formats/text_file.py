"""Small text files that go out: written whole, with the disk's refusals as sentences."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..domain.errors import DiskFull, StorageError


def write_text(
    path: Path, text: str, *, encoding: str = "utf-8", newline: str | None = None
) -> None:
    """Write `text`, replacing a file there. Raises StorageError (or its DiskFull)."""
    with _refusals_told(path):
        path.write_text(text, encoding=encoding, newline=newline)


def write_bytes(path: Path, data: bytes) -> None:
    """Write `data`, replacing a file there. Raises StorageError (or its DiskFull)."""
    with _refusals_told(path):
        path.write_bytes(data)


@contextmanager
def _refusals_told(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        kind = DiskFull if error.errno == errno.ENOSPC else StorageError
        raise kind(
            "{file} could not be written: {reason}.",
            "Choose another folder.",
            file=path.name,
            reason=error.strerror or "the system refused",
        ) from error
