"""Zip files from strangers: looked over before anything is read, unpacked whole or not at all.

The limits and the list of tricks are those measured in the project's reliability notes; the
format is PKWARE's APPNOTE 6.3.
"""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import stat
import struct
import tempfile
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

from ..domain.errors import AppError, DiskFull, FormatError
from .names import fault_in_name, folded, shown
from .opening import open_to_read, storage_error, unreadable

MIB = 1024 * 1024
GIB = 1024 * MIB
_CHUNK = 256 * 1024
_HINT = "Nothing was imported; ask for the file again."
_DAMAGED = "The file is damaged or is not a zip file."
_ENCRYPTED = 0x1 | 0x40 | 0x2000
_LOCAL_HEADER = struct.Struct("<4s22xHH")
_END = struct.Struct("<4s4H2LH")
_LOCATOR = struct.Struct("<4sLQL")
_END_64 = struct.Struct("<4sQ2H2L4Q")
# What the zip and zlib libraries raise on damaged input; RecursionError is a RuntimeError.
FOREIGN = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    struct.error,
    NotImplementedError,
    RuntimeError,
    ValueError,  # with UnicodeDecodeError
    EOFError,
    OverflowError,
    LookupError,
    MemoryError,
)


@dataclass(frozen=True, slots=True)
class Limits:
    """What an archive may hold, in files and bytes. `ratio` counts for files above `ratio_free`."""

    files: int = 5_000
    total: int = 2 * GIB
    file: int = 256 * MIB
    ratio: int = 200
    ratio_free: int = MIB
    depth: int = 8
    name: int = 200
    # The list of contents itself: 5,000 entries of the longest names stay below it.
    contents: int = 4 * MIB


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
            raise self._fault(f"The part is larger than {_amount(limit)}.", name)
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
        contents = _contents_size(self._file, self._limits.files)
        if contents is None:
            raise self._fault("The file is not a zip file, or its end is missing.")
        if contents < 0:
            raise self._fault(f"The package holds more than {self._limits.files} files.")
        if contents > self._limits.contents:
            raise self._fault("The list of contents is too long.")
        self._file.seek(0)
        if self._file.read(4) not in (b"PK\x03\x04", b"PK\x05\x06"):
            raise self._fault("The file is not a zip file.")
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
            raise self._fault(f"The package unpacks to more than {_amount(self._limits.total)}.")
        self._look_for_overlaps(entries)

    def _look_at(self, entry: zipfile.ZipInfo, name: str) -> None:
        limits = self._limits
        if fault := fault_in_name(name, length=limits.name, depth=limits.depth):
            raise self._fault(fault, name)
        if entry.flag_bits & _ENCRYPTED:
            raise self._fault("The part is locked with a password.", name)
        if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise self._fault("The part is packed in a way that is not supported.", name)
        if stat.S_IFMT(entry.external_attr >> 16) not in (0, stat.S_IFREG, stat.S_IFDIR):
            raise self._fault("The part is a link or a device, not a file.", name)
        if entry.volume:
            raise self._fault("The package is in several volumes.", name)
        if entry.is_dir():
            if entry.file_size:
                raise self._fault("A folder has contents of its own.", name)
            return
        if entry.file_size > limits.file:
            raise self._fault(f"The part is larger than {_amount(limits.file)}.", name)
        if entry.file_size > max(limits.ratio_free, limits.ratio * entry.compress_size):
            raise self._fault("The part is packed too tightly to be honest.", name)
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

    def _look_for_overlaps(self, entries: list[zipfile.ZipInfo]) -> None:
        """Each part must have its own bytes: shared ones are how small bombs grow."""
        end_before, name_before = 0, ""
        for entry in sorted(entries, key=lambda item: item.header_offset):
            if entry.header_offset < end_before:
                raise self._fault("Two parts share the same bytes.", entry.filename)
            self._file.seek(entry.header_offset)
            signature, name_size, extra_size = _LOCAL_HEADER.unpack(
                self._file.read(_LOCAL_HEADER.size)
            )
            if signature != b"PK\x03\x04":
                raise self._fault(_DAMAGED, entry.filename)
            start = entry.header_offset + _LOCAL_HEADER.size + name_size + extra_size
            end_before, name_before = start + entry.compress_size, entry.filename
        if end_before > self._zip.start_dir:
            raise self._fault("A part reaches beyond its place.", name_before)

    def _fault(self, reason: str, place: str = "") -> FormatError:
        return FormatError(self._path.name, reason, place=shown(place), hint=_HINT)

    @contextlib.contextmanager
    def _reporting(self, place: str = "") -> Iterator[None]:
        try:
            yield
        except (AppError, GeneratorExit):
            raise
        except FOREIGN as error:
            raise self._fault(_DAMAGED, place) from error
        except OSError as error:
            if error.errno in (None, errno.EINVAL):  # an offset before the file
                raise self._fault(_DAMAGED, place) from error
            raise unreadable(error, self._path) from error


def _contents_size(file: BinaryIO, most: int) -> int | None:
    """Bytes of the list of contents, None without one, -1 for more than `most` entries.

    Read before the zip library does, which would take a list of any length into memory.
    """
    size = file.seek(0, os.SEEK_END)
    file.seek(max(0, size - _END.size - 0xFFFF))
    tail = file.read()
    at = len(tail) - _END.size
    if at < 0:
        return None
    if tail[at : at + 4] != b"PK\x05\x06" or tail[-2:] != b"\0\0":
        at = tail.rfind(b"PK\x05\x06", 0, at + 4)
        if at < 0:
            return None
    _, disk, first_disk, _, entries, length, _, comment = _END.unpack_from(tail, at)
    if len(tail) - at - _END.size != comment or not {disk, first_disk} <= {0, 0xFFFF}:
        return None  # one of several volumes, or something was cut off or hung on
    before = size - len(tail) + at - _LOCATOR.size
    if before >= 0:
        file.seek(before)
        signature, _, _, _ = _LOCATOR.unpack(file.read(_LOCATOR.size))
        if signature == b"PK\x06\x07":
            # The library looks just before the locator, whatever offset the locator names.
            file.seek(max(0, before - _END_64.size))
            fields = _END_64.unpack(file.read(_END_64.size))
            if fields[0] == b"PK\x06\x06":
                entries, length = fields[7], fields[8]
    return -1 if entries > most else length


def _amount(count: int) -> str:
    return f"{count // GIB} GiB" if count >= GIB else f"{max(1, count // MIB)} MiB"
