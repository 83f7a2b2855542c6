"""Marked words are found again after edits, or are lost; they never land on other words."""

from __future__ import annotations

import random
import time

from hypothesis import given, settings
from hypothesis import strategies as st

from coursegen_desktop.domain.anchoring import (
    CONTEXT,
    LEAST_ALIKE,
    MOST_WORDS,
    Anchor,
    anchor_at,
    find,
    find_all,
    stands,
)
from tests.examples import some

_SYLLABLES = "ba ce di fo gu la me ni po ru sta tre vi wo zy chlo phy ros tem pel".split()  # noqa: SIM905


def _word(number: int) -> str:
    parts = random.Random(number).choices(_SYLLABLES, k=1 + number % 3)
    return "".join(parts) + ("s" if number % 2 else "")


WORDS = [_word(number) for number in range(900)]
LONG = 500_000


def prose(seed: int, words: int) -> str:
    rng = random.Random(seed)
    return " ".join(rng.choice(WORDS) for _ in range(words))


def quote_of(text: str, seed: int, length: int) -> Anchor:
    rng = random.Random(seed)
    start = text.index(" ", rng.randrange(60, len(text) - length - 200)) + 1
    return anchor_at(text, start, text.index(" ", start + length))


seeds = st.integers(0, 10**6)
lengths = st.integers(6, 400)


def test_an_anchor_holds_the_words_and_their_surroundings() -> None:
    text = "In the stroma  the Calvin cycle  fixes carbon."
    anchor = anchor_at(text, 14, 33)
    assert anchor == Anchor(15, 31, "the Calvin cycle", "In the stroma  ", "  fixes carbon.")
    assert stands(text, anchor)
    assert find(text, anchor) == (15, 31)
    assert anchor_at(text, 3, 3).exact == ""
    assert anchor_at(text, -5, 999).exact == text
    assert len(anchor_at("x" * 20_000, 0, 20_000).exact) == MOST_WORDS
    assert len(anchor_at(prose(1, 99), 300, 310).prefix) == CONTEXT


def test_an_empty_quote_is_found_nowhere() -> None:
    assert find("words", Anchor(0, 0, "")) is None


@settings(max_examples=some(120))
@given(seeds, lengths, st.integers(0, 300), st.integers(0, 300))
def test_edits_outside_leave_it(seed: int, length: int, before: int, after: int) -> None:
    """Words put in or taken out anywhere else, even right beside it."""
    text = prose(seed, 600)
    anchor = quote_of(text, seed, length)
    new = prose(seed + 1, before + 1)[: 5 * before]
    cut = random.Random(seed).randrange(max(1, anchor.start - 200))
    edited = (
        text[:cut] + new + text[cut + 40 : anchor.start]
        + text[anchor.start : anchor.end]
        + text[anchor.end : anchor.end + 100] + prose(seed + 2, after + 1)
        + text[anchor.end + 150 :]
    )  # fmt: skip
    place = find(edited, anchor)
    assert place is not None
    assert edited[slice(*place)] == anchor.exact
    assert place[0] == len(text[:cut] + new + text[cut + 40 : anchor.start])


@settings(max_examples=some(120))
@given(seeds, st.integers(40, 2000), st.integers(0, 30))
def test_a_small_edit_inside_leaves_it(seed: int, length: int, shift: int) -> None:
    text = prose(seed, 1200)
    anchor = quote_of(text, seed, length)
    rng = random.Random(seed)
    at = rng.randrange(len(anchor.exact) - 6)
    inner = anchor.exact[:at] + rng.choice(["", "xyz", " new words "]) + anchor.exact[at + 5 :]
    moved = prose(seed + 1, 60)[: 7 * shift]
    edited = text[:50] + moved + text[50 : anchor.start] + inner + text[anchor.end :]
    place = find(edited, anchor)
    assert place is not None
    start = anchor.start + len(moved)
    assert abs(place[0] - start) <= 12
    assert abs(place[1] - (start + len(inner))) <= 12


@settings(max_examples=some(120))
@given(seeds, st.integers(12, 1500))
def test_deleted_words_are_lost(seed: int, length: int) -> None:
    text = prose(seed, 1200)
    anchor = quote_of(text, seed, length)
    assert find(text[: anchor.start] + text[anchor.end :], anchor) is None


@settings(max_examples=some(120))
@given(seeds, seeds, lengths)
def test_other_words_are_never_taken(seed: int, other: int, length: int) -> None:
    """What is found is alike, whatever the text."""
    anchor = quote_of(prose(seed, 600), seed, length)
    text = prose(other + 10**7, 800)
    place = find(text, anchor)
    if place is not None:
        found = text[slice(*place)]
        kept = anchor.exact.split()
        same = sum(word in found for word in kept) / len(kept)
        assert same >= LEAST_ALIKE - 0.1, (anchor.exact, found)


def test_of_the_same_words_those_in_the_old_surroundings_are_taken() -> None:
    text = "First the cell divides. " + "Nothing here. " * 20 + "Then the cell rests for a day."
    anchor = anchor_at(text, text.index("the cell rests"), text.index(" rests"))
    assert anchor.exact == "the cell"
    edited = "A new beginning, as long as that. " * 3 + text
    assert find(edited, anchor) == (edited.index("the cell rests"), edited.index(" rests"))


def test_short_words_do_not_land_on_their_like_elsewhere() -> None:
    text = "Water is drawn up by the roots. " * 3 + "At noon the leaf closes its pores."
    anchor = anchor_at(text, text.index("noon"), text.index("noon") + 4)
    edited = text.replace("At noon the leaf closes its pores.", "") + " No shade at noon, they say."
    assert find(edited, anchor) is None


def test_a_paragraph_that_was_moved_is_found() -> None:
    paragraphs = [prose(n, 60) for n in range(12)]
    text = "\n\n".join(paragraphs)
    anchor = anchor_at(text, text.index(paragraphs[9]) + 30, text.index(paragraphs[9]) + 160)
    edited = "\n\n".join([paragraphs[9], *paragraphs[:9], *paragraphs[10:]])
    place = find(edited, anchor)
    assert place is not None
    assert edited[slice(*place)] == anchor.exact


def test_languages_without_spaces() -> None:
    text = (
        "光合作用是绿色植物利用光能把二氧化碳和水转化为有机物的过程。叶绿体中的色素吸收光能。" * 2
    )
    anchor = anchor_at(text, 30, 43)
    edited = "导论。" + text[:33] + "素" + text[34:]
    place = find(edited, anchor)
    assert place == (33, 46)


def test_a_long_text_takes_no_long_time() -> None:
    """Half a megabyte: found, moved, changed and lost, and a text made to be slow."""
    text = prose(5, 90_000)[:LONG]
    sorts = [quote_of(text, n, size) for n, size in enumerate((12, 60, 300, 4000, 7900))]
    gone = [quote_of(prose(77 + n, 3000), n, size) for n, size in enumerate((12, 60, 300, 7900))]
    same = "ab" * (LONG // 2)
    dull = [anchor_at(same, 1000, 1000 + size) for size in (4, 30, 240, 4000)]
    began = time.perf_counter()
    places = find_all("New words. " + text[:400_000] + text[400_100:], sorts)
    assert all(places)
    find_all(text, gone)
    find_all("x" + same, dull)
    find_all(same[:-1] + "c" * 1000, [Anchor(9, 309, "ac" * 150, "zz", "yy")])
    assert time.perf_counter() - began < 15
