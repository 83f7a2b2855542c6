"""Which words of a lesson's Markdown may be put otherwise, and what in them has to stay.

for span in wordable(text, whole=True): ...        # paragraphs, items, with whole: headings, cells
template, kept = masked(span.words)                 # "It grows by {{1}}. {{2}}", the things kept
words = unmasked(answer, kept)                      # raises Mangled where one is missing or twice

Everything outside of the spans (code, tables, formulas, pictures, boxes, list signs, questions in
the text) never reaches a model, so it cannot be lost. A line scanner, linear in the text's length.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ...domain.sentences import SIGN, spans
from ..text.inline import Piece, label_key, scan

_BREAK = r"(?: {2,}|\\)\n[ \t]*(?:>[ \t]*)*"
# What the scanner of inline Markdown does not know or would show as words.
_ALSO_KEPT = re.compile(
    rf"{_BREAK}|\$\$.+?\$\$|\\\(.+?\\\)|\\\[.+?\\\]|\{{\{{[^{{}}\n]*\}}\}}|\\[!-/:-@\[-`{{-~]"
    r"|&(?:[A-Za-z][A-Za-z0-9]{1,30}|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});"
    r"|(?<![(<\w])https?://[^\s<>()]+(?<![.,;:!?])|(?<=\S)\{[:#.][^{}\n]*\}",
    re.S,
)
_PLACE = re.compile(r"\{\{\s*(\d{1,4})\s*\}\}")
_FENCE = re.compile(r"(`{3,}|~{3,})[^`]*$")
_FORMULA = re.compile(r"(?:(\$\$)|\\\[)(.*)$")
_ITEM = re.compile(r"(?:[-*+]|\d{1,9}[.)])(?:[ \t]+(?:\[[ xX]\][ \t]+)?|$)")
_RULE = re.compile(r"(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,}|=+)$")
_CALL_OUT = re.compile(r'(?:!!!|\?\?\?\+?)[ ]?[\w-]+(?:[ \t]+"(.*)")?[ \t]*$')
_ALERT = re.compile(r"\[!\w+\][+-]?[ \t]*(.*)$")
_HEADING = re.compile(r"#{1,6}[ \t]+(.*?)(?:[ \t]+#+)?(?:[ \t]*\{[^{}\n]*\})?[ \t]*$")
_DEFINED = re.compile(r"\[(?!\^)[^\]\n]+\]:[ \t]*\S|\*\[[^\]\n]+\]:")
_NOTE = re.compile(r"\[\^[^\]\s]+\]:[ \t]*")
_MEANING = re.compile(r":[ \t]+")
_TABLE_RULE = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_CELL = re.compile(r"(?:\\.|`[^`\n]*`|[^|\\])+")
_FIGURE = re.compile(
    r'!\[((?:\\.|[^\]\\\n])*)\]\(\s*(?:<[^<>\n]*>|[^\s()]+)(?:\s+"((?:\\.|[^"\\\n])*)")?\s*\)'
)
_REFERENCE = re.compile(r"(?m)^[ ]{0,3}\[([^\]\n^][^\]\n]*)\]:[ \t]*(\S+)")
_QUOTES = re.compile(r"(?:>[ \t]?)+")
_WORD = re.compile(r"[^\W\d_]")
_HTML = re.compile(r"</?[A-Za-z!]")
_EDGE = " \t\n"


class Mangled(Exception):
    """Words do not hold what they have to: `lost` and `added` are the things themselves."""

    def __init__(self, lost: Sequence[str], added: Sequence[str]) -> None:
        super().__init__(f"lost {lost}, added {added}")
        self.lost, self.added = tuple(lost), tuple(added)


@dataclass(frozen=True, slots=True)
class Span:
    """Words from `start` to `end` of a text. `kind` is "prose", "heading", "title", "cell",
    "picture" or "caption": all but prose hold one line, without some signs."""

    start: int
    end: int
    words: str
    kind: str = "prose"


def wordable(text: str, *, whole: bool = False) -> list[Span]:
    """The spans in their order; prose alone, or with `whole` all that a reader reads."""
    lines = _Lines(text)
    lines.read()
    found = sorted(lines.found, key=lambda one: one.start)
    return [one for one in found if (whole or one.kind == "prose") and _says_something(one.words)]


def block_end(text: str, place: int) -> int:
    """Where the block ends in which `place` stands, with all that is indented below it."""
    lines = _Lines(text)
    lines.read()
    return next((end for start, end in lines.blocks if place <= end), len(text))


def skeleton(text: str) -> list[str]:
    """What stands around the spans, and what has to stay in each: equal for two texts where
    nothing but words differs."""
    parts = []
    position = 0
    references = references_of(text)
    for one in wordable(text, whole=True):
        parts += [text[position : one.start], *sorted(kept_in(one.words, references))]
        position = one.end
    return [*parts, text[position:]]


def references_of(text: str) -> dict[str, str]:
    """Labels of links that are defined somewhere in the text, and where they lead."""
    return {label_key(one[1]): one[2] for one in _REFERENCE.finditer(text)}


def masked(words: str, references: Mapping[str, str] | None = None) -> tuple[str, dict[str, str]]:
    """The words with {{1}}, {{2}} … in the place of what has to stay, and what that is."""
    kept: dict[str, str] = {}
    parts: list[str] = []
    position = 0
    for start, end in _kept_places(words, references or {}):
        name = str(len(kept) + 1)
        kept[name] = words[start:end]
        parts += [words[position:start], f"{{{{{name}}}}}"]
        position = end
    parts.append(words[position:])
    # One line: what was wrapped by hand is no structure.
    return re.sub(r"[ \t]*\n[ \t]*(?:>[ \t]*)*", " ", "".join(parts)).strip(), kept


def unmasked(words: str, kept: Mapping[str, str]) -> str:
    """The words with the things back in their places, each exactly once; raises Mangled."""
    counted = Counter(match[1] for match in _PLACE.finditer(words))
    lost = [thing for name, thing in kept.items() if not counted[name]]
    added = [f"{{{{{name}}}}}" for name in counted if name not in kept or counted[name] > 1]
    if lost or added:
        raise Mangled(lost, added)
    return _PLACE.sub(lambda match: kept[match[1]], words)


def kept_in(words: str, references: Mapping[str, str] | None = None) -> Counter[str]:
    """The things that have to stay, each as often as it stands there."""
    return Counter(words[start:end] for start, end in _kept_places(words, references or {}))


def sentence_places(
    words: str, references: Mapping[str, str] | None = None
) -> list[tuple[int, int]]:
    """[start, end) of each sentence; a citation belongs to the one that it closes, and none ends
    within something that has to stay."""
    plain = words
    for start, end in _kept_places(words, references or {}):
        sign = SIGN if words.startswith("[^", start) else "x"
        plain = plain[:start] + sign * (end - start) + plain[end:]
    return list(spans(plain))


def is_balanced(words: str) -> bool:
    """Whether no emphasis is left open."""
    plain, _ = masked(words)
    return plain.count("**") % 2 == 0 and plain.count("`") % 2 == 0 and plain.count("~~") % 2 == 0


def _says_something(words: str) -> bool:
    return _WORD.search(_PLACE.sub("", masked(words)[0])) is not None


def _kept_places(words: str, references: Mapping[str, str]) -> list[tuple[int, int]]:
    """[start, end) of what has to stay, in order, none inside another."""
    found = [match.span() for match in _ALSO_KEPT.finditer(words)]
    for piece in scan(words, references):
        found += _of_piece(words, piece)
    places: list[tuple[int, int]] = []
    for start, end in sorted(found, key=lambda one: (one[0], -one[1])):
        if places and start < places[-1][1]:
            # Two that cross are one.
            places[-1] = (places[-1][0], max(places[-1][1], end))
        elif start < end:
            places.append((start, end))
    return places


def _of_piece(words: str, piece: Piece) -> Iterator[tuple[int, int]]:
    if piece.kind in ("code", "image", "tag", "comment", "math", "footnote"):
        yield piece.start, piece.end
    elif piece.kind == "link" and words[piece.start] == "<":
        yield piece.start, piece.start + 1 + len(piece.value) + 1
    elif piece.kind == "link_end" and words[piece.start] == "]":
        # The words of a link are words; where it leads is not.
        opened = piece.start + 1
        if words[opened : opened + 1] == "(":
            close = words.rfind(")", opened, piece.end)
            yield opened + 1, close
            yield close + 1, piece.end
        else:
            yield opened, piece.end


@dataclass(slots=True)
class _Lines:
    """Walks over the lines of a text."""

    text: str
    found: list[Span] = field(default_factory=list)
    blocks: list[tuple[int, int]] = field(default_factory=list)  # [start, end), at the margin
    # Columns at which the contents of open items and boxes begin.
    _boxes: list[int] = field(default_factory=list)
    _open: tuple[int, int] | None = None  # the paragraph at hand
    _after_blank: bool = True
    _depth: int = 0  # of quotation

    def read(self) -> None:
        """Find everything."""
        places = list(_line_places(self.text))
        at = 0
        while at < len(places):
            at = self._line(places, at)
        self._close()

    def _line(self, places: Sequence[tuple[int, int]], at: int) -> int:
        start, end = places[at]
        line = self.text[start:end]
        if not line.strip():
            self._close()
            self._after_blank = True
            return at + 1
        self._note_block(start, end, line)
        column, depth = self._lead(line)
        rest = line[column:]
        if not rest.strip() or (depth != self._depth and self._open):
            self._close()
        self._depth = depth
        after = self._whole_lines(places, at, rest, column)
        self._after_blank = False
        if after is not None:
            self._close()
            return after
        self._words(start + column, start + len(line.rstrip(_EDGE)), rest.rstrip())
        return at + 1

    def _note_block(self, start: int, end: int, line: str) -> None:
        """What follows without an empty line, or is indented, belongs to the block before."""
        goes_on = line[:1] in " \t" or not self._after_blank
        if self.blocks and goes_on:
            self.blocks[-1] = (self.blocks[-1][0], end)
        else:
            self.blocks.append((start, end))

    def _lead(self, line: str) -> tuple[int, int]:
        """(column at which the words begin, depth of quotation): blanks, ">" and open boxes."""
        column = len(line) - len(line.lstrip(" \t"))
        while self._boxes and column < self._boxes[-1]:
            self._boxes.pop()
        depth = 0
        while quote := _QUOTES.match(line, column):
            depth += quote[0].count(">")
            column = quote.end()
            column += len(line[column:]) - len(line[column:].lstrip(" \t"))
        return column, depth

    def _whole_lines(
        self, places: Sequence[tuple[int, int]], at: int, rest: str, column: int
    ) -> int | None:
        """The number of the line after one that holds no words to be changed; None for words."""
        floor = self._boxes[-1] if self._boxes else 0
        if self._after_blank and self._open is None and not self._depth and column - floor >= 4:
            return at + 1  # code by indentation
        if fence := _FENCE.match(rest):
            return self._past(places, at, lambda line: _closes(line, fence[1]))
        if (formula := _FORMULA.match(rest)) and (after := self._past_formula(places, at, formula)):
            return after
        if _HTML.match(rest):
            after = self._past(places, at, lambda line: not line.strip())
            return after - 1 if after < len(places) else after  # the empty line tells of code
        if _RULE.match(rest.rstrip()) or _DEFINED.match(rest):
            return at + 1
        is_ruled = at + 1 < len(places) and "|" in rest
        if is_ruled and _TABLE_RULE.match(self._bare(places[at + 1]).rstrip()):
            return self._table(places, at)
        return None

    def _past(self, places: Sequence[tuple[int, int]], at: int, ends: Callable[[str], bool]) -> int:
        for number in range(at + 1, len(places)):
            line = self._bare(places[number])
            if line.strip():
                self.blocks[-1] = (self.blocks[-1][0], places[number][1])
            if ends(line):
                return number + 1
        return len(places)

    def _past_formula(
        self, places: Sequence[tuple[int, int]], at: int, formula: re.Match[str]
    ) -> int | None:
        close = "$$" if formula[1] else "\\]"
        first = formula[2].strip()
        if first.endswith(close):
            return at + 1
        if close in first:
            return None
        for number in range(at + 1, len(places)):
            if self._bare(places[number]).rstrip().endswith(close):
                self.blocks[-1] = (self.blocks[-1][0], places[number][1])
                return number + 1
        return None

    def _bare(self, place: tuple[int, int]) -> str:
        """A line without what leads to its words."""
        line = self.text[place[0] : place[1]].lstrip(" \t")
        quote = _QUOTES.match(line)
        return (line[quote.end() :] if quote and self._depth else line).lstrip(" \t")

    def _table(self, places: Sequence[tuple[int, int]], at: int) -> int:
        number = at
        while number < len(places) and "|" in self._bare(places[number]):
            start, end = places[number]
            self.blocks[-1] = (self.blocks[-1][0], end)
            if number != at + 1:
                offset = start + self.text[start:end].index(self._bare(places[number])[:1])
                for cell in _CELL.finditer(self.text, offset, end):
                    self._add(cell.start(), cell.end(), "cell")
            number += 1
        return number

    def _words(self, start: int, end: int, rest: str) -> None:
        """A line of words: what of it leads to them, and whether they go on with a paragraph."""
        if heading := _HEADING.match(rest):
            self._close()
            self._add(start + heading.start(1), start + heading.end(1), "heading")
            return
        if box := _CALL_OUT.match(rest):
            self._close()
            self._boxes.append((self._boxes[-1] if self._boxes else 0) + 4)
            if box[1]:
                self._add(start + box.start(1), start + box.end(1), "title")
            return
        if self._depth and (alert := _ALERT.match(rest)):
            self._close()
            self._add(start + alert.start(1), start + alert.end(1), "title")
            return
        if note := _NOTE.match(rest):
            self._close()
            if not rest.startswith("source:", note.end()):
                self._begin(start + note.end(), end)
            return
        if meaning := _MEANING.match(rest):
            self._close()
            self._begin(start + meaning.end(), end)
            return
        if item := _ITEM.match(rest):
            self._close()
            line_start = self.text.rfind("\n", 0, start) + 1
            if not self._depth:
                self._boxes.append(start - line_start + item.end())
            self._words(start + item.end(), end, rest[item.end() :])
            return
        figure = _FIGURE.fullmatch(rest.strip())
        if figure is not None and self._open is None:
            at = start + rest.index("!")
            for group, kind in ((1, "picture"), (2, "caption")):
                if figure[group]:
                    self._add(at + figure.start(group), at + figure.end(group), kind)
            return
        self._begin(start, end)

    def _begin(self, start: int, end: int) -> None:
        """Words of a paragraph; they go on with the one at hand."""
        if start < end:
            self._open = (start if self._open is None else self._open[0], end)

    def _close(self) -> None:
        if self._open is not None:
            self._add(*self._open, "prose")
            self._open = None

    def _add(self, start: int, end: int, kind: str) -> None:
        raw = self.text[start:end]
        start += len(raw) - len(raw.lstrip())
        end -= len(raw) - len(raw.rstrip())
        if start < end:
            self.found.append(Span(start, end, self.text[start:end], kind))


def _line_places(text: str) -> Iterator[tuple[int, int]]:
    """[start, end) of each line, without its end."""
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        yield start, end
        start = end + 1


def _closes(line: str, fence: str) -> bool:
    found = line.strip()
    return found.startswith(fence) and not found.strip(fence[0])
