"""What the screens show of an attempt at a quiz. Nothing here holds more than may be seen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from .attempts.review import Item
from .attempts.timing import TimeState
from .errors import AppError
from .ids import AssetId, AttemptId, CourseId, LessonId
from .questions.base import Grade, Shown, Verdict

EVERYTHING = frozenset(Item)


@dataclass(frozen=True, slots=True)
class AnswerResult:
    """A stored answer and its judgement. `is_changed`: the question was edited since then.

    What may not be seen yet is left out of `grade` and `correct_text`; `shows` says what may.
    `is_done` False: another answer is taken, `tries_left` of them (None: any number), after
    `hint` was read; a wrong one costs the share `cost`. `begin_with` is what is right so far.
    """

    question_id: str
    answer: dict[str, object]
    grade: Grade
    correct_text: str = ""
    is_changed: bool = False
    shows: frozenset[Item] = EVERYTHING
    is_done: bool = True
    tries: int = 1
    tries_left: int | None = 0
    cost: float = 0.0
    hint: str = ""
    right_parts: int | None = None
    begin_with: dict[str, object] | None = None
    certainty: int | None = None
    # Mastery: what is asked next, and how many right answers in a row are enough; 0: mastered.
    next_id: str = ""
    still_needed: int = 0
    # The learner marks it himself: now, or anew, with what he gave before.
    may_mark: bool = False
    own_marks: Mapping[str, object] | None = None

    @property
    def tells(self) -> bool:
        """Whether it may be seen how the answer went."""
        return Item.RIGHT_WRONG in self.shows


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A question as the screen asks it. `anchor_title` names the passage that explains it."""

    id: str
    number: int
    kind: str
    interaction: str
    prompt: str
    points: float
    shown: Shown
    anchor: str = ""
    anchor_title: str = ""
    is_scored: bool = True
    result: AnswerResult | None = None
    takes_answer: bool = True
    section: str = ""
    is_flagged: bool = False
    # Its own time: what it begins with, None without one; and whether that is over.
    time_limit_s: int | None = None
    is_over: bool = False


@dataclass(frozen=True, slots=True)
class RunStyle:
    """How the screen runs the attempt: what the rules mean for buttons and pages.

    `may_change`: answers stay open until the attempt is handed in. `per_page` 0: all on one page.
    """

    may_change: bool = False
    asks_certainty: bool = False
    is_linear: bool = True
    per_page: int = 1
    is_mastery: bool = False
    is_practice: bool = False
    counts_pauses: bool = True


@dataclass(frozen=True, slots=True)
class QuizRun:
    """A running attempt: everything the screen needs until it is finished.

    `time` is None without a limit. `was_set_back`: the computer's clock was, while nobody looked.
    """

    attempt_id: AttemptId
    asset_id: AssetId
    title: str
    lesson_id: LessonId
    lesson_title: str
    course_id: CourseId
    questions: tuple[QuestionView, ...]
    pass_percent: float | None = None
    is_resumed: bool = False
    style: RunStyle = RunStyle()
    time: TimeState | None = None
    page: int = 0
    was_set_back: bool = False
    is_edited: bool = False  # the quiz was changed since; what was begun goes on as it was
    is_again: bool = False  # only the questions that went wrong
    missing_media: tuple[str, ...] = ()
    # File below the media folder of "media:ID" and of "media/NAME".
    pictures: Mapping[str, str] = field(default_factory=dict)
    current_id: str = ""
    still_needed: int = 0

    @property
    def is_timed(self) -> bool:
        """Whether any time is limited, of the whole or of one question."""
        return self.time is not None or any(view.time_limit_s for view in self.questions)

    @property
    def first_open(self) -> int:
        """Index of the first question that waits for an answer, or len(questions)."""
        if self.current_id:
            ids = [view.id for view in self.questions]
            return ids.index(self.current_id) if self.current_id in ids else 0
        for index, view in enumerate(self.questions):
            if view.is_over:
                continue
            if view.takes_answer and (view.result is None or not view.result.is_done):
                return index
        return len(self.questions)


@dataclass(frozen=True, slots=True)
class QuestionOutcome:
    """How one question of a finished attempt went; MISSED when it was not answered.

    NONE where it may not be seen, or while a person has to mark it.
    """

    question_id: str
    number: int
    prompt: str
    verdict: Verdict
    points: float
    max_points: float
    is_answered: bool = True
    needs_marking: bool = False
    certainty: int | None = None
    seconds: float = 0.0
    may_mark: bool = False


@dataclass(frozen=True, slots=True)
class GroupScore:
    """What a part of the quiz, or one subject of its questions, has earned."""

    title: str
    score: float
    max_score: float
    questions: int


@dataclass(frozen=True, slots=True)
class EarlierAttempt:
    """A finished attempt in a list; `percent` and `passed` are None where they may not be seen.

    `number` counts from 1, in the order of time.
    """

    attempt_id: AttemptId
    percent: float | None
    finished_at: str
    counts: bool
    number: int = 0
    passed: bool | None = None
    is_lost: bool = False
    needs_marking: int = 0


@dataclass(frozen=True, slots=True)
class QuizPast:
    """Somebody's finished attempts at a quiz. `refusal`: why no further one may be begun now."""

    asset_id: AssetId
    title: str
    lesson_id: LessonId
    lesson_title: str
    course_id: CourseId
    attempts: tuple[EarlierAttempt, ...]
    pass_percent: float | None = None
    stands_percent: float | None = None
    counting: str = "highest"
    attempts_left: int | None = None
    refusal: AppError | None = None


@dataclass(frozen=True, slots=True)
class QuizResult:
    """A finished attempt; `passed` is None without a pass mark, the best one may be this one.

    `shows_score` False: figures are 0 and must not be shown yet. `stands_percent` is what counts
    by the rule `counting` of the quiz.
    """

    attempt_id: AttemptId
    asset_id: AssetId
    title: str
    score: float
    max_score: float
    passed: bool | None
    pass_percent: float | None
    best_percent: float
    outcomes: tuple[QuestionOutcome, ...]
    words: str = ""
    shows_score: bool = True
    shows_verdicts: bool = True
    is_lost: bool = False
    counts: bool = True
    needs_marking: int = 0
    stands_percent: float | None = None
    counting: str = "highest"
    groups: tuple[GroupScore, ...] = ()
    earlier: tuple[EarlierAttempt, ...] = ()
    attempts_left: int | None = None
    wrong: int = 0  # questions that can be asked again
    seconds: float = 0.0
    finished_at: str = ""
    number: int = 0  # among the attempts at the whole quiz; 0: only some questions were asked

    @property
    def percent(self) -> float:
        """The score, 0 to 100."""
        return percent_of(self.score, self.max_score)

    @property
    def right(self) -> int:
        """Questions with full credit."""
        return sum(outcome.verdict is Verdict.RIGHT for outcome in self.outcomes)


def percent_of(score: float, max_score: float) -> float:
    """0 to 100; nothing to win counts as 0. Only a full score rounds to 100."""
    if max_score <= 0:
        return 0.0
    share = min(1.0, max(0.0, score / max_score))
    return 100.0 if share > 1 - 1e-6 else min(99.9, round(100 * share, 1))
