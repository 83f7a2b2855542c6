"""One course on the desk: opens its lessons, and joins page, outline, writing, undo and panes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ...domain.course import CourseView
from ...domain.errors import NotFound
from ...domain.events import CourseChanged, CourseDeleted, LessonSaved
from ...domain.ids import CourseId, LessonId
from ...domain.lesson import LessonText
from ...domain.user import User
from ...rendering.rendered import RenderedPage
from ...services.authoring import AuthoringService
from ...services.editing import EditingService
from ...services.journal import JournalService
from ...services.library import LibraryService
from ...services.settings import SettingsService
from ..content.checks import Checks
from ..content.new_course import begin_course
from ..kit.routes import EditRoute, LessonRoute, LibraryRoute, MediaRoute
from ..kit.screen import Screen, ScreenCommand, ScreenContext
from ..kit.tasks import Policy
from ..kit.translate import tr
from .assist.controller import AssistController
from .head import ASSIST_KEYS
from .lesson_desk import LessonDesk
from .outline.controller import OutlineController
from .outline.controller import Writing as OutlineWriting
from .page import EditorPage
from .parts import EditorParts
from .tabs import LESSON
from .undoing import Undoing
from .writing.writing import OpenLesson, Writing, WritingServices

if TYPE_CHECKING:
    from .parts import PartServices

_LAST = "last_edited"


@dataclass(frozen=True)
class EditorServices:
    """What the editor asks of services. `parts` makes those that its panes need, when needed."""

    authoring: AuthoringService
    editing: EditingService
    library: LibraryService
    settings: SettingsService
    journal: JournalService
    writing: WritingServices
    parts: Callable[[], PartServices]


class EditorScreen(Screen[EditorPage]):
    """One course on the desk, one lesson of it in the text field."""

    def __init__(
        self,
        context: ScreenContext,
        services: EditorServices,
        *,
        user: User,
        resources: Path,
        media: Path | None = None,
        cache: Path | None = None,
    ) -> None:
        super().__init__(context, EditorPage(resources, store=media, cache=cache))
        self._authoring, self._library = services.authoring, services.library
        self._settings, self._user = services.settings, user
        self._journal = services.journal
        self._course: CourseView | None = None
        self._checks = Checks(self.page.preview, self.scope, services.authoring.preview)
        self._join(context, services)
        self._writing = Writing(
            self.page.writing,
            self.scope,
            context.notices,
            services.writing,
            render=self._render,
            resources=resources,
            store=media,
            cache=cache,
        )
        self._connect()
        context.theme_host.changed.connect(self._dress)
        self._dress()

    def _join(self, context: ScreenContext, services: EditorServices) -> None:
        """Make those who work on the page; each knows the others by a few calls."""
        self._parts = EditorParts(
            context,
            self.page,
            self.scope,
            services.parts,
            flush=self._flush,
            came_to=self._came_to,
            undo=lambda: self._undoing.undo(),
            changed=lambda: self._undoing.refresh(),
            listen=self.listen,
        )
        self._desk = LessonDesk(
            self.page,
            self.scope,
            context.notices,
            services.authoring,
            services.editing,
            services.journal,
            keep_as_new=self._keep_as_new,
            settle=self._parts.settle,
            moved_to=lambda lesson, key: context.go(EditRoute(lesson.course_id, key)),
            saved=self._on_saved,
        )
        self._outline = OutlineController(
            context,
            self.page.outline,
            self.scope,
            authoring=services.authoring,
            editing=services.editing,
            settings=services.settings,
            user=self._user,
            writing=self._for_outline(),
            listen=self.listen,
        )
        self._undoing = Undoing(
            self.scope,
            services.editing,
            context.notices,
            flush=self._flush,
            came_to=self._came_to,
            told=self.page.show_undo,
        )

        self._assist = AssistController(
            context,
            self.page,
            self.scope,
            lambda: self._parts.services.assist,
            services.settings,
            services.editing,
            self._parts,
            taking=self._desk.take,
            flush=self._flush,
            changed=self._undoing.refresh,
        )

    def _for_outline(self) -> OutlineWriting:
        return OutlineWriting(
            page=self.page,
            flush=self._flush,
            lesson=lambda: self._desk.lesson,
            offset=lambda: self.page.cursor_place,
            show_title=self.page.show_title,
            reload=self.reload,
        )

    # ------------------------------------------------------------ opening

    async def show(self, route: EditRoute) -> None:
        """Open what the route names, else what was edited last, else what is being read."""
        course_id, lesson_id = route.course_id, route.lesson_id
        if course_id is None:
            course_id, lesson_id = await self._last_edited()
        if course_id is None:
            await self._flush()
            self._put_away()
            return
        course = await self._authoring.course(course_id, user_id=self._user.id)
        known = [item.id for item in course.lessons]
        if lesson_id is not None and lesson_id not in known:
            kept = await self._desk.rescue(course_id, lesson_id)
            if kept is not None:
                course = await self._authoring.course(course_id, user_id=self._user.id)
                known, lesson_id = [item.id for item in course.lessons], kept
        if lesson_id not in known:
            wished = (self._lesson_id, self._outline.neighbour)
            lesson_id = next((key for key in wished if key in known), known[0] if known else None)
        lesson = None if lesson_id is None else await self._authoring.lesson(lesson_id)
        # Keys pressed while this was loading belong to the lesson that is still on the desk.
        while not self._is_clean:
            await self._flush()
            # A title that was typed is in the outline, too.
            course = await self._authoring.course(course_id, user_id=self._user.id)
            if lesson is not None:
                lesson = await self._authoring.lesson(lesson.id)
        is_begun = route.is_new and (self._course is None or self._course.id != course.id)
        self._put(course, lesson)
        await self._desk.take_up()
        if is_begun:  # not when it is loaded again: somebody writes in it by then
            self.page.begin_title()

    def _put(self, course: CourseView, lesson: LessonText | None) -> None:
        is_other = self._course is None or self._course.id != course.id
        self._course = course
        self._undoing.course_id = course.id
        self.page.show_course(course, None if lesson is None else lesson.id)
        self._desk.put(lesson)
        self._parts.show(course, lesson)
        self._assist.show(course, lesson)
        self._writing.show(None if lesson is None else _opened(course, lesson))
        if is_other and self.page.part != LESSON:
            self._parts.open(LESSON)
        self._undoing.refresh()
        self.scope.start(self._remember, "remember", Policy.LATEST)

    def commands(self) -> tuple[ScreenCommand, ...]:
        """The assistant, while a course is open."""
        if self._course is None:
            return ()
        return (ScreenCommand(tr("Assist"), self._assist.open_menu, "sparkles", ASSIST_KEYS),)

    async def leave(self) -> None:
        """Save what waits. A save that fails keeps the user here, with the text."""
        await self._outline.finish()
        await self._flush()

    def give_up(self) -> None:
        """What could not be saved is not wanted any more: the journal forgets it, too."""
        self._desk.discard()
        self._parts.discard()

    async def close(self) -> None:
        """What could not be saved stands in the journal, unless it was given up."""
        await self._desk.close()
        self._parts.stop()
        await super().close()

    @property
    def _lesson_id(self) -> LessonId | None:
        return self._desk.lesson.id if self._desk.lesson else None

    @property
    def _is_clean(self) -> bool:
        return self._desk.saver.is_clean and self._parts.is_clean

    async def _flush(self) -> None:
        await self._desk.saver.flush()
        await self._parts.flush()
        # What comes next, an undo or a merge, leaves no draft behind that is older than it.
        await self._journal.settle()

    async def _last_edited(self) -> tuple[CourseId | None, LessonId | None]:
        if self._course is not None:
            return self._course.id, self._lesson_id
        kept = await self._settings.get(_LAST)
        if isinstance(kept, list) and len(kept) == 2 and isinstance(kept[0], int):
            try:
                await self._authoring.course(CourseId(kept[0]), user_id=self._user.id)
            except NotFound:
                pass
            else:
                return CourseId(kept[0]), LessonId(kept[1]) if isinstance(kept[1], int) else None
        card = await self._library.continue_card(self._user.id)
        return (card.course_id, card.lesson_id) if card is not None else (None, None)

    async def _remember(self) -> None:
        place = [self._course.id if self._course else None, self._lesson_id]
        if await self._settings.get(_LAST) != place:
            await self._settings.put(_LAST, place)

    async def _keep_as_new(self, lesson: LessonText, title: str, content: str) -> LessonId:
        return await self._outline.keep_as_new(lesson, title, content)

    async def _came_to(self, course_id: CourseId, lesson_id: LessonId | None) -> None:
        """A step was undone or done again: show what is now, where it happened."""
        route = EditRoute(course_id, lesson_id or self._lesson_id)
        if self.visible and route != self.route:
            self.context.go(route)
        await self.show(route)
        await self._parts.reload()

    async def _render(self, markdown: str) -> RenderedPage:
        return await self._authoring.preview(markdown, self._desk.lesson)

    # ------------------------------------------------------------ wishes

    def _connect(self) -> None:
        page, go = self.page, self.context.go
        page.undo_requested.connect(self._undoing.undo)
        page.redo_requested.connect(self._undoing.redo)
        page.library_requested.connect(lambda: go(LibraryRoute()))
        page.empty_requested.connect(
            lambda: self.scope.start(lambda: begin_course(page, self._library, go), "begin")
        )
        page.lesson_chosen.connect(self._on_lesson_chosen)
        page.part_requested.connect(self._parts.open)
        page.head.read_requested.connect(self._on_read)
        page.head.media_requested.connect(self._on_media)
        page.head.publish_requested.connect(
            lambda on: self.scope.start(lambda: self._parts.publish(on), "publish")
        )
        self.listen(CourseChanged, self._on_course_changed)
        self.listen(CourseDeleted, self._on_course_deleted)
        self.listen(LessonSaved, self._on_lesson_saved)

    def _on_lesson_chosen(self, key: int) -> None:
        if self._course is not None:
            if self.page.part not in self.page.tabs.chips:
                self._parts.open(LESSON)
            self.context.go(EditRoute(self._course.id, LessonId(key)))

    def _on_read(self) -> None:
        if self._lesson_id is not None:
            self.context.go(LessonRoute(self._lesson_id))

    def _on_media(self) -> None:
        if self._course is not None:
            self.context.go(MediaRoute(self._course.id, self._lesson_id))

    # ------------------------------------------------------------ what happens elsewhere

    def _on_saved(self) -> None:
        self._undoing.refresh()

    def _on_course_changed(self, event: CourseChanged) -> None:
        self._parts.course_changed(event)
        own = (self._outline, self._undoing, self._parts, self._assist, *self._parts.origins)
        if self._course is not None and event.course_id == self._course.id:
            if event.origin is not None and event.origin in own:
                self._undoing.refresh()
            else:
                self.mark_stale()

    def _on_course_deleted(self, event: CourseDeleted) -> None:
        if self._course is not None and event.course_id == self._course.id:
            self.stale = True
            self.scope.start(self._give_up_course, "give up", Policy.LATEST)

    async def _give_up_course(self) -> None:
        """The course went to the trash: what was typed goes with it, and comes back with it."""
        await self._flush()
        self._put_away()

    def _put_away(self) -> None:
        self._course = self._undoing.course_id = None
        self._desk.leave()
        self._parts.show(None, None)
        self._assist.show(None, None)
        self.page.show_nothing()

    def _on_lesson_saved(self, event: LessonSaved) -> None:
        self._parts.course_changed(event)
        lesson = self._desk.lesson
        if event.origin is self._desk or lesson is None or event.course_id != lesson.course_id:
            return
        if event.lesson_id != lesson.id or self._desk.saver.is_clean:
            self.mark_stale()

    def _dress(self) -> None:
        host = self.context.theme_host
        self.page.writing.dress(host)
        self.page.preview.set_theme(host.theme, host.text_scale)


def _opened(course: CourseView, lesson: LessonText) -> OpenLesson:
    others = tuple(
        (item.id, item.title, module.title) for module in course.modules for item in module.lessons
    )
    return OpenLesson(course.id, lesson.id, course.language, others)
