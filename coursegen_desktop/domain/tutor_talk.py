"""What a learner and a tutor say to each other, and about what. Nothing of it is ever stored."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from .errors import AppError
from .ids import AttemptId, CardId, LessonId
from .tutor import Passage, Step

# Letters of one message; more is pasted, not said.
MAX_SAID = 2_000
# Messages that a model is shown again.
MOST_TURNS = 12


@dataclass(frozen=True, slots=True)
class AttemptQuestion:
    """A question of somebody's attempt at a quiz, with the answer that is stored."""

    attempt_id: AttemptId
    question_id: str


@dataclass(frozen=True, slots=True)
class CardQuestion:
    """The question of a card of the review, and how it was answered just now."""

    card_id: CardId
    answer: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class LessonCheck:
    """A check-yourself question in the midst of a lesson."""

    lesson_id: LessonId
    key: str


@dataclass(frozen=True, slots=True)
class WholeLesson:
    """A lesson, and nothing special in it."""

    lesson_id: LessonId


Asked = AttemptQuestion | CardQuestion | LessonCheck
Subject = Asked | WholeLesson


@dataclass(frozen=True, slots=True)
class Hint:
    """A step of a ladder; `number` counts from 1 to `count`."""

    step: Step
    number: int
    count: int

    @property
    def is_last(self) -> bool:
        """Whether there is nothing more to tell."""
        return self.number >= self.count


class Who(Enum):
    """Who says something."""

    LEARNER = "learner"
    TUTOR = "tutor"


@dataclass(frozen=True, slots=True)
class Turn:
    """One message."""

    who: Who
    text: str


@dataclass(frozen=True, slots=True)
class Reply:
    """What a model said, cleaned: little Markdown with marks "[1]" for `passages`, in order."""

    text: str
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Destination:
    """Where messages go: the connection's name, its model and its host; "" on this computer.

    `is_sent_on`: a server on this computer sends them on to another one.
    `is_open`: others can read them on the way.
    """

    name: str
    model: str
    host: str = ""
    is_sent_on: bool = False
    is_open: bool = False

    @property
    def stays_here(self) -> bool:
        """Whether nothing leaves this computer."""
        return not (self.host or self.is_sent_on)


@dataclass(frozen=True, slots=True)
class Term:
    """A term of the course that the lesson uses, with its definition (Markdown)."""

    term: str
    definition: str


@dataclass(frozen=True, slots=True)
class CheckItem:
    """A check-yourself question of a lesson, by the key of its box in the page."""

    key: str
    prompt: str


@dataclass(frozen=True, slots=True)
class LessonHelp:
    """What can be done about a lesson. `refusal`: why nothing is; `quiet`: why no model answers
    just now. `destination` is None where no model was chosen."""

    terms: tuple[Term, ...] = ()
    checks: tuple[CheckItem, ...] = ()
    destination: Destination | None = None
    refusal: AppError | None = None
    quiet: AppError | None = None


@dataclass(frozen=True, slots=True)
class Help:
    """What is offered below a question: hints, and a model to talk to where there is one."""

    destination: Destination | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """Where a lesson explains a word: its definition, and the sentences that speak of it."""

    term: Term | None = None
    passages: tuple[Passage, ...] = ()
