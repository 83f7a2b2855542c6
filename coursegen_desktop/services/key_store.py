"""Keys of language models: in the system's keyring, else in a file that only this user may read.

Never in the library, its backups, exports or the log. A keyring is asked in a thread of its own
and not for ever: it may show a dialog of the system, and D-Bus can hang.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Collection
from pathlib import Path
from typing import Any, Protocol, TypeVar

from ..db.key_file import KeyFile, Keys
from ..domain.connection import KeyPlace
from ..domain.errors import AppError, MissingPart, StorageError
from .blocking import in_thread

T = TypeVar("T")

SERVICE = "Coursegen Desktop"  # as the system's own program for keys lists them
# Long enough to type the password that opens a locked keyring.
PATIENCE_S = 45.0
# The library rates its backends: below this one keeps nothing, or keeps it readable.
_SAFE = 1


class Keyring(Protocol):
    """The part of the library's backends that is used."""

    def get_password(self, service: str, username: str) -> str | None:
        """The key, None where there is none."""

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep a key."""

    def delete_password(self, service: str, username: str) -> None:
        """Forget a key; raises where there is none."""


class KeyStore:
    """Keeps keys under names of letters, digits and hyphens. It is asked from one loop."""

    def __init__(
        self,
        path: Path,
        open_keyring: Callable[[], Keyring] | None = None,
        patience_s: float = PATIENCE_S,
    ) -> None:
        self._file = KeyFile(path)
        self._open = open_keyring or system_keyring
        self._patience_s = patience_s
        self._lock = asyncio.Lock()
        self._hanging: threading.Thread | None = None

    @property
    def path(self) -> Path:
        """Of the file."""
        return self._file.path

    async def places(self) -> dict[str, KeyPlace]:
        """Where each key lies, by its name; no keyring is asked."""
        keys = await in_thread(self._file.read)
        found = dict.fromkeys(keys.in_keyring, KeyPlace.KEYRING)
        return found | dict.fromkeys(keys.here, KeyPlace.FILE)

    async def trouble(self) -> AppError | None:
        """Why a new key would not come into a keyring; None where it would."""
        try:
            await self._asked(lambda ring: None)
        except AppError as error:
            return error
        return None

    async def get(self, name: str) -> str:
        """The key, "" where there is none. Raises StorageError where the keyring refuses."""
        async with self._lock:
            keys = await in_thread(self._file.read)
            if name in keys.here:
                return keys.here[name]
            if name not in keys.in_keyring:
                return ""
            try:
                return await self._asked(lambda ring: ring.get_password(SERVICE, name)) or ""
            except AppError as error:
                raise StorageError(
                    "The key of this connection cannot be read. {why}",
                    "Unlock the keyring, or type the key again.",
                    why=error.text(),
                ) from error

    async def put(self, name: str, key: str) -> AppError | None:
        """Keep a key. Returns why it had to go into the file, None when the keyring has it.

        Raises StorageError where the file cannot be written either.
        """
        async with self._lock:
            keys = await in_thread(self._file.read)
            was_there = name in keys.in_keyring
            keys.in_keyring.add(name)  # first: what is not known is never deleted
            await in_thread(self._file.write, keys)
            refused: AppError | None = None
            try:
                await self._asked(lambda ring: _keep(ring, name, key))
                keys.here.pop(name, None)
            except AppError as error:
                # Whatever a backend says of the key is neither shown nor logged.
                is_telling = key in error.text()
                refused = StorageError("The system's keyring refused.") if is_telling else error
                keys.here[name] = key
                # An older key, or one that arrives late, may be in the keyring: the name stays.
                if isinstance(error, MissingPart) and not was_there:
                    keys.in_keyring.discard(name)
            await in_thread(self._file.write, keys)
        return refused

    async def forget(self, name: str) -> AppError | None:
        """Delete a key. Returns why the keyring still has it; `sweep` tries again then."""
        async with self._lock:
            return await self._forget(await in_thread(self._file.read), name)

    async def sweep(self, wanted: Collection[str]) -> None:
        """Delete the keys of all other names: their connections are gone."""
        async with self._lock:
            keys = await in_thread(self._file.read)
            for name in (keys.in_keyring | keys.here.keys()) - set(wanted):
                await self._forget(keys, name)

    async def _forget(self, keys: Keys, name: str) -> AppError | None:
        refused: AppError | None = None
        keys.here.pop(name, None)
        if name in keys.in_keyring:
            try:
                await self._asked(lambda ring: _delete(ring, name))
                keys.in_keyring.discard(name)
            except AppError as error:
                refused = error
        await in_thread(self._file.write, keys)
        return refused

    async def _asked(self, act: Callable[[Keyring], T]) -> T:
        """What `act` says of the keyring. Raises StorageError, MissingPart where there is none."""
        if self._hanging is not None and self._hanging.is_alive():
            raise self._no_answer()
        loop = asyncio.get_running_loop()
        answer: asyncio.Future[T] = loop.create_future()
        thread = threading.Thread(
            target=_work, args=(loop, answer, self._open, act), name="keyring", daemon=True
        )
        # Not a thread of the loop: the program's end waits for those, and this one may hang.
        thread.start()
        try:
            return await asyncio.wait_for(answer, self._patience_s)
        except TimeoutError:
            self._hanging = thread
            raise self._no_answer() from None

    def _no_answer(self) -> StorageError:
        return StorageError(
            "The system's keyring did not answer within {seconds} s.",
            "",
            seconds=f"{self._patience_s:g}",
        )


def system_keyring() -> Keyring:
    """The keyring of the system. Raises MissingPart where there is none that is safe."""
    import keyring  # late: it looks through all installed packages for its backends

    found = keyring.get_keyring()
    if found.priority < _SAFE:
        raise MissingPart("This system has no keyring that the program can use.")
    return found


def _work(
    loop: asyncio.AbstractEventLoop,
    answer: asyncio.Future[T],
    open_keyring: Callable[[], Keyring],
    act: Callable[[Keyring], T],
) -> None:
    value: T | None = None
    error: AppError | None = None
    try:
        value = act(open_keyring())
    except AppError as known:
        error = known
    except Exception as foreign:  # noqa: BLE001 - each backend has errors of its own
        error = _told(foreign)

    def settle() -> None:
        if answer.done():
            return
        if error is not None:
            answer.set_exception(error)
        else:
            answer.set_result(value)  # type: ignore[arg-type]

    try:
        loop.call_soon_threadsafe(settle)
    except RuntimeError:
        return  # it hung, and the loop has ended meanwhile


def _told(error: Exception) -> AppError:
    from keyring import errors

    if isinstance(error, errors.NoKeyringError):
        return MissingPart("This system has no keyring that the program can use.")
    if isinstance(error, errors.KeyringLocked | errors.InitError):
        return StorageError("The system's keyring is locked.")
    return StorageError(
        "The system's keyring cannot be used: {reason}.",
        "",
        reason=str(error).strip().rstrip(".") or type(error).__name__,
    )


def _keep(ring: Keyring, name: str, key: str) -> None:
    ring.set_password(SERVICE, name, key)
    if ring.get_password(SERVICE, name) != key:
        # Some take everything and keep nothing.
        raise StorageError("The system's keyring did not keep the key.")


def _delete(ring: Any, name: str) -> None:
    if ring.get_password(SERVICE, name) is not None:
        ring.delete_password(SERVICE, name)
