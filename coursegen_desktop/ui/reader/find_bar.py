"""Find in the lesson that is open."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ..kit.forms import IconButton
from ..kit.lists import FooterBar, Muted
from ..kit.translate import tr


class FindBar(FooterBar):
    """Enter finds the next place, Shift+Enter the previous one, Escape closes."""

    height_px = 52
    find_requested = Signal(str, bool)  # text, forward
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._field = QLineEdit()
        self._field.setPlaceholderText(tr("Find in this lesson"))
        self._field.setAccessibleName(tr("Find in this lesson"))
        self._field.setClearButtonEnabled(True)
        self._field.setMaximumWidth(360)
        self._field.textChanged.connect(lambda text: self.find_requested.emit(text, True))
        self.row.addWidget(self._field, 1)
        self._told = Muted()
        self.row.addWidget(self._told)
        for icon, name, forward in (
            ("chevron-up", tr("Previous place"), False),
            ("chevron-down", tr("Next place"), True),
        ):
            button = IconButton(icon, name)
            button.clicked.connect(
                lambda _=False, forward=forward: self.find_requested.emit(
                    self._field.text(), forward
                )
            )
            self.row.addWidget(button)
        self.row.addStretch(1)
        self.last = IconButton("x", tr("Close"), "Esc")
        self.last.clicked.connect(self.closed)
        self.row.addWidget(self.last)

    def begin(self) -> None:
        """Take the keyboard, with the last words selected."""
        self._field.setFocus()
        self._field.selectAll()

    def show_found(self, number: int, count: int) -> None:
        """Which place of how many; count 0 while nothing matches."""
        if not self._field.text():
            self._told.setText("")
        elif count == 0:
            self._told.setText(tr("Not found"))
        else:
            self._told.setText(tr("{number} of {count}", number=number, count=count))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.find_requested.emit(self._field.text(), not back)
        else:
            super().keyPressEvent(event)
