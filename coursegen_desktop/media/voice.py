"""A voice, and which one to take for a language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Voice:
    """A voice; `language` as in "en_GB", `key` is what a choice is kept by."""

    key: str
    name: str
    language: str

    def speaks(self, language: str) -> bool:
        """Whether it is a voice for a language ("en" or "en_GB")."""
        return self.language.partition("_")[0] == language.replace("-", "_").partition("_")[0]


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
