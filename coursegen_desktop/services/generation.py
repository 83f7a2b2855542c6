"""Courses from documents: read, show the outline, write it as a job that can stop and go on.

    run_id = await generation.read(brief).wait()
    outline = await generation.outline(run_id)           # changed by domain/outline_edit
    course_id = await generation.approve(run_id, outline).wait()

What was read and every lesson that was written are kept in the library, so that a run goes on
after a pause, a crash or a kill.
"""

from __future__ import annotations

import contextlib
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from types import ModuleType

from ..domain.agent import LiveAgents, TraceStep
from ..domain.brief import Brief, Options
from ..domain.errors import AppError, Conflict, InvalidContent
from ..domain.events import CourseAdded, CourseChanged, RunChanged
from ..domain.ids import CourseId, LessonId, RunId
from ..domain.outline import Outline
from ..domain.outline_json import brief_of
from ..domain.rights import Right
from ..domain.writing import (
    AGENTS,
    CANCELLED,
    DONE,
    EXTRACTIVE,
    OUTLINE,
    PAUSED,
    RUNNING,
    Passage,
    Proposal,
    QuestionProposal,
    Refresh,
    RunView,
    Staleness,
    Statement,
)
from ..formats.traces import save_trace
from .agent_crews import AgentCrews, OpenModel, live_agents
from .agent_planning import AgentPlanning
from .agent_steps import trace_step
from .blocking import WorkerProcesses, in_thread
from .clock import Now, utc_now
from .events import EventHub
from .gate import Guarded, needs, open_to_all
from .generation_changes import LessonChanges
from .generation_loading import PLAN_SECONDS, load_keeping, what_is_missing
from .generation_locks import RunLocks
from .generation_pictures import Spool, sift
from .generation_plans import Plans
from .generation_questions import QuestionChanges
from .generation_refresh import Refreshing
from .generation_runs import LiveRun, RunBook
from .generation_writing import RunWriter
from .jobs import Job, JobsService, Progress
from .topic_drafts import TopicDrafts
from .work import WorkUnits

SAMPLE_TITLE = "The Curious Mind"


class GenerationService(Guarded):
    """Plans and writes courses; all heavy work is done in worker processes."""

    def __init__(
        self,
        uow: WorkUnits,
        events: EventHub,
        jobs: JobsService,
        writer: WorkerProcesses,
        *,
        samples: Path,
        media: Path | None = None,
        now: Now = utc_now,
        prompts: Path | None = None,
        drafts: Path = Path("drafts"),
    ) -> None:
        self._uow = uow
        self._events = events
        self._jobs = jobs
        self._writer = writer
        self._samples = samples
        self._media = media
        self._book = RunBook(uow)
        self._spool = Spool(media)
        self._locks = RunLocks(None if media is None else media.parent / "spool")
        plans = Plans(uow, writer, self._book)
        crews = AgentCrews(uow, events, writer, prompts or Path(), now)
        self._crews = crews
        self._planning = AgentPlanning(crews)
        self._topics = TopicDrafts(crews, drafts)
        self._plans = plans
        self._runs = RunWriter(uow, events, writer, self._book, plans, self._spool, now, crews)
        self._changes = LessonChanges(uow, events, writer, plans)
        self._questions = QuestionChanges(uow, events, writer, plans)
        self._refreshing = Refreshing(uow, events, writer, self._book, self._locks)
        self._of_jobs: dict[int, LiveRun] = {}

    @open_to_all
    def reach_models(self, open_model: OpenModel) -> None:
        """How a connection is opened by its id: feature services do not know each other."""
        self._crews.open_model = open_model

    @open_to_all
    async def patterns(self) -> tuple[str, ...]:
        """File patterns of the documents that can be read: "*.md", "*.html" …"""
        return await in_thread(_patterns)

    @open_to_all
    async def lacking(self, analyser: str) -> AppError | None:
        """What has to be installed before an analyser can be used, None where nothing has."""
        return await in_thread(what_is_missing, analyser)

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
        return await self._book.outline(run_id)

    @needs(Right.EDIT_COURSES)
    async def save_outline(self, run_id: RunId, outline: Outline) -> None:
        """Keep an outline that is being changed, so that a closed program comes back to it."""
        await self._book.save_outline(run_id, outline, (OUTLINE, CANCELLED))
        self._events.publish(RunChanged(run_id))

    @needs(Right.EDIT_COURSES)
    async def set_options(self, run_id: RunId, options: Options) -> None:
        """Other questions or another audience for an outline that stays as it is.

        Nothing is read again; a lesson length or language that is to be cut anew needs `read`.
        Of a run that rests only the connection can be another. Conflict while it is written.
        """
        async with self._locks.held(run_id):
            await self._book.set_options(run_id, options)
        self._events.publish(RunChanged(run_id))

    # ------------------------------------------------------------ writing

    @needs(Right.EDIT_COURSES)
    def approve(self, run_id: RunId, outline: Outline) -> Job:
        """Write the course as the outline says; the job's result is its CourseId.

        The course appears as a draft at once and fills lesson by lesson. A job that is cancelled
        or fails leaves the run paused. A run that was cancelled writes another course.
        """

        async def prepare() -> None:
            await self._book.save_outline(run_id, outline, (OUTLINE, CANCELLED))
            async with self._uow(write=True) as work:
                brief = brief_of((await work.runs.get(run_id)).brief)
                engine = AGENTS if brief.options.connection else EXTRACTIVE
                await work.runs.change(run_id, course_id=None, engine=engine)
                await work.commit()

        return self._start_writing(run_id, outline.title, prepare)

    @needs(Right.EDIT_COURSES)
    def resume(self, run_id: RunId) -> Job:
        """Go on with a run that was paused; what is written is not written again."""

        async def prepare() -> None:
            record = await self._book.record(run_id)
            # One that was running when the program ended stands as running.
            if record.status not in (PAUSED, RUNNING):
                raise Conflict("There is nothing left to write here.", "Look at its course.")

        return self._start_writing(run_id, "", prepare)

    @needs(Right.EDIT_COURSES)
    async def pause(self, run_id: RunId) -> None:
        """Stop writing so that it can go on; returns when it has stopped."""
        await self._halt(run_id)

    @needs(Right.EDIT_COURSES)
    async def cancel(self, run_id: RunId) -> None:
        """Stop writing for good. What is written stays, as a draft; nothing written, no course."""
        await self._give_up(run_id)

    @needs(Right.EDIT_COURSES)
    async def discard(self, run_id: RunId) -> None:
        """Forget a run with all that was read for it. What it wrote stays, as a draft."""
        if (await self._book.record(run_id)).status != DONE:
            await self._give_up(run_id)
        async with self._uow(write=True) as work:
            await work.runs.delete(run_id)
            await work.commit()
        self._book.forget_plan(run_id)
        await in_thread(self._spool.end, run_id)
        self._events.publish(RunChanged(run_id))

    @needs(Right.EDIT_COURSES)
    async def runs(self) -> tuple[RunView, ...]:
        """Every run, the newest first, without its lessons."""
        return await self._book.views()

    @needs(Right.EDIT_COURSES)
    async def run(self, run_id: RunId) -> RunView:
        """A run as it stands, lesson by lesson."""
        return await self._book.view(run_id)

    @needs(Right.EDIT_COURSES)
    async def arrange(
        self, run_id: RunId, began: Callable[[int, int], None] = lambda _number, _count: None
    ) -> Outline:
        """The outline of a run as the chosen model would have it; nothing changes yet.

        `began` is told of each question before it is asked: which of how many. Raises
        ProviderError, or InvalidContent where the model's arrangement cannot be used.
        """
        outline, plan = await self._book.outline(run_id), await self._plans.of(run_id)
        options = brief_of((await self._book.record(run_id)).brief).options
        return await self._planning.arrange(run_id, outline, plan, options, began)

    @needs(Right.EDIT_COURSES)
    def agents(self, run_id: RunId) -> LiveAgents | None:
        """The agents of a run that is being written now, None where none are at work."""
        live = self._book.live.get(run_id)
        return None if live is None or live.crew is None else live_agents(run_id, live.crew)

    @needs(Right.EDIT_COURSES)
    async def trace(self, run_id: RunId) -> tuple[TraceStep, ...]:
        """Everything that models were asked in a run, with answers and verdicts, oldest first."""
        async with self._uow() as work:
            return tuple(map(trace_step, await work.agent_steps.of_run(run_id)))

    @needs(Right.EDIT_COURSES)
    async def save_trace(self, run_id: RunId, path: Path) -> None:
        """Write all that models were asked in a run: Markdown for ".md", else JSON.

        Raises StorageError.
        """
        steps, title = await self.trace(run_id), (await self._book.record(run_id)).title
        await in_thread(save_trace, path, title, steps)

    # ------------------------------------------------------------ what was written

    @needs(Right.EDIT_COURSES)
    async def statements(self, lesson_id: LessonId) -> tuple[Statement, ...]:
        """Where every statement of a lesson stands in its documents."""
        return await self._changes.statements(lesson_id)

    @needs(Right.EDIT_COURSES)
    async def passage(self, lesson_id: LessonId, source: str, start: int, end: int) -> Passage:
        """A place of a document as it was read, also when the file is gone."""
        return await self._changes.passage(lesson_id, source, start, end)

    @needs(Right.EDIT_COURSES)
    async def propose_lesson(self, lesson_id: LessonId) -> Proposal:
        """The lesson as it would be written now, beside what it is; nothing changes."""
        return await self._changes.propose(lesson_id)

    @needs(Right.EDIT_COURSES)
    async def another(self, lesson_id: LessonId, question_id: str) -> QuestionProposal:
        """Another question beside the one that is asked; nothing changes. See its `note`."""
        return await self._questions.another(lesson_id, question_id)

    @needs(Right.EDIT_COURSES)
    async def take(self, proposal: Proposal | QuestionProposal) -> None:
        """Put a proposal in the place of its lesson or question; the version there is kept."""
        if isinstance(proposal, QuestionProposal):
            await self._questions.take(proposal)
        else:
            await self._changes.take(proposal)

    @needs(Right.EDIT_COURSES)
    async def drop_question(self, lesson_id: LessonId, question_id: str) -> None:
        """Take a question out of its quiz; it is not offered again."""
        await self._questions.drop(lesson_id, question_id)

    @needs(Right.EDIT_COURSES)
    async def accept_question(
        self, lesson_id: LessonId, question_id: str, problems: Sequence[str]
    ) -> None:
        """Let a question stand although these problems were found: they flag it no more."""
        await self._questions.accept(lesson_id, question_id, problems)

    @needs(Right.EDIT_COURSES)
    async def stale(self, course_id: CourseId) -> Staleness:
        """Which lessons rest on passages that their documents do not hold any more."""
        return await self._changes.stale(course_id)

    @needs(Right.EDIT_COURSES)
    async def refresh(self, course_id: CourseId) -> Refresh:
        """Read changed documents again: every place is moved to the new text, no lesson changes.

        Those that would be written in another way now are told; see `propose_lesson`.
        """
        return await self._refreshing.refresh(course_id)

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
        live = self._of_jobs.get(job.view.id)
        return None if live is None else live.course_id

    @open_to_all
    def run_of(self, job: Job) -> RunId | None:
        """The run that a job writes or wrote, None while its documents are being read."""
        live = self._of_jobs.get(job.view.id)
        return None if live is None else live.id

    # ------------------------------------------------------------ without documents

    @needs(Right.EDIT_COURSES)
    def draft_topic(self, topic: str, options: Options) -> Job:
        """Let a model write a document on a topic from memory; the job's result is its Path.

        One that was stopped goes on when the same is asked for again.
        """

        async def work(progress: Progress) -> Path:
            return await self._topics.write(topic, options, progress)

        return self._jobs.start(topic, work)

    @open_to_all
    async def skeletons(self) -> tuple[tuple[str, str], ...]:
        """(key, name) of the templates for a course of empty headings."""
        return (await in_thread(_skeletons)).names()  # type: ignore[no-any-return]

    @needs(Right.EDIT_COURSES)
    async def skeleton(self, title: str, template: str) -> CourseId:
        """A draft of headings to write in. Nothing is invented where there are no documents."""
        line = " ".join(title.split())
        if not line:
            raise InvalidContent("A title cannot be empty.", "Type at least one letter.")
        made = (await in_thread(_skeletons)).skeleton_course(line, template)
        async with self._uow(write=True) as work:
            course_id = await work.courses.add(made)
            await work.commit()
        self._events.publish(CourseAdded(course_id))
        return course_id

    # ------------------------------------------------------------ inner

    async def _read(self, brief: Brief) -> RunId:
        if not brief.sources:
            raise InvalidContent("No document was chosen.", "Choose at least one file or folder.")
        keeping = await in_thread(load_keeping)
        folder = await in_thread(self._spool.new)
        try:
            arguments = (brief.sources, brief.title, brief.options, folder, self._book.last_head)
            read = await self._writer.call(keeping.read_documents, *arguments, timeout=PLAN_SECONDS)
            if folder is not None and await in_thread(_holds_something, folder):
                await self._writer.call(sift, folder, timeout=PLAN_SECONDS)
            if read.is_heavy:
                self._writer.renew()
            run_id = await self._book.add(brief, read.plan, read.kept)
        except BaseException:
            self._spool.remove(folder)
            raise
        await in_thread(self._spool.name, folder, run_id)
        self._events.publish(RunChanged(run_id))
        return run_id

    def _start_writing(
        self, run_id: RunId, title: str, prepare: Callable[[], Awaitable[None]]
    ) -> Job:
        async def work(progress: Progress) -> CourseId:
            async with self._locks.held(run_id):
                live = self._of_jobs[job.view.id] = LiveRun(run_id, job)
                await prepare()
                return await self._write(live, progress)

        job = self._jobs.start(title, work)
        return job

    def _start(self, brief: Brief, *, publish: bool) -> Job:
        async def work(progress: Progress) -> CourseId:
            live = LiveRun(await self._read(brief), job)
            self._of_jobs[job.view.id] = live
            async with self._locks.held(live.id):
                course_id = await self._write(live, progress)
            if publish:
                await self._add_elements(course_id)
                await self._publish(course_id)
                self._events.publish(CourseChanged(course_id))
            return course_id

        job = self._jobs.start(brief.title, work)
        return job

    async def _write(self, live: LiveRun, progress: Progress) -> CourseId:
        self._book.live[live.id] = live
        try:
            course_id = await self._runs.write(live, progress)
            await self._runs.finish(live.id)
        except BaseException as error:
            self._book.live.pop(live.id, None)
            await self._runs.stop(live, error)
            raise
        finally:
            self._book.live.pop(live.id, None)
        await in_thread(self._spool.end, live.id)
        self._events.publish(RunChanged(live.id))
        self._events.publish(CourseChanged(course_id))
        return course_id

    async def _halt(self, run_id: RunId, *, is_given_up: bool = False) -> None:
        """Stop the job that writes a run, if one does. Conflict when another program does."""
        live = self._book.live.get(run_id)
        if live is None or live.job is None:
            async with self._locks.held(run_id):
                return
        live.is_given_up = is_given_up
        live.job.cancel()
        with contextlib.suppress(AppError):
            await live.job.wait()

    async def _give_up(self, run_id: RunId) -> None:
        await self._halt(run_id, is_given_up=True)
        if (await self._book.record(run_id)).status in (OUTLINE, PAUSED, RUNNING):
            await self._runs.give_up(run_id)

    async def _add_elements(self, course_id: CourseId) -> None:
        """The sample course ends with a lesson that shows every element."""
        from .sample_elements import MODULE_TITLE, elements_lesson  # late: only for the sample

        lesson = await in_thread(elements_lesson, self._samples / "elements", self._media)
        async with self._uow(write=True) as work:
            module_id = await work.courses.add_module(course_id, MODULE_TITLE, "")
            await work.courses.add_lesson(module_id, lesson, 0)
            await work.commit()

    async def _publish(self, course_id: CourseId) -> None:
        async with self._uow(write=True) as work:
            await work.courses.set_published(course_id, True)
            await work.commit()


def _patterns() -> tuple[str, ...]:
    from ..generation.sources import formats

    endings = {ending for member in formats() for ending in member.extensions}
    return tuple(f"*{ending}" for ending in sorted(endings))


def _skeletons() -> ModuleType:
    """Late: no start needs drafts."""
    from ..domain import skeletons

    return skeletons


def _holds_something(folder: Path) -> bool:
    return any(folder.iterdir())
