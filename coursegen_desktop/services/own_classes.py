"""Whose class it is: asked by everything that has to do with one, in the caller's unit of work."""

from __future__ import annotations

from ..db.unit_of_work import UnitOfWork
from ..domain.audit import AuditAction
from ..domain.errors import InvalidContent, PermissionDenied
from ..domain.ids import ClassId, UserId
from ..domain.rights import Right
from ..domain.school_class import MemberRole, SchoolClass
from ..domain.user import User
from .gate import Gate


def sees_all(gate: Gate) -> bool:
    """Whether the one who acts looks after every class."""
    return gate.may(Right.MANAGE_PEOPLE)


async def own_class(work: UnitOfWork, gate: Gate, class_id: ClassId) -> SchoolClass:
    """A class that the one who acts teaches or looks after.

    Raises NotFound for none, PermissionDenied for somebody else's.
    """
    found = await work.school_classes.get(class_id)
    if not sees_all(gate) and not await work.school_classes.teaches(gate.user.id, class_id):
        raise PermissionDenied(
            "This is the class of other teachers.", "Ask one of them to let you in."
        )
    return found


async def learner_of(work: UnitOfWork, class_id: ClassId, person: UserId) -> User:
    """Somebody who learns in a class. Raises NotFound, or InvalidContent for its teachers."""
    member = await work.school_classes.member(class_id, person)
    if member.role is not MemberRole.LEARNER:
        raise InvalidContent("This concerns learners only.", "Choose somebody who learns here.")
    return member.user


async def note(
    work: UnitOfWork,
    gate: Gate,
    action: AuditAction,
    of: SchoolClass,
    *,
    subject: User | None = None,
    detail: str = "",
) -> None:
    """Write down what was done to a class."""
    await work.audit.add(
        action,
        actor=gate.actor,
        subject=(None, "") if subject is None else (subject.id, subject.full_name),
        detail=" · ".join(part for part in (of.name, detail) if part),
    )
