"""A small painted button of which one is chosen: arrows move, Space and Enter choose."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from .focus import QuietFocus, stop_tab_at_chosen
from .theme import theme_host_of


class ChoiceDot(QuietFocus, QAbstractButton):
    """Square, `side` pixels of the design; a subclass paints it, with a ring for `shows_ring`."""

    def __init__(self, name: str, side: int = 40) -> None:
        super().__init__()
        self._side = side
        self.setCheckable(True)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        side = theme_host_of(self).px(self._side)
        return QSize(side, side)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        stop_tab_at_chosen(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)
