"""The day of a class on a USB stick, without a dialog for files: which sticks there are, which days
lie on them, and letting one go so that it may be pulled out.

Everything that may block (a dying stick does for minutes) happens in a thread, and is waited for
no longer than said.
"""

from __future__ import annotations

import asyncio
import heapq
import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from ..domain.day import ENDING
from ..domain.errors import AppError, DiskFull, StorageError
from ..domain.rights import Right
from ..domain.user import visible
from ..formats.day_package import peek
from .gate import Gate, Guarded, needs
from .plugged import Plugged, Stick, StickDay, StickTrouble, is_folder, of_this_system, pulled

LOOK_S, OPEN_S, READ_S, LET_GO_S = 15.0, 60.0, 60.0, 120.0
MOST_DAYS, _MOST_FOLDERS = 60, 200
T = TypeVar("T")


class SticksService(Guarded):
    """Sticks of this computer, for those who teach."""

    gate: Gate

    def __init__(self, gate: Gate, plugged: Plugged | None = None) -> None:
        self.gate = gate
        self._plugged = plugged or of_this_system()
        self._looking: asyncio.Future[list[Stick]] | None = None
        self._devices: dict[str, int] = {}  # what a folder was on when its stick was opened

    @needs(Right.TEACH)
    async def list(self) -> tuple[Stick, ...]:
        """What is plugged in, by name. Raises StorageError where the system does not answer."""
        looking = self._looking
        if looking is None or looking.done():
            # One look at a time: where the system hangs, no more threads hang with it.
            looking = asyncio.get_running_loop().run_in_executor(None, self._plugged.find)
            self._looking = looking
        found = [
            replace(one, name=visible(one.name).strip())  # whoever named it may have meant mischief
            for one in await _within(LOOK_S, asyncio.shield(looking))
        ]
        return tuple(sorted(found, key=lambda one: (one.name.casefold(), one.key)))

    @needs(Right.TEACH)
    async def open(self, stick: Stick, *, to_write: bool = False) -> Stick:
        """The stick with its files within reach. Raises StorageError with what is in the way."""
        if stick.trouble is StickTrouble.LOCKED:
            raise StorageError(
                "The stick “{stick}” is locked with a password.",
                "Take one that is not.",
                stick=stick.name,
            )
        if stick.trouble is StickTrouble.UNREADABLE:
            raise StorageError(
                "The stick “{stick}” is not formatted, or in a way that this computer cannot read.",
                "Take another one, or format it elsewhere as exFAT or FAT32.",
                stick=stick.name,
            )
        opened = await _in_time(OPEN_S, lambda: self._opened(stick))
        if to_write and opened.is_read_only:
            raise StorageError(
                "The stick “{stick}” is write-protected.",
                "Move the little switch at its side, if it has one, or take another one.",
                stick=stick.name,
            )
        return opened

    @needs(Right.TEACH)
    async def place(self, stick: Stick, stem: str) -> Path:
        """Where a new day may stand on an opened stick: never in the place of another, which may be
        that of the next computer."""
        assert stick.folder is not None
        folder = stick.folder
        return await _in_time(READ_S, lambda: _place(folder, stem))

    @needs(Right.TEACH)
    async def days(self, stick: Stick) -> tuple[StickDay, ...]:
        """The days on an opened stick, at its root and one folder deep, newest first."""
        assert stick.folder is not None
        folder = stick.folder
        try:
            return await _in_time(READ_S, lambda: _days(folder))
        except OSError as error:
            raise await self.explained(stick, StorageError(
                "The stick “{stick}” could not be read ({reason}).",
                "Pull it out and put it in again, or take another one.",
                stick=stick.name,
                reason=error.strerror or type(error).__name__,
            )) from error  # fmt: skip

    @needs(Right.TEACH)
    async def let_go(self, stick: Stick, written: Path | None = None) -> bool:
        """See that all is on the stick, and let it go. False: the system still holds it.

        Raises StorageError where `written` did not get there: the stick was pulled out.
        """
        if written is not None and not await _in_time(
            LET_GO_S, lambda: _stands(written, self._devices.get(stick.key))
        ):
            raise _half(stick)
        return await _in_time(LET_GO_S, lambda: self._plugged.let_go(stick))

    @needs(Right.TEACH)
    async def explained(
        self, stick: Stick, error: AppError, *, was_written: bool = False
    ) -> AppError:
        """What to tell where something went wrong on a stick: that it is not there any more, rather
        than what came of that. What was not written to it filled this computer's own disk."""
        try:
            here = await self.list()
            now = next((one for one in here if one.key == stick.key), None)
            if not await _in_time(READ_S, lambda: _is_open(now)):
                return _half(stick)
        except StorageError:
            return error
        if was_written and isinstance(error, DiskFull):
            return DiskFull(
                "There is no room left on the stick “{stick}”.",
                "Delete something on it at another computer, or take another stick.",
                stick=stick.name,
            )
        return error

    def _opened(self, stick: Stick) -> Stick:
        folder = self._plugged.open(stick)
        try:
            self._devices[stick.key] = folder.stat().st_dev
        except OSError as error:
            raise pulled(stick) from error
        for one in self._plugged.find():
            if one.key == stick.key or one.folder == folder:
                return replace(one, folder=folder)
        # Its folder is there still, and is the computer's own: what is saved there never leaves.
        raise pulled(stick)


def _half(stick: Stick) -> StorageError:
    return StorageError(
        "The stick “{stick}” was pulled out before everything was done.",
        "Nothing half is used: put it in again and do it once more.",
        stick=stick.name,
    )


def _is_open(stick: Stick | None) -> bool:
    return stick is not None and stick.folder is not None and is_folder(stick.folder)


def _stands(written: Path, device: int | None) -> bool:
    """Whether a file is there, and on the stick: where it was mounted the disk itself is now."""
    try:
        if written.stat().st_dev == device:
            return True
        written.unlink()
    except OSError:
        return False
    return False


def _place(folder: Path, stem: str) -> Path:
    number = 1
    while True:
        tail = f" {number}" if number > 1 else ""
        path = folder / f"{stem}{tail}{ENDING}"
        if not os.path.lexists(path):  # what points nowhere leads off the stick as well
            return path
        number += 1


def _days(folder: Path) -> tuple[StickDay, ...]:
    days = []
    for one in heapq.nlargest(MOST_DAYS, _files(folder), key=lambda one: one.changed_at):
        head = peek(one.path)
        if head is not None:
            one = replace(one, made_at=head.made_at, made_by=head.made_by, classes=head.classes)
        days.append(one)
    return tuple(days)


def _files(folder: Path) -> Iterator[StickDay]:
    """One after the other: whoever filled a stick with millions fills no memory."""
    yield from _days_in(folder)
    inner = (entry.path for entry in _entries(folder) if entry.is_dir(follow_symlinks=False))
    for path in heapq.nsmallest(_MOST_FOLDERS, inner):
        try:
            yield from _days_in(Path(path))
        except OSError:
            continue  # of somebody else: what lies beside it counts


def _days_in(folder: Path) -> Iterator[StickDay]:
    for entry in _entries(folder):
        if entry.name.lower().endswith(ENDING) and entry.is_file(follow_symlinks=False):
            known = entry.stat(follow_symlinks=False)
            yield StickDay(Path(entry.path), known.st_size, known.st_mtime)


def _entries(folder: Path) -> Iterator[os.DirEntry[str]]:
    """What lies in a folder; nothing that is hidden."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if not entry.name.startswith((".", "$")):
                yield entry


async def _in_time(seconds: float, work: Callable[[], T]) -> T:
    running = asyncio.get_running_loop().run_in_executor(None, work)
    return await _within(seconds, asyncio.shield(running))


async def _within(seconds: float, future: asyncio.Future[T]) -> T:
    try:
        return await asyncio.wait_for(future, seconds)
    except TimeoutError as error:
        raise StorageError(
            "The stick does not answer.", "Pull it out and put it in again, or take another one."
        ) from error
