"""Slides as a PDF, one page each, with words that can be selected, and the slides as bookmarks."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import IO, Any

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

from . import application
from .pages import SlidePage, shown_times
from .painting import paint_on

# A page as wide as a slide of PowerPoint; so fine that no letter is moved by its grid.
_INCHES = 1280 / 96
_DOTS = 1200


def write_pdf(
    file: IO[bytes], pages: Sequence[SlidePage], *, title: str = "", language: str = ""
) -> int:
    """Write the pages into an open file; returns how many there are.

    A question that has an answer is there twice: without it and with it.
    """
    from pypdf import PdfReader, PdfWriter

    shown = [(page, points) for page in pages for points in shown_times(page)]
    if not shown:
        return 0
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(_painted(shown))))
    writer.add_metadata({"/Title": title})
    _name(writer, language)
    _mend_spaces(writer)
    last = ""
    for number, (page, _) in enumerate(shown):
        if page.title.strip() and page.slide != last:
            writer.add_outline_item(page.title, number)
        last = page.slide
    writer.write(file)
    return len(shown)


def _painted(shown: Sequence[tuple[SlidePage, int | None]]) -> bytes:
    first = shown[0][0]
    application.start(first.look.fonts)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DOTS)
    writer.setCreator("Coursegen Desktop")
    writer.setPageLayout(_paper(*first.size))
    painter = QPainter(writer)
    try:
        for number, (page, points) in enumerate(shown):
            if number:
                writer.newPage()
            factor = writer.width() / (page.size[0] / page.scale)
            painter.save()
            painter.scale(factor, factor)
            paint_on(painter, page, points)
            painter.restore()
    finally:
        painter.end()
    return bytes(buffer.data().data())


def _paper(width: int, height: int) -> QPageLayout:
    shape = QSizeF(_INCHES, _INCHES * height / width)
    layout = QPageLayout(
        QPageSize(shape, QPageSize.Unit.Inch, "", QPageSize.SizeMatchPolicy.ExactMatch),
        QPageLayout.Orientation.Portrait,
        QMarginsF(),
    )
    layout.setMode(QPageLayout.Mode.FullPageMode)
    return layout


def _name(writer: Any, language: str) -> None:
    """Viewers show the title, and voices know the language."""
    from pypdf.generic import BooleanObject, DictionaryObject, NameObject, TextStringObject

    root = writer.root_object
    root[NameObject("/ViewerPreferences")] = DictionaryObject(
        {NameObject("/DisplayDocTitle"): BooleanObject(True)}
    )
    if language:
        root[NameObject("/Lang")] = TextStringObject(language)


def _mend_spaces(writer: Any) -> None:
    """Qt says that the gaps between words are tabs, wherever a font draws both alike."""
    seen: set[int] = set()
    for page in writer.pages:
        fonts = page.get("/Resources", {}).get("/Font", {})
        for font in fonts.values():
            table = font.get_object().get("/ToUnicode")
            if table is None or id(table.get_object()) in seen:
                continue
            stream = table.get_object()
            seen.add(id(stream))
            stream.set_data(stream.get_data().replace(b"<0009>", b"<0020>"))
