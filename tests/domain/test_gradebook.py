"""Weights, what is dropped, letters, grades by hand: against a slow reference."""

from __future__ import annotations

import itertools
import random

import pytest

from coursegen_desktop.domain.class_progress import distribution
from coursegen_desktop.domain.errors import InvalidContent
from coursegen_desktop.domain.gradebook import (
    FINAL,
    GradeChange,
    Letter,
    Scheme,
    current,
    grade,
    letter_of,
)
from coursegen_desktop.domain.ids import AssetId, UserId


def slow(results: dict[AssetId, float], weights: dict[AssetId, float], drop: int) -> float | None:
    """The mean without the lowest results, found by trying every choice of what is left out."""
    counting = [key for key in results if weights[key] > 0]
    if not counting:
        return None
    gone = min(drop, len(counting) - 1)
    lowest = sorted(results[key] for key in counting)[:gone]
    choices = [
        kept
        for kept in itertools.combinations(counting, len(counting) - gone)
        if sorted(results[key] for key in counting if key not in kept) == lowest
    ]
    # Of equal results the lightest goes.
    kept = max(choices, key=lambda keys: sum(weights[key] for key in keys))
    total = sum(weights[key] for key in kept)
    return sum(results[key] * weights[key] for key in kept) / total


@pytest.mark.parametrize("seed", range(40))
def test_a_grade_is_that_of_the_slow_reference(seed: int) -> None:
    chance = random.Random(seed)
    keys = [AssetId(key) for key in range(1, chance.randint(2, 6))]
    weights = {key: float(chance.choice((0, 1, 1, 2, 5))) for key in keys}
    results = {key: float(chance.choice((0, 40, 40, 75, 100))) for key in keys}
    drop = chance.randint(0, 3)
    scheme = Scheme(tuple(weights.items()), drop_lowest=drop)
    expected = slow(results, weights, drop)
    found = grade(results, scheme).percent
    assert found == (None if expected is None else pytest.approx(expected))


def test_what_was_not_taken_counts_only_where_it_is_meant_to() -> None:
    results = {AssetId(1): 80.0, AssetId(2): None}
    assert grade(results, Scheme()).percent == 80
    assert grade(results, Scheme(untaken_is_zero=True)).percent == 40
    assert grade({AssetId(1): None}, Scheme()).percent is None
    assert grade({}, Scheme(untaken_is_zero=True)).percent is None


def test_what_is_set_by_hand_goes_first() -> None:
    results = {AssetId(1): 20.0, AssetId(2): 60.0}
    assert grade(results, Scheme(), {AssetId(1): 100.0}).percent == 80
    final = grade(results, Scheme(), {FINAL: 71.0})
    assert (final.percent, final.letter, final.by_hand) == (71, "C", True)


def test_letters_begin_where_they_say() -> None:
    scheme = Scheme()
    assert [letter_of(one, scheme) for one in (100, 90, 89.99, 60, 0)] == ["A", "A", "B", "D", "F"]
    assert letter_of(49, Scheme(letters=(Letter("pass", 50),))) == ""
    assert letter_of(90 - 1e-12, scheme) == "A"  # what adding up leaves of 90


@pytest.mark.parametrize(
    "scheme",
    [
        Scheme(((AssetId(1), -1.0),)),
        Scheme(((AssetId(1), float("nan")),)),
        Scheme(drop_lowest=-1),
        Scheme(letters=(Letter("A", 101),)),
        Scheme(letters=(Letter(" ", 10),)),
        Scheme(letters=(Letter("A", 10), Letter("B", 10))),
        Scheme(letters=tuple(Letter(str(one), one) for one in range(21))),
        Scheme(finish_by="2026-02-30"),
        Scheme(finish_by="tomorrow"),
    ],
)
def test_a_scheme_that_makes_no_sense_is_refused(scheme: Scheme) -> None:
    with pytest.raises(InvalidContent):
        scheme.checked()


def test_a_scheme_keeps_what_is_right_and_orders_its_letters() -> None:
    given = Scheme(((AssetId(1), 2.0),), 1, True, (Letter("F", 0), Letter("A", 90)), "2026-02-28")
    assert given.checked() == Scheme(
        given.weights, 1, True, (Letter("A", 90), Letter("F", 0)), "2026-02-28"
    )


def test_the_last_change_stands() -> None:
    def change(percent: float | None, item: int = 1) -> GradeChange:
        return GradeChange(UserId(1), AssetId(item), percent, "c", "b", "at")

    assert current((change(50), change(70), change(20, 2))) == {
        UserId(1): {AssetId(1): 70, AssetId(2): 20}
    }
    assert current((change(50), change(None))) == {UserId(1): {}}


def test_tenths_are_counted_at_their_borders() -> None:
    assert distribution([0, 9.99, 10, 69.999, 70, 99, 100]) == (2, 1, 0, 0, 0, 0, 1, 1, 0, 2)
    assert distribution([]) == (0,) * 10
