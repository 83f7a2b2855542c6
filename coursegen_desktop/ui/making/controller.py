"""What happens where films are made: estimates, the job and how far it is, exports."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from ...domain.errors import AppError, Cancelled
from ...domain.events import CourseChanged, CourseDeleted, JobChanged, LessonSaved
from ...domain.ids import CourseId, LessonId
from ...domain.media_wish import MadeMedia, MediaEstimate
from ...services.jobs import Job, JobView
from ..content.course_export import SUFFIX, file_name
from ..content.durations import time_left
from ..content.slide_words import slide_words
from ..kit import dialogs
from ..kit.routes import CourseRoute, LessonRoute, MediaRoute
from ..kit.screen import Screen, ScreenContext
from ..kit.tasks import Policy
from ..kit.translate import error_text, tr
from .page import MakingPage
from .words import done_words, estimate_words, lines_of, stage_words, voice_words

if TYPE_CHECKING:
    from ...services.media_export import MediaExportService
    from ...services.media_making import MediaMakingService

_ESTIMATE = "estimate"
_LISTED = 3  # names of files in a question


class MakingScreen(Screen[MakingPage]):
    """The films of one course."""

    def __init__(
        self,
        context: ScreenContext,
        *,
        making: MediaMakingService,
        exports: MediaExportService,
    ) -> None:
        super().__init__(context, MakingPage())
        self._making, self._exports = making, exports
        making.say(slide_words())
        self._course: CourseId | None = None
        self._lesson: LessonId | None = None
        self._told: MediaEstimate | None = None
        self._job: Job | None = None  # that is followed
        self._seen = ""  # at which lesson it was when the list was shown last
        page, start = self.page, self.scope.start
        page.back_requested.connect(self._back)
        page.options.changed.connect(lambda: start(self._estimate, _ESTIMATE, Policy.RESTART))
        page.make_requested.connect(lambda: start(self._make, "make"))
        page.forget_requested.connect(lambda: start(self._forget, "forget"))
        page.progress.stop_requested.connect(self._stop)
        page.lesson_chosen.connect(lambda key: context.go(LessonRoute(LessonId(key))))
        page.mp4_requested.connect(lambda: start(self._export_films, "export"))
        page.sound_requested.connect(lambda: start(self._export_sound, "export"))
        self.listen(JobChanged, self._on_job_changed)
        self.listen(CourseChanged, self._on_course_event)
        self.listen(CourseDeleted, self._on_course_event)
        self.listen(LessonSaved, self._on_course_event)

    async def show(self, route: MediaRoute) -> None:
        """Load a course; NotFound keeps the person where he was."""
        if route.course_id != self._course or route.lesson_id != self._lesson:
            await self._begin(route)
        await self._estimate()

    async def _begin(self, route: MediaRoute) -> None:
        """Another course comes in front."""
        self._course, self._lesson, self._told = route.course_id, route.lesson_id, None
        self._seen = ""
        self.page.begin("")
        live = self._making.live(route.course_id)
        begun = await self._making.begun(route.course_id)
        wish = live.wish if live is not None else begun or await self._making.last_wish()
        self.page.options.forget_lessons()
        self.page.options.show_wish(wish)
        voices = await self._making.voices()
        self.page.options.offer_voices([(one.key, voice_words(one)) for one in voices])
        self.page.show_begun(begun is not None)
        if live is not None and live.job is not None:
            self._follow(live.job, films=True)

    async def _estimate(self) -> None:
        """What there is, and what the rest will take."""
        course_id, page = self._course, self.page
        if course_id is None:
            return
        wish = page.options.wish
        if not (wish.slides or wish.audio or wish.video):
            page.show_estimate([tr("Choose what to make.")], can_make=False)
            return
        told = await self._making.estimate(course_id, wish)
        if course_id != self._course:
            return
        names = [(one.lesson_id, one.title) for one in told.lessons]
        page.options.offer_lessons(names, self._lesson if self._told is None else None)
        self._told = told
        self._show_lessons()
        chosen = told
        if self._only is not None:
            chosen = await self._making.estimate(course_id, wish, self._only)
        page.trouble.tell("" if chosen.trouble is None else error_text(chosen.trouble))
        page.note.tell(" ".join(error_text(one) for one in chosen.notes[:1]))
        page.show_estimate(
            estimate_words(chosen, wish),
            can_make=chosen.trouble is None and bool(chosen.waiting),
        )

    @property
    def _only(self) -> list[LessonId] | None:
        """The one lesson that is meant, None for all."""
        only = self.page.options.only
        return None if only is None else [only]

    def _show_lessons(self) -> None:
        if self._told is not None and self._course is not None:
            live = self._making.live(self._course)
            wish = self.page.options.wish if live is None else live.wish
            self.page.show_lessons(self._told.title, lines_of(self._told, wish, live))

    # ------------------------------------------------------------ making

    async def _make(self) -> None:
        if self._course is None:
            return
        self.page.result.tell("")
        self.page.show_begun(False)
        job = self._making.make(self._course, self.page.options.wish, self._only)
        self._follow(job, films=True)

    async def _forget(self) -> None:
        if self._course is not None:
            await self._making.forget(self._course)
            self.page.show_begun(False)

    def _follow(self, job: Job, *, films: bool) -> None:
        self._job = job
        title = tr("Being made") if films else tr("Being written")
        facts = tr("safe to close: work goes on where it stopped") if films else ""
        self.page.begin_work(title, facts)
        if self.visible:
            self.page.progress.stop.setFocus()
        course = self._course
        if films:
            self.scope.start(lambda: self._until_made(job, course), f"follow {job.view.id}")

    async def _until_made(self, job: Job, course: CourseId | None) -> None:
        try:
            made: MadeMedia = await job.wait()
        except Cancelled:
            await self._ended(job, course)
            return
        except AppError as error:
            await self._ended(job, course)
            self._tell(error_text(error), "bad", course)
            return
        await self._ended(job, course)
        title = self._told.title if self._told is not None else ""
        self._tell(done_words(made, title), "warn" if made.failed else "good", course)

    def _tell(self, words: str, kind: str, course: CourseId | None) -> None:
        """In place where it is looked at, else in a notice that leads here."""
        if self.visible and course == self._course:
            self.page.result.tell(words, kind=kind)
            return
        self.context.notices.show(
            words,
            kind="good" if kind == "good" else "bad",
            action_text="" if course is None else tr("Show"),
            on_action=None if course is None else partial(self.context.go, MediaRoute(course)),
        )

    async def _ended(self, job: Job, course: CourseId | None) -> None:
        if self._job is job:
            self._job, self._seen = None, ""
            self.page.end_work()
        if course is not None and course == self._course:
            self.page.show_begun(await self._making.begun(course) is not None)
            with contextlib.suppress(AppError):  # a course that was deleted meanwhile
                await self._estimate()

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _on_job_changed(self, event: JobChanged) -> None:
        view = event.snapshot
        if self._job is None or not isinstance(view, JobView) or view.id != self._job.view.id:
            return
        progress = self.page.progress
        progress.show_share(view.progress)
        live = None if self._course is None else self._making.live(self._course)
        if live is None or live.job is not self._job:
            progress.show_left("" if view.seconds_left is None else time_left(view.seconds_left))
            progress.show_stage(view.message)
            return
        left = live.seconds_left
        progress.show_left("" if left is None else time_left(left))
        progress.show_stage(
            tr("{lesson}: {stage}", lesson=live.title, stage=stage_words(live.stage))
            if live.title
            else stage_words(live.stage)
        )
        now = f"{live.lesson_id} {live.stage}"
        if now != self._seen:
            self._seen = now
            self._show_lessons()

    # ------------------------------------------------------------ out of the library

    async def _export_films(self) -> None:
        folder = await dialogs.choose_folder(self.page, tr("A folder for the films"))
        if folder is None or self._course is None:
            return
        there = await self._exports.in_the_way(self._course, Path(folder), mp4=True)
        if there and not await dialogs.confirm(
            self.page,
            tr("Replace what is there?"),
            tr("Already in this folder: %n file(s), {names}", len(there), names=_listed(there)),
            tr("Replace"),
            danger=True,
        ):
            return
        await self._written(self._exports.films(self._course, Path(folder), mp4=True))

    async def _export_sound(self) -> None:
        title = "" if self._told is None else self._told.title
        chosen = await dialogs.choose_save(
            self.page,
            tr("Sound as a podcast"),
            file_name(title).removesuffix(SUFFIX) + ".mp3",
            [
                tr("One MP3 file ({patterns})", patterns="*.mp3"),
                tr("One Opus file, smaller ({patterns})", patterns="*.opus"),
                tr("A file for each lesson, and their list ({patterns})", patterns="*.m3u8"),
            ],
        )
        if chosen is not None and self._course is not None:
            await self._written(self._exports.podcast(self._course, Path(chosen)))

    async def _written(self, job: Job) -> None:
        """Wait for an export, which can be stopped; say where it is."""
        self._follow(job, films=False)
        try:
            files: list[Path] = await job.wait()
        finally:
            self._job = None
            self.page.end_work()
        words = tr("%n file(s) written to {folder}", len(files), folder=str(files[-1].parent))
        self.context.notices.show(words, kind="good")

    # ------------------------------------------------------------ around

    def _back(self) -> None:
        if self._course is not None:
            self.context.go(CourseRoute(self._course))

    def _on_course_event(self, event: CourseChanged | CourseDeleted | LessonSaved) -> None:
        if event.course_id == self._course:
            self.mark_stale()


def _listed(names: Sequence[str]) -> str:
    """A few of them; the rest is said by their number."""
    return ", ".join(names[:_LISTED]) + (" …" if len(names) > _LISTED else "")
