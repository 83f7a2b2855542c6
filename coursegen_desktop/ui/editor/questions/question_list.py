"""The questions of a quiz in their order: chosen, moved, copied, taken away."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from ...kit.dragged_rows import DraggedRows, take_drop
from ...kit.painted_view import BY_KEYBOARD, as_painted
from ...kit.translate import tr
from .question_line import QuestionLine, QuestionRows

_Index = QModelIndex | QPersistentModelIndex
_STANDARD = QKeySequence.StandardKey


class _Lines(DraggedRows):
    """Questions can be dragged; the head of a section cannot."""

    MIME = "application/x-coursegen-question-keys"

    def is_fixed(self, item: Any) -> bool:
        return bool(item.is_head)


class QuestionList(QListView):
    """States wishes. Alt with the arrows moves, Del deletes, Ctrl+D doubles, Ctrl+X, C and V do as
    everywhere.

    `move_wanted` carries the ids and the line, among all lines, before which they are wanted.
    """

    chosen = Signal(str)
    move_wanted = Signal(list, int)
    step_wanted = Signal(list, int)
    delete_wanted = Signal(list)
    duplicate_wanted = Signal(list)
    copy_wanted = Signal(list)
    cut_wanted = Signal(list)
    paste_wanted = Signal()
    menu_wanted = Signal(QPoint)
    form_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = _Lines(
            self,
            key_of=lambda line: line.key,
            name_of=lambda line: line.title,
            words_of=lambda line: line.spoken,
        )
        self.by_keyboard, self.hover_row = False, -1
        self._is_filling = False
        self.setModel(self.lines)
        self.setItemDelegate(QuestionRows(self))
        self.setAccessibleName(tr("Questions"))
        as_painted(self)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDropIndicatorShown(True)
        self.setTabKeyNavigation(False)

    def show_lines(self, lines: Sequence[QuestionLine], current: str) -> None:
        """List these, `current` chosen; other ones that were selected stay so."""
        selected = set(self.selected())
        selected = selected if current in selected else {current}
        before = [line.key for line in self.lines.items], self.currentIndex().row()
        self._is_filling = True
        try:
            self.lines.show(lines)
            row = self.lines.row_of(current)
            if before == ([line.key for line in lines], row) and self.selected() == [current]:
                return  # somebody types: the line is painted anew, and that is all
            index = self.lines.index(row, 0) if row >= 0 else QModelIndex()
            if self.currentIndex() != index:
                no_update = QItemSelectionModel.SelectionFlag.NoUpdate
                self.selectionModel().setCurrentIndex(index, no_update)
            marked = QItemSelection()
            for place, line in enumerate(lines):
                if line.key in selected and not line.is_head:
                    marked.select(self.lines.index(place, 0), self.lines.index(place, 0))
            clear = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().select(marked, clear)
            self.scheduleDelayedItemsLayout()
        finally:
            self._is_filling = False
        if row >= 0:
            self.scrollTo(index)

    def selected(self) -> list[str]:
        """The ids of what is selected, from top to bottom."""
        rows = sorted(index.row() for index in self.selectedIndexes())
        return [str(self.lines.key_at(row)) for row in rows if self.lines.item(row) is not None]

    def select_keys(self, keys: Sequence[str]) -> None:
        """Select these."""
        marked = QItemSelection()
        for key in keys:
            row = self.lines.row_of(key)
            if row >= 0:
                marked.select(self.lines.index(row, 0), self.lines.index(row, 0))
        self.selectionModel().select(marked, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        super().currentChanged(current, previous)
        line = self.lines.item(current.row())
        if line is not None and not line.is_head and not self._is_filling:
            self.chosen.emit(line.key)

    # ------------------------------------------------------------ keyboard and mouse

    def event(self, event: QEvent) -> bool:
        # These are no shortcuts of the window while the keyboard is in the list.
        is_override = event.type() == QEvent.Type.ShortcutOverride
        if is_override and isinstance(event, QKeyEvent) and self._act_of(event) is not None:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.by_keyboard = True
        act = self._act_of(event)
        if act is not None:
            if self.selected() or act == "paste":
                self._do(act)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.form_wanted.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        if event.reason() in BY_KEYBOARD:
            self.by_keyboard = True
        super().focusInEvent(event)
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.by_keyboard = False
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._set_hover(self.indexAt(event.position().toPoint()).row())

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._set_hover(-1)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_wanted.emit(event.globalPos())

    def dropEvent(self, event: QDropEvent) -> None:
        keys, goal = take_drop(self, _Lines.MIME, event)
        if keys:
            self.move_wanted.emit(list(keys), goal)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self.scheduleDelayedItemsLayout()

    def _act_of(self, event: QKeyEvent) -> str | None:
        for standard, act in (
            (_STANDARD.Copy, "copy"),
            (_STANDARD.Cut, "cut"),
            (_STANDARD.Paste, "paste"),
            (_STANDARD.Delete, "delete"),
        ):
            if event.matches(standard):
                return act
        keys: Any = event.keyCombination().toCombined() & ~Qt.KeyboardModifier.KeypadModifier.value
        words = QKeySequence(keys).toString(QKeySequence.SequenceFormat.PortableText)
        return {"Alt+Up": "up", "Alt+Down": "down", "Ctrl+D": "duplicate"}.get(words)

    def _do(self, act: str) -> None:
        keys = self.selected()
        if act in ("up", "down"):
            self.step_wanted.emit(keys, -1 if act == "up" else 1)
        elif act == "paste":
            self.paste_wanted.emit()
        else:
            wish = {
                "copy": self.copy_wanted,
                "cut": self.cut_wanted,
                "delete": self.delete_wanted,
                "duplicate": self.duplicate_wanted,
            }[act]
            wish.emit(keys)

    def _set_hover(self, row: int) -> None:
        if row != self.hover_row:
            for changed in (row, self.hover_row):
                self.viewport().update(self.visualRect(self.lines.index(changed, 0)))
            self.hover_row = row
