"""People in lists: the administrator's pages, those to choose from at the door, rosters."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from typing import Any

from sqlalchemy import TextClause, bindparam, func, insert, select, text

from ...domain.ids import CourseId, UserId
from ...domain.people import PeopleFilter, PeoplePage, PeopleQuery
from ...domain.user import Role, User
from .. import people_sql
from ..search import like_pattern, storable
from .base import Repository, batches, title_key
from .users import USER_COLUMNS, USERS, name_key, to_user

Cursor = tuple[str, int]

_LIVE = USERS.c.deleted_at == ""
_ADD = insert(USERS)
_CHANGE = text(people_sql.CHANGE)
_LAST = select(func.coalesce(func.max(USERS.c.id), 0))
_ADDED = select(*USER_COLUMNS).where(USERS.c.id > bindparam("after")).order_by(USERS.c.id)
_DOOR = (
    select(*USER_COLUMNS)
    # Without a password one comes in by one's class: an address that nobody has opens nothing here.
    .where(_LIVE, USERS.c.is_disabled == 0, USERS.c.hashed_password > "")
    .order_by(USERS.c.name_key, USERS.c.id)
    .limit(bindparam("most"))
)
_COUNT = select(func.count()).where(_LIVE)
_COUNTS = text(people_sql.COUNTS)
_BY_EMAIL = text(people_sql.BY_EMAIL)
_CANDIDATES = text(people_sql.CANDIDATES)
_DUE = select(USERS.c.id, USERS.c.full_name).where(
    USERS.c.deleted_at > "", USERS.c.deleted_at < bindparam("before")
)


class PeopleRepository(Repository):
    """Reads and adds many people at a time."""

    async def page(self, query: PeopleQuery, cursor: Cursor | None, size: int) -> PeoplePage:
        """`size` people after `cursor`, by name, in one statement."""
        values: dict[str, Any] = {"size": size + 1} | _looked_for(query.text)
        sql = people_sql.page_sql(
            query.filter, has_text="words" in values, has_cursor=cursor is not None
        )
        if cursor is not None:
            values |= {"after_key": cursor[0], "after_id": cursor[1]}
        return people_sql.to_page(await self._all(_statement(sql), values), size)

    async def counts(self) -> dict[PeopleFilter, int]:
        """How many people each filter holds, in one statement."""
        row = (await self._run(_COUNTS)).one()
        return dict(zip(people_sql.WHO, map(int, row), strict=True))

    async def candidates(self, course_id: CourseId, words: str, most: int) -> tuple[User, ...]:
        """Those who may sign in and do not take the course, by name, at most so many."""
        looked_for = _looked_for(words) or {"folded": "%", "words": "%"}
        values = {"course_id": course_id, "size": most} | looked_for
        return tuple(map(to_user, await self._all(_CANDIDATES, values)))

    async def at_the_door(self, most: int) -> tuple[User, ...]:
        """Those who may sign in with a password, by name, at most so many."""
        return tuple(map(to_user, await self._all(_DOOR, {"most": most})))

    async def count(self) -> int:
        """Accounts that are not deleted."""
        return int((await self._run(_COUNT)).scalar_one())

    async def by_email(self, emails: Sequence[str]) -> dict[str, User]:
        """Everybody, deleted or not, who has one of the addresses."""
        found: dict[str, User] = {}
        for part in batches(emails):
            values = {"emails": json.dumps([storable(email) for email in part])}
            users = map(to_user, await self._all(_BY_EMAIL, values))
            found |= {user.email: user for user in users}
        return found

    async def add(self, rows: Sequence[dict[str, Any]]) -> tuple[User, ...]:
        """Add rows of UsersRepository.row; returns the new people in that order."""
        last = (await self._run(_LAST)).scalar_one()
        for part in batches(rows):
            await self._run(_ADD, part)
        return tuple(map(to_user, await self._all(_ADDED, {"after": last})))

    async def change(self, people: Sequence[tuple[User, str, str, Role]]) -> None:
        """Give people, read in this unit of work, their (name, group, role), in one statement."""
        moment = self._work.stamp()
        rows = [
            {
                "user_id": user.id,
                "full_name": storable(full_name),
                "name_key": name_key(full_name),
                "group_name": storable(group),
                "is_admin": role is Role.ADMINISTRATOR,
                "is_instructor": role is Role.INSTRUCTOR
                or (role is user.role and user.is_instructor),
                "moment": moment,
            }
            for user, full_name, group, role in people
        ]
        if rows:
            await self._run(_CHANGE, rows)

    async def due(self, before: str) -> tuple[tuple[UserId, str], ...]:
        """(key, name) of those who were deleted before a moment."""
        rows = await self._all(_DUE, {"before": before})
        return tuple((UserId(key), name) for key, name in rows)


def _looked_for(words: str) -> dict[str, str]:
    """The patterns that names, and addresses and groups, are compared with; none for no words."""
    wanted = words.strip()
    if not wanted:
        return {}
    pattern = like_pattern(storable(wanted.casefold()))
    return {"folded": like_pattern(title_key(wanted)), "words": pattern}


@cache
def _statement(sql: str) -> TextClause:
    # A text() object carries its parsed parameters, so each is made once.
    return text(sql)
