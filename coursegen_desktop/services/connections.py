"""A person's connections to language models: kept, tested, agreed to, opened.

Nothing is sent to another computer before the user said yes to its address.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import Any, Protocol
from uuid import uuid4

from ..domain.connection import (
    MAX_NAME,
    Connection,
    ConnectionView,
    KeyPlace,
    Profile,
    checked_key,
    connection_stored,
    connections_from,
)
from ..domain.errors import AppError, InvalidContent, MissingPart, NotFound
from ..domain.events import ConnectionsChanged
from ..domain.ids import UserId
from ..domain.rights import Right
from ..generation.providers.base import ChatClient, ModelInfo, Provider
from .blocking import in_thread
from .clock import Now, stamp
from .events import EventHub
from .gate import Guarded, needs, open_to_all
from .key_store import KeyStore
from .work import WorkUnits

SETTING = "connections"  # {"default": id, "all": [connection, …]}
_MACHINE = UserId(0)
Stored = list[dict[str, Any]]


class Probe(Protocol):
    """Finds out what a model can do; raises ProviderError."""

    def __call__(
        self, client: ChatClient, connection: Connection, model: str, *, now: str
    ) -> Awaitable[Profile]: ...


@dataclass(frozen=True, slots=True)
class Ways:
    """How models are reached: `provider(kind)`, None for a kind that is not known, and the test."""

    provider: Callable[[str], Provider | None]
    probe: Probe


class ConnectionsService(Guarded):
    """`load_ways` is called once, in a thread, when something is asked for the first time."""

    def __init__(
        self,
        uow: WorkUnits,
        events: EventHub,
        now: Now,
        keys: KeyStore,
        load_ways: Callable[[], Ways],
    ) -> None:
        self._uow, self._events, self._now = uow, events, now
        self._keys, self._load_ways = keys, load_ways
        self._ways: Ways | None = None
        # Keys and rows change together: between the two nothing is opened.
        self._lock = asyncio.Lock()

    # ------------------------------------------------------------ kept

    @needs(Right.EDIT_COURSES)
    async def list(self) -> tuple[ConnectionView, ...]:
        """One's own, as they were added."""
        default, rows = _parts(await self._read(self._whose()))
        places = await self._keys.places()
        return tuple(
            ConnectionView(one, one.id == default, places.get(one.id, KeyPlace.NOWHERE))
            for one in connections_from(rows)
        )

    @needs(Right.EDIT_COURSES)
    async def get(self, connection_id: str) -> Connection:
        """One of one's own. Raises NotFound."""
        return _found(await self._read(self._whose()), connection_id)

    @needs(Right.EDIT_COURSES)
    async def save(self, connection: Connection, key: str | None = None) -> AppError | None:
        """Keep a connection; one without an id is new, and the first one becomes the default.

        `key` None leaves the key as it is, "" deletes it. Returns why the system's keyring did
        not take the key (it lies in a file then) or still has it; None when all is well. Raises
        InvalidContent for what cannot be used, StorageError.
        """
        checked = connection.checked()
        checked = replace(checked, id=checked.id or str(uuid4()))
        key = None if key is None else checked_key(key)
        whose = self._whose()
        async with self._lock:
            # Looked at first, so that a key is kept only for what will be there.
            stored = await self._read(whose)
            _edited(stored, checked)
            checked = _with_what_is_known(stored, checked)
            refused: AppError | None = None
            if key is not None:
                change = self._keys.put(checked.id, key) if key else self._keys.forget(checked.id)
                refused = await change
            await self._keep(whose, checked)
        self._changed(whose)
        return refused

    @needs(Right.EDIT_COURSES)
    async def remove(self, connection_id: str) -> AppError | None:
        """Remove a connection and its key. Returns why the keyring still has the key.

        What was the default has no successor: another one may send somewhere else.
        """
        whose = self._whose()
        async with self._lock:
            async with self._uow(write=True) as work:
                stored = await work.settings.get(whose, SETTING)
                _found(stored, connection_id)
                default, rows = _parts(stored)
                left = [row for row in rows if row.get("id") != connection_id]
                kept = {"default": "" if default == connection_id else default, "all": left}
                await work.settings.put(whose, SETTING, kept)
                await work.commit()
            refused = await self._keys.forget(connection_id)
        self._changed(whose)
        return refused

    @needs(Right.EDIT_COURSES)
    async def duplicate(self, connection_id: str) -> str:
        """A second one like it, with its key, under another name. Returns its id."""
        stored = await self._read(self._whose())
        connection = _found(stored, connection_id)
        names = {one.name.casefold() for one in connections_from(_parts(stored)[1])}
        copy = replace(connection, id=str(uuid4()), name=_free_name(connection.name, names))
        await self.save(copy, await self._keys.get(connection_id) or None)
        return copy.id

    @needs(Right.EDIT_COURSES)
    async def choose(self, connection_id: str) -> None:
        """Use it where nothing else is said; "" for none."""
        whose = self._whose()
        async with self._uow(write=True) as work:
            stored = await work.settings.get(whose, SETTING)
            if connection_id:
                _found(stored, connection_id)
            kept = {"default": connection_id, "all": _parts(stored)[1]}
            await work.settings.put(whose, SETTING, kept)
            await work.commit()
        self._changed(whose)

    @needs(Right.EDIT_COURSES)
    async def agree(self, connection_id: str, address: str) -> None:
        """The user says yes to sending to `address`. InvalidContent when it is another by now."""
        whose = self._whose()
        async with self._lock:
            connection = _found(await self._read(whose), connection_id)
            if connection.address != address:
                raise InvalidContent(
                    "The address of “{name}” was changed meanwhile.",
                    "Look at it and try again.",
                    name=connection.name,
                )
            await self._keep(whose, connection.agreed(self._moment()))
        self._changed(whose)

    @needs(Right.EDIT_COURSES)
    async def agreed(self, connection: Connection) -> Connection:
        """The same for one that is being edited and not kept yet."""
        return connection.checked().agreed(self._moment())

    @needs(Right.EDIT_COURSES)
    async def key_trouble(self) -> AppError | None:
        """Why a key would go into a file instead of the system's keyring; None where it would
        not."""
        return await self._keys.trouble()

    @open_to_all
    async def sweep_keys(self) -> None:
        """Delete keys whose connections are gone, with an account or an older library; the
        program's own housekeeping."""
        async with self._lock:
            if not await self._keys.places():
                return
            async with self._uow() as work:
                everybody = await work.settings.of_everybody(SETTING)
            kept = {str(row.get("id")) for stored in everybody for row in _parts(stored)[1]}
            await self._keys.sweep(kept)

    # ------------------------------------------------------------ asked

    @needs(Right.EDIT_COURSES)
    async def models(self, connection: Connection, key: str | None = None) -> tuple[ModelInfo, ...]:
        """The models that are there; `connection` need not be kept yet. `key` None: the kept one.

        Raises InvalidContent, ProviderError, and AppError while nobody agreed to its address.
        """
        given = None if key is None else checked_key(key)
        client = await self._opened(connection.checked(), given)
        try:
            return await client.models()
        finally:
            await client.close()

    @needs(Right.EDIT_COURSES)
    async def test(self, connection_id: str) -> Profile:
        """Find out what its model can do, and keep that with it. Cancelling ends the asking.

        Raises ProviderError, InvalidContent where no model was chosen, and AppError while nobody
        agreed to its address.
        """
        whose = self._whose()
        connection = _found(await self._read(whose), connection_id)
        connection.need_model()
        client = await self._opened(connection)
        ways = await self._loaded()
        try:
            profile = await ways.probe(client, connection, connection.model, now=self._moment())
        finally:
            await client.close()
        async with self._lock:
            kept = _found(await self._read(whose), connection_id)
            # Edited while it was asked: what was found out is about another model.
            if kept.asks_like(connection):
                await self._keep(whose, replace(kept, profile=profile))
        self._changed(whose)
        return profile

    @needs(Right.EDIT_COURSES)
    async def open(self, connection_id: str) -> ChatClient:
        """A way to its models; whoever asks closes it.

        Raises NotFound, StorageError where its key cannot be read, MissingPart, and AppError
        while nobody agreed to its address.
        """
        return await self._opened(await self.get(connection_id))

    async def _opened(self, connection: Connection, key: str | None = None) -> ChatClient:
        if not connection.may_send:
            raise AppError(
                "Nothing was sent: what “{name}” is asked leaves this computer, and you have not "
                "agreed to send anything by {host} yet.",
                "Test the connection in Settings, Language models; it asks you once.",
                name=connection.name,
                host=connection.host,
            )
        ways = await self._loaded()
        provider = ways.provider(connection.kind)
        if provider is None:
            raise MissingPart(
                "This version of the program does not know the kind of connection “{kind}”.",
                "A newer version may.",
                kind=connection.kind,
            )
        if key is None:
            async with self._lock:
                key = await self._keys.get(connection.id)
        return provider.open(connection, key)

    async def _loaded(self) -> Ways:
        if self._ways is None:
            self._ways = await in_thread(self._load_ways)
        return self._ways

    # ------------------------------------------------------------ within

    async def _read(self, whose: UserId) -> object:
        async with self._uow() as work:
            return await work.settings.get(whose, SETTING)

    async def _keep(self, whose: UserId, connection: Connection) -> None:
        async with self._uow(write=True) as work:
            stored = await work.settings.get(whose, SETTING)
            await work.settings.put(whose, SETTING, _edited(stored, connection))
            await work.commit()

    def _whose(self) -> UserId:
        return _MACHINE if self.gate is None else self.gate.user.id

    def _moment(self) -> str:
        return stamp(self._now())

    def _changed(self, whose: UserId) -> None:
        self._events.publish(ConnectionsChanged(whose))


def _parts(stored: object) -> tuple[str, Stored]:
    """The default and the rows out of stored JSON, whatever it holds."""
    if not isinstance(stored, dict):
        return "", []
    rows = stored.get("all")
    kept = [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []
    return str(stored.get("default") or ""), kept


def _found(stored: object, connection_id: str) -> Connection:
    for connection in connections_from(_parts(stored)[1]):
        if connection.id == connection_id:
            return connection
    raise NotFound("This connection is gone.", "It was removed meanwhile.")


def _edited(stored: object, connection: Connection) -> dict[str, Any]:
    """The setting with `connection` in its place. InvalidContent where its name is taken.

    What cannot be read (a newer version's) stays as it is.
    """
    default, rows = _parts(stored)
    known = connections_from(rows)
    if any(_is_called(one, connection.name) and one.id != connection.id for one in known):
        raise InvalidContent(
            "There is a connection named “{name}” already.",
            "Give this one another name.",
            name=connection.name,
        )
    row = connection_stored(connection)
    if any(one.get("id") == connection.id for one in rows):
        made = [row if one.get("id") == connection.id else one for one in rows]
    else:
        made = [*rows, row]
    return {"default": default if rows else connection.id, "all": made}


def _with_what_is_known(stored: object, connection: Connection) -> Connection:
    """What a test found out meanwhile stays, as long as it is about the same model."""
    for before in connections_from(_parts(stored)[1]):
        if before.id == connection.id:
            is_same = connection.asks_like(before)
            return replace(connection, profile=before.profile if is_same else None)
    return connection


def _is_called(connection: Connection, name: str) -> bool:
    return connection.name.casefold() == name.casefold()


def _free_name(name: str, taken: set[str]) -> str:
    number = 2
    while True:
        tail = f" {number}"
        made = name[: MAX_NAME - len(tail)] + tail
        if made.casefold() not in taken:
            return made
        number += 1
