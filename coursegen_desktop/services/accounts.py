"""Who uses the program. One local person until accounts are asked for."""

from __future__ import annotations

import getpass

from ..domain.errors import InvalidContent
from ..domain.ids import UserId
from ..domain.user import User
from .work import WorkUnits

LOCAL_EMAIL = "local@localhost"


class AccountsService:
    """The people of this computer."""

    def __init__(self, uow: WorkUnits) -> None:
        self._uow = uow

    async def ensure_local_user(self) -> User:
        """The one local person, made on the first start, named like the system's account."""
        async with self._uow() as work:
            user = await work.users.first()
        if user is not None:
            return user
        async with self._uow(write=True) as work:
            user = await work.users.first()
            if user is None:
                user = await work.users.add(
                    email=LOCAL_EMAIL, full_name=_system_name(), is_admin=True
                )
                await work.commit()
        return user

    async def rename(self, user_id: UserId, full_name: str) -> User:
        """Give a person another name. Raises InvalidContent for an empty one."""
        name = " ".join(full_name.split())[:200]
        if not name:
            raise InvalidContent("A name cannot be empty.", "Type at least one letter.")
        async with self._uow(write=True) as work:
            user = await work.users.rename(user_id, name)
            await work.commit()
        return user


def _system_name() -> str:
    try:
        name = getpass.getuser()
    except (OSError, KeyError, ImportError):  # no account entry, as in some containers
        name = ""
    if name in {"", "root"}:
        return "Learner"
    return " ".join(part.capitalize() for part in name.replace(".", " ").replace("_", " ").split())
