"""Files that come into a lesson: looked at, cleaned, stored once by their content."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..db.asset_files import AssetFiles
from ..domain import media_names
from ..domain.asset import Asset
from ..domain.errors import InvalidContent, StorageError, WorkStopped, WorkTimeout
from ..domain.ids import LessonId
from ..domain.rights import Right
from ..formats.opening import staging_folder, storage_error
from .blocking import WorkerProcesses, in_thread
from .gate import Guarded, needs
from .whole_steps import uncancelled
from .work import WorkUnits

if TYPE_CHECKING:
    from ..db.unit_of_work import UnitOfWork
    from ..domain.draft import AssetDraft

LIMIT_S = 60.0
# A film of two hours; what is larger fills the laptop before anybody notices.
MAX_BYTES = 2 * 1024**3
_SVG_BYTES = 8 * 1024 * 1024

AddAsset = Callable[[LessonId, "AssetDraft"], Awaitable[object]]


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file that may come in: `size` in pixels for a picture that can be made smaller."""

    source: Path | bytes
    name: str
    ending: str
    size: tuple[int, int] | None = None

    @property
    def can_shrink(self) -> bool:
        """Whether it can be made smaller: what moves would stand still."""
        return self.size is not None and self.ending != ".gif"

    @property
    def is_picture(self) -> bool:
        """Whether it is something to see, and needs words for those who do not."""
        return self.ending in media_names.PICTURES


@dataclass(frozen=True, slots=True)
class MediaFile:
    """A file of the course: Markdown names it `media/NAME`."""

    name: str
    file_path: str

    @property
    def address(self) -> str:
        """How a lesson names it."""
        return f"media/{self.name}"


class MediaLibraryService(Guarded):
    """Brings files in. `add_asset` keeps the row: it belongs to the course's changes.

    `media` is the folder of media files; it need not exist yet, its parent must.
    """

    def __init__(
        self, uow: WorkUnits, workers: WorkerProcesses, media: Path, add_asset: AddAsset
    ) -> None:
        self._uow = uow
        self._workers = workers
        self._media = media
        self._add_asset = add_asset
        self._files = AssetFiles(media)

    @needs(Right.EDIT_COURSES)
    async def look(self, source: Path | bytes, name: str = "") -> Incoming:
        """Whether a file can be shown in a lesson; changes nothing.

        Raises InvalidContent with the reason why not, StorageError when it cannot be read.
        """
        if isinstance(source, Path):
            name = name or source.name
            await in_thread(_check_file, source)
        ending = media_names.ending_of(name)
        if ending not in media_names.ALL:
            raise InvalidContent(
                "{file} is of a kind that a lesson cannot show.",
                "Pictures, sound and films can be put in; export other documents as pictures.",
                file=name,
            )
        if ending == ".svg":
            await in_thread(_check_svg, source, name)
            return Incoming(source, name, ending)
        if ending in media_names.PICTURES | media_names.OTHER_PICTURES:
            return await self._picture(source, name)
        return Incoming(source, name, ending)

    @needs(Right.EDIT_COURSES)
    async def add(
        self, lesson_id: LessonId, incoming: Incoming, *, side: int | None = None
    ) -> MediaFile:
        """Store a file and make it one of the lesson; the same content is stored once.

        `side`: the longest side in pixels that a picture is made smaller to.
        """
        async with self.stored(incoming, side=side) as file_path:
            return await uncancelled(self._keep(lesson_id, incoming, file_path))

    @needs(Right.EDIT_COURSES)
    @contextlib.asynccontextmanager
    async def stored(self, incoming: Incoming, *, side: int | None = None) -> AsyncIterator[str]:
        """Store a file; gives its `file_path`. What fails inside leaves no new file behind."""
        with staging_folder(self._media, "media") as folder:
            ready = await self._ready(incoming, folder, side)
            file_path, is_new = await in_thread(self._files.adopt, ready)
        try:
            yield file_path
        except BaseException:
            if is_new:
                self._files.remove([file_path])
            raise

    @needs(Right.EDIT_COURSES)
    async def files(self, lesson_id: LessonId) -> tuple[MediaFile, ...]:
        """The files that this lesson can show: its own first, then those of its course."""
        async with self._uow() as work:
            assets = await self._around(work, lesson_id)
        found = {asset.content["name"]: asset.file_path or "" for asset in reversed(assets)}
        names = dict.fromkeys(asset.content["name"] for asset in assets)
        return tuple(MediaFile(name, found[name]) for name in names)

    async def _keep(self, lesson_id: LessonId, incoming: Incoming, file_path: str) -> MediaFile:
        from ..domain.draft import AssetDraft  # late: no start needs pydantic

        async with self._uow() as work:
            known = await self._around(work, lesson_id)
        same = [asset for asset in known if asset.file_path == file_path]
        if same and same[0].lesson_id == lesson_id:
            return MediaFile(same[0].content["name"], file_path)
        if same:  # another lesson has it: with the same name it is the same file to the reader
            name = same[0].content["name"]
        else:
            taken = {asset.content["name"].casefold() for asset in known}
            wished = media_names.clean_name(incoming.name, Path(file_path).suffix)
            name = media_names.free_name(wished, taken)
        draft = AssetDraft(asset_type="media", content={"name": name}, file_path=file_path)
        await self._add_asset(lesson_id, draft)
        return MediaFile(name, file_path)

    async def _around(self, work: UnitOfWork, lesson_id: LessonId) -> list[Asset]:
        """The media of the lesson's course, its own first."""
        course_id = await work.lessons.course_of(lesson_id)
        assets = await work.assets.around(course_id, lesson_id)
        return [
            asset for asset in assets
            if asset.file_path and isinstance(asset.content.get("name"), str)
        ]  # fmt: skip

    async def _picture(self, source: Path | bytes, name: str) -> Incoming:
        with staging_folder(self._media, "media") as folder:
            place = await in_thread(_as_file, source, folder)
            ending, width, height = await self._call(_look_at, place, name, name=name)
        return Incoming(source, name, ending, (width, height))

    async def _ready(self, incoming: Incoming, folder: Path, side: int | None) -> Path:
        """The file as it is kept, in the staging folder."""
        target = folder / f"ready{incoming.ending}"
        is_odd = media_names.ending_of(incoming.name) in media_names.OTHER_PICTURES
        size = incoming.size if incoming.can_shrink else None
        is_large = size is not None and side is not None and max(size) > side
        if incoming.size is not None and (is_odd or is_large):
            place = await in_thread(_as_file, incoming.source, folder)
            await self._call(_bring_in, place, target, incoming.name, side, name=incoming.name)
        else:
            await in_thread(_copy, incoming.source, target)
        return target

    async def _call(self, work: Callable[..., object], *arguments: object, name: str) -> Any:
        try:
            return await self._workers.call(work, *arguments, timeout=LIMIT_S)
        except (WorkTimeout, WorkStopped) as error:
            raise InvalidContent(
                "The picture {file} takes too long to be read.",
                "Save it again as PNG or JPEG, and try again.",
                file=name,
            ) from error


def _check_file(source: Path) -> None:
    try:
        is_file, size = source.is_file(), source.stat().st_size if source.exists() else 0
    except OSError as error:
        raise _unreadable(source) from error
    if not is_file:
        raise _unreadable(source)
    if size > MAX_BYTES:
        raise InvalidContent(
            "{file} is larger than two gigabytes.", "Make it smaller first.", file=source.name
        )


def _unreadable(source: Path) -> StorageError:
    return StorageError(
        "{file} could not be read.", "Look whether it is still there.", file=source.name
    )


def _check_svg(source: Path | bytes, name: str) -> None:
    # The gate with its library is loaded for the first picture of its kind.
    from ..rendering.svg_gate import check_svg

    if isinstance(source, bytes):
        check_svg(source, name)
        return
    try:
        with source.open("rb") as file:
            data = file.read(_SVG_BYTES + 1)
    except OSError as error:
        raise _unreadable(source) from error
    check_svg(data, name)


def _as_file(source: Path | bytes, folder: Path) -> Path:
    """The source as a file: a picture from the clipboard is written first."""
    if isinstance(source, Path):
        return source
    place = folder / "given"
    try:
        place.write_bytes(source)
    except OSError as error:
        raise storage_error(error, place) from error
    return place


def _copy(source: Path | bytes, target: Path) -> None:
    try:
        if isinstance(source, bytes):
            target.write_bytes(source)
        else:
            shutil.copyfile(source, target)
    except OSError as error:
        raise storage_error(error, target) from error


def _look_at(source: Path, name: str) -> tuple[str, int, int]:
    from ..media.pictures import look_at  # Qt is loaded in the worker only

    return look_at(source, name)


def _bring_in(source: Path, target: Path, name: str, side: int | None) -> None:
    from ..media.pictures import bring_in  # Qt is loaded in the worker only

    bring_in(source, target, name, side)
