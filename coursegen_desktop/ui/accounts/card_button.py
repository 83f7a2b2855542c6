"""A card that is pressed as a whole."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractButton, QWidget

from ..kit.focus import QuietFocus
from ..kit.painting import paint_box, paint_ring
from ..kit.theme import theme_of

_RADIUS = 14.0


class CardButton(QuietFocus, QAbstractButton):
    """Base: paints card and focus ring; Enter presses it, arrows go to its neighbours."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setAccessibleName(text)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses; held down, it does not go on pressing what comes next."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self.click()

    def paint_card(self, painter: QPainter) -> None:
        """The card under what the button shows."""
        theme = theme_of(self)
        box = QRectF(self.rect())
        lit = self.underMouse() or self.isDown()
        fill = theme.mix("surface", "accent_soft", 0.5 if lit else 0.0)
        paint_box(painter, box, _RADIUS, fill, theme.color("accent" if lit else "line"))
        if self.shows_ring:
            paint_ring(painter, box, _RADIUS, theme.color("accent"))
