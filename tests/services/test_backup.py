"""When backups are made, which stay, and how one is put back."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coursegen_desktop.db import backup_file
from coursegen_desktop.db.backup_file import BackupFile
from coursegen_desktop.db.database import Database
from coursegen_desktop.domain.draft import CourseDraft
from coursegen_desktop.domain.errors import DatabaseBroken, InvalidContent, StorageError
from coursegen_desktop.domain.ids import UserId
from coursegen_desktop.services import backup as backup_module
from coursegen_desktop.services.backup import CAP_BYTES, KEEP_LAST, BackupService, kept

START = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)


class Clock:
    """A clock that is moved by hand."""

    def __init__(self) -> None:
        self.moment = START

    def __call__(self) -> datetime:
        return self.moment


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def folder(database: Database) -> Path:
    return database.path.with_name("backups")


@pytest.fixture
def service(database: Database, folder: Path, clock: Clock) -> BackupService:
    return BackupService(database, folder, clock)


async def add(database: Database, title: str) -> None:
    async with database.unit_of_work(write=True) as u:
        await u.courses.add_shell(CourseDraft(title=title))
        await u.commit()


async def titles(database: Database) -> list[str]:
    async with database.unit_of_work() as u:
        return [card.title for card in await u.courses.all(UserId(1))]


# ------------------------------------------------------------ when


async def test_one_is_due_after_half_an_hour_of_changes(
    service: BackupService, database: Database, clock: Clock
) -> None:
    assert await service.make_if_due() is None
    clock.moment += timedelta(minutes=31)
    assert await service.make_if_due() is None
    await add(database, "One")
    made = await service.make_if_due()
    assert made is not None
    assert await service.make_if_due() is None
    await add(database, "Two")
    assert await service.make_if_due() is None
    clock.moment += timedelta(minutes=30)
    assert await service.make_if_due() is not None
    assert [item.reason for item in await service.list()] == ["timed", "timed"]


async def test_closing_backs_up_only_what_changed(
    service: BackupService, database: Database
) -> None:
    assert await service.make_if_due(closing=True) is None
    await add(database, "One")
    assert await service.make_if_due(closing=True) is not None
    assert await service.make_if_due(closing=True) is None
    assert [item.reason for item in await service.list()] == ["closing"]


async def test_reading_alone_is_no_reason(
    service: BackupService, database: Database, clock: Clock
) -> None:
    await add(database, "One")
    await database.close()
    await database.open()
    fresh = BackupService(database, database.backups, clock)
    assert await titles(database) == ["One"]
    assert await fresh.make_if_due(closing=True) is None


async def test_before_something_large(service: BackupService, database: Database) -> None:
    assert await service.make_before("import") is None
    await add(database, "One")
    assert await service.make_before("import") is not None
    assert [item.reason for item in await service.list()] == ["import"]


async def test_it_goes_on_making_them(
    service: BackupService, database: Database, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup_module, "LOOK_SECONDS", 0.001)
    task = asyncio.ensure_future(service.keep_making())
    await add(database, "One")
    clock.moment += timedelta(hours=1)
    for _ in range(500):
        if await service.list():
            break
        await asyncio.sleep(0.01)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert len(await service.list()) == 1


@pytest.mark.logs("No backup was made at the end")
async def test_a_failing_backup_does_not_hold_up_the_end(
    service: BackupService, database: Database, folder: Path, clock: Clock
) -> None:
    await add(database, "One")
    folder.write_text("a file where the folder should be")
    assert await service.make_if_due(closing=True) is None
    clock.moment += timedelta(hours=1)
    with pytest.raises(StorageError):
        await service.make_if_due()


# ------------------------------------------------------------ by hand


async def test_a_backup_is_made_where_it_is_wished(
    service: BackupService, database: Database, tmp_path: Path
) -> None:
    await add(database, "One")
    out = tmp_path / "copy.db"
    assert await service.make(out) == out
    backup_file.verify(out)
    assert await service.list() == []
    made = await service.make()
    assert [item.path for item in await service.list()] == [made]
    assert (await service.list())[0].size == made.stat().st_size


async def test_the_library_is_no_place_for_its_backup(
    service: BackupService, database: Database
) -> None:
    await add(database, "One")
    with pytest.raises(InvalidContent):
        await service.make(database.path)
    assert await titles(database) == ["One"]


# ------------------------------------------------------------ which stay


def item(age: timedelta, size: int = 1000) -> BackupFile:
    made = START - age
    return BackupFile(Path(f"{made:%Y%m%d-%H%M%S}.db"), made, "timed", size)


def test_the_last_ten_seven_days_and_four_weeks_stay() -> None:
    backups = [item(timedelta(hours=2 * n)) for n in range(24 * 60 // 2)]
    staying = kept(backups)
    assert staying[:KEEP_LAST] == backups[:KEEP_LAST]
    days = {one.made_at.date() for one in staying}
    assert {(START - timedelta(days=n)).date() for n in range(7)} <= days
    weeks = {one.made_at.isocalendar()[:2] for one in staying}
    assert len(weeks) == 4
    assert len(staying) <= KEEP_LAST + 7 + 4


def test_few_backups_all_stay_however_old() -> None:
    backups = [item(timedelta(days=100 * n)) for n in range(KEEP_LAST)]
    assert kept(backups) == backups


def test_the_cap_takes_the_oldest_but_never_the_newest() -> None:
    large = CAP_BYTES // 3
    backups = [item(timedelta(hours=n), large) for n in range(6)]
    assert kept(backups) == backups[:3]
    huge = [item(timedelta(hours=n), CAP_BYTES * 2) for n in range(3)]
    assert kept(huge) == huge[:1]
    assert kept([]) == []


@given(st.lists(st.tuples(st.integers(0, 90 * 24), st.integers(0, CAP_BYTES)), max_size=60))
def test_keeping_twice_is_keeping_once(made: list[tuple[int, int]]) -> None:
    ages = dict(made)
    backups = [item(timedelta(hours=age), ages[age]) for age in sorted(ages)]
    staying = kept(backups)
    assert kept(staying) == staying
    assert staying[:1] == backups[:1]


async def test_old_backups_are_removed_with_their_hashes(
    service: BackupService, database: Database, folder: Path, clock: Clock
) -> None:
    for number in range(KEEP_LAST + 4):
        await add(database, f"{number}")
        clock.moment += timedelta(minutes=1)
        await service.make()
    backups = await service.list()
    assert len(backups) == KEEP_LAST
    assert backups[0].made_at == clock.moment
    # Each with its hash, and the list of files that were handed in.
    assert len(list(folder.iterdir())) == 3 * KEEP_LAST


# ------------------------------------------------------------ putting back


async def test_a_restored_library_is_used_at_once(
    service: BackupService, database: Database
) -> None:
    await add(database, "Then")
    backup = await service.make()
    await add(database, "Later")
    former = await service.restore(backup)
    assert await titles(database) == ["Then"]
    assert former is not None
    assert former in [info.path for info in await service.list()]
    await service.restore(former)
    assert await titles(database) == ["Then", "Later"]


async def test_a_bad_backup_leaves_the_library_open(
    service: BackupService, database: Database, tmp_path: Path
) -> None:
    await add(database, "Kept")
    bad = tmp_path / "bad.db"
    bad.write_text("no library")
    for place in (bad, tmp_path / "none.db"):
        with pytest.raises(StorageError):
            await service.restore(place)
    assert await titles(database) == ["Kept"]


async def test_a_restore_that_fails_reopens_the_library(
    service: BackupService, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    await add(database, "Kept")
    backup = await service.make()

    def broken(*_: object, **__: object) -> Path:
        raise DatabaseBroken("The disk broke.")

    monkeypatch.setattr(backup_module, "restore_backup", broken)
    with pytest.raises(DatabaseBroken):
        await service.restore(backup)
    assert await titles(database) == ["Kept"]
