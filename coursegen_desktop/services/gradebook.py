"""Grading a course: how its quizzes count, and grades that are set by hand."""

from __future__ import annotations

from ..domain.audit import AuditAction
from ..domain.events import GradesChanged
from ..domain.gradebook import Scheme, checked_comment, checked_percent
from ..domain.ids import AssetId, CourseId, UserId
from ..domain.rights import Right
from .events import EventHub
from .gate import Gate, Guarded, needs
from .work import WorkUnits


class GradebookService(Guarded):
    """Changes grades; every change is kept, with who made it and why."""

    gate: Gate

    def __init__(self, uow: WorkUnits, events: EventHub, gate: Gate) -> None:
        self._uow, self._events = uow, events
        self.gate = gate

    @needs(Right.SEE_LEARNERS)
    async def set_scheme(self, course_id: CourseId, scheme: Scheme, base_revision: int) -> None:
        """How the course is graded from now on, and the class's day; Conflict when somebody else
        changed it."""
        checked = scheme.checked()
        async with self._uow(write=True) as work:
            title = await work.courses.title(course_id)  # NotFound for one that is gone
            await work.gradebooks.put_scheme(course_id, checked, base_revision)
            await work.audit.add(AuditAction.GRADING_CHANGED, actor=self.gate.actor, detail=title)
            await work.commit()
        self._events.publish(GradesChanged(course_id))

    @needs(Right.SEE_LEARNERS)
    async def set_grade(
        self,
        course_id: CourseId,
        person: UserId,
        item: AssetId,
        percent: float | None,
        comment: str,
    ) -> None:
        """Set somebody's result of a quiz, or the final grade (FINAL), by hand; None takes that
        back. The comment says why, and may not be empty."""
        words = checked_comment(comment)
        value = None if percent is None else checked_percent(percent)
        async with self._uow(write=True) as work:
            title = await work.courses.title(course_id)
            user = await work.users.get(person)
            actor = self.gate.actor
            await work.gradebooks.add_change(course_id, user.id, item, value, words, actor[1])
            await work.audit.add(
                AuditAction.GRADE_CHANGED,
                actor=actor,
                subject=(user.id, user.full_name),
                detail=title,
            )
            await work.commit()
        self._events.publish(GradesChanged(course_id))
