"""Does what the outline wishes, one act after the other, and offers to take back what was lost."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from ....domain.course import MAX_TITLE, CourseView
from ....domain.edit import EditLabel
from ....domain.errors import AppError, NotFound
from ....domain.events import LessonSaved
from ....domain.ids import CourseId, LessonId, ModuleId
from ....domain.lesson import LessonText
from ....domain.lesson_parts import title_at
from ....domain.user import User
from ....services.authoring import AuthoringService
from ....services.editing import EditingService
from ....services.settings import SettingsService
from ...content.offsets import Offsets
from ...kit.dialogs import ask_text
from ...kit.routes import EditRoute
from ...kit.screen import ScreenContext
from ...kit.tasks import Policy, TaskScope
from ...kit.translate import tr
from . import parts_clipboard
from .arranging import LESSON, MODULE, Change, Chosen, Move, Removal, beside
from .outline_editor import OutlineEditor, Part
from .parts_clipboard import Held
from .rows import Marks

if TYPE_CHECKING:
    from ....domain.clip import Clip

_CLOSED = "outline_closed"
_MOST_COURSES = 50  # of which is kept what was closed in them
Act = Callable[[CourseId], Awaitable[None]]


@dataclass(frozen=True)
class Writing:
    """What the outline asks of the page on which a lesson is written.

    `lesson` is the open one as it was saved last, `offset` the text cursor in UTF-16 units.
    `reload` reads the course anew: the events of these acts have the controller as `origin` and
    are not for the screen, which would read the course after every step of a held key.
    """

    page: QWidget
    flush: Callable[[], Awaitable[None]]
    lesson: Callable[[], LessonText | None]
    offset: Callable[[], int]
    show_title: Callable[[str], None]
    reload: Callable[[], None]


class OutlineController:
    """Between the outline and the services; a move is on the screen before it is done."""

    def __init__(
        self,
        context: ScreenContext,
        outline: OutlineEditor,
        scope: TaskScope,
        *,
        authoring: AuthoringService,
        editing: EditingService,
        settings: SettingsService,
        user: User,
        writing: Writing,
        listen: Callable[[type[Any], Callable[[Any], None]], object],
    ) -> None:
        # Where to go when the open lesson is gone.
        self.neighbour: LessonId | None = None
        self._context, self._outline, self._scope = context, outline, scope
        self._authoring, self._editing, self._settings = authoring, editing, settings
        self._user, self._writing = user, writing
        self._acts: deque[tuple[CourseId, Change | None, Act]] = deque()
        self._turn = asyncio.Lock()
        self._saved: set[LessonId] = set()
        self._connect()
        listen(LessonSaved, self._on_lesson_saved)

    async def keep_as_new(self, lesson: LessonText, title: str, content: str) -> LessonId:
        """Put a text into a new lesson after `lesson`, or at the end when that is gone."""
        course = await self._authoring.course(lesson.course_id, user_id=self._user.id)
        title = title[:MAX_TITLE]
        for module in course.modules:
            keys = [item.id for item in module.lessons]
            if lesson.id in keys:
                at = keys.index(lesson.id) + 1
                return await self._editing.add_lesson(course.id, module.id, title, content, at)
        home = await self._home(course.id, 0)
        return await self._editing.add_lesson(course.id, home, title, content)

    def _connect(self) -> None:
        outline = self._outline
        outline.course_shown.connect(self._on_course_shown)
        outline.closed_changed.connect(
            lambda _: self._scope.start(self._keep_closed, "outline closed", Policy.LATEST)
        )
        outline.moved.connect(self._on_moved)
        outline.renamed.connect(
            lambda kind, key, title: self._do(lambda course: self._rename(course, kind, key, title))
        )
        outline.add_lesson_wanted.connect(
            lambda module, at: self._do(lambda course: self._add_lesson(course, module, at))
        )
        outline.add_module_wanted.connect(
            lambda at: self._do(lambda course: self._add_module(course, at))
        )
        outline.split_wanted.connect(
            lambda key: self._scope.start(lambda: self._ask_split(LessonId(key)), "outline ask")
        )
        outline.paste_wanted.connect(
            lambda module, at: self._do(lambda course: self._paste(course, module, at))
        )
        for signal, act in (
            (outline.duplicate_wanted, self._duplicate),
            (outline.copy_wanted, self._copy),
            (outline.cut_wanted, self._cut),
        ):
            signal.connect(lambda parts, act=act: self._do(lambda course: act(course, parts)))
        outline.delete_wanted.connect(
            lambda parts: self._do(lambda course: self._delete(course, parts), Removal(parts))
        )
        outline.merge_wanted.connect(
            lambda parts: self._do(
                lambda course: self._merge(course, parts),
                Removal(Chosen(lessons=parts.lessons[1:])),
            )
        )
        outline.cut_dropped.connect(self._drop_cut)

    # ------------------------------------------------------------ one after the other

    def _do(self, act: Act, change: Change | None = None) -> None:
        course = self._outline.course
        if course is not None:
            self._acts.append((course.id, change, act))
            self._scope.start(self._work, "outline", Policy.LATEST)

    async def finish(self) -> None:
        """Do all that waits, before one leaves: nothing that was wished is lost."""
        await self._work()

    async def _work(self) -> None:
        """All that waits, in its order. What fails is told, and the next one goes on."""
        async with self._turn:
            did_something = False
            while self._acts:
                did_something |= await self._do_next(*self._acts.popleft())
            if did_something:
                self._writing.reload()

    async def _do_next(self, course_id: CourseId, change: Change | None, act: Act) -> bool:
        done = False
        try:
            await act(course_id)
            done = True
        except AppError as error:
            self._context.on_error(error)
        finally:
            if change is not None:
                self._outline.settle(change, done)
        return done

    def _on_moved(self, move: Move) -> None:
        """Quick steps of the same parts are one move to where the last of them ends."""
        if self._acts:
            course_id, waiting, _ = self._acts[-1]
            same = isinstance(waiting, Move) and (waiting.kind, waiting.keys) == (
                move.kind,
                move.keys,
            )
            if same and waiting is not None and self._outline.is_of(course_id):
                self._acts.pop()
                self._outline.settle(waiting, False)
        self._do(lambda course: self._move(course, move), move)

    async def _move(self, course_id: CourseId, move: Move) -> None:
        if move.kind == MODULE:
            keys = [ModuleId(key) for key in move.keys]
            await self._editing.move_modules(course_id, keys, move.at, origin=self)
        else:
            lessons = [LessonId(key) for key in move.keys]
            home = ModuleId(move.module_id)
            await self._editing.move_lessons(course_id, lessons, home, move.at, origin=self)

    # ------------------------------------------------------------ making and naming

    async def _add_module(self, course_id: CourseId, at: int | None) -> None:
        key = await self._editing.add_module(course_id, tr("New module"), at, origin=self)
        self._outline.await_parts([(MODULE, key)], rename=True)

    async def _add_lesson(self, course_id: CourseId, module: int, at: int | None) -> None:
        home = await self._home(course_id, module)
        key = await self._editing.add_lesson(course_id, home, tr("New lesson"), at=at, origin=self)
        self._outline.await_parts([(LESSON, key)], rename=True)
        self._context.go(EditRoute(course_id, key))

    async def _home(self, course_id: CourseId, module: int) -> ModuleId:
        """The module to put a lesson into: a first one is made for a course without any."""
        if module:
            return ModuleId(module)
        course = await self._authoring.course(course_id, user_id=self._user.id)
        if course.modules:
            return course.modules[-1].id
        return await self._editing.add_module(course_id, tr("Module 1"))

    async def _rename(self, course_id: CourseId, kind: str, key: int, title: str) -> None:
        lesson = self._writing.lesson()
        if kind == MODULE:
            await self._editing.rename_module(course_id, ModuleId(key), title, origin=self)
        elif lesson is not None and lesson.id == key:
            self._writing.show_title(title)  # as if it were typed there
        else:
            await self._editing.rename_lesson(course_id, LessonId(key), title, origin=self)

    async def _ask_split(self, key: LessonId) -> None:
        # First where the cursor is: saving may show the text anew.
        units = self._writing.offset()
        await self._writing.flush()
        lesson = self._writing.lesson()
        if lesson is None or lesson.id != key:
            return
        offset = Offsets(lesson.content).from_page(units)
        title = await ask_text(
            self._writing.page, tr("Split the lesson"), tr("Title of the second lesson"),
            title_at(lesson.content, offset) or tr("{title}, continued", title=lesson.title),
        )  # fmt: skip
        if title:
            self._do(lambda _course: self._split(lesson, offset, title))

    async def _split(self, lesson: LessonText, offset: int, title: str) -> None:
        new = await self._editing.split_lesson(
            lesson.id, offset, title, lesson.revision, origin=self
        )
        self._outline.await_parts([(LESSON, new)])

    async def _merge(self, course_id: CourseId, parts: Chosen) -> None:
        await self._writing.flush()
        kept = await self._editing.merge_lessons(course_id, parts.lessons, origin=self)
        self._outline.await_parts([(LESSON, kept)])
        if self._outline.current_lesson in parts.lessons:
            self._context.go(EditRoute(course_id, kept))
        await self._offer_undo(course_id, tr("%n lessons were merged.", len(parts.lessons)))

    # ------------------------------------------------------------ copies

    async def _duplicate(self, course_id: CourseId, parts: Chosen) -> None:
        await self._writing.flush()
        made = await self._editing.duplicate(
            course_id, lessons=parts.lessons, modules=parts.modules, origin=self
        )
        self._outline.await_parts(_parts(made.modules, made.lessons))

    async def _copy(self, course_id: CourseId, parts: Chosen) -> None:
        await self._hold(course_id, parts, is_cut=False)
        words = tr("%n part(s) of the course copied.", len(parts))
        self._context.notices.show(words, seconds=3.0)

    async def _cut(self, course_id: CourseId, parts: Chosen) -> None:
        await self._hold(course_id, parts, is_cut=True)

    async def _hold(self, course_id: CourseId, parts: Chosen, *, is_cut: bool) -> None:
        await self._writing.flush()
        clip = await self._editing.copy(course_id, lessons=parts.lessons, modules=parts.modules)
        parts_clipboard.hold(Held(clip.dump(), course_id, parts, is_cut), clip.as_markdown())
        self._outline.show_cut(parts if is_cut else Chosen())

    async def _paste(self, course_id: CourseId, module: int, at: int | None) -> None:
        held = parts_clipboard.held()
        if held is None:
            return
        clip = _clip_of(held)
        course = await self._authoring.course(course_id, user_id=self._user.id)
        if held.is_cut and held.course_id == course_id and _has(course, held.parts):
            await self._move_cut(course, held.parts, module, at)
        else:
            home, place = (ModuleId(module) if module else None), at
            if not clip.lessons:
                home, place = None, _behind(course, module)
            made = await self._editing.paste(course_id, clip, home, place, origin=self)
            self._outline.await_parts(_parts(made.modules, made.lessons))
            if held.is_cut:
                await self._take_away(held)
        if held.is_cut:  # a second time it is a copy
            parts_clipboard.hold(Held(held.clip, held.course_id, held.parts), clip.as_markdown())
            self._outline.show_cut(Chosen())

    async def _move_cut(
        self, course: CourseView, parts: Chosen, module: int, at: int | None
    ) -> None:
        """Within a course what was cut is moved: it keeps what learners did in it."""
        if parts.modules:
            order = [item.id for item in course.modules]
            place = _behind(course, module)
            before = order[:place]
            place = len(before) - sum(key in parts.modules for key in before)
            await self._editing.move_modules(course.id, parts.modules, place, origin=self)
        home = next((item for item in course.modules if item.id == module), None)
        if parts.lessons and home is not None and home.id not in parts.modules:
            row = [item.id for item in home.lessons][:at]
            place = len(row) - sum(key in parts.lessons for key in row)
            await self._editing.move_lessons(course.id, parts.lessons, home.id, place, origin=self)
        self._outline.await_parts(_parts(parts.modules, parts.lessons))

    async def _take_away(self, held: Held) -> None:
        """Out of the course that it was cut from, where it still is."""
        try:
            await self._editing.delete(
                held.course_id, lessons=held.parts.lessons, modules=held.parts.modules, origin=self
            )
        except NotFound:
            return

    def _drop_cut(self) -> None:
        held = parts_clipboard.held()
        if held is not None and held.is_cut:
            clip = _clip_of(held)
            parts_clipboard.hold(Held(held.clip, held.course_id, held.parts), clip.as_markdown())
        self._outline.show_cut(Chosen())

    # ------------------------------------------------------------ deleting and taking back

    async def _delete(self, course_id: CourseId, parts: Chosen) -> None:
        await self._writing.flush()
        course = await self._authoring.course(course_id, user_id=self._user.id)
        self.neighbour = beside(course, parts)
        titles = _titles(course, parts)
        await self._editing.delete(
            course_id, lessons=parts.lessons, modules=parts.modules, origin=self
        )
        await self._offer_undo(course_id, _gone_words(course, parts), titles)

    async def _offer_undo(
        self, course_id: CourseId, words: str, titles: Sequence[tuple[str, str]] = ()
    ) -> None:
        """A notice with Undo. `titles` are (kind, title) of what lies in the trash now."""
        label = (await self._editing.state(course_id)).undo

        async def undo() -> None:
            await self._take_back(course_id, label, titles)

        self._context.notices.show(
            words, action_text=tr("Undo"), on_action=lambda: self._scope.start(undo, "undo")
        )

    async def _take_back(
        self, course_id: CourseId, label: EditLabel | None, titles: Sequence[tuple[str, str]]
    ) -> None:
        """Undo the step, or, when others came after it, take its parts out of the trash."""
        lesson: LessonId | None = None
        if (await self._editing.state(course_id)).undo == label:
            done = await self._editing.undo(course_id)
            lesson = done.lesson_id if done is not None else None
        elif titles:
            wanted = list(titles)
            for item in await self._editing.trash(course_id):
                if (item.kind, item.title) in wanted:
                    wanted.remove((item.kind, item.title))
                    lesson = await self._editing.take_back(course_id, item.id)
        else:
            self._context.notices.show(
                tr("Other changes came after this one. Undo them first, one by one.")
            )
            return
        if lesson is not None:
            self._context.go(EditRoute(course_id, lesson))

    # ------------------------------------------------------------ what is remembered and known

    def _on_course_shown(self, is_other: bool) -> None:
        if is_other:
            self._scope.start(self._recall_closed, "outline recall", Policy.LATEST)
        self._scope.start(self._learn, "outline marks", Policy.LATEST)

    def _on_lesson_saved(self, event: LessonSaved) -> None:
        if self._outline.is_of(event.course_id):
            self._saved.add(event.lesson_id)
            self._scope.start(self._learn_saved, "outline saved", Policy.LATEST)

    async def _learn_saved(self) -> None:
        """Of what is saved again and again while one types, that lesson alone is looked at."""
        while self._saved:
            key = self._saved.pop()
            try:
                text = await self._authoring.lesson(key)
            except NotFound:
                continue
            self._outline.mark_blank(key, not text.content.strip())

    async def _learn(self) -> None:
        course = self._outline.course
        if course is not None:
            blank = await self._authoring.blank_lessons(course.id)
            self._outline.show_marks(Marks(blank, self._outline.problems))

    async def _recall_closed(self) -> None:
        course = self._outline.course
        kept = await self._settings.get(_CLOSED)
        if course is not None and isinstance(kept, dict):
            keys = kept.get(str(course.id))
            if isinstance(keys, list) and self._outline.is_of(course.id):
                self._outline.show_closed([key for key in keys if isinstance(key, int)])

    async def _keep_closed(self) -> None:
        course, keys = self._outline.course, self._outline.closed
        if course is None:
            return
        kept = await self._settings.get(_CLOSED)
        table = dict(kept) if isinstance(kept, dict) else {}
        table.pop(str(course.id), None)
        if keys:
            table[str(course.id)] = sorted(keys)
        last = list(table.items())[-_MOST_COURSES:]
        await self._settings.put(_CLOSED, dict(last))


def _clip_of(held: Held) -> Clip:
    from ....domain.clip import Clip  # late: no start needs pydantic

    return Clip.read(held.clip)


def _parts(modules: Sequence[ModuleId], lessons: Sequence[LessonId]) -> list[Part]:
    """What to stand on: modules, else lessons; those of the modules come with them."""
    return [(MODULE, key) for key in modules] or [(LESSON, key) for key in lessons]


def _has(course: CourseView, parts: Chosen) -> bool:
    modules = {item.id for item in course.modules}
    return modules.issuperset(parts.modules) and {item.id for item in course.lessons}.issuperset(
        parts.lessons
    )


def _behind(course: CourseView, module: int) -> int:
    """The place of a module that comes behind another one, else the end."""
    keys = [item.id for item in course.modules]
    return keys.index(ModuleId(module)) + 1 if module in keys else len(keys)


def _titles(course: CourseView, parts: Chosen) -> list[tuple[str, str]]:
    found = [(MODULE, item.title) for item in course.modules if item.id in parts.modules]
    return found + [(LESSON, item.title) for item in course.lessons if item.id in parts.lessons]


def _gone_words(course: CourseView, parts: Chosen) -> str:
    titles = _titles(course, parts)
    if len(titles) > 1:
        return tr("%n parts of the course were deleted.", len(titles))
    if parts.modules:
        module = next(item for item in course.modules if item.id in parts.modules)
        if module.lessons:
            return tr(
                "The module “{title}” was deleted with %n lesson(s).",
                len(module.lessons),
                title=module.title,
            )
        return tr("The module “{title}” was deleted.", title=module.title)
    return tr("“{title}” was deleted.", title=titles[0][1] if titles else "")
