"""A small square portrait out of any picture file that somebody chose.

    png = portrait(Path("me.jpg"))        # PNG, SIDE pixels wide and high

Blocks: call it in a thread. Nothing of the file but its pixels is kept (no place, no camera).
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QImageReader, QImageWriter, QPainter

from ..domain.errors import InvalidContent, StorageError

SIDE = 128
MAX_FILE = 32 * 1024 * 1024
MAX_PIXELS = 60_000_000  # a telephone's camera has fifty million
_ALLOCATION_MIB = 256
KINDS = ("*.png", "*.jpg", "*.jpeg", "*.webp", "*.gif", "*.bmp")


def portrait(path: Path) -> bytes:
    """The middle square of a picture. Raises InvalidContent, or StorageError when unreadable."""
    try:
        data = _read(path)
    except OSError as error:
        raise StorageError(
            "{file} could not be read: {reason}.",
            "Choose another picture.",
            file=path.name,
            reason=error.strerror or "the system refused",
        ) from error
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    return _png(_square(_decoded(buffer, path.name)))


def _read(path: Path) -> bytes:
    with path.open("rb") as file:
        data = file.read(MAX_FILE + 1)
    if len(data) > MAX_FILE:
        raise InvalidContent(
            "{file} is too large.", "Choose a picture below 32 MB.", file=path.name
        )
    return data


def _decoded(buffer: QBuffer, name: str) -> QImage:
    reader = QImageReader(buffer)
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    # The limit is the whole program's; the usual one is put there, whatever a system sets.
    QImageReader.setAllocationLimit(_ALLOCATION_MIB)
    size = reader.size()
    if size.width() * size.height() > MAX_PIXELS:
        raise InvalidContent("{file} has too many pixels.", "Choose a smaller one.", file=name)
    if size.isValid():
        # Only the middle, and no larger than needed: a JPEG is decoded small at once.
        side = min(size.width(), size.height())
        corner = QRect(0, 0, side, side)
        corner.moveCenter(QRect(0, 0, size.width(), size.height()).center())
        reader.setClipRect(corner)
        reader.setScaledSize(QSize(min(side, 2 * SIDE), min(side, 2 * SIDE)))
    image = reader.read()
    if image.isNull() or image.width() * image.height() > MAX_PIXELS:
        raise InvalidContent(
            "{file} is not a picture that can be read.",
            "Choose a PNG, JPEG, WebP, GIF or BMP file.",
            file=name,
        )
    return image


def _square(image: QImage) -> QImage:
    side = min(image.width(), image.height())
    corner = QRect(0, 0, side, side)
    corner.moveCenter(image.rect().center())
    small = image.copy(corner).scaled(
        SIDE,
        SIDE,
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
    # Opaque, on white: without a fourth channel even noise stays below the limit of the account.
    made = QImage(SIDE, SIDE, QImage.Format.Format_RGB888)
    made.fill(QColor(255, 255, 255))
    painter = QPainter(made)
    painter.drawImage(0, 0, small)
    painter.end()
    return made


def _png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())
