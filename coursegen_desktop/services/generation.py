"""Courses from documents: the plan, then the writing as a job that keeps every finished lesson."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from ..domain.brief import Brief
from ..domain.errors import AppError, Conflict, InvalidContent, NotFound
from ..domain.events import CourseAdded, CourseChanged, CourseDeleted, RunChanged
from ..domain.ids import CourseId, LessonId, ModuleId, RunId, UserId
from ..domain.outline import Outline
from ..domain.rights import Right
from ..domain.writing import (
    CANCELLED,
    DONE,
    OUTLINE,
    PAUSED,
    RUNNING,
    UNFINISHED,
    WAITING,
    WRITING,
    WRITTEN,
    Figures,
    RunView,
    StepView,
)
from .blocking import WorkerProcesses, in_thread
from .events import EventHub
from .gate import Guarded, needs, open_to_all
from .jobs import Job, JobsService, Progress
from .work import WorkUnits

if TYPE_CHECKING:
    from ..domain.draft import CourseDraft, LessonDraft
    from ..generation.plan import LessonOrder, Plan

SAMPLE_TITLE = "The Curious Mind"
# A book is planned in seconds; an hour means that something is wrong with the document.
PLAN_SECONDS = 600.0
LESSON_SECONDS = 120.0


LIVE_SIGNS = 600


@dataclass(slots=True)
class _Run:
    """A run in memory."""

    id: RunId
    brief: Brief
    outline: Outline
    status: str = OUTLINE
    wanted: str = CANCELLED
    course_id: CourseId | None = None
    modules: tuple[ModuleId, ...] = ()
    job: Job | None = None
    steps: dict[str, StepView] = field(default_factory=dict)
    writing: str = ""
    live_text: str = ""
    note: str = ""


class GenerationService(Guarded):
    """Plans and writes courses; all heavy work is done in a worker process."""

    def __init__(
        self,
        uow: WorkUnits,
        events: EventHub,
        jobs: JobsService,
        writer: WorkerProcesses,
        *,
        samples: Path,
        media: Path | None = None,
    ) -> None:
        self._uow = uow
        self._events = events
        self._jobs = jobs
        self._writer = writer
        self._samples = samples
        self._media = media
        self._runs: dict[RunId, _Run] = {}
        self._last_run = 0

    @open_to_all
    async def patterns(self) -> tuple[str, ...]:
        """File patterns of the documents that can be read: "*.md", "*.html" …"""
        return await in_thread(_patterns)

    @open_to_all
    def sample_sources(self) -> tuple[str, ...]:
        """The two sample documents, in reading order."""
        names = ("how-learning-works.md", "weighing-evidence.md")
        return tuple(str(self._samples / name) for name in names)

    # ------------------------------------------------------------ from documents to an outline

    @needs(Right.EDIT_COURSES)
    def read(self, brief: Brief) -> Job:
        """Read the documents; the job's result is the RunId of a run that waits with an outline.

        The job fails with FormatError for what cannot be read.
        """

        async def work(_: Progress) -> RunId:
            return await self._read(brief)

        return self._jobs.start(brief.title, work)

    @needs(Right.EDIT_COURSES)
    async def outline(self, run_id: RunId) -> Outline:
        """The outline as it was saved last."""
        return self._run(run_id).outline

    @needs(Right.EDIT_COURSES)
    async def save_outline(self, run_id: RunId, outline: Outline) -> None:
        """Keep an outline that is being changed, so that a closed program comes back to it."""
        run = self._run(run_id)
        if run.status != OUTLINE:
            raise Conflict("This course is being written already.", "Look at its progress.")
        run.outline = outline
        self._events.publish(RunChanged(run_id))

    # ------------------------------------------------------------ writing

    @needs(Right.EDIT_COURSES)
    def approve(self, run_id: RunId, outline: Outline) -> Job:
        """Write the course as the outline says; the job's result is its CourseId.

        A run that was cancelled writes another course. The course appears as a draft at once and
        fills lesson by lesson. When the job is paused, cancelled or fails, what was written stays.
        """
        return self._start_writing(run_id, outline)

    @needs(Right.EDIT_COURSES)
    def resume(self, run_id: RunId) -> Job:
        """Go on with a run that was paused; what is written is not written again."""
        return self._start_writing(run_id, None)

    @needs(Right.EDIT_COURSES)
    async def pause(self, run_id: RunId) -> None:
        """Stop writing so that it can go on; returns when it has stopped."""
        await self._halt(self._run(run_id), PAUSED)

    @needs(Right.EDIT_COURSES)
    async def cancel(self, run_id: RunId) -> None:
        """Stop writing for good. What is written stays, as a draft; nothing written, no course."""
        run = self._run(run_id)
        await self._halt(run, CANCELLED)
        if run.status in UNFINISHED:
            await self._give_up(run)

    @needs(Right.EDIT_COURSES)
    async def discard(self, run_id: RunId) -> None:
        """Forget a run with all that was read for it. A course that it wrote stays."""
        run = self._run(run_id)
        await self._halt(run, CANCELLED)
        del self._runs[run_id]
        self._events.publish(RunChanged(run_id))

    @needs(Right.EDIT_COURSES)
    async def runs(self) -> tuple[RunView, ...]:
        """Every run, the newest first, without its lessons."""
        return tuple(replace(_view(run), lessons=()) for run in reversed(self._runs.values()))

    @needs(Right.EDIT_COURSES)
    async def run(self, run_id: RunId) -> RunView:
        """A run as it stands, lesson by lesson."""
        return _view(self._run(run_id))

    @needs(Right.EDIT_COURSES)
    def start(self, brief: Brief) -> Job:
        """Read and write at once, with the outline as it is proposed; see `approve`."""
        return self._start(brief, publish=False)

    @needs(Right.EDIT_COURSES)
    def sample(self) -> Job:
        """Write the sample course from the two sample documents; published when it is done."""
        return self._start(Brief(self.sample_sources(), SAMPLE_TITLE), publish=True)

    @open_to_all
    def course_of(self, job: Job) -> CourseId | None:
        """The course that a job writes or wrote, None while and where there is none."""
        return next((run.course_id for run in self._runs.values() if run.job is job), None)

    # ------------------------------------------------------------ inner

    def _run(self, run_id: RunId) -> _Run:
        if run_id not in self._runs:
            raise NotFound("This is not being made any more.", "Begin again with the documents.")
        return self._runs[run_id]

    async def _read(self, brief: Brief) -> RunId:
        if not brief.sources:
            raise InvalidContent("No document was chosen.", "Choose at least one file or folder.")
        plan = await self._plan(brief, None)
        self._last_run += 1
        run_id = RunId(self._last_run)
        self._runs[run_id] = _Run(run_id, brief, plan.outline)
        self._events.publish(RunChanged(run_id))
        return run_id

    async def _plan(self, brief: Brief, outline: Outline | None) -> Plan:
        plan_course = (await in_thread(_pipeline)).plan_course
        arguments = (brief.sources, brief.title, brief.options, outline)
        return await self._writer.call(plan_course, *arguments, timeout=PLAN_SECONDS)

    def _start_writing(self, run_id: RunId, outline: Outline | None) -> Job:
        run = self._run(run_id)

        async def work(progress: Progress) -> CourseId:
            if run.status not in ((PAUSED,) if outline is None else (OUTLINE, CANCELLED)):
                raise Conflict("This course is being written already.", "Look at its progress.")
            if outline is not None:
                run.outline, run.course_id = outline, None
                run.steps.clear()
            return await self._write(run, progress, publish=False)

        run.job = self._jobs.start(run.outline.title, work)
        return run.job

    def _start(self, brief: Brief, *, publish: bool) -> Job:
        async def work(progress: Progress) -> CourseId:
            run = self._run(await self._read(brief))
            run.job = job
            return await self._write(run, progress, publish=publish)

        job = self._jobs.start(brief.title, work)
        return job

    async def _halt(self, run: _Run, status: str) -> None:
        """Stop the job that writes a run."""
        if run.status == RUNNING and run.job is not None:
            run.wanted = status
            run.job.cancel()
            with contextlib.suppress(AppError):
                await run.job.wait()

    async def _write(self, run: _Run, progress: Progress, *, publish: bool) -> CourseId:
        run.status, run.wanted = RUNNING, CANCELLED
        self._events.publish(RunChanged(run.id))
        plan = await self._plan(run.brief, run.outline)
        pipeline = await in_thread(_pipeline)
        total = len(plan.orders)
        progress(len(run.steps), total, "")
        if run.course_id is None:
            # The first draft of a run builds the schemas of drafts, which takes long.
            head = await in_thread(pipeline.course_head, plan)
            run.course_id, run.modules = await self._begin(head)
            self._events.publish(CourseAdded(run.course_id))
        course_id = run.course_id
        stop_listening = self._stop_when_deleted(course_id)
        try:
            for module_id, head in zip(run.modules, plan.modules, strict=True):
                for order in plan.orders[head.first : head.first + head.count]:
                    if order.key not in run.steps:
                        progress(order.index, total, order.title)
                        await self._write_lesson(run, module_id, order)
            if publish:
                await self._add_elements(course_id)
                await self._publish(course_id)
            progress(total, total, "")
            run.status = DONE
        except BaseException as error:
            stop_listening()
            stopped = isinstance(error, asyncio.CancelledError)
            run.note = error.text() if isinstance(error, AppError) else ""
            if stopped and run.wanted == CANCELLED:
                await self._give_up(run)
            else:
                run.status = PAUSED
            raise
        finally:
            stop_listening()
            self._events.publish(RunChanged(run.id))
        self._events.publish(CourseChanged(course_id))
        return course_id

    async def _write_lesson(self, run: _Run, module_id: ModuleId, order: LessonOrder) -> None:
        pipeline = await in_thread(_pipeline)
        run.writing = order.key
        begun = time.monotonic()
        self._events.publish(RunChanged(run.id))
        lesson = await self._writer.call(pipeline.write_lesson, order, timeout=LESSON_SECONDS)
        lesson_id = await self._keep(module_id, lesson, order)
        run.steps[order.key] = _step(order, lesson, lesson_id, time.monotonic() - begun)
        run.live_text = lesson.content[:LIVE_SIGNS]

    async def _give_up(self, run: _Run) -> None:
        run.status = CANCELLED
        if run.course_id is not None and not await self._tidy(run.course_id):
            run.course_id = None
        self._events.publish(RunChanged(run.id))

    def _stop_when_deleted(self, course_id: CourseId) -> Callable[[], None]:
        """Nobody waits for the rest of a course that was thrown away."""
        task = asyncio.current_task()
        assert task is not None

        def on_deleted(event: CourseDeleted) -> None:
            if event.course_id == course_id:
                task.cancel()

        return self._events.subscribe(CourseDeleted, on_deleted)

    async def _begin(self, head: CourseDraft) -> tuple[CourseId, tuple[ModuleId, ...]]:
        """One transaction: the course and its modules, still without lessons."""
        async with self._uow(write=True) as work:
            course_id = await work.courses.add_shell(head)
            modules = [
                await work.courses.add_module(course_id, module.title, module.summary)
                for module in head.modules
            ]
            await work.commit()
        return course_id, tuple(modules)

    async def _keep(self, module_id: ModuleId, lesson: LessonDraft, order: LessonOrder) -> LessonId:
        async with self._uow(write=True) as work:
            lesson_id = await work.courses.add_lesson(module_id, lesson)
            await work.commit()
        return lesson_id

    async def _add_elements(self, course_id: CourseId) -> None:
        """The sample course ends with a lesson that shows every element."""
        from .sample_elements import MODULE_TITLE, elements_lesson  # late: only for the sample

        lesson = await in_thread(elements_lesson, self._samples / "elements", self._media)
        async with self._uow(write=True) as work:
            module_id = await work.courses.add_module(course_id, MODULE_TITLE, "")
            await work.courses.add_lesson(module_id, lesson, 0)
            await work.commit()

    async def _tidy(self, course_id: CourseId) -> bool:
        """After a stop: no modules without lessons. False when not one lesson was written."""
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

    async def _publish(self, course_id: CourseId) -> None:
        async with self._uow(write=True) as work:
            await work.courses.set_published(course_id, True)
            await work.commit()


def _step(order: LessonOrder, lesson: LessonDraft, lesson_id: LessonId, seconds: float) -> StepView:
    quiz = next((asset.content for asset in lesson.assets if asset.asset_type == "quiz"), {})
    questions = quiz.get("questions", [])
    return StepView(
        key=order.key,
        title=order.title,
        module=order.module_title,
        state=WRITTEN,
        words=len(lesson.content.split()),
        questions=len(questions) if isinstance(questions, list) else 0,
        sources=tuple(source.name for source in order.sources),
        lesson_id=lesson_id,
        seconds=round(seconds, 2),
    )


def _view(run: _Run) -> RunView:
    """A run as it is shown."""
    lessons = []
    for module in run.outline.modules:
        for planned in module.lessons:
            is_writing = run.status == RUNNING and planned.key == run.writing
            plain = StepView(
                planned.key,
                planned.title,
                module.title,
                WRITING if is_writing else WAITING,
                words=planned.words,
            )
            lessons.append(run.steps.get(planned.key, plain))
    left = None
    if run.status == RUNNING and run.job is not None:
        left = run.job.view.seconds_left
    written = [step for step in lessons if step.state == WRITTEN]
    return RunView(
        id=run.id,
        status=run.status,
        title=run.outline.title,
        brief=run.brief,
        course_id=run.course_id,
        lessons=tuple(lessons),
        done=len(written),
        total=len(lessons),
        seconds_left=left,
        live_text=run.live_text,
        quality=Figures(
            words=sum(step.words for step in written),
            questions=sum(step.questions for step in written),
        ),
        note=run.note,
    )


def _patterns() -> tuple[str, ...]:
    from ..generation.sources import formats

    endings = {ending for member in formats() for ending in member.extensions}
    return tuple(f"*{ending}" for ending in sorted(endings))


def _pipeline() -> ModuleType:
    """Loaded when it is first needed, and in a thread: it brings every parser along."""
    from ..generation import pipeline

    return pipeline
