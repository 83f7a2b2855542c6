"""Sentences of a block, each with the exact slice of the source that it stands on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .analysis import current_analyser
from .languages import current
from .prose import Mark, Prose

# Full stops and question marks of Chinese, Arabic, Urdu, Hindi, Armenian, Ethiopic, and the
# Greek question mark, which many write as a semicolon.
_END = re.compile(r"[.!?…。！？｡؟۔।॥։።;]+[\"'”’“»）」』)\]]*")
_WIDE_ENDS = "。！？｡।॥"
_GREEK = re.compile("[\u0370-\u03ff]")
_ORDINAL = re.compile(r"(?:^|[^\w.,])\d{1,2}$")
_MARKUP = "*_`"
_TRAILING = re.compile(r"[*_`]*")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: plain `text`, its marks, and where it stands.

    `quote` is the source's own text from `start` to `end`, markup and line breaks included.
    """

    text: str
    marks: tuple[Mark, ...]
    source: str
    block: str
    start: int
    end: int
    quote: str

    @property
    def span(self) -> dict[str, object]:
        """The citation as assets hold it."""
        return {
            "source": self.source,
            "block": self.block,
            "start": self.start,
            "end": self.end,
            "quote": self.quote,
        }


def sentences(prose: Prose, raw: str, source: str, block: str) -> list[Sentence]:
    """The sentences of a block. `raw` is the whole source that the prose's offsets mean."""
    found = []
    marks = prose.marks
    first = 0
    for start, end in boundaries(prose):
        while first < len(marks) and marks[first].end <= start:
            first += 1
        inside = tuple(
            Mark(mark.kind, max(mark.start, start) - start, min(mark.end, end) - start)
            for mark in _from(marks, first, end)
            if mark.end > start
        )
        begin, stop = _with_markup(raw, prose.begins[start], prose.ends[end - 1])
        text = prose.text[start:end]
        found.append(Sentence(text, inside, source, block, begin, stop, raw[begin:stop]))
    return found


def boundaries(prose: Prose) -> Iterator[tuple[int, int]]:
    """(start, end) of each sentence in the plain text."""
    text, start = prose.text, 0
    code_starts = {mark.start for mark in prose.marks if mark.kind == "code"}
    in_code = _code_cover(prose)
    for match in _END.finditer(text):
        end = match.end()
        if match.start() in in_code or not _ends_here(text, start, match, code_starts):
            continue
        if text[start:end].strip():
            yield start, end
        start = end + 1 if text[end : end + 1] == " " else end
    if text[start:].strip():
        yield start, len(text)


def _code_cover(prose: Prose) -> set[int]:
    cover: set[int] = set()
    for mark in prose.marks:
        if mark.kind == "code":
            cover.update(range(mark.start, mark.end))
    return cover


def _ends_here(text: str, start: int, match: re.Match[str], code_starts: set[int]) -> bool:
    end = match.end()
    if match[0][0] == ";" and not _GREEK.match(text, match.start() - 1):
        return False
    if match[0][0] in _WIDE_ENDS or end >= len(text):
        return True
    if text[end] != " ":
        return False
    first, second = text[end + 1 : end + 2], text[end + 2 : end + 3]
    quoted = first in "\"'“„‘([«¿¡" and (second.isupper() or second.isdigit())
    # Scripts without capitals begin sentences with any letter.
    begins = (first.isalpha() and not first.islower()) or first.isdigit() or quoted
    if not begins and end + 1 not in code_starts:
        return False
    if match[0] != ".":
        return True
    return current_analyser().ends(text, start, match.start(), _is_stop(text, start, match.start()))


def _is_stop(text: str, start: int, dot: int) -> bool:
    """Whether a full stop ends a sentence, as the words before it tell."""
    language = current()
    before = max(start - 1, dot - 12, 0)
    if language.ordinal_dots and _ORDINAL.search(text, before, dot):
        # "am 3. Oktober"
        return False
    return not language.abbreviations.search(text, before, dot)


def _from(marks: list[Mark], first: int, end: int) -> Iterator[Mark]:
    for index in range(first, len(marks)):
        if marks[index].start >= end:
            return
        yield marks[index]


def _with_markup(raw: str, begin: int, end: int) -> tuple[int, int]:
    """Takes in the signs of emphasis that hug the sentence, so that the quote reads whole."""
    while begin > 0 and raw[begin - 1] in _MARKUP:
        begin -= 1
    trailing = _TRAILING.match(raw, end)
    return begin, trailing.end() if trailing else end
