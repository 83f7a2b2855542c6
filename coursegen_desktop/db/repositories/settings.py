"""Preferences of a person, and of the computer (user 0), as JSON."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from sqlalchemy import bindparam, delete, select

from ...domain.ids import UserId
from ...domain.settings import Sharing, sharing_from
from .. import models
from ..sqlite import upsert
from .base import Repository, table_of

SETTINGS = table_of(models.Setting)
MACHINE = UserId(0)
SHARING = "sharing"
_GET = select(SETTINGS.c.value).where(
    SETTINGS.c.user_id == bindparam("user_id"), SETTINGS.c.name == bindparam("name")
)
_OF_EVERYBODY = select(SETTINGS.c.value).where(SETTINGS.c.name == bindparam("name"))
_FORGET = delete(SETTINGS).where(SETTINGS.c.user_id == bindparam("user_id"))
_DROP = delete(SETTINGS).where(
    SETTINGS.c.user_id == bindparam("user_id"), SETTINGS.c.name == bindparam("name")
)
_INSERT = upsert(SETTINGS)
_PUT = _INSERT.on_conflict_do_update(
    index_elements=["user_id", "name"],
    set_={"value": _INSERT.excluded.value, "updated_at": _INSERT.excluded.updated_at},
)


class SettingsRepository(Repository):
    """Reads and keeps settings by name."""

    async def get(self, user_id: UserId, name: str) -> Any:
        """The stored value, None when there is none."""
        row = await self._one(_GET, {"user_id": user_id, "name": name})
        return None if row is None else row[0]

    async def of_everybody(self, name: str) -> list[Any]:
        """The values that all people have under a name."""
        return [row[0] for row in await self._all(_OF_EVERYBODY, {"name": name})]

    async def put(self, user_id: UserId, name: str, value: Any, moment: str | None = None) -> None:
        """Keep a value that JSON can hold."""
        await self._run(
            _PUT,
            {
                "user_id": user_id,
                "name": name,
                "value": value,
                "updated_at": moment or self._work.stamp(),
            },
        )

    async def drop(self, user_id: UserId, name: str) -> None:
        """Keep a value no longer."""
        await self._run(_DROP, {"user_id": user_id, "name": name})

    async def sharing(self) -> Sharing:
        """Who uses this computer."""
        return sharing_from(await self.get(MACHINE, SHARING))

    async def set_sharing(self, sharing: Sharing) -> None:
        """Keep who uses this computer."""
        await self.put(MACHINE, SHARING, asdict(sharing))

    async def forget(self, user_id: UserId) -> None:
        """Remove everything that a person has set."""
        await self._run(_FORGET, {"user_id": user_id})
