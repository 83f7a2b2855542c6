"""Grading all attempts at a quiz again after one of its questions was mended."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..db.unit_of_work import UnitOfWork
from ..domain.asset import Asset
from ..domain.attempt import Attempt, StoredAnswer
from ..domain.attempts.counting import passes
from ..domain.attempts.showing import judgement
from ..domain.attempts.tries import best_fraction, judged
from ..domain.errors import Conflict
from ..domain.events import CourseChanged
from ..domain.ids import AssetId, UserId
from ..domain.quiz import Quiz
from ..domain.quiz_upkeep import RegradePlan, ScoreChange
from ..domain.rights import Right
from .clock import Now, ticks
from .events import EventHub
from .gate import Guarded, needs
from .quiz_results import refresh_standing
from .quiz_sittings import Sitting, Sittings
from .work import WorkUnits

_Result = tuple[str, float, float, bool]


@dataclass(frozen=True, slots=True)
class _Regraded:
    """One attempt with what it earns by the quiz of today."""

    attempt: Attempt
    results: tuple[_Result, ...]
    score: float
    max_score: float
    kept: int

    @property
    def is_changed(self) -> bool:
        old, new = self.attempt, self
        return abs(old.score - new.score) > 1e-6 or abs(old.max_score - new.max_score) > 1e-6


class RegradeService(Guarded):
    """Shows whose score would change, and changes it."""

    def __init__(self, uow: WorkUnits, events: EventHub, now: Now) -> None:
        self._uow = uow
        self._events = events
        self._sittings = Sittings(now, ticks)

    @needs(Right.EDIT_COURSES)
    async def preview(self, asset_id: AssetId) -> RegradePlan:
        """Whose score would be another. Nothing is written."""
        async with self._uow() as work:
            asset = await work.assets.get(asset_id)
            quiz = self._sittings.readings.of(asset).quiz
            found = await self._regraded(work, asset, quiz)
            names = await work.quiz_records.names(asset_id)
        rules = quiz.rules
        changes = tuple(
            ScoreChange(
                one.attempt.id,
                names.get(one.attempt.user_id, ""),
                one.attempt.finished_at or "",
                one.attempt.score,
                one.attempt.max_score,
                one.score,
                one.max_score,
                passes(rules, _share(one.attempt.score, one.attempt.max_score)),
                passes(rules, _share(one.score, one.max_score)),
            )
            for one in found
            if one.is_changed
        )
        kept = sum(one.kept for one in found)
        return RegradePlan(asset_id, quiz.title, asset.revision, len(found), changes, kept)

    @needs(Right.EDIT_COURSES)
    async def apply(self, asset_id: AssetId, base_revision: int) -> int:
        """Write the scores of the preview of that revision. Returns how many attempts changed.

        Conflict when the quiz was changed since the preview.
        """
        async with self._uow(write=True) as work:
            asset = await work.assets.get(asset_id)
            if asset.revision != base_revision:
                raise Conflict("The quiz was changed meanwhile.", "Look at the preview again.")
            quiz = self._sittings.readings.of(asset).quiz
            found = [one for one in await self._regraded(work, asset, quiz) if one.is_changed]
            for one in found:
                await work.attempts.set_results(one.attempt.id, one.results)
            await work.quiz_records.set_scores(
                [(one.attempt.id, one.score, one.max_score, _waiting(one)) for one in found]
            )
            for user_id in dict.fromkeys(one.attempt.user_id for one in found):
                await _count_anew(work, user_id, asset_id, quiz)
            await work.commit()
        if found:
            self._events.publish(CourseChanged(asset.course_id))
        return len(found)

    async def _regraded(self, work: UnitOfWork, asset: Asset, quiz: Quiz) -> list[_Regraded]:
        found = []
        for attempt, answers in await work.quiz_records.attempts(asset.id):
            sitting = await self._sittings.read(work, attempt, asset, answers)
            found.append(_graded_again(attempt, sitting, answers, quiz))
        return found


def _graded_again(
    attempt: Attempt, sitting: Sitting, answers: Sequence[StoredAnswer], quiz: Quiz
) -> _Regraded:
    """By the questions of today, with the points and the rules of the attempt."""
    results: list[_Result] = []
    kept = 0
    for stored in answers:
        item, question = sitting.by_id.get(stored.question_id), quiz.question(stored.question_id)
        fits = question is not None and all(judged(question, one) for one in stored.given)
        if item is None or question is None or not fits:
            kept += 1
            results.append(
                (stored.question_id, stored.score, stored.max_score, stored.needs_marking)
            )
            continue
        worth = item.points if item.points != item.question.max_points else question.max_points
        one = judgement(sitting.rules, question, worth, stored.given)
        results.append((stored.question_id, one.score, one.max_score, one.needs_marking))
    most = _most(sitting, quiz)
    if sitting.is_mastery:
        return _Regraded(attempt, (), attempt.score, attempt.max_score, kept)
    score = min(max(0.0, sum(score for _, score, _, _ in results)), most)
    return _Regraded(attempt, tuple(results), score, most, kept)


def _most(sitting: Sitting, quiz: Quiz) -> float:
    most = 0.0
    for item in sitting.items:
        question = quiz.question(item.question.id)
        is_own = item.points == item.question.max_points and question is not None
        most += question.max_points if is_own and question is not None else item.points
    return most * best_fraction(sitting.rules)


async def _count_anew(work: UnitOfWork, user_id: UserId, asset_id: AssetId, quiz: Quiz) -> None:
    ended = await work.quiz_records.ended(user_id, asset_id)
    await refresh_standing(work, user_id, asset_id, quiz.rules, ended)


def _waiting(one: _Regraded) -> int:
    return sum(waits for _, _, _, waits in one.results)


def _share(score: float, most: float) -> float:
    return score / most if most else 0.0
