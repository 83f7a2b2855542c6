"""Bring items into their order, with the partial credit of Moodle's ordering questions."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from itertools import pairwise
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from .base import (
    Answer,
    AnswerClass,
    Identifier,
    Key,
    Option,
    Part,
    Problem,
    Question,
    Shown,
    Verdict,
    twice,
)


class OrderAnswer(Answer):
    """Ids from first to last; empty when the question was skipped."""

    order: Annotated[tuple[Identifier, ...], Field(max_length=10_000)] = ()


class OrderQuestion(Question):
    """`correct` names the items from first to last.

    all_or_nothing: every item in its place. absolute_position: the share of items in their
    places. relative_next: the share of neighbours that follow each other rightly. longest_run and
    longest_subset: the longest piece in right order, without and with others between; a single
    item is no piece.
    """

    interaction: ClassVar[str] = "order"
    label: ClassVar[str] = "Ordering"
    answer_type: ClassVar[AnswerClass] = OrderAnswer

    type: Literal["order"] = "order"
    items: Annotated[tuple[Option, ...], Field(max_length=1_000)]
    correct: Annotated[tuple[Identifier, ...], Field(max_length=1_000)]
    scoring: Literal[
        "all_or_nothing", "absolute_position", "relative_next", "longest_run", "longest_subset"
    ] = "all_or_nothing"
    layout: Literal["vertical", "horizontal"] = "vertical"

    def correct_answer(self) -> dict[str, object]:
        """The items in their order."""
        return {"order": list(self.correct)}

    def correct_text(self) -> str:
        """The items in their order, joined by arrows."""
        words = {item.id: item.text for item in self.items}
        return " → ".join(words[name] for name in self.correct)

    def answer_keys(self) -> tuple[Key, ...]:
        """The items in their order, each about its place."""
        words = {item.id: item.text for item in self.items}
        return tuple(
            Key(words[name], f"{place}", about=f"{place}")
            for place, name in enumerate(self.correct, 1)
        )

    def unplayable(self) -> str:
        """Items that belong to no place would have to be left out, which cannot be done here."""
        known = {item.id for item in self.items}
        if set(self.correct) < known and twice(self.correct) == "" and self.correct:
            return "orders with items that stay outside are not playable here"
        return ""

    def check(self) -> tuple[Problem, ...]:
        """Ids once, at least two items, and each of them placed."""
        found = []
        if double := twice(item.id for item in self.items):
            found.append(Problem("items", f"the id “{double}” stands there twice"))
        if len(self.items) < 2:
            found.append(Problem("items", "there is nothing to order"))
        if double := twice(self.correct):
            found.append(Problem("correct", f"the item “{double}” stands there twice"))
        known = {item.id for item in self.items}
        if unknown := [name for name in self.correct if name not in known]:
            found.append(Problem("correct", f"there is no item “{unknown[0]}”"))
        placed = set(self.correct)
        if missing := [item.id for item in self.items if item.id not in placed]:
            found.append(Problem("correct", f"the item “{missing[0]}” has no place"))
        return tuple(found)

    def shown(self, seed: int, *, shuffle: bool = False) -> Shown:
        """The items mixed, unless the question says not to; never in the right order by chance."""
        wanted = self.shuffle is not False
        options = self._arranged(self.items, seed, shuffle=wanted)
        if wanted and tuple(item.id for item in options) == self.correct and len(options) > 1:
            free = [n for n, item in enumerate(options) if not self._is_fixed(item.id)]
            if len(free) > 1:
                moved = list(options)
                moved[free[0]], moved[free[-1]] = moved[free[-1]], moved[free[0]]
                options = tuple(moved)
        return Shown(options=options, layout=self.layout)

    def chosen(self, answer: Mapping[str, object]) -> tuple[str, ...]:
        """Each item with its place."""
        given = self.read_answer(answer)
        order = given.order if isinstance(given, OrderAnswer) else ()
        return tuple(f"{name}={place}" for place, name in enumerate(order, 1))

    def _is_fixed(self, name: str) -> bool:
        return any(item.id == name and item.fixed for item in self.items)

    def _judge(self, answer: OrderAnswer) -> tuple[float, tuple[Part, ...]]:
        places = {name: place for place, name in enumerate(self.correct)}
        if double := twice(answer.order):
            raise self._refuse(f"the item “{double}” was given twice")
        if unknown := [name for name in answer.order if name not in places]:
            raise self._refuse(f"there is no item “{unknown[0]}”")
        given = [places[name] for name in answer.order]
        return self._fraction(given), self._parts(answer.order)

    def _fraction(self, given: list[int]) -> float:
        """The credit of places, as they were given one after another."""
        size = len(self.correct)
        if not given:
            return 0.0
        if self.scoring == "all_or_nothing":
            return float(given == list(range(size)))
        if self.scoring == "absolute_position":
            return sum(place == here for here, place in enumerate(given)) / size
        if self.scoring == "relative_next":
            follows = sum(after == before + 1 for before, after in pairwise(given))
            return follows / (size - 1) if size > 1 else 1.0
        length = _longest_run(given) if self.scoring == "longest_run" else _longest_rise(given)
        return 0.0 if length < 2 else length / size

    def _parts(self, order: tuple[str, ...]) -> tuple[Part, ...]:
        words = {item.id: item for item in self.items}
        parts = []
        for place, right in enumerate(self.correct):
            name = order[place] if place < len(order) else ""
            if not name:
                parts.append(Part(f"{place + 1}", Verdict.MISSED, "", words[right].text))
            elif name == right:
                item = words[name]
                parts.append(Part(f"{place + 1}", Verdict.RIGHT, item.text, "", item.feedback))
            else:
                item, expected = words[name], words[right].text
                text = item.feedback
                parts.append(Part(f"{place + 1}", Verdict.WRONG, item.text, expected, text))
        return tuple(parts)


def _longest_run(places: list[int]) -> int:
    """Items that follow each other rightly with nothing between."""
    best = run = 1
    for before, after in pairwise(places):
        run = run + 1 if after == before + 1 else 1
        best = max(best, run)
    return best


def _longest_rise(places: list[int]) -> int:
    """Items in right order, others between them left aside (patience sorting)."""
    piles: list[int] = []
    for place in places:
        at = bisect_left(piles, place)
        piles[at : at + 1] = [place]
    return len(piles)


QUESTION = OrderQuestion
