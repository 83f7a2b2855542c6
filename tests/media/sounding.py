"""Loudspeaker and microphone without sound: they do only what a test tells them."""

from __future__ import annotations

import math
from array import array

from PySide6.QtCore import QObject

from coursegen_desktop.media.sound_form import SPEECH, Form
from coursegen_desktop.media.sound_in import MicrophoneSignals
from coursegen_desktop.media.sound_out import SoundSignals


class FakeSound:
    """A SoundOut; `seconds` is how far a test says that it has come."""

    def __init__(self, _parent: QObject | None = None) -> None:
        self.signals = SoundSignals()
        self.is_there: Form | None = Form(16_000, 1, False)
        self.played: list[bytes] = []
        self.seconds = 0.0
        self.stopped = 0
        self.is_paused = False

    def form(self, wished: Form | None = None) -> Form | None:
        return wished if wished is not None and self.is_there else self.is_there

    def play(self, sound: bytes) -> None:
        self.seconds = 0.0
        self.played.append(sound)

    def pause(self) -> None:
        self.is_paused = True

    def resume(self) -> None:
        self.is_paused = False

    def stop(self) -> None:
        self.stopped += 1

    def finish(self) -> None:
        """All of it was heard."""
        self.signals.ended.emit()

    def break_off(self) -> None:
        """It is taken away."""
        self.is_there = None
        self.signals.broken.emit()


class FakeMicrophone:
    """A SoundIn; `hear` is what somebody says."""

    def __init__(self, _parent: QObject | None = None) -> None:
        self.signals = MicrophoneSignals()
        self.form: Form | None = SPEECH
        self.is_on = self.is_paused = False

    def begin(self) -> Form | None:
        self.is_on = self.form is not None
        return self.form

    def pause(self) -> None:
        self.is_paused = True

    def resume(self) -> None:
        self.is_paused = False

    def end(self) -> None:
        self.is_on = False

    def hear(self, seconds: float, level: float = 0.3) -> None:
        """So many seconds of a voice."""
        assert self.form is not None
        count = round(seconds * self.form.rate) * self.form.channels
        wave = [round(32_767 * level * math.sin(at / 40) * (1 + math.sin(at / 9_000)) / 2)
                for at in range(count)]  # fmt: skip
        sound = array("f", (value / 32_768 for value in wave)) if self.form.is_float else None
        self.signals.heard.emit((sound or array("h", wave)).tobytes())

    def break_off(self) -> None:
        """It is taken away."""
        self.signals.broken.emit()
