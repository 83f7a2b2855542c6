"""Pictures for a file: no larger than they are shown twice over, formulas drawn large."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, Qt
from PySide6.QtGui import QImage, QImageWriter, QPainter

from . import figures
from .look import Palette
from .pages import Box, FormulaPart, PicturePart

_SHARP = 2.0
_FORMULA_SHARP = 3.0
_QUALITY = 88


def picture_file(part: PicturePart) -> bytes | None:
    """The picture as JPEG, or as PNG where one sees through it; None where it cannot be read."""
    image = _canvas(part.box, _SHARP)
    painter = _painter(image, part.box, _SHARP)
    done = figures.draw(painter, part.picture, _rect(part.box), 0.0)
    painter.end()
    if not done:
        return None
    is_flat = not (part.picture.is_drawing or part.picture.is_transparent)
    return _written(image, "jpg" if is_flat else "png")


def formula_png(part: FormulaPart, palette: Palette) -> bytes:
    """The formula in its colour, with nothing around it."""
    image = _canvas(part.box, _FORMULA_SHARP)
    painter = _painter(image, part.box, _FORMULA_SHARP)
    part.formula.paint(painter, _rect(part.box), palette.color(part.role))
    painter.end()
    return _written(image, "png")


def _canvas(box: Box, sharp: float) -> QImage:
    image = QImage(
        max(1, round(box.width * sharp)), max(1, round(box.height * sharp)),
        QImage.Format.Format_ARGB32_Premultiplied,
    )  # fmt: skip
    image.fill(Qt.GlobalColor.transparent)
    return image


def _painter(image: QImage, box: Box, sharp: float) -> QPainter:
    painter = QPainter(image)
    painter.setRenderHints(
        QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
    )
    painter.scale(sharp, sharp)
    painter.translate(-box.x, -box.y)
    return painter


def _rect(box: Box) -> QRectF:
    return QRectF(box.x, box.y, box.width, box.height)


def _written(image: QImage, kind: str) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(kind.encode()))
    if kind == "jpg":
        image = image.convertToFormat(QImage.Format.Format_RGB32)
        writer.setQuality(_QUALITY)
    writer.write(image)
    return bytes(buffer.data().data())
