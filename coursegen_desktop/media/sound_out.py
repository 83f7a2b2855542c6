"""The loudspeaker or headphones, as the voices that are made here use them.

Qt's sound is imported when it is first needed: it loads a third of FFmpeg.
"""

from __future__ import annotations

import contextlib
import logging
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QElapsedTimer, QIODevice, QObject, Qt, QTimer, Signal

from .sound_form import Form

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QAudioDevice, QAudioFormat, QAudioSink

log = logging.getLogger(__name__)

# What is handed to the device ahead of time: a window that is busy for so long does not stutter.
_AHEAD_US = 300_000
# Silence is handed on less far ahead: the next sentence has to wait for it.
_SILENCE_US = 60_000
_PUMP_MS = 20
_IDLE_MS = 3_000
# A device that takes nothing for so long is gone, even if nobody says so.
_STILL_MS = 4_000


class SoundSignals(QObject):
    """What a SoundOut tells."""

    ended = Signal()  # all of it was heard
    broken = Signal()  # it was taken away


class SoundOut(Protocol):
    """Plays one sound at a time."""

    @property
    def signals(self) -> SoundSignals:
        """What it tells."""

    def form(self, wished: Form | None = None) -> Form | None:
        """What sound has to be like now; None when there is nothing to hear it with.

        It is the `wished` one where the device takes that.
        """

    def play(self, sound: bytes) -> None:
        """Play; what was being played is heard no more. `ended` or `broken` follows."""

    def pause(self) -> None:
        """Be silent at once."""

    def resume(self) -> None:
        """Go on."""

    def stop(self) -> None:
        """Be silent at once and forget the sound; nothing more is told of it."""

    @property
    def seconds(self) -> float:
        """How much of the sound was heard."""


def load() -> None:
    """Import what is slow to import; may be called in a thread."""
    with contextlib.suppress(ImportError):  # a library of the system is missing: no sound
        import PySide6.QtMultimedia  # noqa: F401


class SystemSound(QObject):
    """A SoundOut on the system's usual device.

    Sound flows to the device until nobody speaks any more, silence between two sentences: a
    device that begins anew for each of them is late, or swallows its first syllable.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._signals = SoundSignals(self)
        self._target: tuple[QAudioDevice, QAudioFormat] | None = None
        self._used: tuple[bytes, QAudioFormat] | None = None
        self._sink: QAudioSink | None = None
        self._pipe: QIODevice | None = None  # into the sink, while sound flows
        self._sound = b""
        self._at = 0  # bytes of it that were handed on
        self._written = self._begin = 0  # bytes since the flow began, and where the sound begins
        self._is_playing = False
        self._idle, self._still = QElapsedTimer(), QElapsedTimer()
        self._last_taken = 0
        self._pump = QTimer(self)
        self._pump.setTimerType(Qt.TimerType.PreciseTimer)
        self._pump.timeout.connect(self._on_pump)

    @property
    def signals(self) -> SoundSignals:
        """What it tells."""
        return self._signals

    def form(self, wished: Form | None = None) -> Form | None:
        """As the device prefers it, with as few channels as it takes."""
        self._target = _found(wished)
        if self._target is None:
            return None
        form = self._target[1]
        return Form(form.sampleRate(), form.channelCount(), _is_float(form))

    def play(self, sound: bytes) -> None:
        """Play it from its beginning, in the form that was told last."""
        if self._target is None:
            self._signals.broken.emit()
            return
        device, form = self._target
        used = bytes(device.id().data()), form
        if self._is_playing or self._pipe is None or self._used != used:
            self.stop()
            self._begin_flow(device, form)
        self._sound, self._at, self._begin = sound, 0, self._written
        self._is_playing = True
        self._still.start()
        self._on_pump()

    def pause(self) -> None:
        """Be silent at once."""
        if self._sink is not None and self._pipe is not None:
            self._pump.stop()
            self._sink.suspend()

    def resume(self) -> None:
        """Go on."""
        if self._sink is not None and self._pipe is not None:
            self._sink.resume()
            self._still.start()
            self._pump.start(_PUMP_MS)

    def stop(self) -> None:
        """Be silent at once, and let go of the device."""
        self._is_playing = False
        self._pump.stop()
        self._pipe = None  # what the sink tells from now on is no news
        sink, self._sink = self._sink, None
        if sink is not None:
            sink.stateChanged.disconnect(self._on_state)
            sink.reset()
            sink.stop()
            sink.deleteLater()

    @property
    def seconds(self) -> float:
        """What the device has taken of the sound."""
        if self._sink is None or not self._is_playing:
            return 0.0
        return self._sink.format().durationForBytes(max(0, self._taken())) / 1_000_000

    def _taken(self) -> int:
        """Bytes of the sound that the device has taken; below zero before it begins."""
        assert self._sink is not None
        return self._written - self._held() - self._begin

    def _held(self) -> int:
        assert self._sink is not None
        return max(0, self._sink.bufferSize() - self._sink.bytesFree())

    def _begin_flow(self, device: QAudioDevice, form: QAudioFormat) -> None:
        from PySide6.QtMultimedia import QAudioSink

        self._sink = sink = QAudioSink(device, form, self)
        self._used = bytes(device.id().data()), form
        sink.setBufferSize(form.bytesForDuration(_AHEAD_US))
        sink.state()  # PySide knows only types that it has met: the signal has this one
        sink.stateChanged.connect(self._on_state)
        self._written = 0
        self._pipe = sink.start()
        self._pump.start(_PUMP_MS)

    def _on_pump(self) -> None:
        """Hand on as much as the device takes; silence where nothing is said."""
        sink, pipe = self._sink, self._pipe
        if sink is None or pipe is None:
            return
        if self._at < len(self._sound):
            frame = sink.format().bytesPerFrame()
            room = sink.bytesFree() // frame * frame
            part = self._sound[self._at : self._at + room]
            self._at += self._handed_on(pipe, part)
        else:
            missing = sink.format().bytesForDuration(_SILENCE_US) - self._held()
            self._handed_on(pipe, bytes(max(0, missing)))
        if self._is_playing and self._taken() >= len(self._sound):
            self._is_playing = False
            self._idle.start()
            self._signals.ended.emit()
        elif not self._is_playing and self._idle.elapsed() > _IDLE_MS:
            self.stop()
        elif self._is_playing:
            self._look_after()

    def _look_after(self) -> None:
        taken = self._taken()
        if taken != self._last_taken:
            self._last_taken = taken
            self._still.start()
        elif self._still.elapsed() > _STILL_MS:
            log.info("the sound device takes nothing any more")
            self.stop()
            self._signals.broken.emit()

    def _handed_on(self, pipe: QIODevice, part: bytes) -> int:
        taken = max(0, pipe.write(part)) if part else 0
        self._written += taken
        return taken

    def _on_state(self) -> None:
        # By name: the enumeration has moved from QAudio to QtAudio between two versions of Qt.
        if self._sink is None or self._pipe is None or self._sink.state().name != "StoppedState":
            return
        log.info("the sound device stopped: %s", self._sink.error())
        was_playing = self._is_playing
        self.stop()
        if was_playing:
            self._signals.broken.emit()


def _found(wished: Form | None) -> tuple[QAudioDevice, QAudioFormat] | None:
    """The usual device, and a form of sound that it takes."""
    try:
        from PySide6.QtMultimedia import QAudioFormat, QMediaDevices
    except ImportError as error:
        log.info("no sound: %s", error)
        return None
    device = QMediaDevices.defaultAudioOutput()
    if device.isNull():
        return None
    form = QAudioFormat(device.preferredFormat())
    rate, most = form.sampleRate(), form.channelCount()
    tried = [Form(rate, count, is_float) for count in (1, 2, most) for is_float in (False, True)]
    kinds = QAudioFormat.SampleFormat
    for one in [wished, *tried] if wished is not None else tried:
        form.setSampleRate(one.rate)
        form.setChannelCount(one.channels)
        form.setSampleFormat(kinds.Float if one.is_float else kinds.Int16)
        if device.isFormatSupported(form):
            return device, form
    return None


def _is_float(form: QAudioFormat) -> bool:
    from PySide6.QtMultimedia import QAudioFormat

    return form.sampleFormat() == QAudioFormat.SampleFormat.Float
