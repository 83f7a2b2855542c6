"""A scripted model that helps an author, well or badly, and a service that asks it."""

from __future__ import annotations

import asyncio
import inspect
import json
import re
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

from coursegen_desktop.app.paths import resources_dir
from coursegen_desktop.domain.connection import (
    ASSISTANT,
    SCRIPTED,
    Connection,
    ConnectionView,
    Profile,
    Rung,
)
from coursegen_desktop.generation.providers.base import ChatRequest
from coursegen_desktop.generation.providers.scripted import Reply, ScriptedClient
from coursegen_desktop.services.assist import AssistService
from coursegen_desktop.services.work import WorkUnits

LOCAL = Connection(
    "here", "This computer", SCRIPTED, "script", "small-3b",
    profile=Profile("small-3b", Rung.SCHEMA, 4096, tokens_per_s=40.0),
)  # fmt: skip
PASSAGE = re.compile(r"(?m)^\[(p\d+)\] (.*)$")
Answer = Callable[[str, ChatRequest], Reply | str | Awaitable[Reply | str]]


def passages(request: ChatRequest) -> list[tuple[str, str]]:
    """(label, words) of what is to be put otherwise."""
    return PASSAGE.findall(request.user)


def reworded(change: Callable[[str], str]) -> Answer:
    """A model that gives every passage back, changed."""

    def answer(_role: str, request: ChatRequest) -> str:
        return "\n\n".join(f"[{name}] {change(text)}" for name, text in passages(request))

    return answer


def always(text: str) -> Answer:
    """A model that says one thing."""
    return lambda _role, _request: text


def held(event: asyncio.Event, answer: Answer) -> Answer:
    """The same model, which is silent until the event."""

    async def late(role: str, request: ChatRequest) -> Reply | str:
        await event.wait()
        found = answer(role, request)
        return await found if inspect.isawaitable(found) else found

    return late


def as_data(**values: Any) -> Answer:
    """A model that gives one answer with a form, and agrees when it solves."""

    def answer(role: str, request: ChatRequest) -> str:
        if role != ASSISTANT:
            key = values.get("right", [""])[0]
            return json.dumps({"evidence": "It says so.", "answer": key})
        return json.dumps(values)

    return answer


class Helper:
    """The service with a scripted model. `answer` may be changed; `asked` are its requests."""

    def __init__(self, uow: WorkUnits, answer: Answer | None = None) -> None:
        self.answer = answer or reworded(lambda text: text)
        self.connection = LOCAL
        self.views: tuple[ConnectionView, ...] = (ConnectionView(LOCAL, is_default=True),)
        self.clients: list[ScriptedClient] = []
        self.service = AssistService(uow, resources_dir() / "prompts", self._open, self._listed)

    @property
    def asked(self) -> list[ChatRequest]:
        """All requests, in their order."""
        return [request for client in self.clients for request, _ in client.requests]

    @property
    def all_closed(self) -> bool:
        """Whether every way that was opened is closed."""
        return all(client.is_closed for client in self.clients)

    def with_window(self, tokens: int) -> None:
        """Another window for the model."""
        assert self.connection.profile is not None
        profile = replace(self.connection.profile, window=tokens)
        self.connection = replace(self.connection, profile=profile)

    async def _open(self, _key: str) -> tuple[Connection, ScriptedClient]:
        client = ScriptedClient(answering=lambda role, request: self.answer(role, request))
        self.clients.append(client)
        return self.connection, client

    async def _listed(self) -> tuple[ConnectionView, ...]:
        return self.views
