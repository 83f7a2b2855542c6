"""Where statements of lessons stand in what was read, and whose version a lesson is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import bindparam, delete, func, insert, select

from ...domain.ids import LessonId
from ...domain.kept import Citation, Place
from .. import models
from .base import Repository, table_of
from .runs import SOURCES

CITATIONS = table_of(models.CitationRow)
REVISIONS = table_of(models.ArtifactRevision)

_IS_LESSON = CITATIONS.c.lesson_id == bindparam("the_lesson")
_FORGET = delete(CITATIONS).where(_IS_LESSON)
_OF_LESSON = (
    select(
        CITATIONS.c.entity,
        CITATIONS.c.number,
        SOURCES.c.source_id,
        CITATIONS.c.block,
        CITATIONS.c.start,
        CITATIONS.c.end,
        CITATIONS.c.quote_hash,
    )
    .join_from(CITATIONS, SOURCES, SOURCES.c.id == CITATIONS.c.source_key)
    .where(_IS_LESSON)
    .order_by(CITATIONS.c.entity, CITATIONS.c.number)
)
_PLACE = select(
    SOURCES.c.source_id,
    SOURCES.c.name,
    SOURCES.c.path,
    SOURCES.c.sha256,
    SOURCES.c.pages,
    SOURCES.c.text,
).where(
    SOURCES.c.source_id == bindparam("source"),
    SOURCES.c.run_id == bindparam("the_run"),
)
_LAST = (
    select(REVISIONS.c.rev, REVISIONS.c.origin, REVISIONS.c.content_hash)
    .where(
        REVISIONS.c.lesson_id == bindparam("the_lesson"), REVISIONS.c.entity == bindparam("kind")
    )
    .order_by(REVISIONS.c.rev.desc())
    .limit(1)
)
_LAST_MADE = (
    select(REVISIONS.c.lesson_id, REVISIONS.c.content_hash, func.max(REVISIONS.c.rev))
    .where(REVISIONS.c.entity == bindparam("kind"), REVISIONS.c.origin != "human")
    .group_by(REVISIONS.c.lesson_id)
)


class CitationsRepository(Repository):
    """Finds and keeps citations and versions."""

    async def put(
        self, lesson_id: LessonId, citations: Sequence[Citation], keys: Mapping[str, int]
    ) -> None:
        """Keep the citations of a lesson in the place of earlier ones; `keys` are the sources'."""
        await self._run(_FORGET, {"the_lesson": lesson_id})
        rows = [
            {
                "lesson_id": lesson_id,
                "entity": item.entity,
                "number": item.number,
                "source_key": keys[item.source],
                "block": item.block,
                "start": item.start,
                "end": item.end,
                "quote_hash": item.quote_hash,
            }
            for item in citations
        ]
        if rows:
            await self._run(insert(CITATIONS), rows)

    async def of_lesson(self, lesson_id: LessonId) -> tuple[Citation, ...]:
        """Where the statements of a lesson stand."""
        rows = await self._all(_OF_LESSON, {"the_lesson": lesson_id})
        return tuple(Citation(*row) for row in rows)

    async def place(self, run_id: int, source: str) -> Place | None:
        """A document as a run read it, with its text."""
        row = await self._one(_PLACE, {"the_run": run_id, "source": source})
        if row is None:
            return None
        return Place(row[0], row[1], row[2], row[3], tuple(row[4]), row[5])

    async def add_revision(
        self,
        lesson_id: LessonId,
        *,
        origin: str,
        content_hash: str,
        step_id: int | None = None,
        content: bytes = b"",
        entity: str = "lesson",
    ) -> int:
        """Keep whose version of a lesson there is now. Returns its number."""
        row = await self._one(_LAST, {"the_lesson": lesson_id, "kind": entity})
        before = 0 if row is None else int(row[0])
        await self._run(
            insert(REVISIONS),
            {
                "lesson_id": lesson_id,
                "entity": entity,
                "rev": before + 1,
                "origin": origin,
                "step_id": step_id,
                "parent_rev": before,
                "created_at": self._work.stamp(),
                "content_hash": content_hash,
                "content": content,
            },
        )
        return before + 1

    async def made_hash(self, lesson_id: LessonId, entity: str = "lesson") -> str:
        """The hash of the lesson as an engine made it last, "" when none did."""
        rows = await self._all(
            _LAST_MADE.where(REVISIONS.c.lesson_id == lesson_id), {"kind": entity}
        )
        return rows[0][1] if rows else ""
