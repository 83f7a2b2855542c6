"""A try at a quiz, as it is stored answer by answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from .attempts.tries import Given
from .ids import AnswerId, AssetId, AttemptId, UserId


class State(StrEnum):
    """What became of an attempt."""

    OPEN = "open"
    DONE = "done"
    LOST = "lost"  # its time was over before it was handed in


_UNKNOWN = AnswerId(0)
# What an attempt is made of, beside '' for the whole quiz: the questions that went wrong.
AGAIN = "again"


@dataclass(frozen=True, slots=True)
class StoredTry:
    """An answer among all that were given to a question.

    `number` counts the answers of the attempt, whatever their question; `seconds` it took.
    """

    given: Given
    seconds: float = 0.0
    number: int = 0

    def as_json(self) -> dict[str, Any]:
        """As it is stored."""
        given = self.given
        kept: dict[str, Any] = {"answer": dict(given.answer), "n": self.number}
        if self.seconds:
            kept["seconds"] = round(self.seconds, 3)
        if given.certainty is not None:
            kept["certainty"] = given.certainty
        if given.marks is not None:
            kept["marks"] = dict(given.marks)
        return kept

    @classmethod
    def of_json(cls, kept: Mapping[str, Any]) -> StoredTry:
        """What `as_json` wrote."""
        given = Given(kept["answer"], kept.get("certainty"), kept.get("marks"))
        return cls(given, float(kept.get("seconds", 0.0)), int(kept.get("n", 0)))


@dataclass(frozen=True, slots=True)
class StoredAnswer:
    """The last answer to a question with what all tries at it earned together."""

    question_id: str
    answer: dict[str, Any]
    score: float
    max_score: float
    answered_at: str
    certainty: int | None = None
    spent_s: float = 0.0
    needs_marking: bool = False
    marked_by: str = ""
    kept_tries: list[Any] = field(default_factory=list)
    id: AnswerId = _UNKNOWN

    @property
    def tries(self) -> tuple[StoredTry, ...]:
        """All of them; answers from before tries were kept are one."""
        if not self.kept_tries:
            return (StoredTry(Given(self.answer)),)
        return tuple(StoredTry.of_json(kept) for kept in self.kept_tries)

    @property
    def given(self) -> tuple[Given, ...]:
        """The tries as they are judged."""
        return tuple(one.given for one in self.tries)


@dataclass(frozen=True, slots=True)
class Attempt:
    """`score` is the sum of its answers; `finished_at` is None while it runs."""

    id: AttemptId
    user_id: UserId
    asset_id: AssetId
    asset_revision: int
    score: float
    max_score: float
    attempted_at: str
    finished_at: str | None
    seed: int
    state: str = State.OPEN
    kind: str = ""
    counts: bool = True
    version: str = ""
    spent_s: float = 0.0
    seen_at: str = ""
    page: int = 0
    needs_marking: int = 0
    pause: str = ""  # a `Pause`
    reopened_at: str = ""  # let go on after it was handed in, "" for never
    flags: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    # Questions with a time of their own: (seconds of the attempt, answers) when first shown.
    opened: Mapping[str, tuple[float, int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class AnswerWrite:
    """An answer as it is to be kept, and what the clocks said; `day` is the local date."""

    attempt_id: AttemptId
    user_id: UserId
    question_id: str
    answer: dict[str, Any]
    score: float
    max_score: float
    moment: str
    day: str
    tries: tuple[StoredTry, ...] = ()
    certainty: int | None = None
    spent_s: float = 0.0
    needs_marking: bool = False
    attempt_spent_s: float = 0.0


@dataclass(frozen=True, slots=True)
class FinishedAttempt:
    """An attempt at the whole quiz that was ended; `counts` False: out of time, or practice."""

    id: AttemptId
    score: float
    max_score: float
    attempted_at: str
    finished_at: str
    counts: bool
    spent_s: float = 0.0
    state: str = State.DONE
    needs_marking: int = 0

    @property
    def share(self) -> float:
        """0..1 of the points."""
        return min(1.0, max(0.0, self.score / self.max_score)) if self.max_score > 0 else 0.0
