"""A light gradebook: what a learner's quizzes come to, by weights, in per cent and as a letter.

The day by which a class should be done with its course is part of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from .days import parsed_day
from .errors import InvalidContent
from .ids import AssetId, UserId

FINAL = AssetId(0)  # stands for the final grade where a quiz is named
MAX_COMMENT = 500
_MAX_LETTERS = 20
_TINY = 1e-9


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter, or word, for everything from `at_least` per cent on."""

    name: str
    at_least: float


LETTERS = (Letter("A", 90), Letter("B", 80), Letter("C", 70), Letter("D", 60), Letter("F", 0))


@dataclass(frozen=True, slots=True)
class Scheme:
    """How a course is graded. A quiz that `weights` does not name weighs 1; 0 leaves it out.

    The `drop_lowest` results of each learner do not count. A quiz that was not taken counts as
    nothing unless `untaken_is_zero`. `finish_by` is the class's day, "YYYY-MM-DD", that day
    included; "" for none. No grade depends on it.
    """

    weights: tuple[tuple[AssetId, float], ...] = ()
    drop_lowest: int = 0
    untaken_is_zero: bool = False
    letters: tuple[Letter, ...] = LETTERS
    finish_by: str = ""

    def weight(self, asset_id: AssetId) -> float:
        """What a quiz weighs."""
        return dict(self.weights).get(asset_id, 1.0)

    def checked(self) -> Scheme:
        """Itself with letters from the best down. Raises InvalidContent with what is wrong."""
        if any(not 0 <= weight <= 1000 for _, weight in self.weights):
            raise InvalidContent("A weight is a number from 0 to 1000.")
        if not 0 <= self.drop_lowest <= 100:
            raise InvalidContent("Between 0 and 100 results can be dropped.")
        letters = tuple(sorted(self.letters, key=lambda one: -one.at_least))
        if len(letters) > _MAX_LETTERS:
            raise InvalidContent("There can be at most 20 letters.")
        if any(not one.name.strip() or len(one.name) > 20 for one in letters):
            raise InvalidContent("Each letter needs a name of at most 20 characters.")
        if any(not 0 <= one.at_least <= 100 for one in letters):
            raise InvalidContent("A letter begins between 0 and 100 per cent.")
        if len({one.at_least for one in letters}) < len(letters):
            raise InvalidContent("Two letters begin at the same per cent.")
        if self.finish_by and parsed_day(self.finish_by) is None:
            raise InvalidContent("This day is not in the calendar.", "Choose another day.")
        return replace(self, letters=letters)


@dataclass(frozen=True, slots=True)
class GradeChange:
    """What somebody set by hand: `percent` of a quiz or of FINAL; None takes it back."""

    user_id: UserId
    item: AssetId
    percent: float | None
    comment: str
    by: str
    at: str


@dataclass(frozen=True, slots=True)
class Grade:
    """What a learner's results come to; `dropped` are the quizzes left out as the lowest."""

    percent: float | None
    letter: str = ""
    by_hand: bool = False
    dropped: frozenset[AssetId] = frozenset()


def checked_percent(percent: float) -> float:
    """A grade given by hand. Raises InvalidContent."""
    if not 0 <= percent <= 100:
        raise InvalidContent("A grade is a number from 0 to 100.")
    return round(percent, 2)


def checked_comment(comment: str) -> str:
    """Why a grade was set by hand; it may not be empty. Raises InvalidContent."""
    words = " ".join(comment.split())
    if not words:
        raise InvalidContent("Say why the grade is set by hand.", "The comment is kept with it.")
    if len(words) > MAX_COMMENT:
        raise InvalidContent("The comment is too long.", "Use at most 500 characters.")
    return words


def grade(
    results: Mapping[AssetId, float | None],
    scheme: Scheme,
    by_hand: Mapping[AssetId, float] | None = None,
) -> Grade:
    """The final grade: a weighted mean of `results` (per cent of each quiz, None: not taken).

    What was set `by_hand` stands in place of a result, under FINAL in place of the mean.
    """
    hand = by_hand or {}
    if FINAL in hand:
        return Grade(hand[FINAL], letter_of(hand[FINAL], scheme), by_hand=True)
    weights = dict(scheme.weights)
    # (per cent, weight, quiz): of equal results the lightest goes, and at least one stays.
    counting: list[tuple[float, float, AssetId]] = []
    for asset, result in results.items():
        percent = hand.get(asset, result)
        if percent is None and scheme.untaken_is_zero:
            percent = 0.0
        weight = weights.get(asset, 1.0)
        if percent is not None and weight > _TINY:
            counting.append((percent, weight, asset))
    drop = min(scheme.drop_lowest, max(len(counting) - 1, 0))
    if drop:
        counting.sort()
    dropped = frozenset(asset for _, _, asset in counting[:drop])
    kept = counting[drop:]
    if not kept:
        return Grade(None)
    total = sum(weight for _, weight, _ in kept)
    mean = sum(percent * weight for percent, weight, _ in kept) / total
    return Grade(mean, letter_of(mean, scheme), dropped=dropped)


def letter_of(percent: float, scheme: Scheme) -> str:
    """The letter for a per cent, "" below all of them. A tenth of a billionth is no difference."""
    found = [one for one in scheme.letters if percent + _TINY >= one.at_least]
    return max(found, key=lambda one: one.at_least).name if found else ""


def current(changes: tuple[GradeChange, ...]) -> dict[UserId, dict[AssetId, float]]:
    """What is set by hand now; `changes` are in the order of time."""
    found: dict[UserId, dict[AssetId, float]] = {}
    for one in changes:
        mine = found.setdefault(one.user_id, {})
        if one.percent is None:
            mine.pop(one.item, None)
        else:
            mine[one.item] = one.percent
    return found
