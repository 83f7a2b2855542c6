"""An answer on its way to the disk: what it is given to, and what is written of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from ..domain.attempt import AnswerWrite, Attempt, StoredAnswer, StoredTry
from ..domain.attempts.showing import judgement
from ..domain.attempts.tries import Given
from ..domain.errors import InvalidContent
from ..domain.marking import CERTAINTIES
from ..domain.questions.base import EPSILON
from ..domain.quiz import RunItem
from .clock import local_day, stamp
from .quiz_sittings import Sitting

LONGEST_S = 24 * 3600.0


@dataclass(frozen=True, slots=True)
class Answering:
    """An answer on its way: whose, to what, after which others, and what the clocks say."""

    attempt: Attempt
    sitting: Sitting
    item: RunItem
    stored: StoredAnswer | None
    given: Given
    seconds: float

    @property
    def before(self) -> tuple[StoredTry, ...]:
        """The tries that were stored."""
        return () if self.stored is None else self.stored.tries


def written(answering: Answering, now: datetime) -> AnswerWrite:
    """What is to be stored of an answer, and what it earns."""
    sitting, item = answering.sitting, answering.item
    rules = sitting.rules
    sitting.given += 1
    one = StoredTry(answering.given, answering.seconds, sitting.given)
    keeps = rules.judges_at_once
    tries = (*answering.before, one) if keeps else (one,)
    found = judgement(rules, item.question, item.points, [each.given for each in tries])
    if sitting.is_mastery and item.question.is_scored:
        right = found.standing.fraction > 1 - EPSILON
        sitting.history.append((item.question.id, right))
    spent = answering.seconds + (answering.stored.spent_s if answering.stored else 0.0)
    return AnswerWrite(
        answering.attempt.id,
        answering.attempt.user_id,
        item.question.id,
        dict(answering.given.answer),
        # Figures that must not be told yet are not stored where others could show them.
        score=found.score if keeps else 0.0,
        max_score=found.max_score if keeps else 0.0,
        moment=stamp(now),
        day=local_day(now),
        tries=tries,
        certainty=answering.given.certainty,
        spent_s=min(spent, LONGEST_S),
        needs_marking=found.needs_marking,
        attempt_spent_s=sitting.timing.spent_s,
    )


def is_settled(attempt: Attempt, sitting: Sitting, item: RunItem, stored: StoredAnswer) -> bool:
    """Whether a question that was answered takes no further answer."""
    if attempt.finished_at is not None:
        return True
    if not sitting.rules.judges_at_once or sitting.is_mastery:
        return False
    found = judgement(sitting.rules, item.question, item.points, stored.given)
    return found.standing.is_done


def checked_certainty(certainty: int | None) -> int | None:
    """How sure somebody said to be; InvalidContent for anything else."""
    if certainty is not None and certainty not in CERTAINTIES:
        raise InvalidContent("Say how sure you are with 1, 2 or 3.")
    return certainty
