"""Lines to be ticked: painted, so that hundreds of courses cost no more than a screenful."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ...kit.icons import pixmap
from ...kit.painted_view import BY_KEYBOARD, as_painted
from ...kit.painting import paint_box, paint_ring
from ...kit.rows_model import ITEM_ROLE, RowsModel
from ...kit.theme import theme_host_of
from ...kit.translate import tr

_ROW, _BOX, _GAP = 38, 18, 10  # pixels at text scale 1
_EDGE = 6  # as far in as a check box that stands alone
_Index = QModelIndex | QPersistentModelIndex


class CheckList(QListView):
    """Space, Enter or a click ticks a line; `keys` are those that are ticked."""

    changed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chosen: set[int] = set()
        self.by_keyboard = False
        self.rows = RowsModel(
            self,
            key_of=lambda item: item[0],
            name_of=lambda item: item[1],
            words_of=lambda item: f"{item[1]}, {_state(item[0] in self._chosen)}",
        )
        self.setAccessibleName(name)
        self.setItemDelegate(_Delegate(self))
        self.setUniformItemSizes(True)
        as_painted(self)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setModel(self.rows)

    def show_items(self, items: Sequence[tuple[int, str]], chosen: Sequence[int]) -> None:
        """List (key, words); those of `chosen` are ticked."""
        self._chosen = set(chosen)
        self.rows.show(items)
        self.viewport().update()

    @property
    def keys(self) -> tuple[int, ...]:
        """What is ticked, in the order of the list; keys that are not listed stay at the end."""
        listed = [key for key, _ in self.rows.items]
        rest = sorted(self._chosen.difference(listed))
        return (*(key for key in listed if key in self._chosen), *rest)

    def is_ticked(self, key: int) -> bool:
        """Whether a line is ticked."""
        return key in self._chosen

    def row_height(self) -> int:
        """Pixels of a line."""
        return theme_host_of(self).target(_ROW)

    def toggle(self, row: int) -> None:
        """Tick a line, or no more."""
        key = self.rows.key_at(row)
        if not isinstance(key, int):
            return
        self._chosen ^= {key}
        index = self.rows.index(row, 0)
        self.rows.dataChanged.emit(index, index)
        self.changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.by_keyboard = True
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.toggle(self.currentIndex().row())
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.by_keyboard = False
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self.toggle(self.indexAt(event.position().toPoint()).row())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Two clicks are two clicks."""
        self.mousePressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.by_keyboard = event.reason() in BY_KEYBOARD
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.rows.rowCount():
            self.setCurrentIndex(self.rows.index(0, 0))


def _state(ticked: bool) -> str:
    return tr("ticked") if ticked else tr("not ticked")


class _Delegate(QStyledItemDelegate):
    """Paints a line: a box with or without its tick, and the words."""

    def __init__(self, view: CheckList) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(120, self._view.row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        item: tuple[int, str] | None = index.data(ITEM_ROLE)
        if item is None:
            return
        view, host = self._view, theme_host_of(self._view)
        theme = host.theme
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inner = QRectF(option.rect).adjusted(2, 2, -2, -2)
        current = bool(option.state & QStyle.StateFlag.State_Selected) and view.hasFocus()
        if current:
            paint_box(painter, inner, 8.0, theme.color("accent_soft"), None)
            if view.by_keyboard:
                paint_ring(painter, inner, 8.0, theme.color("accent"), 1.0)
        side, gap = host.px(_BOX), host.px(_GAP)
        box = QRect(option.rect.x() + _EDGE, 0, side, side)
        box.moveTop(option.rect.center().y() - side // 2)
        words = option.rect.adjusted(_EDGE + side + gap, 0, -gap, 0)
        box, words = (
            QStyle.visualRect(option.direction, option.rect, part) for part in (box, words)
        )
        ticked = view.is_ticked(item[0])
        fill = theme.color("accent" if ticked else "surface")
        paint_box(painter, QRectF(box), 5.0, fill, theme.color("accent" if ticked else "edge"))
        if ticked:
            tick = pixmap("check", theme.color("on_accent"), side - 4, view.devicePixelRatioF())
            painter.drawPixmap(box.x() + 2, box.y() + 2, tick)
        font = host.font("body")
        shown = QFontMetrics(font).elidedText(item[1], Qt.TextElideMode.ElideRight, words.width())
        align = QStyle.visualAlignment(option.direction, Qt.AlignmentFlag.AlignLeft)
        painter.setFont(font)
        painter.setPen(theme.color("ink"))
        flags = int(align) | int(Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextSingleLine)
        painter.drawText(words, flags, shown)
        painter.restore()
