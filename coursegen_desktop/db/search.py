"""Full-text search as SQLite does it (FTS5). A PostgreSQL form would stand beside it.

External content over courses and lessons, kept by triggers. Ranking is capped: ORDER BY rank
scores every hit (a quarter second for a common word), so only the first 2,000 are ranked.
"""

from __future__ import annotations

import asyncio
import contextlib
import re
import unicodedata
from collections.abc import Awaitable, Callable, Sequence
from functools import lru_cache
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import TextClause, text
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
# Thai, Lao, Myanmar, Khmer; kana and ideographs with their extensions.
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003ffff]"
)
MAX_TEXT = 200
MAX_WORDS = 12
RANKED = 2000
COURSE_HITS = 6
# Letters of a lesson that are looked at for a snippet, and of the snippet itself.
SNIPPET_FROM = 20_000
SNIPPET_LENGTH = 180
MAX_HITS = 40


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


def is_unspaced(words: str) -> bool:
    """Whether a script is in it that writes words without spaces between them.

    The index knows only the beginnings of such runs, so what is inside is looked for letter by
    letter.
    """
    return _UNSPACED.search(words) is not None


def like_pattern(words: str) -> str:
    """What LIKE … ESCAPE '!' takes to find a text that holds these words."""
    escaped = re.sub("([!%_])", r"!\1", words)
    return f"%{escaped}%"


def title_match(words: str) -> str | None:
    """The expression that finds courses by title alone, None where LIKE has to do it.

    That is for less than three letters, and for scripts without spaces.
    """
    found = words_of(words)
    if (
        not found
        or is_unspaced(words)
        or sum(char.isalnum() for word in found for char in word) < PREFIX_LETTERS
    ):
        return None
    return f"title : ({match_expression(found)})"


# Title hits, then hits in the description. Courses are few words each: not worth bm25, which
# counts every hit of a word before it ranks the first.
_COURSES = """
SELECT * FROM (SELECT {kind} AS kind, c.id AS course_id, c.title AS course_title,
    NULL AS lesson_id, c.title AS title, {text} AS words, 0.0 AS score
  FROM (SELECT rowid AS id FROM course_search WHERE course_search MATCH :{words}
        LIMIT {RANKED}) AS f
  JOIN courses c ON c.id = f.id AND c.deleted_at = ''
    AND (:drafts OR c.is_published) LIMIT {limit})
"""
_LESSONS = f"""
SELECT 2, hit.course_id, hit.course_title, hit.lesson_id, hit.title,
  (SELECT substr(l.content, 1, {SNIPPET_FROM}) FROM lessons l WHERE l.id = hit.lesson_id),
  hit.score
FROM (SELECT c.id AS course_id, c.title AS course_title, l.id AS lesson_id, l.title AS title,
    top.score AS score
  FROM top
  JOIN lessons l ON l.id = top.id
  JOIN course_modules m ON m.id = l.module_id
  JOIN courses c ON c.id = m.course_id AND c.deleted_at = '' AND (:drafts OR c.is_published)
  ORDER BY top.score LIMIT :limit) AS hit
"""
_RANKED = f"""
SELECT id, score FROM
 (SELECT rowid AS id, bm25(lesson_search, 5.0, 1.0) AS score
  FROM lesson_search WHERE lesson_search MATCH :words LIMIT {RANKED})
ORDER BY score LIMIT :wide
"""
# Leaves the trash out before ranking: dearer, for the rare case that it fills the best hits.
_RANKED_LIVE = f"""
SELECT f.rowid AS id, bm25(lesson_search, 5.0, 1.0) AS score
FROM lesson_search f
JOIN lessons fl ON fl.id = f.rowid
JOIN course_modules fm ON fm.id = fl.module_id
JOIN courses fc ON fc.id = fm.course_id AND fc.deleted_at = ''
  AND (:drafts OR fc.is_published)
WHERE f.lesson_search MATCH :words LIMIT {RANKED}
"""


def _find(ranked: str) -> TextClause:
    titles = _COURSES.format(
        kind=0, text="''", words="in_title", limit=4 * COURSE_HITS, RANKED=RANKED
    )
    texts = _COURSES.format(
        kind=1, text="c.description", words="in_description", limit=2 * COURSE_HITS, RANKED=RANKED
    )
    return text(
        f"WITH top AS ({ranked}) {titles} UNION ALL {texts} UNION ALL {_LESSONS}"
        # How many were ranked, in the last row's key.
        " UNION ALL SELECT 3, (SELECT count(*) FROM top), '', NULL, '', '', 0.0"
    )


_FIND, _FIND_LIVE = _find(_RANKED), _find(_RANKED_LIVE)
# Reads lesson after lesson until there are enough: only where the index cannot help.
_HOLDING = text(f"""
SELECT 0 AS kind, c.id AS course_id, c.title AS course_title, NULL AS lesson_id, c.title AS title,
  c.description AS words
FROM courses c
WHERE c.deleted_at = '' AND (:drafts OR c.is_published)
  AND (c.title LIKE :held ESCAPE '!' OR c.description LIKE :held ESCAPE '!')
UNION ALL
SELECT 2, c.id, c.title, l.id, l.title, substr(l.content, 1, {SNIPPET_FROM})
FROM courses c
JOIN course_modules m ON m.course_id = c.id
JOIN lessons l ON l.module_id = m.id
WHERE c.deleted_at = '' AND (:drafts OR c.is_published)
  AND (l.title LIKE :held ESCAPE '!' OR l.content LIKE :held ESCAPE '!')
LIMIT :limit
""")


class SearchIndex:
    """Finds courses and lessons by their words, best first: courses, then lessons."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def find(
        self, words: str, *, limit: int = 20, drafts: bool = True
    ) -> tuple[SearchHit, ...]:
        """At most `limit` hits. A cancelled call stops the running query at once."""
        typed = words_of(words)
        if not typed:
            return ()
        hits = await self._hits(typed, limit, drafts)
        if not hits and len(typed) > 1 and len(typed[-1]) < PREFIX_LETTERS:
            # The last word has only been begun.
            hits = await self._hits(typed[:-1], limit, drafts)
        if not hits and is_unspaced(words):
            hits = await self._holding(" ".join(typed), limit, drafts)
        return hits

    async def _hits(self, typed: Sequence[str], limit: int, drafts: bool) -> tuple[SearchHit, ...]:
        words = match_expression(typed)
        wide = 3 * limit
        values: dict[str, Any] = {
            "words": words,
            "in_title": f"title : ({words})",
            "in_description": f"description : ({words})",
            "limit": limit,
            "wide": wide,
            "drafts": drafts,
        }
        *rows, ranked = await self._rows(_FIND, values)
        lessons = [row for row in rows if row.lesson_id is not None]
        if len(lessons) < limit and ranked.course_id >= wide:
            # Lessons in the trash took the best places.
            *rows, _ = await self._rows(_FIND_LIVE, values)
            lessons = [row for row in rows if row.lesson_id is not None]
        pieces = pieces_of(typed)
        best = [*_best_courses(rows, typed)[: min(COURSE_HITS, limit)], *lessons]
        return tuple(_hit(row, snippet_of(row.words, pieces)) for row in best[:limit])

    async def _holding(self, words: str, limit: int, drafts: bool) -> tuple[SearchHit, ...]:
        values = {"held": like_pattern(words), "limit": limit, "drafts": drafts}
        hits = []
        for row in await self._rows(_HOLDING, values):
            at = row.words.find(words)
            spans = [] if at < 0 else [(at, at + len(words))]
            hits.append(_hit(row, snippet_around(row.words, spans)))
        return tuple(hits)

    async def _rows(self, statement: TextClause, values: dict[str, Any]) -> Sequence[Any]:
        async def run() -> Sequence[Any]:
            return (await self._session.execute(statement, values)).all()

        return await interruptible(self._session, run)


def _best_courses(rows: Sequence[Any], typed: Sequence[str]) -> list[Any]:
    """Each course once: first the titles that begin with the words, then shorter titles."""
    wanted = folded(" ".join(typed))
    courses: dict[int, Any] = {}
    for row in rows:
        if row.lesson_id is None:
            courses.setdefault(row.course_id, row)

    def order(row: Any) -> tuple[Any, ...]:
        title = folded(row.title)
        return row.kind, title != wanted, not title.startswith(wanted), len(title), row.course_id

    return sorted(courses.values(), key=order)


def _hit(row: Any, snippet: str) -> SearchHit:
    lesson = None if row.lesson_id is None else LessonId(row.lesson_id)
    return SearchHit(CourseId(row.course_id), row.course_title, lesson, row.title, snippet)


class _Folding(dict[int, int]):
    """Letter to letter without case and accent, never changing the length of a text."""

    def __missing__(self, code: int) -> int:
        lower = chr(code).casefold()
        plain = unicodedata.normalize("NFD", lower)[:1] if len(lower) == 1 else chr(code)
        self[code] = ord(plain)
        return self[code]


_FOLDING = _Folding()


def folded(words: str) -> str:
    """The text without case and accents, letter for letter as long as before."""
    return words.lower() if words.isascii() else words.translate(_FOLDING)


def pieces_of(typed: Sequence[str]) -> list[tuple[str, bool]]:
    """The typed words as they are looked for in a folded text; True marks a mere beginning."""
    found = [
        piece
        for word in typed
        for piece in "".join(c if c.isalnum() else " " for c in folded(word)).split()
    ]
    is_begun = match_expression(typed).endswith("*")
    return [(piece, is_begun and at == len(found) - 1) for at, piece in enumerate(found)]


def spans_of(plain: str, pieces: Sequence[tuple[str, bool]]) -> list[tuple[int, int]]:
    """Where the pieces stand in a folded text as words of their own, in order."""
    # One word: the first place is taken, so the others matter only near it.
    most = MAX_HITS if len(pieces) > 1 else MAX_HITS // 4
    spans = set()
    for piece, is_begun in pieces:
        pattern = _pattern(piece, is_begun)
        for found in islice(pattern.finditer(plain), most):
            at, end = found.span()
            if not plain[at - 1 : at].isalnum():
                spans.add((at, end))
    return sorted(spans)


@lru_cache(32)
def _pattern(piece: str, is_begun: bool) -> re.Pattern[str]:
    return re.compile(re.escape(piece) + (r"[^\W_]*" if is_begun else r"(?![^\W_])"))


def snippet_of(words: str, pieces: Sequence[tuple[str, bool]]) -> str:
    """The place of a text where most of the words stand together, hits between \\x02 and \\x03."""
    plain = folded(words)
    hits = spans_of(plain, pieces)
    if len(pieces) < 2 or len(hits) < 2:
        return snippet_around(words, hits)

    def variety(first: int) -> int:
        reach = hits[first][0] + SNIPPET_LENGTH
        return len({plain[start:end] for start, end in hits[first:] if end <= reach})

    return snippet_around(words, hits, max(range(len(hits)), key=lambda at: (variety(at), -at)))


def snippet_around(words: str, hits: Sequence[tuple[int, int]], first: int = 0) -> str:
    """The piece of a text that begins shortly before a hit; its beginning where there is none."""
    begin = max(0, hits[first][0] - SNIPPET_LENGTH // 4) if hits else 0
    return _cut(words, begin, begin + SNIPPET_LENGTH, hits)


def _cut(words: str, begin: int, end: int, hits: Sequence[tuple[int, int]] = ()) -> str:
    """The words from `begin` to `end`, whole, with the hits marked."""
    while 0 < begin < len(words) and not words[begin - 1].isspace():
        begin -= 1
        if end - begin > 2 * SNIPPET_LENGTH:
            break
    inside = [(start, stop) for start, stop in hits if begin <= start and stop <= end]
    last = max([stop for _, stop in inside], default=begin)
    while last < end < len(words) and not words[end].isspace():
        end -= 1
    pieces, at = ["…" if begin > 0 else ""], begin
    for start, stop in inside:
        pieces += [words[at:start], "\x02", words[start:stop], "\x03"]
        at = stop
    pieces += [words[at:end], "…" if end < len(words) else ""]
    return "".join(pieces).strip()


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
            # A second cancelling must not let go of a connection that is still at work.
            with contextlib.suppress(asyncio.CancelledError):
                await asyncio.wait([task], timeout=0.01)
        if not task.cancelled():
            task.exception()
        raise
