"""How the questions of a quiz work, computed from the answers to them.

Facility and discrimination are those of Moodle's quiz statistics: the mean credit, and the
correlation of the credit for a question with what the same attempts earned on all others (the
corrected item-total correlation; for questions that are right or wrong, the point-biserial).
Choices are compared between the best and the weakest 27 % (Kelley 1939).
"""

from __future__ import annotations

import math
import statistics
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

# From how many answers on something may be said about a question.
ENOUGH = 10
# Bounds as in Moodle's documentation of its report.
HARD = 0.2
EASY = 0.95
WEAK = 0.2
MISKEYED = -0.1  # nearer to nothing it is chance
_ENOUGH_FOR_CHOICES = 30
_GROUP = 0.27


@dataclass(frozen=True, slots=True)
class Response:
    """One answer: its credit, the share 0..1 that its attempt earned on the other questions.

    `rest` is None where there are no others; `picks` come from `Question.chosen`.
    """

    fraction: float
    rest: float | None = None
    picks: tuple[str, ...] = ()
    seconds: float | None = None


class Reason(Enum):
    """Why a question deserves a look."""

    MISKEYED = "miskeyed"  # those who know the rest get it wrong
    WEAK = "weak"  # it hardly tells who knows the rest
    HARD = "hard"  # hardly anybody gets it right
    EASY = "easy"  # nearly everybody gets it right
    WRONG_LEADS = "wrong_leads"  # the best prefer a wrong choice
    UNUSED = "unused"  # a choice that nobody takes


@dataclass(frozen=True, slots=True)
class Remark:
    """A reason with its figure, or with the choice that it is about."""

    reason: Reason
    figure: float = 0.0
    choice: str = ""


@dataclass(frozen=True, slots=True)
class ChoiceCount:
    """How often something was picked; `upper` and `lower` are shares of the two groups."""

    key: str
    count: int
    share: float
    upper: float
    lower: float


@dataclass(frozen=True, slots=True)
class ItemStatistics:
    """None where there is nothing to compute it from. `remarks` say "look at this item"."""

    count: int
    facility: float | None
    deviation: float | None
    discrimination: float | None
    choices: tuple[ChoiceCount, ...]
    median_s: float | None
    remarks: tuple[Remark, ...] = ()

    @property
    def deserves_a_look(self) -> bool:
        """Whether an instructor should look at it."""
        return bool(self.remarks)


def item_statistics(
    responses: Sequence[Response], choices: Mapping[str, bool] | None = None
) -> ItemStatistics:
    """The figures of one question. `choices` maps its choices to whether they are right."""
    sound = [one for one in responses if math.isfinite(one.fraction)]
    fractions = [min(1.0, max(-1.0, one.fraction)) for one in sound]
    times = [one.seconds for one in sound if one.seconds is not None and one.seconds >= 0]
    facility = statistics.fmean(fractions) if fractions else None
    discrimination = _discrimination(sound)
    counts = _choice_counts(sound, choices or {})
    remarks = tuple(_remarks(len(sound), facility, discrimination, counts, choices or {}))
    return ItemStatistics(
        count=len(sound),
        facility=facility,
        deviation=statistics.stdev(fractions) if len(fractions) > 1 else None,
        discrimination=discrimination,
        choices=counts,
        median_s=statistics.median(times) if times else None,
        remarks=remarks,
    )


def rest_share(score: float, max_score: float, own: float, own_max: float) -> float | None:
    """What an attempt earned on all other questions, 0..1; None when there are none."""
    if max_score - own_max <= 1e-9:
        return None
    return min(1.0, max(0.0, (score - own) / (max_score - own_max)))


def _discrimination(responses: Sequence[Response]) -> float | None:
    """-1..1; None with fewer than three answers, or when all are alike."""
    pairs = [(one.fraction, one.rest) for one in responses if one.rest is not None]
    if len(pairs) < 3:
        return None
    own, rest = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
    if max(own) - min(own) < 1e-12 or max(rest) - min(rest) < 1e-12:
        return None
    return min(1.0, max(-1.0, statistics.correlation(own, rest)))


def _choice_counts(
    responses: Sequence[Response], choices: Mapping[str, bool]
) -> tuple[ChoiceCount, ...]:
    """Known choices in their order, then what else was given, by how often."""
    if not responses:
        return tuple(ChoiceCount(key, 0, 0.0, 0.0, 0.0) for key in choices)
    ranked = sorted(
        (one for one in responses if one.rest is not None), key=lambda one: one.rest or 0
    )
    size = max(1, round(len(ranked) * _GROUP))
    groups = (responses, ranked[-size:], ranked[:size])
    counters = [Counter(pick for one in group for pick in set(one.picks)) for group in groups]
    others = sorted(set(counters[0]) - set(choices), key=lambda key: (-counters[0][key], key))
    return tuple(
        ChoiceCount(
            key,
            counters[0][key],
            *(
                counter[key] / len(group) if group else 0.0
                for counter, group in zip(counters, groups, strict=True)
            ),
        )
        for key in (*choices, *others)
    )


def _remarks(
    count: int,
    facility: float | None,
    discrimination: float | None,
    counts: Sequence[ChoiceCount],
    choices: Mapping[str, bool],
) -> Iterable[Remark]:
    if count < ENOUGH or facility is None:
        return
    if discrimination is not None and discrimination < MISKEYED:
        yield Remark(Reason.MISKEYED, discrimination)
    elif discrimination is not None and discrimination < WEAK and HARD <= facility <= EASY:
        yield Remark(Reason.WEAK, discrimination)
    if facility < HARD:
        yield Remark(Reason.HARD, facility)
    elif facility > EASY:
        yield Remark(Reason.EASY, facility)
    yield from _about_choices(count, counts, choices)


def _about_choices(
    count: int, counts: Sequence[ChoiceCount], choices: Mapping[str, bool]
) -> Iterable[Remark]:
    right = [one.upper for one in counts if choices.get(one.key)]
    wrong = [one for one in counts if choices.get(one.key) is False]
    if right and wrong:
        leader = max(wrong, key=lambda one: one.upper)
        if leader.upper > max(right):
            yield Remark(Reason.WRONG_LEADS, leader.upper, leader.key)
    if count >= _ENOUGH_FOR_CHOICES:
        yield from (Remark(Reason.UNUSED, 0.0, one.key) for one in wrong if one.count == 0)
