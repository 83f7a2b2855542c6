"""Bringing a library up to date: on a copy, whole or not at all, with every row kept."""

from __future__ import annotations

import contextlib
import shutil
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from coursegen_desktop.db import migrate, prepare, sqlite
from coursegen_desktop.db.schema_version import HEAD, KNOWN
from coursegen_desktop.domain.errors import StorageError
from tests import warm

from .test_schema import SEED
from .upgrading import upgrade

NEXT = f"{int(HEAD) + 1:04}"
MOMENT = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
HEADER = 'revision = "{name}"\ndown_revision = "{before}"\nbranch_labels = depends_on = None\n'
IMPORTS = "import sqlalchemy as sa\nfrom alembic import op\n"
# Rebuilds a parent table, which with foreign keys on would delete every child.
GOOD = """
def upgrade():
    with op.batch_alter_table("courses", recreate="always") as batch:
        batch.add_column(sa.Column("subject", sa.String(80), server_default="none"))
    with op.batch_alter_table("lessons", recreate="always") as batch:
        batch.alter_column("duration_minutes", new_column_name="minutes")
"""
FAILING = GOOD + '    op.execute("INSERT INTO nowhere VALUES (1)")\n'
LOSING = GOOD + '    op.execute("DELETE FROM quiz_answers WHERE id = 1")\n'
DANGLING = GOOD + '    op.execute("UPDATE lessons SET module_id = 99 WHERE id = 1")\n'


@pytest.fixture
def versions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the migrations to which a test adds the next version."""
    folder = tmp_path / "migrations"
    shutil.copytree(migrate.scripts(), folder, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(migrate, "scripts", lambda: folder)
    monkeypatch.setattr(prepare, "HEAD", NEXT)
    monkeypatch.setattr(prepare, "KNOWN", (*KNOWN, NEXT))
    monkeypatch.setattr(migrate.migrate, "__kwdefaults__", {"to": NEXT})
    return folder / "versions"


@pytest.fixture(scope="module")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of the newest version with two of everything; each test gets a copy."""
    path = tmp_path_factory.mktemp("migrate") / "coursegen.db"
    migrate.create(path)
    with contextlib.closing(sqlite.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA trusted_schema=ON")
        connection.executescript(SEED)
    return path


@pytest.fixture
def old(data_dir: Path, seeded: Path) -> Path:
    """The copy, which is old as soon as there is a next version."""
    path = data_dir / "coursegen.db"
    path.write_bytes(seeded.read_bytes())
    path.chmod(0o600)
    return path


def add_version(versions: Path, body: str) -> None:
    head = HEADER.format(name=NEXT, before=HEAD)
    (versions / f"{NEXT}_next.py").write_text(f'"""Next."""\n{IMPORTS}{head}{body}', "utf-8")


def counts(path: Path) -> dict[str, int]:
    with contextlib.closing(sqlite.connect(path)) as connection:
        return sqlite.row_counts(connection)


def version(path: Path) -> str | None:
    with contextlib.closing(sqlite.connect(path)) as connection:
        return migrate.version_of(connection)


def run(path: Path) -> prepare.OpenReport:
    return prepare.prepare(path, path.parent / "backups", now=lambda: MOMENT)


def beside(path: Path) -> set[str]:
    return {place.name for place in path.parent.iterdir()}


def test_every_row_comes_along_and_a_backup_stays(versions: Path, old: Path) -> None:
    add_version(versions, GOOD)
    before = counts(old)
    report = run(old)
    assert report.migrated_from == HEAD
    assert version(old) == NEXT
    assert counts(old) == before
    with contextlib.closing(sqlite.connect(old)) as connection:
        assert connection.execute("SELECT DISTINCT subject FROM courses").fetchall() == [("none",)]
        assert sqlite.full_check(connection) == []
        found = "SELECT count(*) FROM lesson_search WHERE lesson_search MATCH 'alpha'"
        assert connection.execute(found).fetchone() == (1,)
    kept = list((old.parent / "backups").glob("*-migration.db"))
    assert len(kept) == 1
    assert version(kept[0]) == HEAD
    assert counts(kept[0]) == before
    assert beside(old) == {"coursegen.db", "backups"}


@pytest.mark.parametrize("body", [FAILING, LOSING, DANGLING])
def test_what_fails_leaves_the_old_library(versions: Path, old: Path, body: str) -> None:
    add_version(versions, body)
    before, rows = old.read_bytes(), counts(old)
    with pytest.raises(StorageError) as caught:
        run(old)
    assert "left as it was" in caught.value.text()
    assert version(old) == HEAD
    assert counts(old) == rows
    # The journal mode in the header may change; the content does not.
    assert old.read_bytes()[100:] == before[100:]
    assert beside(old) == {"coursegen.db", "backups"}
    (versions / f"{NEXT}_next.py").unlink()
    add_version(versions, GOOD)
    assert run(old).migrated_from == HEAD


def test_a_library_in_use_is_not_migrated(versions: Path, old: Path) -> None:
    add_version(versions, GOOD)
    with (
        contextlib.closing(sqlite.connect(old)) as other,
        pytest.MonkeyPatch.context() as patch,
    ):
        patch.setattr(sqlite, "BUSY_MS", 50)
        other.execute("PRAGMA journal_mode=WAL")
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StorageError) as caught:
            run(old)
        other.execute("ROLLBACK")
    assert "in use" in caught.value.text()
    assert version(old) == HEAD


def test_what_only_the_wal_holds_comes_along(versions: Path, old: Path) -> None:
    """As after a crash: the last commits are not yet in the main file."""
    add_version(versions, GOOD)
    code = (
        "import os, sqlite3, sys; c = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "c.execute('PRAGMA journal_mode=WAL'); c.execute('PRAGMA wal_autocheckpoint=0')\n"
        "c.execute(\"UPDATE users SET full_name = 'Late' WHERE id = 1\"); os._exit(0)"
    )
    subprocess.run([sys.executable, "-c", code, str(old)], check=True)
    assert old.with_name("coursegen.db-wal").stat().st_size > 0
    run(old)
    with contextlib.closing(sqlite.connect(old)) as connection:
        assert connection.execute("SELECT full_name FROM users WHERE id = 1").fetchone() == (
            "Late",
        )


@pytest.mark.slow
def test_killed_at_any_moment_it_is_old_or_new(versions: Path, old: Path, tmp_path: Path) -> None:
    add_version(versions, GOOD + "    import time; time.sleep(0.05)\n")
    rows = counts(old)
    processes = warm.processes()
    seen = set()
    for turn in range(8):
        path = tmp_path / f"{turn}" / "coursegen.db"
        path.parent.mkdir()
        shutil.copy(old, path)
        ours, theirs = processes.Pipe()
        child = processes.Process(target=upgrade, args=(path, versions.parent, NEXT, theirs))
        child.start()
        theirs.close()
        assert ours.recv()
        time.sleep(0.05 * turn)
        child.kill()
        child.join()
        child.close()
        ours.close()
        assert run(path).quarantined is None
        seen.add(version(path))
        assert counts(path) == rows
    assert seen == {NEXT}


def test_what_counted_of_old_attempts_counts_after_the_upgrade(data_dir: Path) -> None:
    """Form 0003 knew the best attempt only by reading all; nothing is lost on the way."""
    path = data_dir / "coursegen.db"
    sqlite.make_private_file(path)
    row = "(id, public_id, user_id, asset_id, asset_revision, score, max_score, attempted_at, day,"
    with contextlib.closing(sqlite.connect(path)) as connection:
        connection.execute(f"PRAGMA application_id={sqlite.APPLICATION_ID}")
        migrate.upgrade(connection, "0003")
        connection.execute("PRAGMA trusted_schema=ON")
        connection.executescript(SEED)
        for key, score, most, finished in (
            (3, 1, 2, "'t1'"), (4, 3, 4, "'t2'"), (5, 6, 8, "'t3'"), (6, 2, 2, "NULL"),
        ):  # fmt: skip
            connection.execute(
                f"INSERT INTO quiz_attempts {row} seed, finished_at)"
                f" VALUES ({key}, 'p{key}', 1, 1, 1, {score}, {most}, 't', 'd', 0, {finished})"
            )
        connection.commit()
    prepare.prepare(path, data_dir / "backups", now=lambda: MOMENT)
    with contextlib.closing(sqlite.connect(path)) as connection:
        standings = connection.execute("SELECT * FROM quiz_standings").fetchall()
        states = dict(connection.execute("SELECT id, state FROM quiz_attempts").fetchall())
        kept = connection.execute("SELECT count(*), sum(score) FROM quiz_answers").fetchone()
    # Of equals the one out of more points.
    assert standings == [(1, 1, 6.0, 8.0, 3, "t3")]
    assert states == {1: "open", 2: "open", 3: "done", 4: "done", 5: "done", 6: "open"}
    assert kept == (2, 2.0)


def test_classes_from_before_there_were_cards_come_along_as_they_were(data_dir: Path) -> None:
    path = data_dir / "coursegen.db"
    sqlite.make_private_file(path)
    with contextlib.closing(sqlite.connect(path)) as connection:
        connection.execute(f"PRAGMA application_id={sqlite.APPLICATION_ID}")
        migrate.upgrade(connection, "0012")
        connection.execute("PRAGMA trusted_schema=ON")
        connection.executescript(
            f"""{SEED}
            INSERT INTO school_classes (id, public_id, name, name_key, icon, colour, way, may_join,
                has_guests, freezes_clock, shows_pictures, revision, created_at, updated_at)
              VALUES (1, 'k1', '4a', '4a', 'sun', 2, 'pictures', 1, 0, 1, 0, 7, 't', 't');
            INSERT INTO class_members (class_id, user_id, role, made_here, pictures_hash, pictures,
                joined_at, updated_at)
              VALUES (1, 1, 'teacher', 0, NULL, '', 't', 't'),
                     (1, 2, 'learner', 1, 'hash', 'apple bike cake', 't', 't');"""
        )
        connection.commit()
        before = {
            table: connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall()
            for table in ("school_classes", "class_members")
        }
    prepare.prepare(path, data_dir / "backups", now=lambda: MOMENT)
    with contextlib.closing(sqlite.connect(path)) as connection:
        for table, kept in before.items():
            after = connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall()
            assert [row[: len(kept[0])] for row in after] == kept
        cards = connection.execute("SELECT card_hash, card FROM class_members").fetchall()
        takes = connection.execute("SELECT takes_cards FROM school_classes").fetchall()
    assert cards == [(None, "")] * 2 and takes == [(1,)]
