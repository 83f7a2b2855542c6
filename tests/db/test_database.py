"""The open library: its connections, its transactions, and what goes wrong while it is used."""

from __future__ import annotations

import asyncio
import contextlib
import random
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event, text
from sqlalchemy.exc import OperationalError

from coursegen_desktop.db import sqlite
from coursegen_desktop.db.database import Database, init_db
from coursegen_desktop.domain.draft import CourseDraft, LessonDraft
from coursegen_desktop.domain.errors import (
    AppError,
    DatabaseBroken,
    DiskFull,
    StorageError,
)
from coursegen_desktop.domain.ids import UserId
from coursegen_desktop.domain.library import LibraryQuery

from .test_schema import SEED

ROOT = Path(__file__).resolve().parents[2]
WANTED = {
    "journal_mode": "wal",
    "synchronous": 2,
    "foreign_keys": 1,
    "busy_timeout": 5000,
    "cell_size_check": 1,
    "temp_store": 2,
    "cache_size": -16000,
    "mmap_size": 0,
    "fullfsync": 1,
    "checkpoint_fullfsync": 1,
}


async def titles(database: Database) -> list[str]:
    async with database.unit_of_work() as u:
        page = await u.courses.page(LibraryQuery(), UserId(1))
    return [card.title for card in page.cards]


async def add(database: Database, title: str) -> None:
    async with database.unit_of_work(write=True) as u:
        await u.courses.add_shell(CourseDraft(title=title))
        await u.commit()


def listing(folder: Path) -> list[str]:
    return sorted(place.name for place in folder.iterdir())


# ------------------------------------------------------------ connections


async def test_every_pooled_connection_is_set_up_durably(database: Database) -> None:
    async with contextlib.AsyncExitStack() as stack:
        readers = [await stack.enter_async_context(database.engine.connect()) for _ in range(6)]
        writer = await stack.enter_async_context(database.writer.connect())
        for connection in [*readers, writer]:
            for name, value in WANTED.items():
                found = (await connection.execute(text(f"PRAGMA {name}"))).scalar_one()
                assert found == value, name
        for reader in readers:
            assert (await reader.execute(text("PRAGMA trusted_schema"))).scalar_one() == 0
            assert (await reader.execute(text("PRAGMA query_only"))).scalar_one() == 1


async def test_the_writer_trusts_the_schema_only_where_the_index_needs_it(
    database: Database,
) -> None:
    async with database.writer.connect() as connection:
        trusts = (await connection.execute(text("PRAGMA trusted_schema"))).scalar_one()
    assert bool(trusts) is not sqlite._index_is_trusted()


async def test_init_db_creates_and_then_keeps(data_dir: Path) -> None:
    path = data_dir / "coursegen.db"
    assert (await init_db(path)).created
    assert not (await init_db(path)).created


async def test_opening_and_closing_leaves_one_file(database_file: Path) -> None:
    database = Database(database_file)
    report = await database.open()
    assert report == database.report
    await add(database, "One")
    assert len([name for name in listing(database_file.parent) if ".open-" in name]) == 1
    await database.close()
    await database.close()
    assert listing(database_file.parent) == [database_file.name]
    with pytest.raises(StorageError):
        database.unit_of_work()
    await database.open()
    assert await titles(database) == ["One"]
    await database.close()


async def test_two_programs_may_have_it_open(database_file: Path) -> None:
    first, second = Database(database_file), Database(database_file)
    await first.open()
    await second.open()
    await add(first, "From the first")
    await add(second, "From the second")
    assert sorted(await titles(first)) == ["From the first", "From the second"]
    await second.close()
    await add(first, "Later")
    await first.close()
    assert listing(database_file.parent) == [database_file.name]


async def test_a_checkpoint_empties_the_log(database: Database) -> None:
    await add(database, "One")
    log = database.path.with_name(database.path.name + "-wal")
    assert log.stat().st_size > 0
    await database.checkpoint()
    assert log.stat().st_size == 0


# ------------------------------------------------------------ transactions


async def test_leaving_without_commit_takes_everything_back(database: Database) -> None:
    async with database.unit_of_work(write=True) as u:
        await u.courses.add_shell(CourseDraft(title="Forgotten"))
    with pytest.raises(ZeroDivisionError):
        async with database.unit_of_work(write=True) as u:
            await u.courses.add_shell(CourseDraft(title="Broken off"))
            raise ZeroDivisionError
    assert await titles(database) == []


async def test_a_reading_unit_cannot_write(database: Database) -> None:
    async with database.unit_of_work() as u:
        with pytest.raises(RuntimeError):
            await u.commit()
        with pytest.raises(AppError):
            await u.settings.put(UserId(0), "name", "value")
    async with database.unit_of_work() as u:
        assert await u.settings.get(UserId(0), "name") is None


async def test_a_unit_that_does_nothing_costs_nothing(database: Database) -> None:
    async with database.unit_of_work():
        pass
    async with database.unit_of_work(write=True) as u:
        await u.commit()


async def test_writing_inside_writing_is_a_mistake_that_is_told(database: Database) -> None:
    async with database.unit_of_work(write=True):
        with pytest.raises(RuntimeError):
            async with database.unit_of_work(write=True):
                pass
    await add(database, "The lock is free again")


async def test_a_reader_sees_one_state(database: Database) -> None:
    await add(database, "Before")
    async with database.unit_of_work() as u:
        first = await u.courses.all(UserId(1))
        await add(database, "Meanwhile")
        assert await u.courses.all(UserId(1)) == first
    assert len(await titles(database)) == 2


async def test_many_writers_take_turns(database: Database) -> None:
    async def one(number: int) -> None:
        async with database.unit_of_work(write=True) as u:
            count = len(await u.courses.all(UserId(1)))
            await u.courses.add_shell(CourseDraft(title=f"{count}"))
            await u.commit()

    await asyncio.gather(*(one(number) for number in range(20)))
    assert sorted(map(int, await titles(database))) == list(range(20))


async def test_writers_of_two_programs_wait_for_each_other(database: Database) -> None:
    """Read first, write later: with a deferred BEGIN one of them would fail at once."""
    other = Database(database.path)
    await other.open()

    async def one(which: Database) -> None:
        for _ in range(5):
            async with which.unit_of_work(write=True) as u:
                count = len(await u.courses.all(UserId(1)))
                await u.courses.add_shell(CourseDraft(title=f"{count}"))
                await u.commit()

    await asyncio.gather(one(database), one(other))
    await other.close()
    assert sorted(map(int, await titles(database))) == list(range(10))


@pytest.mark.parametrize("seed", range(4))
async def test_cancelling_anywhere_leaves_a_usable_library(database: Database, seed: int) -> None:
    chance = random.Random(seed)
    finished = 0
    for number in range(15):
        task = asyncio.ensure_future(add(database, f"{number}"))
        for _ in range(chance.randrange(12)):
            await asyncio.sleep(0)
        if chance.random() < 0.3:
            await asyncio.sleep(chance.random() * 0.004)
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task
            finished += 1
    await asyncio.wait_for(add(database, "last"), 5)
    known = await titles(database)
    assert "last" in known
    assert finished + 1 <= len(known) <= 16
    async with database.writer.connect() as connection:
        assert (await connection.execute(text("PRAGMA quick_check"))).scalar_one() == "ok"


# ------------------------------------------------------------ trouble


async def test_a_full_disk_is_told_and_loses_nothing(database: Database) -> None:
    await add(database, "Saved before")
    async with database.writer.connect() as connection:
        pages = (await connection.execute(text("PRAGMA page_count"))).scalar_one()
        await connection.execute(text(f"PRAGMA max_page_count={pages + 4}"))
    large = CourseDraft(title="Too large", description="words " * 20_000)
    async with database.unit_of_work(write=True) as u:
        with pytest.raises(DiskFull) as caught:
            await u.courses.add_shell(large)
    assert "disk is full" in caught.value.text()
    assert await titles(database) == ["Saved before"]
    async with database.writer.connect() as connection:
        await connection.execute(text("PRAGMA max_page_count=1000000"))
    async with database.unit_of_work(write=True) as u:
        await u.courses.add_shell(large)
        await u.commit()
    assert sorted(await titles(database)) == ["Saved before", "Too large"]


async def test_a_library_held_by_another_program_is_told(database: Database) -> None:
    await add(database, "One")
    async with database.writer.connect() as connection:
        await connection.execute(text("PRAGMA busy_timeout=20"))
    with contextlib.closing(sqlite3.connect(database.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StorageError) as caught:
            await add(database, "Two")
        assert "in use" in caught.value.text()
        assert await titles(database) == ["One"]
        other.execute("ROLLBACK")
    await add(database, "Two")


async def test_damage_found_while_in_use_is_told(database: Database) -> None:
    async with database.unit_of_work(write=True) as u:
        course = await u.courses.add_shell(CourseDraft(title="One"))
        module = await u.courses.add_module(course, "M")
        lesson = await u.courses.add_lesson(module, LessonDraft(title="L", content="x " * 9000))
        await u.commit()
    await database.close()
    with contextlib.closing(sqlite3.connect(database.path)) as plain:
        root = plain.execute("SELECT rootpage FROM sqlite_schema WHERE name='lessons'").fetchone()
    with database.path.open("r+b") as handle:
        handle.seek((root[0] - 1) * 4096)
        handle.write(b"\xff" * 4096)
    await database.open()
    async with database.unit_of_work() as u:
        with pytest.raises(DatabaseBroken) as caught:
            await u.lessons.text(lesson)
    assert "damaged" in caught.value.text()


async def test_our_own_mistakes_are_not_dressed_up(database: Database) -> None:
    async with database.unit_of_work() as u:
        with pytest.raises(OperationalError):
            await u.session.execute(text("SELECT nothing FROM nowhere"))


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (sqlite3.SQLITE_FULL, DiskFull),
        (sqlite3.SQLITE_READONLY_DIRECTORY, StorageError),
        (sqlite3.SQLITE_BUSY_SNAPSHOT, StorageError),
        (sqlite3.SQLITE_LOCKED, StorageError),
        (sqlite3.SQLITE_CANTOPEN, StorageError),
        (sqlite3.SQLITE_CORRUPT, DatabaseBroken),
        (sqlite3.SQLITE_NOTADB, DatabaseBroken),
        (sqlite3.SQLITE_IOERR_FSYNC, StorageError),
        (sqlite3.SQLITE_TOOBIG, AppError),
        (sqlite3.SQLITE_INTERRUPT, AppError),
    ],
)
def test_errors_are_known_by_their_code(code: int, kind: type[AppError]) -> None:
    error = sqlite3.OperationalError("words that mean nothing")
    error.sqlite_errorcode = code
    found = sqlite.translate(error, Path("library {odd} name.db"))
    assert type(found) is kind or (kind is AppError and isinstance(found, AppError))
    assert "{file}" not in str(found)


def test_other_errors_are_left_alone() -> None:
    error = sqlite3.OperationalError("database or disk is full")
    assert sqlite.translate(error, Path("x")) is None
    error.sqlite_errorcode = sqlite3.SQLITE_CONSTRAINT_UNIQUE
    assert sqlite.translate(error, Path("x")) is None


async def test_one_hop_a_statement(database: Database) -> None:
    """A page costs one trip to the thread and a rollback that nobody waits for."""
    hops: list[str] = []
    async with database.unit_of_work() as u:
        await u.courses.page(LibraryQuery(), UserId(1))
    async with database.engine.connect() as connection:
        raw: Any = (await connection.get_raw_connection()).driver_connection
    put = raw._tx.put_nowait

    class Counting:
        def put_nowait(self, item: tuple[object, object]) -> None:
            hops.append("awaited" if item[0] is not None else "sent")
            put(item)

    pool = database.engine.sync_engine.pool

    def count(_connection: object, record: object, _proxy: object) -> None:
        driver = record.driver_connection  # type: ignore[attr-defined]
        driver._tx = Counting() if driver is raw else driver._tx

    event.listen(pool, "checkout", count)
    for _ in range(pool.checkedin()):  # type: ignore[attr-defined]
        hops.clear()
        async with database.unit_of_work() as u:
            await u.courses.page(LibraryQuery(), UserId(1))
        if hops:
            break
    event.remove(pool, "checkout", count)
    assert hops == ["awaited", "sent"]
    raw._tx = type("Queue", (), {"put_nowait": staticmethod(put)})()


def test_a_killed_writer_loses_nothing_that_it_acknowledged(database_file: Path) -> None:
    with contextlib.closing(sqlite3.connect(database_file)) as connection:
        connection.execute("PRAGMA trusted_schema=ON")
        connection.executescript(
            SEED.replace("(1, 'u1', 'a@b', 'Ada', 1", "(9, 'u1', 'a@b', 'A', 1")
        )
    code = (
        "import asyncio, sys; from pathlib import Path\n"
        "from coursegen_desktop.db.database import Database\n"
        "from coursegen_desktop.domain.attempt import AnswerWrite\n"
        "async def main():\n"
        "    db = Database(Path(sys.argv[1])); await db.open()\n"
        "    for n in range(10000):\n"
        "        async with db.unit_of_work(write=True) as u:\n"
        "            await u.attempts.add_answer(AnswerWrite(2, 2, f'n{n}', {'value': n},\n"
        "                score=1, max_score=1, moment='2026', day='2026-11-23'))\n"
        "            await u.commit()\n"
        "        print(n, flush=True)\n"
        "asyncio.run(main())"
    )
    child = subprocess.Popen(
        [sys.executable, "-c", code, str(database_file)], cwd=ROOT, stdout=subprocess.PIPE
    )
    assert child.stdout is not None
    acknowledged = -1
    while acknowledged < 25:
        acknowledged = int(child.stdout.readline())
    child.kill()
    rest = child.communicate()[0].split()
    acknowledged = int(rest[-1]) if rest else acknowledged

    async def look() -> tuple[set[str], float, bool]:
        database = Database(database_file)
        report = await database.open()
        async with database.unit_of_work() as u:
            answers = await u.attempts.answers(2)  # type: ignore[arg-type]
            attempt = await u.attempts.get(2)  # type: ignore[arg-type]
        await database.close()
        return {item.question_id for item in answers}, attempt.score, report.created

    kept, score, created = asyncio.run(look())
    assert not created
    assert {f"n{n}" for n in range(acknowledged + 1)} <= kept
    assert score == len(kept)
    assert listing(database_file.parent) == [database_file.name]
