"""An attempt that was handed in goes on: the reverse of `quiz_closing.close`.

Answers, their tries, files and the marks that people gave stay. So do cards of the review that were
made at the end: what was learned is learned.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from ..db.unit_of_work import UnitOfWork
from ..domain.attempt import Attempt, StoredAnswer
from ..domain.attempts.review import Item
from ..domain.attempts.rules import Rules
from ..domain.attempts.showing import judgement
from ..domain.errors import AppError, InvalidContent
from ..domain.school_class import HandedIn
from .clock import stamp
from .quiz_results import items_now, refresh_standing
from .quiz_sittings import Sitting

LEAST_S = 1.0  # with less nobody could answer anything
_TELLS = frozenset({Item.RIGHT_WRONG, Item.POINTS, Item.SOLUTION})


async def refusal(
    work: UnitOfWork, attempt: Attempt, today: Rules, now: datetime
) -> AppError | None:
    """Why an attempt cannot go on, None when it can. `today`: the rules that the quiz has now."""
    if attempt.finished_at is None:
        return InvalidContent("This attempt is still running.", "There is nothing to open again.")
    if attempt.kind:
        return InvalidContent(
            "Here only questions that went wrong were asked once more.",
            "Open the attempt at the whole quiz again.",
        )
    if await work.attempts.open_attempt(attempt.user_id, attempt.asset_id) is not None:
        return InvalidContent(
            "The quiz was begun anew since then and is still running.",
            "Hand that attempt in first.",
        )
    ended = await work.quiz_records.ended(attempt.user_id, attempt.asset_id)
    this = (attempt.attempted_at, attempt.id)
    if any((one.attempted_at, one.id) > this for one in ended):
        return InvalidContent(
            "The quiz was taken once more since then.", "Only the newest attempt can go on."
        )
    asset = await work.assets.get(attempt.asset_id)
    if not await work.courses.is_published(asset.course_id):
        return InvalidContent(
            "Learners cannot open the course of this quiz.", "Publish the course first."
        )
    closes = today.options.closes
    if closes is not None and now >= closes:
        return InvalidContent(
            "This quiz is closed.", "Give it a later closing time in the editor first."
        )
    return None


def handed_in(attempt: Attempt, sitting: Sitting, now: datetime) -> HandedIn:
    """What a teacher has to know before."""
    limit = sitting.rules.time_limit_s
    share = attempt.score / attempt.max_score if attempt.max_score else 0.0
    return HandedIn(
        sitting.quiz.title,
        limit,
        None if limit is None else max(0.0, limit - attempt.spent_s),
        bool(items_now(attempt, sitting.rules, now, share) & _TELLS),
    )


async def reopen(
    work: UnitOfWork, attempt: Attempt, sitting: Sitting, now: datetime, seconds: float
) -> Attempt:
    """Let a closed attempt run again, with so many seconds more where its time is limited; and
    write what counts of the others.

    Raises InvalidContent where no time is left.
    """
    answers = await _unjudged(work, attempt, sitting, await work.attempts.answers(attempt.id))
    spent = _spent(sitting.rules.time_limit_s, attempt.spent_s, seconds)
    # Questions with a time of their own have what they had: it runs by the attempt's seconds.
    opened = {
        name: (shown - (attempt.spent_s - spent), times)
        for name, (shown, times) in attempt.opened.items()
    }
    kept = replace(
        attempt,
        finished_at=None,
        reopened_at=stamp(now),
        score=sum(one.score for one in answers),
        counts=sitting.rules.counts,
        spent_s=spent,
        needs_marking=sum(one.needs_marking for one in answers),
        opened=opened,
    )
    await work.attempts.reopen(
        kept.id,
        kept.reopened_at,
        score=kept.score,
        counts=kept.counts,
        spent_s=kept.spent_s,
        needs_marking=kept.needs_marking,
        opened=opened,
    )
    ended = await work.quiz_records.ended(kept.user_id, kept.asset_id)
    await refresh_standing(work, kept.user_id, kept.asset_id, sitting.rules, ended)
    return kept


def _spent(limit_s: int | None, spent_s: float, more_s: float) -> float:
    """The seconds that are used when it goes on: `more_s` fewer than were used of the limit."""
    if limit_s is None:
        return spent_s
    spent = max(0.0, min(spent_s, float(limit_s)) - more_s) if more_s else spent_s
    if limit_s - spent < LEAST_S:
        raise InvalidContent(
            "No time is left for this attempt.", "Give some minutes along with it."
        )
    return spent


async def _unjudged(
    work: UnitOfWork, attempt: Attempt, sitting: Sitting, answers: tuple[StoredAnswer, ...]
) -> tuple[StoredAnswer, ...]:
    """Answers that are judged at the end tell nothing until then."""
    if sitting.rules.judges_at_once:
        return answers
    made = []
    for stored in answers:
        item, waits = sitting.by_id.get(stored.question_id), stored.needs_marking
        if item is not None:
            found = judgement(sitting.rules, item.question, item.points, stored.given)
            waits = found.needs_marking
        made.append(replace(stored, score=0.0, max_score=0.0, needs_marking=waits))
    rows = [(one.question_id, one.score, one.max_score, one.needs_marking) for one in made]
    await work.attempts.set_results(attempt.id, rows)
    return tuple(made)
