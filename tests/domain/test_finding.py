"""Finding words: folded, whole, and always at places that exist."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coursegen_desktop.domain.finding import MOST, Folded, passages_in


def found(text: str, words: str, **how: bool) -> list[str]:
    whole = how.pop("whole_words", False)
    return [text[a:b] for a, b in Folded(text, **how).places(words, whole_words=whole)]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Tide and tide", "TIDE", ["Tide", "tide"]),
        ("naïve, nai\u0308ve, naive", "naive", ["naïve", "nai\u0308ve", "naive"]),
        ("naïve, naive", "naïve", ["naïve", "naive"]),
        ("Straße STRASSE", "strasse", ["Straße", "STRASSE"]),
        ("Straße", "s", ["S", "ß", "ß"]),
        ("İstanbul", "istanbul", ["İstanbul"]),
        ("light\nand   shade", "light and shade", ["light\nand   shade"]),
        ("don’t “stop”", 'don\'t "stop"', ["don’t “stop”"]),
        ("photo\u00adsynthesis", "photosynthesis", ["photo\u00adsynthesis"]),
        ("😀 tide 😀 tide", "tide", ["tide", "tide"]),
        ("光合作用是光", "光", ["光", "光"]),
        ("한국어", "국", ["국"]),
        ("a.b axb", "a.b", ["a.b"]),
        ("anything", "   ", []),
        ("anything", "", []),
        ("", "x", []),
        ("\u0301\u0301", "\u0301", []),
    ],
)
def test_places(text: str, words: str, expected: list[str]) -> None:
    assert found(text, words) == expected


def test_case_and_whole_words() -> None:
    assert found("Tide tide", "tide", match_case=True) == ["tide"]
    assert found("É e", "E", match_case=True) == ["É"]
    assert found("tides tide, ebb-tide tide_x", "tide", whole_words=True) == ["tide", "tide"]
    assert found("C++ and C", "c++", whole_words=True) == ["C++"]


def test_so_many_and_no_more() -> None:
    assert len(Folded("a" * (MOST + 50)).places("a")) == MOST


@given(st.text(max_size=60), st.text(max_size=4))
def test_places_exist_and_hold_the_words(text: str, words: str) -> None:
    folded = Folded(text)
    last = 0
    for start, end in folded.places(words):
        assert 0 <= start < end <= len(text)
        assert last <= end
        last = end


@given(st.text(st.characters(max_codepoint=0x24F), max_size=40), st.data())
def test_what_stands_there_is_found(text: str, data: st.DataObject) -> None:
    text = unicodedata.normalize("NFC", text)
    start = data.draw(st.integers(0, len(text)))
    words = text[start : start + 3]
    if words != words.strip() or not Folded(words[:1]).places(words[:1]):
        return
    places = Folded(text).places(words)
    assert places
    if len(words.split()) == 1:
        assert any(found <= start < end for found, end in places)


def test_passages_show_what_stands_around() -> None:
    text = "One two three.\n" + "word " * 40 + "the tide turns\nat noon " + "more " * 40
    count, passages = passages_in(Folded(text), "tide")
    assert count == 1
    assert passages[0].before.endswith("word the ")
    assert passages[0].before.startswith("…")
    assert passages[0].words == "tide"
    assert passages[0].after.startswith(" turns at noon more")
    assert passages[0].after.endswith(" …")
    assert text.find(passages[0].quote) == text.find("tide")
    count, passages = passages_in(Folded("tide " * 30), "tide", most=3)
    assert (count, len(passages)) == (30, 3)
