"""Small forms of the pictures in the store, read in a thread and kept for a while."""

from __future__ import annotations

from collections import OrderedDict
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from ....domain.media_use import PICTURE, kind_of
from ...content.lesson_files import PICTURES, file_below

Wish = tuple[str, int]  # file_path, longest side in pixels
_KEPT = 300
_MOST_WAITING = 60
_MAX_PIXELS = 60_000_000


class SmallPictures:
    """Gives what is there and notes what is wanted; `None` is kept for what cannot be read."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Wish, QPixmap | None] = OrderedDict()
        self._wanted: dict[Wish, None] = {}

    def get(self, file_path: str, side: int) -> QPixmap | None:
        """The picture, None while it is on its way and where there is none."""
        wish = file_path, side
        if wish in self._kept:
            self._kept.move_to_end(wish)
            return self._kept[wish]
        if file_path and kind_of(file_path) == PICTURE:
            self._wanted.pop(wish, None)
            self._wanted[wish] = None
        return None

    @property
    def is_waiting(self) -> bool:
        """Whether something is wanted."""
        return bool(self._wanted)

    def next_wish(self) -> Wish | None:
        """What was asked for last: it is what is seen now. Older wishes are forgotten in time."""
        while len(self._wanted) > _MOST_WAITING:
            del self._wanted[next(iter(self._wanted))]
        return self._wanted.popitem()[0] if self._wanted else None

    def put(self, wish: Wish, image: QImage | None) -> None:
        """A picture was read."""
        self._kept[wish] = None if image is None else QPixmap.fromImage(image)
        while len(self._kept) > _KEPT:
            self._kept.popitem(last=False)


def read_small(media: Path, file_path: str, side: int) -> QImage | None:
    """A picture of the store, no side longer than `side`; None for what is none. Blocks."""
    place = file_below(media, file_path, PICTURES)
    if place is None:
        return None
    if place.suffix == ".svg":
        return _read_svg(place, side)
    reader = QImageReader(str(place))
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    size = reader.size()
    if not size.isValid() or size.width() * size.height() > _MAX_PIXELS:
        return None
    if max(size.width(), size.height()) > side:
        reader.setScaledSize(size.scaled(side, side, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    return None if image.isNull() else image


def _read_svg(place: Path, side: int) -> QImage | None:
    renderer = QSvgRenderer(str(place))
    size = renderer.defaultSize()
    if not renderer.isValid() or size.isEmpty():
        return None
    box = size.scaled(QSize(side, side), Qt.AspectRatioMode.KeepAspectRatio)
    image = QImage(box, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter, QRectF(0, 0, box.width(), box.height()))
    painter.end()
    return image
