"""A slide as it is laid out: pages, and on each what stands where. Plain values, which travel."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ..formula_drawing import Formula
from .figures import Picture
from .look import SlideLook
from .texts import Words

# What all lengths are measured in, and the shape for which slides are made.
WIDTH, HEIGHT = 1280.0, 720.0
# At the foot two lines of captions have room, so that they never hide what a film shows.
LEFT, TOP, FOOT = 96.0, 62.0, 132.0

Shape = Literal["plate", "dot", "ring", "bar", "frame", "check"]
TextKind = Literal[
    "title", "subtitle", "point", "asked", "option", "badge", "answer", "code", "caption",
    "credit", "foot", "number", "text",
]  # fmt: skip
Tone = Literal["plain", "deep"]
ALWAYS = -1


@dataclass(frozen=True, slots=True)
class Box:
    """A place on a page."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.y + self.height

    def inside(self, across: float, down: float | None = None) -> Box:
        """Smaller on all sides."""
        below = across if down is None else down
        return Box(
            self.x + across, self.y + below,
            max(self.width - 2 * across, 1.0), max(self.height - 2 * below, 1.0),
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class TextPart:
    """Words in a box. `point` is the number of the point to which it belongs.

    `kind` says what they are, for files in which a title is a title; `level` is that of a point.
    """

    words: Words
    box: Box
    point: int = ALWAYS
    kind: TextKind = "text"
    level: int = 0


@dataclass(frozen=True, slots=True)
class TablePart:
    """Rows of cells; the first is the head where `has_head`. `pad` is the air inside a cell."""

    rows: tuple[tuple[Words, ...], ...]
    widths: tuple[float, ...]
    heights: tuple[float, ...]
    box: Box
    pad: tuple[float, float]
    has_head: bool = False
    rtl: bool = False
    point: int = ALWAYS


@dataclass(frozen=True, slots=True)
class PicturePart:
    """A picture, in a box of its own shape; `radius` rounds its corners."""

    picture: Picture
    box: Box
    alt: str = ""
    radius: float = 0.0
    point: int = ALWAYS


@dataclass(frozen=True, slots=True)
class FormulaPart:
    """A formula that stands for itself."""

    formula: Formula
    box: Box
    tex: str
    role: str = "ink"
    point: int = ALWAYS


@dataclass(frozen=True, slots=True)
class ShapePart:
    """A plain form: what lies below others, lines and dots."""

    shape: Shape
    box: Box
    role: str
    point: int = ALWAYS


Part = TextPart | TablePart | PicturePart | FormulaPart | ShapePart


@dataclass(frozen=True, slots=True)
class SlidePage:
    """A page of a slide. `page` counts the pages of the slide from 0, `number` those of the deck
    from 1.

    `points` come one after another: `said` are their words, and `bullets` their places in the
    slide's list; the answer of a question is a point too, with -1 for its place.
    """

    slide: str
    page: int
    number: int
    total: int
    parts: tuple[Part, ...]
    look: SlideLook
    size: tuple[int, int]
    title: str = ""
    tone: Tone = "plain"
    is_calm: bool = False  # something large stands on it: the decoration keeps to the corner
    rtl: bool = False
    hides: bool = False  # points that did not come yet are not there at all
    said: tuple[str, ...] = ()
    bullets: tuple[int, ...] = ()

    @property
    def points(self) -> int:
        """How many points come one after another."""
        return len(self.said)

    @property
    def scale(self) -> float:
        """Pixels for a unit of the design."""
        return min(self.size[0] / WIDTH, self.size[1] / HEIGHT)


def shown_times(page: SlidePage) -> tuple[int | None, ...]:
    """How often a page stands in a file, and how many points then: answers come afterwards."""
    return (0, None) if page.hides and page.points else (None,)
