"""Programs on a slide: coloured by Pygments, broken into rows that fit, split into pages."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from PySide6.QtGui import QFontMetricsF

from .flow import MOST_PAGES, Body
from .pages import Box, Part, ShapePart, TextPart
from .texts import Line, Piece, Style, Words, font_of, height_of

SIZES = (40.0, 36.0, 32.0, 28.0, 26.0, 24.0, 22.0)
# Lines that would be smaller than those are rather wrapped, where all stays on one page.
_WRAPPED = (26.0, 24.0, 22.0)
_SMALL = (20.0, 18.0)
_SPLIT = 22.0
_PAD_X, _PAD_Y = 30.0, 24.0
# Between a program and what it prints.
_BETWEEN = 14.0
_LEADING = 1.22
MAX_CODE = 60_000
_TAB = 4
_BREAKS = frozenset(" ,;.:()[]{}=+-*/|&<>")


def longest_row(text: str) -> int:
    """Letters of the longest line."""
    return max((_wide(line) for line in text.expandtabs(_TAB).splitlines()), default=0)


def lay_code(text: str, language: str, box: Box) -> list[Body]:
    """The program in a plate, on as many pages as it needs."""
    lines = coloured(text[:MAX_CODE], language)
    inner = box.inside(_PAD_X, _PAD_Y)
    longest = max((_width_of(line) for line in lines), default=0)
    for px in SIZES:
        if _fits(lines, longest, inner, px):
            return [_body(lines, px, box)]
    for px in _WRAPPED:
        rows = [row for line in lines for row in wrapped(line, _columns(inner.width, px))]
        if len(rows) <= _rows(inner.height, px):
            return [_body(rows, px, box)]
    for px in _SMALL:
        if _fits(lines, longest, inner, px):
            return [_body(lines, px, box)]
    px = next((px for px in _SMALL if longest <= _columns(inner.width, px)), _SPLIT)
    px = _SPLIT if longest <= _columns(inner.width, _SPLIT) else px
    groups = [wrapped(line, _columns(inner.width, px)) for line in lines]
    return [_body(page, px, box) for page in _split(groups, _rows(inner.height, px))]


def lay_program(text: str, language: str, output: str, box: Box) -> list[Body]:
    """A program and, below it in letters of the same size, what it prints; on pages of its own
    where one has no room for both."""
    if not output.strip():
        return lay_code(text, language, box)
    lines, printed = coloured(text[:MAX_CODE], language), coloured(output[:MAX_CODE], "")
    longest = max(map(_width_of, (*lines, *printed)), default=0)
    inner = box.inside(_PAD_X, _PAD_Y)
    room = replace(inner, height=inner.height - 2 * _PAD_Y - _BETWEEN)
    for px in (*SIZES, *_SMALL):
        if _fits((*lines, *printed), longest, room, px):
            first = _body(lines, px, box)
            top = first.parts[0].box.bottom + _BETWEEN
            below = Box(box.x, top, box.width, box.bottom - top)
            return [replace(first, parts=(*first.parts, *_body(printed, px, below).parts))]
    return [*lay_code(text, language, box), *lay_code(output, "", box)]


def _fits(lines: Sequence[Line], longest: int, inner: Box, px: float) -> bool:
    return longest <= _columns(inner.width, px) and len(lines) <= _rows(inner.height, px)


def _body(rows: Sequence[Line], px: float, box: Box) -> Body:
    style = Style(px, "mono", role="plate_ink", leading=_LEADING, wrap=False)
    text = Words(tuple(rows), style)
    height = height_of(text, box.width - 2 * _PAD_X)
    plate = Box(box.x, box.y, box.width, min(height + 2 * _PAD_Y, box.height))
    inner = Box(box.x + _PAD_X, box.y + _PAD_Y, box.width - 2 * _PAD_X, height)
    parts: tuple[Part, ...] = (
        ShapePart("plate", plate, "plate"),
        TextPart(text, inner, kind="code"),
    )
    return Body(parts)


def _split(groups: Sequence[Sequence[Line]], most: int) -> list[list[Line]]:
    """Pages about equally long, broken at an empty line where one is near, and where possible
    never inside a line that was wrapped."""
    rows = [row for group in groups for row in group]
    begins = [number == 0 for group in groups for number in range(len(group))]
    pages: list[list[Line]] = []
    start = 0
    while start < len(rows) and len(pages) < MOST_PAGES:
        while start < len(rows) - 1 and not rows[start] and pages:
            start += 1  # no empty line at the head of a page
        end = _page_end(rows, begins, start, most)
        pages.append(rows[start:end])
        start = end
    return pages or [[]]


def _page_end(rows: Sequence[Line], begins: Sequence[bool], start: int, most: int) -> int:
    left = len(rows) - start
    if left <= most:
        return len(rows)
    target = start + -(-left // -(-left // most))
    least, last = start + max(1, most // 2), start + most
    empty = [at for at in range(least, last + 1) if not rows[at]]
    if empty:
        return min(empty, key=lambda at: abs(at - target))
    whole = [at for at in range(least, last + 1) if begins[at]]
    return min(whole, key=lambda at: abs(at - target), default=last)


@lru_cache(maxsize=32)
def _advance(px: float) -> tuple[float, float]:
    metrics = QFontMetricsF(font_of(Style(px, "mono")))
    return metrics.horizontalAdvance("0" * 100) / 100, metrics.lineSpacing()


def _columns(width: float, px: float) -> int:
    return max(8, int(width / _advance(px)[0]))


def _rows(height: float, px: float) -> int:
    return max(1, int(height / (_advance(px)[1] * _LEADING)))


# ---------------------------------------------------------------- colours


@lru_cache(maxsize=64)
def coloured(text: str, language: str) -> tuple[Line, ...]:
    """The lines of a program, each letter with its role."""
    from pygments.lexers import get_lexer_by_name
    from pygments.util import ClassNotFound

    text = text.expandtabs(_TAB).strip("\n")
    try:
        lexer = get_lexer_by_name(language.strip().lower() or "text", stripnl=False)
    except ClassNotFound:
        return tuple((Piece(line),) if line else () for line in text.split("\n"))
    lines: list[list[Piece]] = [[]]
    for token, value in lexer.get_tokens(text):
        role = _role(str(token))
        for number, part in enumerate(value.split("\n")):
            if number:
                lines.append([])
            if part:
                lines[-1].append(Piece(part, bold=role == "word", role=role))
    while len(lines) > 1 and not lines[-1]:
        lines.pop()
    return tuple(tuple(line) for line in lines)


_ROLES = (
    ("Token.Comment", "note"),
    ("Token.Keyword.Type", "kind"),
    ("Token.Keyword", "word"),
    ("Token.Operator.Word", "word"),
    ("Token.Name.Tag", "word"),
    ("Token.Name.Function", "name"),
    ("Token.Name.Decorator", "name"),
    ("Token.Name.Attribute", "name"),
    ("Token.Name.Class", "kind"),
    ("Token.Name.Exception", "kind"),
    ("Token.Name.Namespace", "kind"),
    ("Token.Name.Builtin", "kind"),
    ("Token.Literal", "value"),
)


@lru_cache(maxsize=200)
def _role(token: str) -> str:
    return next((role for head, role in _ROLES if token.startswith(head)), "")


# ---------------------------------------------------------------- rows


def _wide(text: str) -> int:
    return sum(_letter_width(letter) for letter in text)


def _letter_width(letter: str) -> int:
    if unicodedata.combining(letter):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1


def _width_of(line: Line) -> int:
    return sum(_wide(piece.text) for piece in line)


def wrapped(line: Line, columns: int) -> list[Line]:
    """A line in rows of at most so many letters; what goes on is set in, with a sign before it."""
    if _width_of(line) <= columns:
        return [line]
    text = "".join(piece.text for piece in line)
    indent = min(len(text) - len(text.lstrip(" ")) + 2, columns // 3)
    rows: list[Line] = []
    start = 0
    while start < len(text):
        room = columns if not rows else columns - indent - 2
        end = _row_end(text, start, room)
        row = _part(line, start, end)
        if rows:
            row = (Piece(" " * indent), Piece("↳ ", role="note"), *row)
        rows.append(row)
        start = end
        while start < len(text) and text[start] == " ":
            start += 1
    return rows


def _row_end(text: str, start: int, room: int) -> int:
    used, end = 0, start
    while end < len(text) and used + _letter_width(text[end]) <= room:
        used += _letter_width(text[end])
        end += 1
    if end >= len(text):
        return end
    end = max(end, start + 1)
    for place in range(end, start + int((end - start) * 0.6), -1):
        if text[place - 1] in _BREAKS:
            return place
    return end


def _part(line: Line, start: int, end: int) -> Line:
    made: list[Piece] = []
    here = 0
    for piece in line:
        first, last = max(start - here, 0), min(end - here, len(piece.text))
        if first < last:
            made.append(replace(piece, text=piece.text[first:last]))
        here += len(piece.text)
    return tuple(made)
