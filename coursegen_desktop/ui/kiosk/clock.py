"""The time on the wall, as this computer believes it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QDateTime, QLocale, QTimer, Signal
from PySide6.QtWidgets import QWidget

_EVERY_MS = 5000


class WallClock(QWidget):
    """Tells the time whenever its minute changes, also when somebody set it. Shows nothing."""

    changed = Signal(str)

    def __init__(
        self, parent: QWidget, now: Callable[[], QDateTime] = QDateTime.currentDateTime
    ) -> None:
        super().__init__(parent)
        self._now = now
        self._shown = ""
        self.hide()
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    @property
    def text(self) -> str:
        """The time now."""
        return QLocale().toString(self._now().time(), QLocale.FormatType.ShortFormat)

    def look(self) -> None:
        """Tell it if it is another than the last one."""
        if (text := self.text) != self._shown:
            self._shown = text
            self.changed.emit(text)
