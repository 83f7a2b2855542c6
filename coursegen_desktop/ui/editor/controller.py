"""Loads lessons to edit, previews while one types, saves by itself, overwrites nobody's work."""

from __future__ import annotations

from pathlib import Path

from ...domain.errors import AppError, Conflict, NotFound
from ...domain.events import CourseChanged, CourseDeleted, LessonSaved
from ...domain.ids import CourseId, LessonId
from ...domain.lesson import LessonText, minutes_after
from ...domain.user import User
from ...services.authoring import AuthoringService
from ...services.autosave import FAILED, SAVED, Autosave
from ...services.editing import EditingService
from ...services.library import LibraryService
from ...services.settings import SettingsService
from ..content.checks import Checks
from ..kit.routes import EditRoute, LessonRoute, LibraryRoute
from ..kit.screen import Screen, ScreenContext
from ..kit.tasks import Policy
from ..kit.translate import error_text, tr
from .conflict_dialog import ask_which_to_keep
from .course_parts import CourseParts
from .page import EditorPage

_LAST = "last_edited"


class EditorScreen(Screen[EditorPage]):
    """One course on the desk, one lesson of it in the text field."""

    def __init__(
        self,
        context: ScreenContext,
        *,
        authoring: AuthoringService,
        editing: EditingService,
        library: LibraryService,
        settings: SettingsService,
        user: User,
        resources: Path,
        media: Path | None = None,
        cache: Path | None = None,
    ) -> None:
        super().__init__(context, EditorPage(resources, store=media, cache=cache))
        self._checks = Checks(self.page.preview, self.scope, authoring.preview)
        self._authoring = authoring
        self._editing = editing
        self._library = library
        self._settings = settings
        self._user = user
        self._course_id: CourseId | None = None
        self._lesson: LessonText | None = None
        self._saver = Autosave(self._save, self._told)
        self._state = SAVED
        self._parts = CourseParts(
            context, self.page, self.scope, authoring, editing, user, flush=self._saver.flush
        )
        self._connect()
        context.theme_host.changed.connect(self._dress)
        self._dress()
        self.listen(CourseChanged, self._on_course_changed)
        self.listen(CourseDeleted, self._on_course_deleted)
        self.listen(LessonSaved, self._on_lesson_saved)

    async def show(self, route: EditRoute) -> None:
        """Open what the route names, else what was edited last, else what is being read."""
        course_id, lesson_id = route.course_id, route.lesson_id
        if course_id is None:
            course_id, lesson_id = await self._last_edited()
        if course_id is None:
            await self._saver.flush()
            self._put_away()
            return
        course = await self._authoring.course(course_id, user_id=self._user.id)
        known = [item.id for item in course.lessons]
        if lesson_id not in known:
            wished = (self._lesson.id if self._lesson else None, self._parts.neighbour)
            lesson_id = next((key for key in wished if key in known), known[0] if known else None)
        lesson = None if lesson_id is None else await self._authoring.lesson(lesson_id)
        # Keys pressed while this was loading belong to the lesson that is still on the desk.
        while not self._saver.is_clean:
            await self._saver.flush()
            if lesson is not None:
                lesson = await self._authoring.lesson(lesson.id)
        self._course_id, self._lesson = course_id, lesson
        self._parts.course = course
        self.page.show_course(course, lesson_id)
        self.page.show_lesson(lesson)
        self.page.show_saving(SAVED)
        self.page.show_title_missing(False)
        self.scope.start(self._preview, "preview", Policy.LATEST)
        self.scope.start(self._remember, "remember", Policy.LATEST)

    async def leave(self) -> None:
        """Save what waits. A save that fails keeps the user here, with the text."""
        await self._saver.flush()

    async def close(self) -> None:
        """What could not be saved was given up on purpose."""
        self._saver.forget()
        await super().close()

    async def _last_edited(self) -> tuple[CourseId | None, LessonId | None]:
        if self._course_id is not None:
            return self._course_id, self._lesson.id if self._lesson else None
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
        place = [self._course_id, self._lesson.id if self._lesson else None]
        if await self._settings.get(_LAST) != place:
            await self._settings.put(_LAST, place)

    async def _preview(self) -> None:
        lesson, text = self._lesson, self.page.content
        if lesson is None:
            return
        rendered = await self._authoring.preview(text, lesson)
        if self._lesson is not None and self._lesson.id == lesson.id:
            self.page.show_preview(rendered, minutes_after(text, lesson.content, lesson.minutes))

    def _on_draft_changed(self) -> None:
        self.page.show_title_missing(not self.page.title.strip())
        self._saver.edited()
        self.scope.start(self._preview, "preview", Policy.LATEST)

    # ------------------------------------------------------------ saving

    async def _save(self) -> None:
        lesson = self._lesson
        if lesson is None:
            return
        # Without a title the text is kept under the last one, until a new one is typed.
        title, content = self.page.title.strip() or lesson.title, self.page.content
        try:
            await self._write(lesson, title, content, lesson.revision)
        except Conflict:
            await self._settle(lesson, title, content)
        except NotFound:
            await self._keep_as_new(lesson, title, content)

    async def _write(self, lesson: LessonText, title: str, content: str, base: int) -> None:
        revision = await self._editing.save_lesson(
            lesson.id, title=title, content=content, base_revision=base, origin=self
        )
        minutes = minutes_after(content, lesson.content, lesson.minutes)
        self._lesson = LessonText(lesson.id, lesson.course_id, title, content, revision, minutes)

    async def _settle(self, lesson: LessonText, title: str, content: str) -> None:
        """Somebody else saved meanwhile: neither text is dropped."""
        theirs = await self._authoring.lesson(lesson.id)
        if (theirs.title, theirs.content) == (title, content):
            self._lesson = theirs
            return
        is_mine_kept = await ask_which_to_keep(self.page, content, theirs.content)
        if is_mine_kept:
            # Not overwriting a third version unseen: a further change asks again.
            await self._write(lesson, title, content, theirs.revision)
            return
        await self._parts.keep_as_new(lesson, tr("{title} (my version)", title=title), content)
        self._lesson = theirs
        self.page.show_lesson(theirs)
        self.scope.start(self._preview, "preview", Policy.LATEST)

    async def _keep_as_new(self, lesson: LessonText, title: str, content: str) -> None:
        """The lesson was deleted elsewhere while it was open here: its text is not lost."""
        self._lesson = None
        key = await self._parts.keep_as_new(lesson, title, content)
        self.context.notices.show(
            tr("“{title}” was deleted elsewhere; your text is kept as a new lesson.", title=title)
        )
        self.context.go(EditRoute(lesson.course_id, key))

    def _told(self, state: str, error: AppError | None) -> None:
        # Tried again and again on a full disk, it is told once and stays marked.
        is_news = state == FAILED and self._state != FAILED
        if state in (FAILED, SAVED):
            self._state = state
        self.page.show_saving(state)
        if error is not None and is_news:
            self.context.notices.show(error_text(error), kind="bad")

    # ------------------------------------------------------------ wishes

    def _connect(self) -> None:
        page, go = self.page, self.context.go
        page.draft_changed.connect(self._on_draft_changed)
        page.save_requested.connect(lambda: self.scope.start(self._saver.flush, "save"))
        page.library_requested.connect(lambda: go(LibraryRoute()))
        page.lesson_chosen.connect(lambda key: go(EditRoute(self._course_id, LessonId(key))))
        page.read_requested.connect(self._on_read)
        page.publish_requested.connect(
            lambda on: self.scope.start(lambda: self._publish(on), "publish")
        )

    def _on_read(self) -> None:
        if self._lesson is not None:
            self.context.go(LessonRoute(self._lesson.id))

    async def _publish(self, on: bool) -> None:
        if self._course_id is None:
            return
        await self._saver.flush()
        await self._library.set_published(self._course_id, on)
        words = tr("The course is published.") if on else tr("The course is a draft again.")
        self.context.notices.show(words, kind="good")

    # ------------------------------------------------------------ what happens elsewhere

    def _on_course_changed(self, event: CourseChanged) -> None:
        if event.course_id == self._course_id:
            self.mark_stale()

    def _on_course_deleted(self, event: CourseDeleted) -> None:
        if event.course_id == self._course_id:
            self.stale = True
            self.scope.start(self._give_up_course, "give up", Policy.LATEST)

    async def _give_up_course(self) -> None:
        """The course went to the trash: what was typed goes with it, and comes back with it."""
        await self._saver.flush()
        self._put_away()

    def _put_away(self) -> None:
        self._course_id = self._lesson = self._parts.course = None
        self.page.show_nothing()

    def _on_lesson_saved(self, event: LessonSaved) -> None:
        lesson = self._lesson
        if event.origin is self or lesson is None or event.course_id != lesson.course_id:
            return
        if event.lesson_id != lesson.id or self._saver.is_clean:
            self.mark_stale()

    def _dress(self) -> None:
        host = self.context.theme_host
        self.page.edit.dress(host)
        self.page.preview.set_theme(host.theme, host.text_scale)
