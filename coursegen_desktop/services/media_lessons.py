"""A job at the lessons of a course: told, filmed and kept, one after another.

While one lesson is filmed the next is told, in another process. Each is kept before the next one
is, so that a kill costs what was under way; and of that, sentences and pages are kept, too.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from ..domain.errors import AppError, DiskFull, MissingPart, NotFound, StorageError, WorkStopped
from ..domain.film import Film
from ..domain.ids import CourseId, LessonId
from ..domain.media_wish import SIZES, MediaWish, work_of
from ..media.film.making import MadeFilm
from ..media.film.pulse import read_pulse
from ..media.film.sound_making import MadeSound
from .blocking import WorkerProcesses, in_thread
from .jobs import Job, Progress
from .media_keeping import AUDIO, CAPTIONS, MEDIA, POSTER, VIDEO, MadeFile, MediaKeeping
from .media_orders import LessonOrder
from .media_store import MediaStore
from .media_work import film_of, sound_of

log = logging.getLogger(__name__)

T = TypeVar("T")

# Of a lesson's work, telling takes about so much.
_TELLING = 0.55
_LOOK_EVERY, _POWER_EVERY = 0.4, 5.0  # seconds
# A lesson may take so long; a slow computer needs more for a long one.
_LEAST_LIMIT, _LIMIT_A_SECOND = 300.0, 6.0
_BREAKER = 2  # so many failures in a row, and it is no matter of one lesson

WRITING, SPEAKING, FILMING, KEEPING, POWER, TURN = (
    "writing", "speaking", "filming", "keeping", "power", "turn",
)  # fmt: skip


@dataclass(slots=True)
class LiveMedia:
    """A job at work: at which lesson it is, and what it does with it (`stage`).

    `seconds` of film are to be made, `done` of them are. `seconds_left` is None while unknown.
    """

    course_id: CourseId
    wish: MediaWish
    job: Job | None = None
    lesson_id: LessonId | None = None
    title: str = ""
    stage: str = TURN
    seconds: float = 0.0
    done: float = 0.0
    lessons: int = 0
    made: int = 0
    unchanged: int = 0
    failures: tuple[tuple[str, AppError], ...] = ()
    seconds_left: float | None = None


class LessonMaker:
    """Makes the lessons of a job. `folder` is for what is under way."""

    def __init__(
        self,
        live: LiveMedia,
        workers: WorkerProcesses,
        store: MediaStore,
        keeping: MediaKeeping,
        folder: Path,
        progress: Progress,
        is_on_battery: Callable[[], bool],
    ) -> None:
        self._live, self._workers = live, workers
        self._store, self._keeping, self._folder = store, keeping, folder
        self._progress, self._on_battery = progress, is_on_battery
        self._finished = 0.0  # seconds of film
        self._speed = 0.0
        self._since = 0.0  # when the lesson before this one was finished

    async def all(self, orders: Sequence[LessonOrder]) -> None:
        """Lesson after lesson. Raises what the next lesson would not escape either."""
        live = self._live
        live.lessons, live.seconds = len(orders), sum(order.seconds for order in orders)
        self._speed = await in_thread(self._store.speed, work_of(live.wish))
        self._since = time.monotonic()
        ahead: asyncio.Task[MadeSound] | None = None
        in_a_row = 0
        try:
            for number, order in enumerate(orders):
                self._show(order, 0.0)
                await self._mains()
                sound = ahead if ahead is not None else self._told_ahead(number, order)
                ahead = None
                following = orders[number + 1] if number + 1 < len(orders) else None
                try:
                    told = await self._tell(number, order, sound)
                    if following is not None:
                        ahead = self._told_ahead(number + 1, following)
                    await self._film_and_keep(number, order, told)
                    await self._learn_speed(order)
                    in_a_row = 0
                except AppError as error:
                    in_a_row += 1
                    self._note(order, error, in_a_row)
                self._finished += order.seconds
                self._show(order, 0.0)
        finally:
            if ahead is not None:
                ahead.cancel()
                await asyncio.gather(ahead, return_exceptions=True)

    async def _learn_speed(self, order: LessonOrder) -> None:
        took, self._since = time.monotonic() - self._since, time.monotonic()
        work = work_of(self._live.wish)
        await in_thread(self._store.learn_speed, work, order.seconds, took)
        self._speed = await in_thread(self._store.speed, work)

    def _note(self, order: LessonOrder, error: AppError, in_a_row: int) -> None:
        if isinstance(error, NotFound):
            return  # deleted meanwhile
        self._live.failures = (*self._live.failures, (order.title, error))
        if isinstance(error, DiskFull | MissingPart | StorageError) or in_a_row >= _BREAKER:
            raise error

    # ------------------------------------------------------------ telling

    def _told_ahead(self, number: int, order: LessonOrder) -> asyncio.Task[MadeSound]:
        sound = order.sound(self._store, self._pulse(number, "told"))
        work = self._call(sound_of, sound, seconds=order.seconds)
        return asyncio.get_running_loop().create_task(work, name=f"tell {order.title}")

    async def _tell(
        self, number: int, order: LessonOrder, task: asyncio.Task[MadeSound]
    ) -> MadeSound:
        self._live.stage = SPEAKING
        share = _TELLING if order.needs_video else 1.0
        pulse = self._pulse(number, "told")
        return await self._watched(task, order, lambda: share * read_pulse(pulse))

    # ------------------------------------------------------------ filming

    async def _film_and_keep(self, number: int, order: LessonOrder, sound: MadeSound) -> None:
        place = self._folder / f"{number}"
        made: list[MadeFile] = []
        if order.needs_audio and sound.file is not None:
            made.append(MadeFile(AUDIO, sound.file, sound.narration.model_dump(mode="json")))
        if order.needs_video:
            film = await self._film(number, order, sound, place)
            made += _files_of(film, order, sound, self._live.wish)
        self._live.stage = KEEPING
        if made:
            await self._keeping.keep(order.lesson_id, made, order.title)
            self._live.made += 1

    async def _film(
        self, number: int, order: LessonOrder, sound: MadeSound, place: Path
    ) -> MadeFilm:
        await self._mains()
        self._live.stage = FILMING
        await in_thread(place.mkdir, mode=0o700, parents=True, exist_ok=True)
        pulse = self._pulse(number, "filmed")
        film = order.film(self._store, place, sound, pulse)
        size = SIZES[self._live.wish.size]
        work = self._call(film_of, film, order.material, size, seconds=order.seconds)
        task = asyncio.get_running_loop().create_task(work, name=f"film {order.title}")

        def share() -> float:
            return _TELLING + (1 - _TELLING) * read_pulse(pulse)

        return await self._watched(task, order, share)

    # ------------------------------------------------------------ both

    async def _call(self, work: Callable[..., T], *arguments: Any, seconds: float) -> T:
        """In a worker, once more where that one died: of no memory, or killed by the system."""
        limit = _LEAST_LIMIT + _LIMIT_A_SECOND * seconds
        try:
            return await self._workers.call(work, *arguments, timeout=limit)
        except WorkStopped:
            return await self._workers.call(work, *arguments, timeout=limit)
        except AppError:
            raise
        except Exception as error:
            log.exception("A lesson could not be made")
            raise AppError(
                "This could not be made because of a fault in the program.",
                "The log has the details.",
            ) from error

    async def _watched(
        self, task: asyncio.Task[T], order: LessonOrder, share: Callable[[], float]
    ) -> T:
        """The result of the work; how far it is, is shown meanwhile."""
        return await watched(task, share, partial(self._show, order))

    def _show(self, order: LessonOrder, share: float) -> None:
        live = self._live
        before = live.done
        live.lesson_id, live.title = order.lesson_id, order.title
        live.done = max(before, min(self._finished + order.seconds * share, live.seconds))
        left = live.seconds - live.done
        live.seconds_left = left / self._speed if self._speed > 0 else None
        self._progress(live.done, max(live.seconds, 1.0), order.title)

    async def _mains(self) -> None:
        """Wait while the computer runs on its battery, where that is wished for."""
        stage = self._live.stage
        while self._live.wish.spares_battery and await in_thread(self._on_battery):
            self._live.stage = POWER
            self._progress(self._live.done, max(self._live.seconds, 1.0), self._live.title)
            await asyncio.sleep(_POWER_EVERY)
            self._since += _POWER_EVERY
        self._live.stage = stage

    def _pulse(self, number: int, name: str) -> Path:
        return self._folder / f"{number}-{name}"


def _files_of(
    film: MadeFilm, order: LessonOrder, sound: MadeSound, wish: MediaWish
) -> list[MadeFile]:
    """The film as an asset, and the files that belong to it."""
    width, height = SIZES[wish.size]
    content = Film(
        name="",
        width=width,
        height=height,
        seconds=film.seconds,
        voice=sound.narration.voice,
        shown=film.shown,
        lines=sound.said.lines,
        chapters=film.chapters,
        stops=film.stops,
        versions=film.versions,
        inputs=order.film_key,
    )
    made = [MadeFile(VIDEO, film.film, content.model_dump(mode="json"))]
    if film.captions is not None:
        made.append(MadeFile(MEDIA, film.captions, {}, CAPTIONS))
    made.append(MadeFile(MEDIA, film.poster, {}, POSTER))
    return made


async def watched(
    task: asyncio.Task[T], share: Callable[[], float], show: Callable[[float], object]
) -> T:
    """The result of work in another process; `show` hears how far it is, as `share` reads it.

    Whoever stops waiting stops the work.
    """
    try:
        while True:
            done, _ = await asyncio.wait([task], timeout=_LOOK_EVERY)
            if done:
                return task.result()
            show(await in_thread(share))
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
