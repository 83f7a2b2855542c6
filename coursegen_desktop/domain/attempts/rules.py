"""The rules of a run: the settings of the quiz, and what version 1 of the schema has no field for.

The latter stands in the quiz's `ext` under RUN_KEY, so that the file stays valid for everybody:

    "ext": {"coursegen:run": {"behaviour": "mastery", "mastery": {"right": 4, "of": 5}}}
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Annotated, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, StrictInt, model_validator

from ..questions.base import Flag, Share
from ..quiz_settings import QuizSettings
from .review import Item, Matrix, When

RUN_KEY = "coursegen:run"

# Moodle's default: three wrong tries use a question up.
PENALTY = 1 / 3

_MOST_SECONDS = 366 * 24 * 3600


class Behaviour(Enum):
    """When an answer is judged, and how often it may be given."""

    DEFERRED = "deferred"  # answers may be changed; all are judged at the end
    IMMEDIATE = "immediate"  # judged when it is given, once
    INTERACTIVE = "interactive"  # tries with hints, each costs
    ADAPTIVE = "adaptive"  # any number of tries, the best counts, each costs
    ADAPTIVE_FREE = "adaptive_free"  # the same, without cost
    CERTAINTY = "certainty"  # marked by how certain the learner was
    MASTERY = "mastery"  # goes on until enough of the last answers were right
    PRACTICE = "practice"  # any number of tries, nothing counts


class WhenTimeEnds(Enum):
    """What becomes of an attempt whose time is over; the three ways of Moodle."""

    SUBMIT = "submit"  # handed in as it is
    GRACE = "grace"  # may be handed in for a while, but not changed
    DISCARD = "discard"  # does not count unless it was handed in


class _Part(BaseModel):
    """Options of a newer version are kept in the file and passed over here."""

    model_config = ConfigDict(extra="ignore", frozen=True, defer_build=True)


class MasteryOptions(_Part):
    """So many right `of` the last answers."""

    right: Annotated[StrictInt, Field(ge=1, le=100)] = 5
    of: Annotated[StrictInt, Field(ge=1, le=100)] = 5

    @model_validator(mode="after")
    def _can_be_reached(self) -> MasteryOptions:
        if self.right > self.of:
            raise ValueError(f"{self.right} of {self.of} can never be right")
        return self


class ReviewOptions(_Part):
    """What is shown at each time; a time that is absent follows the settings."""

    during: tuple[Item, ...] | None = None
    after: tuple[Item, ...] | None = None
    later: tuple[Item, ...] | None = None
    closed: tuple[Item, ...] | None = None


class RunOptions(_Part):
    """The value of RUN_KEY."""

    behaviour: Literal["adaptive_free", "mastery", "practice"] | None = None
    penalty: Share | None = None
    mastery: MasteryOptions = MasteryOptions()
    per_page: Annotated[StrictInt, Field(ge=0, le=5_000)] = 1  # 0: all on one page
    when_time_ends: Literal["submit", "grace", "discard"] = "submit"
    grace_s: Annotated[StrictInt, Field(ge=0, le=_MOST_SECONDS)] = 60
    counts_pauses: Flag = True
    opens: AwareDatetime | None = None
    closes: AwareDatetime | None = None
    wait_s: Annotated[StrictInt, Field(ge=0, le=_MOST_SECONDS)] = 0
    review: ReviewOptions = ReviewOptions()
    tutor: Flag = True  # hints, and a model if there is one, where nothing counts (any more)

    @model_validator(mode="after")
    def _opens_before_it_closes(self) -> RunOptions:
        if self.opens is not None and self.closes is not None and self.opens >= self.closes:
            raise ValueError("it closes before it opens")
        return self

    @classmethod
    def read(cls, ext: Mapping[str, object]) -> RunOptions:
        """The options of a quiz. Raises pydantic's ValidationError, which the quiz explains."""
        return cls.model_validate(ext.get(RUN_KEY, {}))


@dataclass(frozen=True, slots=True)
class Rules:
    """Everything that a run has to know of its quiz. Times are in seconds."""

    behaviour: Behaviour = Behaviour.IMMEDIATE
    penalty: float = PENALTY
    is_linear: bool = True
    per_page: int = 1
    time_limit_s: int | None = None
    when_time_ends: WhenTimeEnds = WhenTimeEnds.SUBMIT
    grace_s: int = 60
    counts_pauses: bool = True
    attempts: int = 0  # 0: no limit
    attempt_grade: str = "highest"
    pass_mark: float | None = None
    options: RunOptions = field(default_factory=RunOptions)
    matrix: Matrix = field(default_factory=Matrix)

    @classmethod
    def of(cls, settings: QuizSettings, ext: Mapping[str, object]) -> Rules:
        """The rules of a quiz that was checked."""
        options = RunOptions.read(ext)
        behaviour = Behaviour(options.behaviour or settings.behaviour)
        own = options.review
        return cls(
            behaviour=behaviour,
            penalty=PENALTY if options.penalty is None else float(options.penalty),
            is_linear=settings.navigation == "linear",
            per_page=options.per_page,
            time_limit_s=settings.time_limit_s,
            when_time_ends=WhenTimeEnds(options.when_time_ends),
            grace_s=options.grace_s,
            counts_pauses=options.counts_pauses,
            attempts=settings.attempts,
            attempt_grade=settings.attempt_grade,
            pass_mark=None if settings.pass_mark is None else float(settings.pass_mark),
            options=options,
            matrix=Matrix.of(
                settings.feedback,
                settings.show_answers,
                tells_at_once=behaviour in _TELLS_AT_ONCE,
                is_deferred=behaviour is Behaviour.DEFERRED,
                own={
                    When.DURING: own.during,
                    When.AFTER: own.after,
                    When.LATER: own.later,
                    When.CLOSED: own.closed,
                },
            ),
        )

    @property
    def judges_at_once(self) -> bool:
        """Whether an answer is judged (and no longer changed) when it is given.

        With certainty it is as the feedback: at once, or after the quiz.
        """
        if self.behaviour is Behaviour.CERTAINTY:
            return Item.RIGHT_WRONG in self.matrix.items(When.DURING)
        return self.behaviour is not Behaviour.DEFERRED

    @property
    def asks_certainty(self) -> bool:
        """Whether the learner says how certain he is."""
        return self.behaviour is Behaviour.CERTAINTY

    @property
    def counts(self) -> bool:
        """Whether the result counts among the attempts."""
        return self.behaviour is not Behaviour.PRACTICE


# Without being told right or wrong, nobody could try again.
_TELLS_AT_ONCE = frozenset(
    {
        Behaviour.INTERACTIVE,
        Behaviour.ADAPTIVE,
        Behaviour.ADAPTIVE_FREE,
        Behaviour.MASTERY,
        Behaviour.PRACTICE,
    }
)
