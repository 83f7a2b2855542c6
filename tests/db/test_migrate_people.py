"""A library from before there were accounts becomes the one person's who used it."""

from __future__ import annotations

import contextlib
import json
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest

from coursegen_desktop.db import migrate, prepare, sqlite
from coursegen_desktop.db.database import Database
from coursegen_desktop.db.schema_version import HEAD
from coursegen_desktop.domain.settings import ALONE, Sharing
from tests.persons import Persons

from .test_schema import SEED

MOMENT = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
TABLES = (
    "users", "courses", "course_modules", "lessons", "lesson_assets", "enrollments",
    "lesson_completions", "reading_positions", "quiz_attempts", "quiz_answers", "settings",
)  # fmt: skip


@pytest.fixture
def old(data_dir: Path) -> Path:
    """A library of version 0001 with two people and two of everything."""
    path = data_dir / "coursegen.db"
    sqlite.make_private_file(path)
    with contextlib.closing(sqlite.connect(path)) as connection:
        connection.execute(f"PRAGMA application_id={sqlite.APPLICATION_ID}")
        migrate.upgrade(connection, "0001")
        connection.execute("PRAGMA trusted_schema=ON")
        connection.executescript(SEED)
        connection.execute("UPDATE users SET full_name = 'ÅSA Öberg' WHERE id = 1")
        connection.commit()
    assert version(path) == "0001"
    return path


def version(path: Path) -> str | None:
    with contextlib.closing(sqlite.connect(path)) as connection:
        return migrate.version_of(connection)


def rows(path: Path) -> dict[str, list[sqlite3.Row]]:
    """Every row of every table, by the columns that version 0001 has."""
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        return {
            table: connection.execute(f"SELECT * FROM {table} ORDER BY 1").fetchall()
            for table in TABLES
        }


def upgraded(path: Path) -> None:
    report = prepare.prepare(path, path.parent / "backups", now=lambda: MOMENT)
    assert report.migrated_from == "0001"


def test_every_row_comes_along_as_it_was(old: Path) -> None:
    before = rows(old)
    upgraded(old)
    after = rows(old)
    for table, kept in before.items():
        if table == "settings":
            continue  # one is added
        assert [{key: row[key] for key in kept[0].keys()} for row in after[table]] == [  # noqa: SIM118
            dict(row) for row in kept
        ], table
    assert len(after["settings"]) == len(before["settings"]) + 1
    assert version(old) == HEAD
    with contextlib.closing(sqlite.connect(old)) as connection:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert sqlite.full_check(connection) == []
        found = "SELECT count(*) FROM lesson_search WHERE lesson_search MATCH 'alpha'"
        assert connection.execute(found).fetchone() == (1,)
    assert len(list((old.parent / "backups").glob("*-migration.db"))) == 1


def test_children_still_go_with_their_parents(old: Path) -> None:
    """The table of people was built anew: what refers to it refers to the new one."""
    upgraded(old)
    with contextlib.closing(sqlite.connect(old)) as connection:
        connection.execute("PRAGMA foreign_keys=ON")
        connection.execute("DELETE FROM users WHERE id = 2")
        for table in ("enrollments", "lesson_completions", "quiz_attempts", "quiz_answers"):
            left = connection.execute(f"SELECT DISTINCT user_id FROM {table}").fetchall()
            assert left == [(1,)], table
        with pytest.raises(sqlite3.IntegrityError):
            connection.execute("UPDATE enrollments SET user_id = 99")
        connection.execute(
            "INSERT INTO users (public_id, email, full_name, is_admin, created_at, updated_at)"
            " VALUES ('u3', 'e@f', 'Cid', 0, '', '')"
        )
        newest = connection.execute("SELECT max(id) FROM users").fetchone()
    assert newest == (3,), "a key is never given again"


async def test_the_first_person_goes_on_alone(old: Path) -> None:
    upgraded(old)
    database = Database(old)
    await database.open()
    try:
        persons = Persons(database.unit_of_work)
        assert await persons.accounts.sharing() == Sharing(mode=ALONE, alone_id=1)
        owner = await persons.accounts.owner()
        assert (owner.id, owner.full_name, owner.is_admin) == (1, "ÅSA Öberg", True)
        assert (owner.has_password, owner.revision, owner.deleted_at) == (False, 1, "")
        assert await persons.sign_in.enter_alone(owner) == owner
    finally:
        await database.close()
    with contextlib.closing(sqlite3.connect(old)) as connection:
        keys = connection.execute("SELECT name_key FROM users ORDER BY id").fetchall()
        left = connection.execute("SELECT DISTINCT left_at FROM enrollments").fetchall()
        stored = connection.execute("SELECT value FROM settings WHERE name = 'sharing'").fetchone()
    assert keys == [("asa oberg",), ("bea",)]
    assert left == [("",)]
    assert json.loads(stored[0])["mode"] == ALONE


def test_a_library_that_nobody_used_is_still_to_be_asked_about(data_dir: Path) -> None:
    path = data_dir / "coursegen.db"
    sqlite.make_private_file(path)
    with contextlib.closing(sqlite.connect(path)) as connection:
        connection.execute(f"PRAGMA application_id={sqlite.APPLICATION_ID}")
        migrate.upgrade(connection, "0001")
    upgraded(path)
    with contextlib.closing(sqlite3.connect(path)) as connection:
        found = connection.execute("SELECT count(*) FROM settings").fetchone()
    assert found == (0,)
