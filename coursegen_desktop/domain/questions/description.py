"""Something to read between questions: no answer, no points."""

from __future__ import annotations

from typing import ClassVar, Literal

from .base import Question


class DescriptionQuestion(Question):
    """The prompt is all of it; other questions may name it as their stimulus."""

    label: ClassVar[str] = "Text"
    is_scored: ClassVar[bool] = False
    takes_answer: ClassVar[bool] = False

    type: Literal["description"] = "description"


QUESTION = DescriptionQuestion
