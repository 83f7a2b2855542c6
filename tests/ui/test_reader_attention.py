"""Time is counted while somebody reads, and what is left of a lesson is said."""

from __future__ import annotations

import pytest

from coursegen_desktop.domain.place import TOP, Place
from coursegen_desktop.rendering.page import render
from coursegen_desktop.ui.kit.attention import IDLE_SECONDS, Attention
from coursegen_desktop.ui.reader.time_left import TimeLeft


class Clock:
    """Goes on when it is told to."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def attention(clock: Clock) -> Attention:
    made = Attention(clock)
    made.begin(30.0)
    return made


def look(attention: Attention, clock: Clock, seconds: int, *, attended: bool = True) -> None:
    for _ in range(seconds):
        clock.now += 1
        attention.look(attended)


def test_seconds_before_the_lesson_are_counted_along(attention: Attention, clock: Clock) -> None:
    look(attention, clock, 11)
    assert attention.total == 40.0
    assert attention.take() == 10.0
    assert attention.take() == 0.0


def test_nobody_reads_a_window_that_is_behind_others(attention: Attention, clock: Clock) -> None:
    look(attention, clock, 5)
    look(attention, clock, 600, attended=False)
    attention.stirred()
    look(attention, clock, 2)
    assert attention.take() == 5.0, "4 before, 1 after"


def test_without_a_sign_of_life_it_stops_after_a_minute(attention: Attention, clock: Clock) -> None:
    look(attention, clock, 3600)
    assert attention.take() == pytest.approx(IDLE_SECONDS, abs=1)
    attention.stirred()
    look(attention, clock, 10)
    assert attention.take() == 10.0


def test_a_computer_that_slept_has_not_read(attention: Attention, clock: Clock) -> None:
    look(attention, clock, 3)
    clock.now += 50  # within the minute, but nobody looked at the clock
    attention.look(True)
    assert attention.take() == 2.0


def test_what_could_not_be_kept_is_kept_with_the_next(attention: Attention, clock: Clock) -> None:
    look(attention, clock, 6)
    attention.give_back(attention.take())
    look(attention, clock, 1)
    assert attention.untold == 6.0


def test_another_lesson_begins_anew(attention: Attention, clock: Clock) -> None:
    look(attention, clock, 6)
    attention.begin(0.0)
    assert (attention.total, attention.take()) == (0.0, 0.0)


PAGE = render("\n\n".join(f"Paragraph {n}. " + "word " * 118 for n in range(12)))


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (TOP, "about 6 min left"),
        (Place(0.5), "about 3 min left"),
        (Place(0.9, PAGE.blocks[6].start, 0.0), "about 3 min left"),
        (Place(0.9, PAGE.blocks[7].start, 0.99), "about 2 min left"),
        (Place(0.9, PAGE.blocks[11].start, 0.5), "less than a minute left"),
        (Place(1.0, PAGE.blocks[9].start, 0.5, at_end=True), ""),
        (Place(0.0, at_end=True), ""),
        (Place(0.5, 10**9, 1.0), "less than a minute left"),
    ],
)
def test_the_rest_in_words(place: Place, words: str) -> None:
    assert TimeLeft(PAGE).words_at(place, 238.0) == words


def test_slow_readers_have_longer() -> None:
    assert TimeLeft(PAGE).words_at(TOP, 120.0) == "about 12 min left"


@pytest.mark.parametrize("text", ["", "Nothing much.\n"])
def test_a_page_of_next_to_nothing_says_nothing(text: str) -> None:
    assert TimeLeft(render(text)).words_at(TOP, 238.0) == ""
