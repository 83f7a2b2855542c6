"""Lines of captions out of what is said: never more than two lines of 42 characters at once."""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections.abc import Generator, Sequence
from dataclasses import dataclass

from .narration import SaidLine, SaidWord

LINE, LINES = 42, 2
LONGEST = LINE * LINES
# Seconds that a caption stays after its last word, unless another one comes.
LINGER = 0.7

_BREAK = re.compile(r"\s+")
_AFTER_SIGN = re.compile(r"[,;:.!?…،؛。、，；：]$")


@dataclass(frozen=True, slots=True)
class Cue:
    """[start, end) of the words of a line, shown from `begin` to `finish`; `line` is its number.

    The places of `words` are those in the whole line.
    """

    line: int
    text: str
    start: int
    begin: float
    finish: float
    words: tuple[SaidWord, ...] = ()

    def spoken_at(self, seconds: float) -> tuple[int, int] | None:
        """[start, end) in `text` of the word that is heard; None between words."""
        for word in self.words:
            if word.begin <= seconds < word.finish:
                return word.start - self.start, word.end - self.start
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


def cutting(lines: Sequence[SaidLine]) -> Generator[None, None, tuple[Cue, ...]]:
    """The cues of all lines, in steps of one line."""
    cues: list[Cue] = []
    for number, line in enumerate(lines):
        cues.extend(_cues_of(number, line))
        yield
    return tuple(sorted(cues, key=lambda cue: cue.begin))


def _cues_of(number: int, line: SaidLine) -> list[Cue]:
    pieces = _pieces(line.text)
    begins = [_begin_of(line, start) for start, _ in pieces]
    found = []
    for at, (start, end) in enumerate(pieces):
        finish = begins[at + 1] if at + 1 < len(pieces) else line.finish
        words = tuple(word for word in line.words if start <= word.start and word.end <= end)
        found.append(
            Cue(number, line.text[start:end], start, begins[at], max(finish, begins[at]), words)
        )
    return found


def _begin_of(line: SaidLine, start: int) -> float:
    """When the words from `start` on are heard: as is known of them, else by their share."""
    if start <= 0:
        return line.begin
    known = next((word.begin for word in line.words if word.start >= start), None)
    if known is not None:
        return min(max(known, line.begin), line.finish)
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
