"""What people and other programs hand in as a quiz: read, or refused by name; never a crash."""

from __future__ import annotations

import copy
import json
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coursegen_desktop.domain.errors import InvalidContent
from coursegen_desktop.domain.questions.opaque import OpaqueQuestion
from coursegen_desktop.domain.quiz import Quiz
from tests.examples import some

from .questions.given import MEDIA, SAMPLES, TYPES, question, quiz_of, sample, validator

CORPUS = next(
    (
        folder / "shared" / "corpora" / "quiz-json"
        for folder in Path(__file__).resolve().parents
        if (folder / "shared" / "corpora" / "quiz-json").is_dir()
    ),
    None,
)
ALL = [sample(name) for name in TYPES]
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4)
    ),
    max_leaves=12,
)
FIELDS = ("chosen", "value", "text", "unit", "pairs", "order", "gaps", "points", "placed", "files",
          "rating", "decimal_comma")  # fmt: skip


@pytest.mark.skipif(CORPUS is None, reason="the corpora are not beside the project")
def test_foreign_quizzes_are_refused_with_the_reason() -> None:
    files = sorted(path for path in CORPUS.rglob("*.json")) if CORPUS else []
    assert files
    for path in files:
        with pytest.raises(InvalidContent, match="not a quiz in the format"):
            Quiz.parse(json.loads(path.read_text("utf-8")))


def test_the_canonical_example_is_read_whole() -> None:
    raw = json.loads((SAMPLES / "quiz.example.json").read_text("utf-8"))
    quiz = Quiz.parse(raw)
    kinds = {item.id: type(item).__name__ for item in quiz.questions}
    assert kinds == {
        "q1": "ChoiceQuestion",
        "q2": "NumericQuestion",
        "q3": "ShortTextQuestion",
        "q4": "MatchQuestion",
        "q5": "ClozeQuestion",
        "q6": "OpaqueQuestion",
    }
    assert quiz.missing_media() == ()
    for made in quiz.questions:
        if made.is_scored:
            assert made.grade(made.correct_answer()).correct


@pytest.mark.parametrize("name", TYPES)
def test_every_type_writes_what_the_schema_takes(name: str) -> None:
    raw = quiz_of(sample(name), media=MEDIA)
    written = Quiz.parse(raw).dump()
    assert written == raw
    validator().validate(written)


@pytest.mark.parametrize("name", TYPES)
def test_every_question_says_what_it_is_and_shows_something(name: str) -> None:
    made = question(sample(name))
    assert made.label and made.kind and made.interaction
    assert made.shown(5, shuffle=True) == made.shown(5, shuffle=True)
    assert made.is_empty({})
    assert made.complaint({}) is None
    assert made.chosen({}) == ()
    if made.is_scored and not made.is_marked:
        right = made.correct_answer()
        assert made.grade(right).correct
        assert made.complaint(right) is None and not made.is_empty(right)
        assert made.chosen(right) and made.correct_text()
    assert json.loads(json.dumps(made.correct_answer())) == made.correct_answer()


@given(st.sampled_from(ALL), st.dictionaries(st.sampled_from(FIELDS) | st.text(max_size=6), JSON))
def test_no_answer_crashes(raw: dict[str, Any], answer: dict[str, object]) -> None:
    made = question(raw)
    told = made.complaint(answer)
    made.is_empty(answer)
    try:
        grade = made.grade(answer)
    except InvalidContent as error:
        assert raw["id"] in error.text()
        assert told is not None
    else:
        assert -1 <= grade.fraction <= 1


@settings(max_examples=some(200))
@given(st.sampled_from(ALL), st.data())
def test_no_spoiled_question_crashes(raw: dict[str, Any], data: st.DataObject) -> None:
    spoiled = copy.deepcopy(raw)
    place: Any = spoiled
    while True:
        key = data.draw(
            st.sampled_from(list(place) if isinstance(place, dict) else range(len(place)))
        )
        if isinstance(place[key], dict | list) and place[key] and data.draw(st.booleans()):
            place = place[key]
            continue
        place[key] = data.draw(JSON)
        break
    try:
        quiz = Quiz.parse(quiz_of(spoiled, media=MEDIA))
    except InvalidContent as error:
        assert "The quiz cannot be used" in error.text() or "version" in error.text()
        return
    made = quiz.questions[0]
    made.shown(1, shuffle=True)
    made.grade({})
    made.correct_text()
    if made.is_scored and not made.is_marked:
        made.grade(made.correct_answer())


@pytest.mark.parametrize("name", [name for name in TYPES if name not in ("opaque", "description")])
def test_an_answer_to_an_edited_question_is_refused_by_name(name: str) -> None:
    """The stored answer names what is gone; the service keeps the points that it had earned."""
    answers: dict[str, dict[str, object]] = {
        "choice": {"chosen": ["gone"]},
        "cloze": {"gaps": {"gone": "x"}},
        "drag_image": {"placed": {"gone": "vein"}},
        "hotspot": {"points": [[1, 1]] * 9},
        "match": {"pairs": {"gone": "a"}},
        "order": {"order": ["gone"]},
    }
    answer = answers.get(name, {"gone": 1})
    with pytest.raises(InvalidContent, match="The answer to question"):
        question(sample(name)).grade(answer)


def test_the_next_try_begins_with_what_was_right() -> None:
    wanted: dict[str, tuple[dict[str, object], dict[str, object]]] = {
        "cloze": ({"gaps": {"formula": "H2O", "state": "d"}}, {"gaps": {"formula": "H2O"}}),
        "match": ({"pairs": {}}, {"pairs": {}}),
        "drag_image": ({"placed": {"z1": "vein", "z2": "root"}}, {"placed": {"z1": "vein"}}),
        "hotspot": ({"points": [[300, 120], [1, 1]]}, {"points": [[300, 120]]}),
        "choice": ({"chosen": ["c"]}, {"chosen": []}),
        "numeric": ({"text": "7"}, {}),
        "order": ({"order": ["mars"]}, {}),
    }
    for name, (answer, kept) in wanted.items():
        assert question(sample(name)).without_wrong(answer) == kept
    for name in wanted:
        made = question(sample(name))
        right = made.correct_answer()
        assert made.grade(made.without_wrong(right)).correct


def test_too_many_questions_are_refused() -> None:
    with pytest.raises(InvalidContent, match="there are more than 10000"):
        Quiz.parse(quiz_of(*[{}] * 10_001))


def test_a_choice_without_a_right_one_is_named() -> None:
    raw = sample("choice", choices=[{"id": "a", "text": "A"}, {"id": "b", "text": "B"}])
    with pytest.raises(InvalidContent, match="choices: a single choice needs one with fraction 1"):
        question(raw)


def test_missing_pictures_in_texts_are_listed_not_refused() -> None:
    raw = quiz_of(sample("true_false", prompt="![map](media:m7) and ![x](media:m8 'x')"))
    assert Quiz.parse(raw).missing_media() == (("clouds", "m7"), ("clouds", "m8"))


def test_five_hundred_questions_are_read_in_time() -> None:
    names = [name for name in TYPES if name != "opaque"]
    many = [sample(names[n % len(names)], id=f"q{n}") for n in range(500)]
    raw = quiz_of(*many, media=MEDIA)
    Quiz.parse(raw)  # validators are built at first use
    start = time.process_time()
    quiz = Quiz.parse(raw)
    run = quiz.run(7)
    shown = [item.question.shown(7, shuffle=True) for item in run]
    assert time.process_time() - start < 1.5  # about 60 ms; the rest is for slow machines
    assert len(shown) == 500


def test_ten_thousand_choices_are_bounded() -> None:
    def choices(count: int) -> list[dict[str, Any]]:
        return [{"id": f"c{n}", "text": str(n), "fraction": int(n == 0)} for n in range(count)]

    start = time.process_time()
    made = question(sample("choice", choices=choices(10_000)))
    assert len(made.shown(1, shuffle=True).options) == 10_000
    assert made.grade({"chosen": ["c0"]}).correct
    assert time.process_time() - start < 3  # about 80 ms
    with pytest.raises(InvalidContent, match="field choices"):
        question(sample("choice", choices=choices(10_001)))


def test_what_an_older_version_kept_becomes_a_question_again() -> None:
    raw = sample("numeric")
    text = json.dumps(raw)
    kept = {"id": raw["id"], "type": "opaque", "prompt": raw["prompt"],
            "source": {"format": "quiz-json", "raw": text}}  # fmt: skip
    made = question(kept)
    assert not isinstance(made, OpaqueQuestion) and made.model_dump(mode="json") == raw
