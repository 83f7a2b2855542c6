"""Small text files that go out: written whole, with the disk's refusals as sentences."""

from __future__ import annotations

import errno
from pathlib import Path

from ..domain.errors import DiskFull, StorageError


def write_text(
    path: Path, text: str, *, encoding: str = "utf-8", newline: str | None = None
) -> None:
    """Write `text`, replacing a file there. Raises StorageError (or its DiskFull)."""
    try:
        path.write_text(text, encoding=encoding, newline=newline)
    except OSError as error:
        kind = DiskFull if error.errno == errno.ENOSPC else StorageError
        raise kind(
            "{file} could not be written: {reason}.",
            "Choose another folder.",
            file=path.name,
            reason=error.strerror or "the system refused",
        ) from error
