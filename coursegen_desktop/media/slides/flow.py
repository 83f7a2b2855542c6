"""Blocks one below another: which stand together on a page, and where."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from .pages import Box, Part, TextPart
from .texts import Words, cut, height_of

# Nobody looks at more pages of one slide; what lies beyond is an attack, or not meant for slides.
MOST_PAGES = 60


@dataclass(frozen=True, slots=True)
class Block:
    """Parts that stay together, placed as if the block began at the upper edge of the page.

    `gap` is the room above it, left out at the head of a page; one that `keeps` does not stand
    alone at the foot. `said` is what is said of a point, `bullet` its place in the slide's list.
    """

    height: float
    parts: tuple[Part, ...]
    gap: float = 0.0
    keeps: bool = False
    said: str | None = None
    bullet: int = -1


@dataclass(frozen=True, slots=True)
class Body:
    """What stands on one page below its title."""

    parts: tuple[Part, ...]
    said: tuple[str, ...] = ()
    bullets: tuple[int, ...] = field(default=())


def shifted(parts: Sequence[Part], across: float, down: float) -> tuple[Part, ...]:
    """The same parts elsewhere."""
    return tuple(
        replace(
            part,
            box=Box(part.box.x + across, part.box.y + down, part.box.width, part.box.height),
        )
        for part in parts
    )


def mirrored(parts: Sequence[Part], width: float) -> tuple[Part, ...]:
    """The same parts as seen in a mirror, for scripts that run from right to left."""
    return tuple(
        replace(
            part,
            box=Box(width - part.box.x - part.box.width, part.box.y, part.box.width,
                    part.box.height),
        )
        for part in parts
    )  # fmt: skip


def total_height(blocks: Sequence[Block]) -> float:
    """How high they are, one below another."""
    return sum(block.height + (block.gap if number else 0) for number, block in enumerate(blocks))


B = TypeVar("B", bound=Block)


def packed(blocks: Sequence[B], height: float) -> list[list[B]]:
    """The blocks by page, as many pages as needed and all about equally full."""
    fewest = len(_greedy(blocks, height))
    if fewest < 2:
        return _greedy(blocks, height)
    least = total_height(blocks) / fewest
    for share in range(21):
        pages = _greedy(blocks, least + (height - least) * share / 20)
        if len(pages) <= fewest:
            return pages[:MOST_PAGES]
    return _greedy(blocks, height)[:MOST_PAGES]


def _greedy(blocks: Sequence[B], height: float) -> list[list[B]]:
    pages: list[list[B]] = [[]]
    used = 0.0
    for block in blocks:
        here = pages[-1]
        needed = block.height + (block.gap if here else 0)
        if here and used + needed > height + 0.5:
            moved: list[B] = []
            while len(here) > 1 and here[-1].keeps:
                moved.insert(0, here.pop())
            pages.append(moved)
            used = total_height(moved)
            needed = block.height + (block.gap if moved else 0)
        pages[-1].append(block)
        used += needed
    return pages


def stacked(blocks: Sequence[Block], x: float, y: float) -> Body:
    """The blocks of one page, begun at a place."""
    parts: list[Part] = []
    said: list[str] = []
    bullets: list[int] = []
    here = y
    for number, block in enumerate(blocks):
        here += block.gap if number else 0
        placed = shifted(block.parts, x, here)
        if block.said is not None:
            placed = tuple(replace(part, point=len(said)) for part in placed)
            said.append(block.said)
            bullets.append(block.bullet)
        parts += placed
        here += block.height
    return Body(tuple(parts), tuple(said), tuple(bullets))


def fitted(
    make: Callable[[float], Sequence[Block]],
    sizes: Sequence[float],
    box: Box,
    *,
    when_split: Sequence[float],
) -> list[Body]:
    """The blocks of the largest text that fits into the box, else on several pages.

    Of the sizes for several pages it is the one that needs the fewest, and the largest of those.
    """
    for px in sizes:
        blocks = make(px)
        if total_height(blocks) <= box.height + 0.5:
            return [stacked(blocks, box.x, box.y)]
    tried = [packed(make(px), box.height) for px in when_split]
    return [stacked(page, box.x, box.y) for page in min(tried, key=len) if page]


def pieces_high(words: Words, width: float, most: float) -> list[tuple[Words, float]]:
    """Words in pieces that are at most so high, with their heights: one piece where it fits."""
    found: list[tuple[Words, float]] = []
    rest: Words | None = words
    while rest is not None and len(found) < MOST_PAGES:
        height = height_of(rest, width)
        if height <= most + 0.5:
            return [*found, (rest, height)]
        head, rest = cut(rest, width, most)
        found.append((head, height_of(head, width)))
    return found


def text_part(words: Words, x: float, y: float, width: float) -> TextPart:
    """Words at a place, as high as they become."""
    return TextPart(words, Box(x, y, width, height_of(words, width)))
