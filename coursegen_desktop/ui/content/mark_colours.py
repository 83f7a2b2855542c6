"""The four colours to mark with: each has a name beside it, for colour alone says nothing."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ..kit.focus import QuietFocus
from ..kit.icons import pixmap
from ..kit.painting import paint_ring
from ..kit.theme import theme_host_of
from ..kit.translate import tr

_SIDE = 30


def colour_name(colour: int) -> str:
    """The name of a colour, 1 to 4."""
    return {1: tr("Yellow"), 2: tr("Green"), 3: tr("Blue"), 4: tr("Rose")}[colour]


class ColourButton(QuietFocus, QAbstractButton):
    """A disc in one of the colours; the chosen one holds a tick. Its name is the colour's."""

    def __init__(self, colour: int, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.colour = colour
        self.setAccessibleName(hint)
        self.setToolTip(hint)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        side = theme_host_of(self).target(_SIDE)
        return QSize(side, side)

    def keyPressEvent(self, event: object) -> None:
        """Enter presses too."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):  # type: ignore[attr-defined]
            self.click()
        else:
            super().keyPressEvent(event)  # type: ignore[arg-type]

    def paintEvent(self, event: QPaintEvent) -> None:
        host = theme_host_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        disc = box.adjusted(5, 5, -5, -5)
        painter.setBrush(host.theme.color(f"mark_{self.colour}"))
        painter.setPen(host.theme.color("ink" if self.underMouse() else "edge"))
        painter.drawEllipse(disc)
        if self.isChecked():
            side = round(disc.width() * 0.62)
            tick = pixmap("check", host.theme.color("ink"), side, self.devicePixelRatioF())
            painter.drawPixmap(disc.center() - QPointF(side / 2, side / 2), tick)
        if self.shows_ring:
            paint_ring(painter, box, box.width() / 2, host.theme.color("accent"))
