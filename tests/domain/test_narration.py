"""Words with their times are stored short, and read however they were stored."""

from __future__ import annotations

import pytest

from coursegen_desktop.domain.errors import InvalidContent
from coursegen_desktop.domain.narration import Narration, SaidLine, SaidWord

WORD = SaidWord(start=0, end=3, begin=0.12, finish=0.5)
SAID = Narration(
    name="a.opus",
    seconds=2.0,
    lines=(SaidLine(text="One two", section=0, begin=0.12, finish=1.0, words=(WORD,)),),
)


def test_a_word_is_four_numbers() -> None:
    stored = SAID.model_dump(mode="json")
    assert list(stored["lines"][0]["words"][0]) == [0, 3, 0.12, 0.5]
    assert Narration.read(stored) == SAID
    assert '"words":[[0,3,0.12,0.5]]' in SAID.model_dump_json()


def test_words_by_their_names_are_read_too() -> None:
    named = {"start": 0, "end": 3, "begin": 0.12, "finish": 0.5}
    assert SaidWord.model_validate(named) == WORD


@pytest.mark.parametrize("odd", [[], [1, 2, 3], [0, 3, "x", 1], 7, "0"])
def test_anything_else_is_refused(odd: object) -> None:
    stored = SAID.model_dump(mode="json")
    stored["lines"][0]["words"] = [odd]
    with pytest.raises(InvalidContent):
        Narration.read(stored)
