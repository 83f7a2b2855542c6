"""The quiz as a whole: canonical JSON in and out, orders, faults."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest

from coursegen_desktop.domain.errors import InvalidContent
from coursegen_desktop.domain.questions.base import Option
from coursegen_desktop.domain.questions.choice import ChoiceQuestion
from coursegen_desktop.domain.quiz import (
    QUESTION_TYPES,
    Quiz,
    QuizSettings,
    anchor_of,
    percent_of,
)

from .questions.given import MEDIA, SAMPLES, TYPES, quiz_of, sample, validator

EXAMPLE = json.loads((SAMPLES / "quiz.example.json").read_text("utf-8"))
FIVE = [sample("true_false", id=f"q{number}") for number in range(1, 6)]


def test_every_type_has_a_sample_that_the_schema_accepts() -> None:
    assert QUESTION_TYPES.names() == TYPES
    for name in TYPES:
        validator().validate(quiz_of(sample(name)))


@pytest.mark.parametrize("raw", [EXAMPLE, quiz_of(*(sample(name) for name in TYPES), media=MEDIA)])
def test_a_round_trip_loses_and_adds_nothing(raw: dict[str, Any]) -> None:
    before = copy.deepcopy(raw)
    written = Quiz.parse(raw).dump()
    assert written == before == raw
    assert json.dumps(written, sort_keys=True) == json.dumps(before, sort_keys=True)
    validator().validate(written)


def test_what_the_program_makes_itself_validates() -> None:
    question = ChoiceQuestion(
        id="q1",
        prompt="?",
        single=True,
        choices=(Option(id="a", text="A", fraction=1), Option(id="b", text="B")),
        difficulty=None,
    )
    settings = QuizSettings(pass_mark=0.5, time_limit_s=None)
    made = Quiz(id="own", title="Own", questions=(question,), settings=settings)
    made.check()
    written = made.dump()
    validator().validate(written)
    assert written["format"] == "quiz" and written["questions"][0]["type"] == "choice"
    assert "difficulty" not in written["questions"][0]
    assert Quiz.parse(written) == made


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"format": "game"}, "not a quiz in the format"),
        ({"version": "2.0"}, "version 2.0; this program reads version 1"),
        ({"version": 1}, "version 1; this program reads"),
        ({"version": "1.x"}, "Field version"),
        ({"questions": None}, "Field questions: it is no list"),
        ({"questions": [3]}, "Question 1 (without an id), field question: it is no object"),
        ({"questions": [{"id": "a", "prompt": ""}]}, "Question 1 (a), field type"),
        ({"questions": [FIVE[0], FIVE[0]]}, "Field questions: the id “q1” stands there twice"),
        ({"questions": FIVE, "sections": [{"id": "s", "questions": ["z"]}]}, "no question “z”"),
        ({"questions": FIVE, "sections": [{"id": "s", "questions": ["q1", "q1"]}]}, "twice"),
        (
            {"questions": FIVE, "sections": [{"id": "s", "questions": ["q1"], "pick": 2}]},
            "Field sections.s: 2 are to be picked of 1",
        ),
        ({"questions": [sample("choice", stimulus="z")]}, "field stimulus: there is no question"),
        ({"title": 3}, "Field title: it should be text"),
        ({"colour": "red"}, "Field colour: this field is not known"),
        ({"settings": {"pass_mark": 60}}, "Field settings.pass_mark"),
        (
            {"media": [{"id": "m", "path": "media/../x", "mime": "a/b", "sha256": ""}]},
            "Field media: the path “media/../x” leaves its folder",
        ),
        ({"media": [{"id": "m", "path": "/etc/x", "mime": "a/b", "sha256": ""}]}, "media[1].path"),
    ],
)
def test_faults_are_named(changes: dict[str, Any], words: str) -> None:
    with pytest.raises(InvalidContent) as caught:
        Quiz.parse(quiz_of(**{"questions": FIVE, **changes}))
    assert words in str(caught.value)


def test_a_missing_list_of_questions_is_named() -> None:
    raw = quiz_of()
    del raw["questions"]
    with pytest.raises(InvalidContent, match="questions: it is missing"):
        Quiz.parse(raw)


def test_a_bomb_of_brackets_is_refused() -> None:
    deep: list[Any] = []
    for _ in range(100_000):
        deep = [deep]
    with pytest.raises(InvalidContent, match="nested more than"):
        Quiz.parse(quiz_of(*FIVE, ext={"x:deep": deep}))
    while deep:  # freed step by step: the interpreter frees nested lists recursively
        deep = deep.pop()


def test_braces_in_a_fault_are_no_template() -> None:
    with pytest.raises(InvalidContent) as caught:
        Quiz.parse(quiz_of(sample("choice", id="{x}")))
    assert "({x})" in caught.value.text()


def ids(quiz: Quiz, seed: int, keep: tuple[str, ...] = ()) -> list[str]:
    return [item.question.id for item in quiz.run(seed, keep)]


def test_without_shuffling_questions_come_as_written() -> None:
    quiz = Quiz.parse(quiz_of(*FIVE))
    assert ids(quiz, 1) == ids(quiz, 2) == ["q1", "q2", "q3", "q4", "q5"]


def test_a_seed_gives_one_order_and_seeds_differ() -> None:
    quiz = Quiz.parse(quiz_of(*FIVE, settings={"shuffle_questions": True}))
    assert ids(quiz, 7) == ids(quiz, 7)
    assert sorted(ids(quiz, 7)) == ["q1", "q2", "q3", "q4", "q5"]
    assert len({tuple(ids(quiz, seed)) for seed in range(40)}) > 20


def test_sections_order_pick_and_price_their_questions() -> None:
    sections = [
        {"id": "b", "questions": ["q5", "q4"], "points_each": 4},
        {"id": "a", "questions": ["q1", "q2", "q3"], "pick": 2},
    ]
    quiz = Quiz.parse(quiz_of(*FIVE, sections=sections))
    for seed in range(10):
        asked = quiz.run(seed)
        assert [item.question.id for item in asked[:2]] == ["q5", "q4"]
        assert [item.points for item in asked] == [4, 4, 1, 1]
        assert [item.section for item in asked] == ["b", "b", "a", "a"]
    assert len({tuple(ids(quiz, seed)[2:]) for seed in range(30)}) == 3


def test_a_picked_and_answered_question_stays_when_others_are_added() -> None:
    section = {"id": "a", "questions": ["q1", "q2", "q3"], "pick": 1}
    quiz = Quiz.parse(quiz_of(*FIVE, sections=[section]))
    wider = {**section, "questions": ["q1", "q2", "q3", "q4", "q5"]}
    edited = Quiz.parse(quiz_of(*FIVE, sections=[wider]))
    moved = 0
    for seed in range(40):
        before = ids(quiz, seed)
        moved += ids(edited, seed) != before
        assert ids(edited, seed, tuple(before)) == before
    assert moved  # without keeping them some would have been replaced


def test_taking_a_question_away_leaves_the_order_of_the_others() -> None:
    quiz = Quiz.parse(quiz_of(*FIVE, settings={"shuffle_questions": True}))
    shorter = Quiz.parse(quiz_of(*FIVE[:4], settings={"shuffle_questions": True}))
    for seed in range(20):
        assert ids(shorter, seed) == [name for name in ids(quiz, seed) if name != "q5"]


def test_questions_that_cannot_be_asked_are_worth_nothing() -> None:
    section = {"id": "a", "questions": ["stack", "clouds"], "points_each": 5}
    quiz = Quiz.parse(quiz_of(sample("opaque"), sample("true_false"), sections=[section]))
    assert [item.points for item in quiz.run(0)] == [0, 5]


@pytest.mark.parametrize(
    ("share", "words"), [(1.0, "Great"), (0.9, "Great"), (0.6, "Fair"), (0.2, "Try"), (0.0, "Try")]
)
@pytest.mark.parametrize("scale", [1, 100])
def test_words_by_grade_band(share: float, words: str, scale: int) -> None:
    bands = [
        {"min": 0, "text": "Try"},
        {"min": 0.9 * scale, "text": "Great"},
        {"min": 0.5 * scale, "text": "Fair"},
    ]
    quiz = Quiz.parse(quiz_of(*FIVE, settings={"grade_feedback": bands}))
    assert quiz.words_for(share) == words
    assert Quiz.parse(quiz_of(*FIVE)).words_for(share) == ""


def test_the_anchor_is_read_from_the_question() -> None:
    quiz = Quiz.parse(quiz_of(sample("true_false", ext={"coursegen:anchor": "clouds"}), FIVE[0]))
    assert [anchor_of(question) for question in quiz.questions] == ["clouds", ""]


@pytest.mark.parametrize(
    ("score", "most", "percent"),
    [
        (0, 0, 0),
        (1, 3, 33.3),
        (2, 3, 66.7),
        (3, 3, 100),
        (2999, 3000, 99.9),
        (-1, 3, 0),
        (5, 3, 100),
    ],
)
def test_percent(score: float, most: float, percent: float) -> None:
    assert percent_of(score, most) == percent


def test_media_are_found_by_their_id() -> None:
    quiz = Quiz.parse(quiz_of(*FIVE, media=MEDIA))
    heart = quiz.medium("heart")
    assert heart is not None and heart.path == "media/heart.png"
    assert quiz.medium("liver") is None


def test_five_hundred_questions_and_ten_thousand_choices_are_read() -> None:
    many = [{"id": f"c{n}", "text": str(n), "fraction": int(n == 0)} for n in range(10_000)]
    big = sample("choice", choices=many)
    quiz = Quiz.parse(quiz_of(big, *(sample("cloze", id=f"q{n}") for n in range(500))))
    assert len(quiz.run(3)) == 501
    assert quiz.questions[0].grade({"chosen": ["c0"]}).correct
