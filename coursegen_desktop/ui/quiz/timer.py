"""The time that is left: counted down on the screen, hidden when it troubles."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from ..kit.forms import QuietButton
from ..kit.speech import say
from ..kit.translate import tr

# When the time is spoken and shown even to those who hid it, in seconds before the end.
_WARNINGS = (300, 60)
_QUESTION_WARNINGS = (60, 10)


class TimeLeft(QuietButton):
    """A button with the time; a click hides it. `ended` once, when nothing is left.

    `hidden_changed`: a click hid it or brought it back. `of_question`: of one question only.

    It only shows: what may still be answered is decided by the service.
    """

    ended = Signal()
    hidden_changed = Signal(bool)

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        clock: Callable[[], float] = time.monotonic,
        of_question: bool = False,
    ) -> None:
        super().__init__("", "timer", parent)
        self._clock = clock
        self._ends = 0.0
        self._is_grace = False
        self._of_question = of_question
        if of_question:  # as high as the line that it stands in
            self.height_px, self.padding_px = 24.0, 4.0
        self._marks = _QUESTION_WARNINGS if of_question else _WARNINGS
        self._is_hidden = False
        self._warned: set[int] = set()
        self._ticker = QTimer(self)
        self._ticker.setInterval(250)
        self._ticker.timeout.connect(self.tick)
        self.clicked.connect(self._toggle)
        self.hide()

    @property
    def is_running(self) -> bool:
        """Whether it counts."""
        return self._ticker.isActive()

    def begin(self, seconds: float, *, is_grace: bool = False) -> None:
        """Count down from so many seconds; in the grace period the quiz is only handed in."""
        self._ends = self._clock() + seconds
        self._is_grace = is_grace
        self._warned = {mark for mark in self._marks if seconds <= mark}
        self._ticker.start()
        self.show()
        self.tick()

    def stop(self) -> None:
        """Nothing is counted any more."""
        self._ticker.stop()
        self.hide()

    def tick(self) -> None:
        """Show the time as it is now."""
        left = max(0.0, self._ends - self._clock())
        words = self._words(clock_words(left))
        for mark in self._marks:
            if left <= mark and mark not in self._warned:
                self._warned.add(mark)
                self._is_hidden = False
                say(self, words, urgent=True)
        shown = "" if self._is_hidden else words
        if shown != self.text() or not self.accessibleName():
            self.setText(shown)
            name = tr("Show the time") if self._is_hidden else tr("{time}. Hide it", time=words)
            self.setAccessibleName(name)
            self.setToolTip(tr("Show the time") if self._is_hidden else tr("Hide the time"))
        if left <= 0 and self._ticker.isActive():
            self._ticker.stop()
            self.ended.emit()

    def set_hidden(self, is_hidden: bool) -> None:
        """Hide the figure, or show it, without telling anybody."""
        if is_hidden is not self._is_hidden:
            self._is_hidden = is_hidden
            if self.is_running:
                self.tick()

    def _words(self, shown: str) -> str:
        if self._of_question:
            return tr("{time} left for this question", time=shown)
        if self._is_grace:
            return tr("{time} to hand in", time=shown)
        return tr("{time} left", time=shown)

    def _toggle(self) -> None:
        self._is_hidden = not self._is_hidden
        self.tick()
        self.hidden_changed.emit(self._is_hidden)


def clock_words(seconds: float) -> str:
    """ "06:42", "1:06:42"; begun seconds count."""
    whole = int(-(-seconds // 1))
    minutes, rest = divmod(whole, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes:02d}:{rest:02d}"
