"""What models were asked in a run, and what they answered."""

from __future__ import annotations

from typing import Any

from sqlalchemy import bindparam, select

from ...domain.ids import RunId
from ...domain.kept import AgentStepRecord
from ..sqlite import upsert
from .base import Repository
from .runs import LESSON_STEP, STEPS

_OF_RUN = (
    select(
        STEPS.c.id,
        STEPS.c.kind,
        STEPS.c.unit_id,
        STEPS.c.seq,
        STEPS.c.input_hash,
        STEPS.c.tokens_in,
        STEPS.c.tokens_out,
        STEPS.c.cost_micros,
        STEPS.c.finished_at,
        STEPS.c.output,
    )
    .where(STEPS.c.run_id == bindparam("the_run"), STEPS.c.kind != LESSON_STEP)
    .order_by(STEPS.c.id)
)
_ADD = upsert(STEPS).on_conflict_do_nothing(
    index_elements=["run_id", "kind", "unit_id", "input_hash"]
)


class AgentStepsRepository(Repository):
    """Finds and keeps them. Rows are only added: a kept answer stays."""

    async def of_run(self, run_id: RunId) -> tuple[AgentStepRecord, ...]:
        """All of a run, in the order in which they were answered."""
        rows = await self._all(_OF_RUN, {"the_run": run_id})
        return tuple(AgentStepRecord(*row) for row in rows)

    async def add(self, run_id: RunId, **values: Any) -> None:
        """Keep one; nothing where the same question was answered already."""
        await self._run(_ADD, {"run_id": run_id, **values})
