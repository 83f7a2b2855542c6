"""A course's cover as a picture with rounded corners, for cards and pages."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPixmap

CoverPainter = Callable[[QPainter, QRectF, str, str, str], None]
"""Paints the cover of (public_id, title, media file or "") into a rectangle."""


def cover_picture(
    paint_cover: CoverPainter,
    public_id: str,
    title: str,
    size: QSize,
    dpr: float,
    upper: float,
    lower: float,
    *,
    file: str = "",
) -> QPixmap:
    """A cover of `size` logical pixels; `upper` and `lower` are the radii of its corners."""
    box = QRectF(0, 0, size.width(), size.height())
    picture = QPixmap(QSize(round(size.width() * dpr), round(size.height() * dpr)))
    picture.setDevicePixelRatio(dpr)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_cover(painter, box, public_id, title, file)
    # The corners are rubbed out: that is smooth, as a clip would not be.
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationOut)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(Qt.BrushStyle.SolidPattern)  # any opaque colour does
    painter.drawPath(_corners(box, upper, lower))
    painter.end()
    return picture


def _corners(box: QRectF, upper: float, lower: float) -> QPainterPath:
    """What lies between the corners of `box` and their roundings."""
    path = QPainterPath()
    places = (
        (box.topLeft(), upper, 1, 1),
        (box.topRight(), upper, -1, 1),
        (box.bottomLeft(), lower, 1, -1),
        (box.bottomRight(), lower, -1, -1),
    )
    for corner, radius, right, down in places:
        if radius <= 0:
            continue
        along, below = QPointF(right * radius, 0), QPointF(0, down * radius)
        middle = corner + along + below
        path.moveTo(corner)
        path.lineTo(corner + along)
        round_box = QRectF(middle.x() - radius, middle.y() - radius, 2 * radius, 2 * radius)
        start = 90.0  # the top of the circle, or its bottom
        sweep = 90.0 * right * down
        path.arcTo(round_box, start if down > 0 else -start, sweep)
        path.closeSubpath()
    return path
