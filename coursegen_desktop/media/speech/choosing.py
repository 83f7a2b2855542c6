"""Which voices can be stored, for a language, on this computer; what to install where none can.

Asking costs a fifth of a second the first time (a program is started, a library loaded): in a
thread or a process, never between two frames.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec

from ...domain.errors import AppError, MediaError, MissingPart
from ...domain.narration import VoiceUsed
from ..voice import Voice
from . import espeak, hibari
from .base import Synthesizer

# Wished for instead of a voice: captions alone.
SILENT = "silent"
# Best first.
_ENGINES = (hibari.ENGINE, espeak.ENGINE)


@dataclass(frozen=True, slots=True)
class Offer:
    """A voice that speaks into files, and the engine that has it. `key` is kept as the choice."""

    voice: Voice
    engine: str
    version: str

    @property
    def key(self) -> str:
        """What a choice is kept by."""
        return self.voice.key

    @property
    def used(self) -> VoiceUsed:
        """As it is written down with what it said."""
        name = self.voice.key.partition("/")[2]
        return VoiceUsed(
            engine=self.engine, name=name, version=self.version, language=self.voice.language
        )


@dataclass(frozen=True, slots=True)
class Choice:
    """The voice that speaks a language; None where nobody does, and `why`."""

    offer: Offer | None
    why: AppError | None = None


def is_anything_there() -> bool:
    """Whether an engine is installed; nothing is imported or started for it."""
    return find_spec("numpy") is not None and (hibari.is_there() or bool(espeak.program()))


def offers(language: str = "") -> tuple[Offer, ...]:
    """The voices of a language ("en" or "en_GB"), best first; of all languages without one."""
    found = [
        Offer(voice, engine.engine, engine.version)
        for engine in _engines()
        for voice in engine.voices
        if not language or voice.speaks(language)
    ]
    wanted = language.replace("-", "_")
    # Those of the country come first within an engine.
    found.sort(key=lambda offer: (_ENGINES.index(offer.engine), offer.voice.language != wanted))
    return tuple(found)


def choose(language: str, key: str = "") -> Choice:
    """Who speaks: the voice of a key where it speaks the language, else the best of the language.

    Raises MediaError when the key's voice is not there any more: a course does not change its
    voice unnoticed.
    """
    if key == SILENT:
        return Choice(None)
    there = offers()
    chosen = next((offer for offer in there if offer.key == key), None)
    if key and chosen is None:
        raise MediaError(
            "The voice “{voice}” that was chosen is not on this computer.",
            "Choose another voice, or install it again.",
            voice=key.partition("/")[2],
        )
    if chosen is not None and (not language or chosen.voice.speaks(language)):
        return Choice(chosen)
    fitting = offers(language)
    return Choice(fitting[0]) if fitting else Choice(None, missing(language))


def synthesizer(engine: str) -> Synthesizer:
    """An engine by its name. Raises MissingPart where it is not installed."""
    if find_spec("numpy") is None:
        raise missing("")
    return hibari.HibariSynthesizer() if engine == hibari.ENGINE else espeak.EspeakSynthesizer()


def missing(language: str) -> MissingPart:
    """What to install for a language that nobody speaks."""
    if find_spec("numpy") is None:
        return MissingPart(
            "The part that makes speech for films and recordings is not installed.",
            'Install it with: pip install "coursegen-desktop[narration]".',
        )
    if _is_english(language) and not espeak.program():
        return hibari.missing()
    if not espeak.program():
        return espeak.missing()
    return MissingPart(
        "No voice on this computer speaks this language.",
        "A recording can be made or brought in for each section, and captions work without a"
        " voice.",
    )


def _is_english(language: str) -> bool:
    return language.replace("-", "_").partition("_")[0] == "en"


def _engines() -> Iterator[Synthesizer]:
    if find_spec("numpy") is None:
        return
    if hibari.is_there():
        yield hibari.HibariSynthesizer()
    if espeak.program():
        yield espeak.EspeakSynthesizer()
