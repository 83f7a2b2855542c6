"""What lies over a film for a while: a question, the end, or what is the matter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ...kit.forms import Button, PrimaryButton, SecondaryButton
from ...kit.icons import IconLabel
from ...kit.lists import Card, Emphasis, FlowLayout, Muted, ScrollPage
from ...kit.painting import paint_box
from ...kit.speech import say
from ...kit.theme import theme_host_of

_SHADE = 0.72
_WIDEST = 560
CARD_RADIUS = 13.0  # of the card that it lies on, inside its line


@dataclass(frozen=True, slots=True)
class Way:
    """A way on: its key, its words, and an icon. The first of several is the main one."""

    key: str
    words: str
    icon: str = ""


class _Inside(ScrollPage):
    """What stands in the card: as high as it is, and scrolling where the card ends sooner."""

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if self.column.hasHeightForWidth():
            return self.column.totalHeightForWidth(width)
        return self.column.totalSizeHint().height()

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 60)


class Veil(QWidget):
    """A card over the darkened film. `chosen` carries the key of a Way; Esc chooses `on_escape`."""

    chosen = Signal(str)
    covered = Signal()  # it came, or it went

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._on_escape = ""
        self.is_square = False  # on the whole screen
        self._buttons: dict[str, Button] = {}
        self.card = Card(self, margin=18)
        self._icon = IconLabel("info", size=22, role="accent")
        self._title = Emphasis(wrap=True)
        self._text = Muted(wrap=True, size="body")
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._title, 1)
        self.card.column.addLayout(head)
        self.card.column.addWidget(self._text)
        self._inside = _Inside(margin=0)
        self._inside.setProperty("bare", True)
        self._inside.column.setContentsMargins(0, 6, 0, 0)
        self._inside.hide()
        self.card.column.addWidget(self._inside, 1)
        self._row = FlowLayout(spacing=10)
        self.card.column.addSpacing(6)
        self.card.column.addLayout(self._row)
        self.hide()

    def put_inside(self, widget: QWidget) -> None:
        """Something between the words and the buttons."""
        self._inside.column.addWidget(widget)

    def show_inside(self, shown: bool) -> None:
        """Whether that is seen."""
        self._inside.setVisible(shown)
        self._place()

    def show_card(
        self, icon: str, title: str, text: str, ways: Sequence[Way], *, on_escape: str = ""
    ) -> None:
        """Lay a card over the film and give it the keyboard."""
        self._on_escape = on_escape
        self._icon.show_as(icon)
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self.show_ways(ways)
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        self.show()
        self.raise_()
        self._place()
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
        self._place()

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

    def _place(self) -> None:
        """In the middle, as high as its contents, at most as high as the film."""
        layout = self.card.layout()
        if layout is None:
            return
        width = min(theme_host_of(self).px(_WIDEST), max(self.width() - 24, 0))
        height = min(layout.totalHeightForWidth(width), max(self.height() - 24, 0))
        left, top = (self.width() - width) // 2, (self.height() - height) // 2
        self.card.setGeometry(left, top, width, height)

    def setVisible(self, visible: bool) -> None:
        super().setVisible(visible)
        self.covered.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._place()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._on_escape:
            self.chosen.emit(self._on_escape)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(_SHADE)
        radius = 0.0 if self.is_square else CARD_RADIUS
        paint_box(
            painter, QRectF(self.rect()), radius, theme_host_of(self).theme.color("film"), None
        )
