"""Progress arithmetic: shares and streaks."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from coursegen_desktop.domain.progress import Done, streaks

TODAY = date(2026, 11, 23)


MINUTES = st.lists(st.tuples(st.integers(0, 300), st.booleans()), max_size=40)


def done_of(lessons: list[tuple[int, bool]]) -> Done:
    """Lessons by (minutes, is done); one without minutes weighs one."""
    weights = [(max(minutes, 1), done) for minutes, done in lessons]
    return Done(
        sum(done for _, done in weights),
        len(weights),
        sum(weight for weight, done in weights if done),
        sum(weight for weight, _ in weights),
    )


@given(MINUTES)
def test_percent_is_a_share_and_only_the_whole_is_100(lessons: list[tuple[int, bool]]) -> None:
    share = done_of(lessons).percent
    assert 0 <= share <= 100
    assert (share == 100) == (bool(lessons) and all(done for _, done in lessons))
    if not any(done for _, done in lessons):
        assert share == 0


@given(MINUTES, st.integers(0, 300))
def test_one_lesson_more_done_never_lowers_it(
    lessons: list[tuple[int, bool]], minutes: int
) -> None:
    before, after = done_of([*lessons, (minutes, False)]), done_of([*lessons, (minutes, True)])
    assert after.percent >= before.percent


def test_long_lessons_weigh_more() -> None:
    assert done_of([(30, True), (10, False)]).percent == 75
    assert done_of([(30, False), (10, True)]).percent == 25
    assert done_of([(0, True), (1, False)]).percent == 50, "none is worth nothing"


def test_percent_of_an_empty_course_is_zero() -> None:
    assert Done(0, 0, 0, 0).percent == 0


def test_percent_never_rounds_up_to_complete() -> None:
    assert Done(9_999, 10_000, 9_999, 10_000).percent == 99.0


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
