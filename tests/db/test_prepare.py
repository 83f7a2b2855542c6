"""Opening whatever lies there: nothing, a sound library, a damaged or a foreign file."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import sqlite3
import stat
import subprocess
import sys
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from coursegen_desktop.db import backup_file, migrate, sqlite
from coursegen_desktop.db.prepare import OpenMarker, prepare, restore_backup, set_aside
from coursegen_desktop.domain.errors import (
    DatabaseBroken,
    DatabaseTooNew,
    MissingPart,
    StorageError,
)

from .ordinary_user import open_folder, ordinary_user

MOMENT = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
ASIDE = "coursegen.db.corrupt-20261123-100000"
ROOT = Path(__file__).resolve().parents[2]


def now() -> datetime:
    return MOMENT


@pytest.fixture
def path(data_dir: Path) -> Path:
    return data_dir / "coursegen.db"


@pytest.fixture
def backups(data_dir: Path) -> Path:
    return data_dir / "backups"


def names(path: Path) -> dict[str, str]:
    with contextlib.closing(sqlite3.connect(path)) as connection:
        return dict(connection.execute("SELECT public_id, full_name FROM users"))


def everything(folder: Path) -> dict[str, bytes]:
    return {
        str(place.relative_to(folder)): place.read_bytes()
        for place in sorted(folder.rglob("*"))
        if place.is_file()
    }


def listing(folder: Path) -> list[str]:
    return sorted(place.name for place in folder.iterdir())


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


# ------------------------------------------------------------ nothing there, or a sound library


@pytest.mark.skipif(os.name == "nt", reason="rights work otherwise on Windows")
def test_a_new_library_is_for_its_user_alone(tmp_path: Path) -> None:
    folder = tmp_path / "new folder" / "inner"
    old = os.umask(0o022)
    try:
        report = prepare(folder / "coursegen.db", folder / "backups", now=now)
    finally:
        os.umask(old)
    assert report.created
    assert mode(folder) == 0o700
    assert mode(folder / "coursegen.db") == 0o600
    connection = sqlite.connect(folder / "coursegen.db")
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("CREATE TABLE t (x)")
    assert mode(folder / "coursegen.db-wal") == 0o600
    assert mode(folder / "coursegen.db-shm") == 0o600
    connection.close()


def test_an_old_sqlite_is_named(path: Path, backups: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 34, 1))
    with pytest.raises(MissingPart) as caught:
        prepare(path, backups, now=now)
    assert "3.37.0 or newer" in caught.value.text()
    assert listing(path.parent) == []


def test_nothing_else_is_left_beside_it(path: Path, backups: Path) -> None:
    prepare(path, backups, now=now)
    assert listing(path.parent) == [path.name]


def test_a_sound_library_stays_as_it_is(database_file: Path, backups: Path) -> None:
    before = everything(database_file.parent)
    report = prepare(database_file, backups, now=now)
    assert not report.created
    assert report.migrated_from is None
    assert report.quarantined is None
    assert everything(database_file.parent) == before


def test_a_sound_library_is_looked_at_through_one_connection(
    database_file: Path, backups: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each connection reads the forms of all tables, at every start."""
    made: list[Path] = []
    connect = sqlite.connect

    def counted(path: Path, **options: bool) -> sqlite3.Connection:
        made.append(path)
        return connect(path, **options)

    monkeypatch.setattr(sqlite, "connect", counted)
    prepare(database_file, backups, now=now)
    assert made == [database_file]


def test_two_first_starts_make_one_library(path: Path, backups: Path) -> None:
    created = []
    threads = [
        threading.Thread(
            target=lambda at=at: created.append(
                prepare(path.with_name(path.name), backups, now=now).created
            )
        )
        for at in range(2)
    ]
    # In one process the drafts would bear the same name, so the second waits for the first.
    for thread in threads:
        thread.start()
        thread.join()
    assert sorted(created) == [False, True]


def test_a_library_made_meanwhile_is_not_replaced(path: Path, tmp_path: Path) -> None:
    finished = tmp_path / "finished"
    finished.write_bytes(b"mine")
    path.write_bytes(b"theirs")
    assert not sqlite.put_new(finished, path)
    assert path.read_bytes() == b"theirs"
    path.unlink()
    assert sqlite.put_new(finished, path)
    assert path.read_bytes() == b"mine"
    assert not finished.exists()


def test_a_linked_library_is_used_where_it_lies(
    database_file: Path, tmp_path: Path, backups: Path
) -> None:
    link = tmp_path / "link.db"
    link.symlink_to(database_file)
    assert prepare(link, backups, now=now).quarantined is None
    assert link.is_symlink()


# ------------------------------------------------------------ damage


def _text(path: Path) -> None:
    path.write_text("My shopping list\n" * 400)


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _truncated(path: Path) -> None:
    with path.open("r+b") as handle:
        handle.truncate(path.stat().st_size * 3 // 5 // 4096 * 4096)


def _header_only(path: Path) -> None:
    with path.open("r+b") as handle:
        handle.truncate(100)


def _bad_header(path: Path) -> None:
    with path.open("r+b") as handle:
        handle.write(b"\x00" * 16)


def _bad_schema_page(path: Path) -> None:
    with path.open("r+b") as handle:
        handle.seek(100)
        handle.write(os.urandom(3996))


def _foreign(path: Path) -> None:
    path.unlink()
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.executescript("CREATE TABLE moz_places (url); CREATE TABLE alembic_version (v)")


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()
    (path / "inside.txt").write_text("kept")


DAMAGES: list[Callable[[Path], None]] = [
    _text,
    _empty,
    _truncated,
    _header_only,
    _bad_header,
    _bad_schema_page,
    _foreign,
    _folder,
]


@pytest.mark.logs("was set aside")
@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_or_foreign_file_is_set_aside_and_nothing_is_deleted(
    database_file: Path, backups: Path, damage: Callable[[Path], None]
) -> None:
    backup = backup_file.make(database_file, backups, reason="timed", now=MOMENT)
    damage(database_file)
    before = everything(database_file.parent)
    report = prepare(database_file, backups, now=now)
    assert report.created
    assert report.quarantined == database_file.with_name(ASIDE)
    assert report.newest_backup == backup
    after = everything(database_file.parent)
    for name, content in before.items():
        assert after[name.replace("coursegen.db", ASIDE, 1) if "backups" not in name else name] == (
            content
        )
    assert names(database_file) == {}


@pytest.mark.logs("was set aside")
def test_side_files_go_with_it_and_two_in_one_second_do_not_meet(path: Path, backups: Path) -> None:
    for turn in range(2):
        path.write_text(f"text {turn}")
        path.with_name(path.name + "-wal").write_text(f"wal {turn}")
        path.with_name(path.name + "-shm").write_text(f"shm {turn}")
        prepare(path, backups, now=now)
    for turn, name in enumerate([ASIDE, f"{ASIDE}-2"]):
        assert path.with_name(name).read_text() == f"text {turn}"
        assert path.with_name(f"{name}-wal").read_text() == f"wal {turn}"
        assert path.with_name(f"{name}-shm").read_text() == f"shm {turn}"


@pytest.mark.logs("was set aside")
def test_the_newest_good_backup_is_offered(database_file: Path, backups: Path) -> None:
    good = backup_file.make(database_file, backups, reason="timed", now=MOMENT.replace(hour=8))
    spoiled = backup_file.make(database_file, backups, reason="timed", now=MOMENT.replace(hour=9))
    with spoiled.open("r+b") as handle:
        handle.seek(5000)
        handle.write(b"spoiled")
    database_file.write_text("broken")
    assert prepare(database_file, backups, now=now).newest_backup == good


@pytest.mark.logs("was set aside")
def test_without_a_backup_none_is_offered(path: Path, backups: Path) -> None:
    path.write_text("broken")
    assert prepare(path, backups, now=now).newest_backup is None


@pytest.mark.logs("was set aside")
def test_after_a_crash_every_page_is_read(database_file: Path, backups: Path) -> None:
    """A page that no start needs is damaged: found only when the last end was unclean."""
    with contextlib.closing(sqlite3.connect(database_file)) as connection:
        root = connection.execute(
            "SELECT rootpage FROM sqlite_schema WHERE name = 'ix_quiz_answers_days'"
        ).fetchone()[0]
    with database_file.open("r+b") as handle:
        handle.seek((root - 1) * 4096)
        handle.write(b"\xff" * 4096)
    marker = OpenMarker(database_file)
    assert prepare(database_file, backups, now=now, marker=marker).quarantined is None
    marker.remove()
    (database_file.parent / f"{database_file.name}.open-77-aa").touch()
    again = OpenMarker(database_file)
    report = prepare(database_file, backups, now=now, marker=again)
    assert report.quarantined == database_file.with_name(ASIDE)
    assert again.stale() == []
    again.remove()


def test_drafts_of_killed_programs_are_swept_once_they_are_old(
    database_file: Path, backups: Path
) -> None:
    backups.mkdir()
    folder = database_file.parent
    drafts = [
        folder / "coursegen.db.new-12",
        folder / "coursegen.db.upgrade-12-journal",
        folder / "coursegen.db.restore-12",
        backups / "coursegen-20261123-100000-timed.db.part-12",
    ]
    kept = [
        folder / "coursegen.db.corrupt-20261123-100000",
        folder / "coursegen.db.new-mine",
        folder / "other.db.new-12",
        backups / "notes.txt",
    ]
    young = folder / "coursegen.db.new-13"
    for place in [*drafts, *kept, young]:
        place.touch()
        if place != young:
            os.utime(place, (0, 0))
    prepare(database_file, backups, now=now)
    assert not [place for place in drafts if place.exists()]
    assert all(place.exists() for place in [*kept, young])


# ------------------------------------------------------------ markers


def test_a_living_marker_is_not_taken_for_a_crash(path: Path) -> None:
    first, second = OpenMarker(path), OpenMarker(path)
    first.place()
    assert second.stale() == []
    second.clear()
    first.remove()
    assert listing(path.parent) == []


def test_a_killed_program_leaves_its_marker(path: Path) -> None:
    code = (
        "import os, signal, sys; from pathlib import Path\n"
        "from coursegen_desktop.db.prepare import OpenMarker\n"
        "OpenMarker(Path(sys.argv[1])).place(); os._exit(9)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(path)], cwd=ROOT, check=False)
    assert done.returncode == 9
    marker = OpenMarker(path)
    assert len(marker.stale()) == 1
    marker.clear()
    assert marker.stale() == []


# ------------------------------------------------------------ what cannot be opened


def test_a_newer_library_is_refused_and_left_alone(database_file: Path, backups: Path) -> None:
    with contextlib.closing(sqlite3.connect(database_file)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()
    before = everything(database_file.parent)
    with pytest.raises(DatabaseTooNew) as caught:
        prepare(database_file, backups, now=now)
    assert "newer version" in caught.value.text()
    assert everything(database_file.parent) == before


def test_a_library_in_use_is_not_taken_for_damaged(database_file: Path, backups: Path) -> None:
    with contextlib.closing(sqlite3.connect(database_file, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode=EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(sqlite, "BUSY_MS", 20)
            with pytest.raises(StorageError) as caught:
                prepare(database_file, backups, now=now)
    assert "in use by another program" in caught.value.text()
    assert database_file.exists()


@pytest.mark.parametrize("ending", ["new", "part", "restore", "upgrade"])
def test_errors_name_the_file_not_its_draft(ending: str) -> None:
    draft = Path(f"/a/x.db.{ending}-{os.getpid()}")
    error = sqlite.os_error(PermissionError(errno.EACCES, ""), draft)
    assert str(Path("/a/x.db")) in error.text() and str(os.getpid()) not in error.text()


def test_a_read_only_folder_is_named(database_file: Path) -> None:
    with open_folder() as folder:
        path = folder / "coursegen.db"
        shutil.copy(database_file, path)
        with contextlib.closing(sqlite3.connect(path)) as connection:
            connection.execute("PRAGMA journal_mode=WAL")
        with ordinary_user(folder):
            folder.chmod(0o500)
            with pytest.raises(StorageError) as caught:
                prepare(path, folder / "backups", now=now)
        assert str(folder) in caught.value.text()
        assert listing(folder) == ["coursegen.db"]


@pytest.mark.parametrize("rights", [0o000, 0o400])
def test_a_protected_file_is_named(database_file: Path, rights: int) -> None:
    with open_folder() as folder:
        path = folder / "coursegen.db"
        shutil.copy(database_file, path)
        with ordinary_user(folder):
            path.chmod(rights)
            with pytest.raises(StorageError) as caught:
                prepare(path, folder / "backups", now=now)
        assert not isinstance(caught.value, DatabaseBroken)
        assert "coursegen.db" in caught.value.text()
        assert path.exists()


def test_a_folder_that_cannot_be_made_is_named() -> None:
    with open_folder() as folder, ordinary_user(folder):
        folder.chmod(0o500)
        with pytest.raises(StorageError) as caught:
            prepare(folder / "below" / "coursegen.db", folder / "backups", now=now)
        folder.chmod(0o700)
    assert "below" in caught.value.text()


def test_a_file_in_the_place_of_the_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file")
    with pytest.raises(StorageError) as caught:
        prepare(tmp_path / "data" / "coursegen.db", tmp_path / "backups", now=now)
    assert str(tmp_path / "data") in caught.value.text()


# ------------------------------------------------------------ restoring


def rename(path: Path, name: str) -> None:
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE users SET full_name = ?", (name,))
        connection.commit()


def test_a_backup_takes_the_place_of_the_library_which_is_backed_up(
    database_file: Path, backups: Path
) -> None:
    rename(database_file, "Then")
    backup = backup_file.make(database_file, backups, reason="timed", now=MOMENT)
    rename(database_file, "Now")
    kept = restore_backup(backup, database_file, backups, now=now)
    assert list(names(database_file).values()) == ["Then"]
    assert kept is not None
    assert list(names(kept).values()) == ["Now"]
    assert mode(database_file) == 0o600 or os.name == "nt"
    assert prepare(database_file, backups, now=now).migrated_from is None


def test_a_damaged_library_is_set_aside_by_a_restore(database_file: Path, backups: Path) -> None:
    rename(database_file, "Then")
    backup = backup_file.make(database_file, backups, reason="timed", now=MOMENT)
    database_file.write_text("broken")
    kept = restore_backup(backup, database_file, backups, now=now)
    assert kept == database_file.with_name(ASIDE)
    assert kept.read_text() == "broken"
    assert list(names(database_file).values()) == ["Then"]


def test_a_missing_library_is_restored_too(database_file: Path, backups: Path) -> None:
    backup = backup_file.make(database_file, backups, reason="timed", now=MOMENT)
    database_file.unlink()
    assert restore_backup(backup, database_file, backups, now=now) is None
    assert len(names(database_file)) == 1


def test_a_bad_or_newer_backup_changes_nothing(database_file: Path, backups: Path) -> None:
    backup = backup_file.make(database_file, backups, reason="timed", now=MOMENT)
    newer = backups / "newer.db"
    shutil.copy(backup, newer)
    with contextlib.closing(sqlite3.connect(newer)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()
    with backup.open("r+b") as handle:
        handle.seek(4096)
        handle.write(b"x")
    before = everything(database_file.parent)
    with pytest.raises(DatabaseBroken):
        restore_backup(backup, database_file, backups, now=now)
    with pytest.raises(DatabaseTooNew):
        restore_backup(newer, database_file, backups, now=now)
    assert everything(database_file.parent) == before


def test_setting_aside_keeps_the_name_free(path: Path) -> None:
    path.write_text("x")
    assert set_aside(path, MOMENT) == path.with_name(ASIDE)
    assert not path.exists()
    assert migrate.create(path)
