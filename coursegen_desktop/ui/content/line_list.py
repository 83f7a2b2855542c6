"""A painted list of lines: two rows of words, an icon, a figure, a link at the end.

lines = LineList(tr("Lessons being written"))
lines.show_lines([Line("a", tr("Oceans"), note=tr("1,140 words"), action=tr("Preview"))])
lines.chosen.connect(self._on_chosen)          # Enter, a double click, a click on the link
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from ..kit.painted_view import BY_KEYBOARD, as_painted
from ..kit.rows_model import RowsModel
from ..kit.theme import theme_host_of
from .line import SPINNING, Line
from .line_rows import LineRows

_TURN_MS = 60
_Index = QModelIndex | QPersistentModelIndex


class LineList(QListView):
    """Arrows walk, Enter chooses. The same keys keep the place when they are shown anew."""

    chosen = Signal(object)  # key
    removal_wanted = Signal(object)  # key; Delete was pressed
    current_changed = Signal(object)  # key, None for none

    def __init__(
        self,
        name: str,
        parent: QWidget | None = None,
        *,
        note_rows: int = 1,
        model: type[RowsModel] = RowsModel,
    ) -> None:
        super().__init__(parent)
        self.lines = model(
            self,
            key_of=lambda line: line.key,
            name_of=lambda line: line.title,
            words_of=lambda line: line.spoken,
        )
        self.by_keyboard = False
        self.hover_row = -1
        self.angle = 0
        self._timer = QTimer(self)
        self._timer.setInterval(_TURN_MS)
        self._timer.timeout.connect(self._turn)
        self._rows = LineRows(self, note_rows)
        self.setModel(self.lines)
        self.setItemDelegate(self._rows)
        self.setAccessibleName(name)
        as_painted(self)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.doubleClicked.connect(self._on_double_clicked)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """List these; where the keyboard stood is kept by its key."""
        here = self.current_key
        tall = [self._rows.shape(line) for line in self.lines.items]
        self.lines.show(lines)
        if tall != [self._rows.shape(line) for line in lines]:
            self.scheduleDelayedItemsLayout()
        row = self.lines.row_of(here) if here is not None else -1
        if row >= 0 and row != self.currentIndex().row():
            self.setCurrentIndex(self.lines.index(row, 0))
        if self.hasFocus():
            self._stand_somewhere()
        self._turn_when_needed()

    @property
    def current_key(self) -> Hashable:
        """The line that the keyboard is on, None for none."""
        return self.lines.key_at(self.currentIndex().row())

    @property
    def current(self) -> Line | None:
        """The line itself."""
        line = self.lines.item(self.currentIndex().row())
        return line if isinstance(line, Line) else None

    def make_current(self, key: Hashable) -> None:
        """Stand on a line."""
        row = self.lines.row_of(key)
        if row >= 0:
            self.setCurrentIndex(self.lines.index(row, 0))

    def bring_into_view(self, key: Hashable) -> None:
        """Scroll so that the line is seen, with some of what follows."""
        row = self.lines.row_of(key)
        if row >= 0:
            self.scrollTo(self.lines.index(row, 0), QListView.ScrollHint.PositionAtCenter)

    def whole_height(self, most: int) -> int:
        """Pixels of all lines, at most `most`; for a list that does not scroll by itself."""
        height = sum(self._rows.height(line) for line in self.lines.items)
        return min(height + 2, theme_host_of(self).px(most))

    # ------------------------------------------------------------ keyboard and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.by_keyboard = True
        line = self.current
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if line is not None and not line.is_head:
                self.chosen.emit(line.key)
        elif event.key() == Qt.Key.Key_Delete:
            if line is not None and not line.is_head:
                self.removal_wanted.emit(line.key)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        if event.reason() in BY_KEYBOARD:
            self.by_keyboard = True
        super().focusInEvent(event)
        self._stand_somewhere()
        self.viewport().update()

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        super().currentChanged(current, previous)
        self.current_changed.emit(self.lines.key_at(current.row()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.by_keyboard = False
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        line = self.lines.item(index.row())
        left = event.button() == Qt.MouseButton.LeftButton
        if (
            left
            and line is not None
            and self.action_box(index).contains(event.position().toPoint())
        ):
            self.chosen.emit(line.key)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        index = self.indexAt(event.position().toPoint())
        self._set_hover(index.row())
        over = self.action_box(index).contains(event.position().toPoint())
        shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._set_hover(-1)

    def action_box(self, index: _Index) -> QRect:
        """Where the link of a line stands; empty when it has none."""
        line = self.lines.item(index.row())
        if line is None or not line.action:
            return QRect()
        return self._rows.action_box(self.visualRect(index), line)

    def _stand_somewhere(self) -> None:
        """The keyboard begins at the first line that can be chosen."""
        if self.currentIndex().isValid():
            return
        for row, line in enumerate(self.lines.items):
            if not line.is_head:
                self.setCurrentIndex(self.lines.index(row, 0))
                return

    def _on_double_clicked(self, index: QModelIndex) -> None:
        line = self.lines.item(index.row())
        if line is not None and not line.is_head and not line.action:
            self.chosen.emit(line.key)

    def _set_hover(self, row: int) -> None:
        if row == self.hover_row:
            return
        for changed in (row, self.hover_row):
            self.viewport().update(self.visualRect(self.lines.index(changed, 0)))
        self.hover_row = row

    # ------------------------------------------------------------ size and motion

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()  # notes wrap elsewhere

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self.scheduleDelayedItemsLayout()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._turn_when_needed()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._turn_when_needed()

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 60)

    def _turn(self) -> None:
        self.angle = (self.angle - 18) % 360
        for row, line in enumerate(self.lines.items):
            if line.icon == SPINNING:
                self.viewport().update(self.visualRect(self.lines.index(row, 0)))

    def _turn_when_needed(self) -> None:
        wanted = (
            self.isVisible()
            and not theme_host_of(self).reduced_motion
            and any(line.icon == SPINNING for line in self.lines.items)
        )
        if wanted != self._timer.isActive():
            self._timer.start() if wanted else self._timer.stop()
