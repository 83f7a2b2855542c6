"""From asking for a sentence to its first sound, the voice being warm: against making it alone."""

from __future__ import annotations

import itertools

from coursegen_desktop.media.made_voice import MadeVoice
from coursegen_desktop.media.speech.hibari import HibariSynthesizer
from tests.media.sounding import FakeSound
from tests.windowed import eventually, signalled

from .measure import Result, alternate, timed
from .place import Place

ROUNDS = 12
# Who presses Play waits for so long at most.
GOAL_MS = 500
_SENTENCE = "In year {}, leaves took in water, light and air, and made sugar of all three of them."


async def run(_place: Place) -> list[Result]:
    """voice.first."""
    narrator = MadeVoice(make_sound=FakeSound)
    ready = signalled(narrator.signals.ready)
    narrator.open()
    await ready
    try:
        return [await _measure(narrator)]
    finally:
        process = narrator._process
        narrator.close()
        assert process is not None
        await eventually(lambda: process.is_over, "the end of the process")


async def _measure(narrator: MadeVoice) -> Result:
    engine = HibariSynthesizer()
    voice = next(voice for voice in narrator.voices if voice.is_natural)
    numbers = itertools.count(1900)

    async def made() -> None:
        engine.speak(_SENTENCE.format(next(numbers)), voice)

    async def heard() -> None:
        started = signalled(narrator.signals.started)
        narrator.speak(next(numbers), _SENTENCE.format(next(numbers)), voice, 1.0)
        await started

    floor, ours = await alternate(lambda: timed(made), lambda: timed(heard), ROUNDS)
    return Result("voice.first", floor, ours, GOAL_MS / floor)
