"""The files of a course: who uses them, replaced and renamed everywhere, taken out.

Every change is one step of editing, which Undo takes back. A file that is replaced goes to the
trash, and the new one takes its place in each lesson: so the old one stays on the disk as long as
anything can bring it back.
"""

from __future__ import annotations

import json
import mimetypes
import secrets
import shutil
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from ..db.sqlite import make_private_folder
from ..domain import media_names
from ..domain.course_tree import lessons_of
from ..domain.edit import ASSET, HOME, LESSON, EditLabel
from ..domain.errors import InvalidContent, NotFound, StorageError, WorkStopped, WorkTimeout
from ..domain.events import CourseChanged
from ..domain.ids import AssetId, CourseId, LessonId
from ..domain.media_mentions import key_of, renamed, renamed_inside
from ..domain.media_use import (
    FILM,
    PICTURE,
    SOUND,
    FileKey,
    MediaUse,
    Shelf,
    StoredFile,
    inside_store,
    kind_of,
    media_uses,
)
from ..domain.named_files import bare_renamed
from ..domain.rights import Right
from .blocking import WorkerProcesses, in_thread
from .edit_steps import Noting
from .editing_base import Editor, json_text
from .events import EventHub
from .gate import needs
from .media_library import Incoming, MediaLibraryService
from .whole_steps import uncancelled
from .work import WorkUnits

if TYPE_CHECKING:
    from ..db.unit_of_work import UnitOfWork

LIMIT_S = 20.0
# Letters of text above which another process reads them.
_FOR_A_PROCESS = 200_000
Values = dict[tuple[str, int, str], str]
Size = tuple[int, int] | None


class CourseFilesService(Editor):
    """What an author does with all files of a course.

    `media` is the folder of media files, `opened` one for copies that other programs show.
    """

    def __init__(
        self,
        uow: WorkUnits,
        events: EventHub,
        noting: Noting | None,
        workers: WorkerProcesses,
        library: MediaLibraryService,
        media: Path,
        opened: Path,
    ) -> None:
        super().__init__(uow, events, noting)
        self._workers, self._library = workers, library
        self._media, self._opened = media, opened
        # What a file is never changes: it is named by its content.
        self._sizes: dict[str, Size] = {}

    @needs(Right.EDIT_COURSES)
    async def library(self, course_id: CourseId) -> tuple[MediaUse, ...]:
        """All files of a course by name, and those that its texts name and nobody has."""
        async with self._uow() as work:
            files = await work.files.files(course_id)
            texts = await work.files.texts(course_id)
            parts = await work.files.parts(course_id)
        # A thread would let the window stutter over the texts of a large course.
        if sum(len(text.content) for text in texts) > _FOR_A_PROCESS:
            uses = await self._workers.call(media_uses, files, texts, parts, timeout=LIMIT_S)
        else:
            uses = await in_thread(media_uses, files, texts, parts)
        there = await in_thread(_bytes_of, self._media, [use.file_path for use in uses])
        await self._measure([use.file_path for use in uses if use.file_path in there])
        return tuple(
            replace(
                use, bytes=there.get(use.file_path), size=self._sizes.get(use.file_path)
            )
            for use in uses
        )  # fmt: skip

    @needs(Right.EDIT_COURSES)
    async def delete(
        self,
        course_id: CourseId,
        keys: Collection[FileKey],
        *,
        looking_at: LessonId | None = None,
        origin: object = None,
    ) -> int:
        """Take files out of all lessons, to the trash. Returns how many were there.

        `looking_at` is the lesson on the desk, to which undo leads back.
        """
        wanted = set(keys)
        async with self._uow(write=True) as work:
            files = [one for one in await work.files.files(course_id) if one.key in wanted]
            gone = {one.key for one in files}
            name = files[0].name if len(gone) == 1 else ""
            values = {(ASSET, int(one.asset_id), HOME): "" for one in files}
            await self._steps.do(
                work, course_id, EditLabel("delete_file", name), self._by, values=values,
                lesson_id=looking_at or (files[0].lesson_id if files else None),
            )  # fmt: skip
            await work.commit()
        if gone:
            self._events.publish(CourseChanged(course_id, origin))
        return len(gone)

    @needs(Right.EDIT_COURSES)
    async def rename(
        self,
        course_id: CourseId,
        key: FileKey,
        name: str,
        *,
        looking_at: LessonId | None = None,
        origin: object = None,
    ) -> str:
        """Call a file otherwise; all that names it follows. Returns the name that it got.

        InvalidContent when another file of the course has that name.
        """
        clean = media_names.clean_name(name, media_names.ending_of(key[0]))
        async with self._uow(write=True) as work:
            files = await work.files.files(course_id)
            own = _own(files, key)
            if not own:
                raise _gone(key)
            if clean == key[0]:
                return clean
            if any(key_of(one.name) == key_of(clean) for one in files if one.key != key):
                raise InvalidContent(
                    "There is another file “{name}” in the course.",
                    "Choose another name.",
                    name=clean,
                )
            moves = {key: (clean, key[1])} | _captions_along(files, own[0], clean)
            values = await _everywhere(work, course_id, Shelf(files), moves)
            for one in files:
                if one.key in moves:
                    asset = await work.assets.get(one.asset_id)
                    content = {**asset.content, "name": moves[one.key][0]}
                    values[ASSET, int(one.asset_id), "content"] = json_text(content)
            label = EditLabel("rename_file", key[0])
            await self._steps.do(
                work,
                course_id,
                label,
                self._by,
                values=values,
                lesson_id=looking_at or own[0].lesson_id,
            )
            await work.commit()
        self._events.publish(CourseChanged(course_id, origin))
        return clean

    @needs(Right.EDIT_COURSES)
    async def replace(
        self,
        course_id: CourseId,
        key: FileKey,
        incoming: Incoming,
        *,
        looking_at: LessonId | None = None,
        origin: object = None,
    ) -> FileKey:
        """Put another file in the place of one, in all lessons; returns what it is called now.

        It keeps its name, but for an ending that tells another kind: then all that names it
        follows. A file that is missing altogether comes into the first lesson that names it.
        """
        if kind_of(key[0]) != kind_of(incoming.ending):
            raise InvalidContent(
                "{new} is of another kind than {old}: where a picture stands, no sound can be.",
                "Choose a file of the same kind.",
                new=incoming.name,
                old=key[0],
            )
        async with self._library.stored(incoming) as file_path:
            if file_path == key[1]:
                raise InvalidContent(
                    "{new} is the very file that {old} is already.",
                    "Choose another file.",
                    new=incoming.name,
                    old=key[0],
                )
            now = await uncancelled(self._put_in_place(course_id, key, file_path, looking_at))
        self._events.publish(CourseChanged(course_id, origin))
        return now

    async def _put_in_place(
        self, course_id: CourseId, key: FileKey, file_path: str, looking_at: LessonId | None
    ) -> FileKey:
        async with self._uow(write=True) as work:
            files = await work.files.files(course_id)
            own = _own(files, key)
            now = _name_for(key[0], file_path, files), file_path
            values: Values = {(ASSET, int(one.asset_id), HOME): "" for one in own}
            homes: list[tuple[LessonId, AssetId | None]] = [
                (one.lesson_id, one.asset_id) for one in own
            ]
            if not own:
                homes = [(await _first_user(work, course_id, key), None)]
            await self._steps.begin(work, course_id, sorted({lesson for lesson, _ in homes}))
            await work.edits.make_trash(course_id)
            for lesson, before in homes:
                new = await _add(work, course_id, before, now)
                values[ASSET, int(new), HOME] = str(lesson)
            if own:
                values |= await _everywhere(work, course_id, Shelf(files), {key: now})
            elif now[0] != key[0]:
                values |= await _followed(work, course_id, key[0], now[0])
            label = EditLabel("replace_file", key[0])
            await self._steps.do(
                work, course_id, label, self._by, values=values, lesson_id=looking_at or homes[0][0]
            )
            await work.commit()
        return now

    @needs(Right.EDIT_COURSES)
    async def to_open(self, key: FileKey) -> Path:
        """A copy under its name for another program to show. NotFound, StorageError."""
        name, file_path = key
        ending = media_names.ending_of(file_path)
        if ending not in media_names.ALL or not inside_store(file_path):
            raise InvalidContent(
                "{name} is of a kind that is not opened.", "Replace it by another file.", name=name
            )
        place = self._opened / secrets.token_hex(8) / media_names.clean_name(name, ending)
        await in_thread(_copy, self._media / file_path, place, name)
        return place

    async def _measure(self, paths: Sequence[str]) -> None:
        """Learn the pixels of pictures that are new here; what cannot be read has none."""
        wanted = [
            path for path in dict.fromkeys(paths)
            if path not in self._sizes and kind_of(path) == PICTURE and not path.endswith(".svg")
        ]  # fmt: skip
        if not wanted:
            return
        try:
            places = [self._media / path for path in wanted]
            found = await self._workers.call(_sizes_of, places, timeout=LIMIT_S)
        except (WorkTimeout, WorkStopped):
            found = [None] * len(wanted)
        self._sizes.update(zip(wanted, found, strict=True))


def _own(files: Sequence[StoredFile], key: FileKey) -> list[StoredFile]:
    return [one for one in files if one.key == key]


def _gone(key: FileKey) -> NotFound:
    return NotFound(
        "The file “{name}” is not in the course any more.",
        "It may be in the trash of the course.",
        name=key[0],
    )


def _name_for(name: str, file_path: str, files: Sequence[StoredFile]) -> str:
    """The name after another file took its place."""
    ending = media_names.ending_of(file_path)
    if media_names.ending_of(name) == ending:
        return name
    taken = {one.name.casefold() for one in files}
    return media_names.free_name(media_names.clean_name(name, ending), taken)


async def _add(
    work: UnitOfWork, course_id: CourseId, before: AssetId | None, now: FileKey
) -> AssetId:
    """A row for a file, in the trash from which the step brings it."""
    from ..domain.draft import AssetDraft  # late: no start needs pydantic

    kind, content = "media", {}
    if before is not None:
        asset = await work.assets.get(before)
        kind, content = asset.asset_type, asset.content
    home = LessonId(await work.edits.trash.bin_for(course_id))
    draft = AssetDraft(asset_type=kind, content={**content, "name": now[0]}, file_path=now[1])
    return await work.assets.add(home, draft)


async def _first_user(work: UnitOfWork, course_id: CourseId, key: FileKey) -> LessonId:
    """The first lesson that names a file that nobody has."""
    uses = media_uses(
        await work.files.files(course_id),
        await work.files.texts(course_id),
        await work.files.parts(course_id),
    )
    used = next((use.used_in for use in uses if use.key == key), ())
    order = {lesson: at for at, lesson in enumerate(lessons_of(await work.edits.tree(course_id)))}
    found = sorted((lesson for lesson, _ in used), key=lambda lesson: order.get(lesson, 0))
    if not found:
        raise _gone(key)
    return found[0]


async def _followed(work: UnitOfWork, course_id: CourseId, old: str, new: str) -> Values:
    """The texts and slides that name a file that nobody had, with its new name."""
    known = {key_of(old)}
    values: Values = {}
    for part in await work.files.parts(course_id):
        before = json.loads(part.raw)
        after = bare_renamed(before, lambda key: new if key in known else None)
        if after != before:
            values[ASSET, int(part.asset_id), "content"] = json_text(after)
    for lesson in await work.files.texts(course_id):
        content = renamed(lesson.content, known, lambda _: new)
        if content != lesson.content:
            values[LESSON, int(lesson.lesson_id), "content"] = content
    return values


async def _everywhere(
    work: UnitOfWork, course_id: CourseId, shelf: Shelf, moves: Mapping[FileKey, FileKey]
) -> Values:
    """The texts and quizzes that mean one of these files, naming what it becomes."""
    values: Values = {}
    is_renamed = any(old[0] != now[0] for old, now in moves.items())

    def naming(lesson_id: LessonId) -> Callable[[str], str | None]:
        def name(key: str) -> str | None:
            old = shelf.found(lesson_id, key)
            now = None if old is None else moves.get(old)
            return None if now is None or old is None or now[0] == old[0] else now[0]

        return name

    for lesson in await work.files.texts(course_id) if is_renamed else ():
        content = renamed(lesson.content, shelf.known, naming(lesson.lesson_id))
        if content != lesson.content:
            values[LESSON, int(lesson.lesson_id), "content"] = content
    for part in await work.files.parts(course_id):
        before = json.loads(part.raw)
        after = renamed_inside(before, shelf.known, naming(part.lesson_id))
        after = bare_renamed(after, naming(part.lesson_id))
        for old, now in moves.items():
            after = _resealed(after, old, now)
        if after != before:
            values[ASSET, int(part.asset_id), "content"] = json_text(after)
    return values


def _captions_along(
    files: Sequence[StoredFile], film: StoredFile, name: str
) -> dict[FileKey, FileKey]:
    """Captions bear the name of their film: they follow it, where nothing is in the way."""
    if kind_of(film.name) not in (FILM, SOUND):
        return {}
    old, new = (f"{one.rpartition('.')[0]}.vtt" for one in (film.name, name))
    found = Shelf(files).found(film.lesson_id, key_of(old))
    taken = {key_of(one.name) for one in files if one.key != found}
    return {} if found is None or key_of(new) in taken else {found: (new, found[1])}


def _resealed(value: Any, old: FileKey, now: FileKey) -> Any:
    """A quiz keeps the checksum of its pictures: that of the new file."""
    if old[1] == now[1]:
        return value
    if isinstance(value, Mapping):
        made = {key: _resealed(item, old, now) for key, item in value.items()}
        if made.get("sha256") == PurePosixPath(old[1]).stem and "path" in made:
            made["sha256"] = PurePosixPath(now[1]).stem
            made["mime"] = mimetypes.guess_type(now[1])[0] or made.get("mime", "")
        return made
    if isinstance(value, list):
        return [_resealed(item, old, now) for item in value]
    return value


def _bytes_of(media: Path, paths: Sequence[str]) -> dict[str, int]:
    """How large each file is; what is not there is left out."""
    found = {}
    for path in paths:
        try:
            if inside_store(path) and (media / path).is_file():
                found[path] = (media / path).stat().st_size
        except OSError:
            continue  # a disk that was taken away: as good as missing
    return found


def _copy(source: Path, target: Path, name: str) -> None:
    try:
        make_private_folder(target.parent)
        shutil.copyfile(source, target)
    except OSError as error:
        raise StorageError(
            "{file} could not be read.", "Look whether it is still there.", file=name
        ) from error


def _sizes_of(places: list[Path]) -> list[Size]:
    from ..media.pictures import sizes_of  # Qt is loaded in the worker only

    return sizes_of(places)
