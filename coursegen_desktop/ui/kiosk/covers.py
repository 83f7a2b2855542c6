"""A quiet cover on every display but the main one: nothing to see there, nothing to use."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ..kit.icons import IconLabel
from ..kit.translate import tr
from .hold import make_frameless


class Cover(QWidget):
    """Fills a display with the program's sign."""

    def __init__(self, screen: QScreen) -> None:
        super().__init__()
        make_frameless(self)
        # Plugged in while a child types: the keys stay where they are.
        self.setWindowFlag(Qt.WindowType.WindowDoesNotAcceptFocus)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWindowTitle(tr("Coursegen Desktop"))
        column = QVBoxLayout(self)
        sign = IconLabel("graduation-cap", role="muted", size=72)
        column.addWidget(sign, 0, Qt.AlignmentFlag.AlignCenter)
        self.screen_ = screen
        self.fit()

    def fit(self) -> None:
        """Lie on the display, which may have another size by now."""
        self.setScreen(self.screen_)
        self.setGeometry(self.screen_.geometry())


class Covers(QObject):
    """Covers displays as they come and go. The guard looks for new windows by itself."""

    def __init__(self) -> None:
        super().__init__()
        self._is_on = False
        self.covers: list[Cover] = []

    def begin(self) -> None:
        """Cover what is there, and what will be plugged in."""
        app = self._app()
        self._is_on = True
        app.screenAdded.connect(self._on_change)
        app.screenRemoved.connect(self._on_change)
        app.primaryScreenChanged.connect(self._on_change)
        self._on_change()

    def end(self) -> None:
        """Take all covers away."""
        if not self._is_on:
            return
        self._is_on = False
        app = self._app()
        app.screenAdded.disconnect(self._on_change)
        app.screenRemoved.disconnect(self._on_change)
        app.primaryScreenChanged.disconnect(self._on_change)
        self.follow((), None)

    def follow(self, screens: Sequence[QScreen], main: QScreen | None) -> None:
        """Have exactly one cover on each of `screens` but `main`."""
        wanted = [screen for screen in screens if screen is not main]
        for cover in list(self.covers):
            if cover.screen_ not in wanted:
                self.covers.remove(cover)
                cover.hide()
                cover.deleteLater()
        for cover in self.covers:
            cover.fit()
        covered = [cover.screen_ for cover in self.covers]
        for screen in wanted:
            if screen not in covered:
                cover = Cover(screen)
                # Not showFullScreen: that takes the keys along.
                cover.setWindowState(Qt.WindowState.WindowFullScreen)
                cover.setVisible(True)
                self.covers.append(cover)

    def _on_change(self, *_: object) -> None:
        app = self._app()
        self.follow(app.screens(), app.primaryScreen())

    def _app(self) -> QGuiApplication:
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        return app
