"""What all question types share: the fields of quiz.schema.json, answers, grades and views.

A type is one file beside this one. It subclasses `Question`, names its answer class and its
interaction, judges an answer in `_judge`, and is registered as the module's `QUESTION`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Annotated, Any, ClassVar, Literal, TypeAlias

from pydantic import (
    Field,
    JsonValue,
    SerializerFunctionWrapHandler,
    StrictBool,
    StrictInt,
    StringConstraints,
    ValidationError,
    field_validator,
    model_serializer,
)

from ..base import Schema
from ..errors import InvalidContent
from ._shuffle import by_key, in_places
from ._views import CardView as CardView
from ._views import Criterion as Criterion
from ._views import FileRules as FileRules
from ._views import GapView as GapView
from ._views import Grade as Grade
from ._views import Key as Key
from ._views import LabelView as LabelView
from ._views import OptionView as OptionView
from ._views import Part as Part
from ._views import Problem as Problem
from ._views import RegionView as RegionView
from ._views import Shown as Shown
from ._views import TextRules as TextRules
from ._views import Verdict as Verdict
from ._views import WordView as WordView
from ._views import right_keys as right_keys

Identifier = Annotated[
    str, StringConstraints(strict=True, pattern=r"^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$")
]
Text = Annotated[str, StringConstraints(strict=True)]
# Whole numbers stay whole, so that a file is written back as it was read; NaN, infinities and
# figures nobody could mean are refused.
Number = Annotated[
    StrictInt | Annotated[float, Field(strict=True, allow_inf_nan=False)],
    Field(ge=-1_000_000_000, le=1_000_000_000),
]
Fraction = Annotated[Number, Field(ge=-1, le=1)]
Share = Annotated[Number, Field(ge=0, le=1)]
Amount = Annotated[Number, Field(ge=0)]
Count = Annotated[StrictInt, Field(ge=0, le=1_000_000_000)]
Flag = StrictBool
Scoring = Literal["all_or_nothing", "sum", "sum_floor_zero", "right_minus_wrong"]

# What a learner may type into one field; longer input is a mistake or an attack.
MAX_TYPED = 2_000

# A fraction this near to 1 or 0 is 1 or 0: three choices at 0.3333333 make a right answer.
EPSILON = 1e-6


class Canonical(Schema):
    """Writes back what was given: unset fields stay unset, so that a round trip adds nothing."""

    always_written: ClassVar[frozenset[str]] = frozenset()
    nullable: ClassVar[frozenset[str]] = frozenset()

    @model_serializer(mode="wrap")
    def _write(self, handler: SerializerFunctionWrapHandler) -> dict[str, Any]:
        given = self.model_fields_set | self.always_written
        return {
            name: value
            for name, value in handler(self).items()
            if name in given and (value is not None or name in self.nullable)
        }


class Option(Canonical):
    """A choice, stem or match option. `fraction` -1..1 is its credit; `fixed` stays in place."""

    id: Identifier
    text: Text
    fraction: Fraction = 0
    feedback: Text = ""
    fixed: Flag = False


class Feedback(Canonical):
    """Texts shown after the answer: `general` always, the others by how it went."""

    general: Text = ""
    correct: Text = ""
    partial: Text = ""
    incorrect: Text = ""


class Hint(Canonical):
    """Help for the next try, for behaviours with several tries."""

    text: Text
    penalty: Share = 0
    show_count: Flag = False
    clear_wrong: Flag = False


class Source(Canonical):
    """Where something came from; `raw` is the fragment as it was read."""

    format: Text
    version: Text = ""
    file: Text = ""
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")] | None = None
    locator: Text = ""
    raw: Text = ""


class Answer(Schema):
    """What a learner gave, as the small JSON object that is stored."""


# Named here because a field called "type" hides the builtin inside the question classes.
AnswerClass: TypeAlias = type[Answer]


class Question(Canonical):
    """A question of any type; fields as in quiz.schema.json, prompt and texts in Markdown."""

    # How a person answers; ui/content has one widget for each.
    interaction: ClassVar[str] = "none"
    # What the type is called, English, translated when shown.
    label: ClassVar[str] = "Question"
    answer_type: ClassVar[AnswerClass] = Answer
    is_scored: ClassVar[bool] = True
    # Whether there is something to answer: a flashcard takes an answer and earns nothing.
    takes_answer: ClassVar[bool] = True
    # A person has to mark it: `grade` says so, `graded_by_hand` takes the marks.
    is_marked: ClassVar[bool] = False
    always_written: ClassVar[frozenset[str]] = frozenset({"type"})

    id: Identifier
    type: str
    title: Text = ""
    prompt: Text
    points: Amount = 1
    difficulty: Share | None = None
    tags: tuple[Text, ...] = ()
    category: tuple[Text, ...] = ()
    external_id: Text = ""
    lang: Text = ""
    feedback: Feedback = Feedback()
    hints: tuple[Hint, ...] = ()
    penalty: Share | None = None
    attempts: Count | None = None
    time_limit_s: Annotated[StrictInt, Field(ge=1)] | None = None
    shuffle: Flag | None = None
    stimulus: Identifier | None = None
    source: Source | None = None
    loss: tuple[Text, ...] = ()
    ext: dict[str, JsonValue] = Field(default_factory=dict)

    @field_validator("tags")
    @classmethod
    def _tags_once(cls, tags: tuple[str, ...]) -> tuple[str, ...]:
        if len(set(tags)) != len(tags):
            raise ValueError("a tag stands there twice")
        return tags

    @property
    def kind(self) -> str:
        """Of what type the question is, as it is asked: "Single choice"."""
        return self.label

    @property
    def max_points(self) -> float:
        """What a right answer earns."""
        return float(self.points) if self.is_scored else 0.0

    def read_answer(self, answer: Mapping[str, object]) -> Answer:
        """The stored JSON as this type's answer; InvalidContent when it is not one."""
        try:
            return self.answer_type.model_validate(dict(answer))
        except ValidationError as error:
            raise InvalidContent(
                "The answer to question {question} cannot be read: {reason}",
                question=self.id,
                reason=explained(error)[1],
            ) from error

    def complaint(self, answer: Mapping[str, object]) -> InvalidContent | None:
        """What to tell the learner instead of judging: "NaN" is no number. None: all is well.

        Asked before an answer is handed in. An answer that is handed in all the same (time ran
        out) is judged without a crash and earns nothing for what cannot be read.
        """
        try:
            given = self.read_answer(answer)
            self._judge(given)
        except InvalidContent as error:
            return error
        return self._complain(given)

    def is_empty(self, answer: Mapping[str, object]) -> bool:
        """Whether nothing was answered."""
        try:
            return self._is_blank(self.read_answer(answer))
        except InvalidContent:
            return False

    def without_wrong(self, answer: Mapping[str, object]) -> dict[str, object]:
        """What is right of an answer, to begin the next try with (`clear_wrong` of a hint)."""
        return dict(answer) if self.grade(answer).correct else {}

    def media_ids(self) -> tuple[tuple[str, str], ...]:
        """(field, media id) of the pictures without which it cannot be asked."""
        return ()

    def chosen(self, answer: Mapping[str, object]) -> tuple[str, ...]:
        """The picks in an answer, as short labels that can be counted; for statistics."""
        return ()

    def grade(self, answer: Mapping[str, object], *, points: float | None = None) -> Grade:
        """Judge an answer; `points` replaces the question's own (a section may set them).

        Pure. Raises InvalidContent when the answer does not belong to this question.
        """
        fraction, parts = self._judge(self.read_answer(answer))
        return self._graded(fraction, parts, points)

    def _graded(self, fraction: float, parts: tuple[Part, ...], points: float | None) -> Grade:
        fraction = settled(fraction)
        verdict = verdict_of(fraction)
        most = self.max_points if points is None or not self.is_scored else float(points)
        texts = (self._outcome_text(verdict), self.feedback.general)
        return Grade(
            fraction=fraction,
            points=fraction * most,
            max_points=most,
            verdict=verdict if self.is_scored else Verdict.NONE,
            parts=parts,
            feedback=tuple(text for text in texts if text.strip()),
            general=self.feedback.general.strip() and self.feedback.general,
        )

    def correct_answer(self) -> dict[str, object]:
        """An answer that earns full credit, in the stored form."""
        return {}

    def correct_text(self) -> str:
        """The right answer in words (Markdown), for results and spoken feedback."""
        return ""

    def answer_keys(self) -> tuple[Key, ...]:
        """What the right answer is made of, where hints can lead to it; () where they cannot."""
        return ()

    def check(self) -> tuple[Problem, ...]:
        """What is wrong beyond the schema: references, ids, a missing right answer."""
        return ()

    def unplayable(self) -> str:
        """Why this program cannot ask the question yet, "" when it can (English)."""
        return ""

    def shown(self, seed: int, *, shuffle: bool = False) -> Shown:
        """What to offer in the attempt of that seed; `shuffle` is the quiz's wish."""
        return Shown()

    def _judge(self, answer: Any) -> tuple[float, tuple[Part, ...]]:
        return 0.0, ()

    def _complain(self, answer: Any) -> InvalidContent | None:
        return None

    def _is_blank(self, answer: Any) -> bool:
        return all(_is_void(value) for value in answer.model_dump().values())

    def _outcome_text(self, verdict: Verdict) -> str:
        texts = {
            Verdict.RIGHT: self.feedback.correct,
            Verdict.PARTIAL: self.feedback.partial,
            Verdict.WRONG: self.feedback.incorrect,
        }
        return texts.get(verdict, "")

    def _arranged(
        self, options: tuple[Option, ...], seed: int, *, shuffle: bool, salt: str = ""
    ) -> tuple[OptionView, ...]:
        """Options in this attempt's order; the fixed ones keep their places."""
        ordered = options
        if shuffle:
            free = [item for item in options if not item.fixed]
            mixed = by_key(free, seed, f"{self.id}/{salt}", lambda item: item.id)
            ordered = in_places(options, mixed, lambda item: not item.fixed)
        return tuple(OptionView(item.id, item.text) for item in ordered)

    def _refuse(self, reason: str) -> InvalidContent:
        return InvalidContent(
            "The answer to question {question} cannot be read: {reason}",
            question=self.id,
            reason=reason,
        )


def _is_void(value: object) -> bool:
    """Nothing, blank text, or a list or object of such."""
    if isinstance(value, str):
        return not value.strip()
    if isinstance(value, Mapping):
        return all(_is_void(item) for item in value.values())
    return value is None or value == [] or value == ()


def settled(fraction: float) -> float:
    """Within -1..1, with 0.9999999 counted as 1 and 0.0000001 as 0."""
    fraction = min(1.0, max(-1.0, float(fraction)))
    for whole in (-1.0, 0.0, 1.0):
        if abs(fraction - whole) < EPSILON:
            return whole
    return fraction


def verdict_of(fraction: float) -> Verdict:
    """Right at full credit, wrong at none or less, partial between."""
    if fraction > 1 - EPSILON:
        return Verdict.RIGHT
    return Verdict.WRONG if fraction < EPSILON else Verdict.PARTIAL


def twice(ids: Iterable[str]) -> str:
    """The first id that stands there twice, or ""."""
    seen: set[str] = set()
    for item in ids:
        if item in seen:
            return item
        seen.add(item)
    return ""


_WORDS = {
    "missing": "it is missing",
    "extra_forbidden": "this field is not known",
    "string_type": "it should be text",
    "bool_type": "it should be true or false",
    "int_type": "it should be a whole number",
    "int_from_float": "it should be a whole number",
    "tuple_type": "it should be a list",
    "dict_type": "it should be an object",
    "model_type": "it should be an object",
    "string_pattern_mismatch": "it holds characters that are not allowed there, or too many",
}
# Steps that pydantic adds for the members of a union; they are no fields of ours.
_INNER = re.compile(r"(constrained-)?(int|float|str)|nullable.*|function-.*")


def explained(error: ValidationError) -> tuple[str, str]:
    """(field, reason) of the first fault that pydantic found; list places count from 1."""
    fault = error.errors(include_url=False, include_input=False, include_context=False)[0]
    field, inner = "", False
    for step in fault["loc"]:
        if isinstance(step, int):
            field += f"[{step + 1}]"
        elif inner := bool(_INNER.fullmatch(str(step))):
            continue
        else:
            field += f".{step}" if field else str(step)
    reason = _WORDS.get(str(fault["type"]), str(fault["msg"]).removeprefix("Value error, "))
    return field, "it should be a number" if inner else reason
