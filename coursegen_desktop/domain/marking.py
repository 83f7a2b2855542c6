"""The arithmetic of tries and certainty: what an answer earns, beyond being right or wrong.

Figures and formulas are those of Moodle's question behaviours (interactive, adaptive, certainty).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .questions.base import EPSILON

# Certainty 1, 2, 3 (not very, fairly, very): what a right and what a wrong answer brings.
CERTAINTIES = (1, 2, 3)
RIGHT_MARKS = {1: 1.0, 2: 2.0, 3: 3.0}
WRONG_MARKS = {1: 0.0, 2: -2.0, 3: -6.0}
BEST_MARK = 3.0
WORST_MARK = -6.0

# How often an answer of each certainty should be right: where it pays to choose it.
FITTING = {1: (0.0, 2 / 3), 2: (2 / 3, 0.8), 3: (0.8, 1.0)}

# From how many answers of one certainty on something can be said about it.
_ENOUGH = 5


def certain_fraction(fraction: float, certainty: int | None) -> float:
    """The credit with certainty, -6 to 3 times the points. Not chosen counts as 1.

    A wrong answer costs by its certainty; a partly right one brings its share of a right one.
    """
    level = certainty if certainty in RIGHT_MARKS else 1
    return WRONG_MARKS[level] if fraction < EPSILON else RIGHT_MARKS[level] * fraction


def after_tries(fractions: Sequence[float], penalties: Sequence[float]) -> float:
    """Interactive: the last try counts, less the penalties of the tries before it; at least 0.

    `penalties[n]` is what try n cost; a try that has none costs what the last one did.
    """
    if not fractions:
        return 0.0
    cost = sum(_penalty(penalties, number) for number in range(len(fractions) - 1))
    return max(0.0, fractions[-1] - cost)


def best_of_tries(fractions: Sequence[float], penalty: float) -> float:
    """Adaptive: the best of the tries, each less the penalty for every one before it; at least 0.

    A repeated answer must be left out by the caller: it is no new try.
    """
    scores = (fraction - penalty * number for number, fraction in enumerate(fractions))
    return max([0.0, *scores])


def _penalty(penalties: Sequence[float], number: int) -> float:
    if not penalties:
        return 0.0
    return penalties[min(number, len(penalties) - 1)]


@dataclass(frozen=True, slots=True)
class CertaintyRow:
    """Answers of one certainty: how many, what share was right, and what that says.

    `judgement` is fits, over (too certain), under (too careful), or "" for too few answers.
    """

    certainty: int
    count: int
    right: float
    judgement: str


def certainty_rows(answers: Iterable[tuple[float, int | None]]) -> tuple[CertaintyRow, ...]:
    """How well somebody knew what he knew, from (fraction, certainty) of each answer."""
    groups: dict[int, list[float]] = {level: [] for level in CERTAINTIES}
    for fraction, certainty in answers:
        groups[certainty if certainty in RIGHT_MARKS else 1].append(max(0.0, fraction))
    rows = []
    for level, fractions in groups.items():
        right = sum(fractions) / len(fractions) if fractions else 0.0
        low, high = FITTING[level]
        judgement = "over" if right < low else "under" if right > high else "fits"
        rows.append(
            CertaintyRow(
                level, len(fractions), right, judgement if len(fractions) >= _ENOUGH else ""
            )
        )
    return tuple(rows)
