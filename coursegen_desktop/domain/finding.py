"""Words in a text: case and accents folded, words split by any blank, whole words if wished."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from .ids import LessonId

# So many places are told; a text with more is not searched to its end.
MOST = 10_000
_PIECE = 20_000
# What a reader types in place of what a typesetter sets; a soft hyphen is nothing.
_PLAIN = {
    "\u2018": "'", "\u2019": "'", "\u201b": "'", "\u2032": "'",
    "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u2033": '"',
    "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2014": "-", "\u2212": "-",
    "\u00ad": "", "\u200b": "", "\u2060": "",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class FindOptions:
    """How words are compared; accents never count unless the searcher typed one."""

    match_case: bool = False
    whole_words: bool = False


class Folded:
    """A text ready to be searched many times."""

    def __init__(self, text: str, *, match_case: bool = False, prepared: bool = True) -> None:
        self.text = text
        self._match_case = match_case
        self._folded = ""
        # From where on places in the folded text are others than in the text, and by how much.
        self._starts: list[int] = []
        self._shifts: list[int] = []
        if prepared:
            for _ in self.prepare():
                pass

    def prepare(self) -> Iterator[None]:
        """Fold the text piece by piece, so that a long one can let others work in between."""
        parts: list[str] = []
        shift = 0
        for start in range(0, len(self.text), _PIECE):
            piece = self.text[start : start + _PIECE]
            table = {
                ord(sign): folded
                for sign in set(piece)
                if (folded := _fold(sign, self._match_case)) != sign
            }
            parts.append(piece.translate(table) if table else piece)
            shift = self._note_shifts(piece, start, table, shift)
            yield
        self._folded = "".join(parts)

    def places(self, words: str, *, whole_words: bool = False) -> list[tuple[int, int]]:
        """[start, end) of every place of `words`, in order, at most MOST; none for blanks."""
        pattern = r"\s+".join(
            re.escape(folded) for word in words.split() if (folded := self._of(word))
        )
        if not pattern:
            return []
        found: list[tuple[int, int]] = []
        for match in re.finditer(pattern, self._folded):
            place = self._source(match.start()), self._source_end(match.end())
            if not whole_words or self._is_whole(*place):
                found.append(place)
                if len(found) == MOST:
                    break
        return found

    def _note_shifts(self, piece: str, start: int, table: dict[int, str], shift: int) -> int:
        odd = "".join(re.escape(chr(code)) for code, made in table.items() if len(made) != 1)
        for match in re.finditer(f"[{odd}]", piece) if odd else ():
            at = start + match.start() - shift
            length = len(table[ord(match.group())])
            if length == 0:
                shift += 1
                self._starts.append(at)
                self._shifts.append(shift)
            for inside in range(1, length):  # both letters of "ss" are the one ß
                shift -= 1
                self._starts.append(at + inside)
                self._shifts.append(shift)
        return shift

    def _of(self, word: str) -> str:
        return "".join(_fold(sign, self._match_case) for sign in word)

    def _source(self, place: int) -> int:
        known = bisect_right(self._starts, place)
        return place + (self._shifts[known - 1] if known else 0)

    def _source_end(self, place: int) -> int:
        """Behind the last sign found and the accents that belong to it."""
        end = self._source(place - 1) + 1
        while end < len(self.text) and unicodedata.combining(self.text[end]):
            end += 1
        return end

    def _is_whole(self, start: int, end: int) -> bool:
        text = self.text
        before = start > 0 and _is_word(text[start - 1]) and _is_word(text[start])
        after = end < len(text) and _is_word(text[end]) and _is_word(text[end - 1])
        return not before and not after


@dataclass(frozen=True, slots=True)
class Passage:
    """Words found in a lesson: `words` with a piece of the text around them, on one line.

    `quote` are the lesson's words from the place on, by which the reader finds it again.
    """

    before: str
    words: str
    after: str
    quote: str


@dataclass(frozen=True, slots=True)
class LessonPassages:
    """What a search found in one lesson; `count` may be more than the passages shown."""

    lesson_id: LessonId
    title: str
    module_title: str
    count: int
    passages: tuple[Passage, ...]


def passages_in(
    folded: Folded, words: str, *, whole_words: bool = False, most: int = 5, around: int = 60
) -> tuple[int, tuple[Passage, ...]]:
    """How often the words stand there, and the first places with what stands around them."""
    places = folded.places(words, whole_words=whole_words)
    text = folded.text
    return len(places), tuple(
        Passage(
            _tail(text[max(0, start - 2 * around) : start], around),
            _line(text[start:end]),
            _head(text[end : end + 2 * around], around),
            text[start : start + 2 * around],
        )
        for start, end in places[:most]
    )


@lru_cache(maxsize=50_000)
def _fold(sign: str, match_case: bool) -> str:
    if sign in _PLAIN:
        return _PLAIN[sign]
    bare = sign
    if sign > "\x7f":
        parts = unicodedata.normalize("NFD", sign)
        # A text of marks alone would be nothing at all.
        bare = "".join(part for part in parts if not unicodedata.combining(part))
        # Hangul falls into letters of its own, which are no accents.
        bare = unicodedata.normalize("NFC", bare)
    return bare if match_case else bare.casefold()


def _is_word(sign: str) -> bool:
    return sign.isalnum() or sign == "_"


def _line(text: str) -> str:
    return " ".join(text.split())


def _tail(text: str, longest: int) -> str:
    line = _line(text)
    if len(line) > longest:
        line = "…" + line[-longest:].partition(" ")[2]
    return f"{line} " if text[-1:].isspace() else line


def _head(text: str, longest: int) -> str:
    line = _line(text)
    if len(line) > longest:
        line = line[:longest].rpartition(" ")[0] + " …"
    return f" {line}" if text[:1].isspace() else line
