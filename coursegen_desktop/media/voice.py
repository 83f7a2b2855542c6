"""A voice, and which one to take for a language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

# Engines whose voices sound like people.
NATURAL = frozenset({"hibari"})


@dataclass(frozen=True, slots=True)
class Voice:
    """A voice; `language` as in "en_GB", `key` is what a choice is kept by.

    `engine` makes its sound within this program; "" where the system speaks.
    """

    key: str
    name: str
    language: str
    engine: str = ""

    def speaks(self, language: str) -> bool:
        """Whether it is a voice for a language ("en" or "en_GB")."""
        return self.language.partition("_")[0] == language.replace("-", "_").partition("_")[0]

    @property
    def is_natural(self) -> bool:
        """Whether it sounds like a person."""
        return self.engine in NATURAL


def best_voice(voices: Sequence[Voice], language: str, chosen: str = "") -> Voice | None:
    """The chosen voice if it is still there, else a natural one of the language, else one of the
    country, else any of the language.

    None when no voice speaks it. Without a language the first voice will do.
    """
    for voice in voices:
        if chosen and voice.key == chosen:
            return voice
    fitting = [voice for voice in voices if voice.speaks(language)] if language else list(voices)
    wanted = language.replace("-", "_")
    fitting.sort(key=lambda voice: (not voice.is_natural, voice.language != wanted))
    return fitting[0] if fitting else None
