"""What every way to a language model offers: one request, one answer, streamed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Protocol

from ...domain.connection import Connection, Rung

# Seconds. No limit holds for a whole answer: slow machines write for many minutes.
CONNECT, FIRST_LOCAL, FIRST_CLOUD, IDLE = 5.0, 120.0, 60.0, 60.0

Heard = Callable[[str], None]


class Finish(StrEnum):
    """Why an answer ended."""

    STOP = "stop"
    LENGTH = "length"  # cut off: its end is missing
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class ChatRequest:
    """One question to a model, complete in itself: nothing is remembered between two.

    `schema` is the JSON schema of the answer, None for prose. `most` are the tokens that the
    answer may have. What stays the same between requests comes first (`system`), so that servers
    need not read it again. `role` (of domain/connection) is not sent; scripts answer by it.
    """

    system: str
    user: str
    schema: Mapping[str, Any] | None = None
    most: int = 1024
    temperature: float = 0.0
    seed: int = 0
    role: str = ""


@dataclass(frozen=True, slots=True)
class ChatAnswer:
    """What came. `text` is without the model's thoughts, which stand in `thoughts`.

    Tokens are None where the server reports none. `model` is what the server called itself, which
    need not be true. Seconds are from the sending on.
    """

    text: str
    finish: Finish = Finish.STOP
    tokens_in: int | None = None
    tokens_out: int | None = None
    thoughts: str = ""
    model: str = ""
    first_s: float = 0.0
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class ModelInfo:
    """A model that a server has; `window` in tokens, 0 where it does not say.

    `runs_at` is the host that the server itself sends everything on to, "" where it runs there.
    """

    name: str
    window: int = 0
    runs_at: str = ""


class ChatClient(Protocol):
    """A way to one server. Every method raises ProviderError, and nothing else of its own."""

    async def chat(
        self,
        request: ChatRequest,
        *,
        model: str,
        rung: Rung,
        window: int,
        heard: Heard | None = None,
    ) -> ChatAnswer:
        """Ask `model`. `heard` is told of the answer's text piece by piece as it comes.

        With `request.schema` the form is asked for as `rung` says. `window` are the tokens that
        the model shall read and write together (only some servers can be told). Cancelling the
        task closes the stream at once.
        """
        ...

    async def models(self) -> tuple[ModelInfo, ...]:
        """The models that are there, in the server's order."""
        ...

    async def close(self) -> None:
        """Let go of connections and processes."""
        ...


@dataclass(frozen=True, slots=True)
class Provider:
    """A kind of connection. `name` is that of domain/connection.

    `open(connection, key)` may raise MissingPart where a library is not installed.
    """

    name: str
    open: Callable[[Connection, str], ChatClient]
