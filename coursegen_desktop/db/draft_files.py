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
# Two places of the longest lesson with its title.
_LONGEST = 1 << 23


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
                numbers = [self._number(file, place * size) for place in (0, 1)]
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
                raw = file.read(2 * _LONGEST)
        except OSError:
            return None
        best: tuple[int, bytes] | None = None
        half = len(raw) // 2
        for start in (0, half):
            if len(raw) < start + _HEAD.size:
                continue
            magic, number, length, check = _HEAD.unpack_from(raw, start)
            data = raw[start + _HEAD.size : start + _HEAD.size + length]
            whole = magic == _MAGIC and number and zlib.crc32(data) == check
            if whole and len(data) == length and (best is None or number > best[0]):
                best = (number, data)
        return None if best is None else best[1].decode("utf-8", "surrogatepass")

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
    def _number(file: BinaryIO, start: int) -> int:
        file.seek(start)
        head = file.read(_HEAD.size)
        if len(head) < _HEAD.size or head[:4] != _MAGIC:
            return 0
        return int(_HEAD.unpack(head)[1])


def _refused(error: OSError) -> StorageError:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return DiskFull("No room is left on the disk.", "Free some room and try again.")
    return StorageError(
        "What you type cannot be kept beside the library: {reason}.",
        "Check the folder of the library.",
        reason=error.strerror or str(error),
    )
