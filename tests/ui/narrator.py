"""A narrator that says nothing and does only what a test tells it."""

from __future__ import annotations

from collections.abc import Sequence

from coursegen_desktop.media.narrator import Ability, Loss, NarratorSignals
from coursegen_desktop.media.voice import Voice

ANNE = Voice("en_GB/Anne", "Anne", "en_GB")
BOB = Voice("en_US/Bob", "Bob", "en_US")
DORA = Voice("de_DE/Dora", "Dora", "de_DE")


class FakeNarrator:
    """Notes what it is asked; `finish` and `lose` tell what a real one would."""

    def __init__(self, voices: Sequence[Voice] = (ANNE, BOB, DORA)) -> None:
        self.signals = NarratorSignals()
        self.is_ready = False
        self.voices: Sequence[Voice] = voices
        self.abilities = frozenset({Ability.WORDS})
        self.opened = self.closed = self.stopped = 0
        self.answers = True
        self.said: list[str] = []
        self.used: list[tuple[Voice | None, float]] = []
        self.expected: list[str] = []
        self.is_looking = False
        self.number = 0

    def open(self) -> None:
        self.opened += 1
        if self.answers:
            self.become_ready()

    def become_ready(self) -> None:
        self.is_ready = True
        self.signals.ready.emit()

    def speak(self, number: int, words: str, voice: Voice | None, rate: float) -> None:
        self.number = number
        self.said.append(words)
        self.used.append((voice, rate))
        self.signals.started.emit(number)

    def expect(self, sentences: Sequence[str], voice: Voice | None, rate: float) -> None:
        self.expected = list(sentences)

    def pause(self) -> None:
        raise AssertionError("a sentence is begun anew instead")

    def resume(self) -> None:
        raise AssertionError("a sentence is begun anew instead")

    def stop(self) -> None:
        self.stopped += 1

    def close(self) -> None:
        self.closed += 1
        self.is_ready = False

    def finish(self) -> None:
        """The sentence is over."""
        self.signals.finished.emit(self.number)

    def word(self, start: int, length: int) -> None:
        """A word of it comes."""
        self.signals.word.emit(self.number, start, length)

    def lose(self, loss: Loss) -> None:
        """What speaks is gone."""
        self.is_ready = False
        self.signals.lost.emit(loss)
