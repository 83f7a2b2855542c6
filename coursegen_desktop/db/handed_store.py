"""What learners hand in, as files: which are named, what backups keep of them, what is left over.

They lie in one folder under the names of their contents and never change. So a backup keeps them
beside its libraries, once each, and a list with every library says which belong to it.
"""

from __future__ import annotations

import contextlib
import hashlib
import logging
import os
import re
import shutil
import tempfile
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from ..domain.errors import AppError, StorageError
from . import sqlite
from .backup_file import FILES_END

log = logging.getLogger(__name__)

FOLDER = "handed"
# What was handed in, or begun to be, so recently may belong to an answer that is on its way.
YOUNG_S = 24 * 3600.0
STAGING = ".handed-"
# The quotes of a text that somebody typed have a backslash before them, so it never fits.
NAMED = re.compile(r'"sha256":\s*"([0-9a-f]{64})"')
_OURS = re.compile(r"[0-9a-f]{64}")
_FIND = """SELECT answer, tries FROM quiz_answers
WHERE answer LIKE '%"sha256"%' OR tries LIKE '%"sha256"%'"""
_TABLE = "SELECT count(*) FROM pragma_table_info('quiz_answers') WHERE name IN ('answer', 'tries')"


@dataclass(frozen=True, slots=True)
class HandedHealth:
    """How the files are: `missing` are named by answers and not there, `orphans` the reverse."""

    count: int = 0
    size: int = 0
    missing: tuple[str, ...] = ()
    orphans: tuple[str, ...] = ()


def place_of(folder: Path, sha256: str) -> Path:
    """Where the file of that content lies."""
    return folder / sha256[:2] / sha256


def named_in(library: Path) -> set[str]:
    """The files that the answers of a library name; read without changing it."""
    with sqlite.opened(library, read_only=True) as connection:
        if connection.execute(_TABLE).fetchone()[0] < 2:
            return set()  # from before there were such files
        return names_of(text for row in connection.execute(_FIND) for text in row)


def names_of(texts: Iterable[str | None]) -> set[str]:
    """The files that answers, as they are stored, name."""
    return {name for text in texts if text for name in NAMED.findall(text)}


def all_in(folder: Path) -> dict[str, os.stat_result]:
    """Every file of ours in the folder, by its content's name."""
    found = {}
    with sqlite.translated(folder):
        for place in folder.glob("[0-9a-f][0-9a-f]/*"):
            if _OURS.fullmatch(place.name) and place.name[:2] == place.parent.name:
                with contextlib.suppress(FileNotFoundError):
                    found[place.name] = place.stat()
    return found


def keep(folder: Path, kept: Path, names: Iterable[str]) -> int:
    """Put the files of those names into `kept` as well, as far as they are there; how many are.

    Where the disk can, a second name for the same bytes: it costs nothing and outlives the first.
    """
    done = 0
    with sqlite.translated(kept):
        for name in sorted(names):
            source, target = place_of(folder, name), place_of(kept, name)
            if target.exists():
                done += 1
            elif source.exists():
                sqlite.make_private_folder(target.parent)
                try:
                    os.link(source, target)
                except OSError:
                    copy_whole(source, target)
                sqlite.fsync_folder(target.parent)
                done += 1
    return done


def put_back(sources: Iterable[Path], folder: Path, names: Iterable[str]) -> set[str]:
    """Bring files that answers name back from what backups kept. Returns those not found whole."""
    lost = set()
    with sqlite.translated(folder):
        for name in sorted(names):
            target = place_of(folder, name)
            if target.exists():
                continue
            for source in (place_of(place, name) for place in sources):
                if source.exists() and digest(source) == name:
                    sqlite.make_private_folder(target.parent)
                    copy_whole(source, target)
                    sqlite.fsync_folder(target.parent)
                    break
            else:
                lost.add(name)
    return lost


def beside(backup: Path) -> Path:
    """The folder with the files of a backup that is a file of its own."""
    return backup.with_name(f"{backup.name}.{FOLDER}")


def keep_all(folder: Path, backups: Path) -> None:
    """Before another library comes: the one that goes may be the only one that names them."""
    keep(folder, backups / FOLDER, all_in(folder))


def restore(backup: Path, library: Path, folder: Path, backups: Path) -> None:
    """Fetch the files that a library names which was put back. A lost one keeps nobody from it."""
    try:
        lost = put_back((beside(backup), backups / FOLDER), folder, named_in(library))
    except AppError as error:
        log.warning("Files that were handed in were not put back: %s", error)
        return
    if lost:
        log.warning("%d files that were handed in are in no backup", len(lost))


def write_list(backup: Path, names: Iterable[str]) -> None:
    """Note beside a backup which files belong to it."""
    beside = backup.with_name(backup.name + FILES_END)
    with sqlite.translated(beside):
        beside.write_text("".join(f"{name}\n" for name in sorted(names)), "ascii")
        sqlite.fsync_file(beside)


def listed(backup: Path) -> set[str]:
    """Which files belong to a backup; found out, and noted, for one without a list."""
    beside = backup.with_name(backup.name + FILES_END)
    try:
        return set(beside.read_text("ascii").split())
    except FileNotFoundError:
        names = named_in(backup)
        write_list(backup, names)
        return names


def drop(folder: Path, names: Iterable[str]) -> int:
    """Remove files; one that will not go is found again later."""
    count = 0
    for name in names:
        with contextlib.suppress(OSError):
            place_of(folder, name).unlink()
            count += 1
    return count


def leftovers(folder: Path, now: float | None = None) -> list[Path]:
    """Folders of copies that a crash has cut off, old enough that nobody works in them."""
    moment = time.time() if now is None else now
    with sqlite.translated(folder):
        found = list(folder.parent.glob(f"{STAGING}*"))
        return [one for one in found if moment - one.stat().st_mtime > YOUNG_S]


def examine(library: Path, folder: Path) -> HandedHealth:
    """Compare the folder with what the answers name; changes nothing."""
    there = all_in(folder)
    named = named_in(library) if library.exists() else set()
    size = sum(found.st_size for found in there.values())
    orphans = set(_old(there)) - named
    return HandedHealth(len(there), size, tuple(sorted(named - set(there))), tuple(sorted(orphans)))


def old_in(folder: Path) -> list[str]:
    """The files that were handed in long enough ago for their answers to be stored."""
    return _old(all_in(folder))


def _old(there: dict[str, os.stat_result]) -> list[str]:
    moment = time.time()
    return [name for name, found in there.items() if moment - found.st_mtime > YOUNG_S]


def copy_whole(source: Path, target: Path) -> None:
    """Copy a file so that `target` is there whole and durably, or not at all; never executable."""
    descriptor, name = tempfile.mkstemp(prefix=".part-", dir=target.parent)
    draft = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as out, source.open("rb") as read:
            shutil.copyfileobj(read, out, 1024 * 1024)
            out.flush()
            os.fsync(out.fileno())
        sqlite.replace(draft, target)
    finally:
        draft.unlink(missing_ok=True)


def checked_copy(folder: Path, sha256: str, target: Path, name: str) -> None:
    """Copy a file that was handed in to `target`, if it is still what was handed in.

    Raises StorageError where it is missing or was changed; `name` is what its owner calls it.
    """
    source = place_of(folder, sha256)
    with sqlite.translated(target):
        if not source.is_file() or digest(source) != sha256:
            raise StorageError(
                "The file “{name}” is not there any more as it was handed in.",
                "Put back a backup from before it was lost, or ask the learner for it.",
                name=name,
            )
        copy_whole(source, target)


def digest(path: Path) -> str:
    """The name that the content of a file gives it."""
    with path.open("rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()
