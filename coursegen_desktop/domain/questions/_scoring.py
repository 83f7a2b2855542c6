"""The four scoring modes of the canonical quiz, for questions made of weighted parts."""

from collections.abc import Sequence
from dataclasses import dataclass

from .base import EPSILON, Scoring


@dataclass(frozen=True, slots=True)
class Scored:
    """A part: its `weight`, its credit -1..1, and whether anything was answered."""

    weight: float
    fraction: float
    is_answered: bool


def fraction_of(parts: Sequence[Scored], mode: Scoring) -> float:
    """The credit of the whole, -1..1.

    sum: the weighted mean, may be negative; sum_floor_zero: the same, at least 0;
    all_or_nothing: 1 when every part is right; right_minus_wrong: weight of the right parts
    minus weight of the wrong ones over all, at least 0, where a part left empty is neither.
    """
    whole = sum(part.weight for part in parts)
    if whole <= 0:
        return 0.0
    if mode == "all_or_nothing":
        return 1.0 if all(_is_right(part) for part in parts if part.weight > 0) else 0.0
    if mode == "right_minus_wrong":
        right = sum(part.weight for part in parts if _is_right(part))
        wrong = sum(part.weight for part in parts if part.is_answered and not _is_right(part))
        return max(0.0, (right - wrong) / whole)
    mean = sum(part.weight * part.fraction for part in parts) / whole
    return max(0.0, mean) if mode == "sum_floor_zero" else mean


def _is_right(part: Scored) -> bool:
    return part.fraction > 1 - EPSILON
