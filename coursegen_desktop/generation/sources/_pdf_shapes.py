"""What is drawn on a PDF page beside its letters: rules, boxes, drawings, images."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any

from . import _pdf_native as native
from ._pdf_page import Box, Shape, ShapeKind
from ._pdf_words import Frame

_MAX_OBJECTS = 6_000
_MAX_NESTING = 6
_THIN = 2.5
_DARK = 600
_JPEG = b"DCTDecode"

_Affine = tuple[float, float, float, float, float, float]
_IDENTITY: _Affine = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def shapes_of(page: Any, frame: Frame) -> list[Shape]:
    """The shapes of a page, in the order in which they are drawn."""
    found: list[Shape] = []
    for item, kind, matrix, index in _objects(native.address(page)):
        box = _bounds(item, matrix, frame)
        if box is None or box.x1 < 0 or box.y1 < 0 or box.x0 > frame.width or box.y0 > frame.height:
            continue
        if kind == native.IMAGE:
            jpeg = index >= 0 and _is_plain_jpeg(item)
            found.append(Shape("image", box, dark=True, jpeg=jpeg, index=index))
        elif kind == native.SHADING:
            found.append(Shape("drawing", box, dark=True))
        else:
            found.append(_path(item, box))
    return found


def _objects(page: int) -> Iterator[tuple[int, int, _Affine, int]]:
    """(object, type, matrix of the forms around it, number on the page or -1) without text."""
    left = _MAX_OBJECTS
    waiting: list[tuple[int, _Affine, int]] = []
    for index in range(native.object_count(page)):
        item = native.object_at(page, index)
        kind = native.object_type(item)
        if kind == native.FORM:
            waiting.append((item, _IDENTITY, 0))
        elif kind != native.TEXT and left > 0:
            left -= 1
            yield item, kind, _IDENTITY, index
    while waiting and left > 0:
        form, around, depth = waiting.pop(0)
        inner = _times(_matrix(form), around)
        for index in range(max(native.inner_count(form), 0)):
            item = native.inner_at(form, index)
            kind = native.object_type(item)
            left -= 1
            if left <= 0:
                break
            if kind == native.FORM and depth < _MAX_NESTING:
                waiting.append((item, inner, depth + 1))
            elif kind not in (native.TEXT, native.FORM):
                yield item, kind, inner, -1


def _matrix(item: int) -> _Affine:
    matrix = native.Matrix()
    if not native.object_matrix(item, ctypes.byref(matrix)):
        return _IDENTITY
    return (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)


def _times(first: _Affine, then: _Affine) -> _Affine:
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return (
        a * p + b * r,
        a * q + b * s,
        c * p + d * r,
        c * q + d * s,
        e * p + f * r + t,
        e * q + f * s + u,
    )


def _bounds(item: int, matrix: _Affine, frame: Frame) -> Box | None:
    sides = [ctypes.c_float() for _ in range(4)]
    if not native.object_bounds(item, *(ctypes.byref(side) for side in sides)):
        return None
    left, bottom, right, top = (side.value for side in sides)
    a, b, c, d, e, f = matrix
    corners = [
        frame.point(a * x + c * y + e, b * x + d * y + f)
        for x, y in ((left, bottom), (right, bottom), (left, top), (right, top))
    ]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    if not all(-1e6 < value < 1e6 for value in (*xs, *ys)):
        return None
    return Box(min(xs), min(ys), max(xs), max(ys))


def _path(item: int, box: Box) -> Shape:
    count = native.path_segments(item)
    if min(box.width, box.height) <= _THIN and count <= 12:
        return Shape("rule", box)
    kind: ShapeKind = "box" if count <= 6 and not _is_slanted(item, count) else "drawing"
    return Shape(kind, box, dark=_is_dark(item))


def _is_slanted(item: int, count: int) -> bool:
    """Whether a path of few segments is no rectangle: it has curves, or is one slanted line."""
    if count <= 3:
        return True
    return any(
        native.segment_type(native.path_segment(item, index)) == native.CURVE
        for index in range(count)
    )


def _is_dark(item: int) -> bool:
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    native.path_mode(item, ctypes.byref(mode), ctypes.byref(stroke))
    if not mode.value:
        return False
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    known = native.fill_colour(item, *(ctypes.byref(part) for part in (red, green, blue, alpha)))
    if not known:
        return True
    return red.value + green.value + blue.value < _DARK and alpha.value > 60


def _is_plain_jpeg(item: int) -> bool:
    """Whether the bytes in the file are the picture: one filter, upright, not mirrored."""
    if native.filter_count(item) != 1:
        return False
    buffer = ctypes.create_string_buffer(32)
    native.filter_name(item, 0, buffer, 32)
    a, b, c, d, _, _ = _matrix(item)
    upright = a > 0 and d > 0 and abs(b) < 0.01 * a and abs(c) < 0.01 * d
    return buffer.value == _JPEG and upright


def jpeg_bytes(page: Any, index: int) -> bytes:
    """The bytes of an image that is a plain JPEG, with its colours as everybody reads them."""
    item = native.object_at(native.address(page), index)
    size = native.image_bytes(item, None, 0)
    if not 0 < size <= 40 * 1024 * 1024:
        return b""
    buffer = ctypes.create_string_buffer(size)
    native.image_bytes(item, buffer, size)
    data = buffer.raw
    return data if _has_common_colours(data) else b""


def _has_common_colours(data: bytes) -> bool:
    """Whether a JPEG has one or three colours: four mean printing inks, often inverted."""
    if not data.startswith(b"\xff\xd8\xff"):
        return False
    place = 2
    while place + 10 < len(data) and data[place] == 0xFF:
        marker = data[place + 1]
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            return data[place + 9] in (1, 3)
        place += 2 + int.from_bytes(data[place + 2 : place + 4], "big")
    return False
