"""A short text to type, compared exactly, by wildcards or by regular expression."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

from pydantic import Field, StrictInt, StringConstraints

from ._typed_text import STEPS, Step, TextAnswer, normalised, pattern_faults, text_faults, text_fits
from .base import (
    EPSILON,
    MAX_TYPED,
    Answer,
    AnswerClass,
    Flag,
    Key,
    Part,
    Problem,
    Question,
    Shown,
    TextRules,
    Verdict,
    verdict_of,
)

MAX_WIDTH = 60


class ShortTextAnswer(Answer):
    """The text as it was typed; blank means that the question was skipped."""

    text: Annotated[str, StringConstraints(strict=True, max_length=MAX_TYPED)] = ""


class ShortTextQuestion(Question):
    """The first accepted text that fits decides, as in Moodle."""

    interaction: ClassVar[str] = "short_text"
    label: ClassVar[str] = "Short answer"
    answer_type: ClassVar[AnswerClass] = ShortTextAnswer

    type: Literal["short_text"] = "short_text"
    answers: Annotated[tuple[TextAnswer, ...], Field(min_length=1, max_length=1_000)]
    case_sensitive: Flag = False
    normalise: tuple[Step, ...] = STEPS
    width: StrictInt | None = None

    def correct_answer(self) -> dict[str, object]:
        """A text with full credit; empty where only regular expressions have it."""
        return {"text": next((text for item in self._right() if (text := item.example())), "")}

    def correct_text(self) -> str:
        """The first answer with full credit that can be read, else its pattern."""
        right = self._right()
        shown = next((item for item in right if item.match != "regex"), None) or right[0]
        return shown.words()

    def answer_keys(self) -> tuple[Key, ...]:
        """The first right text that can be read; all that bring anything are right beside it."""
        words = [item.example() for item in self.answers if item.fraction > EPSILON]
        right = next((item.example() for item in self._right() if item.example()), "")

        def fits(text: str) -> bool:
            fit = self._fit(text)
            return fit is not None and fit.fraction > 1 - EPSILON

        return (Key(right, "text", others=tuple(filter(None, words)), fits=fits),)

    def unplayable(self) -> str:
        """Regular expressions that RE2 cannot say, though others can."""
        fault = pattern_faults(self.answers)
        return f"its regular expression cannot be judged here: {fault}" if fault else ""

    def check(self) -> tuple[Problem, ...]:
        """A text with full credit, and none that an earlier answer takes away."""
        found = list(text_faults(self.answers, "answers"))
        right = {"text": ""} if found else self.correct_answer()
        if right["text"]:
            taken = self._fit(str(right["text"]))
            if taken is None or taken.fraction < 1 - EPSILON:
                reason = f"an earlier answer takes the right one, “{right['text']}”"
                found.append(Problem("answers", reason))
        return tuple(found)

    def shown(self, seed: int, *, shuffle: bool = False) -> Shown:
        """A field, as wide as the longest answer when the question does not say."""
        longest = max((len(a.text) for a in self.answers if a.match != "regex"), default=16)
        width = longest + 4 if self.width is None or self.width < 1 else self.width
        return Shown(text=TextRules(width=max(12, min(width, MAX_WIDTH))))

    def chosen(self, answer: Mapping[str, object]) -> tuple[str, ...]:
        """The text as it is compared: answers that count as the same are one."""
        given = self.read_answer(answer)
        text = given.text if isinstance(given, ShortTextAnswer) else ""
        same = normalised(text, case_sensitive=self.case_sensitive, steps=self.normalise)
        return (same,) if same else ()

    def _right(self) -> list[TextAnswer]:
        return [item for item in self.answers if item.fraction > 1 - EPSILON]

    def _fit(self, text: str) -> TextAnswer | None:
        return text_fits(
            self.answers, text, case_sensitive=self.case_sensitive, steps=self.normalise
        )

    def _judge(self, answer: ShortTextAnswer) -> tuple[float, tuple[Part, ...]]:
        if not answer.text.strip():
            return 0.0, (Part("text", Verdict.MISSED, "", self.correct_text()),)
        fit = self._fit(answer.text)
        fraction = float(fit.fraction) if fit else 0.0
        verdict = verdict_of(fraction)
        expected = "" if verdict is Verdict.RIGHT else self.correct_text()
        feedback = fit.feedback if fit else ""
        return fraction, (Part("text", verdict, answer.text, expected, feedback),)


QUESTION = ShortTextQuestion
