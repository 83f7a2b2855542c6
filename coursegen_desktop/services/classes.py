"""Classes: made, changed, put away; who learns and teaches in them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import tzinfo

from ..db.repositories.assignments import assignments_of
from ..domain.audit import AuditAction
from ..domain.errors import InvalidContent
from ..domain.events import ClassesChanged, EnrollmentChanged, PeopleChanged
from ..domain.ids import ClassId, CourseId, UserId
from ..domain.rights import Right
from ..domain.school_class import (
    MOST_NEW,
    ClassCard,
    ClassRules,
    ClassView,
    MemberRole,
    SchoolClass,
    checked_class_name,
    checked_look,
)
from ..domain.user import Role, User, checked_name
from .class_accounts import make_learners, name_groups
from .clock import Now, local_day, stamp
from .events import EventHub
from .gate import Gate, Guarded, needs
from .own_classes import note, own_class, sees_all
from .work import WorkUnits

_FOUND = 8


class ClassesService(Guarded):
    """The classes that one teaches; all of them for whoever manages people."""

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

    @needs(Right.TEACH)
    async def list(self, *, archived: bool = False) -> tuple[ClassCard, ...]:
        """The classes of whoever acts, by name; with `archived` those that were put away."""
        today = local_day(self._now(), self._zone)
        async with self._uow() as work:
            return await work.school_classes.cards(
                self.gate.actor[0] or UserId(0),
                today,
                everybodys=sees_all(self.gate),
                archived=archived,
            )

    @needs(Right.TEACH)
    async def open(self, class_id: ClassId) -> ClassView:
        """A class with its people and what they have to do. Raises NotFound."""
        async with self._uow() as work:
            of = await own_class(work, self.gate, class_id)
            members = work.school_classes.members(class_id)
            rows, meant, done = work.assignments.of_class(class_id)
            await work.ask(members, rows, meant, done)
            tasks = assignments_of(await rows, await meant, await done)
            return ClassView(of, await members, tasks)

    @needs(Right.TEACH)
    async def create(
        self, name: str, *, icon: str = "", colour: int = 1, rules: ClassRules | None = None
    ) -> ClassId:
        """A class that whoever makes it teaches. Raises InvalidContent for no name."""
        title = checked_class_name(name)
        sign, tint = checked_look(icon, colour)
        async with self._uow(write=True) as work:
            key = await work.school_classes.add(title, sign, tint, rules or ClassRules())
            me = self.gate.actor[0]
            if me is not None:
                await work.school_classes.join(key, [me], MemberRole.TEACHER, made_here=False)
            made = await work.school_classes.get(key)
            await note(work, self.gate, AuditAction.CLASS_MADE, made)
            await work.commit()
        self._events.publish(ClassesChanged(key))
        return key

    @needs(Right.TEACH)
    async def save(
        self,
        known: SchoolClass,
        *,
        name: str,
        icon: str,
        colour: int,
        rules: ClassRules,
        origin: object = None,
    ) -> SchoolClass:
        """Keep name, look and rules. Raises InvalidContent, and Conflict when the class was
        changed since `known` was read.

        People whose group is the old name get the new one.
        """
        title = checked_class_name(name)
        sign, tint = checked_look(icon, colour)
        async with self._uow(write=True) as work:
            before = await own_class(work, self.gate, known.id)
            after = await work.school_classes.save(known, title, sign, tint, rules)
            if after.name != before.name:
                people = await work.school_classes.members(known.id)
                learners = [one.user for one in people if one.role is MemberRole.LEARNER]
                await name_groups(work, learners, before.name, after.name)
            detail = f"{before.rules.way} → {rules.way}" if before.rules.way != rules.way else ""
            await note(work, self.gate, AuditAction.CLASS_CHANGED, after, detail=detail)
            await work.commit()
        self._events.publish(ClassesChanged(known.id, origin))
        return after

    @needs(Right.TEACH)
    async def archive(self, class_id: ClassId) -> None:
        """Put a class away: nobody signs in by it, what it had to do is shown to nobody."""
        await self._set_archived(class_id, True)

    @needs(Right.TEACH)
    async def restore(self, class_id: ClassId) -> None:
        """Take a class out again with all that it had."""
        await self._set_archived(class_id, False)

    # ------------------------------------------------------------ people

    @needs(Right.TEACH)
    async def candidates(
        self, class_id: ClassId, text: str, *, role: MemberRole
    ) -> tuple[User, ...]:
        """A few people, by name, who are not in the class; to teach only those who may."""
        async with self._uow() as work:
            await own_class(work, self.gate, class_id)
            is_teacher = role is MemberRole.TEACHER
            return await work.school_classes.candidates(
                class_id, text.strip(), _FOUND, teachers=is_teacher
            )

    @needs(Right.TEACH)
    async def add(self, class_id: ClassId, person: UserId, role: MemberRole) -> User:
        """Put somebody into a class; who is in it already gets that role.

        Raises InvalidContent for who cannot sign in, and for a teacher who may not teach. Who
        has no group is in one of the class's name from now on.
        """
        async with self._uow(write=True) as work:
            of = await own_class(work, self.gate, class_id)
            user = await work.users.get(person)
            if user.is_disabled or user.deleted_at:
                raise InvalidContent("This account cannot sign in.", "Choose somebody else.")
            if role is MemberRole.TEACHER and user.role is Role.LEARNER:
                raise InvalidContent(
                    "Learners cannot teach a class.",
                    "An administrator makes somebody an instructor under People.",
                )
            await work.school_classes.join(class_id, [person], role, made_here=False)
            if role is MemberRole.LEARNER:
                await name_groups(work, [user], "", of.name)
            await note(
                work, self.gate, AuditAction.CLASS_JOINED, of, subject=user, detail=role.value
            )
            await work.commit()
        self._events.publish(ClassesChanged(class_id))
        return user

    @needs(Right.TEACH)
    async def remove(self, class_id: ClassId, person: UserId) -> User:
        """Take somebody out of a class; the account and all that was learned stay.

        Raises InvalidContent for the last teacher of a class that not everybody looks after.
        """
        async with self._uow(write=True) as work:
            of = await own_class(work, self.gate, class_id)
            member = await work.school_classes.member(class_id, person)
            if member.role is MemberRole.TEACHER and not sees_all(self.gate):
                people = await work.school_classes.members(class_id)
                if sum(one.role is MemberRole.TEACHER for one in people) < 2:
                    raise InvalidContent(
                        "Nobody would teach this class any more.", "Add another teacher first."
                    )
            await work.school_classes.leave(class_id, person)
            await note(work, self.gate, AuditAction.CLASS_LEFT, of, subject=member.user)
            await work.commit()
        self._events.publish(ClassesChanged(class_id))
        return member.user

    @needs(Right.TEACH)
    async def add_new(self, class_id: ClassId, names: Sequence[str]) -> tuple[User, ...]:
        """Make accounts for children and put them into the class, each with an animal.

        They have no address and no password: they sign in as the class does. Raises
        InvalidContent for no name, one that cannot be used, or too many at once.
        """
        wanted = [checked_name(name) for name in names if name.strip()]
        if not 1 <= len(wanted) <= MOST_NEW:
            raise InvalidContent(
                "Type the names, one a line.", "At most {most} at once.", most=MOST_NEW
            )
        async with self._uow(write=True) as work:
            of = await own_class(work, self.gate, class_id)
            made = await make_learners(work, of, wanted)
            await note(work, self.gate, AuditAction.CLASS_JOINED, of, detail=f"+{len(made)}")
            await work.commit()
        self._events.publish(ClassesChanged(class_id))
        self._events.publish(PeopleChanged())
        return made

    @needs(Right.TEACH)
    async def enrol(self, class_id: ClassId, course_id: CourseId) -> int:
        """Let every learner of a class take a course. Returns how many are new in it."""
        async with self._uow(write=True) as work:
            of = await own_class(work, self.gate, class_id)
            title = await work.courses.title(course_id)
            people = await work.school_classes.to_enrol(class_id, course_id)
            await work.enrollments.enrol(people, course_id, stamp(self._now()))
            detail = f"+{len(people)} · {title}"
            await note(work, self.gate, AuditAction.ENROLLED, of, detail=detail)
            await work.commit()
        self._events.publish(EnrollmentChanged(course_id))
        return len(people)

    # ------------------------------------------------------------ within

    async def _set_archived(self, class_id: ClassId, archived: bool) -> None:
        async with self._uow(write=True) as work:
            of = await own_class(work, self.gate, class_id)
            await work.school_classes.set_archived(class_id, archived)
            action = AuditAction.CLASS_ARCHIVED if archived else AuditAction.CLASS_RESTORED
            await note(work, self.gate, action, of)
            await work.commit()
        self._events.publish(ClassesChanged(class_id))
