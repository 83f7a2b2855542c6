"""What holds for every question and every answer."""

from __future__ import annotations

import random
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from coursegen_desktop.domain.questions.base import Question, Verdict

from .given import question

MODES = st.sampled_from(["all_or_nothing", "sum", "sum_floor_zero", "right_minus_wrong"])
POINTS = st.one_of(st.integers(0, 50), st.floats(0, 50))


@st.composite
def choice_questions(draw: st.DrawFn) -> dict[str, Any]:
    right = draw(st.integers(1, 5))
    wrong = draw(st.lists(st.sampled_from([0, -0.25, -0.5, -1]), max_size=5))
    fractions = [1 / right] * right + wrong
    single = draw(st.booleans())
    if single:
        fractions = [1.0, *wrong]
    choices = [
        {"id": f"c{number}", "text": str(number), "fraction": fraction}
        for number, fraction in enumerate(fractions)
    ]
    return {
        "id": "q",
        "type": "choice",
        "prompt": "?",
        "single": single,
        "points": draw(POINTS),
        "scoring": draw(MODES),
        "choices": draw(st.permutations(choices)),
    }


@st.composite
def match_questions(draw: st.DrawFn) -> dict[str, Any]:
    stems = draw(st.integers(1, 5))
    extra = draw(st.integers(0, 3))
    pairs = [
        {"stem": f"s{n}", "option": f"o{n}", "fraction": draw(st.sampled_from([0.25, 0.5, 1]))}
        for n in range(stems)
    ]
    return {
        "id": "q",
        "type": "match",
        "prompt": "?",
        "points": draw(POINTS),
        "scoring": draw(MODES),
        "stems": [{"id": f"s{n}", "text": f"stem {n}"} for n in range(stems)],
        "options": [{"id": f"o{n}", "text": f"option {n}"} for n in range(stems + extra)],
        "pairs": draw(st.permutations(pairs)),
    }


@st.composite
def cloze_questions(draw: st.DrawFn) -> dict[str, Any]:
    gaps: dict[str, Any] = {}
    for number in range(draw(st.integers(1, 5))):
        weight = draw(st.sampled_from([0.5, 1, 3]))
        if draw(st.booleans()):
            answers = [
                {"text": f"word {number}"},
                {"text": "w*", "match": "wildcard", "fraction": 0},
            ]
            gaps[f"g{number}"] = {"kind": "short_text", "answers": answers, "weight": weight}
        else:
            wrong = draw(st.sampled_from([0, -0.5, 0.5]))
            choices = [
                {"id": "a", "text": "a", "fraction": 1},
                {"id": "b", "text": "b", "fraction": wrong},
            ]
            gaps[f"g{number}"] = {"kind": "choice", "choices": choices, "weight": weight}
    return {
        "id": "q",
        "type": "cloze",
        "prompt": " ".join(f"{{{{gap:{name}}}}}" for name in gaps),
        "points": draw(POINTS),
        "scoring": draw(MODES),
        "gaps": gaps,
    }


def answers_to(made: Question) -> st.SearchStrategy[dict[str, Any]]:
    """Any answer that the screen could give."""
    shown = made.shown(0)
    if shown.stems:
        options = st.sampled_from(["", *(item.id for item in shown.options)])
        pairs = {item.id: options for item in shown.stems}
        return st.fixed_dictionaries({"pairs": st.fixed_dictionaries({}, optional=pairs)})
    if shown.gaps:
        gaps = {
            gap.name: st.sampled_from(["", *(item.id for item in gap.options)])
            if gap.kind == "choice"
            else st.sampled_from(["", "word 0", "word 1", " WORD 2", "w", "other"])
            for gap in shown.gaps
        }
        return st.fixed_dictionaries({"gaps": st.fixed_dictionaries({}, optional=gaps)})
    ids = st.sampled_from([item.id for item in shown.options])
    return st.fixed_dictionaries({"chosen": st.lists(ids, unique=True, max_size=shown.most)})


QUESTIONS = st.one_of(choice_questions(), match_questions(), cloze_questions())


@given(QUESTIONS, st.data())
def test_credit_stays_within_bounds_and_above_the_floor(
    raw: dict[str, Any], data: st.DataObject
) -> None:
    made = question(raw)
    grade = made.grade(data.draw(answers_to(made)))
    assert -1 <= grade.fraction <= 1
    assert grade.max_points == raw["points"]
    assert abs(grade.points) <= grade.max_points
    if raw["scoring"] != "sum":
        assert grade.points >= 0
    assert (grade.verdict is Verdict.RIGHT) is (grade.fraction == 1)


@given(QUESTIONS)
def test_the_right_answer_earns_everything_and_silence_nothing(raw: dict[str, Any]) -> None:
    made = question(raw)
    assert made.grade(made.correct_answer()).fraction == 1
    assert made.grade({}).fraction == 0


@given(QUESTIONS, st.data(), st.randoms(use_true_random=False))
def test_the_order_of_options_and_picks_does_not_matter(
    raw: dict[str, Any], data: st.DataObject, rng: random.Random
) -> None:
    made = question(raw)
    answer = data.draw(answers_to(made))
    mixed = dict(raw)
    for field in ("choices", "stems", "options", "pairs"):
        if field in mixed:
            mixed[field] = rng.sample(mixed[field], len(mixed[field]))
    if "gaps" in mixed:
        mixed["gaps"] = dict(rng.sample(list(mixed["gaps"].items()), len(mixed["gaps"])))
    shuffled = {
        key: rng.sample(value, len(value)) if isinstance(value, list) else value
        for key, value in answer.items()
    }
    first, second = made.grade(answer), question(mixed).grade(shuffled)
    # Sums of floats depend on their order in the last digit.
    assert abs(first.fraction - second.fraction) < 1e-12
    assert first.verdict is second.verdict
    assert {p.key: p for p in first.parts} == {p.key: p for p in second.parts}


@given(choice_questions(), st.data())
def test_another_right_choice_never_lowers_the_credit(
    raw: dict[str, Any], data: st.DataObject
) -> None:
    made = question(raw | {"single": False, "choices": _shared(raw)})
    chosen = data.draw(answers_to(made))["chosen"]
    right = made.correct_answer()["chosen"]
    assert isinstance(right, list)
    before = made.grade({"chosen": chosen}).fraction
    for one in right:
        if one not in chosen:
            assert made.grade({"chosen": [*chosen, one]}).fraction >= before - 1e-12


@given(match_questions(), st.data())
def test_another_right_pair_never_lowers_the_credit(
    raw: dict[str, Any], data: st.DataObject
) -> None:
    made = question(raw)
    pairs = data.draw(answers_to(made))["pairs"]
    before = made.grade({"pairs": pairs}).fraction
    for pair in raw["pairs"]:
        better = {**pairs, pair["stem"]: pair["option"]}
        assert made.grade({"pairs": better}).fraction >= before - 1e-12


@given(cloze_questions(), st.data())
def test_another_right_gap_never_lowers_the_credit(
    raw: dict[str, Any], data: st.DataObject
) -> None:
    made = question(raw)
    gaps = data.draw(answers_to(made))["gaps"]
    right = made.correct_answer()["gaps"]
    assert isinstance(right, dict)
    before = made.grade({"gaps": gaps}).fraction
    for name, text in right.items():
        assert made.grade({"gaps": {**gaps, name: text}}).fraction >= before - 1e-12


@given(QUESTIONS, st.integers(0, 2**31))
def test_what_is_shown_depends_on_the_seed_alone(raw: dict[str, Any], seed: int) -> None:
    assert question(raw).shown(seed, shuffle=True) == question(raw).shown(seed, shuffle=True)


def _shared(raw: dict[str, Any]) -> list[dict[str, Any]]:
    """The choices with the credit of the right ones spread evenly."""
    right = sum(choice["fraction"] > 0 for choice in raw["choices"])
    return [
        choice | {"fraction": 1 / right if choice["fraction"] > 0 else choice["fraction"]}
        for choice in raw["choices"]
    ]
