"""Marking what no program can judge: the queue of a course, one answer after another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from ..db.unit_of_work import UnitOfWork
from ..domain.attempt import Attempt, StoredAnswer
from ..domain.attempts.showing import judgement
from ..domain.errors import InvalidContent
from ..domain.events import AnswerGiven
from ..domain.handed import files_of
from ..domain.ids import AnswerId, CourseId
from ..domain.questions._by_hand import MarkedQuestion
from ..domain.quiz import RunItem
from ..domain.quiz_upkeep import MarkingView, ToMark
from ..domain.rights import Right
from .clock import Now, ticks
from .events import EventHub
from .gate import Guarded, needs
from .quiz_closing import restated
from .quiz_sittings import Sitting, Sittings
from .work import WorkUnits


class MarkingService(Guarded):
    """What an instructor does with essays and files."""

    def __init__(self, uow: WorkUnits, events: EventHub, now: Now) -> None:
        self._uow = uow
        self._events = events
        self._sittings = Sittings(now, ticks)

    @needs(Right.SEE_LEARNERS)
    async def queue(self, course_id: CourseId) -> tuple[ToMark, ...]:
        """What waits in a course, the longest first."""
        async with self._uow() as work:
            return await work.quiz_records.to_mark(course_id)

    @needs(Right.SEE_LEARNERS)
    async def show(self, answer_id: AnswerId) -> MarkingView:
        """One answer with its rubric; NotFound when it is gone."""
        async with self._uow() as work:
            attempt_id, _ = await work.quiz_records.answer(answer_id)
        await self._sittings.prepare_attempt(self._uow, attempt_id)
        async with self._uow() as work:
            attempt, sitting, item, answer = await self._read(work, answer_id)
            user = await work.users.get(attempt.user_id)
        question = item.question
        text = answer.answer.get("text")
        criteria = question.criteria if isinstance(question, MarkedQuestion) else ()
        marks = answer.given[-1].marks
        return MarkingView(
            answer_id=answer_id,
            question_id=question.id,
            quiz=sitting.quiz.title,
            learner=user.full_name,
            prompt=question.prompt,
            text=text if isinstance(text, str) else "",
            files=files_of(answer_id, answer.answer),
            expected=question.correct_text(),
            criteria=criteria,
            points=item.points,
            marks=None if marks is None else dict(marks),
            marked_by=answer.marked_by,
        )

    @needs(Right.SEE_LEARNERS)
    async def mark(self, answer_id: AnswerId, marks: Mapping[str, object]) -> None:
        """Store marks, and what the attempt has earned by them; they may be given anew.

        InvalidContent names the mark that cannot be given.
        """
        who = "" if self.gate is None else self.gate.actor[1]
        async with self._uow(write=True) as work:
            attempt, sitting, item, answer = await self._read(work, answer_id)
            question = item.question
            if not isinstance(question, MarkedQuestion) or attempt.finished_at is None:
                raise InvalidContent("This answer takes no marks.")
            question.graded_by_hand(answer.answer, marks)
            *before, last = answer.tries
            tries = (*before, replace(last, given=replace(last.given, marks=dict(marks))))
            given = [one.given for one in tries]
            found = judgement(sitting.rules, question, item.points, given)
            await work.quiz_records.mark(
                answer_id, tries, score=found.score, max_score=found.max_score, who=who
            )
            await restated(work, attempt, sitting)
            await work.commit()
        self._events.publish(AnswerGiven(attempt.id, question.id))

    async def _read(
        self, work: UnitOfWork, answer_id: AnswerId
    ) -> tuple[Attempt, Sitting, RunItem, StoredAnswer]:
        attempt_id, answer = await work.quiz_records.answer(answer_id)
        attempt = await work.attempts.get(attempt_id)
        asset = await work.assets.get(attempt.asset_id)
        stored = await work.attempts.answers(attempt_id)
        sitting = await self._sittings.read(work, attempt, asset, stored)
        return attempt, sitting, sitting.item(answer.question_id), answer
