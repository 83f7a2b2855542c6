"""Questions from statements that stand alone but define nothing: a name of the subject is left out.

Only where the author's own wording tells of what kind the name is, and the course has other
names of that kind to choose from.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from random import Random

from ..text.sentences import Sentence
from ..text.words import fold, words
from .flaws import stem_flaws
from .items import Item, citation, option_id, why
from .material import Passage, is_statement, shown
from .vocabulary import Name, is_common
from .wording import is_vague

# A definite subject usually means the thing of the sentence before.
_BOUND_START = re.compile(
    r"(?:The|A more|An? better)\s+(?!`)"
    r"|(?:Now|Next|Again|Then|Here|Running this|Our|Your|To do|Any|All|Each)\b",
    re.IGNORECASE,
)
_BOUND_WORD = re.compile(r"\b(?:now|again|new|also|same|too|instead|already|another|other)\b", re.I)
_PRONOUN = re.compile(
    r"\b(?:on|to|of|with|for|in|from|by) it\b|\bthem\b|\bwhich case\b", re.IGNORECASE
)
# "X is a function that ..." fits more functions than one.
_IS_A = re.compile(r"\s+is\s+(?:an?|one|another)\b")
_BLANK = "____"


def statement_items(
    passages: Sequence[Passage],
    names: Sequence[Name],
    local: frozenset[str],
    anchors: dict[str, str],
    rng: Random,
    limit: int,
) -> list[Item]:
    """Up to `limit` gap questions on names, at most one for a name and for a passage."""
    known = {name.text: name for name in names}
    found: list[Item] = []
    tested: set[str] = set()
    for context in ("keypoint", ""):
        for passage in passages:
            if len(found) >= limit or passage.context != context or passage.block.kind != "para":
                continue
            for sentence in passage.sentences:
                item = _item(sentence, known, names, local, anchors, rng, tested, len(found))
                if item is not None:
                    found.append(item)
                    break
    return found


def _item(
    sentence: Sentence,
    known: dict[str, Name],
    names: Sequence[Name],
    local: frozenset[str],
    anchors: dict[str, str],
    rng: Random,
    tested: set[str],
    turn: int,
) -> Item | None:
    if not _usable(sentence, local):
        return None
    inside = [mark for mark in sentence.marks if mark.kind == "code"]
    texts = [sentence.text[mark.start : mark.end] for mark in inside]
    for mark, text in zip(inside, texts, strict=True):
        name = known.get(text)
        if name is None or text in tested or sentence.text.count(text) != 1:
            continue
        opens = mark.start == 0 and _IS_A.match(sentence.text, mark.end)
        if opens or _given_away(sentence.text[: mark.start], text):
            continue
        wrong = _rivals(name, names, texts)
        if len(wrong) < 2:
            continue
        before, after = shown(sentence, 0, mark.start), shown(sentence, mark.end)
        if stem_flaws(f"{before} {after}"):
            continue
        tested.add(text)
        anchor = anchors.get(f"{sentence.source}/{sentence.block.split('.')[0]}", "")
        return _question(sentence, before, after, text, wrong, anchor, rng, turn)
    return None


def _usable(sentence: Sentence, local: frozenset[str]) -> bool:
    if not 8 <= len(words(sentence.text)) <= 30 or not is_statement(sentence):
        return False
    if is_vague(sentence.text) or _PRONOUN.search(sentence.text):
        return False
    head = shown(sentence, 0, min(len(sentence.text), 40))
    if _BOUND_START.match(head) or _BOUND_WORD.search(sentence.text):
        return False
    codes = [sentence.text[mark.start : mark.end] for mark in sentence.marks if mark.kind == "code"]
    return all(is_common(code, local) for code in codes)


def _given_away(before: str, text: str) -> bool:
    """Whether "a" or "an" before the gap gives the name away."""
    return bool(re.search(r"\ban?\s+$", before, re.IGNORECASE)) and fold(text)[:1].isalpha()


def _rivals(name: Name, names: Sequence[Name], present: Sequence[str]) -> list[str]:
    """Names of the same kind that neither stand in the sentence nor hold or are held by the key."""
    fitting = [
        other
        for other in names
        if other.kind == name.kind
        and other.text not in present
        and other.text not in name.text
        and name.text not in other.text
    ]
    fitting.sort(key=lambda other: (abs(other.home - name.home), -other.uses, other.text))
    return [other.text for other in fitting[:3]]


def _question(
    sentence: Sentence,
    before: str,
    after: str,
    key: str,
    wrong: Sequence[str],
    anchor: str,
    rng: Random,
    turn: int,
) -> Item:
    """A gap with a list, or (every second time) the same as single choice."""
    options = [key, *wrong]
    as_choice = turn % 2 == 0
    if as_choice:
        rng.shuffle(options)
    else:
        options.sort(key=fold)
    ticked = [f"`{option}`" if as_choice else option for option in options]
    choices = [
        {"id": option_id(place), "text": text, "fraction": int(option == key)}
        for place, (option, text) in enumerate(zip(options, ticked, strict=True))
    ]
    rest: dict[str, object] = {
        "feedback": {"general": why(sentence)},
        "ext": citation(sentence, anchor),
    }
    if as_choice:
        prompt = f"Which of these fits the gap?\n\n{before}{_BLANK}{after}"
        question = {"type": "choice", "single": True, "prompt": prompt, "choices": choices, **rest}
    else:
        gaps = {"g1": {"kind": "choice", "choices": choices}}
        question = {
            "type": "cloze",
            "prompt": f"{before}{{{{gap:g1}}}}{after}",
            "gaps": gaps,
            **rest,
        }
    return Item(question, (key,), sentence.text)
