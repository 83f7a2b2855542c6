"""Wrong passwords and codes: counted before they are judged, then waited for.

Whoever compares a secret asks the same `Tries`: the door, and the account of somebody who is
signed in, whose unlocked window another may find.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable

from ..domain.audit import AuditAction
from ..domain.errors import SignInRefused, StorageError, TooManyTries
from ..domain.throttle import wait_after
from .passwords import email_form, tries_key
from .work import WorkUnits

Monotonic = Callable[[], float]


class Tries:
    """Five free, then 1, 2, 4 … 60 s for each address, whether anybody has it or not."""

    def __init__(self, uow: WorkUnits, monotonic: Monotonic = time.monotonic) -> None:
        self._uow = uow
        self._monotonic = monotonic
        # Wrong tries are counted in the library; since when one waits is known here only, by a
        # clock that cannot be set. After a restart the whole wait begins anew.
        self._begun = monotonic()
        self._last_try: dict[str, float] = {}
        self._unwritten: dict[str, int] = {}  # counted where the disk took nothing

    async def let_try(self, email: str, *, even_unwritten: bool = False) -> str:
        """Count a try before it is judged, so that two at once count as two.

        Returns the key that it is counted under. Raises TooManyTries while one has to wait.
        `even_unwritten`: where the disk takes nothing it is counted in memory, for a lock that
        must open all the same.
        """
        key = tries_key(email)
        try:
            async with self._uow(write=True) as work:
                self._need_no_wait(key, await work.sign_ins.failures(key))
                await work.sign_ins.count(key)
                await work.commit()
        except StorageError:
            if not even_unwritten:
                raise
            async with self._uow() as work:
                self._need_no_wait(key, await work.sign_ins.failures(key))
            self._unwritten[key] = self._unwritten.get(key, 0) + 1
        self._last_try[key] = self._monotonic()
        return key

    async def refused(self, email: str) -> SignInRefused:
        """The try was wrong: the wait begins now, and what was not free is in the log."""
        await self.was_wrong(email, AuditAction.SIGN_IN_REFUSED)
        return SignInRefused()

    async def was_wrong(self, email: str, action: AuditAction) -> None:
        """The same for what is no sign-in: it stands in the log as `action`."""
        key = tries_key(email)
        async with self._uow(write=True) as work:
            secrets = await work.users.secrets(email_form(email))
            failures = await work.sign_ins.failures(key)
            if wait_after(failures):
                # For an address that nobody has too, or the time it takes would tell. It is not
                # written down: now and then a password is typed there.
                user = None if secrets is None else await work.users.get(secrets.user_id)
                await work.audit.add(
                    action,
                    actor=(None, ""),
                    subject=(None, "") if user is None else (user.id, user.full_name),
                    detail=f"{failures}",
                )
                await work.commit()
        self._last_try[key] = self._monotonic()

    async def forget(self, email: str) -> None:
        """The try was right."""
        key = tries_key(email)
        self.forgotten(key)
        async with self._uow(write=True) as work:
            await work.sign_ins.forget(key)
            await work.commit()

    def forgotten(self, key: str) -> None:
        """The count was taken back by a unit of work of somebody else's."""
        self._last_try.pop(key, None)
        self._unwritten.pop(key, None)

    async def seconds(self, email: str) -> int:
        """Seconds until the next try counts; 0 when it may be made now."""
        key = tries_key(email)
        async with self._uow() as work:
            failures = await work.sign_ins.failures(key)
        return self._left(key, failures)

    def _need_no_wait(self, key: str, failures: int) -> None:
        if seconds := self._left(key, failures):
            raise TooManyTries(seconds)

    def _left(self, key: str, failures: int) -> int:
        since = self._monotonic() - self._last_try.get(key, self._begun)
        wait = wait_after(failures + self._unwritten.get(key, 0))
        return max(0, math.ceil(wait - since))
