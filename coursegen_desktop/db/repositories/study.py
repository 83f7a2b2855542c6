"""Time spent learning, as it is recorded."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import bindparam, insert, select, update

from ...domain.ids import AssetId, CourseId, LessonId, UserId
from .. import models
from ..times import to_text
from .base import AnyRow, Repository, missing, table_of

EVENTS = table_of(models.StudyEvent)
ASSETS = table_of(models.LessonAsset)
LESSONS = table_of(models.Lesson)
MODULES = table_of(models.CourseModule)

# Stretches that follow each other so closely are one.
_JOINED = timedelta(seconds=5)
_NEAR = (
    select(EVENTS)
    .where(
        EVENTS.c.user_id == bindparam("user_id"),
        EVENTS.c.ended_at >= bindparam("begin"),
        EVENTS.c.started_at < bindparam("end"),
    )
    .order_by(EVENTS.c.ended_at)
)
_COURSE = (
    select(MODULES.c.course_id)
    .join_from(ASSETS, LESSONS, LESSONS.c.id == ASSETS.c.lesson_id)
    .join(MODULES, MODULES.c.id == LESSONS.c.module_id)
    .where(ASSETS.c.id == bindparam("asset_id"))
)
_ADD = insert(EVENTS)
_EXTEND = (
    update(EVENTS)
    .where(EVENTS.c.id == bindparam("event"))
    .values(ended_at=bindparam("end"), ms=EVENTS.c.ms + bindparam("more"))
)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Seconds that somebody spent on a lesson or a quiz until `ended`; `view` counted them."""

    user_id: UserId
    course_id: CourseId
    lesson_id: LessonId | None
    asset_id: AssetId | None
    view: str
    ended: datetime
    seconds: float
    day: str

    @property
    def started(self) -> datetime:
        """When it would have begun without a pause."""
        return self.ended - timedelta(seconds=self.seconds)


class StudyRepository(Repository):
    """Adds stretches of time."""

    async def course_of(self, asset_id: AssetId) -> CourseId:
        """The course of a quiz; NotFound when it is gone."""
        row = await self._one(_COURSE, {"asset_id": asset_id})
        if row is None:
            raise missing("item")
        return CourseId(row.course_id)

    async def add(self, stretch: Stretch) -> float:
        """Keep a stretch but for what another view counted meanwhile. Returns seconds kept."""
        begin, end = to_text(stretch.started), to_text(stretch.ended)
        values = {
            "user_id": stretch.user_id,
            "begin": to_text(stretch.started - _JOINED),
            "end": end,
        }
        near = await self._all(_NEAR, values)
        others = [row for row in near if row.view != stretch.view]
        twice = sum(_shared(row, stretch) for row in others)
        ms = round(max(0.0, stretch.seconds - twice) * 1000)
        if ms <= 0:
            return 0.0
        same = [row for row in near if _goes_on(row, stretch)]
        if same:
            await self._run(_EXTEND, {"event": same[-1].id, "end": end, "more": ms})
            return ms / 1000
        row = {
            "user_id": stretch.user_id,
            "course_id": stretch.course_id,
            "lesson_id": stretch.lesson_id,
            "asset_id": stretch.asset_id,
            "view": stretch.view,
            "started_at": begin,
            "ended_at": end,
            "day": stretch.day,
            "ms": ms,
        }
        await self._run(_ADD, row)
        return ms / 1000


def _shared(row: AnyRow, stretch: Stretch) -> float:
    """Seconds that both counted at most."""
    begin = max(datetime.fromisoformat(row.started_at), stretch.started)
    end = min(datetime.fromisoformat(row.ended_at), stretch.ended)
    return min(max((end - begin).total_seconds(), 0.0), float(row.ms) / 1000)


def _goes_on(row: AnyRow, stretch: Stretch) -> bool:
    same = (row.view, row.course_id, row.lesson_id, row.asset_id, row.day) == (
        stretch.view,
        stretch.course_id,
        stretch.lesson_id,
        stretch.asset_id,
        stretch.day,
    )
    # A clock that was set back begins another row.
    return same and row.ended_at <= to_text(stretch.ended)
