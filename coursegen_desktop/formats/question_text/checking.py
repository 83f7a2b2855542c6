"""What both readers end with: a question that can be asked, or why it cannot."""

from __future__ import annotations

from typing import Any

from ...domain.errors import InvalidContent
from ...domain.questions.base import Question
from ...domain.quiz import read_question
from ...domain.read_questions import TextProblem


def checked(raw: dict[str, Any]) -> Question:
    """The question. InvalidContent names the field that is wrong."""
    try:
        made = read_question(raw)
    except InvalidContent as error:
        reason = str(error.values.get("reason", ""))
        raise _fault(str(error.values.get("field", "")), reason) from error
    if faults := made.check():
        raise _fault(faults[0].field, faults[0].reason)
    return made


def problem(line: int, error: InvalidContent) -> TextProblem:
    """An error at its line."""
    return TextProblem(line, error.sentence, error.hint, tuple(error.values.items()))


def too_long() -> InvalidContent:
    """No text that anybody pastes."""
    return InvalidContent("The text is too long to be read.", "Paste a part of it.")


def too_much() -> InvalidContent:
    """There were as many questions, or problems, as one text may bring."""
    return InvalidContent("The rest was not read.", "Paste it separately.")


def _fault(field: str, reason: str) -> InvalidContent:
    return InvalidContent("Field {field}: {reason}.", field=field, reason=reason)
