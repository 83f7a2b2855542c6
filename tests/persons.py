"""People for tests: services with cheap hashes, and somebody to act."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from coursegen_desktop.domain.errors import SignInRefused
from coursegen_desktop.domain.user import Role, User
from coursegen_desktop.services.accounts import AccountsService
from coursegen_desktop.services.audit import AuditService
from coursegen_desktop.services.clock import utc_now
from coursegen_desktop.services.enrolment import EnrolmentService
from coursegen_desktop.services.events import EventHub
from coursegen_desktop.services.gate import Gate
from coursegen_desktop.services.own_data import OwnDataService
from coursegen_desktop.services.passwords import Passwords
from coursegen_desktop.services.people import PeopleService
from coursegen_desktop.services.sign_in import SignInService
from coursegen_desktop.services.tries import Tries
from coursegen_desktop.services.work import WorkUnits

# A twentieth of a second for each password would be most of the suite's time.
CHEAP = Passwords(time_cost=1, memory_kib=8)
BEA = "bea@example.org"
PASSWORD = "correct horse battery"


def accounts_of(
    uow: WorkUnits,
    *,
    gate: Gate | None = None,
    events: EventHub | None = None,
    now: Callable[[], datetime] = utc_now,
) -> AccountsService:
    """The service of accounts alone."""
    return AccountsService(uow, events or EventHub(), gate or Gate(), CHEAP, Tries(uow), now)


class Counting(Passwords):
    """Counts how often argon2 runs."""

    def __init__(self, **costs: int) -> None:
        super().__init__(**({"time_cost": 1, "memory_kib": 8} | costs))
        self.runs = 0
        hasher = self._hasher

        class Hasher:
            check_needs_rehash = hasher.check_needs_rehash

            def hash(_, password: Any) -> str:
                self.runs += 1
                return hasher.hash(password)

            def verify(_, hashed: str, password: Any) -> bool:
                self.runs += 1
                return hasher.verify(hashed, password)

        self._hasher: Any = Hasher()


class Persons:
    """Everything about people on one library, behind one gate: a second one is a second window."""

    def __init__(
        self,
        uow: WorkUnits,
        *,
        now: Callable[[], datetime] = utc_now,
        passwords: Passwords = CHEAP,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self.uow, self.hub, self.gate, self.passwords = uow, EventHub(), Gate(), passwords
        tries = Tries(uow, monotonic)
        self.accounts = AccountsService(uow, self.hub, self.gate, passwords, tries, now)
        self.sign_in = SignInService(uow, self.gate, passwords, tries)
        self.people = PeopleService(uow, self.hub, self.gate, now)
        self.enrolment = EnrolmentService(uow, self.hub, self.gate, now)
        self.audit = AuditService(uow, self.gate)
        self.own_data = OwnDataService(uow, self.gate, now)

    async def add(
        self,
        name: str,
        role: Role = Role.LEARNER,
        *,
        password: str | None = PASSWORD,
        group: str = "",
    ) -> User:
        """Somebody with that role and password, at name@example.org."""
        hashed = None if password is None else await self.passwords.hash(password)
        async with self.uow(write=True) as work:
            user = await work.users.add(
                email=f"{name.casefold().replace(' ', '.')}@example.org",
                full_name=name,
                is_admin=role is Role.ADMINISTRATOR,
                is_instructor=role is Role.INSTRUCTOR,
                password_hash=hashed,
                group=group,
            )
            await work.commit()
        return user

    async def enter(self, name: str, role: Role = Role.LEARNER) -> User:
        """`add`, and he is the one who acts."""
        user = await self.add(name, role)
        self.gate.enter(user)
        return user


async def registered(persons: Persons) -> tuple[User, str]:
    """Bea, who made her own account on a shared computer, and her recovery code."""
    persons.gate.enter(await persons.accounts.owner())
    await persons.accounts.share("Ada", "ada@x.org", PASSWORD)
    await persons.sign_in.sign_out()
    made = await persons.accounts.register("Bea", BEA, PASSWORD)
    return made.user, made.recovery_code


async def tries(persons: Persons, email: str, count: int) -> None:
    """So many wrong passwords."""
    for _ in range(count):
        with pytest.raises(SignInRefused):
            await persons.sign_in.sign_in(email, "wrong")
