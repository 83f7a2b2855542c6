"""People, classes and assignments of another computer beside those of this one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    and_,
    bindparam,
    delete,
    insert,
    or_,
    select,
    update,
)

from ...domain.ids import AssignmentId, ClassId, UserId
from ...domain.school_class import MemberRole
from ...domain.user import address_of_nobody
from ..search import storable
from ..sqlite import upsert
from .base import Repository, title_key
from .day_records import ASSIGNMENTS, CLASS, CLASSES, MEANT, MEMBER, MEMBERS, USERS
from .users import name_key

Row = dict[str, Any]
_NAMES: Any = bindparam("names", expanding=True)


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """An account here. `is_childs`: it has no password, so whoever teaches looks after it."""

    id: UserId
    full_name: str
    teaches: bool
    is_deleted: bool
    is_childs: bool
    version: tuple[int, str]


@dataclass(frozen=True, slots=True)
class KnownRow:
    """A class or an assignment here; the higher `version` is the newer."""

    id: int
    class_id: ClassId
    version: tuple[int, str]


_PEOPLE = select(
    USERS.c.public_id, USERS.c.id, USERS.c.full_name,
    or_(USERS.c.is_admin, USERS.c.is_instructor), USERS.c.deleted_at != "",
    USERS.c.hashed_password.is_(None), USERS.c.revision, USERS.c.updated_at,
).where(USERS.c.public_id.in_(_NAMES))  # fmt: skip
_TAKEN = select(USERS.c.email).where(USERS.c.email.in_(_NAMES))
_ADD_PEOPLE = insert(USERS)
_PROFILE = ("full_name", "name_key", "avatar", "group_name", "revision", "updated_at")
_CHANGE_PERSON = (
    update(USERS)
    .where(USERS.c.id == bindparam("the_user"))
    .values({name: bindparam(f"new_{name}") for name in _PROFILE})
)
_CLASSES = select(
    CLASSES.c.public_id, CLASSES.c.id, CLASSES.c.id, CLASSES.c.revision, CLASSES.c.updated_at
).where(CLASSES.c.public_id.in_(_NAMES))
_CLASS = (*CLASS, "name_key")
_ADD_CLASSES = insert(CLASSES)
_CHANGE_CLASS = (
    update(CLASSES)
    .where(CLASSES.c.id == bindparam("the_class"))
    .values({name: bindparam(f"new_{name}") for name in _CLASS if name != "public_id"})
)
_MEMBER = upsert(MEMBERS)
# Who teaches here goes on teaching; an account that was not made here does not become so.
_PUT_MEMBER = _MEMBER.on_conflict_do_update(
    index_elements=["class_id", "user_id"],
    set_={name: _MEMBER.excluded[name] for name in MEMBER if name != "made_here"},
    where=and_(
        or_(
            _MEMBER.excluded.updated_at > MEMBERS.c.updated_at,
            and_(
                _MEMBER.excluded.updated_at == MEMBERS.c.updated_at,
                _MEMBER.excluded.left_at > MEMBERS.c.left_at,
            ),
        ),
        MEMBERS.c.role == MemberRole.LEARNER.value,
    ),
)
_TASKS = select(
    ASSIGNMENTS.c.public_id, ASSIGNMENTS.c.id, ASSIGNMENTS.c.class_id, ASSIGNMENTS.c.revision,
    ASSIGNMENTS.c.updated_at,
).where(ASSIGNMENTS.c.public_id.in_(_NAMES))  # fmt: skip
_TASK = (
    "for_all", "from_day", "until_day", "note", "given_by", "withdrawn_at", "revision",
    "updated_at",
)  # fmt: skip
_ADD_TASKS = insert(ASSIGNMENTS)
_CHANGE_TASK = (
    update(ASSIGNMENTS)
    .where(ASSIGNMENTS.c.id == bindparam("the_task"))
    .values({name: bindparam(f"new_{name}") for name in _TASK})
)
_DROP_MEANT = delete(MEANT).where(MEANT.c.assignment_id == bindparam("the_task"))
_ADD_MEANT = upsert(MEANT).on_conflict_do_nothing(index_elements=["assignment_id", "user_id"])


class DayRosterRepository(Repository):
    """Puts them in; a right never comes with them."""

    async def people(self, public_ids: Iterable[str]) -> dict[str, KnownPerson]:
        """The accounts that are here."""
        return {
            row[0]: KnownPerson(
                UserId(row[1]), row[2], bool(row[3]), bool(row[4]), bool(row[5]), (row[6], row[7])
            )
            for row in await self._found(_PEOPLE, public_ids)
        }

    async def add_people(self, rows: Sequence[Row]) -> None:
        """Accounts of learners without passwords. Whose address somebody here has gets none."""
        emails = {row["public_id"]: storable(row["email"]) for row in rows}
        taken = {row[0] for row in await self._found(_TAKEN, emails.values())}
        made = []
        for row in rows:
            email = emails[row["public_id"]]
            if not email or email in taken:
                email = address_of_nobody(row["public_id"])
            taken.add(email)
            made.append(
                _profile(row)
                | {
                    "public_id": row["public_id"],
                    "email": email,
                    "is_admin": False,
                    "is_instructor": False,
                    "created_at": row["created_at"],
                }
            )
        await self._each(_ADD_PEOPLE, made)

    async def change_people(self, rows: Sequence[tuple[UserId, Row]]) -> None:
        """Names, avatars and groups."""
        await self._each(
            _CHANGE_PERSON,
            [
                {"the_user": key} | {f"new_{name}": value for name, value in _profile(row).items()}
                for key, row in rows
            ],
        )

    async def classes(self, public_ids: Iterable[str]) -> dict[str, KnownRow]:
        """The classes that are here."""
        return await self._known(_CLASSES, public_ids)

    async def add_classes(self, rows: Sequence[Row]) -> None:
        """New ones."""
        await self._each(_ADD_CLASSES, [_class(row) for row in rows])

    async def change_classes(self, rows: Sequence[tuple[ClassId, Row]]) -> None:
        """Names, signs and rules."""
        await self._each(
            _CHANGE_CLASS,
            [
                {"the_class": key} | {f"new_{name}": value for name, value in _class(row).items()}
                for key, row in rows
            ],
        )

    async def put_members(self, rows: Sequence[Row]) -> int:
        """Who learns in classes; returns how many rows changed."""
        learner = {"role": MemberRole.LEARNER.value}
        return await self._each(_PUT_MEMBER, [row | learner for row in rows])

    async def assignments(self, public_ids: Iterable[str]) -> dict[str, KnownRow]:
        """The assignments that are here."""
        return await self._known(_TASKS, public_ids)

    async def add_assignments(self, rows: Sequence[Row]) -> None:
        """New ones; `meant` are whom they are for."""
        await self._each(_ADD_TASKS, [_without(row, "meant") for row in rows])
        known = await self.assignments([row["public_id"] for row in rows])
        for row in rows:
            await self._put_meant(AssignmentId(known[row["public_id"]].id), row["meant"])

    async def change_assignments(self, rows: Sequence[tuple[int, Row]]) -> None:
        """Days, words and circles of people."""
        await self._each(
            _CHANGE_TASK,
            [{"the_task": key} | {f"new_{name}": row[name] for name in _TASK} for key, row in rows],
        )
        for key, row in rows:
            await self._run(_DROP_MEANT, {"the_task": key})
            await self._put_meant(AssignmentId(key), row["meant"])

    async def _put_meant(self, task: AssignmentId, people: Iterable[UserId]) -> None:
        rows = [{"assignment_id": task, "user_id": user_id} for user_id in sorted(people)]
        await self._each(_ADD_MEANT, rows)

    async def _known(self, statement: Any, public_ids: Iterable[str]) -> dict[str, KnownRow]:
        return {
            row[0]: KnownRow(row[1], ClassId(row[2]), (row[3], row[4]))
            for row in await self._found(statement, public_ids)
        }


def _profile(row: Row) -> Row:
    return {
        "full_name": storable(row["full_name"]),
        "name_key": name_key(row["full_name"]),
        "avatar": row["avatar"],
        "group_name": storable(row["group_name"]),
        "revision": row["revision"],
        "updated_at": row["updated_at"],
    }


def _class(row: Row) -> Row:
    return {name: row[name] for name in CLASS} | {"name_key": title_key(row["name"])[:80]}


def _without(row: Row, name: str) -> Row:
    return {key: value for key, value in row.items() if key != name}
