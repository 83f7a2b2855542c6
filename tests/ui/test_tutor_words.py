"""Hints in words: readable, never markup of their own, and a blank that can be heard."""

from __future__ import annotations

import pytest

from coursegen_desktop.domain.masking import MASK
from coursegen_desktop.domain.tutor import Letters, Passage, Step, StepKind, Wanted, ladder
from coursegen_desktop.domain.tutor_talk import Destination
from coursegen_desktop.ui.content.inline_text import plain
from coursegen_desktop.ui.content.tutor_words import (
    destination_words,
    escaped,
    spoken,
    step_text,
    step_title,
)
from tests.domain.questions.given import TYPES, question, sample

pytestmark = pytest.mark.usefixtures("qapp")


def said(kind: StepKind, **values: object) -> str:
    return plain(step_text(Step(kind, **values)))  # type: ignore[arg-type]


@pytest.mark.parametrize("name", TYPES)
def test_every_step_of_every_type_says_something(name: str) -> None:
    for step in ladder(question(sample(name))):
        assert step_title(step)
        assert step_text(step).strip()
        assert "{" not in step_text(step)


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        (Wanted("choice", 4, 1), "One of the 4 answers is right."),
        (Wanted("choice", 5, 2), "2 of the 5 answers are right."),
        (Wanted("cloze", 1, 1), "There are 1 gap to fill."),
        (Wanted("cloze", 3, 3), "There are 3 gaps to fill."),
        (Wanted("true_false", 2, 0), "Decide whether the statement is true just as it stands."),
    ],
)
def test_what_is_wanted(wanted: Wanted, words: str) -> None:
    assert said(StepKind.RESTATE, wanted=wanted) == words


@pytest.mark.parametrize(
    ("piece", "words"),
    [
        (Letters(first="m", letters=13), "m… (13 letters)"),
        (Letters(letters=2), "2 letters"),
        (Letters(first="W", words=2), "W… (2 words)"),
        (Letters(first="1", digits=3), "1…, 3 digits before the decimal sign"),
        (Letters(digits=1, is_negative=True), "below zero, one digit before the decimal sign"),
    ],
)
def test_how_an_answer_begins(piece: Letters, words: str) -> None:
    assert said(StepKind.LETTERS, pieces=(piece,)) == words


def test_several_pieces_are_a_list() -> None:
    pieces = (Letters("Norway", "O", 4), Letters("2", "R", 4))
    text = step_text(Step(StepKind.LETTERS, pieces=pieces))
    assert text.splitlines() == ["- Norway: **O…** (4 letters)", "- 2: **R…** (4 letters)"]


def test_a_sentence_of_the_lesson_stays_as_it_is() -> None:
    step = Step(StepKind.SENTENCE, f"2 * 3 * {MASK} is [not](http://x.example) <b>bold</b> $x$.")
    assert plain(step_text(step)) == f"“2 * 3 * {MASK} is [not](http://x.example) <b>bold</b> $x$.”"
    assert spoken(step).startswith("In the lesson. “2 * 3 * blank is")
    assert step_title(Step(StepKind.SENTENCE, "x", is_beside=True)) == "Beside it in the lesson"


def test_places_name_their_heading_where_they_may() -> None:
    assert "“Boiling”" in said(StepKind.PLACE, passage=Passage("", "Boiling", "boiling"))
    assert "the link below" in said(StepKind.PLACE, passage=Passage("", "", "boiling"))
    assert said(StepKind.NOTHING).endswith("beyond the lesson itself.")


def test_where_a_talk_goes_is_said() -> None:
    here = destination_words(Destination("Ollama", "small"))
    away = destination_words(Destination("Cloud", "large", "api.example.org"))
    assert "stays on this computer" in here and "small" in here
    assert "api.example.org" in away and "stays" not in away
    assert "encrypted" not in away
    open_ = destination_words(Destination("Other", "large", "10.0.0.7:80", is_open=True))
    assert "10.0.0.7:80" in open_ and "not encrypted" in open_
    sent_on = destination_words(Destination("Ollama", "big-cloud", is_sent_on=True))
    assert "leaves this computer" in sent_on and "stays" not in sent_on


def test_escaped_text_is_shown_letter_by_letter() -> None:
    text = r"a*b_c`d[e]<f>$g$#h&i!j~k|l\m"
    assert plain(escaped(text)) == text
