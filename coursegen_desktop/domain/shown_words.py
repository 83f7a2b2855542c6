"""What is said as it is shown: captions and transcripts have no signs of Markdown and of TeX.

    without_signs("Use `len` for $x^2$.").text      Use len for x².

Scripts keep them, for voices read a program and a formula otherwise than words.
"""

from __future__ import annotations

import re
from array import array
from dataclasses import dataclass

from .formula_text import formula_text
from .formula_words import reading
from .narration import SaidLine, SaidWord

# What a lesson's writer may have put around words; money ("$5 or $6") is no formula.
_SIGNS = re.compile(
    r"(?<!`)(?P<ticks>`{1,3})(?P<code>[^\n]{1,600}?)(?P=ticks)(?!`)"
    r"|(?P<dollars>\${1,2})(?=\S)(?P<tex>[^$\n]{1,600}?)(?<=\S)(?P=dollars)(?!\d)"
    r"|\*\*(?=\S)(?P<strong>[^*\n]+?)(?<=\S)\*\*"
    r"|(?<![\w*])\*(?=\S)(?P<stressed>[^*\n]+?)(?<=\S)\*(?![\w*])"
)
_MAY_HOLD = re.compile(r"[`$*]")
_HIGH = str.maketrans("0123456789+−-=()nixyab", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱˣʸᵃᵇ")
_LOW = str.maketrans("0123456789+−-=()aeioxnkm", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑᵢₒₓₙₖₘ")


@dataclass(frozen=True, slots=True)
class ShownText:
    """Words as they are shown. Of every letter of the written text, `begins` says where it begins
    here, `ends` where it ends: the same place, where it is not shown."""

    text: str
    begins: array[int]
    ends: array[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where [start, end) of the written text stands."""
        last = len(self.begins) - 1
        if start >= end or last < 0 or end < 1:
            return 0, 0
        return self.begins[min(max(start, 0), last)], self.ends[min(end - 1, last)]


def without_signs(text: str) -> ShownText:
    """The words without signs, and where they went."""
    parts: list[str] = []
    begins, ends = array("i"), array("i")
    length = at = 0

    def keep(start: int, end: int) -> None:
        nonlocal length
        parts.append(text[start:end])
        begins.extend(range(length, length + end - start))
        ends.extend(range(length + 1, length + 1 + end - start))
        length += end - start

    def drop(count: int, place: int) -> None:
        begins.extend([place] * count)
        ends.extend([place] * count)

    for match in _SIGNS.finditer(text):
        keep(at, match.start())
        at = match.end()
        if match["tex"] is not None:
            shown = formula_as_shown(match["tex"])
            parts.append(shown)
            begins.extend([length] * len(match[0]))
            length += len(shown)
            ends.extend([length] * len(match[0]))
            continue
        name = str(match.lastgroup)
        drop(match.start(name) - match.start(), length)
        keep(*match.span(name))
        drop(match.end() - match.end(name), length)
    keep(at, len(text))
    return ShownText("".join(parts), begins, ends)


def formula_as_shown(tex: str) -> str:
    """A formula in letters, raised and lowered ones where there are such; else in words."""
    marks = formula_text(" ".join(tex.split()))
    if marks is None:
        return reading(tex) or tex
    return "".join(_letters(letters, kind) for letters, kind in marks)


def _letters(letters: str, kind: str) -> str:
    if not kind:
        return letters
    signs = letters.translate(_HIGH if kind == "sup" else _LOW)
    if all(new != old for new, old in zip(signs, letters, strict=True)):
        return signs
    sign = "^" if kind == "sup" else "_"
    return f"{sign}{letters}" if len(letters) == 1 else f"{sign}({letters})"


def as_shown(line: SaidLine) -> SaidLine:
    """A line as captions and transcripts have it, each word at its place there."""
    if not _MAY_HOLD.search(line.text):
        return line
    shown = without_signs(line.text)
    words: list[SaidWord] = []
    for word in line.words:
        start, end = shown.span(word.start, word.end)
        last = words[-1] if words else None
        if start >= end:
            continue
        if last is not None and start < last.end:
            # Several words are heard for one formula.
            joined = SaidWord(
                start=last.start, end=max(end, last.end), begin=last.begin, finish=word.finish
            )
            words[-1] = joined
            continue
        words.append(SaidWord(start=start, end=end, begin=word.begin, finish=word.finish))
    return line.model_copy(update={"text": shown.text, "words": tuple(words)})
