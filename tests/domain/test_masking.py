"""Texts with the answer taken out: all of it, and no more than it."""

from __future__ import annotations

from typing import Any

import pytest

from coursegen_desktop.domain.masking import MASK, Secret, alike, bare, folded
from coursegen_desktop.domain.quiz import read_question


def secret(**raw: Any) -> Secret:
    return Secret.of(read_question({"id": "q", "type": "short_text", "prompt": "?", **raw}))


def typed(*texts: str, **more: Any) -> Secret:
    return secret(answers=[{"text": text, **more} for text in texts])


@pytest.mark.parametrize(
    ("key", "text", "shown"),
    [
        ("Mitochondria", "The mitochondrion makes ATP.", f"The {MASK} makes ATP."),
        ("working memory", "Working memory holds four items.", f"{MASK} holds four items."),
        ("working memory", "Memories at working hours", f"{MASK} at {MASK} hours"),
        ("the cell wall", "A wall of cells", f"A {MASK} of {MASK}"),
        ("Äther", "Ether is not AETHER, but äther.", f"Ether is not AETHER, but {MASK}."),
        ("CO₂", "It takes up CO2.", f"It takes up {MASK}."),
        ("pH", "The pH is 7.", f"The {MASK} is 7."),
        ("seven", "There are 7 days, sieben Tage.", f"There are {MASK} days, {MASK} Tage."),
        ("光合作用", "植物通过光合作用制造糖。", f"植物通过{MASK}制造糖。"),
    ],
)
def test_what_is_taken_out(key: str, text: str, shown: str) -> None:
    assert typed(key).masked(text) == shown
    assert typed(key).is_in(text)


def test_the_words_that_a_question_shows_are_no_secret() -> None:
    choices = [
        {"id": "a", "text": "warm water", "fraction": 1},
        {"id": "b", "text": "cold water"},
    ]
    found = secret(type="choice", single=True, prompt="Where does it swim?", choices=choices)
    assert found.masked("It swims in water that is warm.") == f"It swims in water that is {MASK}."
    assert found.masked("In warm water it swims.") == f"In {MASK} it swims."


def test_what_only_a_pattern_takes_is_found_too() -> None:
    found = typed("gr[ae]y (cat|cats)", match="regex")
    assert found.masked("They saw a grey cat run.") == f"They saw a {MASK} run."


def test_every_number_within_the_tolerance_is_taken_out() -> None:
    answers = [
        {"value": "9.81", "tolerance": {"kind": "absolute", "value": 0.1}, "fraction": 1},
        {"value": "5", "fraction": 0},
    ]
    found = secret(type="numeric", answers=answers)
    assert (
        found.masked("It is 9.8 or 9.81, not 5 or 10.") == f"It is {MASK} or {MASK}, not 5 or 10."
    )


def test_a_formula_stays_one() -> None:
    assert typed("x2").masked("So $x2$ it is") == f"So ${MASK}$ it is"


def test_words_with_other_endings() -> None:
    assert alike("membrane", "membranes")
    assert alike("photosynthesis", "photosynthetic")
    assert not alike("cell", "celebration")
    assert not alike("1600", "160")
    assert folded("Éclair") == "eclair"


def test_markdown_becomes_words() -> None:
    assert bare("**Look** at [this](https://x.example) {{gap:g1}} `now`") == "Look at this now"
