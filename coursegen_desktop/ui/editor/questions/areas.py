"""Areas of a picture as figures: what they enclose, moved, stretched, named. No widget here."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

Json = dict[str, Any]
Point = tuple[float, float]

RECT, CIRCLE, ELLIPSE, POLY, DEFAULT = "rect", "circle", "ellipse", "poly", "default"
SMALLEST = 4


def coords_of(area: Mapping[str, Any]) -> list[float]:
    """The figures of an area; what is no figure is 0."""
    return [float(one) if isinstance(one, int | float) else 0.0 for one in area.get("coords") or ()]


def box_of(area: Mapping[str, Any]) -> tuple[float, float, float, float]:
    """Left, top, right, bottom."""
    shape, c = area.get("shape"), coords_of(area)
    if shape in (CIRCLE, ELLIPSE) and len(c) >= 3:
        across, down = c[2], c[-1]
        return c[0] - across, c[1] - down, c[0] + across, c[1] + down
    xs, ys = c[::2] or [0.0], c[1::2] or [0.0]
    return min(xs), min(ys), max(xs), max(ys)


def from_box(shape: str, one: Point, other: Point) -> Json:
    """An area of a shape between two corners."""
    left, right = sorted((one[0], other[0]))
    top, bottom = sorted((one[1], other[1]))
    across, down = (right - left) / 2, (bottom - top) / 2
    if shape == CIRCLE:
        return area(CIRCLE, [left + across, top + down, max(across, down)])
    if shape == ELLIPSE:
        return area(ELLIPSE, [left + across, top + down, across, down])
    if shape == POLY:
        corners = [left + across, top, right, top + down, left + across, bottom, left, top + down]
        return area(POLY, corners)
    return area(RECT, [left, top, right, bottom])


def area(shape: str, coords: Sequence[float]) -> Json:
    """An area with whole figures: a pixel is small enough."""
    return {"shape": shape, "coords": [round(one) for one in coords]}


def moved(old: Mapping[str, Any], across: float, down: float) -> Json:
    """The area somewhere else."""
    c = coords_of(old)
    if old.get("shape") in (CIRCLE, ELLIPSE):
        c[:2] = [c[0] + across, c[1] + down]
    else:
        c = [one + (down if place % 2 else across) for place, one in enumerate(c)]
    return {**old, "coords": [round(one) for one in c]}


def stretched(old: Mapping[str, Any], across: float, down: float) -> Json:
    """The area with its right and lower edge moved; a polygon grows with its box."""
    shape, c = old.get("shape"), coords_of(old)
    left, top, right, bottom = box_of(old)
    if shape == CIRCLE:
        c[2] = max(SMALLEST, c[2] + (across + down) / 2)
    elif shape == ELLIPSE:
        c[2], c[3] = max(SMALLEST, c[2] + across / 2), max(SMALLEST, c[3] + down / 2)
    else:
        wide = max(SMALLEST, right - left + across) / max(right - left, 1)
        high = max(SMALLEST, bottom - top + down) / max(bottom - top, 1)
        c = [
            top + (one - top) * high if place % 2 else left + (one - left) * wide
            for place, one in enumerate(c)
        ]
    return {**old, "coords": [round(one) for one in c]}


def handles_of(old: Mapping[str, Any]) -> list[Point]:
    """Where it is taken hold of: corners, or what tells its radius."""
    shape, c = old.get("shape"), coords_of(old)
    if shape == POLY:
        return list(zip(c[::2], c[1::2], strict=False))
    if shape == CIRCLE and len(c) == 3:
        return [(c[0] + c[2], c[1])]
    if shape == ELLIPSE and len(c) == 4:
        return [(c[0] + c[2], c[1]), (c[0], c[1] + c[3])]
    if shape == RECT and len(c) == 4:
        return [(c[0], c[1]), (c[2], c[1]), (c[2], c[3]), (c[0], c[3])]
    return []


def with_handle(old: Mapping[str, Any], handle: int, to: Point) -> Json:
    """The area with one of its handles somewhere else."""
    shape, c = old.get("shape"), coords_of(old)
    x, y = to
    if shape == POLY:
        c[2 * handle : 2 * handle + 2] = [x, y]
    elif shape == CIRCLE:
        c[2] = max(SMALLEST, math.hypot(x - c[0], y - c[1]))
    elif shape == ELLIPSE:
        c[2 + handle] = max(SMALLEST, abs(y - c[1]) if handle else abs(x - c[0]))
    else:
        c[0 if handle in (0, 3) else 2] = x
        c[1 if handle in (0, 1) else 3] = y
    return {**old, "coords": [round(one) for one in c]}


def as_shape(old: Mapping[str, Any], shape: str) -> Json:
    """The area as another shape in the same box."""
    if shape == old.get("shape"):
        return dict(old)
    if shape == DEFAULT:
        return {**{k: v for k, v in old.items() if k != "coords"}, "shape": DEFAULT}
    left, top, right, bottom = box_of(old)
    if right - left < SMALLEST or bottom - top < SMALLEST:
        right, bottom = left + 60, top + 60
    return {**old, **from_box(shape, (left, top), (right, bottom))}
