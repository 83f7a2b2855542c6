"""Zip files from strangers: looked over before anything is read, unpacked whole or not at all.

The limits and the list of tricks are those measured in the project's reliability notes; the
format is PKWARE's APPNOTE 6.3.
"""

from __future__ import annotations

import contextlib
import errno
import shutil
import tempfile
import unicodedata
import zipfile
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

from ..domain.errors import AppError, DiskFull, FormatError
from ..domain.zip_contents import (
    DAMAGED,
    FOREIGN,
    Limits,
    amount,
    fault_in_contents,
    fault_in_entry,
    shared_bytes,
)
from .names import fault_in_name, folded, shown
from .opening import open_to_read, storage_error, unreadable

_CHUNK = 256 * 1024
_HINT = "Nothing was imported; ask for the file again."


class Archive:
    """A zip file, open for reading, whose list of contents was found harmless.

    Use as a context manager. Everything wrong with the file is a FormatError that names the file
    and the place in it. `suffixes` (lower case, with dot) are the only endings allowed in it.
    """

    def __init__(
        self, path: Path, limits: Limits | None = None, *, suffixes: frozenset[str] | None = None
    ) -> None:
        self._path = path
        self._limits = limits or Limits()
        self._suffixes = suffixes
        self._entries: dict[str, zipfile.ZipInfo] = {}
        self._budget = self._limits.total
        self._file = open_to_read(path)
        try:
            with self._reporting():
                self._look_over()
        except BaseException:
            self._file.close()
            raise

    def __enter__(self) -> Archive:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._zip.close()
        self._file.close()

    @property
    def names(self) -> tuple[str, ...]:
        """The files in it, NFC, sorted; folders are not listed."""
        return tuple(sorted(self._entries))

    def __contains__(self, name: object) -> bool:
        return name in self._entries

    def size(self, name: str) -> int:
        """Unpacked bytes of a file. Raises FormatError when it is not there."""
        return self._entry(name).file_size

    def read(self, name: str, limit: int) -> bytes:
        """A whole file of at most `limit` bytes."""
        if self.size(name) > limit:
            raise self._fault(f"The part is larger than {amount(limit)}.", name)
        return b"".join(self._stream(name))

    def copy(self, name: str, target: BinaryIO) -> int:
        """Write a file to `target` bit by bit and return its bytes. OSError of `target` passes."""
        count = 0
        for chunk in self._stream(name):
            target.write(chunk)
            count += len(chunk)
        return count

    def unpack(self, folder: Path) -> None:
        """All files into `folder`, which must not exist; it appears only when all are written."""
        total = sum(entry.file_size for entry in self._entries.values())
        try:
            if shutil.disk_usage(folder.parent).free < total:
                raise DiskFull(
                    "There is no room left to unpack {file}.",
                    "Free some space on the disk, then try again.",
                    file=self._path.name,
                )
            draft = Path(tempfile.mkdtemp(prefix=".unpack-", dir=folder.parent))
            try:
                for name in self._entries:
                    self._unpack_one(name, draft)
                draft.rename(folder)
            except BaseException:
                shutil.rmtree(draft, ignore_errors=True)
                raise
        except OSError as error:
            raise storage_error(error, folder) from error

    def _unpack_one(self, name: str, folder: Path) -> None:
        path = folder.joinpath(*name.split("/"))
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as file:
            self.copy(name, file)

    def _entry(self, name: str) -> zipfile.ZipInfo:
        try:
            return self._entries[name]
        except KeyError:
            raise self._fault("This part of the package is missing.", name) from None

    def _stream(self, name: str) -> Iterator[bytes]:
        entry = self._entry(name)
        left = entry.file_size
        with self._reporting(name), self._zip.open(entry) as file:
            while chunk := file.read(_CHUNK):
                left -= len(chunk)
                self._budget -= len(chunk)
                if left < 0 or self._budget < 0:
                    raise self._fault("The part is larger than it says.", name)
                yield chunk
            if left:
                raise self._fault("The part is shorter than it says.", name)

    def _look_over(self) -> None:
        if fault := fault_in_contents(self._file, self._limits):
            raise self._fault(fault)
        self._zip = zipfile.ZipFile(self._file)
        entries = self._zip.infolist()
        if len(entries) > self._limits.files:
            raise self._fault(f"The package holds more than {self._limits.files} files.")
        kinds: dict[str, str] = {}
        for entry in entries:
            name = unicodedata.normalize("NFC", entry.orig_filename.removesuffix("/"))
            self._look_at(entry, name)
            self._look_for_twins(kinds, entry, name)
            if not entry.is_dir():
                self._entries[name] = entry
        if sum(entry.file_size for entry in entries) > self._limits.total:
            raise self._fault(f"The package unpacks to more than {amount(self._limits.total)}.")
        if found := shared_bytes(self._file, entries, self._zip.start_dir):
            raise self._fault(*found)

    def _look_at(self, entry: zipfile.ZipInfo, name: str) -> None:
        limits = self._limits
        if fault := fault_in_name(name, length=limits.name, depth=limits.depth):
            raise self._fault(fault, name)
        if fault := fault_in_entry(entry, limits):
            raise self._fault(fault, name)
        if entry.is_dir():
            return
        if self._suffixes is not None and Path(name).suffix.casefold() not in self._suffixes:
            raise self._fault("A package may not hold files of this kind.", name)

    def _look_for_twins(self, kinds: dict[str, str], entry: zipfile.ZipInfo, name: str) -> None:
        parts = folded(name).split("/")
        for end in range(1, len(parts)):
            folder = "/".join(parts[:end])
            if kinds.setdefault(folder, "folder") == "file":
                raise self._fault("A file stands where a folder should be.", name)
        key = "/".join(parts)
        before = kinds.get(key)
        if before == "file" or (before == "folder" and not entry.is_dir()):
            raise self._fault("Two parts have the same name.", name)
        kinds[key] = "folder" if entry.is_dir() else "file"

    def _fault(self, reason: str, place: str = "") -> FormatError:
        return FormatError(self._path.name, reason, place=shown(place), hint=_HINT)

    @contextlib.contextmanager
    def _reporting(self, place: str = "") -> Iterator[None]:
        try:
            yield
        except (AppError, GeneratorExit):
            raise
        except FOREIGN as error:
            raise self._fault(DAMAGED, place) from error
        except OSError as error:
            if error.errno in (None, errno.EINVAL):  # an offset before the file
                raise self._fault(DAMAGED, place) from error
            raise unreadable(error, self._path) from error
