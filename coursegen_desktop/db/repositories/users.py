"""People."""

from __future__ import annotations

from sqlalchemy import bindparam, insert, select, text, update
from sqlalchemy.exc import IntegrityError

from ...domain.errors import Conflict
from ...domain.ids import UserId
from ...domain.user import User
from .. import card_sql, models
from ..search import storable
from .base import AnyRow, Repository, missing, table_of

USERS = table_of(models.User)
_COLUMNS = (USERS.c.id, USERS.c.public_id, USERS.c.email, USERS.c.full_name, USERS.c.is_admin)
_FIRST = text(card_sql.FIRST_USER)
_GET = select(*_COLUMNS).where(USERS.c.id == bindparam("user_id"))
_ADD = insert(USERS).returning(USERS.c.id)
_RENAME = update(USERS).where(USERS.c.id == bindparam("user_id"))


def to_user(row: AnyRow) -> User:
    """The person of a row (id, public_id, email, full_name, is_admin)."""
    key, public_id, email, full_name, is_admin = row
    return User(UserId(key), public_id, email, full_name, bool(is_admin))


class UsersRepository(Repository):
    """Finds and keeps people."""

    async def first(self) -> User | None:
        """The person who was there first, None in a new library."""
        row = await self._one(_FIRST)
        return None if row is None else to_user(row)

    async def get(self, user_id: UserId) -> User:
        """One person; NotFound when there is none."""
        row = await self._one(_GET, {"user_id": user_id})
        if row is None:
            raise missing("person")
        return to_user(row)

    async def add(self, *, email: str, full_name: str, is_admin: bool) -> User:
        """A new person without a password; Conflict when the address is taken."""
        moment = self._work.stamp()
        values = {
            "public_id": self._work.new_id(),
            "email": storable(email),
            "hashed_password": None,
            "full_name": storable(full_name),
            "is_admin": is_admin,
            "created_at": moment,
            "updated_at": moment,
        }
        try:
            key = (await self._run(_ADD, values)).scalar_one()
        except IntegrityError as error:
            raise Conflict(
                "Somebody already uses the address {email}.", "Choose another.", email=email
            ) from error
        return await self.get(UserId(key))

    async def rename(self, user_id: UserId, full_name: str) -> User:
        """Give a person another name."""
        values = {"full_name": storable(full_name), "updated_at": self._work.stamp()}
        await self._run(_RENAME.values(**values), {"user_id": user_id})
        return await self.get(user_id)
