"""Keeps what was made of a lesson: files by their content, and all rows in one step of editing."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..db.asset_files import AssetFiles
from ..domain import media_names
from ..domain.asset import Asset
from ..domain.edit import ASSET, HOME, LESSON, EditLabel
from ..domain.events import CourseChanged
from ..domain.ids import CourseId, LessonId
from ..domain.media_mentions import key_of, mentions
from ..domain.media_use import StoredFile
from ..formats.opening import storage_error
from .blocking import in_thread
from .edit_steps import Noting
from .editing_base import Editor, need_here
from .events import EventHub
from .whole_steps import uncancelled
from .work import WorkUnits

AUDIO, VIDEO, MEDIA = "audio", "video", "media"
# The files that belong to a film, by the fields of its content that name them.
CAPTIONS, POSTER = "captions", "poster"


@dataclass(frozen=True, slots=True)
class MadeFile:
    """A file that was made for a lesson: `kind` is its asset's type, `role` the field of the film
    that names it. `content` is complete but for names."""

    kind: str
    source: Path
    content: dict[str, Any]
    role: str = ""


class MediaKeeping(Editor):
    """Puts what was made in the place of what was made before. `author` asked for it: it is his
    doing, whoever sits there when it is done."""

    def __init__(
        self, uow: WorkUnits, events: EventHub, noting: Noting | None, media: Path, author: str
    ) -> None:
        super().__init__(uow, events, noting)
        self._author = author
        self._files = AssetFiles(media)

    async def keep(self, lesson_id: LessonId, made: Sequence[MadeFile], stem: str) -> None:
        """One step: the new files are the lesson's, those of the same kinds go to the trash.

        `stem` names files that have no name yet. What fails leaves no new file behind. Raises
        NotFound for a lesson that is gone, DiskFull, StorageError.
        """
        adopted: list[str] = []
        try:
            places = []
            for one in made:
                place, is_new = await in_thread(self._adopt, one.source)
                places.append(place)
                if is_new:
                    adopted.append(place)
            course_id = await uncancelled(self._keep(lesson_id, made, places, stem))
        except BaseException:
            self._files.remove(adopted)
            raise
        self._events.publish(CourseChanged(course_id))

    def _adopt(self, source: Path) -> tuple[str, bool]:
        """A copy of it goes into the store: what was made may be kept for the next time, too."""
        copy = source.with_name(f"adopted-{source.name}")
        try:
            shutil.copyfile(source, copy)
        except OSError as error:
            with contextlib.suppress(OSError):
                copy.unlink(missing_ok=True)
            raise storage_error(error, copy) from error
        return self._files.adopt(copy)

    async def _keep(
        self, lesson_id: LessonId, made: Sequence[MadeFile], places: Sequence[str], stem: str
    ) -> CourseId:
        from ..domain.draft import AssetDraft  # late: no start needs pydantic

        async with self._uow(write=True) as work:
            course_id = await work.lessons.course_of(lesson_id)
            await need_here(work, course_id, LESSON, lesson_id)
            lesson = await work.lessons.text(lesson_id)
            there = await work.assets.of_lesson(lesson_id)
            old = _replaced(there, {one.kind for one in made}, lesson.content)
            files = await work.files.files(course_id)
            names = _named(made, places, stem, old, files)
            await self._steps.begin(work, course_id, [lesson_id])
            await work.edits.make_trash(course_id)
            home = LessonId(await work.edits.trash.bin_for(course_id))
            values = {(ASSET, int(asset.id), HOME): "" for asset in old}
            for one, place, name in zip(made, places, names, strict=True):
                content = {**one.content, "name": name}
                if one.kind == VIDEO:
                    content |= {
                        other.role: given
                        for other, given in zip(made, names, strict=True)
                        if other.role
                    }
                draft = AssetDraft(asset_type=one.kind, content=content, file_path=place)
                key = await work.assets.add(home, draft)
                values[ASSET, int(key), HOME] = str(lesson_id)
            label = EditLabel("make_media", lesson.title)
            await self._steps.do(
                work, course_id, label, self._author, values=values, lesson_id=lesson_id
            )
            await work.commit()
        return course_id


def _replaced(assets: Sequence[Asset], kinds: set[str], text: str) -> list[Asset]:
    """What was made before of these kinds, and the captions and posters of its films; but what
    the lesson's text shows stays: the film of a package may name any picture as its poster."""
    old = [asset for asset in assets if asset.asset_type in kinds & {AUDIO, VIDEO}]
    beside = {
        name
        for asset in old
        for role in (CAPTIONS, POSTER)
        # A film that came with a package may hold anything.
        if asset.asset_type == VIDEO and isinstance(name := asset.content.get(role), str) and name
    }
    return old + [
        asset for asset in assets
        if asset.asset_type == MEDIA
        and _name(asset) in beside
        and not any(mentions(text, {key_of(_name(asset))}))
    ]  # fmt: skip


def _name(asset: Asset) -> str:
    name = asset.content.get("name")
    return name if isinstance(name, str) else ""


def _named(
    made: Sequence[MadeFile],
    places: Sequence[str],
    stem: str,
    old: Sequence[Asset],
    files: Sequence[StoredFile],
) -> list[str]:
    """Names that nobody else in the course has; what is replaced leaves its own."""
    gone = {int(asset.id) for asset in old}
    taken = {one.name.casefold() for one in files if int(one.asset_id) not in gone}
    names: list[str] = []
    for one, place in zip(made, places, strict=True):
        ending = media_names.ending_of(place)
        name = next(_earlier(one, ending, old), "") or media_names.clean_name(f"{stem}.x", ending)
        names.append(media_names.free_name(name, taken))
        taken.add(names[-1].casefold())
    return names


def _earlier(one: MadeFile, ending: str, old: Sequence[Asset]) -> Iterator[str]:
    """What such a file was called before."""
    for asset in reversed(old):
        field = one.role or "name"
        is_same = asset.asset_type == (VIDEO if one.role else one.kind)
        name = asset.content.get(field)
        if is_same and isinstance(name, str) and media_names.ending_of(name) == ending:
            yield name
