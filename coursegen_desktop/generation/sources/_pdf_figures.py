"""Figures and formulas of a PDF page: where they are, what stands below them, their pictures."""

from __future__ import annotations

import ctypes
import re
import struct
import zlib
from collections import Counter
from dataclasses import replace
from typing import Any

import pypdfium2.raw as raw

from ._pdf_page import Box, Cut, Line, Page, Shape
from ._pdf_shapes import jpeg_bytes

_MIN_SIDE = 36.0
_MIN_DRAWINGS = 8
_MAX_DRAWINGS = 800
_GAP = 14.0
_CAPTION = re.compile(
    r"(?:fig(?:ure|ura|\.)?|abb(?:ildung|\.)|bild|diagram(?:m|me|a)?|chart|plate|scheme|graph"
    r"|ilustración|illustration|gráfico|imagem|рис(?:унок|\.)|شكل|図|图)\s*[\dIVXA-Z][\d.–-]*",
    re.IGNORECASE,
)
_CAPTION_GAP = 42.0
_POINTS = 72.0
_DPI = 170.0
_MAX_PIXELS = 1700
_PROSE = 9


def caption_of(text: str) -> bool:
    """Whether a line begins as the words below a figure do."""
    return bool(_CAPTION.match(text))


def repeated_images(pages: list[Page]) -> set[tuple[int, int, int, int]]:
    """Places of images that are the same on many pages: marks of a house, backgrounds."""
    counts: Counter[tuple[int, int, int, int]] = Counter()
    for page in pages:
        counts.update({_place(shape) for shape in page.shapes if shape.kind == "image"})
    limit = max(3, 0.3 * len(pages))
    return {place for place, count in counts.items() if count >= limit}


def _place(shape: Shape) -> tuple[int, int, int, int]:
    box = shape.box
    return (round(box.x0 / 4), round(box.y0 / 4), round(box.x1 / 4), round(box.y1 / 4))


def take_figures(page: Page, repeated: set[tuple[int, int, int, int]]) -> None:
    """Takes figures and the words inside them out of the lines of a page."""
    captions = [line for line in page.lines if caption_of(line.text)]
    images = [
        shape
        for shape in page.shapes
        if shape.kind == "image" and _place(shape) not in repeated and _fits(shape.box, page)
    ]
    boxes: list[tuple[Box, int]] = [(shape.box, _MIN_DRAWINGS) for shape in images]
    drawings = [shape.box for shape in page.shapes if shape.kind == "drawing"]
    if drawings and len(drawings) <= _MAX_DRAWINGS:
        boxes += [(_clipped(box, page), 1) for box in drawings]
        boxes += [(shape.box, 0) for shape in page.shapes if shape.kind in ("box", "rule")]
    taken = [cut.box for cut in page.cuts]
    for box, weight in _clusters(boxes):
        if weight == 0 or not _fits(box, page) or any(box.near(other, -4) for other in taken):
            continue
        image = next((shape for shape in images if _alike(shape.box, box)), None)
        _take(page, box, weight, image, captions)


def _clipped(box: Box, page: Page) -> Box:
    return Box(
        max(box.x0, 0.0), max(box.y0, 0.0), min(box.x1, page.width), min(box.y1, page.height)
    )


def _fits(box: Box, page: Page) -> bool:
    """Large enough to show something, and no background of the whole page."""
    whole = page.width * page.height
    covers = box.area > 0.85 * whole and page.letters > 200
    return min(box.width, box.height) >= _MIN_SIDE and not covers and box.x1 > 0 and box.y1 > 0


def _alike(box: Box, other: Box) -> bool:
    return all(
        abs(a - b) < 3
        for a, b in (
            (box.x0, other.x0),
            (box.y0, other.y0),
            (box.x1, other.x1),
            (box.y1, other.y1),
        )
    )


def _clusters(boxes: list[tuple[Box, int]]) -> list[tuple[Box, int]]:
    """Boxes near one another together, with their weights added."""
    groups: list[tuple[Box, int]] = []
    for box, weight in sorted(boxes, key=lambda entry: (entry[0].y0, entry[0].x0)):
        joined, total = box, weight
        changed = True
        while changed:
            changed = False
            rest: list[tuple[Box, int]] = []
            for other, amount in groups:
                if joined.near(other, _GAP if min(weight, amount) < _MIN_DRAWINGS else 4.0):
                    joined, total, changed = joined.with_(other), total + amount, True
                else:
                    rest.append((other, amount))
            groups = rest
        groups.append((joined, total))
    return groups


def _take(page: Page, box: Box, weight: int, image: Shape | None, captions: list[Line]) -> None:
    caption = _caption(box, captions, page)
    # What is written between a drawing and its caption belongs to its axes.
    end = caption[0].y0 if caption else box.y1
    reach = Box(box.x0, box.y0, box.x1, max(end, box.y1))
    inside = [
        line
        for line in page.lines
        if reach.holds((line.x0 + line.x1) / 2, line.y - 0.3 * line.size, 3.0)
        and (line.y < box.y1 + 3 or len(line.words) <= 6)
        and not any(line is other for other in caption)
    ]
    prose = sum(len(line.words) >= _PROSE for line in inside)
    if prose > 2 or (not caption and weight < _MIN_DRAWINGS):
        return
    if image is not None and inside:
        # Letters lie over the image: the picture is what is seen, not the bytes of the image.
        image = None
    gone = set(map(id, [*inside, *caption]))
    page.lines = [line for line in page.lines if id(line) not in gone]
    shown = Box(box.x0 - 2, box.y0 - 2, box.x1 + 2, box.y1 + 2)
    for line in inside:
        shown = shown.with_(Box(line.x0 - 1, line.y0 - 1, line.x1 + 1, line.y1 + 1))
    shown = _beside(shown, caption)
    page.cuts.append(Cut("figure", shown, page.number, caption=caption, image=image, lines=inside))


def _beside(shown: Box, caption: list[Line]) -> Box:
    """What is cut out without the words below or above it, which are text already."""
    if not caption:
        return shown
    middle = (shown.y0 + shown.y1) / 2
    if caption[0].y0 > middle:
        return replace(shown, y1=min(shown.y1, caption[0].y0 - 1))
    if caption[-1].y1 < middle:
        return replace(shown, y0=max(shown.y0, caption[-1].y1 + 1))
    return shown


def _caption(box: Box, captions: list[Line], page: Page) -> list[Line]:
    """The caption below a figure, or above it, to its last line."""
    best: tuple[float, Line] | None = None
    for line in captions:
        if line.x1 < box.x0 - 20 or line.x0 > box.x1 + 20 or line not in page.lines:
            continue
        below, above = line.y0 - box.y1, box.y0 - line.y1
        gap = below if below >= -4 else above + 15 if above >= -4 else _CAPTION_GAP + 1
        if gap <= _CAPTION_GAP and (best is None or gap < best[0]):
            best = (gap, line)
    if best is None:
        return []
    found = [best[1]]
    for line in sorted(page.lines, key=lambda line: line.y):
        last = found[-1]
        follows = 0 < line.y - last.y < 1.45 * last.size
        overlaps = line.x0 < last.x1 and line.x1 > last.x0
        if follows and overlaps and abs(line.size - last.size) < 0.3 and len(found) < 12:
            found.append(line)
    return found


# -- formulas ----------------------------------------------------------------------------------


def take_formulas(page: Page) -> None:
    """Cuts out displayed formulas: what their letters say one after the other is no formula."""
    marked = [line for line in page.lines if _is_formula(line)]
    if not marked:
        return
    near = [line for line in page.lines if line not in marked and _is_scrap(line)]
    boxes = [(Box(line.x0, line.y0, line.x1, line.y1), 1) for line in marked]
    boxes += [(Box(line.x0, line.y0, line.x1, line.y1), 0) for line in near]
    for box, weight in _close(boxes):
        lines = [line for line in [*marked, *near] if box.holds(line.x0, line.y, 1.0)]
        if not weight or not lines or any(box.near(cut.box, 0) for cut in page.cuts):
            continue
        gone = set(map(id, lines))
        page.lines = [line for line in page.lines if id(line) not in gone]
        shown = Box(box.x0 - 3, box.y0 - 3, box.x1 + 3, box.y1 + 3)
        page.cuts.append(Cut("formula", shown, page.number, lines=lines))


def _is_formula(line: Line) -> bool:
    letters = sum(len(word.text) for word in line.words)
    signs = sum(len(word.text) for word in line.words if word.style.math)
    words = sum(
        len(word.text) >= 4 and word.text.isalpha() and not word.style.math for word in line.words
    )
    return signs >= 2 and signs >= 0.35 * letters and words <= 1


def _is_scrap(line: Line) -> bool:
    """A few letters that may be the upper or lower part of a formula."""
    return len(line.text) <= 12 and not any(len(word.text) > 4 for word in line.words)


def _close(boxes: list[tuple[Box, int]]) -> list[tuple[Box, int]]:
    """Parts of one formula: side by side, or hardly apart above one another."""
    groups: list[tuple[Box, int]] = []
    for box, weight in sorted(boxes, key=lambda entry: (entry[0].y0, entry[0].x0)):
        joined, total = box, weight
        rest: list[tuple[Box, int]] = []
        for other, amount in groups:
            beside = joined.y0 < other.y1 and other.y0 < joined.y1
            reach = Box(joined.x0 - (60 if beside else 0), joined.y0, joined.x1 + 60, joined.y1)
            if reach.near(other, 6.0):
                joined, total = joined.with_(other), total + amount
            else:
                rest.append((other, amount))
        groups = [*rest, (joined, total)]
    return groups


# -- pictures ----------------------------------------------------------------------------------


def picture(document: Any, page: Page, cut: Cut) -> bytes:
    """A cut as PNG, or as the JPEG that it is in the file; b"" when it cannot be drawn."""
    handle = document[page.number - 1]
    try:
        if cut.image is not None and cut.image.jpeg and page.turned == 0:
            data = jpeg_bytes(handle, cut.image.index)
            if data and not raw.FPDFPage_GetRotation(handle):
                return data
        return _rendered(handle, page, cut.box)
    finally:
        handle.close()


def _rendered(handle: Any, page: Page, box: Box) -> bytes:
    box = _clipped(box, page)
    longest = max(box.width, box.height)
    if min(box.width, box.height) < 1:
        return b""
    scale = min(_DPI / _POINTS, _MAX_PIXELS / longest)
    width, height = max(round(box.width * scale), 1), max(round(box.height * scale), 1)
    return rendered_png(
        handle,
        page,
        (width, height),
        (-round(box.x0 * scale), -round(box.y0 * scale)),
        (round(page.width * scale), round(page.height * scale)),
    )


def rendered_png(
    handle: Any, page: Page, size: tuple[int, int], at: tuple[int, int], whole: tuple[int, int]
) -> bytes:
    """Part of a page, drawn on white with the page's corner `at` and `whole` as its size."""
    bitmap = raw.FPDFBitmap_CreateEx(size[0], size[1], raw.FPDFBitmap_BGR, None, 0)
    if not bitmap:
        return b""
    try:
        raw.FPDFBitmap_FillRect(bitmap, 0, 0, size[0], size[1], 0xFFFFFFFF)
        turn = (page.turned // 90 - raw.FPDFPage_GetRotation(handle)) % 4
        flags = raw.FPDF_REVERSE_BYTE_ORDER | raw.FPDF_ANNOT
        raw.FPDF_RenderPageBitmap(bitmap, handle, *at, *whole, turn, flags)
        stride = raw.FPDFBitmap_GetStride(bitmap)
        address = raw.FPDFBitmap_GetBuffer(bitmap)
        data = _bytes_at(address, stride * size[1])
    finally:
        raw.FPDFBitmap_Destroy(bitmap)
    return png(data, size[0], size[1], stride)


def _bytes_at(address: Any, length: int) -> bytes:
    return ctypes.string_at(ctypes.cast(address, ctypes.c_void_p).value or 0, length)


def png(pixels: bytes, width: int, height: int, stride: int) -> bytes:
    """Rows of red, green and blue as a PNG (ISO/IEC 15948)."""
    rows = b"".join(
        b"\0" + pixels[row * stride : row * stride + 3 * width] for row in range(height)
    )
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = (
        (b"IHDR", header),
        (b"IDAT", zlib.compress(rows, 6)),
        (b"IEND", b""),
    )
    chunks = (
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)
