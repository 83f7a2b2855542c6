"""Find and replace in the text that is being written."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLineEdit, QWidget

from ....domain.replacing import SearchOptions
from ...kit.forms import Chip, IconButton, SecondaryButton
from ...kit.lists import ErrorLabel, Muted
from ...kit.speech import say
from ...kit.translate import tr

# Smaller than elsewhere: the bar stands above a field that may be narrow.
_STEP_PX = 30.0


class FindBar(QFrame):
    """Enter finds the next place, Shift+Enter the one before, Escape closes."""

    changed = Signal()
    step_requested = Signal(bool)
    replace_requested = Signal()
    replace_all_requested = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("find_bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        grid = QGridLayout(self)
        grid.setContentsMargins(14, 7, 14, 7)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        self.field = self._field(tr("Find in this text"))
        self.other = self._field(tr("Replace with"))
        grid.addWidget(self.field, 0, 0)
        grid.addWidget(self.other, 1, 0)
        self._case = self._chip("Aa", tr("Match case"))
        self._whole = self._chip(tr("“ab”"), tr("Whole words"))
        self._regex = self._chip(".*", tr("Regular expression"))
        grid.addLayout(self._switches(), 0, 1)
        self._replacing = QWidget()
        grid.addWidget(self._replacing, 1, 1)
        self._add_replacing()
        self.error = ErrorLabel()
        grid.addWidget(self.error, 2, 0, 1, 2)
        self.field.textChanged.connect(lambda _text: self.changed.emit())
        self.show_replacing(False)

    @property
    def words(self) -> str:
        """What is looked for."""
        return self.field.text()

    @property
    def template(self) -> str:
        """What takes its place."""
        return self.other.text()

    @property
    def options(self) -> SearchOptions:
        """How it is looked for."""
        return SearchOptions(
            self._case.isChecked(), self._whole.isChecked(), self._regex.isChecked()
        )

    def begin(self, words: str, *, replacing: bool) -> None:
        """Open with words to find, and take the keyboard."""
        if words:
            self.field.setText(words)
        self.show_replacing(replacing)
        self.show()
        self.field.setFocus()
        self.field.selectAll()

    def show_replacing(self, on: bool) -> None:
        """With or without the second line."""
        self.other.setVisible(on)
        self._replacing.setVisible(on)

    def show_found(self, number: int, count: int, *, is_more: bool = False) -> None:
        """Which place of how many; number 0: none is chosen."""
        self.error.tell("")
        if not self.words:
            words = ""
        elif not count:
            words = tr("Not found")
        elif is_more:
            words = tr("{number} of more than {count}", number=number, count=count)
        else:
            words = tr("{number} of {count}", number=number, count=count)
        self._say(words)

    def show_replaced(self, count: int) -> None:
        """How many places were replaced."""
        self._say(tr("%n place(s) replaced", count))

    def show_error(self, text: str) -> None:
        """What is wrong with the expression."""
        self._say("")
        self.error.tell(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.other.hasFocus():
                self.replace_requested.emit()
            else:
                back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
                self.step_requested.emit(not back)
        else:
            super().keyPressEvent(event)

    def _say(self, words: str) -> None:
        if words != self.told.text():
            self.told.setText(words)
            say(self.told, words)

    def _field(self, name: str) -> QLineEdit:
        field = QLineEdit()
        field.setPlaceholderText(name)
        field.setAccessibleName(name)
        field.setClearButtonEnabled(True)
        field.setMinimumWidth(120)
        return field

    def _chip(self, sign: str, name: str) -> Chip:
        chip = Chip(sign)
        chip.setAccessibleName(name)
        chip.setToolTip(name)
        chip.toggled.connect(lambda _on: self.changed.emit())
        return chip

    def _switches(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        for chip in (self._case, self._whole, self._regex):
            row.addWidget(chip)
        self.told = Muted()
        self.told.setAccessibleDescription(tr("What was found"))
        row.addWidget(self.told)
        for icon, name, keys, forward in (
            ("chevron-up", tr("Previous place"), "Shift+F3", False),
            ("chevron-down", tr("Next place"), "F3", True),
        ):
            button = IconButton(icon, name, keys)
            button.height_px = _STEP_PX
            button.clicked.connect(
                lambda _=False, forward=forward: self.step_requested.emit(forward)
            )
            row.addWidget(button)
        close = IconButton("x", tr("Close"))
        close.height_px = _STEP_PX
        close.clicked.connect(self.closed)
        row.addWidget(close)
        return row

    def _add_replacing(self) -> None:
        row = QHBoxLayout(self._replacing)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        one = SecondaryButton(tr("Replace"))
        one.clicked.connect(self.replace_requested)
        row.addWidget(one)
        every = SecondaryButton(tr("Replace all"))
        every.clicked.connect(self.replace_all_requested)
        row.addWidget(every)
        row.addStretch(1)
