"""Editing a course: its order, fields of its parts, the steps that can be undone, its trash."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from sqlalchemy import JSON, bindparam, delete, insert, select, update

from ...domain.course_tree import Branch, Tree, lessons_of
from ...domain.edit import (
    ASSET,
    COURSE,
    HOME,
    LESSON,
    MODULE,
    CourseDetails,
    Edit,
    EditLabel,
)
from ...domain.ids import CourseId, LessonId
from .. import models
from ..search import storable
from .assets import ASSETS, facts
from .base import Repository, kept_title, missing, table_of, title_key
from .courses import COURSES, MODULES, CoursesRepository
from .lessons import LESSONS
from .trash import TrashRepository

STEPS = table_of(models.EditStep)

_ORDER = (
    select(MODULES.c.id, LESSONS.c.id)
    .select_from(MODULES.outerjoin(LESSONS, LESSONS.c.module_id == MODULES.c.id))
    .where(MODULES.c.course_id == bindparam("course_id"))
    .order_by(MODULES.c.order_index, LESSONS.c.order_index)
)
_DETAILS = select(*(COURSES.c[name] for name in CourseDetails.__dataclass_fields__)).where(
    COURSES.c.id == bindparam("course_id"), COURSES.c.deleted_at == ""
)
_TABLES = {COURSE: COURSES, MODULE: MODULES, LESSON: LESSONS, ASSET: ASSETS}
_PUT_MODULE = (
    update(MODULES)
    .where(MODULES.c.id == bindparam("key"))
    .values(course_id=bindparam("course"), order_index=bindparam("at"))
)
_PUT_LESSON = (
    update(LESSONS)
    .where(LESSONS.c.id == bindparam("key"))
    .values(module_id=bindparam("module"), order_index=bindparam("at"))
)
_HELD = (
    select(LESSONS.c.module_id, LESSONS.c.id)
    .where(LESSONS.c.module_id.in_(bindparam("modules", expanding=True)))
    .order_by(LESSONS.c.module_id, LESSONS.c.order_index)
)
_IN_COURSE = select(LESSONS.c.id, MODULES.c.course_id).join_from(
    LESSONS, MODULES, MODULES.c.id == LESSONS.c.module_id
)
_LESSONS_HERE = _IN_COURSE.where(LESSONS.c.id.in_(bindparam("keys", expanding=True)))
_MODULES_HERE = select(MODULES.c.id, MODULES.c.course_id).where(
    MODULES.c.id.in_(bindparam("keys", expanding=True))
)
_FORGET_UNDONE = delete(STEPS).where(
    STEPS.c.course_id == bindparam("course_id"), STEPS.c.is_done.is_(False)
)
_ADD_STEP = insert(STEPS)
_MARK = update(STEPS).where(STEPS.c.id == bindparam("step")).values(is_done=bindparam("done"))


def _next(*, done: bool) -> Any:
    """The newest step that was done, or the oldest that was undone."""
    order = STEPS.c.id.desc() if done else STEPS.c.id
    return (
        select(STEPS)
        .where(STEPS.c.course_id == bindparam("course_id"), STEPS.c.is_done.is_(done))
        .order_by(order)
        .limit(1)
    )


_NEXT = {True: _next(done=True), False: _next(done=False)}
_LABELS = {
    done: select(STEPS.c.verb, STEPS.c.title)
    .where(STEPS.c.course_id == bindparam("course_id"), STEPS.c.is_done.is_(done))
    .order_by(STEPS.c.id.desc() if done else STEPS.c.id)
    .limit(1)
    for done in (True, False)
}
_TEXTS = {"title": kept_title}


class EditsRepository(Repository):
    """Changes courses by steps; a part that leaves its course goes to that course's trash."""

    @property
    def trash(self) -> TrashRepository:
        """Where deleted parts are."""
        return TrashRepository(self._work)

    # ------------------------------------------------------------ order

    async def tree(self, course_id: CourseId) -> Tree:
        """The order of a course, in one statement."""
        rows: dict[int, list[int]] = {}
        for module, lesson in await self._all(_ORDER, {"course_id": course_id}):
            row = rows.setdefault(module, [])
            if lesson is not None:
                row.append(lesson)
        return tuple(Branch(module, tuple(lessons)) for module, lessons in rows.items())

    async def put_tree(self, course_id: CourseId, tree: Tree, by: str) -> Tree:
        """Give the course this order; what is not in it any more goes to the trash.

        Parts that are gone for good are left out. Returns the order that the course has now.
        """
        now = await self.tree(course_id)
        here = await self._still_there(course_id, now, tree)
        if here == now:
            return now
        gone_modules = {b.module for b in now} - {b.module for b in here}
        back_modules = {b.module for b in here} - {b.module for b in now}
        gone = _alone(now, here, gone_modules)
        back = set(lessons_of(here)) - set(lessons_of(now))
        await self.trash.take_in(course_id, now, gone_modules, gone, by)
        await self._place(course_id, now, here)
        await self.trash.put_away(course_id, gone_modules, gone)
        await self.trash.let_go(course_id, back_modules, back)
        if back_modules:
            held: dict[int, tuple[int, ...]] = {}
            for module, lesson in await self._all(_HELD, {"modules": sorted(back_modules)}):
                held[module] = (*held.get(module, ()), lesson)
            come = tuple(Branch(module, lessons) for module, lessons in held.items())
            strays = set(lessons_of(come)) - set(lessons_of(here))
            # They stay deleted, and are to be found as what they are now.
            await self.trash.take_in(course_id, come, (), strays, by)
            await self.trash.put_away(course_id, (), strays)
        return here

    async def _still_there(self, course_id: CourseId, now: Tree, tree: Tree) -> Tree:
        """`tree` without parts that neither stand in the course nor in its trash."""
        modules = {branch.module for branch in tree} - {branch.module for branch in now}
        lessons = set(lessons_of(tree)) - set(lessons_of(now))
        if not modules and not lessons:
            return tree
        homes = {course_id, await self.trash.course_of(course_id)}
        found: set[tuple[str, int]] = set()
        for kind, statement, keys in (
            (MODULE, _MODULES_HERE, modules),
            (LESSON, _LESSONS_HERE, lessons),
        ):
            if keys:
                rows = await self._all(statement, {"keys": sorted(keys)})
                found |= {(kind, key) for key, course in rows if course in homes}
        return tuple(
            Branch(
                branch.module,
                tuple(k for k in branch.lessons if k not in lessons or (LESSON, k) in found),
            )
            for branch in tree
            if branch.module not in modules or (MODULE, branch.module) in found
        )

    async def _place(self, course_id: CourseId, now: Tree, new: Tree) -> None:
        old_modules = {branch.module: at for at, branch in enumerate(now)}
        old_lessons = {
            key: (branch.module, at) for branch in now for at, key in enumerate(branch.lessons)
        }
        modules = [
            {"key": branch.module, "course": course_id, "at": at}
            for at, branch in enumerate(new)
            if old_modules.get(branch.module) != at
        ]
        lessons = [
            {"key": key, "module": branch.module, "at": at}
            for branch in new
            for at, key in enumerate(branch.lessons)
            if old_lessons.get(key) != (branch.module, at)
        ]
        if modules:
            await self._run(_PUT_MODULE, modules)
        if lessons:
            await self._run(_PUT_LESSON, lessons)

    # ------------------------------------------------------------ fields

    async def details(self, course_id: CourseId) -> CourseDetails:
        """All that is said of a course; NotFound when it is gone or in the trash."""
        row = await self._one(_DETAILS, {"course_id": course_id})
        if row is None:
            raise missing("course")
        values: dict[str, Any] = dict(row._mapping)
        lists = {name: tuple(v) for name, v in values.items() if isinstance(v, list)}
        return CourseDetails(**{**values, **lists})

    async def field(self, kind: str, key: int, name: str) -> str:
        """The value of a field as text; NotFound when its part is gone for good."""
        table = _TABLES[kind]
        column = table.c.lesson_id if name == HOME else table.c[name]
        row = await self._one(select(column).where(table.c.id == bindparam("key")), {"key": key})
        if row is None:
            raise missing("item" if kind == ASSET else kind)
        if name == HOME:
            return await self._home_text(row[0])
        return field_text(row[0])

    async def put_field(self, kind: str, key: int, name: str, value: str) -> None:
        """Give a field a value; the part's revision grows."""
        table = _TABLES[kind]
        values: dict[str, Any] = {"revision": table.c.revision + 1, "updated_at": self._now()}
        if name == HOME:
            values["lesson_id"] = int(value) if value else await self._bin_of(key)
        else:
            values[name] = _TEXTS.get(name, storable)(value)
            if isinstance(table.c[name].type, JSON):
                values[name] = json.loads(value)
            elif table.c[name].nullable and not value:
                values[name] = None
        if (kind, name) == (COURSE, "title"):
            values["title_key"] = title_key(value)
        if (kind, name) == (ASSET, "content"):
            values["title"], values["item_count"] = facts(
                await self.field(ASSET, key, "asset_type"), values[name]
            )
        done = await self._run(update(table).where(table.c.id == key).values(**values))
        if not done.rowcount:
            raise missing("item" if kind == ASSET else kind)

    async def _home_text(self, lesson_id: int) -> str:
        return "" if await self.trash.is_bin(LessonId(lesson_id)) else str(lesson_id)

    async def _bin_of(self, asset: int) -> int:
        statement = (
            select(MODULES.c.course_id)
            .select_from(
                ASSETS.join(LESSONS, LESSONS.c.id == ASSETS.c.lesson_id).join(
                    MODULES, MODULES.c.id == LESSONS.c.module_id
                )
            )
            .where(ASSETS.c.id == bindparam("key"))
        )
        row = await self._one(statement, {"key": asset})
        if row is None:
            raise missing("item")
        return await self.trash.bin_for(CourseId(row[0]))

    def _now(self) -> str:
        return self._work.stamp()

    # ------------------------------------------------------------ steps

    async def record(
        self, course_id: CourseId, edits: Iterable[Edit], by: str, lesson_id: int | None
    ) -> None:
        """Keep steps that were done; what was undone before cannot be done again any more."""
        moment = self._now()
        rows = [
            {
                "course_id": course_id,
                "at": moment,
                "user_name": by,
                "verb": edit.label.verb,
                "title": kept_title(edit.label.title),
                "lesson_id": lesson_id,
                "is_done": True,
                "content": edit.pack(),
            }
            for edit in edits
        ]
        if rows:
            await self._run(_FORGET_UNDONE, {"course_id": course_id})
            await self._run(_ADD_STEP, rows)

    async def next_step(
        self, course_id: CourseId, *, done: bool
    ) -> tuple[int, Edit, LessonId | None] | None:
        """(key, step, where to look): the newest done, or the oldest undone; None for none."""
        row = await self._one(_NEXT[done], {"course_id": course_id})
        if row is None:
            return None
        edit = Edit.unpack(EditLabel(row.verb, row.title), row.content)
        return row.id, edit, None if row.lesson_id is None else LessonId(row.lesson_id)

    async def label(self, course_id: CourseId, *, done: bool) -> EditLabel | None:
        """What that step is called."""
        row = await self._one(_LABELS[done], {"course_id": course_id})
        return None if row is None else EditLabel(row[0], row[1])

    async def mark(self, step: int, *, done: bool) -> None:
        """A step was undone, or done again."""
        await self._run(_MARK, {"step": step, "done": done})

    # ------------------------------------------------------------ the trash's own course

    async def make_trash(self, course_id: CourseId) -> None:
        """Make sure that the course has a trash."""
        if await self.trash.course_of(course_id) is not None:
            return
        from ...domain.draft import CourseDraft, LessonDraft  # late: no start needs pydantic

        courses = CoursesRepository(self._work)
        title = await courses.title(course_id)
        trash = await courses.add_shell(CourseDraft(title=title))
        module = await courses.add_module(trash, title)
        lesson = await courses.add_lesson(module, LessonDraft(title=title, content=""))
        await self.trash.found(course_id, trash, module, lesson)


def field_text(value: object) -> str:
    """A field's value as steps hold it."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _alone(now: Tree, new: Tree, gone_modules: set[int]) -> set[int]:
    """Lessons that leave while their module stays."""
    left = set(lessons_of(new))
    return {
        key
        for branch in now
        if branch.module not in gone_modules
        for key in branch.lessons
        if key not in left
    }
