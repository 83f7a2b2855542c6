"""All questions that a lesson could ask: several for each term, and what its lists, programs,
numbers and statements yield. Many more than a quiz has; the quiz chooses.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from random import Random

from ..plan import LessonOrder
from ..text.languages import current
from ..text.words import WORD, stem, word_stems
from . import items
from .distractors import distractors, is_sibling
from .enumerations import enumeration_items
from .exercises import harvested, self_checked
from .explanations import explanation_items
from .items import Item
from .narrative import is_story
from .programs import program_items
from .quantities import quantity_items
from .statements import statement_items
from .steps import parsons_items, step_items
from .terms import Term, usable

# The terms that the text speaks of most; more would be made and never asked.
_MAX_TERMS = 24
_MAX_STATEMENTS = 12


def candidates(order: LessonOrder, rng: Random) -> list[Item]:
    """Every sound question on a lesson, in a fixed order."""
    found: list[Item] = []
    if not current().is_known:
        return found
    own = own_terms(order)
    used: Counter[str] = Counter()
    for term in own:
        wrong = distractors(term, order.bank, order.near, used)
        made = [item for item in _of_term(order, term, wrong, len(own), rng) if item is not None]
        if made:
            used.update(other.key for other in wrong)
        found += made
    found += _matches(order, own, rng)
    if is_story(order.passages):
        # What happens in a story is no fact of a subject.
        return found
    found += step_items(order.blocks, order.raw_of, rng)
    found += enumeration_items(order.blocks, order.raw_of, rng)
    found += program_items(order.blocks, order.raw_of, rng)
    found += parsons_items(order.blocks, order.raw_of, rng)
    found += statement_items(order, rng, _MAX_STATEMENTS)
    found += quantity_items(order.passages, dict(order.anchors))
    return found + explanation_items(order, own)


def own_terms(order: LessonOrder) -> list[Term]:
    """The terms that questions may rest on, those that the text speaks of most first."""
    own = [term for term in order.terms if usable(term)]
    own.sort(key=lambda term: (term.trust == "pattern", -min(term.uses, 8), term.evidence.start))
    return own[:_MAX_TERMS]


def self_checks(order: LessonOrder) -> list[Item]:
    """The author's exercises that only the learner himself can mark, with their solutions."""
    found = []
    for entry in order.blocks:
        for block in entry.block.walk():
            raw = order.raw_of.get(f"{entry.source}/{block.id}", "")
            if block.kind == "exercise" and raw:
                args = block, entry.source, raw, entry.anchor
                item = self_checked(*args) if harvested(*args) is None else None
                found += [item] if item else []
    return found


def _anchor(order: LessonOrder, term: Term) -> str:
    """Where the learner reads about a term again."""
    found = order.anchor_of(term.evidence.source, term.evidence.block)
    return found or order.term_anchors.get(term.key, "")


def _of_term(
    order: LessonOrder, term: Term, wrong: Sequence[Term], siblings: int, rng: Random
) -> Iterator[Item | None]:
    anchor = _anchor(order, term)
    yield items.choice_by_definition(term, wrong, anchor, rng)
    yield items.choice_by_term(term, wrong, anchor, rng)
    yield _contrast(order, term, wrong, anchor)
    yield items.cloze(term, wrong, anchor, typed=True)
    yield items.cloze(term, wrong, anchor, typed=False)
    if siblings >= 3:
        rivals = [other for other in wrong if is_sibling(term, other)]
        yield items.true_false(term, rivals, anchor, rng)


def _contrast(order: LessonOrder, term: Term, wrong: Sequence[Term], anchor: str) -> Item | None:
    """A sentence that sets the term against another one tests more than its definition."""
    if len(wrong) < 2:
        return None
    others = {other.key for other in order.bank} - {term.key}
    parts = word_stems(term.name)
    contrast = current().wording.contrast
    for passage in order.passages:
        if not passage.is_taught or passage.block.kind != "para":
            continue
        for sentence in passage.sentences:
            if sentence == term.evidence or not sentence.text.startswith(contrast):
                continue
            found = list(WORD.finditer(sentence.text))
            stems = [stem(match[0]) for match in found]
            places = [at for at in range(len(stems)) if stems[at : at + len(parts)] == parts]
            named = sum(_names(key, stems) for key in sorted(others))
            if len(places) != 1 or not named:
                continue
            span = found[places[0]].start(), found[places[0] + len(parts) - 1].end()
            near = order.anchor_of(passage.source, passage.block.id)
            item = items.gap_in(sentence, term, span, wrong, near or anchor, typed=False)
            if item is not None:
                return item
    return None


def _names(key: str, stems: Sequence[str]) -> bool:
    parts = word_stems(key)
    if not parts or parts[0] not in stems:
        return False
    return any(list(stems[at : at + len(parts)]) == parts for at in range(len(stems)))


def _matches(order: LessonOrder, own: Sequence[Term], rng: Random) -> list[Item]:
    """Four to six pairs of this lesson, filled up with earlier terms of the module; then others."""
    if len(own) < 2:
        return []
    found: list[Item] = []
    told: set[str] = set()
    pool = [*own, *(term for term in order.review if usable(term))]
    for _ in range(2):
        chosen: list[Term] = []
        for term in sorted(pool, key=lambda term: term.key in told):
            known = any(term.key == other.key for other in chosen)
            if (
                len(chosen) < items.MAX_PAIRS - 1
                and not known
                and items.fits_in_match(term, chosen)
            ):
                chosen.append(term)
        mine = {term.key for term in own}
        if sum(term.key in mine for term in chosen) < 2:
            break
        anchors = {term.key: _anchor(order, term) for term in chosen}
        item = items.matching(chosen, anchors, rng)
        fresh = sum(term.key not in told for term in chosen)
        if item is not None and fresh >= items.MIN_PAIRS:
            found.append(item)
        told |= {term.key for term in chosen}
    return found
