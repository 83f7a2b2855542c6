"""Facility, discrimination, choices, and what deserves a look."""

from __future__ import annotations

import statistics

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coursegen_desktop.domain.item_statistics import (
    ItemStatistics,
    Reason,
    Response,
    item_statistics,
    rest_share,
)

RESPONSES = st.lists(
    st.builds(
        Response,
        st.floats(-1, 1),
        st.one_of(st.none(), st.floats(0, 1)),
        st.lists(st.sampled_from("abcd"), max_size=3).map(tuple),
        st.one_of(st.none(), st.floats(0, 1e6)),
    ),
    max_size=40,
)


def reasons(made: ItemStatistics) -> set[Reason]:
    return {remark.reason for remark in made.remarks}


def steady(fractions: list[float]) -> list[Response]:
    """Attempts from the weakest to the best with that credit."""
    last = max(1, len(fractions) - 1)
    return [Response(fraction, rest=n / last) for n, fraction in enumerate(fractions)]


def test_a_worked_example() -> None:
    """Point-biserial by its own formula: (M1 - M0) / s * sqrt(p q)."""
    made = item_statistics(steady([0, 0, 1, 0, 1, 1]))
    rest = [n / 5 for n in range(6)]
    right, wrong = [rest[2], rest[4], rest[5]], [rest[0], rest[1], rest[3]]
    spread = statistics.pstdev(rest)
    expected = (statistics.fmean(right) - statistics.fmean(wrong)) / spread * 0.5
    assert made.facility == 0.5
    assert made.discrimination == pytest.approx(expected)
    assert made.count == 6 and not made.deserves_a_look  # too few to say anything


def test_a_good_question_needs_no_look() -> None:
    made = item_statistics(steady([0, 0, 0, 1, 0, 1, 0, 1, 1, 1, 1, 1]))
    assert made.discrimination is not None and made.discrimination > 0.5
    assert not made.deserves_a_look


@pytest.mark.parametrize(
    ("fractions", "reason"),
    [
        ([1] * 6 + [0] * 6, Reason.MISKEYED),
        ([1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1], Reason.WEAK),
        ([0] * 11 + [1], Reason.HARD),
        ([1] * 12, Reason.EASY),
    ],
)
def test_what_deserves_a_look(fractions: list[float], reason: Reason) -> None:
    assert reason in reasons(item_statistics(steady(fractions)))


def test_a_wrong_choice_that_the_best_prefer_is_named() -> None:
    weak = [Response(1, rest=0.1 + n / 100, picks=("a",)) for n in range(10)]
    best = [Response(0, rest=0.9 + n / 100, picks=("b",)) for n in range(10)]
    made = item_statistics(weak + best, {"a": True, "b": False, "c": False})
    leads = next(remark for remark in made.remarks if remark.reason is Reason.WRONG_LEADS)
    assert (leads.choice, leads.figure) == ("b", 1)
    table = {one.key: (one.count, one.share, one.upper, one.lower) for one in made.choices}
    assert table == {"a": (10, 0.5, 0, 1), "b": (10, 0.5, 1, 0), "c": (0, 0, 0, 0)}
    assert Reason.UNUSED not in reasons(made)  # twenty answers are too few for that
    more = item_statistics((weak + best) * 2, {"a": True, "b": False, "c": False})
    assert [r.choice for r in more.remarks if r.reason is Reason.UNUSED] == ["c"]


def test_typed_answers_are_counted_by_how_often() -> None:
    given_texts = ["rome", "rome", "milan", "rome"]
    made = item_statistics([Response(0, picks=(text,)) for text in given_texts])
    assert [(one.key, one.count) for one in made.choices] == [("rome", 3), ("milan", 1)]


def test_median_time_leaves_out_what_was_not_measured() -> None:
    times = [10.0, None, 30.0, -5.0, 1000.0]
    assert item_statistics([Response(1, seconds=time) for time in times]).median_s == 30


def test_nothing_to_compute() -> None:
    made = item_statistics([], {"a": True})
    assert (made.count, made.facility, made.discrimination, made.median_s) == (0, None, None, None)
    assert [one.count for one in made.choices] == [0]
    assert item_statistics(steady([1, 1, 1])).discrimination is None
    assert item_statistics([Response(float("nan"))]).count == 0


@pytest.mark.parametrize(
    ("figures", "share"),
    [((8, 10, 1, 2), 7 / 8), ((2, 2, 2, 2), None), ((-3, 10, 0, 1), 0), ((1, 3, -1, 1), 1)],
)
def test_the_rest(figures: tuple[float, float, float, float], share: float | None) -> None:
    assert rest_share(*figures) == share


@given(RESPONSES)
def test_bounds(responses: list[Response]) -> None:
    made = item_statistics(responses, {"a": True, "b": False})
    assert made.facility is None or -1 <= made.facility <= 1
    assert made.discrimination is None or -1 <= made.discrimination <= 1
    for one in made.choices:
        assert 0 <= one.count <= made.count
        assert 0 <= one.share <= 1 and 0 <= one.upper <= 1 and 0 <= one.lower <= 1


@given(RESPONSES, st.randoms(use_true_random=False))
def test_the_order_of_attempts_does_not_matter(responses: list[Response], rng: object) -> None:
    mixed = list(responses)
    rng.shuffle(mixed)  # type: ignore[attr-defined]
    first, second = item_statistics(responses), item_statistics(mixed)
    assert first.facility == pytest.approx(second.facility)
    assert first.discrimination == pytest.approx(second.discrimination, abs=1e-6)
    assert first.median_s == second.median_s
    assert {(one.key, one.count) for one in first.choices} == {
        (one.key, one.count) for one in second.choices
    }
