"""A quiz that a class takes together: how far everybody is, the end for all, time given back, and
attempts that were handed in and go on."""

from __future__ import annotations

from ..db.unit_of_work import UnitOfWork
from ..domain.attempt import Attempt
from ..domain.attempts.rules import Rules
from ..domain.audit import AuditAction
from ..domain.errors import InvalidContent
from ..domain.events import AttemptReopened, CardsChanged, QuizFinished
from ..domain.ids import AssetId, AttemptId, ClassId, UserId
from ..domain.rights import Right
from ..domain.school_class import HandedIn, QuizStand
from ..domain.user import Role, User
from .clock import Now, Ticks, ticks
from .events import EventHub
from .gate import Gate, Guarded, needs
from .own_classes import learner_of, note, own_class
from .quiz_closing import close
from .quiz_reopening import handed_in, refusal, reopen
from .quiz_sittings import Sitting, Sittings
from .work import WorkUnits


class ClassQuizzesService(Guarded):
    """What those who teach a class do while it takes a quiz. `sittings` are the quizzes' own."""

    gate: Gate

    def __init__(
        self,
        uow: WorkUnits,
        events: EventHub,
        gate: Gate,
        now: Now,
        sittings: Sittings,
        ticks: Ticks = ticks,
    ) -> None:
        self._uow, self._events, self._now = uow, events, now
        self._sittings, self._ticks = sittings, ticks
        self.gate = gate

    @needs(Right.TEACH)
    async def stand(self, class_id: ClassId, asset_id: AssetId) -> tuple[QuizStand, ...]:
        """How far everybody of a class is with a quiz, by name."""
        async with self._uow() as work:
            await own_class(work, self.gate, class_id)
            return await work.class_quizzes.stand(class_id, asset_id)

    @needs(Right.TEACH)
    async def end(self, class_id: ClassId, asset_id: AssetId) -> int:
        """Hand in what everybody of a class has answered so far. Returns how many that ended."""
        async with self._uow() as work:
            await own_class(work, self.gate, class_id)
            running = [
                one.attempt_id
                for one in await work.class_quizzes.stand(class_id, asset_id)
                if one.attempt_id is not None and one.is_open
            ]
        for attempt_id in running:
            await self._sittings.prepare_attempt(self._uow, attempt_id)
        ended = []
        async with self._uow(write=True) as work:
            of = await own_class(work, self.gate, class_id)
            title = (await work.assets.get(asset_id)).title
            for stand in await work.class_quizzes.stand(class_id, asset_id):
                if stand.attempt_id is None or not stand.is_open:
                    continue
                attempt = await work.attempts.get(stand.attempt_id)
                sitting = await self._sittings.of(work, attempt)
                closed, _, _ = await close(work, attempt, sitting, self._now(), self._ticks())
                ended.append(closed)
            detail = " · ".join(part for part in (title, f"{len(ended)}") if part)
            await note(work, self.gate, AuditAction.QUIZ_ENDED, of, detail=detail)
            await work.commit()
        for one in ended:
            self._sittings.drop(one.id)
            self._events.publish(QuizFinished(one.id, one.asset_id, one.score, one.max_score))
            self._events.publish(CardsChanged(one.user_id))
        return len(ended)

    @needs(Right.TEACH)
    async def give_time_back(
        self, class_id: ClassId, person: UserId, attempt_id: AttemptId
    ) -> None:
        """Let an attempt go on as if no time had passed since its learner was last seen at it: a
        power cut, a fire drill. What he has used since he took it up again counts.

        Raises InvalidContent for one that is finished or another's.
        """
        async with self._uow(write=True) as work:
            of = await own_class(work, self.gate, class_id)
            user = await learner_of(work, class_id, person)
            attempt = await work.attempts.get(attempt_id)
            if attempt.user_id != person or attempt.finished_at is not None:
                raise InvalidContent(
                    "This attempt is finished.", "Let the learner begin the quiz again."
                )
            await work.attempts.give_back(attempt_id)
            await note(work, self.gate, AuditAction.TIME_GIVEN_BACK, of, subject=user)
            await work.commit()
        self._sittings.drop(attempt_id)

    @needs(Right.TEACH)
    async def handed_in(
        self, class_id: ClassId | None, person: UserId, attempt_id: AttemptId
    ) -> HandedIn:
        """What is to be known before a learner's attempt is opened again. `class_id` is None for
        somebody of a course, in whatever class he is.

        Raises InvalidContent where it cannot be: see `open_again`.
        """
        await self._prepare(attempt_id)
        async with self._uow() as work:
            await self._whose(work, class_id, person)
            return handed_in(*await self._closed(work, person, attempt_id), self._now())

    @needs(Right.TEACH)
    async def open_again(
        self,
        class_id: ClassId | None,
        person: UserId,
        attempt_id: AttemptId,
        *,
        minutes: int = 0,
    ) -> None:
        """Let an attempt go on that was handed in: by mistake, by an end for all, by the clock.

        The time goes on from what was used; what passes until its learner takes it up again does
        not count. `minutes` are given besides, at most the whole time of the quiz.
        Raises InvalidContent where it still runs, another one was begun since, the quiz is closed,
        or no time is left.
        """
        await self._prepare(attempt_id)
        async with self._uow(write=True) as work:
            of, user = await self._whose(work, class_id, person)
            attempt, sitting = await self._closed(work, person, attempt_id)
            await reopen(work, attempt, sitting, self._now(), 60.0 * max(0, minutes))
            parts = (of, sitting.quiz.title, f"+{minutes} min" if minutes else "")
            await work.audit.add(
                AuditAction.ATTEMPT_REOPENED,
                actor=self.gate.actor,
                subject=(user.id, user.full_name),
                detail=" · ".join(part for part in parts if part),
            )
            await work.commit()
        self._sittings.drop(attempt_id)
        self._events.publish(AttemptReopened(attempt_id, attempt.asset_id))

    async def _whose(
        self, work: UnitOfWork, class_id: ClassId | None, person: UserId
    ) -> tuple[str, User]:
        """The class's name and its learner; any learner without a class, as in a gradebook."""
        if class_id is not None:
            of = await own_class(work, self.gate, class_id)
            return of.name, await learner_of(work, class_id, person)
        user = await work.users.get(person)
        if user.role is not Role.LEARNER:
            raise InvalidContent("This concerns learners only.", "Choose somebody who learns here.")
        return "", user

    async def _closed(
        self, work: UnitOfWork, person: UserId, attempt_id: AttemptId
    ) -> tuple[Attempt, Sitting]:
        """A learner's attempt that may be opened again, as it was asked."""
        attempt = await work.attempts.get(attempt_id)
        if attempt.user_id != person:
            raise InvalidContent("This attempt belongs to somebody else.")
        sitting = await self._sittings.of(work, attempt)
        if reason := await refusal(work, attempt, self._rules_now(sitting), self._now()):
            raise reason
        return attempt, sitting

    def _rules_now(self, sitting: Sitting) -> Rules:
        """How the quiz is given now; one that cannot be read any more says no other times."""
        try:
            return self._sittings.readings.of(sitting.asset).quiz.rules
        except InvalidContent:
            return sitting.rules

    async def _prepare(self, attempt_id: AttemptId) -> None:
        """Read the quiz as it was asked and as it is, before anybody has to wait for it."""
        await self._sittings.prepare_attempt(self._uow, attempt_id)
        async with self._uow() as work:
            asset = await work.assets.get((await work.attempts.get(attempt_id)).asset_id)
        await self._sittings.readings.prepare(asset)
