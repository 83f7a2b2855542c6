"""Unfinished questions beside a quiz that stays valid."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coursegen_desktop.domain.quiz import Quiz
from coursegen_desktop.domain.quiz_draft import DRAFTS_KEY, QuizDraft, drafts_in, faults_of
from tests.examples import some

from .questions.given import MEDIA, TYPES, quiz_of, sample, validator

CHOICE = sample("choice", id="one")
TRUE = sample("true_false", id="two")


def stored(draft: QuizDraft) -> dict[str, Any]:
    """The quiz as it is kept; the schema and the reader of learners take it."""
    content = draft.dump()
    validator().validate(content)
    Quiz.parse(content)
    return content


def unfinished(raw: dict[str, Any]) -> dict[str, Any]:
    """A question whose prompt was deleted."""
    return {**raw, "prompt": " "}


def test_a_whole_quiz_passes_through_unchanged() -> None:
    raw = quiz_of(*(sample(name) for name in TYPES), media=MEDIA)
    assert QuizDraft.read(raw).dump() == raw
    assert drafts_in(raw) == ()


@pytest.mark.parametrize("name", TYPES)
def test_every_sample_is_without_faults(name: str) -> None:
    assert faults_of(sample(name), media={one["id"] for one in MEDIA}) == ()


def test_a_question_that_breaks_is_asked_as_it_was() -> None:
    draft = QuizDraft.read(quiz_of(CHOICE, TRUE)).with_question(unfinished(CHOICE))
    content = stored(draft)
    assert content["questions"] == [CHOICE, TRUE]
    (kept,) = drafts_in(content)
    assert kept.raw == unfinished(CHOICE)
    assert [(fault.field, fault.reason) for fault in kept.faults] == [("prompt", "it is empty")]


def test_a_mended_question_takes_its_place_again() -> None:
    broken = stored(QuizDraft.read(quiz_of(CHOICE, TRUE)).with_question(unfinished(CHOICE)))
    mended = {**CHOICE, "prompt": "Another one?"}
    content = stored(QuizDraft.read(broken).with_question(mended))
    assert content["questions"] == [mended, TRUE]
    assert "ext" not in content


def test_a_new_question_is_kept_between_the_others_before_it_can_be_asked() -> None:
    new = {"id": "new", "type": "choice", "prompt": "", "single": True, "choices": []}
    draft = QuizDraft.read(quiz_of(CHOICE, TRUE)).with_added([new], 1)
    content = stored(draft)
    assert [item["id"] for item in content["questions"]] == ["one", "two"]
    again = QuizDraft.read(content)
    assert [item.id for item in again.items] == ["one", "new", "two"]
    assert again.items[1].raw == new
    assert again.items[1].whole is None
    assert again.dump() == content


def test_a_quiz_of_nothing_but_drafts_is_valid() -> None:
    draft = QuizDraft.read(quiz_of()).with_added([unfinished(CHOICE), {"id": "x", "type": 7}])
    content = stored(draft)
    assert content["questions"] == []
    assert [item.id for item in QuizDraft.read(content).items] == ["one", "x"]


def test_what_a_draft_stands_below_must_be_asked_too() -> None:
    text = sample("description", id="text")
    below = {**TRUE, "stimulus": "text"}
    draft = QuizDraft.read(quiz_of()).with_added([unfinished(text), below])
    assert stored(draft)["questions"] == []
    assert draft.items[1].faults[0].field == "stimulus"
    draft = draft.with_question(text)
    assert stored(draft)["questions"] == [text, below]
    assert stored(draft.without(["text"]))["questions"] == [TRUE]


def test_a_picture_that_comes_mends_what_waits_for_it() -> None:
    spot = sample("hotspot")
    draft = QuizDraft.read(quiz_of()).with_added([spot])
    assert draft.items[0].faults[0].field == "image"
    assert stored(draft.with_head(media=MEDIA))["questions"] == [spot]


def test_moving_keeps_the_order_of_what_is_moved() -> None:
    three = sample("true_false", id="three")
    draft = QuizDraft.read(quiz_of(CHOICE, TRUE, three)).moved(["three", "one"], 1)
    assert [item.id for item in draft.items] == ["two", "one", "three"]


def sectioned() -> dict[str, Any]:
    """Two pools."""
    return quiz_of(
        CHOICE, TRUE, sample("order", id="three"),
        sections=[
            {"id": "a", "questions": ["one", "three"], "pick": 2},
            {"id": "b", "questions": ["two"]},
        ],
    )  # fmt: skip


def test_questions_stand_in_their_sections() -> None:
    draft = QuizDraft.read(sectioned())
    assert [(item.id, item.section) for item in draft.items] == [
        ("one", "a"), ("three", "a"), ("two", "b"),
    ]  # fmt: skip
    moved = stored(draft.moved(["three"], 3, "b"))
    assert [one["questions"] for one in moved["sections"]] == [["one"], ["two", "three"]]


def test_a_pool_picks_of_what_is_whole_and_remembers_how_many_it_wants() -> None:
    new = {"id": "new", "type": "true_false", "prompt": ""}
    draft = QuizDraft.read(sectioned()).moved(["three"], 3, "b").with_added([new], 1, "a")
    content = stored(draft)
    assert content["sections"][0]["pick"] == 1
    again = QuizDraft.read(content)
    assert again.sections[0]["pick"] == 2
    whole = stored(again.with_question({**new, "prompt": "Is it so?", "answer": True}))
    assert whole["sections"][0] == {"id": "a", "questions": ["one", "new"], "pick": 2}


def test_an_empty_pool_stays() -> None:
    content = stored(QuizDraft.read(sectioned()).without(["one", "three"]))
    assert content["sections"][0] == {"id": "a", "questions": []}
    assert QuizDraft.read(content).sections[0]["pick"] == 2


def test_first_sections_take_in_all_and_the_last_one_lets_all_go() -> None:
    draft = QuizDraft.read(quiz_of(CHOICE, TRUE)).with_sections([{"id": "s", "title": "Start"}])
    assert stored(draft)["sections"] == [{"id": "s", "title": "Start", "questions": ["one", "two"]}]
    two = draft.with_sections([*draft.sections, {"id": "t"}]).moved(["two"], 1, "t")
    one = two.with_sections([two.sections[0]])
    assert [item.section for item in one.items] == ["s", "s"]
    assert "sections" not in stored(one.with_sections([]))


@pytest.mark.parametrize(
    "kept", [7, [], {"questions": 3}, {"questions": [None, {}, {"question": {}}, {"question": 3}]}]
)
def test_strange_drafts_are_passed_over(kept: object) -> None:
    raw = quiz_of(CHOICE, ext={DRAFTS_KEY: kept})
    before = copy.deepcopy(raw)
    assert [item.id for item in QuizDraft.read(raw).items] == ["one"]
    assert raw == before


def test_an_expression_that_cannot_be_judged_is_blamed_on_the_answers() -> None:
    raw = sample("short_text", answers=[{"text": r"(a)\1", "match": "regex", "fraction": 1}])
    (fault,) = faults_of(raw)
    assert fault.field == "answers"
    assert "regular expression" in fault.reason


@given(st.data())
@settings(max_examples=some(60))
def test_whatever_is_done_the_quiz_stays_valid_and_loses_nothing(data: st.DataObject) -> None:
    """Compared with a plain list of what was written."""
    draft, plain = QuizDraft.read(quiz_of(media=MEDIA)), list[dict[str, Any]]()
    for step in range(data.draw(st.integers(1, 12))):
        act = data.draw(st.sampled_from(("add", "add", "write", "write", "drop", "move", "store")))
        here = data.draw(st.sampled_from(plain)) if plain else None
        if act == "add":
            raw = sample(data.draw(st.sampled_from(TYPES)), id=f"q{step}")
            raw = data.draw(
                st.sampled_from((raw, unfinished(raw), {"id": f"q{step}", "type": "x"}))
            )
            at = data.draw(st.integers(0, len(plain)))
            plain.insert(at, raw)
            draft = draft.with_added([raw], at)
        elif act == "store":
            draft = QuizDraft.read(stored(draft))
        elif here is None:
            continue
        elif act == "write":
            words = data.draw(st.sampled_from(("", "Other words")))
            changed = {**here, "prompt": words}
            plain[plain.index(here)] = changed
            draft = draft.with_question(changed)
        elif act == "drop":
            plain.remove(here)
            draft = draft.without([here["id"]])
        else:
            plain.remove(here)
            at = data.draw(st.integers(0, len(plain)))
            plain.insert(at, here)
            draft = draft.moved([here["id"]], at)
        assert [item.raw for item in QuizDraft.read(stored(draft)).items] == plain
