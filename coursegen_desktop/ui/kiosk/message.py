"""A word of the teacher, over everything until somebody has read it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ..kit.focus import start_at
from ..kit.forms import PrimaryButton
from ..kit.icons import IconLabel
from ..kit.lists import Lead, LessonTitle
from ..kit.speech import say
from ..kit.translate import tr
from .overlay import Overlay

_WIDEST = 760
_MIDDLE = Qt.AlignmentFlag.AlignHCenter


class Message(Overlay):
    """Stays until its button is pressed."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, tr("A word from your teacher"))
        self.from_whom = Lead()
        self.from_whom.setAlignment(_MIDDLE)
        self.text = LessonTitle()
        self.text.setAlignment(_MIDDLE)
        self.done = PrimaryButton(tr("I have read it"), "check")
        self.done.height_px = 56.0
        self.done.clicked.connect(self.go)
        inner = QWidget()
        inner.setMaximumWidth(_WIDEST)
        column = QVBoxLayout(inner)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(18)
        column.addStretch(2)
        column.addWidget(IconLabel("message-square-warning", role="accent", size=44), 0, _MIDDLE)
        column.addWidget(self.from_whom)
        column.addWidget(self.text)
        column.addWidget(self.done, 0, _MIDDLE)
        column.addStretch(3)
        row = QHBoxLayout(self)
        row.addStretch(1)
        row.addWidget(inner, 1000)
        row.addStretch(1)
        start_at(self, self.done)

    def tell(self, text: str, name: str) -> None:
        """Show it, and say it aloud."""
        self.from_whom.setText(name)
        self.text.setText(text)
        self.appear()
        say(self, f"{name}: {text}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            self.go()
        else:
            super().keyPressEvent(event)
