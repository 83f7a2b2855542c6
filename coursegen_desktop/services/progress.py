"""What was learned, read from the database."""

from __future__ import annotations

from datetime import tzinfo

from ..db.repositories.study import Stretch
from ..domain.errors import InvalidContent
from ..domain.figures import Figures, FiguresQuery
from ..domain.ids import AssetId, UserId
from ..domain.rights import Right
from .clock import Now, local_day
from .figures import figures_of, read_figures
from .gate import Guarded, needs
from .review_steps import read_day
from .work import WorkUnits

# Nobody spends more between two records, which are written every half minute.
LONGEST_S = 3600.0


class ProgressService(Guarded):
    """Figures for one learner."""

    def __init__(self, uow: WorkUnits, now: Now, *, zone: tzinfo | None = None) -> None:
        self._uow = uow
        self._now = now
        self._zone = zone

    @needs(Right.LEARN, others=Right.SEE_LEARNERS)
    async def figures(self, user_id: UserId, query: FiguresQuery | None = None) -> Figures:
        """Everything of one learner, of the days and the course that `query` names."""
        now = self._now()
        today = local_day(now, self._zone)
        drafts = self.may(Right.SEE_DRAFTS)
        async with self._uow() as work:
            day = await read_day(work, user_id, now, self._zone)
            rows = await read_figures(work, user_id, query or FiguresQuery(), today, day, drafts)
        return figures_of(rows, self._zone)

    @needs(Right.LEARN)
    async def spent_on_quiz(
        self, asset_id: AssetId, seconds: float, *, user_id: UserId, view: str = ""
    ) -> float:
        """Record the last `seconds` with a quiz; what another `view` counted is left out.

        Returns the seconds that were kept.
        """
        if not 0.0 <= seconds <= LONGEST_S:
            raise InvalidContent("A time that was spent lies between nothing and an hour.")
        now = self._now()
        async with self._uow(write=True) as work:
            course_id = await work.study.course_of(asset_id)
            kept = await work.study.add(
                Stretch(
                    user_id=user_id,
                    course_id=course_id,
                    lesson_id=None,
                    asset_id=asset_id,
                    view=view,
                    ended=now,
                    seconds=seconds,
                    day=local_day(now, self._zone),
                )
            )
            await work.commit()
        return kept
