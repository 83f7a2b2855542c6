"""When a card is asked again: days, grades, limits, and the grade that an answer gets by itself."""

from __future__ import annotations

import json
import math
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coursegen_desktop.domain import scheduling
from coursegen_desktop.domain.questions.base import Verdict
from coursegen_desktop.domain.review import (
    CardState,
    Certainty,
    Counts,
    Hold,
    Memory,
    MemoryModel,
    Outlook,
    Recall,
    ReviewSettings,
    Schedule,
    memory_model_from,
    review_settings_from,
    schedule_from,
)

BERLIN = ZoneInfo("Europe/Berlin")
ZONES = [
    "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe",
    "Pacific/Kiritimati", "America/St_Johns", "UTC",
]  # fmt: skip
AGAIN_AT = "2026-11-23T10:10:00.000000+00:00"
moments = st.integers(0, 15 * 366 * 86_400).map(
    lambda seconds: datetime(2020, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
)
zones = st.sampled_from(ZONES).map(ZoneInfo)
hours = st.integers(0, 23)


# ------------------------------------------------------------ days


def day_of(text: str, hour: int = 4) -> date:
    moment = datetime.fromisoformat(text).replace(tzinfo=BERLIN)
    return date.fromordinal(scheduling.review_day(moment, hour, BERLIN))


@pytest.mark.parametrize(
    ("wall", "day"),
    [
        ("2026-11-23T03:59:59", "2026-11-22"),
        ("2026-11-23T04:00:00", "2026-11-23"),
        ("2026-11-23T23:59:59", "2026-11-23"),
        ("2026-11-24T00:30:00", "2026-11-23"),
        # The clock goes from 2 to 3 on 29 March and from 3 back to 2 on 25 October.
        ("2026-03-29T03:59:00", "2026-03-28"),
        ("2026-03-29T04:00:00", "2026-03-29"),
        ("2026-10-25T03:59:00", "2026-10-24"),
        ("2026-10-25T04:00:00", "2026-10-25"),
    ],
)
def test_a_day_begins_at_four_on_the_wall(wall: str, day: str) -> None:
    assert day_of(wall).isoformat() == day


def test_the_border_can_be_set() -> None:
    assert day_of("2026-11-23T00:00:00", 0).isoformat() == "2026-11-23"
    assert day_of("2026-11-23T05:59:00", 6).isoformat() == "2026-11-22"


def test_a_day_with_a_changed_clock_is_shorter_or_longer() -> None:
    def length(day: date) -> timedelta:
        first = scheduling.day_begins(day.toordinal(), 0, BERLIN)
        return scheduling.day_begins(day.toordinal() + 1, 0, BERLIN) - first

    assert length(date(2026, 3, 29)) == timedelta(hours=23)
    assert length(date(2026, 10, 25)) == timedelta(hours=25)
    assert length(date(2026, 11, 23)) == timedelta(hours=24)


def test_an_hour_that_is_skipped_begins_the_day_at_once() -> None:
    begins = scheduling.day_begins(date(2026, 3, 29).toordinal(), 2, BERLIN)
    assert begins == datetime(2026, 3, 29, 1, 0, tzinfo=UTC)  # the moment of the change


@given(moments, hours, zones)
def test_a_moment_lies_in_its_day(moment: datetime, hour: int, zone: ZoneInfo) -> None:
    day = scheduling.review_day(moment, hour, zone)
    assert scheduling.day_begins(day, hour, zone) <= moment
    assert moment < scheduling.day_begins(day + 1, hour, zone)


@given(moments, hours, zones, st.integers(0, 48 * 3600))
def test_days_never_go_back(moment: datetime, hour: int, zone: ZoneInfo, seconds: int) -> None:
    later = moment + timedelta(seconds=seconds)
    first = scheduling.review_day(moment, hour, zone)
    assert scheduling.review_day(later, hour, zone) >= first


def test_the_computers_own_zone_is_asked_when_none_is_given() -> None:
    noon = datetime(2026, 11, 23, 12, tzinfo=UTC)
    day = scheduling.review_day(noon, 4)
    assert scheduling.day_begins(day, 4) <= noon < scheduling.day_begins(day + 1, 4)


def test_a_clock_that_was_set_back_is_no_negative_time() -> None:
    schedule = Schedule(last_day=100, reps=1, stability=3.0)
    assert scheduling.elapsed_days(schedule, 90) == 0
    assert scheduling.elapsed_days(schedule, 103) == 3
    assert scheduling.elapsed_days(Schedule(), 103) == 0


# ------------------------------------------------------------ memory


@pytest.mark.parametrize(
    ("days", "decay", "wanted"),
    # Figures that fsrs-rs publishes in its own tests (memory of a stability of one day).
    [(0, 0.2, 1.0), (1, 0.2, 0.9), (2, 0.2, 0.84028935), (3, 0.2, 0.7985001)],
)
def test_the_forgetting_curve_is_the_published_one(
    days: float, decay: float, wanted: float
) -> None:
    assert scheduling.retrievability(1.0, days, decay) == pytest.approx(wanted, abs=1e-6)


@given(st.floats(0.01, 36_500), st.floats(0, 36_500), st.floats(0, 1_000))
def test_a_memory_only_fades(stability: float, days: float, more: float) -> None:
    now, later = (scheduling.retrievability(stability, at) for at in (days, days + more))
    assert 0 <= later <= now <= 1


def test_what_never_was_known_is_not_remembered() -> None:
    assert scheduling.retrievability(0.0, 3) == 0.0


interval_days = st.floats(0.01, 60_000)
spreads = st.floats(0, 1, exclude_max=True)


@given(interval_days, interval_days, spreads)
def test_a_longer_interval_never_gives_fewer_days(one: float, two: float, spread: float) -> None:
    short, long = sorted((one, two))
    assert scheduling.whole_days(short, spread) <= scheduling.whole_days(long, spread)


@given(interval_days, spreads)
def test_whole_days_stay_near(days: float, spread: float) -> None:
    found = scheduling.whole_days(days, spread)
    assert 1 <= found <= scheduling.LONGEST_DAYS
    if days <= scheduling.LONGEST_DAYS:
        assert abs(found - max(days, 1)) <= 2 + 0.15 * days


@given(st.floats(0.7, 0.97), st.floats(0.7, 0.97))
def test_a_higher_wish_never_gives_longer_intervals(one: float, two: float) -> None:
    low, high = sorted((one, two))
    assert scheduling.interval_share(high) <= scheduling.interval_share(low)


def test_the_share_is_where_the_curve_reaches_the_wish() -> None:
    assert scheduling.interval_share(0.9) == pytest.approx(1)
    for wish in (0.7, 0.8, 0.95):
        assert scheduling.retrievability(
            50.0, 50.0 * scheduling.interval_share(wish)
        ) == pytest.approx(wish)


def test_days_are_spread_and_the_middle_is_the_interval() -> None:
    found = {scheduling.whole_days(20.0, at / 10) for at in range(10)}
    assert min(found) == 17 and max(found) == 23
    assert scheduling.whole_days(20.4) == 20
    assert scheduling.whole_days(math.inf) == scheduling.whole_days(math.nan) == 36_500


memories = st.builds(Memory, st.floats(0.001, 36_500), st.floats(1, 10))
outlooks = st.fixed_dictionaries(
    {recall: st.builds(Outlook, memories, interval_days) for recall in Recall}
)
schedules = st.builds(
    Schedule,
    state=st.sampled_from(CardState),
    due_day=st.integers(700_000, 740_000),
    due_at=st.sampled_from(["", AGAIN_AT]),
    stability=st.floats(0.001, 36_500),
    difficulty=st.floats(1, 10),
    last_day=st.integers(700_000, 740_000),
    reps=st.integers(0, 500),
    lapses=st.integers(0, 50),
)


@given(outlooks, spreads)
def test_a_better_grade_never_comes_sooner(given: dict[Recall, Outlook], spread: float) -> None:
    days = scheduling.intervals(given, spread)
    found = [days[recall] for recall in Recall]
    assert found == sorted(found) and found[0] == 0 and found[1] >= 1


@given(schedules, outlooks, st.sampled_from(Recall), spreads)
def test_what_was_remembered_is_never_due_before_tomorrow(
    schedule: Schedule, given: dict[Recall, Outlook], recall: Recall, spread: float
) -> None:
    today = 740_000
    after = scheduling.graded(
        schedule, recall, given, today=today, again_at=AGAIN_AT, spread=spread
    )
    assert after.reps == schedule.reps + 1 and after.last_day == today
    assert after.memory == given[recall].memory
    if recall is Recall.AGAIN:
        assert (after.due_day, after.due_at) == (today, AGAIN_AT)
        assert after.state in (CardState.LEARNING, CardState.RELEARNING)
    else:
        assert after.due_day > today and after.due_at == ""
        assert (after.state, after.lapses) == (CardState.REVIEW, schedule.lapses)


@given(schedules)
def test_a_schedule_is_kept_exactly(schedule: Schedule) -> None:
    assert schedule_from(json.loads(json.dumps(schedule.dump()))) == schedule


GIVEN = {recall: Outlook(Memory(3.0, 5.0), 2.0 + recall) for recall in Recall}


def fail(schedule: Schedule) -> Schedule:
    return scheduling.graded(schedule, Recall.AGAIN, GIVEN, today=100, again_at=AGAIN_AT)


def test_only_what_was_known_lapses() -> None:
    new = fail(Schedule())
    assert (new.state, new.lapses) == (CardState.LEARNING, 0)
    known = fail(Schedule(state=CardState.REVIEW, reps=3))
    assert (known.state, known.lapses) == (CardState.RELEARNING, 1)
    twice = fail(known)
    assert (twice.state, twice.lapses) == (CardState.RELEARNING, 1)


def test_leeches_are_told_at_the_eighth_lapse_and_every_fourth_after() -> None:
    assert [lapses for lapses in range(25) if scheduling.is_leech(lapses)] == [8, 12, 16, 20, 24]
    card = Schedule(state=CardState.REVIEW, reps=20, lapses=6)
    seventh = fail(card)
    assert (seventh.lapses, seventh.hold) == (7, Hold.NONE)
    eighth = fail(replace(card, lapses=7))
    assert (eighth.lapses, eighth.hold) == (8, Hold.LEECH)
    again = fail(replace(eighth, hold=Hold.NONE))
    assert again.hold is Hold.NONE, "failing on in the same round is no further lapse"


# ------------------------------------------------------------ the day


def test_the_day_allows_what_is_left() -> None:
    settings = ReviewSettings(new_per_day=5, reviews_per_day=10)
    assert scheduling.allowance(settings, Counts(9, 4, 2)) == Counts(0, 6, 3)
    assert scheduling.allowance(settings, Counts(0, 99, 99)) == Counts()


@given(st.lists(st.tuples(st.floats(0.01, 1000), st.integers(0, 1000)), min_size=2))
def test_the_most_forgotten_comes_first(memories: list[tuple[float, int]]) -> None:
    today = 1_000
    cards = [Schedule(stability=s, last_day=today - days, reps=1) for s, days in memories]
    cards.sort(key=lambda card: -scheduling.urgency(card, today))
    shares = [scheduling.retrievability(c.stability, today - c.last_day) for c in cards]
    assert all(a <= b + 1e-9 for a, b in pairwise(shares))


def test_the_load_of_today_holds_what_is_overdue() -> None:
    due = {90: 3, 100: 1, 101: 2, 104: 9}
    assert scheduling.load(due, 100, 4) == [(100, 4), (101, 2), (102, 0), (103, 0)]


# ------------------------------------------------------------ grading by itself


@pytest.mark.parametrize(
    ("certainty", "fast", "usual", "slow"),
    [
        (Certainty.SURE, "EASY", "EASY", "GOOD"),
        (Certainty.FAIRLY, "GOOD", "GOOD", "HARD"),
        (Certainty.UNSURE, "HARD", "HARD", "HARD"),
        (None, "EASY", "GOOD", "HARD"),
    ],
)
def test_right_answers_are_graded_by_time_and_certainty(
    certainty: Certainty | None, fast: str, usual: str, slow: str
) -> None:
    for took, wanted in ((5_000, fast), (10_000, usual), (25_000, usual), (25_001, slow)):
        found = scheduling.recall_of(Verdict.RIGHT, took, 10_000, certainty)
        assert found.name == wanted, took
    assert scheduling.recall_of(Verdict.RIGHT, 0, 10_000, certainty).name == usual


@pytest.mark.parametrize("verdict", [v for v in Verdict if v is not Verdict.RIGHT])
def test_anything_else_was_not_remembered(verdict: Verdict) -> None:
    for certainty in (None, *Certainty):
        assert scheduling.recall_of(verdict, 100, 10_000, certainty) is Recall.AGAIN


@given(st.integers(1, 10**6), st.integers(1, 10**6), st.floats(1, 10**6))
def test_more_time_never_makes_a_better_grade(one: int, two: int, usual: float) -> None:
    quick, slow = sorted((one, two))
    for certainty in (None, *Certainty):
        better = scheduling.recall_of(Verdict.RIGHT, quick, usual, certainty)
        assert scheduling.recall_of(Verdict.RIGHT, slow, usual, certainty) <= better


def test_slow_readers_are_not_unsure() -> None:
    assert scheduling.pace(19, 99, 1) == 1.0, "too few answers to know"
    assert scheduling.pace(20, 30_000, 10_000) == 3.0
    assert scheduling.pace(20, 10**9, 1) == 8.0
    assert scheduling.pace(20, 1, 10**9) == 0.25
    assert scheduling.pace(20, 1, 0) == 1.0
    usual = scheduling.expected_ms(35, 0) * scheduling.pace(200, 3_000, 1_000)
    assert scheduling.recall_of(Verdict.RIGHT, 42_000, usual) is Recall.GOOD


def test_longer_questions_take_longer() -> None:
    assert scheduling.expected_ms(0, 0) == 4_000
    assert scheduling.expected_ms(35, 1) == 14_000
    assert scheduling.expected_ms(35, 4) == 26_000
    assert scheduling.expected_ms(10**9, 10**9) == scheduling.LONGEST_ANSWER_MS


# ------------------------------------------------------------ what was stored


@pytest.mark.parametrize(
    "stored",
    [None, 7, [], {}, {"desired_retention": "x"}, {"new_per_day": None}, {"day_starts_at": "four"},
     {"reviews_per_day": math.inf}],
)  # fmt: skip
def test_unreadable_settings_are_the_usual_ones(stored: object) -> None:
    assert review_settings_from(stored) == ReviewSettings()


def test_settings_stay_within_their_bounds() -> None:
    wild = ReviewSettings(5.0, -3, 10**9, 99, True).checked()
    assert wild == ReviewSettings(0.97, 0, 9_999, 23, True)
    assert ReviewSettings(0.1).checked().desired_retention == 0.7
    assert ReviewSettings(math.nan).checked().desired_retention == 0.9


@pytest.mark.parametrize(
    "stored",
    [None, {}, {"parameters": [1.0], "reviews": 1, "fitted_at": ""},
     {"parameters": [math.nan] * 21, "reviews": 1, "fitted_at": ""},
     {"parameters": ["x"] * 21, "reviews": 1, "fitted_at": ""}],
)  # fmt: skip
def test_unreadable_parameters_are_the_usual_ones(stored: object) -> None:
    assert memory_model_from(stored) == MemoryModel()


@pytest.mark.parametrize("decay", [0.1, scheduling.DEFAULT_DECAY, 0.3, 0.8])
def test_straight_pieces_follow_the_forgetting_curve(decay: float) -> None:
    pieces = scheduling.curve_pieces(decay)
    worst = 0.0
    for step in range(40_000):
        days = step / 100
        _, at, slope = next(piece for piece in pieces if days < piece[0])
        exact = scheduling.retrievability(1.0, days, decay)
        worst = max(worst, abs(at + slope * days - exact))
    assert worst < 0.006
