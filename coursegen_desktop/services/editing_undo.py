"""Undo and redo of editing, and the trash of a course."""

from __future__ import annotations

from typing import Any

from ..db.unit_of_work import UnitOfWork
from ..domain import course_tree as trees
from ..domain.course_tree import Tree
from ..domain.edit import ASSET, HOME, MODULE, EditLabel, TrashItem, Undone, UndoState
from ..domain.errors import InvalidContent
from ..domain.events import CourseChanged
from ..domain.ids import CourseId, LessonId
from ..domain.rights import Right
from .editing_base import Editor
from .gate import needs


class Undoing(Editor):
    """Takes steps back, does them again, brings back what was deleted."""

    @needs(Right.EDIT_COURSES)
    async def state(self, course_id: CourseId) -> UndoState:
        """What undo and redo would do."""
        async with self._uow() as work:
            return UndoState(
                await work.edits.label(course_id, done=True),
                await work.edits.label(course_id, done=False),
            )

    @needs(Right.EDIT_COURSES)
    async def undo(self, course_id: CourseId, *, origin: object = None) -> Undone | None:
        """Take the last step back; None when there is none.

        Raises Conflict, and changes nothing, where it was changed otherwise since.
        """
        return await self._turn(course_id, origin, back=True)

    @needs(Right.EDIT_COURSES)
    async def redo(self, course_id: CourseId, *, origin: object = None) -> Undone | None:
        """Do again what was undone last; None when there is nothing."""
        return await self._turn(course_id, origin, back=False)

    async def _turn(self, course_id: CourseId, origin: object, *, back: bool) -> Undone | None:
        async with self._uow(write=True) as work:
            await work.courses.title(course_id)  # not in a course that is gone
            done = await self._steps.turn(work, course_id, self._by, back=back)
            await work.commit()
        if done is not None:
            self._events.publish(CourseChanged(course_id, origin))
        return done

    @needs(Right.EDIT_COURSES)
    async def trash(self, course_id: CourseId) -> tuple[TrashItem, ...]:
        """What was deleted in the last 30 days, newest first."""
        async with self._uow() as work:
            return await work.edits.trash.items(course_id)

    @needs(Right.EDIT_COURSES)
    async def take_back(
        self, course_id: CourseId, item_id: int, *, origin: object = None
    ) -> LessonId | None:
        """Put a deleted part back where it stood, else at the end. Returns a lesson to look at."""
        async with self._uow(write=True) as work:
            row = await work.edits.trash.item(course_id, item_id)
            label = EditLabel(f"take_back_{row.kind}", row.title)
            before = await work.edits.tree(course_id)
            lesson: LessonId | None
            if row.kind == ASSET:
                lesson = await self._take_asset_back(work, course_id, row, before, label)
            else:
                tree, lesson = await _grown(work, course_id, row, before)
                await self._steps.do(
                    work, course_id, label, self._by, tree=tree, before=before, lesson_id=lesson
                )
            await work.commit()
        self._events.publish(CourseChanged(course_id, origin))
        return lesson

    async def _take_asset_back(
        self, work: UnitOfWork, course_id: CourseId, row: Any, tree: Tree, label: EditLabel
    ) -> LessonId:
        lessons = trees.lessons_of(tree)
        if not lessons:
            raise InvalidContent("The course has no lesson that it could go to.", "Add one first.")
        home = LessonId(row.parent_id if row.parent_id in lessons else lessons[-1])
        values = {(ASSET, int(row.part_id), HOME): str(home)}
        await self._steps.do(work, course_id, label, self._by, values=values, lesson_id=home)
        return home


async def _grown(
    work: UnitOfWork, course_id: CourseId, row: Any, tree: Tree
) -> tuple[Tree, LessonId | None]:
    """The order with a deleted module or lesson back in it, and a lesson to look at."""
    if row.kind == MODULE:
        lessons = await work.edits.trash.lessons_in(row.part_id)
        branch = trees.Branch(row.part_id, lessons)
        first = LessonId(lessons[0]) if lessons else None
        return trees.with_modules(tree, [branch], row.place), first
    home = row.parent_id
    if all(branch.module != home for branch in tree):
        home = tree[-1].module if tree else None
    if home is None:
        home = await work.courses.add_module(course_id, row.parent_title or row.title)
        tree = (trees.Branch(home),)
    return trees.with_lessons(tree, [row.part_id], home, row.place), LessonId(row.part_id)
