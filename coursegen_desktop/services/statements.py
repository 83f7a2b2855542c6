"""Where the statements of a lesson stand in its documents, for whoever looks a course over."""

from __future__ import annotations

from ..domain.ids import LessonId
from ..domain.rights import Right
from ..domain.statement import Statement, statements_of
from .gate import Guarded, needs
from .work import WorkUnits


class StatementsService(Guarded):
    """Reads what the lessons state."""

    def __init__(self, uow: WorkUnits) -> None:
        self._uow = uow

    @needs(Right.EDIT_COURSES)
    async def of_lesson(self, lesson_id: LessonId) -> tuple[Statement, ...]:
        """Summary, terms and questions of a lesson, each with its passage; () for none."""
        async with self._uow() as work:
            assets = await work.assets.of_lesson(lesson_id)
        return statements_of((asset.asset_type, asset.content) for asset in assets)
