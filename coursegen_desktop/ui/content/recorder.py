"""Records a voice: a level while one speaks, the wave form, pausing, listening, once more.

recorder = Recorder()
recorder.show_take(take)            # what is there already, or was brought in
recorder.changed.connect(...)       # recorder.take is another one, or None
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ...media.sound_form import PEAK_S, SPEECH, Form, Take, peaks
from ...media.sound_in import Microphone, SoundIn
from ...media.sound_out import SoundOut, SystemSound
from ..kit.callout import Callout
from ..kit.forms import SecondaryButton
from ..kit.lists import FlowLayout, Muted, Strong
from ..kit.speech import say
from ..kit.translate import tr
from .film.times import clock, spoken
from .sound_shapes import LevelMeter, WaveForm

# Nobody talks about one slide for longer.
LONGEST_S = 600.0
_LOOK_MS = 50
# What is said of the level: after so many seconds, of the last so many peaks.
_PATIENCE_S = 2.0
_JUDGED = round(_PATIENCE_S / PEAK_S)
_SILENT, _QUIET, _CLIPPED = 0.0005, 0.03, 0.99


class State(StrEnum):
    """What the recorder does."""

    EMPTY = "empty"
    RECORDING = "recording"
    PAUSED = "paused"
    TAKEN = "taken"
    LISTENING = "listening"
    BUSY = "busy"


class Recorder(QWidget):
    """`changed`: there is another take. `file_wanted`: somebody has a recording in a file."""

    changed = Signal()
    file_wanted = Signal()

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        make_microphone: Callable[[QObject], SoundIn] = Microphone,
        make_sound: Callable[[QObject], SoundOut] = SystemSound,
    ) -> None:
        super().__init__(parent)
        self.state = State.EMPTY
        self.take: Take | None = None
        self._sound, self._form, self._peaks = bytearray(), SPEECH, list[float]()
        self._rest = b""
        self._microphone = make_microphone(self)
        self._microphone.signals.heard.connect(self._on_heard)
        self._microphone.signals.broken.connect(self._on_broken)
        self._out = make_sound(self)
        self._out.signals.ended.connect(self._on_listened)
        self._out.signals.broken.connect(self._on_no_sound)
        self._look = QTimer(self)
        self._look.setInterval(_LOOK_MS)
        self._look.timeout.connect(self._show_place)
        self._build()
        self._set_state(State.EMPTY)

    # ------------------------------------------------------------ what it is told

    def show_take(self, take: Take | None) -> None:
        """A take that was not recorded here; None for none."""
        self.stop()
        self.take = take
        self._peaks = peaks(take.sound, take.form) if take is not None else []
        self._set_state(State.TAKEN if take is not None else State.EMPTY)

    def set_busy(self, busy: bool) -> None:
        """A file is being read or written: nothing can be done here until it is."""
        if busy:
            self.stop()
            self._set_state(State.BUSY)
        elif self.state is State.BUSY:
            self._set_state(State.TAKEN if self.take is not None else State.EMPTY)

    def tell(self, text: str, kind: str = "warn") -> None:
        """Say what is wrong, below the buttons."""
        self.trouble.tell(text, kind=kind)

    def stop(self) -> None:
        """Let go of microphone and loudspeaker; what was recorded so far is the take."""
        if self.state in (State.RECORDING, State.PAUSED):
            self._end()
        elif self.state is State.LISTENING:
            self._on_listened()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self.stop()
            self._out.stop()

    # ------------------------------------------------------------ recording

    def _on_main(self) -> None:
        if self.state is State.RECORDING:
            self._microphone.pause()
            self._set_state(State.PAUSED)
            say(self, tr("Paused"))
        elif self.state is State.PAUSED:
            self._microphone.resume()
            self._set_state(State.RECORDING)
            say(self, tr("Recording"))
        else:
            self._begin()

    def _begin(self) -> None:
        self.stop()
        self._out.stop()  # what is heard would be recorded
        self.tell("")
        form = self._microphone.begin()
        if form is None:
            self.tell(
                tr(
                    "No microphone is connected. Connect one and try again, or bring in a sound "
                    "file."
                )
            )
            return
        self._form, self._rest = Form(*form), b""
        self._sound, self._peaks = bytearray(), []
        self.meter.show_level(0.0)
        self._set_state(State.RECORDING)
        say(self, tr("Recording"))

    def _on_heard(self, sound: bytes) -> None:
        if self.state not in (State.RECORDING, State.PAUSED):
            return
        self._sound += sound
        size = round(self._form.rate * PEAK_S) * self._form.bytes_a_frame
        part = self._rest + sound
        whole = len(part) // size * size
        self._rest = part[whole:]
        new = peaks(part[:whole], self._form)
        self._peaks += new
        if new:
            self.meter.show_level(max(new))
            self.wave.show_peaks(self._peaks, is_growing=True)
        self._show_words()
        if len(self._sound) >= LONGEST_S * self._form.bytes_a_second:
            self._end()
            self.tell(tr("Ten minutes are recorded; more than that is too long for a part."))

    def _end(self) -> None:
        self._microphone.end()
        self.take = Take(bytes(self._sound), self._form) if self._sound else None
        self._sound = bytearray()
        self._set_state(State.TAKEN if self.take is not None else State.EMPTY)
        self.changed.emit()

    def _on_done(self) -> None:
        self._end()
        if self.take is not None:
            self.listen.setFocus()
            say(self, tr("Recorded: {time}", time=spoken(self.take.seconds)))

    def _on_broken(self) -> None:
        if self.state in (State.RECORDING, State.PAUSED):
            self._end()
            self.tell(tr("The microphone is gone. What was recorded until then is kept."))

    # ------------------------------------------------------------ listening

    def _on_listen(self) -> None:
        if self.state is State.LISTENING:
            self._out.stop()
            self._on_listened()
            return
        take = self.take
        if take is None:
            return
        if self._out.form(take.form) != take.form:
            self._on_no_sound()
            return
        self._set_state(State.LISTENING)
        self._look.start()
        self._out.play(take.sound)

    def _on_listened(self) -> None:
        self._look.stop()
        self._out.stop()
        if self.state is State.LISTENING:
            self._set_state(State.TAKEN)

    def _on_no_sound(self) -> None:
        self._on_listened()
        self.tell(
            tr(
                "There are no loudspeakers or headphones to listen with. The recording can be "
                "kept all the same."
            )
        )

    def _show_place(self) -> None:
        if self.take is not None:
            self.wave.show_place(self._out.seconds / max(self.take.seconds, PEAK_S))
            self.time.setText(clock(self._out.seconds))

    # ------------------------------------------------------------ what is seen

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self.wave = WaveForm()
        column.addWidget(self.wave)
        row = QHBoxLayout()
        row.setSpacing(12)
        self.time, self.meter, self.words = Strong(), LevelMeter(), Muted()
        row.addWidget(self.time)
        row.addWidget(self.meter, 1)
        row.addWidget(self.words, 2)
        column.addLayout(row)
        buttons = QWidget()
        flow = FlowLayout(buttons)
        self.main = SecondaryButton("", "mic")
        self.main.clicked.connect(self._on_main)
        self.done = SecondaryButton(tr("Done"), "check")
        self.done.clicked.connect(self._on_done)
        self.listen = SecondaryButton("", "play")
        self.listen.clicked.connect(self._on_listen)
        self.file = SecondaryButton(tr("Bring in a sound file…"), "upload")
        self.file.clicked.connect(self.file_wanted)
        for button in (self.main, self.done, self.listen, self.file):
            button.setAutoDefault(False)
            flow.addWidget(button)
        column.addWidget(buttons)
        self.trouble = Callout("warn")
        column.addWidget(self.trouble)
        self.setFocusProxy(self.main)

    def _set_state(self, state: State) -> None:
        self.state = state
        is_live = state in (State.RECORDING, State.PAUSED)
        words, icon = {
            State.RECORDING: (tr("Pause"), "pause"),
            State.PAUSED: (tr("Go on"), "mic"),
            State.EMPTY: (tr("Record"), "mic"),
        }.get(state, (tr("Record again"), "mic"))
        self.main.setText(words)
        self.main.set_icon(icon)
        self.listen.setText(tr("Stop") if state is State.LISTENING else tr("Listen"))
        self.listen.set_icon("x" if state is State.LISTENING else "play")
        self.done.setVisible(is_live)
        self.listen.setVisible(state in (State.TAKEN, State.LISTENING))
        self.file.setVisible(not is_live)
        self.meter.setVisible(is_live)
        for button in (self.main, self.listen, self.file):
            button.setEnabled(state is not State.BUSY)
        if state is not State.LISTENING:
            self.wave.show_place(-1.0)
        self.wave.show_peaks(self._peaks, is_growing=is_live)
        self._show_words()

    def _show_words(self) -> None:
        """Time, and what to say of the level."""
        seconds = 0.0
        if self.state in (State.RECORDING, State.PAUSED):
            seconds = len(self._sound) / self._form.bytes_a_second
        elif self.take is not None:
            seconds = self.take.seconds
        self.time.setText(clock(seconds))
        self.words.setText(self._state_words())

    def _state_words(self) -> str:
        if self.state is State.RECORDING:
            return _level_words(self._peaks) or tr("Recording")
        return {
            State.PAUSED: tr("Paused"),
            State.LISTENING: tr("Listening"),
            State.BUSY: tr("A moment, please…"),
            State.TAKEN: tr("Recorded"),
        }.get(self.state, tr("Nothing recorded yet"))


def _level_words(heard: list[float]) -> str:
    """What is wrong with the level, "" when nothing is."""
    last = heard[-_JUDGED:]
    if len(last) < _JUDGED:
        return ""
    loudest = max(last)
    if loudest < _SILENT:
        return tr("Nothing is heard. Is the microphone on, and allowed for this program?")
    if loudest < _QUIET:
        return tr("Very quiet: come nearer to the microphone.")
    if sum(peak >= _CLIPPED for peak in last) > 1:
        return tr("Too loud: go back a little from the microphone.")
    return ""
