"""The log of what was done to accounts: added to and read, never changed."""

from __future__ import annotations

from sqlalchemy import bindparam, insert, or_, select

from ...domain.audit import AuditAction, AuditEntry, AuditPage, AuditQuery
from ...domain.ids import UserId
from .. import models
from ..search import like_pattern, storable
from .base import AnyRow, Repository, table_of

AUDIT = table_of(models.AuditLog)
_ADD = insert(AUDIT)
_COLUMNS = (
    AUDIT.c.id,
    AUDIT.c.at,
    AUDIT.c.actor_id,
    AUDIT.c.actor_name,
    AUDIT.c.action,
    AUDIT.c.subject_id,
    AUDIT.c.subject_name,
    AUDIT.c.detail,
)
_NEWEST = select(*_COLUMNS).order_by(AUDIT.c.id.desc()).limit(bindparam("size"))


class AuditRepository(Repository):
    """Adds entries and reads them, newest first."""

    async def add(
        self,
        action: AuditAction,
        *,
        actor: tuple[UserId | None, str],
        subject: tuple[UserId | None, str] = (None, ""),
        detail: str = "",
    ) -> None:
        """Write down that `actor` (key, name) did `action` to `subject`."""
        await self._run(
            _ADD,
            {
                "at": self._work.stamp(),
                "actor_id": actor[0],
                "actor_name": storable(actor[1])[:200],
                "action": action.value,
                "subject_id": subject[0],
                "subject_name": storable(subject[1])[:200],
                "detail": storable(detail)[:300],
            },
        )

    async def page(self, query: AuditQuery, before_id: int | None, size: int) -> AuditPage:
        """`size` entries older than `before_id` (None: the newest)."""
        statement = _NEWEST
        if query.actions:
            statement = statement.where(AUDIT.c.action.in_([a.value for a in query.actions]))
        if query.text.strip():
            words = like_pattern(query.text.strip())
            statement = statement.where(
                or_(
                    AUDIT.c.actor_name.like(words, escape="!"),
                    AUDIT.c.subject_name.like(words, escape="!"),
                )
            )
        if before_id is not None:
            statement = statement.where(AUDIT.c.id < before_id)
        rows = await self._all(statement, {"size": size + 1})
        shown = tuple(map(_entry, rows[:size]))
        return AuditPage(shown, shown[-1].id if len(rows) > size else None)


def _entry(row: AnyRow) -> AuditEntry:
    return AuditEntry(
        id=row.id,
        at=row.at,
        actor_id=None if row.actor_id is None else UserId(row.actor_id),
        actor_name=row.actor_name,
        action=AuditAction(row.action),
        subject_id=None if row.subject_id is None else UserId(row.subject_id),
        subject_name=row.subject_name,
        detail=row.detail,
    )
