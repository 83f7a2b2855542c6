"""A list of short texts as round tags, with a field to add more; each is removed by its button."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ...kit.forms import Chip
from ...kit.lists import FlowLayout
from ...kit.translate import tr


class TokenField(QWidget):
    """Comma or Enter adds what is typed; Backspace in the empty field removes the last one."""

    changed = Signal()

    def __init__(self, name: str, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tokens: list[str] = []
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips)
        self.field = _Entry()
        self.field.setAccessibleName(name)
        self.field.setPlaceholderText(hint)
        self.field.setMaxLength(200)
        self.field.finished.connect(self._take)
        self.field.emptied.connect(self._remove_last)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._chips)
        column.addWidget(self.field)
        self.setFocusProxy(self.field)
        self._refresh()

    @property
    def tokens(self) -> tuple[str, ...]:
        """The texts in their order."""
        return tuple(self._tokens)

    def show_tokens(self, tokens: Sequence[str]) -> None:
        """Show these instead."""
        if list(tokens) != self._tokens:
            self._tokens = list(tokens)
            self._refresh()

    def take_typed(self) -> None:
        """Add what stands in the field."""
        self._take()

    def _take(self) -> None:
        typed = [" ".join(part.split()) for part in self.field.text().split(",")]
        new = [part for part in dict.fromkeys(typed) if part and part not in self._tokens]
        self.field.clear()
        if new:
            self._tokens += new
            self._refresh()
            self.changed.emit()

    def _remove(self, token: str) -> None:
        if token in self._tokens:
            self._tokens.remove(token)
            self._refresh()
            self.field.setFocus()
            self.changed.emit()

    def _remove_last(self) -> None:
        if self._tokens:
            self._remove(self._tokens[-1])

    def _refresh(self) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for token in self._tokens:
            chip = Chip(token, icon_name="x", checkable=False)
            chip.setAccessibleName(tr("Remove {name}", name=token))
            chip.setToolTip(tr("Remove {name}", name=token))
            chip.clicked.connect(lambda _=False, token=token: self._remove(token))
            self._flow.addWidget(chip)
        self._chips.setVisible(bool(self._tokens))


class _Entry(QLineEdit):
    finished = Signal()
    emptied = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.textEdited.connect(self._on_edited)
        self.editingFinished.connect(self.finished)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Backspace and not self.text():
            self.emptied.emit()
            return
        super().keyPressEvent(event)

    def _on_edited(self, text: str) -> None:
        if text.endswith(","):
            self.finished.emit()
