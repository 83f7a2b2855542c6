"""The first start, the one local person, one's own profile, password and codes."""

from __future__ import annotations

import asyncio
import getpass
from collections.abc import AsyncIterator, Callable
from datetime import datetime
from pathlib import Path

import pytest

from coursegen_desktop.db.database import Database
from coursegen_desktop.domain.audit import AuditAction, AuditQuery
from coursegen_desktop.domain.errors import (
    Conflict,
    InvalidContent,
    PermissionDenied,
    SignInRefused,
)
from coursegen_desktop.domain.events import ProfileChanged, SharingChanged
from coursegen_desktop.domain.ids import UserId
from coursegen_desktop.domain.settings import ALONE, SHARED, Sharing
from coursegen_desktop.domain.user import MAX_NAME, User
from coursegen_desktop.services.accounts import LOCAL_EMAIL, MAX_PICTURE
from coursegen_desktop.services.events import EventHub
from tests.persons import PASSWORD, Persons, accounts_of

from .desk import heard

PNG = b"\x89PNG\r\n\x1a\n" + bytes(64)


@pytest.fixture
def persons(database: Database, fixed_now: Callable[[], datetime]) -> Persons:
    return Persons(database.unit_of_work, now=fixed_now)


@pytest.fixture
async def owner(persons: Persons) -> User:
    """The one person of the computer, an administrator without a password."""
    return await persons.accounts.owner()


@pytest.fixture
async def fresh(data_dir: Path) -> AsyncIterator[Database]:
    """A library that nobody has opened yet."""
    database = Database(data_dir / "new.db")
    await database.open()
    yield database
    await database.close()


# ------------------------------------------------------------ the first start


async def test_the_first_start_makes_one_person(
    fresh: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(getpass, "getuser", lambda: "ada.byron")
    accounts = accounts_of(fresh.unit_of_work)
    assert await accounts.sharing() == Sharing(), "nobody was asked yet"
    users = await asyncio.gather(*(accounts.owner() for _ in range(3)))
    assert len({user.id for user in users}) == 1
    assert (users[0].full_name, users[0].email) == ("Ada Byron", LOCAL_EMAIL)
    assert users[0].is_admin
    assert not users[0].has_password


@pytest.mark.parametrize("system_name", ["root", "", None])
async def test_a_system_without_a_name_has_a_learner(
    fresh: Database, monkeypatch: pytest.MonkeyPatch, system_name: str | None
) -> None:
    def getuser() -> str:
        if system_name is None:
            raise OSError("no account")
        return system_name

    monkeypatch.setattr(getpass, "getuser", getuser)
    user = await accounts_of(fresh.unit_of_work).owner()
    assert (user.full_name, user.initials) == ("Learner", "L")


async def test_just_me_on_this_computer(fresh: Database, event_hub: EventHub) -> None:
    accounts = accounts_of(fresh.unit_of_work, events=event_hub)
    told = heard(event_hub, SharingChanged)
    user = await accounts.begin_alone("  Ada \t Byron ")
    assert (user.full_name, user.is_admin, user.has_password) == ("Ada Byron", True, False)
    assert await accounts.sharing() == Sharing(mode=ALONE, alone_id=user.id)
    assert await accounts.at_the_door() == (user,)
    assert await accounts.owner() == user
    assert told == [SharingChanged()]
    for again in (accounts.begin_alone("Eve"), accounts.begin_shared("Eve", "e@x.org", PASSWORD)):
        with pytest.raises(PermissionDenied, match="set up already"):
            await again
    assert await accounts.owner() == user


async def test_several_people_share_it(fresh: Database) -> None:
    persons = Persons(fresh.unit_of_work)
    made = await persons.accounts.begin_shared("Ada", " ADA@Example.org ", PASSWORD)
    assert (made.user.email, made.user.is_admin) == ("ada@example.org", True)
    assert made.user.has_password
    assert len(made.recovery_code.replace("-", "")) == 26
    sharing = await persons.accounts.sharing()
    assert (sharing.mode, sharing.is_shared, sharing.idle_minutes) == (SHARED, True, 15)
    assert persons.gate.found is None, "making the account is not signing in"
    assert await persons.sign_in.sign_in("ada@example.org", PASSWORD) == made.user
    for again in (
        persons.accounts.begin_alone(),
        persons.accounts.begin_shared("Eve", "e@x.org", PASSWORD),
    ):
        with pytest.raises(PermissionDenied, match="set up already"):
            await again


async def test_what_cannot_be_used_at_the_first_start_changes_nothing(fresh: Database) -> None:
    accounts = accounts_of(fresh.unit_of_work)
    for name, email, password in (
        ("", "a@x.org", PASSWORD),
        ("Ada", "ada", PASSWORD),
        ("Ada", "a@x.org", "short"),
        ("Ada", "a@x.org", "password1"),
    ):
        with pytest.raises(InvalidContent):
            await accounts.begin_shared(name, email, password)
    assert (await accounts.sharing()).mode == ""
    assert not (await accounts.owner()).has_password


async def test_sharing_later_and_stopping_it(persons: Persons, owner: User) -> None:
    persons.gate.enter(owner)
    made = await persons.accounts.share("Ada", "ada@x.org", PASSWORD)
    assert made.user.id == owner.id
    assert persons.gate.user == made.user
    assert (await persons.accounts.sharing()).mode == SHARED
    bea = await persons.add("Bea")
    alone = await persons.accounts.stop_sharing()
    sharing = await persons.accounts.sharing()
    assert (sharing.mode, sharing.alone_id, alone.has_password) == (ALONE, owner.id, False)
    assert (await persons.people.get(bea.id)) == bea, "other accounts are kept"
    changes = AuditQuery(actions=(AuditAction.SHARING_CHANGED,))
    page = await persons.audit.page(changes)
    assert [entry.detail for entry in page.entries] == [ALONE, SHARED]


async def test_how_people_sign_in(persons: Persons, owner: User) -> None:
    persons.gate.enter(owner)
    await persons.accounts.share("Ada", "ada@x.org", PASSWORD)
    for minutes, kept in ((5, 5), (0, 0), (7, 15), (-1, 15)):
        wanted = await persons.accounts.set_sharing(
            idle_minutes=minutes, self_register=False, show_people=False
        )
        assert wanted == await persons.accounts.sharing()
        assert (wanted.mode, wanted.idle_minutes) == (SHARED, kept)
    await persons.sign_in.sign_out()
    assert await persons.accounts.at_the_door() == ()
    with pytest.raises(PermissionDenied, match="made by an administrator"):
        await persons.accounts.register("Eve", "eve@x.org", PASSWORD)
    await persons.sign_in.sign_in("ada@x.org", PASSWORD)
    made = await persons.accounts.register("Eve", "eve@x.org", PASSWORD)
    assert not made.user.is_admin


async def test_the_door_shows_a_few_names_and_never_many(persons: Persons, owner: User) -> None:
    persons.gate.enter(owner)
    await persons.accounts.share("Zoe", "zoe@x.org", PASSWORD)
    for number in range(15):
        await persons.add(f"P{number:02d}")
    await persons.people.set_disabled((await persons.add("Out")).id, True)
    await persons.people.delete((await persons.add("Gone")).id)
    door = await persons.accounts.at_the_door()
    assert [user.full_name for user in door] == [*(f"P{n:02d}" for n in range(15)), "Zoe"]
    await persons.add("One more")
    assert await persons.accounts.at_the_door() == ()


# ------------------------------------------------------------ one's own account


async def test_the_profile(persons: Persons, owner: User) -> None:
    persons.gate.enter(owner)
    told = heard(persons.hub, ProfileChanged)
    me = object()
    user = await persons.accounts.save_profile(
        full_name="  Grace \t Hopper ", email="Grace@Navy.MIL", avatar="7",
        base_revision=owner.revision, origin=me,
    )  # fmt: skip
    assert (user.full_name, user.email, user.colour) == ("Grace Hopper", "grace@navy.mil", 7)
    assert persons.gate.user == user == await persons.accounts.me()
    assert told == [ProfileChanged(user.id, me)]
    for name, email, avatar in (
        ("", "g@x.org", ""),
        ("  \n", "g@x.org", ""),
        ("x" * (MAX_NAME + 1), "g@x.org", ""),
        ("Grace", "nobody", ""),
        ("Grace", "g@x.org", "9"),
        ("Grace", "g@x.org", "../../etc"),
    ):
        with pytest.raises(InvalidContent):
            await persons.accounts.save_profile(
                full_name=name, email=email, avatar=avatar, base_revision=user.revision
            )
    assert await persons.accounts.me() == user


async def test_the_local_address_may_stay(persons: Persons, owner: User) -> None:
    persons.gate.enter(owner)
    user = await persons.accounts.save_profile(
        full_name="Ada", email=LOCAL_EMAIL, avatar="", base_revision=owner.revision
    )
    assert (user.full_name, user.email) == ("Ada", LOCAL_EMAIL)


async def test_an_older_profile_never_overwrites(persons: Persons, owner: User) -> None:
    persons.gate.enter(owner)
    bea = await persons.add("Bea")
    await persons.people.save(
        owner.id, full_name="New", email="new@x.org", group="", base_revision=owner.revision
    )
    with pytest.raises(Conflict, match="New was changed elsewhere"):
        await persons.accounts.save_profile(
            full_name="Mine", email="mine@x.org", avatar="", base_revision=owner.revision
        )
    now = await persons.accounts.me()
    assert (now.full_name, now.email) == ("New", "new@x.org")
    with pytest.raises(Conflict, match="already uses the address"):
        await persons.accounts.save_profile(
            full_name="New", email=bea.email.upper(), avatar="", base_revision=now.revision
        )


async def test_the_profile_keeps_the_group_that_an_administrator_gave(
    persons: Persons, owner: User
) -> None:
    persons.gate.enter(owner)
    bea = await persons.add("Bea")
    persons.gate.enter(bea)  # as she was when she signed in
    other = Persons(persons.uow)
    other.gate.enter(owner)
    now = await other.people.save(
        bea.id, full_name="Bea", email=bea.email, group="4a", base_revision=bea.revision
    )
    saved = await persons.accounts.save_profile(
        full_name="Bea B.", email=bea.email, avatar="", base_revision=now.revision
    )
    assert (saved.full_name, saved.group) == ("Bea B.", "4a")


async def test_a_picture(persons: Persons, owner: User) -> None:
    persons.gate.enter(owner)
    user = await persons.accounts.set_picture(PNG, base_revision=owner.revision)
    assert user.avatar == "picture"
    assert await persons.accounts.picture(user.id) == PNG
    for wrong in (b"", b"<svg/>", PNG + bytes(MAX_PICTURE)):
        with pytest.raises(InvalidContent):
            await persons.accounts.set_picture(wrong, base_revision=user.revision)
    with pytest.raises(Conflict):
        await persons.accounts.set_picture(None, base_revision=owner.revision)
    assert await persons.accounts.picture(user.id) == PNG, "a conflict changes nothing"
    user = await persons.accounts.set_picture(None, base_revision=user.revision)
    assert (user.avatar, await persons.accounts.picture(user.id)) == ("", None)
    assert await persons.accounts.picture(UserId(99)) is None


async def test_a_password_is_set_changed_and_removed(persons: Persons, owner: User) -> None:
    persons.gate.enter(owner)
    user = await persons.accounts.change_password("", PASSWORD)
    assert user.has_password
    with pytest.raises(SignInRefused):
        await persons.accounts.change_password("wrong", "another good one")
    with pytest.raises(InvalidContent, match="the password that you have"):
        await persons.accounts.change_password(PASSWORD, PASSWORD)
    await persons.accounts.change_password(PASSWORD, "another good one")
    with pytest.raises(SignInRefused):
        await persons.accounts.remove_password(PASSWORD)
    assert not (await persons.accounts.remove_password("another good one")).has_password
    await persons.accounts.share("Ada", "ada@x.org", PASSWORD)
    with pytest.raises(PermissionDenied, match="shared computer needs"):
        await persons.accounts.remove_password(PASSWORD)


async def test_a_password_needs_the_one_who_has_it(persons: Persons, owner: User) -> None:
    """An account is changed by its key, whatever its address has become meanwhile."""
    persons.gate.enter(owner)
    bea = await persons.add("Bea")
    persons.gate.enter(bea)
    other = Persons(persons.uow)
    other.gate.enter(owner)
    await other.people.save(
        bea.id, full_name="Bea", email="moved@x.org", group="", base_revision=bea.revision
    )
    taker = await other.accounts.register("Eve", bea.email, "eve's own words")
    with pytest.raises(SignInRefused):
        await persons.accounts.change_password("eve's own words", "something else new")
    await persons.accounts.change_password(PASSWORD, "something else new")
    assert await persons.sign_in.sign_in("moved@x.org", "something else new")
    assert (await persons.sign_in.sign_in(bea.email, "eve's own words")).id == taker.user.id
