"""Tiles to choose from, as many as there are: classes, or the children of one.

A list view, so that arrows, typing ahead and screen readers work as in every list; it divides
its width into columns, and few tiles are larger than many.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ...content.tiles import growth_on, radius_of
from ...kit.painted_view import BY_KEYBOARD, as_painted
from ...kit.painting import paint_box, paint_ring
from ...kit.rows_model import ITEM_ROLE, RowsModel
from ...kit.theme import ThemeHost, theme_host_of

_PART = re.compile(r"[^\s-]*[\s-]*")  # of a name: a line may end after a space or a hyphen
_Index = QModelIndex | QPersistentModelIndex
_Paint = Callable[[QPainter, QRectF, Any, ThemeHost], None]


@dataclass(frozen=True)
class _Size:
    """How large a tile is (at text scale 1), and the room around it."""

    tile: int
    wide: int
    high: int
    font: str


# The largest one with which all are in sight is taken; none is below 48 pixels.
_LARGE = _Size(128, 200, 202, "emphasis")
_SIZES = (
    _LARGE,
    _Size(104, 150, 156, "strong"),
    _Size(84, 124, 140, "strong"),
    _Size(68, 112, 118, "small_strong"),
)
_WHEN_SCROLLED = _SIZES[2]  # where not even the smallest brings all in sight
_FEW = 5  # of the large ones in a line: more look lost
_RING = 4  # around the tile of the one that the keyboard stands on


class FaceGrid(QListView):
    """Names under their tiles. A tap, Enter or Space chooses; letters go to a name."""

    chosen = Signal(object)

    def __init__(
        self,
        name: str,
        *,
        key_of: Callable[[Any], Any],
        name_of: Callable[[Any], str],
        words_of: Callable[[Any], str],
        paint: _Paint,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.rows = RowsModel(self, key_of=key_of, name_of=name_of, words_of=words_of)
        self.paint_tile = paint
        self.by_keyboard = False
        self._pressed = -1
        self.size_now = _LARGE
        self.setAccessibleName(name)
        self.setItemDelegate(FaceDelegate(self))
        as_painted(self)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setModel(self.rows)

    def show_items(self, items: Sequence[Any]) -> None:
        """Show others; the keyboard stays where it is, if that is still there."""
        key = self.rows.key_at(self.currentIndex().row())
        self.rows.show(items)
        self._fit()
        found = self.rows.row_of(key)
        if items and self.hasFocus():
            self.setCurrentIndex(self.rows.index(max(found, 0), 0))

    def tile_box(self, cell: QRect) -> QRectF:
        """Where the tile stands in its cell."""
        side = self.tile_side()
        return QRectF(cell.center().x() - side / 2 + 0.5, cell.y() + 2 * _RING, side, side)

    def tile_side(self) -> int:
        """Pixels of a tile."""
        return self._px(self.size_now.tile)

    # ------------------------------------------------------------ keyboard and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.by_keyboard = True
        row = self.currentIndex().row()
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        if event.key() in keys and row >= 0:
            if not event.isAutoRepeat():
                self._choose(row)
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.by_keyboard = False
        super().mousePressEvent(event)
        self._pressed = self.indexAt(event.position().toPoint()).row()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        row = self.indexAt(event.position().toPoint()).row()
        pressed, self._pressed = self._pressed, -1
        if row >= 0 and row == pressed and event.button() == Qt.MouseButton.LeftButton:
            self._choose(row)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        over = self.indexAt(event.position().toPoint()).isValid()
        shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def focusInEvent(self, event: QFocusEvent) -> None:
        if event.reason() in BY_KEYBOARD:
            self.by_keyboard = True
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.rows.rowCount():
            self.setCurrentIndex(self.rows.index(0, 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _choose(self, row: int) -> None:
        item = self.rows.item(row)
        if item is not None:
            self.chosen.emit(item)

    def _fit(self) -> None:
        """Choose how large tiles are, and spread the columns over the width."""
        width, height = self.width() - 2, self.height()
        fitting = (size for size in _SIZES if self._height_of(size, width) <= height)
        self.size_now = size = next(fitting, _WHEN_SCROLLED)
        scrolls = self._height_of(size, width) > height
        policies = Qt.ScrollBarPolicy
        bar = policies.ScrollBarAsNeeded if scrolls else policies.ScrollBarAlwaysOff
        if self.verticalScrollBarPolicy() != bar:
            self.setVerticalScrollBarPolicy(bar)
        if scrolls:
            width -= self.verticalScrollBar().sizeHint().width()
        columns = self._columns(size, width)
        self.setGridSize(QSize(max(width // columns, 48), self._px(size.high)))

    def _px(self, pixels: int) -> int:
        return theme_host_of(self).px(pixels * growth_on(self))

    def _columns(self, size: _Size, width: int) -> int:
        columns = max(1, width // self._px(size.wide))
        return min(columns, _FEW) if size is _LARGE else columns

    def _height_of(self, size: _Size, width: int) -> int:
        lines = -(-self.rows.rowCount() // self._columns(size, width))
        return lines * self._px(size.high)


class FaceDelegate(QStyledItemDelegate):
    """Paints a tile with the name under it."""

    def __init__(self, view: FaceGrid) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return self._view.gridSize()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        view, host = self._view, theme_host_of(self._view)
        item = index.data(ITEM_ROLE)
        if item is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = view.tile_box(option.rect)
        if option.state & QStyle.StateFlag.State_MouseOver:
            veil = host.theme.color("ink")
            veil.setAlphaF(0.05)
            paint_box(painter, box.adjusted(-3, -3, 3, 3), radius_of(box) + 3, veil, None)
        view.paint_tile(painter, box, item, host)
        current = index.row() == view.currentIndex().row()
        if current and view.hasFocus() and view.by_keyboard:
            around = box.adjusted(-2 * _RING + 1, -2 * _RING + 1, 2 * _RING - 1, 2 * _RING - 1)
            ring = host.theme.color("accent")
            paint_ring(painter, around, radius_of(around), ring, 1.0)
            paint_ring(painter, around, radius_of(around), ring, 2.0)
        self._paint_name(painter, host, option.rect, box, str(index.data()))
        painter.restore()

    def _paint_name(
        self, painter: QPainter, host: ThemeHost, cell: QRect, tile: QRectF, name: str
    ) -> None:
        font = QFont(host.font(self._view.size_now.font))
        font.setPointSizeF(font.pointSizeF() * growth_on(self._view))
        metrics = QFontMetrics(font)
        room = cell.width() - 10
        top = tile.bottom() + 2 * _RING + 2
        painter.setFont(font)
        painter.setPen(host.theme.color("ink"))
        for line in name_lines(name, metrics, room):
            words = QRectF(cell.x() + 5, top, room, metrics.height())
            painter.drawText(words, Qt.AlignmentFlag.AlignCenter, line)
            top += metrics.height()


def name_lines(name: str, metrics: QFontMetrics, room: int) -> list[str]:
    """A name in one line, or in two where it is too long for one; the end of the last is cut."""
    first, parts = "", _PART.findall(name)
    while parts and metrics.horizontalAdvance((first + parts[0]).rstrip()) <= room:
        first += parts.pop(0)
    lines = [first.rstrip(), "".join(parts)] if first else [name]
    return [metrics.elidedText(line, Qt.TextElideMode.ElideRight, room) for line in lines if line]
