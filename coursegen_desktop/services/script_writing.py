"""A lesson's script and slides written in a worker process, and put together with what is there."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..domain.deck_merge import merged_deck, retitled
from ..domain.errors import InvalidContent
from ..domain.kept import unpacked
from ..domain.lesson_matter import LessonMatter, SpeakerNotes
from ..domain.script import LessonScript, sections
from ..domain.slides import SlideDeck
from .merging import merged_parts


@dataclass(frozen=True, slots=True)
class ScriptOrder:
    """A lesson, and the script and slides that it has, as they are stored; None for none.

    `anew`: what an author wrote there is given up.
    """

    matter: LessonMatter
    script: Mapping[str, Any] | None
    deck: Mapping[str, Any] | None
    anew: bool = False


@dataclass(frozen=True, slots=True)
class Made:
    """A lesson's script and slides, as they are now.

    `is_new`: there was no script. `is_changed`: something was written. `keeps_words`: the script
    holds words of an author; `clashes` are the places that the lesson changed, too, where his
    words stay. `kept_slides` are his.
    """

    script: LessonScript
    deck: SlideDeck
    is_new: bool = False
    is_changed: bool = False
    keeps_words: bool = False
    clashes: int = 0
    kept_slides: int = 0


def made_of(order: ScriptOrder) -> Made:
    """The script and slides of a lesson, written anew where it is another than it was."""
    script = None if order.script is None else _script(order.script)
    deck = None if order.deck is None else _deck(order.deck)
    inputs = order.matter.inputs
    is_current = script is not None and (script.inputs == inputs or _is_own(script))
    if script and deck and is_current and deck.inputs == inputs and not order.anew:
        found = _told_by(script, deck)
        return Made(script, found, is_changed=found != deck, keeps_words=_has_own_words(script))
    from ..generation.scripts import write

    written = write(order.matter)
    clashes = 0
    if script is None or order.anew or not (script.text.strip() or script.made):
        told = written.script
    else:
        told, clashes = _merged(script, written.script)
    shown, kept = written.deck, 0
    if deck is not None and not order.anew:
        together = merged_deck(deck, shown, [part.title for part in sections(told.text)])
        shown, kept = together.deck, together.kept
    shown = _told_by(told, shown)
    return Made(
        told,
        shown,
        is_new=script is None,
        is_changed=told != script or shown != deck,
        keeps_words=_has_own_words(told),
        clashes=clashes,
        kept_slides=kept,
    )


def speaker_notes(
    trees: Mapping[str, bytes], blocks: Sequence[tuple[str, str]]
) -> tuple[SpeakerNotes, ...]:
    """What speakers said to the blocks (source, block) that a lesson was made of.

    `trees` are the packed blocks of the documents, as a run keeps them.
    """
    wanted = set(blocks)
    found = []
    for source, tree in trees.items():
        for identity, _kind, text, _start, _end, _level, meta, _children in json.loads(
            unpacked(tree)
        )["blocks"]:
            words = dict(meta).get("narration", "")
            if words and (source, identity) in wanted:
                found.append(SpeakerNotes(text, words))
    return tuple(found)


def _merged(mine: LessonScript, new: LessonScript) -> tuple[LessonScript, int]:
    """An author's script with what the lesson changed; where both changed, his words stay."""
    if _is_own(mine):
        return mine, 0
    parts = merged_parts(mine.made, mine.text, new.text)
    text = "".join(
        part.chosen("mine" if part.kind == "conflict" else part.proposed) for part in parts
    )
    clashes = sum(part.kind == "conflict" for part in parts)
    return new.model_copy(update={"text": text}), clashes


def _told_by(script: LessonScript, deck: SlideDeck) -> SlideDeck:
    """The slides find their words where an author gave sections other headings."""
    if script.text == script.made or not script.made:
        return deck
    made, now = ([part.title for part in sections(text)] for text in (script.made, script.text))
    return retitled(deck, made, now)


def _is_own(script: LessonScript) -> bool:
    """Whether somebody wrote it without the program."""
    return not script.made and bool(script.text.strip())


def _has_own_words(script: LessonScript) -> bool:
    return script.text != script.made


def _script(content: Mapping[str, Any]) -> LessonScript | None:
    try:
        return LessonScript.read(content)
    except InvalidContent:
        return None


def _deck(content: Mapping[str, Any]) -> SlideDeck | None:
    try:
        return SlideDeck.read(content)
    except InvalidContent:
        return None
