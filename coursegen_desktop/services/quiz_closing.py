"""The end of an attempt: what waited is judged, the score is written, and what counts now."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from ..db.unit_of_work import UnitOfWork
from ..domain.attempt import Attempt, FinishedAttempt, State, StoredAnswer
from ..domain.attempts.showing import full_grade, judgement
from ..domain.attempts.timing import Phase
from ..domain.attempts.tries import Given
from ..domain.quiz import RunItem
from ..domain.review import Certainty
from .clock import stamp
from .quiz_results import refresh_standing, score_of
from .quiz_sittings import Sitting
from .review_cards import after_answer


async def close(
    work: UnitOfWork, attempt: Attempt, sitting: Sitting, now: datetime, tick: float
) -> tuple[Attempt, dict[str, StoredAnswer], tuple[FinishedAttempt, ...]]:
    """Write the final score of a running attempt, and what counts now; a closed one stays.

    Returns the attempt as it is then, its answers by question, and all finished ones at the quiz.
    """
    answers = {item.question_id: item for item in await work.attempts.answers(attempt.id)}
    was_open = attempt.finished_at is None
    if was_open:
        answers = await _judged(work, attempt, sitting, answers)
        attempt = await _ended(work, attempt, sitting, answers, now, tick)
    ended = await work.quiz_records.ended(attempt.user_id, attempt.asset_id)
    if was_open and not sitting.rules.judges_at_once:
        for item in sitting.items:
            if (stored := answers.get(item.question.id)) and not item.question.is_empty(
                stored.answer
            ):
                await remember(work, attempt, sitting, item, stored.given[-1], now)
    if was_open and not attempt.kind:
        await refresh_standing(work, attempt.user_id, attempt.asset_id, sitting.rules, ended)
    return attempt, answers, ended


async def restated(work: UnitOfWork, attempt: Attempt, sitting: Sitting) -> Attempt:
    """Write an attempt's score anew after an answer was marked, and what counts of it."""
    stored = {one.question_id: one for one in await work.attempts.answers(attempt.id)}
    score, waits = score_of(sitting, stored), sum(one.needs_marking for one in stored.values())
    await work.quiz_records.set_scores([(attempt.id, score, attempt.max_score, waits)])
    if attempt.finished_at is not None and not attempt.kind:
        ended = await work.quiz_records.ended(attempt.user_id, attempt.asset_id)
        await refresh_standing(work, attempt.user_id, attempt.asset_id, sitting.rules, ended)
    return replace(attempt, score=score, needs_marking=waits)


async def remember(
    work: UnitOfWork,
    attempt: Attempt,
    sitting: Sitting,
    item: RunItem,
    given: Given,
    now: datetime,
) -> bool:
    """Make a card of a mistake, or of what was not certain. Says whether there is one now."""
    if not item.question.is_scored:
        return False
    grade = full_grade(item.question, given, item.points)
    if grade is None or grade.needs_marking:
        return False
    card = await after_answer(
        work,
        user_id=attempt.user_id,
        asset=sitting.asset,
        question=item.question,
        verdict=grade.verdict,
        moment=now,
        certainty=None if given.certainty is None else Certainty(given.certainty),
    )
    return card is not None


async def _ended(
    work: UnitOfWork,
    attempt: Attempt,
    sitting: Sitting,
    answers: dict[str, StoredAnswer],
    now: datetime,
    tick: float,
) -> Attempt:
    is_lost = sitting.goes_on(now, tick).phase is Phase.LOST
    done = replace(
        attempt,
        finished_at=stamp(now),
        state=State.LOST if is_lost else State.DONE,
        counts=attempt.counts and not is_lost,
        score=score_of(sitting, answers),
        max_score=sitting.max_score,
        spent_s=sitting.timing.spent_s,
        needs_marking=sum(one.needs_marking for one in answers.values()),
    )
    await work.attempts.finish(
        attempt.id,
        stamp(now),
        score=done.score,
        max_score=done.max_score,
        state=done.state,
        counts=done.counts,
        spent_s=done.spent_s,
        needs_marking=done.needs_marking,
    )
    return done


async def _judged(
    work: UnitOfWork, attempt: Attempt, sitting: Sitting, answers: dict[str, StoredAnswer]
) -> dict[str, StoredAnswer]:
    """Answers that waited for the end, with what they earn."""
    if sitting.rules.judges_at_once:
        return answers
    made = dict(answers)
    for name, stored in answers.items():
        item = sitting.by_id.get(name)
        if item is not None:
            found = judgement(sitting.rules, item.question, item.points, stored.given)
            made[name] = replace(
                stored,
                score=found.score,
                max_score=found.max_score,
                needs_marking=found.needs_marking,
            )
    rows = [(name, one.score, one.max_score, one.needs_marking) for name, one in made.items()]
    await work.attempts.set_results(attempt.id, rows)
    return made
