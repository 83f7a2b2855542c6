"""What was made for lessons: quizzes, terms, sources and files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    and_,
    bindparam,
    case,
    delete,
    func,
    insert,
    or_,
    select,
    type_coerce,
    union,
    update,
)

from ...domain.asset import Asset
from ...domain.errors import Conflict
from ...domain.ids import AssetId, CourseId, LessonId
from .. import models
from ..search import storable
from .base import AnyRow, Repository, kept_title, missing, table_of

if TYPE_CHECKING:
    from ...domain.draft import AssetDraft

ASSETS = table_of(models.LessonAsset)
COURSES = table_of(models.Course)
LESSONS = table_of(models.Lesson)
MODULES = table_of(models.CourseModule)
# What counts as an item, by kind of asset.
_ITEMS = {"quiz": "questions", "terms": "terms", "summary": "sentences", "sources": "sources"}

_COLUMNS = (
    ASSETS.c.id,
    ASSETS.c.lesson_id,
    MODULES.c.course_id,
    ASSETS.c.asset_type,
    ASSETS.c.title,
    ASSETS.c.content,
    ASSETS.c.revision,
    ASSETS.c.file_path,
)
_SELECT = (
    select(*_COLUMNS)
    .join_from(ASSETS, LESSONS, LESSONS.c.id == ASSETS.c.lesson_id)
    .join(MODULES, MODULES.c.id == LESSONS.c.module_id)
)
_REVISION = select(ASSETS.c.revision).where(ASSETS.c.id == bindparam("asset_id"))
_GET = _SELECT.where(ASSETS.c.id == bindparam("asset_id"))
_OF_LESSON = _SELECT.where(ASSETS.c.lesson_id == bindparam("lesson_id")).order_by(ASSETS.c.id)
_OF_LESSON_KIND = _OF_LESSON.where(ASSETS.c.asset_type == bindparam("asset_type"))
_OF_COURSE = _SELECT.where(
    MODULES.c.course_id == bindparam("course_id"), ASSETS.c.asset_type == bindparam("asset_type")
).order_by(ASSETS.c.id)
# What the page of a lesson may show of its course: files, terms, and what is its own. Quizzes
# are long and not part of it; beside its own, the terms of a hundred lessons will do.
# The words of a whole film with their times are long, and a page needs its name alone.
_LONG = ("audio", "video")
_NAME = func.json_object("name", func.json_extract(ASSETS.c.content, "$.name"))
_BRIEF = type_coerce(
    case((ASSETS.c.asset_type.in_(_LONG), _NAME), else_=ASSETS.c.content), ASSETS.c.content.type
)
_AROUND = (
    _SELECT.with_only_columns(
        *(_BRIEF if column is ASSETS.c.content else column for column in _COLUMNS),
        maintain_column_froms=True,
    )
    .where(
        MODULES.c.course_id == bindparam("course_id"),
        or_(
            ASSETS.c.file_path.is_not(None),
            ASSETS.c.asset_type == "terms",
            and_(
                ASSETS.c.lesson_id == bindparam("lesson_id"),
                ASSETS.c.asset_type.in_(("sources", "summary")),
            ),
        ),
    )
    .order_by(
        case((ASSETS.c.lesson_id == bindparam("lesson_id"), 0), else_=1),
        case((ASSETS.c.file_path.is_not(None), 0), else_=1),
        ASSETS.c.id,
    )
    .limit(600)
)
_ADD = insert(ASSETS).returning(ASSETS.c.id)
_CHANGE = (
    update(ASSETS)
    .where(ASSETS.c.id == bindparam("asset_id"))
    .values(
        content=bindparam("content"),
        title=bindparam("title"),
        item_count=bindparam("item_count"),
        file_path=bindparam("file_path"),
        revision=ASSETS.c.revision + 1,
        updated_at=bindparam("moment"),
    )
)
_CHANGE_BASED = _CHANGE.where(ASSETS.c.revision == bindparam("base"))
_DELETE = delete(ASSETS).where(ASSETS.c.id == bindparam("asset_id"))
_POINTED_AT = union(
    select(ASSETS.c.file_path).where(ASSETS.c.file_path.is_not(None)),
    select(COURSES.c.thumbnail_url).where(COURSES.c.thumbnail_url != ""),
)
_COUNT = select(func.count()).where(ASSETS.c.id == bindparam("asset_id"))


def facts(asset_type: str, content: dict[str, Any]) -> tuple[str, int]:
    """(title, number of items) of an asset, for lists that never read its content."""
    title = content.get("title")
    items = content.get(_ITEMS.get(asset_type, ""))
    return (
        kept_title(title) if isinstance(title, str) else "",
        len(items) if isinstance(items, list | tuple) else 0,
    )


def asset_values(draft: AssetDraft, lesson_id: int, public_id: str, moment: str) -> dict[str, Any]:
    """The row of a new asset."""
    title, count = facts(draft.asset_type, draft.content)
    return {
        "public_id": public_id,
        "lesson_id": lesson_id,
        "asset_type": draft.asset_type,
        "file_path": None if draft.file_path is None else storable(draft.file_path),
        "revision": 1,
        "title": title,
        "item_count": count,
        "content": draft.content,
        "created_at": moment,
        "updated_at": moment,
    }


def _to_asset(row: AnyRow) -> Asset:
    key, lesson, course, kind, title, content, revision, file_path = row
    return Asset(
        AssetId(key), LessonId(lesson), CourseId(course), kind, title, content, revision, file_path
    )


class AssetsRepository(Repository):
    """Finds and keeps assets."""

    async def get(self, asset_id: AssetId) -> Asset:
        """One asset with its content; NotFound when it is gone."""
        row = await self._one(_GET, {"asset_id": asset_id})
        if row is None:
            raise missing("item")
        return _to_asset(row)

    async def revision(self, asset_id: AssetId) -> int:
        """Which content an asset has, without reading it; NotFound when it is gone."""
        row = await self._one(_REVISION, {"asset_id": asset_id})
        if row is None:
            raise missing("item")
        return int(row[0])

    async def of_lesson(
        self, lesson_id: LessonId, asset_type: str | None = None
    ) -> tuple[Asset, ...]:
        """The assets of a lesson in the order they were made, of one kind or of all."""
        values = {"lesson_id": lesson_id}
        if asset_type is None:
            rows = await self._all(_OF_LESSON, values)
        else:
            rows = await self._all(_OF_LESSON_KIND, values | {"asset_type": asset_type})
        return tuple(map(_to_asset, rows))

    async def of_course(self, course_id: CourseId, asset_type: str) -> tuple[Asset, ...]:
        """The assets of one kind in a whole course, in the order they were made."""
        values = {"course_id": course_id, "asset_type": asset_type}
        return tuple(map(_to_asset, await self._all(_OF_COURSE, values)))

    async def around(self, course_id: CourseId, lesson_id: LessonId) -> tuple[Asset, ...]:
        """What a lesson's page may show: the course's files and terms, the lesson's own sources.

        The lesson's own come first, then files. Of sound and films the content is the name alone.
        """
        values = {"course_id": course_id, "lesson_id": lesson_id}
        return tuple(map(_to_asset, await self._all(_AROUND, values)))

    async def add(self, lesson_id: LessonId, draft: AssetDraft) -> AssetId:
        """A new asset of a lesson."""
        values = asset_values(draft, lesson_id, self._work.new_id(), self._work.stamp())
        return AssetId((await self._run(_ADD, values)).scalar_one())

    async def put(
        self, asset_id: AssetId, draft: AssetDraft, *, base_revision: int | None = None
    ) -> None:
        """Replace the content of an asset, whose kind stays.

        With `base_revision` it raises Conflict when somebody changed it meanwhile.
        """
        values = self._changed(asset_id, draft.asset_type, draft.content, draft.file_path)
        await self._put(asset_id, values, base_revision)

    async def put_content(self, asset: Asset, content: dict[str, Any]) -> None:
        """Replace the content of an asset; Conflict when it is not as it was read any more."""
        values = self._changed(asset.id, asset.asset_type, content, asset.file_path)
        await self._put(asset.id, values, asset.revision)

    def _changed(
        self, asset_id: AssetId, kind: str, content: dict[str, Any], file_path: str | None
    ) -> dict[str, Any]:
        title, count = facts(kind, content)
        return {
            "asset_id": asset_id,
            "content": content,
            "title": title,
            "item_count": count,
            "file_path": file_path,
            "moment": self._work.stamp(),
        }

    async def _put(
        self, asset_id: AssetId, values: dict[str, Any], base_revision: int | None
    ) -> None:
        if base_revision is None:
            changed = await self._run(_CHANGE, values)
        else:
            changed = await self._run(_CHANGE_BASED, values | {"base": base_revision})
        if changed.rowcount:
            return
        if (await self._run(_COUNT, {"asset_id": asset_id})).scalar_one():
            raise Conflict(
                "This was changed elsewhere since you opened it.", "Open it again and compare."
            )
        raise missing("item")

    async def file_paths(self) -> frozenset[str]:
        """Every media file that an asset or a course's picture points to, trash included."""
        return frozenset(row[0] for row in await self._all(_POINTED_AT))

    async def delete(self, asset_id: AssetId) -> None:
        """Remove an asset with its attempts."""
        await self._run(_DELETE, {"asset_id": asset_id})
