"""What models are asked to answer where it is not prose: flat, every field required."""

from __future__ import annotations

from ...domain.base import Schema


class Wording(Schema):
    """A question without its right answer, which we know; `why` says why each wrong one is."""

    stem: str
    wrong: list[str]
    why: list[str]


class Solved(Schema):
    """What a solver chose: the text of an option, or "unclear". Its reason comes first."""

    evidence: str
    answer: str


class Issue(Schema):
    """Something to mend: `part` counts from 1, 0 is a question."""

    part: int
    wrong: str
    mend: str


class Critique(Schema):
    """A rubric of ten, 0 to 2 each, and what to mend."""

    support: int
    goal: int
    level: int
    focus: int
    terms: int
    filler: int
    alignment: int
    keys: int
    wrong: int
    tone: int
    issues: list[Issue]

    @property
    def total(self) -> int:
        """The sum, 0 to 20, of scores kept within their bounds."""
        scores = self.model_dump(exclude={"issues"})
        return sum(min(max(int(score), 0), 2) for score in scores.values())

    @property
    def passes(self) -> bool:
        """Whether it is good enough: nothing unsupported, no wrong key, 14 points of 20."""
        return self.support > 0 and self.keys > 0 and self.total >= 14


class PlannedByModel(Schema):
    """A lesson as a planner wants it: the module it stands in, and the keys it is made of."""

    module: str
    title: str
    keys: list[str]


class PlanByModel(Schema):
    """The whole arrangement, lesson by lesson; neighbours of one module stand in it together."""

    lessons: list[PlannedByModel]


class NewQuestion(Schema):
    """A question for a lesson. `quote` is the sentence that the right answer rests on; `right` the
    answers that are right, or "true" or "false"; `why` says why each wrong one is."""

    quote: str
    question: str
    right: list[str]
    wrong: list[str]
    why: list[str]


class WrongAnswers(Schema):
    """Wrong answers of a question, and why each of them is wrong."""

    wrong: list[str]
    why: list[str]


class NewOutcomes(Schema):
    """What learners will be able to do."""

    outcomes: list[str]
