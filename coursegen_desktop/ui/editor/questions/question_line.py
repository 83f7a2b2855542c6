"""One line of the list of questions, and how it is painted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ...kit import icons
from ...kit.painting import paint_box, paint_ring
from ...kit.rows_model import ITEM_ROLE
from ...kit.theme import ThemeHost, theme_host_of
from ...kit.translate import tr

if TYPE_CHECKING:
    from .question_list import QuestionList

DRAFT, FLAWED, WHOLE = "draft", "flawed", ""
_MARKS = {DRAFT: ("circle-alert", "bad"), FLAWED: ("lightbulb", "warn")}
_HEIGHT, _HEAD, _SIDE, _ICON = 50, 34, 12, 17
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class QuestionLine:
    """A question, or the head of a section: `note` says how many of it are asked."""

    key: str
    title: str
    number: int = 0
    icon: str = ""
    kind: str = ""
    points: str = ""
    state: str = WHOLE
    section: str = ""
    is_head: bool = False
    note: str = ""

    @property
    def spoken(self) -> str:
        """All of it for a screen reader."""
        if self.is_head:
            return ", ".join(part for part in (self.title, self.note) if part)
        states = {DRAFT: tr("draft, not asked"), FLAWED: tr("could be better")}
        parts = (f"{self.number}.", self.title, self.kind, self.points, states.get(self.state, ""))
        return ", ".join(part for part in parts if part)


class QuestionRows(QStyledItemDelegate):
    """Number, icon of the type, first words, kind and points, and a mark for what is wrong."""

    def __init__(self, view: QuestionList) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        line = index.data(ITEM_ROLE)
        host = theme_host_of(self._view)
        return QSize(100, host.px(_HEAD if line is not None and line.is_head else _HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        line = index.data(ITEM_ROLE)
        if line is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        host = theme_host_of(self._view)
        if line.is_head:
            self._paint_head(painter, host, QRect(option.rect), line)
        else:
            self._paint_ground(painter, host, option, index)
            self._paint_line(painter, host, QRect(option.rect), line)
        painter.restore()

    def _paint_head(
        self, painter: QPainter, host: ThemeHost, row: QRect, line: QuestionLine
    ) -> None:
        box = row.adjusted(_SIDE + 2, host.px(8), -_SIDE, 0)
        used = self._words(painter, host, box, line.note, "small", "muted", at_end=True)
        box.setRight(box.right() - used - 8)
        self._words(painter, host, box, line.title, "small_strong", "muted")

    def _paint_ground(
        self, painter: QPainter, host: ThemeHost, option: QStyleOptionViewItem, index: _Index
    ) -> None:
        theme, view = host.theme, self._view
        box = QRectF(option.rect).adjusted(4, 2, -4, -2)
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if is_selected:
            paint_box(painter, box, 9.0, theme.color("accent_soft"), None)
        elif index.row() == view.hover_row:
            paint_box(painter, box, 9.0, theme.mix("surface", "sunken", 0.6), None)
        is_current = index.row() == view.currentIndex().row()
        if is_current and view.hasFocus() and view.by_keyboard:
            paint_ring(painter, box, 9.0, theme.color("accent"), 1.0)

    def _paint_line(
        self, painter: QPainter, host: ThemeHost, row: QRect, line: QuestionLine
    ) -> None:
        side = host.px(_ICON)
        inner = row.adjusted(_SIDE, 0, -_SIDE, 0)
        number = QRect(inner.x(), inner.y(), host.px(22), inner.height())
        self._words(painter, host, number, f"{line.number}", "small", "muted")
        inner.setLeft(number.right() + 2)
        self._icon(painter, host, row, inner.x(), line.icon, "muted")
        inner.setLeft(inner.left() + side + host.px(9))
        upper, lower = QRect(inner), QRect(inner)
        middle = inner.center().y()
        upper.setBottom(middle + 1)
        upper.setTop(upper.bottom() - self._metrics(host, "body").height())
        lower.setTop(middle + 2)
        lower.setBottom(lower.top() + self._metrics(host, "small").height())
        mark = _MARKS.get(line.state)
        if mark is not None:
            self._icon(painter, host, upper, upper.right() + 1 - side, *mark)
            upper.setRight(upper.right() - side - host.px(8))
        words = line.title or tr("Nothing is asked yet")
        self._words(painter, host, upper, words, "body", "ink" if line.title else "muted")
        facts = "  ·  ".join(part for part in (line.kind, line.points) if part)
        self._words(painter, host, lower, facts, "small", "muted")

    def _icon(
        self, painter: QPainter, host: ThemeHost, row: QRect, x: int, name: str, role: str
    ) -> None:
        side = host.px(_ICON)
        box = QRect(x, row.center().y() - side // 2, side, side)
        box = QStyle.visualRect(self._view.layoutDirection(), self._row_of(row), box)
        dpr = painter.device().devicePixelRatioF()
        painter.drawPixmap(box.topLeft(), icons.pixmap(name, host.theme.color(role), side, dpr))

    def _words(
        self,
        painter: QPainter,
        host: ThemeHost,
        box: QRect,
        text: str,
        font: str,
        role: str,
        *,
        at_end: bool = False,
    ) -> int:
        """Write a line, cut where the room ends; how wide it was."""
        if not text:
            return 0
        metrics = self._metrics(host, font)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0, box.width()))
        painter.setFont(host.font(font))
        painter.setPen(host.theme.color(role))
        way = self._view.layoutDirection()
        side = Qt.AlignmentFlag.AlignRight if at_end else Qt.AlignmentFlag.AlignLeft
        align = QStyle.visualAlignment(way, side) | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QStyle.visualRect(way, self._row_of(box), box), align, shown)
        return metrics.horizontalAdvance(shown)

    def _row_of(self, box: QRect) -> QRect:
        return QRect(0, box.y(), self._view.viewport().width(), box.height())

    def _metrics(self, host: ThemeHost, font: str) -> QFontMetrics:
        return QFontMetrics(host.font(font))
