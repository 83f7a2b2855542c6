"""Courses from documents: the plan, then the writing as a job that keeps every finished lesson."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from ..domain.brief import Brief, Outline
from ..domain.errors import InvalidContent, NotFound
from ..domain.events import CourseAdded, CourseChanged, CourseDeleted
from ..domain.ids import CourseId, ModuleId, UserId
from ..domain.rights import Right
from .blocking import WorkerProcesses, in_thread
from .events import EventHub
from .gate import Guarded, needs, open_to_all
from .jobs import Job, JobsService, Progress
from .work import WorkUnits

if TYPE_CHECKING:
    from ..domain.draft import CourseDraft, LessonDraft
    from ..generation.plan import Plan

SAMPLE_TITLE = "The Curious Mind"
# A book is planned in seconds; an hour means that something is wrong with the document.
PLAN_SECONDS = 600.0
LESSON_SECONDS = 120.0


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
        self._courses: dict[int, CourseId] = {}

    @open_to_all
    async def patterns(self) -> tuple[str, ...]:
        """File patterns of the documents that can be read: "*.md", "*.html" …"""
        return await in_thread(_patterns)

    @open_to_all
    def sample_sources(self) -> tuple[str, ...]:
        """The two sample documents, in reading order."""
        names = ("how-learning-works.md", "weighing-evidence.md")
        return tuple(str(self._samples / name) for name in names)

    @needs(Right.EDIT_COURSES)
    async def outline(self, brief: Brief) -> Outline:
        """Read the sources and plan the course. Raises FormatError for what cannot be read."""
        return (await self._plan(brief)).outline

    @needs(Right.EDIT_COURSES)
    def start(self, brief: Brief) -> Job:
        """Write the course as a job whose result is its CourseId.

        The course appears as a draft at once and fills lesson by lesson. When the job is
        stopped or fails, what was written stays.
        """

        return self._start(brief, publish=False)

    @needs(Right.EDIT_COURSES)
    def sample(self) -> Job:
        """Write the sample course from the two sample documents; published when it is done."""

        return self._start(Brief(self.sample_sources(), SAMPLE_TITLE), publish=True)

    @open_to_all
    def course_of(self, job: Job) -> CourseId | None:
        """The course that a job writes or wrote, None while and where there is none."""
        return self._courses.get(job.view.id)

    def _start(self, brief: Brief, *, publish: bool) -> Job:
        async def work(progress: Progress) -> CourseId:
            return await self._write(brief, progress, publish, lambda key: begun(key))

        job = self._jobs.start(brief.title, work)

        def begun(course_id: CourseId | None) -> None:
            if course_id is None:
                self._courses.pop(job.view.id, None)
            else:
                self._courses[job.view.id] = course_id

        return job

    async def _plan(self, brief: Brief) -> Plan:
        if not brief.sources:
            raise InvalidContent("No document was chosen.", "Choose at least one file or folder.")
        plan_course = (await in_thread(_pipeline)).plan_course
        return await self._writer.call(
            plan_course, brief.sources, brief.title, timeout=PLAN_SECONDS
        )

    async def _write(
        self,
        brief: Brief,
        progress: Progress,
        publish: bool,
        begun: Callable[[CourseId | None], None],
    ) -> CourseId:
        plan = await self._plan(brief)
        pipeline = await in_thread(_pipeline)
        total = len(plan.orders)
        progress(0, total, "")
        # The first draft of a run builds the schemas of drafts, which takes long.
        course_id, modules = await self._begin(await in_thread(pipeline.course_head, plan))
        begun(course_id)
        self._events.publish(CourseAdded(course_id))
        stop_listening = self._stop_when_deleted(course_id)
        try:
            for module_id, head in zip(modules, plan.modules, strict=True):
                for place in range(head.count):
                    order = plan.orders[head.first + place]
                    progress(order.index, total, order.title)
                    lesson = await self._writer.call(
                        pipeline.write_lesson, order, timeout=LESSON_SECONDS
                    )
                    await self._keep(module_id, lesson, place)
            if publish:
                await self._add_elements(course_id)
                await self._publish(course_id)
            progress(total, total, "")
        except BaseException:
            stop_listening()
            if not await self._tidy(course_id):
                begun(None)
            raise
        finally:
            stop_listening()
        self._events.publish(CourseChanged(course_id))
        return course_id

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

    async def _keep(self, module_id: ModuleId, lesson: LessonDraft, place: int) -> None:
        async with self._uow(write=True) as work:
            await work.courses.add_lesson(module_id, lesson, place)
            await work.commit()

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


def _patterns() -> tuple[str, ...]:
    from ..generation.sources import formats

    endings = {ending for member in formats() for ending in member.extensions}
    return tuple(f"*{ending}" for ending in sorted(endings))


def _pipeline() -> ModuleType:
    """Loaded when it is first needed, and in a thread: it brings every parser along."""
    from ..generation import pipeline

    return pipeline
