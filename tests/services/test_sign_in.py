"""The door: throttle, codes, what is told and what is not, going and coming back."""

from __future__ import annotations

import asyncio
import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from argon2 import PasswordHasher

from coursegen_desktop.db.database import Database
from coursegen_desktop.domain.audit import AuditAction, AuditQuery
from coursegen_desktop.domain.errors import (
    AccountDeleted,
    PermissionDenied,
    SignInRefused,
    TooManyTries,
)
from coursegen_desktop.domain.user import User
from coursegen_desktop.services.passwords import Passwords, hash_code, new_start_code
from coursegen_desktop.services.people import GRACE_DAYS
from tests.db.watching import statements
from tests.persons import BEA, CHEAP, PASSWORD, Counting, Persons, registered, tries

NOBODY = "nobody@example.org"


class Clock:
    """Seconds since some start, and a date; each is moved by hand."""

    def __init__(self) -> None:
        self.seconds = 1000.0
        self.date = datetime(2026, 11, 23, 10, tzinfo=UTC)

    def monotonic(self) -> float:
        return self.seconds

    def now(self) -> datetime:
        return self.date


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def persons(database: Database, clock: Clock) -> Persons:
    return Persons(database.unit_of_work, now=clock.now, monotonic=clock.monotonic)


@pytest.fixture
async def bea(persons: Persons) -> User:
    return await persons.add("Bea")


# ------------------------------------------------------------ in and out


async def test_in_and_out(persons: Persons, bea: User) -> None:
    user = await persons.sign_in.sign_in(" BEA@Example.ORG ", PASSWORD)
    assert user.id == bea.id
    assert persons.gate.user == user
    await persons.sign_in.sign_out()
    assert persons.gate.found is None
    with pytest.raises(PermissionDenied, match="Nobody is signed in"):
        persons.gate.user
    await persons.sign_in.sign_out(idle=True)  # nobody is there: nothing happens


@pytest.mark.parametrize(
    ("email", "password"),
    [
        (BEA, "wrong"), (BEA, ""), (BEA, PASSWORD.upper()), (NOBODY, PASSWORD), ("", ""),
        ("bea", PASSWORD), (BEA, "x" * 100_000), ("\ud800@\x00", "\ud800\x00"), ("é" * 5000, "é"),
    ],
)  # fmt: skip
async def test_the_refusal_never_says_which_half_was_wrong(
    persons: Persons, bea: User, email: str, password: str
) -> None:
    with pytest.raises(SignInRefused) as caught:
        await persons.sign_in.sign_in(email, password)
    assert caught.value.text() == "The address or the password is not right. Try again."
    assert persons.gate.found is None


async def test_two_keyboards_type_the_same_password(persons: Persons) -> None:
    await persons.add("Bea", password="Größe 水 ﬁ …")
    assert await persons.sign_in.sign_in(BEA, "Gro\u0308\u00dfe 水 fi ...")


async def test_who_has_no_password_is_not_let_in_by_any(persons: Persons) -> None:
    await persons.add("Bea", password=None)
    for given in ("", "None", " "):
        with pytest.raises(SignInRefused):
            await persons.sign_in.sign_in(BEA, given)


async def test_disabled_is_told_as_a_wrong_password(persons: Persons, bea: User) -> None:
    persons.gate.enter(await persons.accounts.owner())
    await persons.people.set_disabled(bea.id, True)
    await persons.sign_in.sign_out()
    for _ in range(5):
        with pytest.raises(SignInRefused):
            await persons.sign_in.sign_in(BEA, PASSWORD)
    with pytest.raises(TooManyTries):
        await persons.sign_in.sign_in(BEA, PASSWORD)
    assert persons.gate.found is None


# ------------------------------------------------------------ throttle


async def test_five_free_tries_then_longer_and_longer_waits(
    persons: Persons, bea: User, clock: Clock
) -> None:
    await tries(persons, BEA, 5)
    for wait in (1, 2, 4, 8, 16, 32, 60, 60, 60):
        assert await persons.sign_in.waiting(BEA) == wait
        with pytest.raises(TooManyTries) as caught:
            await persons.sign_in.sign_in(BEA, PASSWORD)
        assert caught.value.seconds == wait
        clock.seconds += wait - 0.1
        with pytest.raises(TooManyTries):
            await persons.sign_in.sign_in(BEA, PASSWORD)
        clock.seconds += 0.2
        assert await persons.sign_in.waiting(BEA) == 0
        await tries(persons, BEA, 1)
    clock.seconds += 61
    assert await persons.sign_in.sign_in(BEA, PASSWORD), "there is no lasting lock"
    await persons.sign_in.sign_out()
    await tries(persons, BEA, 5)


async def test_a_refused_wait_is_no_try(persons: Persons, bea: User, clock: Clock) -> None:
    await tries(persons, BEA, 5)
    for _ in range(20):
        with pytest.raises(TooManyTries):
            await persons.sign_in.sign_in(BEA, "wrong")
    clock.seconds += 1.1
    assert await persons.sign_in.sign_in(BEA, PASSWORD)


async def test_one_pupil_does_not_keep_another_out(persons: Persons, bea: User) -> None:
    await persons.add("Cid")
    await tries(persons, BEA, 5)
    assert await persons.sign_in.sign_in("cid@example.org", PASSWORD)


async def test_the_count_survives_a_restart_and_the_whole_wait_begins_anew(
    persons: Persons, bea: User, clock: Clock
) -> None:
    await tries(persons, BEA, 5)
    clock.seconds += 1.1
    await tries(persons, BEA, 1)  # six in a row: two seconds
    clock.seconds += 1.9
    again = Persons(persons.uow, now=clock.now, monotonic=clock.monotonic)
    assert await again.sign_in.waiting(BEA) == 2
    with pytest.raises(TooManyTries):
        await again.sign_in.sign_in(BEA, PASSWORD)
    clock.seconds += 2.1
    assert await again.sign_in.sign_in(BEA, PASSWORD)


@pytest.mark.parametrize("days", [-400, 400])
async def test_a_clock_that_is_set_changes_nothing(
    persons: Persons, bea: User, clock: Clock, days: int
) -> None:
    await tries(persons, BEA, 5)
    clock.date += timedelta(days=days)
    again = Persons(persons.uow, now=clock.now, monotonic=clock.monotonic)
    await again.people.erase_due()  # as every start does
    assert await again.sign_in.waiting(BEA) == 1
    with pytest.raises(TooManyTries):
        await again.sign_in.sign_in(BEA, PASSWORD)


async def test_two_tries_at_once_count_as_two(persons: Persons, bea: User, clock: Clock) -> None:
    done = await asyncio.gather(
        *(persons.sign_in.sign_in(BEA, f"wrong {n}") for n in range(9)), return_exceptions=True
    )
    kinds = [type(one) for one in done]
    assert kinds.count(SignInRefused) == 5, "the others came too early"
    assert kinds.count(TooManyTries) == 4


async def test_a_try_is_counted_before_it_is_judged(persons: Persons, bea: User) -> None:
    """Killing the program in the middle of a comparison gives no free tries."""

    class Killed(Passwords):
        async def fits(self, hashed: str | None, password: str) -> bool:
            raise KeyboardInterrupt

    persons.sign_in._passwords = Killed(time_cost=1, memory_kib=8)
    for _ in range(5):
        with pytest.raises(KeyboardInterrupt):
            await persons.sign_in.sign_in(BEA, "wrong")
    with pytest.raises(TooManyTries):
        await persons.sign_in.sign_in(BEA, "wrong")


async def test_every_way_of_writing_the_address_counts_together(
    persons: Persons, bea: User
) -> None:
    for email in (
        BEA,
        "BEA@EXAMPLE.ORG",
        " bea@example.org",
        "ｂｅａ@example.org",
        "b\u200dea@example.org",
    ):
        await tries(persons, email, 1)
    assert await persons.sign_in.waiting(BEA) == 1


async def test_an_unknown_address_behaves_and_costs_the_same(
    database: Database, clock: Clock
) -> None:
    counting = Counting()
    persons = Persons(
        database.unit_of_work, now=clock.now, monotonic=clock.monotonic, passwords=counting
    )
    await persons.add("Bea")
    start_code = new_start_code()
    async with persons.uow(write=True) as work:
        await work.users.add(
            email="new@example.org", full_name="New", password_hash=hash_code(start_code),
            must_change_password=True,
        )  # fmt: skip
        await work.commit()
    await counting.warm()
    costs = {}
    for email in (BEA, NOBODY, "no address", "new@example.org"):
        told = []
        for number in range(8):
            counting.runs = 0
            with statements(database) as sent, pytest.raises(PermissionDenied) as caught:
                await persons.sign_in.sign_in(email, "wrong")
            writes = [sql for sql, _ in sent if not sql.lstrip().upper().startswith("SELECT")]
            told.append((caught.value.text(), counting.runs, len(writes)))
            clock.seconds += 0.5 if number == 5 else 100
        costs[email] = told
    assert costs[BEA] == costs[NOBODY] == costs["no address"] == costs["new@example.org"]
    assert {runs for _, runs, _ in costs[BEA]} == {0, 1}, "none while one has to wait"


async def test_the_right_start_code_costs_one_hash_too(database: Database, clock: Clock) -> None:
    counting = Counting()
    persons = Persons(database.unit_of_work, passwords=counting)
    persons.gate.enter(await persons.accounts.owner())
    made = await persons.people.add("Bea", BEA)
    await counting.warm()
    counting.runs = 0
    await persons.sign_in.sign_in(BEA, made.code)
    assert counting.runs == 1


async def test_many_unknown_addresses_do_not_fill_the_library(
    persons: Persons, monkeypatch: pytest.MonkeyPatch, database: Database, bea: User
) -> None:
    from coursegen_desktop.db.repositories import sign_ins

    monkeypatch.setattr(sign_ins, "MOST_KEPT", 10)
    for number in range(25):
        await tries(persons, f"x{number}@x.org", 1)
    await tries(persons, BEA, 5)
    assert await persons.people.erase_due() == 0
    with sqlite3.connect(database.path) as rows:
        (count,) = rows.execute("SELECT count(*) FROM sign_in_tries").fetchone()
    rows.close()
    assert count == 10
    assert await persons.sign_in.waiting(BEA) == 1, "the newest stay"


# ------------------------------------------------------------ hashes


async def test_a_hash_of_other_costs_is_renewed_at_the_sign_in(database: Database) -> None:
    old = Persons(database.unit_of_work)
    bea = await old.add("Bea")
    new = Persons(database.unit_of_work, passwords=Passwords(time_cost=2, memory_kib=16))

    async def kept() -> str:
        async with database.unit_of_work() as work:
            return str((await work.users.secrets_of(bea.id)).password_hash)

    before = await kept()
    with pytest.raises(SignInRefused):
        await new.sign_in.sign_in(BEA, "wrong")
    assert await kept() == before
    await new.sign_in.sign_in(BEA, PASSWORD)
    after = await kept()
    assert "m=16,t=2" in after
    await new.sign_in.sign_in(BEA, PASSWORD)
    assert await kept() == after, "once is enough"


def test_the_costs_are_those_that_were_measured() -> None:
    hasher = Passwords()._hasher
    assert isinstance(hasher, PasswordHasher)
    assert (hasher.memory_cost, hasher.time_cost, hasher.parallelism) == (46 * 1024, 1, 1)


async def test_no_password_and_no_code_is_kept_or_logged(
    persons: Persons, database: Database, caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    caplog.set_level("DEBUG")
    persons.gate.enter(await persons.accounts.owner())
    made = await persons.accounts.share("Ada", "ada@x.org", PASSWORD)
    start = await persons.people.add("Bea", BEA)
    await persons.sign_in.sign_out()
    await persons.sign_in.sign_in(BEA, start.code)
    await persons.accounts.change_password(start.code, "my very own words")
    with pytest.raises(SignInRefused):
        await persons.sign_in.sign_in("my very own words", "my very own words")
    await database.close()
    kept = database.path.read_bytes()
    for secret in (PASSWORD, start.code, start.code.replace("-", ""), "my very own words",
                   made.recovery_code, made.recovery_code.replace("-", "")):  # fmt: skip
        assert secret.encode() not in kept
        assert secret not in caplog.text


# ------------------------------------------------------------ deleted


async def test_deleted_and_brought_back(persons: Persons, bea: User, clock: Clock) -> None:
    persons.gate.enter(bea)
    with pytest.raises(SignInRefused):
        await persons.accounts.delete_me("wrong")
    await persons.accounts.delete_me(PASSWORD)
    assert not persons.gate.may(persons.accounts.me.needs)  # type: ignore[attr-defined]
    await persons.sign_in.sign_out()
    with pytest.raises(SignInRefused):
        await persons.sign_in.sign_in(BEA, "wrong")
    with pytest.raises(AccountDeleted):
        await persons.sign_in.sign_in(BEA, PASSWORD)
    assert persons.gate.found is None
    with pytest.raises(SignInRefused):
        await persons.sign_in.bring_back(BEA, "wrong")
    clock.date += timedelta(days=GRACE_DAYS - 1)
    assert await persons.people.erase_due() == 0
    user = await persons.sign_in.bring_back(BEA, PASSWORD)
    assert (user.id, user.deleted_at) == (bea.id, "")
    assert persons.gate.user == user
    clock.date += timedelta(days=GRACE_DAYS)
    assert await persons.people.erase_due() == 0


async def test_disabled_while_deleted_stays_out(persons: Persons, bea: User) -> None:
    persons.gate.enter(await persons.accounts.owner())
    await persons.people.delete(bea.id)
    await persons.people.set_disabled(bea.id, True)
    await persons.sign_in.sign_out()
    with pytest.raises(SignInRefused):
        await persons.sign_in.bring_back(BEA, PASSWORD)


async def test_what_happened_at_the_door_is_in_the_log(persons: Persons, clock: Clock) -> None:
    user, code = await registered(persons)
    await tries(persons, BEA, 5)
    with pytest.raises(TooManyTries):
        await persons.sign_in.sign_in(BEA, PASSWORD)
    clock.seconds += 2
    await persons.sign_in.sign_in(BEA, PASSWORD)
    await persons.sign_in.sign_out(idle=True)
    await persons.sign_in.sign_in_by_code(BEA, code, "another good one")
    await persons.sign_in.sign_out()
    await persons.sign_in.sign_in("ada@x.org", PASSWORD)
    page = await persons.audit.page(AuditQuery())
    assert [(entry.action, entry.actor_name, entry.subject_name) for entry in page.entries][:7] == [
        (AuditAction.SIGNED_IN, "Ada", ""),
        (AuditAction.SIGNED_OUT, "Bea", ""),
        (AuditAction.SIGNED_IN_BY_CODE, "Bea", ""),
        (AuditAction.SIGNED_OUT_IDLE, "Bea", ""),
        (AuditAction.SIGNED_IN, "Bea", ""),
        (AuditAction.SIGN_IN_REFUSED, "", "Bea"),
        (AuditAction.ACCOUNT_MADE, "Bea", "Bea"),
    ]
    assert page.entries[0].at.startswith("20")
    assert CHEAP is persons.passwords
    assert user.id in {entry.subject_id for entry in page.entries}


async def test_the_first_refusal_costs_one_hash_once_the_door_is_ready(database: Database) -> None:
    counting = Counting()
    persons = Persons(database.unit_of_work, passwords=counting)
    await persons.sign_in.make_ready()
    counting.runs = 0
    await tries(persons, NOBODY, 1)
    assert counting.runs == 1
