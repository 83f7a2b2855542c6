"""Seeded orders."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from coursegen_desktop.domain.questions._shuffle import by_key, in_places, key_of

NAMES = st.lists(st.text("abcdefgh", min_size=1, max_size=4), unique=True, max_size=12)
SEEDS = st.integers(0, 2**63 - 1)


def test_the_figures_never_change() -> None:
    """A stored seed must give the same order in every later version of the program."""
    assert by_key(list("abcdefgh"), 42, "quiz", str) == list("bachdfeg")
    assert key_of(0, "") == 0xF52A15E9A9B5E89B


@given(NAMES, SEEDS)
def test_the_order_is_a_permutation_and_ignores_the_order_of_the_input(
    names: list[str], seed: int
) -> None:
    mixed = by_key(names, seed, "s", str)
    assert sorted(mixed) == sorted(names)
    assert by_key(list(reversed(names)), seed, "s", str) == mixed


@given(NAMES, SEEDS, st.data())
def test_taking_one_away_leaves_the_others_in_order(
    names: list[str], seed: int, data: st.DataObject
) -> None:
    mixed = by_key(names, seed, "s", str)
    gone = data.draw(st.sampled_from(names)) if names else ""
    rest = [name for name in names if name != gone]
    assert by_key(rest, seed, "s", str) == [name for name in mixed if name != gone]


def test_every_order_is_about_equally_likely() -> None:
    counts = Counter("".join(by_key(list("abc"), seed, "s", str)) for seed in range(6000))
    assert len(counts) == 6
    assert all(850 < count < 1150 for count in counts.values())


def test_fixed_items_keep_their_places() -> None:
    assert in_places("aXbYc", "cba", str.islower) == ("c", "X", "b", "Y", "a")
