"""What leaves the program about somebody else is written down."""

from __future__ import annotations

from ..domain.audit import AuditAction
from ..domain.ids import UserId
from .gate import Gate
from .work import WorkUnits


async def note_taken_out(uow: WorkUnits, gate: Gate | None, user_id: UserId) -> None:
    """Log that what is kept about a person was written to a file, unless it was his own doing.

    Without a gate (a service that a tool built alone) there is nobody to be named.
    """
    if gate is None or gate.actor[0] == user_id:
        return
    async with uow(write=True) as work:
        user = await work.users.get(user_id)
        await work.audit.add(
            AuditAction.LEARNERS_EXPORTED, actor=gate.actor, subject=(user.id, user.full_name)
        )
        await work.commit()
