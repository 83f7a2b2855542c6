"""How a learner's figures are reckoned. Pure arithmetic; days are arguments."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from .figures import Day, Streak
from .progress import streaks

# So many minutes make a day count that has nothing else: a glance is no learning.
LEAST_MINUTES = 1.0

HALF_LIFE_DAYS = 30.0
# How much an answer tells by how sure the learner was: 1 unsure, 2 fairly, 3 sure.
TRUST = {1: 0.5, 2: 0.75, 3: 1.0}
NOT_ASKED = 0.75
# From how many answers on an outcome is said to be mastered or not.
FEWEST_ANSWERS = 3

# The present pace: minutes a day over the last weeks; a newcomer's first days are not the measure.
PACE_DAYS, FEWEST_PACE_DAYS = 28, 7
# How long lessons take somebody, against what they are said to take.
TRUSTED_MINUTES = 10.0
PACE_BOUNDS = (0.5, 2.0)


@dataclass(frozen=True, slots=True)
class Evidence:
    """One judged answer: credit 0 to 1, how many days ago, how sure (1 to 3, None: not asked)."""

    credit: float
    days_ago: int
    certainty: int | None


def counts(day: Day) -> bool:
    """Whether a day is one of learning; the statement `learned` of the database says the same."""
    return bool(day.lessons or day.answers or day.reviews) or day.minutes >= LEAST_MINUTES


def streak(days: Iterable[str], today: str) -> Streak:
    """The runs of learning days up to today; days that a wrong clock put later are left out."""
    known = [date.fromisoformat(day) for day in days if day <= today]
    now, longest = streaks(known, date.fromisoformat(today))
    return Streak(now, longest, date.fromisoformat(today) in known)


def mastery(answers: Iterable[Evidence]) -> float | None:
    """How well an outcome is mastered, 0 to 100; None after fewer than three answers.

    The weighted mean of the credits c, 100 · Σ w·c / Σ w, with w = 2^(-days / 30) · trust. What
    was answered lately tells more than what was answered long ago: an exponentially decayed
    share of success, as in R-PFA (Galyardt and Goldin, "Move your lamp post: recent data reflects
    learner knowledge better than older data", Journal of Educational Data Mining 7(2), 2015);
    the half-life of a month is ours. Trust is 1/2, 3/4 and 1 for unsure, fairly sure and sure,
    3/4 where nobody was asked: a guess tells little, while certainty makes a right answer count
    more and a wrong one, too, as in certainty-based marking (Gardner-Medwin, "Confidence
    assessment in the teaching of basic science", ALT-J 3(1), 1995).
    """
    weights = earned = 0.0
    count = 0
    for answer in answers:
        trust = NOT_ASKED if answer.certainty is None else TRUST.get(answer.certainty, NOT_ASKED)
        weight = 2.0 ** (-max(answer.days_ago, 0) / HALF_LIFE_DAYS) * trust
        weights += weight
        earned += weight * min(max(answer.credit, 0.0), 1.0)
        count += 1
    if count < FEWEST_ANSWERS or weights <= 0.0:
        return None
    return 100.0 * earned / weights


def minutes_left(planned_left: float, planned_done: float, spent: float) -> float:
    """Minutes that the rest will take somebody who spent so many on what is done.

    Until enough is done, lessons are believed to take as long as they say.
    """
    if planned_done < TRUSTED_MINUTES or spent <= 0.0:
        return planned_left
    low, high = PACE_BOUNDS
    return planned_left * min(max(spent / planned_done, low), high)


def days_left(minutes: float, recent: float, span: int) -> float | None:
    """Days until the rest is done; `recent` minutes were spent in the last `span` days.

    None for a course that stands still.
    """
    if minutes <= 0.0:
        return 0.0
    if recent <= 0.0:
        return None
    return minutes * min(max(span, FEWEST_PACE_DAYS), PACE_DAYS) / recent
