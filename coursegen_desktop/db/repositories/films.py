"""Films and recordings of lessons, and where people stopped in them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Text, bindparam, case, cast, select

from ...domain.ids import CourseId, LessonId, UserId
from ...domain.playable import AUDIO, VIDEO, Episode
from .. import models
from ..sqlite import upsert
from .base import Repository, missing, table_of

ASSETS = table_of(models.LessonAsset)
COMPLETIONS = table_of(models.LessonCompletion)
COURSES = table_of(models.Course)
LESSONS = table_of(models.Lesson)
MODULES = table_of(models.CourseModule)
POSITIONS = table_of(models.ReadingPosition)

_PLAYED = (VIDEO, AUDIO)
_USER: Any = bindparam("user_id")
_IN_COURSES = LESSONS.join(MODULES, MODULES.c.id == LESSONS.c.module_id).join(
    COURSES, COURSES.c.id == MODULES.c.course_id
)
_HERE = (POSITIONS.c.lesson_id == LESSONS.c.id) & (POSITIONS.c.user_id == _USER)
# A lesson without a film gives one row without an asset. Their JSON stays text: it may be long,
# and is read where nobody waits. Of pictures and captions only the names are asked.
_OF_LESSON = (
    select(
        LESSONS.c.title,
        COURSES.c.id.label("course_id"),
        COURSES.c.title.label("course_title"),
        COURSES.c.is_published,
        COURSES.c.language,
        POSITIONS.c.film_seconds,
        ASSETS.c.asset_type,
        ASSETS.c.file_path,
        ASSETS.c.content["name"].as_string().label("name"),
        case((ASSETS.c.asset_type.in_(_PLAYED), cast(ASSETS.c.content, Text))).label("raw"),
    )
    .select_from(
        _IN_COURSES.outerjoin(
            ASSETS,
            (ASSETS.c.lesson_id == LESSONS.c.id) & ASSETS.c.asset_type.in_((*_PLAYED, "media")),
        ).outerjoin(POSITIONS, _HERE)
    )
    .where(LESSONS.c.id == bindparam("lesson_id"), COURSES.c.deleted_at == "")
    .order_by(ASSETS.c.id)
)
_EPISODES = (
    select(
        LESSONS.c.id,
        LESSONS.c.title,
        MODULES.c.order_index,
        MODULES.c.title.label("module"),
        ASSETS.c.asset_type,
        ASSETS.c.content["seconds"].as_float().label("seconds"),
        ASSETS.c.content[("voice", "engine")].as_string().label("engine"),
        POSITIONS.c.film_seconds,
        COMPLETIONS.c.id.label("completed"),
    )
    .select_from(
        _IN_COURSES.join(
            ASSETS, (ASSETS.c.lesson_id == LESSONS.c.id) & ASSETS.c.asset_type.in_(_PLAYED)
        )
        .outerjoin(POSITIONS, _HERE)
        .outerjoin(
            COMPLETIONS,
            (COMPLETIONS.c.lesson_id == LESSONS.c.id) & (COMPLETIONS.c.user_id == _USER),
        )
    )
    .where(COURSES.c.id == bindparam("course_id"), ASSETS.c.file_path.is_not(None))
    .order_by(MODULES.c.order_index, LESSONS.c.order_index, ASSETS.c.id)
)
_PLACE = upsert(POSITIONS)
_KEEP = _PLACE.on_conflict_do_update(
    index_elements=["user_id", "lesson_id"],
    set_={
        "film_seconds": _PLACE.excluded.film_seconds,
        "updated_at": _PLACE.excluded.updated_at,
        "seconds": POSITIONS.c.seconds + _PLACE.excluded.seconds,
    },
)


@dataclass(frozen=True, slots=True)
class StoredFilm:
    """A film as it lies in the library: `raw` is its content as JSON text."""

    kind: str
    file_path: str
    raw: str


@dataclass(frozen=True, slots=True)
class LessonFilms:
    """What of a lesson can be played, and its other files by name."""

    title: str
    course_id: CourseId
    course_title: str
    is_published: bool
    language: str
    at: float
    films: tuple[StoredFilm, ...]
    files: dict[str, str]

    def newest(self, kinds: tuple[str, ...]) -> StoredFilm | None:
        """Of the first of `kinds` that is there, the one made last."""
        for kind in kinds:
            found = [film for film in self.films if film.kind == kind]
            if found:
                return found[-1]
        return None


class FilmsRepository(Repository):
    """Finds films; keeps where somebody stopped."""

    async def of_lesson(self, lesson_id: LessonId, user_id: UserId) -> LessonFilms:
        """What of a lesson can be played, in one statement; NotFound when the lesson is gone."""
        rows = await self._all(_OF_LESSON, {"lesson_id": lesson_id, "user_id": user_id})
        if not rows:
            raise missing("lesson")
        first = rows[0]
        return LessonFilms(
            first.title,
            CourseId(first.course_id),
            first.course_title,
            bool(first.is_published),
            first.language or "",
            first.film_seconds or 0.0,
            tuple(
                StoredFilm(row.asset_type, row.file_path or "", row.raw)
                for row in rows
                if row.raw is not None
            ),
            {row.name: row.file_path for row in rows if row.name and row.file_path},
        )

    async def episodes(self, course_id: CourseId, user_id: UserId) -> tuple[Episode, ...]:
        """The lessons of a course that can be listened to, in their order; one statement.

        Of a lesson its recording, else its film if somebody speaks in it.
        """
        found: dict[int, Episode] = {}
        for row in await self._all(_EPISODES, {"course_id": course_id, "user_id": user_id}):
            before = found.get(row.id)
            if row.asset_type == VIDEO and (not row.engine or before is not None):
                continue
            found[row.id] = Episode(
                LessonId(row.id),
                row.title,
                row.order_index + 1,
                row.module,
                row.asset_type,
                float(row.seconds or 0.0),
                row.film_seconds or 0.0,
                row.completed is not None,
            )
        return tuple(found.values())

    async def keep_place(
        self, lesson_id: LessonId, user_id: UserId, at: float, seconds: float, moment: str
    ) -> None:
        """Remember where a film was left, and that somebody learned for `seconds` more."""
        await self._run(
            _KEEP,
            {
                "lesson_id": lesson_id,
                "user_id": user_id,
                "position": 0.0,
                "film_seconds": at,
                "seconds": seconds,
                "updated_at": moment,
            },
        )
