"""What stands on a page of a PDF, before it means anything: words, lines, shapes, pictures.

All places are in points from the upper left corner of the page as it is read: x grows to the
right, y downwards, whatever the file says about turned pages.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

ShapeKind = Literal["rule", "box", "drawing", "image"]


@dataclass(frozen=True, slots=True)
class Style:
    """How letters look. `size` is in points, as drawn."""

    font: str
    size: float
    bold: bool = False
    italic: bool = False
    mono: bool = False
    math: bool = False
    small_caps: bool = False


# The style of what has none yet.
PLAIN = Style("", 1.0)


@dataclass(slots=True)
class Word:
    """Letters without a blank in them, in one style. `glued`: no blank before it.

    `y` is the base line. `shift` is 1 for raised, -1 for lowered, 0 for ordinary words.
    """

    text: str
    x0: float
    x1: float
    y: float
    style: Style
    glued: bool = False
    shift: int = 0


@dataclass(slots=True)
class Line:
    """Words on one base line. `starts` are the indexes of words that follow a wide gap."""

    words: list[Word]
    page: int
    x0: float = 0.0
    x1: float = 0.0
    y: float = 0.0
    style: Style = PLAIN
    starts: tuple[int, ...] = ()

    @property
    def y0(self) -> float:
        """The upper edge of its letters."""
        return self.y - 0.8 * self.style.size

    @property
    def y1(self) -> float:
        """The lower edge of its letters."""
        return self.y + 0.22 * self.style.size

    @property
    def size(self) -> float:
        """The size of most of its letters."""
        return self.style.size

    @property
    def text(self) -> str:
        """Its words, with blanks where there were some."""
        return joined(self.words)

    def cells(self) -> list[list[Word]]:
        """The words parted at wide gaps."""
        edges = [0, *self.starts, len(self.words)]
        return [self.words[a:b] for a, b in itertools.pairwise(edges)]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of the page."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.y1 - self.y0

    @property
    def area(self) -> float:
        """Square points."""
        return max(self.width, 0.0) * max(self.height, 0.0)

    def holds(self, x: float, y: float, slack: float = 0.0) -> bool:
        """Whether a point lies inside."""
        return self.x0 - slack <= x <= self.x1 + slack and self.y0 - slack <= y <= self.y1 + slack

    def near(self, other: Box, gap: float) -> bool:
        """Whether two rectangles touch when each is made wider by half of `gap`."""
        return (
            self.x0 - gap <= other.x1
            and other.x0 - gap <= self.x1
            and self.y0 - gap <= other.y1
            and other.y0 - gap <= self.y1
        )

    def with_(self, other: Box) -> Box:
        """The smallest rectangle around both."""
        return Box(
            min(self.x0, other.x0),
            min(self.y0, other.y0),
            max(self.x1, other.x1),
            max(self.y1, other.y1),
        )


@dataclass(frozen=True, slots=True)
class Shape:
    """Something drawn. `dark`: it is filled with a colour that white letters can be read on.

    `jpeg` tells of an image whether its own bytes can serve as the picture; `index` is its
    number among the objects of the page.
    """

    kind: ShapeKind
    box: Box
    dark: bool = False
    jpeg: bool = False
    index: int = -1


@dataclass(slots=True)
class Cut:
    """A part of the page that is no running text: `text` is its Markdown, "" for a picture.

    `lines` stood inside of it; they come back when the picture cannot be kept.
    """

    kind: Literal["table", "figure", "formula"]
    box: Box
    page: int
    text: str = ""
    caption: list[Line] = field(default_factory=list)
    image: Shape | None = None
    lines: list[Line] = field(default_factory=list)

    @property
    def x0(self) -> float:
        """The left edge."""
        return self.box.x0

    @property
    def x1(self) -> float:
        """The right edge."""
        return self.box.x1

    @property
    def y0(self) -> float:
        """The upper edge."""
        return self.box.y0

    @property
    def y1(self) -> float:
        """The lower edge."""
        return self.box.y1


@dataclass(slots=True)
class Page:
    """A page as found. `turned` is the direction of its text in degrees, as the file has it."""

    number: int
    width: float
    height: float
    lines: list[Line]
    shapes: list[Shape]
    turned: int = 0
    letters: int = 0
    cuts: list[Cut] = field(default_factory=list)
    notes: list[tuple[str, list[Line]]] = field(default_factory=list)


Item = Line | Cut


def joined(words: Iterable[Word]) -> str:
    """Words as text."""
    parts: list[str] = []
    for word in words:
        if parts and not word.glued:
            parts.append(" ")
        parts.append(word.text)
    return "".join(parts)


def settle(line: Line) -> Line:
    """Sets place and style of a line from its words, and which of them are raised or lowered."""
    words = line.words
    style, y = words[0].style, words[0].y
    line.x0 = min([word.x0 for word in words])
    line.x1 = max([word.x1 for word in words])
    if all(word.style is style and word.y == y for word in words):
        line.y, line.style = y, style
        return line
    y, style = _main_looks(words)
    line.y, line.style = y, style
    for word in words:
        lift = (y - word.y) / style.size
        small = word.style.size < 0.86 * style.size
        word.shift = (1 if lift > 0.12 else -1 if lift < -0.08 else 0) if small else 0
    return line


def _main_looks(words: list[Word]) -> tuple[float, Style]:
    """(base line, style) of most letters, small raised or lowered ones apart."""
    weights: dict[tuple[float, int], int] = {}
    styles: dict[int, Style] = {}
    for word in words:
        # Styles of one document are one object each: their identity is quicker than their hash.
        key = (round(word.y, 1), id(word.style))
        styles[key[1]] = word.style
        weights[key] = weights.get(key, 0) + len(word.text)
    biggest = max([style.size for style in styles.values()])

    def order(key: tuple[float, int]) -> tuple[int, float, float, str]:
        style = styles[key[1]]
        return weights[key], style.size, key[0], style.font

    best = max(weights, key=order)
    if styles[best[1]].size < 0.8 * biggest:
        best = max((key for key in weights if styles[key[1]].size > 0.9 * biggest), key=order)
    return best[0], styles[best[1]]
