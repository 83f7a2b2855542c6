"""What classes have to do: a course, a lesson or a quiz, for all or for some, with days."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import tzinfo

from ..db.repositories.assignments import Given
from ..db.unit_of_work import UnitOfWork
from ..domain.audit import AuditAction
from ..domain.errors import InvalidContent, NotFound
from ..domain.events import ClassesChanged
from ..domain.ids import AssignmentId, ClassId, UserId
from ..domain.rights import Right
from ..domain.school_class import (
    Assignment,
    SchoolClass,
    Span,
    Target,
    Task,
    checked_note,
    checked_span,
    days_left,
)
from .clock import Now, local_day
from .events import EventHub
from .gate import Gate, Guarded, needs
from .own_classes import note, own_class
from .work import WorkUnits


class AssignmentsService(Guarded):
    """Gives classes something to do, and tells learners what they have."""

    gate: Gate

    def __init__(
        self,
        uow: WorkUnits,
        events: EventHub,
        gate: Gate,
        now: Now,
        *,
        zone: tzinfo | None = None,
    ) -> None:
        self._uow, self._events, self._now, self._zone = uow, events, now, zone
        self.gate = gate

    @needs(Right.LEARN)
    async def tasks(self, *, user_id: UserId) -> tuple[Task, ...]:
        """What a learner is to do now and has not done yet, the next last day first.

        What two classes ask for stands there once, with the earlier day.
        """
        today = local_day(self._now(), self._zone)
        async with self._uow() as work:
            found = await work.assignments.tasks(user_id, today)
        first: dict[Target, Task] = {}
        for task in found:
            first.setdefault(task.target, task)
        return tuple(
            replace(task, days_left=days_left(task.until_day, today)) for task in first.values()
        )

    @needs(Right.TEACH)
    async def assign(
        self,
        class_id: ClassId,
        target: Target,
        *,
        span: Span | None = None,
        words: str = "",
        people: Collection[UserId] = (),
    ) -> AssignmentId:
        """Give a class, or `people` of it only, something to do.

        Raises InvalidContent for a course that learners do not see and for days in the wrong
        order, NotFound for what is gone, Conflict where the whole class has it already.
        """
        given = Given(checked_span(span or Span()), checked_note(words), frozenset(people))
        async with self._uow(write=True) as work:
            of = await own_class(work, self.gate, class_id)
            title = await _need_shown(work, target)
            await _need_members(work, of, given.people)
            key = await work.assignments.add(class_id, target, given, self.gate.actor[1])
            await note(work, self.gate, AuditAction.ASSIGNED, of, detail=title)
            await work.commit()
        self._events.publish(ClassesChanged(class_id))
        return key

    @needs(Right.TEACH)
    async def change(
        self,
        known: Assignment,
        *,
        span: Span,
        words: str,
        people: Collection[UserId] = (),
    ) -> None:
        """Other days, another word, other people. Raises as `assign`, and Conflict when it was
        changed since `known` was read."""
        given = Given(checked_span(span), checked_note(words), frozenset(people))
        async with self._uow(write=True) as work:
            of = await self._own(work, known.id)
            await _need_members(work, of, given.people)
            await work.assignments.change(known, of.id, given)
            await note(work, self.gate, AuditAction.ASSIGNMENT_CHANGED, of, detail=known.title)
            await work.commit()
        self._events.publish(ClassesChanged(of.id))

    @needs(Right.TEACH)
    async def withdraw(self, known: Assignment) -> None:
        """Take something back that a class had to do; what was done of it stays."""
        await self._set_withdrawn(known, True)

    @needs(Right.TEACH)
    async def give_again(self, known: Assignment) -> None:
        """Undo `withdraw`."""
        await self._set_withdrawn(known, False)

    async def _set_withdrawn(self, known: Assignment, withdrawn: bool) -> None:
        async with self._uow(write=True) as work:
            of = await self._own(work, known.id)
            await work.assignments.set_withdrawn(known.id, withdrawn)
            action = AuditAction.ASSIGNMENT_WITHDRAWN if withdrawn else AuditAction.ASSIGNED
            await note(work, self.gate, action, of, detail=known.title)
            await work.commit()
        self._events.publish(ClassesChanged(of.id))

    async def _own(self, work: UnitOfWork, assignment_id: AssignmentId) -> SchoolClass:
        class_id = await work.assignments.class_of(assignment_id)
        return await own_class(work, self.gate, class_id)


async def _need_shown(work: UnitOfWork, target: Target) -> str:
    """The title of what is assigned. Raises NotFound, or InvalidContent for a draft."""
    course = await work.courses.outline(target.course_id, UserId(0))
    if not course.is_published:
        raise InvalidContent(
            "Learners do not see this course yet.", "Publish it in the library first."
        )
    if target.lesson_id is None:
        return course.title
    lesson = next((one for one in course.lessons if one.id == target.lesson_id), None)
    if lesson is None:
        raise NotFound("This lesson does not exist any more.", "Choose another one.")
    if target.asset_id is None:
        return lesson.title
    quiz = next((one for one in lesson.quizzes if one.asset_id == target.asset_id), None)
    if quiz is None:
        raise NotFound("This quiz does not exist any more.", "Choose another one.")
    return quiz.title or lesson.title


async def _need_members(work: UnitOfWork, of: SchoolClass, people: frozenset[UserId]) -> None:
    members = await work.school_classes.members(of.id)
    if not people <= {member.user.id for member in members}:
        raise InvalidContent(
            "Somebody is not in this class any more.", "Choose again from those who are."
        )
