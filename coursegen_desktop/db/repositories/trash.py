"""The trash of a course: a hidden course that its deleted parts move to, and a list of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import bindparam, delete, func, insert, select, update

from ...domain.course_tree import Tree
from ...domain.edit import ASSET, LESSON, MODULE, TrashItem
from ...domain.ids import AssetId, CourseId, LessonId, ModuleId
from .. import models
from .assets import ASSETS
from .base import Repository, missing, table_of
from .courses import COURSES, MODULES
from .lessons import LESSONS

TRASHES = table_of(models.CourseTrash)
PARTS = table_of(models.TrashedPart)

# Later than every moment at which the trash is emptied: a trash goes with its course only.
NEVER = "9999"

_OF_COURSE = select(TRASHES).where(TRASHES.c.course_id == bindparam("course_id"))
_OF_ITSELF = select(TRASHES).where(TRASHES.c.trash_id == bindparam("course_id"))
_IS_BIN = select(func.count()).where(TRASHES.c.lesson_id == bindparam("lesson_id"))
_HIDE = update(COURSES).where(COURSES.c.id == bindparam("trash")).values(deleted_at=NEVER)
_MODULES_AWAY = (
    update(MODULES)
    .where(MODULES.c.id.in_(bindparam("keys", expanding=True)))
    .values(course_id=bindparam("home"), order_index=1)
)
_LESSONS_AWAY = (
    update(LESSONS)
    .where(LESSONS.c.id.in_(bindparam("keys", expanding=True)))
    .values(module_id=bindparam("home"), order_index=1)
)
_LET_GO = delete(PARTS).where(
    PARTS.c.course_id == bindparam("of_course"),
    PARTS.c.kind == bindparam("of_kind"),
    PARTS.c.part_id.in_(bindparam("keys", expanding=True)),
)
_MODULE_TITLES = select(MODULES.c.id, MODULES.c.title).where(
    MODULES.c.id.in_(bindparam("keys", expanding=True))
)
_LESSON_TITLES = select(LESSONS.c.id, LESSONS.c.title).where(
    LESSONS.c.id.in_(bindparam("keys", expanding=True))
)
_LIST = select(PARTS).where(PARTS.c.course_id == bindparam("course_id")).order_by(PARTS.c.id.desc())
_ITEM = select(PARTS).where(
    PARTS.c.id == bindparam("item"), PARTS.c.course_id == bindparam("course_id")
)
_LESSONS_IN = (
    select(LESSONS.c.id)
    .where(LESSONS.c.module_id == bindparam("module_id"))
    .order_by(LESSONS.c.order_index)
)
_OLD = select(PARTS.c.course_id, PARTS.c.kind, PARTS.c.part_id).where(
    PARTS.c.deleted_at < bindparam("before")
)
_FORGET_OLD = delete(PARTS).where(PARTS.c.deleted_at < bindparam("before"))
_STEPS = table_of(models.EditStep)
_FORGET_STEPS = delete(_STEPS).where(
    _STEPS.c.course_id.in_(bindparam("courses", expanding=True)),
    _STEPS.c.at < bindparam("before"),
)
_TABLES = {MODULE: MODULES, LESSON: LESSONS, ASSET: ASSETS}
_ORPHANS = delete(COURSES).where(
    COURSES.c.deleted_at == NEVER, COURSES.c.id.not_in(select(TRASHES.c.trash_id))
)


class TrashRepository(Repository):
    """Takes deleted parts in and lets them go again."""

    async def found(
        self, course_id: CourseId, trash: CourseId, module: ModuleId, lesson: LessonId
    ) -> None:
        """Make `trash`, a course with one module and lesson, the trash of a course."""
        await self._run(_HIDE, {"trash": trash})
        values = {"course_id": course_id, "trash_id": trash}
        await self._run(insert(TRASHES), values | {"module_id": module, "lesson_id": lesson})

    async def course_of(self, course_id: CourseId) -> int | None:
        """The course that is the trash of a course; None while it has none."""
        row = await self._one(_OF_COURSE, {"course_id": course_id})
        return None if row is None else int(row.trash_id)

    async def is_trash(self, course_id: CourseId) -> bool:
        """Whether that course only holds what was deleted from another one."""
        return await self._one(_OF_ITSELF, {"course_id": course_id}) is not None

    async def is_bin(self, lesson_id: LessonId) -> bool:
        """Whether that lesson only holds what was deleted."""
        return bool((await self._run(_IS_BIN, {"lesson_id": lesson_id})).scalar_one())

    async def bin_for(self, course_id: CourseId) -> int:
        """The lesson that holds deleted assets of a course, or of the course whose trash it is."""
        for statement in (_OF_COURSE, _OF_ITSELF):
            row = await self._one(statement, {"course_id": course_id})
            if row is not None:
                return int(row.lesson_id)
        raise missing("course")

    # ------------------------------------------------------------ in and out

    async def take_in(
        self,
        course_id: CourseId,
        now: Tree,
        modules: Collection[int],
        lessons: Collection[int],
        by: str,
    ) -> None:
        """List parts of the order `now` as deleted."""
        if not modules and not lessons:
            return
        homes = {key: (b.module, at) for b in now for at, key in enumerate(b.lessons)}
        wanted = set(modules) | {homes[key][0] for key in lessons}
        titles = dict(await self._titles(_MODULE_TITLES, wanted))
        names = dict(await self._titles(_LESSON_TITLES, lessons))
        rows = [
            self._row(course_id, MODULE, branch.module, titles.get(branch.module, ""), by)
            | {"parent_id": 0, "parent_title": "", "place": at, "lessons": len(branch.lessons)}
            for at, branch in enumerate(now)
            if branch.module in modules
        ]
        for key in lessons:
            module, at = homes[key]
            rows.append(
                self._row(course_id, LESSON, key, names.get(key, ""), by)
                | {"parent_id": module, "parent_title": titles.get(module, ""), "place": at}
            )
        for row in rows:
            row.setdefault("lessons", 0)
        await self._run(insert(PARTS), rows)

    async def take_in_asset(
        self, course_id: CourseId, asset: AssetId, title: str, lesson: tuple[int, str], by: str
    ) -> None:
        """List an asset of a lesson (key, title) as deleted."""
        row = self._row(course_id, ASSET, asset, title, by)
        row |= {"parent_id": lesson[0], "parent_title": lesson[1], "place": 0, "lessons": 0}
        await self._run(insert(PARTS), row)

    async def put_away(
        self, course_id: CourseId, modules: Collection[int], lessons: Collection[int]
    ) -> None:
        """Move parts into the trash, which must be there."""
        if not modules and not lessons:
            return
        row = await self._one(_OF_COURSE, {"course_id": course_id})
        if row is None:
            raise missing("course")
        if modules:
            await self._run(_MODULES_AWAY, {"keys": sorted(modules), "home": row.trash_id})
        if lessons:
            await self._run(_LESSONS_AWAY, {"keys": sorted(lessons), "home": row.module_id})

    async def let_go(
        self,
        course_id: CourseId,
        modules: Collection[int],
        lessons: Collection[int],
        assets: Collection[int] = (),
    ) -> None:
        """Strike parts that stand in the course again off the list."""
        for kind, keys in ((MODULE, modules), (LESSON, lessons), (ASSET, assets)):
            if keys:
                values = {"of_course": course_id, "of_kind": kind, "keys": sorted(keys)}
                await self._run(_LET_GO, values)

    # ------------------------------------------------------------ the list

    async def items(self, course_id: CourseId) -> tuple[TrashItem, ...]:
        """What was deleted, newest first."""
        rows = await self._all(_LIST, {"course_id": course_id})
        return tuple(
            TrashItem(
                row.id,
                row.kind,
                row.title,
                row.parent_title,
                row.deleted_at,
                row.deleted_by,
                row.lessons,
            )
            for row in rows
        )

    async def item(self, course_id: CourseId, item: int) -> Any:
        """The row of a deleted part; NotFound when it is not in the trash any more."""
        row = await self._one(_ITEM, {"item": item, "course_id": course_id})
        if row is None:
            raise missing("item")
        return row

    async def lessons_in(self, module: int) -> tuple[int, ...]:
        """The lessons of a module, wherever it is."""
        return tuple(row[0] for row in await self._all(_LESSONS_IN, {"module_id": module}))

    async def purge(self, before: str) -> int:
        """Delete for good what was deleted before a moment, with the steps that knew it.

        Returns how many parts.
        """
        rows = await self._all(_OLD, {"before": before})
        for kind, table in _TABLES.items():
            keys = [row.part_id for row in rows if row.kind == kind]
            if keys:
                await self._run(delete(table).where(table.c.id.in_(keys)))
        if rows:
            courses = sorted({row.course_id for row in rows})
            await self._run(_FORGET_STEPS, {"courses": courses, "before": before})
            await self._run(_FORGET_OLD, {"before": before})
        return len(rows)

    async def purge_orphans(self) -> None:
        """Delete the trashes of courses that are gone for good."""
        await self._run(_ORPHANS)

    # ------------------------------------------------------------ inner

    def _row(
        self, course_id: CourseId, kind: str, part: int, title: str, by: str
    ) -> dict[str, Any]:
        return {
            "course_id": course_id,
            "kind": kind,
            "part_id": part,
            "title": title,
            "deleted_at": self._work.stamp(),
            "deleted_by": by,
        }

    async def _titles(self, statement: Any, keys: Iterable[int]) -> list[tuple[int, str]]:
        wanted = sorted(set(keys))
        if not wanted:
            return []
        return [(row[0], row[1]) for row in await self._all(statement, {"keys": wanted})]
