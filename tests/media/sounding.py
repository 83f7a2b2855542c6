"""Something to hear voices with that makes no sound: it does only what a test tells it."""

from __future__ import annotations

from PySide6.QtCore import QObject

from coursegen_desktop.media.sound_form import Form
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
        return self.is_there

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
