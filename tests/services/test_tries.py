"""One's own password, asked for by what must be meant, is throttled as at the door."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest

from coursegen_desktop.db.database import Database
from coursegen_desktop.domain.errors import SignInRefused, TooManyTries
from coursegen_desktop.domain.settings import ALONE, Sharing
from coursegen_desktop.domain.user import Role, User
from coursegen_desktop.services.passwords import Passwords
from tests.persons import BEA, PASSWORD, Counting, Persons, tries

Guess = Callable[[Persons, str], Awaitable[object]]
GUESSES: dict[str, Guess] = {
    "change_password": lambda persons, old: persons.accounts.change_password(old, "my own words"),
    "remove_password": lambda persons, old: persons.accounts.remove_password(old),
    "new_recovery_code": lambda persons, old: persons.accounts.new_recovery_code(old),
    "delete_me": lambda persons, old: persons.accounts.delete_me(old),
}


class Clock:
    """Seconds, moved by hand."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def persons(database: Database, clock: Clock) -> Persons:
    return Persons(database.unit_of_work, monotonic=clock)


@pytest.fixture
async def bea(persons: Persons) -> User:
    """An administrator (whom every verb lets in), alone on her computer; another one is left."""
    await persons.accounts.owner()
    await persons.add("Ada", Role.ADMINISTRATOR)
    bea = await persons.enter("Bea", Role.ADMINISTRATOR)
    async with persons.uow(write=True) as work:
        await work.settings.set_sharing(Sharing(mode=ALONE, alone_id=bea.id))
        await work.commit()
    return bea


@pytest.mark.parametrize("verb", GUESSES)
async def test_guessing_inside_is_as_slow_as_at_the_door(
    persons: Persons, bea: User, clock: Clock, verb: str
) -> None:
    guess = GUESSES[verb]
    for _ in range(5):
        with pytest.raises(SignInRefused):
            await guess(persons, "wrong")
    for wait in (1, 2, 4):
        with pytest.raises(TooManyTries) as caught:
            await guess(persons, PASSWORD)
        assert caught.value.seconds == wait
        clock.seconds += wait + 0.1
        with pytest.raises(SignInRefused):
            await guess(persons, "wrong")
    assert await persons.sign_in.waiting(BEA) == 8, "the door counts the same tries"
    clock.seconds += 8.1
    await guess(persons, PASSWORD)
    assert await persons.sign_in.waiting(BEA) == 0
    await tries(persons, BEA, 5)  # free ones again


async def test_what_was_tried_at_the_door_counts_inside(persons: Persons, bea: User) -> None:
    await tries(persons, BEA, 5)
    with pytest.raises(TooManyTries):
        await persons.accounts.change_password(PASSWORD, "my own words")


async def test_the_counter_goes_with_the_address(persons: Persons, bea: User) -> None:
    other = Persons(persons.uow)
    other.gate.enter(bea)
    await other.people.save(
        bea.id, full_name="Bea", email="moved@x.org", group="", base_revision=bea.revision
    )
    for _ in range(5):
        with pytest.raises(SignInRefused):
            await persons.accounts.new_recovery_code("wrong")
    assert await persons.sign_in.waiting("moved@x.org") == 1
    assert await persons.sign_in.waiting(BEA) == 0


async def test_a_try_inside_is_counted_before_it_is_judged(persons: Persons, bea: User) -> None:
    class Killed(Passwords):
        async def fits(self, hashed: str | None, password: str) -> bool:
            raise KeyboardInterrupt

    persons.accounts._passwords = Killed(time_cost=1, memory_kib=8)
    for _ in range(5):
        with pytest.raises(KeyboardInterrupt):
            await persons.accounts.change_password("wrong", "my own words")
    assert await persons.sign_in.waiting(BEA) == 1


async def test_no_hash_is_made_while_one_has_to_wait(database: Database, clock: Clock) -> None:
    counting = Counting()
    persons = Persons(database.unit_of_work, passwords=counting, monotonic=clock)
    await persons.enter("Bea")
    for _ in range(5):
        with pytest.raises(SignInRefused):
            await persons.accounts.change_password("wrong", "my own words")
    counting.runs = 0
    with pytest.raises(TooManyTries):
        await persons.accounts.change_password("wrong", "my own words")
    assert counting.runs == 0


async def test_a_first_password_is_no_try(persons: Persons) -> None:
    persons.gate.enter(await persons.add("Bea", password=None))
    await tries(persons, BEA, 5)
    assert (await persons.accounts.change_password("", PASSWORD)).has_password
