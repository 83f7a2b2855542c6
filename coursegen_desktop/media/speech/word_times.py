"""When each written word is heard: engines tell the times of words as they said them.

They say more words than are written ("3rd" is "the third of"), or fewer, or tell no times at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from ...domain.speakable import Speakable
from .base import TimedWord

_CHUNK = re.compile(r"\S+")
_AROUND = ".,;:!?…\"'“”„‘’‚«»‹›()[]{}<>—–-*_`/\\|~"
_UNHEARD = re.compile(r"[\W_]+")
# Between two words, and after a comma, as many letters' time.
_GAP, _BREATH = 1, 4


@dataclass(frozen=True, slots=True)
class Heard:
    """A word as an engine said it."""

    text: str
    begin: float
    finish: float


@dataclass(frozen=True, slots=True)
class _Written:
    start: int
    end: int
    text: str
    weight: int


def shared_out(text: str, begin: float, finish: float) -> tuple[TimedWord, ...]:
    """The words of a text between two times, each for as long as its letters take."""
    return tuple(_shared(list(_written(text)), begin, finish))


def matched(text: str, heard: Sequence[Heard]) -> tuple[tuple[TimedWord, ...], bool]:
    """The words of a text at the times of those that were said; False when some are a guess."""
    written = list(_written(text))
    spoken = [word for word in heard if _key(word.text)]
    changes = SequenceMatcher(
        None, [_key(word.text) for word in written], [_key(word.text) for word in spoken], False
    ).get_opcodes()
    found: list[TimedWord] = []
    is_exact = True
    for kind, a, b, c, d in changes:
        words, said = written[a:b], spoken[c:d]
        if kind == "insert":
            _lengthen(found, said)
        elif len(words) == len(said):
            found.extend(_timed(word, [one]) for word, one in zip(words, said, strict=True))
        elif said and len(words) == 1:
            found.append(_timed(words[0], said))
        elif said:
            is_exact = False
            found.extend(_shared(words, said[0].begin, said[-1].finish))
    return tuple(found), is_exact


def as_written(words: Sequence[TimedWord], said: Speakable) -> tuple[TimedWord, ...]:
    """Words that were said, at the places of what was written for them."""
    found: list[TimedWord] = []
    for word in words:
        place = said.place_of(word.start, word.end - word.start)
        if place is None:
            continue
        start, end = _without_blanks(said.written, *place)
        if found and start < found[-1].end:  # another word for the same signs
            found[-1] = replace(found[-1], end=max(end, found[-1].end), finish=word.finish)
        else:
            found.append(replace(word, start=start, end=end))
    return tuple(found)


def _without_blanks(text: str, start: int, end: int) -> tuple[int, int]:
    bare = text[start:end].lstrip()
    start = end - len(bare)
    return start, start + len(bare.rstrip())


def _written(text: str) -> Iterator[_Written]:
    for match in _CHUNK.finditer(text):
        chunk = match[0]
        bare = chunk.strip(_AROUND)
        if _key(bare):
            start = match.start() + chunk.index(bare)
            is_breath = match.end() - start > len(bare)
            weight = len(bare) + (_BREATH if is_breath else _GAP)
            yield _Written(start, start + len(bare), bare, weight)


def _key(word: str) -> str:
    return _UNHEARD.sub("", word).casefold()


def _timed(word: _Written, said: Sequence[Heard]) -> TimedWord:
    return TimedWord(word.start, word.end, said[0].begin, said[-1].finish)


def _lengthen(found: list[TimedWord], said: Sequence[Heard]) -> None:
    """What is said and written nowhere belongs to the word before it."""
    if found:
        found[-1] = replace(found[-1], finish=said[-1].finish)


def _shared(words: Sequence[_Written], begin: float, finish: float) -> Iterator[TimedWord]:
    whole = sum(word.weight for word in words)
    at = begin
    for word in words:
        until = at + (finish - begin) * word.weight / whole
        yield TimedWord(word.start, word.end, at, until)
        at = until
