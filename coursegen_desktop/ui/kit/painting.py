"""Shapes that widgets of the kit and item delegates paint alike."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen

from .theme import ThemeHost


def paint_box(
    painter: QPainter, box: QRectF, radius: float, fill: QColor | None, edge: QColor | None
) -> None:
    """A rounded box; a 1 px edge lies on whole pixels inside `box`."""
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    if edge is not None:
        painter.setPen(QPen(edge, 1.0))
        box = box.adjusted(0.5, 0.5, -0.5, -0.5)
        radius -= 0.5
    else:
        painter.setPen(Qt.PenStyle.NoPen)
    if fill is not None or edge is not None:
        painter.drawRoundedRect(box, radius, radius)


def paint_ring(
    painter: QPainter, box: QRectF, radius: float, color: QColor, inset: float = 1.0
) -> None:
    """The 2 px focus ring, its middle `inset` px inside `box`."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(color, 2.0))
    inner = max(radius - inset, 2.0)
    painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), inner, inner)


def pill_size(text: str, host: ThemeHost) -> QSize:
    """How large a pill with this text is, for delegates."""
    metrics = _metrics("small", host)
    return QSize(metrics.horizontalAdvance(text) + 14, metrics.height() + 6)


def paint_pill(painter: QPainter, box: QRectF, text: str, kind: str, host: ThemeHost) -> None:
    """A pill in `box`, for Pill and for delegates."""
    fills = {"plain": ("sunken", "muted"), "accent": ("accent_soft", "accent")}
    fill, ink = fills.get(kind, (f"{kind}_soft", kind))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_box(painter, box, 6.0, host.theme.color(fill), None)
    painter.setFont(host.font("small"))
    painter.setPen(host.theme.color(ink))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


def keys_size(text: str, host: ThemeHost) -> QSize:
    """How large the frame of a keyboard hint is."""
    metrics = _metrics("micro", host)
    return QSize(metrics.horizontalAdvance(text) + 14, metrics.height() + 3)


def paint_keys(painter: QPainter, box: QRect, text: str, host: ThemeHost) -> None:
    """A keyboard hint in a small frame."""
    theme = host.theme
    paint_box(painter, QRectF(box), 5.0, theme.color("background"), theme.color("line"))
    painter.setFont(host.font("micro"))
    painter.setPen(theme.color("muted"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


def _metrics(role: str, host: ThemeHost) -> QFontMetrics:
    return QFontMetrics(host.font(role))
