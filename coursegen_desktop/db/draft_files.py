"""Files that hold what is being typed, so that a crash takes no more than the last second.

A file has two places of equal size, which are written in turn: a write that is cut off leaves
the other one whole. The room is taken when the file is made, so that a full disk does not stop
the writing. Layout of a place: "CGD1", number (8 bytes), length (4), CRC-32 (4), the text.
"""

from __future__ import annotations

import errno
import os
import struct
import zlib
from pathlib import Path
from typing import BinaryIO

from ..domain.errors import DiskFull, StorageError

_HEAD = struct.Struct(">4sQII")
_MAGIC = b"CGD1"
_LEAST = 1 << 16
_SUFFIX = ".draft"
# More than the longest lesson or quiz takes; what says it is longer is damaged.
_LONGEST = 1 << 27


class DraftFiles:
    """Drafts in a folder, each under a key of letters, digits and hyphens."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def write(self, key: str, text: str) -> None:
        """Keep a draft in the place of the older one. Raises StorageError."""
        data = text.encode("utf-8", "surrogatepass")
        path = self._path(key)
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            with self._opened(path, len(data)) as file:
                size = os.fstat(file.fileno()).st_size // 2
                # One that was cut off counts as none: the whole one is not written over.
                numbers = [self._place(file, place * size)[0] for place in (0, 1)]
                place = 0 if numbers[0] <= numbers[1] else 1
                head = _HEAD.pack(_MAGIC, max(numbers) + 1, len(data), zlib.crc32(data))
                file.seek(place * size)
                file.write(head + data)
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise _refused(error) from error

    def read(self, key: str) -> str | None:
        """The newest draft, None when there is none."""
        try:
            with self._path(key).open("rb") as file:
                size = os.fstat(file.fileno()).st_size // 2
                places = [self._place(file, place * size) for place in (0, 1)]
        except OSError:
            return None
        number, data = max(places)
        return data.decode("utf-8", "surrogatepass") if number else None

    def empty(self, key: str) -> None:
        """Forget a draft and keep its room."""
        path = self._path(key)
        try:
            with path.open("r+b") as file:
                size = os.fstat(file.fileno()).st_size // 2
                for place in (0, 1):
                    file.seek(place * size)
                    file.write(bytes(_HEAD.size))
        except FileNotFoundError:
            return
        except OSError as error:
            raise _refused(error) from error

    def remove(self, key: str) -> None:
        """Forget a draft and give its room back."""
        try:
            self._path(key).unlink(missing_ok=True)
        except OSError as error:
            raise _refused(error) from error

    def keys(self) -> tuple[str, ...]:
        """Of which drafts there are files."""
        try:
            found = [path.stem for path in self._folder.iterdir() if path.suffix == _SUFFIX]
        except OSError:
            return ()
        return tuple(sorted(found))

    def _path(self, key: str) -> Path:
        return self._folder / f"{key}{_SUFFIX}"

    def _opened(self, path: Path, length: int) -> BinaryIO:
        """The file with room for twice such a text; what it holds is kept when it grows."""
        need = _HEAD.size + length
        if path.exists() and path.stat().st_size // 2 >= need:
            return path.open("r+b")
        kept = self.read(path.stem)
        room = max(_LEAST, 2 * need)
        fresh = path.with_suffix(".new")
        descriptor = os.open(fresh, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "r+b") as file:
            file.write(bytes(2 * room))
            if kept is not None:
                data = kept.encode("utf-8", "surrogatepass")
                file.seek(0)
                file.write(_HEAD.pack(_MAGIC, 1, len(data), zlib.crc32(data)) + data)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
        return path.open("r+b")

    @staticmethod
    def _place(file: BinaryIO, start: int) -> tuple[int, bytes]:
        """(number, text) of a place; (0, nothing) where no whole one is."""
        file.seek(start)
        head = file.read(_HEAD.size)
        if len(head) < _HEAD.size:
            return 0, b""
        magic, number, length, check = _HEAD.unpack(head)
        if magic != _MAGIC or length > _LONGEST:
            return 0, b""
        data = file.read(length)
        is_whole = len(data) == length and zlib.crc32(data) == check
        return (int(number), data) if is_whole else (0, b"")


def _refused(error: OSError) -> StorageError:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return DiskFull("No room is left on the disk.", "Free some room and try again.")
    return StorageError(
        "What you type cannot be kept beside the library: {reason}.",
        "Check the folder of the library.",
        reason=error.strerror or str(error),
    )
