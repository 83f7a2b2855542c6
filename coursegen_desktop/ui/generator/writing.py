"""What happens in step 3: the run is followed, stopped and gone on with."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import replace

from ...domain.errors import AppError, Cancelled
from ...domain.ids import CourseId, LessonId, RunId
from ...domain.outline import Outline
from ...domain.writing import DONE, RUNNING, WRITING, RunView
from ...services.connections import ConnectionsService
from ...services.generation import GenerationService
from ...services.jobs import Job, JobView
from ..kit.tasks import Policy, TaskScope
from ..kit.translate import tr
from .agents import Agents
from .fact_cards import Figure
from .model_choice import asked_model
from .tracing import show_trace
from .words import facts_text, plain_text
from .write_step import WriteStep

Written = Callable[[RunView, CourseId], None]


class Writing:
    """Shows one run; `written` is called when it is done."""

    def __init__(
        self,
        step: WriteStep,
        generation: GenerationService,
        scope: TaskScope,
        written: Written,
        connections: Callable[[], ConnectionsService] | None,
    ) -> None:
        self._step, self._generation = step, generation
        self._scope, self._written = scope, written
        self._agents = Agents(step, generation, connections)
        self._run: RunView | None = None  # as it was shown last
        step.paused.built_in_requested.connect(lambda: self._start_with(""))
        step.paused.another_requested.connect(
            lambda: scope.start(self._go_on_with_another, "resume run")
        )
        step.trace_requested.connect(lambda: scope.start(self._show_trace, "trace"))
        self._run_id: RunId | None = None
        self._outline: Outline | None = None
        self._lessons: dict[str, LessonId] = {}
        self._job: Job | None = None

    def begin(self, run_id: RunId, outline: Outline) -> None:
        """A run comes in front."""
        self._run_id, self._outline, self._lessons = run_id, outline, {}
        self._run = None
        self._agents.begin()
        self._step.show_sources(outline.sources)
        self._step.begin(
            outline.title,
            facts_text(
                tr("%n source(s)", len(outline.sources)),
                tr("%n lesson(s)", outline.lesson_count),
            ),
        )

    def forget(self) -> None:
        """Nothing is written here any more."""
        self._run_id = self._outline = self._job = self._run = None

    def follow(self, job: Job) -> None:
        """Wait for its end."""
        self._job = job
        self._scope.start(self._follow, "follow", Policy.LATEST)
        self._refresh()

    def lesson_of(self, key: str) -> LessonId | None:
        """The lesson that a planned one became."""
        return self._lessons.get(key)

    def on_changed(self, run_id: RunId) -> None:
        """A run moved on."""
        if run_id == self._run_id:
            self._refresh()

    def on_agents_changed(self, run_id: RunId) -> None:
        """Agents went on: nothing is read for that, what stands in memory is shown."""
        live = self._generation.agents(run_id) if run_id == self._run_id else None
        if live is not None and self._agents.show(live) and self._run is not None:
            self._step.show_lines(self._run, is_running=True, doing=self._agents.doing)

    def on_job_changed(self, view: JobView) -> None:
        """The job tells when a lesson is begun, the run when one is done."""
        if self._job is not None and view.id == self._job.view.id and view.is_running:
            self._refresh()

    def pause(self) -> None:
        """Stop so that it can go on."""
        run_id = self._run_id
        if run_id is not None:
            self._step.show_stopping(tr("Pausing when this lesson is done…"))
            self._scope.start(lambda: self._generation.pause(run_id), "pause")

    def resume(self) -> None:
        """Go on where it stopped."""
        self._scope.start(self._resume, "resume run")

    async def _resume(self) -> None:
        if self._job is not None:
            with contextlib.suppress(AppError):
                await self._job.wait()  # the last words of what was paused
        if self._run_id is not None:
            self.follow(self._generation.resume(self._run_id))

    def _start_with(self, connection: str) -> None:
        self._scope.start(lambda: self._go_on_with(connection), "resume run")

    async def _go_on_with(self, connection: str) -> None:
        """Go on with another writer, "" for the built-in one."""
        run_id = self._run_id
        if run_id is None:
            return
        options = (await self._generation.run(run_id)).brief.options
        await self._generation.set_options(run_id, replace(options, connection=connection))
        await self._resume()

    async def _go_on_with_another(self) -> None:
        known = await self._agents.connections()
        now = "" if self._run is None else self._run.brief.options.connection
        chosen = await asked_model(self._step, known, now) if known else None
        if chosen is not None:
            await self._go_on_with(chosen)

    async def _show_trace(self) -> None:
        if self._run_id is not None:
            await show_trace(self._step, self._generation, self._run_id)

    def _refresh(self) -> None:
        self._scope.start(self._show, "run", Policy.LATEST)

    async def _show(self) -> None:
        if self._run_id is None:
            return
        run = await self._generation.run(self._run_id)
        if run.id != self._run_id:
            return
        self._lessons = {
            step.key: step.lesson_id for step in run.lessons if step.lesson_id is not None
        }
        # One that is begun or goes on is planned first: it stands as it was until then.
        is_running = run.status == RUNNING or (
            self._job is not None and self._job.view.is_running and run.status != DONE
        )
        self._run = run
        writer = await self._agents.writer(run)
        if not is_running:
            self._agents.rest(tr("Written last"))
        self._agents.show_figures(run)
        self._step.show_run(run, is_running=is_running, writer=writer, doing=self._agents.doing)
        now = next((step for step in run.lessons if step.state == WRITING), None)
        title = tr("Being written") if is_running else tr("Written last")
        self._step.show_live(
            title, plain_text(run.live_text), is_live=is_running and now is not None
        )
        self._step.show_figures(self._figures(run), _share(run))

    async def _follow(self) -> None:
        job, run_id = self._job, self._run_id
        if job is None or run_id is None:
            return
        course_id: CourseId | None = None
        try:
            course_id = await job.wait()
        except Cancelled:
            return  # paused or given up: who did it says so
        except AppError:
            return  # the run's own note says why; it can go on
        finally:
            await self._show_end(run_id)
        if run_id == self._run_id and course_id is not None:
            run = await self._generation.run(run_id)
            if run.status == DONE:
                self._written(run, course_id)

    async def _show_end(self, run_id: RunId) -> None:
        if run_id == self._run_id:
            await self._show()

    def _figures(self, run: RunView) -> list[Figure]:
        so_far, figures = run.quality, []
        if so_far.statements:
            role = "good" if so_far.cited == so_far.statements else "warn"
            figures.append(Figure(tr("Statements with a source"), _share(run), role))
        covered, count = self._covered(run)
        if count:
            figures.append(
                Figure(
                    tr("Source sections covered"),
                    tr("{done} of {count}", done=covered, count=count),
                    "good" if covered == count else "plain",
                )
            )
        if so_far.questions:
            figures.append(Figure(tr("Questions made"), str(so_far.questions), "plain"))
        if so_far.terms:
            figures.append(Figure(tr("Terms explained"), str(so_far.terms), "plain"))
        return figures

    def _covered(self, run: RunView) -> tuple[int, int]:
        """Sections of the documents that stand in written lessons, and all that are to."""
        if self._outline is None:
            return 0, 0
        written = {step.key for step in run.lessons if step.lesson_id is not None}
        lessons = self._outline.lessons
        done = sum(len(lesson.parts) for lesson in lessons if lesson.key in written)
        return done, sum(len(lesson.parts) for lesson in lessons)


def _share(run: RunView) -> str:
    """Cited statements of all, never rounded up to 100 %."""
    cited, count = run.quality.cited, run.quality.statements
    return f"{100 * cited // count}%" if count else ""
