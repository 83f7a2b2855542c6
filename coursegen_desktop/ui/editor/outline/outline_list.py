"""The list of the outline's rows: keys and mouse become wishes."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import (
    QElapsedTimer,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QApplication,
    QListView,
    QWidget,
)

from ...kit.focus import claims_letter
from ...kit.painted_view import BY_KEYBOARD, as_painted
from ...kit.translate import tr
from . import acts
from .arranging import LESSON, MODULE, Move
from .dragging import Drag, SpotOf
from .outline_model import OutlineModel
from .outline_rows import OutlineRows
from .rows import Row

_Index = QModelIndex | QPersistentModelIndex
_Flag = QItemSelectionModel.SelectionFlag
_Key = Qt.Key
_NO_MODIFIER = Qt.KeyboardModifier.NoModifier
_KEYPAD = Qt.KeyboardModifier.KeypadModifier


class OutlineList(QListView):
    """Arrows walk, Enter or a click opens a lesson; Ctrl and Shift choose several."""

    lesson_chosen = Signal(int)
    act_wanted = Signal(str)
    rename_wanted = Signal(str, int, str)  # kind, key, title
    toggle_wanted = Signal(int, bool)  # module, open
    dropped = Signal(object)  # Move
    menu_wanted = Signal(QPoint)  # global
    let_go = Signal()  # Esc: what was cut is not cut any more
    title_done = Signal()  # the field of a title is closed

    def __init__(self, spot_of: SpotOf, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = OutlineModel(self)
        self.delegate = OutlineRows(self)
        self.drag = Drag(self, self.delegate, spot_of)
        self.drag.opening_wanted.connect(lambda key: self.toggle_wanted.emit(key, True))
        self._by_keyboard = False
        self._typed = QElapsedTimer()  # since the last letter of a title
        self._pressed: QPoint | None = None  # where a click began that may become a drag
        self._narrows = False  # a click on one of several chosen rows chooses it alone, when let go
        self._hover = -1
        self.setModel(self.rows)
        self.setItemDelegate(self.delegate)
        self.setAccessibleName(tr("Course outline"))
        as_painted(self)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        # Later: the field is closed first, and the keyboard is back in the list.
        self.rows.rename_wanted.connect(self.rename_wanted, Qt.ConnectionType.QueuedConnection)

    # ------------------------------------------------------------ what is chosen

    @property
    def here(self) -> Row | None:
        """The row that the keyboard is on."""
        return self.rows.row_at(self.currentIndex())

    def chosen(self) -> list[Row]:
        """The chosen rows from top to bottom."""
        rows = self.rows.rows
        numbers = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        return [rows[number] for number in numbers]

    def choose(self, parts: Iterable[tuple[str, int]], *, scrolls: bool = True) -> bool:
        """Choose these parts, with the keyboard on the last one; False when none is listed."""
        indexes = [index for part in parts if (index := self.rows.index_of(*part)).isValid()]
        model = self.selectionModel()
        model.clearSelection()
        for index in indexes:
            model.setCurrentIndex(index, _Flag.Select)
        if indexes and scrolls:
            self.scrollTo(indexes[-1])
        return bool(indexes)

    def stand_on(self, number: int) -> None:
        """Put the keyboard into a row, or the nearest that there is."""
        number = min(max(number, 0), len(self.rows.rows) - 1)
        if number >= 0:
            self.setCurrentIndex(self.rows.index(number, 0))

    def rename_here(self) -> None:
        """Write the title of the row in place."""
        index = self.currentIndex()
        if index.isValid():
            self.scrollTo(index)
            self.edit(index)

    @property
    def is_writing(self) -> bool:
        """Whether a title is being written in place."""
        return self.state() == QAbstractItemView.State.EditingState

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        super().closeEditor(editor, hint)
        self.title_done.emit()

    # ------------------------------------------------------------ keyboard

    def event(self, event: QEvent) -> bool:
        if acts.claims(event) or claims_letter(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._by_keyboard = True
        self.viewport().update()
        act, row, key = acts.act_of(event), self.here, event.key()
        back, on = (_Key.Key_Left, _Key.Key_Right)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            back, on = on, back
        if key == _Key.Key_Escape:
            self._on_escape(event)
        elif act == acts.RENAME:
            self.rename_here()
        elif act:
            self.act_wanted.emit(act)
        elif key == _Key.Key_Space and self._is_typing_ahead():
            self.keyboardSearch(event.text())
        elif row is None or event.modifiers() not in (_NO_MODIFIER, _KEYPAD):
            super().keyPressEvent(event)
        elif key in (_Key.Key_Return, _Key.Key_Enter, _Key.Key_Space):
            self._open(row)
        elif key == back:
            self._go_out(row)
        elif key == on:
            self._go_in(row)
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        self._typed.restart()
        super().keyboardSearch(search)

    def _is_typing_ahead(self) -> bool:
        return self._typed.isValid() and not self._typed.hasExpired(
            QApplication.keyboardInputInterval()
        )

    def focusInEvent(self, event: QFocusEvent) -> None:
        if event.reason() in BY_KEYBOARD:
            self._by_keyboard = True
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.stand_on(0)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.drag.cancel()
        self.viewport().update()

    def _on_escape(self, event: QKeyEvent) -> None:
        if self.drag:
            self.drag.cancel()
            self._pressed = None
        elif any(row.is_cut for row in self.rows.rows):
            self.let_go.emit()
        else:
            event.ignore()

    def _open(self, row: Row) -> None:
        if row.lesson is None:
            self.toggle_wanted.emit(row.key, not row.is_open)
        else:
            self.lesson_chosen.emit(row.key)

    def _go_out(self, row: Row) -> None:
        if row.lesson is not None:
            self.setCurrentIndex(self.rows.index_of(MODULE, row.module.id))
        elif row.is_open:
            self.toggle_wanted.emit(row.key, False)

    def _go_in(self, row: Row) -> None:
        if row.lesson is not None:
            return
        below = self.rows.row_at(self.rows.index(self.currentIndex().row() + 1, 0))
        if not row.is_open:
            self.toggle_wanted.emit(row.key, True)
        elif below is not None and below.kind == LESSON:
            self.stand_on(self.currentIndex().row() + 1)

    # ------------------------------------------------------------ mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._by_keyboard = False
        self._pressed, self._narrows = None, False
        point = event.position().toPoint()
        index = self.indexAt(point)
        row = self.rows.row_at(index)
        if row is None or event.button() != Qt.MouseButton.LeftButton:
            if event.button() != Qt.MouseButton.RightButton:  # the menu looks at what is chosen
                super().mousePressEvent(event)
            return
        box = self.visualRect(index)
        if row.lesson is None and self.delegate.sign_box(box, row).contains(point):
            self.toggle_wanted.emit(row.key, not row.is_open)
            return
        if self.delegate.menu_box(box).contains(point):
            self._want_menu(index, self.delegate.menu_box(box).bottomLeft())
            return
        self._pressed = point
        is_plain = event.modifiers() == _NO_MODIFIER
        if is_plain and self.selectionModel().isSelected(index) and len(self.chosen()) > 1:
            self._narrows = True
            self.selectionModel().setCurrentIndex(index, _Flag.NoUpdate)
            return
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        if not event.buttons() & Qt.MouseButton.LeftButton:
            super().mouseMoveEvent(event)
            self._set_hover(self.indexAt(point).row())
            self._show_hand(point)
        elif self.drag:
            self.drag.follow(point)
        elif self._pressed is not None:
            far = (point - self._pressed).manhattanLength()
            if far >= QApplication.startDragDistance():
                self._lift(point)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, None
        if self.drag:
            move = self.drag.drop()
            self.viewport().unsetCursor()
            self.setState(QAbstractItemView.State.NoState)
            if isinstance(move, Move):
                self.dropped.emit(move)
            return
        index = self.indexAt(event.position().toPoint())
        row = self.rows.row_at(index)
        super().mouseReleaseEvent(event)
        is_click = pressed is not None and event.modifiers() == _NO_MODIFIER
        if not is_click or row is None or index != self.currentIndex():
            return
        if self._narrows:
            self.selectionModel().setCurrentIndex(index, _Flag.ClearAndSelect)
        if row.lesson is not None:
            self.lesson_chosen.emit(row.key)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        index = self.indexAt(point)
        row = self.rows.row_at(index)
        if row is None or event.button() != Qt.MouseButton.LeftButton:
            return
        box = self.visualRect(index)
        if row.lesson is None and self.delegate.sign_box(box, row).contains(point):
            self.toggle_wanted.emit(row.key, not row.is_open)  # two clicks on it, one after another
            return
        self.setCurrentIndex(index)
        self.rename_here()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._set_hover(-1)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        place = self.visualRect(index).center() if by_key and index.isValid() else event.pos()
        self._want_menu(index, place)

    def _show_hand(self, point: QPoint) -> None:
        """An open hand over a handle."""
        index = self.indexAt(point)
        row = self.rows.row_at(index)
        if row is not None and self.delegate.grip_box(self.visualRect(index), row).contains(point):
            self.viewport().setCursor(Qt.CursorShape.OpenHandCursor)
        else:
            self.viewport().unsetCursor()

    def _want_menu(self, index: QModelIndex, place: QPoint) -> None:
        if not index.isValid():
            self.clearSelection()
        elif not self.selectionModel().isSelected(index):
            self.setCurrentIndex(index)
        else:
            self.selectionModel().setCurrentIndex(index, _Flag.NoUpdate)
        self.menu_wanted.emit(self.viewport().mapToGlobal(place))

    def _lift(self, point: QPoint) -> None:
        """Carry what is chosen of the pressed row's kind."""
        row = self.rows.row_at(self.indexAt(self._pressed or point))
        if row is None or self.is_writing:
            return
        keys = tuple(one.key for one in self.chosen() if one.kind == row.kind) or (row.key,)
        if len(keys) == 1:
            words = row.title
        elif row.kind == LESSON:
            words = tr("%n lesson(s)", len(keys))
        else:
            words = tr("%n module(s)", len(keys))
        self._narrows = False
        self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        self.drag.lift(row.kind, keys, words, point)

    # ------------------------------------------------------------ painting

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.drag:
            painter = QPainter(self.viewport())
            self.drag.paint(painter)
            painter.end()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.drag.cancel()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self.scheduleDelayedItemsLayout()

    def shows_ring(self, index: _Index) -> bool:
        """Whether the ring is painted around a row: the keyboard is there, and came by a key."""
        return self._by_keyboard and self.hasFocus() and index.row() == self.currentIndex().row()

    def is_hovered(self, index: _Index) -> bool:
        """Whether the pointer is over a row."""
        return index.row() == self._hover and not self.drag

    def _set_hover(self, number: int) -> None:
        if number == self._hover:
            return
        for changed in (self._hover, number):
            if changed >= 0:
                self.viewport().update(self.visualRect(self.rows.index(changed, 0)))
        self._hover = number
