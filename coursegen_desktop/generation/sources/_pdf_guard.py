"""Streams of a PDF that would fill the memory when they are unpacked are refused before.

A file of 2 KB can hold two layers of compression that PDFium unpacks to a gigabyte.
"""

from __future__ import annotations

import re
import zlib

from ...domain.errors import FormatError

_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_MEGABYTE = 1024 * 1024
_MAX_UNPACKED = 160 * _MEGABYTE
# Deflate packs a thousandfold at best: what is smaller cannot exceed the limit in one layer.
_SMALL = _MAX_UNPACKED // 1032
_SLICE = 16 * 1024


def refuse_bombs(data: bytes, name: str) -> None:
    """Raises FormatError for a file with a stream that unpacks to more than any text."""
    view = memoryview(data)
    for match in _STREAM.finditer(data):
        start = match.end()
        if not _is_packed(data[start : start + 2]):
            continue
        inner = _beginning(view[start : start + 4096])
        layered = _is_packed(inner[:2]) and bool(_beginning(memoryview(inner)))
        end = data.find(b"endstream", start)
        packed = view[start : end if end >= 0 else len(data)]
        if layered or (len(packed) > _SMALL and _unpacked(packed) > _MAX_UNPACKED):
            raise FormatError(
                name,
                "it holds data that would fill the memory when unpacked.",
                hint="Open it in a PDF viewer and print it to a new PDF file.",
            )


def _is_packed(head: bytes) -> bool:
    """Whether two bytes begin a zlib stream (RFC 1950)."""
    return len(head) == 2 and head[0] & 0x0F == 8 and (head[0] * 256 + head[1]) % 31 == 0


def _beginning(packed: memoryview) -> bytes:
    try:
        return zlib.decompressobj().decompress(packed, 512)
    except zlib.error:
        return b""


def _unpacked(packed: memoryview) -> int:
    """How many bytes a stream unpacks to, counted no further than the limit."""
    unpacker = zlib.decompressobj()
    total = 0
    for start in range(0, len(packed), _SLICE):
        try:
            total += len(unpacker.decompress(packed[start : start + _SLICE]))
        except zlib.error:
            break
        if total > _MAX_UNPACKED or unpacker.eof:
            break
    return total
