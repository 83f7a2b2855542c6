"""Paints a caption over a picture: two lines at most, the spoken word underlined, in any script."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QTextLayout, QTextLine, QTextOption

from ....domain.captions import LINES, Cue
from ...kit.painting import paint_box
from ...kit.theme import ThemeHost

# Of the height of the picture, for the three sizes; never smaller than small print.
_SHARES = (0.036, 0.045, 0.062)
_SMALLEST = 13.0
_WIDEST = 0.9  # of the picture's width
_OPACITY = 0.88


@dataclass(frozen=True, slots=True)
class CaptionBox:
    """A caption laid out: its box, and the stroke below the spoken word if there is one."""

    layout: QTextLayout
    box: QRectF
    text_at: QPointF
    stroke: QRectF | None


def caption_font(host: ThemeHost, height: float, size: int) -> QFont:
    """The letters for a picture of that height."""
    font = host.font("control")
    pixels = max(height * _SHARES[size], _SMALLEST) * min(host.text_scale, 1.3)
    font.setPixelSize(max(round(pixels), 1))
    return font


def lay_out(
    cue: Cue, spoken: tuple[int, int] | None, area: QRectF, host: ThemeHost, size: int
) -> CaptionBox:
    """Put a cue at the foot of `area`; letters shrink where two lines are not enough."""
    font = caption_font(host, area.height(), size)
    while True:
        layout = _laid(cue.text, font, area.width() * _WIDEST - 2 * font.pixelSize())
        if layout.lineCount() <= LINES or font.pixelSize() <= 9:
            break
        font.setPixelSize(font.pixelSize() - 1)
    pad_x, pad_y = font.pixelSize() * 0.85, font.pixelSize() * 0.45
    lines = [layout.lineAt(number) for number in range(layout.lineCount())]
    width = max((line.naturalTextWidth() for line in lines), default=0.0)
    height = sum(line.height() for line in lines)
    box = QRectF(0, 0, math.ceil(width + 2 * pad_x), math.ceil(height + 2 * pad_y))
    box.moveCenter(QPointF(area.center().x(), 0))
    box.moveBottom(area.bottom() - area.height() * 0.05)
    _centre(lines, width)
    text_at = QPointF(box.left() + pad_x, box.top() + pad_y)
    return CaptionBox(layout, box, text_at, _stroke(lines, spoken, text_at, font))


def paint(painter: QPainter, caption: CaptionBox, host: ThemeHost) -> None:
    """Paint what was laid out."""
    theme = host.theme
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setOpacity(_OPACITY)
    paint_box(painter, caption.box, 8.0, theme.color("film"), None)
    painter.setOpacity(1.0)
    painter.setPen(theme.color("on_film"))
    caption.layout.draw(painter, caption.text_at)
    if caption.stroke is not None:
        painter.fillRect(caption.stroke, theme.color("film_accent"))


def _laid(text: str, font: QFont, width: float) -> QTextLayout:
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    layout.beginLayout()
    top = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 20.0))
        line.setPosition(QPointF(0, top))
        top += line.height()
    layout.endLayout()
    return layout


def _centre(lines: list[QTextLine], width: float) -> None:
    for line in lines:
        # A line from right to left stands at the right end of its room.
        before = line.naturalTextRect().left()
        line.setPosition(
            QPointF(line.position().x() - before + (width - line.naturalTextWidth()) / 2, line.y())
        )


def _stroke(
    lines: list[QTextLine], spoken: tuple[int, int] | None, at: QPointF, font: QFont
) -> QRectF | None:
    if spoken is None:
        return None
    start, end = spoken
    for line in lines:
        first, last = line.textStart(), line.textStart() + line.textLength()
        if not first <= start < last:
            continue
        one, other = _edge(line, start), _edge(line, min(end, last))
        thick = max(font.pixelSize() / 8, 2.0)
        top = at.y() + line.y() + line.ascent() + line.descent() * 0.55
        return QRectF(at.x() + min(one, other), top, abs(other - one), thick)
    return None


def _edge(line: QTextLine, place: int) -> float:
    """Where a place stands in a line."""
    found = cast("tuple[float, int]", line.cursorToX(place))
    return found[0]
