"""Watches over what comes to the program's windows: keys, clicks, things that are dropped.

guard = WindowGuard(window)
guard.begin()
guard.exit_wanted.connect(pin_pad.open)

It filters single windows (QWindow), never the application: such a filter and WebEngine end in a
segmentation fault. Everything comes by the window first, also what is meant for a lesson's page,
so nothing has to be filtered further in.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt, QTimer, Signal
from PySide6.QtGui import (
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QTouchEvent,
    QWheelEvent,
    QWindow,
)
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from . import allowed
from .fingers import TOUCH_EVENTS, FingerScroll

_M = Qt.KeyboardModifier
EXIT_KEYS = QKeyCombination(_M.ControlModifier | _M.ShiftModifier, Qt.Key.Key_F12)
_LOOK_MS = 250  # for windows that open without taking the keyboard: menus, lists


class WindowGuard(QObject):
    """Lets through what `allowed` lists. `exit_wanted`: the keys for the teacher were pressed.

    `touched` tells whether the last press came from a finger, of which a keyboard on the screen
    wants to know.
    """

    exit_wanted = Signal()
    touched = Signal(bool)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._guarded: list[QWindow] = []
        self._fingers = FingerScroll()
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self._look)
        self._is_on = False
        self.refused = 0  # events that were kept away

    def begin(self) -> None:
        """Watch from now on over all windows of the program, also those that open later."""
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.focusWindowChanged.connect(self._guard)
        self._is_on = True
        self._guard(self._window.windowHandle())
        self._timer.start()
        self._look()

    def end(self) -> None:
        """Let everything through again."""
        if not self._is_on:
            return
        self._is_on = False
        self._timer.stop()
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.disconnect(self._guard)
        for window in self._guarded:
            if isValid(window):
                window.removeEventFilter(self)
        self._guarded.clear()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in allowed.KEY_EVENTS:
            return isinstance(event, QKeyEvent) and self._keeps_key(event)
        if kind in allowed.MOUSE_EVENTS:
            return isinstance(event, QMouseEvent) and self._keeps_click(event)
        if kind in allowed.DRAG_EVENTS:
            return isinstance(event, QDropEvent) and self._keeps_drop(event)
        if kind == QEvent.Type.Wheel:
            return isinstance(event, QWheelEvent) and self._keeps_wheel(event)
        if kind in TOUCH_EVENTS:
            return isinstance(event, QTouchEvent) and self._takes_finger(watched, event)
        return kind == QEvent.Type.ContextMenu and self._keep()

    def _takes_finger(self, window: QObject, event: QTouchEvent) -> bool:
        if event.type() == QEvent.Type.TouchBegin:
            self.touched.emit(True)
        return isinstance(window, QWindow) and self._fingers.takes(window, event)

    def _keeps_key(self, event: QKeyEvent) -> bool:
        if allowed.may_press(event):
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            # Accepted, or the key would still be looked up among the shortcuts.
            event.accept()
            if event.keyCombination() == EXIT_KEYS:
                self.exit_wanted.emit()
        return self._keep()

    def _keeps_click(self, event: QMouseEvent) -> bool:
        if not allowed.may_click(event.button()):
            return self._keep()
        if event.type() == QEvent.Type.MouseButtonPress:
            by_finger = event.source() != Qt.MouseEventSource.MouseEventNotSynthesized
            self.touched.emit(by_finger)
        return False

    def _keeps_drop(self, event: QDropEvent) -> bool:
        if event.source() is not None:
            return False  # dragged within the program
        event.ignore()
        return self._keep()

    def _keeps_wheel(self, event: QWheelEvent) -> bool:
        zooms = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        return bool(zooms) and self._keep()

    def _keep(self) -> bool:
        self.refused += 1
        return True

    def _look(self) -> None:
        for widget in QApplication.topLevelWidgets():
            if widget.isVisible():
                self._guard(widget.windowHandle())

    def _guard(self, window: QWindow | None) -> None:
        if window is None or window in self._guarded:
            return
        self._guarded = [one for one in self._guarded if isValid(one)]
        window.installEventFilter(self)
        self._guarded.append(window)
