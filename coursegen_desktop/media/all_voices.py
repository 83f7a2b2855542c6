"""All voices that can read aloud, as one Narrator: those made here, and those of the system.

Whoever is ready first is told at once; the others join when they are found. The system's may
take ten seconds, and not everybody has both.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from .made_voice import MadeVoice
from .narrator import Ability, Loss, Narrator, NarratorSignals
from .system_voice import SystemVoice
from .voice import Voice, best_voice


class AllVoices(QObject):
    """A Narrator of narrators."""

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        make_parts: Sequence[Callable[[], Narrator]] = (MadeVoice, SystemVoice),
    ) -> None:
        super().__init__(parent)
        self._signals = NarratorSignals(self)
        self._parts = [make() for make in make_parts]
        self._looking: set[int] = set()
        self._losses: list[Loss] = []
        self._voices: tuple[Voice, ...] = ()
        self._speaking: Narrator | None = None
        for number, part in enumerate(self._parts):
            signals = part.signals
            signals.ready.connect(lambda number=number: self._on_found(number))
            signals.lost.connect(lambda loss, number=number: self._on_lost(number, loss))
            signals.started.connect(self._signals.started)
            signals.word.connect(self._signals.word)
            signals.finished.connect(self._signals.finished)

    @property
    def signals(self) -> NarratorSignals:
        """What it tells."""
        return self._signals

    @property
    def is_ready(self) -> bool:
        """Whether one of them can speak now."""
        return any(part.is_ready for part in self._parts)

    @property
    def is_looking(self) -> bool:
        """Whether more voices may be found yet."""
        return bool(self._looking)

    @property
    def voices(self) -> Sequence[Voice]:
        """Natural ones first, then the system's; plain ones only for languages without others."""
        return self._voices

    @property
    def abilities(self) -> frozenset[Ability]:
        """Of the one that speaks."""
        part = self._speaking or next((part for part in self._parts if part.is_ready), None)
        return part.abilities if part is not None else frozenset()

    def open(self) -> None:
        """Look for all; `ready` follows for each that is found, `lost` when none is."""
        self._losses.clear()
        self._looking = {n for n, part in enumerate(self._parts) if not part.is_ready}
        for number in sorted(self._looking):
            self._parts[number].open()

    def speak(self, number: int, words: str, voice: Voice | None, rate: float) -> None:
        """By the one whose voice it is; the other one falls silent."""
        part = self._part_of(voice)
        if part is None:
            return
        if self._speaking is not None and self._speaking is not part:
            self._speaking.stop()
        self._speaking = part
        part.speak(number, words, self._own(voice), rate)

    def expect(self, sentences: Sequence[str], voice: Voice | None, rate: float) -> None:
        """By the one whose voice it is."""
        part = self._part_of(voice)
        if part is not None:
            part.expect(sentences, self._own(voice), rate)

    def pause(self) -> None:
        """Be silent."""
        if self._speaking is not None:
            self._speaking.pause()

    def resume(self) -> None:
        """Go on."""
        if self._speaking is not None:
            self._speaking.resume()

    def stop(self) -> None:
        """Be silent and forget what was being said."""
        for part in self._parts:
            part.stop()

    def close(self) -> None:
        """Let go of all."""
        self._looking.clear()
        self._speaking = None
        self._voices = ()
        for part in self._parts:
            part.close()

    def _on_found(self, number: int) -> None:
        self._looking.discard(number)
        self._gather()
        self._signals.ready.emit()

    def _on_lost(self, number: int, loss: Loss) -> None:
        part = self._parts[number]
        self._looking.discard(number)
        self._losses.append(loss)
        if self._speaking is part or not (self.is_ready or self._looking):
            self.close()  # who opens it again, finds what has come back
            self._signals.lost.emit(_worst(self._losses))
        elif self.is_ready:
            self._gather()
            self._signals.ready.emit()  # who waited for a voice of this one waits no longer

    def _gather(self) -> None:
        found = [voice for part in self._parts if part.is_ready for voice in part.voices]
        self._voices = _ordered(found, is_complete=not self._looking)

    def _part_of(self, voice: Voice | None) -> Narrator | None:
        key = (voice or best_voice(self._voices, "") or Voice("", "", "")).key
        for part in self._parts:
            if part.is_ready and any(own.key == key for own in part.voices):
                return part
        return next((part for part in self._parts if part.is_ready), None)

    def _own(self, voice: Voice | None) -> Voice | None:
        return voice or best_voice(self._voices, "")


def _ordered(voices: Sequence[Voice], *, is_complete: bool) -> tuple[Voice, ...]:
    natural = [voice for voice in voices if voice.is_natural]
    of_system = [voice for voice in voices if not voice.engine]
    if not is_complete:
        return (*natural, *of_system)
    spoken = {voice.language.partition("_")[0] for voice in (*natural, *of_system)}
    plain = [voice for voice in voices if voice.engine and not voice.is_natural]
    return (
        *natural,
        *of_system,
        *(voice for voice in plain if voice.language.partition("_")[0] not in spoken),
    )


def _worst(losses: Sequence[Loss]) -> Loss:
    """What to tell of several: that something broke, before that it never was there."""
    order = (Loss.ENDED, Loss.NO_SOUND, Loss.NO_ANSWER, Loss.NO_VOICE, Loss.NO_ENGINE)
    return min(losses, key=order.index)
