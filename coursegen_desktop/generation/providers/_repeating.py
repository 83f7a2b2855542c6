"""Notices that a model says the same again and again, before its tokens are used up."""

from __future__ import annotations

import re

# How much of the end is looked at, how often, and how long what is repeated may be (characters).
_TAIL, _EVERY, _LONGEST = 720, 120, 160
# A line counts from so many letters on, and is a repetition when it stands there so many times.
_LEAST_LINE, _LINES = 16, 8
_FIGURES = re.compile(r"[\d\s.,:;|*#_-]+")


class Repeating:
    """Is fed an answer as it comes; `feed` says whether it goes in circles.

    A circle is a piece of at most 160 characters that fills the last 720, or eight lines in a row
    that differ in nothing but their numbers.
    """

    def __init__(self) -> None:
        self._tail = ""
        self._since = 0
        self._line = ""
        self._last = ""
        self._same = 0

    def feed(self, piece: str) -> bool:
        """Whether the text, with this piece at its end, repeats itself."""
        self._tail = (self._tail + piece)[-_TAIL:]
        self._since += len(piece)
        is_again = self._feed_lines(piece)
        if self._since >= _EVERY:
            self._since = 0
            is_again = is_again or (len(self._tail) == _TAIL and period(self._tail) <= _LONGEST)
        return is_again

    def _feed_lines(self, piece: str) -> bool:
        *whole, rest = piece.split("\n")
        for part in whole:
            self._count(self._line + part)
            self._line = ""
        self._line = (self._line + rest)[-_TAIL:]
        return self._same >= _LINES

    def _count(self, line: str) -> None:
        plain = _FIGURES.sub(" ", line).strip()
        if not plain:
            return
        is_same = plain == self._last and len(plain) >= _LEAST_LINE
        self._same = self._same + 1 if is_same else 1
        self._last = plain


def period(text: str) -> int:
    """The least n > 0 with text[i] == text[i - n] for all i >= n (Knuth, Morris, Pratt 1977)."""
    fails = [0] * len(text)
    known = 0
    for at in range(1, len(text)):
        while known and text[at] != text[known]:
            known = fails[known - 1]
        known += text[at] == text[known]
        fails[at] = known
    return len(text) - known
