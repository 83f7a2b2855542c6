"""The gate for pictures of pixels: how large one is, from its header, before anybody decodes it.

    check_picture(Path("cell.png"))      # raises InvalidContent, with a sentence that says why

A PNG of 109 KB can hold 900 megapixels. Blocks for a few milliseconds: call it in a thread.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QFile, QIODevice
from PySide6.QtGui import QImageReader

from ..domain.errors import InvalidContent, StorageError

MAX_PIXELS = 50_000_000
MAX_SIDE = 12_000


def check_picture(picture: Path | bytes, name: str = "") -> tuple[int, int]:
    """Width and height of a picture that may be shown. Raises InvalidContent or StorageError."""
    if isinstance(picture, bytes):
        device: QIODevice = QBuffer()
        device.setData(QByteArray(picture))  # type: ignore[attr-defined]
    else:
        name = name or picture.name
        device = QFile(str(picture))
    if not device.open(QIODevice.OpenModeFlag.ReadOnly):
        raise StorageError(
            "{file} could not be read.", "Look whether it is still there.", file=name
        )
    try:
        return _checked(device, name)
    finally:
        device.close()


def _checked(device: QIODevice, name: str) -> tuple[int, int]:
    # The content decides what it is: an ending may be wrong, and then Chromium guesses too.
    format_of = QImageReader(device)
    format_of.setDecideFormatFromContent(True)
    size = format_of.size()
    if not format_of.canRead() or not size.isValid() or size.isEmpty():
        raise InvalidContent(
            "{file} is not a picture that can be read.",
            "Save it again as PNG or JPEG, and try again.",
            file=name,
        )
    width, height = size.width(), size.height()
    if max(width, height) > MAX_SIDE or width * height > MAX_PIXELS:
        raise InvalidContent(
            "The picture {file} is too large: {width} × {height} pixels.",
            "Save it smaller: at most 12,000 pixels a side and 50 million in all.",
            file=name,
            width=width,
            height=height,
        )
    return width, height
