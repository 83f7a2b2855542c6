"""Opens history, trash and conflicts over the editor, and does what they ask for.

history = HistoryController(context, page, services.history, services.editing,
                            flush=..., came_to=..., undo=...)
scope.start(lambda: history.open_history(course, lesson), "history")
scope.start(lambda: history.open_trash(course), "trash")
answer = await history.settle(base, theirs, title, content)
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from ....domain.course import CourseView
from ....domain.course_difference import CourseDifference, LessonDifference
from ....domain.ids import CourseId, LessonId
from ....domain.lesson import LessonText
from ....services.editing import EditingService
from ....services.history import HistoryService, Version
from ...kit.dialogs import run
from ...kit.screen import ScreenContext
from ...kit.tasks import Policy, TaskScope
from ...kit.translate import tr
from .conflict_dialog import settle_conflict
from .diff_rows import rows_of_course, rows_of_lesson
from .history_dialog import COURSE, LESSON, HistoryDialog
from .trash_dialog import TrashDialog
from .words import version_words

CameTo = Callable[[CourseId, LessonId | None], Awaitable[None]]


class HistoryController:
    """`flush` saves what is being typed, `came_to` shows the course anew at a lesson, `undo` takes
    the last step of editing back. It is the origin of the events of what it changes."""

    def __init__(
        self,
        context: ScreenContext,
        page: QWidget,
        history: HistoryService,
        editing: EditingService,
        *,
        flush: Callable[[], Awaitable[None]],
        came_to: CameTo,
        undo: Callable[[], object],
    ) -> None:
        self._context, self._page = context, page
        self._history, self._editing = history, editing
        self._flush, self._came_to, self._undo = flush, came_to, undo

    async def open_history(self, course: CourseView, lesson: LessonText | None) -> None:
        """The versions of the lesson on the desk and of its course, until the dialog is closed."""
        await self._flush()
        await self._history.thin_if_due(course.id)
        dialog = HistoryDialog(
            self._page, lesson="" if lesson is None else lesson.title, course=course.title
        )
        scope = TaskScope(self._context.on_error)
        session = _Session(self, dialog, scope, course, lesson)
        try:
            await session.load()
            await run(dialog)
            scope.cancel("compare")
            await scope.settled()  # the name that was typed last
        finally:
            await scope.close()
        if session.restored is not None:
            await self._tell_restored(*session.restored)

    async def open_trash(self, course: CourseView) -> None:
        """What was deleted from the course, until the dialog is closed."""
        await self._flush()
        dialog = TrashDialog(self._page, course.title)
        scope = TaskScope(self._context.on_error)
        came: list[LessonId | None] = []

        async def load() -> None:
            dialog.show_items(await self._editing.trash(course.id))

        async def take_back(item_id: int) -> None:
            try:
                came.append(await self._editing.take_back(course.id, item_id, origin=self))
            finally:
                await load()

        dialog.take_back_requested.connect(
            lambda item: scope.start(lambda: take_back(item), "take back")
        )
        try:
            await load()
            await run(dialog)
        finally:
            await scope.close()
        if came:
            await self._came_to(course.id, next((key for key in came[::-1] if key), None))

    async def settle(
        self, base: LessonText | None, theirs: LessonText, title: str, content: str
    ) -> tuple[str, str] | None:
        """What becomes of a lesson that two people changed: title and text, or None to keep mine
        as a lesson of its own. `base` is what both started from, None where nobody knows it."""
        before = None if base is None else (base.title, base.content)
        merge = await self._history.merged(before, (title, content), (theirs.title, theirs.content))
        settled = await settle_conflict(self._page, merge)
        return None if settled is None else (settled.title, settled.content)

    @property
    def history(self) -> HistoryService:
        """The service."""
        return self._history

    async def _tell_restored(
        self, version: Version, course_id: CourseId, lesson_id: LessonId | None
    ) -> None:
        words = version_words(version.info)
        if lesson_id is None:
            said = tr("The course is again as it was: {version}.", version=words)
        else:
            said = tr("The lesson is again as it was: {version}.", version=words)
        await self._came_to(course_id, lesson_id)
        self._context.notices.show(said, kind="good", action_text=tr("Undo"), on_action=self._undo)


class _Session:
    """One opening of the history."""

    def __init__(
        self,
        owner: HistoryController,
        dialog: HistoryDialog,
        scope: TaskScope,
        course: CourseView,
        lesson: LessonText | None,
    ) -> None:
        self.restored: tuple[Version, CourseId, LessonId | None] | None = None
        self._owner, self._dialog, self._scope = owner, dialog, scope
        self._course, self._lesson = course, lesson
        dialog.scope_chosen.connect(lambda _name: self._start_loading())
        dialog.version_chosen.connect(lambda _version: self._start_comparing())
        dialog.base_chosen.connect(self._start_comparing)
        dialog.named.connect(
            lambda key, name: scope.start(lambda: self._name(key, name), "name", Policy.LATEST)
        )
        dialog.keep_requested.connect(lambda name: scope.start(lambda: self._keep(name), "keep"))
        dialog.restore_requested.connect(
            lambda version: scope.start(lambda: self._restore(version), "restore")
        )

    async def load(self) -> None:
        """List the versions of what is chosen."""
        lesson = self._lesson
        if not isValid(self._dialog):
            return
        is_lesson = self._dialog.scope_name == LESSON and lesson is not None
        key = lesson.id if is_lesson and lesson is not None else None
        found = await self._owner.history.versions(self._course.id, key)
        if isValid(self._dialog):  # what was typed last is still kept when it is closed
            self._dialog.show_versions(found)

    def _start_loading(self) -> None:
        self._scope.start(self.load, "load", Policy.LATEST)

    def _start_comparing(self) -> None:
        self._scope.start(self._compare, "compare", Policy.RESTART)

    async def _compare(self) -> None:
        version = self._dialog.shown if isValid(self._dialog) else None
        if version is None:
            return
        history, key = self._owner.history, version.info.id
        if not self._dialog.is_against_now:
            found: LessonDifference | CourseDifference = await history.change_of(key)
        elif self._dialog.scope_name == COURSE:
            found = await history.course_difference(key)
        else:
            found = await history.lesson_difference(key)
        if isinstance(found, CourseDifference):
            rows = rows_of_course(found)
        else:
            rows = rows_of_lesson(found)
        if isValid(self._dialog) and self._dialog.shown is version:
            self._dialog.show_rows(rows)

    async def _name(self, key: int, name: str) -> None:
        await self._owner.history.name(key, name)
        await self.load()

    async def _keep(self, name: str) -> None:
        key = await self._owner.history.keep_now(self._course.id, name)
        if isValid(self._dialog):
            self._dialog.show_scope(COURSE)
            await self.load()
        if isValid(self._dialog):
            self._dialog.list.choose(key)

    async def _restore(self, version: Version) -> None:
        history = self._owner.history
        if self._dialog.scope_name == COURSE:
            course_id = await history.restore_course(version.info.id, origin=self._owner)
            self.restored = (version, course_id, None)
        else:
            lesson_id = await history.restore_lesson(version.info.id, origin=self._owner)
            self.restored = (version, self._course.id, lesson_id)
        if isValid(self._dialog):
            self._dialog.accept()
