"""Libraries at random, written as plain rows, and what the lists should hold by definition."""

from __future__ import annotations

import random
import sqlite3
from dataclasses import dataclass
from pathlib import Path

from coursegen_desktop.db import sqlite
from coursegen_desktop.db.repositories.base import title_key
from coursegen_desktop.domain.library import LibraryFilter, LibraryOrder

WORDS = "Algebra Botany Chemistry Éclairs Logic Maps Physics 数学 über Zen".split()  # noqa: SIM905


@dataclass(frozen=True)
class Made:
    """One course as it was made. `progress` is None when nobody is enrolled."""

    id: int
    title: str
    created_at: str
    is_published: bool
    is_deleted: bool
    progress: float | None
    opened_at: str


def stamp(number: int) -> str:
    """A moment; few of them, so that many courses share one."""
    return f"2026-11-{1 + number % 9:02d}T10:00:00.000000+00:00"


def make(chance: random.Random, count: int) -> list[Made]:
    """Courses with equal titles and equal moments among them."""
    made = []
    for number in range(1, count + 1):
        title = " ".join(chance.choices(WORDS, k=chance.randint(1, 2)))
        progress = chance.choice([None, None, 0.0, 33.3, 99.0, 100.0])
        made.append(
            Made(
                number,
                title,
                stamp(chance.randrange(20)),
                chance.random() < 0.7,
                chance.random() < 0.15,
                progress,
                stamp(chance.randrange(20)),
            )
        )
    return made


def write(path: Path, made: list[Made], user: int) -> None:
    """Replace every course of the library at `path`; each gets (id mod 3) lessons."""
    with sqlite.opened(path) as connection:
        connection.execute("PRAGMA foreign_keys=ON")
        connection.execute("PRAGMA trusted_schema=ON")
        connection.execute("PRAGMA synchronous=OFF")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("DELETE FROM courses")
        for item in made:
            _write_one(connection, item, user)
        connection.execute("COMMIT")


def _write_one(connection: sqlite3.Connection, item: Made, user: int) -> None:
    stamps = (item.created_at, item.created_at)
    connection.execute(
        "INSERT INTO courses (id, public_id, title, title_key, thumbnail_url, is_published,"
        " language, licence, authors, revision, deleted_at, created_at, updated_at, description,"
        " learning_outcomes) VALUES (?, ?, ?, ?, '', ?, '', '', '[]', 1, ?, ?, ?, '', '[]')",
        (
            item.id,
            f"c{item.id}",
            item.title,
            title_key(item.title),
            item.is_published,
            stamp(1) if item.is_deleted else "",
            *stamps,
        ),
    )
    connection.execute(
        "INSERT INTO course_modules (id, public_id, course_id, title, order_index, revision,"
        " created_at, updated_at, summary) VALUES (?, ?, ?, 'M', 0, 1, ?, ?, '')",
        (item.id, f"m{item.id}", item.id, *stamps),
    )
    for at in range(item.id % 3):
        connection.execute(
            "INSERT INTO lessons (public_id, module_id, title, order_index, duration_minutes,"
            " revision, created_at, updated_at, content) VALUES (?, ?, 'L', ?, 7, 1, ?, ?, '')",
            (f"l{item.id}-{at}", item.id, at, *stamps),
        )
    if item.progress is not None:
        connection.execute(
            "INSERT INTO enrollments (user_id, course_id, enrolled_at, progress_percent,"
            " last_opened_at, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (user, item.id, stamp(0), item.progress, item.opened_at, *stamps),
        )


def holds(which: LibraryFilter, item: Made) -> bool:
    """Whether the filter shows a course, by its definition."""
    if item.is_deleted:
        return False
    match which:
        case LibraryFilter.ALL:
            return True
        case LibraryFilter.IN_PROGRESS:
            return item.progress is not None and item.progress < 100
        case LibraryFilter.COMPLETED:
            return item.progress is not None and item.progress >= 100
        case LibraryFilter.NOT_STARTED:
            return item.progress is None
        case LibraryFilter.DRAFTS:
            return not item.is_published


def ordered(order: LibraryOrder, made: list[Made]) -> list[Made]:
    """The courses in an order, by its definition."""
    if order is LibraryOrder.TITLE:
        return sorted(made, key=lambda item: (title_key(item.title), item.id))
    newest = sorted(made, key=lambda item: (item.created_at, item.id), reverse=True)
    if order is LibraryOrder.NEWEST:
        return newest
    opened = [item for item in made if item.progress is not None]
    opened.sort(key=lambda item: (item.opened_at, item.id), reverse=True)
    return opened + [item for item in newest if item.progress is None]
