"""A block's text as plain words, each character knowing where it stands in the source."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from .inline import Piece, scan
from .invisible import Cleaned

# A paragraph with more is no prose, and comparing marks with sentences would take long.
_MAX_MARKS = 3000
_BLANKS = re.compile(r"\s+")
_UNEVEN = re.compile(r"[^\S ]|  ")
_BREAKING_TAG = re.compile(r"</?(?:br|p|div|td|th|tr|li|dt|dd|h[1-6])\b", re.IGNORECASE)
_OPENING = {"em": "em", "strong": "strong", "link": "link"}
_CLOSING = {"em_end": "em", "strong_end": "strong", "link_end": "link"}


@dataclass(frozen=True, slots=True)
class Mark:
    """Emphasis, code or a link over characters `start` to `end` of a plain text.

    kind: em, strong, code, link.
    """

    kind: str
    start: int
    end: int


@dataclass(slots=True)
class Prose:
    """`text` has single blanks only. Character i stands at `begins[i]`..`ends[i]` of the source."""

    text: str = ""
    begins: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)


def prose(
    raw: str, base: int = 0, *, markdown: bool = True, references: Mapping[str, str] | None = None
) -> Prose:
    """The plain words of a slice of the source that begins at offset `base`."""
    cleaned = Cleaned(raw)
    text = cleaned.text
    pieces = scan(text, references) if markdown else [Piece("text", 0, len(text), text)]
    builder = _Builder(cleaned, base)
    for piece in pieces:
        builder.add(piece)
    return builder.done()


class _Builder:
    def __init__(self, cleaned: Cleaned, base: int) -> None:
        self._cleaned = cleaned
        self._base = base
        self._parts: list[str] = []
        self._length = 0
        self._after_blank = True
        self._result = Prose()
        self._open: dict[str, list[int]] = {"em": [], "strong": [], "link": []}

    def add(self, piece: Piece) -> None:
        """Takes one piece of inline text."""
        kind = piece.kind
        if kind in ("text", "math"):
            self._text(piece)
        elif kind == "code":
            start = self._length
            self._whole(piece.value, piece)
            self._result.marks.append(Mark("code", start, self._length))
        elif kind in _OPENING:
            self._open[kind].append(self._length)
        elif kind in _CLOSING:
            opened = self._open[_CLOSING[kind]]
            if opened:
                self._result.marks.append(Mark(_CLOSING[kind], opened.pop(), self._length))
        elif kind == "newline" or (kind == "tag" and _BREAKING_TAG.match(piece.value)):
            self._whole(" ", piece)

    def done(self) -> Prose:
        """The whole, without a trailing blank and without empty marks."""
        result = self._result
        result.text = "".join(self._parts).rstrip()
        size = len(result.text)
        if len(result.marks) > _MAX_MARKS:
            result.marks = []
        del result.begins[size:], result.ends[size:]
        result.marks = sorted(
            (
                Mark(mark.kind, mark.start, min(mark.end, size))
                for mark in result.marks
                if mark.start < min(mark.end, size)
            ),
            key=lambda mark: (mark.start, mark.end, mark.kind),
        )
        return result

    def _text(self, piece: Piece) -> None:
        if len(piece.value) != piece.end - piece.start:
            self._whole(piece.value, piece)
            return
        if not self._cleaned.removed and not _UNEVEN.search(piece.value):
            self._even(piece)
            return
        position = 0
        for blank in _BLANKS.finditer(piece.value):
            self._run(piece, position, blank.start())
            self._whole(" ", Piece("text", piece.start + blank.start(), piece.start + blank.end()))
            position = blank.end()
        self._run(piece, position, len(piece.value))

    def _even(self, piece: Piece) -> None:
        """Nothing hidden, single blanks only, as in nearly every text: all goes over as it is."""
        skipped = int(self._after_blank and piece.value.startswith(" "))
        value = piece.value[skipped:]
        if not value:
            return
        self._parts.append(value)
        self._length += len(value)
        self._after_blank = value.endswith(" ")
        first, last = self._base + piece.start + skipped, self._base + piece.end
        self._result.begins += range(first, last)
        self._result.ends += range(first + 1, last + 1)

    def _run(self, piece: Piece, start: int, end: int) -> None:
        if start == end:
            return
        self._parts.append(piece.value[start:end])
        self._length += end - start
        self._after_blank = False
        raw, base = self._cleaned.raw, self._base
        first, last = piece.start + start, piece.start + end
        places = [base + raw(index) for index in range(first, last)]
        self._result.begins += places
        self._result.ends += [place + 1 for place in places]

    def _whole(self, value: str, piece: Piece) -> None:
        """Characters that have no place of their own: each stands for the whole piece."""
        if value == " ":
            if self._after_blank:
                return
            self._after_blank = True
        else:
            value = _BLANKS.sub(" ", value)
            self._after_blank = False
        self._parts.append(value)
        self._length += len(value)
        begin = self._base + self._cleaned.raw(piece.start)
        end = self._base + self._cleaned.raw_end(piece.end)
        self._result.begins += [begin] * len(value)
        self._result.ends += [end] * len(value)
