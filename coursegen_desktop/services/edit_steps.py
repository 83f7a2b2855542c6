"""Does one step of editing inside a unit of work, and keeps it so that it can be undone."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Protocol

from ..db.unit_of_work import UnitOfWork
from ..domain.course_tree import Tree, carried_over, lessons_of
from ..domain.edit import (
    ASSET,
    COURSE,
    HOME,
    LESSON,
    MODULE,
    Edit,
    EditLabel,
    FieldChange,
    Undone,
    field_change,
)
from ..domain.errors import Conflict
from ..domain.ids import AssetId, CourseId, LessonId
from ..domain.lesson import minutes_after


class Noting(Protocol):
    """Whoever keeps versions: told of what changes, inside the unit of work."""

    async def before(
        self,
        work: UnitOfWork,
        course_id: CourseId,
        lessons: Collection[LessonId] = (),
        *,
        course: bool = False,
    ) -> None:
        """Keep how these lessons, and the course itself, are before their first change."""
        ...

    async def note(
        self,
        work: UnitOfWork,
        course_id: CourseId,
        lessons: Collection[LessonId],
        by: str,
        *,
        course: bool = False,
    ) -> None:
        """Keep how they are now."""
        ...


class EditSteps:
    """Changes a course by steps. `by` is who does it, `noting` keeps versions."""

    def __init__(self, noting: Noting | None = None) -> None:
        self._noting = noting

    async def begin(
        self,
        work: UnitOfWork,
        course_id: CourseId,
        lessons: Collection[LessonId] = (),
        *,
        course: bool = False,
    ) -> None:
        """To be called before the first change of a step that changes more than `do` does."""
        if self._noting is not None and (lessons or course):
            await self._noting.before(work, course_id, lessons, course=course)

    async def do(
        self,
        work: UnitOfWork,
        course_id: CourseId,
        label: EditLabel,
        by: str,
        *,
        tree: Tree | None = None,
        before: Tree | None = None,
        values: Mapping[tuple[str, int, str], str] | None = None,
        lesson_id: LessonId | None = None,
    ) -> None:
        """Give the course this order and these parts these values, as one step.

        `before` is the order where parts were just made that stand in the course already.
        """
        touched = await self._begin_with(work, course_id, values or (), moved=tree is not None)
        trees = None
        if tree is not None:
            now = await work.edits.tree(course_id)
            # What was made a moment ago was not there before the step.
            trees = (now if before is None else before, tree)
            await self._order(work, course_id, tree, now, by)
        fields = []
        recount = tree is not None
        for (kind, key, name), value in (values or {}).items():
            old = await work.edits.field(kind, key, name)
            if old != value:
                fields.append(field_change(kind, key, name, old, value))
                recount |= await self._put(work, course_id, fields[-1], value, by)
        edit = Edit(label, trees, tuple(fields))
        await self.keep(work, course_id, [edit], by, lesson_id, recount=recount, touched=touched)

    async def keep(
        self,
        work: UnitOfWork,
        course_id: CourseId,
        edits: Iterable[Edit],
        by: str,
        lesson_id: LessonId | None = None,
        *,
        recount: bool = False,
        touched: Collection[LessonId] = (),
    ) -> None:
        """Keep steps whose changes were made already, and what follows from them.

        `recount`: lessons came, went or take another time, so everybody's progress is another.
        `touched`: lessons that changed, besides those that the steps name.
        """
        done = [edit for edit in edits if not edit.is_empty]
        if not done:
            return
        await work.edits.record(course_id, done, by, lesson_id)
        await self._settle(work, course_id, done, by, recount=recount, touched=touched)

    async def turn(
        self, work: UnitOfWork, course_id: CourseId, by: str, *, back: bool
    ) -> Undone | None:
        """Undo the newest step, or do the oldest undone one again; None when there is none.

        Raises Conflict when something was changed otherwise since: nothing is changed then.
        """
        found = await work.edits.next_step(course_id, done=back)
        if found is None:
            return None
        key, edit, lesson_id = found
        change = edit.turned() if back else edit
        recount = change.trees is not None
        fields = [(item.kind, item.key, item.name) for item in change.fields]
        touched = await self._begin_with(work, course_id, fields, moved=recount)
        if change.trees is not None:
            now = await work.edits.tree(course_id)
            goal = carried_over(change.trees[0], change.trees[1], now)
            await self._order(work, course_id, goal, now, by)
        for item in change.fields:
            old = await work.edits.field(item.kind, item.key, item.name)
            try:
                value = item.change.forward(old)
            except Conflict as error:
                raise _changed_since(back=back) from error
            recount |= await self._put(work, course_id, item, value, by)
        await work.edits.mark(key, done=not back)
        await self._settle(work, course_id, [change], by, recount=recount, touched=touched)
        return Undone(edit.label, await self._where(work, course_id, change, lesson_id))

    async def _order(
        self, work: UnitOfWork, course_id: CourseId, tree: Tree, now: Tree, by: str
    ) -> None:
        if tree == now:
            return
        gone = set(lessons_of(now)) - set(lessons_of(tree))
        if gone or len(tree) < len(now) or {b.module for b in now} - {b.module for b in tree}:
            await work.edits.make_trash(course_id)
        await work.edits.put_tree(course_id, tree, by)

    async def _put(
        self, work: UnitOfWork, course_id: CourseId, item: FieldChange, value: str, by: str
    ) -> bool:
        """Give a field its value; True where a lesson takes another time now."""
        if item.name == HOME:
            await self._move_asset(work, course_id, AssetId(item.key), value, by)
        await work.edits.put_field(item.kind, item.key, item.name, value)
        if (item.kind, item.name) == (LESSON, "content"):
            return await self._count_minutes(work, LessonId(item.key), item, value)
        return False

    async def _move_asset(
        self, work: UnitOfWork, course_id: CourseId, asset_id: AssetId, home: str, by: str
    ) -> None:
        if home:
            await work.edits.trash.let_go(course_id, (), (), [asset_id])
            return
        await work.edits.make_trash(course_id)
        asset = await work.assets.get(asset_id)
        lesson = await work.lessons.text(asset.lesson_id)
        title = asset.title or str(asset.content.get("name") or asset.asset_type)
        await work.edits.trash.take_in_asset(
            course_id, asset_id, title, (asset.lesson_id, lesson.title), by
        )

    async def _count_minutes(
        self, work: UnitOfWork, lesson_id: LessonId, item: FieldChange, value: str
    ) -> bool:
        lesson = await work.lessons.text(lesson_id)
        before = value[: item.change.start] + item.change.old
        before += value[item.change.start + len(item.change.new) :]
        minutes = minutes_after(value, before, lesson.minutes)
        if minutes != lesson.minutes:
            await work.edits.put_field(LESSON, lesson_id, "duration_minutes", str(minutes))
        return minutes != lesson.minutes

    async def _settle(
        self,
        work: UnitOfWork,
        course_id: CourseId,
        edits: Sequence[Edit],
        by: str,
        *,
        recount: bool,
        touched: Collection[LessonId],
    ) -> None:
        moved = any(edit.trees is not None for edit in edits)
        texts = {
            LessonId(item.key)
            for edit in edits
            for item in edit.fields
            if item.kind == LESSON and item.name != "duration_minutes"
        }
        if recount:
            await work.enrollments.refresh_course(course_id)
        await work.courses.update(course_id)
        if self._noting is not None:
            fields = [(item.kind, item.key, item.name) for edit in edits for item in edit.fields]
            texts |= await _lessons_of_assets(work, fields)
            lessons = sorted(texts.union(touched))
            await self._noting.note(
                work, course_id, lessons, by, course=moved or _says_more(fields)
            )

    async def _begin_with(
        self,
        work: UnitOfWork,
        course_id: CourseId,
        fields: Collection[tuple[str, int, str]],
        *,
        moved: bool,
    ) -> set[LessonId]:
        """The lessons that these fields belong to; how they are is kept where it never was."""
        if self._noting is None:
            return set()
        lessons = {LessonId(key) for kind, key, _ in fields if kind == LESSON}
        lessons |= await _lessons_of_assets(work, fields)
        await self.begin(work, course_id, sorted(lessons), course=moved or _says_more(fields))
        return lessons

    async def _where(
        self, work: UnitOfWork, course_id: CourseId, change: Edit, lesson_id: LessonId | None
    ) -> LessonId | None:
        """The lesson to look at after a step: the one that came or changed, if it is there."""
        here = lessons_of(await work.edits.tree(course_id))
        wished: list[int] = []
        if change.trees is not None:
            known = set(lessons_of(change.trees[0]))
            came = [key for key in lessons_of(change.trees[1]) if key not in known]
            wished += sorted(came, key=lambda key: key != lesson_id)
        texts = [item.key for item in change.fields if item.kind == LESSON]
        wished += sorted(texts, key=lambda key: key != lesson_id)
        if lesson_id is not None:
            wished.append(lesson_id)
        return next((LessonId(key) for key in wished if key in here), None)


async def _lessons_of_assets(
    work: UnitOfWork, fields: Collection[tuple[str, int, str]]
) -> set[LessonId]:
    keys = {key for kind, key, _ in fields if kind == ASSET}
    return {(await work.assets.get(AssetId(key))).lesson_id for key in sorted(keys)}


def _says_more(fields: Collection[tuple[str, int, str]]) -> bool:
    """Whether the course itself is another with them: its fields, its outline's titles."""
    return any(kind in (COURSE, MODULE) or name == "title" for kind, _, name in fields)


def _changed_since(*, back: bool) -> Conflict:
    hint = "Look into the history of the course: every version is there."
    if back:
        return Conflict("This step cannot be undone: it was changed elsewhere since.", hint)
    return Conflict("This step cannot be done again: it was changed elsewhere since.", hint)
