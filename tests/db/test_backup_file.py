"""Backups as files: whole, private, checked, never half-made."""

from __future__ import annotations

import contextlib
import hashlib
import os
import sqlite3
import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest

from coursegen_desktop.db import backup_file, sqlite
from coursegen_desktop.db.database import Database
from coursegen_desktop.domain.errors import DatabaseBroken, DatabaseTooNew, DiskFull, StorageError

from .ordinary_user import open_folder, ordinary_user

MOMENT = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)


@pytest.fixture
def backups(data_dir: Path) -> Path:
    return data_dir / "backups"


def listing(folder: Path) -> list[str]:
    return sorted(place.name for place in folder.iterdir())


def people(path: Path) -> int:
    with contextlib.closing(sqlite3.connect(path)) as connection:
        return int(connection.execute("SELECT count(*) FROM users").fetchone()[0])


async def test_a_backup_of_an_open_library_holds_what_the_log_holds(
    database: Database, backups: Path
) -> None:
    async with database.unit_of_work(write=True) as u:
        await u.users.add(email="late@x", full_name="Late", is_admin=False)
        await u.commit()
    made = backup_file.make(database.path, backups, reason="timed", now=MOMENT)
    assert people(made) == 2
    backup_file.verify(made)
    assert listing(backups) == [made.name, f"{made.name}.sha256"]
    digest, name = Path(f"{made}.sha256").read_text("ascii").split()
    assert digest == hashlib.sha256(made.read_bytes()).hexdigest()
    assert name == made.name


@pytest.mark.skipif(os.name == "nt", reason="rights work otherwise on Windows")
def test_backups_are_private(database_file: Path, backups: Path) -> None:
    made = backup_file.make(database_file, backups, reason="timed", now=MOMENT)
    assert stat.S_IMODE(backups.stat().st_mode) == 0o700
    assert stat.S_IMODE(made.stat().st_mode) == 0o600


def test_a_backup_is_one_file_that_a_read_only_folder_can_hold(
    database_file: Path, backups: Path
) -> None:
    with contextlib.closing(sqlite3.connect(database_file)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
    made = backup_file.make(database_file, backups, reason="timed", now=MOMENT)
    with open_folder() as folder:
        copy = folder / "copy.db"
        copy.write_bytes(made.read_bytes())
        with ordinary_user(folder):
            folder.chmod(0o500)
            backup_file.verify(copy)
        assert listing(folder) == ["copy.db"]


def test_two_in_one_second_have_two_names(database_file: Path, backups: Path) -> None:
    made = [backup_file.make(database_file, backups, reason="timed", now=MOMENT) for _ in range(3)]
    assert len(set(made)) == 3
    found = backup_file.existing(database_file, backups)
    assert {item.path for item in found} == set(made)
    assert {(item.made_at, item.reason) for item in found} == {(MOMENT, "timed")}


def test_only_this_library_s_backups_are_listed_newest_first(
    database_file: Path, backups: Path
) -> None:
    made = [
        backup_file.make(database_file, backups, reason="closing", now=MOMENT.replace(hour=hour))
        for hour in (7, 9, 8)
    ]
    for name in ("other-20261123-100000-timed.db", "notes.txt", "coursegen.db", "coursegen-x.db"):
        (backups / name).write_text("not ours")
    found = [item.path for item in backup_file.existing(database_file, backups)]
    assert found == [made[1], made[2], made[0]]
    backup_file.delete(backup_file.existing(database_file, backups)[0])
    assert f"{made[1].name}.sha256" not in listing(backups)
    assert backup_file.existing(database_file, backups.with_name("none")) == []


def test_a_named_file_is_replaced_whole(database_file: Path, backups: Path, tmp_path: Path) -> None:
    out = tmp_path / "my backups" / "library copy.db"
    out.parent.mkdir()
    out.write_text("something old")
    assert backup_file.make(database_file, backups, reason="manual", now=MOMENT, out=out) == out
    assert people(out) == 1
    assert listing(out.parent) == [out.name]
    assert not backups.exists()


def test_a_damaged_library_gives_no_backup(database_file: Path, backups: Path) -> None:
    with contextlib.closing(sqlite3.connect(database_file)) as connection:
        root = connection.execute(
            "SELECT rootpage FROM sqlite_schema WHERE name = 'ix_quiz_answers_days'"
        ).fetchone()[0]
    with database_file.open("r+b") as handle:
        handle.seek((root - 1) * 4096)
        handle.write(b"\xff" * 4096)
    with pytest.raises(DatabaseBroken):
        backup_file.make(database_file, backups, reason="timed", now=MOMENT)
    assert listing(backups) == []


def test_a_full_disk_leaves_no_half_backup(
    database_file: Path, backups: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = sqlite.fsync_file

    def full(path: Path) -> None:
        if ".part-" in path.name:
            raise OSError(28, "No space left on device")
        real(path)

    monkeypatch.setattr(sqlite, "fsync_file", full)
    with pytest.raises(DiskFull):
        backup_file.make(database_file, backups, reason="timed", now=MOMENT)
    assert listing(backups) == []


def test_a_folder_in_the_place_of_the_file_is_told(
    database_file: Path, backups: Path, tmp_path: Path
) -> None:
    out = tmp_path / "taken"
    out.mkdir()
    (out / "inside").touch()
    with pytest.raises(StorageError):
        backup_file.make(database_file, backups, reason="manual", now=MOMENT, out=out)
    assert listing(tmp_path / "taken") == ["inside"]


def _flip(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[-3000] ^= 1
    path.write_bytes(content)


def _cut(path: Path) -> None:
    with path.open("r+b") as handle:
        handle.truncate(8192)


def _newer(path: Path) -> None:
    Path(f"{path}.sha256").unlink()
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()


def _foreign(path: Path) -> None:
    Path(f"{path}.sha256").unlink()
    path.unlink()
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE t (x)")


@pytest.mark.parametrize(
    ("spoil", "kind"),
    [
        (_flip, DatabaseBroken),
        (_cut, DatabaseBroken),
        (_foreign, DatabaseBroken),
        (_newer, DatabaseTooNew),
    ],
)
def test_a_spoiled_backup_is_not_offered(
    database_file: Path,
    backups: Path,
    spoil: object,
    kind: type[StorageError],
) -> None:
    older = backup_file.make(database_file, backups, reason="timed", now=MOMENT)
    newer = backup_file.make(database_file, backups, reason="timed", now=MOMENT.replace(hour=11))
    assert backup_file.newest_good(database_file, backups) == newer
    spoil(newer)  # type: ignore[operator]
    with pytest.raises(kind) as caught:
        backup_file.verify(newer)
    assert newer.name in caught.value.text()
    assert backup_file.newest_good(database_file, backups) == older


def test_the_state_changes_with_the_library(database_file: Path) -> None:
    before = backup_file.state_of(database_file)
    assert backup_file.state_of(database_file) == before
    with contextlib.closing(sqlite3.connect(database_file)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("UPDATE users SET full_name = 'Other'")
        connection.commit()
        assert backup_file.state_of(database_file) != before
    assert backup_file.state_of(database_file.with_name("none")) == (0, 0, 0, 0)
