"""How long the rest takes, and when a lesson counts as read."""

from __future__ import annotations

import pytest

from coursegen_desktop.domain.pace import (
    LEAST_SECONDS,
    PLAUSIBLE_SHARE,
    learned_pace,
    reading_seconds,
    was_read,
    words_left,
)


def test_words_take_time() -> None:
    assert reading_seconds(240, 240) == 60
    assert reading_seconds(-5, 240) == 0


@pytest.mark.parametrize(
    ("offset", "left"), [(0, 200), (500, 100), (1000, 0), (5000, 0), (-20, 200)]
)
def test_what_is_left_is_in_proportion(offset: float, left: float) -> None:
    assert words_left(200, 1000, offset) == left


def test_an_empty_text_leaves_nothing() -> None:
    assert words_left(0, 0, 0) == 0


def test_a_third_of_the_time_is_plausible_and_less_is_not() -> None:
    needed = PLAUSIBLE_SHARE * 60
    assert was_read(240, needed + 0.1, 240)
    assert not was_read(240, needed - 0.1, 240)


def test_even_a_word_takes_a_moment() -> None:
    assert not was_read(1, LEAST_SECONDS - 0.1, 240)
    assert was_read(0, LEAST_SECONDS, 240)


def test_the_pace_moves_a_little_toward_what_was_measured() -> None:
    slower = learned_pace(240, 400, 200)  # 120 words a minute
    assert 120 < slower < 240
    assert learned_pace(slower, 400, 200) < slower
    assert learned_pace(240, 10, 1) == 240, "too few words to say anything"
    assert learned_pace(240, 400, 0) == 240
    assert learned_pace(600, 100_000, 1) == 600, "no faster than people can"
