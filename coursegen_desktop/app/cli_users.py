"""`users`: accounts, looked after by whoever owns the library's file. Imports no widgets."""

from __future__ import annotations

import argparse
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from ..domain.people import PeopleFilter, PeopleQuery, Person, StartCode
from ..domain.settings import ALONE
from ..domain.user import Role, User
from .cli_terminal import cut, one_line, print_json, tell, width_of
from .paths import Paths
from .wiring import Services

_MOST = 40  # columns of a name or an address


async def users(services: Services, paths: Paths, options: argparse.Namespace) -> int:
    """Do what stands behind `users`."""
    await _DEEDS[options.deed](services, options)
    return 0


# ------------------------------------------------------------ deeds


async def _list(services: Services, options: argparse.Namespace) -> None:
    people = await _everybody(services, PeopleFilter.ALL)
    if options.as_json:
        print_json([_as_json(person) for person in people])
    else:
        print(_table(people))


async def _add(services: Services, options: argparse.Namespace) -> None:
    _print_code(await services.people.add(options.name, options.email, role=Role(options.role)))


async def _reset(services: Services, options: argparse.Namespace) -> None:
    user = await services.people.find(options.email)
    _print_code(await services.people.reset_password(user.id))


async def _role(services: Services, options: argparse.Namespace) -> None:
    user = await services.people.find(options.email)
    user = await services.people.set_role(user.id, Role(options.role))
    print(f"{_named(user)} has the role {user.role} now.")


async def _enable(services: Services, options: argparse.Namespace) -> None:
    await _let_in(services, options, True)


async def _disable(services: Services, options: argparse.Namespace) -> None:
    await _let_in(services, options, False)


async def _let_in(services: Services, options: argparse.Namespace, may: bool) -> None:
    user = await services.people.find(options.email)
    user = await services.people.set_disabled(user.id, not may)
    print(f"{_named(user)} {'can' if may else 'cannot'} sign in now.")


async def _mode(services: Services, options: argparse.Namespace) -> None:
    if options.mode != ALONE:
        await services.accounts.ask_to_sign_in()
        print("Everybody signs in now.")
        return
    administrators = await _everybody(services, PeopleFilter.ADMINISTRATORS)
    able = [person.user for person in administrators if not person.user.is_disabled]
    # Where no administrator is left, the one whose library it was.
    first = min(able, key=lambda user: user.id, default=services.user)
    user = await services.accounts.open_alone(first.id)
    print(f"The library opens for {_named(user)} now, without a password.")


_DEEDS: dict[str, Callable[[Services, argparse.Namespace], Awaitable[None]]] = {
    "list": _list,
    "add": _add,
    "reset": _reset,
    "role": _role,
    "enable": _enable,
    "disable": _disable,
    "mode": _mode,
}

# ------------------------------------------------------------ words


async def _everybody(services: Services, which: PeopleFilter) -> list[Person]:
    people: list[Person] = []
    cursor: tuple[str, int] | None = None
    while True:
        page = await services.people.page(PeopleQuery(filter=which), cursor, 1000)
        people += page.people
        cursor = page.next_cursor
        if cursor is None:
            return people


def _print_code(code: StartCode) -> None:
    tell(
        f"{one_line(code.full_name)} signs in with the address {code.email} and this start code,"
        " and then chooses a password. The code is not shown again."
    )
    print(code.code)


def _named(user: User) -> str:
    return f"{one_line(user.full_name)} ({user.email})"


def _state(user: User) -> str:
    if user.is_disabled:
        return "disabled"
    if user.must_change_password:
        return "has a start code"
    return "active" if user.has_password else "no password"


def _as_json(person: Person) -> dict[str, Any]:
    user = person.user
    return {
        "name": user.full_name,
        "email": user.email,
        "group": user.group,
        "role": user.role.value,
        "state": _state(user),
        "courses": person.courses,
        "last_seen_at": person.last_seen_at,
    }


def _table(people: Sequence[Person]) -> str:
    rows = [("NAME", "EMAIL", "ROLE", "STATE")]
    rows += [
        (
            cut(one_line(person.user.full_name), _MOST),
            cut(one_line(person.user.email), _MOST),
            person.user.role.value,
            _state(person.user),
        )
        for person in people
    ]
    widths = [max(width_of(row[column]) for row in rows) for column in range(3)]
    return "\n".join(_aligned(row, widths) for row in rows)


def _aligned(row: Sequence[str], widths: Sequence[int]) -> str:
    padded = [
        text + " " * (width - width_of(text)) for text, width in zip(row, widths, strict=False)
    ]
    return "  ".join([*padded, row[-1]])
