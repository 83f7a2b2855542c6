"""Where a question stands in its attempt, computed anew from its tries: nothing else is stored."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..errors import InvalidContent
from ..marking import BEST_MARK, after_tries, best_of_tries, certain_fraction
from ..questions._by_hand import MarkedQuestion
from ..questions.base import EPSILON, Hint, Question
from .rules import Behaviour, Rules

_ADAPTIVE = frozenset({Behaviour.ADAPTIVE, Behaviour.ADAPTIVE_FREE, Behaviour.PRACTICE})


@dataclass(frozen=True, slots=True)
class Try:
    """One answer that was given: its credit -1..1, how certain, and `key`, equal for equal ones."""

    fraction: float
    key: str = ""
    certainty: int | None = None
    needs_marking: bool = False


@dataclass(frozen=True, slots=True)
class Given:
    """An answer as it is stored: what was given, how certain, and what a person marked it with."""

    answer: Mapping[str, object]
    certainty: int | None = None
    marks: Mapping[str, object] | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """`fraction` of the points is earned if the attempt ends now; -6..3 with certainty.

    `hint` is to be read before the next try. `tries_left` None: as many as one likes.
    """

    fraction: float
    tries: int
    tries_left: int | None
    is_done: bool
    hint: Hint | None = None
    cost: float = 0.0  # what the next try costs, should it be wrong
    needs_marking: bool = False

    @property
    def may_answer(self) -> bool:
        """Whether another answer is taken."""
        return not self.is_done


def answer_key(answer: Mapping[str, object]) -> str:
    """Equal for equal answers, whatever the order of their fields."""
    return json.dumps(answer, sort_keys=True, ensure_ascii=True, default=str)


def judged(question: Question, given: Given) -> Try | None:
    """A stored answer as a try. None: it does not belong to the question as it is now.

    The one door for grading and for grading again: run it over the stored answers with the
    question as it was and as it is, and compare `standing` of both.
    """
    try:
        grade = question.grade(given.answer)
        if given.marks is not None and isinstance(question, MarkedQuestion):
            grade = question.graded_by_hand(given.answer, given.marks)
    except InvalidContent:
        return None
    return Try(grade.fraction, answer_key(given.answer), given.certainty, grade.needs_marking)


def regraded(rules: Rules, question: Question, answers: Sequence[Given]) -> Standing | None:
    """Where the question stands now by the answers that were stored; None: one no longer fits."""
    tries = [judged(question, given) for given in answers]
    sound = [one for one in tries if one is not None]
    return standing(rules, question, sound) if len(sound) == len(tries) else None


def allowed_tries(rules: Rules, question: Question) -> int | None:
    """How many answers a question takes in an attempt; None: as many as one likes."""
    behaviour = rules.behaviour
    if behaviour is Behaviour.DEFERRED or not rules.judges_at_once:
        return None  # it is changed, not tried again
    if behaviour is Behaviour.INTERACTIVE:
        if question.attempts is None:
            return len(question.hints) + 1
        return question.attempts or None
    if behaviour in _ADAPTIVE:
        return question.attempts or None
    return 1


def penalties(rules: Rules, question: Question) -> tuple[float, ...]:
    """What each wrong try costs; the last figure goes on for all later ones."""
    if rules.behaviour in (Behaviour.ADAPTIVE_FREE, Behaviour.PRACTICE):
        return (0.0,)
    plain = rules.penalty if question.penalty is None else float(question.penalty)
    if rules.behaviour is not Behaviour.INTERACTIVE:
        return (plain,)
    own = tuple(
        float(hint.penalty) if "penalty" in hint.model_fields_set else plain
        for hint in question.hints
    )
    return (*own, plain)


def best_fraction(rules: Rules) -> float:
    """The most that `Standing.fraction` can be: 3 with certainty, else 1."""
    return BEST_MARK if rules.asks_certainty else 1.0


def standing(rules: Rules, question: Question, tries: Sequence[Try]) -> Standing:
    """Where the question stands after those tries, from first to last."""
    given = _distinct(tries) if rules.behaviour in _ADAPTIVE else list(tries)
    allowed = allowed_tries(rules, question)
    if allowed is not None:
        given = given[:allowed]
    left = None if allowed is None else allowed - len(given)
    waits = bool(given) and given[-1].needs_marking
    is_right = bool(given) and given[-1].fraction > 1 - EPSILON
    is_done = left == 0 or (rules.judges_at_once and bool(given) and (is_right or waits))
    cost = penalties(rules, question)
    return Standing(
        fraction=_earned(rules, question, given),
        tries=len(given),
        tries_left=left,
        is_done=is_done,
        hint=None if is_done else _hint(rules, question, len(given)),
        cost=0.0 if is_done or allowed == 1 else cost[min(len(given), len(cost) - 1)],
        needs_marking=waits,
    )


def _earned(rules: Rules, question: Question, given: Sequence[Try]) -> float:
    if not given:
        return 0.0
    fractions = [one.fraction for one in given]
    if given[-1].needs_marking:
        return 0.0
    if rules.asks_certainty:
        return certain_fraction(fractions[-1], given[-1].certainty)
    if rules.behaviour is Behaviour.INTERACTIVE:
        return after_tries(fractions, penalties(rules, question))
    if rules.behaviour in _ADAPTIVE:
        return best_of_tries(fractions, penalties(rules, question)[0])
    return fractions[-1]


def _hint(rules: Rules, question: Question, wrong: int) -> Hint | None:
    """The hint that belongs to the last wrong try."""
    if rules.behaviour is not Behaviour.INTERACTIVE or not 0 < wrong <= len(question.hints):
        return None
    return question.hints[wrong - 1]


def _distinct(tries: Sequence[Try]) -> list[Try]:
    """Without those that repeat the answer just before: they cost nothing and change nothing."""
    kept: list[Try] = []
    for one in tries:
        if not kept or not one.key or kept[-1].key != one.key:
            kept.append(one)
    return kept
