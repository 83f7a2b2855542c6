"""The one local person: made once, named, renamed."""

from __future__ import annotations

import asyncio
import getpass
from pathlib import Path

import pytest

from coursegen_desktop.db.database import Database
from coursegen_desktop.domain.errors import InvalidContent, NotFound
from coursegen_desktop.domain.ids import UserId
from coursegen_desktop.services.accounts import LOCAL_EMAIL, AccountsService


async def test_the_first_start_makes_one_person(
    data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(getpass, "getuser", lambda: "ada.byron")
    database = Database(data_dir / "new.db")
    await database.open()
    try:
        accounts = AccountsService(database.unit_of_work)
        users = await asyncio.gather(*(accounts.ensure_local_user() for _ in range(3)))
        assert len({user.id for user in users}) == 1
        assert users[0].full_name == "Ada Byron"
        assert users[0].email == LOCAL_EMAIL
        assert users[0].is_admin
    finally:
        await database.close()


@pytest.mark.parametrize("system_name", ["root", "", None])
async def test_a_system_without_a_name_has_a_learner(
    data_dir: Path, monkeypatch: pytest.MonkeyPatch, system_name: str | None
) -> None:
    def getuser() -> str:
        if system_name is None:
            raise OSError("no account")
        return system_name

    monkeypatch.setattr(getpass, "getuser", getuser)
    database = Database(data_dir / "new.db")
    await database.open()
    try:
        user = await AccountsService(database.unit_of_work).ensure_local_user()
        assert (user.full_name, user.initials) == ("Learner", "L")
    finally:
        await database.close()


async def test_renaming(database: Database, user_id: UserId) -> None:
    accounts = AccountsService(database.unit_of_work)
    user = await accounts.rename(user_id, "  Grace \t Hopper ")
    assert user.full_name == "Grace Hopper"
    assert (await accounts.ensure_local_user()).full_name == "Grace Hopper"
    for empty in ("", "  \n"):
        with pytest.raises(InvalidContent):
            await accounts.rename(user_id, empty)
    with pytest.raises(NotFound):
        await accounts.rename(UserId(99), "Nobody")
    assert (await accounts.ensure_local_user()).full_name == "Grace Hopper"
