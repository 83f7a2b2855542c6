"""Reads the sources, shows the plan, starts the writer, follows it, opens the course."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from ...domain.brief import Brief
from ...domain.errors import AppError, Cancelled, FormatError
from ...domain.events import CourseDeleted, JobChanged
from ...domain.ids import CourseId, RunId
from ...domain.outline import Outline
from ...services.generation import GenerationService
from ...services.jobs import Job, JobView
from ..kit.dialogs import choose_files, choose_folder
from ..kit.routes import CourseRoute, CreateRoute
from ..kit.screen import Screen, ScreenContext
from ..kit.tasks import Policy
from ..kit.translate import error_text, tr
from .page import DONE, OUTLINE, SOURCES, WRITE, GeneratorPage


class GeneratorScreen(Screen[GeneratorPage]):
    """From documents to a course. The work goes on when another screen is shown."""

    def __init__(self, context: ScreenContext, *, generation: GenerationService) -> None:
        super().__init__(context, GeneratorPage())
        self._generation = generation
        self._outline: Outline | None = None
        self._run_id: RunId | None = None
        self._job: Job | None = None
        self._course_id: CourseId | None = None
        self._is_opened = False
        page = self.page
        page.choose_files_requested.connect(lambda: self.scope.start(self._choose_files, "choose"))
        page.choose_folder_requested.connect(
            lambda: self.scope.start(self._choose_folder, "choose")
        )
        page.sample_requested.connect(
            lambda: page.sources.add_paths(self._generation.sample_sources())
        )
        page.outline_requested.connect(lambda: self.scope.start(self._plan, "plan"))
        page.stop_reading_requested.connect(lambda: self.scope.cancel("plan"))
        page.write_requested.connect(self._on_write)
        page.cancel_requested.connect(self._on_cancel)
        page.open_requested.connect(self._on_open)
        self.listen(JobChanged, self._on_job_changed)
        self.listen(CourseDeleted, self._on_course_deleted)

    async def show(self, route: CreateRoute) -> None:
        """Take the files that the route brings; a course being written stays in front."""
        self._begin_again_after_opening()
        if not route.paths:
            return
        if self.page.step == WRITE:
            self.context.notices.show(
                tr("A course is being written. Add these documents when it is done.")
            )
            return
        if self.page.step == DONE:
            self.page.begin_again()
        self.scope.cancel("plan")
        self.page.go_to(SOURCES)
        self.page.sources.add_paths(route.paths)

    def place(self) -> CreateRoute:
        """With the files that were chosen, unless a course of them was written."""
        is_chosen = self.page.step in (SOURCES, OUTLINE)
        return CreateRoute(self.page.sources.paths() if is_chosen else ())

    async def resumed(self) -> None:
        """A course that was opened is done with: the next one begins."""
        self._begin_again_after_opening()

    def _begin_again_after_opening(self) -> None:
        if self._is_opened and self.page.step == DONE:
            self.page.begin_again()
        self._is_opened = False

    async def _choose_files(self) -> None:
        patterns = " ".join(await self._generation.patterns())
        files = await choose_files(
            self.page,
            tr("Choose documents"),
            [tr("Documents") + f" ({patterns})", tr("All files") + " (*)"],
        )
        self.page.sources.add_paths(tuple(files))

    async def _choose_folder(self) -> None:
        folder = await choose_folder(self.page, tr("Choose a folder of documents"))
        if folder:
            self.page.sources.add_paths((folder,))

    async def _plan(self) -> None:
        sources = self.page.sources
        brief = Brief(sources.paths())
        sources.show_error("")
        sources.set_busy(True)
        try:
            reading = self._generation.read(brief)
            try:
                self._run_id = await reading.wait()
            except asyncio.CancelledError:
                reading.cancel()
                raise
            self._outline = await self._generation.outline(self._run_id)
        except Cancelled:
            raise
        except AppError as error:
            sources.set_busy(False)
            file = error.file if isinstance(error, FormatError) else ""
            sources.show_error(error_text(error), file)
            sources.take_focus()
            return
        finally:
            sources.set_busy(False)
        self.page.show_outline(self._outline)

    # ------------------------------------------------------------ writing

    def _on_write(self) -> None:
        if self._run_id is None or self._outline is None or self._job is not None:
            return
        title = self.page.outline.title or self._outline.title
        self._outline = replace(self._outline, title=title)
        self._job = self._generation.approve(self._run_id, self._outline)
        self.page.show_writing(title, self._outline)
        self.scope.start(self._follow, "follow", Policy.LATEST)

    async def _follow(self) -> None:
        job, outline = self._job, self._outline
        if job is None or outline is None:
            return
        try:
            course_id: CourseId = await job.wait()
        except Cancelled:
            self._stop(job, "")
        except AppError as error:
            self._stop(job, error_text(error))
        else:
            self._finish(course_id, outline)
        finally:
            self._job = None

    def _stop(self, job: Job, why: str) -> None:
        """Back to the plan; what was written is named, and can be opened."""
        self.page.go_to(OUTLINE)
        self.page.outline.error.tell(why)
        course_id = self._generation.course_of(job)
        words = [why] if why else [tr("Stopped.")]
        if course_id is None:
            self.context.notices.show(
                " ".join([*words, tr("Nothing was written.")]), kind="bad" if why else "info"
            )
            return
        words.append(tr("The lessons that were written are in the library, as a draft."))
        self.context.notices.show(
            " ".join(words),
            kind="bad" if why else "info",
            action_text=tr("Open"),
            on_action=lambda: self.context.go(CourseRoute(course_id)),
        )

    def _finish(self, course_id: CourseId, outline: Outline) -> None:
        self._course_id = course_id
        facts = " · ".join(
            (
                tr("%n module(s)", len(outline.modules)),
                tr("%n lesson(s)", outline.lesson_count),
            )
        )
        self.page.show_done(outline.title, facts)
        if not self.visible:
            self.context.notices.show(
                tr("“{title}” is written.", title=outline.title),
                kind="good",
                action_text=tr("Open"),
                on_action=self._on_open,
            )

    def _on_job_changed(self, event: JobChanged) -> None:
        view = event.snapshot
        assert isinstance(view, JobView)
        if self._job is not None and view.id == self._job.view.id and view.is_running:
            self.page.writing.show_progress(view.progress, view.message, view.seconds_left)

    def _on_cancel(self) -> None:
        if self._job is not None:
            self.page.writing.show_stopping()
            run_id = self._generation.run_of(self._job)
            if run_id is None:
                self._job.cancel()
            else:
                self.scope.start(lambda: self._generation.cancel(run_id), "cancel")

    def _on_open(self) -> None:
        if self._course_id is not None:
            self._is_opened = True
            self.context.go(CourseRoute(self._course_id))

    def _on_course_deleted(self, event: CourseDeleted) -> None:
        if self.page.step == DONE and event.course_id == self._course_id:
            self.page.begin_again()
