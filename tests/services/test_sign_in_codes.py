"""Codes that stand in for a password: the recovery code and the code of a first sign-in."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest

from coursegen_desktop.db.database import Database
from coursegen_desktop.domain.errors import (
    InvalidContent,
    PermissionDenied,
    SignInRefused,
    TooManyTries,
)
from coursegen_desktop.domain.user import Role, User
from tests.persons import BEA, PASSWORD, Persons, registered, tries


@pytest.fixture
def persons(database: Database) -> Persons:
    return Persons(database.unit_of_work)


@pytest.mark.parametrize(
    "typed",
    [
        lambda code: code,
        str.lower,
        lambda code: code.replace("-", ""),
        lambda code: f"  {code.replace('-', '  ')}\n",
        lambda code: code.replace("0", "O").replace("1", "l"),
        lambda code: code.replace("0", "o").replace("1", "I"),
        lambda code: code.replace("-", " – "),
    ],
)
async def test_a_recovery_code_works_once_however_it_is_typed(
    persons: Persons, typed: Callable[[str], str]
) -> None:
    user, code = await registered(persons)
    found = await persons.sign_in.sign_in_by_code(BEA, typed(code), "another good one")
    assert found.id == user.id == persons.gate.user.id
    await persons.sign_in.sign_out()
    with pytest.raises(SignInRefused):
        await persons.sign_in.sign_in_by_code(BEA, code, "yet another one")
    with pytest.raises(SignInRefused):
        await persons.sign_in.sign_in(BEA, PASSWORD)
    assert await persons.sign_in.sign_in(BEA, "another good one")


async def test_a_recovery_code_is_throttled_with_the_passwords(persons: Persons) -> None:
    _, code = await registered(persons)
    await tries(persons, BEA, 2)
    for wrong in ("", "00000-00000-00000-00000-00000-0", code[:-1] + "-"):
        with pytest.raises(SignInRefused):
            await persons.sign_in.sign_in_by_code(BEA, wrong, "another good one")
    with pytest.raises(TooManyTries):
        await persons.sign_in.sign_in_by_code(BEA, code, "another good one")


async def test_a_poor_new_password_costs_neither_the_code_nor_a_try(persons: Persons) -> None:
    _, code = await registered(persons)
    for poor in ("", "short", "password", "Bea", BEA, "x" * 2000) * 2:
        with pytest.raises(InvalidContent):
            await persons.sign_in.sign_in_by_code(BEA, code, poor)
    assert await persons.sign_in.sign_in_by_code(BEA, code, "another good one")


async def test_two_at_once_use_a_code_once(persons: Persons) -> None:
    _, code = await registered(persons)
    done = await asyncio.gather(
        *(persons.sign_in.sign_in_by_code(BEA, code, f"another good {n}") for n in range(3)),
        return_exceptions=True,
    )
    assert sum(isinstance(one, User) for one in done) == 1


async def test_a_new_recovery_code_takes_the_place_of_the_old(persons: Persons) -> None:
    user, old = await registered(persons)
    persons.gate.enter(user)
    with pytest.raises(SignInRefused):
        await persons.accounts.new_recovery_code("wrong")
    new = await persons.accounts.new_recovery_code(PASSWORD)
    await persons.sign_in.sign_out()
    with pytest.raises(SignInRefused):
        await persons.sign_in.sign_in_by_code(BEA, old, "another good one")
    assert await persons.sign_in.sign_in_by_code(BEA, new, "another good one")


async def test_a_start_code_opens_only_the_choice_of_a_password(persons: Persons) -> None:
    persons.gate.enter(await persons.accounts.owner())
    made = await persons.people.add("Bea", BEA, role=Role.ADMINISTRATOR)
    await persons.sign_in.sign_out()
    user = await persons.sign_in.sign_in(BEA, made.code.lower().replace("-", " "))
    assert user.must_change_password
    with pytest.raises(PermissionDenied, match="may not do this"):
        await persons.people.counts()
    with pytest.raises(InvalidContent):
        await persons.accounts.change_password(made.code, made.code)
    user = await persons.accounts.change_password(made.code, "another good one")
    assert not user.must_change_password
    assert await persons.people.counts()
    await persons.sign_in.sign_out()
    with pytest.raises(SignInRefused):
        await persons.sign_in.sign_in(BEA, made.code)
