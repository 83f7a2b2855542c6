"""Backups of the library: made in time, kept for a while, listed and put back.

With each go the files that were handed in, which lie outside of the library: once in the folder of
the backups, and beside a backup that is made to a file of its own.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from ..db import handed_store
from ..db.backup_file import BackupFile, delete, existing, make, state_of, verify
from ..db.damaged import Damaged, answered, unanswered
from ..db.database import Database, restore_backup
from ..domain.audit import AuditAction
from ..domain.errors import AppError, InvalidContent, StorageError
from ..domain.rights import Right
from .blocking import in_thread
from .clock import Now
from .gate import Guarded, needs, open_to_all

log = logging.getLogger(__name__)

EVERY = timedelta(minutes=30)
KEEP_LAST = 10
KEEP_DAYS = 7
KEEP_WEEKS = 4
CAP_BYTES = 500 * 1024 * 1024
LOOK_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class BackupInfo:
    """One backup: `made_at` is UTC, `reason` why it was made, `size` in bytes."""

    path: Path
    made_at: datetime
    reason: str
    size: int


class BackupService(Guarded):
    """Makes and keeps backups of one library."""

    def __init__(
        self, database: Database, folder: Path, now: Now, handed: Path | None = None
    ) -> None:
        self._database = database
        self._folder = folder
        self._handed = handed or database.path.with_name(handed_store.FOLDER)
        self._now = now
        self._last_time = now()
        self._last_state = state_of(database.path)

    @needs(Right.MANAGE_LIBRARY)
    async def make(self, out: Path | None = None, *, reason: str = "manual") -> Path:
        """Back up now, to `out` (replaced if it exists) or into the backups folder.

        Returns the finished file, which was read back and found whole. Raises StorageError.
        """
        return await self._make(reason, out)

    async def _make(self, reason: str, out: Path | None = None) -> Path:
        moment = self._now()
        state = state_of(self._database.path)
        if out is not None and _is_library(out, self._database.path):
            raise InvalidContent(
                "{file} is the library itself.", "Choose another name.", file=str(out)
            )
        made = await in_thread(
            _make, self._database.path, self._folder, self._handed, reason, moment, out
        )
        if out is None:
            self._last_time, self._last_state = moment, state
        return made

    @open_to_all
    async def make_before(self, reason: str) -> Path | None:
        """Back up before something large ("import"), unless nothing changed since the last."""
        if state_of(self._database.path) == self._last_state:
            return None
        return await self._make(reason)

    @open_to_all
    async def make_if_due(self, *, closing: bool = False) -> Path | None:
        """Back up when the library changed and half an hour has passed, or when `closing`.

        Returns None when nothing was due. A backup that fails while closing is only logged:
        the library itself is whole, and the program shall end.
        """
        due = closing or self._now() - self._last_time >= EVERY
        if not due or state_of(self._database.path) == self._last_state:
            return None
        try:
            return await self._make("closing" if closing else "timed")
        except StorageError as error:
            if not closing:
                raise
            log.warning("No backup was made at the end: %s", error)
            return None

    @open_to_all
    async def keep_making(self) -> None:
        """Back up whenever it is due, until cancelled. Raises StorageError when one fails."""
        while True:
            await asyncio.sleep(LOOK_SECONDS)
            await self.make_if_due()

    @needs(Right.MANAGE_LIBRARY)
    async def list(self) -> list[BackupInfo]:
        """All backups, newest first."""
        return [
            _info(item) for item in await in_thread(existing, self._database.path, self._folder)
        ]

    @open_to_all
    async def unanswered_damage(self) -> Damaged | None:
        """A damaged library that was set aside, now or by the command line, with the backup to
        offer; None when nothing was, or when its owner has answered.
        """
        return await in_thread(unanswered, self._database.path, self._folder)

    @open_to_all
    async def damage_answered(self) -> None:
        """Never ask again about what was set aside so far."""
        await in_thread(answered, self._database.path)

    @needs(Right.MANAGE_LIBRARY)
    async def note_restore(self, backup: Path) -> None:
        """Write into the log that `backup` is put, or was put, in the place of the library."""
        actor = (None, "") if self.gate is None else self.gate.actor
        try:
            async with self._database.unit_of_work(write=True) as work:
                await work.audit.add(AuditAction.BACKUP_RESTORED, actor=actor, detail=backup.name)
                await work.commit()
        except StorageError as error:
            # A library that takes no entry any more must be replaced all the more.
            log.warning("A restore is not in the log of accounts: %s", error)

    @needs(Right.MANAGE_LIBRARY)
    async def restore(self, backup: Path) -> Path | None:
        """Put a backup in the place of the library, which is closed and opened again meanwhile.

        Everything read before is out of date then. The former library is backed up, or set
        aside when it was damaged; returns where it is. Raises DatabaseBroken for a bad backup,
        which changes nothing. Files that were handed in and are gone since come back with it.
        """
        await in_thread(verify, backup)
        await self.note_restore(backup)  # in the library that goes, and below in the one that comes
        await self._database.close()
        try:
            former = await in_thread(
                restore_backup,
                backup,
                self._database.path,
                self._folder,
                now=self._now,
                handed=self._handed,
            )
        finally:
            await self._database.open()
        await self.note_restore(backup)
        return former


def kept(backups: Sequence[BackupFile]) -> list[BackupFile]:
    """Which of the backups, newest first, stay: the last ten, one of each of the last seven
    days and four weeks that have any, as far as they fit into the cap. The newest always does.
    """
    days: dict[object, BackupFile] = {}
    weeks: dict[object, BackupFile] = {}
    for item in backups:
        days.setdefault(item.made_at.date(), item)
        weeks.setdefault(item.made_at.isocalendar()[:2], item)
    chosen = [*backups[:KEEP_LAST], *list(days.values())[:KEEP_DAYS]]
    chosen += list(weeks.values())[:KEEP_WEEKS]
    names = {item.path for item in chosen}
    staying: list[BackupFile] = []
    total = 0
    for item in backups:
        if item.path in names and (not staying or total + item.size <= CAP_BYTES):
            staying.append(item)
            total += item.size
    return staying


def _make(
    path: Path, folder: Path, handed: Path, reason: str, moment: datetime, out: Path | None
) -> Path:
    made = make(path, folder, reason=reason, now=moment, out=out)
    if out is not None:
        handed_store.keep(handed, handed_store.beside(made), handed_store.named_in(made))
        return made
    names, kept_files = handed_store.named_in(made), folder / handed_store.FOLDER
    handed_store.keep(handed, kept_files, names)
    handed_store.write_list(made, names)
    backups = existing(path, folder)
    staying = {item.path for item in kept(backups)} | {made}
    for item in backups:
        if item.path not in staying:
            delete(item)
    _let_go(kept_files, staying)
    return made


def _let_go(kept_files: Path, backups: set[Path]) -> None:
    """Remove files that no backup names any more: those of people who were erased, too."""
    there = handed_store.all_in(kept_files)
    if there:
        wanted: set[str] = set()
        for backup in backups:
            try:
                wanted |= handed_store.listed(backup)
            except AppError as error:
                # Which files a damaged backup names is not known: all stay.
                log.warning("The files of a backup are not known: %s", error)
                return
        handed_store.drop(kept_files, set(there) - wanted)


def _is_library(out: Path, library: Path) -> bool:
    try:
        return out.samefile(library)
    except OSError:
        return False


def _info(item: BackupFile) -> BackupInfo:
    return BackupInfo(item.path, item.made_at, item.reason, item.size)
