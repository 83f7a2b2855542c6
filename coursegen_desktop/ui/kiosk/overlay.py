"""What lies over the whole window: it takes every press, and keeps the Tab key to itself."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from ..kit.focus import leads_round, start_of
from ..kit.locked import ROOM_EVENTS, room_of
from ..kit.speech import say


class Overlay(QWidget):
    """Hidden until `appear`. When it goes, the keyboard is where it was before."""

    def __init__(self, window: QWidget, name: str) -> None:
        super().__init__(window)
        self._window = window
        self._before: QWidget | None = None
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(name)
        window.installEventFilter(self)
        self.hide()

    def appear(self) -> None:
        """Come over everything."""
        if self.isHidden():
            self._before = QApplication.focusWidget()
        self.setGeometry(room_of(self._window))
        self.show()
        self.raise_()
        start_of(self).setFocus(Qt.FocusReason.OtherFocusReason)
        say(self._window, self.accessibleName())

    def go(self) -> None:
        """Away again."""
        if self.isHidden():
            return
        before, self._before = self._before, None
        self.hide()
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() in ROOM_EVENTS and self.isVisible():
            self.setGeometry(room_of(self._window))
        return False

    def focusNextPrevChild(self, next: bool) -> bool:
        start = QApplication.focusWidget()
        if start is None or not self.isAncestorOf(start):
            start = self
        found = leads_round(self, start, forward=next)
        if found is not None:
            reason = Qt.FocusReason.TabFocusReason if next else Qt.FocusReason.BacktabFocusReason
            found.setFocus(reason)
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Nothing beneath hears of it."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Nor of this."""
