"""A person's own voice for a part of a lesson: brought in, listened to, kept with the course.

take = await recordings.bring_in(path, title)         # cut and levelled, nothing is kept yet
name = await recordings.keep(lesson_id, take, title)  # what Slide.recording names
"""

from __future__ import annotations

from pathlib import Path

from ..domain.errors import MediaError, MissingPart
from ..domain.ids import LessonId
from ..domain.media_use import inside_store
from ..domain.rights import Right
from ..formats.opening import staging_folder
from ..media.film.ffmpeg import is_installed, missing
from ..media.sound_form import Take
from .blocking import WorkerProcesses
from .gate import Guarded, needs
from .media_library import Incoming, MediaLibraryService

# Ten minutes of speech need twenty seconds on a slow computer.
_LIMIT_S = 180.0
_ENDING = ".opus"


class RecordingsService(Guarded):
    """`library` keeps files, `media` is their folder."""

    def __init__(self, library: MediaLibraryService, workers: WorkerProcesses, media: Path) -> None:
        self._library, self._workers, self._media = library, workers, media

    @needs(Right.EDIT_COURSES)
    def missing(self) -> MissingPart | None:
        """What has to be installed before anything can be kept."""
        return None if is_installed() else missing()

    @needs(Right.EDIT_COURSES)
    async def bring_in(self, source: Path, title: str) -> Take:
        """A sound file of any kind as it will be heard. `title` names it in what is told.

        Raises MediaError for one that is broken, silent or too long, MissingPart.
        """
        return await self._workers.call(_read, source, title, timeout=_LIMIT_S)

    @needs(Right.EDIT_COURSES)
    async def kept(self, lesson_id: LessonId, name: str, title: str) -> Take:
        """The recording of that name. Raises MediaError when it is gone or broken."""
        files = await self._library.files(lesson_id)
        found = next((file.file_path for file in files if file.name == name), "")
        if not inside_store(found):
            raise MediaError(
                "The recording for “{title}” is gone.",
                "Record it again, or take the recording away from its slide.",
                title=title,
            )
        return await self._workers.call(_read, self._media / found, title, timeout=_LIMIT_S)

    @needs(Right.EDIT_COURSES)
    async def keep(self, lesson_id: LessonId, take: Take, title: str) -> str:
        """Make it a file of the lesson, named after `title`; the name that it got.

        Raises MediaError when nothing can be heard in it, MissingPart, DiskFull.
        """
        with staging_folder(self._media, "recording") as folder:
            target = folder / f"recording{_ENDING}"
            await self._workers.call(_write, take, target, title, timeout=_LIMIT_S)
            name = title.strip() or "recording"
            incoming = Incoming(target, f"{name}{_ENDING}", _ENDING)
            return (await self._library.add(lesson_id, incoming)).name


def _read(source: Path, title: str) -> Take:
    from ..media.speech.recording import read_take  # numpy and PyAV in the worker only

    return read_take(source, title)


def _write(take: Take, target: Path, title: str) -> float:
    from ..media.speech.recording import write_take

    return write_take(take, target, title)
