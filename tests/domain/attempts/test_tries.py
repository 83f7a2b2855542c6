"""Where a question stands after its tries, under each behaviour."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coursegen_desktop.domain.attempts.rules import Behaviour, Rules
from coursegen_desktop.domain.attempts.tries import (
    Given,
    Standing,
    Try,
    allowed_tries,
    answer_key,
    best_fraction,
    judged,
    regraded,
    standing,
)
from coursegen_desktop.domain.questions.base import Question
from coursegen_desktop.domain.quiz import Quiz
from tests.domain.questions.given import question, quiz_of, sample

TWO_HINTS = [{"text": "Think.", "penalty": 0.1}, {"text": "Think again."}]


def rules(behaviour: str, run: dict[str, Any] | None = None, **settings: Any) -> Rules:
    """The rules of a quiz with that behaviour."""
    own = behaviour in ("adaptive_free", "mastery", "practice")
    run = {**(run or {}), **({"behaviour": behaviour} if own else {})}
    if not own:
        settings["behaviour"] = behaviour
    raw = quiz_of(sample("true_false"), settings=settings, ext={"coursegen:run": run})
    return Quiz.parse(raw).rules


def asked(**changes: Any) -> Question:
    return question(sample("true_false", **changes))


def after(made: Rules, asked_question: Question, *fractions: float) -> Standing:
    tries = [Try(fraction, key=str(n)) for n, fraction in enumerate(fractions)]
    return standing(made, asked_question, tries)


@pytest.mark.parametrize(
    ("behaviour", "fractions", "earned", "left", "is_done"),
    [
        ("immediate", [], 0, 1, False),
        ("immediate", [0], 0, 0, True),
        ("immediate", [0, 1], 0, 0, True),  # the first answer counts
        ("deferred", [0], 0, None, False),
        ("deferred", [0, 1, 0.5], 0.5, None, False),  # the last one counts
        ("interactive", [0], 0, 2, False),
        ("interactive", [0, 1], 0.9, 1, True),
        ("interactive", [0, 0, 1], 1 - 0.1 - 0.25, 0, True),
        ("interactive", [0, 0, 0], 0, 0, True),
        ("adaptive", [0, 1], 0.75, None, True),
        ("adaptive", [0.5, 0], 0.5, None, False),
        ("adaptive_free", [0, 0, 0, 1], 1, None, True),
        ("practice", [0, 1], 1, None, True),
        ("mastery", [0], 0, 0, True),
    ],
)
def test_worked_examples(
    behaviour: str, fractions: list[float], earned: float, left: int | None, is_done: bool
) -> None:
    now = after(rules(behaviour), asked(hints=TWO_HINTS, penalty=0.25), *fractions)
    assert now.fraction == pytest.approx(earned)
    assert (now.tries_left, now.is_done, now.may_answer) == (left, is_done, not is_done)


def test_hints_come_with_the_tries_and_say_what_the_next_one_costs() -> None:
    made, hinted = rules("interactive"), asked(hints=TWO_HINTS, penalty=0.25)
    assert after(made, hinted).hint is None
    assert after(made, hinted).cost == 0.1
    first, second = after(made, hinted, 0), after(made, hinted, 0, 0)
    assert first.hint is not None and first.hint.text == "Think."
    assert second.hint is not None and second.hint.text == "Think again."
    assert (first.cost, second.cost) == (0.25, 0.25)
    assert after(made, hinted, 0, 1).hint is None


def test_tries_are_as_many_as_the_question_says() -> None:
    made = rules("interactive")
    assert allowed_tries(made, asked(hints=TWO_HINTS)) == 3
    assert allowed_tries(made, asked()) == 1
    assert allowed_tries(made, asked(attempts=5)) == 5
    assert allowed_tries(made, asked(attempts=0)) is None
    assert allowed_tries(rules("adaptive"), asked(attempts=2)) == 2
    assert allowed_tries(rules("immediate"), asked(attempts=5)) == 1


def test_the_same_answer_again_is_no_new_try() -> None:
    made = rules("adaptive")
    once = [Try(0.5, key="a"), Try(1, key="b")]
    again = [Try(0.5, key="a"), Try(0.5, key="a"), Try(1, key="b")]
    assert standing(made, asked(), once) == standing(made, asked(), again)
    assert answer_key({"a": 1, "b": [2]}) == answer_key({"b": [2], "a": 1})
    assert answer_key({"a": 1}) != answer_key({"a": 2})


@pytest.mark.parametrize(("certainty", "right", "wrong"), [(1, 1, 0), (2, 2, -2), (3, 3, -6)])
def test_certainty_at_once_and_at_the_end(certainty: int, right: float, wrong: float) -> None:
    at_once = rules("certainty")
    at_the_end = rules("certainty", feedback="after_quiz")
    assert at_once.judges_at_once and not at_the_end.judges_at_once
    for made in (at_once, at_the_end):
        assert standing(made, asked(), [Try(1, "a", certainty)]).fraction == right
        assert standing(made, asked(), [Try(0, "a", certainty)]).fraction == wrong
        assert best_fraction(made) == 3
    changed = [Try(0, "a", certainty), Try(1, "b", certainty)]
    assert standing(at_once, asked(), changed).fraction == wrong
    assert standing(at_the_end, asked(), changed).fraction == right
    assert best_fraction(rules("immediate")) == 1


def test_what_a_person_has_to_mark_is_done_and_waits() -> None:
    for behaviour in ("immediate", "interactive", "adaptive"):
        now = standing(rules(behaviour), asked(), [Try(0, needs_marking=True)])
        assert now.needs_marking and now.is_done and now.fraction == 0


@given(
    st.sampled_from(list(Behaviour)),
    st.lists(st.floats(-1, 1), max_size=8),
    st.floats(0, 1),
    st.integers(0, 3),
)
def test_bounds(behaviour: Behaviour, fractions: list[float], penalty: float, hints: int) -> None:
    made = Rules(behaviour=behaviour)
    hinted = asked(hints=[{"text": "x"}] * hints or None, penalty=penalty)
    now = after(made, hinted, *fractions)
    low, high = (-6, 3) if behaviour is Behaviour.CERTAINTY else (-1, 1)
    assert low <= now.fraction <= high
    assert now.tries <= len(fractions)
    assert now.tries_left is None or now.tries_left >= 0
    assert (now.hint is None) or now.may_answer


@given(st.lists(st.floats(0, 1), min_size=1, max_size=6), st.sampled_from(["mastery", "immediate"]))
def test_later_answers_never_change_what_was_judged(fractions: list[float], name: str) -> None:
    made = rules(name)
    assert after(made, asked(), *fractions).fraction == fractions[0]


def test_stored_answers_are_graded_again_when_a_question_was_mended() -> None:
    made = rules("interactive")
    before = asked(hints=TWO_HINTS, penalty=0.25, answer=True)
    mended = asked(hints=TWO_HINTS, penalty=0.25, answer=False)
    answers = [Given({"value": True}), Given({"value": False})]
    old, new = regraded(made, before, answers[:1]), regraded(made, mended, answers)
    assert old is not None and new is not None
    assert (old.fraction, new.fraction) == (1, 0.9)
    assert regraded(made, before, [Given({"chosen": ["a"]})]) is None
    assert regraded(made, before, []) == standing(made, before, [])


def test_marks_of_a_person_become_a_try() -> None:
    essay = question(sample("essay"))
    answer = {"text": "The moon pulls."}
    waiting = judged(essay, Given(answer))
    marked = judged(essay, Given(answer, marks={"rubric": [1, 1.5, 0]}))
    assert waiting is not None and waiting.needs_marking
    assert marked is not None and not marked.needs_marking and marked.fraction == 0.5
    assert judged(essay, Given(answer, marks={"rubric": [9]})) is None
