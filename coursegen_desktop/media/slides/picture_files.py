"""Slides as PNG files, in the order of the deck."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImageWriter

from .pages import SlidePage, shown_times
from .painting import paint


def png_files(pages: Sequence[SlidePage]) -> Iterator[tuple[str, bytes]]:
    """(name, PNG) of each page, one at a time; questions without their answer, then with it."""
    shown = [(page, points) for page in pages for points in shown_times(page)]
    digits = max(2, len(str(len(shown))))
    for number, (page, points) in enumerate(shown, 1):
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        QImageWriter(buffer, QByteArray(b"png")).write(paint(page, points))
        yield f"{number:0{digits}}.png", bytes(buffer.data().data())
