"""The health of a library file, looked at without touching it."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from coursegen_desktop.db.health import examine
from coursegen_desktop.db.schema_version import HEAD
from tests.formats.drafts import listing

_SIDES = ("-wal", "-shm")


def state(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_sound_library_is_sound_and_stays_as_it_is(database_file: Path) -> None:
    before = state(database_file.parent)
    found = examine(database_file, database_file.parent / "backups")
    assert found.exists and found.problems == ()
    assert found.version == HEAD == found.expected_version
    assert found.rows["users"] == 1 and found.rows["courses"] == 0
    assert found.size == len(before[database_file.name])
    assert state(database_file.parent)[database_file.name] == before[database_file.name]


def test_no_library_is_no_problem(data_dir: Path) -> None:
    found = examine(data_dir / "coursegen.db", data_dir / "backups")
    assert not found.exists and found.problems == ()
    assert listing(data_dir) == []


def _foreign(path: Path) -> None:
    path.unlink()
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE notes (text)")
    connection.close()


def _newer(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.commit()
    connection.close()


def _truncate(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:20_000])


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda path: path.write_text("my letters"), "not a database"),
        (lambda path: path.write_bytes(b""), "not a database"),
        (_truncate, "damaged"),
        (_foreign, "another program"),
        (_newer, "newer version"),
        (_folder, "could not use"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_moved(
    spoil: object, words: str, database_file: Path
) -> None:
    assert callable(spoil)
    spoil(database_file)
    before = listing(database_file.parent)
    found = examine(database_file, database_file.parent / "backups")
    assert found.exists
    assert any(words in problem for problem in found.problems), found.problems
    # A reader of a WAL file leaves its empty side files, which mean nothing.
    assert [name for name in listing(database_file.parent) if name[-4:] not in _SIDES] == before


def test_libraries_that_were_set_aside_are_named(database_file: Path) -> None:
    aside = database_file.with_name("coursegen.db.corrupt-20261123-100000")
    aside.write_text("old")
    assert examine(database_file, database_file.parent).set_aside == (aside,)
