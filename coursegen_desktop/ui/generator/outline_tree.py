"""The planned outline as a tree that one edits: by mouse, by keyboard, several rows at once."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from ...domain.outline import Outline
from ..kit.dragged_rows import carried, end_drag
from ..kit.focus import keys_of
from ..kit.painted_view import BY_KEYBOARD, as_painted
from ..kit.translate import tr
from .outline_model import LESSON, MIME, MODULE, Node, OutlineModel
from .outline_rows import OutlineRows

# The acts of the tree; the window's own Alt+Left is taken while the keyboard is in it.
RENAME, UP, DOWN, OUT, IN = "rename", "up", "down", "out", "in"
MERGE, SPLIT, EXCLUDE, UNDO, REDO = "merge", "split", "exclude", "undo", "redo"
KEYS = {
    RENAME: "F2", UP: "Alt+Up", DOWN: "Alt+Down", OUT: "Alt+Left", IN: "Alt+Right",
    MERGE: "Ctrl+M", SPLIT: "Ctrl+Shift+M", EXCLUDE: "Del", UNDO: "Ctrl+Z", REDO: "Ctrl+Shift+Z",
}  # fmt: skip
_ACTS = {keys: act for act, keys in KEYS.items()} | {"Ctrl+Y": REDO}
BEFORE, AFTER, INSIDE = "before", "after", "inside"
_Index = QModelIndex | QPersistentModelIndex
_DROPS = QAbstractItemView.DropIndicatorPosition
_PLACES = {_DROPS.AboveItem: BEFORE, _DROPS.BelowItem: AFTER}


class OutlineTree(QTreeView):
    """States wishes; who hears them makes a new outline and shows it."""

    act_wanted = Signal(str)
    rename_wanted = Signal(str, str)  # key, title
    move_wanted = Signal(object, str, str)  # keys, the key that they go to, BEFORE AFTER INSIDE
    menu_wanted = Signal(QPoint)  # global
    selection_moved = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = OutlineModel(self)
        self._delegate = OutlineRows(self)
        self._by_keyboard = False
        self._hover = QPersistentModelIndex()
        self._closed: set[str] = set()
        self._opened: set[str] = set()
        self.setModel(self.rows)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(tr("Planned modules and lessons"))
        self.setHeaderHidden(True)
        self.setIndentation(0)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setExpandsOnDoubleClick(False)
        as_painted(self)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDropIndicatorShown(True)
        # Later: the field is closed first, and the keyboard is back in the tree.
        self.rows.rename_wanted.connect(self.rename_wanted, Qt.ConnectionType.QueuedConnection)
        self.selectionModel().selectionChanged.connect(lambda *_: self.selection_moved.emit())
        self.expanded.connect(lambda index: self._remember(index, True))
        self.collapsed.connect(lambda index: self._remember(index, False))

    def show_outline(self, outline: Outline, select: Iterable[str] = ()) -> None:
        """List an outline; what was open or closed stays so. `select` are keys to stand on."""
        keys = [*select] or [node.key for node in self.selected]
        bar = self.verticalScrollBar().value()
        self.rows.show(outline)
        for top in self.rows.modules:
            if top.key not in self._closed:
                self.expand(self.rows.index_of(top.key))
            for node in top.below:
                if node.key in self._opened:
                    self.expand(self.rows.index_of(node.key))
        self.verticalScrollBar().setValue(bar)
        self.select(keys)

    def forget(self) -> None:
        """Another course: what was opened and closed says nothing about it."""
        self._closed, self._opened = set(), set()

    def select(self, keys: Iterable[str]) -> None:
        """Stand on rows, the first one with the keyboard; where all are gone, on the first row."""
        model, chosen = self.selectionModel(), [k for k in keys if self.rows.find(k) is not None]
        if not chosen and self.rows.modules:
            chosen = [self.rows.modules[0].key]
        flags = type(model).SelectionFlag
        model.clearSelection()
        for number, key in enumerate(chosen):
            index = self.rows.index_of(key)
            if number == 0:
                model.setCurrentIndex(index, flags.Select)
                self.scrollTo(index)
            else:
                model.select(index, flags.Select)

    @property
    def selected(self) -> list[Node]:
        """The chosen rows in the order of the outline."""
        nodes = [self.rows.node(index) for index in self.selectionModel().selectedIndexes()]
        return sorted((node for node in nodes if node is not None), key=lambda node: node.path)

    @property
    def here(self) -> Node | None:
        """The row that the keyboard is on."""
        return self.rows.node(self.currentIndex())

    def rename_here(self) -> None:
        """Write the title of the row in place."""
        index = self.currentIndex()
        if self.rows.flags(index) & Qt.ItemFlag.ItemIsEditable:
            self.edit(index)

    # ------------------------------------------------------------ keyboard

    def event(self, event: QEvent) -> bool:
        if _is_override(event) and isinstance(event, QKeyEvent) and _act_of(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._by_keyboard = True
        act = _act_of(event)
        if act == RENAME:
            self.rename_here()
        elif act:
            self.act_wanted.emit(act)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._is_idle():
            self._toggle(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        if event.reason() in BY_KEYBOARD:
            self._by_keyboard = True
        super().focusInEvent(event)
        self.viewport().update()

    # ------------------------------------------------------------ mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._by_keyboard = False
        point = event.position().toPoint()
        index = self.indexAt(point)
        node = self.rows.node(index)
        if node is not None and node.count and self._on_chevron(index, node, point):
            self._toggle(index)
            return
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            self.setCurrentIndex(index)
            self.rename_here()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._set_hover(self.indexAt(event.position().toPoint()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._set_hover(QModelIndex())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if not index.isValid():
            return
        if not self.selectionModel().isSelected(index):
            self.setCurrentIndex(index)
        place = self.visualRect(index).center() if by_key else event.pos()
        self.menu_wanted.emit(self.viewport().mapToGlobal(place))

    def dropEvent(self, event: QDropEvent) -> None:
        keys = carried(event.mimeData(), MIME)
        target = self.rows.node(self.indexAt(event.position().toPoint()))
        where = self.dropIndicatorPosition()
        end_drag(self, event)
        if keys and target is not None and target.key not in keys:
            self.move_wanted.emit(keys, target.key, _PLACES.get(where, INSIDE))

    # ------------------------------------------------------------ painting

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        state = QStyle.StateFlag.State_Enabled
        if self.selectionModel().isSelected(index):
            state |= QStyle.StateFlag.State_Selected
        if self._hover.isValid() and index == self._hover:
            state |= QStyle.StateFlag.State_MouseOver
        if self._by_keyboard and self.hasFocus() and index == self.currentIndex():
            state |= QStyle.StateFlag.State_HasFocus
        option.state = state
        self._delegate.paint(painter, option, index)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self.scheduleDelayedItemsLayout()

    def _on_chevron(self, index: QModelIndex, node: Node, point: QPoint) -> bool:
        return self._delegate.chevron_box(self.visualRect(index), node).contains(point)

    def _is_idle(self) -> bool:
        return self.state() == QAbstractItemView.State.NoState

    def _toggle(self, index: QModelIndex) -> None:
        node = self.rows.node(index)
        if node is not None and node.count:
            self.setExpanded(index, not self.isExpanded(index))

    def _remember(self, index: QModelIndex, is_open: bool) -> None:
        node = self.rows.node(index)
        if node is None:
            return
        (self._closed if node.kind == MODULE else self._opened).discard(node.key)
        if node.kind == MODULE and not is_open:
            self._closed.add(node.key)
        elif node.kind == LESSON and is_open:
            self._opened.add(node.key)

    def _set_hover(self, index: QModelIndex) -> None:
        if index == self._hover:
            return
        for changed in (QModelIndex(self._hover), index):  # type: ignore[call-overload]
            if changed.isValid():
                self.viewport().update(self.visualRect(changed))
        self._hover = QPersistentModelIndex(index)


def _is_override(event: QEvent) -> bool:
    return event.type() == QEvent.Type.ShortcutOverride


def _act_of(event: QKeyEvent) -> str:
    return _ACTS.get(keys_of(event), "")
