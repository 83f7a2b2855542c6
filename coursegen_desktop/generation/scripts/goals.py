"""What a learner will be able to do: said as people say it, shown as a list."""

from __future__ import annotations

from collections.abc import Sequence

from ...domain.script import LONGEST_SENTENCE
from ...domain.slides import Slide
from ..extractive.outcomes import listed
from ..text.languages import current, say
from ..text.sentences import Sentence
from ..text.words import is_function_word
from .clauses import capitalised, closed, spoken, words_in
from .scenes import Line, Scene, bullets
from .telling import lines_of
from .wording import as_aim, as_said

_MOST_IN_SENTENCE = 3


def goals_scene(title: str, goals: Sequence[Sentence]) -> Scene:
    """ "After this lesson you can define …, compare … and explain …"."""
    slide = Slide(id="goals", title=title, bullets=bullets(map(as_aim, goals)))
    return Scene(title, slide, _as_sentences(goals) or _one_by_one(title, goals))


def _as_sentences(goals: Sequence[Sentence]) -> list[Line]:
    """[] where the aims do not name what somebody does, or are too long to be heard so."""
    doing = current().telling.doing
    if not current().is_known or not all(doing.match(as_said(goal)) for goal in goals):
        return []
    lines: list[Line] = []
    held: list[str] = []
    texts = [_inside(as_said(goal)) for goal in goals]
    for text in texts:
        if held and not _fits([*held, text], lines):
            lines.append(_sentence(held, lines, goals[texts.index(held[0])].quote))
            held = []
        held.append(text)
    lines.append(_sentence(held, lines, goals[texts.index(held[0])].quote))
    return lines if all(spoken(line.text) == [line.text] for line in lines) else []


def _fits(held: Sequence[str], lines: Sequence[Line]) -> bool:
    """An aim with commas of its own is the last: nobody hears where it ends."""
    if len(held) > _MOST_IN_SENTENCE or any("," in text for text in held[:-1]):
        return False
    return words_in(_text(held, lines)) <= LONGEST_SENTENCE


def _sentence(held: Sequence[str], lines: Sequence[Line], quote: str) -> Line:
    return Line(_text(held, lines), quote)


def _text(held: Sequence[str], lines: Sequence[Line]) -> str:
    return say("told_goals_more" if lines else "told_goals", listed(list(held)))


def _inside(text: str) -> str:
    """An aim inside a sentence; German nouns keep their capitals, as do names and short forms."""
    bare = text.rstrip(" .;,")
    front = bare.partition(" ")[0]
    is_noun = current().nouns_capital and not is_function_word(front)
    keeps = front[1:].lower() != front[1:] or is_noun
    return bare if keeps else bare[:1].lower() + bare[1:]


def _one_by_one(title: str, goals: Sequence[Sentence]) -> list[Line]:
    lines = [Line(closed(title))] if current().is_known else []
    for goal in goals:
        lines += [Line(capitalised(line.text), line.quote) for line in lines_of(goal)]
    return lines
