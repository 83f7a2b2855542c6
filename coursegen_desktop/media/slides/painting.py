"""A page of a slide as a picture, or on any other canvas of Qt."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen, QPolygonF

from . import application, figures, texts
from .look import Palette
from .pages import (
    ALWAYS,
    Box,
    FormulaPart,
    Part,
    PicturePart,
    ShapePart,
    SlidePage,
    TablePart,
    TextPart,
)

_RADIUS = 14.0
# What comes next can be guessed, what comes later only seen to be there.
_NEXT, _LATER = 0.42, 0.2


def paint(page: SlidePage, shown: int | None = None) -> QImage:
    """The page in its pixels. With `shown` only so many points are said already."""
    application.start(page.look.fonts)
    image = QImage(*page.size, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    try:
        painter.scale(page.scale, page.scale)
        paint_on(painter, page, shown)
    finally:
        painter.end()
    return image


def paint_on(painter: QPainter, page: SlidePage, shown: int | None = None) -> None:
    """Paint a page in the lengths of its design, 1280 by 720 and more where its shape differs."""
    palette = page.look.deep if page.tone == "deep" else page.look.plain
    painter.setRenderHints(
        QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing
        | QPainter.RenderHint.SmoothPixmapTransform
    )  # fmt: skip
    _decorate(painter, page, palette)
    for part in page.parts:
        opacity = _opacity(page, part, shown)
        if opacity > 0:
            painter.setOpacity(opacity)
            _paint(painter, part, palette)
    painter.setOpacity(1.0)


def _opacity(page: SlidePage, part: Part, shown: int | None) -> float:
    if shown is None or part.point == ALWAYS or part.point < shown:
        return 1.0
    if page.hides:
        return 0.0
    return _NEXT if part.point == shown else _LATER


def _decorate(painter: QPainter, page: SlidePage, palette: Palette) -> None:
    whole = QRectF(0, 0, page.size[0] / page.scale, page.size[1] / page.scale)
    painter.fillRect(whole, palette.color("ground"))
    x, y, radius = decoration(page)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(palette.color("shape"))
    painter.drawEllipse(QPointF(x, y), radius, radius)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def decoration(page: SlidePage) -> tuple[float, float, float]:
    """Middle and radius of the circle that each page has: large where few words stand."""
    width, height = page.size[0] / page.scale, page.size[1] / page.scale
    if page.tone == "deep":
        x, y, radius = width * 0.90, height * 0.30, height * 0.62
    elif page.is_calm:
        x, y, radius = width - 8.0, 0.0, height * 0.19
    else:
        x, y, radius = width * 0.93, height * 0.10, height * 0.40
    return (width - x if page.rtl else x), y, radius


def _paint(painter: QPainter, part: Part, palette: Palette) -> None:
    box = _rect(part.box)
    if isinstance(part, TextPart):
        texts.draw(painter, part.words, box, palette)
    elif isinstance(part, TablePart):
        _table(painter, part, palette)
    elif isinstance(part, FormulaPart):
        part.formula.paint(painter, box, palette.color(part.role))
    elif isinstance(part, PicturePart):
        if not figures.draw(painter, part.picture, box, part.radius):
            _shape(painter, ShapePart("frame", part.box, "line"), palette)
    else:
        _shape(painter, part, palette)


def _rect(box: Box) -> QRectF:
    return QRectF(box.x, box.y, box.width, box.height)


def _shape(painter: QPainter, part: ShapePart, palette: Palette) -> None:
    box, color = _rect(part.box), palette.color(part.role)
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    if part.shape == "plate":
        painter.setPen(QPen(palette.color("plate_line"), 1.5))
        painter.drawRoundedRect(box, _RADIUS, _RADIUS)
    elif part.shape == "dot":
        painter.drawEllipse(box)
    elif part.shape in ("ring", "frame", "check"):
        _outline(painter, part, box, color)
    else:
        painter.drawRect(box)
    painter.restore()


def _outline(painter: QPainter, part: ShapePart, box: QRectF, color: QColor) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    width = max(1.5, box.height() * (0.14 if part.shape == "check" else 0.05))
    pen = QPen(color, min(width, 5.0))
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    if part.shape == "frame":
        pen.setWidthF(1.5)
        painter.setPen(pen)
        painter.drawRoundedRect(box, _RADIUS, _RADIUS)
    elif part.shape == "ring":
        painter.setPen(pen)
        inset = pen.widthF() / 2
        painter.drawEllipse(box.adjusted(inset, inset, -inset, -inset))
    else:
        painter.setPen(pen)
        places = ((0.08, 0.55), (0.38, 0.85), (0.94, 0.20))
        points = [QPointF(box.x() + x * box.width(), box.y() + y * box.height()) for x, y in places]
        painter.drawPolyline(QPolygonF(points))


def _table(painter: QPainter, part: TablePart, palette: Palette) -> None:
    """The plate, the head, then rows, every second one on a stripe; the first column where
    reading begins."""
    box = _rect(part.box)
    shape = QPainterPath()
    shape.addRoundedRect(box, _RADIUS, _RADIUS)
    painter.save()
    painter.setClipPath(shape, Qt.ClipOperation.IntersectClip)
    y = part.box.y
    for number, (row, height) in enumerate(zip(part.rows, part.heights, strict=True)):
        is_head = part.has_head and number == 0
        odd = (number - part.has_head) % 2 == 1
        role = "plate_head" if is_head else "plate_stripe" if odd else "plate"
        painter.fillRect(QRectF(box.x(), y, box.width(), height + 0.5), palette.color(role))
        for cell, at in zip(row, cell_boxes(part, y, height), strict=True):
            texts.draw(painter, cell, _rect(at), palette)
        y += height
    painter.restore()
    painter.setPen(QPen(palette.color("line"), 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(shape)


def cell_boxes(part: TablePart, y: float, height: float) -> list[Box]:
    """Where the words of a row stand."""
    across, down = part.pad
    made: list[Box] = []
    x = part.box.right if part.rtl else part.box.x
    for width in part.widths:
        x = x - width if part.rtl else x
        made.append(Box(x + across, y + down, width - 2 * across, height - 2 * down))
        x = x if part.rtl else x + width
    return made
