"""What the review knows: cards, how a memory was recalled, and what the screens show of it.

Days are numbers of review days (`date.toordinal`); domain/scheduling.py says when one begins.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import date, datetime
from enum import IntEnum, StrEnum
from typing import Any

from .ids import AssetId, CardId, CourseId, LessonId, UserId
from .quiz import AnswerResult, QuestionView

LEECH_LAPSES = 8
# After the first warning a leech is told again every so many lapses.
LEECH_EVERY = 4


class Recall(IntEnum):
    """How a question was answered, as the memory model takes it. All but AGAIN are remembered."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


class Certainty(IntEnum):
    """How sure the learner said to be before the answer was judged."""

    UNSURE = 1
    FAIRLY = 2
    SURE = 3


class CardState(IntEnum):
    """NEW was never reviewed; LEARNING and RELEARNING were just failed and come again today."""

    NEW = 0
    LEARNING = 1
    REVIEW = 2
    RELEARNING = 3


class CardSource(StrEnum):
    """Why a question is reviewed."""

    MISTAKE = "mistake"
    UNCERTAIN = "uncertain"
    FLASHCARD = "flashcard"
    ADDED = "added"


class Hold(StrEnum):
    """Why a card is not asked; the cards that are have NONE."""

    NONE = ""
    SUSPENDED = "suspended"  # the learner wished it
    LEECH = "leech"  # forgotten so often that reading again does more than asking again
    MISSING = "missing"  # its question is not in the course any more


@dataclass(frozen=True, slots=True)
class ReviewSettings:
    """What a learner chose. `day_starts_at` is the hour at which a review day begins.

    `asks_certainty`: he says how sure he is before an answer is judged, and the grade heeds it.
    """

    desired_retention: float = 0.9
    new_per_day: int = 20
    reviews_per_day: int = 200
    day_starts_at: int = 4
    bury_siblings: bool = True
    asks_certainty: bool = False

    def checked(self) -> ReviewSettings:
        """The same with anything impossible brought into its bounds."""
        wished = float(self.desired_retention)
        return ReviewSettings(
            min(max(wished, 0.7), 0.97) if math.isfinite(wished) else 0.9,
            min(max(int(self.new_per_day), 0), 9_999),
            min(max(int(self.reviews_per_day), 0), 9_999),
            min(max(int(self.day_starts_at), 0), 23),
            bool(self.bury_siblings),
            bool(self.asks_certainty),
        )


def review_settings_from(stored: object) -> ReviewSettings:
    """Settings out of stored JSON, whatever it holds."""
    if not isinstance(stored, dict):
        return ReviewSettings()
    known = {key: stored[key] for key in asdict(ReviewSettings()) if key in stored}
    try:
        return ReviewSettings(**known).checked()
    except (TypeError, ValueError, OverflowError):
        return ReviewSettings()


@dataclass(frozen=True, slots=True)
class MemoryModel:
    """The parameters of somebody's forgetting; none are the defaults of the model.

    They were computed at `fitted_at` from `reviews` answers.
    """

    parameters: tuple[float, ...] = ()
    reviews: int = 0
    fitted_at: str = ""


def memory_model_from(stored: object) -> MemoryModel:
    """Parameters out of stored JSON; the defaults where it holds anything else."""
    try:
        found: Any = stored
        numbers = tuple(float(number) for number in found["parameters"])
        if len(numbers) == 21 and all(math.isfinite(number) for number in numbers):
            return MemoryModel(numbers, int(found["reviews"]), str(found["fitted_at"]))
    except (TypeError, KeyError, ValueError):
        pass
    return MemoryModel()


@dataclass(frozen=True, slots=True)
class Memory:
    """What is believed of a memory: `stability` is the days after which 90 % is remembered."""

    stability: float
    difficulty: float


@dataclass(frozen=True, slots=True)
class Outlook:
    """What a grade would make of a memory, and after how many days it should be asked."""

    memory: Memory
    days: float


Outlooks = dict[Recall, Outlook]


@dataclass(frozen=True, slots=True)
class Schedule:
    """Everything of a card that an answer changes; what undo puts back.

    `due_at` is a stored moment for a card that was failed today, "" for others.
    """

    state: CardState = CardState.NEW
    hold: Hold = Hold.NONE
    due_day: int = 0
    due_at: str = ""
    buried_until: int = 0
    stability: float = 0.0
    difficulty: float = 0.0
    last_day: int = 0
    reps: int = 0
    lapses: int = 0

    @property
    def memory(self) -> Memory | None:
        """None before the first review."""
        return Memory(self.stability, self.difficulty) if self.stability > 0 else None

    def dump(self) -> dict[str, Any]:
        """Plain values for JSON; `schedule_from` gives the very same schedule again."""
        return asdict(self)


def schedule_from(stored: dict[str, Any]) -> Schedule:
    """A schedule that was kept as JSON."""
    made = Schedule(**stored)
    return replace(made, state=CardState(made.state), hold=Hold(made.hold))


@dataclass(frozen=True, slots=True)
class NewCard:
    """A card to be added; `day` is the first review day on which it may be asked."""

    user_id: UserId
    course_id: CourseId
    lesson_id: LessonId
    asset_id: AssetId
    question_id: str
    question_version: str
    sibling_key: str
    source: CardSource
    anchor: str
    title: str
    day: int


@dataclass(frozen=True, slots=True)
class Card:
    """A card as it is kept. `asset_id` is None when its quiz was deleted."""

    id: CardId
    public_id: str
    course_id: CourseId
    course_title: str
    lesson_id: LessonId | None
    lesson_title: str
    asset_id: AssetId | None
    question_id: str
    question_version: str
    sibling_key: str
    source: CardSource
    anchor: str
    title: str
    schedule: Schedule


@dataclass(frozen=True, slots=True)
class Review:
    """A review as the history keeps it, without its number."""

    at: str
    day: int
    recall: Recall
    state: CardState
    elapsed_days: int
    predicted: float
    took_ms: int
    expected_ms: int
    certainty: Certainty | None
    fraction: float


@dataclass(frozen=True, slots=True)
class Counts:
    """How many cards wait: failed ones that come again, known ones, new ones."""

    learning: int = 0
    reviews: int = 0
    new: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return self.learning + self.reviews + self.new


@dataclass(frozen=True, slots=True)
class CourseDue:
    """What waits in one course within the limits of the day."""

    course_id: CourseId
    title: str
    counts: Counts
    minutes: int


@dataclass(frozen=True, slots=True)
class Today:
    """The screen of today. `beyond` waits but is over the day's limit.

    `next_at` is the moment when the next failed card comes again, None without one.
    """

    day: date
    courses: tuple[CourseDue, ...]
    counts: Counts
    minutes: int
    beyond: Counts
    done_reviews: int
    done_new: int
    next_at: datetime | None
    can_undo: bool
    can_optimise: bool
    cards: int
    leeches: int
    missing: int


@dataclass(frozen=True, slots=True)
class CardView:
    """A card as it is asked. `days` are the intervals by grade; 0 is again today.

    `rates_itself`: the learner turns it round and grades himself; `back` is what he then sees.
    Hand `reps` back with the answer: it tells whether the card was answered meanwhile.
    """

    card_id: CardId
    reps: int
    question: QuestionView
    state: CardState
    source: CardSource
    course_id: CourseId
    course_title: str
    lesson_id: LessonId | None
    lesson_title: str
    anchor: str
    days: dict[Recall, int]
    is_changed: bool = False
    rates_itself: bool = False
    back: str = ""
    # File below the media folder of "media:ID" and of "media/NAME".
    pictures: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ReviewOutcome:
    """An answer that was stored: how it was judged, graded, and when the card comes again.

    `is_leech`: it was forgotten once too often and is held back; offer the passage instead.
    """

    card_id: CardId
    reps: int
    result: AnswerResult
    recall: Recall
    days: int
    due: date
    is_leech: bool
    lapses: int
    lesson_id: LessonId | None
    anchor: str
    choices: dict[Recall, int]


@dataclass(frozen=True, slots=True)
class HeldCard:
    """A card in a list of cards that are held back (or of leeches that are asked again)."""

    card_id: CardId
    title: str
    course_id: CourseId
    course_title: str
    lesson_id: LessonId | None
    lesson_title: str
    anchor: str
    hold: Hold
    source: CardSource
    lapses: int
    reps: int


class CramFrom(StrEnum):
    """What to go through without the schedule noticing."""

    ALL = "all"
    MISTAKES = "mistakes"  # made from wrong and uncertain answers
    FAILED_TODAY = "failed_today"
    LEECHES = "leeches"
    WEAKEST = "weakest"  # the ones that are most nearly forgotten


@dataclass(frozen=True, slots=True)
class CramQuery:
    """A filter for going through cards: of a course or lesson, or of all."""

    which: CramFrom = CramFrom.ALL
    course_id: CourseId | None = None
    lesson_id: LessonId | None = None
    limit: int = 100


@dataclass(frozen=True, slots=True)
class DayLoad:
    """How much a coming day holds, as things stand."""

    day: date
    reviews: int
    minutes: int


@dataclass(frozen=True, slots=True)
class Known:
    """What is still known of a lesson today: the mean of what its `cards` are remembered by.

    `share` is 0 to 1; only cards that were reviewed count.
    """

    lesson_id: LessonId
    title: str
    course_title: str
    cards: int
    share: float


@dataclass(frozen=True, slots=True)
class Retention:
    """How much was remembered of what had been asked at least a day before.

    `true_share` and `predicted` are 0 to 1, None without reviews.
    """

    days: int
    reviews: int
    remembered: int
    true_share: float | None
    predicted: float | None
    desired: float


@dataclass(frozen=True, slots=True)
class Fitted:
    """What the optimiser found; `is_kept` when it explains the history better than before."""

    model: MemoryModel
    reviews: int
    is_kept: bool
    loss_before: float
    loss_after: float
