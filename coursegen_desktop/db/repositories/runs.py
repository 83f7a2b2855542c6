"""Runs: the making of courses, step by step, with all that was read for them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import and_, bindparam, case, delete, func, insert, or_, select, update

from ...domain.errors import NotFound
from ...domain.ids import CourseId, LessonId, ModuleId, RunId
from ...domain.kept import KeptBlock, KeptReading, KeptSource, RunRecord, StepRecord
from .. import models
from ..search import storable
from .base import AnyRow, Repository, batches, kept_title, table_of

RUNS = table_of(models.GenerationRun)
STEPS = table_of(models.GenerationStep)
SOURCES = table_of(models.GenerationSource)
BLOCKS = table_of(models.GenerationBlock)
COURSES = table_of(models.Course)

LESSON_STEP = "lesson"
_SHORT = (
    RUNS.c.id,
    RUNS.c.status,
    RUNS.c.title,
    RUNS.c.engine,
    RUNS.c.course_id,
    RUNS.c.brief,
    RUNS.c.note,
    RUNS.c.created_at,
    RUNS.c.updated_at,
)
_BY_ID = RUNS.c.id == bindparam("the_run")
_GET = select(*_SHORT, RUNS.c.outline).where(_BY_ID)
_COUNTS = (
    select(
        STEPS.c.run_id,
        func.count().label("total"),
        func.sum(case((STEPS.c.status == "written", 1), else_=0)).label("done"),
    )
    .where(STEPS.c.kind == LESSON_STEP)
    .group_by(STEPS.c.run_id)
    .subquery()
)
_ALL = (
    select(*_SHORT, _COUNTS.c.done, _COUNTS.c.total)
    .select_from(
        RUNS.outerjoin(_COUNTS, _COUNTS.c.run_id == RUNS.c.id).outerjoin(
            COURSES, COURSES.c.id == RUNS.c.course_id
        )
    )
    # Those of courses in the trash come back with them.
    .where(or_(COURSES.c.id.is_(None), COURSES.c.deleted_at == ""))
    .order_by(RUNS.c.id.desc())
)
_COURSE_RUN = (
    select(RUNS.c.id)
    .where(RUNS.c.course_id == bindparam("course_id"))
    .order_by(RUNS.c.id.desc())
    .limit(1)
)
_ADD = insert(RUNS).returning(RUNS.c.id)
_CHANGE = update(RUNS).where(_BY_ID)
_DELETE = delete(RUNS).where(_BY_ID)
_READING = select(RUNS.c.reading).where(_BY_ID)
_SOURCES_OF = (
    select(SOURCES).where(SOURCES.c.run_id == bindparam("the_run")).order_by(SOURCES.c.seq)
)
_KEYS = select(SOURCES.c.source_id, SOURCES.c.id).where(SOURCES.c.run_id == bindparam("the_run"))
_TEXTS = select(SOURCES.c.source_id, SOURCES.c.text).where(SOURCES.c.run_id == bindparam("the_run"))
_BLOCKS_OF = (
    select(
        SOURCES.c.source_id,
        BLOCKS.c.number,
        BLOCKS.c.kind,
        BLOCKS.c.start,
        BLOCKS.c.end,
        BLOCKS.c.hash,
    )
    .join_from(BLOCKS, SOURCES, SOURCES.c.id == BLOCKS.c.source_key)
    .where(SOURCES.c.run_id == bindparam("the_run"))
    .order_by(SOURCES.c.seq, BLOCKS.c.number)
)
_STEPS_OF = (
    select(
        STEPS.c.id,
        STEPS.c.run_id,
        STEPS.c.unit_id,
        STEPS.c.seq,
        STEPS.c.module_id,
        STEPS.c.lesson_id,
        STEPS.c.status,
        STEPS.c.input_hash,
        STEPS.c.attempt,
        STEPS.c.output,
    )
    .where(STEPS.c.kind == LESSON_STEP)
    .order_by(STEPS.c.seq)
)
_OF_RUN = _STEPS_OF.where(STEPS.c.run_id == bindparam("the_run"))
_OF_LESSON = _STEPS_OF.where(STEPS.c.lesson_id == bindparam("lesson_id"))
_OF_COURSE = _STEPS_OF.join(RUNS, RUNS.c.id == STEPS.c.run_id).where(
    RUNS.c.course_id == bindparam("course_id"), STEPS.c.lesson_id.is_not(None)
)
_CHANGE_STEP = update(STEPS).where(STEPS.c.id == bindparam("the_step"))
# What models answered stays: the same question is not paid for twice.
_FORGET_STEPS = delete(STEPS).where(
    STEPS.c.run_id == bindparam("the_run"), STEPS.c.kind == LESSON_STEP
)
# Lessons of the same module that earlier steps wrote and that are still there.
_BEFORE = select(func.count()).where(
    and_(
        STEPS.c.run_id == bindparam("the_run"),
        STEPS.c.module_id == bindparam("the_module"),
        STEPS.c.seq < bindparam("seq"),
        STEPS.c.lesson_id.is_not(None),
    )
)


class RunsRepository(Repository):
    """Finds and keeps runs."""

    async def add(
        self,
        *,
        title: str,
        engine: str,
        status: str,
        brief: Mapping[str, Any],
        outline: bytes,
        reading: KeptReading,
    ) -> RunId:
        """Keep a new run with what was read for it."""
        moment = self._work.stamp()
        values = {
            "title": kept_title(title),
            "engine": engine,
            "status": status,
            "brief": brief,
            "outline": outline,
            "reading": reading.head,
            "heartbeat": moment,
            "created_at": moment,
            "updated_at": moment,
        }
        run_id = RunId((await self._run(_ADD, values)).scalar_one())
        await self._add_sources(run_id, reading.sources)
        return run_id

    async def get(self, run_id: RunId) -> RunRecord:
        """A run with its outline; NotFound when it is gone."""
        row = await self._one(_GET, {"the_run": run_id})
        if row is None:
            raise NotFound("This is not being made any more.", "Begin again with the documents.")
        return replace(_short(row), outline=row.outline)

    async def all(self) -> tuple[RunRecord, ...]:
        """Every run without its outline, the newest first."""
        rows = await self._all(_ALL)
        return tuple(replace(_short(row), done=row.done or 0, total=row.total or 0) for row in rows)

    async def reading(self, run_id: RunId) -> KeptReading:
        """What was read for a run."""
        head = await self._one(_READING, {"the_run": run_id})
        if head is None:
            raise NotFound("This is not being made any more.", "Begin again with the documents.")
        rows = await self._all(_SOURCES_OF, {"the_run": run_id})
        return KeptReading(head[0], tuple(map(_to_source, rows)))

    async def of_course(self, course_id: CourseId) -> RunId | None:
        """The run that wrote a course, None when none did."""
        row = await self._one(_COURSE_RUN, {"course_id": course_id})
        return None if row is None else RunId(row[0])

    async def texts(self, run_id: RunId) -> dict[str, bytes]:
        """The packed texts of a run's documents, by source id."""
        return {row[0]: row[1] for row in await self._all(_TEXTS, {"the_run": run_id})}

    async def blocks(self, run_id: RunId) -> dict[str, tuple[KeptBlock, ...]]:
        """The blocks of each source of a run."""
        found: dict[str, list[KeptBlock]] = {}
        for source, *block in await self._all(_BLOCKS_OF, {"the_run": run_id}):
            found.setdefault(source, []).append(KeptBlock(*block))
        return {source: tuple(blocks) for source, blocks in found.items()}

    async def source_keys(self, run_id: RunId) -> dict[str, int]:
        """The keys of the sources' rows, by what citations call them."""
        return {row[0]: row[1] for row in await self._all(_KEYS, {"the_run": run_id})}

    async def put_source(self, key: int, source: KeptSource) -> None:
        """Keep a document that was read again, in the row of its former reading."""
        await self._run(update(SOURCES).where(SOURCES.c.id == key).values(**_read(source)))
        await self._run(delete(BLOCKS).where(BLOCKS.c.source_key == key))
        await self._add_blocks(key, source)

    async def change(self, run_id: RunId, **values: Any) -> None:
        """Change columns of a run; its heart beats."""
        moment = self._work.stamp()
        if "title" in values:
            values["title"] = kept_title(values["title"])
        if "note" in values:
            values["note"] = storable(values["note"])
        stamped = values | {"updated_at": moment, "heartbeat": moment}
        done = await self._run(_CHANGE.values(**stamped), {"the_run": run_id})
        if not done.rowcount:
            raise NotFound("This is not being made any more.", "Begin again with the documents.")

    async def delete(self, run_id: RunId) -> None:
        """Forget a run with its steps and with what was read."""
        await self._run(_DELETE, {"the_run": run_id})

    # ------------------------------------------------------------ steps

    async def begin(self, run_id: RunId, units: Sequence[tuple[str, ModuleId]]) -> None:
        """The lessons that the run will write, in order, in the place of earlier ones."""
        await self._run(_FORGET_STEPS, {"the_run": run_id})
        rows = [
            {
                "run_id": run_id,
                "kind": LESSON_STEP,
                "unit_id": unit,
                "seq": number,
                "module_id": module,
                "status": "waiting",
                "output": {},
            }
            for number, (unit, module) in enumerate(units)
        ]
        await self._run(insert(STEPS), rows)

    async def steps(self, run_id: RunId) -> tuple[StepRecord, ...]:
        """The steps of a run, in order."""
        return tuple(StepRecord(*row) for row in await self._all(_OF_RUN, {"the_run": run_id}))

    async def step(self, step_id: int) -> StepRecord:
        """A step as it stands now."""
        rows = await self._all(_STEPS_OF.where(STEPS.c.id == step_id))
        if not rows:
            raise NotFound("This is not being made any more.", "Begin again with the documents.")
        return StepRecord(*rows[0])

    async def steps_of_course(self, course_id: CourseId) -> tuple[StepRecord, ...]:
        """The steps that wrote lessons of a course which are still there."""
        rows = await self._all(_OF_COURSE, {"course_id": course_id})
        return tuple(StepRecord(*row) for row in rows)

    async def step_of(self, lesson_id: LessonId) -> StepRecord | None:
        """The step that wrote a lesson, None when no run did."""
        rows = await self._all(_OF_LESSON, {"lesson_id": lesson_id})
        return StepRecord(*rows[-1]) if rows else None

    async def place_in_module(self, step: StepRecord) -> int:
        """Where the lesson of a step belongs among those of its module that are there."""
        values = {"the_run": step.run_id, "the_module": step.module_id, "seq": step.seq}
        return int((await self._run(_BEFORE, values)).scalar_one())

    async def change_step(self, step_id: int, **values: Any) -> None:
        """Change columns of a step."""
        await self._run(_CHANGE_STEP.values(**values), {"the_step": step_id})

    # ------------------------------------------------------------ inner

    async def _add_sources(self, run_id: RunId, sources: Sequence[KeptSource]) -> None:
        for number, source in enumerate(sources):
            values = {
                "run_id": run_id,
                "source_id": source.id,
                "seq": number,
                "name": storable(source.name),
                "path": storable(source.path),
                "kind": source.kind,
                **_read(source),
            }
            key = (await self._run(insert(SOURCES).returning(SOURCES.c.id), values)).scalar_one()
            await self._add_blocks(key, source)

    async def _add_blocks(self, key: int, source: KeptSource) -> None:
        rows = [
            {
                "source_key": key,
                "number": block.number,
                "kind": block.kind,
                "start": block.start,
                "end": block.end,
                "hash": block.hash,
            }
            for block in source.blocks
        ]
        for part in batches(rows):
            await self._run(insert(BLOCKS), part)


def _read(source: KeptSource) -> dict[str, Any]:
    """What a document has from its reading."""
    return {
        "sha256": source.sha256,
        "reader": source.reader,
        "words": source.words,
        "pages": list(source.pages),
        "text": source.text,
        "tree": source.tree,
    }


def _short(row: AnyRow) -> RunRecord:
    return RunRecord(
        id=RunId(row.id),
        status=row.status,
        title=row.title,
        engine=row.engine,
        course_id=row.course_id,
        brief=row.brief,
        note=row.note,
        created_at=row.created_at,
        updated_at=row.updated_at,
    )


def _to_source(row: AnyRow) -> KeptSource:
    return KeptSource(
        id=row.source_id,
        name=row.name,
        path=row.path,
        kind=row.kind,
        sha256=row.sha256,
        reader=row.reader,
        words=row.words,
        pages=tuple(row.pages),
        text=row.text,
        tree=row.tree,
    )
