"""Time limits, pauses, and clocks that are set."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coursegen_desktop.domain.attempts.rules import Rules, WhenTimeEnds
from coursegen_desktop.domain.attempts.timing import (
    Pause,
    Phase,
    Timing,
    advanced,
    question_left,
    resumed,
    time_state,
)

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
LIMITED = Rules(time_limit_s=600)


def limited(way: str) -> Rules:
    return Rules(time_limit_s=600, when_time_ends=WhenTimeEnds(way), grace_s=60)


@pytest.mark.parametrize(
    ("way", "spent", "phase", "left"),
    [
        ("submit", 0, Phase.RUNNING, 600),
        ("submit", 599, Phase.RUNNING, 1),
        ("submit", 600.5, Phase.RUNNING, 0),  # on its way when the time was over
        ("submit", 601, Phase.SUBMIT, 0),
        ("submit", 9e9, Phase.SUBMIT, 0),
        ("grace", 599, Phase.RUNNING, 1),
        ("grace", 602, Phase.GRACE, 58),
        ("grace", 660.5, Phase.GRACE, 0),
        ("grace", 661, Phase.LOST, 0),
        ("discard", 600.5, Phase.RUNNING, 0),
        ("discard", 601, Phase.LOST, 0),
    ],
)
def test_three_ways_to_end(way: str, spent: float, phase: Phase, left: float) -> None:
    state = time_state(limited(way), spent)
    assert (state.phase, state.left_s) == (phase, pytest.approx(left))
    assert state.may_answer is (phase is Phase.RUNNING)
    assert state.may_submit is (phase is not Phase.LOST)


def test_without_a_limit_time_never_ends() -> None:
    state = time_state(Rules(), 1e12)
    assert state.left_s is None and state.may_answer


def test_a_pause_counts_or_not_as_the_rules_say() -> None:
    last = Timing(100, NOON)
    later = NOON + timedelta(seconds=250)
    assert resumed(LIMITED, last, later).timing == Timing(350, later)
    lenient = Rules(time_limit_s=600, counts_pauses=False)
    assert resumed(lenient, last, later).timing == Timing(100, later)


@pytest.mark.parametrize("counts", [True, False])
def test_a_class_says_it_for_all_its_quizzes(counts: bool) -> None:
    last, later = Timing(100, NOON), NOON + timedelta(seconds=250)
    rules = Rules(time_limit_s=600, counts_pauses=counts)
    assert resumed(rules, last, later, Pause.FROZEN).timing == Timing(100, later)
    assert resumed(rules, last, later, Pause.RUNS).timing == Timing(350, later)
    back = resumed(rules, last, NOON - timedelta(hours=3), Pause.RUNS)
    assert back.is_set_back and back.timing == Timing(100, NOON), "no time is given back"


def test_a_clock_set_back_gives_no_time_back_and_takes_none() -> None:
    last = Timing(100, NOON)
    back = resumed(LIMITED, last, NOON - timedelta(hours=3))
    assert back.is_set_back and back.timing == Timing(100, NOON)
    # While it is set back, further pauses cannot be known; what is measured still counts.
    on = advanced(back.timing, 40, NOON - timedelta(hours=2))
    assert on == Timing(140, NOON)
    assert not resumed(LIMITED, on, NOON + timedelta(seconds=5)).is_set_back
    assert resumed(LIMITED, on, NOON + timedelta(seconds=5)).timing.spent_s == 145


def test_a_clock_set_on_while_it_runs_costs_nothing() -> None:
    assert advanced(Timing(100, NOON), 5, NOON + timedelta(days=9)).spent_s == 105


@given(
    st.lists(
        st.tuples(st.booleans(), st.floats(0, 1000), st.integers(-100_000, 100_000)), max_size=12
    ),
    st.booleans(),
)
def test_spent_time_only_grows_whatever_the_clock_does(
    steps: list[tuple[bool, float, int]], counts: bool
) -> None:
    rules = Rules(time_limit_s=600, counts_pauses=counts)
    timing, measured = Timing(0, NOON), 0.0
    for pauses, ticks, jump in steps:
        now = NOON + timedelta(seconds=jump)
        before = timing
        if pauses:
            timing = resumed(rules, timing, now).timing
        else:
            timing = advanced(timing, ticks, now)
            measured += ticks
        assert timing.spent_s >= before.spent_s and timing.seen >= before.seen
    assert timing.spent_s >= measured - 1e-6
    if not counts:
        assert timing.spent_s == pytest.approx(measured)


def test_a_question_may_have_its_own_limit() -> None:
    assert question_left(None, 5) is None
    assert question_left(30, 12) == 18
    assert question_left(30, 45) == 0
