"""Sentences: shortened words, figures, quotes, scripts without blanks, texts without stops."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coursegen_desktop.domain.language import language_of
from coursegen_desktop.domain.sentences import LONGEST, SIGN, spans


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in spans(text)]


@pytest.mark.parametrize(
    "sentences",
    [
        ["Dr. Smith paid 3.5 dollars, e.g. in the U.S. Congress.", "Then he left!"],
        ['"Really?" she asked.', "(Yes.)", "No. 5 is alive.", "He said no.", "Fine."],
        ["J. K. Rowling wrote it.", "Vitamin C.", "The rest."],
        ["See Fig. 3 and pp. 4–5.", "Smith et al.", "The end."],
        ["1. First do it.", "2. Then that."],
        ["Am 3. Oktober 1990 war es so.", "Im Jahr 12.", "Dann z. B. das."],
        ["Wait...", "Then? ok.", "At 5 p.m. it rains."],
        ["Ends.", "¿Qué es?", "¡Sí!", "“Bien.”", "Y más."],
        ["No stop at all"],
        ["Done (really).", "Next."],
    ],
    ids=lambda sentences: sentences[0][:20],
)
def test_sentences(sentences: list[str]) -> None:
    assert cut(" ".join(sentences)) == sentences


def test_scripts_without_blanks() -> None:
    assert cut("光合作用是过程。它发生在叶子里！") == ["光合作用是过程。", "它发生在叶子里！"]
    assert cut("यह है। वह है॥") == ["यह है।", "वह है॥"]


def test_the_sign_of_a_note_belongs_to_what_is_before_it() -> None:
    text = f"One{SIGN}. Two.{SIGN} Three"
    assert cut(text) == [f"One{SIGN}.", f"Two.{SIGN}", "Three"]


def test_texts_without_stops_are_cut_between_words() -> None:
    pieces = cut("word, " * 1000)
    assert max(map(len, pieces)) <= LONGEST
    assert all(piece.endswith(",") for piece in pieces)
    assert [len(piece) for piece in cut("一" * 1000)] == [LONGEST, LONGEST, 1000 - 2 * LONGEST]


@given(st.text(alphabet="aB1 .!?。\n\"'()…\u200b,", max_size=1500))
def test_nothing_is_lost_and_nothing_said_twice(text: str) -> None:
    places = list(spans(text))
    assert all(start < end for start, end in places)
    assert all(one[1] <= other[0] for one, other in pairwise(places))
    said = "".join(text[start:end] for start, end in places)
    blank = str.maketrans("", "", " \n\u200b")
    assert said.translate(blank) == text.translate(blank)
    assert all(end - start <= LONGEST for start, end in places)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Вода поднимается в воздух.", "ru"),
        ("これは日本語の文です。", "ja"),
        ("光合作用是植物的过程。", "zh"),
        ("Das Haus und die Maus sind nicht auf dem Dach. " * 4, "de"),
        ("The angle α is larger than β, and that is the end of it. " * 3, "en"),
        ("", ""),
        ("x = 1", ""),
    ],
)
def test_the_language_of_a_text(text: str, code: str) -> None:
    assert language_of(text) == code
