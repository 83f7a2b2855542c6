"""Drawings on a sheet of paper (a PDF of one page): their size, and their pixels at any size."""

from __future__ import annotations

from typing import Any

from PySide6.QtGui import QImage

# Drawings of our own browser are small; more than this is none of them.
_MAX_BYTES = 4_000_000
_DOTS = 96 / 72  # the browser's pixels to a point


def is_paper(data: object) -> bool:
    """Whether these are the bytes of a PDF."""
    return isinstance(data, bytes) and data[:5] == b"%PDF-"


def paper_size(data: bytes) -> tuple[float, float] | None:
    """Width and height in the browser's pixels, None for what cannot be read."""
    page = _page(data)
    if page is None:
        return None
    width, height = page.get_size()
    return width * _DOTS, height * _DOTS


def paper_pixels(data: bytes, width: int) -> QImage | None:
    """The sheet in so many pixels, transparent where nothing is drawn."""
    page = _page(data)
    if page is None:
        return None
    scale = width / page.get_size()[0]
    bitmap = page.render(
        scale=scale, fill_color=(0, 0, 0, 0), maybe_alpha=True, rev_byteorder=False
    )
    image = QImage(
        bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride,
        QImage.Format.Format_ARGB32,
    ).copy()  # fmt: skip
    return image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)


def _page(data: bytes) -> Any:
    import pypdfium2

    if len(data) > _MAX_BYTES:
        return None
    try:
        return pypdfium2.PdfDocument(data)[0]
    except (pypdfium2.PdfiumError, IndexError, ValueError):
        return None
