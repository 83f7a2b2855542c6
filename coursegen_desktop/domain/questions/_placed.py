"""Answers that lay something on each of several places: matching, labels on a picture, gaps."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from .base import Question, right_keys


class PlacedQuestion(Question):
    """The answer is one mapping from place to what lies there; "" leaves a place empty."""

    # The field of the answer that holds it.
    placed_in: ClassVar[str]

    def placed(self, answer: Mapping[str, object]) -> dict[str, str]:
        """The mapping of a stored answer."""
        given = getattr(self.read_answer(answer), self.placed_in)
        return {str(place): str(thing) for place, thing in given.items()}

    def chosen(self, answer: Mapping[str, object]) -> tuple[str, ...]:
        """Each place with what lies there."""
        placed = sorted(self.placed(answer).items())
        return tuple(f"{place}={self._counted(thing)}" for place, thing in placed if thing)

    def without_wrong(self, answer: Mapping[str, object]) -> dict[str, object]:
        """What lies rightly."""
        right = right_keys(self.grade(answer).parts)
        kept = {place: thing for place, thing in self.placed(answer).items() if place in right}
        return {self.placed_in: kept}

    def _counted(self, thing: str) -> str:
        """What lies on a place, so that answers that count as the same are one."""
        return thing
