"""Progress arithmetic: shares and streaks."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from coursegen_desktop.domain.progress import percent, streaks

TODAY = date(2026, 11, 23)


@given(st.integers(0, 5000), st.integers(0, 5000))
def test_percent_is_a_share_and_only_the_whole_is_100(done: int, total: int) -> None:
    share = percent(done, total)
    assert 0 <= share <= 100
    assert (share == 100) == (total > 0 and done >= total)


def test_percent_of_an_empty_course_is_zero() -> None:
    assert percent(0, 0) == 0


def test_percent_never_rounds_up_to_complete() -> None:
    assert percent(9_999, 10_000) == 99.0


def test_a_streak_may_end_yesterday() -> None:
    days = [TODAY - timedelta(days=n) for n in (1, 2, 3)]
    assert streaks(days, TODAY) == (3, 3)
    assert streaks(days, TODAY + timedelta(days=1)) == (0, 3)


def test_streaks_of_nothing() -> None:
    assert streaks([], TODAY) == (0, 0)


@given(st.lists(st.integers(0, 60)))
def test_streaks_against_a_plain_count(offsets: list[int]) -> None:
    days = {TODAY - timedelta(days=n) for n in offsets}
    runs, best = 0, 0
    for n in range(60, -1, -1):
        runs = runs + 1 if TODAY - timedelta(days=n) in days else 0
        best = max(best, runs)
    start = 0 if TODAY in days else 1
    current = 0
    while TODAY - timedelta(days=start + current) in days:
        current += 1
    assert streaks(days, TODAY) == (current, best)
