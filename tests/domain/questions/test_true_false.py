"""True or false."""

from __future__ import annotations

import pytest

from coursegen_desktop.domain.errors import InvalidContent
from coursegen_desktop.domain.questions.base import Verdict

from .given import question, sample


@pytest.mark.parametrize(
    ("right", "given", "fraction"),
    [(True, True, 1), (True, False, 0), (False, False, 1), (False, True, 0), (True, None, 0)],
)
def test_only_the_right_value_earns(right: bool, given: bool | None, fraction: float) -> None:
    grade = question(sample("true_false", answer=right)).grade({"value": given})
    assert grade.fraction == fraction


def test_the_feedback_of_the_given_value_is_told() -> None:
    made = question(sample("true_false"))
    wrong = made.grade({"value": False})
    assert [part.verdict for part in wrong.parts] == [Verdict.MISSED, Verdict.WRONG]
    assert wrong.parts[1].feedback == "Warm air keeps its vapour."
    assert wrong.feedback == ("No.", "Read the part on clouds.")
    right = made.grade({"value": True})
    assert right.parts[0].feedback == "Cooling lets vapour condense."
    assert right.feedback == ("Right.", "Read the part on clouds.")


def test_labels_replace_the_words() -> None:
    made = question(sample("true_false", labels=["Yes", "No"]))
    assert [item.text for item in made.shown(3, shuffle=True).options] == ["Yes", "No"]
    assert made.correct_text() == "Yes"
    assert made.grade(made.correct_answer()).correct


@pytest.mark.parametrize("answer", [{"value": "true"}, {"value": 1}, {"chosen": []}])
def test_anything_else_is_refused(answer: dict[str, object]) -> None:
    with pytest.raises(InvalidContent, match="The answer to question clouds"):
        question(sample("true_false")).grade(answer)


@pytest.mark.parametrize("labels", [["Yes"], ["a", "b", "c"]])
def test_there_are_two_labels(labels: list[str]) -> None:
    with pytest.raises(InvalidContent, match="field labels"):
        question(sample("true_false", labels=labels))
