"""What lies over a film for a while: a question, the end, or what is the matter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ...kit.forms import Button, PrimaryButton, SecondaryButton
from ...kit.icons import IconLabel
from ...kit.lists import Card, Emphasis, FlowLayout, Muted, ScrollPage
from ...kit.speech import say
from ...kit.theme import theme_host_of

_SHADE = 0.72
_WIDEST = 560


@dataclass(frozen=True, slots=True)
class Way:
    """A way on: its key, its words, and an icon. The first of several is the main one."""

    key: str
    words: str
    icon: str = ""


class Veil(QWidget):
    """A card over the darkened film. `chosen` carries the key of a Way; Esc chooses `on_escape`."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._on_escape = ""
        self._buttons: dict[str, Button] = {}
        outer = QVBoxLayout(self)
        outer.setContentsMargins(12, 12, 12, 12)
        self._scroll = ScrollPage(margin=0)
        self._scroll.setObjectName("veil")
        self._scroll.viewport().setAutoFillBackground(False)
        self._scroll.body.setAutoFillBackground(False)
        outer.addWidget(self._scroll)
        self.card = Card(margin=18)
        self._icon = IconLabel("info", size=22, role="accent")
        self._title = Emphasis(wrap=True)
        self._text = Muted(wrap=True, size="body")
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._title, 1)
        self.card.column.addLayout(head)
        self.card.column.addWidget(self._text)
        self.inside = QVBoxLayout()
        self.card.column.addLayout(self.inside)
        self._row = FlowLayout(spacing=10)
        self.card.column.addSpacing(6)
        self.card.column.addLayout(self._row)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self.card, 100)
        middle.addStretch(1)
        column = self._scroll.column
        column.setContentsMargins(0, 0, 0, 0)
        column.addStretch(1)
        column.addLayout(middle)
        column.addStretch(1)
        self.hide()

    def show_card(
        self, icon: str, title: str, text: str, ways: Sequence[Way], *, on_escape: str = ""
    ) -> None:
        """Lay a card over the film and give it the keyboard."""
        self._on_escape = on_escape
        self._icon.show_as(icon)
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self.card.setMaximumWidth(theme_host_of(self).px(_WIDEST))
        self.show_ways(ways)
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        self.show()
        self.raise_()
        say(self, f"{title}. {text}" if text else title)

    def show_ways(self, ways: Sequence[Way]) -> None:
        """Other buttons."""
        for button in self._buttons.values():
            button.hide()
            button.setParent(None)
            button.deleteLater()
        self._buttons.clear()
        for number, way in enumerate(ways):
            kind = SecondaryButton if number else PrimaryButton
            button = kind(way.words, way.icon)
            button.clicked.connect(lambda _=False, key=way.key: self.chosen.emit(key))
            self._row.addWidget(button)
            self._buttons[way.key] = button
            button.show()

    def focus_first(self) -> None:
        """Put the keyboard on the main way."""
        for button in self._buttons.values():
            if button.isEnabled():
                button.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def way(self, key: str) -> Button | None:
        """The button of a way."""
        return self._buttons.get(key)

    @property
    def words(self) -> str:
        """What it says."""
        return f"{self._title.text()} {self._text.text()}".strip()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._on_escape:
            self.chosen.emit(self._on_escape)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setOpacity(_SHADE)
        painter.fillRect(self.rect(), theme_host_of(self).theme.color("film"))
