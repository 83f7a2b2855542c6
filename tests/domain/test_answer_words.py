"""Stored answers in words: of every kind of question, and of what no question knows."""

from __future__ import annotations

from typing import Any

import pytest

from coursegen_desktop.domain.answer_words import answer_text
from coursegen_desktop.domain.questions.base import OptionView, Shown
from tests.domain.questions.given import TYPES, question, sample

FILE = {"name": "a_b_c.pdf", "size": 3, "sha256": "0" * 64}


@pytest.mark.parametrize("kind", TYPES)
def test_every_kind_says_its_right_answer(kind: str) -> None:
    """No key that a learner never saw is left where the question has words for it."""
    asked = question(sample(kind))
    answer = asked.correct_answer()
    told = answer_text(asked.shown(0), answer)
    assert bool(told) == bool(answer)
    assert "{" not in told
    words = [part.strip(" ()") for part in asked.correct_text().replace("→", ";").split(";")]
    if kind not in ("hotspot", "essay", "upload", "flashcard"):
        assert all(word in told for word in words), (told, words)


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ({}, ""),
        ({"chosen": []}, ""),
        ({"chosen": ["a", "gone"]}, "An **apple**; gone"),
        ({"value": None}, ""),
        ({"order": ["b", "a"]}, "A pear → An **apple**"),
        ({"text": " 5 ", "unit": "kW"}, "5  kW"),
        ({"text": "2*3*4"}, "2*3*4"),
        ({"text": "See", "files": [FILE]}, "See\n\na_b_c.pdf"),
        ({"files": [FILE, FILE]}, "a_b_c.pdf; a_b_c.pdf"),
        ({"files": "odd"}, ""),
        ({"rating": "good"}, "good"),
        ({"rating": None}, ""),
        ({"points": [[1.5, 20]]}, "(1.5, 20)"),
        ({"points": ["x"]}, '{"points": ["x"]}'),
        ({"pairs": {"s": "a", "t": ""}}, "s – An **apple**"),
        ({"gaps": {"one": "typed", "two": ""}}, "typed"),
        ({"placed": {"zone": "label"}}, "zone: label"),
        ({"chosen": 7}, '{"chosen": 7}'),
        ({"gaps": [1]}, '{"gaps": [1]}'),
        ({"new": {"x": "ü"}}, '{"new": {"x": "ü"}}'),
    ],
)
def test_answers_to_what_is_known_and_what_is_not(answer: dict[str, Any], told: str) -> None:
    shown = Shown(options=(OptionView("a", "An **apple**"), OptionView("b", "A pear")))
    assert answer_text(shown, answer) == told
