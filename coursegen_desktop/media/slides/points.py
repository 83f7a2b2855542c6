"""Points of a slide, one below another, each with its dot; and a question with its options."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from ...domain.slides import Bullet, SlideQuestion
from .flow import Block, Body, fitted, pieces_high, shifted
from .pages import Box, Part, ShapePart, TextPart
from .texts import Piece, Style, Words, height_of, pieces, words

SIZES = (46.0, 42.0, 38.0, 35.0, 32.0, 29.0, 26.0, 24.0)
_SPLIT = (29.0, 27.0, 25.0)
_ALONE = (52.0,)
_LEVELS = (1.0, 0.88, 0.82)
_ASKED = (42.0, 38.0, 34.0, 30.0, 27.0, 24.0)
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def lay_points(bullets: Sequence[Bullet], box: Box, *, rtl: bool, most: float = 99.0) -> list[Body]:
    """The points in a box, on as many pages as they need; `most` is the largest text."""
    sizes: tuple[float, ...] = SIZES
    if len(bullets) == 1:
        sizes = (*_ALONE, *SIZES)  # a single point is a sentence that stands for itself
    sizes = tuple(px for px in sizes if px <= most) or (SIZES[-1],)
    make = partial(_blocks, bullets, box, rtl)
    return fitted(make, sizes, box, when_split=[min(px, most) for px in _SPLIT])


def _blocks(bullets: Sequence[Bullet], box: Box, rtl: bool, px: float) -> list[Block]:
    made: list[Block] = []
    levels = [bullet.level for bullet in bullets]
    has_dots = len(bullets) > 1 or any(levels)
    for place, bullet in enumerate(bullets):
        size = px * _LEVELS[bullet.level]
        left = (bullet.level * 1.05 + 0.82) * px if has_dots else 0.0
        style = Style(size, rtl=rtl, role="ink" if bullet.level == 0 else "soft")
        line = words(bullet.text, style)
        is_parent = place + 1 < len(bullets) and levels[place + 1] > bullet.level
        gap = px * (0.52 if bullet.level == 0 else 0.26)
        for number, (part, height) in enumerate(pieces_high(line, box.width - left, box.height)):
            text = TextPart(
                part, Box(left, 0, box.width - left, height), kind="point", level=bullet.level
            )
            first = not number and has_dots
            dot = (_dot(bullet.level, left, size, px),) if first else ()
            said = part.plain
            made.append(Block(height, (*dot, text), gap, is_parent, said, place))
    return made


def _dot(level: int, left: float, size: float, px: float) -> ShapePart:
    wide = size * (0.26, 0.22, 0.20)[level]
    middle = size * 1.18 * 0.53
    box = Box(left - 0.56 * px - wide / 2, middle - wide / 2, wide, wide)
    if level == 2:
        return ShapePart("bar", Box(box.x, middle - 1.5, wide, 3.0), "accent")
    return ShapePart("ring" if level else "dot", box, "accent")


def lay_question(question: SlideQuestion, box: Box, *, rtl: bool) -> list[Body]:
    """A question, its options, and its answer as a point that comes afterwards."""
    make = partial(_question_blocks, question, box, rtl)
    return fitted(make, _ASKED, box, when_split=_SPLIT)


def _question_blocks(question: SlideQuestion, box: Box, rtl: bool, px: float) -> list[Block]:
    asked = words(question.text, Style(px, "serif", 600, rtl=rtl, leading=1.22))
    made = [
        Block(height, (TextPart(part, Box(0, 0, box.width, height), kind="asked"),), px * 0.3, True)
        for part, height in pieces_high(asked, box.width, box.height)
    ]
    right = _right_option(question)
    for number, option in enumerate(question.options):
        made.append(_option(option, number, box, rtl, px, is_first=number == 0))
        if number == right:
            made.append(_mark(made[-1], px))
    if question.answer.strip() and right is None:
        made.append(_answer(question.answer, box, rtl, px))
    return made


def _right_option(question: SlideQuestion) -> int | None:
    answer = " ".join(question.answer.split()).casefold()
    options = [" ".join(option.split()).casefold() for option in question.options]
    return options.index(answer) if answer and answer in options else None


def _letter(number: int, rtl: bool) -> str:
    # Who writes from right to left does not count in Latin letters.
    return str(number + 1) if rtl or number >= len(_LETTERS) else _LETTERS[number]


def _option(text: str, number: int, box: Box, rtl: bool, px: float, *, is_first: bool) -> Block:
    size = px * 0.8
    side = size * 1.55
    left = side + size * 0.62
    line = words(text, Style(size, rtl=rtl))
    height = height_of(line, box.width - left)
    whole = max(side, height)
    ring = Box(0, (whole - side) / 2 if height <= side else 0.0, side, side)
    letter = Words(
        ((Piece(_letter(number, rtl)),),),
        Style(size * 0.78, weight=600, role="accent", align="center"),
    )
    parts: tuple[Part, ...] = (
        ShapePart("ring", ring, "accent"),
        _centred(letter, ring),
        TextPart(
            line,
            Box(left, max((whole - height) / 2, 0.0), box.width - left, height),
            kind="option",
        ),
    )
    return Block(whole, parts, px * (0.75 if is_first else 0.38))


def _mark(option: Block, px: float) -> Block:
    """The right option once more, lit: a point that takes no room of its own."""
    ring, letter, text = option.parts
    assert isinstance(ring, ShapePart) and isinstance(letter, TextPart)
    assert isinstance(text, TextPart)
    lit = Words(letter.words.lines, Style(px * 0.8 * 0.78, weight=700, role="on_accent",
                                          align="center"))  # fmt: skip
    parts: list[Part] = [
        ShapePart("dot", ring.box, "accent"),
        TextPart(lit, letter.box, kind="badge"),
        ShapePart("check", _before(ring.box, px), "accent"),
    ]
    return Block(0.0, shifted(parts, 0.0, -option.height), 0.0, said=text.words.plain)


def _before(ring: Box, px: float) -> Box:
    """Where the tick stands: before the ring, at the edge of the slide."""
    side = px * 0.62
    return Box(ring.x - side - px * 0.4, ring.y + (ring.height - side) / 2, side, side)


def _answer(text: str, box: Box, rtl: bool, px: float) -> Block:
    size = px * 0.8
    pad, sign = size * 0.7, size * 1.5
    style = Style(size, weight=500, role="plate_ink", rtl=rtl)
    line = Words((pieces(text),), style)
    width = box.width - 2 * pad - sign
    height = height_of(line, width)
    whole = height + 1.2 * pad
    parts = (
        ShapePart("plate", Box(0, 0, box.width, whole), "plate"),
        ShapePart("check", Box(pad, 0.6 * pad + size * 0.14, size * 0.9, size * 0.9), "accent"),
        TextPart(line, Box(pad + sign, 0.6 * pad, width, height), kind="answer"),
    )
    return Block(whole, parts, px * 0.9, said=line.plain)


def _centred(line: Words, box: Box) -> TextPart:
    height = height_of(line, box.width)
    at = Box(box.x, box.y + (box.height - height) / 2, box.width, height)
    return TextPart(line, at, kind="badge")
