"""What stands at the head of a model's file, read without loading the model.

The format is that of ggml's docs/gguf.md, versions 2 and 3: magic, version, number of tensors,
number of facts, then the facts, each a name, a type and a value, little-endian.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

_MAGIC = b"GGUF"
_VERSIONS = (2, 3)
_SIZES = {0: "B", 1: "b", 2: "H", 3: "h", 4: "I", 5: "i", 6: "f", 7: "?", 10: "Q", 11: "q", 12: "d"}
_TEXT, _ARRAY = 8, 9
# Facts, letters of a text that is kept, entries of an array: heads of real models stay below.
_MOST_FACTS, _MOST_TEXT, _MOST_ENTRIES = 4096, 1 << 20, 4_000_000


@dataclass(frozen=True, slots=True)
class Head:
    """Name and window (tokens, 0 where it is not told); `talks` if it knows how a talk goes."""

    name: str
    window: int
    talks: bool


class NoModel(Exception):
    """A file is not of the format."""


def head_of(path: Path) -> Head:
    """The head of a file; may take a quarter of a second, for the vocabulary stands before its end.

    Raises OSError, and NoModel for what is no model's file, or none that is whole.
    """
    try:
        with path.open("rb") as file:
            facts = _facts(file)
    except (struct.error, ValueError) as error:
        raise NoModel from error
    family = facts.get("general.architecture", "")
    window = facts.get(f"{family}.context_length", 0)
    return Head(
        str(facts.get("general.name") or path.stem),
        window if isinstance(window, int) else 0,
        "tokenizer.chat_template" in facts,
    )


def _facts(file: BinaryIO) -> dict[str, str | int]:
    """The texts and whole numbers; everything else is passed over."""
    if file.read(4) != _MAGIC:
        raise ValueError("no GGUF")
    version, _, count = _numbers(file, "<IQQ")
    if version not in _VERSIONS or count > _MOST_FACTS:
        raise ValueError("an unknown version")
    facts: dict[str, str | int] = {}
    for _ in range(count):
        name = _text(file)
        value = _value(file, *_numbers(file, "<I"))
        if isinstance(value, str | int):
            facts[name] = value
    return facts


def _value(file: BinaryIO, kind: int) -> str | int | float | None:
    if kind == _TEXT:
        return _text(file)
    if kind == _ARRAY:
        inner, count = _numbers(file, "<IQ")
        if count > _MOST_ENTRIES:
            raise ValueError("too long an array")
        _skip(file, inner, count)
        return None
    if kind not in _SIZES:
        raise ValueError("an unknown type")
    (value,) = struct.unpack(f"<{_SIZES[kind]}", _read(file, struct.calcsize(_SIZES[kind])))
    return value if isinstance(value, int | float) else None


def _skip(file: BinaryIO, kind: int, count: int) -> None:
    """Pass over the entries of an array."""
    if kind == _ARRAY:
        raise ValueError("an array of arrays")
    if kind == _TEXT:
        for _ in range(count):
            (size,) = _numbers(file, "<Q")
            if size > _MOST_TEXT:
                raise ValueError("too long a text")
            file.seek(size, 1)
        return
    if kind not in _SIZES:
        raise ValueError("an unknown type")
    file.seek(struct.calcsize(_SIZES[kind]) * count, 1)


def _text(file: BinaryIO) -> str:
    (size,) = _numbers(file, "<Q")
    if size > _MOST_TEXT:
        raise ValueError("too long a text")
    return _read(file, size).decode("utf-8", "replace")


def _numbers(file: BinaryIO, form: str) -> tuple[int, ...]:
    return struct.unpack(form, _read(file, struct.calcsize(form)))


def _read(file: BinaryIO, size: int) -> bytes:
    found = file.read(size)
    if len(found) < size:
        raise ValueError("the file ends too early")
    return found
