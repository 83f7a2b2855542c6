"""One person at a time: found, made, changed. (people.py has the lists.)"""

from __future__ import annotations

from typing import Any, NamedTuple

from sqlalchemy import bindparam, delete, func, insert, select, text, update
from sqlalchemy.exc import IntegrityError

from ...domain.errors import Conflict
from ...domain.ids import UserId
from ...domain.user import Role, User
from .. import card_sql, models
from ..search import storable
from ..sqlite import upsert
from .base import AnyRow, Repository, missing, table_of, title_key

USERS = table_of(models.User)
PICTURES = table_of(models.UserPicture)
# In the order of card_sql.ONE_USER, which the first picture reads.
USER_COLUMNS = (
    USERS.c.id,
    USERS.c.public_id,
    USERS.c.email,
    USERS.c.full_name,
    USERS.c.is_admin,
    USERS.c.is_instructor,
    USERS.c.hashed_password.is_not(None),
    USERS.c.must_change_password,
    USERS.c.is_disabled,
    USERS.c.deleted_at,
    USERS.c.avatar,
    USERS.c.group_name,
    USERS.c.revision,
)
_FIRST = text(card_sql.FIRST_USER)
_GET = text(card_sql.ONE_USER)
_SECRETS = select(USERS.c.id, USERS.c.hashed_password, USERS.c.recovery_hash).where(
    USERS.c.email == bindparam("email")
)
_SECRETS_OF = select(USERS.c.id, USERS.c.hashed_password, USERS.c.recovery_hash).where(
    USERS.c.id == bindparam("user_id")
)
_ADD = insert(USERS).returning(USERS.c.id)
_CHANGE = update(USERS).where(USERS.c.id == bindparam("the_user"))
_CHANGE_FROM = _CHANGE.where(USERS.c.revision == bindparam("base"))
_ADMINS = select(func.count()).where(
    USERS.c.is_admin == 1, USERS.c.is_disabled == 0, USERS.c.deleted_at == ""
)
_FIRST_ADMIN = (
    select(USERS.c.id)
    .where(USERS.c.is_admin == 1, USERS.c.is_disabled == 0, USERS.c.deleted_at == "")
    .order_by(USERS.c.id)
    .limit(1)
)
_ERASE = delete(USERS).where(USERS.c.id == bindparam("user_id"))
_PICTURE = select(PICTURES.c.png).where(PICTURES.c.user_id == bindparam("user_id"))
_INSERT_PICTURE = upsert(PICTURES)
_PUT_PICTURE = _INSERT_PICTURE.on_conflict_do_update(
    index_elements=["user_id"], set_={"png": _INSERT_PICTURE.excluded.png}
)
_NO_PICTURE = delete(PICTURES).where(PICTURES.c.user_id == bindparam("user_id"))


class Secrets(NamedTuple):
    """What a sign-in compares with; None where there is none."""

    user_id: UserId
    password_hash: str | None
    recovery_hash: str | None


def to_user(row: AnyRow) -> User:
    """The person of a row of USER_COLUMNS."""
    return card_sql.to_user(row)


def name_key(full_name: str) -> str:
    """What names are sorted and searched by."""
    return title_key(full_name)[:200]


class UsersRepository(Repository):
    """Finds and keeps people."""

    async def first(self) -> User | None:
        """The living person who was there first, None in a new library."""
        row = await self._one(_FIRST)
        return None if row is None else to_user(row)

    async def find(self, user_id: UserId) -> User | None:
        """One person, deleted or not, if there is one."""
        row = await self._one(_GET, {"user_id": user_id})
        return None if row is None else to_user(row)

    async def get(self, user_id: UserId) -> User:
        """One person, deleted or not; NotFound when there is none."""
        user = await self.find(user_id)
        if user is None:
            raise missing("person")
        return user

    async def alone(self, alone_id: int) -> User | None:
        """Whose library a personal computer opens: the one named, or else the first alive."""
        user = await self.find(UserId(alone_id)) if alone_id else None
        return await self.first() if user is None or user.deleted_at else user

    async def secrets(self, email: str) -> Secrets | None:
        """The hashes of whoever has that address."""
        row = await self._one(_SECRETS, {"email": storable(email)})
        return None if row is None else Secrets(UserId(row[0]), row[1], row[2])

    async def secrets_of(self, user_id: UserId) -> Secrets:
        """The hashes of a person; NotFound when there is none."""
        row = await self._one(_SECRETS_OF, {"user_id": user_id})
        if row is None:
            raise missing("person")
        return Secrets(UserId(row[0]), row[1], row[2])

    async def add(
        self,
        *,
        email: str,
        full_name: str,
        is_admin: bool = False,
        is_instructor: bool = False,
        password_hash: str | None = None,
        recovery_hash: str | None = None,
        must_change_password: bool = False,
        group: str = "",
    ) -> User:
        """A new person; Conflict when the address is taken."""
        values = self.row(
            email=email,
            full_name=full_name,
            is_admin=is_admin,
            is_instructor=is_instructor,
            password_hash=password_hash,
            must_change_password=must_change_password,
            group=group,
        ) | {"recovery_hash": recovery_hash}
        try:
            key = (await self._run(_ADD, values)).scalar_one()
        except IntegrityError as error:
            raise _taken(email) from error
        return await self.get(UserId(key))

    def row(
        self,
        *,
        email: str,
        full_name: str,
        is_admin: bool = False,
        is_instructor: bool = False,
        password_hash: str | None = None,
        must_change_password: bool = False,
        group: str = "",
    ) -> dict[str, Any]:
        """A new person's row, for `add` and for many at once."""
        moment = self._work.stamp()
        return {
            "public_id": self._work.new_id(),
            "email": storable(email),
            "hashed_password": password_hash,
            "full_name": storable(full_name),
            "name_key": name_key(full_name),
            "is_admin": is_admin,
            "is_instructor": is_instructor,
            "must_change_password": must_change_password,
            "group_name": storable(group),
            "created_at": moment,
            "updated_at": moment,
        }

    async def set_profile(
        self,
        user_id: UserId,
        *,
        full_name: str,
        email: str,
        avatar: str,
        group: str,
        base_revision: int,
    ) -> User:
        """Keep a profile that was read as `base_revision`; Conflict when another change came
        between, or when the address is taken."""
        values = {
            "full_name": storable(full_name),
            "name_key": name_key(full_name),
            "email": storable(email),
            "avatar": avatar,
            "group_name": storable(group),
            "revision": base_revision + 1,
            "updated_at": self._work.stamp(),
        }
        try:
            done = await self._run(
                _CHANGE_FROM.values(**values), {"the_user": user_id, "base": base_revision}
            )
        except IntegrityError as error:
            raise _taken(email) from error
        user = await self.get(user_id)
        if not done.rowcount:
            raise Conflict(
                "{name} was changed elsewhere meanwhile.",
                "Look at the new values, then change what is still needed.",
                name=user.full_name,
            )
        return user

    async def set_password(self, user_id: UserId, hashed: str | None, *, must_change: bool) -> None:
        """Keep the hash of a new password; None for none at all."""
        await self._set(user_id, hashed_password=hashed, must_change_password=must_change)

    async def set_recovery(self, user_id: UserId, hashed: str | None) -> None:
        """Keep the hash of a new recovery code, or use up the old one."""
        await self._set(user_id, recovery_hash=hashed)

    async def set_role(self, user_id: UserId, role: Role) -> None:
        """Give another role."""
        await self._set(
            user_id,
            is_admin=role is Role.ADMINISTRATOR,
            is_instructor=role is Role.INSTRUCTOR,
            revision=USERS.c.revision + 1,
        )

    async def set_disabled(self, user_id: UserId, disabled: bool) -> None:
        """Keep somebody from signing in, or let him again."""
        await self._set(user_id, is_disabled=disabled, revision=USERS.c.revision + 1)

    async def set_deleted(self, user_id: UserId, deleted_at: str) -> None:
        """Mark as deleted at a moment; "" brings back."""
        await self._set(user_id, deleted_at=deleted_at, revision=USERS.c.revision + 1)

    async def seen(self, user_id: UserId) -> None:
        """The person signed in now."""
        await self._set(user_id, last_seen_at=self._work.stamp())

    async def erase(self, user_id: UserId) -> None:
        """Remove a person with everything that belongs to him."""
        await self._run(_ERASE, {"user_id": user_id})

    async def admins(self) -> int:
        """How many administrators can sign in."""
        return int((await self._run(_ADMINS)).scalar_one())

    async def first_administrator(self) -> User | None:
        """The administrator who was there first, of those who can sign in."""
        row = await self._one(_FIRST_ADMIN)
        return None if row is None else await self.find(UserId(row[0]))

    async def picture(self, user_id: UserId) -> bytes | None:
        """The PNG of a person's picture."""
        row = await self._one(_PICTURE, {"user_id": user_id})
        return None if row is None else bytes(row[0])

    async def set_picture(self, user_id: UserId, png: bytes | None) -> None:
        """Keep a PNG, or none."""
        if png is None:
            await self._run(_NO_PICTURE, {"user_id": user_id})
        else:
            await self._run(_PUT_PICTURE, {"user_id": user_id, "png": png})

    async def _set(self, user_id: UserId, **values: Any) -> None:
        values["updated_at"] = self._work.stamp()
        done = await self._run(_CHANGE.values(**values), {"the_user": user_id})
        if not done.rowcount:
            raise missing("person")


def _taken(email: str) -> Conflict:
    return Conflict("Somebody already uses the address {email}.", "Choose another.", email=email)
