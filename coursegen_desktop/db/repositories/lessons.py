"""Lessons: opened by a learner, opened for editing, saved, added, moved and removed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, String, bindparam, cast, delete, func, insert, select, update

from ...domain.errors import Conflict
from ...domain.ids import AssetId, CourseId, LessonId, ModuleId, UserId
from ...domain.lesson import LessonText, LessonView
from ...domain.place import TOP, Place
from .. import models
from ..search import storable
from ..sqlite import upsert
from .assets import ASSETS, asset_values
from .base import Repository, kept_title, missing, table_of

if TYPE_CHECKING:
    from ...domain.draft import LessonDraft

COURSES = table_of(models.Course)
MODULES = table_of(models.CourseModule)
LESSONS = table_of(models.Lesson)
COMPLETIONS = table_of(models.LessonCompletion)
POSITIONS = table_of(models.ReadingPosition)


def _neighbour(*, forward: bool) -> Any:
    """The id of the lesson before or after, across modules that hold lessons."""
    inside, other, outside = LESSONS.alias(), MODULES.alias(), LESSONS.alias()
    if forward:
        near = inside.c.order_index > LESSONS.c.order_index
        far = other.c.order_index > MODULES.c.order_index
        near_first: list[Any] = [inside.c.order_index]
        far_first: list[Any] = [other.c.order_index, outside.c.order_index]
    else:
        near = inside.c.order_index < LESSONS.c.order_index
        far = other.c.order_index < MODULES.c.order_index
        near_first = [inside.c.order_index.desc()]
        far_first = [other.c.order_index.desc(), outside.c.order_index.desc()]
    same = (
        select(inside.c.id)
        .where(inside.c.module_id == LESSONS.c.module_id, near)
        .order_by(*near_first)
        .limit(1)
        .correlate(LESSONS)
        .scalar_subquery()
    )
    across = (
        select(outside.c.id)
        .select_from(other.join(outside, outside.c.module_id == other.c.id))
        .where(other.c.course_id == MODULES.c.course_id, far)
        .order_by(*far_first)
        .limit(1)
        .correlate(MODULES)
        .scalar_subquery()
    )
    return func.coalesce(same, across)


_PLACE_COLUMNS = (
    POSITIONS.c.position,
    POSITIONS.c.text_offset,
    POSITIONS.c.share,
    POSITIONS.c.quote,
    POSITIONS.c.seconds,
)


def _joined(column: Any, *conditions: Any) -> Any:
    """A column of the lesson's assets, the values joined by commas."""
    return (
        select(func.aggregate_strings(column, ","))
        .where(ASSETS.c.lesson_id == LESSONS.c.id, *conditions)
        .correlate(LESSONS)
        .scalar_subquery()
    )


def _view() -> Select[Any]:
    user: Any = bindparam("user_id")
    before, after = LESSONS.alias(), LESSONS.alias()
    completed = (
        select(COMPLETIONS.c.id)
        .where(COMPLETIONS.c.user_id == user, COMPLETIONS.c.lesson_id == LESSONS.c.id)
        .correlate(LESSONS)
        .scalar_subquery()
    )
    sources = (
        select(ASSETS.c.content["sources"])
        .where(ASSETS.c.lesson_id == LESSONS.c.id, ASSETS.c.asset_type == "sources")
        .limit(1)
        .correlate(LESSONS)
        .scalar_subquery()
    )
    # A quiz that an author has only begun asks nothing yet.
    quizzes = _joined(
        cast(ASSETS.c.id, String), ASSETS.c.asset_type == "quiz", ASSETS.c.item_count > 0
    )
    films = _joined(ASSETS.c.asset_type, ASSETS.c.asset_type.in_(("audio", "video")))
    return (
        select(
            LESSONS.c.id,
            COURSES.c.id.label("course_id"),
            COURSES.c.public_id,
            MODULES.c.order_index.label("module_index"),
            MODULES.c.title.label("module_title"),
            LESSONS.c.title,
            LESSONS.c.content,
            LESSONS.c.duration_minutes,
            LESSONS.c.revision,
            completed.label("completed"),
            *_PLACE_COLUMNS,
            before.c.id.label("previous_id"),
            before.c.title.label("previous_title"),
            after.c.id.label("next_id"),
            after.c.title.label("next_title"),
            sources.label("sources"),
            quizzes.label("quizzes"),
            COURSES.c.is_published,
            COURSES.c.language,
            films.label("films"),
        )
        .select_from(
            LESSONS.join(MODULES, MODULES.c.id == LESSONS.c.module_id)
            .join(COURSES, COURSES.c.id == MODULES.c.course_id)
            .outerjoin(before, before.c.id == _neighbour(forward=False))
            .outerjoin(after, after.c.id == _neighbour(forward=True))
            .outerjoin(
                POSITIONS, (POSITIONS.c.lesson_id == LESSONS.c.id) & (POSITIONS.c.user_id == user)
            )
        )
        .where(LESSONS.c.id == bindparam("lesson_id"), COURSES.c.deleted_at == "")
    )


_BLANK = (
    select(LESSONS.c.id)
    .join_from(LESSONS, MODULES, MODULES.c.id == LESSONS.c.module_id)
    .where(
        MODULES.c.course_id == bindparam("course_id"),
        func.trim(LESSONS.c.content, " \t\r\n") == "",
    )
)
_VIEW = _view()
_TEXT = (
    select(
        LESSONS.c.id,
        MODULES.c.course_id,
        LESSONS.c.title,
        LESSONS.c.content,
        LESSONS.c.revision,
        LESSONS.c.duration_minutes,
    )
    .join_from(LESSONS, MODULES, MODULES.c.id == LESSONS.c.module_id)
    .where(LESSONS.c.id == bindparam("lesson_id"))
)
_TEXTS = (
    select(LESSONS.c.id, LESSONS.c.title, MODULES.c.title.label("module"), LESSONS.c.content)
    .join_from(LESSONS, MODULES, MODULES.c.id == LESSONS.c.module_id)
    .where(MODULES.c.course_id == bindparam("course_id"))
    .order_by(MODULES.c.order_index, LESSONS.c.order_index)
)
_PLACE = (
    select(MODULES.c.course_id, LESSONS.c.module_id, LESSONS.c.order_index)
    .join_from(LESSONS, MODULES, MODULES.c.id == LESSONS.c.module_id)
    .where(LESSONS.c.id == bindparam("lesson_id"))
)
_SAVE = (
    update(LESSONS)
    .where(LESSONS.c.id == bindparam("lesson_id"), LESSONS.c.revision == bindparam("base"))
    .values(
        title=bindparam("title"),
        content=bindparam("content"),
        duration_minutes=bindparam("minutes"),
        revision=LESSONS.c.revision + 1,
        updated_at=bindparam("moment"),
    )
)
_POSITION = upsert(POSITIONS)
_SAVE_POSITION = _POSITION.on_conflict_do_update(
    index_elements=["user_id", "lesson_id"],
    set_={
        **{
            name: _POSITION.excluded[name]
            for name in ("position", "text_offset", "share", "quote", "updated_at")
        },
        "seconds": POSITIONS.c.seconds + _POSITION.excluded.seconds,
    },
)
_COUNT = select(func.count()).where(LESSONS.c.module_id == bindparam("module_id"))
_SHIFT = (
    update(LESSONS)
    .where(LESSONS.c.module_id == bindparam("the_module"), LESSONS.c.order_index >= bindparam("at"))
    .values(order_index=LESSONS.c.order_index + bindparam("by"))
)
_ADD = insert(LESSONS).returning(LESSONS.c.id)
_DELETE = delete(LESSONS).where(LESSONS.c.id == bindparam("lesson_id"))
_WHOLE = select(
    LESSONS.c.title, LESSONS.c.content, LESSONS.c.duration_minutes, LESSONS.c.public_id
).where(LESSONS.c.id == bindparam("lesson_id"))
_ASSETS = (
    select(ASSETS.c.asset_type, ASSETS.c.content, ASSETS.c.file_path)
    .where(ASSETS.c.lesson_id == bindparam("lesson_id"))
    .order_by(ASSETS.c.id)
)
_ORDER = (
    select(MODULES.c.id, LESSONS.c.id)
    .select_from(MODULES.outerjoin(LESSONS, LESSONS.c.module_id == MODULES.c.id))
    .where(MODULES.c.course_id == bindparam("course_id"))
    .order_by(MODULES.c.order_index, LESSONS.c.order_index)
)
_PUT_AT = (
    update(LESSONS)
    .where(LESSONS.c.id == bindparam("lesson_id"))
    .values(module_id=bindparam("module_id"), order_index=bindparam("at"))
)
_TAKEN = select(func.count()).where(LESSONS.c.public_id == bindparam("public_id"))
_MODULE = select(MODULES.c.course_id).where(MODULES.c.id == bindparam("module_id"))
_TOUCH_COURSE = (
    update(COURSES)
    .where(COURSES.c.id == bindparam("course_id"))
    .values(updated_at=bindparam("moment"))
)


def lesson_values(
    draft: LessonDraft, module_id: int, order_index: int, public_id: str, moment: str
) -> dict[str, Any]:
    """The row of a new lesson."""
    return {
        "public_id": public_id,
        "module_id": module_id,
        "title": kept_title(draft.title),
        "content": storable(draft.content),
        "order_index": order_index,
        "duration_minutes": max(0, draft.duration_minutes),
        "revision": 1,
        "created_at": moment,
        "updated_at": moment,
    }


class LessonsRepository(Repository):
    """Finds and keeps lessons; `order_index` stays without gaps."""

    async def view(self, lesson_id: LessonId, user_id: UserId) -> LessonView:
        """A lesson as `user_id` reads it, in one statement; NotFound when it is gone."""
        row = await self._one(_VIEW, {"lesson_id": lesson_id, "user_id": user_id})
        if row is None:
            raise missing("lesson")
        return LessonView(
            id=lesson_id,
            course_id=CourseId(row.course_id),
            course_public_id=row.public_id,
            module_number=row.module_index + 1,
            module_title=row.module_title,
            title=row.title,
            content=row.content,
            minutes=row.duration_minutes,
            revision=row.revision,
            is_completed=row.completed is not None,
            place=_read_place(row),
            seconds=row.seconds or 0.0,
            previous_id=row.previous_id and LessonId(row.previous_id),
            previous_title=row.previous_title or "",
            next_id=row.next_id and LessonId(row.next_id),
            next_title=row.next_title or "",
            quiz_ids=tuple(AssetId(key) for key in sorted(map(int, _split(row.quizzes)))),
            sources=_source_names(row.sources),
            is_published=bool(row.is_published),
            language=row.language or "",
            films=tuple(sorted(set(_split(row.films)))),
        )

    async def blank(self, course_id: CourseId) -> frozenset[LessonId]:
        """The lessons of a course without a word."""
        rows = await self._all(_BLANK, {"course_id": course_id})
        return frozenset(LessonId(row.id) for row in rows)

    async def text(self, lesson_id: LessonId) -> LessonText:
        """A lesson to edit, with the revision that a save must name."""
        row = await self._one(_TEXT, {"lesson_id": lesson_id})
        if row is None:
            raise missing("lesson")
        return LessonText(lesson_id, CourseId(row[1]), row[2], row[3], row[4], row[5])

    async def texts(self, course_id: CourseId) -> list[tuple[LessonId, str, str, str]]:
        """(lesson, title, module's title, Markdown) of a course's lessons in their order."""
        rows = await self._all(_TEXTS, {"course_id": course_id})
        return [(LessonId(row.id), row.title, row.module, row.content) for row in rows]

    async def course_of(self, lesson_id: LessonId) -> CourseId:
        """The course that a lesson belongs to."""
        return (await self._place(lesson_id))[0]

    async def place_of(self, lesson_id: LessonId) -> tuple[CourseId, ModuleId, int]:
        """(course, module, order_index) of a lesson."""
        return await self._place(lesson_id)

    async def save(
        self, lesson_id: LessonId, title: str, content: str, minutes: int, base_revision: int
    ) -> int:
        """Keep title and text and return the new revision.

        Raises Conflict unless `base_revision` is the last one.
        """
        values = {
            "lesson_id": lesson_id,
            "base": base_revision,
            "title": kept_title(title),
            "content": storable(content),
            "minutes": minutes,
            "moment": self._work.stamp(),
        }
        saved = (await self._run(_SAVE, values)).rowcount
        course, _, _ = await self._place(lesson_id)
        if saved:
            await self._run(_TOUCH_COURSE, {"course_id": course, "moment": values["moment"]})
            return base_revision + 1
        raise Conflict(
            "This lesson was changed elsewhere since you opened it.",
            "Compare both versions before you save.",
        )

    async def save_place(
        self, lesson_id: LessonId, user_id: UserId, place: Place, seconds: float, moment: str
    ) -> None:
        """Remember how far a user read, and that he read for `seconds` more."""
        await self._run(
            _SAVE_POSITION,
            {
                "lesson_id": lesson_id,
                "user_id": user_id,
                "position": place.position,
                "text_offset": place.offset,
                "share": place.share,
                "quote": storable(place.quote),
                "seconds": seconds,
                "updated_at": moment,
            },
        )

    async def add(
        self, module_id: ModuleId, draft: LessonDraft, order_index: int | None = None
    ) -> LessonId:
        """A new lesson with its assets, at the end of a module or at `order_index`."""
        course = await self._one(_MODULE, {"module_id": module_id})
        if course is None:
            raise missing("module")
        count = (await self._run(_COUNT, {"module_id": module_id})).scalar_one()
        at = count if order_index is None else min(max(order_index, 0), count)
        if at < count:
            await self._run(_SHIFT, {"the_module": module_id, "at": at, "by": 1})
        moment = self._work.stamp()
        public_id = await self._free_id(draft.public_id)
        values = lesson_values(draft, module_id, at, public_id, moment)
        key = LessonId((await self._run(_ADD, values)).scalar_one())
        await self.add_assets(((key, asset) for asset in draft.assets), moment)
        await self._run(_TOUCH_COURSE, {"course_id": course[0], "moment": moment})
        return key

    async def add_assets(self, assets: Any, moment: str) -> None:
        """Keep new assets, given as pairs of lesson and draft."""
        rows = [asset_values(draft, key, self._work.new_id(), moment) for key, draft in assets]
        if rows:
            await self._run(insert(ASSETS), rows)

    async def delete(self, lesson_id: LessonId) -> LessonDraft:
        """Remove a lesson with everything made for it. Returns it, so that it can be put back."""
        from ...domain.draft import AssetDraft, LessonDraft  # late: no start needs pydantic

        course, module, at = await self._place(lesson_id)
        row = (await self._run(_WHOLE, {"lesson_id": lesson_id})).one()
        assets = await self._all(_ASSETS, {"lesson_id": lesson_id})
        await self._run(_DELETE, {"lesson_id": lesson_id})
        await self._run(_SHIFT, {"the_module": module, "at": at, "by": -1})
        await self._run(_TOUCH_COURSE, {"course_id": course, "moment": self._work.stamp()})
        return LessonDraft(
            title=row.title,
            content=row.content,
            duration_minutes=row.duration_minutes,
            public_id=row.public_id,
            assets=tuple(
                AssetDraft(asset_type=kind, content=content, file_path=path)
                for kind, content, path in assets
            ),
        )

    async def move(self, lesson_id: LessonId, offset: int) -> None:
        """Move up (negative) or down; at a module's edge it crosses into the next module."""
        course, _, _ = await self._place(lesson_id)
        before: dict[int, list[int]] = {}
        for module, lesson in await self._all(_ORDER, {"course_id": course}):
            before.setdefault(module, [])
            if lesson is not None:
                before[module].append(lesson)
        after = moved(list(before.values()), lesson_id, offset)
        for module, old, new in zip(before, before.values(), after, strict=True):
            for at, lesson in enumerate(new):
                if old[at : at + 1] != [lesson]:
                    await self._run(_PUT_AT, {"lesson_id": lesson, "module_id": module, "at": at})
        await self._run(_TOUCH_COURSE, {"course_id": course, "moment": self._work.stamp()})

    async def _place(self, lesson_id: LessonId) -> tuple[CourseId, ModuleId, int]:
        row = await self._one(_PLACE, {"lesson_id": lesson_id})
        if row is None:
            raise missing("lesson")
        return CourseId(row[0]), ModuleId(row[1]), row[2]

    async def _free_id(self, wished: str | None) -> str:
        if wished and not (await self._run(_TAKEN, {"public_id": wished})).scalar_one():
            return wished
        return self._work.new_id()


def moved(modules: Sequence[Sequence[int]], lesson: int, offset: int) -> list[list[int]]:
    """The order after one lesson went `offset` steps; crossing a module's edge is one step."""
    order = [list(keys) for keys in modules]
    at = next(index for index, keys in enumerate(order) if lesson in keys)
    step = 1 if offset > 0 else -1
    for _ in range(abs(offset)):
        keys, place = order[at], order[at].index(lesson)
        if 0 <= place + step < len(keys):
            keys[place], keys[place + step] = keys[place + step], keys[place]
        elif 0 <= at + step < len(order):
            keys.remove(lesson)
            at += step
            order[at].insert(0 if step > 0 else len(order[at]), lesson)
    return order


def _split(joined: str | None) -> list[str]:
    return joined.split(",") if joined else []


def _source_names(sources: Any) -> tuple[str, ...]:
    if not isinstance(sources, list):
        return ()
    names = (item.get("name") for item in sources if isinstance(item, dict))
    return tuple(name for name in names if isinstance(name, str))


def _read_place(row: Any) -> Place:
    if row.position is None:
        return TOP
    return Place(row.position, row.text_offset, row.share, row.quote)
