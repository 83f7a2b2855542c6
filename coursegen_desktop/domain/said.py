"""Spoken words and where they stand in what is written: what lights up while a voice reads."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_URL = re.compile(r"(?:https?://|www\.)[^\s<>\"]*[^\s<>\".,;:!?)\]}»”’]", re.IGNORECASE)
_HOST = re.compile(r"(?:https?://)?(?:www\.)?([^/:?#]+)", re.IGNORECASE)
# Pictograms, flags, and what joins and colours them.
_PICTURES = re.compile(
    "[\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff\ufe0e\ufe0f\u200d\u20e3\U000e0020-\U000e007f]+"
)
_SILENT = re.compile("[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]+")
_OPENERS = "([{\"'“‘„‚«‹¿¡-"
_BLANK = re.compile(r"\s+")
_LEFT_OUT = re.compile("|".join(p.pattern for p in (_PICTURES, _SILENT, _BLANK)))


@dataclass(frozen=True, slots=True)
class Piece:
    """Spoken characters [said, said + length) stand for [start, end) of the text.

    `is_put`: other words were put in the place of the written ones.
    """

    said: int
    length: int
    start: int
    end: int
    is_put: bool = False

    @property
    def is_exact(self) -> bool:
        """Whether character answers to character."""
        return not self.is_put and self.length == self.end - self.start


def place_of(pieces: Sequence[Piece], said: int, length: int) -> tuple[int, int] | None:
    """Where spoken characters [said, said + length) stand in the text; None where nowhere."""
    start = end = -1
    for piece in pieces:
        first, last = max(said, piece.said), min(said + length, piece.said + piece.length)
        if first >= last:
            continue
        from_, to = piece.start, piece.end
        if piece.is_exact:
            from_, to = from_ + first - piece.said, from_ + last - piece.said
        start = from_ if start < 0 else start
        end = to
    return (start, end) if start >= 0 else None


class Line:
    """Puts spoken words together and remembers where each piece stands."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._parts: list[str] = []
        self._pieces: list[Piece] = []
        self._length = 0

    def add(self, words: str, start: int, end: int) -> None:
        """Words that stand for a part of the text; "" leaves it out."""
        if not words:
            return
        before = self._parts[-1][-1] if self._parts else " "
        if not before.isspace() and before not in _OPENERS and words[:1].isalnum():
            words = " " + words
        if end < len(self._text) and self._text[end].isalnum() and not words.endswith(" "):
            words += " "
        self._put(words, start, end, is_put=True)

    def add_text(self, start: int, end: int) -> None:
        """A part of the text, without what is not to be spoken."""
        at = start
        for url in _URL.finditer(self._text, start, end):
            self._plain(at, url.start())
            host = _HOST.match(url[0])
            self.add(host[1] if host else url[0], url.start(), url.end())
            at = url.end()
        self._plain(at, end)

    def finished(self) -> tuple[str, tuple[Piece, ...]]:
        """The words, without blanks at the end."""
        return "".join(self._parts).rstrip(), tuple(self._pieces)

    def _plain(self, start: int, end: int) -> None:
        at = start
        for gap in _LEFT_OUT.finditer(self._text, start, end):
            self._put(self._text[at : gap.start()], at, gap.start())
            is_blank = gap[0][0].isspace() or _PICTURES.match(gap[0])
            if is_blank and self._parts and not self._parts[-1].endswith(" "):
                self._put(" ", gap.start(), gap.end())
            at = gap.end()
        self._put(self._text[at:end], at, end)

    def _put(self, words: str, start: int, end: int, *, is_put: bool = False) -> None:
        if not words:
            return
        self._parts.append(words)
        self._pieces.append(Piece(self._length, len(words), start, end, is_put))
        self._length += len(words)
