"""Ways to language models that go nowhere, and a keyring in memory, for tests and pictures."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from coursegen_desktop.domain.connection import Connection, Profile, Rung
from coursegen_desktop.domain.errors import ProviderError
from coursegen_desktop.generation.providers.base import (
    ChatAnswer,
    ChatClient,
    ChatRequest,
    Heard,
    ModelInfo,
    Provider,
)
from coursegen_desktop.services.connections import Ways

FOUND = Profile("small", Rung.SCHEMA, 8192, tokens_per_s=23.4)


class Ring:
    """A keyring that keeps in memory, and refuses with `error` where one is given."""

    priority = 5

    def __init__(self, error: Exception | None = None) -> None:
        self.kept: dict[tuple[str, str], str] = {}
        self.error = error
        self.asked = 0

    def get_password(self, service: str, username: str) -> str | None:
        """As the library's backends."""
        self._refuse()
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        """As the library's backends."""
        self._refuse()
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        """As the library's backends."""
        self._refuse()
        del self.kept[service, username]

    def _refuse(self) -> None:
        self.asked += 1
        assert threading.current_thread() is not threading.main_thread(), "the window would stop"
        if self.error is not None:
            raise self.error


class Client(ChatClient):
    """Tells of the models that it was given; notes that it was closed."""

    def __init__(self, models: tuple[ModelInfo, ...], error: ProviderError | None) -> None:
        self._models, self._error = models, error
        self.closed = 0

    async def chat(
        self, request: ChatRequest, *, model: str, rung: Rung, window: int,
        heard: Heard | None = None,
    ) -> ChatAnswer:  # fmt: skip
        """Say OK."""
        return ChatAnswer("OK")

    async def models(self) -> tuple[ModelInfo, ...]:
        """Those."""
        await asyncio.sleep(0)
        if self._error is not None:
            raise self._error
        return self._models

    async def close(self) -> None:
        """Count."""
        self.closed += 1


@dataclass
class Network:
    """What was opened with which key; what is answered. `gate` holds a test back until it is set.

    `while_testing` is called in the middle of one.
    """

    models: tuple[ModelInfo, ...] = (ModelInfo("small", 8192), ModelInfo("large", 32_768))
    error: ProviderError | None = None
    profile: Profile = FOUND
    gate: asyncio.Event | None = None
    while_testing: Callable[[], object] = lambda: None
    opened: list[tuple[Connection, str]] = field(default_factory=list)
    clients: list[Client] = field(default_factory=list)
    loaded_in: list[str] = field(default_factory=list)

    def load(self) -> Ways:
        """As the wiring does."""
        self.loaded_in.append(threading.current_thread().name)
        kinds = ("ollama_native", "openai_compatible", "local_gguf")
        providers = {kind: Provider(kind, self._open) for kind in kinds}
        return Ways(providers.get, self._probe)

    def _open(self, connection: Connection, key: str) -> Client:
        self.opened.append((connection, key))
        self.clients.append(Client(self.models, self.error))
        return self.clients[-1]

    async def _probe(
        self, client: ChatClient, connection: Connection, model: str, *, now: str
    ) -> Profile:
        self.while_testing()
        if self.gate is not None:
            await self.gate.wait()
        if self.error is not None:
            raise self.error
        return replace(self.profile, model=model, tested_at=now)
