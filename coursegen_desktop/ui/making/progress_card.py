"""How far a job is: its bar, what is done now, the time left, and Stop."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from ..kit.charts import ThinBar, percent_text
from ..kit.focus import leads_round
from ..kit.forms import SecondaryButton
from ..kit.icons import IconLabel
from ..kit.lists import Card, Emphasis, FlowLayout, Muted, Strong
from ..kit.translate import tr


class ProgressCard(Card):
    """Hidden while nothing is done."""

    stop_requested = Signal()

    def __init__(self) -> None:
        super().__init__(margin=20)
        self.column.setSpacing(10)
        head = QHBoxLayout()
        head.setSpacing(10)
        words = QVBoxLayout()
        words.setSpacing(3)
        self._title = Emphasis(wrap=True)
        self._facts = Muted(wrap=True)
        words.addWidget(self._title)
        words.addWidget(self._facts)
        head.addLayout(words, 1)
        self.stop = SecondaryButton(tr("Stop"), "x")
        self.stop.clicked.connect(self._on_stop)
        head.addWidget(self.stop, 0, Qt.AlignmentFlag.AlignVCenter)
        self.column.addLayout(head)
        line = QHBoxLayout()
        line.setSpacing(10)
        self._bar = ThinBar(None, height=8, name=tr("Being made"))
        line.addWidget(self._bar, 1)
        self._percent = Strong()
        line.addWidget(self._percent)
        self.column.addLayout(line)
        foot = FlowLayout(spacing=20)
        self._stage = IconLabel("play", "", size=15, role="muted")
        self._left = IconLabel("clock", "", size=15, role="muted")
        foot.addWidget(self._stage)
        foot.addWidget(self._left)
        self.column.addLayout(foot)
        self._is_stopping = False
        self.hide()

    @property
    def text(self) -> str:
        """What is said of the work, for tests and for who cannot see it."""
        return " · ".join(label.text() for label in (self._title, self._facts) if label.text())

    def begin(self, title: str, facts: str) -> None:
        """Something is begun."""
        self._is_stopping = False
        self._title.setText(title)
        self._facts.setText(facts)
        self.show_share(None)
        self.show_stage("")
        self.show_left("")
        self.show()

    def end(self) -> None:
        """It is over. Who had the keyboard on Stop keeps it on the page."""
        if self.stop.hasFocus():
            self._give_on()
        self.hide()

    def _give_on(self) -> None:
        following = leads_round(self.window(), self.stop, forward=True)
        if following is not None and not self.isAncestorOf(following):
            following.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_share(self, share: float | None) -> None:
        """From 0 to 1; None while nobody knows."""
        self._bar.set_percent(None if share is None else 100 * share)
        self._percent.setText("" if share is None else percent_text(100 * share))

    def show_stage(self, words: str) -> None:
        """What is done now."""
        self._stage.show_as("play", words)
        self._stage.setVisible(bool(words))

    def show_left(self, words: str) -> None:
        """How long it will take."""
        if not self._is_stopping:
            self._left.show_as("clock", words)
            self._left.setVisible(bool(words))

    def _on_stop(self) -> None:
        # The button stays enabled, so that the keyboard stays where it is; it does nothing now.
        if self._is_stopping:
            return
        self._is_stopping = True
        self._left.show_as("clock", tr("Stopping…"))
        self._left.show()
        self.stop_requested.emit()
