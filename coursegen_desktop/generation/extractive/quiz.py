"""The quiz of a lesson: as many sound questions as the text yields, of several types, or none.

Far more questions are made than are wanted (`candidates`), and the best are chosen (`choose`):
first what tests an outcome that nothing tests yet, then other types and other concepts, then
the better question.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from random import Random

from ...domain.quiz import HARVESTED_KEY, OUTCOME_KEY, YIELD_KEY
from ...domain.quiz_change import prompt_key
from ..plan import LessonOrder
from ..text.languages import say
from ..text.words import content_stems, stem
from . import items
from .candidates import candidates, self_checks
from .exercises import harvested
from .explanations import outcome_item
from .flaws import too_alike
from .items import Item
from .narrative import is_story

WANTED = 8
# Half of true/false is guessing.
_TRUE_FALSE_PERCENT = 15
_ORDER = ("choice", "true_false", "cloze", "numeric", "order", "match", "essay")
_NEW_OUTCOME, _NEW_CONCEPT, _SAME_FORM = 60, 16, 14
_MAX_GOALS = 4


@dataclass(frozen=True, slots=True)
class Made:
    """A quiz, None where the text yields no sound question, and what it rests on.

    `wanted` were asked for, `made` could be; `outcomes` are those that the lesson states or that
    its questions test.
    """

    quiz: dict[str, object] | None
    outcomes: tuple[str, ...]
    wanted: int
    made: int
    is_story: bool = False

    @property
    def note(self) -> str:
        """Why there are fewer questions than were asked for; "" when there are as many."""
        if self.made >= self.wanted:
            return ""
        if self.is_story:
            return f"{self.made} of {self.wanted}: it reads like a story, which states few facts."
        return f"{self.made} of {self.wanted}: no more testable facts here."


def build_quiz(
    order: LessonOrder, questions: int = WANTED, types: Sequence[str] = ()
) -> dict[str, object] | None:
    """Quiz JSON version 1, or None when the lesson yields no sound question."""
    return make_quiz(order, questions, types).quiz


def make_quiz(order: LessonOrder, questions: int = WANTED, types: Sequence[str] = ()) -> Made:
    """The quiz with at most so many questions, of these types only unless there are none named."""
    if order.is_reference or questions < 1:
        return Made(None, order.outcomes, max(questions, 0), 0)
    rng = Random(f"{order.seed}/quiz/{order.index}")
    stated = order.outcomes if order.harvested else ()
    choice = _Choice(stated, questions, frozenset(types))
    authors = [item for item in _harvest(order) if choice.allows(item)]
    choice.take_authors(authors, (questions + 1) // 2)
    own = [item for outcome in stated if (item := outcome_item(order, outcome)) is not None]
    choice.choose([*candidates(order, rng), *own])
    choice.take_first(authors, questions)
    # What nobody marks stays the smaller part; the exercises themselves stand in the lesson.
    choice.take_first(self_checks(order), min(questions, len(choice.items) + (questions + 1) // 2))
    choice.trim()
    found = sorted(choice.items, key=lambda item: (not item.is_harvested, _ORDER.index(item.kind)))
    outcomes = stated or tuple(dict.fromkeys(choice.served[id(item)] for item in found))
    # What says least comes last, and falls out first.
    last = (say("goal_exercises"), say("goal_text"))
    goals = outcomes if stated else tuple(sorted(outcomes, key=last.__contains__))[:_MAX_GOALS]
    story = len(found) < questions and is_story(order.passages)
    if not found:
        return Made(None, stated, questions, 0, story)
    _spread_keys(found, rng)
    quiz = _written(order, found, choice, questions)
    return Made(quiz, goals, questions, len(found), story)


def promised(order: LessonOrder, made: Made) -> LessonOrder:
    """The order with the outcomes that the lesson states: only what a question tests is promised,
    unless the author himself did."""
    return order if order.harvested else replace(order, outcomes=made.outcomes)


def another(
    order: LessonOrder,
    asked: Sequence[Mapping[str, object]],
    types: Sequence[str] = (),
    dropped: Collection[str] = (),
) -> dict[str, object] | None:
    """One more question for a lesson whose quiz asks these already; None when there is none.

    For a reader who drops a question: the best that is neither asked nor like what is asked, nor
    one of those `dropped` before, which are named by `quiz_change.prompt_key`.
    """
    rng = Random(f"{order.seed}/quiz/{order.index}")
    made = [*_harvest(order), *candidates(order, rng), *self_checks(order)]
    pool = [item for item in made if prompt_key(item.question) not in dropped]
    prompts = {str(question.get("prompt", "")) for question in asked}
    known = [item for item in pool if item.question["prompt"] in prompts]
    choice = _Choice(order.outcomes if order.harvested else (), 0, frozenset(types))
    for item in known:
        choice.keep(item)
    choice.wanted = len(choice.items) + 1
    choice.choose(item for item in pool if item.question["prompt"] not in prompts)
    if len(choice.items) == len(known):
        return None
    new = choice.items[-1]
    taken = {str(question.get("id", "")) for question in asked}
    number = next(n for n in range(1, len(taken) + 2) if f"q{n}" not in taken)
    return {"id": f"q{number}", **_with_outcome(new, choice.served[id(new)])}


def _written(
    order: LessonOrder, found: Sequence[Item], choice: _Choice, wanted: int
) -> dict[str, object]:
    identity = hashlib.sha256(f"{order.seed}/{order.index}".encode()).hexdigest()[:16]
    return {
        "format": "quiz",
        "version": "1.0",
        "id": f"quiz-{identity}",
        "title": say("quiz", order.title),
        "settings": {"feedback": "immediate", "behaviour": "immediate", "attempt_grade": "highest"},
        "questions": [
            {"id": f"q{number}", **_with_outcome(item, choice.served[id(item)])}
            for number, item in enumerate(found, start=1)
        ],
        "ext": {YIELD_KEY: {"wanted": wanted, "made": len(found)}},
    }


def _with_outcome(item: Item, outcome: str) -> dict[str, object]:
    ext = item.question["ext"]
    assert isinstance(ext, Mapping)
    told = {OUTCOME_KEY: outcome, **({HARVESTED_KEY: True} if item.is_harvested else {})}
    return {**item.question, "ext": {**ext, **told}}


def _harvest(order: LessonOrder) -> list[Item]:
    """The author's exercises that a program can mark, in his order."""
    found = []
    for entry in order.blocks:
        for block in entry.block.walk():
            if block.kind == "exercise":
                raw = order.raw_of.get(f"{entry.source}/{block.id}", "")
                item = harvested(block, entry.source, raw, entry.anchor) if raw else None
                found += [item] if item else []
    return found


@dataclass(slots=True)
class _Choice:
    """What is taken so far. `served` maps the identity of an item to the outcome it tests."""

    stated: tuple[str, ...]
    wanted: int
    types: frozenset[str]
    items: list[Item] = field(default_factory=list)
    served: dict[int, str] = field(default_factory=dict)
    _concepts: set[str] = field(default_factory=set)
    _outcome_of: dict[int, tuple[Item, str]] = field(default_factory=dict)
    _outcomes: set[str] = field(default_factory=set)

    def allows(self, item: Item) -> bool:
        """Whether its type is wanted; "choice" takes in both kinds of choice."""
        return not self.types or item.kind in self.types or item.form in self.types

    def take_first(self, offered: Iterable[Item], limit: int) -> None:
        """Takes items in their order until there are so many."""
        for item in offered:
            if len(self.items) >= limit:
                return
            if self.allows(item) and self._is_new(item):
                self._take(item)

    def take_authors(self, offered: Sequence[Item], limit: int) -> None:
        """Takes so many of the author's own: first one for each outcome, then in their order."""
        firsts: dict[str, Item] = {}
        for item in offered:
            outcome = self._tests(item)
            if outcome in self.stated:
                firsts.setdefault(outcome, item)
        self.take_first(firsts.values(), limit)
        self.take_first(offered, limit)
        place = {id(item): at for at, item in enumerate(offered)}
        self.items.sort(key=lambda item: place[id(item)])

    def choose(self, offered: Iterable[Item]) -> None:
        """Takes the best of the rest, one after another, until there are enough."""
        pool = [item for item in offered if self.allows(item)]
        while pool and len(self.items) < self.wanted:
            # The author's own questions do not keep ours from being of the same type.
            forms = Counter(item.form for item in self.items if not item.is_harvested)
            rated = [(-self._worth(item, forms), place) for place, item in enumerate(pool)]
            place = min(rated)[1]
            item = pool.pop(place)
            if self._is_new(item) and not self._is_too_much(item, forms):
                self._take(item)

    def keep(self, item: Item) -> None:
        """Counts an item that is asked already, whatever else is."""
        self._take(item)

    def trim(self) -> None:
        """Gives up true/false where fewer questions than wanted make them too large a part."""
        guesses = [item for item in self.items if item.kind == "true_false"]
        while guesses and 100 * len(guesses) > _TRUE_FALSE_PERCENT * len(self.items):
            self.items.remove(guesses.pop())

    def _take(self, item: Item) -> None:
        self.items.append(item)
        outcome = self._tests(item)
        self.served[id(item)] = outcome
        self._outcomes.add(outcome)
        self._concepts.update(item.terms)

    def _worth(self, item: Item, forms: Counter[str]) -> int:
        worth = item.score - _SAME_FORM * forms[item.form]
        outcome = self._tests(item)
        worth += _NEW_OUTCOME * (outcome in self.stated and outcome not in self._outcomes)
        fresh = sum(term not in self._concepts for term in item.terms)
        return worth + (_NEW_CONCEPT if 2 * fresh > len(item.terms) else 0)

    def _tests(self, item: Item) -> str:
        """The outcome that an item tests, worked out once."""
        # With the item, so that it lives on and its identity is given to no other.
        known = self._outcome_of.get(id(item))
        if known is None:
            known = self._outcome_of[id(item)] = item, outcome_of(item, self.stated)
        return known[1]

    def _is_new(self, item: Item) -> bool:
        """Whether neither its words nor its only concept are asked about already."""
        if item in self.items or any(too_alike(item.gist, other.gist) for other in self.items):
            return False
        told = item.question.get("grader_notes")
        if told and any(told == other.question.get("grader_notes") for other in self.items):
            return False
        if item.is_harvested or len(item.terms) != 1:
            return True
        return not any(item.terms == other.terms for other in self.items)

    def _is_too_much(self, item: Item, forms: Counter[str]) -> bool:
        if item.form == "true_false":
            return 100 * (forms["true_false"] + 1) > _TRUE_FALSE_PERCENT * self.wanted
        rare = {"essay": max(1, self.wanted // 4), "numeric": 2, "multiple": 2, "order": 2}
        most = {"match": 1, **rare}.get(item.form, self.wanted)
        return forms[item.form] >= most


def outcome_of(item: Item, stated: Sequence[str]) -> str:
    """The outcome that an item tests: the stated one that names its concepts, else its own."""
    mine = {stem(part) for term in item.terms for part in content_stems(term)} | set(item.terms)
    near = mine | (set(content_stems(item.gist)) if item.is_harvested else set())
    is_term = not item.is_harvested and (len(item.terms) == 1 or item.kind == "match")
    best, outcome = (0, 0), ""
    for text in stated:
        wanted = set(content_stems(text)[1:]) or set(content_stems(text))
        shared = len(wanted & near)
        rate = 100 * shared // max(len(wanted), 1)
        names = is_term and any(set(content_stems(term)) <= wanted for term in item.terms)
        if shared and (rate >= 40 or names) and (shared, rate) > best:
            best, outcome = (shared, rate), text
    return outcome or item.goal or say("goal_text")


def _spread_keys(found: Sequence[Item], rng: Random) -> None:
    """Right answers at every place alike, never more than three in a row; the author's stay."""
    bags: dict[int, list[int]] = {}
    run, last = 0, -1
    for item in found:
        choices = item.question.get("choices")
        if item.form != "choice" or not isinstance(choices, list):
            continue
        place = next(at for at, choice in enumerate(choices) if choice["fraction"] == 1)
        if not item.is_harvested and not _is_sorted(choices):
            bag = bags.setdefault(len(choices), [])
            if not bag:
                bag += rng.sample(range(len(choices)), len(choices))
            wanted = bag.pop()
            if wanted == last and run >= 2:
                wanted = (wanted + 1) % len(choices)
            choices[place], choices[wanted] = choices[wanted], choices[place]
            for at, choice in enumerate(choices):
                choice["id"] = items.option_id(at)
            place = wanted
        run = run + 1 if place == last else 1
        last = place


def _is_sorted(choices: Sequence[Mapping[str, object]]) -> bool:
    """Whether options are numbers, which keep their order."""
    return all(str(choice["text"]).strip("`+-. 0123456789") == "" for choice in choices)
