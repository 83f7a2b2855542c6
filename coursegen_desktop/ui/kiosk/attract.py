"""The first screen of a class's computer: the room, the time, and how one begins."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ..kit.fonts import points, tabular
from ..kit.icons import IconLabel
from ..kit.lists import Text
from ..kit.theme import theme_host_of
from ..kit.translate import tr
from .clock import WallClock
from .overlay import Overlay

_CLOCK_PX, _TITLE_PX, _WORDS_PX = 92.0, 34.0, 16.0
_ROOM, _LARGEST = (1024, 768), 1.8  # pixels for which those are meant, and how much they grow
_LEAST = 0.6  # as a preview
_WIDEST = 720
_MIDDLE = Qt.AlignmentFlag.AlignHCenter
_PASSED = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr)


class LargeClock(Text):
    """The time, as it is seen from the other end of the room."""


class RoomTitle(Text):
    """Whose room it is."""


class RoomWords(Text):
    """What its teacher says, and how one begins."""


class AttractView(QWidget):
    """What stands there; also shown small, as a preview."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.clock = LargeClock()
        self.clock.setAlignment(_MIDDLE)
        self.title = RoomTitle(wrap=True)
        self.text = RoomWords(wrap=True)
        self.begin = RoomWords(tr("Touch the screen or press a key to begin."), wrap=True)
        for label in (self.title, self.text, self.begin):
            label.setAlignment(_MIDDLE)
        self._inner = inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(14)
        column.addStretch(3)
        column.addWidget(IconLabel("graduation-cap", role="accent", size=56), 0, _MIDDLE)
        column.addWidget(self.clock)
        column.addWidget(self.title)
        column.addWidget(self.text)
        column.addStretch(2)
        column.addWidget(self.begin)
        column.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(inner, 1000)
        row.addStretch(1)
        clock = WallClock(self)
        clock.changed.connect(self.clock.setText)
        clock.look()
        self.fill("", "")

    def fill(self, title: str, text: str) -> None:
        """The room's name and what its teacher has to say."""
        self.title.setText(title or tr("Coursegen Desktop"))
        self.text.setText(text)
        self.text.setVisible(bool(text))
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """As large as the screen is: it is seen from the other end of the room."""
        host = theme_host_of(self)
        grown = min(self.width() / _ROOM[0], self.height() / _ROOM[1], _LARGEST)
        scale = max(grown, _LEAST) * host.text_scale
        self._inner.setMaximumWidth(round(_WIDEST * scale))
        for label, role, pixels in (
            (self.clock, "figure", _CLOCK_PX),
            (self.title, "lesson_title", _TITLE_PX),
            (self.text, "body", _WORDS_PX),
            (self.begin, "body", _WORDS_PX),
        ):
            font = tabular(host.font(role)) if label is self.clock else host.font(role)
            font.setPointSizeF(points(pixels * scale))
            label.setFont(font)


class Attract(Overlay):
    """Lies over the sign-in until somebody touches something."""

    left = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, tr("Touch the screen or press a key to begin."))
        self.view = AttractView()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in _PASSED:
            self._leave()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._leave()

    def _leave(self) -> None:
        self.go()
        self.left.emit()
