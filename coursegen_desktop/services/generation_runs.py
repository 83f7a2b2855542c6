"""Runs as they are stored and as they are shown; the live ones as they stand in memory."""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from ..domain.brief import Brief, Options
from ..domain.ids import CourseId, RunId
from ..domain.kept import KeptReading, RunRecord, StepRecord, packed, unpacked
from ..domain.outline import Outline, PlannedLesson
from ..domain.outline_json import brief_data, brief_of, outline_json, outline_of
from ..domain.writing import (
    AGENTS,
    CANCELLED,
    EXTRACTIVE,
    OUTLINE,
    PAUSED,
    RUNNING,
    WAITING,
    WRITING,
    WRITTEN,
    Figures,
    RunView,
    StepView,
)
from .blocking import in_thread
from .generation_locks import busy
from .jobs import Job
from .work import WorkUnits

if TYPE_CHECKING:
    from ..generation.keeping import PackedPlan
    from .agent_writing import Crew

LIVE_SIGNS = 600


@dataclass(slots=True)
class LiveRun:
    """A run that this program reads or writes now.

    `is_given_up`: it shall end for good when it stops. `began` and `words` are for the time left.
    """

    id: RunId
    job: Job | None = None
    course_id: CourseId | None = None
    is_given_up: bool = False
    writing: tuple[str, ...] = ()
    live_text: str = ""
    began: float = field(default_factory=time.monotonic)
    words_done: int = 0
    words_left: int = 0
    crew: Crew | None = None

    @property
    def seconds_left(self) -> float | None:
        """The time that the rest takes at the speed so far."""
        took = time.monotonic() - self.began
        if not self.words_done or took < 1.0:
            return None
        return took * self.words_left / self.words_done


class RunBook:
    """Keeps runs and shows them."""

    def __init__(self, uow: WorkUnits) -> None:
        self._uow = uow
        self.live: dict[RunId, LiveRun] = {}
        # The plan that was made last: most outlines are approved as they are proposed, and then
        # lessons are looked over one after another.
        self._planned: tuple[RunId, PackedPlan] | None = None
        # The outline that was read last: a run is shown again with every lesson.
        self._read: tuple[bytes, Outline] | None = None
        # Of what was read last: the same documents are read again for lessons of another length.
        self.last_head = b""

    async def add(self, brief: Brief, plan: PackedPlan, kept: KeptReading) -> RunId:
        """Keep what was read and the outline that is proposed."""
        data = await in_thread(_pack, plan.outline)
        async with self._uow(write=True) as work:
            run_id = await work.runs.add(
                title=plan.outline.title,
                engine=EXTRACTIVE,
                status="outline",
                brief=brief_data(brief),
                outline=data,
                reading=kept,
            )
            await work.commit()
        self.keep_plan(run_id, plan)
        self.last_head = kept.head
        return run_id

    def plan_of(self, run_id: RunId, outline: Outline) -> PackedPlan | None:
        """The plan that was made last, if it is of this run and of this outline."""
        if self._planned is None or self._planned[0] != run_id:
            return None
        plan = self._planned[1]
        return plan if plan.outline == outline else None

    def keep_plan(self, run_id: RunId, plan: PackedPlan) -> None:
        """Keep a plan in the place of the last one: it is large, but asked for again."""
        self._planned = (run_id, plan)

    def forget_plan(self, run_id: RunId) -> None:
        """What it was made of is gone or has changed."""
        if self._planned is not None and self._planned[0] == run_id:
            self._planned = None

    async def record(self, run_id: RunId) -> RunRecord:
        """A run as it is stored."""
        async with self._uow() as work:
            return await work.runs.get(run_id)

    async def outline(self, run_id: RunId) -> Outline:
        """The outline of a run."""
        return await self._outline(await self.record(run_id))

    async def _outline(self, record: RunRecord) -> Outline:
        """The outline of a record; that of a book takes longer than a frame to read."""
        if self._read is None or self._read[0] != record.outline:
            self._read = (record.outline, await in_thread(_unpack, record.outline))
        return self._read[1]

    async def save_outline(self, run_id: RunId, outline: Outline, allowed: tuple[str, ...]) -> None:
        """Keep a changed outline; Conflict unless the run stands in one of the `allowed` ways."""
        data = await in_thread(_pack, outline)
        async with self._uow(write=True) as work:
            record = await work.runs.get(run_id)
            if record.status not in allowed or run_id in self.live:
                raise busy()
            await work.runs.change(run_id, outline=data, title=outline.title)
            await work.commit()

    async def set_options(self, run_id: RunId, options: Options) -> None:
        """Other options for lessons that are not begun; a run that rests may get another writer.

        Conflict for anything else once a lesson was begun.
        """
        async with self._uow(write=True) as work:
            record = await work.runs.get(run_id)
            before = brief_of(record.brief)
            allowed: tuple[str, ...] = (OUTLINE, CANCELLED)
            values: dict[str, object] = {"brief": brief_data(replace(before, options=options))}
            if replace(options, connection=before.options.connection) == before.options:
                # One that was running when the program ended stands as running.
                allowed = (OUTLINE, CANCELLED, PAUSED, RUNNING)
            if record.status not in allowed or run_id in self.live:
                raise busy()
            if record.course_id is not None and options.connection:
                values["engine"] = AGENTS
            await work.runs.change(run_id, **values)
            await work.commit()
        self.forget_plan(run_id)  # its lessons were ordered otherwise

    async def views(self) -> tuple[RunView, ...]:
        """All runs, the newest first, without their lessons."""
        async with self._uow() as work:
            records = await work.runs.all()
        return tuple(self._view(record) for record in records)

    async def view(self, run_id: RunId) -> RunView:
        """A run with its lessons."""
        async with self._uow() as work:
            record = await work.runs.get(run_id)
            steps = {step.unit: step for step in await work.runs.steps(run_id)}
        outline = await self._outline(record)
        live = self.live.get(run_id)
        names = {source.id: source.name for source in outline.sources}
        lessons = tuple(
            _step_view(lesson, module.title, steps.get(lesson.key), live, names)
            for module in outline.modules
            for lesson in module.lessons
        )
        return self._view(record, lessons, figures(steps))

    def _view(
        self,
        record: RunRecord,
        lessons: tuple[StepView, ...] = (),
        quality: Figures | None = None,
    ) -> RunView:
        live = self.live.get(record.id)
        # Whatever wrote it is gone: it can go on.
        is_lost = record.status == RUNNING and live is None
        done = sum(step.state == WRITTEN for step in lessons) if lessons else record.done
        return RunView(
            id=record.id,
            status=PAUSED if is_lost else record.status,
            title=record.title,
            brief=brief_of(record.brief),
            engine=record.engine,
            course_id=record.course_id,
            lessons=lessons,
            done=done,
            total=len(lessons) or record.total,
            seconds_left=None if live is None else live.seconds_left,
            live_text="" if live is None else live.live_text,
            quality=quality or Figures(),
            note=record.note,
            created_at=record.created_at,
            updated_at=record.updated_at,
        )


def _pack(outline: Outline) -> bytes:
    return packed(outline_json(outline))


def _unpack(data: bytes) -> Outline:
    return outline_of(unpacked(data))


def figures(steps: Mapping[str, StepRecord]) -> Figures:
    """What the steps made so far."""

    def count(name: str) -> int:
        written = (step.output for step in steps.values() if step.status == WRITTEN)
        return sum(int(output.get(name, 0)) for output in written)

    return Figures(
        words=count("words"),
        questions=count("questions"),
        terms=count("terms"),
        statements=count("statements"),
        cited=count("cited"),
        kept=count("kept"),
    )


def lesson_hash(title: str, content: str) -> str:
    """Names a version of a lesson's title and text."""
    return hashlib.sha256(f"{title}\n{content}".encode("utf-8", "surrogatepass")).hexdigest()


def quiz_hash(content: Mapping[str, Any] | None) -> str:
    """Names a version of a lesson's quiz, "" for none."""
    if content is None:
        return ""
    text = json.dumps(content, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _step_view(
    lesson: PlannedLesson,
    module: str,
    step: StepRecord | None,
    live: LiveRun | None,
    names: Mapping[str, str],
) -> StepView:
    output = {} if step is None else step.output
    state = WAITING if step is None else step.status
    if live is not None and lesson.key in live.writing and state == WAITING:
        state = WRITING
    return StepView(
        key=lesson.key,
        title=lesson.title,
        module=module,
        state=state,
        words=int(output.get("words", lesson.words)),
        questions=int(output.get("questions", 0)),
        wanted=int(output.get("wanted", 0)),
        sources=tuple(dict.fromkeys(names.get(part.source, "") for part in lesson.parts)),
        note=str(output.get("note", "")),
        lesson_id=None if step is None else step.lesson_id,
        seconds=float(output.get("seconds", 0.0)),
    )
