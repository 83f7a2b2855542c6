"""People for tests: services with cheap hashes, and somebody to act."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from coursegen_desktop.services.accounts import AccountsService
from coursegen_desktop.services.clock import utc_now
from coursegen_desktop.services.events import EventHub
from coursegen_desktop.services.gate import Gate
from coursegen_desktop.services.passwords import Passwords
from coursegen_desktop.services.work import WorkUnits

# A twentieth of a second for each password would be most of the suite's time.
CHEAP = Passwords(time_cost=1, memory_kib=8)


def accounts_of(
    uow: WorkUnits,
    *,
    gate: Gate | None = None,
    events: EventHub | None = None,
    now: Callable[[], datetime] = utc_now,
) -> AccountsService:
    """The service of accounts alone."""
    return AccountsService(uow, events or EventHub(), gate or Gate(), CHEAP, now)
