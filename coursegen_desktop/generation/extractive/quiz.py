"""The quiz of a lesson: as many sound questions as the text yields, of several types, or none."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from random import Random

from ..plan import LessonOrder
from ..text.words import WORD, stem
from . import items
from .distractors import distractors, is_sibling
from .exercises import harvested
from .flaws import too_alike
from .items import Item
from .programs import program_items
from .statements import statement_items
from .terms import Term, usable

# In which order types take turns; true/false stays rare, since half of it is guessing.
_TURNS = ("choice", "cloze", "choice", "true_false", "meaning", "cloze", "choice")
_FALLBACKS = ("choice", "meaning", "cloze", "true_false")
_MAX_MADE = 7
# Below this number of questions programs and statements are asked about, too.
_ENOUGH = 5
_MAX_HARVESTED = 8
_ORDER = ("choice", "true_false", "cloze", "match")


@dataclass(slots=True)
class _Draft:
    order: LessonOrder
    rng: Random
    items: list[Item] = field(default_factory=list)
    used: Counter[str] = field(default_factory=Counter)
    tested: set[str] = field(default_factory=set)

    def anchor(self, term: Term) -> str:
        """Where the learner reads about a term again."""
        found = self.order.anchor_of(term.evidence.source, term.evidence.block)
        return found or self.order.term_anchors.get(term.key, "")

    def take(self, item: Item | None) -> bool:
        """Adds an item that does not ask what is asked already."""
        if item is None or any(too_alike(item.gist, other.gist) for other in self.items):
            return False
        self.items.append(item)
        self.tested.update(item.terms)
        return True


def build_quiz(order: LessonOrder) -> dict[str, object] | None:
    """Quiz JSON version 1, or None when the lesson yields no sound question."""
    draft = _Draft(order, Random(f"{order.seed}/quiz/{order.index}"))
    if not order.is_reference:
        _make(draft)
        _match(draft)
        _extend(draft)
    made = sorted(draft.items, key=lambda item: _ORDER.index(item.kind))
    found = [*_harvest(order), *made]
    if not found:
        return None
    identity = hashlib.sha256(f"{order.seed}/{order.index}".encode()).hexdigest()[:16]
    _spread_keys(found)
    return {
        "format": "quiz",
        "version": "1.0",
        "id": f"quiz-{identity}",
        "title": f"Quiz: {order.title}",
        "settings": {"feedback": "immediate", "behaviour": "immediate", "attempt_grade": "highest"},
        "questions": [
            {"id": f"q{number}", **item.question} for number, item in enumerate(found, start=1)
        ],
    }


def _harvest(order: LessonOrder) -> list[Item]:
    found = []
    for entry in order.blocks:
        for block in entry.block.walk():
            if block.kind == "exercise":
                raw = order.raw_of.get(f"{entry.source}/{block.id}", "")
                item = harvested(block, entry.source, raw, entry.anchor) if raw else None
                found += [item] if item else []
    return found[:_MAX_HARVESTED]


def _make(draft: _Draft) -> None:
    """One question a term, types in turn, the terms that the text speaks of most first."""
    own = [term for term in draft.order.terms if usable(term)]
    own.sort(key=lambda term: (term.trust == "pattern", -min(term.uses, 8), term.evidence.start))
    limit = min(_MAX_MADE, max(3, 2 + len(own) // 2))
    turn = 0
    for term in own:
        if len(draft.items) >= limit:
            break
        counts = Counter(item.kind for item in draft.items)
        wanted = _TURNS[turn % len(_TURNS)]
        for name in (wanted, *(other for other in _FALLBACKS if other != wanted)):
            if name == "true_false" and (counts["true_false"] or len(own) < 3):
                continue
            if draft.take(_BUILDERS[name](draft, term)):
                turn += 1
                break


def _extend(draft: _Draft) -> None:
    """Programs and statements, where terms alone make no quiz of some size."""
    order = draft.order
    room = max(_ENOUGH - len(draft.items), 1)
    for item in program_items(order.blocks, dict(order.raw_of), min(room, 3)):
        draft.take(item)
    room = _ENOUGH - len(draft.items)
    if room > 0:
        for item in statement_items(order, draft.rng, min(room, 4)):
            draft.take(item)


def _wrong(draft: _Draft, term: Term) -> list[Term]:
    return distractors(term, draft.order.bank, draft.order.near, draft.used)


def _choice(draft: _Draft, term: Term) -> Item | None:
    wrong = _wrong(draft, term)
    item = items.choice_by_definition(term, wrong, draft.anchor(term), draft.rng)
    return _counted(draft, item, wrong)


def _meaning(draft: _Draft, term: Term) -> Item | None:
    wrong = _wrong(draft, term)
    item = items.choice_by_term(term, wrong, draft.anchor(term), draft.rng)
    return _counted(draft, item, wrong)


def _counted(draft: _Draft, item: Item | None, wrong: Sequence[Term]) -> Item | None:
    if item is not None:
        draft.used.update(other.key for other in wrong)
    return item


def _true_false(draft: _Draft, term: Term) -> Item | None:
    rivals = [other for other in _wrong(draft, term) if is_sibling(term, other)]
    return items.true_false(term, rivals, draft.anchor(term), draft.rng)


def _cloze(draft: _Draft, term: Term) -> Item | None:
    """A typed gap for names that the text uses often, else one to choose from."""
    wrong = _wrong(draft, term)
    anchor = draft.anchor(term)
    typed = term.uses >= 3 and len(term.name.split()) <= 2
    contrast = _contrast(draft, term, wrong, anchor)
    if contrast is not None:
        return contrast
    first = items.cloze(term, wrong, anchor, typed=typed)
    return first or items.cloze(term, wrong, anchor, typed=not typed)


def _contrast(draft: _Draft, term: Term, wrong: Sequence[Term], anchor: str) -> Item | None:
    """A sentence that sets the term against another one tests more than its definition."""
    if len(wrong) < 2:
        return None
    others = {other.key for other in draft.order.bank} - {term.key}
    parts = [stem(part) for part in WORD.findall(term.name)]
    for passage in draft.order.passages:
        if not passage.is_taught or passage.block.kind != "para":
            continue
        for sentence in passage.sentences:
            if sentence == term.evidence or not sentence.text.startswith(("Unlike", "Whereas")):
                continue
            found = list(WORD.finditer(sentence.text))
            stems = [stem(match[0]) for match in found]
            places = [at for at in range(len(stems)) if stems[at : at + len(parts)] == parts]
            named = sum(_names(key, stems) for key in sorted(others))
            if len(places) != 1 or not named:
                continue
            span = found[places[0]].start(), found[places[0] + len(parts) - 1].end()
            near = draft.order.anchor_of(passage.source, passage.block.id)
            item = items.gap_in(sentence, term, span, wrong, near or anchor, typed=False)
            if item is not None:
                return item
    return None


def _names(key: str, stems: Sequence[str]) -> bool:
    parts = [stem(part) for part in WORD.findall(key)]
    return any(list(stems[at : at + len(parts)]) == parts for at in range(len(stems)))


def _match(draft: _Draft) -> None:
    """Four to six pairs: what is not tested yet first, then other terms, then the module's."""
    order = draft.order
    own = [term for term in order.terms if usable(term)]
    fresh = [term for term in own if term.key not in draft.tested]
    candidates = fresh + [term for term in own if term.key in draft.tested]
    candidates += [term for term in order.review if usable(term)]
    if len(own) < 2:
        return
    chosen: list[Term] = []
    for term in candidates:
        known = any(term.key == other.key for other in chosen)
        if len(chosen) < items.MAX_PAIRS - 1 and not known and items.fits_in_match(term, chosen):
            chosen.append(term)
    anchors = {term.key: draft.anchor(term) for term in chosen}
    draft.take(items.matching(chosen, anchors, draft.rng))


def _spread_keys(found: Sequence[Item]) -> None:
    """No more than three right answers in a row at the same place, author's own items aside."""
    run, last = 0, -1
    for item in found:
        choices = item.question.get("choices")
        if item.kind != "choice" or not isinstance(choices, list) or not item.terms:
            continue
        place = next(at for at, choice in enumerate(choices) if choice["fraction"] == 1)
        run = run + 1 if place == last else 1
        if run > 2:
            other = (place + 1) % len(choices)
            choices[place], choices[other] = choices[other], choices[place]
            for at, choice in enumerate(choices):
                choice["id"] = items.option_id(at)
            place, run = other, 1
        last = place


_BUILDERS: dict[str, Callable[[_Draft, Term], Item | None]] = {
    "choice": _choice,
    "meaning": _meaning,
    "cloze": _cloze,
    "true_false": _true_false,
}
