"""Taking a quiz: start or go on, answer, finish. An answer is durable before it is told right."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from ..db.unit_of_work import UnitOfWork
from ..domain.attempt import (
    AGAIN,
    AnswerWrite,
    Attempt,
    StoredAnswer,
)
from ..domain.attempts import counting, mastery
from ..domain.attempts.pages import may_open
from ..domain.attempts.timing import TimeState
from ..domain.attempts.tries import Given
from ..domain.errors import InvalidContent, NotFound, StorageError
from ..domain.events import AnswerGiven, CardsChanged, QuizFinished
from ..domain.ids import AssetId, AttemptId, UserId
from ..domain.limits import Deed
from ..domain.questions._files import HandedFile
from ..domain.quiz_run import AnswerResult, QuizResult, QuizRun
from ..domain.rights import Right
from .blocking import in_slices, in_thread
from .clock import Now, Ticks, local_day, stamp, ticks
from .events import EventHub
from .gate import needs
from .quiz_answering import LONGEST_S, Answering, checked_certainty, is_settled, settle, written
from .quiz_closing import close, remember
from .quiz_files import absent, pictures_of, store
from .quiz_past import QuizPastService
from .quiz_results import (
    Running,
    items_now,
    passage_titles,
    past_of,
    result_of,
    running,
    stored_result,
    wrong_ids,
)
from .quiz_sittings import Sitting, Sittings, arranged, check_own, rules_of
from .work import WorkUnits

__all__ = ["QuizzesService", "passage_titles"]

_SEED_LIMIT = 2**31


class QuizzesService(QuizPastService):
    """What a learner does with quizzes."""

    deed = Deed.QUIZ

    def __init__(
        self,
        uow: WorkUnits,
        events: EventHub,
        now: Now,
        new_seed: Callable[[], int] = lambda: secrets.randbelow(_SEED_LIMIT),
        ticks: Ticks = ticks,
        handed: Path | None = None,
    ) -> None:
        self._uow = uow
        self._events = events
        self._now = now
        self._new_seed = new_seed
        self._ticks = ticks
        self._handed = handed
        self._sittings = Sittings(now, ticks)

    @property
    def sittings(self) -> Sittings:
        """The attempts that are in memory, for whoever helps with one."""
        return self._sittings

    # ------------------------------------------------------------ begin and go on

    @needs(Right.LEARN)
    async def start(self, asset_id: AssetId, *, user_id: UserId) -> QuizRun:
        """Go on with the unfinished attempt, as it was begun, or begin one.

        InvalidContent when the quiz cannot be read, holds nothing that can be asked, or may not
        be begun (closed, no attempts left). A run whose `time` is over is to be finished.
        """
        await self.prepare(asset_id, user_id=user_id)
        async with self._uow(write=True) as work:
            attempt = await work.attempts.open_attempt(user_id, asset_id)
            run = await self._opened(work, asset_id, user_id, attempt)
        return await in_slices(run)

    @needs(Right.LEARN)
    async def prepare(self, asset_id: AssetId, *, user_id: UserId) -> None:
        """Read the quiz ahead, so that `start` opens it at once. NotFound when it is gone."""
        await self._sittings.prepare(self._uow, asset_id, user_id)

    @needs(Right.LEARN)
    async def restart(self, asset_id: AssetId, *, user_id: UserId) -> QuizRun:
        """Begin anew. An unfinished attempt with answers is closed with its score so far."""
        await self.prepare(asset_id, user_id=user_id)
        async with self._uow(write=True) as work:
            attempt = await work.attempts.open_attempt(user_id, asset_id)
            if attempt is not None and await work.attempts.answers(attempt.id):
                sitting = await self._sittings.of(work, attempt)
                await close(work, attempt, sitting, self._now(), self._ticks())
                self._sittings.drop(attempt.id)
                attempt = None
            run = await self._opened(work, asset_id, user_id, attempt)
        return await in_slices(run)

    @needs(Right.LEARN)
    async def retry_wrong(self, attempt_id: AttemptId, *, user_id: UserId) -> QuizRun:
        """Ask once more what went wrong in a finished attempt. The result does not count.

        InvalidContent when nothing went wrong, or when it may not be told yet what did.
        """
        async with self._uow(write=True) as work:
            old, sitting, answers = await self._whole(work, attempt_id, user_id)
            ended = await work.quiz_records.ended(user_id, old.asset_id)
            names = wrong_ids(result_of(old, sitting, answers, ended, self._now()).outcomes)
            if old.finished_at is None or not names:
                raise InvalidContent("There is no question here to be asked again.")
            attempt_id = await self._begin(work, sitting.asset.id, user_id, names)
            attempt = await work.attempts.get(attempt_id)
            run = await self._shown(work, attempt, await self._sittings.of(work, attempt))
        return await in_slices(run)

    # ------------------------------------------------------------ while it runs

    @needs(Right.LEARN)
    async def submit_answer(
        self,
        attempt_id: AttemptId,
        question_id: str,
        answer: Mapping[str, object],
        *,
        user_id: UserId,
        certainty: int | None = None,
        seconds: float = 0.0,
        as_it_is: bool = False,
    ) -> AnswerResult:
        """Judge and store an answer in one transaction; it is on the disk when this returns.

        What cannot be answered any more gives back the stored result. `as_it_is`: the time is
        over, what cannot be read is kept and earns nothing. Raises InvalidContent (not an answer
        to this question, or out of time), NotFound, PermissionDenied, and StorageError: then the
        same answer is taken later too, if it came in time.
        """
        given = Given(dict(answer), checked_certainty(certainty))
        seconds = min(max(0.0, float(seconds)), LONGEST_S)
        in_time = self._sittings.in_time(attempt_id, question_id, given)
        try:
            async with self._uow(write=True) as work:
                attempt, stored = await work.attempts.with_answer(attempt_id, question_id)
                check_own(attempt, user_id)
                sitting = await self._sittings.of(work, attempt)
                item = sitting.item(question_id)
                if stored is not None and is_settled(attempt, sitting, item, stored):
                    items = items_now(attempt, sitting.rules, self._now())
                    is_over = attempt.finished_at is not None
                    return stored_result(sitting, item, stored, items, is_finished=is_over)
                answering = Answering(attempt, sitting, item, stored, given, seconds)
                self._check(answering, as_it_is)
                write = written(answering, self._now())
                is_kept = sitting.rules.judges_at_once and await remember(
                    work, attempt, sitting, item, given, self._now()
                )
                await work.attempts.add_answer(write)
                await work.commit()
        except StorageError:
            if in_time is not None:
                in_time.owed[question_id] = given
            raise
        settle(answering)
        self._events.publish(AnswerGiven(attempt_id, question_id))
        if is_kept:
            self._events.publish(CardsChanged(user_id))
        return self._told(answering, write, is_closed=as_it_is)

    @needs(Right.LEARN)
    async def keep_file(
        self, attempt_id: AttemptId, question_id: str, path: Path, *, user_id: UserId
    ) -> HandedFile:
        """Copy a file that is to be handed in; the answer that names it is given afterwards.

        InvalidContent when it is not what the question asks for, StorageError.
        """
        async with self._uow() as work:
            attempt = await self._own(work, attempt_id, user_id)
            item = (await self._sittings.of(work, attempt)).item(question_id)
        if self._handed is None:
            raise StorageError("There is no place for files here.")
        return await in_thread(store, path, self._handed, item.question.shown(0).files)

    @needs(Right.LEARN)
    async def flag(
        self, attempt_id: AttemptId, question_id: str, flagged: bool, *, user_id: UserId
    ) -> None:
        """Mark a question to come back to, or take the mark away."""
        async with self._uow(write=True) as work:
            attempt = await self._own(work, attempt_id, user_id)
            (await self._sittings.of(work, attempt)).item(question_id)
            flags = [name for name in attempt.flags if name != question_id]
            if flagged:
                flags.append(question_id)
            await work.attempts.note(attempt_id, flags=flags)
            await work.commit()

    @needs(Right.LEARN)
    async def note(
        self,
        attempt_id: AttemptId,
        *,
        user_id: UserId,
        page: int | None = None,
        leaving: bool = False,
    ) -> TimeState:
        """Write down the time spent, and the page that was opened. `leaving` begins a pause.

        InvalidContent for a page that may not be opened: in a sequential quiz there is no way
        back and none is passed over.
        """
        async with self._uow(write=True) as work:
            attempt = await self._own(work, attempt_id, user_id)
            sitting = await self._sittings.of(work, attempt)
            state = sitting.goes_on(self._now(), self._ticks())
            if attempt.finished_at is None:
                furthest = attempt.page
                if page is not None:
                    if not may_open(sitting.rules, page, attempt.page):
                        raise InvalidContent(
                            "This page is closed.", "Questions come in their order here."
                        )
                    furthest = max(page, attempt.page)
                await work.attempts.note(
                    attempt_id,
                    spent_s=sitting.timing.spent_s,
                    seen_at=stamp(sitting.timing.seen),
                    page=furthest,
                )
                await work.commit()
        if leaving:
            self._sittings.drop(attempt_id)
        return state

    @needs(Right.LEARN)
    async def open_questions(
        self, attempt_id: AttemptId, question_ids: Sequence[str], *, user_id: UserId
    ) -> dict[str, float]:
        """Questions are before the learner: the time that each has for itself begins to run.

        It runs by the clock of the attempt from the first showing on, whatever is shown
        meanwhile. Returns the seconds that are left of those that have one.
        """
        async with self._uow(write=True) as work:
            attempt = await self._own(work, attempt_id, user_id)
            if attempt.finished_at is not None:
                return {}
            sitting = await self._sittings.of(work, attempt)
            sitting.goes_on(self._now(), self._ticks())
            begun = [name for name in question_ids if sitting.open(name)]
            if begun:
                await work.attempts.note(
                    attempt_id,
                    spent_s=sitting.timing.spent_s,
                    seen_at=stamp(sitting.timing.seen),
                    opened=sitting.opened,
                )
                await work.commit()
            found = {name: sitting.left_of(name) for name in question_ids}
        return {name: left for name, left in found.items() if left is not None}

    # ------------------------------------------------------------ the end, and afterwards

    @needs(Right.LEARN)
    async def finish(self, attempt_id: AttemptId, *, user_id: UserId) -> QuizResult:
        """Close the attempt; open questions count as wrong. Finishing twice gives the same."""
        async with self._uow(write=True) as work:
            attempt = await self._own(work, attempt_id, user_id)
            sitting = await self._sittings.of(work, attempt)
            was_open = attempt.finished_at is None
            attempt, answers, ended = await close(
                work, attempt, sitting, self._now(), self._ticks()
            )
            if was_open:
                await work.commit()
        self._sittings.drop(attempt_id)
        result = result_of(attempt, sitting, answers, ended, self._now())
        if was_open:
            self._events.publish(
                QuizFinished(attempt_id, attempt.asset_id, attempt.score, attempt.max_score)
            )
            self._events.publish(CardsChanged(user_id))
        return result

    # ------------------------------------------------------------ inside

    def _check(self, answering: Answering, as_it_is: bool) -> None:
        """Raise InvalidContent for an answer that is not taken."""
        attempt, sitting, question = answering.attempt, answering.sitting, answering.item.question
        state = sitting.goes_on(self._now(), self._ticks())
        came_before = sitting.owed.get(question.id) == answering.given
        if attempt.finished_at is not None:
            raise InvalidContent("This attempt is finished.", "Start the quiz again to answer.")
        if not question.takes_answer:
            raise InvalidContent("This question takes no answer.")
        if not state.may_answer and not came_before:
            raise InvalidContent(
                "The time is over; this answer was not taken.",
                "What you answered before is kept. Hand the quiz in.",
            )
        if sitting.is_over(question.id) and not came_before:
            raise InvalidContent(
                "The time for this question is over; this answer was not taken.",
                "Go on with the next question.",
            )
        if sitting.is_linear and sitting.page_of[question.id] < attempt.page:
            raise InvalidContent("This page is closed.", "Questions come in their order here.")
        answer = answering.given.answer
        is_cleared = not sitting.rules.judges_at_once and question.is_empty(answer)
        if as_it_is or is_cleared:
            return
        if complaint := question.complaint(answer):
            raise complaint
        if self._handed is not None and (fault := absent(self._handed, answer)):
            raise fault

    def _told(self, answering: Answering, write: AnswerWrite, *, is_closed: bool) -> AnswerResult:
        """The stored answer as the learner may see it; `is_closed`: there is no other try."""
        sitting = answering.sitting
        stored = StoredAnswer(
            write.question_id,
            write.answer,
            write.score,
            write.max_score,
            write.moment,
            kept_tries=[one.as_json() for one in write.tries],
        )
        items = items_now(answering.attempt, sitting.rules, self._now())
        result = stored_result(sitting, answering.item, stored, items, is_closed=is_closed)
        if not sitting.is_mastery:
            return result
        needed = mastery.still_needed(sitting.rules, sitting.rights)
        name = sitting.next_id(answering.attempt.seed) if needed else ""
        return replace(result, next_id=name, still_needed=needed)

    async def _opened(
        self, work: UnitOfWork, asset_id: AssetId, user_id: UserId, attempt: Attempt | None
    ) -> Running:
        if attempt is None:
            attempt = await work.attempts.get(await self._begin(work, asset_id, user_id))
            return await self._shown(work, attempt, await self._sittings.of(work, attempt))
        asset = await work.assets.get(asset_id)
        published = await work.courses.is_published(asset.course_id)
        self.need_course(asset.course_id, is_published=published)
        stored = await work.attempts.answers(attempt.id)
        sitting = await self._sittings.read(work, attempt, asset, stored)
        if not attempt.version:
            await work.commit()
        return await self._shown(work, attempt, sitting, stored)

    async def _shown(
        self,
        work: UnitOfWork,
        attempt: Attempt,
        sitting: Sitting,
        stored: Sequence[StoredAnswer] = (),
    ) -> Running:
        lesson = await work.lessons.text(sitting.asset.lesson_id)
        items = items_now(attempt, sitting.rules, self._now())
        time = sitting.goes_on(self._now(), self._ticks())
        pictures = await pictures_of(work, sitting)
        return running(attempt, sitting, lesson, stored, items, time, pictures)

    async def _begin(
        self,
        work: UnitOfWork,
        asset_id: AssetId,
        user_id: UserId,
        only: Sequence[str] = (),
    ) -> AttemptId:
        """A new attempt, of `only` some questions or of all; it is stored when this returns."""
        now = self._now()
        asset = await work.assets.get(asset_id)
        published = await work.courses.is_published(asset.course_id)
        self.need_course(asset.course_id, is_published=published)
        reading, kind = self._sittings.readings.of(asset), AGAIN if only else ""
        quiz, version = reading.quiz, reading.version
        rules = rules_of(quiz, kind)
        if not only:
            ended = await work.quiz_records.ended(user_id, asset_id)
            if reason := counting.refusal(rules, past_of(ended), now):
                raise reason
        seed = self._new_seed()
        items = arranged(quiz, seed, only, ())
        if only:
            items = tuple(item for item in items if item.question.id in only)
        if not items:
            raise NotFound("These questions are not part of the quiz any more.")
        await work.enrollments.touch(user_id, asset.course_id, asset.lesson_id, stamp(now))
        await work.quiz_records.keep_version(asset.id, version, asset.revision, asset.content)
        begun = self._sittings.begun(asset, reading, items, kind)
        attempt_id = await work.attempts.start(
            user_id,
            asset.id,
            max_score=begun.max_score,
            moment=stamp(now),
            day=local_day(now),
            asset_revision=asset.revision,
            seed=seed,
            kind=kind,
            counts=rules.counts and not only,
            version=version,
            asked=[item.question.id for item in items],
        )
        await work.commit()
        self._sittings.keep(attempt_id, begun)
        return attempt_id
