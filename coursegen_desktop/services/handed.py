"""Files that learners handed in, for those who mark them: looked at, saved, cleared away."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from ..db import handed_store, sqlite
from ..db.unit_of_work import UnitOfWork
from ..domain.errors import InvalidContent, NotFound
from ..domain.handed import (
    HEAD_BYTES,
    Danger,
    HandedIn,
    danger_of,
    files_of,
    free_name,
    storable_name,
)
from ..domain.ids import AnswerId, AssetId
from ..domain.rights import Right
from .blocking import in_thread
from .gate import Guarded, needs, open_to_all
from .work import WorkUnits

_MAX_PERSON = 60


@dataclass(frozen=True, slots=True)
class Saved:
    """What came of saving all: `count` files, of them `programs`; `missing` were not there."""

    count: int
    programs: int
    missing: int


class HandedService(Guarded):
    """Gives out copies. What lies in `folder` is never opened itself, nothing is ever executed."""

    def __init__(self, uow: WorkUnits, folder: Path, opened: Path) -> None:
        self._uow = uow
        self.folder = folder
        # Copies that other programs look at; thrown away at the next start.
        self._opened = opened

    @needs(Right.SEE_LEARNERS)
    async def look(self, answer_id: AnswerId, sha256: str) -> HandedIn:
        """One file of an answer, with its danger judged by name and content; NotFound."""
        async with self._uow() as work:
            file = await _of_answer(work, answer_id, sha256)
        return await in_thread(_judged, self.folder, file)

    @needs(Right.SEE_LEARNERS)
    async def save(self, answer_id: AnswerId, sha256: str, target: Path) -> None:
        """Copy a file to `target`, which is replaced. NotFound, StorageError."""
        async with self._uow() as work:
            file = await _of_answer(work, answer_id, sha256)
        await in_thread(handed_store.checked_copy, self.folder, sha256, target, file.name)

    @needs(Right.SEE_LEARNERS)
    async def to_open(self, answer_id: AnswerId, sha256: str) -> Path:
        """A copy for another program to show. InvalidContent for a program: it would run."""
        file = await self.look(answer_id, sha256)
        if file.danger is Danger.PROGRAM:
            raise InvalidContent(
                "The file “{name}” is a program and is not opened.",
                "Save it, and look at it with a program that only shows it.",
                name=file.name,
            )
        return await in_thread(_copied, self.folder, file, self._opened)

    @needs(Right.SEE_LEARNERS)
    async def of_quiz(self, asset_id: AssetId) -> tuple[tuple[str, HandedIn], ...]:
        """(learner, file) of all finished attempts at a quiz."""
        async with self._uow() as work:
            rows = await work.handed.of_quiz(asset_id)
        return tuple((who, file) for key, who, _, answer in rows for file in files_of(key, answer))

    @needs(Right.SEE_LEARNERS)
    async def save_all(self, asset_id: AssetId, folder: Path) -> Saved:
        """Copy all files of a quiz below `folder`, in a folder for each learner.

        Nothing that is there is replaced. StorageError.
        """
        return await in_thread(_save_all, self.folder, folder, await self.of_quiz(asset_id))

    @open_to_all
    async def sweep(self) -> int:
        """Remove what no answer names any more: its person was erased, its quiz deleted, or it
        was chosen and never handed in. The program's own housekeeping; says how many went.
        """
        await in_thread(shutil.rmtree, self._opened, ignore_errors=True)
        # Listed before the answers are asked: what is handed in meanwhile is not in the list.
        old = await in_thread(_old, self.folder)
        if not old:
            return 0
        async with self._uow() as work:
            named = await work.handed.names()
        return await in_thread(handed_store.drop, self.folder, sorted(set(old) - named))


async def _of_answer(work: UnitOfWork, answer_id: AnswerId, sha256: str) -> HandedIn:
    attempt_id, answer = await work.quiz_records.answer(answer_id)
    attempt = await work.attempts.get(attempt_id)
    for file in files_of(answer_id, answer.answer) if attempt.finished_at else ():
        if file.sha256 == sha256:
            return file
    raise NotFound("This file does not belong to the answer any more.", "Open the answer again.")


def _judged(folder: Path, file: HandedIn) -> HandedIn:
    try:
        with handed_store.place_of(folder, file.sha256).open("rb") as handle:
            head = handle.read(HEAD_BYTES)
    except OSError:
        return file  # whoever copies it says that it is missing
    return replace(file, danger=danger_of(file.name, head))


def _copied(folder: Path, file: HandedIn, opened: Path) -> Path:
    place = opened / secrets.token_hex(8)
    sqlite.make_private_folder(place)
    target = place / storable_name(file.name)
    handed_store.checked_copy(folder, file.sha256, target, file.name)
    return target


def _save_all(folder: Path, out: Path, files: Iterable[tuple[str, HandedIn]]) -> Saved:
    taken: dict[Path, set[str]] = {}
    count = programs = missing = 0
    for who, file in files:
        place = out / storable_name(who[:_MAX_PERSON])
        if not handed_store.place_of(folder, file.sha256).exists():
            missing += 1
            continue
        if place not in taken:
            taken[place] = _made(place)
        name = free_name(file.name, taken[place])
        handed_store.checked_copy(folder, file.sha256, place / name, file.name)
        taken[place].add(name.casefold())
        count += 1
        programs += _judged(folder, file).danger is Danger.PROGRAM
    return Saved(count, programs, missing)


def _made(place: Path) -> set[str]:
    """Make a learner's folder; what it holds already, in lower case."""
    with sqlite.translated(place):
        place.mkdir(parents=True, exist_ok=True)
        return {one.name.casefold() for one in place.iterdir()}


def _old(folder: Path) -> list[str]:
    for leftover in handed_store.leftovers(folder):
        shutil.rmtree(leftover, ignore_errors=True)
    return handed_store.old_in(folder)
