"""The time of an attempt. It is measured, not read off a calendar: a clock may be set.

While the program runs, seconds are counted by a clock that nobody can set and written down with
every answer (`spent_s`, and `seen`: what the calendar said then). Between two runs of the program
only the calendar can tell; what it says is never taken for less than nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum, StrEnum

from .rules import Rules, WhenTimeEnds

# What passes between the last click and its arrival is not held against anybody.
SLACK_S = 1.0


class Phase(Enum):
    """What may still be done."""

    RUNNING = "running"
    GRACE = "grace"  # hand in, change nothing
    SUBMIT = "submit"  # to be handed in now, as it is
    LOST = "lost"  # the time is over and the attempt does not count


class Pause(StrEnum):
    """What becomes of the time until an attempt is taken up again."""

    AS_THE_QUIZ_SAYS = ""
    FROZEN = "frozen"  # it stands still
    RUNS = "runs"  # it goes on, whatever the quiz says
    GIVEN = "given"  # it stands still, whatever the class says: a teacher gave it back


@dataclass(frozen=True, slots=True)
class Timing:
    """Seconds spent when it was last written down, and the calendar then."""

    spent_s: float
    seen: datetime


@dataclass(frozen=True, slots=True)
class TimeState:
    """`left_s` None: no limit. In the grace period it is what is left of that."""

    phase: Phase
    left_s: float | None
    spent_s: float

    @property
    def may_answer(self) -> bool:
        """Whether an answer is still taken."""
        return self.phase is Phase.RUNNING

    @property
    def may_submit(self) -> bool:
        """Whether the attempt can still be handed in."""
        return self.phase is not Phase.LOST


@dataclass(frozen=True, slots=True)
class Resumed:
    """An attempt that goes on: what is spent now. `is_set_back`: the clock was, say so."""

    timing: Timing
    is_set_back: bool


def resumed(
    rules: Rules, last: Timing, now: datetime, pause: str = Pause.AS_THE_QUIZ_SAYS
) -> Resumed:
    """Go on after a pause, a crash or a power cut.

    The pause counts when the rules say so, or when the class does (`pause`). Where the calendar
    stands before the moment that was last written down, the pause cannot be known and counts as
    nothing: no time is given back.
    """
    gap = (now - last.seen).total_seconds()
    stands = pause in (Pause.FROZEN, Pause.GIVEN)
    counts = pause == Pause.RUNS or (rules.counts_pauses and not stands)
    counted = max(0.0, gap) if counts else 0.0
    return Resumed(Timing(last.spent_s + counted, max(now, last.seen)), is_set_back=gap < 0)


def advanced(last: Timing, ticks_s: float, now: datetime) -> Timing:
    """The same attempt `ticks_s` later, by the clock that nobody can set.

    What the calendar says meanwhile is only written down, never counted.
    """
    return Timing(last.spent_s + max(0.0, ticks_s), max(now, last.seen))


def time_state(rules: Rules, spent_s: float) -> TimeState:
    """What may be done after so many seconds."""
    limit = rules.time_limit_s
    if limit is None:
        return TimeState(Phase.RUNNING, None, spent_s)
    left = limit - spent_s
    if left + SLACK_S > 0:
        return TimeState(Phase.RUNNING, max(0.0, left), spent_s)
    if rules.when_time_ends is WhenTimeEnds.SUBMIT:
        return TimeState(Phase.SUBMIT, 0.0, spent_s)
    grace = rules.grace_s if rules.when_time_ends is WhenTimeEnds.GRACE else 0
    if left + grace + SLACK_S > 0 and grace:
        return TimeState(Phase.GRACE, max(0.0, left + grace), spent_s)
    return TimeState(Phase.LOST, 0.0, spent_s)


def question_left(limit_s: int | None, spent_s: float) -> float | None:
    """Seconds left for one question with its own limit; None: it has none."""
    return None if limit_s is None else max(0.0, limit_s - spent_s)
