"""The log of what was done to accounts, for administrators."""

from __future__ import annotations

from pathlib import Path

from ..domain.audit import AuditAction, AuditPage, AuditQuery
from ..domain.rights import Right
from ..formats.tables import write_table
from .blocking import in_thread
from .gate import Gate, Guarded, needs
from .work import WorkUnits

PAGE_SIZE = 100


class AuditService(Guarded):
    """Reads the log; others write it, and nobody changes it."""

    gate: Gate

    def __init__(self, uow: WorkUnits, gate: Gate) -> None:
        self._uow = uow
        self.gate = gate

    @needs(Right.READ_AUDIT)
    async def page(
        self, query: AuditQuery, before_id: int | None = None, size: int = PAGE_SIZE
    ) -> AuditPage:
        """`size` entries older than `before_id`, newest first."""
        async with self._uow() as work:
            return await work.audit.page(query, before_id, size)

    @needs(Right.READ_AUDIT)
    async def export_csv(self, path: Path, query: AuditQuery | None = None) -> int:
        """Write the entries of `query` to a CSV file. Returns how many; that is logged too."""
        rows: list[tuple[object, ...]] = []
        before: int | None = None
        async with self._uow() as work:
            while True:
                page = await work.audit.page(query or AuditQuery(), before, 1000)
                rows += [
                    (item.at, item.actor_name, item.action.value, item.subject_name, item.detail)
                    for item in page.entries
                ]
                before = page.next_id
                if before is None:
                    break
        await in_thread(write_table, path, ("when", "who", "what", "whom", "detail"), rows)
        async with self._uow(write=True) as work:
            await work.audit.add(
                AuditAction.AUDIT_EXPORTED, actor=self.gate.actor, detail=str(len(rows))
            )
            await work.commit()
        return len(rows)
