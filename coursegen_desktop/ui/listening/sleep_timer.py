"""Falls silent after a while, or at the end of a lesson: for whoever listens in bed."""

from __future__ import annotations

import math
import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from ..kit.translate import tr

OFF, AT_END = 0, -1
MINUTES = (10, 15, 30, 45, 60)
_LOOK_MS = 1000


class SleepTimer(QObject):
    """`over`: the time has come. `told`: what is left has changed."""

    over = Signal()
    told = Signal()

    def __init__(self, parent: QObject, now: Callable[[], float] = time.monotonic) -> None:
        super().__init__(parent)
        self._now = now
        self._until = 0.0
        self.wish = OFF
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self.look)

    def set(self, wish: int) -> None:
        """So many minutes, AT_END or OFF."""
        self.wish = wish
        self._until = self._now() + 60 * wish
        if wish > 0:
            self._timer.start()
        else:
            self._timer.stop()
        self.told.emit()

    def look(self) -> None:
        """Whether it is time."""
        if self.wish > 0 and self._now() >= self._until:
            self.set(OFF)
            self.over.emit()
        else:
            self.told.emit()

    def lesson_ended(self) -> bool:
        """A lesson was heard to its end; whether that was all for now."""
        if self.wish != AT_END:
            return False
        self.set(OFF)
        return True

    @property
    def words(self) -> str:
        """What it will do."""
        if self.wish == AT_END:
            return tr("Stops after this lesson")
        if self.wish == OFF:
            return tr("Sleep timer")
        left = max(math.ceil((self._until - self._now()) / 60), 1)
        return tr("Stops in %n minute(s)", left)

    def make_menu(self, parent: QWidget) -> QMenu:
        """The choices."""
        menu = QMenu(parent)
        group = QActionGroup(menu)
        choices = [(OFF, tr("Off")), (AT_END, tr("After this lesson"))]
        choices += [(minutes, tr("In %n minute(s)", minutes)) for minutes in MINUTES]
        for wish, words in choices:
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(wish == self.wish)
            group.addAction(action)
            action.triggered.connect(lambda _=False, wish=wish: self.set(wish))
        return menu
