"""A try at a quiz, as it is stored answer by answer."""

from dataclasses import dataclass
from typing import Any

from .ids import AssetId, AttemptId, UserId


@dataclass(frozen=True, slots=True)
class StoredAnswer:
    """One answer with what it earned."""

    question_id: str
    answer: dict[str, Any]
    score: float
    max_score: float
    answered_at: str


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
