"""The files of a course, and the texts that may name one."""

from __future__ import annotations

from sqlalchemy import Text, and_, bindparam, cast, or_, select

from ...domain.ids import AssetId, CourseId, LessonId
from ...domain.media_use import LessonWords, PartWords, StoredFile
from ...domain.media_wish import MadeAsset
from .. import models
from .base import Repository, table_of

ASSETS = table_of(models.LessonAsset)
LESSONS = table_of(models.Lesson)
MODULES = table_of(models.CourseModule)

_OF_COURSE = MODULES.c.course_id == bindparam("course_id")
_LESSONS = LESSONS.join(MODULES, MODULES.c.id == LESSONS.c.module_id)
_ASSETS = ASSETS.join(_LESSONS, LESSONS.c.id == ASSETS.c.lesson_id)
_NAMED = "%media/%"
# Kinds that name files without "media/".
_NAMING = ("slides", "video", "audio")
_RAW = cast(ASSETS.c.content, Text)
_FILES = (
    select(ASSETS.c.id, ASSETS.c.lesson_id, ASSETS.c.content["name"], ASSETS.c.file_path)
    .select_from(_ASSETS)
    .where(_OF_COURSE, ASSETS.c.file_path.is_not(None))
    .order_by(ASSETS.c.id)
)
_TEXTS = (
    select(LESSONS.c.id, LESSONS.c.title, LESSONS.c.content)
    .select_from(_LESSONS)
    .where(_OF_COURSE, LESSONS.c.content.like(_NAMED))
    .order_by(MODULES.c.order_index, LESSONS.c.order_index)
)
# Their JSON stays text here: it is read where nobody waits.
_PARTS = (
    select(ASSETS.c.id, LESSONS.c.id, LESSONS.c.title, _RAW)
    .select_from(_ASSETS)
    .where(
        _OF_COURSE,
        # A film is a file and names others; film and sound are what their lesson shows itself.
        or_(
            and_(ASSETS.c.file_path.is_(None), _RAW.like(_NAMED)),
            ASSETS.c.asset_type.in_(_NAMING),
        ),
    )
    .order_by(MODULES.c.order_index, LESSONS.c.order_index, ASSETS.c.id)
)
# Their contents are long: the words of a whole film with their times.
_MADE = (
    select(
        ASSETS.c.id,
        ASSETS.c.lesson_id,
        ASSETS.c.asset_type,
        ASSETS.c.file_path,
        ASSETS.c.content["name"],
        ASSETS.c.content["inputs"],
        ASSETS.c.content["seconds"],
    )
    .select_from(_ASSETS)
    .where(_OF_COURSE, ASSETS.c.asset_type.in_(("audio", "video")), ASSETS.c.file_path.is_not(None))
    .order_by(ASSETS.c.id)
)


class FilesRepository(Repository):
    """Reads only."""

    async def files(self, course_id: CourseId) -> tuple[StoredFile, ...]:
        """Every row that gives a lesson of the course a file with a name."""
        rows = await self._all(_FILES, {"course_id": course_id})
        return tuple(
            StoredFile(AssetId(key), LessonId(lesson), name, path)
            for key, lesson, name, path in rows
            if path and isinstance(name, str) and name
        )

    async def texts(self, course_id: CourseId) -> tuple[LessonWords, ...]:
        """The lessons that name files, in their order."""
        rows = await self._all(_TEXTS, {"course_id": course_id})
        return tuple(LessonWords(LessonId(key), title, text) for key, title, text in rows)

    async def parts(self, course_id: CourseId) -> tuple[PartWords, ...]:
        """What else names files: quizzes, terms, slides …"""
        rows = await self._all(_PARTS, {"course_id": course_id})
        return tuple(
            PartWords(AssetId(key), LessonId(lesson), title, raw)
            for key, lesson, title, raw in rows
        )

    async def made(self, course_id: CourseId) -> tuple[MadeAsset, ...]:
        """The sounds and films of a course's lessons, without what is said in them."""
        rows = await self._all(_MADE, {"course_id": course_id})
        return tuple(
            MadeAsset(
                AssetId(key), LessonId(lesson), kind, path, str(name or ""), str(inputs or ""),
                float(seconds) if isinstance(seconds, int | float) else 0.0,
            )
            for key, lesson, kind, path, name, inputs, seconds in rows
        )  # fmt: skip
