"""Courses in and out: packages, and the plain data that the command line prints."""

from __future__ import annotations

import contextlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .. import __version__
from ..db.asset_files import AssetFiles
from ..domain.course import MAX_TITLE
from ..domain.errors import FormatError, InvalidContent, NotFound
from ..domain.events import CourseAdded
from ..domain.ids import CourseId, UserId
from ..domain.library import CourseCard
from ..domain.rights import Right
from ..formats.base import exporter_for, importer_for, known_exporters, known_importers
from ..formats.opening import staging_folder, storage_error
from .blocking import WorkerProcesses, in_thread
from .events import EventHub
from .gate import Guarded, needs
from .whole_steps import uncancelled
from .work import WorkUnits

if TYPE_CHECKING:
    from ..domain.draft import CourseDraft, LessonDraft, ModuleDraft

GENERATOR = f"Coursegen Desktop {__version__}"
# Any disk worth the name copies and hashes two gigabytes of media in that time.
READ_SECONDS = 900.0
NOBODY = UserId(0)
# Pictures of pixels whose size is looked at before they come in.
RASTERS = frozenset({".png", ".jpg", ".jpeg", ".gif", ".webp"})

Listing = list[dict[str, Any]]
Names = list[str]


@dataclass(frozen=True, slots=True)
class Imported:
    """What came in. `is_copy`: the library already had the course, which stays as it was."""

    course_id: CourseId
    title: str
    is_copy: bool


class ExchangeService(Guarded):
    """Export, import, and the two listings of the command line.

    `media` is the folder of media files; it need not exist yet, its parent must.
    `before_import` is awaited before anything is brought in: wiring backs up there.
    `umask` is the user's own where the process has a stricter one: what is exported is for others.
    """

    def __init__(
        self,
        uow: WorkUnits,
        events: EventHub,
        workers: WorkerProcesses,
        media: Path,
        before_import: Callable[[], Awaitable[object]] | None = None,
        umask: int | None = None,
    ) -> None:
        self._uow = uow
        self._events = events
        self._workers = workers
        self._media = media
        self._before_import = before_import
        self._umask = umask
        self._files = AssetFiles(media)

    @needs(Right.EDIT_COURSES)
    async def export_course(self, course_id: CourseId, path: Path) -> tuple[str, ...]:
        """Write a course to `path`, in the format that its ending names.

        Returns what was lost, one sentence each. A file that stands there is replaced only when
        the new one is complete. Raises StorageError, or FormatError for an unknown ending.
        """
        write = exporter_for(path, known_exporters()).write
        async with self._uow() as work:
            draft = await work.courses.draft(course_id)
            changed = await work.courses.changed_at(course_id)
        is_new = not await in_thread(path.exists)
        losses = await in_thread(write, draft, path, self._media, GENERATOR, changed)
        if is_new and self._umask is not None:
            await in_thread(_open_to_others, path, self._umask)
        return losses

    @needs(Right.EDIT_COURSES)
    async def import_file(self, path: Path) -> CourseId:
        """Bring in a package; see `bring_in`."""
        return (await self.bring_in(path)).course_id

    @needs(Right.EDIT_COURSES)
    async def bring_in(self, path: Path) -> Imported:
        """Add the course in a package to the library, whole or not at all.

        A course that the library already has is not touched: the package comes in beside it as
        a copy with a title and ids of its own, so that nobody's progress is lost. Raises
        FormatError for a package that cannot be used and StorageError for a full disk.
        """
        # What is no package at all is told at once, without the start of a process.
        await in_thread(importer_for, path, known_importers())
        with staging_folder(self._media, "import") as folder:
            draft = await self._workers.call(read_package, path, folder, timeout=READ_SECONDS)
            if self._before_import is not None:
                await self._before_import()
            adopted: Names = []
            try:
                draft = await in_thread(self._with_media, draft, folder, adopted)
                imported = await uncancelled(self._keep(draft))
            except BaseException:
                self._files.remove(adopted)
                raise
        self._events.publish(CourseAdded(imported.course_id))
        return imported

    @needs(Right.EDIT_COURSES)
    async def find(self, reference: str) -> CourseId:
        """The course that a person means: its number, its public id or its exact title.

        Raises NotFound, or InvalidContent when several have that title.
        """
        async with self._uow() as work:
            try:
                found = await work.courses.find(reference)
            except InvalidContent as error:
                cards = await work.courses.all(NOBODY)
                raise _ambiguous(reference, cards) from error
        if found is None:
            raise NotFound(
                "There is no course “{course}” in the library.",
                "Name one by its number, its public id or its exact title.",
                course=reference,
            )
        return found

    @needs(Right.EDIT_COURSES)
    async def show(self, reference: str) -> dict[str, Any]:
        """All of a course as plain data: modules, lessons, their text, assets and citations."""
        course_id = await self.find(reference)
        async with self._uow() as work:
            draft = await work.courses.draft(course_id)
        return shown(course_id, draft)

    @needs(Right.EDIT_COURSES)
    async def list(self, *, user_id: UserId) -> Listing:
        """Every course in the library as plain data, oldest first, with that person's progress."""
        async with self._uow() as work:
            cards = await work.courses.all(user_id)
        return [
            {
                "id": card.id,
                "public_id": card.public_id,
                "title": card.title,
                "is_published": card.is_published,
                "lessons": card.lessons,
                "progress_percent": card.progress_percent or 0.0,
            }
            for card in cards
        ]

    async def _keep(self, draft: CourseDraft) -> Imported:
        """One transaction: the check for the same course and the new rows belong together."""
        async with self._uow(write=True) as work:
            is_copy = (
                draft.public_id is not None
                and await work.courses.find_public(draft.public_id) is not None
            )
            if is_copy:
                titles = {card.title for card in await work.courses.all(NOBODY)}
                draft = as_copy(draft, titles)
            course_id = await work.courses.add(draft)
            await work.commit()
        return Imported(course_id, draft.title, is_copy)

    def _with_media(self, draft: CourseDraft, folder: Path, adopted: Names) -> CourseDraft:
        """The draft with its unpacked media moved into the media folder; new ones are noted."""
        moved: dict[str, str] = {}

        def adopt(name: str) -> str:
            if name not in moved:
                moved[name], is_new = self._files.adopt(folder / name)
                if is_new:
                    adopted.append(moved[name])
            return moved[name]

        def adopt_all(lesson: LessonDraft) -> LessonDraft:
            assets = tuple(
                asset.model_copy(update={"file_path": adopt(asset.file_path)})
                if asset.file_path
                else asset
                for asset in lesson.assets
            )
            return lesson.model_copy(update={"assets": assets})

        thumbnail = adopt(draft.thumbnail_url) if draft.thumbnail_url else ""
        modules = tuple(
            module.model_copy(update={"lessons": tuple(map(adopt_all, module.lessons))})
            for module in draft.modules
        )
        return draft.model_copy(update={"thumbnail_url": thumbnail, "modules": modules})


def _open_to_others(path: Path, umask: int) -> None:
    """Give a new file the mode that its user's other files have."""
    # Some file systems have no modes; the file is whole all the same.
    with contextlib.suppress(OSError):
        path.chmod(0o666 & ~umask)


def read_package(path: Path, media: Path) -> CourseDraft:
    """Read a package of any known kind; runs in a worker process, which may be killed."""
    draft = importer_for(path, known_importers()).read(path, media)
    check_pictures(media, path.name)
    return draft


def check_pictures(folder: Path, package: str) -> None:
    """Let in only pictures that can be shown without harm. Raises FormatError for `package`."""
    for file in sorted(folder.rglob("*")):
        ending = file.suffix.casefold()
        if not file.is_file() or (ending != ".svg" and ending not in RASTERS):
            continue
        try:
            if ending == ".svg":
                # Each gate with its library is loaded for the first picture of its kind.
                from ..rendering.svg_gate import MAX_BYTES, check_svg

                with file.open("rb") as svg:
                    check_svg(svg.read(MAX_BYTES + 1), file.name)
            else:
                from ..media.picture_gate import check_picture

                check_picture(file)
        except InvalidContent as error:
            place = file.relative_to(folder).as_posix()
            raise FormatError(package, error.text(), place=place) from error
        except OSError as error:
            raise storage_error(error, file) from error


def as_copy(draft: CourseDraft, titles: set[str]) -> CourseDraft:
    """The same course with new ids and a title that none of `titles` is."""
    return draft.model_copy(
        update={
            "title": _copy_title(draft.title, titles),
            "public_id": None,
            "modules": tuple(map(_without_ids, draft.modules)),
        }
    )


def _without_ids(module: ModuleDraft) -> ModuleDraft:
    lessons = tuple(item.model_copy(update={"public_id": None}) for item in module.lessons)
    return module.model_copy(update={"public_id": None, "lessons": lessons})


def _copy_title(title: str, titles: set[str]) -> str:
    number = 1
    while True:
        end = " (copy)" if number == 1 else f" (copy {number})"
        name = f"{title[: MAX_TITLE - len(end)].rstrip()}{end}"
        if name not in titles:
            return name
        number += 1


def _ambiguous(title: str, cards: tuple[CourseCard, ...]) -> InvalidContent:
    same = [str(card.id) for card in cards if card.title == title]
    return InvalidContent(
        "{count} courses are called “{title}”.",
        "Name one by its number: {numbers}.",
        count=len(same),
        title=title,
        numbers=", ".join(same),
    )


def shown(course_id: CourseId, draft: CourseDraft) -> dict[str, Any]:
    """A whole course as plain data, in the shape that `show --json` promises."""
    course = draft.model_dump(mode="json", exclude={"modules"})
    return {
        "course": {"id": course_id, **course},
        "modules": [
            {
                "title": module.title,
                "summary": module.summary,
                "public_id": module.public_id,
                "lessons": [_shown_lesson(lesson) for lesson in module.lessons],
            }
            for module in draft.modules
        ],
    }


def _shown_lesson(lesson: LessonDraft) -> dict[str, Any]:
    return {
        "title": lesson.title,
        "content": lesson.content,
        "duration_minutes": lesson.duration_minutes,
        "public_id": lesson.public_id,
        "assets": [
            {
                "asset_type": asset.asset_type,
                "content": asset.content,
                "file_path": asset.file_path,
            }
            for asset in lesson.assets
        ],
    }
