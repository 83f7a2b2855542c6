"""A course's cover as a picture with rounded corners, for cards and pages."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QPainter, QPainterPath, QPixmap

CoverPainter = Callable[[QPainter, QRectF, str, str], None]
"""Paints the cover of (public_id, title) into a rectangle."""


def cover_picture(
    paint_cover: CoverPainter,
    public_id: str,
    title: str,
    size: QSize,
    dpr: float,
    upper: float,
    lower: float,
) -> QPixmap:
    """A cover of `size` logical pixels; `upper` and `lower` are the radii of its corners."""
    box = QRectF(0, 0, size.width(), size.height())
    flat = _blank(size, dpr)
    painter = QPainter(flat)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_cover(painter, box, public_id, title)
    painter.end()
    # Drawn once more as a texture: that rounds the corners smoothly, a clip would not.
    picture = _blank(size, dpr)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(flat))
    painter.drawPath(_rounded(box, upper, lower))
    painter.end()
    return picture


def _blank(size: QSize, dpr: float) -> QPixmap:
    picture = QPixmap(QSize(round(size.width() * dpr), round(size.height() * dpr)))
    picture.setDevicePixelRatio(dpr)
    picture.fill(Qt.GlobalColor.transparent)
    return picture


def _rounded(box: QRectF, upper: float, lower: float) -> QPainterPath:
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    path.addRoundedRect(box, upper, upper)
    if upper != lower:
        path.addRect(box.adjusted(0, upper, 0, 0))
    return path
