"""The headings of the text, to jump to: typed words choose among them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QFrame, QLineEdit, QListView, QVBoxLayout, QWidget

from ...kit.lists import Muted
from ...kit.theme import theme_host_of
from ...kit.translate import tr
from .facts import SourceHeading

_ARROWS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class HeadingsPopup(QFrame):
    """Enter or a click jumps, Escape closes."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget, headings: Sequence[SourceHeading], line: int) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("page")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._headings = tuple(headings)
        host = theme_host_of(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 10)
        self.field = _Field(self)
        self.field.setPlaceholderText(tr("Go to a heading"))
        self.field.setAccessibleName(tr("Go to a heading"))
        self.field.textChanged.connect(self._filter)
        self.field.returnPressed.connect(self._take)
        column.addWidget(self.field)
        self._model = QStandardItemModel(self)
        self.list = QListView()
        self.list.setModel(self._model)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setAccessibleName(tr("Headings"))
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.clicked.connect(lambda _index: self._take())
        column.addWidget(self.list)
        self._nothing = Muted(tr("This text has no headings yet."))
        self._nothing.setVisible(not headings)
        self.list.setVisible(bool(headings))
        column.addWidget(self._nothing)
        self._filter("")
        here = [number for number, one in enumerate(self._headings) if one.line <= line]
        if here:
            self.list.setCurrentIndex(self._model.index(here[-1], 0))
        rows = min(max(len(self._headings), 2), 12)
        height = self.field.sizeHint().height() + host.px(44)
        row = max(self.list.sizeHintForRow(0), host.px(24)) + 1
        self.setFixedSize(host.px(340), height + (rows * row if headings else host.px(20)))

    def open_at(self, place: QPoint) -> None:
        """Show it with its corner there, and take the keyboard."""
        self.move(place)
        self.show()
        self.field.setFocus()

    def move_by(self, event: QKeyEvent) -> None:
        """An arrow key goes through the list."""
        QListView.keyPressEvent(self.list, event)

    def _filter(self, words: str) -> None:
        wished = words.casefold().split()
        self._model.clear()
        for heading in self._headings:
            if all(word in heading.text.casefold() for word in wished):
                row = QStandardItem("    " * max(0, heading.level - 2) + (heading.text or "–"))
                row.setData(heading.line, Qt.ItemDataRole.UserRole)
                self._model.appendRow(row)
        if self._model.rowCount():
            self.list.setCurrentIndex(self._model.index(0, 0))

    def _take(self) -> None:
        index = self.list.currentIndex()
        line = index.data(Qt.ItemDataRole.UserRole) if index.isValid() else None
        self.close()
        if isinstance(line, int):
            self.chosen.emit(line)


class _Field(QLineEdit):
    """Hands arrow keys on to the list below."""

    def __init__(self, popup: HeadingsPopup) -> None:
        super().__init__(popup)
        self._popup = popup

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ARROWS:
            self._popup.move_by(event)
        elif event.key() == Qt.Key.Key_Escape:
            self._popup.close()
        else:
            super().keyPressEvent(event)
