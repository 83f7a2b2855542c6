"""Matching and categorising."""

from __future__ import annotations

from typing import Any

import pytest

from coursegen_desktop.domain.errors import InvalidContent
from coursegen_desktop.domain.questions.base import Verdict

from .given import question, sample


def pair(stem: str, option: str, fraction: float | None = None) -> dict[str, Any]:
    made: dict[str, Any] = {"stem": stem, "option": option}
    return made if fraction is None else {**made, "fraction": fraction}


BOTH = {"italy": "rome", "norway": "oslo"}


@pytest.mark.parametrize(
    ("scoring", "pairs", "fraction"),
    [
        # Moodle: each subquestion is worth the same share.
        ("sum_floor_zero", BOTH, 1.0),
        ("sum_floor_zero", {"italy": "rome", "norway": "bern"}, 0.5),
        ("sum_floor_zero", {"italy": "rome"}, 0.5),
        ("sum_floor_zero", {"italy": "oslo", "norway": "rome"}, 0.0),
        ("sum_floor_zero", {}, 0.0),
        ("all_or_nothing", BOTH, 1.0),
        ("all_or_nothing", {"italy": "rome"}, 0.0),
        ("right_minus_wrong", BOTH, 1.0),
        ("right_minus_wrong", {"italy": "rome"}, 0.5),
        ("right_minus_wrong", {"italy": "rome", "norway": ""}, 0.5),
        ("right_minus_wrong", {"italy": "rome", "norway": "bern"}, 0.0),
        ("right_minus_wrong", {"italy": "bern", "norway": "bern"}, 0.0),
    ],
)
def test_worked_examples(scoring: str, pairs: dict[str, str], fraction: float) -> None:
    grade = question(sample("match", scoring=scoring)).grade({"pairs": pairs})
    assert grade.fraction == fraction
    assert grade.points == 2 * fraction


def test_fractions_weigh_the_stems_against_each_other() -> None:
    """QTI mapEntry values: 2 points for one pair, 1 for the other, written as 1 and 0.5."""
    made = question(sample("match", pairs=[pair("italy", "rome", 1), pair("norway", "oslo", 0.5)]))
    assert made.grade({"pairs": {"italy": "rome"}}).fraction == pytest.approx(2 / 3)
    assert made.grade({"pairs": {"norway": "oslo"}}).fraction == pytest.approx(1 / 3)
    assert made.grade({"pairs": BOTH}).fraction == 1.0


def test_a_second_best_option_earns_its_part_and_a_trap_costs() -> None:
    pairs = [
        pair("italy", "rome"),
        pair("italy", "bern", 0.5),
        pair("norway", "oslo"),
        pair("norway", "bern", -1),
    ]
    made = question(sample("match", pairs=pairs, scoring="sum"))
    half = made.grade({"pairs": {"italy": "bern"}})
    assert half.fraction == 0.25 and half.parts[0].verdict is Verdict.PARTIAL
    assert made.grade({"pairs": {"norway": "bern"}}).fraction == -0.5
    assert made.grade({"pairs": {"italy": "bern", "norway": "bern"}}).fraction == -0.25


def test_categories_take_several_stems() -> None:
    made = question(
        sample(
            "match",
            one_to_one=False,
            pairs=[pair("italy", "rome"), pair("norway", "rome")],
        )
    )
    assert made.grade({"pairs": {"italy": "rome", "norway": "rome"}}).correct


def test_parts_tell_what_was_given_and_what_was_expected() -> None:
    grade = question(sample("match")).grade({"pairs": {"italy": "bern"}})
    first, second = grade.parts
    assert (first.verdict, first.given, first.expected) == (Verdict.WRONG, "Bern", "Rome")
    assert (second.verdict, second.given, second.expected) == (Verdict.MISSED, "", "Oslo")
    assert second.feedback == "It lies on a fjord."
    right = question(sample("match")).grade({"pairs": BOTH})
    assert [part.expected for part in right.parts] == ["", ""]


def test_the_right_answer_is_right_and_can_be_read() -> None:
    made = question(sample("match"))
    assert made.correct_answer() == {"pairs": BOTH}
    assert made.grade(made.correct_answer()).correct
    assert made.correct_text() == "Italy → Rome; Norway → Oslo"


def test_options_are_mixed_unless_the_question_forbids_it() -> None:
    made = question(sample("match"))
    orders = {tuple(item.id for item in made.shown(seed).options) for seed in range(60)}
    assert len(orders) == 6
    assert {tuple(item.id for item in made.shown(seed).stems) for seed in range(9)} == {
        ("italy", "norway")
    }
    still = question(sample("match", shuffle=False))
    assert [item.id for item in still.shown(5, shuffle=True).options] == ["rome", "oslo", "bern"]


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ({"pairs": {"spain": "rome"}}, "there is no stem “spain”"),
        ({"pairs": {"italy": "madrid"}}, "there is no option “madrid”"),
        ({"pairs": ["italy"]}, "it should be an object"),
    ],
)
def test_foreign_answers_are_refused(answer: dict[str, object], words: str) -> None:
    with pytest.raises(InvalidContent) as caught:
        question(sample("match")).grade(answer)
    assert words in str(caught.value)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"pairs": [pair("italy", "rome")]}, "pairs: the stem “norway” has no right option"),
        (
            {"pairs": [pair("italy", "rome"), pair("norway", "oslo", 0)]},
            "pairs: the stem “norway” has no right option",
        ),
        ({"pairs": [pair("italy", "x"), pair("norway", "oslo")]}, "pairs[1].option: there is no"),
        ({"pairs": [pair("x", "rome")]}, "pairs[1].stem: there is no stem “x”"),
        ({"pairs": [pair("italy", "rome")] * 2}, "the pair “italy → rome” stands there twice"),
        ({"stems": [], "pairs": []}, "stems: there is nothing to match"),
        ({"options": [{"id": "a", "text": "A"}] * 2}, "options: the id “a” stands there twice"),
    ],
)
def test_faults_are_named(changes: dict[str, Any], words: str) -> None:
    with pytest.raises(InvalidContent) as caught:
        question(sample("match", **changes))
    assert words in str(caught.value)
