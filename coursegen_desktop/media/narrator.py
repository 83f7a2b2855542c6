"""What reads aloud: one interface for the system's voices and those that are to come.

narrator.signals.ready.connect(...)
narrator.open()                                    # `ready` or `lost` follows
narrator.speak(7, "A sentence.", voice, rate=1.25)
# started(7), word(7, 2, 8) where Ability.WORDS is there, finished(7)

A narrator speaks one utterance at a time; a new one replaces what is being said. It never blocks:
whatever takes time happens elsewhere, and a voice that does not answer is `lost`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from PySide6.QtCore import QObject, Signal

SLOWEST, FASTEST = 0.5, 3.0


class Ability(Enum):
    """What a voice can do beside speaking."""

    PAUSE = "pause"
    WORDS = "words"  # tells each word when it comes


class Loss(Enum):
    """Why nothing can be spoken."""

    NO_ENGINE = "no_engine"  # the part that speaks is not there
    NO_VOICE = "no_voice"  # it is there, but has no voice
    NO_ANSWER = "no_answer"  # it does not answer, or never comes to an end
    ENDED = "ended"  # it ended while it was in use


@dataclass(frozen=True, slots=True)
class Voice:
    """A voice; `language` as in "en_GB", `key` is what a choice is kept by."""

    key: str
    name: str
    language: str

    def speaks(self, language: str) -> bool:
        """Whether it is a voice for a language ("en" or "en_GB")."""
        return self.language.partition("_")[0] == language.replace("-", "_").partition("_")[0]


class NarratorSignals(QObject):
    """What a narrator tells. Numbers are those that `speak` was given."""

    ready = Signal()
    lost = Signal(Loss)
    started = Signal(int)
    word = Signal(int, int, int)  # number, start and length in the words that are spoken
    finished = Signal(int)


class Narrator(Protocol):
    """Speaks sentences."""

    @property
    def signals(self) -> NarratorSignals:
        """What it tells."""

    @property
    def is_ready(self) -> bool:
        """Whether it can speak now."""

    @property
    def voices(self) -> Sequence[Voice]:
        """All voices, once it is ready."""

    @property
    def abilities(self) -> frozenset[Ability]:
        """What it can do, once it is ready."""

    def open(self) -> None:
        """Get ready; `ready` or `lost` follows. Does nothing when it is."""

    def speak(self, number: int, words: str, voice: Voice | None, rate: float) -> None:
        """Speak; None takes the voice that the system prefers. 1.0 is the usual speed."""

    def pause(self) -> None:
        """Be silent, at once where Ability.PAUSE is there."""

    def resume(self) -> None:
        """Go on."""

    def stop(self) -> None:
        """Be silent and forget what was being said; nothing more is told of it."""

    def close(self) -> None:
        """Let go of everything; `open` begins anew."""


def best_voice(voices: Sequence[Voice], language: str, chosen: str = "") -> Voice | None:
    """The chosen voice if it is still there, else one of the country, else any of the language.

    None when no voice speaks it. Without a language the first voice will do.
    """
    for voice in voices:
        if chosen and voice.key == chosen:
            return voice
    fitting = [voice for voice in voices if voice.speaks(language)] if language else list(voices)
    wanted = language.replace("-", "_")
    for voice in fitting:
        if voice.language == wanted:
            return voice
    return fitting[0] if fitting else None
