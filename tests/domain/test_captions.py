"""Captions: two lines at most, at the moment when their words are heard, in any script."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coursegen_desktop.domain.captions import LONGEST, Captions, Cue, HeardLine, cutting
from coursegen_desktop.domain.narration import SaidLine, SaidWord
from coursegen_desktop.services.blocking import drained
from tests.examples import some
from tests.films import said

LONG = (
    "When light falls on a leaf, the pigments in it take up most of the red and blue light, "
    "pass its energy on from one to another, and leave the green light, which is why we see "
    "leaves as we do; nothing of the green light is of any use to them at all."
)


def cues(*lines: SaidLine) -> tuple[Cue, ...]:
    return drained(cutting([HeardLine.of(line) for line in lines]))


def line(text: str, begin: float = 0.0, finish: float = 10.0, words: bool = False) -> SaidLine:
    if words:
        (made,) = said((text,), finish - begin)
        moved = [w.model_copy(update={"begin": w.begin + begin, "finish": w.finish + begin})
                 for w in made.words]  # fmt: skip
        return SaidLine(text=text, section=0, begin=begin, finish=finish, words=tuple(moved))
    return SaidLine(text=text, section=0, begin=begin, finish=finish)


def test_a_short_sentence_is_one_caption() -> None:
    (cue,) = cues(line("Leaves are green.", 2.0, 4.0))
    assert (cue.text, cue.begin, cue.finish, cue.line) == ("Leaves are green.", 2.0, 4.0, 0)


def test_a_long_sentence_is_cut_after_a_comma_and_follows_its_words() -> None:
    made = cues(line(LONG, 0.0, 20.0, words=True))
    assert [cue.text for cue in made] == [
        "When light falls on a leaf, the pigments in it take up most of",
        "the red and blue light, pass its energy on from one to another,",
        "and leave the green light, which is why we see leaves as we do;",
        "nothing of the green light is of any use to them at all.",
    ]
    for before, after in pairwise(made):
        assert before.finish == after.begin
    assert [cue.begin for cue in made] == [cue.words[2] for cue in made], "with its first word"


@given(st.text(min_size=1, max_size=600), st.floats(0.1, 50))
@settings(max_examples=some(150))
def test_no_letter_is_lost_and_none_is_too_long(text: str, seconds: float) -> None:
    made = cues(line(text, 1.0, 1.0 + seconds))
    assert "".join("".join(cue.text.split()) for cue in made) == "".join(text.split())
    for cue in made:
        assert len(cue.text) <= LONGEST
        assert text[cue.start : cue.start + len(cue.text)] == cue.text
        assert 1.0 <= cue.begin <= cue.finish <= 1.0 + seconds + 1e-6


def test_a_text_without_blanks_is_cut_where_room_ends() -> None:
    made = cues(line("光" * 200))
    assert len(made) == 3
    assert max(len(cue.text) for cue in made) <= LONGEST


@pytest.mark.parametrize(
    ("moment", "shown"),
    [
        (0.0, None),
        (0.5, "One."),
        (1.9, "One."),
        (2.4, "One."),
        (3.0, None),
        (5.2, "Two."),
        (9, None),
    ],
)
def test_the_caption_of_a_moment(moment: float, shown: str | None) -> None:
    captions = Captions(cues(line("One.", 0.5, 2.0), line("Two.", 5.0, 6.0)))
    found = captions.at(moment)
    assert (None if found is None else found.text) == shown


def test_the_word_of_a_moment() -> None:
    (cue,) = cues(
        SaidLine(
            text="Rubisco joins.", section=0, begin=1.0, finish=3.0,
            words=(
                SaidWord(start=0, end=7, begin=1.0, finish=1.8),
                SaidWord(start=8, end=14, begin=2.0, finish=3.0),
            ),
        )
    )  # fmt: skip
    assert cue.spoken_at(1.2) == (0, 7)
    assert cue.spoken_at(1.9) is None, "between two words"
    assert cue.spoken_at(2.5) == (8, 14)


def test_words_of_a_later_part_are_found_in_it() -> None:
    made = cues(line(LONG, 0.0, 20.0, words=True))
    last = made[-1]
    place = last.spoken_at(last.words[2] + 0.01)
    assert place is not None
    assert last.text[slice(*place)] == "nothing"


def test_no_lines_no_captions() -> None:
    assert Captions(cues()).at(1.0) is None
