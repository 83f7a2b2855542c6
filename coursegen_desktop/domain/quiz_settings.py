"""How a quiz is taken, as quiz.schema.json, version 1, has it."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field, StrictInt

from .questions.base import Canonical, Count, Flag, Number, Share, Text


class GradeBand(Canonical):
    """What to say from `min` of the score on, 0 to 1."""

    min: Number
    text: Text


class QuizSettings(Canonical):
    """How the quiz is taken; what version 1 has no field for stands in `attempts.rules`."""

    nullable: ClassVar[frozenset[str]] = frozenset({"time_limit_s"})

    time_limit_s: Annotated[StrictInt, Field(ge=1)] | None = None
    attempts: Count = 0
    attempt_grade: Literal["highest", "last", "first", "average"] = "highest"
    shuffle_questions: Flag = False
    shuffle_choices: Flag = False
    pass_mark: Share | None = None
    feedback: Literal["immediate", "after_quiz", "after_close", "never"] = "immediate"
    show_answers: Literal["immediate", "after_quiz", "after_pass", "never"] = "immediate"
    navigation: Literal["free", "linear"] = "linear"
    behaviour: Literal["deferred", "immediate", "interactive", "adaptive", "certainty"] = (
        "immediate"
    )
    grade_feedback: tuple[GradeBand, ...] = ()
