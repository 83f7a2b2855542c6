"""Agents at work, as they are shown: what one does, what was asked, what it takes."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from .connection import Connection
from .errors import ProviderError, ProviderFault
from .ids import RunId
from .outline import Outline

# Kinds of steps beside the writing of a lesson itself.
PLAN, AUTHOR, REPAIR, SUMMARY, QUIZ, SOLVE, CRITIC = STEP_KINDS = (
    "plan",
    "author",
    "repair",
    "summary",
    "quiz",
    "solve",
    "critic",
)
RIGHT_ANSWER = "The right answer."  # what is noted of a solver who found it


@dataclass(frozen=True, slots=True)
class Used:
    """What was used so far: tokens, money (in the user's), calls, and how many parts were
    mended."""

    tokens_in: int = 0
    tokens_out: int = 0
    cost: float = 0.0
    calls: int = 0
    repaired: int = 0

    def plus(self, other: Used) -> Used:
        """The sum of both."""
        return Used(
            self.tokens_in + other.tokens_in,
            self.tokens_out + other.tokens_out,
            self.cost + other.cost,
            self.calls + other.calls,
            self.repaired + other.repaired,
        )


@dataclass(frozen=True, slots=True)
class AgentNow:
    """What an agent does at this moment: `kind` of step, on which lesson and part of it, and the
    end of what it has written so far."""

    kind: str
    lesson: str
    part: str = ""
    text: str = ""

    def hearing(self, piece: str, most: int = 1200) -> AgentNow:
        """With one more piece of text."""
        return replace(self, text=(self.text + piece)[-most:])


@dataclass(frozen=True, slots=True)
class TraceStep:
    """One question to a model and what became of it. `seconds` it took, `verdict` in words, one
    line each; `unit` is "lesson key/part"."""

    id: int
    kind: str
    unit: str
    title: str
    model: str
    system: str
    prompt: str
    answer: str
    verdict: tuple[str, ...]
    tokens_in: int
    tokens_out: int
    cost: float
    seconds: float
    at: str

    @property
    def findings(self) -> tuple[str, ...]:
        """What was found wrong in the answer: the verdict without what only reports."""
        if self.kind == PLAN or self.verdict == (RIGHT_ANSWER,):
            return ()
        return self.verdict[1:] if self.kind == CRITIC else self.verdict

    def matches(self, words: str) -> bool:
        """Whether any of its texts holds `words`, small or capital letters alike."""
        wanted = words.casefold().strip()
        texts = (self.title, self.model, self.system, self.prompt, self.answer, *self.verdict)
        return not wanted or any(wanted in text.casefold() for text in texts)


@dataclass(frozen=True, slots=True)
class Estimate:
    """What a course will take, from `low` to `high`: calls, tokens both ways, seconds (0 where
    the speed is not known) and money."""

    calls: tuple[int, int]
    tokens: tuple[int, int]
    seconds: tuple[float, float]
    cost: tuple[float, float]


@dataclass(frozen=True, slots=True)
class LessonSize:
    """A planned lesson: its words, and how many of its questions a model may word."""

    words: int
    questions: int = field(default=0)


# Tokens that a model has to read and write together, for a part of a lesson with its rules.
LEAST_WINDOW = 1500


def need_able(connection: Connection) -> None:
    """Raise ProviderError where nothing says that its model can write courses."""
    if connection.profile is None:
        raise ProviderError(
            ProviderFault.NO_SCHEMA,
            "“{name}” was not tested yet.",
            "Test it in Settings, Language models.",
            name=connection.name,
        )
    if connection.window < LEAST_WINDOW:
        raise ProviderError(
            ProviderFault.WINDOW,
            "“{name}” reads only {count} tokens at a time.",
            "At least {least} are needed. Give it a larger window, or choose another model.",
            name=connection.name, count=connection.window, least=LEAST_WINDOW,
        )  # fmt: skip


# Measured on the prompts of resources/prompts: tokens of instructions, and of each word of text.
_INSTRUCTIONS, _A_WORD = 420, 1.6
_WORDS_A_PART, _CRITIC_SHARE = 180, 1.5
_QUESTION_IN, _QUESTION_OUT, _SOLVER_IN, _SOLVER_OUT = 520, 180, 300, 60


def sizes_of(outline: Outline, questions: int) -> list[LessonSize]:
    """The lessons of an outline that a model would write, with at most so many questions each."""
    return [
        LessonSize(lesson.words, min(questions, lesson.yields.questions))
        for lesson in outline.lessons
        if not lesson.is_reference
    ]


def estimate(lessons: list[LessonSize], connection: Connection) -> Estimate:
    """What writing lessons of these sizes takes: at the least with nothing to mend, at the most
    with every part mended twice and every question worded twice."""
    low_in = low_out = high_in = high_out = 0.0
    low_calls = high_calls = 0
    for one in lessons:
        parts = max(1, round(one.words / _WORDS_A_PART))
        text = one.words * _A_WORD
        tell_in, tell_out = parts * _INSTRUCTIONS + text, text
        ask_in = one.questions * (_QUESTION_IN + _SOLVER_IN)
        ask_out = one.questions * (_QUESTION_OUT + _SOLVER_OUT)
        look = 2 * _INSTRUCTIONS + min(text, 500) + text * _CRITIC_SHARE
        low_calls += parts + 2 * one.questions + 2  # summary and critic
        low_in += tell_in + ask_in + look
        low_out += tell_out * 0.8 + ask_out + 220
        high_calls += 3 * parts + 4 * one.questions + 2
        high_in += 3 * tell_in + 2 * text * 2 + 2 * ask_in + look
        high_out += 3 * tell_out + 2 * ask_out + 600
    speed = connection.profile.tokens_per_s if connection.profile is not None else 0.0
    # Reading is some ten times faster than writing on the machines that were measured.
    seconds = tuple(
        (out + read / 10) / speed if speed else 0.0
        for read, out in ((low_in, low_out), (high_in, high_out))
    )
    return Estimate(
        (low_calls, high_calls),
        (round(low_in + low_out), round(high_in + high_out)),
        (seconds[0], seconds[1]),
        (connection.cost(round(low_in), round(low_out)),
         connection.cost(round(high_in), round(high_out))),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class LiveAgents:
    """The agents of a run as they stand in memory."""

    run_id: RunId
    now: tuple[AgentNow, ...] = ()
    used: Used = field(default_factory=Used)
    last: tuple[str, ...] = ()  # what was found, mended or given up lately, the newest last
