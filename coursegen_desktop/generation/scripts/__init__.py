"""A lesson's script and slides, written from its own words. Deterministic, without any model.

    written = write(matter)         both at once
    written.script, written.deck    what is said; what is shown, slide by slide

Both come from one row of scenes, so that every slide has its section of the script.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...domain.lesson_matter import LessonMatter, SpeakerNotes, matter_of
from ...domain.script import LONGEST_PAUSE, LessonScript, ScriptLink
from ...domain.slides import SlideDeck, with_fingerprint
from ..text.languages import using
from .row import row_of
from .scenes import Line, Scene

__all__ = (
    "LessonMatter",
    "SpeakerNotes",
    "Written",
    "matter_of",
    "write",
    "write_deck",
    "write_script",
)

_SIGN = re.compile(r"^(?:##|\[pause|\[check\])", re.IGNORECASE)
_MOST_LINKS = 2000


@dataclass(frozen=True, slots=True)
class Written:
    """What is said in a lesson's film, and what is shown."""

    script: LessonScript
    deck: SlideDeck


def write(matter: LessonMatter) -> Written:
    """The script and the slides of a lesson. The same matter gives the same."""
    with using(matter.spoken_language):
        scenes = row_of(matter)
    return Written(_script(matter, scenes), _deck(matter, scenes))


def write_script(matter: LessonMatter) -> LessonScript:
    """What is said in a lesson."""
    return write(matter).script


def write_deck(matter: LessonMatter) -> SlideDeck:
    """What is shown in a lesson."""
    return write(matter).deck


def _script(matter: LessonMatter, scenes: Sequence[Scene]) -> LessonScript:
    text = "\n\n".join(_section(scene) for scene in scenes) + "\n"
    links: dict[str, ScriptLink] = {}
    for scene in scenes:
        for line in scene.lines:
            if line.quote and len(links) < _MOST_LINKS:
                links.setdefault(line.text, ScriptLink(sentence=line.text, quote=line.quote))
    return LessonScript(
        text=text,
        made=text,
        language=matter.spoken_language,
        inputs=matter.inputs,
        links=tuple(links.values()),
    )


def _section(scene: Scene) -> str:
    return "\n\n".join([f"## {scene.heading}", *_paragraphs(scene)])


def _paragraphs(scene: Scene) -> Iterator[str]:
    """Sentences up to a stop, a pause or, of a speaker's words, the end of a paragraph."""
    running: list[str] = []
    for line in scene.lines:
        text = _as_words(line)
        if line.is_check:
            if running:
                yield " ".join(running)
            running = [f"[check] {text}"]
        else:
            running.append(text)
        if line.pause or line.is_check or scene.is_verbatim:
            yield " ".join(running)
            running = []
        if line.pause:
            yield f"[pause {min(line.pause, LONGEST_PAUSE):g}]"
    if running:
        yield " ".join(running)


def _as_words(line: Line) -> str:
    """Words that nobody takes for a sign of the script."""
    text = " ".join(line.text.split())
    return f"“{text}”" if _SIGN.match(text) else text


def _deck(matter: LessonMatter, scenes: Sequence[Scene]) -> SlideDeck:
    slides = [scene.slide.model_copy(update={"section": scene.heading}) for scene in scenes]
    return SlideDeck(
        title=matter.title,
        language=matter.spoken_language,
        slides=tuple(map(with_fingerprint, slides)),
        inputs=matter.inputs,
        made=tuple(slide.id for slide in slides),
    )
