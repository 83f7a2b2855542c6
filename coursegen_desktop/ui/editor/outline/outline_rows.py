"""Paints the rows of the outline: handle, sign, title, what is to be known, and the menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QStyle,
    QStyleOptionViewItem,
    QWidget,
)

from ...content.title_in_place import TitleInPlace
from ...kit import icons
from ...kit.font_book import FontBook
from ...kit.painting import paint_box, paint_ring
from ...kit.rows_model import ITEM_ROLE
from ...kit.theme import ThemeHost, theme_host_of
from ...kit.translate import tr
from .rows import Row

if TYPE_CHECKING:
    from .outline_list import OutlineList

ROW = 31  # pixels at text scale 1
_GRIP = 16  # the handle stands in it
_SIGN = 20  # a chevron or an icon and the gap behind it
_STEP = 10  # how far a lesson is moved in
_MENU = 28
_EDGE = 4
_RADIUS = 8.0
_GOING = 0.6  # how much is seen of what is carried or cut
_Index = QModelIndex | QPersistentModelIndex
_START = Qt.AlignmentFlag.AlignLeft
_END = Qt.AlignmentFlag.AlignRight
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class OutlineRows(TitleInPlace):
    """One height for all rows; everything on them is painted. `painted` counts them."""

    def __init__(self, view: OutlineList) -> None:
        super().__init__(view)
        self._view = view
        self._book = FontBook(view)
        self.painted = 0

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(80, theme_host_of(self._view).px(ROW))

    # ------------------------------------------------------------ where things stand

    def sign_box(self, box: QRect, row: Row) -> QRect:
        """A module's chevron, a lesson's icon."""
        host = theme_host_of(self._view)
        left = box.x() + _EDGE + host.px(_GRIP) + self._indent(row)
        return self._mirrored(box, QRect(left, box.y(), host.px(_SIGN), box.height()))

    def grip_box(self, box: QRect, row: Row) -> QRect:
        """The handle by which a row is carried."""
        left = box.x() + _EDGE + self._indent(row)
        width = theme_host_of(self._view).px(_GRIP)
        return self._mirrored(box, QRect(left, box.y(), width, box.height()))

    def menu_box(self, box: QRect) -> QRect:
        """Where a click opens the row's menu."""
        side = theme_host_of(self._view).px(_MENU)
        return self._mirrored(
            box, QRect(box.right() + 1 - _EDGE - side, box.y(), side, box.height())
        )

    def line_start(self, *, is_lesson: bool) -> int:
        """How far from the leading edge the line begins that shows where a drop lands."""
        host = theme_host_of(self._view)
        return _EDGE + host.px(_GRIP) + (host.px(_STEP) if is_lesson else 0)

    # ------------------------------------------------------------ painting

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row = index.data(ITEM_ROLE)
        if row is None:
            return
        self.painted += 1
        host, box = theme_host_of(self._view), QRect(option.rect)
        has_ring, is_hovered = self._view.shows_ring(index), self._view.is_hovered(index)
        is_near = has_ring or is_hovered
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        self._paint_ground(painter, host, box, row, is_chosen=is_chosen, is_hovered=is_hovered)
        if has_ring:
            paint_ring(painter, _inner(box), _RADIUS, host.theme.color("accent"))
        if row.is_cut or self._view.drag.carries(row.kind, row.key):
            painter.setOpacity(_GOING)
        if row.lesson is None or is_near:
            self._paint_grip(painter, host, box, row)
        self._paint_sign(painter, host, box, row)
        end = box.right() + 1 - _EDGE
        if row.lesson is None or is_near:
            self._paint_mark(painter, host, self.menu_box(box), "ellipsis", "muted")
            end -= host.px(_MENU)
        else:
            end -= 4
        end = self._paint_facts(painter, host, box, row, end)
        self._paint_title(painter, host, box, row, end)
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, host: ThemeHost, box: QRect, row: Row, *, is_chosen: bool,
        is_hovered: bool,
    ) -> None:  # fmt: skip
        if is_chosen:
            fill = host.theme.color("accent_soft")
        elif row.is_current:
            fill = host.theme.color("sunken")
        elif is_hovered:
            fill = host.theme.mix("surface", "sunken", 0.6)
        else:
            return
        paint_box(painter, _inner(box), _RADIUS, fill, None)

    def _paint_grip(self, painter: QPainter, host: ThemeHost, box: QRect, row: Row) -> None:
        self._paint_mark(painter, host, self.grip_box(box, row), "grip-vertical", "muted", 14)

    def _paint_sign(self, painter: QPainter, host: ThemeHost, box: QRect, row: Row) -> None:
        spot = self.sign_box(box, row)
        if row.lesson is None:
            rtl = self._view.layoutDirection() == Qt.LayoutDirection.RightToLeft
            shut = "chevron-left" if rtl else "chevron-right"
            self._paint_mark(painter, host, spot, "chevron-down" if row.is_open else shut, "muted")
            return
        name = "circle-question-mark" if row.is_quiz else "file-text"
        self._paint_mark(painter, host, spot, name, "accent" if row.is_current else "muted")

    def _paint_facts(
        self, painter: QPainter, host: ThemeHost, box: QRect, row: Row, end: int
    ) -> int:
        """What is known of the part. Returns where the title has to stop."""
        signs = [("triangle-alert", "warn")] if row.problem else []
        signs += [("scissors", "muted")] if row.is_cut else []
        for name, role in signs:
            side = host.px(15)
            spot = QRect(end - side - 4, box.y(), side + 4, box.height())
            self._paint_mark(painter, host, self._mirrored(box, spot), name, role, 15)
            end -= side + 6
        words = ""
        if row.lesson is None and not row.is_open:
            words = str(len(row.module.lessons))
        elif row.is_blank and not row.is_quiz:
            words = tr("Empty")
        if not words:
            return end
        width = self._book.metrics("micro").horizontalAdvance(words) + 6
        self._paint_words(
            painter, box, QRect(end - width, box.y(), width, box.height()), words, "micro",
            host, "muted", _END,
        )  # fmt: skip
        return end - width - 4

    def _paint_title(
        self, painter: QPainter, host: ThemeHost, box: QRect, row: Row, end: int
    ) -> None:
        left = self._title_left(box, row)
        title = row.title if row.lesson is not None else f"{row.module.number}. {row.title}"
        strong = row.lesson is None or row.is_current
        room = QRect(left, box.y(), max(end - left - 4, 0), box.height())
        self._paint_words(
            painter, box, room, title, "small_strong" if strong else "small",
            host, "accent" if row.is_current else "ink", _START,
        )  # fmt: skip

    def _paint_words(
        self, painter: QPainter, box: QRect, room: QRect, text: str, font_role: str,
        host: ThemeHost, role: str, side: Qt.AlignmentFlag,
    ) -> None:  # fmt: skip
        direction = self._view.layoutDirection()
        shown = self._book.metrics(font_role).elidedText(
            text, Qt.TextElideMode.ElideRight, room.width()
        )
        painter.setFont(self._book.font(font_role))
        painter.setPen(host.theme.color(role))
        align = QStyle.visualAlignment(direction, side) | _MIDDLE
        # A title in the other direction still begins where the titles of this outline begin.
        align |= Qt.AlignmentFlag.AlignAbsolute
        painter.drawText(self._mirrored(box, room), int(align), shown)

    def _paint_mark(
        self, painter: QPainter, host: ThemeHost, spot: QRect, name: str, role: str, size: int = 16
    ) -> None:
        side = host.px(size)
        dpr = painter.device().devicePixelRatioF()
        mark = icons.pixmap(name, host.theme.color(role), side, dpr)
        top = spot.y() + (spot.height() - side) // 2
        painter.drawPixmap(spot.center().x() - side // 2, top, mark)

    # ------------------------------------------------------------ writing in place

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: _Index
    ) -> None:
        box = QRect(option.rect)
        # Its words begin where those of the row do.
        left = self._title_left(box, index.data(ITEM_ROLE)) - 7
        spot = QRect(left, box.y(), box.right() + 1 - _EDGE - left, box.height())
        editor.setGeometry(self._mirrored(box, spot))

    def _title_left(self, box: QRect, row: Row) -> int:
        host = theme_host_of(self._view)
        return box.x() + _EDGE + host.px(_GRIP) + self._indent(row) + host.px(_SIGN) + 2

    def _indent(self, row: Row) -> int:
        return theme_host_of(self._view).px(_STEP) if row.lesson is not None else 0

    def _mirrored(self, box: QRect, spot: QRect) -> QRect:
        return QStyle.visualRect(self._view.layoutDirection(), box, spot)


def _inner(box: QRect) -> QRectF:
    return QRectF(box).adjusted(_EDGE - 2, 1, 2 - _EDGE, -1)
