"""Paints the lines of a LineList."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ..kit import icons
from ..kit.font_book import FontBook
from ..kit.painting import paint_box, paint_ring
from ..kit.rows_model import ITEM_ROLE
from ..kit.theme import ThemeHost, theme_host_of
from .line import SPINNING, Line

if TYPE_CHECKING:
    from .line_list import LineList

SIDE = 16
_HEAD = 48  # pixels at text scale 1
_PAD = 11  # over and under the words
_GAP = 3
_ICON, _ICON_ROOM = 18, 31
_Index = QModelIndex | QPersistentModelIndex
_START, _END = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class LineRows(QStyledItemDelegate):
    """Hairlines between the lines; the notes wrap over at most `note_rows`."""

    def __init__(self, view: LineList, note_rows: int) -> None:
        super().__init__(view)
        self._view, self._note_rows = view, note_rows
        self._book = FontBook(view)

    def shape(self, line: Line) -> tuple[bool, str, str]:
        """What the height depends on."""
        return (
            line.is_head,
            line.note if self._note_rows > 1 else str(bool(line.note)),
            line.problem,
        )

    def height(self, line: Line) -> int:
        """Pixels of a line in the present width."""
        host = theme_host_of(self._view)
        if line.is_head:
            return host.px(_HEAD)
        strong, small = self._metrics("strong"), self._metrics("small")
        height = 2 * host.px(_PAD) + strong.height()
        if line.note:
            height += _GAP + self._wrapped(line.note, small, line, self._note_rows)
        if line.problem:
            height += _GAP + self._wrapped(line.problem, small, line, 3)
        return max(height, host.target(42))

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(100, self.height(index.data(ITEM_ROLE)))

    def action_box(self, row: QRect, line: Line) -> QRect:
        """Where the link stands in a row."""
        width = self._metrics("small").horizontalAdvance(line.action)
        box = QRect(row.right() + 1 - SIDE - width - 8, row.y(), width + 16, row.height())
        return QStyle.visualRect(self._view.layoutDirection(), row, box)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        line = index.data(ITEM_ROLE)
        if line is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row = QRect(option.rect)
        host = theme_host_of(self._view)
        if index.row():
            painter.fillRect(QRect(row.x(), row.y(), row.width(), 1), host.theme.color("line"))
        if line.is_head:
            self._paint_head(painter, host, row, line)
        else:
            self._paint_ground(painter, host, option, index.row())
            self._paint_line(painter, host, row, line)
        painter.restore()

    def _paint_head(self, painter: QPainter, host: ThemeHost, row: QRect, line: Line) -> None:
        left, right = row.x() + SIDE, row.right() + 1 - SIDE
        right -= self._words(painter, row, QRect(left, row.y(), right - left, row.height()),
                             line.end, "small", "muted", _END) + 12  # fmt: skip
        self._words(painter, row, QRect(left, row.y(), right - left, row.height()),
                    line.title, "strong", "ink", _START)  # fmt: skip

    def _paint_ground(
        self, painter: QPainter, host: ThemeHost, option: QStyleOptionViewItem, row: int
    ) -> None:
        view, theme = self._view, host.theme
        box = QRectF(option.rect).adjusted(4, 4, -4, -3)
        if option.state & QStyle.StateFlag.State_Selected and view.hasFocus():
            paint_box(painter, box, 9.0, theme.color("accent_soft"), None)
            if view.by_keyboard:
                paint_ring(painter, box, 9.0, theme.color("accent"), 1.0)
        elif option.state & QStyle.StateFlag.State_Selected:
            paint_box(painter, box, 9.0, theme.color("sunken"), None)
        elif row == view.hover_row:
            paint_box(painter, box, 9.0, theme.mix("surface", "sunken", 0.6), None)

    def _paint_line(self, painter: QPainter, host: ThemeHost, row: QRect, line: Line) -> None:
        left, right = row.x() + SIDE, row.right() + 1 - SIDE
        if line.icon:
            self._paint_icon(painter, host, row, line)
            left += host.px(_ICON_ROOM)
        whole = QRect(left, row.y(), right - left, row.height())
        if line.action:
            right -= self._words(painter, row, whole, line.action, "small", "muted", _END) + 14
            whole.setRight(right - 1)
        if line.end:
            right -= self._words(
                painter, row, whole, line.end, "small_strong", line.end_role, _END
            ) + 14  # fmt: skip
        y = row.y() + host.px(_PAD)
        if not (line.note or line.problem):
            y = row.y() + (row.height() - self._metrics("strong").height()) // 2
        font, ink = ("body", "muted") if line.is_quiet else ("strong", "ink")
        height = self._metrics(font).height()
        self._words(
            painter, row, QRect(left, y, right - left, height), line.title, font, ink, _START
        )
        y += height + _GAP
        for text, role, most in (
            (line.note, "muted", self._note_rows),
            (line.problem, line.problem_role, 3),
        ):
            if text:
                height = self._wrapped(text, self._metrics("small"), line, most)
                box = QRect(left, y, right - left, height)
                self._paragraph(painter, row, box, text, role)
                y += height + _GAP

    def _paint_icon(self, painter: QPainter, host: ThemeHost, row: QRect, line: Line) -> None:
        side = host.px(_ICON)
        box = QRect(row.x() + SIDE, row.center().y() - side // 2 + 1, side, side)
        box = QStyle.visualRect(self._view.layoutDirection(), row, box)
        color = host.theme.color(line.icon_role)
        if line.icon != SPINNING:
            dpr = painter.device().devicePixelRatioF()
            painter.drawPixmap(box, icons.pixmap(line.icon, color, side, dpr))
            return
        pen = QPen(color, max(1.7, side / 10))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        inner = QRectF(box).adjusted(2, 2, -2, -2)
        painter.drawArc(inner, (self._view.angle + 60) * 16, 270 * 16)

    def _words(
        self, painter: QPainter, row: QRect, room: QRect, text: str, font_role: str, role: str,
        side: Qt.AlignmentFlag,
    ) -> int:  # fmt: skip
        """One row of words, cut where room ends; returns their width."""
        if not text:
            return 0
        host = theme_host_of(self._view)
        metrics = self._metrics(font_role)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(room.width(), 0))
        direction = self._view.layoutDirection()
        painter.setFont(self._book.font(font_role))
        painter.setPen(host.theme.color(role))
        align = QStyle.visualAlignment(direction, side) | _MIDDLE
        painter.drawText(QStyle.visualRect(direction, row, room), int(align), shown)
        return metrics.horizontalAdvance(shown)

    def _paragraph(self, painter: QPainter, row: QRect, room: QRect, text: str, role: str) -> None:
        host = theme_host_of(self._view)
        painter.setFont(self._book.font("small"))
        painter.setPen(host.theme.color(role))
        metrics, direction = self._metrics("small"), self._view.layoutDirection()
        align = QStyle.visualAlignment(direction, _START)
        box = QStyle.visualRect(direction, row, room)
        if room.height() <= metrics.height() + 2:
            text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(box, int(align | Qt.AlignmentFlag.AlignTop), text)
            return
        painter.save()
        painter.setClipRect(box)
        painter.drawText(box, int(align) | int(Qt.TextFlag.TextWordWrap), text)
        painter.restore()

    def _wrapped(self, text: str, metrics: QFontMetrics, line: Line, most: int) -> int:
        if most <= 1:
            return metrics.height()
        box = metrics.boundingRect(
            0, 0, self._note_width(line), 10_000, int(Qt.TextFlag.TextWordWrap), text
        )
        rows = max(round(box.height() / max(metrics.lineSpacing(), 1)), 1)
        return min(rows, most) * metrics.lineSpacing()

    def _note_width(self, line: Line) -> int:
        host = theme_host_of(self._view)
        width = self._view.viewport().width() - 2 * SIDE
        width -= host.px(_ICON_ROOM) if line.icon else 0
        small = self._metrics("small_strong")
        for words in (line.action, line.end):
            width -= small.horizontalAdvance(words) + 14 if words else 0
        return max(width, 60)

    def _metrics(self, font_role: str) -> QFontMetrics:
        return self._book.metrics(font_role)
