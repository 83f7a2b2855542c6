"""Tries and certainty: Moodle's figures."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coursegen_desktop.domain.marking import (
    BEST_MARK,
    WORST_MARK,
    after_tries,
    best_of_tries,
    certain_fraction,
    certainty_rows,
)

FRACTIONS = st.lists(st.floats(-1, 1), min_size=1, max_size=6)
SHARE = st.floats(0, 1)


@pytest.mark.parametrize(
    ("fraction", "certainty", "mark"),
    [
        # Moodle's table: right 1, 2, 3; wrong 0, -2, -6.
        (1, 1, 1), (1, 2, 2), (1, 3, 3), (0, 1, 0), (0, 2, -2), (0, 3, -6),
        # Partly right: the share of the right mark; nothing or less is wrong.
        (0.5, 1, 0.5), (0.5, 3, 1.5), (-0.5, 3, -6), (0.0000001, 2, -2),
        # Not chosen counts as the lowest.
        (1, None, 1), (0, None, 0), (1, 7, 1),
    ],
)  # fmt: skip
def test_certainty(fraction: float, certainty: int | None, mark: float) -> None:
    assert certain_fraction(fraction, certainty) == mark


@given(st.floats(-1, 1), st.sampled_from([None, 1, 2, 3]))
def test_certainty_stays_in_bounds(fraction: float, certainty: int | None) -> None:
    assert WORST_MARK <= certain_fraction(fraction, certainty) <= BEST_MARK


@given(st.floats(0.01, 1))
def test_certainty_pays_exactly_where_it_should(chance: float) -> None:
    """Expected marks: 2 beats 1 above two thirds, 3 beats 2 above four fifths."""
    expected = {
        level: chance * certain_fraction(1, level) + (1 - chance) * certain_fraction(0, level)
        for level in (1, 2, 3)
    }
    if abs(chance - 2 / 3) > 1e-9 and abs(chance - 0.8) > 1e-9:
        best = max(expected, key=lambda level: expected[level])
        assert best == (1 if chance < 2 / 3 else 2 if chance < 0.8 else 3)


@pytest.mark.parametrize(
    ("fractions", "penalties", "credit"),
    [
        # Moodle, interactive with a penalty of a third: 100 %, 66.7 %, 33.3 %.
        ([1], [1 / 3], 1),
        ([0, 1], [1 / 3], 2 / 3),
        ([0, 0, 1], [1 / 3], 1 / 3),
        ([0, 0, 0, 1], [1 / 3], 0),
        ([0, 0, 0, 0, 1], [1 / 3], 0),
        # The last try counts, even when an earlier one was better.
        ([0.5, 0], [0.1], 0),
        ([0, 0.5], [0.1], 0.4),
        # Hints with costs of their own; the last figure goes on.
        ([0, 0, 0, 1], [0.1, 0.2], 0.5),
        ([0, 1], [], 1),
        ([], [0.1], 0),
    ],
)
def test_interactive(fractions: list[float], penalties: list[float], credit: float) -> None:
    assert after_tries(fractions, penalties) == pytest.approx(credit)


@pytest.mark.parametrize(
    ("fractions", "penalty", "credit"),
    [
        ([1], 0.1, 1),
        ([0, 1], 0.1, 0.9),
        # The best counts: 50 % at first, 60 % less 10 % then, 100 % less 20 % at last.
        ([0.5, 0.6, 1], 0.1, 0.8),
        ([0.5, 0.2], 0.1, 0.5),
        ([0, 0, 0, 0, 1], 1 / 3, 0),
        ([0, 1], 0, 1),
        ([-1], 0.1, 0),
        ([], 0.1, 0),
    ],
)
def test_adaptive(fractions: list[float], penalty: float, credit: float) -> None:
    assert best_of_tries(fractions, penalty) == pytest.approx(credit)


@given(FRACTIONS, SHARE)
def test_tries_stay_between_nothing_and_everything(fractions: list[float], penalty: float) -> None:
    for credit in (after_tries(fractions, [penalty]), best_of_tries(fractions, penalty)):
        assert 0 <= credit <= 1


@given(FRACTIONS, st.floats(-1, 1), SHARE)
def test_another_adaptive_try_never_lowers_the_credit(
    fractions: list[float], another: float, penalty: float
) -> None:
    assert best_of_tries([*fractions, another], penalty) >= best_of_tries(fractions, penalty)


@given(FRACTIONS, SHARE, SHARE)
def test_a_dearer_try_never_raises_the_credit(
    fractions: list[float], cheap: float, dear: float
) -> None:
    cheap, dear = sorted((cheap, dear))
    assert after_tries(fractions, [dear]) <= after_tries(fractions, [cheap])
    assert best_of_tries(fractions, dear) <= best_of_tries(fractions, cheap)


def test_how_well_somebody_knows_what_he_knows() -> None:
    sure_and_wrong = [(0.0, 3)] * 4 + [(1.0, 3)] * 6
    careful = [(1.0, 1)] * 5
    rows = certainty_rows([*sure_and_wrong, *careful, (1.0, 2)])
    told = [(row.certainty, row.count, round(row.right, 2), row.judgement) for row in rows]
    assert told == [(1, 5, 1.0, "under"), (2, 1, 1.0, ""), (3, 10, 0.6, "over")]
    assert certainty_rows([(1.0, 3)] * 9)[2].judgement == "fits"
    assert [row.count for row in certainty_rows([])] == [0, 0, 0]
