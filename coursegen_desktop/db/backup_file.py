"""Backups of the library as SQLite makes them: one file each, with its hash beside it.

A copy of a live file without its -wal is broken, so everything goes through the backup API.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from ..domain.errors import AppError, DatabaseBroken, DatabaseTooNew
from . import sqlite
from .migrate import version_of
from .schema_version import KNOWN

_NAME = re.compile(r"^(?P<stem>.+)-(?P<time>\d{8}-\d{6})-(?P<reason>[a-z]+)(?:-\d+)?\.db$")
_TIME = "%Y%m%d-%H%M%S"
HASH_END = ".sha256"
# Beside a backup: the files that were handed in and belong to it (handed_store).
FILES_END = ".files"


@dataclass(frozen=True, slots=True)
class BackupFile:
    """One backup in the backups folder; `made_at` is UTC, `size` in bytes."""

    path: Path
    made_at: datetime
    reason: str
    size: int


def make(path: Path, folder: Path, *, reason: str, now: datetime, out: Path | None = None) -> Path:
    """Back up the library at `path`, which may be in use, and return the finished file.

    It goes into `folder` or, without a hash beside it, to `out`. Promoted only after its check
    passed; raises DatabaseBroken when the library itself is damaged.
    """
    target = out or _free_name(path, folder, reason, now)
    sqlite.make_private_folder(target.parent)
    draft = target.with_name(f"{target.name}.part-{os.getpid()}")
    draft.unlink(missing_ok=True)
    sqlite.make_private_file(draft)
    try:
        with sqlite.opened(path) as source, sqlite.opened(draft) as copy:
            # In one go: readers never keep writers waiting, and nothing can change in between.
            source.backup(copy)
            # A backup is one file and can be read in a folder that may not be written.
            copy.execute("PRAGMA journal_mode=DELETE")
            problems = sqlite.quick_check(copy)
        if problems:
            raise DatabaseBroken(
                "The backup of {file} would be damaged: {reason}.",
                "Keep the earlier backups and start the program again.",
                file=str(path),
                reason=problems[0],
            )
        with sqlite.translated(target):
            sqlite.fsync_file(draft)
            digest = sha256(draft)
            if out is None:
                _write_hash(target, digest)
            sqlite.replace(draft, target)
    finally:
        for end in ("", *sqlite.SIDE_FILES):
            with contextlib.suppress(OSError):
                draft.with_name(draft.name + end).unlink(missing_ok=True)
    return target


def existing(path: Path, folder: Path) -> list[BackupFile]:
    """The backups of the library at `path` in `folder`, newest first."""
    found = []
    stem = path.stem
    with sqlite.translated(path), contextlib.suppress(FileNotFoundError):
        for place in folder.iterdir():
            match = _NAME.match(place.name)
            if match and match["stem"] == stem:
                made = datetime.strptime(match["time"], _TIME).replace(tzinfo=UTC)
                found.append(BackupFile(place, made, match["reason"], place.stat().st_size))
    return sorted(found, key=lambda item: (item.made_at, item.path.name), reverse=True)


def newest_good(path: Path, folder: Path, *, until: datetime | None = None) -> Path | None:
    """The newest backup of the library at `path` that is whole, made not later than `until`."""
    for item in existing(path, folder):
        if until is not None and item.made_at > until:
            continue
        try:
            verify(item.path)
        except AppError:
            continue
        return item.path
    return None


def verify(backup: Path) -> None:
    """Raise DatabaseBroken unless `backup` is a whole library, as it was written.

    Raises DatabaseTooNew for one that this program cannot open.
    """
    with sqlite.translated(backup):
        beside = backup.with_name(backup.name + HASH_END)
        changed = beside.is_file() and beside.read_text("ascii").split()[:1] != [sha256(backup)]
        problem = "it was changed after it was made" if changed else _problem(backup)
    if problem:
        raise DatabaseBroken(
            "The backup {file} cannot be used: {reason}.",
            "Choose another backup.",
            file=str(backup),
            reason=problem,
        )
    with sqlite.opened(backup, immutable=True) as connection:
        if version_of(connection) not in KNOWN:
            raise DatabaseTooNew(
                "The backup {file} was made by a newer version of Coursegen Desktop.",
                "Install that version, or choose another backup.",
                file=str(backup),
            )


def state_of(path: Path) -> tuple[int, ...]:
    """A value that changes whenever the library at `path` does, without opening it."""
    state: list[int] = []
    for place in (path, path.with_name(path.name + "-wal")):
        try:
            found = place.stat()
        except OSError:
            state += [0, 0]
        else:
            # Merely reading makes an empty -wal.
            state += [found.st_size, found.st_mtime_ns] if found.st_size else [0, 0]
    return tuple(state)


def copy(source: Path, target: Path) -> None:
    """Copy a backup byte for byte into a new private file, durably."""
    target.unlink(missing_ok=True)
    sqlite.make_private_file(target)
    with sqlite.translated(target):
        shutil.copyfile(source, target)
        sqlite.fsync_file(target)


def delete(item: BackupFile) -> None:
    """Remove a backup, its hash and its list of files."""
    with sqlite.translated(item.path):
        item.path.unlink(missing_ok=True)
        for end in (HASH_END, FILES_END):
            item.path.with_name(item.path.name + end).unlink(missing_ok=True)


def sha256(path: Path) -> str:
    """The hash of a file, in hexadecimal."""
    with path.open("rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()


def _problem(backup: Path) -> str:
    with backup.open("rb") as handle:
        if handle.read(16) != sqlite.HEADER:
            return "it is not a database"
    with sqlite.opened(backup, immutable=True) as connection:
        problems = sqlite.quick_check(connection)
        if problems:
            return problems[0]
        if connection.execute("PRAGMA application_id").fetchone()[0] != sqlite.APPLICATION_ID:
            return "it belongs to another program"
    return ""


def _free_name(path: Path, folder: Path, reason: str, now: datetime) -> Path:
    base = f"{path.stem}-{now.astimezone(UTC).strftime(_TIME)}-{reason}"
    target, count = folder / f"{base}.db", 1
    while target.exists():
        count += 1
        target = folder / f"{base}-{count}.db"
    return target


def _write_hash(target: Path, digest: str) -> None:
    beside = target.with_name(target.name + HASH_END)
    beside.write_text(f"{digest}  {target.name}\n", "ascii")
    sqlite.fsync_file(beside)
