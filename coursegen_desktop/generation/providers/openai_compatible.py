"""Servers that speak as OpenAI's do: llama.cpp, LM Studio, vLLM and most clouds.

They differ in what they take. A field that one refuses by its name is left out from then on, so
that nobody has to know which server it is.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from ...domain.connection import OPENAI, Connection, Rung
from ...domain.errors import ProviderError
from ._collecting import Collecting
from ._faults import Asked, no_answer_of_a_model
from ._sse import Events
from .base import ChatAnswer, ChatRequest, Finish, Heard, ModelInfo, Provider
from .structured import messages

if TYPE_CHECKING:
    from ._http import Answer, Patience, Server

_PATHS = ("/chat/completions", "/completions", "/models")
# Fields that some servers refuse, and what is sent instead ("" for nothing).
_OPTIONAL = {
    "max_tokens": "max_completion_tokens",
    "stream_options": "",
    "chat_template_kwargs": "",
    "temperature": "",
    "seed": "",
}
_FINISH = {"stop": Finish.STOP, "eos": Finish.STOP, "length": Finish.LENGTH}
# Names under which servers tell how many tokens a model reads; those of what is loaded first.
_WINDOWS = (
    "loaded_context_length",
    "max_model_len",
    "context_length",
    "context_window",
    "max_context_length",
)


def base_of(address: str) -> str:
    """The base URL in what a person typed: without the path of a call, with /v1 where none is."""
    address = address.rstrip("/")
    for path in _PATHS:
        address = address.removesuffix(path)
    return address if urlsplit(address).path.strip("/") else f"{address}/v1"


class OpenAiClient:
    """A way to one server. `is_local` ones are sent what no cloud understands."""

    def __init__(self, server: Server, *, is_local: bool) -> None:
        self._server = server
        self._is_local = is_local
        self._refused: set[str] = set()

    async def chat(
        self,
        request: ChatRequest,
        *,
        model: str,
        rung: Rung,
        window: int,
        heard: Heard | None = None,
    ) -> ChatAnswer:
        """See ChatClient; servers of this kind cannot be told a window."""
        has_form = request.schema is not None and rung is not Rung.PROMPT
        about = self._server.about(model, has_form=has_form)
        while True:
            body = self._body(request, model, rung)
            try:
                return await self._ask(body, request, about, heard)
            except _FieldRefused as refused:
                self._refused.add(refused.field)

    async def models(self) -> tuple[ModelInfo, ...]:
        """The models that are there; windows where the server tells of what is loaded."""
        found = await self._server.get("/models")
        rows = found.get("data", found.get("models")) if isinstance(found, Mapping) else found
        if not isinstance(rows, list):
            raise no_answer_of_a_model(self._server.about())
        rows = [row for row in rows if isinstance(row, Mapping)]
        models = [ModelInfo(_name(row), _window(row)) for row in rows if _name(row)]
        owners = {str(row.get("owned_by", "")) for row in rows}
        if "llamacpp" in owners:
            window = await self._window_of_llama()
            models = [replace(model, window=window) for model in models]
        elif self._is_local and not any(model.window for model in models):
            models = await self._with_windows_of_lm_studio(models)
        return tuple(models)

    async def close(self) -> None:
        """Let go of the connections."""
        await self._server.close()

    # -- one call ------------------------------------------------------------------------------

    def _body(self, request: ChatRequest, model: str, rung: Rung) -> dict[str, Any]:
        body: dict[str, Any] = {
            "model": model,
            "messages": messages(request, rung),
            "stream": True,
            "stream_options": {"include_usage": True},
            "max_tokens": request.most,
            "temperature": request.temperature,
            "seed": request.seed,
        }
        if self._is_local:
            # llama.cpp and vLLM pass it to the model's template; others do not look at it.
            body["chat_template_kwargs"] = {"enable_thinking": False}
        if request.schema is not None:
            body |= _form(request.schema, rung, self._is_local)
        for field in self._refused:
            value = body.pop(field, None)
            if value is not None and _OPTIONAL[field]:
                body[_OPTIONAL[field]] = value
        return body

    async def _ask(
        self, body: dict[str, Any], request: ChatRequest, about: Asked, heard: Heard | None
    ) -> ChatAnswer:
        collecting = Collecting(request, about, heard, asyncio.get_running_loop().time())
        try:
            async with self._server.stream("/chat/completions", body, about) as answer:
                if answer.kind == "application/json":
                    _take(answer.json_in(await answer.whole()), answer, collecting, about)
                else:
                    await collecting.listen(
                        answer, Events(), lambda data: _take(data, answer, collecting, about)
                    )
        except ProviderError as error:
            field = self._refused_field(error, body)
            if field:
                raise _FieldRefused(field) from error
            raise
        return collecting.answer()

    def _refused_field(self, error: ProviderError, body: Mapping[str, Any]) -> str:
        """The optional field that a refusal names, "" where it is about something else."""
        if error.values.get("status") not in (400, 422):
            return ""
        words = str(error.values.get("words", ""))
        named = (name for name in _OPTIONAL if name in body and re.search(rf"\b{name}\b", words))
        return next(named, "")

    # -- what servers tell of themselves --------------------------------------------------------

    async def _window_of_llama(self) -> int:
        """Tokens of one slot of a llama.cpp server; 0 where it keeps that to itself."""
        try:
            props = await self._server.get(f"{_root(self._server.base)}/props")
        except ProviderError:
            return 0
        settings = props.get("default_generation_settings") if isinstance(props, Mapping) else None
        window = settings.get("n_ctx") if isinstance(settings, Mapping) else None
        return window if isinstance(window, int) and window > 0 else 0

    async def _with_windows_of_lm_studio(self, models: list[ModelInfo]) -> list[ModelInfo]:
        """LM Studio tells windows under an address of its own."""
        try:
            found = await self._server.get(f"{_root(self._server.base)}/api/v0/models")
        except ProviderError:
            return models
        rows = found.get("data") if isinstance(found, Mapping) else None
        windows = {_name(row): _window(row) for row in rows or () if isinstance(row, Mapping)}
        return [replace(model, window=windows.get(model.name, 0)) for model in models]


class _FieldRefused(Exception):
    """The server does not know a field that it could do without."""

    def __init__(self, field: str) -> None:
        super().__init__(field)
        self.field = field


@dataclass(frozen=True, slots=True)
class _Choice:
    """What one chunk holds, whichever habit its server has."""

    said: str
    thought: str
    finish: str


def _take(found: Any, answer: Answer, collecting: Collecting, about: Asked) -> bool:
    """One chunk, or a whole answer of a server that does not stream; whether it was the last."""
    if found == "[DONE]":
        return True
    row = collecting.row_in(found)
    usage, choices = row.get("usage"), row.get("choices")
    if isinstance(usage, Mapping):
        collecting.count(usage.get("prompt_tokens"), usage.get("completion_tokens"))
    collecting.model = collecting.model or str(row.get("model") or "")
    if not isinstance(choices, list) or not all(isinstance(one, Mapping) for one in choices):
        raise no_answer_of_a_model(about)
    for choice in map(_choice, choices[:1]):
        collecting.take(answer, choice.said, choice.thought)
        if choice.finish:
            collecting.finish = _FINISH.get(choice.finish, Finish.OTHER)
    return False


def _choice(row: Mapping[str, Any]) -> _Choice:
    message = row.get("delta") or row.get("message") or {}
    if not isinstance(message, Mapping):
        message = {}
    said, thought = _texts(message.get("content"))
    apart = message.get("reasoning_content") or message.get("reasoning") or ""
    if isinstance(apart, str):
        thought += apart
    return _Choice(said, thought, str(row.get("finish_reason") or ""))


def _texts(content: object) -> tuple[str, str]:
    """(said, thought) of a content: a text, or parts of which some are thoughts."""
    if isinstance(content, str):
        return content, ""
    said = thought = ""
    for part in content if isinstance(content, list) else ():
        if not isinstance(part, Mapping):
            continue
        if part.get("type") == "thinking":
            inner = part.get("thinking")
            thought += inner if isinstance(inner, str) else "".join(_texts(inner))
        elif isinstance(part.get("text"), str):
            said += part["text"]
    return said, thought


def _form(schema: Mapping[str, Any], rung: Rung, is_local: bool) -> dict[str, Any]:
    if rung is Rung.SCHEMA:
        named = {"name": "answer", "strict": True, "schema": schema}
        return {"response_format": {"type": "json_schema", "json_schema": named}}
    if rung is Rung.OBJECT:
        # Servers of llama-cpp-python hold a model to a schema only when it stands here.
        extra = {"schema": schema} if is_local else {}
        return {"response_format": {"type": "json_object", **extra}}
    return {}


def _name(row: Mapping[str, Any]) -> str:
    return str(row.get("id") or row.get("name") or "")


def _window(row: Mapping[str, Any]) -> int:
    for name in _WINDOWS:
        told = row.get(name)
        if isinstance(told, int) and told > 0:
            return told
    return 0


def _root(base: str) -> str:
    return base.removesuffix("/v1")


def client(
    connection: Connection, key: str, base: str | None = None, patience: Patience | None = None
) -> OpenAiClient:
    """A client of a connection; `base` in the place of its address, `patience` of the usual one."""
    from ._http import Server

    server = Server(connection, base or base_of(connection.address), key, patience)
    return OpenAiClient(server, is_local=connection.asks_here)


def _open(connection: Connection, key: str) -> OpenAiClient:
    return client(connection, key)


PROVIDER = Provider(OPENAI, _open)
