"""Questions as authors write them into lessons."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coursegen_desktop.domain.errors import InvalidContent
from coursegen_desktop.domain.questions.base import Verdict
from coursegen_desktop.domain.written_question import MAX_SOURCE, read_written

GOOD = {
    "choice": "Which gas?\n\n- [x] CO2\n  > Yes.\n- [ ] O2\n\n> Because.",
    "several": "Which two?\n* [X] a\n* [x] b\n* [ ] c",
    "round": "Which?\n- (x) a\n- ( ) b",
    "short_text": "Water?\n= water / H2O\n= aqua",
    "numeric": "g?\n= 9.81 +- 0.02",
    "plus-minus": "g?\n= 9.81 ± 0.02\n= 10",
    "match": "Which?\n- leaf -> sugar\n- root → water",
    "order": "Order:\n1. one\n2. two\n3) three",
    "cloze": "The [[stomata|pores]] let $x$ in [[air]].",
    "json": '{"type": "true_false", "prompt": "x", "answer": true}',
}


@pytest.mark.parametrize("source", GOOD.values(), ids=GOOD)
def test_the_right_answer_is_right(source: str) -> None:
    question = read_written(source)
    assert question.grade(question.correct_answer()).verdict is Verdict.RIGHT


@pytest.mark.parametrize(
    ("name", "kind"),
    [("choice", "choice"), ("short_text", "short_text"), ("numeric", "numeric"),
     ("match", "match"), ("order", "order"), ("cloze", "cloze"), ("json", "true_false")],
)  # fmt: skip
def test_the_kind_is_seen_from_the_lines(name: str, kind: str) -> None:
    assert read_written(GOOD[name]).type == kind


def test_what_stands_around_the_answers() -> None:
    question = read_written(GOOD["choice"])
    assert question.prompt == "Which gas?"
    assert question.feedback.general == "Because."
    wrong = question.grade({"chosen": ["c2"]})
    assert (wrong.verdict, wrong.feedback) == (Verdict.WRONG, ("Because.",))
    right = question.grade({"chosen": ["c1"]})
    assert right.parts[0].feedback == "Yes."


def test_several_right_ones() -> None:
    question = read_written(GOOD["several"])
    assert question.grade({"chosen": ["c1"]}).verdict is Verdict.PARTIAL
    assert question.grade({"chosen": ["c1", "c2", "c3"]}).verdict is not Verdict.RIGHT


def test_other_spellings_and_tolerance() -> None:
    text = read_written(GOOD["short_text"])
    assert all(text.grade({"text": word}).correct for word in ("Water", "h2o", " aqua "))
    number = read_written(GOOD["numeric"])
    assert number.grade({"text": "9,80"}).correct
    assert not number.grade({"text": "9.7"}).correct


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("", "empty"),
        ("\n \n", "empty"),
        ("only a prompt", "No answer is given"),
        ("x\n- [ ] a\n- [ ] b", "needs one with fraction 1"),
        ("x\n- [x] a\n= b", "mixes several kinds"),
        ("x\n- [x] a\nand more", "stands after the answers"),
        ("{", "no readable JSON"),
        ('{"type": "choice", "prompt": "x"', "no readable JSON"),
        ('{"type": "numeric", "prompt": "x", "answers": [{"value": NaN}]}', "no readable JSON"),
        ('{"type": "choice", "prompt": "x", "single": true}', "choices"),
        ('{"prompt": "x"}', "type"),
        ("{" * 5000, "no readable JSON"),
        ("x" * (MAX_SOURCE + 1), "too long"),
        ("[[ ]] gap", "No answer|Field|field"),
    ],
)
def test_what_is_wrong_is_said(source: str, words: str) -> None:
    with pytest.raises(InvalidContent) as caught:
        read_written(source)
    assert any(word in str(caught.value) for word in words.split("|"))


LINES = [
    "- [x] a",
    "- [ ] b",
    "= 1",
    "= x",
    "- a -> b",
    "1. a",
    "2. b",
    "> c",
    "[[g]]",
    "{",
    "p",
    "",
]


@given(st.lists(st.sampled_from(LINES) | st.text(max_size=8), max_size=8).map("\n".join))
def test_any_text_is_a_question_or_a_sentence(source: str) -> None:
    try:
        question = read_written(source)
    except InvalidContent as error:
        assert str(error)
        return
    assert json.dumps(question.model_dump(mode="json"))
    assert question.grade(question.correct_answer()).fraction > 0 or not question.is_scored
