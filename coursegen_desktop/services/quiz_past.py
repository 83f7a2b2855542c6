"""Finished attempts: the list of them, each as it was shown then, and marking one's own texts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from ..db.unit_of_work import UnitOfWork
from ..domain.attempt import Attempt, StoredAnswer
from ..domain.attempts import counting
from ..domain.attempts.showing import judgement
from ..domain.attempts.timing import time_state
from ..domain.errors import InvalidContent
from ..domain.events import AnswerGiven, CardsChanged
from ..domain.ids import AssetId, AttemptId, UserId
from ..domain.questions._by_hand import MarkedQuestion
from ..domain.quiz import RunItem
from ..domain.quiz_run import AnswerResult, QuizPast, QuizResult, QuizRun
from ..domain.rights import Right
from .blocking import in_slices
from .clock import Now
from .events import EventHub
from .gate import Guarded, needs
from .quiz_closing import remember, restated
from .quiz_files import pictures_of
from .quiz_results import (
    items_now,
    marks_himself,
    pass_percent,
    past_attempts,
    past_of,
    result_of,
    running,
    standing_percent,
    stored_result,
)
from .quiz_sittings import Sitting, Sittings, check_own
from .work import WorkUnits


class QuizPastService(Guarded):
    """The part of QuizzesService that looks back. Never used alone."""

    _uow: WorkUnits
    _events: EventHub
    _now: Now
    _sittings: Sittings

    @needs(Right.LEARN, others=Right.SEE_LEARNERS)
    async def look(self, attempt_id: AttemptId, *, user_id: UserId) -> tuple[QuizRun, QuizResult]:
        """A finished attempt with what was asked and answered, as far as it may be seen now."""
        await self._sittings.prepare_attempt(self._uow, attempt_id)
        async with self._uow() as work:
            attempt, sitting, answers = await self._whole(work, attempt_id, user_id)
            if attempt.finished_at is None:
                raise InvalidContent("This attempt is still running.", "Finish it first.")
            ended = await work.quiz_records.ended(user_id, attempt.asset_id)
            now = self._now()
            result = result_of(attempt, sitting, answers, ended, now)
            items = items_now(attempt, sitting.rules, now, _share(attempt))
            lesson = await work.lessons.text(sitting.asset.lesson_id)
            pictures = await pictures_of(work, sitting)
        time = time_state(sitting.rules, attempt.spent_s)
        stored = tuple(answers.values())
        run = running(attempt, sitting, lesson, stored, items, time, pictures)
        return await in_slices(run), result

    @needs(Right.LEARN)
    async def past(self, asset_id: AssetId, *, user_id: UserId) -> QuizPast | None:
        """One's finished attempts at a quiz, and whether another one may be begun.

        None where there is none, and while one is running: that one goes on first.
        """
        async with self._uow() as work:
            ended = await work.quiz_records.ended(user_id, asset_id)
            if not ended or await work.attempts.open_attempt(user_id, asset_id) is not None:
                return None
            asset = await work.assets.get(asset_id)
            lesson = await work.lessons.text(asset.lesson_id)
        await self._sittings.readings.prepare(asset)
        quiz, now = self._sittings.readings.of(asset).quiz, self._now()
        rules = quiz.rules
        return QuizPast(
            asset_id=asset_id,
            title=quiz.title,
            lesson_id=asset.lesson_id,
            lesson_title=lesson.title,
            course_id=asset.course_id,
            attempts=past_attempts(rules, ended, now),
            pass_percent=pass_percent(quiz),
            stands_percent=standing_percent(rules, ended, now),
            counting=rules.attempt_grade,
            attempts_left=counting.attempts_left(rules, len(ended)),
            refusal=counting.refusal(rules, past_of(ended), now),
        )

    @needs(Right.LEARN)
    async def mark_own(
        self,
        attempt_id: AttemptId,
        question_id: str,
        marks: Mapping[str, object],
        *,
        user_id: UserId,
    ) -> AnswerResult:
        """Mark one's own text where the author lets the learner do so, during or after the quiz.

        It may be done again. InvalidContent when it is somebody else's to mark, when a person
        marked it meanwhile, or names the mark that cannot be given.
        """
        return await self._put_marks(attempt_id, question_id, user_id, dict(marks))

    @needs(Right.LEARN)
    async def unmark_own(
        self, attempt_id: AttemptId, question_id: str, *, user_id: UserId
    ) -> AnswerResult:
        """Take one's own marks back: the text waits for them again."""
        return await self._put_marks(attempt_id, question_id, user_id, None)

    async def _put_marks(
        self,
        attempt_id: AttemptId,
        question_id: str,
        user_id: UserId,
        marks: dict[str, object] | None,
    ) -> AnswerResult:
        async with self._uow(write=True) as work:
            attempt, sitting, answers = await self._whole(work, attempt_id, user_id)
            item = sitting.item(question_id)
            stored = answers.get(question_id)
            if stored is None or not marks_himself(item.question, stored):
                raise InvalidContent("This answer cannot be marked by yourself.")
            stored = _with_marks(sitting, item, stored, marks, attempt.finished_at is not None)
            await work.quiz_records.mark(
                stored.id,
                stored.tries,
                score=stored.score,
                max_score=stored.max_score,
                who="",
                waits=stored.needs_marking,
            )
            attempt = await restated(work, attempt, sitting)
            is_kept = marks is not None and await remember(
                work, attempt, sitting, item, stored.given[-1], self._now()
            )
            await work.commit()
        self._events.publish(AnswerGiven(attempt_id, question_id))
        if is_kept:
            self._events.publish(CardsChanged(user_id))
        is_finished = attempt.finished_at is not None
        share = _share(attempt) if is_finished else None
        items = items_now(attempt, sitting.rules, self._now(), share)
        return stored_result(sitting, item, stored, items, is_finished=is_finished)

    async def _own(self, work: UnitOfWork, attempt_id: AttemptId, user_id: UserId) -> Attempt:
        attempt = await work.attempts.get(attempt_id)
        check_own(attempt, user_id)
        return attempt

    async def _whole(
        self, work: UnitOfWork, attempt_id: AttemptId, user_id: UserId
    ) -> tuple[Attempt, Sitting, dict[str, StoredAnswer]]:
        attempt = await self._own(work, attempt_id, user_id)
        asset = await work.assets.get(attempt.asset_id)
        stored = await work.attempts.answers(attempt_id)
        sitting = await self._sittings.read(work, attempt, asset, stored)
        return attempt, sitting, {answer.question_id: answer for answer in stored}


def _share(attempt: Attempt) -> float:
    return attempt.score / attempt.max_score if attempt.max_score else 0.0


def _with_marks(
    sitting: Sitting,
    item: RunItem,
    stored: StoredAnswer,
    marks: dict[str, object] | None,
    is_finished: bool,
) -> StoredAnswer:
    """The answer with these marks, and what it earns by them."""
    question = item.question
    assert isinstance(question, MarkedQuestion)
    kept = None if marks is None else {**marks, "by_learner": True}
    if kept is not None:
        question.graded_by_hand(stored.answer, kept)
    *before, last = stored.tries
    tries = (*before, replace(last, given=replace(last.given, marks=kept)))
    found = judgement(sitting.rules, question, item.points, [one.given for one in tries])
    # Figures that must not be told yet are not stored where others could show them.
    is_told = is_finished or sitting.rules.judges_at_once
    return replace(
        stored,
        score=found.score if is_told else 0.0,
        max_score=found.max_score if is_told else 0.0,
        needs_marking=found.needs_marking,
        kept_tries=[one.as_json() for one in tries],
    )
