"""Flashcards and texts between questions."""

from __future__ import annotations

import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coursegen_desktop.domain.errors import InvalidContent
from coursegen_desktop.domain.questions.base import CardView, Verdict
from coursegen_desktop.domain.questions.flashcard import FlashcardQuestion

from .given import question, sample

RIVER = "The {{c1::Nile}} flows through {{c2::Egypt::country}} and {{c1::Sudan}}."


def card(**changes: Any) -> FlashcardQuestion:
    made = question(sample("flashcard", **changes))
    assert isinstance(made, FlashcardQuestion)
    return made


def test_a_reversed_note_makes_two_cards() -> None:
    assert card().cards() == (
        CardView("front", "der Baum", "the tree"),
        CardView("back", "the tree", "der Baum"),
    )
    assert len(card(reverse=None).cards()) == 1


def test_a_cloze_makes_a_card_for_each_number_as_in_anki() -> None:
    cards = card(cloze=True, prompt=RIVER, back="Geography").cards()
    assert [item.key for item in cards] == ["c1", "c2"]
    assert cards[0].front == "The **[…]** flows through Egypt and **[…]**."
    assert cards[0].back == "The **Nile** flows through Egypt and **Sudan**.\n\nGeography"
    assert cards[1].front == "The Nile flows through **[country]** and Sudan."


def test_it_takes_a_rating_and_earns_no_points() -> None:
    made = card()
    assert not made.is_scored and made.takes_answer and made.max_points == 0
    known, forgotten = made.grade({"rating": "hard"}), made.grade({"rating": "again"})
    assert (known.points, known.fraction, known.parts[0].verdict) == (0, 1, Verdict.RIGHT)
    assert (forgotten.fraction, forgotten.parts[0].verdict) == (0, Verdict.WRONG)
    assert made.grade({}).parts == ()
    assert made.is_empty({}) and made.correct_text() == "the tree"


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"cloze": True}, "prompt: it hides no words"),
        ({"back": " "}, "back: it is empty"),
        ({"back": None}, "back: it is missing"),
    ],
)
def test_faults_are_named(changes: dict[str, Any], words: str) -> None:
    with pytest.raises(InvalidContent) as caught:
        card(**changes)
    assert words in str(caught.value)


def test_another_rating_is_refused() -> None:
    with pytest.raises(InvalidContent, match="The answer to question tree"):
        card().grade({"rating": "perfect"})


@given(st.text("{}c1:: a", max_size=40))
def test_no_text_breaks_the_cloze(text: str) -> None:
    cards = card(cloze=True, prompt=text + "{{c1::x}}", back="").cards()
    assert cards and all(item.front for item in cards)


def test_a_text_full_of_openings_is_cut_in_one_pass() -> None:
    start = time.process_time()
    made = card(cloze=True, prompt="{{c1::" * 20_000 + "x}}", back="")
    assert len(made.cards()) == 1
    open_ends = "{{c1::a::b" * 20_000
    with pytest.raises(InvalidContent, match="it hides no words"):
        card(cloze=True, prompt=open_ends, back="")
    assert time.process_time() - start < 2


def test_description_is_read_not_answered() -> None:
    made = question(sample("description"))
    assert not made.is_scored and not made.takes_answer
    assert made.interaction == "none" and made.shown(0).note == ""
    assert made.grade({}).verdict is Verdict.NONE
    with pytest.raises(InvalidContent):
        made.grade({"text": "x"})
