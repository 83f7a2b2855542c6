"""Making the tables and bringing them up to date, always on a file that nobody uses yet."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import sys
from pathlib import Path

from sqlalchemy import create_engine, event
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.pool import StaticPool

from ..domain.errors import StorageError
from . import sqlite
from .schema_version import HEAD

_VERSION = "SELECT version_num FROM alembic_version"
NEWEST = "newest.sql"
"""What all migrations together make; its first line says of which version."""


def version_of(connection: sqlite3.Connection) -> str | None:
    """The form of the tables, None where Alembic has never been."""
    known = connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'alembic_version'")
    if known.fetchone() is None:
        return None
    row = connection.execute(_VERSION).fetchone()
    return None if row is None else str(row[0])


def create(path: Path) -> bool:
    """Make a new library at `path`, whole or not at all, readable by this user alone.

    False when another program made one there meanwhile; that one stays.
    """
    sqlite.make_private_folder(path.parent)
    fresh = _beside(path, "new")
    sqlite.make_private_file(fresh)
    try:
        with sqlite.opened(fresh) as connection:
            connection.execute(f"PRAGMA application_id={sqlite.APPLICATION_ID}")
            if not _make_at_once(connection):
                upgrade(connection)
        with sqlite.translated(path):
            sqlite.fsync_file(fresh)
            return sqlite.put_new(fresh, path)
    finally:
        _discard(fresh)


def _make_at_once(connection: sqlite3.Connection) -> bool:
    """Make the tables as the migrations would, without Alembic, which costs most of a second.

    False where that was not written down since the last migration.
    """
    try:
        script = (scripts() / NEWEST).read_text("utf-8")
    except FileNotFoundError:
        return False
    if not script.startswith(f"-- {HEAD}\n"):
        return False
    connection.execute("PRAGMA synchronous=FULL")
    connection.executescript(script)
    return True


def migrate(path: Path, *, to: str = HEAD) -> None:
    """Bring the library at `path` to the form `to` on a copy, which replaces it when all is well.

    Raises StorageError when the file is in use; the old file stays as it was on any error.
    """
    copy = _beside(path, "upgrade")
    with sqlite.translated(path):
        sqlite.leave_wal(path)
        before = path.stat()
        sqlite.make_private_file(copy)
    try:
        with sqlite.opened(path, read_only=True) as old, sqlite.opened(copy) as new:
            old.backup(new)
            new.execute("PRAGMA journal_mode=DELETE")
            counted = sqlite.row_counts(new)
            _upgrade_copy(new, to, path)
            _verify(new, counted, path)
        with sqlite.translated(path):
            sqlite.fsync_file(copy)
            now = path.stat()
            if (now.st_mtime_ns, now.st_size) != (before.st_mtime_ns, before.st_size):
                raise sqlite.in_use(path)
            sqlite.replace(copy, path)
    finally:
        _discard(copy)


def upgrade(connection: sqlite3.Connection, to: str = HEAD) -> None:
    """Run the missing migrations in one transaction.

    Foreign keys are off: with them on, rebuilding a parent table deletes its children. Renaming
    looks at no triggers, as SQLite advises for it: those of one table name others.
    """
    connection.execute("PRAGMA foreign_keys=OFF")
    connection.execute("PRAGMA legacy_alter_table=ON")
    connection.execute("PRAGMA synchronous=FULL")
    # Late: only a new or an old file needs Alembic, and it is slow to import.
    from alembic import command
    from alembic.config import Config

    engine = create_engine("sqlite://", creator=lambda: connection, poolclass=StaticPool)
    event.listen(engine, "begin", lambda bound: bound.exec_driver_sql("BEGIN IMMEDIATE"))
    config = Config()
    config.set_main_option("script_location", str(scripts()).replace("%", "%%"))
    try:
        with engine.begin() as bound:
            config.attributes["connection"] = bound
            command.upgrade(config, to)
    finally:
        # The connection belongs to the caller.
        engine.dispose(close=False)


def scripts() -> Path:
    """The folder of the migrations, frozen by PyInstaller or not."""
    folder = Path(__file__).resolve().parent / "migrations"
    bundled = Path(getattr(sys, "_MEIPASS", folder)) / "coursegen_desktop" / "db" / "migrations"
    for place in (folder, bundled):
        if (place / "env.py").is_file():
            return place
    raise StorageError(
        "The program's own files are incomplete: {folder} is missing.",
        "Install the program again.",
        folder=str(folder),
    )


def _upgrade_copy(connection: sqlite3.Connection, to: str, path: Path) -> None:
    try:
        upgrade(connection, to)
    except (SQLAlchemyError, sqlite3.Error) as error:
        cause = error.orig if isinstance(error, DBAPIError) else error
        raise sqlite.translate(cause, path) or _failed(path, str(cause)) from error


def _verify(connection: sqlite3.Connection, counted: dict[str, int], path: Path) -> None:
    problems = sqlite.full_check(connection)
    now = sqlite.row_counts(connection)
    lost = [name for name, count in counted.items() if now.get(name, count) < count]
    if lost:
        problems.append(f"rows of {', '.join(lost)} were missing")
    if problems:
        raise _failed(path, problems[0])


def _failed(path: Path, reason: str) -> StorageError:
    return StorageError(
        "The library {file} could not be brought up to date: {reason}.",
        "It was left as it was. Keep using the older version and report this.",
        file=str(path),
        reason=reason,
    )


def _beside(path: Path, purpose: str) -> Path:
    place = path.with_name(f"{path.name}.{purpose}-{os.getpid()}")
    _discard(place)
    return place


def _discard(path: Path) -> None:
    for name in (path.name, *(path.name + end for end in sqlite.SIDE_FILES)):
        with contextlib.suppress(OSError):
            path.with_name(name).unlink(missing_ok=True)
