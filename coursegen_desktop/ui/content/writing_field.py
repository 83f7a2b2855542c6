"""A field of several lines that grows with its text, up to a limit."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from ...domain.questions.base import Part
from ..kit.theme import theme_host_of
from .marked_field import MarkedField

_MOST_LINES = 24


class WritingField(MarkedField, QPlainTextEdit):
    """Enter begins a new line, Ctrl+Enter checks the answer, Tab goes on to the next field."""

    submit_requested = Signal()

    def __init__(self, name: str, *, lines: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = lines
        self.setObjectName("writing")
        self.setTabChangesFocus(True)
        self.setAccessibleName(name)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.blockCountChanged.connect(lambda _count: self.updateGeometry())

    def value(self) -> str:
        """What was written."""
        return self.toPlainText()

    def set_value(self, value: str) -> None:
        """Write it; it can be undone as one step."""
        self.setPlainText(value)

    def show_part(self, part: Part | None) -> None:
        """Mark it as right or wrong until it is changed; None takes the mark away."""
        self.mark_as(part)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.submit_requested.emit()
            return
        super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        self.ensurePolished()
        lines = float(min(max(self._lines, self.blockCount() + 1), max(self._lines, _MOST_LINES)))
        if self.isReadOnly():  # nothing more is written: only what stands there needs room
            lines = min(max(2.0, self.document().size().height()), lines)
        height = QFontMetricsF(self.font()).lineSpacing() * lines
        return QSize(theme_host_of(self).px(480), round(height) + 26)

    def setReadOnly(self, is_locked: bool) -> None:
        """Nothing more is written: it takes no more room than its text."""
        super().setReadOnly(is_locked)
        self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.isReadOnly() and event.oldSize().width() != event.size().width():
            self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        return QSize(theme_host_of(self).px(160), self.sizeHint().height())
