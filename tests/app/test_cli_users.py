"""`users`: the owner of the library's file looks after its accounts."""

from __future__ import annotations

import asyncio
import json
import sqlite3
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

import pytest

from coursegen_desktop.app import cli
from coursegen_desktop.db.database import Database
from coursegen_desktop.domain.errors import SignInRefused
from coursegen_desktop.domain.settings import Sharing
from coursegen_desktop.domain.user import User
from tests.app.stage import Run, Said, outside
from tests.persons import PASSWORD, Persons

T = TypeVar("T")


@pytest.fixture
def on(database_file: Path) -> Callable[[Callable[[Persons], Awaitable[T]]], T]:
    """Do something with the library between two commands, as the window would."""

    async def do(deed: Callable[[Persons], Awaitable[T]]) -> T:
        database = Database(database_file)
        await database.open()
        try:
            return await deed(Persons(database.unit_of_work))
        finally:
            await database.close()

    def run_it(deed: Callable[[Persons], Awaitable[T]]) -> T:
        with ThreadPoolExecutor(1) as pool:
            return pool.submit(asyncio.run, do(deed)).result()

    return run_it


def people(run: Run) -> dict[str, tuple[str, str]]:
    said = run("users", "list", "--json")
    assert (said.status, said.err) == (0, "")
    return {one["email"]: (one["role"], one["state"]) for one in json.loads(said.out)}


def test_a_new_account_signs_in_by_the_code_that_is_printed_once(
    run: Run, on: Callable[..., User]
) -> None:
    said = run("users", "add", " BEA@Example.org ", "--name", "Bea  B.")
    assert said.status == 0
    assert "Bea B. signs in with the address bea@example.org" in said.err
    code = said.out.strip()
    assert said.out.count("\n") == 1
    assert code not in run("users", "list").out + run("users", "list", "--json").out
    user = on(lambda persons: persons.sign_in.sign_in("bea@example.org", code.lower()))
    assert user.must_change_password
    assert people(run)["bea@example.org"] == ("learner", "has a start code")


def test_the_list_is_a_table(run: Run) -> None:
    run("users", "add", "zoe@x.org", "--name", "Zoë 水", "--role", "instructor")
    lines = run("users", "list").out.splitlines()
    assert lines[0].split() == ["NAME", "EMAIL", "ROLE", "STATE"]
    assert [line.split()[-2:] for line in lines[1:]] == [
        ["no", "password"], ["start", "code"],
    ]  # fmt: skip
    assert "Zoë 水   zoe@x.org" in lines[2], "wide signs take two columns"
    assert set(people(run)) == {"local@localhost", "zoe@x.org"}


def test_a_reset_takes_the_place_of_the_password(run: Run, on: Callable[..., User]) -> None:
    on(lambda persons: persons.add("Bea"))
    said = run("users", "reset", "Bea@EXAMPLE.org")
    assert said.status == 0

    async def try_both(persons: Persons) -> User:
        with pytest.raises(SignInRefused):
            await persons.sign_in.sign_in("bea@example.org", PASSWORD)
        return await persons.sign_in.sign_in("bea@example.org", said.out.strip())

    assert on(try_both).must_change_password


def test_an_administrator_is_made_when_none_is_left(
    run: Run, on: Callable[..., object], database_file: Path
) -> None:
    on(lambda persons: persons.add("Bea"))
    with sqlite3.connect(database_file) as rows:  # as nothing in the program would leave it
        rows.execute("UPDATE users SET is_admin = 0")
    rows.close()
    said = run("users", "role", "bea@example.org", "administrator")
    assert (said.status, said.err) == (0, "")
    assert said.out == "Bea (bea@example.org) has the role administrator now.\n"
    assert people(run)["bea@example.org"] == ("administrator", "active")


def test_somebody_is_kept_out_and_let_in_again(run: Run, on: Callable[..., User]) -> None:
    on(lambda persons: persons.add("Bea"))

    async def enter(persons: Persons) -> User:
        return await persons.sign_in.sign_in("bea@example.org", PASSWORD)

    assert run("users", "disable", "bea@example.org").out.endswith("cannot sign in now.\n")
    assert people(run)["bea@example.org"] == ("learner", "disabled")
    with pytest.raises(SignInRefused):
        on(enter)
    assert run("users", "enable", "bea@example.org").out.endswith("can sign in now.\n")
    assert on(enter).full_name == "Bea"


@pytest.mark.parametrize(
    ("words", "text"),
    [
        (["role", "local@localhost", "learner"], "last administrator"),
        (["disable", "local@localhost"], "last administrator"),
        (["reset", "nobody@x.org"], "Nobody here has the address nobody@x.org."),
        (["role", "no address", "learner"], "Nobody here has the address"),
        (["add", "local@localhost", "--name", "A"], "Somebody already uses the address"),
        (["add", "bea", "--name", "A"], "not an email address"),
        (["add", "bea@x.org", "--name", " "], "name cannot be empty"),
        (["add", "bea@x.org", "--name", "x" * 1000], "too long: 1000 characters"),
        (["mode", "shared"], "No administrator has a password"),
    ],
)
def test_what_cannot_be_done_is_told_in_one_sentence(
    run: Run, database_file: Path, words: list[str], text: str
) -> None:
    before = people(run)
    said = run("users", *words)
    assert said.status == 1
    assert text in said.sentence
    assert people(run) == before


@pytest.mark.parametrize(
    ("words", "text"),
    [
        (["users"], "required: DEED"),
        (["users", "sing"], "invalid choice: 'sing'"),
        (["users", "add", "a@x.org"], "required: --name"),
        (["users", "add", "--name", "A"], "required: EMAIL"),
        (["users", "role", "a@x.org", "king"], "invalid choice: 'king'"),
        (["users", "mode", "both"], "invalid choice: 'both'"),
    ],
)
def test_wrong_use(words: list[str], text: str, capsys: pytest.CaptureFixture[str]) -> None:
    said = Said(cli.main(words), *capsys.readouterr())
    assert said.status == 2
    assert text in said.sentence


def test_who_uses_this_computer(run: Run, on: Callable[..., Sharing]) -> None:
    async def sharing(persons: Persons) -> Sharing:
        return await persons.accounts.sharing()

    assert run("users", "reset", "local@localhost").status == 0
    assert run("users", "mode", "shared").out == "Everybody signs in now.\n"
    assert on(sharing).is_shared
    run("users", "add", "bea@x.org", "--name", "Bea", "--role", "administrator")
    said = run("users", "mode", "alone")
    assert "local@localhost" in said.out, "the first administrator"
    assert (on(sharing).mode, on(sharing).alone_id) == ("alone", 1)
    assert people(run)["local@localhost"] == ("administrator", "no password")
    run("users", "disable", "local@localhost")
    assert "Bea" in run("users", "mode", "alone").out, "the first who can sign in"


def test_a_new_library_is_nobodys_question(run: Run, data_dir: Path) -> None:
    said = run("users", "mode", "alone")
    assert (said.status, said.err) == (0, "")
    assert (data_dir / "coursegen.db").is_file()


def test_everything_is_in_the_log_as_done_by_the_owner_of_the_file(
    run: Run, database_file: Path
) -> None:
    run("users", "add", "bea@x.org", "--name", "Bea")
    run("users", "reset", "bea@x.org")
    run("users", "role", "bea@x.org", "instructor")
    run("users", "disable", "bea@x.org")
    run("users", "enable", "bea@x.org")
    run("users", "mode", "alone")
    rows = sqlite3.connect(database_file)
    found = rows.execute("SELECT actor_id, actor_name, action FROM audit_log").fetchall()
    rows.close()
    assert [action for _, _, action in found][-6:] == [
        "account_made", "password_reset", "role_changed", "account_disabled", "account_enabled",
        "sharing_changed",
    ]  # fmt: skip
    assert {(key, name) for key, name, _ in found} == {(None, "owner of the file")}


def test_it_runs_as_a_process_without_widgets(database_file: Path) -> None:
    process = outside("users", "list", data_dir=database_file.parent)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (0, b"")
    assert b"local@localhost" in out
