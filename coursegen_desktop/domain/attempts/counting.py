"""Which attempts may be begun, and which of them count."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from ..errors import InvalidContent
from .rules import Rules


@dataclass(frozen=True, slots=True)
class Past:
    """An attempt that was finished: its share 0..1 of the points. `counts` False: out of time."""

    share: float
    finished_at: datetime
    counts: bool = True


@dataclass(frozen=True, slots=True)
class Counted:
    """What stands in the book; `place` is the attempt it comes from, None for the mean."""

    share: float
    place: int | None
    passed: bool | None


def counted(rules: Rules, past: Sequence[Past]) -> Counted | None:
    """The best, last, first or mean of the attempts in the order of time; None without any.

    Attempts that ran out of time and do not count are used up all the same.
    """
    shares = {place: min(1.0, max(0.0, one.share)) for place, one in enumerate(past) if one.counts}
    if not shares or not rules.counts:
        return None
    place: int | None
    if rules.attempt_grade == "average":
        place, share = None, sum(shares.values()) / len(shares)
    else:
        best = max(shares, key=lambda index: (shares[index], index))
        place = {"first": min(shares), "last": max(shares)}.get(rules.attempt_grade, best)
        share = shares[place]
    return Counted(share, place, passes(rules, share))


def passes(rules: Rules, share: float) -> bool | None:
    """Whether a share of the points reaches the pass mark; None without one."""
    return None if rules.pass_mark is None else share >= rules.pass_mark - 1e-9


def attempts_left(rules: Rules, done: int) -> int | None:
    """How many more attempts there are; None: no limit."""
    return max(0, rules.attempts - done) if rules.attempts and rules.counts else None


def refusal(rules: Rules, past: Sequence[Past], now: datetime) -> InvalidContent | None:
    """Why no further attempt may be begun now; None when one may. Running ones may always go on."""
    options = rules.options
    if options.opens is not None and now < options.opens:
        return InvalidContent(
            "This quiz is not open yet.",
            "It opens on {moment}.",
            moment=options.opens.isoformat(sep=" ", timespec="minutes"),
        )
    if options.closes is not None and now >= options.closes:
        return InvalidContent("This quiz is closed.", "Ask the instructor to open it again.")
    if attempts_left(rules, len(past)) == 0:
        return InvalidContent(
            "All {count} attempts at this quiz are used up.",
            "Look at your answers instead.",
            count=rules.attempts,
        )
    if past and options.wait_s:
        gone = (now - past[-1].finished_at).total_seconds()
        if 0 <= gone < options.wait_s:
            return InvalidContent(
                "The next attempt may not begin yet.",
                "Wait {minutes} more min.",
                minutes=int((options.wait_s - gone) // 60) + 1,
            )
    return None
