"""An answer as it may be seen: the rules of the quiz decide what of its judgement is told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ..errors import InvalidContent
from ..questions._by_hand import MarkedQuestion
from ..questions.base import Grade, Part, Question, Verdict, right_keys, verdict_of
from ..quiz_run import EVERYTHING, AnswerResult
from .review import Item
from .rules import Behaviour, Rules
from .tries import Given, Standing, best_fraction, judged, standing

# What nobody is told before he can answer no more.
_AT_THE_END = frozenset({Item.SOLUTION, Item.GENERAL})


@dataclass(frozen=True, slots=True)
class Judgement:
    """Where a question stands by what was given: what is stored of it, and what may be told."""

    standing: Standing
    score: float
    max_score: float

    @property
    def needs_marking(self) -> bool:
        """Whether a person has to look at it."""
        return self.standing.needs_marking


def judgement(rules: Rules, question: Question, points: float, given: Sequence[Given]) -> Judgement:
    """What the answers to a question earn; one that does not fit the question earns nothing."""
    counted = given[-1:] if rules.behaviour is Behaviour.MASTERY else given
    tries = [one for one in (judged(question, item) for item in counted) if one is not None]
    where = standing(rules, question, tries)
    return Judgement(where, where.fraction * points, points * best_fraction(rules))


def full_grade(question: Question, given: Given, points: float) -> Grade | None:
    """The whole judgement of one answer; None when it does not belong to the question."""
    try:
        if given.marks is not None and isinstance(question, MarkedQuestion):
            return question.graded_by_hand(given.answer, given.marks, points=points)
        return question.grade(given.answer, points=points)
    except InvalidContent:
        return None


def shown_answer(
    rules: Rules,
    question: Question,
    points: float,
    given: Sequence[Given],
    items: frozenset[Item] = EVERYTHING,
    *,
    is_finished: bool = False,
    stored: tuple[float, float] | None = None,
) -> AnswerResult:
    """The last answer as it may be seen now. `stored` are (score, max score) as they were kept:
    they stand, and where they are not what the question gives today it was changed.
    """
    last = given[-1]
    found = judgement(rules, question, points, given)
    where = found.standing
    is_done = is_finished or where.is_done
    grade = full_grade(question, last, points)
    is_changed = grade is None
    if grade is None:
        share = stored[0] / stored[1] if stored and stored[1] else 0.0
        verdict = verdict_of(share) if stored and stored[1] else Verdict.NONE
        grade = Grade(share, 0.0, points, verdict)
    elif stored and stored[1] and abs(stored[0] - found.score) > 1e-6:
        # It was graded again by another key since; what it earned then stands.
        is_changed = True
        grade = replace(grade, verdict=verdict_of(stored[0] / stored[1]), parts=())
    if not is_done:
        items -= _AT_THE_END
    earned, most = stored if stored and stored[1] else (found.score, found.max_score)
    grade = replace(grade, points=earned, max_points=most or points)
    hint = None if is_finished else where.hint
    return AnswerResult(
        question.id,
        dict(last.answer),
        masked(question, grade, items),
        question.correct_text() if Item.SOLUTION in items else "",
        is_changed=is_changed,
        shows=items,
        is_done=is_done,
        tries=where.tries,
        tries_left=0 if is_finished else where.tries_left,
        cost=where.cost,
        hint="" if hint is None else hint.text,
        right_parts=len(right_keys(grade.parts)) if hint is not None and hint.show_count else None,
        begin_with=_rest(question, last.answer) if hint is not None and hint.clear_wrong else None,
        certainty=last.certainty,
    )


def masked(question: Question, grade: Grade, items: frozenset[Item]) -> Grade:
    """A judgement without what may not be told."""
    general = question.feedback.general
    texts = tuple(
        text
        for text in grade.feedback
        if (Item.GENERAL if text == general else Item.FEEDBACK) in items
    )
    if Item.RIGHT_WRONG not in items:
        return Grade(
            0.0, 0.0, grade.max_points, Verdict.NONE, (), texts, needs_marking=grade.needs_marking
        )
    parts = tuple(_masked_part(part, items) for part in grade.parts)
    points = grade.points if Item.POINTS in items else 0.0
    return replace(grade, parts=parts, feedback=texts, points=points)


def _masked_part(part: Part, items: frozenset[Item]) -> Part:
    kept = part
    if Item.SOLUTION not in items:
        is_gap = bool(part.given or part.expected) or part.verdict is not Verdict.MISSED
        # A choice that should have been made would tell the solution; an open gap tells nothing.
        kept = replace(kept, expected="", verdict=part.verdict if is_gap else Verdict.NONE)
    if Item.FEEDBACK not in items:
        kept = replace(kept, feedback="")
    return kept


def _rest(question: Question, answer: Mapping[str, object]) -> dict[str, object]:
    try:
        return question.without_wrong(answer)
    except InvalidContent:
        return {}
