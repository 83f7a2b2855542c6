"""The microphone, as the recorder uses it. Qt's sound is imported when it is first needed."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QIODevice, QObject, Signal

from .sound_form import SPEECH, Form

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QAudioDevice, QAudioFormat, QAudioSource

log = logging.getLogger(__name__)

# What the device may hold while the window is busy.
_HELD_US = 500_000


class MicrophoneSignals(QObject):
    """What a microphone tells."""

    heard = Signal(bytes)
    broken = Signal()  # it was taken away


class SoundIn(Protocol):
    """Hears."""

    @property
    def signals(self) -> MicrophoneSignals:
        """What it tells."""

    def begin(self) -> Form | None:
        """Hear from now on, in the form that is returned; None when there is no microphone."""

    def pause(self) -> None:
        """Hear nothing for a while."""

    def resume(self) -> None:
        """Go on."""

    def end(self) -> None:
        """Let go of the microphone."""


class Microphone(QObject):
    """The system's usual one."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._signals = MicrophoneSignals(self)
        self._source: QAudioSource | None = None
        self._pipe: QIODevice | None = None
        self._rest = b""
        self._frame = 1

    @property
    def signals(self) -> MicrophoneSignals:
        """What it tells."""
        return self._signals

    def begin(self) -> Form | None:
        """As speech is kept, where the device can do it."""
        self.end()
        found = _found()
        if found is None:
            return None
        from PySide6.QtMultimedia import QAudioFormat, QAudioSource

        device, form = found
        source = QAudioSource(device, form, self)
        source.setBufferSize(form.bytesForDuration(_HELD_US))
        source.state()  # PySide knows only types that it has met: the signal has this one
        source.stateChanged.connect(self._on_state)
        pipe = source.start()
        if pipe is None:
            source.stateChanged.disconnect(self._on_state)
            source.deleteLater()
            return None
        pipe.readyRead.connect(self._on_heard)
        self._source, self._pipe, self._rest = source, pipe, b""
        self._frame = form.bytesPerFrame()
        is_float = form.sampleFormat() == QAudioFormat.SampleFormat.Float
        return Form(form.sampleRate(), form.channelCount(), is_float)

    def pause(self) -> None:
        """Hear nothing for a while."""
        if self._source is not None:
            self._on_heard()
            self._source.suspend()

    def resume(self) -> None:
        """Go on."""
        if self._source is not None:
            self._source.resume()

    def end(self) -> None:
        """Let go of the microphone."""
        self._on_heard()
        source, self._source, self._pipe = self._source, None, None
        if source is not None:
            source.stateChanged.disconnect(self._on_state)
            source.stop()
            source.deleteLater()

    def _on_heard(self) -> None:
        if self._pipe is None:
            return
        sound = self._rest + bytes(self._pipe.readAll().data())
        whole = len(sound) // self._frame * self._frame
        self._rest = sound[whole:]
        if whole:
            self._signals.heard.emit(sound[:whole])

    def _on_state(self) -> None:
        # By name: the enumeration has moved from QAudio to QtAudio between two versions of Qt.
        if self._source is None or self._source.state().name != "StoppedState":
            return
        log.info("the microphone stopped: %s", self._source.error())
        self.end()
        self._signals.broken.emit()


def _found() -> tuple[QAudioDevice, QAudioFormat] | None:
    """The usual microphone, and a form of sound that it gives."""
    try:
        from PySide6.QtMultimedia import QAudioFormat, QMediaDevices
    except ImportError as error:
        log.info("no sound: %s", error)
        return None
    device = QMediaDevices.defaultAudioInput()
    if device.isNull():
        return None
    form = QAudioFormat(device.preferredFormat())
    rates, channels = (SPEECH.rate, form.sampleRate()), (1, 2, form.channelCount())
    for kind in (QAudioFormat.SampleFormat.Int16, QAudioFormat.SampleFormat.Float):
        for rate in rates:
            for count in channels:
                form.setSampleRate(rate)
                form.setChannelCount(count)
                form.setSampleFormat(kind)
                if device.isFormatSupported(form):
                    return device, form
    return None
