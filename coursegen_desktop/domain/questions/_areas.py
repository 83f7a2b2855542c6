"""Parts of a picture, in its pixels, as HTML image maps and QTI have them."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Annotated, Literal

from pydantic import Field

from .base import Canonical, Fraction, Identifier, Number, RegionView, Text

Point = tuple[float, float]
Shape = Literal["rect", "circle", "ellipse", "poly", "default"]

# Corners of all areas of a question together: each point is compared with them.
MAX_FIGURES = 2_000

# How many figures each shape has; a polygon has two for each corner.
_SIZES = {"rect": 4, "circle": 3, "ellipse": 4, "default": 0}
_GRID = 12
_EDGE = 1e-9


class Area(Canonical):
    """A part of a picture; borders belong to it. `fraction` is what a point in it earns."""

    id: Identifier | None = None
    shape: Shape
    coords: Annotated[tuple[Number, ...], Field(max_length=400)] = ()
    fraction: Fraction | None = None
    feedback: Text = ""

    def fault(self) -> str:
        """Why it is no area, "" when it is one."""
        count = len(self.coords)
        if self.shape == "poly":
            if count < 6 or count % 2:
                return f"a polygon needs two figures for each of three corners or more, not {count}"
            return "" if _width(self.coords[::2]) * _width(self.coords[1::2]) else "it has no size"
        if count != _SIZES[self.shape] and not (self.shape == "default" and count == 4):
            return f"the shape {self.shape} needs {_SIZES[self.shape]} figures, not {count}"
        if self.shape == "rect" and not (_width(self.coords[::2]) and _width(self.coords[1::2])):
            return "it has no size"
        if self.shape in ("circle", "ellipse") and min(self.coords[2:]) <= 0:
            return "its radius must be more than 0"
        return ""

    def holds(self, point: Point) -> bool:
        """Whether the point lies in it or on its border."""
        x, y = point
        if self.shape == "default":
            return True
        figures = [float(figure) for figure in self.coords]
        if self.shape == "rect":
            left, right = sorted(figures[::2])
            top, bottom = sorted(figures[1::2])
            return left <= x <= right and top <= y <= bottom
        if self.shape == "circle":
            return math.hypot(x - figures[0], y - figures[1]) <= figures[2] + _EDGE
        if self.shape == "ellipse":
            across, down = (x - figures[0]) / figures[2], (y - figures[1]) / figures[3]
            return across * across + down * down <= 1 + _EDGE
        return _in_polygon(point, list(zip(figures[::2], figures[1::2], strict=True)))

    def points(self) -> Iterator[Point]:
        """Points of it: the middle first, then a grid over its box."""
        left, top, right, bottom = self._box()
        yield (left + right) / 2, (top + bottom) / 2
        for down in range(1, _GRID):
            for across in range(1, _GRID):
                yield left + (right - left) * across / _GRID, top + (bottom - top) * down / _GRID
        if self.shape == "poly":  # so thin that the grid missed it
            corners = list(zip(self.coords[::2], self.coords[1::2], strict=True))
            yield from ((float(x), float(y)) for x, y in corners)

    def view(self, name: str, groups: tuple[int | None, ...] = ()) -> RegionView:
        """As the screen draws it."""
        return RegionView(name, self.shape, tuple(float(item) for item in self.coords), groups)

    def _box(self) -> tuple[float, float, float, float]:
        figures = [float(figure) for figure in self.coords]
        if self.shape == "default":
            return 0.0, 0.0, 1000.0, 1000.0
        if self.shape in ("circle", "ellipse"):
            x, y, across, down = [*figures, figures[-1]][:4]
            return x - across, y - down, x + across, y + down
        xs, ys = figures[::2], figures[1::2]
        return min(xs), min(ys), max(xs), max(ys)


def area_at(areas: Sequence[Area], point: Point) -> int | None:
    """The place of the first area that holds the point, as in QTI; the default one comes last."""
    last = None
    for place, area in enumerate(areas):
        if area.shape == "default":
            last = place if last is None else last
        elif area.holds(point):
            return place
    return last


def _width(figures: Sequence[float]) -> float:
    return float(max(figures) - min(figures))


def _in_polygon(point: Point, corners: list[Point]) -> bool:
    """By the even-odd rule, borders included."""
    x, y = point
    inside = False
    for (ax, ay), (bx, by) in pairwise([*corners, corners[0]]):
        cross = (x - ax) * (by - ay) - (y - ay) * (bx - ax)
        near = _EDGE * max(1.0, abs(bx - ax), abs(by - ay))
        between = min(ax, bx) - _EDGE <= x <= max(ax, bx) + _EDGE
        if abs(cross) <= near and between and min(ay, by) - _EDGE <= y <= max(ay, by) + _EDGE:
            return True
        if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
            inside = not inside
    return inside
