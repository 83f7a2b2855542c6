"""One page of paper with a title and tables, painted as PDF; done in a thread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QPen,
)

from ..domain.errors import StorageError

_DPI = 144
_MARGIN_MM = 18
_TITLE, _HEAD, _BODY = 20.0, 12.0, 9.0  # points
_INK, _MUTED, _LINE, _TRACK, _FILL = "#1f2421", "#5f6963", "#d9d5ca", "#e7e4da", "#1f6f5c"


@dataclass(frozen=True, slots=True)
class Bar:
    """A share, 0 to 100, drawn as a bar with its words."""

    percent: float
    words: str


@dataclass(frozen=True, slots=True)
class Section:
    """Lines under a heading ("" for none); `shares` of the width for each column."""

    heading: str
    shares: tuple[float, ...]
    rows: tuple[tuple[str | Bar, ...], ...]


@dataclass(frozen=True, slots=True)
class Report:
    """All of a page."""

    title: str
    subtitle: str
    sections: tuple[Section, ...]


def write_report(path: Path, report: Report, family: str = "") -> int:
    """Write `report` as one page of A4; returns how many of its lines found room.

    Words that are too long for their column end in …; what finds no room is left out. Raises
    StorageError where the file cannot be written.
    """
    try:
        path.open("ab").close()
    except OSError as error:
        raise StorageError(
            "{file} could not be written: {reason}.",
            "Choose another folder.",
            file=path.name,
            reason=error.strerror or type(error).__name__,
        ) from error
    writer = QPdfWriter(str(path))
    writer.setResolution(_DPI)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    margin = _MARGIN_MM / 25.4 * 72
    layout = writer.pageLayout()
    layout.setUnits(QPageLayout.Unit.Point)
    margins = layout.margins()
    for side in ("setLeft", "setRight", "setTop", "setBottom"):
        getattr(margins, side)(margin)
    layout.setMargins(margins)
    writer.setPageLayout(layout)
    writer.setTitle(report.title)
    painter = QPainter(writer)
    try:
        return _Sheet(painter, writer, family).fill(report)
    finally:
        painter.end()


class _Sheet:
    """Fills a page from top to bottom."""

    def __init__(self, painter: QPainter, writer: QPdfWriter, family: str) -> None:
        self._painter, self._writer, self._family = painter, writer, family
        self._width, self._height = float(writer.width()), float(writer.height())
        self._y = 0.0

    def fill(self, report: Report) -> int:
        self._write(report.title, _TITLE, _INK, bold=True)
        self._write(report.subtitle, _BODY, _MUTED)
        done = 0
        for section in report.sections:
            self._y += self._step(_BODY) * 0.8
            # A heading alone at the foot of the page would promise what does not come.
            if not section.rows or not self._has_room(_HEAD, _BODY):
                break
            if section.heading:
                self._write(section.heading, _HEAD, _INK, bold=True)
            for row in section.rows:
                if not self._has_room(_BODY):
                    return done
                self._row(row, section.shares)
                done += 1
        return done

    def _row(self, cells: Sequence[str | Bar], shares: Sequence[float]) -> None:
        height = self._step(_BODY) * 1.35
        self._painter.setPen(QPen(QColor(_LINE), 1))
        self._painter.drawLine(0, int(self._y), int(self._width), int(self._y))
        left, whole = 0.0, sum(shares)
        for number, (cell, share) in enumerate(zip(cells, shares, strict=True)):
            width = self._width * share / whole
            box = QRectF(left, self._y, width - 8, height)
            if isinstance(cell, Bar):
                self._bar(cell, box)
            else:
                self._text(cell, box, _INK if number == 0 else _MUTED)
            left += width
        self._y += height

    def _bar(self, bar: Bar, box: QRectF) -> None:
        track = QRectF(box.left(), box.center().y() - 3, box.width() * 0.45, 6)
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(QColor(_TRACK))
        self._painter.drawRoundedRect(track, 3, 3)
        track.setWidth(track.width() * min(max(bar.percent, 0.0), 100.0) / 100)
        self._painter.setBrush(QColor(_FILL))
        self._painter.drawRoundedRect(track, 3, 3)
        room = box.adjusted(box.width() * 0.45 + 8, 0, 0, 0)
        self._text(bar.words, room, _MUTED)

    def _text(self, words: str, box: QRectF, color: str) -> None:
        font = self._font(_BODY)
        metrics = QFontMetricsF(font, self._writer)
        self._painter.setFont(font)
        self._painter.setPen(QColor(color))
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, box.width())
        self._painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, shown)

    def _write(self, words: str, points: float, color: str, *, bold: bool = False) -> None:
        font = self._font(points, bold=bold)
        metrics = QFontMetricsF(font, self._writer)
        self._painter.setFont(font)
        self._painter.setPen(QColor(color))
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, self._width)
        box = QRectF(0, self._y, self._width, metrics.height() * 1.3)
        self._painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, shown)
        self._y += box.height()

    def _has_room(self, *points: float) -> bool:
        return self._y + sum(self._step(size) * 1.4 for size in points) <= self._height

    def _step(self, points: float) -> float:
        return QFontMetricsF(self._font(points), self._writer).height()

    def _font(self, points: float, *, bold: bool = False) -> QFont:
        font = QFont(self._family) if self._family else QFont()
        font.setPointSizeF(points)
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        return font
