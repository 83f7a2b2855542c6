"""Which written word is heard when, where more or fewer words are said than are written."""

from __future__ import annotations

import pytest

from coursegen_desktop.domain.speakable import speakable
from coursegen_desktop.media.speech.base import TimedWord
from coursegen_desktop.media.speech.word_times import Heard, as_written, matched, shared_out


def heard(said: str) -> list[Heard]:
    """A word a second."""
    return [Heard(word, n, n + 1) for n, word in enumerate(said.split())]


def times(text: str, words: tuple[TimedWord, ...]) -> list[tuple[str, float, float]]:
    return [(text[word.start : word.end], word.begin, word.finish) for word in words]


@pytest.mark.parametrize(
    ("text", "said", "found", "is_exact"),
    [
        ("It rains.", "It rains .", [("It", 0, 1), ("rains", 1, 2)], True),
        ("“Well-known”, isn’t it?", "well known isn't it",
         [("Well-known", 0, 2), ("isn’t", 2, 3), ("it", 3, 4)], True),
        ("On 3rd March", "on the third of March", [("On", 0, 1), ("3rd", 1, 4), ("March", 4, 5)],
         True),
        ("at 7:30 there", "at seven thirty there", [("at", 0, 1), ("7:30", 1, 3), ("there", 3, 4)],
         True),
        ("5 left", "5 o'clock left", [("5", 0, 2), ("left", 2, 3)], True),
        ("a 中文 b", "a b", [("a", 0, 1), ("b", 1, 2)], True),
        ("x ≤ y — z", "x is at most y z", [("x", 0, 4), ("y", 4, 5), ("z", 5, 6)], True),
        ("one ab abcd two", "one u v w two",
         [("one", 0, 1), ("ab", 1, 2.125), ("abcd", 2.125, 4), ("two", 4, 5)], False),
        ("", "", [], True),
        ("nothing", "", [], True),
        ("", "something", [], True),
    ],
)  # fmt: skip
def test_matched(
    text: str, said: str, found: list[tuple[str, float, float]], is_exact: bool
) -> None:
    words, exact = matched(text, heard(said))
    assert times(text, words) == found
    assert exact == is_exact


def test_shared_out_by_letters() -> None:
    text = "(Leaves), in light."
    words = shared_out(text, 1.0, 3.0)
    assert [text[word.start : word.end] for word in words] == ["Leaves", "in", "light"]
    assert words[0].begin == 1.0 and words[-1].finish == pytest.approx(3.0)
    lengths = [word.finish - word.begin for word in words]
    assert lengths[0] > lengths[2] > lengths[1] > 0
    assert shared_out(" — ", 0, 1) == ()


def test_words_stand_at_what_is_written_for_them() -> None:
    text = "It grew 5 % on 3rd March 2024 \U0001f600; y > x."
    said = speakable(text, "en")
    words, _ = matched(said.words, heard(said.words))
    found = times(text, as_written(words, said))
    assert [word for word, _, _ in found] == [
        "It",
        "grew",
        "5 %",
        "on",
        "3rd March 2024",
        "y",
        ">",
        "x",
    ]
    assert found[2][1:] == (2, 4), "five percent"
    seconds = [time for _, *both in found for time in both]
    assert seconds == sorted(seconds)
