"""Marks that a person gives: for essays and files, which no program can judge."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from typing import Annotated, ClassVar

from pydantic import Field, StringConstraints, ValidationError

from ..base import Schema
from ..errors import InvalidContent
from .base import Criterion, Flag, Grade, Number, Part, Question, Share, Verdict, verdict_of

# Set in `ext` of the question: "self" when the learner marks, with the rubric before his eyes.
MARKED_BY_KEY = "coursegen:marked_by"


class Marks(Schema):
    """What was given: points for each line of the rubric, or without one the share, 0 to 1."""

    rubric: Annotated[tuple[Number, ...], Field(max_length=200)] = ()
    share: Share | None = None
    comment: Annotated[str, StringConstraints(strict=True, max_length=20_000)] = ""
    by_learner: Flag = False


class MarkedQuestion(Question):
    """A question whose answer waits for a person. Nothing at all earns nothing, at once."""

    is_marked: ClassVar[bool] = True

    @property
    def criteria(self) -> tuple[Criterion, ...]:
        """The lines of the rubric, when there is one."""
        return ()

    @property
    def marked_by(self) -> str:
        """self or instructor."""
        return "self" if self.ext.get(MARKED_BY_KEY) == "self" else "instructor"

    def grade(self, answer: Mapping[str, object], *, points: float | None = None) -> Grade:
        """Nothing yet: `needs_marking` says that a person has to look at it."""
        given = self.read_answer(answer)
        if self._is_blank(given):
            return self._graded(0.0, (), points)
        most = self.max_points if points is None else float(points)
        general = (self.feedback.general,) if self.feedback.general.strip() else ()
        text = general[0] if general else ""
        return Grade(0.0, 0.0, most, Verdict.NONE, (), general, needs_marking=True, general=text)

    def graded_by_hand(
        self,
        answer: Mapping[str, object],
        marks: Mapping[str, object],
        *,
        points: float | None = None,
    ) -> Grade:
        """The grade with a person's marks. InvalidContent names the mark that cannot be given."""
        self.read_answer(answer)
        given = self.read_marks(marks)
        parts: tuple[Part, ...] = ()
        if self.criteria:
            share = _share_of(given.rubric, self.criteria)
            parts = tuple(
                Part(
                    f"{number}",
                    verdict_of(float(mark) / line.points) if line.points > 0 else Verdict.NONE,
                    f"{mark:g} / {line.points:g}",
                    line.text,
                )
                for number, (mark, line) in enumerate(
                    zip(given.rubric, self.criteria, strict=True), 1
                )
            )
        else:
            share = float(given.share or 0)
        grade = self._graded(share, parts, points)
        words = tuple(text for text in (given.comment, *grade.feedback) if text.strip())
        return dataclasses.replace(grade, feedback=words)

    def read_marks(self, marks: Mapping[str, object]) -> Marks:
        """Stored marks, checked against the rubric."""
        try:
            given = Marks.model_validate(dict(marks))
        except ValidationError as error:
            raise self._unmarkable("it is no set of marks") from error
        if not self.criteria:
            if given.share is None or given.rubric:
                raise self._unmarkable("it needs one mark from 0 to 1")
            return given
        if len(given.rubric) != len(self.criteria):
            lines, count = len(self.criteria), len(given.rubric)
            raise self._unmarkable(f"the rubric has {lines} lines, but {count} marks are given")
        for number, (mark, line) in enumerate(zip(given.rubric, self.criteria, strict=True), 1):
            if not min(0.0, line.points) <= mark <= max(0.0, line.points):
                raise self._unmarkable(
                    f"line {number} of the rubric brings from 0 to {line.points:g}, not {mark:g}"
                )
        return given

    def _unmarkable(self, reason: str) -> InvalidContent:
        return InvalidContent(
            "The marks for question {question} cannot be used: {reason}.",
            question=self.id,
            reason=reason,
        )


def _share_of(marks: Sequence[Number], criteria: Sequence[Criterion]) -> float:
    """What was given over what can be given; lines below 0 take away."""
    most = sum(line.points for line in criteria if line.points > 0)
    return max(0.0, min(1.0, sum(float(mark) for mark in marks) / most)) if most > 0 else 0.0
