"""How a person watches, and how much of a film was seen."""

from __future__ import annotations

import pytest

from coursegen_desktop.domain.watching import Seen, Watching, other_rate, watching_from


def test_what_was_kept_is_read_again() -> None:
    wish = Watching(1.5, 35, True, False, 2, False)
    assert watching_from(wish.to_json()) == wish


@pytest.mark.parametrize(
    "stored",
    [None, [], "x", {"rate": 99, "volume": 900, "caption_size": 7}, {"rate": "fast", "volume": -1}],
)
def test_anything_else_is_as_usual(stored: object) -> None:
    assert watching_from(stored) == Watching()


def test_faster_and_slower_within_reason() -> None:
    assert other_rate(1.0, 1) == 1.25
    assert other_rate(2.5, 1) == 2.5
    assert other_rate(0.5, -1) == 0.5
    assert other_rate(1.3, -1) == 1.0, "from the nearest one"


def test_only_what_was_played_was_seen() -> None:
    seen = Seen(100.0)
    seen.played(0, 30)
    seen.played(90, 100)
    assert not seen.is_enough, "skipped through"
    seen.played(20, 60)
    seen.played(55, 95)
    assert seen.share == pytest.approx(1.0)
    assert seen.is_enough


def test_what_was_seen_twice_counts_once() -> None:
    seen = Seen(100.0)
    for _ in range(5):
        seen.played(10, 30)
    assert seen.share == pytest.approx(0.2)
    seen.played(5, 5)
    assert seen.share == pytest.approx(0.2)


def test_whoever_comes_back_has_seen_what_lies_before() -> None:
    seen = Seen(100.0, 70.0)
    seen.played(70, 100)
    assert seen.is_enough
    assert Seen(0.0).share == 0.0
