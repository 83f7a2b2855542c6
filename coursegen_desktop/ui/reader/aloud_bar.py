"""The bar of the voice: play, one sentence back or forward, voice, speed, what is left out."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from ...domain.settings import ReadingAloud
from ..content.voices import RateChoice, VoiceChoice
from ..kit.callout import Callout
from ..kit.forms import IconButton, SecondaryButton
from ..kit.lists import ElidedLabel, FooterBar
from ..kit.translate import tr

OFF, STARTING, SPEAKING, PAUSED = "off", "starting", "speaking", "paused"
# The name under which each switch of ReadingAloud is offered stands in `make_menu`.
KEY_PLAY, KEY_BACK, KEY_ON = "Ctrl+Shift+Space", "Ctrl+Shift+PgUp", "Ctrl+Shift+PgDown"


class AloudBar(QWidget):
    """Shows what the voice does and states what the listener wants."""

    play_requested = Signal()
    step_requested = Signal(int)  # sentences, forward or back
    return_requested = Signal()  # scroll back to the voice
    closed = Signal()
    wish_changed = Signal(ReadingAloud)
    voice_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wish = ReadingAloud()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        holder = QVBoxLayout()
        holder.setContentsMargins(20, 0, 20, 0)
        holder.setSpacing(0)
        self.trouble = Callout("warn")
        holder.addWidget(self.trouble)
        column.addLayout(holder)
        bar = FooterBar()
        column.addWidget(bar)
        row = bar.row
        row.setSpacing(8)
        self.back = IconButton("skip-back", tr("Previous sentence"), KEY_BACK)
        self.back.clicked.connect(lambda: self.step_requested.emit(-1))
        self.play = IconButton("play", tr("Play"), role="accent")
        self.play.clicked.connect(self.play_requested)
        self.onward = IconButton("skip-forward", tr("Next sentence"), KEY_ON)
        self.onward.clicked.connect(lambda: self.step_requested.emit(1))
        for button in (self.back, self.play, self.onward):
            row.addWidget(button)
        self.state = ElidedLabel(role="muted", font_role="small")
        row.addWidget(self.state, 1)
        self.follow = SecondaryButton(tr("Back to the voice"), "target")
        self.follow.clicked.connect(self.return_requested)
        self.follow.hide()
        row.addWidget(self.follow)
        self.voice = VoiceChoice()
        self.voice.chosen.connect(self.voice_chosen)
        row.addWidget(self.voice)
        self.rate = RateChoice()
        self.rate.chosen.connect(lambda rate: self._change(rate=rate))
        row.addWidget(self.rate)
        self.options = IconButton("settings", tr("What is read aloud"))
        self.options.clicked.connect(self._open_menu)
        row.addWidget(self.options)
        self.last = IconButton("x", tr("Stop reading aloud"))
        self.last.clicked.connect(self.closed)
        row.addWidget(self.last)
        self.show_state(OFF)

    def show_state(self, state: str, words: str = "") -> None:
        """What the voice does; `words` instead of the usual ones."""
        usual = {
            OFF: tr("Ready to read aloud"),
            STARTING: tr("Starting the voice…"),
            SPEAKING: tr("Reading aloud"),
            PAUSED: tr("Paused"),
        }
        self.state.setText(words or usual[state])
        busy = state in (SPEAKING, STARTING)
        self.play.set_icon("pause" if busy else "play")
        self.play.set_name(tr("Pause") if busy else tr("Play"))
        for button in (self.back, self.onward):
            button.setEnabled(state in (SPEAKING, PAUSED))

    def show_wish(self, wish: ReadingAloud) -> None:
        """The settings in use."""
        self._wish = wish
        self.rate.show_rate(wish.rate)

    def make_menu(self) -> QMenu:
        """What is left out, and what happens at the end."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        wish = self._wish
        for name, words, value in (
            ("skip_code", tr("Skip code"), wish.skip_code),
            ("skip_tables", tr("Skip tables"), wish.skip_tables),
            ("skip_notes", tr("Skip notes at the end"), wish.skip_notes),
            ("announce", tr("Say what is skipped"), wish.announce),
            ("goes_on", tr("Go on to the next lesson"), wish.goes_on),
        ):
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(value)
            action.toggled.connect(lambda on, name=name: self._change(**{name: on}))
        return menu

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _open_menu(self) -> None:
        menu = self.make_menu()
        top = self.options.mapToGlobal(QPoint(0, 0))
        menu.popup(top - QPoint(0, menu.sizeHint().height()))

    def _change(self, **values: object) -> None:
        kept = {name: getattr(self._wish, name) for name in ReadingAloud.__slots__}
        self._wish = ReadingAloud(**{**kept, **values})
        self.wish_changed.emit(self._wish)
