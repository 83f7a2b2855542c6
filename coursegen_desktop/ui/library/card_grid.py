"""The scrolling area of the library: a header that scrolls along, and cards below it.

A QListView for what it gives (selection, type-ahead, accessibility) with a geometry of its own:
every position is computed, none is stored, so 10,000 courses cost no more than ten.
"""

from __future__ import annotations

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QListView,
    QWidget,
)

from ..content.cover import CoverPainter
from ..kit.painted_view import BY_KEYBOARD
from ..kit.theme import theme_host_of, theme_of
from ..kit.translate import tr
from .card_layout import CardLayout, grid_layout, list_layout
from .card_painter import RING, CardPainter, CardState
from .cards_model import CardsModel

MARGIN = 28
TOP, HEADER_GAP, BOTTOM = 20, 14, 28
_PREFETCH_LINES = 6

_Index = QModelIndex | QPersistentModelIndex
_Cursor = QAbstractItemView.CursorAction
_STEPS = {_Cursor.MoveLeft: -1, _Cursor.MovePrevious: -1, _Cursor.MoveRight: 1,
          _Cursor.MoveNext: 1}  # fmt: skip


class CardGrid(QListView):
    """Shows a CardsModel as cards or as lines and asks the model for more in time."""

    course_chosen = Signal(int)  # row, as in the next two
    menu_wanted = Signal(int, QPoint)  # the point is global
    deletion_wanted = Signal(int)
    end_wanted = Signal()  # End was pressed while courses are not loaded yet

    def __init__(self, model: CardsModel, paint_cover: CoverPainter, parent: QWidget) -> None:
        self._header: QWidget | None = None
        self._filler: QWidget | None = None
        self._hover_row = -1
        self._by_keyboard = False
        self._layout = CardLayout(MARGIN, 0, 1, 1, 1, 0)
        super().__init__(parent)
        # A viewport of our own: to wrap Qt's own one, PySide would make the classes of all its
        # widgets (7 ms of the first paint).
        ground = QWidget()
        ground.setAutoFillBackground(True)
        self.setViewport(ground)
        self._cards = model
        self._painter = CardPainter(paint_cover, self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        # An opaque background lets Qt move pixels when scrolling instead of painting all again.
        self.viewport().setBackgroundRole(QPalette.ColorRole.Window)
        self.setModel(model)
        self.clicked.connect(lambda index: self.course_chosen.emit(index.row()))

    # ------------------------------------------------------------ what the page sets

    def set_header(self, header: QWidget) -> None:
        """A widget above the cards that scrolls with them."""
        header.setParent(self.viewport())
        for widget in (header, *header.findChildren(QWidget)):
            widget.installEventFilter(self)
        self._header = header
        self.updateGeometries()

    def set_filler(self, filler: QWidget | None) -> None:
        """A widget in place of the cards (empty, failed, loading), None for the cards."""
        if self._filler is filler:
            return
        if self._filler is not None:
            self._filler.hide()
        self._filler = filler
        if filler is not None:
            filler.setParent(self.viewport())
            filler.show()
        self.updateGeometries()
        self.viewport().update()

    def set_form(self, as_list: bool) -> None:
        """Lines instead of cards; what was at the top stays in sight."""
        first = self.indexAt(QPoint(MARGIN + 1, self.viewport().height() // 2))
        self._painter.as_list = as_list
        self.updateGeometries()
        self.viewport().update()
        if first.isValid() and self.verticalScrollBar().value():
            self.scrollTo(first, QAbstractItemView.ScrollHint.PositionAtCenter)

    def delay_covers(self) -> None:
        """Leave covers plain until `show_covers`: the first picture comes sooner."""
        self._painter.plain_covers = True

    def show_covers(self) -> None:
        """Paint covers whole."""
        if self._painter.plain_covers:
            self._painter.plain_covers = False
            self.viewport().update()

    @property
    def as_list(self) -> bool:
        """Whether courses stand as lines."""
        return self._painter.as_list

    @property
    def columns(self) -> int:
        """Cards beside each other."""
        return self._layout.columns

    def make_current(self, row: int) -> None:
        """Go to a row as if the arrows had."""
        self.setCurrentIndex(self._cards.index(row, 0))

    def restore_current(self, row: int) -> None:
        """Stand on a row, or on the last one, without scrolling there."""
        index = self._cards.index(min(row, self._cards.rowCount() - 1), 0)
        keeps = self.hasAutoScroll()
        self.setAutoScroll(False)
        self.setCurrentIndex(index)
        self.setAutoScroll(keeps)

    def cells_in(self, width: int, height: int) -> list[QRect]:
        """The cells that would fill an area of that size."""
        layout = self._layout_at(0, 0, width)
        return [layout.rect(row) for row in layout.rows_between(0, height, 1000)]

    # ------------------------------------------------------------ geometry

    def visualRect(self, index: _Index) -> QRect:
        # With the focus ring around it: Qt repaints just this when the current card changes.
        return self._card_rect(index.row()).adjusted(-RING, -RING, RING, RING)

    def indexAt(self, point: QPoint) -> QModelIndex:
        if self._filler is not None:
            return QModelIndex()
        row = self._layout.row_at(point + QPoint(0, self.verticalOffset()))
        return self._cards.index(row, 0) if 0 <= row < self._cards.rowCount() else QModelIndex()

    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    def horizontalOffset(self) -> int:
        return 0

    def updateGeometries(self) -> None:
        # The scroll bar fits into the right margin: cards do not move when it appears.
        width = self.width() - 2 * MARGIN
        top = TOP
        if self._header is not None and not self._header.isHidden():
            top += self._place(self._header, top, width, 0) + HEADER_GAP
        if self._filler is not None:
            room = self.viewport().height() - top - BOTTOM
            bottom = top + self._place(self._filler, top, width, room)
        else:
            self._layout = self._layout_at(MARGIN, top, width)
            bottom = self._layout.bottom(self._cards.rowCount())
        bar, page = self.verticalScrollBar(), self.viewport().height()
        bar.setPageStep(page)
        bar.setSingleStep(max(20, self._layout.pitch // 4))
        bar.setRange(0, max(0, bottom + BOTTOM - page))
        self._prefetch()

    def reset(self) -> None:
        super().reset()
        self.updateGeometries()  # at once: the page puts the scroll position back

    def rowsInserted(self, parent: _Index, start: int, end: int) -> None:
        super().rowsInserted(parent, start, end)
        self.updateGeometries()

    def doItemsLayout(self) -> None:
        QAbstractItemView.doItemsLayout(self)

    def scrollTo(
        self,
        index: _Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        if not index.isValid() or self._filler is not None:
            return
        rect, bar = self._layout.rect(index.row()), self.verticalScrollBar()
        page = self.viewport().height()
        hints = QAbstractItemView.ScrollHint
        upper, lower = rect.top() - BOTTOM, rect.bottom() + BOTTOM - page
        if index.row() < self._layout.columns:
            upper = 0  # the first line brings the header back
        if hint == hints.PositionAtCenter:
            bar.setValue(rect.center().y() - page // 2)
        elif hint == hints.PositionAtTop or bar.value() > upper:
            bar.setValue(upper)
        elif hint == hints.PositionAtBottom or bar.value() < lower:
            bar.setValue(min(lower, upper))

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().scroll(0, dy)  # header and filler are its children and move along
        self._prefetch()

    def isIndexHidden(self, index: _Index) -> bool:
        return self._filler is not None

    def _card_rect(self, row: int) -> QRect:
        """A card in the viewport, empty for no row."""
        if row < 0:
            return QRect()
        return self._layout.rect(row).translated(0, -self.verticalOffset())

    def _layout_at(self, left: int, top: int, width: int) -> CardLayout:
        host = theme_host_of(self)
        height = self._painter.cell_height(host)
        if self._painter.as_list:
            return list_layout(left, top, width, height)
        return grid_layout(left, top, width, height, host.text_scale)

    def _place(self, widget: QWidget, top: int, width: int, least: int) -> int:
        """Put a child below `top`, at least so high; returns its height."""
        high = widget.hasHeightForWidth()
        wanted = widget.heightForWidth(width) if high else widget.sizeHint().height()
        height = max(wanted, widget.minimumHeight(), least)
        widget.setGeometry(MARGIN, top - self.verticalOffset(), width, height)
        return height

    def _prefetch(self) -> None:
        if self._filler is not None or not self._cards.canFetchMore():
            return
        ahead = self.verticalOffset() + self.viewport().height()
        ahead += _PREFETCH_LINES * self._layout.pitch
        if self._layout.bottom(self._cards.rowCount()) < ahead:
            self._cards.fetchMore()

    # ------------------------------------------------------------ painting

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._filler is not None:
            return
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        offset, area = self.verticalOffset(), event.rect()
        rows = self._layout.rows_between(
            area.top() + offset - RING, area.bottom() + offset + RING, self._cards.rowCount()
        )
        for row in rows:
            card = self._cards.card(row)
            if card is not None:
                self._painter.paint(painter, card, self._card_rect(row), self._state_of(row))
        painter.end()

    def _state_of(self, row: int) -> CardState:
        index = self._cards.index(row, 0)
        return CardState(
            selected=self.selectionModel().isSelected(index),
            hovered=row == self._hover_row,
            focused=self._by_keyboard and self.hasFocus() and index == self.currentIndex(),
        )

    def _set_hover(self, row: int) -> None:
        if row == self._hover_row:
            return
        before, self._hover_row = self._hover_row, row
        for changed in (before, row):
            if changed >= 0:
                self.viewport().update(self.visualRect(self._cards.index(changed, 0)))
        over = Qt.CursorShape.PointingHandCursor if row >= 0 else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(over)

    # ------------------------------------------------------------ keyboard and mouse

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        count = self._cards.rowCount()
        if not count or self._filler is not None:
            return QModelIndex()
        current = self.currentIndex()
        if not current.isValid():
            return self._first_in_sight()
        row = self._row_after(action, current.row(), count)
        if action == _Cursor.MoveEnd and self._cards.has_more:
            self.end_wanted.emit()
        return self._cards.index(min(max(row, 0), count - 1), 0)

    def _row_after(self, action: QAbstractItemView.CursorAction, row: int, count: int) -> int:
        columns = self._layout.columns
        page = max(1, self.viewport().height() // self._layout.pitch) * columns
        if action in _STEPS:
            step = _STEPS[action]
            mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            sideways = action in (_Cursor.MoveLeft, _Cursor.MoveRight)
            return row - step if mirrored and sideways else row + step
        if action == _Cursor.MoveHome:
            return 0
        if action == _Cursor.MoveEnd:
            return count - 1
        if action == _Cursor.MoveUp:
            return row - columns if row >= columns else row
        if action == _Cursor.MovePageUp:
            return row - page if row >= page else row % columns
        step = columns if action == _Cursor.MoveDown else page
        if row + step < count:
            return row + step
        # The last line may be shorter: go to its end rather than nowhere.
        return count - 1 if row // columns < (count - 1) // columns else row

    def _first_in_sight(self) -> QModelIndex:
        offset, count = self.verticalOffset(), self._cards.rowCount()
        for row in self._layout.rows_between(offset, offset + self.viewport().height(), count):
            if self._layout.rect(row).top() >= offset:
                return self._cards.index(row, 0)
        return self._cards.index(0, 0)

    def focusInEvent(self, event: QFocusEvent) -> None:
        # The ring shows where the keyboard is, to those who use it.
        if event.reason() in BY_KEYBOARD:
            self._by_keyboard = True
        super().focusInEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._by_keyboard = False
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._has_focus_within():
            event.ignore()  # left over by a filter or button above the cards: not meant for them
            return
        current, key = self.currentIndex(), event.key()
        if not self._by_keyboard:
            self._by_keyboard = True
            self.viewport().update(self.visualRect(current))
        if not current.isValid():
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.course_chosen.emit(current.row())
        elif key == Qt.Key.Key_Delete:
            self.deletion_wanted.emit(current.row())
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if by_mouse else self.currentIndex()
        if not index.isValid() or (not by_mouse and self._has_focus_within()):
            event.ignore()
            return
        self.setCurrentIndex(index)
        inside = event.pos() if by_mouse else self.visualRect(index).center()
        self.menu_wanted.emit(index.row(), self.viewport().mapToGlobal(inside))

    def _has_focus_within(self) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and focus is not self and self.isAncestorOf(focus)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        # Not handed on while a button is down: dragging over cards selects nothing.
        if event.buttons() == Qt.MouseButton.NoButton:
            self._set_hover(self.indexAt(event.position().toPoint()).row())
            super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._set_hover(-1)
        super().leaveEvent(event)

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        index = self.indexAt(rect.center())
        selection = QItemSelection(index, index) if index.isValid() else QItemSelection()
        self.selectionModel().select(selection, command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        region = QRegion()
        for index in selection.indexes():
            region += QRegion(self.visualRect(index))
        return region

    # ------------------------------------------------------------ changes

    def resizeEvent(self, event: QResizeEvent) -> None:
        QAbstractItemView.resizeEvent(self, event)
        self.updateGeometries()
        self.viewport().update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self.updateGeometries()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._header and event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometries()
            self.viewport().update()
        elif event.type() == QEvent.Type.FocusIn and watched is not self._filler:
            # The keyboard went up into the header: bring it back into sight.
            self.verticalScrollBar().setValue(0)
        return super().eventFilter(watched, event)


class CardSkeleton(QWidget):
    """Grey cards in the places where courses will be."""

    def __init__(self, grid: CardGrid) -> None:
        super().__init__(grid.viewport())
        self._grid = grid
        self.setAccessibleName(tr("Loading"))
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme_of(self).color("sunken"))
        for cell in self._grid.cells_in(self.width(), self.height()):
            painter.drawRoundedRect(cell, 14, 14)
