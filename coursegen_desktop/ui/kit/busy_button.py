"""A main button that shows when what it began takes its time.

go = BusyButton(tr("Sign in"))
go.set_busy(True)        # it stays in focus; after a moment a ring turns in it
"""

from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget

from .forms import PrimaryButton
from .theme import ThemeHost, theme_host_of
from .translate import tr

_PATIENCE_MS = 150  # a shorter wait shows nothing: it would only flicker
_STEP_MS = 40


class BusyButton(PrimaryButton):
    """Turns a ring while busy. It is not disabled then, so that the keyboard stays where it is;
    whoever hears its click looks at `is_busy`."""

    def __init__(self, text: str = "", icon_name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, icon_name, parent)
        self.is_busy = False
        self._angle = 0
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_PATIENCE_MS)
        self._patience.timeout.connect(self._turn)
        self._timer = QTimer(self)
        self._timer.setInterval(_STEP_MS)
        self._timer.timeout.connect(self._advance)
        self._turning = False

    def set_busy(self, busy: bool) -> None:
        """Something runs now, or has ended."""
        if busy == self.is_busy:
            return
        self.is_busy = busy
        if busy:
            self._patience.start()
            return
        self._patience.stop()
        self._timer.stop()
        self._turning = False
        self.setAccessibleDescription("")
        self.update()

    def _turn(self) -> None:
        self._turning = True
        self.setAccessibleDescription(tr("One moment…"))
        if not theme_host_of(self).reduced_motion:
            self._timer.start()
        self.update()

    def _advance(self) -> None:
        self._angle = (self._angle - 18) % 360
        self.update()

    def _paint_content(self, painter: QPainter, host: ThemeHost, ink: QColor) -> None:
        if not self._turning:
            super()._paint_content(painter, host, ink)
            return
        side = host.px(18)
        box = QRectF(0, 0, side, side)
        box.moveCenter(QRectF(self.rect()).center())
        pen = QPen(ink, 2.0)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawArc(box, self._angle * 16, 270 * 16)
