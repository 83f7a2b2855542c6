"""Where the sentences of a text lie: for a voice that speaks them one by one.

`spans(text)` gives [start, end) places. They are short enough to be spoken in one breath of a
machine: what has no full stop for long is cut at a comma, or between two words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

# Longer ones are cut: a voice that is stopped or set back goes by sentences.
LONGEST = 420
# Stands for a sign of a note in texts that are given here: it belongs to what is before it.
SIGN = "\u200b"

_CLOSERS = "\"'”’»›)]}」』】）》〉" + SIGN
_OPENERS = "\"'“‘«‹([{„‚¿¡「『【（《〈"
_WIDE_STOPS = "。！？｡।॥؟۔።"
_IN_CLASS = re.escape(_CLOSERS)
# Stops of scripts that put no blank after them end a sentence wherever they stand.
_STOP = re.compile(
    rf"(?:[{_WIDE_STOPS}]|[.!?…]+(?=[{_IN_CLASS}]*(?:\s|$)))[{_WIDE_STOPS}…{_IN_CLASS}]*"
)
_LAST_WORD = re.compile(r"\S+$")
_NEXT_WORD = re.compile(rf"\s*[{re.escape(_OPENERS)}]*(\w*)")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Shortened words, without case and last stop. Some always lead on, some only to a number, the
# others unless a word follows that begins sentences.
_TITLES = _words(
    """
    dr mr mrs ms mx prof st rev hon capt lt sgt sen rep gov messrs mme mlle fr frl hl sra srta
    e.g i.e eg ie cf vs viz approx z.b d.h u.a s.o s.u bzw vgl ggf evtl bspw inkl p.ej p.ex fig
    figs eq eqs abb tab
    """
)
_NUMBERED = _words("no nos nr p pp s art sec ch chap vol vols abs kap pág págs núm")
_SHORTENED = _words(
    """
    al ca ed eds ud uds u.s u.k u.n inc ltd co corp dept jr sr jan feb mar apr jun jul aug sep
    sept oct nov dec zzgl sog gen col pres
    """
)
_BEGINNERS = _words(
    """
    the a an it its this that these those in on at by for from with as if when while where what
    why how who he she they we you i his her their our and but or so yet then there here der die
    das ein eine es er sie wir ihr ist im am um und aber wenn wie was le la les un une il elle
    ils nous vous ce cette et mais si quand el los las una uno ella ellos y pero cuando como
    esto
    """
)
_MONTHS = _words(
    """
    januar februar märz april mai juni juli august september oktober november dezember
    """
)
_CUTS = (re.compile(r"[;:；：—–]\s*"), re.compile(r"[,，、]\s*"), re.compile(r"\s+"))


def spans(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """[start, end) of each sentence of a part of a text, without blanks around them."""
    end = len(text) if end is None else end
    begin = start
    for match in _STOP.finditer(text, start, end):
        if match.end() < end and not _ends_here(text, begin, match, end):
            continue
        yield from _cut(text, begin, match.end())
        begin = match.end()
    yield from _cut(text, begin, end)


def _ends_here(text: str, begin: int, match: re.Match[str], end: int) -> bool:
    if match[0][0] in _WIDE_STOPS:
        return True
    following = _NEXT_WORD.match(text, match.end(), end)
    word = following[1] if following else ""
    if word[:1].islower():
        return False
    is_dot = match[0].rstrip(SIGN) == "."
    return not is_dot or not _leads_on(text, begin, match.start(), word)


def _leads_on(text: str, begin: int, stop: int, word: str) -> bool:
    """Whether the dot at `stop` is that of a shortened word, with `word` after it."""
    found = _LAST_WORD.search(text[max(begin, stop - 24) : stop])
    last = found[0].lstrip(_OPENERS + "-–—/") if found else ""
    plain = last.casefold()
    if plain in _TITLES:
        return True
    if plain in _NUMBERED:
        return word[:1].isdecimal()
    if len(last) == len(word) == 1 and last.isalpha() and word not in "AIYO":
        return True  # "z. B."
    if (len(last) == 1 and last.isupper()) or plain in _SHORTENED:
        # An initial is followed by a name.
        return word.casefold() not in _BEGINNERS
    if not last.isdecimal() or len(last) > 2:
        return False
    # "1. First", the number of an entry; "am 3. Oktober".
    is_first = not text[begin : stop - len(last)].strip(_OPENERS + " \n\t")
    return is_first or word.casefold() in _MONTHS


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence in pieces that are not too long."""
    while True:
        while start < end and (text[start].isspace() or text[start] == SIGN):
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if end - start <= LONGEST:
            break
        after = _best_cut(text, start, start + LONGEST)
        last = after
        while text[last - 1].isspace():
            last -= 1
        yield start, last
        start = after
    if start < end:
        yield start, end


def _best_cut(text: str, start: int, most: int) -> int:
    for cut in _CUTS:
        found = [match.end() for match in cut.finditer(text, start + LONGEST // 3, most)]
        if found:
            return found[-1]
    return most
