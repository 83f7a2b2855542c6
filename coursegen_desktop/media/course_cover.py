"""A course's cover cut out of a picture that an author chose.

    png = cut_cover(Path("sea.jpg"), Frame(0.0, 0.25, 1.0))

Blocks: call it in a thread. Nothing of the file but its pixels is kept.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QImageWriter

from ..domain.errors import InvalidContent
from .picture_gate import check_picture

# As cards show it, for screens with twice the pixels.
WIDTH, HEIGHT = 840, 288
SHAPE = WIDTH / HEIGHT
KINDS = ("*.png", "*.jpg", "*.jpeg", "*.webp", "*.gif", "*.bmp")


@dataclass(frozen=True, slots=True)
class Frame:
    """What is cut out: left and upper edge, and width, as shares of the picture's own width (left,
    width) and height (top). The height follows from `SHAPE`."""

    left: float
    top: float
    width: float


def widest(size: QSize) -> Frame:
    """The largest cover in the middle of a picture."""
    width = min(1.0, size.height() * SHAPE / max(size.width(), 1))
    height = width * size.width() / SHAPE / max(size.height(), 1)
    return Frame((1 - width) / 2, (1 - height) / 2, width)


def box_of(frame: Frame, size: QSize) -> QRect:
    """The frame in the pixels of a picture, inside of it."""
    width = min(max(round(frame.width * size.width()), 1), size.width())
    height = min(max(round(width / SHAPE), 1), size.height())
    left = min(max(round(frame.left * size.width()), 0), size.width() - width)
    top = min(max(round(frame.top * size.height()), 0), size.height() - height)
    return QRect(left, top, width, height)


def look(path: Path, most: int = 1200) -> QImage:
    """The picture upright, at most `most` pixels a side. Raises InvalidContent or StorageError."""
    check_picture(path)
    reader = QImageReader(str(path))
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    size = reader.size()
    if max(size.width(), size.height()) > most:
        reader.setScaledSize(size.scaled(most, most, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    if image.isNull():
        raise InvalidContent(
            "{file} is not a picture that can be read.",
            "Save it again as PNG or JPEG, and try again.",
            file=path.name,
        )
    return image


def cut_cover(path: Path, frame: Frame) -> bytes:
    """The PNG of a cover. Raises InvalidContent or StorageError."""
    image = look(path, 4 * WIDTH)
    part = image.copy(box_of(frame, image.size())).scaled(
        WIDTH,
        HEIGHT,
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    flat = part.convertToFormat(QImage.Format.Format_RGB888)
    QImageWriter(buffer, QByteArray(b"png")).write(flat)
    return bytes(buffer.data().data())
