"""A list of lines in columns, painted: thousands of people cost no more than a screenful."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ..kit import icons
from ..kit.painted_view import BY_KEYBOARD, as_painted
from ..kit.painting import paint_box, paint_ring
from ..kit.rows_model import ITEM_ROLE, RowsModel
from ..kit.theme import theme_host_of
from .columns import MENU, SIDE, Cell, Column, place

_ROW, _HEAD = 48, 40  # pixels at text scale 1
_PREFETCH = 25  # lines before the end at which the next page is asked for
_PART = 500  # lines laid out between two turns of the loop
_Index = QModelIndex | QPersistentModelIndex


class RowsView(QListView):
    """Arrows walk, Enter or a double click chooses, the Menu key or "…" opens a line's menu.

    Where it `opens` pages one click chooses, as in the library.
    """

    row_chosen = Signal(int)
    menu_wanted = Signal(int, QPoint)  # the point is global
    removal_wanted = Signal(int)
    end_wanted = Signal()  # End was pressed while lines are not loaded yet

    def __init__(
        self,
        model: RowsModel,
        columns: Sequence[Column],
        parent: QWidget | None = None,
        *,
        name: str,
        menu: bool = False,
    ) -> None:
        super().__init__(parent)
        self.rows, self.columns, self.menu = model, tuple(columns), menu
        self.opens = False  # its lines lead to pages
        self._menu_pressed = False
        self.hover_row, self.hover_menu = -1, False
        self.by_keyboard = False
        self.marks_always = False  # show the current line while the keyboard is elsewhere
        self.setAccessibleName(name)
        self.setItemDelegate(RowsDelegate(self))
        self.setUniformItemSizes(True)
        as_painted(self)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setModel(model)
        bar = self.verticalScrollBar()
        bar.valueChanged.connect(self._prefetch)
        bar.rangeChanged.connect(self._prefetch)
        self.clicked.connect(self._on_clicked)
        self.doubleClicked.connect(self._on_double_clicked)

    def row_height(self) -> int:
        """Pixels of a line."""
        return theme_host_of(self).px(_ROW)

    def lay_out_in_parts(self) -> None:
        """For thousands of lines at once: the first are seen while the others find their place."""
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(_PART)

    def make_current(self, row: int) -> None:
        """Stand on a line, the last one when there are not so many."""
        self.setCurrentIndex(self.rows.index(min(row, self.rows.rowCount() - 1), 0))

    def menu_box(self, row: QRect) -> QRect:
        """Where the "…" of a line stands."""
        side = theme_host_of(self).px(MENU)
        right = row.x() + self.width() - SIDE + 4
        box = QRect(right - side, row.center().y() - side // 2 + 1, side, side)
        whole = QRect(row.x(), row.y(), self.width(), row.height())
        return QStyle.visualRect(self.layoutDirection(), whole, box)

    def open_menu(self, row: int) -> None:
        """Ask for the menu of a line, under its "…"."""
        box = self.menu_box(self.visualRect(self.rows.index(row, 0)))
        self.menu_wanted.emit(row, self.viewport().mapToGlobal(box.bottomLeft()))

    # ------------------------------------------------------------ keyboard and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.by_keyboard = True
        row = self.currentIndex().row()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row >= 0:
            self.row_chosen.emit(row)
        elif event.key() == Qt.Key.Key_Delete and row >= 0:
            self.removal_wanted.emit(row)
        elif event.key() == Qt.Key.Key_End and self.rows.has_more:
            self.end_wanted.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        if event.reason() in BY_KEYBOARD:
            self.by_keyboard = True
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.rows.rowCount():
            self.make_current(0)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.by_keyboard = False
        point = event.position().toPoint()
        index = self.indexAt(point)
        on_menu = self.menu and index.isValid() and self._on_menu(index, point)
        self._menu_pressed = on_menu
        super().mousePressEvent(event)
        if on_menu and event.button() == Qt.MouseButton.LeftButton:
            self.open_menu(index.row())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        index = self.indexAt(point)
        if not (self.menu and index.isValid() and self._on_menu(index, point)):
            super().mouseDoubleClickEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        point = event.position().toPoint()
        index = self.indexAt(point)
        on_menu = self.menu and index.isValid() and self._on_menu(index, point)
        self._set_hover(index.row(), on_menu)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._set_hover(-1, False)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if not self.menu:
            return
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            if self.currentIndex().isValid():
                self.scrollTo(self.currentIndex())
                self.open_menu(self.currentIndex().row())
            return
        index = self.indexAt(event.pos())
        if index.isValid():
            self.setCurrentIndex(index)
            self.menu_wanted.emit(index.row(), event.globalPos())

    def _on_menu(self, index: _Index, point: QPoint) -> bool:
        return self.menu_box(self.visualRect(index)).contains(point)

    def _set_hover(self, row: int, on_menu: bool) -> None:
        if (row, on_menu) == (self.hover_row, self.hover_menu):
            return
        for changed in {row, self.hover_row}:
            self.viewport().update(self.visualRect(self.rows.index(changed, 0)))
        self.hover_row, self.hover_menu = row, on_menu
        leads = on_menu or (self.opens and row >= 0)
        shape = Qt.CursorShape.PointingHandCursor if leads else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def _on_clicked(self, index: QModelIndex) -> None:
        if self.opens and not self._menu_pressed:
            self.row_chosen.emit(index.row())

    def _on_double_clicked(self, index: QModelIndex) -> None:
        if not self.opens:
            self.row_chosen.emit(index.row())

    def _prefetch(self) -> None:
        bar = self.verticalScrollBar()
        if self.rows.canFetchMore() and bar.maximum() - bar.value() < _PREFETCH * self.row_height():
            self.rows.fetchMore()


class RowsDelegate(QStyledItemDelegate):
    """Paints a line: hairline, highlight, cells, "…"."""

    def __init__(self, view: RowsView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(120, self._view.row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        view, host = self._view, theme_host_of(self._view)
        item = index.data(ITEM_ROLE)
        if item is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row = QRect(option.rect.x(), option.rect.y(), view.width(), option.rect.height())
        if index.row():
            line = QRect(row.x(), row.y(), row.width(), 1)
            painter.fillRect(line, host.theme.color("line"))
        self._highlight(painter, option, index.row())
        for placed in place(view.columns, view.width(), host, menu=view.menu):
            placed.column.paint(Cell(painter, host, option, row, placed), item)
        if view.menu:
            self._paint_menu(painter, row, index.row())
        painter.restore()

    def _highlight(self, painter: QPainter, option: QStyleOptionViewItem, row: int) -> None:
        theme = theme_host_of(self._view).theme
        shows = self._view.hasFocus() or self._view.marks_always
        inner = QRectF(option.rect).adjusted(5, 4, -5, -3)
        if option.state & QStyle.StateFlag.State_Selected and shows:
            paint_box(painter, inner, 9.0, theme.color("accent_soft"), None)
            if self._view.by_keyboard:
                paint_ring(painter, inner, 9.0, theme.color("accent"), 1.0)
        elif row == self._view.hover_row:
            paint_box(painter, inner, 9.0, theme.mix("surface", "sunken", 0.6), None)

    def _paint_menu(self, painter: QPainter, row: QRect, number: int) -> None:
        view, theme = self._view, theme_host_of(self._view).theme
        box = view.menu_box(row)
        is_hot = view.hover_menu and number == view.hover_row
        if is_hot:
            paint_box(painter, QRectF(box).adjusted(1, 1, -1, -1), 8.0, theme.color("line"), None)
        side = theme_host_of(view).px(18)
        corner = box.center() - QPoint(side // 2 - 1, side // 2 - 1)
        ink = theme.color("ink" if is_hot else "muted")
        dpr = painter.device().devicePixelRatioF()
        painter.drawPixmap(corner, icons.pixmap("ellipsis", ink, side, dpr))


class RowsHead(QWidget):
    """The titles over the columns of a RowsView."""

    def __init__(self, view: RowsView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(200, theme_host_of(self).px(_HEAD))

    def paintEvent(self, event: QPaintEvent) -> None:
        host = theme_host_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.WindingFill)
        path.addRoundedRect(box, 13.0, 13.0)
        path.addRect(box.adjusted(0, box.height() / 2, 0, 0))
        painter.fillPath(path, host.theme.color("sunken"))
        painter.fillRect(QRectF(0, box.height() - 1, box.width(), 1), host.theme.color("line"))
        option = QStyleOptionViewItem()
        option.direction = self.layoutDirection()
        for placed in place(self._view.columns, self.width(), host, menu=self._view.menu):
            cell = Cell(painter, host, option, self.rect(), placed)
            cell.words(placed.column.title, "small_strong", "muted")
