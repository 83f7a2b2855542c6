"""Finds places of a page's text in the document that Qt's text browser made of the page.

The two differ in blanks, in a title above the text and in signs for boxes, so words are looked
for without blanks, nearest to where they should be.
"""

from __future__ import annotations

from ...domain.place import nearest
from .offsets import Offsets

# QTextDocument's own signs: end of paragraph, of line, an object in the text, table borders.
_SIGNS = "\u2029\u2028\ufffc\ufdd0\ufdd1"


class LightText:
    """`document` is QTextDocument.toRawText(); positions in it are those of a QTextCursor."""

    def __init__(self, document: str, text: str) -> None:
        self._text = text
        self._units = Offsets(document)
        self._places = [at for at, sign in enumerate(document) if not _is_blank(sign)]
        self._words = "".join(document[at] for at in self._places)
        self._before = self._words.find(_solid(text)[:60]) if text else 0

    def place(self, start: int, end: int) -> tuple[int, int] | None:
        """[start, end) in the document for [start, end) of the page's text."""
        words = _solid(self._text[start:end])
        if not words:
            return None
        expected = max(0, self._before) + len(_solid(self._text[:start]))
        found = nearest(self._words, words, expected)
        if found < 0:
            return None
        last = self._places[found + len(words) - 1]
        return self._units.to_page(self._places[found]), self._units.to_page(last + 1)


def _is_blank(sign: str) -> bool:
    return sign.isspace() or sign in _SIGNS


def _solid(text: str) -> str:
    return "".join(text.split())
