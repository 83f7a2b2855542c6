"""Lists of people that come from files: what they would change, and changing it.

For the administrator's list of accounts and for a course's list of learners alike; the caller has
asked for the rights and opens the unit of work.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

from ..db.unit_of_work import UnitOfWork
from ..domain.errors import Conflict
from ..domain.ids import UserId
from ..domain.people import (
    PlannedRow,
    Roster,
    RosterChange,
    RosterPlan,
    RosterRow,
    StartCode,
)
from ..domain.user import Role, User
from ..formats.roster_csv import read_roster
from .blocking import in_thread
from .passwords import hash_code, new_start_code


async def read(path: Path) -> Roster:
    """The people in a CSV file; FormatError when it is none. Lines that cannot be used are in
    `problems`."""
    return await in_thread(read_roster, path)


async def plan(
    work: UnitOfWork,
    roster: Roster,
    *,
    roles: bool,
    enrolled: Collection[UserId] | None = None,
) -> RosterPlan:
    """What bringing `roster` in would do. `enrolled` are those who take the course already (None:
    no course); without `roles` nobody's role, name or group is changed."""
    known = await work.people.by_email([row.email for row in roster.rows])
    rows = tuple(
        PlannedRow(row, _change(row, known.get(row.email), roles, enrolled), known.get(row.email))
        for row in roster.rows
    )
    return RosterPlan(rows, roster.problems)


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
) -> tuple[tuple[User, ...], tuple[StartCode, ...]]:
    """Make an account for each row, to be entered by a code; without `roles` learners all."""
    codes = [new_start_code() for _ in rows]
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
        for row, code in zip(rows, codes, strict=True)
    ]
    people = await work.people.add(made)
    return people, tuple(
        StartCode(user.id, user.full_name, user.email, code)
        for user, code in zip(people, codes, strict=True)
    )


def _seen(row: PlannedRow) -> tuple[object, ...]:
    """What the preview showed. An update that somebody else made first would be overwritten."""
    known = row.before
    changes = row.change is RosterChange.UPDATE
    return row.change, known and known.id, known.revision if known and changes else 0


CODES_HEAD = ("name", "email", "code")


def codes_table(codes: Sequence[StartCode]) -> list[tuple[str, str, str]]:
    """The rows of a file of start codes, for CODES_HEAD."""
    return [(code.full_name, code.email, code.code) for code in codes]


def check_still_so(before: RosterPlan, now: RosterPlan) -> None:
    """Raise Conflict when accounts changed between the preview and the import."""
    if list(map(_seen, before.rows)) != list(map(_seen, now.rows)):
        raise Conflict(
            "Accounts were changed since the preview was made.", "Look at the new preview."
        )
