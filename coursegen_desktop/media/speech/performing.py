"""A script told with sound: by a voice, and by recordings where somebody has made some."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from ...domain.narration import SaidWord, VoiceUsed
from ...domain.script import ScriptLine, ScriptSection
from ...domain.speakable import speakable
from .base import Spoken, Synthesizer
from .choosing import Choice, synthesizer
from .keeping import KeptSentences, key_of
from .loudness import TARGET_LUFS, levelled, loudness
from .pacing import Pacing, Progress, Told, reading_seconds
from .recordings import read_recording
from .sound import RATE, Samples, faded, resampled, voiced
from .tape import Tape

RECORDED = "recorded"


class Performance(Pacing):
    """Goes through a script once, aloud."""

    def __init__(
        self,
        chosen: Choice,
        recordings: Mapping[int, Path],
        keep: Path | None,
        progress: Progress | None,
    ) -> None:
        super().__init__(progress)
        self._offer, self._why = chosen.offer, chosen.why
        self._recordings = recordings
        self._kept = KeptSentences(keep)
        self._engine: Synthesizer | None = None
        self._tape = Tape()
        self._spoken: list[tuple[int, int]] = []  # [start, end) of sections that a voice said

    @property
    def now(self) -> float:
        """Seconds from the beginning."""
        return self._tape.seconds

    def tell(self, parts: Sequence[ScriptSection]) -> Told:
        """All sections in their order."""
        try:
            return super().tell(parts)
        finally:
            self._tape.close()
            self._kept.tidy()

    def told(self) -> Told:
        """What came of it, all of it equally loud."""
        lines, begins, seconds = tuple(self._lines), tuple(self._begins), self.now
        samples = self._tape.samples()
        if self._recordings:
            _even_out([samples[start:end] for start, end in self._spoken])
        used = self._offer.used if self._offer is not None else VoiceUsed(engine=RECORDED)
        return Told(levelled(samples), lines, begins, used, seconds, self._why)

    def section(self, number: int, part: ScriptSection) -> None:
        """By the recording, where there is one."""
        if number in self._recordings:
            self._play(number, part)
            return
        start = self._tape.length
        super().section(number, part)
        self._spoken.append((start, self._tape.length))

    def say(self, line: ScriptLine) -> tuple[SaidWord, ...]:
        """By the voice; what it cannot say can be read instead."""
        spoken = self._said(line.text) if self._offer is not None else None
        start, end = voiced(spoken.samples, spoken.rate) if spoken is not None else (0, 0)
        if spoken is None or end <= start:
            self.rest(reading_seconds(line.text))
            return ()
        at, cut = self.now, start / spoken.rate
        self._tape.add(faded(resampled(spoken.samples[start:end], spoken.rate), RATE))
        length = self.now - at
        return tuple(
            SaidWord(
                start=word.start,
                end=word.end,
                begin=at + min(max(word.begin - cut, 0.0), length),
                finish=at + min(max(word.finish - cut, 0.0), length),
            )
            for word in spoken.words
        )

    def rest(self, seconds: float) -> None:
        """Be silent."""
        self._tape.rest(seconds)

    def _said(self, text: str) -> Spoken:
        assert self._offer is not None
        offer = self._offer
        words = speakable(text, offer.voice.language).words
        key = key_of(offer.engine, offer.version, offer.key, text, words)
        kept = self._kept.get(key)
        if kept is not None:
            return kept
        if self._engine is None:
            self._engine = synthesizer(offer.engine)
        return self._kept.put(key, self._engine.speak(text, offer.voice))

    def _play(self, number: int, part: ScriptSection) -> None:
        """A recording; its sentences are heard for as long as reading them takes of it."""
        sound = read_recording(self._recordings[number], part.title)
        at, length = self.now, len(sound) / RATE
        self._tape.add(sound)
        readings = [reading_seconds(line.text) for line in part.lines]
        for line, reading in zip(part.lines, readings, strict=True):
            until = at + length * reading / sum(readings)
            self.note(number, line, at, until)
            at = until


def _even_out(spoken: Sequence[Samples]) -> None:
    """Bring what a voice said to the loudness of recordings, all of it by the same gain."""
    known = [(len(part), loudness(part)) for part in spoken]
    heard = [(length, level) for length, level in known if not math.isinf(level)]
    if not heard:
        return
    powers = sum(length * 10 ** (level / 10) for length, level in heard)
    mean = 10 * math.log10(powers / sum(length for length, _ in heard))
    gain = np.float32(10 ** ((TARGET_LUFS - mean) / 20))
    for part in spoken:
        part *= gain
