"""Courses: the library's pages, the outline, and everything that makes or changes one."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    String,
    Table,
    TextClause,
    bindparam,
    cast,
    delete,
    func,
    insert,
    select,
    text,
    update,
)

from ...domain.course import CourseView
from ...domain.errors import InvalidContent
from ...domain.ids import CourseId, LessonId, ModuleId, UserId
from ...domain.library import ContinueCard, CourseCard, LibraryCounts, LibraryPage, LibraryQuery
from .. import card_sql, models
from ..search import like_pattern, storable, title_match
from . import outlines
from .asked import Asked, Rows
from .base import Repository, batches, kept_title, missing, table_of, title_key
from .lessons import LESSONS, LessonsRepository, lesson_values

if TYPE_CHECKING:
    from ...domain.draft import CourseDraft, LessonDraft, ModuleDraft

COURSES = table_of(models.Course)
MODULES = table_of(models.CourseModule)

_COUNTS = text(card_sql.COUNTS)
_COUNTS_AMONG = text(card_sql.COUNTS_AMONG)
_CONTINUE = text(card_sql.CONTINUE)
_CONTINUE_AMONG = text(card_sql.CONTINUE_AMONG)
_ALL = text(card_sql.ALL)
_LIVE = COURSES.c.deleted_at == ""
_BY_ID = select(COURSES.c.id).where(COURSES.c.id == bindparam("ref"), _LIVE)
_BY_PUBLIC = select(COURSES.c.id).where(COURSES.c.public_id == bindparam("ref"), _LIVE)
_BY_TITLE = (
    select(COURSES.c.id)
    .where(COURSES.c.title_key == bindparam("key"), COURSES.c.title == bindparam("ref"), _LIVE)
    .order_by(COURSES.c.id)
    .limit(2)
)
_PUBLISHED = select(COURSES.c.is_published).where(COURSES.c.id == bindparam("course_id"), _LIVE)
_TITLE = select(COURSES.c.title).where(COURSES.c.id == bindparam("course_id"), _LIVE)
# Tags are JSON: a word in quotation marks is a whole tag.
_TAGGED = (
    select(COURSES.c.id)
    .where(_LIVE, cast(COURSES.c.tags, String).like(bindparam("words")))
    .order_by(COURSES.c.title_key)
)
_CHANGED_AT = select(COURSES.c.updated_at).where(COURSES.c.id == bindparam("course_id"))
_ADD = insert(COURSES).returning(COURSES.c.id)
_CHANGE = update(COURSES).where(COURSES.c.id == bindparam("course_id"))
_PURGE = delete(COURSES).where(
    COURSES.c.deleted_at > "", COURSES.c.deleted_at < bindparam("before")
)
_ADD_MODULE = insert(MODULES).returning(MODULES.c.id)
_MODULE_COUNT = select(func.count()).where(MODULES.c.course_id == bindparam("course_id"))
_MODULE_PLACE = select(MODULES.c.course_id, MODULES.c.order_index).where(
    MODULES.c.id == bindparam("module_id")
)
_CHANGE_MODULE = update(MODULES).where(MODULES.c.id == bindparam("module_id"))
_DELETE_MODULE = delete(MODULES).where(MODULES.c.id == bindparam("module_id"))
_CLOSE_GAP = (
    update(MODULES)
    .where(MODULES.c.course_id == bindparam("the_course"), MODULES.c.order_index > bindparam("at"))
    .values(order_index=MODULES.c.order_index - 1)
)
_MODULE_AT = select(MODULES.c.id).where(
    MODULES.c.course_id == bindparam("course_id"), MODULES.c.order_index == bindparam("at")
)


@cache
def _statement(sql: str) -> TextClause:
    return text(sql)


def _among(keys: Collection[CourseId] | None) -> dict[str, str]:
    return {} if keys is None else {"among": json.dumps(sorted(keys))}


class CoursesRepository(Repository):
    """Finds and keeps courses. Those in the trash are left out of every list."""

    # ------------------------------------------------------------ the library

    async def page(
        self,
        query: LibraryQuery,
        user_id: UserId,
        cursor: card_sql.Cursor | None = None,
        size: int = 50,
        *,
        drafts: bool = True,
        among: Collection[CourseId] | None = None,
    ) -> LibraryPage:
        """`size` cards after `cursor` in one statement; unpublished ones only with `drafts`,
        only those of `among` where it names some."""
        values = card_sql.page_values(user_id, cursor, size, drafts=drafts) | _among(among)
        kind, words = _title_condition(query.text)
        if kind:
            values["words"] = words
        phase = None if cursor is None else int(str(cursor[0]))
        sql = card_sql.page_sql(query, phase=phase, text_kind=kind, is_some=among is not None)
        return card_sql.to_page(await self._all(_statement(sql), values), size)

    async def counts(
        self, user_id: UserId, *, drafts: bool = True, among: Collection[CourseId] | None = None
    ) -> LibraryCounts:
        """How many courses each filter holds."""
        statement = _COUNTS if among is None else _COUNTS_AMONG
        values = {"user_id": user_id, "drafts": drafts, **_among(among)}
        row = (await self._run(statement, values)).one()
        return card_sql.to_counts(row, drafts=drafts)

    async def continue_card(
        self, user_id: UserId, *, drafts: bool = True, among: Collection[CourseId] | None = None
    ) -> ContinueCard | None:
        """The course opened last of those that have lessons to do."""
        statement = _CONTINUE if among is None else _CONTINUE_AMONG
        row = await self._one(statement, {"user_id": user_id, "drafts": drafts, **_among(among)})
        return card_sql.to_continue_card(row)

    def title(self, course_id: CourseId) -> Asked[str]:
        """The course's title; NotFound when it is gone or in the trash."""
        return self._ask(_TITLE, {"course_id": course_id}, _to_title)

    async def tagged(self, tag: str) -> tuple[CourseId, ...]:
        """The courses that bear a tag of plain letters, by title."""
        rows = await self._all(_TAGGED, {"words": f'%"{tag}"%'})
        return tuple(CourseId(row[0]) for row in rows)

    async def is_published(self, course_id: CourseId) -> bool:
        """Whether learners see the course; NotFound when it is gone or in the trash."""
        row = await self._one(_PUBLISHED, {"course_id": course_id})
        if row is None:
            raise missing("course")
        return bool(row[0])

    async def all(self, user_id: UserId) -> tuple[CourseCard, ...]:
        """Every course, oldest first."""
        return tuple(map(card_sql.to_card, await self._all(_ALL, {"user_id": user_id})))

    async def find(self, ref: str) -> CourseId | None:
        """The course of that number, public id or exact title.

        Raises InvalidContent when several courses bear the title.
        """
        if ref.isascii() and ref.isdigit() and len(ref) < 19:
            row = await self._one(_BY_ID, {"ref": int(ref)})
            if row is not None:
                return CourseId(row[0])
        found = await self.find_public(ref)
        if found is not None:
            return found
        rows = await self._all(_BY_TITLE, {"ref": storable(ref), "key": title_key(ref)})
        if len(rows) > 1:
            raise InvalidContent(
                "Several courses are called “{title}”.", "Name one by its number.", title=ref
            )
        return CourseId(rows[0][0]) if rows else None

    async def find_public(self, public_id: str) -> CourseId | None:
        """The course with that public id, None when it is not here or in the trash."""
        row = await self._one(_BY_PUBLIC, {"ref": storable(public_id)})
        return None if row is None else CourseId(row[0])

    async def outline(self, course_id: CourseId, user_id: UserId) -> CourseView:
        """A course with its contents for one user, in three statements."""
        values = {"course_id": course_id, "user_id": user_id}
        head = await self._one(outlines.HEAD, values)
        if head is None:
            raise missing("course")
        contents = await self._all(outlines.CONTENTS, values)
        made = await self._all(outlines.MADE, values)
        return outlines.to_course_view(course_id, head, contents, made)

    async def draft(self, course_id: CourseId) -> CourseDraft:
        """Everything that the course holds, with public ids, in three statements."""
        from . import drafts  # late: no start needs pydantic

        values = {"course_id": course_id}
        head = await self._one(drafts.WHOLE_COURSE, values)
        if head is None:
            raise missing("course")
        contents = await self._all(drafts.WHOLE_CONTENTS, values)
        return drafts.to_draft(head, contents, await self._all(drafts.LESSON_ASSETS, values))

    async def changed_at(self, course_id: CourseId) -> str:
        """When the course or anything in it was last changed."""
        row = await self._one(_CHANGED_AT, {"course_id": course_id})
        if row is None:
            raise missing("course")
        return str(row[0])

    # ------------------------------------------------------------ making and changing

    async def add(self, draft: CourseDraft) -> CourseId:
        """Keep a whole course. A public id that is already taken is replaced by a new one."""
        course_id = await self.add_shell(draft)
        moment = self._work.stamp()
        modules = await self._add_modules(course_id, draft.modules, moment)
        lessons = [
            (module_id, at, lesson)
            for module_id, module in zip(modules, draft.modules, strict=True)
            for at, lesson in enumerate(module.lessons)
        ]
        ids = await self._ids(LESSONS, [lesson.public_id for _, _, lesson in lessons])
        rows = [
            lesson_values(lesson, module_id, at, public_id, moment)
            for (module_id, at, lesson), public_id in zip(lessons, ids, strict=True)
        ]
        keys = await self._insert(LESSONS, rows)
        pairs = (
            (key, asset)
            for key, (_, _, lesson) in zip(keys, lessons, strict=True)
            for asset in lesson.assets
        )
        await LessonsRepository(self._work).add_assets(pairs, moment)
        return course_id

    async def add_shell(self, draft: CourseDraft) -> CourseId:
        """Keep a course without its modules, for a writer that adds them one by one."""
        moment = self._work.stamp()
        (public_id,) = await self._ids(COURSES, [draft.public_id])
        values = _texts(draft.title, draft.description) | {
            "public_id": public_id,
            "learning_outcomes": list(draft.learning_outcomes),
            "thumbnail_url": storable(draft.thumbnail_url),
            "is_published": draft.is_published,
            "language": storable(draft.language),
            "licence": storable(draft.licence),
            "authors": list(draft.authors),
            "tags": list(draft.tags),
            "prerequisites": list(draft.prerequisites),
            "revision": 1,
            "deleted_at": "",
            "created_at": moment,
            "updated_at": moment,
        }
        return CourseId((await self._run(_ADD, values)).scalar_one())

    async def update(
        self,
        course_id: CourseId,
        *,
        title: str | None = None,
        description: str | None = None,
        learning_outcomes: Sequence[str] | None = None,
        thumbnail_url: str | None = None,
        language: str | None = None,
        licence: str | None = None,
        authors: Sequence[str] | None = None,
    ) -> None:
        """Change what is given; the rest stays."""
        given: dict[str, Any] = {
            "learning_outcomes": None if learning_outcomes is None else list(learning_outcomes),
            "thumbnail_url": thumbnail_url,
            "language": language,
            "licence": licence,
            "authors": None if authors is None else list(authors),
        }
        values = {name: value for name, value in given.items() if value is not None}
        await self._change(course_id, _texts(title, description) | values)

    async def set_published(self, course_id: CourseId, is_published: bool) -> None:
        """Show the course to learners, or make it a draft."""
        await self._change(course_id, {"is_published": is_published})

    async def trash(self, course_id: CourseId) -> None:
        """Put the course in the trash; nothing of it is lost until `purge`."""
        await self._change(course_id, {"deleted_at": self._work.stamp()})

    async def restore(self, course_id: CourseId) -> None:
        """Take the course out of the trash."""
        await self._change(course_id, {"deleted_at": ""})

    async def purge(self, before: str) -> int:
        """Delete for good what was put in the trash before a moment. Returns how many courses."""
        return int((await self._run(_PURGE, {"before": before})).rowcount)

    # ------------------------------------------------------------ modules

    async def add_module(
        self, course_id: CourseId, title: str, summary: str = "", public_id: str | None = None
    ) -> ModuleId:
        """A new module at the end."""
        from ...domain.draft import ModuleDraft  # late: no start needs pydantic

        await self._change(course_id, {})
        count = (await self._run(_MODULE_COUNT, {"course_id": course_id})).scalar_one()
        draft = ModuleDraft(title=title, summary=summary, public_id=public_id)
        keys = await self._add_modules(course_id, [draft], self._work.stamp(), first=count)
        return keys[0]

    async def rename_module(self, module_id: ModuleId, title: str) -> None:
        """Give a module another title."""
        values = {
            "title": kept_title(title),
            "revision": MODULES.c.revision + 1,
            "updated_at": self._work.stamp(),
        }
        done = await self._run(_CHANGE_MODULE.values(**values), {"module_id": module_id})
        if not done.rowcount:
            raise missing("module")

    async def delete_module(self, module_id: ModuleId) -> CourseId:
        """Remove a module with its lessons. Returns its course."""
        course_id, at = await self._module_place(module_id)
        await self._run(_DELETE_MODULE, {"module_id": module_id})
        await self._run(_CLOSE_GAP, {"the_course": course_id, "at": at})
        await self._change(course_id, {})
        return course_id

    async def move_module(self, module_id: ModuleId, offset: int) -> None:
        """Move a module up (negative) or down, at most to the edge."""
        course_id, at = await self._module_place(module_id)
        step = 1 if offset > 0 else -1
        for _ in range(abs(offset)):
            other = await self._one(_MODULE_AT, {"course_id": course_id, "at": at + step})
            if other is None:
                break
            await self._run(_CHANGE_MODULE.values(order_index=at), {"module_id": other[0]})
            await self._run(_CHANGE_MODULE.values(order_index=at + step), {"module_id": module_id})
            at += step
        await self._change(course_id, {})

    async def add_lesson(
        self, module_id: ModuleId, draft: LessonDraft, order_index: int | None = None
    ) -> LessonId:
        """A new lesson with its assets, at the end of a module or at `order_index`."""
        return await LessonsRepository(self._work).add(module_id, draft, order_index)

    # ------------------------------------------------------------ inner

    async def _change(self, course_id: CourseId, values: dict[str, Any]) -> None:
        stamped = values | {"revision": COURSES.c.revision + 1, "updated_at": self._work.stamp()}
        done = await self._run(_CHANGE.values(**stamped), {"course_id": course_id})
        if not done.rowcount:
            raise missing("course")

    async def _module_place(self, module_id: ModuleId) -> tuple[CourseId, int]:
        row = await self._one(_MODULE_PLACE, {"module_id": module_id})
        if row is None:
            raise missing("module")
        return CourseId(row[0]), row[1]

    async def _add_modules(
        self, course_id: CourseId, drafts: Sequence[ModuleDraft], moment: str, first: int = 0
    ) -> list[ModuleId]:
        ids = await self._ids(MODULES, [draft.public_id for draft in drafts])
        rows = [
            {
                "public_id": public_id,
                "course_id": course_id,
                "title": kept_title(draft.title),
                "summary": storable(draft.summary),
                "order_index": at,
                "revision": 1,
                "created_at": moment,
                "updated_at": moment,
            }
            for at, (draft, public_id) in enumerate(zip(drafts, ids, strict=True), first)
        ]
        return [ModuleId(key) for key in await self._insert(MODULES, rows)]

    async def _insert(self, table: Table, rows: list[dict[str, Any]]) -> list[int]:
        """Insert many rows and return their keys in the same order."""
        if not rows:
            return []
        await self._run(insert(table), rows)
        keys: dict[str, int] = {}
        for some in batches([row["public_id"] for row in rows]):
            found = select(table.c.public_id, table.c.id).where(table.c.public_id.in_(some))
            keys.update((public_id, key) for public_id, key in await self._all(found))
        return [keys[row["public_id"]] for row in rows]

    async def _ids(self, table: Table, wished: Iterable[str | None]) -> list[str]:
        """The wished public ids where they are free, else new ones."""
        names = [name and storable(name)[:36] for name in wished]
        taken: set[str] = set()
        for some in batches([name for name in names if name]):
            found = select(table.c.public_id).where(table.c.public_id.in_(some))
            taken.update(row[0] for row in await self._all(found))
        ids = []
        for name in names:
            given = name if name and name not in taken else self._work.new_id()
            taken.add(given)
            ids.append(given)
        return ids


def _texts(title: str | None, description: str | None) -> dict[str, Any]:
    values: dict[str, Any] = {}
    if title is not None:
        kept = kept_title(title)
        values |= {"title": kept, "title_key": title_key(kept)}
    if description is not None:
        values["description"] = storable(description)
    return values


def _title_condition(words: str) -> tuple[str, str]:
    """(kind of condition, its parameter) for the words that a title must hold."""
    if not words.strip():
        return "", ""
    match = title_match(words)
    if match is not None:
        return "match", match
    return "like", like_pattern(title_key(words.strip()))


def _to_title(rows: Rows) -> str:
    if not rows:
        raise missing("course")
    return str(rows[0][0])
