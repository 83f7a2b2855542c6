"""Loads lessons to edit, previews while one types, saves by itself, overwrites nobody's work."""

from __future__ import annotations

from pathlib import Path

from ...domain.course import LessonDraft
from ...domain.duration import reading_minutes
from ...domain.errors import AppError, Conflict, NotFound
from ...domain.events import CourseChanged, CourseDeleted, LessonSaved
from ...domain.ids import CourseId, LessonId, ModuleId
from ...domain.lesson import LessonText
from ...domain.user import User
from ...services.authoring import AuthoringService
from ...services.autosave import Autosave
from ...services.library import LibraryService
from ...services.settings import SettingsService
from ..kit.dialogs import ask_text, confirm
from ..kit.routes import EditRoute, LessonRoute, LibraryRoute
from ..kit.screen import Screen, ScreenContext
from ..kit.tasks import Policy
from ..kit.translate import error_text, tr
from .course_dialog import ask_course_details
from .page import EditorPage

_LAST = "last_edited"


class EditorScreen(Screen[EditorPage]):
    """One course on the desk, one lesson of it in the text field."""

    def __init__(
        self,
        context: ScreenContext,
        *,
        authoring: AuthoringService,
        library: LibraryService,
        settings: SettingsService,
        user: User,
        resources: Path,
    ) -> None:
        super().__init__(context, EditorPage(resources))
        self._authoring = authoring
        self._library = library
        self._settings = settings
        self._user = user
        self._course_id: CourseId | None = None
        self._lesson: LessonText | None = None
        self._saver = Autosave(self._save, self._told)
        self._connect()
        context.theme_host.changed.connect(self._dress)
        self._dress()
        self.listen(CourseChanged, self._on_course_changed)
        self.listen(CourseDeleted, self._on_course_deleted)
        self.listen(LessonSaved, self._on_lesson_saved)

    async def show(self, route: EditRoute) -> None:
        """Open what the route names, else what was edited last."""
        await self._saver.flush()
        course_id, lesson_id = route.course_id, route.lesson_id
        if course_id is None:
            course_id, lesson_id = await self._last_edited()
        if course_id is None:
            self._course_id = self._lesson = None
            self.page.show_nothing()
            return
        course = await self._authoring.course(course_id, user_id=self._user.id)
        known = [item.id for item in course.lessons]
        if lesson_id not in known:
            same_course = self._course_id == course_id and self._lesson is not None
            kept = self._lesson.id if same_course and self._lesson else None
            lesson_id = kept if kept in known else (known[0] if known else None)
        self._course_id = course_id
        self.page.show_course(course, lesson_id)
        await self._open(lesson_id)

    async def leave(self) -> None:
        """Save what waits. A save that fails keeps the user here, with the text."""
        await self._saver.flush()

    async def _last_edited(self) -> tuple[CourseId | None, LessonId | None]:
        if self._course_id is not None:
            return self._course_id, self._lesson.id if self._lesson else None
        kept = await self._settings.get(_LAST)
        if not isinstance(kept, list) or len(kept) != 2 or not isinstance(kept[0], int):
            return None, None
        try:
            await self._authoring.course(CourseId(kept[0]), user_id=self._user.id)
        except NotFound:
            return None, None
        return CourseId(kept[0]), LessonId(kept[1]) if isinstance(kept[1], int) else None

    async def _open(self, lesson_id: LessonId | None) -> None:
        self._lesson = None if lesson_id is None else await self._authoring.lesson(lesson_id)
        self.page.show_lesson(self._lesson)
        self.page.show_saving("saved")
        await self._preview()
        await self._settings.put(_LAST, [self._course_id, lesson_id])

    async def _preview(self) -> None:
        text = self.page.content
        rendered = await self._authoring.preview(text)
        self.page.show_preview(rendered, reading_minutes(text))

    def _on_draft_changed(self) -> None:
        self._saver.edited()
        self.scope.start(self._preview, "preview", Policy.LATEST)

    async def _save(self) -> None:
        lesson = self._lesson
        if lesson is None:
            return
        title, content = self.page.title, self.page.content
        try:
            revision = await self._write(lesson, title, content, lesson.revision)
        except Conflict:
            await self._settle(lesson, title, content)
            return
        self._lesson = LessonText(lesson.id, lesson.course_id, title, content, revision)

    async def _write(self, lesson: LessonText, title: str, content: str, base: int) -> int:
        return await self._authoring.save_lesson(
            lesson.id, title=title, content=content, base_revision=base, origin=self
        )

    async def _settle(self, lesson: LessonText, title: str, content: str) -> None:
        """Somebody else saved meanwhile: neither text is dropped without being asked."""
        theirs = await self._authoring.lesson(lesson.id)
        mine = await confirm(
            self.page,
            tr("This lesson was changed elsewhere"),
            tr(
                "Another window or program saved “{title}” while you were editing. Keep your "
                "text and replace the other one? “Cancel” copies your text to a new lesson.",
                title=theirs.title,
            ),
            tr("Keep mine"),
        )
        if mine:
            revision = await self._write(lesson, title, content, theirs.revision)
            self._lesson = LessonText(lesson.id, lesson.course_id, title, content, revision)
            return
        await self._keep_as_new(lesson, title, content)
        self._lesson = theirs
        self.page.show_lesson(theirs)

    async def _keep_as_new(self, lesson: LessonText, title: str, content: str) -> None:
        course = await self._authoring.course(lesson.course_id, user_id=self._user.id)
        module = next(
            part for part in course.modules if any(item.id == lesson.id for item in part.lessons)
        )
        await self._authoring.restore_lesson(
            lesson.course_id,
            module.id,
            LessonDraft(title=tr("{title} (my version)", title=title)[:300], content=content),
            len(module.lessons),
        )

    def _told(self, state: str, error: AppError | None) -> None:
        self.page.show_saving(state)
        if error is not None:
            self.context.notices.show(error_text(error), kind="bad")

    def _connect(self) -> None:
        page, go = self.page, self.context.go
        page.draft_changed.connect(self._on_draft_changed)
        page.save_requested.connect(lambda: self.scope.start(self._saver.flush, "save"))
        page.library_requested.connect(lambda: go(LibraryRoute()))
        page.lesson_chosen.connect(lambda key: go(EditRoute(self._course_id, LessonId(key))))
        page.read_requested.connect(self._on_read)
        page.publish_requested.connect(lambda on: self._start(lambda c: self._publish(c, on)))
        page.course_details_requested.connect(lambda: self._start(self._edit_details))
        page.add_module_requested.connect(lambda: self._start(self._add_module))
        page.add_lesson_requested.connect(
            lambda module: self._start(lambda c: self._add_lesson(c, module))
        )
        page.rename_module_requested.connect(
            lambda module, title: self._start(lambda c: self._rename_module(c, module, title))
        )
        page.delete_lesson_requested.connect(
            lambda key: self._start(lambda c: self._delete_lesson(c, LessonId(key)))
        )
        page.move_lesson_requested.connect(
            lambda key, offset: self._start(
                lambda _c: self._authoring.move_lesson(LessonId(key), offset)
            )
        )

    def _start(self, act: object) -> None:
        course_id = self._course_id
        if course_id is not None:
            self.scope.start(lambda: act(course_id), "act")  # type: ignore[operator]

    def _on_read(self) -> None:
        if self._lesson is not None:
            self.context.go(LessonRoute(self._lesson.id))

    async def _publish(self, course_id: CourseId, on: bool) -> None:
        await self._saver.flush()
        await self._library.set_published(course_id, on)
        words = tr("The course is published.") if on else tr("The course is a draft again.")
        self.context.notices.show(words, kind="good")

    async def _edit_details(self, course_id: CourseId) -> None:
        course = await self._authoring.course(course_id, user_id=self._user.id)
        details = await ask_course_details(self.page, course.title, course.description)
        if details is not None:
            title, description = details
            await self._authoring.save_course(course_id, title=title, description=description)

    async def _add_module(self, course_id: CourseId) -> None:
        title = await ask_text(self.page, tr("New module"), tr("Title"), "")
        if title:
            await self._authoring.add_module(course_id, title)

    async def _rename_module(self, course_id: CourseId, module: int, title: str) -> None:
        new = await ask_text(self.page, tr("Rename module"), tr("Title"), title)
        if new:
            await self._authoring.rename_module(course_id, ModuleId(module), new)

    async def _add_lesson(self, course_id: CourseId, module: int) -> None:
        course = await self._authoring.course(course_id, user_id=self._user.id)
        if not course.modules:
            module = await self._authoring.add_module(course_id, tr("Module 1"))
        module_id = ModuleId(module) if module else course.modules[-1].id
        title = await ask_text(self.page, tr("New lesson"), tr("Title"), "")
        if title:
            lesson_id = await self._authoring.add_lesson(course_id, module_id, title)
            self.context.go(EditRoute(course_id, lesson_id))

    async def _delete_lesson(self, course_id: CourseId, lesson_id: LessonId) -> None:
        course = await self._authoring.course(course_id, user_id=self._user.id)
        module = next(
            part for part in course.modules if any(item.id == lesson_id for item in part.lessons)
        )
        place = [item.id for item in module.lessons].index(lesson_id)
        agreed = await confirm(
            self.page,
            tr("Delete this lesson?"),
            tr(
                "“{title}” goes, and with it what learners did in it: marks, places and quiz "
                "results. Undo brings the lesson back, but not those.",
                title=module.lessons[place].title,
            ),
            tr("Delete lesson"),
            danger=True,
        )
        if not agreed:
            return
        if self._lesson is not None and self._lesson.id == lesson_id:
            await self._saver.flush()
            self._lesson = None
        draft = await self._authoring.delete_lesson(lesson_id)
        self.context.notices.show(
            tr("“{title}” was deleted.", title=draft.title),
            action_text=tr("Undo"),
            on_action=lambda: self.scope.start(
                lambda: self._authoring.restore_lesson(course_id, module.id, draft, place), "undo"
            ),
        )

    def _on_course_changed(self, event: CourseChanged) -> None:
        if event.course_id == self._course_id:
            self.mark_stale()

    def _on_course_deleted(self, event: CourseDeleted) -> None:
        if event.course_id == self._course_id:
            self._saver.forget()
            self._course_id = self._lesson = None
            self.page.show_nothing()
            self.stale = True

    def _on_lesson_saved(self, event: LessonSaved) -> None:
        lesson = self._lesson
        if event.origin is self or lesson is None or event.lesson_id != lesson.id:
            return
        if self._saver.is_clean:
            self.mark_stale()

    def _dress(self) -> None:
        host = self.context.theme_host
        self.page.edit.dress(host)
        self.page.preview.set_theme(host.theme, host.text_scale)
