"""Editing a course: every verb is one step, done in one unit of work, that can be undone.

What is deleted goes to the course's trash with all that learners did in it. Places (`at`) count
from 0 in the list without the parts that are moved; None is the end.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Any

from ..domain import course_tree as trees
from ..domain.course import checked_title
from ..domain.course_tree import Tree
from ..domain.duration import reading_minutes
from ..domain.edit import (
    ASSET,
    COURSE,
    HOME,
    LESSON,
    MODULE,
    CourseDetails,
    CourseFields,
    Edit,
    EditLabel,
    Helped,
    Pasted,
    TextStep,
    field_change,
)
from ..domain.errors import InvalidContent
from ..domain.events import CourseChanged, LessonSaved
from ..domain.ids import CourseId, LessonId, ModuleId
from ..domain.lesson import LessonText, checked_text, minutes_after
from ..domain.lesson_parts import merged, split_at
from ..domain.media_mentions import key_of, mentions, strings_in
from ..domain.rights import Right
from .editing_assets import AssetEditing
from .editing_base import json_text, need_base, need_here, need_module, place_in
from .editing_undo import Undoing
from .gate import needs

if TYPE_CHECKING:
    from ..domain.clip import Clip
    from ..domain.draft import CourseDraft, LessonDraft, ModuleDraft


class EditingService(AssetEditing, Undoing):
    """What an author does with the parts of a course, and takes back."""

    # ------------------------------------------------------------ making

    @needs(Right.EDIT_COURSES)
    async def add_module(
        self, course_id: CourseId, title: str, at: int | None = None, *, origin: object = None
    ) -> ModuleId:
        """A new empty module."""
        title = checked_title(title)
        async with self._uow(write=True) as work:
            before = await work.edits.tree(course_id)
            await self._steps.begin(work, course_id, course=True)
            key = await work.courses.add_module(course_id, title)
            tree = trees.with_modules(before, [trees.Branch(key)], at)
            label = EditLabel("add_module", title)
            await self._steps.do(work, course_id, label, self._by, tree=tree, before=before)
            await work.commit()
        self._events.publish(CourseChanged(course_id, origin))
        return key

    @needs(Right.EDIT_COURSES)
    async def add_lesson(
        self,
        course_id: CourseId,
        module_id: ModuleId,
        title: str,
        content: str = "",
        at: int | None = None,
        *,
        origin: object = None,
    ) -> LessonId:
        """A new lesson in a module."""
        from ..domain.draft import LessonDraft  # late: no start needs pydantic

        draft = LessonDraft(
            title=checked_title(title),
            content=checked_text(content),
            duration_minutes=reading_minutes(content),
        )
        async with self._uow(write=True) as work:
            before = await work.edits.tree(course_id)
            need_module(before, module_id)
            await self._steps.begin(work, course_id, course=True)
            key = await work.courses.add_lesson(module_id, draft, at)
            tree = trees.with_lessons(before, [key], module_id, at)
            label = EditLabel("add_lesson", draft.title)
            await self._steps.do(
                work, course_id, label, self._by, tree=tree, before=before, lesson_id=key
            )
            await work.commit()
        self._events.publish(CourseChanged(course_id, origin))
        return key

    # ------------------------------------------------------------ words

    @needs(Right.EDIT_COURSES)
    async def details(self, course_id: CourseId) -> CourseDetails:
        """All that is said of a course."""
        async with self._uow() as work:
            return await work.edits.details(course_id)

    @needs(Right.EDIT_COURSES)
    async def save_course(
        self,
        course_id: CourseId,
        change: CourseFields,
        *,
        helped: Helped | None = None,
        origin: object = None,
    ) -> None:
        """Change what is said of a course; `helped`: a model wrote what is new in it."""
        values = {}
        for name, value in change.given().items():
            if name == "title":
                value = checked_title(str(value))
            text = value.strip() if isinstance(value, str) else json_text([*_clean(value)])
            values[(COURSE, int(course_id), name)] = text
        async with self._uow(write=True) as work:
            title = await work.courses.title(course_id)
            label = EditLabel("change_course", title) if helped is None else helped.label
            await self._steps.do(work, course_id, label, self._by_with(helped), values=values)
            await work.commit()
        self._events.publish(CourseChanged(course_id, origin))

    @needs(Right.EDIT_COURSES)
    async def rename_module(
        self, course_id: CourseId, module_id: ModuleId, title: str, *, origin: object = None
    ) -> None:
        """Give a module another title."""
        await self._rename(course_id, MODULE, module_id, title, origin)

    @needs(Right.EDIT_COURSES)
    async def rename_lesson(
        self, course_id: CourseId, lesson_id: LessonId, title: str, *, origin: object = None
    ) -> None:
        """Give a lesson another title."""
        await self._rename(course_id, LESSON, lesson_id, title, origin)

    async def _rename(
        self, course_id: CourseId, kind: str, key: int, title: str, origin: object
    ) -> None:
        title = checked_title(title)
        lesson = LessonId(key) if kind == LESSON else None
        async with self._uow(write=True) as work:
            await need_here(work, course_id, kind, key)
            values = {(kind, key, "title"): title}
            label = EditLabel(f"rename_{kind}", await work.edits.field(kind, key, "title"))
            await self._steps.do(work, course_id, label, self._by, values=values, lesson_id=lesson)
            await work.commit()
        self._events.publish(CourseChanged(course_id, origin))

    @needs(Right.EDIT_COURSES)
    async def save_lesson(
        self,
        lesson_id: LessonId,
        *,
        title: str,
        content: str,
        base_revision: int,
        steps: Sequence[TextStep] = (),
        origin: object = None,
    ) -> int:
        """Keep a lesson; Conflict when `base_revision` is not the last. Returns the new one.

        `steps` are texts on the way from the last one to this one: each can be undone alone.
        """
        title, content = checked_title(title), checked_text(content)
        async with self._uow(write=True) as work:
            before = await work.lessons.text(lesson_id)
            await need_here(work, before.course_id, LESSON, lesson_id)
            minutes = minutes_after(content, before.content, before.minutes)
            course = title != before.title
            await self._steps.begin(work, before.course_id, [lesson_id], course=course)
            revision = await work.lessons.save(lesson_id, title, content, minutes, base_revision)
            edits = _writing(before, title, [*steps, TextStep(content)])
            helped = next((one.helped for one in steps if one.helped is not None), None)
            recount = minutes != before.minutes
            by = self._by_with(helped)
            await self._steps.keep(work, before.course_id, edits, by, lesson_id, recount=recount)
            await work.commit()
        self._events.publish(LessonSaved(lesson_id, before.course_id, revision, origin))
        return revision

    # ------------------------------------------------------------ order

    @needs(Right.EDIT_COURSES)
    async def move_lessons(
        self,
        course_id: CourseId,
        lessons: Sequence[LessonId],
        module_id: ModuleId,
        at: int | None = None,
        *,
        origin: object = None,
    ) -> None:
        """Put lessons together into a module."""
        label = EditLabel("move_lesson", await self._name(LESSON, lessons))

        def change(tree: Tree) -> Tree:
            need_module(tree, module_id)
            return trees.with_lessons(tree, trees.ordered(tree, set(lessons)), module_id, at)

        await self._reorder(course_id, label, change, origin, next(iter(lessons), None))

    @needs(Right.EDIT_COURSES)
    async def move_modules(
        self,
        course_id: CourseId,
        modules: Sequence[ModuleId],
        at: int | None = None,
        *,
        origin: object = None,
    ) -> None:
        """Put modules together at a place."""
        label = EditLabel("move_module", await self._name(MODULE, modules))
        await self._reorder(
            course_id, label, lambda tree: trees.moved_modules(tree, set(modules), at), origin
        )

    @needs(Right.EDIT_COURSES)
    async def delete(
        self,
        course_id: CourseId,
        *,
        lessons: Collection[LessonId] = (),
        modules: Collection[ModuleId] = (),
        looking_at: LessonId | None = None,
        origin: object = None,
    ) -> None:
        """Move parts to the trash: undo, or `take_back` within 30 days, brings all of it back.

        `looking_at` is the lesson on the desk, to which undo leads back.
        """
        kind, keys = (MODULE, modules) if modules else (LESSON, lessons)
        label = EditLabel(f"delete_{kind}", await self._name(kind, keys))
        await self._reorder(
            course_id,
            label,
            lambda tree: trees.without(tree, lessons=lessons, modules=modules),
            origin,
            looking_at,
        )

    @needs(Right.EDIT_COURSES)
    async def split_lesson(
        self,
        lesson_id: LessonId,
        offset: int,
        title: str,
        base_revision: int,
        *,
        origin: object = None,
    ) -> LessonId:
        """Two lessons of one, before the line that `offset` is in. Returns the second."""
        from ..domain.draft import LessonDraft  # late: no start needs pydantic

        title = checked_title(title)
        async with self._uow(write=True) as work:
            lesson = await work.lessons.text(lesson_id)
            need_base(lesson, base_revision)
            first, rest = split_at(lesson.content, offset, title)
            before = await work.edits.tree(lesson.course_id)
            module_id, at = place_in(before, lesson_id)
            await self._steps.begin(work, lesson.course_id, course=True)
            draft = LessonDraft(title=title, content=rest, duration_minutes=reading_minutes(rest))
            key = await work.courses.add_lesson(ModuleId(module_id), draft, at + 1)
            await self._steps.do(
                work,
                lesson.course_id,
                EditLabel("split_lesson", lesson.title),
                self._by,
                tree=trees.with_lessons(before, [key], module_id, at + 1),
                before=before,
                values={(LESSON, int(lesson_id), "content"): first},
                lesson_id=lesson_id,
            )
            await work.commit()
        self._events.publish(CourseChanged(lesson.course_id, origin))
        return key

    @needs(Right.EDIT_COURSES)
    async def merge_lessons(
        self, course_id: CourseId, lessons: Sequence[LessonId], *, origin: object = None
    ) -> LessonId:
        """One lesson of several: the first takes the texts and quizzes of those behind it."""
        async with self._uow(write=True) as work:
            tree = await work.edits.tree(course_id)
            keys = [LessonId(key) for key in trees.ordered(tree, set(lessons))]
            if len(keys) < 2:
                raise InvalidContent("Merging needs at least two lessons.", "Choose two or more.")
            texts = [await work.lessons.text(key) for key in keys]
            content = checked_text(merged([(text.title, text.content) for text in texts]))
            values = {(LESSON, int(keys[0]), "content"): content}
            for key in keys[1:]:
                for asset in await work.assets.of_lesson(key):
                    values[ASSET, int(asset.id), HOME] = str(keys[0])
            await self._steps.do(
                work,
                course_id,
                EditLabel("merge_lessons", texts[0].title),
                self._by,
                values=values,
                tree=trees.without(tree, lessons=keys[1:]),
                lesson_id=keys[0],
            )
            await work.commit()
        self._events.publish(CourseChanged(course_id, origin))
        return keys[0]

    # ------------------------------------------------------------ copies

    @needs(Right.EDIT_COURSES)
    async def copy(
        self,
        course_id: CourseId,
        *,
        lessons: Collection[LessonId] = (),
        modules: Collection[ModuleId] = (),
    ) -> Clip:
        """Parts of a course with all that was made for them, for the clipboard."""
        async with self._uow() as work:
            tree = await work.edits.tree(course_id)
            draft = await work.courses.draft(course_id)
        return _clip(draft, tree, set(lessons), set(modules))

    @needs(Right.EDIT_COURSES)
    async def paste(
        self,
        course_id: CourseId,
        clip: Clip,
        module_id: ModuleId | None = None,
        at: int | None = None,
        *,
        origin: object = None,
    ) -> Pasted:
        """Put copied parts in: modules at `at` of the course when there is no `module_id`.

        Lessons that were copied without a module go into `module_id`, else the last one.
        """
        label = EditLabel("paste", _only_title(clip))
        return await self._put_in(course_id, clip, label, module_id, at, origin)

    @needs(Right.EDIT_COURSES)
    async def duplicate(
        self,
        course_id: CourseId,
        *,
        lessons: Collection[LessonId] = (),
        modules: Collection[ModuleId] = (),
        origin: object = None,
    ) -> Pasted:
        """Copies of modules, or of lessons, behind the last of them."""
        clip = await self.copy(course_id, lessons=lessons, modules=modules)
        async with self._uow() as work:
            tree = await work.edits.tree(course_id)
        home, place = _behind(tree, set(lessons), set(modules))
        kind = MODULE if modules else LESSON
        label = EditLabel(f"duplicate_{kind}", _only_title(clip))
        return await self._put_in(course_id, clip, label, home, place, origin)

    async def _put_in(
        self,
        course_id: CourseId,
        clip: Clip,
        label: EditLabel,
        module_id: ModuleId | None,
        at: int | None,
        origin: object,
    ) -> Pasted:
        if not clip.modules and not clip.lessons:
            raise InvalidContent("Nothing was copied.", "Choose modules or lessons first.")
        async with self._uow(write=True) as work:
            before = tree = await work.edits.tree(course_id)
            await self._steps.begin(work, course_id, course=True)
            made: list[ModuleId] = []
            keys: list[LessonId] = []
            for draft in clip.modules:
                home = await work.courses.add_module(course_id, draft.title, draft.summary)
                own = [await work.courses.add_lesson(home, lesson) for lesson in draft.lessons]
                place = None if at is None or module_id is not None else at + len(made)
                tree = trees.with_modules(tree, [trees.Branch(home, tuple(own))], place)
                made.append(home)
                keys += own
            if clip.lessons:
                if module_id is None and tree:
                    module_id = ModuleId(tree[-1].module)
                if module_id is None:
                    module_id = await work.courses.add_module(course_id, clip.lessons[0].title)
                    tree = (trees.Branch(module_id),)
                need_module(tree, module_id)
                own = [await work.courses.add_lesson(module_id, item) for item in clip.lessons]
                tree = trees.with_lessons(tree, own, module_id, at)
                keys += own
            first = next(iter(keys), None)
            await self._steps.do(
                work, course_id, label, self._by, tree=tree, before=before, lesson_id=first
            )
            await work.commit()
        self._events.publish(CourseChanged(course_id, origin))
        return Pasted(tuple(made), tuple(keys))


def _writing(before: LessonText, title: str, steps: Sequence[TextStep]) -> list[Edit]:
    """The steps from a lesson as it was to its new title and text."""
    edits = []
    key = int(before.id)
    if title != before.title:
        change = field_change(LESSON, key, "title", before.title, title)
        edits.append(Edit(EditLabel("rename_lesson", before.title), fields=(change,)))
    last = before.content
    for step in steps:
        text = checked_text(step.text)
        change = field_change(LESSON, key, "content", last, text)
        label = EditLabel("write", title) if step.helped is None else step.helped.label
        edits.append(Edit(label, fields=(change,)))
        last = text
    return edits


def _clean(values: Any) -> list[str]:
    lines = (" ".join(str(value).split()) for value in values)
    return list(dict.fromkeys(line for line in lines if line))


def _clip(draft: CourseDraft, tree: Tree, lessons: set[LessonId], modules: set[ModuleId]) -> Clip:
    from ..domain.clip import Clip  # late: no start needs pydantic

    files = {
        asset.file_path: asset
        for module in draft.modules
        for lesson in module.lessons
        for asset in lesson.assets
        if asset.file_path
    }
    names = {path: key_of(str(asset.content.get("name", ""))) for path, asset in files.items()}
    known = set(names.values())

    def free(lesson: LessonDraft) -> LessonDraft:
        """Without its public id, with the course's files that it shows."""
        own = {names[asset.file_path] for asset in lesson.assets if asset.file_path}
        texts = [lesson.content]
        for asset in lesson.assets:
            texts += strings_in(asset.content)
        named = {one.key for text in texts for one in mentions(text, known)} - own
        more = []
        for path, asset in files.items():
            if names[path] in named:
                named.discard(names[path])
                more.append(asset)
        return lesson.model_copy(update={"public_id": None, "assets": (*lesson.assets, *more)})

    whole: list[ModuleDraft] = []
    alone: list[LessonDraft] = []
    # The draft holds modules and lessons in the order of the tree.
    for branch, module in zip(tree, draft.modules, strict=True):
        if branch.module in modules:
            own = tuple(map(free, module.lessons))
            whole.append(module.model_copy(update={"public_id": None, "lessons": own}))
            continue
        pairs = zip(branch.lessons, module.lessons, strict=True)
        alone += [free(lesson) for key, lesson in pairs if key in lessons]
    return Clip(modules=tuple(whole), lessons=tuple(alone))


def _behind(
    tree: Tree, lessons: set[LessonId], modules: set[ModuleId]
) -> tuple[ModuleId | None, int | None]:
    """Where copies go: (module, place) behind the last lesson, or (None, place) of a module."""
    if modules:
        places = [at for at, branch in enumerate(tree) if branch.module in modules]
        return None, places[-1] + 1 if places else None
    last = next(reversed(trees.ordered(tree, lessons)), None)
    place = None if last is None else trees.place_of(tree, last)
    return (None, None) if place is None else (ModuleId(place[0]), place[1] + 1)


def _only_title(clip: Clip) -> str:
    titles = [module.title for module in clip.modules] + [item.title for item in clip.lessons]
    return titles[0] if len(titles) == 1 else ""
