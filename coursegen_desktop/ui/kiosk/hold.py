"""Keeps a window over everything: without a frame, as large as its screen, in front, on the keys.

make_frameless(window)               # before it is shown for the first time
hold = Hold(window)
hold.begin()

What the window manager or the system does with its own keys no program can forbid. Where the
session is not ours, the keyboard is taken from it (X11), but never while a screen reader listens:
it would hear nothing any more.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QAccessible, QGuiApplication, QScreen, QWindow
from PySide6.QtWidgets import QWidget

from ...domain.session_mark import SESSION_VARIABLE

_LOOK_MS = 1000
_SOON_MS, _AGAIN_MS = 60, 450
# Another program that fights for the front is not fought faster than this.
_REST_S = 0.4
_POLITE = 2  # times that it is only asked for


def make_frameless(window: QWidget) -> None:
    """Take frame and buttons from a window that was not shown yet."""
    window.setWindowFlags(
        Qt.WindowType.Window
        | Qt.WindowType.FramelessWindowHint
        | Qt.WindowType.WindowStaysOnTopHint
    )


def grabs_keyboard() -> bool:
    """Whether the keyboard is to be taken from the window manager, as far as one can know."""
    return (
        QGuiApplication.platformName() == "xcb"
        and not os.environ.get(SESSION_VARIABLE)
        and not QAccessible.isActive()
    )


class Hold(QObject):
    """Brings the window back whenever something took it away."""

    def __init__(
        self,
        window: QWidget,
        *,
        grabs: Callable[[], bool] = grabs_keyboard,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._grabs, self._clock = grabs, clock
        self._is_on = self._has_keyboard = False
        self._last = -_REST_S
        self._in_vain = 0
        self.restored = 0  # times that the window had to be brought back
        self._timer = self._make_timer(_LOOK_MS, single=False)
        self._soon = self._make_timer(_SOON_MS, single=True)
        self._again = self._make_timer(_AGAIN_MS, single=True)

    def begin(self) -> None:
        """Take the whole main screen, and keep it."""
        app = self._app()
        self._is_on = True
        self._to_screen(app.primaryScreen())
        self._window.showFullScreen()
        handle = self._handle()
        handle.windowStateChanged.connect(self._come_soon)
        handle.visibleChanged.connect(self._come_soon)
        app.primaryScreenChanged.connect(self._on_main_screen)
        app.applicationStateChanged.connect(self._come_soon)
        app.focusWindowChanged.connect(self._come_soon)
        self._timer.start()
        self._look()

    def end(self) -> None:
        """Let the window go where it is sent."""
        if not self._is_on:
            return
        self._is_on = False
        self._timer.stop()
        self._soon.stop()
        self._again.stop()
        handle, app = self._handle(), self._app()
        handle.windowStateChanged.disconnect(self._come_soon)
        handle.visibleChanged.disconnect(self._come_soon)
        app.primaryScreenChanged.disconnect(self._on_main_screen)
        app.applicationStateChanged.disconnect(self._come_soon)
        app.focusWindowChanged.disconnect(self._come_soon)
        self._give_back(handle)

    def _look(self) -> None:
        if not self._is_on:
            return
        window = self._handle()
        if self._is_well(window):
            self._in_vain = 0
        else:
            self._come_back(window)
        self._take_keyboard(window)

    def _is_well(self, window: QWindow) -> bool:
        whole = window.windowState() == Qt.WindowState.WindowFullScreen and window.isVisible()
        app = self._app()
        in_front = app.applicationState() == Qt.ApplicationState.ApplicationActive
        has_keys = in_front and _is_of(app.focusWindow(), window)
        return whole and has_keys and window.screen() == app.primaryScreen()

    def _come_back(self, window: QWindow) -> None:
        if self._clock() - self._last < _REST_S:
            return  # the timer comes again
        self._last = self._clock()
        self.restored += 1
        self._in_vain += 1
        self._to_screen(self._app().primaryScreen())
        if self._in_vain > _POLITE:
            # A desktop that shows itself, or another one in front, hears no wish of a window that
            # is there already; one that comes anew is let in.
            self._window.hide()
        self._window.showFullScreen()
        self._window.raise_()
        self._window.activateWindow()
        window.requestActivate()
        self._again.start()  # to see whether it helped

    def _come_soon(self, *_: object) -> None:
        # Not at once: whoever changes the state is still at it.
        if self._is_on:
            self._soon.start()

    def _on_main_screen(self, screen: QScreen | None) -> None:
        self._to_screen(screen)
        self._come_soon()

    def _to_screen(self, screen: QScreen | None) -> None:
        if screen is not None and self._window.screen() != screen:
            self._window.setGeometry(screen.geometry())
            self._window.setScreen(screen)

    def _take_keyboard(self, window: QWindow) -> None:
        if self._grabs():
            # Again and again: a menu that closes gives it away without a word.
            self._has_keyboard = window.setKeyboardGrabEnabled(True)
        else:
            self._give_back(window)

    def _give_back(self, window: QWindow) -> None:
        if self._has_keyboard:
            window.setKeyboardGrabEnabled(False)
            self._has_keyboard = False

    def _handle(self) -> QWindow:
        self._window.winId()  # makes it where there is none yet
        return self._window.windowHandle()

    def _app(self) -> QGuiApplication:
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        return app

    def _make_timer(self, milliseconds: int, *, single: bool) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(single)
        timer.setInterval(milliseconds)
        timer.timeout.connect(self._look)
        return timer


def _is_of(front: QWindow | None, window: QWindow) -> bool:
    """Whether the keys go to the window, or to a list that it opened; not to another of ours, as
    one that lies on another display."""
    if front is None or front is window or front.type() == Qt.WindowType.Popup:
        return True
    return front.transientParent() is window
