"""What else stands on the editor's desk: quiz, script and files of a lesson, and the whole course.

Panes and their controllers are made when they are first asked for.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from ...domain.course import CourseView
from ...domain.ids import CourseId, LessonId
from ...domain.lesson import LessonText
from ...rendering.rendered import RenderedPage
from ...services.editing import EditingService
from ...services.history import HistoryService
from ...services.library import LibraryService
from ..kit.screen import ScreenContext
from ..kit.tasks import TaskScope
from ..kit.translate import tr
from .history.controller import HistoryController
from .page import EditorPage
from .script_pane import ScriptPane
from .scripting import Scripting
from .tabs import LESSON, SCRIPT

Listen = Callable[[type[Any], Callable[[Any], None]], None]
Texts = tuple[str, str]
CameTo = Callable[[CourseId, LessonId | None], Awaitable[None]]


@dataclass(frozen=True)
class PartServices:
    """What the panes ask of services."""

    editing: EditingService
    library: LibraryService
    render: Callable[[str, LessonText], Awaitable[RenderedPage]]
    history: HistoryService


class EditorParts:
    """Opens panes and dialogs for the course and lesson on the desk."""

    def __init__(
        self,
        context: ScreenContext,
        page: EditorPage,
        scope: TaskScope,
        services: Callable[[], PartServices],
        *,
        flush: Callable[[], Awaitable[None]],
        came_to: CameTo,
        undo: Callable[[], object],
        listen: Listen,
    ) -> None:
        self._context, self._page, self._scope = context, page, scope
        self._make_services, self._flush, self._listen = services, flush, listen
        self._came_to, self._undo = came_to, undo
        self._made: PartServices | None = None
        self._course: CourseView | None = None
        self._lesson: LessonText | None = None
        self._script: Scripting | None = None
        self._connect()

    def _connect(self) -> None:
        head, start = self._page.head, self._scope.start
        head.history_requested.connect(lambda: start(self._open_history, "history"))
        head.trash_requested.connect(lambda: start(self._open_trash, "trash"))

    @property
    def _services(self) -> PartServices:
        if self._made is None:
            self._made = self._make_services()
        return self._made

    # ------------------------------------------------------------ what is on the desk

    def show(self, course: CourseView | None, lesson: LessonText | None) -> None:
        """Another course or lesson is on the desk, or was read anew."""
        self._course, self._lesson = course, lesson
        if self._script is not None:
            self._script.show(lesson)

    async def reload(self) -> None:
        """Something was undone: show what is now."""
        if self._script is not None:
            await self._script.reload()

    def open(self, name: str) -> None:
        """Show a part of the lesson, by its name in `tabs`."""
        if name == SCRIPT and self._script is None:
            self._script = self._make_script()
        if name == LESSON or self._page.has_pane(name):
            self._page.show_pane(name)

    @property
    def origins(self) -> tuple[object, ...]:
        """Who changes the course here: the screen need not read it anew for them."""
        return (self.__dict__.get("history"),)

    # ------------------------------------------------------------ saving

    @property
    def is_clean(self) -> bool:
        """Nothing waits to be saved."""
        return self._script is None or self._script.saver.is_clean

    async def flush(self) -> None:
        """Save what waits. Raises the AppError of a save that failed."""
        if self._script is not None:
            await self._script.saver.flush()

    def discard(self) -> None:
        """What could not be saved was given up on purpose."""
        if self._script is not None:
            self._script.saver.forget()

    # ------------------------------------------------------------ acts

    async def settle(
        self, base: LessonText | None, theirs: LessonText, title: str, content: str
    ) -> Texts | None:
        """Ask what becomes of two versions of a lesson; None keeps mine as a new lesson."""
        return await self.history.settle(base, theirs, title, content)

    @cached_property
    def history(self) -> HistoryController:
        """Versions, trash, conflicts."""
        services = self._services
        return HistoryController(
            self._context,
            self._page,
            services.history,
            services.editing,
            flush=self._flush,
            came_to=self._came_to,
            undo=self._undo,
        )

    async def _open_history(self) -> None:
        if self._course is not None:
            await self.history.open_history(self._course, self._lesson)

    async def _open_trash(self) -> None:
        if self._course is not None:
            await self.history.open_trash(self._course)

    async def publish(self, on: bool) -> None:
        """Let learners see the course, or make it a draft again."""
        course = self._course
        if course is None:
            return
        await self._flush()
        await self._services.library.set_published(course.id, on)
        words = tr("The course is published.") if on else tr("The course is a draft again.")
        self._context.notices.show(words, kind="good")

    # ------------------------------------------------------------ making

    def _make_script(self) -> Scripting:
        pane = ScriptPane()
        self._page.put_pane(SCRIPT, pane)
        services = self._services

        async def render(lesson: LessonText) -> RenderedPage:
            return await services.render(lesson.content, lesson)

        made = Scripting(
            pane,
            self._scope,
            self._context.notices,
            services.editing,
            origin=self,
            render=render,
            told=self._page.show_saving,
            changed=lambda: None,
        )
        made.show(self._lesson)
        return made
