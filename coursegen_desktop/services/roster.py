"""Lists of people that come from files: what they would change, and changing it.

For the administrator's list of accounts and for a course's list of learners alike; the caller has
asked for the rights and opens the unit of work.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Collection, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from ..db.unit_of_work import UnitOfWork
from ..domain.errors import Conflict
from ..domain.ids import UserId
from ..domain.people import (
    PlannedRow,
    Roster,
    RosterChange,
    RosterPlan,
    RosterProblem,
    RosterRow,
    StartCode,
)
from ..domain.user import Role, User
from ..formats.roster_csv import PlainProblem, PlainRow, read_plain
from .blocking import WorkerProcesses, in_thread
from .passwords import hash_code, new_start_code

T = TypeVar("T")

# Rows between two turns of the loop, so that a long list never holds the window for a frame.
BATCH = 100
# Above it a thread's grip on the interpreter's lock would be felt; below, a process's start.
_FOR_A_PROCESS = 64 * 1024
_READ_SECONDS = 60.0


async def in_batches(items: Sequence[T], size: int = BATCH) -> AsyncIterator[Sequence[T]]:
    """Parts of a list, with a turn of the loop between them."""
    for start in range(0, len(items), size):
        if start:
            await asyncio.sleep(0)
        yield items[start : start + size]


async def read(path: Path, workers: WorkerProcesses | None) -> Roster:
    """The people in a CSV file; FormatError when it is none. Lines that cannot be used are in
    `problems`. A long file is read in one of `workers`."""
    if workers is not None and await in_thread(_is_long, path):
        found = await workers.call(read_plain, path, timeout=_READ_SECONDS)
    else:
        found = await in_thread(read_plain, path)
    plain, wrong = found
    rows: list[RosterRow] = []
    async for part in in_batches(plain):
        rows += map(_row, part)
    problems: list[RosterProblem] = []
    async for faults in in_batches(wrong):
        problems += map(_problem, faults)
    return Roster(tuple(rows), tuple(problems))


def _is_long(path: Path) -> bool:
    try:
        return path.stat().st_size > _FOR_A_PROCESS
    except OSError:
        return False  # reading it tells what is wrong


def _row(plain: PlainRow) -> RosterRow:
    line, full_name, email, group, role = plain
    return RosterRow(line, full_name, email, group, Role(role) if role else None)


def _problem(plain: PlainProblem) -> RosterProblem:
    return RosterProblem(*plain)


async def plan(
    work: UnitOfWork,
    roster: Roster,
    *,
    roles: bool,
    enrolled: Collection[UserId] | None = None,
) -> RosterPlan:
    """What bringing `roster` in would do. `enrolled` are those who take the course already (None:
    no course); without `roles` nobody's role, name or group is changed."""
    rows: list[PlannedRow] = []
    async for part in in_batches(roster.rows):
        known = await work.people.by_email([row.email for row in part])
        for row in part:
            before = known.get(row.email)
            rows.append(PlannedRow(row, _change(row, before, roles, enrolled), before))
    return RosterPlan(tuple(rows), roster.problems)


def _change(
    row: RosterRow, before: User | None, roles: bool, enrolled: Collection[UserId] | None
) -> RosterChange:
    if before is None:
        return RosterChange.NEW
    if before.deleted_at or before.is_disabled:
        return RosterChange.REFUSED
    if roles and _differs(row, before):
        return RosterChange.UPDATE
    if enrolled is not None and before.id not in enrolled:
        return RosterChange.ENROL
    return RosterChange.SAME


def _differs(row: RosterRow, before: User) -> bool:
    return (
        row.full_name != before.full_name
        or (row.group != "" and row.group != before.group)
        or (row.role is not None and row.role is not before.role)
    )


async def add_people(
    work: UnitOfWork, rows: Sequence[RosterRow], *, roles: bool
) -> tuple[tuple[UserId, ...], tuple[StartCode, ...]]:
    """Make an account for each row, to be entered by a code; without `roles` learners all."""
    keys: list[UserId] = []
    codes: list[StartCode] = []
    async for part in in_batches(rows):
        fresh = [new_start_code() for _ in part]
        made = [
            work.users.row(
                email=row.email,
                full_name=row.full_name,
                is_admin=roles and row.role is Role.ADMINISTRATOR,
                is_instructor=roles and row.role is Role.INSTRUCTOR,
                password_hash=hash_code(code),
                must_change_password=True,
                group=row.group,
            )
            for row, code in zip(part, fresh, strict=True)
        ]
        people = await work.people.add(made)
        keys += (user.id for user in people)
        codes += (
            StartCode(user.id, user.full_name, user.email, code)
            for user, code in zip(people, fresh, strict=True)
        )
    return tuple(keys), tuple(codes)


def of_kind(plan: RosterPlan, change: RosterChange) -> Iterator[PlannedRow]:
    """The lines that would do that."""
    return (row for row in plan.rows if row.change is change)


def _seen(row: PlannedRow) -> tuple[object, ...]:
    """What the preview showed. An update that somebody else made first would be overwritten."""
    known = row.before
    changes = row.change is RosterChange.UPDATE
    return row.change, known and known.id, known.revision if known and changes else 0


async def plan_still_so(
    work: UnitOfWork,
    before: RosterPlan,
    *,
    roles: bool,
    enrolled: Collection[UserId] | None = None,
) -> RosterPlan:
    """The preview made again; Conflict when accounts changed since it was made."""
    read = Roster(tuple(row.row for row in before.rows), before.problems)
    now = await plan(work, read, roles=roles, enrolled=enrolled)
    async for pairs in in_batches(tuple(zip(before.rows, now.rows, strict=True))):
        if any(_seen(was) != _seen(row) for was, row in pairs):
            raise Conflict(
                "Accounts were changed since the preview was made.", "Look at the new preview."
            )
    return now


CODES_HEAD = ("name", "email", "code")


def codes_table(codes: Sequence[StartCode]) -> list[tuple[str, str, str]]:
    """The rows of a file of start codes, for CODES_HEAD."""
    return [(code.full_name, code.email, code.code) for code in codes]
