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
    """Hidden until `appear`. When it goes, the keyboard is where it was before, or where the page
    below has put it meanwhile: nothing below is typed into while this lies over it."""

    def __init__(self, window: QWidget, name: str) -> None:
        super().__init__(window)
        self._window = window
        self._before: QWidget | None = None
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(name)
        window.installEventFilter(self)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus)
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

    def _on_focus(self, _: QWidget | None, now: QWidget | None) -> None:
        if now is None or not self.isVisible() or not self._lies_over(now):
            return
        self._before = now
        start_of(self).setFocus(Qt.FocusReason.OtherFocusReason)

    def _lies_over(self, widget: QWidget) -> bool:
        """Whether a widget is in what this covers. Those that were raised last stand last."""
        part: QWidget | None = widget
        while part is not None and part.parentWidget() is not self._window:
            part = None if part.isWindow() else part.parentWidget()
        parts = self._window.children()
        return part is not None and parts.index(part) < parts.index(self)

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
