"""A statement that is true or false."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from .base import Answer, AnswerClass, Flag, OptionView, Part, Question, Shown, Text, Verdict


class TrueFalseAnswer(Answer):
    """True, false, or nothing when the question was skipped."""

    value: Flag | None = None


class TrueFalseQuestion(Question):
    """`labels` are the words for true and for false, in that order."""

    interaction: ClassVar[str] = "true_false"
    label: ClassVar[str] = "True or false"
    answer_type: ClassVar[AnswerClass] = TrueFalseAnswer

    type: Literal["true_false"] = "true_false"
    answer: Flag
    feedback_true: Text = ""
    feedback_false: Text = ""
    labels: Annotated[tuple[Text, ...], Field(min_length=2, max_length=2)] = ("True", "False")

    def correct_answer(self) -> dict[str, object]:
        """The value that is right."""
        return {"value": self.answer}

    def correct_text(self) -> str:
        """The word for the right value."""
        return self._word(self.answer)

    def shown(self, seed: int, *, shuffle: bool = False) -> Shown:
        """True, then false: this order is never shuffled."""
        return Shown(options=tuple(OptionView(_key(v), self._word(v)) for v in (True, False)))

    def chosen(self, answer: Mapping[str, object]) -> tuple[str, ...]:
        """ "true" or "false"."""
        given = self.read_answer(answer)
        value = given.value if isinstance(given, TrueFalseAnswer) else None
        return () if value is None else (_key(value),)

    def _word(self, value: bool) -> str:
        return self.labels[0 if value else 1]

    def _judge(self, answer: TrueFalseAnswer) -> tuple[float, tuple[Part, ...]]:
        return float(answer.value is self.answer), (
            self._part(True, answer.value),
            self._part(False, answer.value),
        )

    def _part(self, value: bool, given: bool | None) -> Part:
        is_right = value is self.answer
        if given is value:
            verdict = Verdict.RIGHT if is_right else Verdict.WRONG
            texts = {True: self.feedback_true, False: self.feedback_false}
            return Part(_key(value), verdict, self._word(value), "", texts[value])
        return Part(_key(value), Verdict.MISSED if is_right else Verdict.NONE)


def _key(value: bool) -> str:
    return "true" if value else "false"


QUESTION = TrueFalseQuestion
