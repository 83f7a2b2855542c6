"""Pictures on a slide: how large they are, whether one sees through them, and drawing them.

Nothing is ever decoded larger than it is shown, as far as the kind of file allows.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QFile, QIODevice, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColorSpace,
    QImage,
    QImageIOHandler,
    QImageReader,
    QPainter,
    QPainterPath,
)
from PySide6.QtSvg import QSvgRenderer

from ...domain.errors import AppError
from ..picture_gate import check_picture
from .papers import is_paper, paper_pixels, paper_size

log = logging.getLogger(__name__)

# A drawing larger than this is no drawing any more; the gate of courses lets none in.
_MAX_SVG = 8_000_000
_LOOKED_AT = 96  # pixels a side, in which holes are looked for
_LARGEST = 3_840
_SHARPEST = 3.0
_SOLID = 250  # of 255: what is thinner lets the ground through


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that can be shown; `source` is its file, or its bytes."""

    source: Path | bytes
    width: float
    height: float
    is_drawing: bool = False
    is_transparent: bool = False


@lru_cache(maxsize=200)
def look_at(source: Path | bytes) -> Picture | None:
    """A picture by its file or bytes, None for what cannot be shown."""
    try:
        if isinstance(source, bytes) and is_paper(source):
            size = paper_size(source)
            return None if size is None else Picture(source, *size, is_transparent=True)
        return _drawing(source) if _is_svg(source) else _photo(source)
    except (AppError, OSError) as error:
        log.info("a picture cannot be shown on a slide: %s", error)
        return None


def _is_svg(source: Path | bytes) -> bool:
    if isinstance(source, Path):
        return source.suffix.lower() == ".svg"
    return source[:200].lstrip()[:5] in (b"<svg ", b"<?xml")


def _drawing(source: Path | bytes) -> Picture | None:
    renderer = _renderer(source)
    if renderer is None:
        return None
    size = renderer.viewBoxF().size()
    if size.isEmpty():
        size = renderer.defaultSize().toSizeF()
    if size.isEmpty():
        return None
    return Picture(source, size.width(), size.height(), is_drawing=True, is_transparent=True)


@lru_cache(maxsize=16)
def _renderer(source: Path | bytes) -> QSvgRenderer | None:
    data = source
    if isinstance(data, Path):
        if data.stat().st_size > _MAX_SVG:
            return None
        data = data.read_bytes()
    renderer = QSvgRenderer(QByteArray(data))
    renderer.setAspectRatioMode(Qt.AspectRatioMode.KeepAspectRatio)
    return renderer if renderer.isValid() else None


def _photo(source: Path | bytes) -> Picture | None:
    check_picture(source, "picture")
    reader, _device = _reader(source)
    size = reader.size()
    if reader.transformation() & QImageIOHandler.Transformation.TransformationRotate90:
        size = size.transposed()
    small = _read(source, QSize(_LOOKED_AT, _LOOKED_AT))
    if small is None:
        return None
    return Picture(source, size.width(), size.height(), is_transparent=_has_holes(small))


def _has_holes(image: QImage) -> bool:
    if not image.hasAlphaChannel():
        return False
    alpha = image.convertToFormat(QImage.Format.Format_Alpha8)
    stride, width = alpha.bytesPerLine(), alpha.width()
    pixels = bytes(alpha.constBits())
    return any(
        min(pixels[row * stride : row * stride + width]) < _SOLID for row in range(alpha.height())
    )


def _reader(source: Path | bytes) -> tuple[QImageReader, QIODevice]:
    """A reader and what it reads from, which has to live as long."""
    if isinstance(source, Path):
        device: QIODevice = QFile(str(source))
    else:
        buffer = QBuffer()
        buffer.setData(QByteArray(source))
        device = buffer
    device.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(device)
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    return reader, device


def _read(source: Path | bytes, room: QSize) -> QImage | None:
    """The picture, upright and in sRGB, as large as it fits in there and not larger than it is."""
    reader, _device = _reader(source)
    size = reader.size()
    turned = reader.transformation() & QImageIOHandler.Transformation.TransformationRotate90
    target = room.transposed() if turned else room
    if size.isValid() and (size.width() > target.width() or size.height() > target.height()):
        small = size.scaled(target, Qt.AspectRatioMode.KeepAspectRatio)
        reader.setScaledSize(small.expandedTo(QSize(1, 1)))
    image = reader.read()
    if image.isNull():
        log.info("a picture cannot be read: %s", reader.errorString())
        return None
    space = image.colorSpace()
    if space.isValid() and space != QColorSpace(QColorSpace.NamedColorSpace.SRgb):
        converted = image.convertedToColorSpace(QColorSpace(QColorSpace.NamedColorSpace.SRgb))
        image = image if converted.isNull() else converted
    return image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)


@lru_cache(maxsize=4)
def decoded(source: Path | bytes, width: int, height: int) -> QImage | None:
    """The pixels of a picture for so much room. The last few are kept: a slide is painted often
    while its points come one after another."""
    if isinstance(source, bytes) and is_paper(source):
        return paper_pixels(source, min(width, _LARGEST))
    image = _read(source, QSize(min(width, _LARGEST), min(height, _LARGEST)))
    if image is None or (image.width() <= width and image.height() <= height):
        return image
    return image.scaled(
        width, height, Qt.AspectRatioMode.KeepAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )  # fmt: skip


def draw(painter: QPainter, picture: Picture, box: QRectF, radius: float = 0.0) -> bool:
    """Draw a picture into a box of its shape; False where it cannot be read any more."""
    if picture.is_drawing:
        renderer = _renderer(picture.source)
        if renderer is not None:
            renderer.render(painter, box)
        return renderer is not None
    scale = painter.worldTransform().m11() * painter.device().devicePixelRatioF()
    scale = min(scale, _SHARPEST)  # paper has more dots than a picture needs
    width, height = max(1, round(box.width() * scale)), max(1, round(box.height() * scale))
    image = decoded(picture.source, width, height)
    if image is None:
        return False
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    if radius > 0:
        shape = QPainterPath()
        shape.addRoundedRect(box, radius, radius)
        painter.setClipPath(shape, Qt.ClipOperation.IntersectClip)
    painter.drawImage(box, image, QRectF(image.rect()))
    painter.restore()
    return True
