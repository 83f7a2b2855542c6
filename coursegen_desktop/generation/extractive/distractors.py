"""Wrong answers that are plausible and surely wrong: sibling terms of the same course.

Scores after generation design 3.2 G; no candidate is ever padded in. Every reject below guards
against a second right answer or against a give-away.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from ..text.analysis.base import NAMES
from ..text.words import content_stems, jaccard, stem, words
from .terms import Term

THRESHOLD = 1.0
_MANY = 3


def distractors(key: Term, bank: Sequence[Term], near: int, used: Counter[str]) -> list[Term]:
    """Up to three siblings of a term, best first; only those above the threshold.

    The first `near` of the bank are of the same module; the others help out where those yield
    less than two. `used` makes often used ones rarer.
    """
    chosen = _best(key, bank[:near], used)
    return chosen if len(chosen) >= 2 else _best(key, bank, used)


def _best(key: Term, bank: Sequence[Term], used: Counter[str]) -> list[Term]:
    scored = []
    for place, candidate in enumerate(bank):
        if is_sibling(key, candidate):
            score = plausibility(key, candidate) - 0.15 * min(used[candidate.key], 4)
            scored.append((-round(score, 6), place, candidate))
    scored.sort(key=lambda item: item[:2])
    chosen: list[Term] = []
    for negative, _, candidate in scored:
        if -negative < THRESHOLD or len(chosen) == _MANY:
            break
        if all(_apart(candidate, other) for other in chosen):
            chosen.append(candidate)
    return chosen


def is_sibling(key: Term, other: Term) -> bool:
    """Whether a term is certainly not a right answer where `key` is one."""
    if key.key == other.key or key.is_code != other.is_code or key.is_plural != other.is_plural:
        return False
    if key.is_purpose != other.is_purpose or not _apart(key, other):
        return False
    if _of_other_class(key, other):
        return False
    mine, theirs = content_stems(key.definition), content_stems(other.definition)
    if jaccard(mine, theirs) > 0.5:
        return False
    return not _related(key, other) and not _related(other, key)


def plausibility(key: Term, other: Term) -> float:
    """How much a learner who half knows would consider `other` where `key` is right."""
    # What things are used for has no head noun to compare.
    score = 1.0 if key.is_purpose else 2.0 * bool(key.head and key.head == other.head)
    score += 3.0 * jaccard(content_stems(key.definition), content_stems(other.definition))
    score += 0.7 * (_size(key.name) == _size(other.name))
    score += 0.4 * (_suffix(key.name) == _suffix(other.name))
    score += 0.5 * _is_alike(key, other)
    score += 0.3 * (key.home == other.home)
    return score - abs(len(key.name) - len(other.name)) / 15


def overlap(one: Term, two: Term) -> float:
    """The share of the shorter definition's words that the other has, too."""
    left, right = set(content_stems(one.definition)), set(content_stems(two.definition))
    return len(left & right) / min(len(left), len(right)) if left and right else 0.0


def _of_other_class(key: Term, other: Term) -> bool:
    """Whether an analyser tells apart what they are: a thing and a property, a person and a place.

    A name may be taken for a common noun, so those two are not told apart.
    """
    mine, theirs = key.word_class, other.word_class
    if not mine or not theirs or mine == theirs:
        return False
    return {mine, theirs} <= NAMES or not {mine, theirs} & NAMES


def _is_alike(key: Term, other: Term) -> bool:
    """Of one class and written alike: "Python" is no rival of "loop"."""
    return key.word_class == other.word_class and key.name[:1].isupper() == other.name[:1].isupper()


def _apart(one: Term, two: Term) -> bool:
    """Neither name holds the other: "memory" is no rival of "working memory"."""
    left, right = content_stems(one.name), content_stems(two.name)
    if not left or not right:
        return one.key != two.key
    return not (set(left) <= set(right) or set(right) <= set(left))


def _related(one: Term, two: Term) -> bool:
    """Whether the definition of `one` says that it is a kind of `two`, or speaks of it."""
    names = content_stems(two.name)
    defining = content_stems(one.definition)
    if one.head and names and one.head == names[-1] and len(names) == 1:
        return True
    return bool(names) and _contains(defining, names)


def _contains(row: tuple[str, ...], part: tuple[str, ...]) -> bool:
    size = len(part)
    return any(row[place : place + size] == part for place in range(len(row) - size + 1))


# The same names are compared with one another many times.
@lru_cache(maxsize=4096)
def _size(name: str) -> int:
    return len(words(name))


@lru_cache(maxsize=4096)
def _suffix(name: str) -> str:
    last = words(name)[-1] if words(name) else name
    return last[-3:].casefold() if len(last) > 4 else ""


def shares_word(name: str, text: str) -> bool:
    """Whether a text gives a name away: a word of it, one that holds it, or its initials."""
    there, parts = words(text), words(name)
    if len(name) > 1 and name.isupper() and name in "".join(word[0] for word in there).upper():
        return True
    if len(parts) > 1 and "".join(part[0] for part in parts).upper() in there:
        return True
    stems = [item for item in content_stems(text) if len(item) >= 4]
    for part in content_stems(name):
        if len(part) < 4:
            continue
        if any(
            part == other or part in other or (len(other) >= 5 and other in part) for other in stems
        ):
            return True
    return bool(parts) and all(stem(part) in content_stems(text) for part in parts if len(part) > 2)
