"""Slides, sound and films of a course as one job that can be stopped and goes on where it was.

    estimate = await making.estimate(course_id, wish)
    made = await making.make(course_id, wish).wait()

Lessons are made one after another, each kept before the next; while a film is encoded the next
lesson is spoken. What is there already and was made of the same is left alone, so to go on is to
make the same again.
"""

from __future__ import annotations

import asyncio
import contextlib
import shutil
from collections.abc import Callable, Collection, Iterator, Mapping
from functools import partial
from pathlib import Path

from ..domain.course import CourseView, LessonItem
from ..domain.errors import AppError, Conflict, DiskFull, MediaError, MissingPart, NotFound
from ..domain.events import CourseDeleted
from ..domain.ids import CourseId, LessonId
from ..domain.media_wish import (
    MAKING,
    LessonMedia,
    MadeMedia,
    MediaEstimate,
    MediaWish,
    bytes_for,
    checked,
    work_of,
)
from ..domain.rights import Right
from ..media.film import ffmpeg
from ..media.speech.choosing import Offer, offers
from .blocking import WorkerProcesses, in_thread
from .edit_steps import Noting
from .events import EventHub
from .gate import Guarded, needs
from .jobs import Job, JobsService, Progress
from .media_keeping import MediaKeeping
from .media_lessons import WRITING, LessonMaker, LiveMedia
from .media_orders import LessonOrder, MaterialOf, MediaOrders, WriteLesson
from .media_store import MediaStore
from .power import on_battery
from .work import WorkUnits

# Two work at a time: one speaks the next lesson while the other encodes this one.
_WORKERS, _NICENESS = 2, 10
# So much must stay free on the disk.
_SPARE_BYTES = 200_000_000


def _workers() -> WorkerProcesses:
    """Processes for one job: what libraries took goes with them."""
    return WorkerProcesses(_WORKERS, niceness=_NICENESS)


class MediaMakingService(Guarded):
    """Makes what an author wishes. `write` writes a lesson's script and slides, or brings them
    up to date; `material` gives what painting them needs; `folder` is below the cache."""

    def __init__(
        self,
        uow: WorkUnits,
        events: EventHub,
        noting: Noting | None,
        jobs: JobsService,
        write: WriteLesson,
        material: MaterialOf,
        *,
        media: Path,
        folder: Path,
        is_on_battery: Callable[[], bool] = on_battery,
        workers: Callable[[], WorkerProcesses] = _workers,
    ) -> None:
        self._events, self._jobs = events, jobs
        self._write = write
        self._media = media
        self._orders = MediaOrders(uow, media, material)
        self._keeping = partial(MediaKeeping, uow, events, noting, media)
        self._store = MediaStore(folder)
        self._on_battery, self._workers = is_on_battery, workers
        self._live: dict[CourseId, LiveMedia] = {}
        self._turn = asyncio.Lock()

    # ------------------------------------------------------------ before

    @needs(Right.EDIT_COURSES)
    async def estimate(
        self, course_id: CourseId, wish: MediaWish, lessons: Collection[LessonId] | None = None
    ) -> MediaEstimate:
        """What a wish will take. Raises NotFound, InvalidContent."""
        checked(wish)
        course = await self._orders.course(course_id)
        there = await self._orders.made(course_id)
        found: list[LessonMedia] = []
        trouble = _missing(wish)
        for item in _chosen(course, lessons):
            try:
                made = there.get(item.id, {})
                found.append(await self._orders.standing(course, item, wish, made))
            except MediaError as error:  # the voice is not there any more
                trouble = trouble or error
                break
        waiting = [one for one in found if one.waits(wish)]
        seconds = sum(one.seconds for one in waiting)
        needed = sum(bytes_for(wish, one.seconds) for one in waiting)
        free = await in_thread(_free, self._media)
        speed = await in_thread(self._store.speed, work_of(wish))
        notes = {one.note.text(): one.note for one in found if one.note is not None}
        if waiting:
            trouble = trouble or _no_room(needed, free)
        return MediaEstimate(
            course.title,
            course.language,
            tuple(found), len(waiting), seconds, needed, seconds / speed, free, trouble,
            tuple(notes.values()),
        )  # fmt: skip

    @needs(Right.EDIT_COURSES)
    async def voices(self, language: str = "") -> tuple[Offer, ...]:
        """The voices that can be stored, best first."""
        return await in_thread(offers, language)

    @needs(Right.EDIT_COURSES)
    async def begun(self, course_id: CourseId) -> MediaWish | None:
        """What was begun for a course and not finished; None while it is being made."""
        if self._running(course_id) is not None:
            return None
        return await in_thread(self._store.begun, course_id)

    @needs(Right.EDIT_COURSES)
    async def last_wish(self) -> MediaWish:
        """What was wished for last, for whatever course."""
        return await in_thread(self._store.last_wish)

    @needs(Right.EDIT_COURSES)
    async def forget(self, course_id: CourseId) -> None:
        """Do not go on with what was begun; what is finished stays."""
        await in_thread(self._store.end, course_id)

    @needs(Right.EDIT_COURSES)
    def live(self, course_id: CourseId) -> LiveMedia | None:
        """The job of a course, while it runs."""
        return self._running(course_id)

    @needs(Right.EDIT_COURSES)
    def jobs(self) -> tuple[LiveMedia, ...]:
        """All that is being made."""
        return tuple(self._live.values())

    @needs(Right.EDIT_COURSES)
    def say(self, words: Mapping[str, str]) -> None:
        """What slides say of their own accord, in the language of the window."""
        self._orders.words = words

    # ------------------------------------------------------------ making

    @needs(Right.EDIT_COURSES)
    def make(
        self, course_id: CourseId, wish: MediaWish, lessons: Collection[LessonId] | None = None
    ) -> Job:
        """Make what is not there yet, in a job whose result is MadeMedia.

        Raises Conflict while the course has such a job, InvalidContent for a wish of nothing.
        """
        checked(wish)
        if self._running(course_id) is not None:
            raise Conflict("The films of this course are being made.", "Look at their progress.")
        live = LiveMedia(course_id, wish)
        self._live[course_id] = live
        chosen = None if lessons is None else frozenset(lessons)
        keeping = self._keeping("" if self.gate is None else self.gate.actor[1])
        try:
            live.job = self._jobs.start(MAKING, partial(self._run, live, keeping, chosen))
        except BaseException:
            del self._live[course_id]
            raise
        return live.job

    def _running(self, course_id: CourseId) -> LiveMedia | None:
        live = self._live.get(course_id)
        if live is None or live.job is None or live.job.view.is_running:
            return live
        del self._live[course_id]  # stopped before it took its first step
        return None

    async def _run(
        self, live: LiveMedia, keeping: MediaKeeping, lessons: frozenset[LessonId] | None,
        progress: Progress,
    ) -> MadeMedia:  # fmt: skip
        try:
            with self._stopped_when_deleted(live.course_id):
                async with self._turn, self._store.held(live.course_id) as folder:
                    await in_thread(self._store.begin, live.course_id, live.wish)
                    made = await self._make(live, keeping, lessons, folder, progress)
                    await in_thread(self._store.end, live.course_id)
                    await in_thread(self._store.tidy)
            return made
        finally:
            self._live.pop(live.course_id, None)

    async def _make(
        self, live: LiveMedia, keeping: MediaKeeping, lessons: frozenset[LessonId] | None,
        folder: Path, progress: Progress,
    ) -> MadeMedia:  # fmt: skip
        missing = _missing(live.wish)
        if missing is not None:
            raise missing
        orders = await self._waiting(live, lessons, progress)
        needed = sum(bytes_for(live.wish, order.seconds) for order in orders)
        no_room = _no_room(needed, await in_thread(_free, self._media))
        if no_room is not None and orders:
            raise no_room
        if orders:
            workers = self._workers()
            try:
                await LessonMaker(
                    live, workers, self._store, keeping, folder, progress, self._on_battery
                ).all(orders)
            finally:
                await workers.stop()
        return MadeMedia(live.made, live.unchanged, live.failures)

    async def _waiting(
        self, live: LiveMedia, lessons: frozenset[LessonId] | None, progress: Progress
    ) -> list[LessonOrder]:
        """Every lesson gets its script and slides; those that wait for sound or a film."""
        course = await self._orders.course(live.course_id)
        there = await self._orders.made(live.course_id)
        wants_more = live.wish.audio or live.wish.video
        found: list[LessonOrder] = []
        for item in _chosen(course, lessons):
            live.stage, live.lesson_id, live.title = WRITING, item.id, item.title
            progress(0, 0, item.title)
            made = there.get(item.id, {})
            try:
                written = await self._write(item.id)
                if not wants_more:
                    live.made += 1
                    continue
                order = await self._orders.order(course, item, written, live.wish, made)
            except (DiskFull, MissingPart):
                raise
            except NotFound:
                continue  # deleted meanwhile
            except AppError as error:
                live.failures = (*live.failures, (item.title, error))
                continue
            if order.needs_audio or order.needs_video:
                found.append(order)
            elif order.why_silent is not None and not live.wish.video and not order.is_told:
                live.failures = (*live.failures, (item.title, order.why_silent))
            else:
                live.unchanged += 1
        if live.failures and not (found or live.unchanged or live.made):
            raise live.failures[0][1]
        return found

    @contextlib.contextmanager
    def _stopped_when_deleted(self, course_id: CourseId) -> Iterator[None]:
        """Nobody waits for the films of a course that was thrown away."""
        task = asyncio.current_task()
        assert task is not None

        def on_deleted(event: CourseDeleted) -> None:
            if event.course_id == course_id:
                self._store.end(course_id)
                task.cancel()

        forget = self._events.subscribe(CourseDeleted, on_deleted)
        try:
            yield
        finally:
            forget()


def _chosen(course: CourseView, lessons: Collection[LessonId] | None) -> list[LessonItem]:
    return [item for item in course.lessons if lessons is None or item.id in lessons]


def _missing(wish: MediaWish) -> AppError | None:
    """What has to be installed first."""
    needs_encoders = wish.audio or wish.video
    return ffmpeg.missing() if needs_encoders and not ffmpeg.is_installed() else None


def _no_room(needed: int, free: int | None) -> AppError | None:
    if free is None or needed + _SPARE_BYTES <= free:
        return None
    return DiskFull(
        "This takes about {needed} MB, and only {free} MB are free on the disk.",
        "Make room, choose the smaller size, or make only some of the lessons.",
        needed=round(needed / 1e6),
        free=round(free / 1e6),
    )


def _free(folder: Path) -> int | None:
    """Bytes that are free where the folder is, or will be."""
    place = folder
    while not place.exists() and place != place.parent:
        place = place.parent
    try:
        return shutil.disk_usage(place).free
    except OSError:
        return None
