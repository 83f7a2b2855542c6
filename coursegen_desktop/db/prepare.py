"""What happens to the library file before anybody connects: make, check, set aside, migrate."""

from __future__ import annotations

import contextlib
import logging
import os
import re
import sqlite3
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import uuid4

from ..domain.errors import DatabaseBroken, DatabaseTooNew, StorageError
from . import backup_file, handed_store, migrate, sqlite
from .damaged import ASIDE_TIME
from .file_lock import lock
from .schema_version import HEAD, KNOWN
from .times import utc_now

log = logging.getLogger(__name__)

# What create, migrate and restore write before it gets its name, with their side files.
_DRAFT = re.compile(r"^\.(?:new|upgrade|restore)-\d+(?:-wal|-shm|-journal)?$")
DRAFT_SECONDS = 3600.0


@dataclass(frozen=True, slots=True)
class OpenReport:
    """What opening did. `quarantined` is where a damaged file now lies; `newest_backup` is the
    newest good backup then, to be offered to the user. `migrated_from` is the older form."""

    created: bool = False
    migrated_from: str | None = None
    quarantined: Path | None = None
    newest_backup: Path | None = None


class OpenMarker:
    """A locked file beside the library that stays behind when the program dies."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._mine = path.with_name(f"{path.name}.open-{os.getpid()}-{uuid4().hex[:8]}")
        self._handle: int | None = None

    def stale(self) -> list[Path]:
        """Markers of programs that ended without closing the library."""
        found = sorted(self._path.parent.glob(f"{self._path.name}.open-*"))
        return [place for place in found if _is_abandoned(place)]

    def clear(self) -> None:
        """Forget the dead; call it once the file was found sound."""
        for place in self.stale():
            with contextlib.suppress(OSError):
                place.unlink()

    def place(self) -> None:
        """Say that this program has the library open."""
        try:
            self._handle = os.open(self._mine, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600)
            lock(self._handle)
        except OSError as error:
            raise sqlite.os_error(error, self._mine) from error

    def remove(self) -> None:
        """The library was closed in good order."""
        if self._handle is None:
            return
        os.close(self._handle)
        self._handle = None
        with contextlib.suppress(OSError):
            self._mine.unlink()


def _is_abandoned(place: Path) -> bool:
    try:
        handle = os.open(place, os.O_RDWR)
    except OSError:
        return False
    try:
        return lock(handle)
    finally:
        os.close(handle)


def prepare(
    path: Path,
    backups: Path,
    *,
    now: Callable[[], datetime] = utc_now,
    marker: OpenMarker | None = None,
) -> OpenReport:
    """Leave a sound library of the newest form at `path`, whatever was there.

    A damaged or foreign file is renamed, never deleted. Raises DatabaseTooNew for the file of
    a newer program and StorageError where the folder cannot be used.
    """
    sqlite.check_version()
    sqlite.make_private_folder(path.parent)
    _sweep(path, backups)
    quarantined: Path | None = None
    version: str | None = None
    created = is_ready = False
    if _exists(path):
        reason, is_ready = _look(path, thorough=marker is not None and bool(marker.stale()))
        if reason:
            quarantined = set_aside(path, now())
            log.warning("%s was set aside as %s: %s", path, quarantined, reason)
    if not is_ready:
        if not _exists(path):
            created = migrate.create(path)
        if not created:
            version = _bring_up_to_date(path, backups, now)
        _check_writable(path)
    if marker is not None:
        marker.clear()
        marker.place()
    newest = backup_file.newest_good(path, backups) if quarantined else None
    return OpenReport(created, version, quarantined, newest)


def _sweep(path: Path, backups: Path) -> None:
    """Remove drafts that a program left when it was killed; young ones may still be in use."""
    drafts = [*path.parent.glob(f"{path.name}.*-*"), *backups.glob("*.db.part-*")]
    for place in drafts:
        is_draft = place.parent == backups or _DRAFT.match(place.name[len(path.name) :])
        with contextlib.suppress(OSError):
            if is_draft and time.time() - place.stat().st_mtime > DRAFT_SECONDS:
                place.unlink()


def _exists(path: Path) -> bool:
    try:
        path.lstat()
    except FileNotFoundError:
        return False
    except OSError as error:
        raise sqlite.os_error(error, path) from error
    return True


def _look(path: Path, *, thorough: bool) -> tuple[str, bool]:
    """Why the file cannot be used as a library, "" when it can; and whether it is of the newest
    form and can be written.

    One connection for all: what costs time at a start is that SQLite reads the tables' forms.
    """
    with contextlib.ExitStack() as stack:
        try:
            if reason := _outer_damage(path):
                return reason, False
            connection = stack.enter_context(sqlite.opened(path))
            with sqlite.translated(path):
                reason = _inner_damage(connection, path, thorough=thorough)
                is_newest = not reason and migrate.version_of(connection) == HEAD
        except DatabaseBroken as error:
            return error.text(), False
        if is_newest:
            _write_and_take_back(connection)
    return reason, is_newest


def _damage(path: Path, *, thorough: bool) -> str:
    """Why the file cannot be used as a library, "" when it can."""
    try:
        if reason := _outer_damage(path):
            return reason
        with sqlite.opened(path) as connection:
            return _inner_damage(connection, path, thorough=thorough)
    except DatabaseBroken as error:
        return error.text()


def _outer_damage(path: Path) -> str:
    if not path.is_file():
        return "it is not a file"
    with sqlite.translated(path), path.open("rb") as handle:
        head = handle.read(100)
    if head[:16] != sqlite.HEADER:
        return "it is not a database"
    # Read from the header: merely opening a stranger's file could change it.
    if int.from_bytes(head[68:72], "big") != sqlite.APPLICATION_ID:
        return "it belongs to another program"
    return ""


def _inner_damage(connection: sqlite3.Connection, path: Path, *, thorough: bool) -> str:
    # Reading the schema recovers what a crash left in -wal, so sizes are compared after it.
    if migrate.version_of(connection) is None:
        return "it does not tell its version"
    size = connection.execute("PRAGMA page_size").fetchone()[0]
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    wal = path.with_name(path.name + "-wal")
    if not (wal.exists() and wal.stat().st_size) and path.stat().st_size < size * pages:
        return "its end is missing"
    problems = sqlite.quick_check(connection) if thorough else []
    return problems[0] if problems else ""


def _bring_up_to_date(path: Path, backups: Path, now: Callable[[], datetime]) -> str | None:
    with sqlite.opened(path) as connection:
        version = migrate.version_of(connection)
    if version == HEAD:
        return None
    if version not in KNOWN:
        raise DatabaseTooNew(
            "The library {file} was written by a newer version of Coursegen Desktop.",
            "Install that version, or choose another data folder. Nothing was changed.",
            file=str(path),
        )
    backup_file.make(path, backups, reason="migration", now=now())
    migrate.migrate(path)
    log.info("The library was brought from form %s to %s", version, HEAD)
    return version


def _check_writable(path: Path) -> None:
    with sqlite.opened(path) as connection:
        _write_and_take_back(connection)


def _write_and_take_back(connection: sqlite3.Connection) -> None:
    # A read-only library fails late and oddly, so something is written and taken back here.
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("PRAGMA user_version=1")
    connection.execute("ROLLBACK")


def set_aside(path: Path, moment: datetime) -> Path:
    """Rename a damaged library with its -wal and -shm to NAME.corrupt-TIME; nothing is deleted."""
    base = f"{path.name}.corrupt-{moment.strftime(ASIDE_TIME)}"
    target, count = path.with_name(base), 1
    while target.exists():
        count += 1
        target = path.with_name(f"{base}-{count}")
    with sqlite.translated(path):
        # Side files first: a sound name must never meet a stranger's -wal.
        for end in sqlite.SIDE_FILES:
            side = path.with_name(path.name + end)
            if side.exists():
                sqlite.replace(side, target.with_name(target.name + end))
        sqlite.replace(path, target)
    if not target.exists():
        raise StorageError("{file} could not be set aside.", file=str(path))
    return target


def restore_backup(
    backup: Path,
    path: Path,
    backups: Path,
    *,
    now: Callable[[], datetime] = utc_now,
    handed: Path | None = None,
) -> Path | None:
    """Put `backup` in the place of the library, which is backed up or set aside first.

    Files that were handed in and are gone since come back with it. The library must be closed.
    Returns where the former library now lies, None if there was none. The next `prepare`
    migrates the restored file where it is older.
    """
    backup_file.verify(backup)
    handed = handed or path.with_name(handed_store.FOLDER)
    handed_store.keep_all(handed, backups)
    kept: Path | None = None
    if _exists(path):
        if _damage(path, thorough=True):
            kept = set_aside(path, now())
        else:
            kept = backup_file.make(path, backups, reason="restore", now=now())
            sqlite.leave_wal(path)
    copy = path.with_name(f"{path.name}.restore-{os.getpid()}")
    try:
        backup_file.copy(backup, copy)
        with sqlite.translated(path):
            sqlite.replace(copy, path)
    finally:
        copy.unlink(missing_ok=True)
    handed_store.restore(backup, path, handed, backups)
    return kept
