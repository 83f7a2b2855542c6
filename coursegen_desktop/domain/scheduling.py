"""When a card is asked again: days, limits, grades and order. Pure rules; no clock, no chance.

The memory model itself (FSRS) is behind services/memory_engine.py. The forgetting curve below is
its published formula (FSRS-6): R = (1 + F·t/S)^-d with F = 0.9^(-1/d) - 1, so that R = 0.9 when
as many days t have passed as the memory is stable for (S).
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from .questions.base import Verdict
from .review import (
    LEECH_EVERY,
    LEECH_LAPSES,
    CardState,
    Certainty,
    Counts,
    Hold,
    Outlooks,
    Recall,
    ReviewSettings,
    Schedule,
)

AGAIN_AFTER = timedelta(minutes=10)
LONGEST_DAYS = 36_500
DEFAULT_DECAY = 0.1542  # the last parameter of FSRS-6 as published

# Where the straight pieces of the forgetting curve meet, in days over stability.
_KNOTS = (
    0.0, 0.2, 0.5, 0.9, 1.4, 2.1, 3.1, 4.6, 6.6, 9.2, 12.5, 17.0, 24.0, 36.0, 54.0, 80.0, 120.0,
    180.0, 270.0, 400.0, 600.0, 900.0, 1_400.0, 2_000.0,
)  # fmt: skip

# Below, the time that an answer should take.
WORDS_PER_SECOND = 3.5  # unhurried reading
SECONDS_TO_ANSWER = 4.0
SECONDS_PER_GAP = 4.0  # something typed, placed or chosen in each part of a question
LONGEST_ANSWER_MS = 120_000  # whoever was away did not think for so long
FAST, SLOW = 0.5, 2.5
# Bounds and trust of a person's own pace.
PACE_ANSWERS = 20
PACE_BOUNDS = (0.25, 8.0)


# ------------------------------------------------------------ days


def review_day(moment: datetime, starts_at: int, zone: tzinfo | None = None) -> int:
    """The review day of an aware moment: the date on the wall `starts_at` hours earlier.

    `zone` is the learner's, None for the computer's. The wall clock decides, so the border stays
    at the same hour when clocks change.
    """
    wall = moment.astimezone(zone).replace(tzinfo=None)
    return (wall - timedelta(hours=starts_at)).date().toordinal()


def day_begins(day: int, starts_at: int, zone: tzinfo | None = None) -> datetime:
    """The moment (UTC) at which a review day begins. An hour that is skipped begins it at once."""
    wall = datetime.combine(date.fromordinal(day), time(starts_at))
    aware = wall.replace(tzinfo=zone) if zone is not None else wall.astimezone()
    return aware.astimezone(UTC)


def elapsed_days(schedule: Schedule, today: int) -> int:
    """Days since the last review; a clock that was set back counts as none."""
    return max(0, today - schedule.last_day) if schedule.reps else 0


# ------------------------------------------------------------ memory


def retrievability(stability: float, days: float, decay: float = DEFAULT_DECAY) -> float:
    """How likely a memory is recalled after `days`, 0 to 1; 0 for one that never was."""
    if stability <= 0:
        return 0.0
    factor = 0.9 ** (-1 / decay) - 1
    return float((1 + factor * max(0.0, days) / stability) ** -decay)


def curve_pieces(decay: float = DEFAULT_DECAY) -> tuple[tuple[float, float, float], ...]:
    """The forgetting curve as straight pieces, for databases that know no powers.

    Each piece is (end, at, slope): up to `end` of days over stability, what is remembered is
    `at + slope * days / stability`. Off by 0.006 at most; the last one has no end.
    """
    known = [retrievability(1.0, knot, decay) for knot in _KNOTS]
    pieces = []
    for start, end, high, low in zip(_KNOTS, _KNOTS[1:], known, known[1:], strict=False):
        slope = (low - high) / (end - start)
        pieces.append((end, high - slope * start, slope))
    return (*pieces, (math.inf, known[-1], 0.0))


def interval_share(retention: float, decay: float = DEFAULT_DECAY) -> float:
    """How long intervals are for a wished retention, where those for 90 % are 1."""
    return float((retention ** (-1 / decay) - 1) / (0.9 ** (-1 / decay) - 1))


def whole_days(days: float, spread: float = 0.5) -> int:
    """An interval in whole days, at least 1.

    Longer ones are spread by `spread` (0 to 1), so that what was learned on one day does not
    come back on one day: by 15 % of the days from 2.5 to 7, 10 % of those to 20 and 5 % of the
    rest, and one day, to either side. 0.5 leaves it as it is.
    """
    days = min(max(days, 1.0), float(LONGEST_DAYS)) if math.isfinite(days) else float(LONGEST_DAYS)
    if days < 2.5 or spread == 0.5:
        return min(max(1, round(days)), LONGEST_DAYS)
    width = 1.0
    for share, start, end in ((0.15, 2.5, 7.0), (0.1, 7.0, 20.0), (0.05, 20.0, math.inf)):
        width += share * max(0.0, min(days, end) - start)
    low, high = max(2, round(days - width)), min(round(days + width), LONGEST_DAYS)
    return min(high, low + math.floor(spread * (high - low + 1)))


def intervals(outlooks: Outlooks, spread: float = 0.5) -> dict[Recall, int]:
    """Days by grade: 0 (again today) for AGAIN, never fewer for a better grade."""
    found = {Recall.AGAIN: 0}
    longest = 1
    for recall in (Recall.HARD, Recall.GOOD, Recall.EASY):
        longest = max(longest, whole_days(outlooks[recall].days, spread))
        found[recall] = longest
    return found


def graded(
    schedule: Schedule,
    recall: Recall,
    outlooks: Outlooks,
    *,
    today: int,
    again_at: str,
    spread: float = 0.5,
) -> Schedule:
    """The schedule after a review. `again_at` is the stored moment of now + AGAIN_AFTER.

    A card that is forgotten once too often is held back as a leech.
    """
    memory = outlooks[recall].memory
    learned = replace(
        schedule,
        stability=memory.stability,
        difficulty=memory.difficulty,
        last_day=today,
        reps=schedule.reps + 1,
        buried_until=0,
    )
    if recall is not Recall.AGAIN:
        days = intervals(outlooks, spread)[recall]
        return replace(learned, state=CardState.REVIEW, due_day=today + days, due_at="")
    forgot = schedule.state is CardState.REVIEW
    lapses = schedule.lapses + forgot
    known = schedule.state in (CardState.REVIEW, CardState.RELEARNING)
    return replace(
        learned,
        state=CardState.RELEARNING if known else CardState.LEARNING,
        due_day=today,
        due_at=again_at,
        lapses=lapses,
        hold=Hold.LEECH if forgot and is_leech(lapses) else schedule.hold,
    )


def is_leech(lapses: int) -> bool:
    """Whether this lapse is one at which the learner is told: the 8th, 12th, 16th …"""
    return lapses >= LEECH_LAPSES and (lapses - LEECH_LAPSES) % LEECH_EVERY == 0


# ------------------------------------------------------------ the day


def allowance(settings: ReviewSettings, done: Counts) -> Counts:
    """How many reviews and new cards the day still allows after what was done."""
    return Counts(
        reviews=max(0, settings.reviews_per_day - done.reviews),
        new=max(0, settings.new_per_day - done.new),
    )


def urgency(schedule: Schedule, today: int) -> float:
    """Forgotten soonest first: the greater, the less is remembered.

    Time passed over stability orders cards as their retrievability does, and any database can
    compute it.
    """
    return elapsed_days(schedule, today) / max(schedule.stability, 0.001)


def load(due: Mapping[int, int], today: int, days: int) -> list[tuple[int, int]]:
    """(day, cards) of the next `days` days; what is overdue is for today."""
    counts = dict.fromkeys(range(today, today + days), 0)
    for day, count in due.items():
        if day < today + days:
            counts[max(day, today)] += count
    return list(counts.items())


# ------------------------------------------------------------ grading by itself


def expected_ms(words: int, parts: int) -> int:
    """How long an answer usually takes: reading, choosing, and something for each part."""
    seconds = SECONDS_TO_ANSWER + words / WORDS_PER_SECOND + SECONDS_PER_GAP * max(0, parts - 1)
    return round(min(seconds * 1000, LONGEST_ANSWER_MS))


def pace(answers: int, took_ms: int, expected: int) -> float:
    """How a person's time compares with the expected one: a slow reader is not unsure."""
    if answers < PACE_ANSWERS or expected <= 0:
        return 1.0
    low, high = PACE_BOUNDS
    return min(max(took_ms / expected, low), high)


def recall_of(
    verdict: Verdict, took_ms: int, usual_ms: float, certainty: Certainty | None = None
) -> Recall:
    """The grade of an answer, by its verdict, its time and how sure the learner was.

    Anything but full credit is AGAIN: what is half known was not remembered, and a memory model
    that takes it for remembered puts it off too long. A right answer is graded

                            fast     usual    slow
        sure                EASY     EASY     GOOD
        fairly sure         GOOD     GOOD     HARD
        unsure              HARD     HARD     HARD
        not asked           EASY     GOOD     HARD

    Fast is at most half, slow more than two and a half of the time that this person usually
    takes for such a question. Without a time (0) it counts as usual.
    """
    if verdict is not Verdict.RIGHT:
        return Recall.AGAIN
    if certainty is Certainty.UNSURE:
        return Recall.HARD
    share = took_ms / usual_ms if took_ms > 0 and usual_ms > 0 else 1.0
    if certainty is Certainty.SURE:
        return Recall.GOOD if share > SLOW else Recall.EASY
    if share > SLOW:
        return Recall.HARD
    return Recall.EASY if certainty is None and share <= FAST else Recall.GOOD
