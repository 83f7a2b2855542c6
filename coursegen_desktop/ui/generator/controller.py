"""Reads the sources, shows the outline, follows the writing, shows what came of it."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from ...domain.brief import SPACY, Brief, Options
from ...domain.errors import AppError, Cancelled, Conflict, FormatError
from ...domain.events import (
    AgentsChanged,
    ConnectionsChanged,
    CourseDeleted,
    JobChanged,
    RunChanged,
)
from ...domain.ids import CourseId, RunId
from ...domain.outline import Outline
from ...domain.writing import OUTLINE as RUN_OUTLINE
from ...domain.writing import RunView
from ...services.connections import ConnectionsService
from ...services.course_report import CourseReportService
from ...services.generation import GenerationService
from ...services.jobs import Job, JobView
from ...services.library import LibraryService
from ...services.statements import StatementsService
from ..kit.notices import Notices
from ..kit.routes import CourseRoute, CreateRoute, EditRoute, LessonRoute, Route, SettingsRoute
from ..kit.screen import Screen, ScreenContext
from ..kit.tasks import Policy
from ..kit.translate import error_text, tr
from .choosing import Choosing
from .page import ARRANGING, OUTLINE, REVIEW, SOURCES, WRITE, GeneratorPage
from .run_words import unfinished, written
from .stopping import Stopping
from .words import question_types

if TYPE_CHECKING:
    from .modelling import Modelling
    from .outline_editing import OutlineEditing
    from .reviewing import Reviewing
    from .writing import Writing


class GeneratorScreen(Screen[GeneratorPage]):
    """From documents to a course. The work goes on when another screen is shown."""

    def __init__(
        self,
        context: ScreenContext,
        *,
        generation: GenerationService,
        library: LibraryService,
        statements: StatementsService,
        reports: Callable[[], CourseReportService] | None = None,
        connections: Callable[[], ConnectionsService] | None = None,
    ) -> None:
        super().__init__(context, GeneratorPage())
        self._generation = generation
        self.library = library
        self.statements = statements
        self.reports = reports
        self.connections = connections
        self._stopping = Stopping(self.page, generation, context)
        self._run_id: RunId | None = None
        self._brief: Brief | None = None
        self._reading: Job | None = None
        self._is_opened = False
        self._wished = 0  # changes of the options that are still to be planned
        self._is_planned = asyncio.Event()
        self._is_planned.set()
        self._editing: OutlineEditing | None = None
        self._modelling: Modelling | None = None
        self._writing: Writing | None = None
        self._reviewing: Reviewing | None = None
        self.page.step_made.connect(self._on_step_made)
        self._connect()
        self.listen(JobChanged, self._on_job_changed)
        self.listen(RunChanged, self._on_run_changed)
        self.listen(CourseDeleted, self._on_course_deleted)
        self.listen(AgentsChanged, self._on_agents_changed)
        self.listen(ConnectionsChanged, self._on_connections_changed)

    def _connect(self) -> None:
        sources, start = self.page.sources, self.scope.start
        self._choosing = Choosing(
            sources, self._generation, self.scope,
            lambda made: self.context.go(EditRoute(made)), self.connections,
        )  # fmt: skip
        sources.next_requested.connect(lambda: start(self._read, "plan"))
        sources.stop_requested.connect(lambda: self.scope.cancel("plan"))
        sources.runs.resume_requested.connect(self._on_resume)
        sources.written.review_requested.connect(
            lambda run_id: start(lambda: self._look_over(RunId(run_id)), "resume")
        )
        sources.runs.discard_requested.connect(
            lambda run_id: start(lambda: self._discard(RunId(run_id)), "discard")
        )

    def _on_step_made(self, step: int) -> None:
        """A step was needed for the first time; what it does is loaded with it."""
        if step == OUTLINE:
            self._begin_outlines()
        elif step == WRITE:
            self._begin_writing()
        elif step == REVIEW:
            from .reviewing import Reviewing

            self._reviewing = Reviewing(self.page.review, self)

    def _begin_outlines(self) -> None:
        from .modelling import Modelling
        from .outline_editing import OutlineEditing

        outline, start = self.page.outline, self.scope.start
        self._editing = OutlineEditing(outline, self._keep)
        self._modelling = Modelling(outline, self._editing, self)
        outline.options.offer_types(question_types())
        outline.back_requested.connect(self._on_back)
        outline.next_requested.connect(lambda: start(self._approve, "approve"))
        outline.stop_requested.connect(lambda: self.scope.cancel("plan"))
        outline.stop_requested.connect(lambda: self.scope.cancel(ARRANGING))
        outline.options.changed.connect(self._on_options)
        start(self._offer_analysers, "analysers")
        self._modelling.offer_soon()

    def _on_connections_changed(self, _event: ConnectionsChanged) -> None:
        if self._modelling is not None:
            self._modelling.offer_soon()
        self.scope.start(self._choosing.offer_models, "models", Policy.LATEST)

    async def _offer_analysers(self) -> None:
        lacking = await self._generation.lacking(SPACY)
        self.page.outline.options.offer_spacy(is_there=lacking is None)

    def _begin_writing(self) -> None:
        from .writing import Writing

        writing, start = self.page.writing, self.scope.start
        self._writing = made = Writing(
            writing, self._generation, self.scope, self._on_written, self.connections
        )
        writing.pause_requested.connect(made.pause)
        writing.resume_requested.connect(made.resume)
        writing.cancel_requested.connect(lambda: start(self._cancel, "cancel"))
        writing.preview_requested.connect(self._on_preview)

    @property
    def editing(self) -> OutlineEditing:
        """What happens in step 2."""
        self.page.prepare(OUTLINE)
        assert self._editing is not None
        return self._editing

    @property
    def writing(self) -> Writing:
        """What happens in step 3."""
        self.page.prepare(WRITE)
        assert self._writing is not None
        return self._writing

    @property
    def reviewing(self) -> Reviewing:
        """What happens in step 4."""
        self.page.prepare(REVIEW)
        assert self._reviewing is not None
        return self._reviewing

    # ------------------------------------------------------------ coming and going

    async def show(self, route: CreateRoute) -> None:
        """Take the files that the route brings; a course being written stays in front."""
        self._begin_again_after_opening()
        await self._show_runs()
        await self._choosing.offer()
        if not route.paths:
            return
        if self.page.step == WRITE:
            self.context.notices.show(
                tr("A course is being written. Add these documents when it is done.")
            )
            return
        if self.page.step == REVIEW:
            self._begin_again()
        self.scope.cancel("plan")
        self.scope.cancel(ARRANGING)
        self.page.go_to(SOURCES)
        self.page.sources.add_paths(route.paths)

    def place(self) -> CreateRoute:
        """With the files that were chosen, unless a course of them was written."""
        is_chosen = self.page.step in (SOURCES, OUTLINE)
        return CreateRoute(self.page.sources.paths() if is_chosen else ())

    def mark(self) -> CreateRoute:
        """Back finds what is in front; it adds no documents to a course that is written."""
        return self.place()

    async def resumed(self) -> None:
        """A course that was opened is done with; the same documents once more are a new one."""
        route = self.route
        is_done = self.page.step == REVIEW or not self.page.sources.paths()
        if isinstance(route, CreateRoute) and route.paths and is_done:
            await self.show(route)
            return
        self._begin_again_after_opening()
        await self._show_runs()

    async def leave(self) -> None:
        """The outline is kept as it stands."""
        if self.page.step != OUTLINE or self._run_id is None:
            return
        outline = self.editing.outline
        if outline is not None:
            await self._save(self._run_id, outline)

    def _begin_again_after_opening(self) -> None:
        if self._is_opened and self.page.step == REVIEW:
            self._begin_again()
        self._is_opened = False

    def _begin_again(self) -> None:
        self.scope.cancel(ARRANGING)
        self._run_id = self._brief = None
        if self._writing is not None:
            self._writing.forget()
        self.page.begin_again()

    def _show_runs_soon(self) -> None:
        self.scope.start(self._show_runs, "runs", Policy.LATEST)

    async def _show_runs(self) -> None:
        # The one whose documents are in front is not a thing to come back to.
        mine = self._run_id if self.page.sources.paths() else None
        runs = [run for run in await self._generation.runs() if run.id != mine]
        self.page.sources.runs.show_runs(unfinished(runs))
        self.page.sources.written.show_runs(written(runs))

    # ------------------------------------------------------------ sources

    async def _read(self) -> None:
        """Read what is chosen; the outline is shown, or what is wrong at the document."""
        sources = self.page.sources
        before = self._brief.options if self._brief is not None else await self._usual_options()
        brief = Brief(sources.paths(), options=before)
        if self._run_id is not None and self._brief == brief and self.editing.outline is not None:
            self.page.go_to(OUTLINE)  # nothing changed: the edits stay
            return
        sources.show_error("")
        sources.set_busy(True)
        try:
            run_id, outline = await self._planned(brief)
        except Cancelled:
            raise
        except AppError as error:
            sources.set_busy(False)
            file = error.file if isinstance(error, FormatError) else ""
            sources.show_error(error_text(error), file)
            sources.start.setFocus()
            return
        finally:
            sources.set_busy(False)
        await self._forget_run()
        self._begin_outline(run_id, brief, outline)

    async def _usual_options(self) -> Options:
        """How a new course begins."""
        from .modelling import usual

        views = () if self.connections is None else await self.connections().list()
        return Options(connection=usual(views))

    async def _planned(self, brief: Brief) -> tuple[RunId, Outline]:
        self._reading = job = self._generation.read(brief)
        try:
            await asyncio.sleep(0)  # the worker begins, and the bar is painted
            self.page.prepare(OUTLINE)
            run_id: RunId = await job.wait()
        except asyncio.CancelledError:
            job.cancel()
            raise
        finally:
            self._reading = None
        return run_id, await self._generation.outline(run_id)

    def _begin_outline(self, run_id: RunId, brief: Brief, outline: Outline) -> None:
        self._run_id, self._brief = run_id, brief
        self.page.sources.show_infos(outline.sources)
        self.editing.begin(outline, brief.options)
        self.page.go_to(OUTLINE)

    async def _forget_run(self) -> None:
        """An outline that another one took the place of is no unfinished course."""
        if self._run_id is not None:
            run_id, self._run_id = self._run_id, None
            run = await self._generation.run(run_id)
            if run.status == RUN_OUTLINE:
                await self._generation.discard(run_id)

    # ------------------------------------------------------------ outline

    def _keep(self, outline: Outline) -> None:
        run_id = self._run_id
        if run_id is not None:
            self.scope.start(lambda: self._save(run_id, outline), "keep", Policy.LATEST)

    async def _save(self, run_id: RunId, outline: Outline) -> None:
        # A run that was stopped keeps the outline that it wrote; the edited one is approved anew.
        with contextlib.suppress(Conflict):
            await self._generation.save_outline(run_id, outline)

    def _on_back(self) -> None:
        self.scope.cancel(ARRANGING)
        self.page.go_to(SOURCES)
        self._show_runs_soon()

    def _on_options(self, options: Options) -> None:
        self._wished += 1
        wish = self._wished
        self._is_planned.clear()
        self.scope.start(lambda: self._plan_wished(options, wish), "plan", Policy.LATEST)

    async def _plan_wished(self, options: Options, wish: int) -> None:
        try:
            await self._plan_anew(options)
        finally:
            if wish == self._wished:  # no later one waits
                self._is_planned.set()

    async def _plan_anew(self, options: Options) -> None:
        """Other lessons: the outline is cut anew. Other questions: the outline stays."""
        before, brief = self.editing.outline, self._brief
        if brief is None or before is None or self.page.step != OUTLINE:
            return
        if options.cut == brief.options.cut:
            run_id = self._run_id
            assert run_id is not None
            await self._generation.set_options(run_id, options)
            self._brief = replace(brief, options=options)
            return
        step = self.page.outline
        step.set_busy(tr("Planning the lessons anew…"))
        try:
            run_id, outline = await self._planned(replace(brief, options=options))
        except (AppError, asyncio.CancelledError) as error:
            step.options.show_options(brief.options, before.language)
            if isinstance(error, AppError) and not isinstance(error, Cancelled):
                step.tell(error_text(error))
                return
            raise
        finally:
            step.set_busy("")
        await self._forget_run()
        self._run_id, self._brief = run_id, replace(brief, options=options)
        self.editing.replace(replace(outline, title=before.title))
        now = self.editing.outline
        assert now is not None
        await self._generation.save_outline(run_id, now)

    async def planned(self) -> None:
        """Wait until the options are kept as they are shown."""
        self.page.outline.options.tell_now()
        await self._is_planned.wait()

    async def _approve(self) -> None:
        await self.planned()
        outline = self.editing.outline
        if self._run_id is None or outline is None or not outline.lesson_count:
            return
        assert self._modelling is not None
        if self._modelling.trouble:
            self.page.outline.tell(self._modelling.trouble)
            return
        self.writing.begin(self._run_id, outline)
        self.page.go_to(WRITE)
        self.writing.follow(self._generation.approve(self._run_id, outline))

    # ------------------------------------------------------------ writing

    def _on_job_changed(self, event: JobChanged) -> None:
        view = event.snapshot
        assert isinstance(view, JobView)
        if self._reading is not None and view.id == self._reading.view.id and view.is_running:
            self.page.sources.show_progress(view.progress, view.message)
        self._choosing.on_job_changed(view)
        if self._writing is not None:
            self._writing.on_job_changed(view)

    def _on_agents_changed(self, event: AgentsChanged) -> None:
        if self._writing is not None:
            self._writing.on_agents_changed(event.run_id)

    def _on_run_changed(self, event: RunChanged) -> None:
        if self._writing is not None:
            self._writing.on_changed(event.run_id)
        if self.page.step == SOURCES:
            self._show_runs_soon()

    def _on_resume(self, number: int) -> None:
        self.scope.start(lambda: self._resume(RunId(number)), "resume")

    async def _resume(self, run_id: RunId) -> None:
        """An outline is shown again; a course that was begun is written on."""
        run = await self._generation.run(run_id)
        outline = await self._generation.outline(run_id)
        self.page.sources.list.show_sources(())
        self.page.sources.add_paths(run.brief.sources)
        if run.status == RUN_OUTLINE:
            self._begin_outline(run_id, run.brief, outline)
            return
        self._run_id, self._brief = run_id, run.brief
        self.page.sources.show_infos(outline.sources)
        self.editing.begin(outline, run.brief.options)
        self.writing.begin(run_id, outline)
        self.page.go_to(WRITE)
        self.writing.resume()

    async def _look_over(self, run_id: RunId) -> None:
        """The review of a course that was written before."""
        run, outline = await self._generation.run(run_id), await self._generation.outline(run_id)
        if run.course_id is None:
            return
        is_published = await self.library.is_published(run.course_id)
        self._begin_again()
        self.page.go_to(REVIEW)
        self.reviewing.begin(run, run.course_id, outline, is_published=is_published)

    async def _discard(self, run_id: RunId) -> None:
        await self._stopping.discard(run_id, self._show_runs_soon)

    async def _cancel(self) -> None:
        if self._run_id is not None:
            await self._stopping.cancel(self._run_id)

    def _on_preview(self, key: object) -> None:
        lesson_id = self.writing.lesson_of(str(key))
        if lesson_id is not None:
            self.context.go(LessonRoute(lesson_id))

    def _on_written(self, run: RunView, course_id: CourseId) -> None:
        """All lessons are there."""
        self.page.go_to(REVIEW)
        self.reviewing.begin(run, course_id, self.editing.outline)
        if not self.visible:
            self.context.notices.show(
                tr("“{title}” is written.", title=run.title),
                kind="good",
                action_text=tr("Open"),
                on_action=self.open_course,
            )

    # ------------------------------------------------------------ review

    def leave_for(self, route: Route) -> None:
        """Go elsewhere: to a lesson, to the films of the course."""
        self.context.go(route)

    @property
    def generation(self) -> GenerationService:
        """The service, for the steps."""
        return self._generation

    @property
    def run_id(self) -> RunId | None:
        """The run that is in front."""
        return self._run_id

    @property
    def notices(self) -> Notices:
        """Where something is told in passing."""
        return self.context.notices

    def open_connections(self) -> None:
        """Leave for the connections to language models."""
        self.context.go(SettingsRoute("models"))

    def open_course(self) -> None:
        """Leave for the course that was written."""
        if self.reviewing.course_id is not None:
            self._is_opened = True
            self.context.go(CourseRoute(self.reviewing.course_id))

    def tell(self, words: str) -> None:
        """Say something in a notice."""
        self.context.notices.show(words)

    def another(self) -> None:
        """Back to an empty list of sources."""
        self._begin_again()
        self._show_runs_soon()

    def _on_course_deleted(self, event: CourseDeleted) -> None:
        if self.page.step == REVIEW and event.course_id == self.reviewing.course_id:
            self.another()
