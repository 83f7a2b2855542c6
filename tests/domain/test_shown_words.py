"""Captions and transcripts show what is written without its signs, every word at its place."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coursegen_desktop.domain.narration import SaidLine, SaidWord
from coursegen_desktop.domain.shown_words import as_shown, without_signs
from tests.examples import some


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Use `len(x)` or ``a`b``.", "Use len(x) or a`b."),
        ("**Light** is *visible* radiation.", "Light is visible radiation."),
        ("It is $x^2 + a_1$ here.", "It is x² + a₁ here."),
        ("The energy is $E = mc^{2}$.", "The energy is E = mc²."),
        ("It is $2^{ab+d}$.", "It is 2^(ab+d)."),
        (r"So $\alpha \leq \frac{1}{2}$.", "So α ≤ 1/2."),
        ("It costs $5 and $10.", "It costs $5 and $10."),
        ("Either $5/$10.", "Either $5/$10."),
        ("2 * 3 * 4 and a*b*c", "2 * 3 * 4 and a*b*c"),
        ("An open ` and a **", "An open ` and a **"),
        ("", ""),
    ],
)
def test_signs_are_not_shown(written: str, shown: str) -> None:
    assert without_signs(written).text == shown


def test_words_stand_where_they_are_shown() -> None:
    text = "Call `len` on **all** of $x^2$ now."
    words = [("Call", 0), ("len", 1), ("on", 2), ("all", 3), ("of", 4), ("x", 5), ("2", 6),
             ("now", 7)]  # fmt: skip
    at = 0
    said = []
    for word, second in words:
        start = text.index(word, at)
        at = start + len(word)
        said.append(SaidWord(start=start, end=at, begin=second, finish=second + 1))
    line = as_shown(SaidLine(text=text, section=0, begin=0, finish=8, words=tuple(said)))
    assert line.text == "Call len on all of x² now."
    heard = [(line.text[word.start : word.end], word.begin, word.finish) for word in line.words]
    assert heard == [
        ("Call", 0, 1), ("len", 1, 2), ("on", 2, 3), ("all", 3, 4), ("of", 4, 5),
        ("x²", 5, 7), ("now", 7, 8),
    ]  # fmt: skip


def test_a_line_without_signs_stays_what_it_is() -> None:
    line = SaidLine(text="Plain words.", section=0, begin=0, finish=1)
    assert as_shown(line) is line


@settings(max_examples=some(150))
@given(st.text(alphabet="ab `$*^_{}\\5\n", max_size=60))
def test_every_letter_has_a_place_and_none_goes_back(text: str) -> None:
    shown = without_signs(text)
    assert len(shown.begins) == len(shown.ends) == len(text)
    assert list(shown.begins) == sorted(shown.begins)
    assert list(shown.ends) == sorted(shown.ends)
    assert all(
        0 <= a <= b <= len(shown.text) for a, b in zip(shown.begins, shown.ends, strict=True)
    )
    if not set(text) & set("`$*"):
        assert shown.text == text
