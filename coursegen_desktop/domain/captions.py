"""Lines of captions out of what is said: never more than two lines of 42 characters at once."""

from __future__ import annotations

import math
import re
from array import array
from bisect import bisect_right
from collections.abc import Generator, Sequence
from dataclasses import dataclass, field

from .narration import SaidLine

LINE, LINES = 42, 2
_WORD = 4  # figures of a word
LONGEST = LINE * LINES
# Seconds that a caption stays after its last word, unless another one comes.
LINGER = 0.7

_BREAK = re.compile(r"\s+")
_AFTER_SIGN = re.compile(r"[,;:.!?…،؛。、，；：]$")


@dataclass(frozen=True, slots=True)
class HeardLine:
    """A sentence as a player keeps it. `words` are four figures each, one after another: start and
    end in the text, when the word is heard and until when.

    Plain figures, not objects: a film of three hours has fifty thousand words, and Python would
    go through all of them whenever it looks for garbage.
    """

    text: str
    begin: float
    finish: float
    words: array[float] = field(default_factory=lambda: array("d"))

    @classmethod
    def of(cls, line: SaidLine) -> HeardLine:
        """A stored line."""
        words = array("d")
        for word in line.words:
            words.extend((word.start, word.end, word.begin, word.finish))
        return cls(line.text, line.begin, line.finish, words)


@dataclass(frozen=True, slots=True)
class Cue:
    """Words of a line from `start` on, shown from `begin` to `finish`; `line` is its number.

    `words` are as those of a line: their places are in the whole of it.
    """

    line: int
    text: str
    start: int
    begin: float
    finish: float
    words: array[float] = field(default_factory=lambda: array("d"))

    def spoken_at(self, seconds: float) -> tuple[int, int] | None:
        """[start, end) in `text` of the word that is heard; None between words."""
        words = self.words
        for at in range(0, len(words), _WORD):
            if words[at + 2] <= seconds < words[at + 3]:
                return int(words[at]) - self.start, int(words[at + 1]) - self.start
        return None


class Captions:
    """All cues of a film; `at` finds the one to show."""

    def __init__(self, cues: Sequence[Cue]) -> None:
        self.cues = tuple(cues)
        self._begins = [cue.begin for cue in self.cues]

    def at(self, seconds: float) -> Cue | None:
        """What is shown at a moment: what is said, and for a breath what was."""
        found = bisect_right(self._begins, seconds) - 1
        if found < 0:
            return None
        cue = self.cues[found]
        return cue if seconds < cue.finish + LINGER else None


def cutting(lines: Sequence[HeardLine]) -> Generator[None, None, tuple[Cue, ...]]:
    """The cues of all lines, in steps of one line."""
    cues: list[Cue] = []
    for number, line in enumerate(lines):
        cues.extend(_cues_of(number, line))
        yield
    return tuple(sorted(cues, key=lambda cue: cue.begin))


def _cues_of(number: int, line: HeardLine) -> list[Cue]:
    pieces = _pieces(line.text)
    begins = [_begin_of(line, start) for start, _ in pieces]
    found = []
    for at, (start, end) in enumerate(pieces):
        finish = max(begins[at + 1] if at + 1 < len(pieces) else line.finish, begins[at])
        words = line.words if len(pieces) == 1 else _words_in(line, start, end)
        found.append(Cue(number, line.text[start:end], start, begins[at], finish, words))
    return found


def _words_in(line: HeardLine, start: int, end: int) -> array[float]:
    """The words of a part of a line."""
    kept = array("d")
    for at in range(0, len(line.words), _WORD):
        if start <= line.words[at] and line.words[at + 1] <= end:
            kept.extend(line.words[at : at + _WORD])
    return kept


def _begin_of(line: HeardLine, start: int) -> float:
    """When the words from `start` on are heard: as is known of them, else by their share."""
    if start <= 0:
        return line.begin
    for at in range(0, len(line.words), _WORD):
        if line.words[at] >= start:
            return min(max(line.words[at + 2], line.begin), line.finish)
    return line.begin + (line.finish - line.begin) * start / max(len(line.text), 1)


def _pieces(text: str) -> list[tuple[int, int]]:
    """[start, end) of parts of about the same length, cut between words, after a sign if any."""
    end = len(text.rstrip())
    start = len(text) - len(text.lstrip())
    found: list[tuple[int, int]] = []
    while start < end:
        left = end - start
        if left <= LONGEST:
            found.append((start, end))
            break
        wished = math.ceil(left / math.ceil(left / (LONGEST - 6)))
        cut = _cut(text, start, start + wished, start + LONGEST)
        found.append((start, start + len(text[start:cut].rstrip())))
        start = cut + len(text[cut:end]) - len(text[cut:end].lstrip())
    return found


def _cut(text: str, start: int, wished: int, most: int) -> int:
    """The best place to cut near `wished`, at most at `most`; just there in one without blanks."""
    best, least = 0, math.inf
    for gap in _BREAK.finditer(text, start + 1, most + 1):
        if gap.start() > most:
            break
        price = abs(gap.start() - wished) - (
            14 if _AFTER_SIGN.search(text[start : gap.start()]) else 0
        )
        if price <= least:
            best, least = gap.start(), price
    return best or wished
