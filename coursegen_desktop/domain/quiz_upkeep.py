"""What instructors see of quizzes that were taken: answers to mark, scores to mend, statistics."""

from __future__ import annotations

from dataclasses import dataclass

from .handed import HandedIn
from .ids import AnswerId, AssetId, AttemptId
from .item_statistics import ItemStatistics
from .questions.base import Criterion


@dataclass(frozen=True, slots=True)
class ToMark:
    """An answer that waits for a person's marks."""

    answer_id: AnswerId
    attempt_id: AttemptId
    question_id: str
    asset_id: AssetId
    quiz: str
    learner: str
    finished_at: str


@dataclass(frozen=True, slots=True)
class MarkingView:
    """An answer before whoever marks it. Without `criteria` one share, 0 to 1, is given.

    `marks` are those that were given before.
    """

    answer_id: AnswerId
    question_id: str
    quiz: str
    learner: str
    prompt: str
    text: str
    files: tuple[HandedIn, ...]
    expected: str
    criteria: tuple[Criterion, ...]
    points: float
    marks: dict[str, object] | None = None
    marked_by: str = ""


@dataclass(frozen=True, slots=True)
class ScoreChange:
    """An attempt whose score would be another; `passed` is None without a pass mark."""

    attempt_id: AttemptId
    learner: str
    finished_at: str
    score: float
    max_score: float
    new_score: float
    new_max: float
    passed: bool | None
    passes: bool | None


@dataclass(frozen=True, slots=True)
class RegradePlan:
    """What grading all attempts again, by the quiz of `revision`, would change.

    `kept` answers do not fit their question any more: what they earned stands.
    """

    asset_id: AssetId
    title: str
    revision: int
    attempts: int
    changes: tuple[ScoreChange, ...]
    kept: int


@dataclass(frozen=True, slots=True)
class ItemFigures:
    """A question with its figures; `choices` are what its picks are called."""

    question_id: str
    number: int
    kind: str
    prompt: str
    statistics: ItemStatistics
    choices: dict[str, str]


@dataclass(frozen=True, slots=True)
class QuizFigures:
    """A quiz with the figures of its questions; `mean_percent` is that of its attempts."""

    asset_id: AssetId
    title: str
    attempts: int
    learners: int
    mean_percent: float | None
    items: tuple[ItemFigures, ...]


@dataclass(frozen=True, slots=True)
class QuizEntry:
    """A quiz of a course, with how often it was finished."""

    asset_id: AssetId
    title: str
    lesson: str
    attempts: int
