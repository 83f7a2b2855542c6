"""What happens at the notes: loads, exports, imports, deletes, goes to passages."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog

from ...domain.annotation import Annotation, NotesQuery
from ...domain.errors import AppError, PermissionDenied
from ...domain.events import CourseDeleted, CourseRestored, NotesChanged
from ...domain.ids import UserId
from ..kit.dialogs import choose_files, choose_save, run, tell
from ..kit.routes import LessonRoute, LibraryRoute, NotesRoute
from ..kit.screen import Screen, ScreenContext
from ..kit.tasks import Policy
from ..kit.translate import error_text, tr
from .import_dialog import ImportDialog
from .page import NotesPage

if TYPE_CHECKING:
    from ...services.annotations import AnnotationsService
    from ...services.note_files import NoteFilesService


class NotesScreen(Screen[NotesPage]):
    """One place for all notes of a person."""

    def __init__(
        self,
        context: ScreenContext,
        *,
        annotations: AnnotationsService,
        note_files: NoteFilesService,
        user_id: UserId,
    ) -> None:
        super().__init__(context, NotesPage())
        self._annotations, self._files, self._user_id = annotations, note_files, user_id
        self._loaded = NotesQuery()
        self._next: int | None = None
        page, start = self.page, self.scope.start
        page.query_changed.connect(lambda _query: start(self._list, "load", Policy.RESTART))
        page.retry_requested.connect(self.reload)
        page.more_requested.connect(lambda: start(self._more, "more", Policy.LATEST))
        page.note_chosen.connect(self._on_chosen)
        page.removal_wanted.connect(
            lambda note: start(lambda: self._remove(note), "remove", Policy.LATEST)
        )
        for door in (page.bring, page.export):
            door.setVisible(not context.limits.is_kept)
        page.export_requested.connect(lambda suffix: start(lambda: self._export(suffix), "dialog"))
        page.import_requested.connect(lambda: start(self._import, "dialog"))
        page.library_requested.connect(lambda: context.go(LibraryRoute()))
        self.listen(NotesChanged, lambda _event: self.mark_stale())
        self.listen(CourseDeleted, lambda _event: self.mark_stale())
        self.listen(CourseRestored, lambda _event: self.mark_stale())

    async def show(self, route: NotesRoute) -> None:
        """Load what the page asks for."""
        self.page.show_facets(await self._annotations.facets(user_id=self._user_id))
        await self._list()

    async def _list(self) -> None:
        query = self.page.query
        try:
            found = await self._annotations.page(query, user_id=self._user_id)
        except PermissionDenied:
            raise
        except AppError as error:
            self.page.show_failure(error_text(error))
            return
        self._loaded, self._next = query, found.next_offset
        self.page.show_notes(found.items, found.total, has_more=self._next is not None)

    async def _more(self) -> None:
        query, offset = self._loaded, self._next
        if offset is None:
            self.page.list.rows.give_up()
            return
        try:
            found = await self._annotations.page(query, user_id=self._user_id, offset=offset)
        except BaseException:
            self.page.list.rows.give_up()
            raise
        if query == self._loaded and offset == self._next:
            self._next = found.next_offset
            self.page.append_notes(found.items, has_more=self._next is not None)

    def _on_chosen(self, note: Annotation) -> None:
        if note.lesson_id is not None:
            self.context.go(LessonRoute(note.lesson_id, note=note.id))
        else:
            self.context.notices.show(
                tr("The lesson “{title}” is not in the library any more.", title=note.lesson_title)
            )

    async def _remove(self, note: Annotation) -> None:
        kept = await self._annotations.delete(note.id, user_id=self._user_id)
        self.context.notices.show(
            tr("The note was deleted."),
            action_text=tr("Undo"),
            on_action=lambda: self.scope.start(lambda: self._put_back(kept), "put back"),
        )

    async def _put_back(self, note: Annotation) -> None:
        await self._annotations.put_back(note, user_id=self._user_id)

    async def _export(self, suffix: str) -> None:
        kinds = {".md": tr("Markdown"), ".html": tr("Web page"), ".json": tr("W3C annotations")}
        chosen = await choose_save(
            self.page,
            tr("Export notes"),
            tr("notes") + suffix,
            [f"{kinds[suffix]} (*{suffix})"],
        )
        if chosen is None:
            return
        path = Path(chosen)
        count = await self._files.export(
            path, self.page.query, tr("My notes"), user_id=self._user_id
        )
        self.context.notices.show(
            tr("%n note(s) saved as {file}", count, file=path.name), kind="good"
        )

    async def _import(self) -> None:
        files = await choose_files(
            self.page,
            tr("Import notes"),
            [tr("W3C annotations") + " (*.json *.jsonld)", tr("All files") + " (*)"],
            several=False,
        )
        if not files:
            return
        plan = await self._files.plan_import(Path(files[0]), user_id=self._user_id)
        if not plan.new and not plan.conflicts:
            words = (
                tr("All %n note(s) of this file are here already.", plan.same)
                if plan.same
                else tr("There are no notes in this file.")
            )
            await tell(self.page, tr("Nothing to import"), words)
            return
        dialog = ImportDialog(self.page, plan)
        if await run(dialog) != QDialog.DialogCode.Accepted:
            return
        done = await self._files.bring_in(plan, dialog.choices, user_id=self._user_id)
        self.context.notices.show(
            tr("{added} added, {replaced} replaced, {kept} left as they were.",
               added=done.added, replaced=done.replaced, kept=done.kept),
            kind="good",
        )  # fmt: skip
