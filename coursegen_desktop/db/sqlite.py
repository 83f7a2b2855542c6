"""What only SQLite knows: connection set-up, file rights, error codes, checks.

Full-text search is in search.py, backups are in backup_file.py; nothing else here or in any
service depends on the kind of database.
"""

from __future__ import annotations

import contextlib
import errno
import os
import re
import sqlite3
import time
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection

from ..domain.errors import (
    AppError,
    Cancelled,
    DatabaseBroken,
    DiskFull,
    InvalidContent,
    MissingPart,
    StorageError,
)

# "CGD1": tells our files from those of other programs (byte 68 of the header).
APPLICATION_ID = 0x43474431
HEADER = b"SQLite format 3\x00"
BUSY_MS = 5000
# RETURNING came with 3.35, pragma_table_list with 3.37.
OLDEST_VERSION = (3, 37, 0)

# As measured against simulated power cuts: WAL with FULL lost no acknowledged commit.
PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA fullfsync=ON",
    "PRAGMA checkpoint_fullfsync=ON",
    "PRAGMA foreign_keys=ON",
    f"PRAGMA busy_timeout={BUSY_MS}",
    "PRAGMA trusted_schema=OFF",
    "PRAGMA cell_size_check=ON",
    "PRAGMA temp_store=MEMORY",
    "PRAGMA cache_size=-16000",
    "PRAGMA mmap_size=0",
)
# Readers cannot write by mistake.
READER_PRAGMAS = ("PRAGMA query_only=ON",)
# The limit keeps the statistics of a large library from holding up the end of the program.
TIDY_UP = ("PRAGMA analysis_limit=400", "PRAGMA optimize", "PRAGMA wal_checkpoint(TRUNCATE)")
SIDE_FILES = ("-wal", "-shm", "-journal")
# What is written beside a file before it takes its place; the number is that of the process.
_DRAFT = re.compile(r"\.(?:new|part|restore|upgrade)-\d+$")

upsert = insert
"""INSERT with `on_conflict_do_update`; PostgreSQL's dialect has one of the same shape."""


def check_version() -> None:
    """Raise MissingPart where Python came with an SQLite that cannot do what is needed."""
    found = sqlite3.sqlite_version_info if _knows_full_text() else (0, 0, 0)
    if found < OLDEST_VERSION:
        raise MissingPart(
            "This Python has SQLite {version}; {oldest} or newer with full-text search is needed.",
            "Install Python from python.org or from a newer system.",
            version=sqlite3.sqlite_version,
            oldest=".".join(map(str, OLDEST_VERSION)),
        )


@cache
def _knows_full_text() -> bool:
    with contextlib.closing(sqlite3.connect(":memory:")) as connection:
        try:
            connection.execute("CREATE VIRTUAL TABLE t USING fts5(x)")
        except sqlite3.OperationalError:
            return False
    return True


def make_private_folder(folder: Path) -> None:
    """Make `folder` for this user alone (0700); a folder that exists keeps its rights."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise os_error(error, folder) from error


def make_private_file(path: Path) -> None:
    """Make an empty file that only this user may read; -wal and -shm inherit its rights."""
    flags = os.O_CREAT | os.O_EXCL | os.O_RDWR | getattr(os, "O_BINARY", 0)
    try:
        os.close(os.open(path, flags, 0o600))
    except OSError as error:
        raise os_error(error, path) from error


def connect(path: Path, *, read_only: bool = False, immutable: bool = False) -> sqlite3.Connection:
    """A plain connection without implicit transactions; the file must exist.

    `immutable` reads a file that nobody has open, such as a backup, without side files.
    """
    mode = "ro&immutable=1" if immutable else "ro" if read_only else "rw"
    uri = f"{path.absolute().as_uri()}?mode={mode}"
    connection = sqlite3.connect(uri, uri=True, isolation_level=None, timeout=BUSY_MS / 1000)
    connection.execute("PRAGMA trusted_schema=OFF")
    connection.execute("PRAGMA cell_size_check=ON")
    return connection


@contextlib.contextmanager
def opened(
    path: Path, *, read_only: bool = False, immutable: bool = False
) -> Iterator[sqlite3.Connection]:
    """`connect`, closed at the end, with foreign errors translated."""
    with translated(path):
        connection = connect(path, read_only=read_only, immutable=immutable)
        with contextlib.closing(connection):
            yield connection


@contextlib.contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn what SQLite or the system raises inside into one of our errors."""
    try:
        yield
    except sqlite3.Error as error:
        raise translate(error, path) or error from error
    except DBAPIError as error:
        raise translate(error.orig, path) or error from error
    except OSError as error:
        raise os_error(error, path) from error


def told(path: Path) -> str:
    """A path as the user knows it: that of a draft is the one it is written for."""
    return _DRAFT.sub("", str(path))


def translate(error: BaseException | None, path: Path) -> AppError | None:
    """The error for the user, by SQLite's result code; None where it is our own mistake."""
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        return None
    name = told(path)
    match int(code) & 0xFF:
        case sqlite3.SQLITE_FULL:
            return disk_full(path)
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM:
            return read_only(path)
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return in_use(path)
        case sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_AUTH:
            return StorageError(
                "The library {file} cannot be opened.",
                "Check that the folder exists and that you may write to it.",
                file=name,
            )
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB:
            return DatabaseBroken(
                "The library {file} is damaged.",
                "Start the program again: it sets the file aside and offers the newest backup.",
                file=name,
            )
        case sqlite3.SQLITE_IOERR | sqlite3.SQLITE_NOLFS | sqlite3.SQLITE_PROTOCOL:
            return StorageError(
                "The disk reported an error while {file} was in use.",
                "Check the disk and its connection, then start the program again.",
                file=name,
            )
        case sqlite3.SQLITE_TOOBIG:
            return InvalidContent("This text is too long to be stored.", "Split it into parts.")
        case sqlite3.SQLITE_INTERRUPT:
            return Cancelled()
    return None


def os_error(error: OSError, path: Path) -> StorageError:
    """The error for a file system call on `path` that failed."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return disk_full(path)
    if error.errno == errno.EROFS:
        return read_only(path)
    if error.errno in (errno.EACCES, errno.EPERM):
        return StorageError(
            "You may not read or write {file}.",
            "Allow it in the properties of the file and its folder, or choose another folder.",
            file=told(path),
        )
    return StorageError(
        "The system could not use {file}: {reason}.",
        "Check the disk and the folder, then try again.",
        file=told(path),
        reason=error.strerror or type(error).__name__,
    )


def disk_full(path: Path) -> DiskFull:
    """No room left where `path` lies."""
    return DiskFull(
        "The disk is full: {file} cannot grow.",
        "Free some space and try again; what was saved before is safe.",
        file=told(path),
    )


def read_only(path: Path) -> StorageError:
    """`path` or its folder may not be written."""
    return StorageError(
        "{file} cannot be written: the file or its folder is read-only.",
        "Allow writing there or choose another folder.",
        file=told(path),
    )


def in_use(path: Path) -> StorageError:
    """Another program holds the library."""
    return StorageError(
        "The library {file} is in use by another program.",
        "Close the other program and try again.",
        file=told(path),
    )


def leave_wal(path: Path) -> None:
    """Bring everything into the one file and take -wal away; fails when anybody else has it.

    The next ordinary connection goes back to WAL.
    """
    with opened(path) as connection:
        mode = connection.execute("PRAGMA journal_mode=DELETE").fetchone()[0]
    if mode != "delete":
        raise in_use(path)


def replace(source: Path, target: Path) -> None:
    """Rename over `target` and make the new name durable.

    Virus scanners on Windows hold fresh files for a moment, so it is tried for half a second.
    """
    for attempt in range(10):
        try:
            source.replace(target)
            break
        except PermissionError:
            if os.name != "nt" or attempt == 9:
                raise
            time.sleep(0.05)
    fsync_folder(target.parent)


def put_new(source: Path, target: Path) -> bool:
    """Give a finished file its name, unless that was taken meanwhile: then False."""
    try:
        os.link(source, target)
    except FileExistsError:
        return False
    except OSError:
        # Some file systems know no second names for a file.
        if target.exists():
            return False
        replace(source, target)
    else:
        source.unlink()
        fsync_folder(target.parent)
    return True


def fsync_file(path: Path) -> None:
    """Wait until the bytes of `path` are on the disk."""
    with path.open("r+b") as handle:
        os.fsync(handle.fileno())


def fsync_folder(folder: Path) -> None:
    """Wait until the names in `folder` are on the disk (systems without this skip it)."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def quick_check(connection: sqlite3.Connection) -> list[str]:
    """Damage found by reading every page once; empty means sound."""
    return _problems(connection, "PRAGMA quick_check")


def full_check(connection: sqlite3.Connection) -> list[str]:
    """Damage, index mismatches and broken references; empty means sound."""
    broken = [
        f"{table} row {rowid} refers to a missing {parent}"
        for table, rowid, parent, _ in connection.execute("PRAGMA foreign_key_check")
    ]
    return _problems(connection, "PRAGMA integrity_check") + broken


def _problems(connection: sqlite3.Connection, pragma: str) -> list[str]:
    try:
        found = [str(row[0]) for row in connection.execute(pragma)]
    except sqlite3.DatabaseError as error:
        return [str(error)]
    return [] if found == ["ok"] else found


def row_counts(connection: sqlite3.Connection) -> dict[str, int]:
    """Rows of every ordinary table (full-text shadow tables left out)."""
    names = [
        str(row[0])
        for row in connection.execute(
            "SELECT name FROM pragma_table_list WHERE schema='main' AND type='table'"
            " AND name NOT LIKE 'sqlite!_%' ESCAPE '!'"
        )
    ]
    return {
        name: int(connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0])
        for name in sorted(names)
    }


def append_only(table: str) -> tuple[str, ...]:
    """Statements that make triggers by which rows of `table` can be added, and nothing else."""
    refuse = f"BEGIN SELECT RAISE(ABORT, '{table} is only added to'); END"
    # REPLACE deletes without asking the trigger of DELETE, unless recursive_triggers is on.
    known = f"EXISTS (SELECT 1 FROM {table} WHERE id = NEW.id)"
    return (
        f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} {refuse}",
        f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} {refuse}",
        f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} WHEN {known} {refuse}",
    )


def configure(adapted_connection: Any, *, write: bool) -> None:
    """Set up a new pooled connection in one hop to its thread."""
    pragmas = [*PRAGMAS, *(() if write else READER_PRAGMAS)]
    if write and not _index_is_trusted():
        pragmas.append("PRAGMA trusted_schema=ON")
    script = ";".join(pragmas) + ";"

    async def run(connection: Any) -> None:
        cursor = await connection.executescript(script)
        await cursor.close()

    adapted_connection.run_async(run)


@cache
def _index_is_trusted() -> bool:
    """Whether triggers may keep a full-text index while trusted_schema is off.

    SQLite marks FTS5 as harmless only since some newer version; before, the one writing
    connection has to trust the schema (it offers no function that could do harm).
    """
    with contextlib.closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("PRAGMA trusted_schema=OFF")
        connection.execute("CREATE TABLE t (x)")
        connection.execute("CREATE VIRTUAL TABLE f USING fts5(x)")
        connection.execute("CREATE TRIGGER g AFTER INSERT ON t BEGIN INSERT INTO f VALUES (1); END")
        try:
            connection.execute("INSERT INTO t VALUES (1)")
        except sqlite3.OperationalError:
            return False
    return True


def begin(adapted_connection: Any, *, write: bool) -> None:
    """Begin on a pooled connection.

    Writers take the lock at once: a transaction that reads first and writes later can fail
    with SQLITE_BUSY_SNAPSHOT, which no timeout helps against.
    """
    statement = "BEGIN IMMEDIATE" if write else "BEGIN"
    adapted_connection.driver_connection.begin(statement, wait_for_end=write)


async def run(connection: AsyncConnection, *statements: str) -> None:
    """Run statements outside any transaction, as checkpoints have to be."""
    raw: Any = (await connection.get_raw_connection()).driver_connection
    for statement in statements:
        await raw.execute_fetchall(statement)
