"""Questions that were read from text or written as text, and what was wrong on the way."""

from __future__ import annotations

from dataclasses import dataclass

from .questions.base import Question

# More than a teacher pastes; a hostile text of five megabytes is still read to its end.
MAX_TEXT = 6_000_000
MAX_QUESTION = 100_000
MAX_PROBLEMS = 1_000


@dataclass(frozen=True, slots=True)
class TextProblem:
    """What could not be read, as the words of an error: templates for `values`.

    `line` counts from 1.
    """

    line: int
    sentence: str
    hint: str = ""
    values: tuple[tuple[str, object], ...] = ()


@dataclass(frozen=True, slots=True)
class ReadQuestions:
    """The good questions in their order, with ids q1, q2, …, and the problems of the others."""

    questions: tuple[Question, ...]
    problems: tuple[TextProblem, ...] = ()


@dataclass(frozen=True, slots=True)
class WriteLoss:
    """What the text cannot say of a question. `is_left_out`: it is not in the text at all."""

    question_id: str
    reason: str
    is_left_out: bool = False


@dataclass(frozen=True, slots=True)
class WrittenQuestions:
    """The text, how many questions stand in it, and what is not in it."""

    text: str
    questions: int = 0
    losses: tuple[WriteLoss, ...] = ()
