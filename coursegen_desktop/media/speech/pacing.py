"""The sentences of a script one after another in time, with the silences between them.

`Pacing` itself says nothing: it gives each sentence the time that reading it takes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...domain.errors import AppError
from ...domain.narration import SaidLine, SaidWord, VoiceUsed
from ...domain.script import WORDS_PER_MINUTE, ScriptLine, ScriptSection, spoken_words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# Seconds of silence: between sentences, after a question, between sections.
_SENTENCE_REST, _CHECK_REST, _SECTION_REST = 0.35, 1.0, 0.8
# How long a section without words is shown, and the shortest sentence.
_EMPTY_SECTION, _SHORTEST = 2.0, 1.0
# Where words are not divided by blanks, letters count.
_LETTERS_A_SECOND = 12

# Sentences that are done, and of how many; what it raises ends the work.
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Told:
    """What was told. Without `samples` the times are those of reading, and `why` says why.

    `samples` are 48 kHz, mono, at -16 LUFS with peaks below -1 dBTP. They may lie in a file that
    goes with them: read them piece by piece. `sections` are the seconds at which each begins.
    """

    samples: NDArray[np.float32] | None
    lines: tuple[SaidLine, ...]
    sections: tuple[float, ...]
    voice: VoiceUsed
    seconds: float
    why: AppError | None = None


class Pacing:
    """Goes through a script once."""

    def __init__(self, progress: Progress | None = None) -> None:
        self._progress = progress
        self._lines: list[SaidLine] = []
        self._begins: list[float] = []
        self._seconds = 0.0
        self._all = 0

    @property
    def now(self) -> float:
        """Seconds from the beginning."""
        return self._seconds

    def tell(self, parts: Sequence[ScriptSection]) -> Told:
        """All sections in their order."""
        self._all = sum(len(part.lines) for part in parts)
        for number, part in enumerate(parts):
            self._begins.append(self.now)
            self.section(number, part)
            self.rest(_SECTION_REST if part.lines else _EMPTY_SECTION)
        return self.told()

    def told(self) -> Told:
        """What came of it."""
        return Told(None, tuple(self._lines), tuple(self._begins), VoiceUsed(), self.now)

    def section(self, number: int, part: ScriptSection) -> None:
        """The sentences of a section."""
        for at, line in enumerate(part.lines):
            begin = self.now
            words = self.say(line)
            self.note(number, line, begin, self.now, words)
            if at + 1 < len(part.lines) or line.pause:
                self.rest(max(line.pause, _CHECK_REST if line.is_check else _SENTENCE_REST))

    def say(self, line: ScriptLine) -> tuple[SaidWord, ...]:
        """Say a sentence, and tell when its words are heard."""
        self.rest(reading_seconds(line.text))
        return ()

    def rest(self, seconds: float) -> None:
        """Be silent."""
        self._seconds += seconds

    def note(
        self,
        section: int,
        line: ScriptLine,
        begin: float,
        finish: float,
        words: tuple[SaidWord, ...] = (),
    ) -> None:
        """A sentence is done."""
        said = SaidLine(
            text=line.text, section=section, begin=begin, finish=finish, words=words,
            is_check=line.is_check,
        )  # fmt: skip
        self._lines.append(said)
        if self._progress is not None:
            self._progress(len(self._lines), self._all)


def reading_seconds(text: str) -> float:
    """How long reading a sentence takes."""
    words = spoken_words(text) / WORDS_PER_MINUTE * 60
    has_blanks = " " in text.strip()
    return max(_SHORTEST, words, 0.0 if has_blanks else len(text) / _LETTERS_A_SECOND)
