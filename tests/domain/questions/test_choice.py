"""Choice: worked examples, several taken from how Moodle and Canvas score."""

from __future__ import annotations

from typing import Any

import pytest

from coursegen_desktop.domain.errors import InvalidContent
from coursegen_desktop.domain.questions.base import Verdict

from .given import question, sample

THIRDS = (0.3333333, 0.3333333, 0.3333333, -0.3333333, -0.3333333)


def several(fractions: tuple[float, ...], **changes: Any) -> dict[str, Any]:
    choices = [
        {"id": f"c{number}", "text": f"Choice {number}", "fraction": fraction}
        for number, fraction in enumerate(fractions, 1)
    ]
    return sample("choice", single=False, choices=choices, **changes)


def chosen(text: str) -> dict[str, object]:
    return {"chosen": [f"c{digit}" for digit in text]}


@pytest.mark.parametrize(
    ("scoring", "picked", "fraction"),
    [
        # Moodle: the fractions of what was ticked are added; three thirds make a right answer.
        ("sum_floor_zero", "123", 1.0),
        ("sum_floor_zero", "12", 0.6666666),
        ("sum_floor_zero", "1", 0.3333333),
        ("sum_floor_zero", "14", 0.0),
        ("sum_floor_zero", "124", 0.3333333),
        ("sum_floor_zero", "45", 0.0),
        ("sum_floor_zero", "12345", 0.3333333),
        ("sum_floor_zero", "", 0.0),
        # The same without the floor.
        ("sum", "45", -0.6666666),
        ("sum", "14", 0.0),
        ("sum", "123", 1.0),
        # Moodle's "all or nothing" plug-in.
        ("all_or_nothing", "123", 1.0),
        ("all_or_nothing", "12", 0.0),
        ("all_or_nothing", "1234", 0.0),
        # Canvas, "multiple answers": right minus wrong over all right ones, never below 0.
        ("right_minus_wrong", "123", 1.0),
        ("right_minus_wrong", "12", 2 / 3),
        ("right_minus_wrong", "124", 1 / 3),
        ("right_minus_wrong", "1245", 0.0),
        ("right_minus_wrong", "45", 0.0),
    ],
)
def test_several_choices_are_scored_as_told(scoring: str, picked: str, fraction: float) -> None:
    grade = question(several(THIRDS, scoring=scoring, points=3)).grade(chosen(picked))
    assert grade.fraction == pytest.approx(fraction)
    assert grade.points == pytest.approx(3 * fraction)
    assert grade.max_points == 3
    assert grade.correct is (fraction == 1.0)


@pytest.mark.parametrize(
    ("scoring", "picked", "fraction"),
    [
        ("sum_floor_zero", "1", 1.0),
        ("sum_floor_zero", "2", 0.5),
        ("sum_floor_zero", "3", 0.0),
        ("sum", "3", -1.0),
        ("all_or_nothing", "2", 0.0),
        ("all_or_nothing", "1", 1.0),
        ("right_minus_wrong", "1", 1.0),
        ("right_minus_wrong", "2", 0.0),
    ],
)
def test_a_single_choice_earns_its_fraction(scoring: str, picked: str, fraction: float) -> None:
    raw = several((1, 0.5, -1), scoring=scoring) | {"single": True}
    assert question(raw).grade(chosen(picked)).fraction == fraction


def test_parts_say_what_was_right_wrong_and_missed() -> None:
    grade = question(sample("choice")).grade({"chosen": ["c"]})
    assert [part.verdict for part in grade.parts] == [
        Verdict.NONE,
        Verdict.MISSED,
        Verdict.WRONG,
        Verdict.NONE,
    ]
    assert grade.parts[2].feedback == "That is the work of plastoquinone and plastocyanin."
    assert grade.parts[1].feedback == ""  # the rationale of a choice nobody made stays untold
    assert grade.feedback == ("Rubisco fixes carbon dioxide to a five-carbon acceptor, RuBP.",)


def test_the_right_answer_is_right() -> None:
    for raw in (sample("choice"), several(THIRDS)):
        made = question(raw)
        assert made.grade(made.correct_answer()).correct
    assert question(sample("choice")).correct_text() == "It joins carbon dioxide to RuBP"


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ({"chosen": ["z"]}, "there is no choice “z”"),
        ({"chosen": ["a", "b"]}, "at most 1 may be chosen"),
        ({"chosen": ["a", "a"]}, "a choice was given twice"),
        ({"chosen": "a"}, "it should be a list"),
        ({"value": True}, "this field is not known"),
        ({"chosen": ["../x"]}, "characters that are not allowed"),
    ],
)
def test_an_answer_to_another_question_is_refused(answer: dict[str, object], words: str) -> None:
    with pytest.raises(InvalidContent, match="The answer to question rubisco") as caught:
        question(sample("choice")).grade(answer)
    assert words in str(caught.value)


def test_too_few_choices_are_refused_but_none_is_a_skip() -> None:
    made = question(several(THIRDS, min_choices=2, max_choices=3))
    assert made.shown(0).least == 2 and made.shown(0).most == 3
    assert made.grade({"chosen": []}).fraction == 0
    with pytest.raises(InvalidContent, match="at least 2"):
        made.grade(chosen("1"))
    with pytest.raises(InvalidContent, match="at most 3"):
        made.grade(chosen("1234"))


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (
            several((0.5, 0.5)) | {"single": True},
            "choices: a single choice needs one with fraction 1",
        ),
        (several((0, -0.5)), "choices: none is right"),
        (several((1, 1, 0)), "add up to 2 instead of 1"),
        (several((0.3, 0.3)), "add up to 0.6 instead of 1"),
        (several(THIRDS, max_choices=2), "max_choices: 3 choices are right, but only 2"),
        (several((1, 0), min_choices=2), "min_choices: 2 must be chosen"),
        (
            sample("choice", choices=[{"id": "a", "text": "A", "fraction": 1}] * 2),
            "choices: the id “a” stands there twice",
        ),
        (sample("choice", choices=[]), "field choices:"),
        (several((1.5, 0)), "choices[1].fraction"),
        (sample("choice", single="yes"), "single: it should be true or false"),
        (sample("choice", colour="red"), "colour: this field is not known"),
    ],
)
def test_faults_are_named(raw: dict[str, Any], words: str) -> None:
    with pytest.raises(InvalidContent) as caught:
        question(raw)
    assert "Question 1 (rubisco)" in str(caught.value)
    assert words in str(caught.value)


def test_all_choices_right_by_canvas_rules_need_no_sum() -> None:
    made = question(several((1, 1, 0), scoring="right_minus_wrong"))
    assert made.grade(chosen("12")).correct


def test_shuffling_keeps_the_fixed_choice_in_its_place() -> None:
    made = question(sample("choice", shuffle=True))
    orders = {tuple(item.id for item in made.shown(seed).options) for seed in range(60)}
    assert len(orders) == 6  # three free choices in every order
    assert {order[3] for order in orders} == {"d"}


def test_the_question_overrules_the_quiz_on_shuffling() -> None:
    plain = question(sample("choice", shuffle=None))
    assert [item.id for item in plain.shown(7).options] == ["a", "b", "c", "d"]
    never = question(sample("choice"))
    for seed in range(20):
        assert [item.id for item in never.shown(seed, shuffle=True).options] == list("abcd")
    assert any(
        [item.id for item in plain.shown(seed, shuffle=True).options] != list("abcd")
        for seed in range(5)
    )


def test_the_kind_is_told_as_a_person_would() -> None:
    assert question(sample("choice")).kind == "Single choice"
    assert question(several(THIRDS)).kind == "Multiple choice"
    assert question(several((1.0, 0.0), max_choices=1)).kind == "Single choice", "as it is drawn"
