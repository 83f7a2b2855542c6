"""Questions that cannot be asked yet are kept word for word."""

from __future__ import annotations

import json
from typing import Any

import pytest

from coursegen_desktop.domain.errors import InvalidContent
from coursegen_desktop.domain.questions.base import Verdict
from coursegen_desktop.domain.questions.choice import ChoiceQuestion
from coursegen_desktop.domain.questions.opaque import OpaqueQuestion
from coursegen_desktop.domain.quiz import Quiz

from .given import question, quiz_of, sample, validator

# Look-behind: no engine whose time is bounded knows it.
UNJUDGED = {
    "id": "pi",
    "type": "short_text",
    "prompt": "$\\pi$?",
    "points": 3,
    "answers": [{"text": "(?<=a)b", "match": "regex"}],
    "ext": {"moodle:unit": {"deep": [1, 2.50, None]}},
}
QUANTUM = {"id": "q9", "type": "quantum", "prompt": "Which state?", "spin": ["up", {"b": 1}]}


def test_it_is_shown_but_never_scored() -> None:
    made = question(sample("opaque"))
    assert made.max_points == 0 and not made.is_scored and made.interaction == "none"
    assert made.shown(0).note == "type stack is not playable here"
    grade = made.grade({})
    assert (grade.points, grade.max_points, grade.verdict) == (0, 0, Verdict.NONE)


def test_a_type_of_the_schema_is_written_back_untouched() -> None:
    raw = quiz_of(UNJUDGED)
    quiz = Quiz.parse(raw)
    assert isinstance(quiz.questions[0], OpaqueQuestion)
    assert quiz.dump() == raw
    assert json.dumps(quiz.dump()["questions"][0]) == json.dumps(UNJUDGED)
    validator().validate(quiz.dump())


def test_a_type_that_nobody_knows_is_wrapped_so_that_the_schema_holds() -> None:
    quiz = Quiz.parse(quiz_of(QUANTUM))
    written = quiz.dump()
    validator().validate(written)
    made = written["questions"][0]
    assert made["type"] == "opaque" and made["prompt"] == "Which state?"
    assert json.loads(made["source"]["raw"]) == QUANTUM
    assert Quiz.parse(written).dump() == written


def test_a_wrapped_question_comes_back_once_its_type_is_known() -> None:
    raw = sample("choice")
    wrapped = {
        "id": raw["id"],
        "type": "opaque",
        "prompt": raw["prompt"],
        "source": {"format": "quiz-json", "raw": json.dumps(raw)},
    }
    made = question(wrapped)
    assert isinstance(made, ChoiceQuestion)
    assert made.model_dump(mode="json") == raw


@pytest.mark.parametrize("raw", ["", "[", "[1]", '{"type": "opaque"}', '{"type": 3}', "[" * 5000])
def test_a_wrapping_that_cannot_be_opened_stays_closed(raw: str) -> None:
    wrapped = sample("opaque", source={"format": "quiz-json", "raw": raw})
    made = question(wrapped)
    assert isinstance(made, OpaqueQuestion)
    assert made.model_dump(mode="json") == wrapped


def test_a_description_needs_no_excuse() -> None:
    made = question({"id": "d", "type": "description", "prompt": "Read this first."})
    assert made.shown(0).note == ""
    assert made.prompt == "Read this first."


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        ({**UNJUDGED, "id": "a b"}, "field id"),
        ({**UNJUDGED, "points": "many"}, "field points: it should be a number"),
        ({**UNJUDGED, "points": float("inf")}, "field points: it should be a number"),
        ({**UNJUDGED, "tags": ["a", "a"]}, "field tags: a tag stands there twice"),
        ({"id": "x", "type": 7, "prompt": ""}, "field type"),
        (sample("opaque", source=None), "field source: it is missing"),
    ],
)
def test_the_common_fields_are_checked_all_the_same(raw: dict[str, Any], words: str) -> None:
    with pytest.raises(InvalidContent) as caught:
        question(raw)
    assert words in str(caught.value)
