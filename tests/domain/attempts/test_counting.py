"""Which attempts may be begun, and which count."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coursegen_desktop.domain.attempts.counting import (
    Past,
    attempts_left,
    counted,
    passes,
    refusal,
)
from coursegen_desktop.domain.attempts.rules import Behaviour, Rules

from .test_rules import quiz

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def past(*shares: float) -> list[Past]:
    return [Past(share, NOON + timedelta(hours=n)) for n, share in enumerate(shares)]


@pytest.mark.parametrize(
    ("way", "share", "place"),
    [("highest", 0.9, 1), ("last", 0.6, 2), ("first", 0.3, 0), ("average", 0.6, None)],
)
def test_which_one_counts(way: str, share: float, place: int | None) -> None:
    made = counted(Rules(attempt_grade=way, pass_mark=0.6), past(0.3, 0.9, 0.6))
    assert made is not None
    assert (made.share, made.place, made.passed) == (pytest.approx(share), place, share >= 0.6)


def test_of_equals_the_latest_is_shown() -> None:
    made = counted(Rules(), past(0.9, 0.9, 0.1))
    assert made is not None and made.place == 1


def test_what_ran_out_of_time_does_not_count_but_is_used_up() -> None:
    tries = [Past(0.9, NOON, counts=False), Past(0.5, NOON), Past(1, NOON, counts=False)]
    for way in ("highest", "last", "first", "average"):
        made = counted(Rules(attempt_grade=way), tries)
        assert made is not None and made.share == 0.5
    assert attempts_left(Rules(attempts=3), len(tries)) == 0
    assert counted(Rules(), [Past(0.9, NOON, counts=False)]) is None


def test_nothing_done_or_only_practised() -> None:
    assert counted(Rules(), []) is None
    practice = Rules(behaviour=Behaviour.PRACTICE, attempts=1)
    assert counted(practice, past(1)) is None
    assert attempts_left(practice, 5) is None and refusal(practice, past(1), NOON) is None


def test_the_pass_mark_is_reached_by_reaching_it() -> None:
    assert passes(Rules(), 1) is None
    assert passes(Rules(pass_mark=0.6), 0.1 + 0.2 + 0.3) is True
    assert passes(Rules(pass_mark=0.6), 0.599) is False


@pytest.mark.parametrize(
    ("run", "attempts", "done", "minutes", "words"),
    [
        ({}, 0, 99, 0, ""),
        ({}, 3, 2, 0, ""),
        ({}, 3, 3, 0, "All 3 attempts at this quiz are used up."),
        ({"opens": "2026-03-01T13:00Z"}, 0, 0, 0, "not open yet. It opens on 2026-03-01 13:00"),
        ({"opens": "2026-03-01T12:00Z"}, 0, 0, 0, ""),
        ({"closes": "2026-03-01T12:00Z"}, 0, 0, 0, "This quiz is closed."),
        ({"wait_s": 3600}, 0, 1, 10, "Wait 51 more min."),
        ({"wait_s": 3600}, 0, 1, 60, ""),
        ({"wait_s": 3600}, 0, 1, -10, ""),  # the clock was set back: nobody waits for ever
        ({"wait_s": 3600}, 0, 0, 0, ""),
    ],
)
def test_who_may_begin(
    run: dict[str, object], attempts: int, done: int, minutes: int, words: str
) -> None:
    rules = quiz(run, attempts=attempts).rules
    told = refusal(rules, [Past(0.5, NOON)] * done, NOON + timedelta(minutes=minutes))
    assert words in told.text() if told is not None else not words


@given(st.lists(st.floats(0, 1), min_size=1, max_size=8))
def test_the_four_ways_are_ordered(shares: list[float]) -> None:
    made = {
        way: counted(Rules(attempt_grade=way), past(*shares))
        for way in ("highest", "last", "first", "average")
    }
    best = made["highest"]
    assert best is not None
    for one in made.values():
        assert one is not None and 0 <= one.share <= best.share + 1e-12
