"""Progress: a learner's figures, their growth, a class, what a sum costs, and summing up anew."""

from __future__ import annotations

import contextlib
import itertools
import sqlite3
import time
from collections.abc import Iterator
from datetime import date, timedelta

from coursegen_desktop.db import progress_sql, sqlite
from coursegen_desktop.domain.ids import UserId
from tests.db.watching import statements

from . import classroom
from .measure import Result, alternate, median, plus, timed
from .place import Place

ROUNDS = 40
INSERTS = 2_000
RAW_FACTOR, GROWTH, INSERT_MS, REBUILD_MS = 5.0, 1.5, 0.025, 2_000.0
# For each course of the library: 10,000 courses have 5,000 learners and 1,000,000 answers.
ANSWERS_EACH = 100
_NOW = "2026-11-23T10:00:00.000000+00:00"
_TODAY = date(2026, 11, 23)


async def run(place: Place) -> list[Result]:
    """progress.figures, .growth, .class, .insert and .rebuild."""
    total = place.size.courses * ANSWERS_EACH
    learners = max(place.size.courses // 2, 2)
    fill(place, total // 100, learners // 100 or 1, begin=0)
    few, _ = await _figures(place)
    fill(place, total, learners, begin=total // 100)
    ours, raw = await _figures(place)
    return [
        Result("progress.figures", raw, ours, RAW_FACTOR),
        Result("progress.growth", few, ours, GROWTH),
        await classroom.measure(place),
        _insert(place),
        _rebuild(place),
    ]


@contextlib.contextmanager
def _rows(place: Place) -> Iterator[sqlite3.Connection]:
    with contextlib.closing(sqlite.connect(place.database)) as rows:
        rows.execute("PRAGMA synchronous=OFF")
        rows.execute("PRAGMA trusted_schema=ON")
        rows.execute("BEGIN IMMEDIATE")
        yield rows
        rows.execute("COMMIT")


def fill(place: Place, until: int, learners: int, *, begin: int) -> None:
    """Answers number `begin` to `until` of so many learners, over three years.

    The first ones are the owner's, too: his history stays as it is while the library grows.
    """
    with _rows(place) as rows:
        rows.executemany(
            "INSERT OR IGNORE INTO users (id, public_id, email, full_name, is_admin, created_at,"
            f" updated_at) VALUES (?1 + 2, 'p' || ?1, 'p' || ?1, 'P', 0, '{_NOW}', '{_NOW}')",
            ((number,) for number in range(learners)),
        )
        assets = [row[0] for row in rows.execute("SELECT id FROM lesson_assets ORDER BY id")]
        people, first = (learners, 2) if begin else (learners + 1, 1)
        rows.executemany(
            "INSERT INTO quiz_attempts (id, public_id, user_id, asset_id, asset_revision, score,"
            f" max_score, attempted_at, finished_at, day, seed) VALUES (?1, 'a' || ?1, ?2, ?3, 1,"
            f" 3, 5, '{_NOW}', '{_NOW}', ?4, 0)",
            (
                (
                    key,
                    first + key % people,
                    assets[(key // people % 8 + key % people) % len(assets)],
                    _day(key),
                )
                for key in range(begin // 5 + 1, until // 5 + 1)
            ),
        )
        rows.executemany(
            "INSERT INTO quiz_answers (attempt_id, user_id, question_id, score, max_score,"
            f" answered_at, day, answer) VALUES (?, ?, ?, ?, 1, '{_NOW}', ?, '{{}}')",
            (
                (key, first + key % people, f"q{number}", (key + number) % 2, _day(key))
                for key, number in itertools.product(
                    range(begin // 5 + 1, until // 5 + 1), range(5)
                )
            ),
        )
    with contextlib.closing(sqlite.connect(place.database)) as rows:
        rows.execute("ANALYZE")


def _day(key: int) -> str:
    return (_TODAY - timedelta(days=key * 7919 % 1_095)).isoformat()


async def _figures(place: Place) -> tuple[float, float]:
    """Milliseconds of the owner's figures, and of the same statements by plain sqlite3."""
    async with place.services() as services:
        user = UserId(1)

        async def figures() -> None:
            await services.progress.figures(user)

        with statements(services.database) as sent:
            await figures()
        with place.raw() as raw:

            async def floor() -> None:
                for sql, values in sent:
                    raw.execute(sql, values).fetchall()

            raw_ms, ours_ms = await alternate(lambda: timed(floor), lambda: timed(figures), ROUNDS)
    return ours_ms, raw_ms


def _insert(place: Place) -> Result:
    """Milliseconds of one more answer, without the sums and with them."""
    with _rows(place) as rows:
        (last,) = rows.execute("SELECT max(id) FROM quiz_attempts").fetchone()
        ours = _insert_ms(rows, last, "o")
        for statement in ("added", "changed", "removed"):
            rows.execute(f"DROP TRIGGER progress_answer_{statement}")
        bare = _insert_ms(rows, last, "b")
    return Result("progress.insert", bare, ours, plus(bare, 1, INSERT_MS))


def _insert_ms(rows: sqlite3.Connection, attempt: int, name: str) -> float:
    taken = []
    for turn in range(5):
        start = time.perf_counter()
        rows.executemany(
            "INSERT INTO quiz_answers (attempt_id, user_id, question_id, score, max_score,"
            f" answered_at, day, answer) VALUES (?, 1, ?, 1, 1, '{_NOW}', '2026-11-23', '{{}}')",
            ((attempt, f"{name}{turn} {number}") for number in range(INSERTS)),
        )
        taken.append((time.perf_counter() - start) * 1000 / INSERTS)
    return median(taken)


def _rebuild(place: Place) -> Result:
    """Summing up anew against merely reading the sums of all rows."""
    with _rows(place) as rows:
        start = time.perf_counter()
        rows.execute(progress_sql.PLAIN_SUMS).fetchall()
        floor = (time.perf_counter() - start) * 1000
        start = time.perf_counter()
        progress_sql.rebuild(rows)
        ours = (time.perf_counter() - start) * 1000
    return Result("progress.rebuild", floor, ours, REBUILD_MS / floor)
