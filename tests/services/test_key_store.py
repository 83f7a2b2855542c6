"""Keys of language models: in the keyring, else in a private file, asked for but not for ever."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from keyring import errors

from coursegen_desktop.domain.connection import KeyPlace
from coursegen_desktop.domain.errors import MissingPart, StorageError
from coursegen_desktop.services.key_store import SERVICE, KeyStore, system_keyring

from .model_ways import Ring

KEY = "sk-very-secret-0123456789"


@pytest.fixture
def ring() -> Ring:
    return Ring()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "keys.json"


@pytest.fixture
def store(path: Path, ring: Ring) -> KeyStore:
    return KeyStore(path, lambda: ring)


async def test_the_keyring_has_it_and_the_file_only_its_name(
    store: KeyStore, ring: Ring, path: Path
) -> None:
    assert await store.trouble() is None
    assert await store.put("a", KEY) is None
    assert ring.kept == {(SERVICE, "a"): KEY}
    assert await store.places() == {"a": KeyPlace.KEYRING}
    assert KEY not in path.read_text()
    assert await store.get("a") == KEY
    assert await store.get("never put") == ""


async def test_a_forgotten_key_is_gone_and_so_is_the_file(
    store: KeyStore, ring: Ring, path: Path
) -> None:
    await store.put("a", KEY)
    assert await store.forget("a") is None
    assert ring.kept == {}
    assert not path.exists()
    assert await store.get("a") == ""
    asked = ring.asked
    assert await store.forget("never put") is None
    assert ring.asked == asked, "a keyring may ask its user to open it"


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (errors.NoKeyringError("none"), "no keyring"),
        (errors.KeyringLocked("locked"), "locked"),
        (errors.InitError("dismissed"), "locked"),
        (RuntimeError("D-Bus is not there."), "D-Bus is not there"),
        (OSError(), "OSError"),
    ],
)
async def test_what_no_keyring_takes_lies_in_a_private_file(
    path: Path, error: Exception, words: str
) -> None:
    store = KeyStore(path, lambda: Ring(error))
    refused = await store.put("a", KEY)
    assert refused is not None
    assert words in refused.text()
    assert path.stat().st_mode & 0o777 == 0o600
    assert await store.places() == {"a": KeyPlace.FILE}
    assert await store.get("a") == KEY


async def test_without_a_keyring_the_key_goes_with_its_name(path: Path) -> None:
    def none() -> Ring:
        raise MissingPart("This system has no keyring that the program can use.")

    store = KeyStore(path, none)
    assert isinstance(await store.trouble(), MissingPart)
    await store.put("a", KEY)
    await store.put("b", KEY)
    assert await store.forget("a") is None
    assert await store.places() == {"b": KeyPlace.FILE}
    assert await store.forget("b") is None
    assert not path.exists()


async def test_a_backend_that_keeps_nothing_is_found_out(path: Path) -> None:
    class Forgetful(Ring):
        def set_password(self, service: str, username: str, password: str) -> None: ...

    store = KeyStore(path, Forgetful)
    refused = await store.put("a", KEY)
    assert refused is not None
    assert "did not keep" in refused.text()
    assert await store.get("a") == KEY


async def test_a_keyring_that_is_back_takes_the_key_out_of_the_file(
    store: KeyStore, ring: Ring, path: Path
) -> None:
    ring.error = errors.KeyringLocked()
    await store.put("a", KEY)
    ring.error = None
    assert await store.put("a", "sk-new") is None
    assert await store.places() == {"a": KeyPlace.KEYRING}
    assert KEY not in path.read_text()


async def test_who_cannot_open_the_keyring_is_told(store: KeyStore, ring: Ring) -> None:
    await store.put("a", KEY)
    ring.error = errors.KeyringLocked()
    with pytest.raises(StorageError, match=r"keyring is locked.*Unlock"):
        await store.get("a")


async def test_a_key_that_the_keyring_keeps_for_now_is_swept_later(
    store: KeyStore, ring: Ring, path: Path
) -> None:
    for name in ("a", "b"):
        await store.put(name, KEY)
    ring.error = errors.KeyringLocked()
    refused = await store.forget("a")
    assert refused is not None
    assert "locked" in refused.text()
    ring.error = None
    await KeyStore(path, lambda: ring).sweep({"b"})
    assert set(ring.kept) == {(SERVICE, "b")}


@pytest.fixture
def hanging() -> Iterator[threading.Event]:
    """A keyring that hangs until the test has ended."""
    end = threading.Event()
    yield end
    end.set()


async def test_a_keyring_that_hangs_is_not_waited_for(path: Path, hanging: threading.Event) -> None:
    opened = 0

    def hang() -> Ring:
        nonlocal opened
        opened += 1
        hanging.wait()
        return Ring()

    store = KeyStore(path, hang, patience_s=0.05)
    refused = await store.put("a", KEY)
    assert refused is not None
    assert "did not answer within 0.05 s" in refused.text()
    assert await store.get("a") == KEY
    assert await store.trouble() is not None
    assert opened == 1, "while it hangs, no second thread hangs with it"
    assert "a" in json.loads(path.read_text())["in_keyring"], "it may arrive there late"


async def test_a_file_that_others_may_read_is_closed(path: Path) -> None:
    store = KeyStore(path, lambda: Ring(OSError()))
    await store.put("a", KEY)
    path.chmod(0o644)
    assert await store.get("a") == KEY
    assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.logs("file of keys is damaged")
@pytest.mark.parametrize("text", ["", "{", "[]", '{"in_keyring": 3, "here": {}}', "\xff\x00"])
async def test_a_damaged_file_is_set_aside(path: Path, ring: Ring, text: str) -> None:
    path.parent.mkdir()
    path.write_text(text)
    store = KeyStore(path, lambda: ring)
    assert await store.get("a") == ""
    assert path.with_suffix(".damaged").read_text() == text
    assert await store.put("a", KEY) is None
    assert await store.get("a") == KEY


async def test_a_folder_that_takes_nothing_is_told(tmp_path: Path, ring: Ring) -> None:
    (tmp_path / "a file").touch()
    store = KeyStore(tmp_path / "a file" / "keys.json", lambda: ring)
    with pytest.raises(StorageError):
        await store.put("a", KEY)
    assert ring.kept == {}, "what is not known is never deleted"


def test_the_system_has_none_here() -> None:
    """The suite chooses the library's own backend that refuses everything."""
    with pytest.raises(MissingPart, match="no keyring"):
        system_keyring()
