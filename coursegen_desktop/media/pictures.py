"""Pictures as they come into a course: what kind they really are, and made smaller on wish.

Runs in a worker process: a picture of 50 megapixels takes seconds.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QImageIOHandler, QImageReader, QImageWriter

from ..domain.errors import InvalidContent
from .picture_gate import check_picture

_ENDINGS = {"jpeg": ".jpg", "jpg": ".jpg", "png": ".png", "gif": ".gif", "webp": ".webp"}
_QUALITY = 88


def look_at(source: Path, name: str) -> tuple[str, int, int]:
    """(ending of its true kind, width, height) of a picture file; one of another kind that can
    be read is ".png". Raises InvalidContent, or StorageError when it cannot be opened."""
    width, height = check_picture(source, name)
    reader = QImageReader(str(source))
    reader.setDecideFormatFromContent(True)
    kind = bytes(reader.format().data()).decode("ascii", "replace").lower()
    return _ENDINGS.get(kind, ".png"), width, height


def sizes_of(places: Sequence[Path]) -> list[tuple[int, int] | None]:
    """Width and height of each picture as it is shown, from its head; None of what is none."""
    found: list[tuple[int, int] | None] = []
    for place in places:
        reader = QImageReader(str(place))
        reader.setDecideFormatFromContent(True)
        size = reader.size()
        if reader.transformation() & QImageIOHandler.Transformation.TransformationRotate90:
            size = size.transposed()
        found.append((size.width(), size.height()) if size.isValid() else None)
    return found


def bring_in(source: Path, target: Path, name: str, side: int | None) -> None:
    """Write the picture to `target`, whose ending tells the kind, its longest side at most
    `side` pixels. Raises InvalidContent for one that cannot be read or written."""
    reader = QImageReader(str(source))
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    image = reader.read()
    if image.isNull():
        raise _unreadable(name)
    if side is not None and max(image.width(), image.height()) > side:
        image = image.scaled(
            side, side, Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )  # fmt: skip
    if target.suffix == ".jpg" and image.hasAlphaChannel():
        image = image.convertToFormat(QImage.Format.Format_RGB32)
    writer = QImageWriter(str(target))
    writer.setQuality(_QUALITY if target.suffix in (".jpg", ".webp") else -1)
    if not writer.write(image):
        raise _unreadable(name)


def _unreadable(name: str) -> InvalidContent:
    return InvalidContent(
        "{file} is not a picture that can be read.",
        "Save it again as PNG or JPEG, and try again.",
        file=name,
    )
