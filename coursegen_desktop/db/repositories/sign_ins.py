"""Wrong passwords in a row, counted for each address whether anybody has it or not."""

from __future__ import annotations

from sqlalchemy import bindparam, delete, func, select, text

from .. import models
from ..sqlite import upsert
from .base import Repository, table_of

TRIES = table_of(models.SignInTries)
_GET = select(TRIES.c.failures).where(TRIES.c.key == bindparam("key"))
_INSERT = upsert(TRIES)
_ADD = _INSERT.on_conflict_do_update(
    index_elements=["key"],
    set_={"failures": TRIES.c.failures + 1, "updated_at": _INSERT.excluded.updated_at},
)
_FORGET = delete(TRIES).where(TRIES.c.key == bindparam("key"))
# Addresses that nobody has can be typed without end. Which rows go is told by how many came
# after them, never by the clock: set forward, it would give fresh tries.
MOST_KEPT = 10_000
_COUNT = select(func.count()).select_from(TRIES)
_SWEEP = text(
    "DELETE FROM sign_in_tries WHERE rowid <= (SELECT max(rowid) FROM sign_in_tries) - :most"
)


class SignInsRepository(Repository):
    """Counts tries. The count says nothing of clocks, so it cannot be turned back with one."""

    async def failures(self, key: str) -> int:
        """Wrong tries since the last right one."""
        row = await self._one(_GET, {"key": key})
        return 0 if row is None else int(row[0])

    async def count(self, key: str) -> None:
        """One more, counted before the password is compared."""
        await self._run(_ADD, {"key": key, "failures": 1, "updated_at": self._work.stamp()})

    async def forget(self, key: str) -> None:
        """The right password was given."""
        await self._run(_FORGET, {"key": key})

    async def few(self) -> bool:
        """Whether there is nothing to sweep."""
        return int((await self._run(_COUNT)).scalar_one()) <= MOST_KEPT

    async def sweep(self) -> None:
        """Forget the oldest addresses when there are very many."""
        await self._run(_SWEEP, {"most": MOST_KEPT})
