"""The files of the course on the desk: listed, added, put into the text, changed everywhere."""

from __future__ import annotations

import contextlib
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path, PurePosixPath
from typing import NamedTuple, TypedDict

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication

from ....domain.errors import AppError
from ....domain.ids import CourseId, LessonId
from ....domain.lesson import LessonText
from ....domain.media_mentions import address_of
from ....domain.media_names import ALL, ending_of
from ....domain.media_use import PICTURE, MediaUse, kind_of
from ....services.blocking import in_thread
from ....services.course_files import CourseFilesService
from ....services.editing import EditingService
from ....services.media_library import MediaLibraryService
from ...kit.dialogs import ask_text, choose_files, confirm, tell
from ...kit.notices import Notices
from ...kit.tasks import Policy, TaskScope
from ...kit.translate import error_text, tr
from ..writing.link_dialog import escaped
from . import acts
from .pane import FilesPane, unused_words
from .pictures import read_small
from .words import kind_word, part_of


class FileServices(NamedTuple):
    """What the pane needs."""

    library: MediaLibraryService
    files: CourseFilesService
    editing: EditingService
    store: Path | None


class Desk(NamedTuple):
    """What the editor around the pane does for it.

    `flush` saves what is being typed, `came_to` reads the course anew, `insert` puts Markdown
    into the text, `changed` counts anew.
    """

    flush: Callable[[], Awaitable[None]]
    came_to: Callable[[CourseId, LessonId | None], Awaitable[None]]
    undo: Callable[[], object]
    insert: Callable[[str], None]
    open_part: Callable[[str], None]
    changed: Callable[[], None]


class _Here(TypedDict):
    looking_at: LessonId | None
    origin: object


class FilesController:
    """Between one pane and the services."""

    def __init__(
        self,
        pane: FilesPane,
        scope: TaskScope,
        notices: Notices,
        services: FileServices,
        desk: Desk,
        *,
        origin: object,
        open_url: Callable[[QUrl], bool] = QDesktopServices.openUrl,
    ) -> None:
        self._pane, self._scope, self._notices = pane, scope, notices
        self._services, self._desk, self._origin = services, desk, origin
        self._open_url = open_url
        self._course_id: CourseId | None = None
        self._lesson: LessonText | None = None
        # What is being typed may name files: it is saved first, and looked through each time.
        pane.shown.connect(lambda: scope.start(self._load, "files load", Policy.LATEST))
        pane.add_requested.connect(lambda: scope.start(self._ask_files, "add files"))
        pane.files_dropped.connect(lambda paths: scope.start(lambda: self._add(paths), "add files"))
        pane.act_wanted.connect(self._on_act_wanted)
        pane.unused_requested.connect(
            lambda uses: scope.start(lambda: self._delete_unused(uses), "file act")
        )
        pane.lesson_chosen.connect(
            lambda key: scope.start(lambda: self._go(key), "lesson of a file")
        )
        pane.part_wanted.connect(desk.open_part)
        pane.pictures_wanted.connect(
            lambda: scope.start(self._read_pictures, "small pictures", Policy.LATEST)
        )

    # ------------------------------------------------------------ what is shown

    def show(self, course_id: CourseId | None, lesson: LessonText | None) -> None:
        """The files around this lesson."""
        if course_id != self._course_id:
            self._pane.show_waiting()
        self._course_id, self._lesson = course_id, lesson
        if self._pane.isVisible():
            self._scope.start(self.reload, "files load", Policy.LATEST)

    async def reload(self) -> None:
        """Look through the course anew, if anybody sees it."""
        course_id, lesson = self._course_id, self._lesson
        if course_id is None or not self._pane.isVisible():
            return
        uses = await self._services.files.library(course_id)
        parts = () if lesson is None else await self._services.editing.assets(lesson.id)
        if (course_id, lesson) == (self._course_id, self._lesson):
            shown = [part_of(asset) for asset in parts if not asset.file_path]
            self._pane.show_files(None if lesson is None else lesson.id, uses, shown)

    async def _load(self) -> None:
        with contextlib.suppress(AppError):  # whoever saves has said so
            await self._desk.flush()
        await self.reload()

    async def _read_pictures(self) -> None:
        store = self._services.store
        while store is not None and (wish := self._pane.pictures.next_wish()) is not None:
            self._pane.pictures.put(wish, await in_thread(read_small, store, *wish))
            self._pane.picture_came()

    async def _go(self, key: LessonId) -> None:
        if self._course_id is not None:
            await self._desk.flush()
            await self._desk.came_to(self._course_id, key)

    # ------------------------------------------------------------ files come in

    async def _ask_files(self) -> None:
        endings = " ".join(f"*{ending}" for ending in sorted(ALL))
        kinds = tr("Pictures, sound and films ({endings})", endings=endings)
        paths = await choose_files(self._pane, tr("Add files to the lesson"), [kinds])
        await self._add([Path(path) for path in paths])

    async def _add(self, paths: Sequence[Path]) -> None:
        lesson, library = self._lesson, self._services.library
        if lesson is None:
            return
        last = None
        try:
            for number, path in enumerate(paths, 1):
                if len(paths) > 1:
                    self._pane.show_busy(
                        tr("Adding file {number} of {count} …", number=number, count=len(paths))
                    )
                try:
                    last = await library.add(lesson.id, await library.look(path))
                except AppError as error:
                    self._notices.show(error_text(error), kind="bad")
        finally:
            self._pane.show_busy("")
        if last is not None:
            self._desk.changed()
            await self.reload()
            self._pane.stand_on((last.name, last.file_path))

    # ------------------------------------------------------------ acts with one

    def _on_act_wanted(self, act: str, use: MediaUse) -> None:
        if act == acts.COPY:
            QGuiApplication.clipboard().setText(address_of(use.name))
            self._notices.show(tr("“{address}” was copied.", address=address_of(use.name)))
            return
        work = {
            acts.INSERT: self._insert,
            acts.OPEN: self._open,
            acts.REPLACE: self._replace,
            acts.RENAME: self._rename,
            acts.DELETE: self._delete,
        }[act]
        self._scope.start(lambda: work(use), "file act")

    async def _insert(self, use: MediaUse) -> None:
        words: str | None = next(iter(use.alts), "")
        if use.kind == PICTURE and not words:
            words = await ask_text(
                self._pane,
                tr("What is to be seen on “{name}”?", name=use.name),
                tr("Alternative text, for those who do not see it"),
                "",
            )
        if words is not None:
            self._desk.insert(f"![{escaped(words)}]({address_of(use.name)})")

    async def _open(self, use: MediaUse) -> None:
        if not await confirm(
            self._pane,
            tr("Open “{name}” in another program?", name=use.name),
            tr("It shows a copy: what is changed there does not change the course."),
            tr("Open"),
        ):
            return
        place = await self._services.files.to_open(use.key)
        if not self._open_url(QUrl.fromLocalFile(str(place))):
            await tell(
                self._pane,
                tr("No program opens this file"),
                tr("This computer knows no program that shows “{name}”.", name=use.name),
            )

    async def _replace(self, use: MediaUse) -> None:
        course_id = self._course_id
        if course_id is None:
            return
        alike = [ending for ending in sorted(ALL) if kind_of(ending) == use.kind]
        kinds = f"{kind_word(use)} ({' '.join(f'*{ending}' for ending in alike)})"
        title = tr("Choose what takes the place of “{name}”", name=use.name)
        paths = await choose_files(self._pane, title, [kinds], several=False)
        if not paths:
            return
        await self._desk.flush()
        self._pane.show_busy(tr("Replacing “{name}” …", name=use.name))
        try:
            incoming = await self._services.library.look(Path(paths[0]))
            key = await self._services.files.replace(course_id, use.key, incoming, **self._here())
        finally:
            self._pane.show_busy("")
        await self._changed(course_id)
        self._pane.stand_on(key)
        told = tr("“{name}” was replaced.", name=use.name)
        if use.used_in:
            told = tr("“{name}” was replaced in %n lesson(s).", len(use.used_in), name=use.name)
        self._tell(told)

    async def _rename(self, use: MediaUse) -> None:
        course_id = self._course_id
        stem = PurePosixPath(use.name).stem
        name = await ask_text(self._pane, tr("Rename the file"), tr("Name"), stem)
        if name is None or course_id is None or name == stem:
            return
        # Without the ending, which stays: "v1.2" is no ending.
        ending = ending_of(use.name)
        wished = name if ending_of(name) == ending else f"{name}{ending}"
        await self._desk.flush()
        made = await self._services.files.rename(course_id, use.key, wished, **self._here())
        await self._changed(course_id)
        self._pane.stand_on((made, use.file_path))
        self._tell(tr("“{old}” is called “{new}” now.", old=use.name, new=made))

    async def _delete(self, use: MediaUse) -> None:
        course_id = self._course_id
        if course_id is None:
            return
        await self._desk.flush()
        await self._services.files.delete(course_id, [use.key], **self._here())
        await self._changed(course_id)
        told = tr("“{name}” was deleted.", name=use.name)
        if use.used_in:
            told += " " + tr("%n lesson(s) still name it.", len(use.used_in))
        self._tell(told)

    async def _delete_unused(self, uses: Sequence[MediaUse]) -> None:
        course_id = self._course_id
        title, text = unused_words(uses)
        if course_id is None or not await confirm(
            self._pane, title, text, tr("Delete"), danger=True
        ):
            return
        await self._desk.flush()
        keys = [use.key for use in uses]
        count = await self._services.files.delete(course_id, keys, **self._here())
        await self._changed(course_id)
        self._tell(tr("%n file(s) went to the trash.", count))

    async def _changed(self, course_id: CourseId) -> None:
        """Texts and the page beside them may be others now."""
        lesson = self._lesson
        await self._desk.came_to(course_id, None if lesson is None else lesson.id)
        self._desk.changed()
        await self.reload()

    def _here(self) -> _Here:
        lesson = self._lesson
        return {"looking_at": None if lesson is None else lesson.id, "origin": self._origin}

    def _tell(self, words: str) -> None:
        self._notices.show(words, action_text=tr("Undo"), on_action=self._desk.undo)
