"""Connections: kept for each person, agreed to, tested, opened; and where their keys never are."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from coursegen_desktop.app.logs import start_logging
from coursegen_desktop.db.database import Database
from coursegen_desktop.domain.connection import (
    GGUF,
    OLLAMA,
    OPENAI,
    Connection,
    KeyPlace,
    Profile,
    Rung,
)
from coursegen_desktop.domain.errors import (
    AppError,
    InvalidContent,
    MissingPart,
    NotFound,
    ProviderError,
    ProviderFault,
    StorageError,
)
from coursegen_desktop.domain.events import ConnectionsChanged
from coursegen_desktop.domain.user import Role
from coursegen_desktop.services.backup import BackupService
from coursegen_desktop.services.clock import stamp, utc_now
from coursegen_desktop.services.connections import SETTING, ConnectionsService
from coursegen_desktop.services.events import EventHub
from coursegen_desktop.services.key_store import SERVICE, KeyStore
from coursegen_desktop.services.work import WorkUnits
from coursegen_desktop.ui.content.own_page_words import PageWords
from tests.persons import Persons

from .desk import heard
from .model_ways import Network, Ring

KEY = "sk-very-secret-0123456789"
HERE = Connection("", "Here", OLLAMA, "http://localhost:11434", "small")
CLOUD = Connection("", "Cloud", OPENAI, "https://api.example.com/v1", "large")


@pytest.fixture
def ring() -> Ring:
    return Ring()


@pytest.fixture
def network() -> Network:
    return Network()


@pytest.fixture
def keys(data_dir: Path, ring: Ring) -> KeyStore:
    return KeyStore(data_dir / "keys.json", lambda: ring)


@pytest.fixture
def connections(
    uow: WorkUnits, event_hub: EventHub, fixed_now: Callable[[], datetime], keys: KeyStore,
    network: Network,
) -> ConnectionsService:  # fmt: skip
    return ConnectionsService(uow, event_hub, fixed_now, keys, network.load)


async def kept(connections: ConnectionsService, wished: Connection, key: str = "") -> Connection:
    """As it is kept now; its id is given by keeping it."""
    await connections.save(wished, key or None)
    views = await connections.list()
    return next(view.connection for view in views if view.connection.name == wished.name)


# ------------------------------------------------------------ kept


async def test_the_first_is_the_default_until_another_is_chosen(
    connections: ConnectionsService, event_hub: EventHub
) -> None:
    told = heard(event_hub, ConnectionsChanged)
    here = await kept(connections, HERE)
    cloud = await kept(connections, CLOUD, KEY)
    assert len(told) == 2
    assert [(view.connection, view.is_default, view.key) for view in await connections.list()] == [
        (here, True, KeyPlace.NOWHERE),
        (cloud, False, KeyPlace.KEYRING),
    ]
    await connections.choose(cloud.id)
    assert [view.is_default for view in await connections.list()] == [False, True]
    await connections.remove(cloud.id)
    assert [view.is_default for view in await connections.list()] == [False], (
        "nothing is sent somewhere else because something was removed"
    )
    await connections.choose(here.id)
    await connections.choose("")
    assert [view.is_default for view in await connections.list()] == [False]


async def test_what_cannot_be_used_is_not_kept(connections: ConnectionsService, ring: Ring) -> None:
    await connections.save(HERE)
    for wrong in (
        replace(HERE, name=" "),
        replace(HERE, name="here "),
        replace(CLOUD, address="api.example.com"),
        replace(CLOUD, price_in=-1.0),
        replace(CLOUD, most_cost=float("nan")),
        Connection("", "File", GGUF, ""),
    ):
        with pytest.raises(InvalidContent):
            await connections.save(wrong, KEY)
    with pytest.raises(InvalidContent, match="signs that no key has"):
        await connections.save(CLOUD, "two words")
    assert len(await connections.list()) == 1
    assert ring.kept == {}


async def test_the_key_follows_its_connection(connections: ConnectionsService, ring: Ring) -> None:
    cloud = await kept(connections, CLOUD, f" {KEY}\n")
    assert ring.kept == {(SERVICE, cloud.id): KEY}
    await connections.save(replace(cloud, model="other"))
    assert ring.kept == {(SERVICE, cloud.id): KEY}
    copy = await connections.duplicate(cloud.id)
    assert ring.kept == {(SERVICE, cloud.id): KEY, (SERVICE, copy): KEY}
    assert [view.connection.name for view in await connections.list()] == ["Cloud", "Cloud 2"]
    await connections.save(replace(cloud, model="other"), "")
    assert ring.kept == {(SERVICE, copy): KEY}
    assert await connections.remove(copy) is None
    assert ring.kept == {}
    with pytest.raises(NotFound):
        await connections.remove(copy)


async def test_a_keyring_that_refuses_is_told_and_asked_again_later(
    connections: ConnectionsService, ring: Ring
) -> None:
    ring.error = RuntimeError("it is locked")
    refused = await connections.save(CLOUD, KEY)
    assert refused is not None
    assert "it is locked" in refused.text()
    assert await connections.key_trouble() is None, "locked or not is seen when it is used"
    (view,) = await connections.list()
    assert view.key is KeyPlace.FILE
    ring.error = None
    await connections.save(view.connection, KEY)
    ring.error = RuntimeError("it is locked")
    assert await connections.remove(view.connection.id) is not None
    assert ring.kept
    ring.error = None
    await connections.sweep_keys()
    assert ring.kept == {}


async def test_what_a_newer_version_kept_is_left_alone(
    connections: ConnectionsService, uow: WorkUnits
) -> None:
    here = await kept(connections, HERE)
    async with uow(write=True) as work:
        stored = await work.settings.get(0, SETTING)
        stored["all"].append({"id": "new", "name": "New", "kind": "telepathy"})
        await work.settings.put(0, SETTING, stored)
        await work.commit()
    await connections.save(replace(here, model="other"))
    assert [view.connection.model for view in await connections.list()] == ["other"]
    async with uow() as work:
        assert [row["id"] for row in (await work.settings.get(0, SETTING))["all"]] == [
            here.id, "new",
        ]  # fmt: skip


@pytest.mark.parametrize("stored", [None, [], 7, {"all": 3}, {"all": [3]}, {"default": []}])
async def test_whatever_is_kept(
    connections: ConnectionsService, uow: WorkUnits, stored: object
) -> None:
    async with uow(write=True) as work:
        await work.settings.put(0, SETTING, stored)
        await work.commit()
    assert await connections.list() == ()
    assert await kept(connections, HERE)


# ------------------------------------------------------------ people


async def test_everybody_has_connections_of_his_own(
    connections: ConnectionsService, uow: WorkUnits, ring: Ring
) -> None:
    persons = Persons(uow)
    connections.gate = persons.gate
    ada = await persons.enter("Ada", Role.INSTRUCTOR)
    cloud = await kept(connections, CLOUD, KEY)
    await persons.enter("Bea", Role.INSTRUCTOR)
    assert await connections.list() == ()
    for verb in (connections.get, connections.open, connections.test, connections.remove):
        with pytest.raises(NotFound):
            await verb(cloud.id)
    await connections.sweep_keys()
    assert ring.kept == {(SERVICE, cloud.id): KEY}, "somebody's, not nobody's"
    async with uow(write=True) as work:
        await work.settings.forget(ada.id)
        await work.commit()
    await connections.sweep_keys()
    assert ring.kept == {}, "the account was erased"


async def test_without_keys_no_keyring_is_asked(
    connections: ConnectionsService, ring: Ring, network: Network
) -> None:
    await connections.save(HERE)
    await connections.sweep_keys()
    await connections.list()
    assert ring.asked == 0
    assert network.loaded_in == []


# ------------------------------------------------------------ what is sent


async def test_nothing_is_sent_to_another_computer_before_the_user_agreed(
    connections: ConnectionsService, network: Network, fixed_now: Callable[[], datetime]
) -> None:
    cloud = await kept(connections, CLOUD, KEY)
    for ask in (
        lambda: connections.models(cloud),
        lambda: connections.test(cloud.id),
        lambda: connections.open(cloud.id),
    ):
        with pytest.raises(AppError, match=r"not agreed to send anything by api\.example\.com"):
            await ask()
    assert network.opened == []
    with pytest.raises(InvalidContent, match="changed meanwhile"):
        await connections.agree(cloud.id, "https://api.example.com/v2")
    await connections.agree(cloud.id, cloud.address)
    agreed = await connections.get(cloud.id)
    assert (agreed.agreed_address, agreed.agreed_at) == (cloud.address, stamp(fixed_now()))
    client = await connections.open(cloud.id)
    assert network.opened == [(agreed, KEY)]
    await client.close()


async def test_the_yes_is_to_one_address(connections: ConnectionsService) -> None:
    cloud = await kept(connections, CLOUD)
    await connections.agree(cloud.id, cloud.address)
    agreed = await connections.get(cloud.id)
    await connections.save(replace(agreed, name="Other name"))
    assert (await connections.get(cloud.id)).may_send
    for other in ("http://api.example.com/v1", "https://api.example.org/v1"):
        await connections.save(replace(agreed, address=other))
        assert not (await connections.get(cloud.id)).may_send
    # Whoever writes the yes himself has not asked the user about that address.
    await connections.save(replace(CLOUD, name="New", agreed_address="https://elsewhere.org"))
    assert not any(view.connection.may_send for view in await connections.list())


async def test_one_that_is_edited_is_asked_with_what_was_typed(
    connections: ConnectionsService, network: Network
) -> None:
    draft = await connections.agreed(replace(CLOUD, name=" Draft "))
    assert await connections.models(draft, KEY) == network.models
    assert network.opened == [(draft, KEY)]
    assert [client.closed for client in network.clients] == [1]
    assert await connections.list() == ()
    assert "MainThread" not in network.loaded_in


async def test_what_is_not_there_is_told(connections: ConnectionsService) -> None:
    await connections.save(replace(HERE, kind="telepathy"))
    (view,) = await connections.list()
    with pytest.raises(AppError):
        await connections.test(view.connection.id)
    strange = replace(view.connection, kind="telepathy", address="http://localhost")
    with pytest.raises(MissingPart, match="telepathy"):
        await connections.models(strange)


# ------------------------------------------------------------ tested


async def test_what_a_test_finds_is_kept(
    connections: ConnectionsService, network: Network, fixed_now: Callable[[], datetime]
) -> None:
    here = await kept(connections, HERE)
    found = await connections.test(here.id)
    assert found == Profile(
        "small", Rung.SCHEMA, 8192, tokens_per_s=23.4, tested_at=stamp(fixed_now())
    )
    assert (await connections.get(here.id)).profile == found
    await connections.save(replace(here, name="Other", window_cap=4096))
    now = await connections.get(here.id)
    assert (now.profile, now.window) == (found, 4096), "a form that was open before loses nothing"
    await connections.save(replace(now, model="large"))
    assert (await connections.get(here.id)).profile is None
    assert [client.closed for client in network.clients] == [1]


async def test_a_test_that_fails_leaves_what_was_known(
    connections: ConnectionsService, network: Network
) -> None:
    here = await kept(connections, HERE)
    found = await connections.test(here.id)
    network.error = ProviderError(
        ProviderFault.REFUSED, "Nobody answers at {address}.", address="x"
    )
    with pytest.raises(ProviderError, match="Nobody answers"):
        await connections.test(here.id)
    assert (await connections.get(here.id)).profile == found
    assert [client.closed for client in network.clients] == [1, 1]


async def test_a_test_can_be_stopped(connections: ConnectionsService, network: Network) -> None:
    here = await kept(connections, HERE)
    network.gate = asyncio.Event()
    started = asyncio.Event()
    network.while_testing = started.set
    task = asyncio.create_task(connections.test(here.id))
    await started.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert [client.closed for client in network.clients] == [1]
    assert (await connections.get(here.id)).profile is None


@pytest.mark.parametrize("change", ["removed", "another model"])
async def test_what_changes_during_a_test(
    connections: ConnectionsService, network: Network, change: str
) -> None:
    here = await kept(connections, HERE)
    network.gate, started = asyncio.Event(), asyncio.Event()
    network.while_testing = started.set
    task = asyncio.create_task(connections.test(here.id))
    await started.wait()
    if change == "removed":
        await connections.remove(here.id)
        network.gate.set()
        with pytest.raises(NotFound):
            await task
        assert await connections.list() == ()
    else:
        await connections.save(replace(here, model="large"))
        network.gate.set()
        await task
        assert (await connections.get(here.id)).profile is None


async def test_a_model_has_to_be_chosen_except_where_the_file_is_one(
    connections: ConnectionsService, tmp_path: Path
) -> None:
    bare = await kept(connections, replace(HERE, model=""))
    with pytest.raises(InvalidContent, match="No model is chosen"):
        await connections.test(bare.id)
    file = await kept(connections, Connection("", "File", GGUF, str(tmp_path / "m.gguf")))
    assert (await connections.test(file.id)).window == 8192


async def test_a_key_that_cannot_be_read_is_told_and_nothing_is_sent(
    connections: ConnectionsService, ring: Ring, network: Network
) -> None:
    here = await kept(connections, HERE, KEY)
    ring.error = RuntimeError("it is locked")
    with pytest.raises(StorageError, match=r"cannot be read.*it is locked"):
        await connections.open(here.id)
    assert network.opened == []


# ------------------------------------------------------------ where keys never are


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    """All that is logged, to a file as the program keeps it."""
    root = logging.getLogger()
    level, before = root.level, list(root.handlers)
    target = start_logging(tmp_path / "logs")
    root.setLevel(logging.DEBUG)
    yield target
    root.setLevel(level)
    for handler in [one for one in root.handlers if one not in before]:
        root.removeHandler(handler)
        handler.close()


@pytest.mark.parametrize("refuses", [False, True])
async def test_a_key_is_in_no_database_log_backup_or_export(
    connections: ConnectionsService, ring: Ring, network: Network, database: Database,
    uow: WorkUnits, data_dir: Path, tmp_path: Path, log: Path, refuses: bool,
    event_hub: EventHub,
) -> None:  # fmt: skip
    persons = Persons(uow)
    connections.gate = persons.gate
    ada = await persons.enter("Ada", Role.INSTRUCTOR)
    told = heard(event_hub, ConnectionsChanged)
    ring.error = RuntimeError(f"no room for {KEY}") if refuses else None
    refused = await connections.save(CLOUD, KEY)
    (view,) = await connections.list()
    cloud = view.connection
    await connections.agree(cloud.id, cloud.address)
    await connections.test(cloud.id)
    await connections.duplicate(cloud.id)
    network.error = ProviderError(ProviderFault.KEY, "The key is not right.")
    with pytest.raises(ProviderError):
        await connections.test(cloud.id)
    assert [key for _, key in network.opened] == [KEY, KEY], "it was used"
    logging.getLogger("test").info("the log is written")
    backup = await BackupService(database, data_dir / "backups", utc_now).make()
    export = tmp_path / "mine.json"
    page = tmp_path / "mine.html"
    for path in (export, page):
        await persons.own_data.export(path, user_id=ada.id, say=PageWords())
    for path in (export, page):
        assert "api.example.com" in path.read_text("utf-8"), "the connection itself is one's own"
    assert backup.stat().st_size > 0
    assert log.stat().st_size > 0
    holding = [
        path
        for path in [*data_dir.rglob("*"), *tmp_path.rglob("*")]
        if path.is_file() and KEY.encode() in path.read_bytes()
    ]
    assert {path.name for path in holding} == ({"keys.json"} if refuses else set())
    assert (refused is not None) is refuses
    assert KEY not in repr((await connections.list(), told, refused and refused.text()))
