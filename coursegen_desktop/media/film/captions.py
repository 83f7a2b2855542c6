"""What is said as captions: at most two short lines at a time, cut where a listener breathes.

Every word of the script stands there once and in its order, with the time at which it is heard.
Captions never overlap.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ...domain.narration import SaidLine
from ...domain.shown_words import as_shown

# Letters of a line, lines of a caption: what subtitlers have agreed on.
WIDEST, MOST_LINES = 42, 2
# Seconds: a caption stays a little after its last word where nothing follows; read it must be.
_LINGER, _SHORTEST = 0.6, 1.0

# What a cut costs, by what stands before it. A caption more costs _ANOTHER.
_AFTER = ((re.compile(r"[.!?…。！？।؟][\"'”’»)\]]*$"), 0.0), (re.compile(r"[;:—–]$"), 1.0),
          (re.compile(r"[,،、，)]$"), 2.0))  # fmt: skip
_ELSEWHERE, _BEFORE_WORD, _ANOTHER, _HURRIED, _LONELY = 8.0, 4.0, 10.0, 6.0, 5.0
# Before these a clause begins, in the languages that the program knows best.
_CLAUSES = """
    and or but because which that who when while if so as than with for from into where after
    before und oder aber weil dass der die das wenn während sodass als mit für wo nachdem bevor
    et ou mais parce que qui quand si pour avec y o pero porque cuando para con donde
"""
_OPENERS = frozenset(_CLAUSES.split())
_BLANKS = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class TimedText:
    """A word as it stands in a caption, blanks left out, and when it is heard."""

    text: str
    begin: float
    finish: float


@dataclass(frozen=True, slots=True)
class Cue:
    """A caption: lines of words, from `begin` to `end`."""

    begin: float
    end: float
    lines: tuple[tuple[TimedText, ...], ...]

    @property
    def text(self) -> str:
        """Its words, with a line break where it has one."""
        return "\n".join(_joined(line) for line in self.lines)


def cues(lines: Sequence[SaidLine], seconds: float) -> tuple[Cue, ...]:
    """The captions of a film that lasts so long."""
    found: list[tuple[tuple[TimedText, ...], ...]] = []
    for line in map(as_shown, lines):
        words = _broken(_timed_words(line))
        found += [_laid(words[start:end]) for start, end in _cuts(words)]
    return tuple(_paced(found, seconds))


def web_vtt(found: Sequence[Cue]) -> str:
    """A WebVTT file with the time of every word."""
    parts = ["WEBVTT"]
    for number, cue in enumerate(found, 1):
        body = "\n".join(
            _marked_line(line, cue, is_first=at == 0) for at, line in enumerate(cue.lines)
        )
        parts.append(f"{number}\n{stamp(cue.begin)} --> {stamp(cue.end)}\n{body}")
    return "\n\n".join(parts) + "\n"


def stamp(seconds: float) -> str:
    """A time as WebVTT writes it."""
    total = round(seconds * 1000)
    return (
        f"{total // 3_600_000:02}:{total // 60_000 % 60:02}:"
        f"{total // 1000 % 60:02}.{total % 1000:03}"
    )


# ------------------------------------------------------------------ words


def _timed_words(line: SaidLine) -> list[TimedText]:
    """The words of a line between its blanks; times that are not known lie between the others."""
    spans = [match.span() for match in _BLANKS.finditer(line.text)]
    begins: list[float | None] = [None] * len(spans)
    finishes: list[float | None] = [None] * len(spans)
    at = 0
    for word in line.words:
        while at < len(spans) and spans[at][1] <= word.start:
            at += 1
        for number in range(at, len(spans)):
            if spans[number][0] >= word.end:
                break
            begin, finish = begins[number], finishes[number]
            begins[number] = word.begin if begin is None else min(begin, word.begin)
            finishes[number] = word.finish if finish is None else max(finish, word.finish)
    return [
        TimedText(line.text[start:end], begin, finish)
        for (start, end), (begin, finish) in zip(
            spans, _between(line, spans, begins, finishes), strict=True
        )
    ]


def _between(
    line: SaidLine,
    spans: Sequence[tuple[int, int]],
    begins: Sequence[float | None],
    finishes: Sequence[float | None],
) -> list[tuple[float, float]]:
    """Times for all words: shared out by their lengths where none is known; never backwards."""
    times: list[tuple[float, float]] = []
    at, last = 0, line.begin
    while at < len(spans):
        begin = begins[at]
        if begin is not None:
            begin = min(max(begin, last), line.finish)
            last = min(max(finishes[at] or begin, begin), line.finish)
            times.append((begin, last))
            at += 1
            continue
        until = next((n for n in range(at, len(spans)) if begins[n] is not None), len(spans))
        known = begins[until] if until < len(spans) else None
        after = max(line.finish if known is None else known, last)
        sizes = [end - start for start, end in spans[at:until]]
        total, begin = sum(sizes), last
        for size in sizes:
            finish = min(begin + (after - last) * size / total, after)
            times.append((begin, finish))
            begin = finish
        at, last = until, after
    return times


def _broken(words: Sequence[TimedText]) -> list[TimedText]:
    """Words that no line can hold, in pieces: a script without blanks, an address."""
    found: list[TimedText] = []
    for word in words:
        pieces = list(_pieces(word.text))
        if len(pieces) == 1:
            found.append(word)
            continue
        length, at = word.finish - word.begin, 0
        for piece in pieces:
            begin = word.begin + length * at / len(word.text)
            at += len(piece)
            finish = word.begin + length * at / len(word.text)
            # The mark tells that no blank follows it.
            found.append(TimedText(piece + _GLUE, begin, finish))
        found[-1] = TimedText(pieces[-1], found[-1].begin, word.finish)
    return found


_GLUE = "\u2060"


def _pieces(text: str) -> Iterator[str]:
    start = width = 0
    for at, sign in enumerate(text):
        width += _width(sign)
        # Half a line: two pieces and the words around them still find room.
        if width > WIDEST // 2 and width_of(text) > WIDEST:
            if unicodedata.combining(sign):
                continue
            yield text[start:at]
            start, width = at, _width(sign)
    yield text[start:]


def width_of(text: str) -> int:
    """How wide a text is, in letters; signs of East Asia are two letters wide."""
    return sum(map(_width, text))


@lru_cache(maxsize=4096)
def _width(sign: str) -> int:
    if unicodedata.combining(sign) or sign == _GLUE:
        return 0
    return 2 if unicodedata.east_asian_width(sign) in "WF" else 1


def _joined(words: Sequence[TimedText]) -> str:
    return " ".join(word.text for word in words).replace(f"{_GLUE} ", "").replace(_GLUE, "")


# ------------------------------------------------------------------ cutting


def _cuts(words: Sequence[TimedText]) -> list[tuple[int, int]]:
    """[start, end) of the captions of a sentence: the cheapest way to cut it."""
    count = len(words)
    best: list[float] = [0.0] + [float("inf")] * count
    came: list[int] = [0] * (count + 1)
    for start in range(count):
        if best[start] == float("inf"):
            continue
        for end in range(start + 1, count + 1):
            if not _fits(words[start:end]):
                break
            cost = best[start] + _ANOTHER + _cost(words, start, end)
            if cost < best[end]:
                best[end], came[end] = cost, start
    found, at = [], count
    while at > 0:
        found.append((came[at], at))
        at = came[at]
    return found[::-1]


def _cost(words: Sequence[TimedText], start: int, end: int) -> float:
    cost = 0.0 if end == len(words) else _break_cost(words[end - 1].text, words[end].text)
    if words[end - 1].finish - words[start].begin < _SHORTEST:
        cost += _HURRIED
    if end - start == 1 and len(words) > 1:
        cost += _LONELY
    return cost


def _break_cost(before: str, after: str) -> float:
    for sign, cost in _AFTER:
        if sign.search(before):
            return cost
    return _BEFORE_WORD if after.casefold() in _OPENERS else _ELSEWHERE


def _fits(words: Sequence[TimedText]) -> bool:
    """Whether they find room in a caption; a single piece always does."""
    if len(words) == 1 or width_of(_joined(words)) <= WIDEST:
        return True
    if width_of(_joined(words)) > MOST_LINES * WIDEST + 1:
        return False
    return any(
        width_of(_joined(words[:at])) <= WIDEST and width_of(_joined(words[at:])) <= WIDEST
        for at in range(1, len(words))
    )


def _laid(words: Sequence[TimedText]) -> tuple[tuple[TimedText, ...], ...]:
    """In one line, or in two of like length, cut where it costs least."""
    if width_of(_joined(words)) <= WIDEST or len(words) == 1:
        return (tuple(words),)
    ways = [
        at for at in range(1, len(words))
        if width_of(_joined(words[:at])) <= WIDEST and width_of(_joined(words[at:])) <= WIDEST
    ]  # fmt: skip

    def price(at: int) -> float:
        uneven = abs(width_of(_joined(words[:at])) - width_of(_joined(words[at:])))
        return _break_cost(words[at - 1].text, words[at].text) + uneven / 4

    at = min(ways, key=price)
    return tuple(words[:at]), tuple(words[at:])


def _paced(found: Sequence[tuple[tuple[TimedText, ...], ...]], seconds: float) -> Iterator[Cue]:
    """With an end each: a little after the last word, never after the next one's begin."""
    begins = [lines[0][0].begin for lines in found]
    last = 0.0
    for number, lines in enumerate(found):
        begin = round(max(begins[number], last), 3)
        heard = lines[-1][-1].finish
        wished = max(heard + _LINGER, begin + _SHORTEST)
        latest = begins[number + 1] if number + 1 < len(found) else seconds
        end = min(wished, max(latest, begin))
        # A player leaves out what has no duration.
        last = end = round(max(end, begin + 0.001), 3)
        yield Cue(begin, end, lines)


# ------------------------------------------------------------------ writing


def _marked_line(words: Sequence[TimedText], cue: Cue, *, is_first: bool) -> str:
    """A line with the time of each word; that of a caption's first one is its own."""
    parts, last = [], cue.begin
    for at, word in enumerate(words):
        text = word.text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        glued = text.endswith(_GLUE)
        text = text.rstrip(_GLUE)
        is_within = last < round(word.begin, 3) < round(cue.end, 3)
        mark = f"<{stamp(word.begin)}>" if is_within and not (is_first and at == 0) else ""
        if mark:
            last = round(word.begin, 3)
        parts.append(f"{mark}{text}" if glued or at == len(words) - 1 else f"{mark}{text} ")
    return "".join(parts).rstrip()
