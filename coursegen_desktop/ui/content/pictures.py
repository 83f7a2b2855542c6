"""Pictures of questions: found by a resolver, read once at the size of the screen, kept a while.

resolver = resolver_of(widget)            # given to the QuestionPane above it
picture = read_picture(resolver("media:heart"))
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QImageReader, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QWidget

# The file of "media:ID" or "media/…"; None when there is none.
Resolver = Callable[[str], Path | None]

# Read no larger than this: a screen shows no more, and a camera's picture has 50 megapixels.
_LARGEST = QSize(2000, 2000)
_MAX_BYTES = 64 * 1024 * 1024


@dataclass(frozen=True)
class Picture:
    """`size` is the picture's own, in which areas are given; `pixmap` may hold fewer pixels."""

    size: QSize
    pixmap: QPixmap


def resolver_of(widget: QWidget | None) -> Resolver | None:
    """The resolver of the nearest widget above that has one."""
    while widget is not None:
        resolver: Resolver | None = getattr(widget, "media_resolver", None)
        if resolver is not None:
            return resolver
        widget = widget.parentWidget()
    return None


def picture_for(widget: QWidget | None, name: str) -> Picture | None:
    """The picture of that name, as the pane above the widget finds it."""
    resolver = resolver_of(widget)
    path = resolver(name) if resolver is not None and name else None
    return None if path is None else read_picture(path)


def read_picture(path: Path) -> Picture | None:
    """The picture in a file; None when it is none, or far too large."""
    try:
        status = path.stat()
    except OSError:
        return None
    if status.st_size > _MAX_BYTES:
        return None
    return _read(str(path), status.st_mtime_ns)


@lru_cache(maxsize=32)
def _read(path: str, _changed: int) -> Picture | None:
    if path.lower().endswith(".svg"):
        return _read_svg(path)
    reader = QImageReader(path)
    reader.setAutoTransform(True)
    size = reader.size()
    if not size.isValid():
        return None
    shown = size
    if size.width() > _LARGEST.width() or size.height() > _LARGEST.height():
        shown = size.scaled(_LARGEST, Qt.AspectRatioMode.KeepAspectRatio)
        reader.setScaledSize(shown)
    image = reader.read()
    if image.isNull():
        return None
    if (image.width() > image.height()) != (size.width() > size.height()):
        size = size.transposed()  # turned as the camera was held
    return Picture(size, QPixmap.fromImage(image))


def _read_svg(path: str) -> Picture | None:
    renderer = QSvgRenderer(path)
    size = renderer.defaultSize()
    if not renderer.isValid() or size.isEmpty():
        return None
    box = size.scaled(QSize(1400, 1400), Qt.AspectRatioMode.KeepAspectRatio)
    pixmap = QPixmap(box)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, box.width(), box.height()))
    painter.end()
    return Picture(size, pixmap)


def fitted(size: QSize, width: float, height: float, most: float = 2.0) -> QSizeF:
    """The size at which a picture is shown in a room, enlarged `most` times at most."""
    if size.isEmpty():
        return QSizeF()
    scale = min(width / size.width(), height / size.height(), most)
    return QSizeF(size.width() * scale, size.height() * scale)
