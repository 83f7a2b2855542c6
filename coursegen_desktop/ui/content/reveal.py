"""What of a result the learner may see now: the review options of the quiz, for the widgets."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ...domain.attempts.review import Item
from ...domain.questions.base import Grade, Part, Verdict
from ...domain.quiz import AnswerResult


@dataclass(frozen=True, slots=True)
class Reveal:
    """What may be shown of a result; by itself everything."""

    right_wrong: bool = True
    points: bool = True
    feedback: bool = True  # of choices and by how it went
    general: bool = True  # the explanation that everybody gets
    solution: bool = True

    @classmethod
    def of(cls, items: frozenset[Item]) -> Reveal:
        """The items of a `review.Matrix` at one time."""
        return cls(
            right_wrong=Item.RIGHT_WRONG in items,
            points=Item.POINTS in items,
            feedback=Item.FEEDBACK in items,
            general=Item.GENERAL in items,
            solution=Item.SOLUTION in items,
        )

    @property
    def tells_nothing(self) -> bool:
        """Only that there is an answer."""
        return not (self.right_wrong or self.feedback or self.general or self.solution)

    def applied(self, result: AnswerResult) -> AnswerResult:
        """The result without what may not be seen: the widgets then cannot give it away."""
        grade = result.grade
        shown = replace(
            grade,
            verdict=grade.verdict if self.right_wrong else Verdict.NONE,
            parts=tuple(self._part(part) for part in grade.parts),
            feedback=self._texts(grade),
        )
        words = result.correct_text if self.solution else ""
        return replace(result, grade=shown, correct_text=words)

    def _part(self, part: Part) -> Part:
        verdict = part.verdict
        if verdict is Verdict.MISSED and not part.given and not self.solution:
            # What was left out gives the right answer away, unless it is a gap left empty.
            verdict = Verdict.WRONG if part.expected and self.right_wrong else Verdict.NONE
        elif not self.right_wrong and not (verdict is Verdict.MISSED and self.solution):
            verdict = Verdict.NONE
        return replace(
            part,
            verdict=verdict,
            expected=part.expected if self.solution else "",
            feedback=part.feedback if self.feedback else "",
        )

    def _texts(self, grade: Grade) -> tuple[str, ...]:
        texts = grade.feedback
        general = texts[-1:] if grade.general and texts[-1:] == (grade.general,) else ()
        others = texts[: len(texts) - len(general)]
        return (others if self.feedback else ()) + (general if self.general else ())


EVERYTHING = Reveal()
# A try that is not the last one: what is wrong, never what is right.
A_TRY = Reveal(solution=False, general=False)
