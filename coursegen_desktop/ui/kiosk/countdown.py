"""Asks whether somebody is still there, in figures that are seen from across the room."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ..kit.focus import start_at
from ..kit.fonts import points, tabular
from ..kit.forms import PrimaryButton, SecondaryButton
from ..kit.lists import Lead, LessonTitle
from ..kit.speech import say
from ..kit.theme import theme_host_of
from ..kit.translate import tr
from .overlay import Overlay

_MIDDLE = Qt.AlignmentFlag.AlignHCenter
_SPOKEN = (20, 10, 5)
_RING_PX, _FIGURE_PX = 190, 72.0
_MOVES = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Shift)


class SecondsRing(QWidget):
    """A ring that empties, with the seconds in it."""

    def __init__(self) -> None:
        super().__init__()
        self._share, self.text = 1.0, ""

    def show_share(self, share: float, text: str) -> None:
        """So much is left."""
        self._share, self.text = share, text
        self.setAccessibleName(text)
        self.update()

    def sizeHint(self) -> QSize:
        side = theme_host_of(self).px(_RING_PX)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        host = theme_host_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(8, 8, -8, -8)
        for role, share in (("sunken", 1.0), ("accent", self._share)):
            pen = QPen(host.theme.color(role), 12)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap if share else Qt.PenCapStyle.FlatCap)
            painter.setPen(pen)
            painter.drawArc(box, 90 * 16, round(360 * 16 * share))
        font = tabular(host.font("figure"))
        font.setPointSizeF(points(_FIGURE_PX * host.text_scale))
        painter.setFont(font)
        painter.setPen(host.theme.color("ink"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.text)


class Countdown(Overlay):
    """In the place of the warning of a shared computer: any key or press is an answer."""

    stay_requested = Signal()
    sign_out_requested = Signal()

    def __init__(self, window: QWidget) -> None:
        title = tr("Are you still there?")
        super().__init__(window, title)
        self._most = 0
        self.ring = SecondsRing()
        # The figures stand in the ring; words that changed with them could not be read in peace.
        self.words = Lead(
            tr(
                "When the ring is empty, your place is kept and the next one may sit down."
                " Nothing is lost."
            )
        )
        self.words.setAlignment(_MIDDLE)
        heading = LessonTitle(title)
        heading.setAlignment(_MIDDLE)
        self.stay = PrimaryButton(tr("I am here"))
        self.stay.height_px = 56.0
        self.stay.clicked.connect(self.stay_requested)
        self.done = SecondaryButton(tr("I am done"), "log-out")
        self.done.height_px = 56.0
        self.done.clicked.connect(self.sign_out_requested)
        column = QVBoxLayout(self)
        column.setSpacing(18)
        column.addStretch(1)
        column.addWidget(self.ring, 0, _MIDDLE)
        column.addWidget(heading)
        column.addWidget(self.words)
        column.addSpacing(10)
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addStretch(1)
        row.addWidget(self.done)
        row.addWidget(self.stay)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)
        start_at(self, self.stay)

    def show_seconds(self, seconds: int) -> None:
        """Appear with the first second, count down with the others."""
        words = tr(
            "In {seconds} s your place is kept and the next one may sit down. Nothing is lost.",
            seconds=seconds,
        )
        self.setAccessibleDescription(words)
        if self.isHidden():
            self._most = seconds
            self.appear()
        elif seconds in _SPOKEN:
            say(self, words, urgent=True)
        self.ring.show_share(seconds / max(self._most, 1), str(seconds))

    def dismiss(self) -> None:
        """Somebody is there."""
        self.go()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        if event.key() not in _MOVES:
            self.stay_requested.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self.stay_requested.emit()
