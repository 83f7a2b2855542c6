"""Full-text search as SQLite does it (FTS5). A PostgreSQL form would stand beside it.

External content over courses and lessons, kept by triggers. Ranking is capped: ORDER BY rank
scores every hit (a quarter second for a common word), so only the first 2,000 are ranked.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, TypeVar

from sqlalchemy import Row, text
from sqlalchemy.ext.asyncio import AsyncSession

from ..domain.ids import CourseId, LessonId
from ..domain.search import SearchHit

T = TypeVar("T")
Execute = Callable[[str], object]

# table of the index, table of the content, its two columns
_INDEXES = (
    ("course_search", "courses", "title", "description"),
    ("lesson_search", "lessons", "title", "content"),
)
PREFIX_LETTERS = 3
MAX_TEXT = 200
MAX_WORDS = 12
RANKED = 2000
COURSE_HITS = 6


def owns_table(name: str) -> bool:
    """Whether a table belongs to the index (shadow tables too) and not to the models."""
    return any(name == index or name.startswith(f"{index}_") for index, *_ in _INDEXES)


def create_tables(execute: Execute) -> None:
    """Make the empty index tables."""
    for index, table, first, second in _INDEXES:
        execute(
            f"CREATE VIRTUAL TABLE {index} USING fts5({first}, {second}, content='{table}',"
            " content_rowid='id', tokenize='unicode61 remove_diacritics 2', prefix='2 3')"
        )


def create_triggers(execute: Execute) -> None:
    """Make the triggers that keep the index in step with every edit."""
    for index, table, first, second in _INDEXES:
        add = (
            f"INSERT INTO {index}(rowid, {first}, {second})"
            f" VALUES (new.id, new.{first}, new.{second});"
        )
        remove = (
            f"INSERT INTO {index}({index}, rowid, {first}, {second})"
            f" VALUES ('delete', old.id, old.{first}, old.{second});"
        )
        execute(f"CREATE TRIGGER {index}_added AFTER INSERT ON {table} BEGIN {add} END")
        execute(f"CREATE TRIGGER {index}_removed AFTER DELETE ON {table} BEGIN {remove} END")
        execute(
            f"CREATE TRIGGER {index}_changed AFTER UPDATE OF {first}, {second} ON {table}"
            f" WHEN old.{first} IS NOT new.{first} OR old.{second} IS NOT new.{second}"
            f" BEGIN {remove} {add} END"
        )


def drop_triggers(execute: Execute) -> None:
    """Stop keeping the index row by row: for bulk imports, which rebuild it at their end."""
    for index, *_ in _INDEXES:
        for event in ("added", "removed", "changed"):
            execute(f"DROP TRIGGER {index}_{event}")


def rebuild(execute: Execute) -> None:
    """Make the index anew from the tables."""
    for index, *_ in _INDEXES:
        execute(f"INSERT INTO {index}({index}) VALUES ('rebuild')")


def check(execute: Execute) -> None:
    """Raise the driver's error when index and tables disagree."""
    for index, *_ in _INDEXES:
        execute(f"INSERT INTO {index}({index}, rank) VALUES ('integrity-check', 1)")


def storable(words: str) -> str:
    """The text without what no UTF-8 can hold (halves of characters) and without NUL."""
    return words.encode("utf-8", "ignore").decode("utf-8").replace("\x00", " ")


def words_of(words: str) -> list[str]:
    """The searchable words of what a user typed; no text is refused."""
    plain = storable(words[:MAX_TEXT]).replace('"', " ")
    found = [word for word in plain.split() if any(char.isalnum() for char in word)]
    return found[:MAX_WORDS]


def match_expression(words: Sequence[str]) -> str:
    """All words, the last one as the beginning of a word once it has three letters.

    Each word is quoted, so that no sign in it is an operator.
    """
    quoted = [f'"{word}"' for word in words]
    if sum(char.isalnum() for char in words[-1]) >= PREFIX_LETTERS and words[-1][-1].isalnum():
        quoted[-1] += "*"
    return " AND ".join(quoted)


def title_match(words: str) -> str | None:
    """The expression that finds courses by title alone, None for less than three letters."""
    found = words_of(words)
    if not found or sum(char.isalnum() for word in found for char in word) < PREFIX_LETTERS:
        return None
    return f"title : ({match_expression(found)})"


_COURSES = f"""
SELECT 0 AS kind, c.id AS course_id, c.title AS course_title, NULL AS lesson_id, c.title AS title,
  (SELECT snippet(course_search, 1, char(2), char(3), '…', 20) FROM course_search
   WHERE course_search MATCH :words AND rowid = top.id) AS snippet, top.score AS score
FROM (SELECT id, score FROM
       (SELECT rowid AS id, bm25(course_search, 5.0, 1.0) AS score
        FROM course_search WHERE course_search MATCH :words LIMIT {RANKED})
      ORDER BY score LIMIT :courses_wide) AS top
JOIN courses c ON c.id = top.id AND c.deleted_at = ''
ORDER BY top.score LIMIT :courses
"""
_LESSONS_OUTER = """
SELECT 1 AS kind, hit.course_id, hit.course_title, hit.lesson_id, hit.title,
  (SELECT snippet(lesson_search, 1, char(2), char(3), '…', 24) FROM lesson_search
   WHERE lesson_search MATCH :words AND rowid = hit.lesson_id) AS snippet, hit.score
FROM (SELECT l.id AS lesson_id, l.title AS title, c.id AS course_id, c.title AS course_title,
        top.score AS score
      FROM ({ranked}) AS top
      JOIN lessons l ON l.id = top.id
      JOIN course_modules m ON m.id = l.module_id
      JOIN courses c ON c.id = m.course_id AND c.deleted_at = ''
      ORDER BY top.score LIMIT :lessons) AS hit
"""
_RANKED_FAST = f"""
SELECT id, score FROM
 (SELECT rowid AS id, bm25(lesson_search, 5.0, 1.0) AS score
  FROM lesson_search WHERE lesson_search MATCH :words LIMIT {RANKED})
ORDER BY score LIMIT :lessons_wide
"""
# Leaves the trash out before ranking: dearer, for the rare case that it fills the best hits.
_RANKED_LIVE = f"""
SELECT f.rowid AS id, bm25(lesson_search, 5.0, 1.0) AS score
FROM lesson_search f
JOIN lessons fl ON fl.id = f.rowid
JOIN course_modules fm ON fm.id = fl.module_id
JOIN courses fc ON fc.id = fm.course_id AND fc.deleted_at = ''
WHERE f.lesson_search MATCH :words LIMIT {RANKED}
"""
_FIND = text(
    f"SELECT * FROM ({_COURSES}) UNION ALL"
    f" SELECT * FROM ({_LESSONS_OUTER.format(ranked=_RANKED_FAST)})"
)
_FIND_LIVE = text(
    f"SELECT * FROM ({_COURSES}) UNION ALL"
    f" SELECT * FROM ({_LESSONS_OUTER.format(ranked=_RANKED_LIVE)})"
)
_TRASH_EXISTS = text("SELECT 1 FROM courses WHERE deleted_at > '' LIMIT 1")


class SearchIndex:
    """Finds courses and lessons by their words, best first: courses, then lessons."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def find(self, words: str, *, limit: int = 20) -> tuple[SearchHit, ...]:
        """At most `limit` hits. A cancelled call stops the running query at once."""
        typed = words_of(words)
        if not typed:
            return ()
        hits = await self._find(match_expression(typed), limit)
        if not hits and len(typed) > 1 and len(typed[-1]) < PREFIX_LETTERS:
            # The last word has only been begun.
            hits = await self._find(match_expression(typed[:-1]), limit)
        return hits

    async def _find(self, expression: str, limit: int) -> tuple[SearchHit, ...]:
        values = {
            "words": expression,
            "courses": min(COURSE_HITS, limit),
            "courses_wide": 4 * COURSE_HITS,
            "lessons": limit,
            "lessons_wide": 3 * limit,
        }
        rows = await self._rows(_FIND, values)
        if len(rows) < limit and await self._trash_hides(values):
            rows = await self._rows(_FIND_LIVE, values | {"courses_wide": RANKED})
        return tuple(_hit(row) for row in rows[:limit])

    async def _trash_hides(self, values: dict[str, Any]) -> bool:
        return bool(await self._rows(_TRASH_EXISTS, {}))

    async def _rows(self, statement: Any, values: dict[str, Any]) -> Sequence[Row[Any]]:
        async def run() -> Sequence[Row[Any]]:
            return (await self._session.execute(statement, values)).all()

        return await interruptible(self._session, run)


def _hit(row: Row[Any]) -> SearchHit:
    lesson = None if row.lesson_id is None else LessonId(row.lesson_id)
    return SearchHit(
        CourseId(row.course_id), row.course_title, lesson, row.title, (row.snippet or "").strip()
    )


async def interruptible(session: AsyncSession, work: Callable[[], Awaitable[T]]) -> T:
    """Await `work`, which uses `session`; cancelling stops the query inside the database.

    Without this the query would run on in its thread and hold its connection.
    """
    adapted = await (await session.connection()).get_raw_connection()
    driver: Any = adapted.driver_connection
    task = asyncio.ensure_future(work())
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError:
        while not task.done():
            await driver.interrupt()
            await asyncio.wait([task], timeout=0.01)
        if not task.cancelled():
            task.exception()
        raise
