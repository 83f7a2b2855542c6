"""What an author does with the parts of a course: add, rename, move, delete, and take back."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Sequence
from typing import Any

from ...domain.course import MAX_TITLE, CourseView, ModuleItem
from ...domain.edit import CourseFields
from ...domain.ids import CourseId, LessonId, ModuleId
from ...domain.lesson import LessonText
from ...domain.user import User
from ...services.authoring import AuthoringService
from ...services.editing import EditingService
from ..kit.dialogs import ask_text
from ..kit.routes import EditRoute
from ..kit.screen import ScreenContext
from ..kit.tasks import Policy, TaskScope
from ..kit.translate import tr
from .course_dialog import ask_course_details
from .page import EditorPage

Act = Callable[[CourseView], Coroutine[Any, Any, None]]


class CourseParts:
    """Does what the outline panel asks for, on the course that is on the desk."""

    def __init__(
        self,
        context: ScreenContext,
        page: EditorPage,
        scope: TaskScope,
        authoring: AuthoringService,
        editing: EditingService,
        user: User,
        *,
        flush: Callable[[], Coroutine[Any, Any, None]],
    ) -> None:
        self.course: CourseView | None = None
        # Where to go when the open lesson is gone.
        self.neighbour: LessonId | None = None
        self._context = context
        self._page = page
        self._scope = scope
        self._authoring = authoring
        self._editing = editing
        self._user = user
        self._flush = flush
        self._steps: dict[tuple[str, int], int] = {}
        self._connect()

    async def keep_as_new(self, lesson: LessonText, title: str, content: str) -> LessonId:
        """Put a text into a new lesson after `lesson`, or at the end when that is gone."""
        course = await self._authoring.course(lesson.course_id, user_id=self._user.id)
        title = title[:MAX_TITLE]
        for module in course.modules:
            keys = [item.id for item in module.lessons]
            if lesson.id in keys:
                at = keys.index(lesson.id) + 1
                return await self._editing.add_lesson(course.id, module.id, title, content, at)
        module_id = await self._last_module(course)
        return await self._editing.add_lesson(course.id, module_id, title, content)

    def _connect(self) -> None:
        panel = self._page.panel
        panel.course_details_requested.connect(lambda: self._start(self._edit_details))
        panel.add_module_requested.connect(lambda: self._start(self._add_module))
        panel.add_lesson_requested.connect(
            lambda module: self._start(lambda course: self._add_lesson(course, module))
        )
        panel.rename_module_requested.connect(
            lambda key, title: self._start(lambda course: self._rename_module(course, key, title))
        )
        panel.delete_module_requested.connect(
            lambda key: self._start(lambda course: self._delete_module(course, ModuleId(key)))
        )
        panel.rename_lesson_requested.connect(
            lambda key: self._start(lambda _course: self._rename_lesson(LessonId(key)))
        )
        panel.delete_lesson_requested.connect(
            lambda key: self._start(lambda course: self._delete_lesson(course, LessonId(key)))
        )
        panel.move_lesson_requested.connect(lambda key, by: self._move("lesson", key, by))
        panel.move_module_requested.connect(lambda key, by: self._move("module", key, by))

    def _start(self, act: Act) -> None:
        course = self.course
        if course is not None:
            self._scope.start(lambda: self._act(course.id, act), "part")

    async def _act(self, course_id: CourseId, act: Act) -> None:
        # Read anew: what was learned since the course was opened must be asked about too.
        await act(await self._authoring.course(course_id, user_id=self._user.id))

    # ------------------------------------------------------------ course and modules

    async def _edit_details(self, course: CourseView) -> None:
        details = await ask_course_details(self._page, course.title, course.description)
        if details is not None:
            title, description = details
            change = CourseFields(title=title, description=description)
            await self._editing.save_course(course.id, change)

    async def _add_module(self, course: CourseView) -> None:
        title = await ask_text(self._page, tr("New module"), tr("Title"), "")
        if title:
            await self._editing.add_module(course.id, title)

    async def _rename_module(self, course: CourseView, key: int, title: str) -> None:
        new = await ask_text(self._page, tr("Rename module"), tr("Title"), title)
        if new and new != title:
            await self._editing.rename_module(course.id, ModuleId(key), new)

    async def _delete_module(self, course: CourseView, key: ModuleId) -> None:
        at = next((n for n, item in enumerate(course.modules) if item.id == key), None)
        if at is None:
            return
        module = course.modules[at]
        keys = [item.id for item in module.lessons]
        if self._page.outline.current_lesson in keys:
            self.neighbour = _beside(course, keys)
            await self._flush()
        current = self._page.outline.current_lesson
        await self._editing.delete(course.id, modules=[key], looking_at=current)
        self._offer_undo(_gone_words(module), course.id)

    # ------------------------------------------------------------ lessons

    async def _add_lesson(self, course: CourseView, module: int) -> None:
        title = await ask_text(self._page, tr("New lesson"), tr("Title"), "")
        if not title:
            return
        module_id = ModuleId(module) if module else await self._last_module(course)
        lesson_id = await self._editing.add_lesson(course.id, module_id, title)
        self._context.go(EditRoute(course.id, lesson_id))

    async def _last_module(self, course: CourseView) -> ModuleId:
        if course.modules:
            return course.modules[-1].id
        return await self._editing.add_module(course.id, tr("Module 1"))

    async def _rename_lesson(self, key: LessonId) -> None:
        is_open = self._page.outline.current_lesson == key
        lesson = await self._authoring.lesson(key)
        title = self._page.title if is_open else lesson.title
        new = await ask_text(self._page, tr("Rename lesson"), tr("Title"), title)
        if not new or new == title:
            return
        if is_open:
            self._page.show_title(new)
            return
        await self._editing.rename_lesson(lesson.course_id, key, new)

    async def _delete_lesson(self, course: CourseView, key: LessonId) -> None:
        module = next((m for m in course.modules if any(x.id == key for x in m.lessons)), None)
        if module is None:
            return
        lesson = next(item for item in module.lessons if item.id == key)
        self.neighbour = _beside(course, [key])
        if self._page.outline.current_lesson == key:
            await self._flush()
        await self._editing.delete(course.id, lessons=[key])
        self._offer_undo(tr("“{title}” was deleted.", title=lesson.title), course.id)

    def _offer_undo(self, words: str, course_id: CourseId) -> None:
        async def undo() -> None:
            done = await self._editing.undo(course_id)
            if done is not None and done.lesson_id is not None:
                self._context.go(EditRoute(course_id, done.lesson_id))

        self._context.notices.show(
            words, action_text=tr("Undo"), on_action=lambda: self._scope.start(undo, "undo")
        )

    def _move(self, kind: str, key: int, by: int) -> None:
        """Count the steps that come while one is being gone: none is lost."""
        course = self.course
        if course is None:
            return
        self._steps[kind, key] = self._steps.get((kind, key), 0) + by
        self._scope.start(lambda: self._go_steps(course.id), "move", Policy.LATEST)

    async def _go_steps(self, course_id: CourseId) -> None:
        while self._steps:
            (kind, key), steps = self._steps.popitem()
            course = await self._authoring.course(course_id, user_id=self._user.id)
            if kind == "lesson":
                place = _stepped(course, LessonId(key), steps)
                if place is not None:
                    await self._editing.move_lessons(course_id, [LessonId(key)], *place)
                continue
            row = [item.id for item in course.modules]
            if key in row:
                at = min(max(row.index(ModuleId(key)) + steps, 0), len(row) - 1)
                await self._editing.move_modules(course_id, [ModuleId(key)], at)


def _stepped(course: CourseView, key: LessonId, steps: int) -> tuple[ModuleId, int] | None:
    """Where a lesson is after so many steps; crossing a module's edge is one."""
    rows = [[item.id for item in module.lessons] for module in course.modules]
    home = next((at for at, row in enumerate(rows) if key in row), None)
    if home is None:
        return None
    at, step = rows[home].index(key), 1 if steps > 0 else -1
    rows[home].remove(key)
    for _ in range(abs(steps)):
        if 0 <= at + step <= len(rows[home]):
            at += step
        elif 0 <= home + step < len(rows):
            home += step
            at = 0 if step > 0 else len(rows[home])
    return course.modules[home].id, at


def _beside(course: CourseView, keys: Sequence[LessonId]) -> LessonId | None:
    """The lesson after those of `keys`, which follow each other, else the one before them."""
    order = [item.id for item in course.lessons]
    first, after = order.index(keys[0]), order.index(keys[-1]) + 1
    return next(iter(order[after : after + 1] + order[max(first - 1, 0) : first]), None)


def _gone_words(module: ModuleItem) -> str:
    if not module.lessons:
        return tr("The module “{title}” was deleted.", title=module.title)
    return tr(
        "The module “{title}” was deleted with %n lesson(s).",
        len(module.lessons),
        title=module.title,
    )
