"""People in lists: the administrator's pages, those to choose from at the door, rosters."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, bindparam, func, insert, or_, select, tuple_

from ...domain.ids import UserId
from ...domain.people import PeopleFilter, PeoplePage, PeopleQuery, Person
from ...domain.user import User
from .. import models
from ..search import like_pattern, storable
from .base import Repository, batches, table_of, title_key
from .users import USER_COLUMNS, USERS, to_user

ENROLLMENTS = table_of(models.Enrollment)
Cursor = tuple[str, int]

_LIVE = USERS.c.deleted_at == ""
_WHO: dict[PeopleFilter, ColumnElement[bool]] = {
    PeopleFilter.ALL: _LIVE,
    PeopleFilter.LEARNERS: and_(_LIVE, USERS.c.is_admin == 0, USERS.c.is_instructor == 0),
    PeopleFilter.INSTRUCTORS: and_(_LIVE, USERS.c.is_instructor == 1),
    PeopleFilter.ADMINISTRATORS: and_(_LIVE, USERS.c.is_admin == 1),
    PeopleFilter.DISABLED: and_(_LIVE, USERS.c.is_disabled == 1),
    PeopleFilter.DELETED: USERS.c.deleted_at > "",
}
_COURSES = (
    select(func.count())
    .where(ENROLLMENTS.c.user_id == USERS.c.id, ENROLLMENTS.c.left_at == "")
    .correlate(USERS)
    .scalar_subquery()
)
_ADD = insert(USERS)
_LAST = select(func.coalesce(func.max(USERS.c.id), 0))
_ADDED = select(*USER_COLUMNS).where(USERS.c.id > bindparam("after")).order_by(USERS.c.id)
_DOOR = (
    select(*USER_COLUMNS)
    .where(_LIVE, USERS.c.is_disabled == 0)
    .order_by(USERS.c.name_key, USERS.c.id)
    .limit(bindparam("most"))
)
_COUNT = select(func.count()).where(_LIVE)
_DUE = select(USERS.c.id, USERS.c.full_name).where(
    USERS.c.deleted_at > "", USERS.c.deleted_at < bindparam("before")
)


class PeopleRepository(Repository):
    """Reads and adds many people at a time."""

    async def page(self, query: PeopleQuery, cursor: Cursor | None, size: int) -> PeoplePage:
        """`size` people after `cursor`, by name, in one statement."""
        rows = await self._all(_page(query, cursor).limit(size + 1))
        people = tuple(
            Person(to_user(row[:-3]), row.courses, row.last_seen_at) for row in rows[:size]
        )
        more = (rows[size - 1].name_key, rows[size - 1].id) if len(rows) > size else None
        return PeoplePage(people, more)

    async def counts(self) -> dict[PeopleFilter, int]:
        """How many people each filter holds, in one statement."""
        columns = [
            func.count().filter(condition).label(which.value) for which, condition in _WHO.items()
        ]
        row = (await self._run(select(*columns))).one()
        return {which: int(row[at]) for at, which in enumerate(_WHO)}

    async def at_the_door(self, most: int) -> tuple[User, ...]:
        """Those who may sign in, by name, at most so many."""
        return tuple(map(to_user, await self._all(_DOOR, {"most": most})))

    async def count(self) -> int:
        """Accounts that are not deleted."""
        return int((await self._run(_COUNT)).scalar_one())

    async def by_email(self, emails: Sequence[str]) -> dict[str, User]:
        """Everybody, deleted or not, who has one of the addresses."""
        found: dict[str, User] = {}
        for part in batches(emails):
            statement = select(*USER_COLUMNS).where(USERS.c.email.in_(map(storable, part)))
            for row in await self._all(statement):
                found[row.email] = to_user(row)
        return found

    async def add(self, rows: Sequence[dict[str, Any]]) -> tuple[User, ...]:
        """Add rows of UsersRepository.row; returns the new people in that order."""
        last = (await self._run(_LAST)).scalar_one()
        for part in batches(rows):
            await self._run(_ADD, part)
        return tuple(map(to_user, await self._all(_ADDED, {"after": last})))

    async def due(self, before: str) -> tuple[tuple[UserId, str], ...]:
        """(key, name) of those who were deleted before a moment."""
        rows = await self._all(_DUE, {"before": before})
        return tuple((UserId(key), name) for key, name in rows)


def _page(query: PeopleQuery, cursor: Cursor | None) -> Select[Any]:
    statement = (
        select(*USER_COLUMNS, _COURSES.label("courses"), USERS.c.last_seen_at, USERS.c.name_key)
        .where(_WHO[query.filter])
        .order_by(USERS.c.name_key, USERS.c.id)
    )
    if query.text.strip():
        words = like_pattern(query.text.strip().casefold())
        folded = like_pattern(title_key(query.text.strip()))
        statement = statement.where(
            or_(
                USERS.c.name_key.like(folded, escape="!"),
                USERS.c.email.like(words, escape="!"),
                USERS.c.group_name.like(words, escape="!"),
            )
        )
    if cursor is not None:
        statement = statement.where(tuple_(USERS.c.name_key, USERS.c.id) > cursor)
    return statement
