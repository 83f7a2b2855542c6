"""Choose one or several of a list. Credit by fractions -1..1, as Moodle and QTI mappings do."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from .base import (
    EPSILON,
    Answer,
    AnswerClass,
    Count,
    Flag,
    Identifier,
    Key,
    Option,
    Part,
    Problem,
    Question,
    Scoring,
    Shown,
    Verdict,
    twice,
)

# How far the credit of all right choices may be from 1: seven choices at 0.1428571 are fine.
_SUM_SLACK = 1e-3


class ChoiceAnswer(Answer):
    """Ids of the chosen options; none means that the question was skipped."""

    chosen: Annotated[tuple[Identifier, ...], Field(max_length=10_000)] = ()


class ChoiceQuestion(Question):
    """Single choice (`single`) or multiple choice."""

    interaction: ClassVar[str] = "choice"
    label: ClassVar[str] = "Multiple choice"
    answer_type: ClassVar[AnswerClass] = ChoiceAnswer

    type: Literal["choice"] = "choice"
    single: Flag
    choices: Annotated[tuple[Option, ...], Field(min_length=1, max_length=10_000)]
    min_choices: Count | None = None
    max_choices: Count | None = None
    scoring: Scoring = "sum_floor_zero"
    numbering: Literal["none", "abc", "ABC", "123", "iii", "III"] = "ABC"
    layout: Literal["vertical", "horizontal", "dropdown"] = "vertical"

    @property
    def kind(self) -> str:
        """Single or multiple choice."""
        return "Single choice" if self.most == 1 else self.label

    @property
    def most(self) -> int:
        """How many may be chosen; 0 in the file means no limit."""
        return 1 if self.single else (self.max_choices or len(self.choices))

    @property
    def least(self) -> int:
        """How many must be chosen, should the question be answered at all."""
        return min(self.min_choices or 0, self.most)

    def correct_answer(self) -> dict[str, object]:
        """Every right choice, or the best one when only one may be chosen."""
        right = [item.id for item in self.choices if self._is_right(item)]
        return {"chosen": right[:1] if self.single else right}

    def correct_text(self) -> str:
        """The right choices, joined by semicolons."""
        right = [item.text for item in self.choices if self._is_right(item)]
        return "; ".join(right[:1] if self.single else right)

    def answer_keys(self) -> tuple[Key, ...]:
        """The right choices."""
        right = [item for item in self.choices if self._is_right(item)]
        texts = tuple(item.text for item in right) if self.single else ()
        best = right[:1] if self.single else right
        return tuple(Key(item.text, item.id, others=texts) for item in best)

    def check(self) -> tuple[Problem, ...]:
        """Ids once, and a right answer that can be reached."""
        found = []
        if double := twice(item.id for item in self.choices):
            found.append(Problem("choices", f"the id “{double}” stands there twice"))
        right = [item for item in self.choices if self._is_right(item)]
        if not right:
            needs = "a single choice needs one with fraction 1" if self.single else "none is right"
            found.append(Problem("choices", needs))
        elif not self.single:
            found += self._check_several(right)
        return tuple(found)

    def _check_several(self, right: list[Option]) -> list[Problem]:
        found = []
        total = sum(float(item.fraction) for item in right)
        if self.scoring in ("sum", "sum_floor_zero") and abs(total - 1) > _SUM_SLACK:
            reason = f"the fractions of the right choices add up to {total:.4g} instead of 1"
            found.append(Problem("choices", reason))
        if len(right) > self.most:
            reason = f"{len(right)} choices are right, but only {self.most} may be chosen"
            found.append(Problem("max_choices", reason))
        if len(right) < self.least:
            reason = f"{self.least} must be chosen, but only {len(right)} are right"
            found.append(Problem("min_choices", reason))
        return found

    def shown(self, seed: int, *, shuffle: bool = False) -> Shown:
        """The choices in this attempt's order."""
        wanted = shuffle if self.shuffle is None else self.shuffle
        options = self._arranged(self.choices, seed, shuffle=wanted)
        return Shown(
            options=options,
            most=self.most,
            least=self.least,
            layout=self.layout,
            numbering=self.numbering,
        )

    def chosen(self, answer: Mapping[str, object]) -> tuple[str, ...]:
        """The ids of the chosen options."""
        given = self.read_answer(answer)
        return given.chosen if isinstance(given, ChoiceAnswer) else ()

    def without_wrong(self, answer: Mapping[str, object]) -> dict[str, object]:
        """The right ones of the chosen."""
        right = {item.id for item in self.choices if self._is_right(item)}
        return {"chosen": [name for name in self.chosen(answer) if name in right]}

    def _is_right(self, item: Option) -> bool:
        # Of several choices each brings its share; a single one must bring everything.
        return item.fraction > (1 - EPSILON if self.single else EPSILON)

    def _judge(self, answer: ChoiceAnswer) -> tuple[float, tuple[Part, ...]]:
        chosen = set(answer.chosen)
        self._check_answer(answer, chosen)
        right = {item.id for item in self.choices if self._is_right(item)}
        parts = tuple(self._part(item, item.id in chosen) for item in self.choices)
        if self.scoring == "all_or_nothing":
            whole = len(chosen & right) == 1 if self.single else chosen == right
            return float(whole), parts
        if self.scoring == "right_minus_wrong":
            ours, others = len(chosen & right), len(chosen - right)
            return max(0.0, (ours - others) / (1 if self.single else len(right))), parts
        total = sum(float(item.fraction) for item in self.choices if item.id in chosen)
        return max(0.0, total) if self.scoring == "sum_floor_zero" else total, parts

    def _check_answer(self, answer: ChoiceAnswer, chosen: set[str]) -> None:
        if len(chosen) != len(answer.chosen):
            raise self._refuse("a choice was given twice")
        if unknown := sorted(chosen - {item.id for item in self.choices}):
            raise self._refuse(f"there is no choice “{unknown[0]}”")
        if len(chosen) > self.most:
            raise self._refuse(f"at most {self.most} may be chosen")
        if chosen and len(chosen) < self.least:
            raise self._refuse(f"at least {self.least} must be chosen")

    def _part(self, item: Option, is_chosen: bool) -> Part:
        if is_chosen:
            if self._is_right(item):
                verdict = Verdict.RIGHT
            else:
                verdict = Verdict.PARTIAL if item.fraction > EPSILON else Verdict.WRONG
            return Part(item.id, verdict, item.text, "", item.feedback)
        missed = Verdict.MISSED if self._is_right(item) else Verdict.NONE
        return Part(item.id, missed, "", "", "")


QUESTION = ChoiceQuestion
