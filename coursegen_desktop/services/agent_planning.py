"""An outline arranged by a model: what the documents give, with better titles and another order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from ..domain.agent import PLAN
from ..domain.brief import Options
from ..domain.connection import PLANNER
from ..domain.ids import RunId
from ..domain.outline import Outline, PlannedLesson
from ..domain.outline_arrange import WantedLesson, WantedModule, arranged
from .agent_crews import AgentCrews
from .agent_steps import Place
from .generation_loading import PLAN_SECONDS

if TYPE_CHECKING:
    from ..generation.keeping import PackedPlan
    from .agent_writing import Crew

# Of the window for what is shown: the answer names every lesson again.
_SHOWN, _LETTERS = 0.35, 3.6
_LINE = 220  # letters of a lesson's beginning


@dataclass(slots=True)
class AgentPlanning:
    """Asks a planner."""

    crews: AgentCrews

    async def arrange(
        self,
        run_id: RunId,
        outline: Outline,
        plan: PackedPlan,
        options: Options,
        began: Callable[[int, int], None],
    ) -> Outline:
        """The outline as the model would have it; nothing is stored but the question.

        `began` is told which question of how many is asked now.

        Raises ProviderError, or InvalidContent for an arrangement that cannot be used.
        """
        async with self.crews.crew(run_id, options) as crew:
            orders = {order.key: order.data for order in plan.orders}
            taught = [lesson for lesson in outline.lessons if not lesson.is_reference]
            begun = await self.crews.workers.call(
                crew.tools.desk.openings, [orders[lesson.key] for lesson in taught], _LINE,
                timeout=PLAN_SECONDS,
            )  # fmt: skip
            lines = [
                f"[{lesson.key}] {lesson.title} ({lesson.words} words): {text}"
                for lesson, text in zip(taught, begun, strict=True)
            ]
            wanted: list[WantedModule] = []
            groups = list(_groups(outline, taught, lines, crew.asker.window))
            for number, group in enumerate(groups):
                began(number + 1, len(groups))
                place = Place(PLAN, f"plan/{number}", number, outline.title)
                wanted += await _asked(crew, place, outline, group)
            return arranged(outline, wanted)


async def _asked(
    crew: Crew, place: Place, outline: Outline, lines: Sequence[str]
) -> list[WantedModule]:
    request = crew.tools.requests.plan(crew.scene, outline.title, outline.language, lines)
    shape = crew.tools.shapes.PlanByModel
    made, asked = await crew.steps.data(place, PLANNER, crew.scene.version("plan"), request, shape)
    modules = [
        WantedModule(title, tuple(WantedLesson(one.title, tuple(one.keys)) for one in lessons))
        for title, lessons in groupby(made.lessons, key=lambda one: one.module)
    ]
    await crew.steps.keep(asked, f"{len(modules)} modules, {len(made.lessons)} lessons")
    return modules


def _groups(
    outline: Outline, taught: Sequence[PlannedLesson], lines: Sequence[str], window: int
) -> Iterator[list[str]]:
    """The lines in groups that fit the window, modules whole where they do."""
    room = int(window * _SHOWN * _LETTERS)
    line_of = {lesson.key: line for lesson, line in zip(taught, lines, strict=True)}
    group: list[str] = []
    size = 0
    for module in outline.modules:
        rows = [f"Module: {module.title}"]
        rows += [line_of[lesson.key] for lesson in module.lessons if lesson.key in line_of]
        if len(rows) == 1:
            continue
        length = sum(map(len, rows))
        if group and size + length > room:
            yield group
            group, size = [], 0
        for row in rows:
            if group and size + len(row) > room:
                yield group
                group, size = [], 0
            group.append(row)
            size += len(row)
    if group:
        yield group
