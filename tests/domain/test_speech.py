"""What is said of a page: sentences at their places, and what stands for the unspeakable."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass

import pytest

from coursegen_desktop.domain.formula_words import MOST_TOKENS, reading
from coursegen_desktop.domain.settings import ReadingAloud, reading_aloud_from
from coursegen_desktop.domain.speech import Rules, Script, Utterance

ALL = Rules(skip_code=False, skip_tables=False, skip_notes=False)


@dataclass(frozen=True)
class Block:
    kind: str
    start: int
    end: int


@dataclass(frozen=True)
class Formula:
    start: int
    end: int
    tex: str


def script(*parts: tuple[str, str], rules: Rules = ALL) -> Script:
    """A page of (kind, words)."""
    text, blocks = "", []
    for kind, words in parts:
        blocks.append(Block(kind, len(text), len(text) + len(words)))
        text += words + "\n"
    return Script(text, blocks, rules=rules)


def said(made: Script) -> list[Utterance]:
    found, cursor = [], made.cursor(0)
    while cursor is not None:
        found.append(made.utterance(cursor))
        cursor = made.after(cursor)
    return found


def words(made: Script) -> list[str]:
    return [one.words for one in said(made)]


PARTS = (
    ("heading", "Rain"), ("text", "It rains. It pours."), ("code", "x = 1\n\ny = 2"),
    ("cell", "a"), ("cell", "b"), ("item", "first"), ("item", "second"),
    ("note", "One."), ("note", "Two."),
)  # fmt: skip


def test_everything_is_said_when_wished() -> None:
    assert words(script(*PARTS)) == [
        "Rain", "It rains.", "It pours.", "x = 1", "y = 2", "a", "b", "first", "second",
        "One.", "Two.",
    ]  # fmt: skip


def test_what_is_skipped_is_announced_once() -> None:
    made = script(*PARTS, rules=Rules())
    assert words(made)[3:] == [
        "Code, skipped.", "Table, skipped.", "first", "second", "Notes, skipped."
    ]  # fmt: skip
    assert words(script(*PARTS, rules=Rules(announce=False)))[3:] == ["first", "second"]


def test_a_page_of_nothing() -> None:
    assert script().cursor(0) is None
    assert script(("code", "x"), rules=Rules(announce=False)).cursor(0) is None
    assert script(("text", "😀 … —")).cursor(0) is None


def test_forward_backward_and_by_place() -> None:
    made = script(*PARTS)
    cursor = made.cursor(16)
    assert cursor is not None and made.utterance(cursor).words == "It pours."
    back = made.before(cursor)
    assert back is not None and made.utterance(back).words == "It rains."
    first = made.before(back)
    assert first is not None and made.before(first) is None
    assert made.cursor(10_000) is None
    walked = [cursor := made.cursor(0)]
    while cursor is not None and (cursor := made.after(cursor)):
        walked.append(cursor)
    back_again = [walked[-1]]
    while back_again[-1] is not None and (before := made.before(back_again[-1])):
        back_again.append(before)
    assert back_again == walked[::-1]


def test_blocks_end_with_a_pause() -> None:
    pauses = [one.pause for one in said(script(*PARTS))]
    assert pauses[0] > pauses[2] > 0, "longer after a heading than after a paragraph"
    assert pauses[1] == 0, "none between sentences of one"


def test_what_cannot_be_spoken_is_left_out_or_shortened() -> None:
    text = "See https://www.example.org/a/b?c=1. A\u00adcid 😀 rain\u200b  falls 👩‍🔬."
    made = script(("text", text))
    assert words(made) == ["See example.org.", "Acid rain falls ."]
    (first, second) = said(made)
    assert first.place_of(4, 11) == (4, text.index(". A"))
    at = second.words.index("rain")
    place = second.place_of(at, 4)
    assert place is not None and text[slice(*place)] == "rain"


def test_signs_of_notes_are_not_spoken() -> None:
    text = "It rains1. It pours.2 And more"
    made = Script(text, [Block("text", 0, len(text))], signs=[(8, 9), (20, 21)])
    assert words(made) == ["It rains.", "It pours.", "And more"]


def test_formulas_are_read_when_they_are_simple() -> None:
    text = "Energy isE=mc2here.E=mc2ix."
    formulas = [Formula(9, 14, "E=mc^2"), Formula(19, 24, "E=mc^2"), Formula(24, 26, r"\int x")]
    blocks = [Block("text", 0, 19), Block("text", 19, 24), Block("text", 24, 27)]
    made = Script(text, blocks, formulas, rules=ALL)
    assert words(made) == [
        "Energy is E equals m c squared here.", "formula: E equals m c squared", "formula."
    ]  # fmt: skip
    place = said(made)[0].place_of(12, 6)
    assert place == (9, 14), "the whole formula is lit"


@pytest.mark.parametrize(
    ("tex", "spoken"),
    [
        ("a<b", "a is less than b"),
        (r"\frac{1}{2}", "1 over 2"),
        (r"\sqrt{x}", "the square root of x"),
        ("f(x) = 3x^n", "f of x equals 3 x to the power of n"),
        (r"\mathrm{CO}_2 \to \text{G3P}", "CO 2 gives G3P"),
        (r"\alpha \leq 3.5\%", "alpha is at most 3.5 percent"),
        (r"\frac{a+b}{2}", ""),
        ("2(a+b)", ""),
        (r"\int_0^1 x dx", ""),
        (r"\begin{pmatrix}a\end{pmatrix}", ""),
        ("+".join("a" * MOST_TOKENS), ""),
        *(
            (broken, "")
            for broken in ("", "^", "_", "{", "}", "x^", r"\frac{a}", "((", "\\", "a_{")
        ),
    ],
)
def test_formulas_in_words(tex: str, spoken: str) -> None:
    assert reading(tex) == spoken


def test_every_word_has_a_place() -> None:
    for one in said(script(*PARTS)):
        for word in re.finditer(r"\w+", one.words):
            assert one.place_of(word.start(), len(word[0])) is not None
    assert said(script(*PARTS))[0].place_of(400, 3) is None


def test_a_lesson_of_half_a_megabyte_begins_at_once() -> None:
    text = "It rains and pours on the land. " * 16_000
    blocks = [Block("text", at, at + 640) for at in range(0, len(text), 640)]
    began = time.perf_counter()
    made = Script(text, blocks)
    cursor = made.cursor(len(text) // 2)
    assert cursor is not None and made.utterance(cursor).words
    assert time.perf_counter() - began < 0.25, "only what is asked for is cut"


def test_settings_survive_whatever_is_stored() -> None:
    usual = ReadingAloud()
    for stored in (None, 3, [], {}, {"rate": "fast", "voices": 3}, {"rate": 77}):
        assert reading_aloud_from(stored) == usual
    assert reading_aloud_from({"voices": [["en", "x"], ["de"], 3, [1, 2]]}).voices == (("en", "x"),)
    chosen = usual.with_voice("en_GB", "a").with_voice("en_US", "b").with_voice("de", "c")
    assert chosen.voice_for("en") == "b"
    assert chosen.voice_for("de_AT") == "c"
    assert chosen.voice_for("fr") == ""
