"""What is waited for, with the seconds once they are many."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from ..kit.lists import Muted
from ..kit.translate import tr

_PATIENCE = 3  # seconds that need no counting


class WaitLabel(Muted):
    """Counts while it says something; other words do not begin the count anew."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._words, self._seconds = "", 0
        self._clock = QTimer(self)
        self._clock.setInterval(1000)
        self._clock.timeout.connect(self._on_second)

    def tell(self, words: str) -> None:
        """Wait for this; "" when it is over."""
        if not words:
            self._clock.stop()
        elif not self._clock.isActive():
            self._seconds = 0
            self._clock.start()
        self._words = words
        self._show()

    def _on_second(self) -> None:
        self._seconds += 1
        self._show()

    def _show(self) -> None:
        words = self._words
        if words and self._seconds >= _PATIENCE:
            words = f"{words} {tr('{seconds} s', seconds=self._seconds)}"
        self.setText(words)
