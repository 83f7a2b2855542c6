"""Zip files made to do harm: every kind that the archive reader must refuse."""

from __future__ import annotations

import io
import os
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable

MIB = 1024 * 1024


def plain_zip(**parts: bytes) -> bytes:
    """An honest zip; the names use "__" for "/" and end in ".md"."""
    return named_zip({f"{name.replace('__', '/')}.md": data for name, data in parts.items()})


def named_zip(parts: dict[str, bytes], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of these parts, in this order."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", packing) as archive:
        for name, data in parts.items():
            entry = zipfile.ZipInfo(name)
            entry.compress_type = packing
            archive.writestr(entry, data)
    return buffer.getvalue()


def raw_names(*names: str | bytes) -> bytes:
    """A zip whose names are written as they are, past every check of the library."""
    parts: list[bytes] = []
    contents: list[bytes] = []
    at = 0
    for name in names:
        raw = name if isinstance(name, bytes) else name.encode()
        header, entry = record(raw, b"x", at=at)
        parts.append(header)
        contents.append(entry)
        at += len(header)
    return joined(parts, contents)


def record(
    name: bytes,
    data: bytes,
    *,
    at: int,
    size: int | None = None,
    flags: int = 0x800,
    method: int = 0,
    packed: bytes | None = None,
    mode: int = 0,
) -> tuple[bytes, bytes]:
    """A local header with its data, and its line in the list of contents."""
    body = data if packed is None else packed
    size = len(data) if size is None else size
    fields = (20, flags, method, 0, 0x21, zlib.crc32(data), len(body), size, len(name), 0)
    local = struct.pack("<4s5H3L2H", b"PK\x03\x04", *fields) + name + body
    central = (
        struct.pack("<4sBB", b"PK\x01\x02", 20, 3)
        + struct.pack("<5H3L2H", *fields)
        + struct.pack("<3HLL", 0, 0, 0, mode << 16, at)
        + name
    )
    return local, central


def joined(parts: list[bytes], contents: list[bytes], count: int | None = None) -> bytes:
    """The whole file."""
    body, table = b"".join(parts), b"".join(contents)
    count = len(contents) if count is None else count
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, count, count, len(table), len(body), 0)
    return body + table + end


def _symlink() -> bytes:
    return joined(*_one(*record(b"a.md", b"/etc/passwd", at=0, mode=stat.S_IFLNK | 0o777)))


def _device() -> bytes:
    return joined(*_one(*record(b"a.md", b"", at=0, mode=stat.S_IFCHR | 0o666)))


def _one(local: bytes, central: bytes) -> tuple[list[bytes], list[bytes]]:
    return [local], [central]


def _ratio() -> bytes:
    return named_zip({"a.md": bytes(4 * MIB)})


def _overlap() -> bytes:
    local, first = record(b"a.md", b"text", at=0)
    _, second = record(b"b.md", b"text", at=0)
    return joined([local], [first, second])


def _nested_overlap() -> bytes:
    """The quoted form of an overlapping bomb: one part's data hold the next part's header."""
    inner, second = record(b"b.md", b"text", at=34)
    outer, first = record(b"a.md", inner, at=0)
    return joined([outer], [first, second])


def _beyond() -> bytes:
    local, central = record(b"a.md", b"text", at=0)
    central = central[:20] + struct.pack("<L", 400) + central[24:]
    return joined([local], [central])


def _lying(size: int) -> bytes:
    data = b"text " * 100
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = packer.compress(data) + packer.flush()
    return joined(*_one(*record(b"a.md", data, at=0, size=size, method=8, packed=packed)))


def _huge_claim() -> bytes:
    return joined(*_one(*record(b"a.md", b"text", at=0, size=0xFFFFFFF0)))


def _encrypted() -> bytes:
    return joined(*_one(*record(b"a.md", b"text", at=0, flags=0x801)))


def _method(number: int) -> bytes:
    return joined(*_one(*record(b"a.md", b"text", at=0, method=number)))


def _many(count: int, claimed: int | None = None) -> bytes:
    parts, contents, at = [], [], 0
    for number in range(count):
        local, central = record(f"{number}.md".encode(), b"", at=at)
        parts.append(local)
        contents.append(central)
        at += len(local)
    return joined(parts, contents, claimed)


def _folder_with_data() -> bytes:
    return raw_names("a/")


def _truncated() -> bytes:
    return named_zip({"a.md": os.urandom(200), "b.md": b"x"})[:-30]


def _middle_cut() -> bytes:
    whole = named_zip({"a.md": b"text" * 50, "b.md": b"x"})
    return whole[:40] + whole[60:]


def _bad_crc() -> bytes:
    whole = bytearray(named_zip({"a.md": b"text text text"}, zipfile.ZIP_STORED))
    whole[40] ^= 0x20
    return bytes(whole)


def _bad_stream() -> bytes:
    whole = bytearray(named_zip({"a.md": os.urandom(50) * 20}))
    whole[36:60] = bytes(24)
    return bytes(whole)


def _two_names() -> bytes:
    """The list of contents says one name, the part itself another."""
    whole = bytearray(named_zip({"a.md": b"x"}))
    whole[30:34] = b"z.md"
    return bytes(whole)


# One maker for each trick. What they make is refused on opening or, at the latest, on reading.
HOSTILE: dict[str, Callable[[], bytes]] = {
    "parent": lambda: raw_names("../a.md"),
    "parent inside": lambda: raw_names("a/../../b.md"),
    "absolute": lambda: raw_names("/etc/a.md"),
    "drive": lambda: raw_names("C:/a.md"),
    "drive relative": lambda: raw_names("C:a.md"),
    "network": lambda: raw_names("//server/share/a.md"),
    "backslash": lambda: raw_names("..\\a.md"),
    "reserved": lambda: raw_names("con.md"),
    "reserved in folder": lambda: raw_names("a/NUL/b.md"),
    "reserved with digit": lambda: raw_names("Lpt1.tar.md"),
    "stream": lambda: raw_names("a.md:hidden.md"),
    "trailing dot": lambda: raw_names("a./b.md"),
    "trailing blank": lambda: raw_names("a /b.md"),
    "right to left": lambda: raw_names("cod\u202emd.md"),
    "isolate": lambda: raw_names("a\u2066b.md"),
    "control": lambda: raw_names("a\nb.md"),
    "zero": lambda: raw_names(b"a.md\0.exe.md"),
    "unassigned": lambda: raw_names("a\ufffe.md"),
    "not utf-8": lambda: raw_names(b"\xff\xfe.md"),
    "empty name": lambda: raw_names(b""),
    "empty part": lambda: raw_names("a//b.md"),
    "dot part": lambda: raw_names("./a.md"),
    "long name": lambda: raw_names("a" * 198 + ".md"),
    "long part": lambda: raw_names("字" * 90 + ".md"),
    "deep": lambda: raw_names("/".join("abcdefgh") + "/i.md"),
    "twins": lambda: raw_names("a.md", "a.md"),
    "case twins": lambda: raw_names("a.md", "A.md"),
    "form twins": lambda: raw_names("\u00e9.md", "e\u0301.md"),
    "width twins": lambda: raw_names("a.md", "\uff41.md"),
    "file as folder": lambda: raw_names("a.md", "a.md/b.md"),
    "folder as file": lambda: raw_names("A.md/b.md", "a.md"),
    "folder with data": _folder_with_data,
    "symlink": _symlink,
    "device": _device,
    "ratio": _ratio,
    "overlap": _overlap,
    "nested overlap": _nested_overlap,
    "beyond": _beyond,
    "lying small": lambda: _lying(10),
    "lying large": lambda: _lying(5000),
    "huge claim": _huge_claim,
    "encrypted": _encrypted,
    "bzip2": lambda: _method(12),
    "unknown packing": lambda: _method(97),
    "program": lambda: raw_names("setup.exe"),
    "no ending": lambda: raw_names("README"),
    "many": lambda: _many(5001),
    "many, counted as few": lambda: _many(5001, claimed=1),
    "not a zip": lambda: b"This is a letter, not a zip file. " * 10,
    "only the end": lambda: b"PK\x05\x06" + bytes(10),
    "prefix": lambda: b"#!/bin/sh\n" + plain_zip(a=b"x"),
    "hung on": lambda: plain_zip(a=b"x") + b"more",
    "truncated": _truncated,
    "cut in the middle": _middle_cut,
    "wrong checksum": _bad_crc,
    "broken stream": _bad_stream,
    "two names": _two_names,
    "one byte": lambda: b"P",
}
