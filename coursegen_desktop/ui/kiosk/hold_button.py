"""A button that acts when it is held for three seconds; a ring shows how far it is."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ..kit.forms import QuietButton
from ..kit.theme import theme_host_of

HOLD_MS = 3000
_STEP_MS = 40  # how often the ring is painted; a busy computer paints it less often


class HoldButton(QuietButton):
    """`held` comes after three seconds of pressing, `let_go` when it was pressed too shortly.

    Enter or Space act at once: who works by keys was led here by the Tab key, step by step, and
    holding a key is what switches for the hand do by themselves.
    """

    held = Signal()
    let_go = Signal()

    def __init__(
        self,
        text: str,
        icon_name: str,
        parent: QWidget | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(text, icon_name, parent)
        self._clock = clock
        self._since = 0.0
        self.share = 0.0
        self._timer = QTimer(self)
        self._timer.setInterval(_STEP_MS)
        self._timer.timeout.connect(self._on_step)
        self.pressed.connect(self._begin)
        self.released.connect(self._end)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        if event.key() not in keys:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self.held.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        self._stop()
        super().hideEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.share:
            return
        host = theme_host_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = min(self.width(), self.height()) - 8.0
        box = QRectF(0, 0, side, side)
        box.moveCenter(QRectF(self.rect()).center())
        if self.text():
            box.moveLeft(4)
        for role, share in (("line", 1.0), ("accent", self.share)):
            painter.setPen(
                QPen(host.theme.color(role), 4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
            )
            painter.drawArc(box, 90 * 16, -round(360 * 16 * share))

    def _begin(self) -> None:
        self._since = self._clock()
        self.share = 0.0
        self._timer.start()

    def _on_step(self) -> None:
        self.share = min(1.0, 1000 * (self._clock() - self._since) / HOLD_MS)
        self.update()
        if self.share >= 1.0:
            self._stop()
            self.setDown(False)
            self.held.emit()

    def _end(self) -> None:
        if self._timer.isActive():
            self._on_step()  # the last one may have come late
        if self._timer.isActive():
            self._stop()
            self.let_go.emit()

    def _stop(self) -> None:
        self._timer.stop()
        self.share = 0.0
        self.update()
