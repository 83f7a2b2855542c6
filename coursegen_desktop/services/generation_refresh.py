"""A course follows documents that changed: read again, and every place moved to the new text.

No lesson is written here. What rests on other words now is told, to be proposed one by one.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import ModuleType
from typing import TYPE_CHECKING

from ..domain.asset import Asset
from ..domain.events import CourseChanged, RunChanged
from ..domain.ids import CourseId, LessonId
from ..domain.kept import Citation, KeptReading
from ..domain.writing import Refresh, StaleLesson
from .blocking import WorkerProcesses, in_thread
from .events import EventHub
from .generation_changes import compared, note_made, was_edited
from .generation_loading import PLAN_SECONDS
from .generation_locks import RunLocks
from .generation_runs import RunBook
from .work import WorkUnits

if TYPE_CHECKING:
    from ..db.unit_of_work import UnitOfWork
    from ..domain.kept import StepRecord
    from ..generation.refreshing import Refreshed


class Refreshing:
    """Reads the changed documents of a course again."""

    def __init__(
        self,
        uow: WorkUnits,
        events: EventHub,
        writers: WorkerProcesses,
        book: RunBook,
        locks: RunLocks,
    ) -> None:
        self._uow = uow
        self._events = events
        self._writers = writers
        self._book = book
        self._locks = locks

    async def refresh(self, course_id: CourseId) -> Refresh:
        """Bring a course up to date with its documents; lessons keep their words."""
        async with self._uow() as work:
            run_id = await work.runs.of_course(course_id)
        if run_id is None:
            return Refresh()
        async with self._locks.held(run_id):
            async with self._uow() as work:
                steps = [
                    step for step in await work.runs.steps(run_id) if step.lesson_id is not None
                ]
                record, kept = await work.runs.get(run_id), await work.runs.reading(run_id)
                keys = await work.runs.source_keys(run_id)
                assets, cited, titles = await _standing(work, steps)
            changed, gone = await in_thread(compared, kept)
            if not changed:
                return Refresh(kept=len(steps), unread=gone)
            found: Refreshed = await self._writers.call(
                (await in_thread(_load)).refreshed,
                kept,
                changed,
                record.outline,
                tuple((key, asset.content) for key, asset in assets.items()),
                tuple(cited.items()),
                timeout=PLAN_SECONDS,
            )
            async with self._uow(write=True) as work:
                for source in found.sources:
                    await work.runs.put_source(keys[source.id], source)
                await work.runs.change(run_id, outline=found.outline)
                await _move(work, found, assets, keys, {step.lesson_id: step for step in steps})
                await work.commit()
            self._book.forget_plan(run_id)
        self._events.publish(RunChanged(run_id))
        self._events.publish(CourseChanged(course_id))
        return await in_thread(_told, found, kept, changed, gone, steps, cited, titles)


async def _standing(
    work: UnitOfWork, steps: list[StepRecord]
) -> tuple[dict[int, Asset], dict[LessonId, tuple[Citation, ...]], dict[LessonId, str]]:
    """What the lessons hold that names places, and their titles."""
    assets: dict[int, Asset] = {}
    cited, titles = {}, {}
    for step in steps:
        lesson_id = step.lesson_id
        assert lesson_id is not None
        for asset in await work.assets.of_lesson(lesson_id):
            if asset.file_path is None:
                assets[asset.id] = asset
        cited[lesson_id] = await work.citations.of_lesson(lesson_id)
        titles[lesson_id] = (await work.lessons.text(lesson_id)).title
    return assets, cited, titles


async def _move(
    work: UnitOfWork,
    found: Refreshed,
    assets: Mapping[int, Asset],
    keys: Mapping[str, int],
    steps: Mapping[LessonId | None, StepRecord],
) -> None:
    """Store the moved places. A lesson that nobody edited does not count as edited by that."""
    by_lesson: dict[LessonId, list[int]] = {}
    for key, _ in found.contents:
        by_lesson.setdefault(assets[key].lesson_id, []).append(key)
    contents = dict(found.contents)
    for lesson_id, mine in by_lesson.items():
        by_person = await was_edited(work, lesson_id)
        for key in mine:
            await work.assets.put_content(assets[key], contents[key])
        if not by_person:
            await note_made(work, lesson_id, steps[lesson_id])
    for lesson, citations in found.citations:
        await work.citations.put(LessonId(lesson), citations, keys)


def _told(
    found: Refreshed,
    kept: KeptReading,
    changed: Mapping[str, str],
    gone: tuple[str, ...],
    steps: list[StepRecord],
    cited: Mapping[LessonId, tuple[Citation, ...]],
    titles: Mapping[LessonId, str],
) -> Refresh:
    """Which lessons hold other passages than their outline gives them now."""
    names = {source.id: source.name for source in kept.sources}
    lessons = []
    for step in steps:
        lesson_id = step.lesson_id
        assert lesson_id is not None
        body = [item for item in cited[lesson_id] if item.entity == "body"]
        planned = found.planned.get(step.unit, ())
        count = _load().differs(planned, [item.quote_hash for item in body])
        if count:
            sources = tuple(dict.fromkeys(names[i.source] for i in body if i.source in changed))
            lessons.append(StaleLesson(lesson_id, titles[lesson_id], sources, count))
    unread = (*gone, *(names[source] for source in found.unread))
    done = tuple(names[source] for source in changed if source not in found.unread)
    return Refresh(tuple(lessons), len(steps) - len(lessons), done, unread)


def _load() -> ModuleType:
    """Loaded when it is first needed: it brings every parser along."""
    from ..generation import refreshing

    return refreshing
