"""Preferences of a person, and of the computer (user 0), as JSON."""

from __future__ import annotations

from typing import Any

from sqlalchemy import bindparam, select

from ...domain.ids import UserId
from .. import models
from ..sqlite import upsert
from .base import Repository, table_of

SETTINGS = table_of(models.Setting)
_GET = select(SETTINGS.c.value).where(
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
