"""Plans of runs: made in a worker process, and the last one is kept, for it is asked for again."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from ..domain.errors import NotFound
from ..domain.ids import LessonId, RunId
from ..domain.kept import StepRecord
from ..domain.outline_json import brief_of
from .blocking import WorkerProcesses, in_thread
from .generation_loading import PLAN_SECONDS, load_keeping
from .generation_runs import RunBook
from .work import WorkUnits

if TYPE_CHECKING:
    from ..db.unit_of_work import UnitOfWork
    from ..generation.keeping import PackedOrder, PackedPlan


class Plans:
    """Finds the plan of a run, or makes it from what was kept."""

    def __init__(self, uow: WorkUnits, writers: WorkerProcesses, book: RunBook) -> None:
        self._uow = uow
        self._writers = writers
        self._book = book
        self._one_at_a_time = asyncio.Lock()

    async def of(self, run_id: RunId) -> PackedPlan:
        """The plan of a run's outline as it stands."""
        async with self._one_at_a_time:
            outline = await self._book.outline(run_id)
            found = self._book.plan_of(run_id, outline)
            if found is not None:
                return found
            async with self._uow() as work:
                record, kept = await work.runs.get(run_id), await work.runs.reading(run_id)
            brief = brief_of(record.brief)
            keeping = await in_thread(load_keeping)
            arguments = (kept, brief.title, brief.options, outline)
            plan: PackedPlan = await self._writers.call(
                keeping.plan_kept, *arguments, timeout=PLAN_SECONDS
            )
            self._book.keep_plan(run_id, plan)
            return plan

    async def order_of(self, lesson_id: LessonId) -> tuple[StepRecord, PackedOrder]:
        """The step that wrote a lesson, and its order as it would be given now."""
        async with self._uow() as work:
            step = await step_of(work, lesson_id)
        plan = await self.of(step.run_id)
        order = next((item for item in plan.orders if item.key == step.unit), None)
        if order is None:
            raise NotFound("This lesson is not in its outline any more.", "Make the course again.")
        return step, order


async def step_of(work: UnitOfWork, lesson_id: LessonId) -> StepRecord:
    """The step that wrote a lesson; NotFound when no run here did."""
    step = await work.runs.step_of(lesson_id)
    if step is None:
        raise NotFound("This lesson was not made from documents here.", "Choose a lesson that was.")
    return step
