"""Item checks while one types, and of a whole quiz: rules for good questions, with safe fixes."""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence
from types import ModuleType
from typing import Any

from ..domain.item_flaw import KEY_PLACE, OWN_SENTENCES, ItemFlaw, keys_stand_alike
from ..domain.rights import Right
from .blocking import in_slices, in_thread
from .gate import Guarded, needs


class QuestionCheckService(Guarded):
    """Judges questions that stand in a form; keeps nothing."""

    def __init__(self) -> None:
        self._rules: ModuleType | None = None

    @needs(Right.EDIT_COURSES)
    async def of_question(
        self, raw: Mapping[str, Any], *, language: str = ""
    ) -> tuple[ItemFlaw, ...]:
        """What the rules say of one question; quick enough for every key that is pressed.

        `language` is the course's. A question that is not finished is judged as far as it goes.
        """
        rules = await self._loaded()
        found: tuple[ItemFlaw, ...] = rules.flaws_of(raw, language)
        return found

    @needs(Right.EDIT_COURSES)
    async def of_quiz(
        self, questions: Sequence[Mapping[str, Any]], *, shuffles: bool = False, language: str = ""
    ) -> tuple[ItemFlaw, ...]:
        """What they say of all questions of a quiz; a flaw of the whole quiz has no question.

        `shuffles`: the quiz mixes the options.
        """
        rules = await self._loaded()
        found = await in_slices(_judging(rules, questions, language))
        if keys_stand_alike(questions, shuffles=shuffles):
            found.append(ItemFlaw("", KEY_PLACE, OWN_SENTENCES[KEY_PLACE]))
        return tuple(found)

    async def _loaded(self) -> ModuleType:
        if self._rules is None:
            self._rules = await in_thread(_load)
        return self._rules


def _load() -> ModuleType:
    """In a thread: it brings the analyser of texts along."""
    from . import item_flaws

    return item_flaws


def _judging(
    rules: ModuleType, questions: Sequence[Mapping[str, Any]], language: str
) -> Generator[None, None, list[ItemFlaw]]:
    found: list[ItemFlaw] = []
    for raw in questions:
        found += rules.flaws_of(raw, language)
        yield
    return found
