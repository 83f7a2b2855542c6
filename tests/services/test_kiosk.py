"""The kiosk's profile and PINs: who may, what is kept, what is slow, what stands in the log."""

from __future__ import annotations

import json

import pytest

from coursegen_desktop.db.database import Database
from coursegen_desktop.domain.audit import AuditAction, AuditQuery
from coursegen_desktop.domain.errors import (
    InvalidContent,
    PermissionDenied,
    PinRefused,
    TooManyTries,
)
from coursegen_desktop.domain.events import KioskChanged
from coursegen_desktop.domain.ids import UserId
from coursegen_desktop.domain.kiosk import KioskProfile
from coursegen_desktop.domain.rights import Right
from coursegen_desktop.domain.user import Role
from coursegen_desktop.services.kiosk import PINS, PROFILE, Keeper, KioskService
from coursegen_desktop.services.tries import Tries
from tests.persons import CHEAP, Persons
from tests.services.desk import heard

PIN, OTHER = "271828", "314159"


class Clock:
    """Seconds, moved by hand."""

    seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def persons(database: Database) -> Persons:
    return Persons(database.unit_of_work)


@pytest.fixture
def kiosk(persons: Persons, clock: Clock) -> KioskService:
    tries = Tries(persons.uow, clock)
    return KioskService(persons.uow, persons.hub, persons.gate, CHEAP, tries)


async def log(persons: Persons) -> list[tuple[AuditAction, str]]:
    """(what, who), oldest first."""
    async with persons.uow() as work:
        page = await work.audit.page(AuditQuery(), None, 100)
    return [(entry.action, entry.actor_name) for entry in reversed(page.entries)]


async def test_the_pin_opens_and_says_whose_it_is(persons: Persons, kiosk: KioskService) -> None:
    ada = await persons.enter("Ada", Role.ADMINISTRATOR)
    await kiosk.set_pin(PIN)
    ben = await persons.enter("Ben", Role.ADMINISTRATOR)
    await kiosk.set_pin(OTHER)
    persons.gate.enter(await persons.add("Bea"))
    assert await kiosk.unlock(PIN) == Keeper(ada.id, "Ada")
    keeper = await kiosk.unlock(OTHER)
    assert keeper == Keeper(ben.id, "Ben")
    await kiosk.left(keeper)
    assert await log(persons) == [
        (AuditAction.KIOSK_PIN_SET, "Ada"), (AuditAction.KIOSK_PIN_SET, "Ben"),
        (AuditAction.KIOSK_UNLOCKED, "Ada"), (AuditAction.KIOSK_UNLOCKED, "Ben"),
        (AuditAction.KIOSK_LEFT, "Ben"),
    ]  # fmt: skip


async def test_pins_are_kept_like_passwords(persons: Persons, kiosk: KioskService) -> None:
    await persons.enter("Ada", Role.ADMINISTRATOR)
    await kiosk.set_pin(PIN)
    async with persons.uow() as work:
        kept = json.dumps(await work.settings.get(UserId(0), PINS))
    assert PIN not in kept
    assert "$argon2id$" in kept


async def test_wrong_pins_are_slow_but_lock_nobody_out(
    persons: Persons, kiosk: KioskService, clock: Clock
) -> None:
    await persons.enter("Ada", Role.ADMINISTRATOR)
    await kiosk.set_pin(PIN)
    for _ in range(5):
        with pytest.raises(PinRefused):
            await kiosk.unlock("999111")
    assert await kiosk.waiting() == 1
    with pytest.raises(TooManyTries):
        await kiosk.unlock(PIN)  # also the right one waits
    waits = []
    for _ in range(9):
        clock.seconds += await kiosk.waiting()
        with pytest.raises(PinRefused):
            await kiosk.unlock("999111")
        waits.append(await kiosk.waiting())
    assert waits == [2, 4, 8, 16, 32, 60, 60, 60, 60]
    clock.seconds += 60
    assert (await kiosk.unlock(PIN)).name == "Ada"
    assert await kiosk.waiting() == 0
    assert [what for what, _ in await log(persons)].count(AuditAction.KIOSK_PIN_REFUSED) == 10


async def test_a_restart_forgives_nothing(
    persons: Persons, kiosk: KioskService, clock: Clock
) -> None:
    await persons.enter("Ada", Role.ADMINISTRATOR)
    await kiosk.set_pin(PIN)
    for _ in range(5):
        with pytest.raises(PinRefused):
            await kiosk.unlock("1")
    again = KioskService(persons.uow, persons.hub, persons.gate, CHEAP, Tries(persons.uow, clock))
    assert await again.waiting() == 1


@pytest.mark.parametrize("how", ["disabled", "demoted", "deleted"])
async def test_who_is_no_administrator_any_more_has_no_pin(
    persons: Persons, kiosk: KioskService, how: str
) -> None:
    ada = await persons.enter("Ada", Role.ADMINISTRATOR)
    await kiosk.set_pin(PIN)
    async with persons.uow(write=True) as work:
        if how == "disabled":
            await work.users.set_disabled(ada.id, True)
        elif how == "demoted":
            await work.users.set_role(ada.id, Role.INSTRUCTOR)
        else:
            await work.users.set_deleted(ada.id, "2026-11-23T10:00:00+00:00")
        await work.commit()
    assert not await kiosk.has_pin()
    with pytest.raises(PinRefused):
        await kiosk.unlock(PIN)


async def test_the_owner_of_the_file_sets_and_forgets(
    persons: Persons, kiosk: KioskService
) -> None:
    await persons.enter("Ada", Role.ADMINISTRATOR)
    await kiosk.set_pin(OTHER)
    persons.gate.enter_as_owner(await persons.accounts.owner())
    await kiosk.set_pin(PIN)
    assert (await kiosk.unlock(PIN)).user_id is None
    assert (await kiosk.unlock(OTHER)).name == "Ada"
    await kiosk.forget_pins()
    assert not await kiosk.has_pin()


async def test_a_new_pin_ends_the_waiting(persons: Persons, kiosk: KioskService) -> None:
    await persons.enter("Ada", Role.ADMINISTRATOR)
    for _ in range(5):
        with pytest.raises(PinRefused):
            await kiosk.unlock("1")
    await kiosk.set_pin(PIN)
    assert await kiosk.waiting() == 0


async def test_an_easy_pin_is_refused_and_the_old_one_stays(
    persons: Persons, kiosk: KioskService
) -> None:
    await persons.enter("Ada", Role.ADMINISTRATOR)
    await kiosk.set_pin(PIN)
    with pytest.raises(InvalidContent):
        await kiosk.set_pin("123456")
    assert (await kiosk.unlock(PIN)).name == "Ada"


@pytest.mark.parametrize("broken", [[], "x", {"1": 7, "a": "b", "-1": "c", "999": "d"}])
async def test_broken_pins_let_nobody_out(
    persons: Persons, kiosk: KioskService, broken: object
) -> None:
    async with persons.uow(write=True) as work:
        await work.settings.put(UserId(0), PINS, broken)
        await work.commit()
    assert not await kiosk.has_pin()
    with pytest.raises(PinRefused):
        await kiosk.unlock(PIN)


async def test_the_profile_is_kept_and_told(persons: Persons, kiosk: KioskService) -> None:
    await persons.enter("Ada", Role.ADMINISTRATOR)
    told = heard(persons.hub, KioskChanged)
    await kiosk.save_profile(KioskProfile(title="Room 4"))
    assert (await kiosk.profile()).profile.title == "Room 4"
    assert len(told) == 1


async def test_a_broken_profile_is_safe_and_told(persons: Persons, kiosk: KioskService) -> None:
    async with persons.uow(write=True) as work:
        await work.settings.put(UserId(0), PROFILE, {"title": "Room 4", "idle_s": "never"})
        await work.commit()
    reading = await kiosk.profile()
    assert (reading.profile.title, reading.profile.idle_s) == ("Room 4", 120)
    assert reading.faults == ("idle_s",)


async def test_nobody_has_more_than_the_computer_allows(persons: Persons) -> None:
    await persons.enter("Ada", Role.ADMINISTRATOR)
    persons.gate.keep_to({Right.LEARN, Right.OWN_ACCOUNT})
    assert persons.gate.may(Right.LEARN)
    assert not persons.gate.may(Right.EDIT_COURSES)
    with pytest.raises(PermissionDenied, match="kept for the class"):
        await persons.people.add("Zoe", "zoe@example.org")
