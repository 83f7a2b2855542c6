"""Opening files that may be missing, forbidden or on a full disk: OSError becomes a sentence."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import shutil
import stat
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from ..domain.errors import AppError, DiskFull, FormatError, StorageError

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}
_TRIES, _PAUSE = 10, 0.05


def storage_error(error: OSError, path: Path) -> StorageError:
    """What to tell when `path` could not be written."""
    if error.errno in _FULL:
        return DiskFull(
            "There is no room left to write {file}.",
            "Free some space on the disk, then try again.",
            file=path.name,
        )
    if error.errno in _FORBIDDEN:
        return StorageError(
            "{file} may not be written in the folder {folder}.",
            "Choose another folder.",
            file=path.name,
            folder=str(path.parent),
        )
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        return StorageError(
            "There is no folder {folder}.", "Choose another folder.", folder=str(path.parent)
        )
    if error.errno == errno.EISDIR:
        return StorageError("{file} is a folder.", "Choose another name.", file=path.name)
    return StorageError(
        "{file} could not be written ({reason}).",
        "Try again, or choose another folder.",
        file=path.name,
        reason=error.strerror or type(error).__name__,
    )


def open_to_read(path: Path) -> BinaryIO:
    """The file, opened for reading. Raises FormatError with the reason when it cannot be."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            folder = path.is_dir()
            raise FormatError(
                path.name or str(path),
                "This is a folder." if folder else "This is not an ordinary file.",
                hint="Choose a file.",
            )
        return path.open("rb")
    except OSError as error:
        raise unreadable(error, path) from error
    except ValueError as error:  # a NUL in the name
        raise FormatError(str(path), "This is not a file name.") from error


def unreadable(error: OSError, path: Path) -> FormatError:
    """What to tell when `path` could not be read."""
    name = path.name or str(path)
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        return FormatError(name, "There is no such file.", hint="Check the name and the folder.")
    if error.errno in _FORBIDDEN:
        return FormatError(
            name, "You may not read this file.", hint="Ask its owner, or copy it elsewhere."
        )
    reason = error.strerror or type(error).__name__
    return FormatError(name, f"The file could not be read ({reason}).", hint="Copy it elsewhere.")


@contextlib.contextmanager
def replacing(path: Path, check: Callable[[Path], None] | None = None) -> Iterator[BinaryIO]:
    """A new file that takes the place of `path` when the block ends well, and vanishes otherwise.

    Written beside the target, forced to the disk, then renamed over it: whatever happens, there
    is the whole old file or the whole new one. `check` looks at what was written before it takes
    that place, and raises where it is not good. Raises StorageError.
    """
    target = Path(os.path.realpath(path))  # through a link, so that the link stays
    if target.is_dir():
        raise StorageError("{file} is a folder.", "Choose another name.", file=path.name)
    draft = target.with_name(f".{secrets.token_hex(8)}.part")
    try:
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o666)
        try:
            with os.fdopen(descriptor, "wb") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            if check is not None:
                check(draft)
            with contextlib.suppress(FileNotFoundError):
                shutil.copymode(target, draft)
            _rename(draft, target)
        except BaseException:
            draft.unlink(missing_ok=True)
            raise
        _sync_folder(target.parent)
    except AppError:
        raise
    except OSError as error:
        raise storage_error(error, path) from error


_BINARY = getattr(os, "O_BINARY", 0)


def _rename(draft: Path, target: Path) -> None:
    # A virus scanner on Windows holds new files open for some milliseconds.
    for attempt in range(_TRIES):
        try:
            draft.replace(target)
            return
        except PermissionError:
            if os.name != "nt" or attempt == _TRIES - 1:
                raise
            time.sleep(_PAUSE)


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":
        return  # a folder cannot be opened there, and NTFS journals its names
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError:
        # Some network file systems refuse this; the file itself is already safe.
        return
    finally:
        os.close(descriptor)


@contextlib.contextmanager
def staging_folder(beside: Path, what: str) -> Iterator[Path]:
    """A folder of this work alone on the disk of `beside`, gone at the end."""
    try:
        folder = Path(tempfile.mkdtemp(prefix=f".{what}-", dir=beside.parent))
    except OSError as error:
        raise storage_error(error, beside) from error
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
