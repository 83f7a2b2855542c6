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
from enum import Enum
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from .voice import Voice

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
    NO_SOUND = "no_sound"  # nothing to hear it with, or it was taken away


class NarratorSignals(QObject):
    """What a narrator tells. Numbers are those that `speak` was given."""

    ready = Signal()  # comes again when more voices were found
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
    def is_looking(self) -> bool:
        """Whether more voices may be found yet; `ready` comes again then."""

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

    def expect(self, sentences: Sequence[str], voice: Voice | None, rate: float) -> None:
        """What will be spoken next, in this order, if nobody stops it."""

    def pause(self) -> None:
        """Be silent, at once where Ability.PAUSE is there."""

    def resume(self) -> None:
        """Go on."""

    def stop(self) -> None:
        """Be silent and forget what was being said; nothing more is told of it."""

    def close(self) -> None:
        """Let go of everything; `open` begins anew."""
