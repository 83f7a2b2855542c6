"""Who takes which course: enrolling oneself and others, leaving, coming back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ..domain.audit import AuditAction
from ..domain.errors import InvalidContent
from ..domain.events import EnrollmentChanged, PeopleChanged
from ..domain.ids import CourseId, UserId
from ..domain.people import (
    Enrolled,
    RosterChange,
    RosterDone,
    RosterPlan,
    StartCode,
)
from ..domain.rights import Right
from ..domain.user import User
from ..formats.tables import write_table
from . import roster
from .blocking import WorkerProcesses, in_thread
from .clock import Now, stamp
from .events import EventHub
from .gate import Gate, Guarded, needs
from .work import WorkUnits

_FOUND = 8


class EnrolmentService(Guarded):
    """Enrolments of courses. Leaving keeps what was done; coming back goes on there."""

    gate: Gate

    def __init__(
        self,
        uow: WorkUnits,
        events: EventHub,
        gate: Gate,
        now: Now,
        workers: WorkerProcesses | None = None,
    ) -> None:
        self._uow = uow
        self._workers = workers
        self._events = events
        self.gate = gate
        self._now = now

    @needs(Right.LEARN)
    async def enrol(self, course_id: CourseId, *, user_id: UserId) -> None:
        """Take a course, or take it up again. Raises NotFound for one that is not published."""
        async with self._uow(write=True) as work:
            published = await work.courses.is_published(course_id)
            self.need_course(course_id, is_published=published)
            await work.enrollments.enrol([user_id], course_id, stamp(self._now()))
            await work.commit()
        self._events.publish(EnrollmentChanged(course_id, user_id))

    @needs(Right.LEARN, others=Right.ENROL_OTHERS)
    async def leave(self, course_id: CourseId, *, user_id: UserId) -> None:
        """End an enrolment. Progress and answers are kept."""
        async with self._uow(write=True) as work:
            gone = await work.enrollments.leave(user_id, course_id, stamp(self._now()))
            if gone and user_id != self.gate.actor[0]:
                user = await work.users.get(user_id)
                await work.audit.add(
                    AuditAction.UNENROLLED,
                    actor=self.gate.actor,
                    subject=(user.id, user.full_name),
                    detail=await work.courses.title(course_id),
                )
            await work.commit()
        self._events.publish(EnrollmentChanged(course_id, user_id))

    @needs(Right.SEE_LEARNERS)
    async def learners(self, course_id: CourseId) -> Enrolled:
        """Everybody who takes a course, by name."""
        async with self._uow() as work:
            title = await work.courses.title(course_id)
            return Enrolled(course_id, title, await work.enrollments.learners(course_id))

    @needs(Right.ENROL_OTHERS)
    async def candidates(self, course_id: CourseId, text: str) -> tuple[User, ...]:
        """A few people, by name, in whose name, address or group `text` occurs and who do not
        take the course yet."""
        async with self._uow() as work:
            return await work.people.candidates(course_id, text, _FOUND)

    @needs(Right.ENROL_OTHERS)
    async def enrol_other(self, course_id: CourseId, person: UserId) -> User:
        """Put somebody into a course."""
        async with self._uow(write=True) as work:
            user = await work.users.get(person)
            if user.is_disabled or user.deleted_at:
                raise InvalidContent("This account cannot sign in.", "Choose somebody else.")
            title = await work.courses.title(course_id)
            await work.enrollments.enrol([person], course_id, stamp(self._now()))
            await work.audit.add(
                AuditAction.ENROLLED,
                actor=self.gate.actor,
                subject=(user.id, user.full_name),
                detail=title,
            )
            await work.commit()
        self._events.publish(EnrollmentChanged(course_id, person))
        return user

    @needs(Right.ENROL_OTHERS)
    async def plan_import(self, course_id: CourseId, path: Path) -> RosterPlan:
        """What a CSV file of learners (name, email, optionally group) would change."""
        read = await roster.read(path, self._workers)
        async with self._uow() as work:
            await work.courses.title(course_id)
            inside = await work.enrollments.user_ids(course_id)
            return await roster.plan(work, read, roles=False, enrolled=inside)

    @needs(Right.ENROL_OTHERS)
    async def bring_in(self, course_id: CourseId, plan: RosterPlan) -> RosterDone:
        """Enrol everybody of the preview, all or nothing; who is new gets a learner's account.

        Raises Conflict when the preview is no longer true. Nobody is taken out.
        """
        async with self._uow(write=True) as work:
            inside = await work.enrollments.user_ids(course_id)
            now = await roster.plan_still_so(work, plan, roles=False, enrolled=inside)
            new = [row.row for row in roster.of_kind(now, RosterChange.NEW)]
            people, codes = await roster.add_people(work, new, roles=False)
            known = [row.before.id for row in roster.of_kind(now, RosterChange.ENROL) if row.before]
            joining = [*known, *people]
            moment = stamp(self._now())
            async for part in roster.in_batches(joining):
                await work.enrollments.enrol(part, course_id, moment)
            title = await work.courses.title(course_id)
            detail = f"+{len(joining)} · {title}"
            await work.audit.add(AuditAction.ENROLLED, actor=self.gate.actor, detail=detail)
            if people:
                await work.audit.add(
                    AuditAction.PEOPLE_IMPORTED, actor=self.gate.actor, detail=f"+{len(people)}"
                )
            await work.commit()
        self._events.publish(EnrollmentChanged(course_id))
        if people:
            self._events.publish(PeopleChanged())
        return RosterDone(len(people), 0, len(joining), codes)

    @needs(Right.ENROL_OTHERS)
    async def save_codes(self, path: Path, codes: Sequence[StartCode]) -> None:
        """Write start codes to a CSV file, to be handed out. Raises StorageError."""
        await in_thread(write_table, path, roster.CODES_HEAD, roster.codes_table(codes))

    @needs(Right.SEE_LEARNERS)
    async def export_csv(self, course_id: CourseId, path: Path) -> int:
        """Write a course's learners with their progress to a CSV file. Returns how many."""
        enrolled = await self.learners(course_id)
        rows = [
            (
                item.user.full_name,
                item.user.email,
                item.user.group,
                round(item.progress_percent, 1),
                item.enrolled_at,
                item.last_opened_at,
            )
            for item in enrolled.learners
        ]
        head = ("name", "email", "group", "percent", "enrolled", "last opened")
        await in_thread(write_table, path, head, rows)
        async with self._uow(write=True) as work:
            await work.audit.add(
                AuditAction.LEARNERS_EXPORTED,
                actor=self.gate.actor,
                detail=f"{len(rows)} · {enrolled.title}",
            )
            await work.commit()
        return len(rows)
