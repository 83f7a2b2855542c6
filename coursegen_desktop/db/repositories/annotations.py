"""Highlights, notes and bookmarks of readers: of a lesson, and all of a person."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import bindparam, delete, func, insert, or_, select, update

from ...domain.anchoring import Anchor
from ...domain.annotation import (
    Annotation,
    AnnotationKind,
    Mark,
    NotesFacets,
    NotesPage,
    NotesQuery,
    folded,
)
from ...domain.ids import AnnotationId, CourseId, LessonId, UserId
from .. import models
from ..search import like_pattern, storable
from .base import AnyRow, Repository, batches, kept_title, missing, table_of

NOTES = table_of(models.Annotation)
LESSONS = table_of(models.Lesson)
MODULES = table_of(models.CourseModule)
COURSES = table_of(models.Course)

_LATE = 1_000_000  # lessons that are gone stand behind those of their course
_USER: Any = bindparam("the_user")
_IS_HERE = COURSES.c.deleted_at == ""
_FROM = (
    NOTES.outerjoin(LESSONS, LESSONS.c.id == NOTES.c.lesson_id)
    .outerjoin(MODULES, MODULES.c.id == LESSONS.c.module_id)
    .outerjoin(COURSES, (COURSES.c.id == MODULES.c.course_id) & _IS_HERE)
)
_COLUMNS = (
    *(column for column in NOTES.c if column.name not in ("search_key", "tag_key")),
    COURSES.c.id.label("course_id"),
)
_ORDER = (
    NOTES.c.course_title,
    NOTES.c.course_public_id,
    func.coalesce(MODULES.c.order_index, _LATE),
    func.coalesce(LESSONS.c.order_index, _LATE),
    NOTES.c.lesson_title,
    NOTES.c.lesson_public_id,
    NOTES.c.start,
    NOTES.c.id,
)
_SELECT = select(*_COLUMNS).select_from(_FROM).where(NOTES.c.user_id == _USER)
_OF_LESSON = _SELECT.where(NOTES.c.lesson_id == bindparam("lesson_id")).order_by(
    NOTES.c.start, NOTES.c.id
)
_ONE = _SELECT.where(NOTES.c.id == bindparam("note_id"))
_BY_PUBLIC = _SELECT.where(NOTES.c.public_id.in_(bindparam("public_ids", expanding=True)))
_ADD = insert(NOTES).returning(NOTES.c.id)
_ADD_MANY = insert(NOTES)
_DELETE = delete(NOTES).where(NOTES.c.user_id == _USER, NOTES.c.id == bindparam("note_id"))
_MINE = update(NOTES).where(NOTES.c.user_id == _USER, NOTES.c.id == bindparam("note_id"))
_CHANGE = _MINE.values(
    colour=bindparam("new_colour"),
    body=bindparam("new_body"),
    tags=bindparam("new_tags"),
    search_key=bindparam("new_search_key"),
    tag_key=bindparam("new_tag_key"),
    updated_at=bindparam("moment"),
    revision=NOTES.c.revision + 1,
)
_REPLACE = _MINE.values(
    **{
        name: bindparam(f"new_{name}")
        for name in (
            "kind", "colour", "start", "end", "exact", "prefix", "suffix", "heading", "body",
            "tags", "search_key", "tag_key", "updated_at", "text_key", "is_lost",
        )
    },
    revision=NOTES.c.revision + 1,
)  # fmt: skip
_PLACE = update(NOTES).where(NOTES.c.id == bindparam("note_id")).values(
    start=bindparam("new_start"),
    end=bindparam("new_end"),
    exact=bindparam("new_exact"),
    prefix=bindparam("new_prefix"),
    suffix=bindparam("new_suffix"),
    is_lost=bindparam("new_is_lost"),
    text_key=bindparam("new_text_key"),
    search_key=bindparam("new_search_key"),
)  # fmt: skip
_ADOPT = (
    update(NOTES)
    .where(
        NOTES.c.user_id == _USER,
        NOTES.c.lesson_public_id == bindparam("the_public_id"),
        NOTES.c.lesson_id.is_(None),
    )
    .values(lesson_id=bindparam("the_lesson"), text_key="")
)
_RENAME = (
    update(NOTES)
    .where(
        NOTES.c.user_id == _USER,
        NOTES.c.lesson_id == bindparam("the_lesson"),
        or_(
            NOTES.c.lesson_title != bindparam("title"),
            NOTES.c.course_title != bindparam("course"),
        ),
    )
    .values(lesson_title=bindparam("title"), course_title=bindparam("course"))
)
_LESSON = (
    select(
        LESSONS.c.id,
        LESSONS.c.public_id,
        LESSONS.c.title,
        COURSES.c.id.label("course_id"),
        COURSES.c.public_id.label("course_public_id"),
        COURSES.c.title.label("course_title"),
    )
    .join_from(LESSONS, MODULES, MODULES.c.id == LESSONS.c.module_id)
    .join(COURSES, COURSES.c.id == MODULES.c.course_id)
)
_LESSON_BY_ID = _LESSON.where(LESSONS.c.id == bindparam("lesson_id"))
_LESSONS_BY_PUBLIC = _LESSON.where(
    LESSONS.c.public_id.in_(bindparam("public_ids", expanding=True)), _IS_HERE
)
_TOTAL = select(func.count()).where(NOTES.c.user_id == _USER)
_OF_COURSES = (
    select(NOTES.c.course_public_id, func.max(NOTES.c.course_title), func.count())
    .where(NOTES.c.user_id == _USER)
    .group_by(NOTES.c.course_public_id)
    .order_by(func.max(NOTES.c.course_title))
)
_OF_TAGS = (
    select(NOTES.c.tags, func.count())
    .where(NOTES.c.user_id == _USER, NOTES.c.tag_key != "")
    .group_by(NOTES.c.tags)
)


class AnnotationsRepository(Repository):
    """Finds and keeps what was marked. Everything is asked for by its owner."""

    async def of_lesson(self, lesson_id: LessonId, user_id: UserId) -> tuple[Annotation, ...]:
        """All of a lesson, in the order of the text."""
        rows = await self._all(_OF_LESSON, {"the_user": user_id, "lesson_id": lesson_id})
        return tuple(map(_annotation, rows))

    async def get(self, note_id: AnnotationId, user_id: UserId) -> Annotation:
        """One; NotFound when it is gone or somebody else's."""
        row = await self._one(_ONE, {"the_user": user_id, "note_id": note_id})
        if row is None:
            raise missing("note")
        return _annotation(row)

    async def by_public_ids(
        self, public_ids: Iterable[str], user_id: UserId
    ) -> dict[str, Annotation]:
        """Those of a person with these ids."""
        found: dict[str, Annotation] = {}
        for part in batches(list(public_ids)):
            values = {"the_user": user_id, "public_ids": part}
            found |= {
                row.public_id: _annotation(row) for row in await self._all(_BY_PUBLIC, values)
            }
        return found

    async def lessons(self, public_ids: Iterable[str]) -> dict[str, AnyRow]:
        """Rows (id, public_id, title, course_…) of the lessons that are here, by public id."""
        found: dict[str, AnyRow] = {}
        for part in batches(list(public_ids)):
            rows = await self._all(_LESSONS_BY_PUBLIC, {"public_ids": part})
            found |= {row.public_id: row for row in rows}
        return found

    async def adopt(self, lesson_id: LessonId, user_id: UserId) -> int:
        """Give a lesson that came (back) its notes, and all its notes its titles of today."""
        lesson = await self._one(_LESSON_BY_ID, {"lesson_id": lesson_id})
        if lesson is None:
            raise missing("lesson")
        values = {"the_user": user_id, "the_lesson": lesson_id}
        adopted = await self._run(_ADOPT, {**values, "the_public_id": lesson.public_id})
        titles = {"title": lesson.title, "course": lesson.course_title}
        renamed = await self._run(_RENAME, {**values, **titles})
        return adopted.rowcount + renamed.rowcount

    async def add(self, lesson_id: LessonId, mark: Mark, key: str, user_id: UserId) -> Annotation:
        """Keep a mark of a lesson; `key` names the text in which it stands."""
        lesson = await self._one(_LESSON_BY_ID, {"lesson_id": lesson_id})
        if lesson is None:
            raise missing("lesson")
        moment = self._work.stamp()
        row = {
            "public_id": self._work.new_id(),
            "user_id": user_id,
            "lesson_id": lesson_id,
            "lesson_public_id": lesson.public_id,
            "lesson_title": lesson.title,
            "course_public_id": lesson.course_public_id,
            "course_title": lesson.course_title,
            "revision": 1,
            "is_lost": False,
            "text_key": key,
            "created_at": moment,
            "updated_at": moment,
            **_written(mark.kind, mark.colour, mark.anchor, mark.heading, mark.body, mark.tags),
        }
        note_id = (await self._run(_ADD, row)).scalar_one()
        return await self.get(AnnotationId(note_id), user_id)

    async def put(self, notes: Sequence[Annotation], user_id: UserId) -> None:
        """Keep annotations with their own public ids, which must be free."""
        rows = [_row(note, user_id) for note in notes]
        for part in batches(rows):
            await self._run(_ADD_MANY, list(part))

    async def replace(self, mine: AnnotationId, theirs: Annotation, user_id: UserId) -> None:
        """Give one the place and words of another."""
        anchor = theirs.anchor
        written = _written(
            theirs.kind, theirs.colour, anchor, theirs.heading, theirs.body, theirs.tags
        )
        written |= {"updated_at": theirs.updated_at, "text_key": "", "is_lost": False}
        values = {f"new_{name}": value for name, value in written.items()}
        await self._run(_REPLACE, {"the_user": user_id, "note_id": mine, **values})

    async def change(
        self, note: Annotation, *, colour: int, body: str, tags: tuple[str, ...], user_id: UserId
    ) -> None:
        """Another colour, note or tags."""
        body = storable(body)
        values = {
            "the_user": user_id,
            "note_id": note.id,
            "new_colour": colour,
            "new_body": body,
            "new_tags": list(tags),
            "new_search_key": _search_key(note.anchor.exact, body, tags),
            "new_tag_key": _tag_key(tags),
            "moment": self._work.stamp(),
        }
        await self._run(_CHANGE, values)

    async def move(self, notes: Sequence[Annotation]) -> None:
        """Keep where they were found, in which text, or that they were not."""
        for note in notes:
            anchor = note.anchor
            values = {
                "note_id": note.id,
                "new_start": anchor.start,
                "new_end": anchor.end,
                "new_exact": anchor.exact,
                "new_prefix": anchor.prefix,
                "new_suffix": anchor.suffix,
                "new_is_lost": note.is_lost,
                "new_text_key": note.text_key,
                "new_search_key": _search_key(anchor.exact, note.body, note.tags),
            }
            await self._run(_PLACE, values)

    async def delete(self, note_id: AnnotationId, user_id: UserId) -> None:
        """Take one away."""
        await self._run(_DELETE, {"the_user": user_id, "note_id": note_id})

    async def page(self, query: NotesQuery, user_id: UserId, offset: int, size: int) -> NotesPage:
        """`size` annotations from `offset` on, by course, lesson and place."""
        values: dict[str, Any] = {"the_user": user_id}
        wheres = _wheres(query)
        total = (await self._only(_TOTAL.where(*wheres), values))[0]
        statement = _SELECT.where(*wheres).order_by(*_ORDER).limit(size).offset(offset)
        rows = await self._all(statement, values)
        after = offset + len(rows)
        return NotesPage(tuple(map(_annotation, rows)), total, after if after < total else None)

    async def facets(self, user_id: UserId) -> NotesFacets:
        """Courses and tags that a person's annotations have."""
        values = {"the_user": user_id}
        courses = tuple((row[0], row[1], row[2]) for row in await self._all(_OF_COURSES, values))
        tags: dict[str, tuple[str, int]] = {}
        for names, count in await self._all(_OF_TAGS, values):
            for name in names:
                first, before = tags.get(folded(name), (name, 0))
                tags[folded(name)] = (first, before + count)
        in_order = tuple(tags[key] for key in sorted(tags))
        return NotesFacets(sum(course[2] for course in courses), courses, in_order)


def _wheres(query: NotesQuery) -> list[Any]:
    wheres: list[Any] = [
        NOTES.c.search_key.like(like_pattern(word), escape="!")
        for word in folded(storable(query.text)).split()[:8]
    ]
    if query.kind is not None:
        wheres.append(NOTES.c.kind == query.kind.value)
    if query.colour is not None:
        wheres.append(NOTES.c.colour == query.colour)
    if query.tag:
        wheres.append(NOTES.c.tag_key.like(like_pattern(f"\n{folded(query.tag)}\n"), escape="!"))
    if query.course:
        wheres.append(NOTES.c.course_public_id == query.course)
    if query.only_noted:
        wheres.append(NOTES.c.body != "")
    if query.only_lost:
        wheres.append(or_(NOTES.c.is_lost, NOTES.c.lesson_id.is_(None)))
    return wheres


def _written(
    kind: AnnotationKind,
    colour: int,
    anchor: Anchor,
    heading: str,
    body: str,
    tags: tuple[str, ...],
) -> dict[str, Any]:
    exact, body = storable(anchor.exact), storable(body)
    tags = tuple(map(storable, tags))
    return {
        "kind": kind.value,
        "colour": colour,
        "start": anchor.start,
        "end": anchor.end,
        "exact": exact,
        "prefix": storable(anchor.prefix)[-64:],
        "suffix": storable(anchor.suffix)[:64],
        "heading": kept_title(heading),
        "body": body,
        "tags": list(tags),
        "search_key": _search_key(exact, body, tags),
        "tag_key": _tag_key(tags),
    }


def _row(note: Annotation, user_id: UserId) -> dict[str, Any]:
    return {
        "public_id": note.public_id,
        "user_id": user_id,
        "lesson_id": note.lesson_id,
        "lesson_public_id": note.lesson_public_id,
        "lesson_title": kept_title(note.lesson_title),
        "course_public_id": note.course_public_id,
        "course_title": kept_title(note.course_title),
        "revision": note.revision,
        "is_lost": note.is_lost,
        "text_key": note.text_key,
        "created_at": note.created_at,
        "updated_at": note.updated_at,
        **_written(note.kind, note.colour, note.anchor, note.heading, note.body, note.tags),
    }


def _annotation(row: AnyRow) -> Annotation:
    # A lesson whose course lies in the trash cannot be opened: it is not here.
    is_here = row.lesson_id is not None and row.course_id is not None
    return Annotation(
        id=AnnotationId(row.id),
        public_id=row.public_id,
        kind=AnnotationKind(row.kind),
        colour=row.colour,
        anchor=Anchor(row.start, row.end, row.exact, row.prefix, row.suffix),
        body=row.body,
        tags=tuple(row.tags),
        heading=row.heading,
        is_lost=bool(row.is_lost),
        lesson_id=LessonId(row.lesson_id) if is_here else None,
        lesson_title=row.lesson_title,
        lesson_public_id=row.lesson_public_id,
        course_id=CourseId(row.course_id) if is_here else None,
        course_title=row.course_title,
        course_public_id=row.course_public_id,
        revision=row.revision,
        created_at=row.created_at,
        updated_at=row.updated_at,
        text_key=row.text_key,
    )


def _search_key(exact: str, body: str, tags: tuple[str, ...]) -> str:
    return folded("\n".join((exact, body, *tags)))


def _tag_key(tags: tuple[str, ...]) -> str:
    return "".join(f"\n{folded(tag)}\n" for tag in tags)
