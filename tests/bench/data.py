"""A library of the size that goals are stated for: 10,000 courses, 100,000 lessons of 3 KB.

Rows are written with plain sqlite3 into the program's own schema and the search index is rebuilt
at the end, as a bulk import does. The text is pseudo-words whose frequencies follow Zipf's law,
so that a search finds rare, common and stop-like words. The same size gives the same library.
"""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import json
import random
import sqlite3
import sys
import uuid
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from coursegen_desktop.db import search
from coursegen_desktop.db.database import Database
from tests.persons import accounts_of
from tests.samples import water_quiz

VERSION = 5  # counts up when the content or the schema changes
NAME = "coursegen.db"
MODULES, LESSONS = 2, 5  # modules a course, lessons a module
QUIZ_EVERY = 10
ENROLLED_EVERY = 25
_START = datetime(2026, 1, 1, tzinfo=UTC)
_SYLLABLES = tuple(map("".join, itertools.product("bcdfghklmnprstvz", "aeiou")))


@dataclass(frozen=True)
class Size:
    """How much of it: `courses` times ten lessons; `sentences` to draw from."""

    name: str
    courses: int
    words: int
    sentences: int


SIZES = {
    "small": Size("small", 300, 2_000, 1_000),
    "large": Size("large", 10_000, 30_000, 20_000),
}


def library(size: Size, cache: Path) -> Path:
    """The library file of that size, made in the folder `cache` unless it is there already."""
    folder = cache / f"{size.name}-{VERSION}"
    finished = folder / NAME
    if finished.exists():
        return finished
    cache.mkdir(parents=True, exist_ok=True)
    print(f"Making the {size.name} library ({size.courses} courses) …", file=sys.stderr)
    building = cache / f"{size.name}-{VERSION}.{uuid.uuid4().hex[:8]}"
    building.mkdir()
    # A thread of its own: the caller may belong to a running loop.
    with ThreadPoolExecutor(1) as pool:
        pool.submit(asyncio.run, _empty(building / NAME)).result()
    with contextlib.closing(sqlite3.connect(building / NAME, isolation_level=None)) as connection:
        _fill(connection, size)
    try:
        building.rename(folder)
    except OSError:
        if not finished.exists():
            raise
    return finished


async def _empty(path: Path) -> None:
    database = Database(path)
    await database.open()
    await accounts_of(database.unit_of_work).begin_alone()
    await database.close()


def _fill(connection: sqlite3.Connection, size: Size) -> None:
    chance = random.Random(size.courses)
    sentences = _sentences(chance, size)
    connection.execute("PRAGMA synchronous=OFF")
    connection.execute("BEGIN IMMEDIATE")
    search.drop_triggers(connection.execute)
    for table, rows in (
        ("courses", _courses(chance, size, sentences)),
        ("course_modules", _modules(chance, size, sentences)),
        ("lessons", _lessons(chance, size, sentences)),
        ("lesson_assets", _quizzes(chance, size)),
        ("enrollments", _enrollments(size)),
        ("lesson_completions", _completions(size)),
    ):
        _insert(connection, table, rows)
    search.rebuild(connection.execute)
    search.create_triggers(connection.execute)
    connection.execute("COMMIT")
    connection.execute("ANALYZE")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


Row = dict[str, object]


def _insert(connection: sqlite3.Connection, table: str, rows: Iterator[Row]) -> None:
    first = next(rows)
    names = ", ".join(first)
    marks = ", ".join("?" * len(first))
    statement = f"INSERT INTO {table} ({names}) VALUES ({marks})"
    values = (tuple(row.values()) for row in itertools.chain([first], rows))
    connection.executemany(statement, values)


def _stamp(minutes: int) -> str:
    return (_START + timedelta(minutes=minutes)).isoformat(timespec="microseconds")


def _id(chance: random.Random) -> str:
    return str(uuid.UUID(int=chance.getrandbits(128), version=4))


def vocabulary(size: Size) -> list[str]:
    """The words, the most frequent first; few begin alike, as in a language."""
    chance = random.Random(size.words)
    made: dict[str, None] = {}
    while len(made) < size.words:
        made["".join(chance.choices(_SYLLABLES, k=chance.choice((2, 3, 3, 4))))] = None
    return list(made)


def _sentences(chance: random.Random, size: Size) -> list[str]:
    words = vocabulary(size)
    weights = list(itertools.accumulate(1 / rank for rank in range(1, len(words) + 1)))
    picked = iter(chance.choices(words, cum_weights=weights, k=size.sentences * 18))
    return [
        " ".join(itertools.islice(picked, 18)).capitalize() + "." for _ in range(size.sentences)
    ]


def _title(chance: random.Random, sentences: Sequence[str], number: int) -> str:
    words = chance.choice(sentences).rstrip(".").split()
    return f"{' '.join(words[: chance.randint(2, 5)])} {number}"


def _courses(chance: random.Random, size: Size, sentences: Sequence[str]) -> Iterator[Row]:
    for number in range(1, size.courses + 1):
        title = _title(chance, sentences, number)
        yield {
            "id": number,
            "public_id": _id(chance),
            "title": title,
            "title_key": title.casefold(),
            "description": chance.choice(sentences),
            "learning_outcomes": json.dumps([chance.choice(sentences)]),
            "thumbnail_url": "",
            "is_published": int(number % 10 > 0),
            "language": "",
            "licence": "",
            "authors": "[]",
            "revision": 1,
            "deleted_at": "",
            "created_at": _stamp(number),
            "updated_at": _stamp(number),
        }


def _modules(chance: random.Random, size: Size, sentences: Sequence[str]) -> Iterator[Row]:
    for number in range(size.courses * MODULES):
        yield {
            "id": number + 1,
            "public_id": _id(chance),
            "course_id": number // MODULES + 1,
            "title": _title(chance, sentences, number),
            "summary": chance.choice(sentences),
            "order_index": number % MODULES,
            "revision": 1,
            "created_at": _stamp(number),
            "updated_at": _stamp(number),
        }


def _lessons(chance: random.Random, size: Size, sentences: Sequence[str]) -> Iterator[Row]:
    for number in range(size.courses * MODULES * LESSONS):
        parts = [" ".join(chance.choices(sentences, k=6)) for _ in range(4)]
        title = _title(chance, sentences, number)
        yield {
            "id": number + 1,
            "public_id": _id(chance),
            "module_id": number // LESSONS + 1,
            "title": title,
            "order_index": number % LESSONS,
            "duration_minutes": 3,
            "revision": 1,
            "content": f"{parts[0]}\n\n## {title}\n\n" + "\n\n".join(parts[1:]) + "\n",
            "created_at": _stamp(number),
            "updated_at": _stamp(number),
        }


def _quizzes(chance: random.Random, size: Size) -> Iterator[Row]:
    quiz = water_quiz()
    content = json.dumps(quiz)
    for number in range(0, size.courses * MODULES * LESSONS, QUIZ_EVERY):
        yield {
            "public_id": _id(chance),
            "lesson_id": number + 1,
            "asset_type": "quiz",
            "file_path": None,
            "revision": 1,
            "title": quiz["title"],
            "item_count": 2,
            "content": content,
            "created_at": _stamp(number),
            "updated_at": _stamp(number),
        }


def _enrollments(size: Size) -> Iterator[Row]:
    for course in range(1, size.courses + 1, ENROLLED_EVERY):
        yield {
            "user_id": 1,
            "course_id": course,
            "enrolled_at": _stamp(course),
            "progress_percent": 40.0,
            "last_opened_at": _stamp(course + 60),
            "last_lesson_id": (course - 1) * MODULES * LESSONS + 5,
            "created_at": _stamp(course),
            "updated_at": _stamp(course + 60),
        }


def _completions(size: Size) -> Iterator[Row]:
    for course in range(1, size.courses + 1, ENROLLED_EVERY):
        for lesson in range(1, 5):
            moment = _stamp(course + lesson)
            yield {
                "user_id": 1,
                "lesson_id": (course - 1) * MODULES * LESSONS + lesson,
                "completed_at": moment,
                "day": moment[:10],
            }
