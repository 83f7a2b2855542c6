"""What turns sentences into sound: one interface for every voice that can be stored."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from ..voice import Voice

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class TimedWord:
    """[start, end) of the text that was given, heard from `begin` to `finish` seconds."""

    start: int
    end: int
    begin: float
    finish: float


@dataclass(frozen=True, slots=True)
class Spoken:
    """Mono sound: floats from -1 to 1, `rate` of them a second, and its words in their order.

    Without `is_exact` the words' times are shared out by their lengths.
    """

    samples: NDArray[np.float32]
    rate: int
    words: tuple[TimedWord, ...]
    is_exact: bool

    @property
    def seconds(self) -> float:
        """How long it lasts."""
        return len(self.samples) / self.rate


class Synthesizer(Protocol):
    """Speaks sentences into memory; the same sentence gives the same sound."""

    @property
    def engine(self) -> str:
        """What VoiceUsed.engine names."""

    @property
    def version(self) -> str:
        """Of the engine and its voices: another one may sound otherwise."""

    @property
    def voices(self) -> Sequence[Voice]:
        """All that can speak now, without a network."""

    def speak(self, text: str, voice: Voice, rate: float = 1.0) -> Spoken:
        """One sentence as it is written; numbers and signs are put into words here.

        `rate` is how often as fast as usual, at the same pitch.

        Raises MediaError when the engine fails.
        """
