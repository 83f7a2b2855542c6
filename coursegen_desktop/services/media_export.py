"""Films and sound out of the library: MP4 for what plays no WebM, and the course to listen to."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

from ..domain import media_names
from ..domain.asset import Asset
from ..domain.course import CourseView
from ..domain.errors import InvalidContent, NotFound
from ..domain.film import Film
from ..domain.ids import CourseId, LessonId, UserId
from ..domain.media_use import inside_store
from ..domain.media_wish import EXPORTING
from ..domain.narration import Narration
from ..domain.rights import Right
from ..media.film.ffmpeg import UNDER_WAY
from ..media.film.podcast import LIST, Episode
from ..media.film.pulse import read_pulse
from .blocking import WorkerProcesses, in_thread
from .gate import Guarded, needs
from .jobs import Job, JobsService, Progress
from .media_keeping import AUDIO, VIDEO
from .media_lessons import watched
from .media_store import MediaStore
from .media_work import FilmToExport, copy_film, write_mp4_of, write_podcast
from .work import WorkUnits

T = TypeVar("T")
M = TypeVar("M", Film, Narration)

_NICENESS = 10
_LIMIT, _LIMIT_A_SECOND = 300.0, 6.0
_NOBODY = UserId(0)
_DAY = 86_400.0
SOUND_ENDINGS = (".mp3", ".opus", LIST)


def _workers() -> WorkerProcesses:
    return WorkerProcesses(1, niceness=_NICENESS)


class MediaExportService(Guarded):
    """Writes files for others. `umask` is the user's own where this process has a stricter one."""

    def __init__(
        self,
        uow: WorkUnits,
        jobs: JobsService,
        *,
        media: Path,
        folder: Path,
        umask: int | None = None,
        workers: Callable[[], WorkerProcesses] = _workers,
    ) -> None:
        self._uow, self._jobs = uow, jobs
        self._media, self._store = media, MediaStore(folder)
        self._umask, self._workers = umask, workers

    @needs(Right.EDIT_COURSES)
    def films(self, course_id: CourseId, folder: Path, *, mp4: bool) -> Job:
        """Write every film of a course into a folder, as MP4 or as it is with its captions beside
        it; the result are the files. Raises NotFound where there is none."""
        return self._jobs.start(EXPORTING, partial(self._export, course_id, folder, mp4))

    @needs(Right.EDIT_COURSES)
    async def in_the_way(self, course_id: CourseId, folder: Path, *, mp4: bool) -> tuple[str, ...]:
        """The names of files in a folder that `films` would take the place of."""
        course = await self._course(course_id)
        films = [film async for film in self._films(course, folder, ".mp4" if mp4 else ".webm")]
        return await in_thread(
            lambda: tuple(one.target.name for one in films if one.target.exists())
        )

    @needs(Right.EDIT_COURSES)
    def podcast(self, course_id: CourseId, target: Path) -> Job:
        """Write what is told in a course: as one .mp3 or .opus, or as .m3u8 with a file for each
        lesson beside it. Raises NotFound where nothing is told, InvalidContent."""
        if target.suffix.casefold() not in SOUND_ENDINGS:
            raise InvalidContent(
                "Sound cannot be written as {file}.",
                "Choose a name in .mp3 or .opus, or in .m3u8 for a file for each lesson.",
                file=target.name,
            )
        return self._jobs.start(EXPORTING, partial(self._podcast, course_id, target))

    async def _export(
        self, course_id: CourseId, folder: Path, mp4: bool, progress: Progress
    ) -> list[Path]:
        course = await self._course(course_id)
        films = [film async for film in self._films(course, folder, ".mp4" if mp4 else ".webm")]
        if not films:
            raise NotFound("This course has no films.", "Make them first.")
        total, done = sum(film.seconds for film in films) or 1.0, 0.0
        written: list[Path] = []
        with self._store.scratch() as pulse:
            for film in films:
                show = partial(_told, progress, done, film.seconds, total, film.title)
                work = partial(write_mp4_of if mp4 else copy_film, film, pulse)
                made = await self._write(work, film.seconds, folder, pulse, film.title, show)
                done += film.seconds
                await self._open_to_others(made)
                written += made
        return written

    async def _films(
        self, course: CourseView, folder: Path, ending: str
    ) -> AsyncIterator[FilmToExport]:
        """The films in the order of the course; one that is gone or odd is left out."""
        taken: set[str] = set()
        for number, item in enumerate(course.lessons, 1):
            asset = await self._newest(item.id, VIDEO)
            if asset is None:
                continue
            film = _read(Film, asset)
            if film is None:
                continue
            name = media_names.clean_name(f"{number:02} {item.title}.x", ending)
            name = media_names.free_name(name, taken)
            taken.add(name.casefold())
            yield FilmToExport(
                self._media / str(asset.file_path), folder / name, item.title,
                film.voice.language or course.language, film.seconds, film.chapters, film.lines,
            )  # fmt: skip

    async def _podcast(self, course_id: CourseId, target: Path, progress: Progress) -> list[Path]:
        course = await self._course(course_id)
        episodes: list[Episode] = []
        for item in course.lessons:
            found = await self._episode(item.id, item.title)
            if found is not None:
                episodes.append(found)
        if not episodes:
            raise NotFound("Nothing is told in this course.", "Make its sound first.")
        seconds = sum(one.seconds for one in episodes)
        with self._store.scratch() as pulse:
            written = await self._write(
                partial(
                    write_podcast, course.title, course.language, tuple(episodes), target, pulse
                ),
                seconds,
                target.parent,
                pulse,
                course.title,
                lambda share: progress(share, 1.0, course.title),
            )
        await self._open_to_others(written)
        return list(written)

    async def _episode(self, lesson_id: LessonId, title: str) -> Episode | None:
        asset = await self._newest(lesson_id, AUDIO)
        if asset is not None:
            sound = _read(Narration, asset)
            place = self._media / str(asset.file_path)
            if sound is not None:
                return Episode(title, place, sound.seconds, sound.chapters)
        asset = await self._newest(lesson_id, VIDEO)
        if asset is None:
            return None
        film = _read(Film, asset)
        if film is None or not film.voice.engine:
            return None  # captions alone
        return Episode(title, self._media / str(asset.file_path), film.seconds, film.chapters)

    async def _course(self, course_id: CourseId) -> CourseView:
        async with self._uow() as work:
            return await work.courses.outline(course_id, _NOBODY)

    async def _newest(self, lesson_id: LessonId, kind: str) -> Asset | None:
        """The newest of a kind whose file is there."""
        async with self._uow() as work:
            assets = await work.assets.of_lesson(lesson_id, kind)
        for asset in reversed(assets):
            path = asset.file_path or ""
            if inside_store(path) and await in_thread((self._media / path).is_file):
                return asset
        return None

    async def _write(
        self, work: Callable[..., T], seconds: float, folder: Path, pulse: Path, name: str,
        show: Callable[[float], object],
    ) -> T:  # fmt: skip
        """In a process of its own, which is gone afterwards with all that it left half."""
        workers = self._workers()
        pids: tuple[int, ...] = ()
        try:
            await workers.prewarm()
            pids = workers.pids
            limit = _LIMIT + _LIMIT_A_SECOND * seconds
            call = workers.call(work, timeout=limit)
            task = asyncio.get_running_loop().create_task(call, name=f"export {name}")
            return await watched(task, partial(read_pulse, pulse), show)
        finally:
            await workers.stop()
            await in_thread(_sweep, folder, pids)

    async def _open_to_others(self, files: Sequence[Path]) -> None:
        if self._umask is None:
            return
        for file in files:
            # Some file systems have no modes; the file is whole all the same.
            with contextlib.suppress(OSError):
                await in_thread(file.chmod, 0o666 & ~self._umask)


def _sweep(folder: Path, pids: Sequence[int]) -> None:
    """Remove halves of files: a process that was killed had no time to do it."""
    for pid in pids:
        for half in folder.glob(f"*.{pid}{UNDER_WAY}"):
            with contextlib.suppress(OSError):
                half.unlink()


def _read(form: type[M], asset: Asset) -> M | None:
    """What came with a package may be anything, and call itself longer than anything is."""
    try:
        found = form.read(asset.content)
    except InvalidContent:
        return None
    return found if found.seconds < _DAY else None


def _told(
    progress: Progress, before: float, seconds: float, total: float, title: str, share: float
) -> None:
    progress(before + seconds * share, total, title)
