"""Ollama by its own interface: the one that takes the window, the schema and "do not think".

The interface that it shares with others ignores the window and cuts long tasks without a word.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ...domain.connection import OLLAMA, Connection, Rung
from ...domain.errors import ProviderError
from ._collecting import Collecting
from ._faults import Asked, no_answer_of_a_model
from ._sse import JsonLines
from .base import ChatAnswer, ChatRequest, Finish, Heard, ModelInfo, Provider
from .structured import messages

if TYPE_CHECKING:
    from ._http import Answer, Patience, Server

_FINISH = {"stop": Finish.STOP, "length": Finish.LENGTH}
# Models whose windows are asked for, and how many at a time.
_MOST_SHOWN, _AT_ONCE = 40, 4


def base_of(address: str) -> str:
    """The server's root in what a person typed: other programs want /v1 or /api behind it."""
    return re.sub(r"/(?:v1|api)(?:/.*)?$", "", address.rstrip("/"))


class OllamaClient:
    """A way to one Ollama."""

    def __init__(self, server: Server) -> None:
        self._server = server
        # What `think: false` was refused for: models that cannot be stopped from thinking.
        self._thinkers: set[str] = set()

    async def chat(
        self,
        request: ChatRequest,
        *,
        model: str,
        rung: Rung,
        window: int,
        heard: Heard | None = None,
    ) -> ChatAnswer:
        """See ChatClient; the window is what Ollama makes room for, 0 for its own choice."""
        has_form = request.schema is not None and rung is not Rung.PROMPT
        about = self._server.about(model, has_form=has_form)
        try:
            return await self._ask(self._body(request, model, rung, window), request, about, heard)
        except ProviderError as error:
            if model in self._thinkers or not _is_about_thinking(error):
                raise
            self._thinkers.add(model)
            return await self._ask(self._body(request, model, rung, window), request, about, heard)

    async def models(self) -> tuple[ModelInfo, ...]:
        """The models that are pulled, with the windows that they were made for."""
        found = await self._server.get("/api/tags")
        rows = found.get("models") if isinstance(found, Mapping) else None
        if not isinstance(rows, list):
            raise no_answer_of_a_model(self._server.about())
        named = [(name, row) for row in rows if isinstance(row, Mapping) and (name := _name(row))]
        gate = asyncio.Semaphore(_AT_ONCE)
        windows = await asyncio.gather(
            *(self._window(name, gate) for name, _ in named[:_MOST_SHOWN])
        )
        windows += [0] * (len(named) - len(windows))
        return tuple(
            ModelInfo(name, window, str(row.get("remote_host") or ""))
            for (name, row), window in zip(named, windows, strict=True)
        )

    async def close(self) -> None:
        """Let go of the connections."""
        await self._server.close()

    def _body(self, request: ChatRequest, model: str, rung: Rung, window: int) -> dict[str, Any]:
        options = {
            "num_predict": request.most,
            "temperature": request.temperature,
            "seed": request.seed,
        }
        if window:
            options["num_ctx"] = window
        body: dict[str, Any] = {
            "model": model,
            "messages": messages(request, rung),
            "stream": True,
            "options": options,
        }
        if model not in self._thinkers:
            body["think"] = False
        if request.schema is not None and rung is not Rung.PROMPT:
            body["format"] = request.schema if rung is Rung.SCHEMA else "json"
        return body

    async def _ask(
        self, body: dict[str, Any], request: ChatRequest, about: Asked, heard: Heard | None
    ) -> ChatAnswer:
        collecting = Collecting(request, about, heard, asyncio.get_running_loop().time())
        async with self._server.stream("/api/chat", body, about) as answer:
            await collecting.listen(
                answer, JsonLines(), lambda line: _take(line, answer, collecting)
            )
        return collecting.answer()

    async def _window(self, name: str, gate: asyncio.Semaphore) -> int:
        """Tokens that a model was made for; 0 where that is not told."""
        async with gate:
            try:
                found = await self._server.get("/api/show", {"model": name})
            except ProviderError:
                return 0
        facts = found.get("model_info") if isinstance(found, Mapping) else None
        told = [
            value
            for fact, value in (facts.items() if isinstance(facts, Mapping) else ())
            if str(fact).endswith(".context_length") and isinstance(value, int) and value > 0
        ]
        return min(told, default=0)


def _take(line: str, answer: Answer, collecting: Collecting) -> bool:
    row = collecting.row_in(line)
    collecting.model = collecting.model or str(row.get("model") or "")
    message = row.get("message")
    if isinstance(message, Mapping):
        said, thought = message.get("content"), message.get("thinking")
        collecting.take(answer, _text(said), _text(thought))
    if not row.get("done"):
        return False
    collecting.count(row.get("prompt_eval_count"), row.get("eval_count"))
    collecting.finish = _FINISH.get(str(row.get("done_reason") or "stop"), Finish.OTHER)
    return True


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _name(row: Mapping[str, Any]) -> str:
    return str(row.get("model") or row.get("name") or "")


def _is_about_thinking(error: ProviderError) -> bool:
    words = str(error.values.get("words", ""))
    return error.values.get("status") == 400 and re.search(r"\bthink", words) is not None


def client(connection: Connection, key: str, patience: Patience | None = None) -> OllamaClient:
    """A client of a connection; `patience` in the place of the usual one."""
    from ._http import Server

    return OllamaClient(Server(connection, base_of(connection.address), key, patience))


def _open(connection: Connection, key: str) -> OllamaClient:
    return client(connection, key)


PROVIDER = Provider(OLLAMA, _open)
