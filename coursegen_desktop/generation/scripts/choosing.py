"""Which sentences of a lesson are said: the central ones, in order, understood where they stand.

A sentence that leans on the one before it ("However, …", "This …") is said only together with
it. One that points at a place on a page is never said.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ...domain.script import LONGEST_SENTENCE
from ..extractive.summary import centrality
from ..text.invisible import has_hidden
from ..text.languages import current
from ..text.sentences import Sentence
from .clauses import spoken, words_in
from .parts import Part, Told

# Of a longer part the first sentences are weighed; bounds the work on a text without headings.
_MOST = 400
_LONGEST_CHAIN = 2
_FIRST_BONUS, _TERM_BONUS, _LONG_PRICE = 1.25, 1.5, 0.6
_SHORTEST_WORDS = 4
_FORMULA = re.compile(r"\$[^$\n]{1,600}\$")
_CODE = re.compile(r"`[^`]*`")
_MARKUP = re.compile(r"[*\[\]<>\\|^#{}]|~~|==|(?<!\w)_|_(?!\w)|https?:|www\.")
_ENDS = re.compile(r"[.!…。！।॥։።۔][\"'”’»“)」』`$]*$")


@dataclass(frozen=True, slots=True)
class Choice:
    """A sentence that is said; `told` is what it stands in, by its number in the part."""

    sentence: Sentence
    told: int


def chosen(part: Part, budget: int) -> list[Choice]:
    """Sentences of the paragraphs of a part, of about `budget` words together, in their order."""
    found = _candidates(part)
    if not found:
        return []
    scores = _scores(found, part)
    taken: set[int] = set()
    said: set[str] = set()
    left = budget
    for place in sorted(range(len(found)), key=lambda at: (-scores[at], at)):
        chain = _chain(found, place, taken)
        cost = sum(words_in(found[at].sentence.text) for at in chain)
        is_new = found[place].sentence.text not in said
        if scores[place] > 0 and chain and cost <= left and is_new:
            taken.update(chain)
            said.update(found[at].sentence.text for at in chain)
            left -= cost
    if not taken and not (part.shown or any(told.kind == "list" for told in part.told)):
        taken.update(_first_that_can_be_said(found))
    return [found[at] for at in sorted(taken)]


def _candidates(part: Part) -> list[Choice]:
    return [
        Choice(sentence, number)
        for number, told in enumerate(part.told)
        if told.kind in ("para", "aside")
        for sentence in told.sentences
    ][:_MOST]


def _scores(found: Sequence[Choice], part: Part) -> list[float]:
    """How much each is worth saying; 0 for what cannot be said."""
    if not current().is_known:
        return _by_position(found)
    central = centrality([choice.sentence.text for choice in found])
    scores = []
    for place, choice in enumerate(found):
        sentence, told = choice.sentence, part.told[choice.told]
        if not is_tellable(sentence):
            scores.append(0.0)
            continue
        score = max(central[place], 0.05)
        score *= _FIRST_BONUS if sentence is told.sentences[0] else 1.0
        score *= _TERM_BONUS if any(mark.kind == "strong" for mark in sentence.marks) else 1.0
        score *= _LONG_PRICE if words_in(sentence.text) > LONGEST_SENTENCE else 1.0
        scores.append(round(score * (0.7 if told.kind == "aside" else 1.0), 9))
    return scores


def _by_position(found: Sequence[Choice]) -> list[float]:
    """In a language without rules: how authors begin, paragraph by paragraph."""
    scores, seen = [], -1
    for place, choice in enumerate(found):
        is_first, seen = choice.told != seen, choice.told
        worth = 2.0 if is_first else 1.0
        scores.append(worth - place / 1000 if is_sayable(choice.sentence) else 0.0)
    return scores


def _chain(found: Sequence[Choice], place: int, taken: set[int]) -> list[int]:
    """The sentence and those that it needs before it; [] where one of them cannot be said."""
    chain: list[int] = []
    at = place
    while at not in taken:
        chain.append(at)
        before = at - 1
        is_near = before >= 0 and found[before].told == found[at].told
        goes_on = is_near and _supposes(found[before].sentence)
        if not goes_on and not needs_the_one_before(found[at].sentence):
            return chain
        if len(chain) > _LONGEST_CHAIN or not is_near or not is_tellable(found[before].sentence):
            return []
        at = before
    return chain


def _supposes(sentence: Sentence) -> bool:
    """ "Suppose you know 8 of 20 words": what comes next is true of that alone."""
    return bool(current().telling.supposing.match(sentence.text.replace("’", "'")))


def _first_that_can_be_said(found: Sequence[Choice]) -> list[int]:
    """Better one sentence that leans than nothing."""
    for place, choice in enumerate(found):
        if is_sayable(choice.sentence) and spoken(choice.sentence.text):
            return [place]
    return []


def is_tellable(sentence: Sentence) -> bool:
    """Whether a whole statement can be said, alone or behind the one before it."""
    text = sentence.text
    language = current()
    if not language.is_known:
        return is_sayable(sentence)
    return (
        words_in(text) >= _SHORTEST_WORDS
        and bool(_ENDS.search(text))
        and not any(mark.kind == "code" and mark.end == len(text) for mark in sentence.marks)
        and is_sayable(sentence)
        and not language.telling.pointing.search(text)
        and bool(spoken(text))
    )


def is_sayable(sentence: Sentence) -> bool:
    """Whether words can be said at all: no markup outside code and formulas, nothing hidden."""
    text = _CODE.sub("", _FORMULA.sub("", sentence.text))
    for mark in sentence.marks:
        if mark.kind == "code":
            text = text.replace(sentence.text[mark.start : mark.end], "")
    is_balanced = all(text.count(a) == text.count(b) for a, b in ("()", "“”", "«»"))
    is_clean = is_balanced and not _MARKUP.search(text) and not has_hidden(sentence.quote)
    return is_clean and words_in(sentence.text) > 0


def needs_the_one_before(sentence: Sentence) -> bool:
    """Whether a sentence speaks of something that stands before it."""
    language = current()
    if not language.is_known:
        return False
    plain = sentence.text.replace("’", "'")
    return (
        bool(language.wording.leaning.match(plain))
        # "such as" is no "such".
        or bool(language.wording.deictic.search(language.telling.examples.sub("", plain)))
        or plain[:1].islower()
    )


def leads_in(told: Told) -> Sentence | None:
    """The sentence that leads to a list or a picture: "Several causes are known:"."""
    last = told.sentences[-1] if told.sentences else None
    is_lead = told.kind == "para" and last is not None and last.text.rstrip().endswith((":", "："))
    return last if is_lead and last is not None and is_sayable(last) else None
