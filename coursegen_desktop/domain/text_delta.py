"""Texts that differ a little from the one before, kept as little more than the difference.

data = packed(text, before)          # before None: the text stands alone
text = unpacked(data, before)        # with just that text; anything else raises ValueError
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable

from .alike import shared_end, shared_start

# Deflate finds words in the last 32 KB only. A piece is looked for in the part of the text before
# that lies around the same place, so that a change far away does not put it out of reach.
_PIECE = 16 << 10
_BEFORE = 8 << 10
_AFTER = 24 << 10
_ALONE, _DELTA = 0, 1
_LEVEL = 9


def packed(text: str, before: str | None = None) -> bytes:
    """A text by itself, or what makes it of `before`."""
    raw = text.encode("utf-8")
    if before is None:
        return bytes([_ALONE]) + zlib.compress(raw, _LEVEL)
    base = before.encode("utf-8")
    head = shared_start(base, raw)
    tail = shared_end(base, raw, head)
    middle, old = raw[head : len(raw) - tail], base[head : len(base) - tail]
    parts = [bytes([_DELTA]), _number(head), _number(tail), _number(len(middle))]
    for start in range(0, len(middle), _PIECE):
        piece = _deflated(middle[start : start + _PIECE], _around(old, start))
        parts += [_number(len(piece)), piece]
    return b"".join(parts)


def unpacked(data: bytes, before: str | None = None) -> str:
    """The text that `packed` was given, with the same `before`."""
    return _text(_unpacked(data, None if before is None else before.encode("utf-8")))


def unpacked_line(line: Iterable[bytes]) -> str:
    """The last text of a line in which each was packed with the one before it."""
    raw: bytes | None = None
    for data in line:
        raw = _unpacked(data, raw)
    return _text(raw or b"")


def _text(raw: bytes) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _unreadable() from error


def _unpacked(data: bytes, base: bytes | None) -> bytes:
    try:
        if data[:1] == bytes([_ALONE]):
            return zlib.decompress(data[1:])
        if data[:1] != bytes([_DELTA]) or base is None:
            raise ValueError("a version needs the one before it")
        return _rebuilt(data, base)
    except (zlib.error, IndexError) as error:
        raise _unreadable() from error


def _unreadable() -> ValueError:
    return ValueError("a kept version cannot be read")


def _rebuilt(data: bytes, base: bytes) -> bytes:
    head, at = _read_number(data, 1)
    tail, at = _read_number(data, at)
    length, at = _read_number(data, at)
    old = base[head : len(base) - tail]
    pieces = [base[:head]]
    for start in range(0, length, _PIECE):
        size, at = _read_number(data, at)
        inflate = zlib.decompressobj(-15, zdict=_around(old, start))
        pieces.append(inflate.decompress(data[at : at + size]) + inflate.flush())
        at += size
    pieces.append(base[len(base) - tail :])
    made = b"".join(pieces)
    if len(made) != head + length + tail:
        raise _unreadable()
    return made


def _around(old: bytes, start: int) -> bytes:
    return old[max(0, start - _BEFORE) : start + _AFTER]


def _deflated(piece: bytes, known: bytes) -> bytes:
    deflate = zlib.compressobj(_LEVEL, zlib.DEFLATED, -15, 9, zlib.Z_DEFAULT_STRATEGY, known)
    return deflate.compress(piece) + deflate.flush()


def _number(value: int) -> bytes:
    """Seven bits a byte, the lowest first; the highest bit says that more follow."""
    made = bytearray()
    while value > 0x7F:
        made.append(value & 0x7F | 0x80)
        value >>= 7
    made.append(value)
    return bytes(made)


def _read_number(data: bytes, at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = data[at]
        at += 1
        value |= (byte & 0x7F) << shift
        if byte < 0x80:
            return value, at
        shift += 7
