"""Multiple choice from two lists of one lesson: which of these does the text count among X?

The right options are members of one list, the wrong ones members of another; a member that both
might hold is not used. One list alone makes no question.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from random import Random

from ..plan import LessonBlock
from ..sources import Block
from ..text.languages import say
from ..text.sentences import Sentence
from ..text.words import content_stems, fold, jaccard, words
from .items import Item, citation, difficulty, option_id, sound
from .material import is_markup_free
from .wording import points_outside

_KEYS, _WRONG = 3, 2
_MAX_WORDS = 14
_LABEL = re.compile(r"^\*\*([^*]{3,60}?)[.:]?\*\*[.:]?\s+")
_JOINED = re.compile(r"[,;]?\s+(?:and|or)$")
# "Three common ones are": the words that are meant stand before.
_EMPTY = re.compile(r"\b(?:ones?|examples?|the same|following|others?)\b|^(?:They|It|Its|Their)\b")
_VERB = re.compile(
    r"(?:can|cannot|is|are|was|were|has|have|must|may|might|will|should|do|does|not)$"
)
_LAST = re.compile(r"[.!?]\s+(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class _List:
    """A list with the words that announce it; `members` are one line each."""

    entry: LessonBlock
    heading: str
    announced: str
    members: tuple[str, ...]
    raw: str


def enumeration_items(
    blocks: Sequence[LessonBlock], raw_of: Mapping[str, str], rng: Random
) -> list[Item]:
    """At most one question a list, each with another list's members as its wrong options."""
    lists = _lists(blocks, raw_of)
    found: list[Item] = []
    used: set[int] = set()
    for one, two in combinations(range(len(lists)), 2):
        for mine, theirs in ((one, two), (two, one)):
            if mine not in used:
                item = _item(lists[mine], lists[theirs], rng)
                if item is not None:
                    used.add(mine)
                    found.append(item)
    return found


def _lists(blocks: Sequence[LessonBlock], raw_of: Mapping[str, str]) -> list[_List]:
    found = []
    heading = ""
    before: Block | None = None
    for entry in blocks:
        block = entry.block
        raw = raw_of.get(f"{entry.source}/{block.id}", "")
        if block.kind == "heading":
            heading = block.text
        elif block.kind == "list" and not block.meta.get("ordered") and raw:
            announced = _announced(before)
            members = tuple(text for child in block.children if (text := _member(child)))
            if announced and len(members) >= _KEYS and len(members) == len(block.children):
                found.append(_List(entry, heading, announced, members, raw))
        before = block
    return found


def _announced(before: Block | None) -> str:
    if before is None or before.kind != "para" or not before.text.rstrip().endswith(":"):
        return ""
    last = _LAST.split(" ".join(before.text.split()))[-1].rstrip(": ")
    if not 3 <= len(words(last)) <= 25 or not is_markup_free(last):
        return ""
    bad = points_outside(last, reader_allowed=True) or _EMPTY.search(last)
    return "" if bad else last.replace("**", "")


def _member(item: Block) -> str:
    """A member of a list as one line: its label where it has one, else all of it."""
    if len(item.children) > 1 or "\n\n" in item.text or "```" in item.text:
        return ""
    text = " ".join(item.text.split())
    label = _LABEL.match(text)
    text = (label[1] if label else text).replace("**", "").rstrip(" .;,")
    text = _JOINED.sub("", text)
    if not 1 <= len(words(text)) <= _MAX_WORDS or not is_markup_free(text):
        return ""
    return "" if points_outside(text, reader_allowed=True) else text[:1].upper() + text[1:]


def _item(mine: _List, theirs: _List, rng: Random) -> Item | None:
    outside = [text for text in theirs.members if _is_foreign(text, mine)]
    keys = [text for text in mine.members if _is_foreign(text, theirs)]
    if len(outside) < _WRONG or len(keys) < _KEYS or not _comparable(keys, outside):
        return None
    right, wrong = rng.sample(keys, _KEYS), rng.sample(outside, _WRONG)
    told = say("listed_under", theirs.announced)
    options = [(text, 1 / _KEYS, "") for text in right] + [(text, 0.0, told) for text in wrong]
    rng.shuffle(options)
    choices: list[dict[str, object]] = []
    for place, (text, fraction, feedback) in enumerate(options):
        choice = {"id": option_id(place), "text": text, "fraction": round(fraction, 7)}
        choices.append({**choice, "feedback": feedback} if feedback else choice)
    block = mine.entry.block
    evidence = Sentence(
        mine.announced, (), mine.entry.source, block.id, block.start, block.end, mine.raw
    )
    listed = "\n".join(f"- {text}" for text in mine.members)
    question = {
        "type": "choice",
        "single": False,
        "prompt": say("by_list", mine.announced),
        "difficulty": difficulty("choice", 0.5),
        "choices": choices,
        "scoring": "right_minus_wrong",
        "feedback": {"general": f"{mine.announced}:\n\n{listed}"},
        "ext": citation(evidence, mine.entry.anchor),
    }
    concepts = tuple(dict.fromkeys(content_stems(mine.announced)))
    goal = say("goal_list", _plain(mine.heading)) if mine.heading else ""
    return sound(Item(question, concepts, mine.announced, 18, goal))


def _plain(heading: str) -> str:
    return re.sub(r"[`*]", "", heading).strip()


def _is_foreign(text: str, other: _List) -> bool:
    """Whether a member shares nothing with the other list that could make it belong there."""
    stems = content_stems(text)
    return bool(stems) and all(
        jaccard(stems, content_stems(member)) < 0.3 and fold(member) != fold(text)
        for member in (*other.members, other.announced)
    )


def _comparable(keys: Sequence[str], wrong: Sequence[str]) -> bool:
    """Whether the options are of one form, so that the form gives nothing away."""
    size = sum(map(len, keys)) / len(keys)
    other = sum(map(len, wrong)) / len(wrong)
    code = {"`" in text for text in (*keys, *wrong)}
    forms = {_opening(text) for text in (*keys, *wrong)}
    return len(code) == len(forms) == 1 and 0.5 <= size / other <= 2.0


def _opening(text: str) -> str:
    """What an option begins with, as far as that could tell lists apart."""
    first = fold(words(text)[0])
    if _VERB.match(first):
        return "verb"
    return "ing" if first.endswith("ing") and len(first) > 4 else "to" if first == "to" else ""
