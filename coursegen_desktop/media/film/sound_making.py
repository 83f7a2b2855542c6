"""Makes the sound of a lesson: its script is told, and kept as Ogg Opus with the times of words.

Runs in a worker process. Sentences are kept by the voices, the whole by what it was made of, so
that a new picture on a slide never waits for the voice.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ...domain.errors import AppError
from ...domain.narration import Narration, SaidLine
from ...domain.script import sections
from ..speech.pacing import Told
from ..speech.telling import tell
from .encoding import About
from .ffmpeg import under_way
from .plan import Said, sound_chapters
from .pulse import Pulse
from .sound_files import RATE, sound_seconds, write_sound

# Speaking takes most of it, the rest is encoding.
_SPEAKING = 0.8
# A kept sound is believed when it is as long as its lines say.
_EXACT = 0.1


@dataclass(frozen=True, slots=True)
class SoundOrder:
    """What is to be told. `key` names all that it depends on; `kept` is where sounds are kept,
    `sentences` where sentences are. `recordings` are sounds by the number of their section."""

    title: str
    language: str
    script: str
    voice: str
    key: str
    kept: Path
    sentences: Path
    recordings: dict[int, Path] = field(default_factory=dict)
    pulse: Path | None = None


@dataclass(frozen=True, slots=True)
class MadeSound:
    """`file` is None without a voice, and `why` says why. `narration` has no name yet."""

    file: Path | None
    said: Said
    narration: Narration
    was_kept: bool
    why: AppError | None = None


def make_sound(order: SoundOrder) -> MadeSound:
    """The sound of a lesson. Raises MediaError, DiskFull, MissingPart."""
    known = _kept(order)
    if known is not None:
        return known
    if not any(section.lines for section in sections(order.script)):
        return MadeSound(None, Said(), Narration(name="", seconds=0.0), was_kept=False)
    pulse = Pulse(order.pulse)
    told = tell(
        order.script,
        order.language,
        order.voice,
        recordings=order.recordings,
        keep=order.sentences,
        progress=lambda done, total: pulse.tell(_SPEAKING * done / max(total, 1)),
    )
    narration = _narration(order, told)
    said = Said(narration.lines, told.sections, told.seconds)
    if told.samples is None:
        return MadeSound(None, said, narration, was_kept=False, why=told.why)
    target = order.kept / f"{order.key}.opus"
    about = About(order.title, order.language, narration.chapters, told.seconds)
    write_sound(_pieces(told, pulse), target, about)
    _keep(order, narration, told.sections)
    return MadeSound(target, said, narration, was_kept=False)


def _narration(order: SoundOrder, told: Told) -> Narration:
    return Narration(
        name="",
        seconds=round(told.seconds, 3),
        voice=told.voice,
        lines=tuple(map(_in_milliseconds, told.lines)),
        chapters=sound_chapters(order.script, told.sections),
        inputs=order.key,
    )


def _in_milliseconds(line: SaidLine) -> SaidLine:
    """Nobody hears less, and what is stored is short."""
    words = tuple(
        word.model_copy(update={"begin": round(word.begin, 3), "finish": round(word.finish, 3)})
        for word in line.words
    )
    return line.model_copy(
        update={
            "begin": round(line.begin, 3),
            "finish": round(line.finish, 3),
            "words": words,
        }
    )


def _pieces(told: Told, pulse: Pulse) -> Iterator[bytes]:
    """Ten seconds at a time: the whole may lie in a file."""
    assert told.samples is not None
    size = 10 * RATE
    for start in range(0, len(told.samples), size):
        yield told.samples[start : start + size].tobytes()
        pulse.tell(_SPEAKING + (1 - _SPEAKING) * start / len(told.samples))


def _kept(order: SoundOrder) -> MadeSound | None:
    """What was made before, if it is whole."""
    target, about = order.kept / f"{order.key}.opus", order.kept / f"{order.key}.json"
    try:
        found: dict[str, Any] = json.loads(about.read_text(encoding="utf-8"))
        narration = Narration.read(found["narration"])
        begins = tuple(float(one) for one in found["sections"])
        if abs(sound_seconds(target) - narration.seconds) > _EXACT:
            return None
        for place in (target, about):
            os.utime(place)
    except (AppError, OSError, ValueError, KeyError, TypeError):
        return None
    said = Said(narration.lines, begins, narration.seconds)
    return MadeSound(target, said, narration, was_kept=True)


def _keep(order: SoundOrder, narration: Narration, begins: tuple[float, ...]) -> None:
    """Write down what was said when; without it the sound is made again next time."""
    target = order.kept / f"{order.key}.json"
    place = under_way(target)
    with contextlib.suppress(OSError):
        words = {"narration": narration.model_dump(mode="json"), "sections": begins}
        place.write_text(json.dumps(words), encoding="utf-8")
        place.replace(target)
