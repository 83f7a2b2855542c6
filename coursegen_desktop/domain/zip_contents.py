"""What of a zip file's list of contents is refused, whoever reads the file.

Packages of courses and documents in zip files (Office, EPUB) ask the same questions before they
unpack anything. The format is PKWARE's APPNOTE 6.3; the file is handed over open.
"""

from __future__ import annotations

import stat
import struct
import zipfile
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import BinaryIO

MIB = 1024 * 1024
GIB = 1024 * MIB
DAMAGED = "The file is damaged or is not a zip file."
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
_ENCRYPTED = 0x1 | 0x40 | 0x2000
_LOCAL_HEADER = struct.Struct("<4s22xHH")
_END = struct.Struct("<4s4H2LH")
_LOCATOR = struct.Struct("<4sLQL")
_END_64 = struct.Struct("<4sQ2H2L4Q")
_FROM_THE_END = 2


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


def fault_in_contents(file: BinaryIO, limits: Limits) -> str | None:
    """Why a file is refused by its end and its beginning alone, None when nothing is wrong."""
    contents = contents_size(file, limits.files)
    if contents is None:
        return "The file is not a zip file, or its end is missing."
    if contents < 0:
        return f"The package holds more than {limits.files} files."
    if contents > limits.contents:
        return "The list of contents is too long."
    file.seek(0)
    if file.read(4) not in (b"PK\x03\x04", b"PK\x05\x06"):
        return "The file is not a zip file."
    return None


def contents_size(file: BinaryIO, most: int) -> int | None:
    """Bytes of the list of contents, None without one, -1 for more than `most` entries.

    Read before the zip library does, which would take a list of any length into memory.
    """
    size = file.seek(0, _FROM_THE_END)
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


def fault_in_entry(entry: zipfile.ZipInfo, limits: Limits) -> str | None:
    """Why a part is refused, whatever its name: locks, links, sizes. None when it is harmless."""
    if entry.flag_bits & _ENCRYPTED:
        return "The part is locked with a password."
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        return "The part is packed in a way that is not supported."
    if stat.S_IFMT(entry.external_attr >> 16) not in (0, stat.S_IFREG, stat.S_IFDIR):
        return "The part is a link or a device, not a file."
    if entry.volume:
        return "The package is in several volumes."
    if entry.is_dir():
        return "A folder has contents of its own." if entry.file_size else None
    if entry.file_size > limits.file:
        return f"The part is larger than {amount(limits.file)}."
    if entry.file_size > max(limits.ratio_free, limits.ratio * entry.compress_size):
        return "The part is packed too tightly to be honest."
    return None


def shared_bytes(
    file: BinaryIO, entries: Sequence[zipfile.ZipInfo], end: int
) -> tuple[str, str] | None:
    """(what is wrong, name of the part): shared bytes are how small bombs grow. `end`: last byte.

    None when each part has bytes of its own.
    """
    end_before, name_before = 0, ""
    for entry in sorted(entries, key=lambda item: item.header_offset):
        if entry.header_offset < end_before:
            return "Two parts share the same bytes.", entry.filename
        file.seek(entry.header_offset)
        signature, name_size, extra_size = _LOCAL_HEADER.unpack(file.read(_LOCAL_HEADER.size))
        if signature != b"PK\x03\x04":
            return DAMAGED, entry.filename
        start = entry.header_offset + _LOCAL_HEADER.size + name_size + extra_size
        end_before, name_before = start + entry.compress_size, entry.filename
    if end_before > end:
        return "A part reaches beyond its place.", name_before
    return None


def amount(count: int) -> str:
    """A limit as it is told."""
    return f"{count // GIB} GiB" if count >= GIB else f"{max(1, count // MIB)} MiB"
