"""Versions of lessons and courses, kept as differences, and what a version is made of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam, delete, func, insert, or_, select, update

from ...domain.ids import AssetId, CourseId, LessonId, ModuleId
from ...domain.version import (
    CHAIN,
    AssetContent,
    CourseContent,
    LessonContent,
    LessonPlace,
    ModulePlace,
    VersionInfo,
)
from .. import models
from .base import AnyRow, Repository, batches, kept_title, missing, table_of

VERSIONS = table_of(models.LessonVersion)
COURSES = table_of(models.Course)
MODULES = table_of(models.CourseModule)
LESSONS = table_of(models.Lesson)
ASSETS = table_of(models.LessonAsset)
TRASHES = table_of(models.CourseTrash)

# What a version of a course keeps of the row, where the table has it; the outline comes beside.
_FIELDS = tuple(
    COURSES.c[name]
    for name in (
        "title", "description", "learning_outcomes", "thumbnail_url", "language", "licence",
        "authors", "tags", "prerequisites",
    )
    if name in COURSES.c
)  # fmt: skip
_INFO = (
    VERSIONS.c.id,
    VERSIONS.c.course_id,
    VERSIONS.c.lesson_public_id,
    VERSIONS.c.at,
    VERSIONS.c.user_name,
    VERSIONS.c.name,
    VERSIONS.c.title,
    VERSIONS.c.hash,
    VERSIONS.c.size,
)
_KEPT = (*_INFO, VERSIONS.c.base_id, VERSIONS.c.depth, VERSIONS.c.data)
_OF_LESSON = (
    VERSIONS.c.course_id == bindparam("course_id"),
    VERSIONS.c.lesson_public_id == bindparam("lesson"),
)
_LESSON = (
    select(
        LESSONS.c.id,
        MODULES.c.course_id,
        LESSONS.c.public_id,
        LESSONS.c.title,
        LESSONS.c.content,
        LESSONS.c.duration_minutes,
    )
    .join_from(LESSONS, MODULES, MODULES.c.id == LESSONS.c.module_id)
    .where(LESSONS.c.id == bindparam("lesson_id"))
)
_ASSETS = (
    select(
        ASSETS.c.id,
        ASSETS.c.public_id,
        ASSETS.c.asset_type,
        ASSETS.c.content,
        ASSETS.c.file_path,
    )
    .where(ASSETS.c.lesson_id == bindparam("lesson_id"))
    .order_by(ASSETS.c.id)
)
_COURSE = select(*_FIELDS).where(COURSES.c.id == bindparam("course_id"))
_OUTLINE = (
    select(
        MODULES.c.public_id.label("module"),
        MODULES.c.title.label("module_title"),
        MODULES.c.summary,
        LESSONS.c.public_id,
        LESSONS.c.title,
    )
    .select_from(MODULES.outerjoin(LESSONS, LESSONS.c.module_id == MODULES.c.id))
    .where(MODULES.c.course_id == bindparam("course_id"))
    .order_by(MODULES.c.order_index, LESSONS.c.order_index)
)
_KEY = (
    select(LESSONS.c.id)
    .join_from(LESSONS, MODULES, MODULES.c.id == LESSONS.c.module_id)
    .where(MODULES.c.course_id == bindparam("course_id"), LESSONS.c.public_id == bindparam("key"))
)
# The course, and the hidden one that holds what was deleted from it.
_HOMES = select(TRASHES.c.trash_id).where(TRASHES.c.course_id == bindparam("course_id"))
_AT_HOME = or_(MODULES.c.course_id == bindparam("course_id"), MODULES.c.course_id.in_(_HOMES))
_MODULE_KEYS = select(MODULES.c.public_id, MODULES.c.id).where(_AT_HOME)
_LESSON_KEYS = (
    select(LESSONS.c.public_id, LESSONS.c.id)
    .join_from(LESSONS, MODULES, MODULES.c.id == LESSONS.c.module_id)
    .where(_AT_HOME)
)
_ASSET_KEY = (
    select(ASSETS.c.id)
    .join_from(ASSETS, LESSONS, LESSONS.c.id == ASSETS.c.lesson_id)
    .join(MODULES, MODULES.c.id == LESSONS.c.module_id)
    .where(ASSETS.c.public_id == bindparam("key"), _AT_HOME)
)
# The last row of the whole course comes along: only the very newest version may be replaced.
_LAST = (
    select(func.max(VERSIONS.c.id))
    .where(VERSIONS.c.course_id == bindparam("course_id"))
    .scalar_subquery()
)
_CHAIN = (
    select(*_KEPT, _LAST.label("last"))
    .where(*_OF_LESSON)
    .order_by(VERSIONS.c.id.desc())
    .limit(CHAIN + 1)
)
_UNTIL = (
    select(*_KEPT)
    .where(*_OF_LESSON, VERSIONS.c.id <= bindparam("version_id"))
    .order_by(VERSIONS.c.id.desc())
    .limit(CHAIN + 1)
)
_PREVIOUS = select(func.max(VERSIONS.c.id)).where(
    *_OF_LESSON, VERSIONS.c.id < bindparam("version_id")
)
_ROWS = select(*_KEPT).where(*_OF_LESSON).order_by(VERSIONS.c.id)
_GET = select(*_INFO).where(VERSIONS.c.id == bindparam("version_id"))
_LIST = select(*_INFO).where(VERSIONS.c.course_id == bindparam("course_id")).order_by(VERSIONS.c.id)
_LINKS = (
    select(VERSIONS.c.id, VERSIONS.c.base_id, VERSIONS.c.hash)
    .where(VERSIONS.c.course_id == bindparam("course_id"))
    .order_by(VERSIONS.c.id)
)
_ADD = insert(VERSIONS).returning(VERSIONS.c.id)
_REPLACE = (
    update(VERSIONS)
    .where(VERSIONS.c.id == bindparam("version_id"))
    .values(
        title=bindparam("title"),
        hash=bindparam("hash"),
        size=bindparam("size"),
        data=bindparam("data"),
    )
)
_NAME = (
    update(VERSIONS).where(VERSIONS.c.id == bindparam("version_id")).values(name=bindparam("name"))
)
_REBASE = (
    update(VERSIONS)
    .where(VERSIONS.c.id == bindparam("version_id"))
    .values(base_id=bindparam("base"), depth=bindparam("depth"), data=bindparam("data"))
)


@dataclass(frozen=True, slots=True)
class KeptVersion:
    """A row: `data` makes the text of the one numbered `base_id` (None: of nothing)."""

    info: VersionInfo
    base_id: int | None
    depth: int
    data: bytes


@dataclass(frozen=True, slots=True)
class LessonNow:
    """A lesson as it stands, with what names it."""

    id: LessonId
    course_id: CourseId
    public_id: str
    content: LessonContent
    asset_keys: Mapping[str, AssetId]


@dataclass(frozen=True, slots=True)
class PartKeys:
    """The keys of a course's modules and lessons by their public ids, those in its trash too."""

    modules: Mapping[str, ModuleId]
    lessons: Mapping[str, LessonId]


class VersionsRepository(Repository):
    """Keeps versions; says what lessons and courses are now in the same form."""

    # ------------------------------------------------------------ what there is now

    async def lesson_now(self, lesson_id: LessonId) -> LessonNow:
        """A lesson with all that was made for it; NotFound when it is gone."""
        row = await self._one(_LESSON, {"lesson_id": lesson_id})
        if row is None:
            raise missing("lesson")
        made = await self._all(_ASSETS, {"lesson_id": lesson_id})
        assets = tuple(AssetContent(*one[1:]) for one in made)
        content = LessonContent(row.title, row.content, row.duration_minutes, assets)
        keys = {one.public_id: AssetId(one.id) for one in made}
        return LessonNow(lesson_id, CourseId(row.course_id), row.public_id, content, keys)

    async def course_now(self, course_id: CourseId) -> CourseContent:
        """A course's fields and outline; NotFound when it is gone."""
        row = await self._one(_COURSE, {"course_id": course_id})
        if row is None:
            raise missing("course")
        modules: dict[str, tuple[str, str, list[LessonPlace]]] = {}
        for module, title, summary, key, name in await self._all(
            _OUTLINE, {"course_id": course_id}
        ):
            lessons = modules.setdefault(module, (title, summary, []))[2]
            if key is not None:
                lessons.append(LessonPlace(key, name))
        return CourseContent(
            dict(row._mapping),
            tuple(
                ModulePlace(key, title, summary, tuple(lessons))
                for key, (title, summary, lessons) in modules.items()
            ),
        )

    async def lesson_key(self, course_id: CourseId, public_id: str) -> LessonId | None:
        """The key of a lesson of this course, None when it is not there (any more)."""
        row = await self._one(_KEY, {"course_id": course_id, "key": public_id})
        return None if row is None else LessonId(row[0])

    async def part_keys(self, course_id: CourseId) -> PartKeys:
        """Where its parts are now."""
        values = {"course_id": course_id}
        modules, lessons = [await self._all(one, values) for one in (_MODULE_KEYS, _LESSON_KEYS)]
        return PartKeys(
            {name: ModuleId(key) for name, key in modules},
            {name: LessonId(key) for name, key in lessons},
        )

    async def asset_key(self, course_id: CourseId, public_id: str) -> AssetId | None:
        """The key of something made for a lesson, None when it was deleted for good."""
        row = await self._one(_ASSET_KEY, {"course_id": course_id, "key": public_id})
        return None if row is None else AssetId(row[0])

    # ------------------------------------------------------------ versions

    async def get(self, version_id: int) -> VersionInfo:
        """One version without its text; NotFound when it was thinned out."""
        row = await self._one(_GET, {"version_id": version_id})
        if row is None:
            raise missing("version")
        return _to_info(row)

    async def of_course(self, course_id: CourseId) -> list[VersionInfo]:
        """All versions of a course and its lessons, oldest first."""
        return [_to_info(row) for row in await self._all(_LIST, {"course_id": course_id})]

    async def newest(self, course_id: CourseId, lesson: str) -> tuple[list[KeptVersion], int]:
        """The newest versions of a lesson, newest first, as many as rebuild the newest; and the id
        of the course's newest one."""
        rows = await self._all(_CHAIN, {"course_id": course_id, "lesson": lesson})
        return [_to_kept(row) for row in rows], rows[0].last if rows else 0

    async def until(self, version: VersionInfo) -> list[KeptVersion]:
        """A version and as many before it as rebuild it, newest first."""
        values = {
            "course_id": version.course_id,
            "lesson": version.lesson_public_id,
            "version_id": version.id,
        }
        return [_to_kept(row) for row in await self._all(_UNTIL, values)]

    async def previous(self, version: VersionInfo) -> int | None:
        """The version before one of the same lesson; None for the first."""
        row = (
            await self._run(
                _PREVIOUS,
                {
                    "course_id": version.course_id,
                    "lesson": version.lesson_public_id,
                    "version_id": version.id,
                },
            )
        ).one()
        return None if row[0] is None else int(row[0])

    async def rows(self, course_id: CourseId, lesson: str) -> list[KeptVersion]:
        """All versions of a lesson, oldest first."""
        rows = await self._all(_ROWS, {"course_id": course_id, "lesson": lesson})
        return [_to_kept(row) for row in rows]

    async def add(self, version: VersionInfo, base_id: int | None, depth: int, data: bytes) -> int:
        """Keep a new version (its `id` is ignored) and return its id."""
        values = {
            "course_id": version.course_id,
            "lesson_public_id": version.lesson_public_id,
            "at": version.at,
            "user_name": version.user_name,
            "name": version.name,
            "title": kept_title(version.title),
            "hash": version.hash,
            "base_id": base_id,
            "depth": depth,
            "size": version.size,
            "data": data,
        }
        return int((await self._run(_ADD, values)).scalar_one())

    async def replace(
        self, version_id: int, *, title: str, sha: str, size: int, data: bytes
    ) -> None:
        """Another text in the place of an automatic version; its base stays."""
        values: dict[str, Any] = {"version_id": version_id, "title": kept_title(title)}
        await self._run(_REPLACE, values | {"hash": sha, "size": size, "data": data})

    async def name(self, version_id: int, name: str) -> None:
        """Name a version, or with "" let it be an automatic one again."""
        if not (await self._run(_NAME, {"version_id": version_id, "name": name})).rowcount:
            raise missing("version")

    async def links(self, course_id: CourseId) -> dict[int, tuple[int | None, str]]:
        """(base, hash) of every version: what thinning rests on."""
        rows = await self._all(_LINKS, {"course_id": course_id})
        return {key: (base, sha) for key, base, sha in rows}

    async def thin(self, gone: Iterable[int], rebased: Sequence[KeptVersion]) -> None:
        """Drop versions; those that stood on them stand as `rebased` says."""
        for version in rebased:
            await self._run(
                _REBASE,
                {
                    "version_id": version.info.id,
                    "base": version.base_id,
                    "depth": version.depth,
                    "data": version.data,
                },
            )
        for some in batches(list(gone)):
            await self._run(delete(VERSIONS).where(VERSIONS.c.id.in_(some)))


def _to_info(row: AnyRow) -> VersionInfo:
    return VersionInfo(row[0], CourseId(row[1]), *row[2:9])


def _to_kept(row: AnyRow) -> KeptVersion:
    return KeptVersion(_to_info(row), row.base_id, row.depth, row.data)
