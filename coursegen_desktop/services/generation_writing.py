"""Writing a run: two lessons in work at a time, each kept with its step in one transaction.

Killed at any moment it goes on where it was: what is written is not written again, and lessons
come in their order whatever was ready first.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..domain.brief import Brief
from ..domain.errors import AppError, NotFound, ProviderError, WorkStopped
from ..domain.events import CourseAdded, CourseChanged, CourseDeleted, RunChanged
from ..domain.ids import CourseId, RunId, UserId
from ..domain.kept import StepRecord
from ..domain.outline import Outline
from ..domain.outline_json import brief_of
from ..domain.writing import CANCELLED, DONE, FAILED, PAUSED, RUNNING, SKIPPED, WRITTEN
from .agent_crews import AgentCrews
from .blocking import WorkerProcesses, in_thread
from .clock import Now, stamp
from .events import EventHub
from .generation_loading import LESSON_SECONDS, load_keeping
from .generation_pictures import Spool
from .generation_plans import Plans
from .generation_runs import LIVE_SIGNS, LiveRun, RunBook, lesson_hash, quiz_hash
from .jobs import Progress
from .work import WorkUnits

if TYPE_CHECKING:
    from ..generation.keeping import PackedOrder, PackedPlan, WrittenLesson

log = logging.getLogger(__name__)

AHEAD = 3  # lessons that are asked for before the first of them is kept
_AHEAD_HERE = 1  # of a model on this computer: it can do one thing at a time
_BREAKER = 2  # so many failures in a row, and it is no matter of one lesson

_Work = asyncio.Task["WrittenLesson"]
# Writes an order; the number is its place among the steps of the run.
_Write = Callable[["PackedOrder", int], Awaitable["WrittenLesson"]]


@dataclass(slots=True)
class _Unit:
    """A lesson on its way. `words` is its planned size."""

    order: PackedOrder
    step: StepRecord
    words: int
    task: _Work | None = None
    began: float = 0.0


class RunWriter:
    """Writes the lessons of a run that was approved."""

    def __init__(
        self,
        uow: WorkUnits,
        events: EventHub,
        writers: WorkerProcesses,
        book: RunBook,
        plans: Plans,
        spool: Spool,
        now: Now,
        crews: AgentCrews,
    ) -> None:
        self._uow = uow
        self._crews = crews
        self._spool = spool
        self._events = events
        self._writers = writers
        self._book = book
        self._plans = plans
        self._now = now

    async def write(self, live: LiveRun, progress: Progress) -> CourseId:
        """Write what is not written yet. Raises the first error when a lesson failed."""
        record = await self._book.record(live.id)
        outline = await self._book.outline(live.id)
        plan = await self._plans.of(live.id)
        if record.course_id is not None:
            async with self._uow() as work:
                await work.courses.title(record.course_id)  # NotFound for one in the trash
        if record.course_id is None:
            live.course_id = course_id = await self._begin(live.id, plan)
        else:
            live.course_id = course_id = record.course_id
            await self._set(live.id, status=RUNNING, note="")
        with self._stopped_when_deleted(course_id):
            async with self._writer(live, brief_of(record.brief)) as (write, ahead):
                failed = await self._write_all(live, plan, outline, progress, write, ahead)
            if failed is not None:
                raise failed
        return course_id

    async def stop(self, live: LiveRun, error: BaseException) -> None:
        """Note why a run stopped: given up for good, or able to go on."""
        if live.is_given_up:
            live.course_id = await self.give_up(live.id)
            return
        note = error.text() if isinstance(error, AppError) else ""
        # Who discarded it meanwhile wants no note.
        with contextlib.suppress(NotFound):
            await self._set(live.id, status=PAUSED, note=note)

    async def finish(self, run_id: RunId) -> None:
        """All is written."""
        await self._set(run_id, status=DONE, note="")

    async def give_up(self, run_id: RunId) -> CourseId | None:
        """End a run for good: the course stays with what is written, or goes if that is nothing."""
        record = await self._book.record(run_id)
        kept = record.course_id is not None and await self._tidy(record.course_id)
        course_id = record.course_id if kept else None
        await self._set(run_id, status=CANCELLED, note="", course_id=course_id)
        return course_id

    # ------------------------------------------------------------ inner

    async def _begin(self, run_id: RunId, plan: PackedPlan) -> CourseId:
        """One transaction: the course, its modules still without lessons, and the steps.

        The run is running with it: one that is killed here would else be approved once more, and
        begin another course.
        """
        async with self._uow(write=True) as work:
            course_id = await work.courses.add_shell(plan.head)
            units = []
            for module in plan.modules:
                key = await work.courses.add_module(course_id, module.title, module.summary)
                orders = plan.orders[module.first : module.first + module.count]
                units += [(order.key, key) for order in orders]
            await work.runs.begin(run_id, units)
            await work.runs.change(run_id, course_id=course_id, status=RUNNING, note="")
            await work.commit()
        self._events.publish(CourseAdded(course_id))
        self._events.publish(RunChanged(run_id))
        return course_id

    async def _set(self, run_id: RunId, **values: object) -> None:
        async with self._uow(write=True) as work:
            await work.runs.change(run_id, **values)
            await work.commit()
        self._events.publish(RunChanged(run_id))

    @contextlib.asynccontextmanager
    async def _writer(self, live: LiveRun, brief: Brief) -> AsyncIterator[tuple[_Write, int]]:
        """Who writes, and how many lessons at a time: agents where a model was chosen."""
        # Loaded before the first task begins, so that lessons are asked for in their order.
        plain = (await in_thread(load_keeping)).write_packed

        async def write(order: PackedOrder, _seq: int) -> WrittenLesson:
            try:
                return await self._writers.call(plain, order.data, timeout=LESSON_SECONDS)
            except WorkStopped:
                # A process that died (no memory, killed by the system) is no fault of the lesson.
                return await self._writers.call(plain, order.data, timeout=LESSON_SECONDS)

        if not brief.options.connection:
            yield write, AHEAD
            return
        async with self._crews.crew(live.id, brief.options) as crew:
            live.crew = crew
            try:
                yield crew.lesson, _AHEAD_HERE if crew.connection.stays_here else AHEAD
            finally:
                live.crew = None

    async def _write_all(
        self, live: LiveRun, plan: PackedPlan, outline: Outline, progress: Progress,
        write: _Write, most_ahead: int,
    ) -> AppError | None:  # fmt: skip
        """Everything that waits. Returns the error of the first lesson that failed."""
        units, keys = await self._units(live.id, plan, outline)
        total = len(plan.orders)
        done = total - len(units)
        live.began, live.words_done = time.monotonic(), 0
        live.words_left = sum(unit.words for unit in units)
        waiting, ahead = deque(units), deque[_Unit]()
        failures: list[AppError] = []
        in_a_row = 0
        progress(done, total, "")
        try:
            while waiting or ahead:
                while waiting and len(ahead) < most_ahead:
                    ahead.append(self._started(write, waiting.popleft()))
                unit = ahead[0]
                live.writing = tuple(item.order.key for item in ahead)
                progress(done, total, unit.order.title)
                error = await self._one(live, unit, keys)
                ahead.popleft()
                done += 1
                in_a_row = in_a_row + 1 if error else 0
                if error:
                    failures.append(error)
                    if in_a_row >= _BREAKER:
                        break
                self._events.publish(RunChanged(live.id))
            progress(done, total, "")
        finally:
            live.writing = ()
            await _stop(ahead)
        return failures[0] if failures else None

    async def _units(
        self, run_id: RunId, plan: PackedPlan, outline: Outline
    ) -> tuple[list[_Unit], dict[str, int]]:
        """The lessons that wait, and the keys of the sources' rows."""
        sizes = {lesson.key: lesson.words for lesson in outline.lessons}
        async with self._uow() as work:
            steps = {step.unit: step for step in await work.runs.steps(run_id)}
            keys = await work.runs.source_keys(run_id)
        found = []
        for order in plan.orders:
            step = steps[order.key]
            if step.status not in (WRITTEN, SKIPPED):
                found.append(_Unit(order, step, sizes[order.key]))
        return found, keys

    def _started(self, write: _Write, unit: _Unit) -> _Unit:
        unit.began = time.monotonic()
        unit.task = asyncio.get_running_loop().create_task(
            _written(write, unit), name=f"write {unit.order.key}"
        )
        return unit

    async def _one(self, live: LiveRun, unit: _Unit, keys: dict[str, int]) -> AppError | None:
        """Wait for a lesson and keep it; the error, noted, when it could not be written."""
        assert unit.task is not None
        try:
            written = await unit.task
        except ProviderError:
            raise  # no matter of this lesson: it waits for the run to go on
        except AppError as error:
            await self._note_failure(unit, error)
            return error
        except Exception:
            log.exception("The lesson %r could not be written", unit.order.title)
            fault = AppError(
                "This could not be written because of a fault in the program.",
                "The log has the details.",
            )
            await self._note_failure(unit, fault)
            return fault
        await self._keep(live.id, unit, written, keys)
        live.words_done += unit.words
        live.words_left -= unit.words
        live.live_text = written.draft.content[:LIVE_SIGNS]
        return None

    async def _keep(
        self, run_id: RunId, unit: _Unit, written: WrittenLesson, keys: dict[str, int]
    ) -> None:
        """One transaction: the lesson, the places of its statements, whose it is, and the step."""
        output = {
            "words": written.words,
            "questions": written.questions,
            "wanted": written.wanted,
            "terms": written.terms,
            "statements": written.statements,
            "cited": len(written.citations),
            "kept": written.kept,
            "seconds": round(time.monotonic() - unit.began, 2),
        }
        media = await in_thread(self._spool.assets, run_id, written.pictures)
        draft = written.draft.model_copy(update={"assets": (*written.draft.assets, *media)})
        async with self._uow(write=True) as work:
            # Read again: its module may have been deleted since.
            step = await work.runs.step(unit.step.id)
            values: dict[str, object] = {"input_hash": unit.order.hash, "attempt": step.attempt + 1}
            values["finished_at"] = stamp(self._now())
            if step.module_id is None:
                note = {"note": "Its module was deleted before it was written."}
                values |= {"status": SKIPPED, "output": note}
                await work.runs.change_step(step.id, **values)
            else:
                place = await work.runs.place_in_module(step)
                lesson_id = await work.courses.add_lesson(step.module_id, draft, place)
                await work.citations.put(lesson_id, written.citations, keys)
                text = await work.lessons.text(lesson_id)
                quiz = next((a.content for a in draft.assets if a.asset_type == "quiz"), None)
                hashes = {"lesson": lesson_hash(text.title, text.content), "quiz": quiz_hash(quiz)}
                for entity, content_hash in hashes.items():
                    await work.citations.add_revision(
                        lesson_id,
                        origin="llm" if written.writer else "embedded",
                        content_hash=content_hash,
                        step_id=step.id,
                        entity=entity,
                    )
                values |= {"status": WRITTEN, "lesson_id": lesson_id, "output": output}
                await work.runs.change_step(step.id, **values)
            await work.runs.change(run_id)
            await work.commit()

    async def _note_failure(self, unit: _Unit, error: AppError) -> None:
        async with self._uow(write=True) as work:
            await work.runs.change_step(
                unit.step.id,
                status=FAILED,
                error_kind=type(error).__name__,
                output={"note": error.text()},
                finished_at=stamp(self._now()),
            )
            await work.commit()

    @contextlib.contextmanager
    def _stopped_when_deleted(self, course_id: CourseId) -> Iterator[None]:
        """Nobody waits for the rest of a course that was thrown away."""
        task = asyncio.current_task()
        assert task is not None

        def on_deleted(event: CourseDeleted) -> None:
            if event.course_id == course_id:
                task.cancel()

        forget = self._events.subscribe(CourseDeleted, on_deleted)
        try:
            yield
        finally:
            forget()

    async def _tidy(self, course_id: CourseId) -> bool:
        """No modules without lessons. False when not one lesson was written: then it goes."""
        async with self._uow(write=True) as work:
            try:
                outline = await work.courses.outline(course_id, UserId(0))
            except NotFound:
                return False
            is_empty = not outline.lessons
            if is_empty:
                await work.courses.trash(course_id)
            for module in outline.modules:
                if not is_empty and not module.lessons:
                    await work.courses.delete_module(module.id)
            await work.commit()
        self._events.publish(CourseDeleted(course_id) if is_empty else CourseChanged(course_id))
        return not is_empty


async def _written(write: _Write, unit: _Unit) -> WrittenLesson:
    return await write(unit.order, unit.step.seq)


async def _stop(units: deque[_Unit]) -> None:
    """Let go of lessons that nobody waits for any more."""
    tasks = [unit.task for unit in units if unit.task is not None]
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
