"""Gaps of all four kinds."""

from __future__ import annotations

import time
from typing import Any

import pytest

from coursegen_desktop.domain.errors import InvalidContent
from coursegen_desktop.domain.questions.base import Verdict
from coursegen_desktop.domain.questions.opaque import OpaqueQuestion

from .given import question, sample

RIGHT = {"formula": "H2O", "boil": "100", "state": "w", "word": "snow"}


@pytest.mark.parametrize(
    ("scoring", "gaps", "fraction"),
    [
        # Moodle's Cloze: each gap earns its weight; here 2 + 1 + 1 + 1.
        ("sum_floor_zero", RIGHT, 1.0),
        ("sum_floor_zero", {"formula": "H2O"}, 0.4),
        ("sum_floor_zero", {"formula": "hydrogen and oxygen"}, 0.2),
        ("sum_floor_zero", {"state": "d"}, 0.0),
        ("sum", {"state": "d"}, -0.2),
        ("sum", {**RIGHT, "state": "d"}, 0.6),
        ("all_or_nothing", RIGHT, 1.0),
        ("all_or_nothing", {**RIGHT, "word": "sand"}, 0.0),
        ("right_minus_wrong", {"formula": "H2O"}, 0.4),
        ("right_minus_wrong", {"formula": "H2O", "boil": "90"}, 0.2),
        ("right_minus_wrong", {"formula": "H2O", "boil": " "}, 0.4),
        ("sum_floor_zero", {}, 0.0),
    ],
)
def test_worked_examples(scoring: str, gaps: dict[str, str], fraction: float) -> None:
    grade = question(sample("cloze", scoring=scoring)).grade({"gaps": gaps})
    assert grade.fraction == pytest.approx(fraction)


@pytest.mark.parametrize(
    ("typed", "fraction"),
    [
        ("H2O", 1), ("h2o", 1), ("  h2o  ", 1), ("H₂O", 1), ("H 2O", 0), ("", 0), ("HO", 0),
        ("Hydrogen, oxygen", 0.5), ("oxygen hydrogen", 0), ("hydrogen oxyge", 0),
    ],
)  # fmt: skip
def test_typed_text_is_compared_as_a_person_would(typed: str, fraction: float) -> None:
    raw = sample("cloze", prompt="It is {{gap:formula}}.", pool=None)
    raw["gaps"] = {"formula": raw["gaps"]["formula"]}
    assert question(raw).grade({"gaps": {"formula": typed}}).fraction == fraction


def test_case_counts_when_told() -> None:
    gap = {"kind": "short_text", "answers": [{"text": "DNA"}], "case_sensitive": True}
    raw = sample("cloze", prompt="It is {{gap:a}}.", gaps={"a": gap}, pool=None)
    assert question(raw).grade({"gaps": {"a": "DNA"}}).correct
    assert not question(raw).grade({"gaps": {"a": "dna"}}).correct


def test_the_first_answer_that_fits_decides() -> None:
    """Moodle goes through the answers in order, so "*" as the last one catches the rest."""
    answers = [
        {"text": "Paris", "fraction": 1},
        {"text": "P*", "match": "wildcard", "fraction": 0.25, "feedback": "Nearly."},
        {"text": "*", "match": "wildcard", "fraction": 0, "feedback": "Think of the Seine."},
    ]
    gap = {"kind": "short_text", "answers": answers}
    made = question(sample("cloze", prompt="{{gap:a}}", gaps={"a": gap}, pool=None))
    assert made.grade({"gaps": {"a": "paris"}}).fraction == 1
    assert made.grade({"gaps": {"a": "Pau"}}).parts[0].feedback == "Nearly."
    assert made.grade({"gaps": {"a": "Lyon"}}).parts[0].feedback == "Think of the Seine."


def test_numbers_are_read_with_tolerance_and_other_ones_get_the_rest() -> None:
    made = question(sample("cloze"))
    verdicts = {
        typed: made.grade({"gaps": {"boil": typed}}).parts[1].verdict
        for typed in ("100", "100,4", "99.5", "1e2", "١٠٠", "101", "nan", "warm")
    }
    right = {typed for typed, verdict in verdicts.items() if verdict is Verdict.RIGHT}
    assert right == {"100", "100,4", "99.5", "1e2", "١٠٠"}
    assert made.grade({"gaps": {"boil": "7"}}).parts[1].feedback == "At sea level."
    assert made.grade({"gaps": {"boil": "warm"}}).parts[1].feedback == ""


def test_parts_tell_what_was_given_and_what_was_expected() -> None:
    grade = question(sample("cloze")).grade({"gaps": {"state": "d", "word": "sand"}})
    told = [(part.key, part.verdict, part.given, part.expected) for part in grade.parts]
    assert told == [
        ("formula", Verdict.MISSED, "", "H2O"),
        ("boil", Verdict.MISSED, "", "100"),
        ("state", Verdict.WRONG, "solid", "liquid"),
        ("word", Verdict.WRONG, "sand", "rain"),
    ]
    assert grade.parts[2].feedback == "That is ice."


def test_the_right_answer_is_right_and_can_be_read() -> None:
    made = question(sample("cloze"))
    assert made.grade(made.correct_answer()).correct
    assert made.correct_text() == "H2O; 100; liquid; rain"


def test_gaps_are_offered_in_the_order_of_the_prompt() -> None:
    gaps = question(sample("cloze")).shown(1).gaps
    assert [(gap.name, gap.kind) for gap in gaps] == [
        ("formula", "text"),
        ("boil", "text"),
        ("state", "choice"),
        ("word", "choice"),
    ]
    # All typed gaps are equally wide: their width tells nothing.
    assert gaps[0].width == gaps[1].width
    assert {item.id for item in gaps[3].options} == {"rain", "snow", "sand"}


def test_groups_of_the_pool_are_offered_apart() -> None:
    pool = [
        {"id": "red", "text": "red", "group": 1},
        {"id": "blue", "text": "blue", "group": 1},
        {"id": "cat", "text": "cat", "group": 2},
    ]
    gaps = {"a": {"kind": "pool", "correct": ["red"]}, "b": {"kind": "pool", "correct": ["cat"]}}
    shown = question(sample("cloze", prompt="{{gap:a}} {{gap:b}}", gaps=gaps, pool=pool)).shown(0)
    assert [{item.id for item in gap.options} for gap in shown.gaps] == [{"red", "blue"}, {"cat"}]


def test_words_to_drag_stand_in_a_bank_in_the_order_of_the_gaps() -> None:
    assert question(sample("cloze")).shown(1).bank == ()
    made = question(sample("cloze", drag=True))
    for seed in range(5):
        shown = made.shown(seed)
        assert [word.id for word in shown.bank] == [item.id for item in shown.gaps[3].options]


def test_a_thousand_gaps_and_words_are_shown_in_time() -> None:
    names = [f"g{n}" for n in range(1000)]
    raw = sample(
        "cloze",
        prompt=" ".join(f"{{{{gap:{name}}}}}" for name in names),
        pool=[{"id": name, "text": name} for name in names],
        gaps={name: {"kind": "pool", "correct": [name]} for name in names},
    )
    start = time.process_time()
    assert len(question(raw).shown(1).gaps[0].options) == 1000
    assert time.process_time() - start < 3  # about 0.2 s


@pytest.mark.parametrize(
    ("gaps", "words"),
    [
        ({"other": "x"}, "there is no gap “other”"),
        ({"state": "z"}, "there is no choice “z”"),
        ({"word": "mud"}, "there is no word “mud”"),
        ({"formula": "x" * 2001}, "at most 2000"),
        ({"formula": 3}, "it should be text"),
    ],
)
def test_foreign_answers_are_refused(gaps: dict[str, Any], words: str) -> None:
    with pytest.raises(InvalidContent) as caught:
        question(sample("cloze")).grade({"gaps": gaps})
    assert words in str(caught.value)


def faulty(prompt: str, **gaps: dict[str, Any]) -> dict[str, Any]:
    return sample("cloze", prompt=prompt, gaps=gaps)


TEXT = {"kind": "short_text", "answers": [{"text": "x"}]}


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (faulty("{{gap:a}} {{gap:b}}", a=TEXT), "gaps: the prompt names a gap “b”"),
        (faulty("{{gap:a}}", a=TEXT, b=TEXT), "prompt: it does not name the gap “b”"),
        (faulty("{{gap:a}} {{gap:a}}", a=TEXT), "prompt: the gap “a” stands there twice"),
        (faulty("no gap"), "gaps: there is no gap"),
        (faulty("{{gap:a}}", a={**TEXT, "weight": 0}), "gaps: no gap has a weight"),
        (faulty("{{gap:a}}", a={"kind": "short_text", "answers": []}), "gaps.a: no answer brings"),
        (
            faulty("{{gap:a}}", a={"kind": "choice", "choices": [{"id": "a", "text": "A"}]}),
            "gaps.a: no answer brings full credit",
        ),
        (
            faulty("{{gap:a}}", a={"kind": "pool", "correct": ["mud"]}),
            "gaps.a: there is no word “mud” in the pool",
        ),
        (faulty("{{gap:a}}", a={"kind": "pool", "correct": []}), "gaps.a: no word is right"),
        (faulty("{{gap:a}}", a={"kind": "essay"}), "field gaps.a"),
        (
            faulty(
                "{{gap:a}}", a={"kind": "numeric", "answers": [{"value": "NaN", "fraction": 1}]}
            ),
            "answers[1].value",
        ),
    ],
)
def test_faults_are_named(raw: dict[str, Any], words: str) -> None:
    with pytest.raises(InvalidContent) as caught:
        question(raw)
    assert "Question 1 (water)" in str(caught.value)
    assert words in str(caught.value)


def test_regular_expressions_are_judged_and_cannot_hang() -> None:
    answers = [
        {"text": "(a+)+b", "match": "regex"},
        {"text": "*", "match": "wildcard", "fraction": 0},
    ]
    made = question(faulty("{{gap:a}}", a={"kind": "short_text", "answers": answers}))
    assert made.grade({"gaps": {"a": "aaab"}}).correct
    assert made.grade({"gaps": {"a": "a" * 2000}}).fraction == 0
    assert made.correct_text() == "`(a+)+b`"


def test_regular_expressions_that_cannot_be_judged_in_bounded_time_are_kept() -> None:
    gap = {"kind": "short_text", "answers": [{"text": r"(a)\1", "match": "regex"}]}
    raw = faulty("{{gap:a}}", a=gap)
    made = question(raw)
    assert isinstance(made, OpaqueQuestion)
    assert "regular expression" in made.unplayable()
    assert made.model_dump(mode="json") == raw
