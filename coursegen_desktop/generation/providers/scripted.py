"""A model that plays a script: for tests and demonstrations, with faults and slowness to order.

The script is a JSON file whose path is the connection's address,

    {"window": 4096, "answers": [
        {"role": "planner", "contains": "cells", "data": {"title": "Cells"}},
        {"role": "author", "text": "A cell is …", "pause_s": 0.02},
        {"role": "author", "fault": "busy", "retry_after": 1, "times": 1},
        {"text": "Anything else."}]}

or a function of the request. The first answer that fits and is not used up is given.
"""

from __future__ import annotations

import asyncio
import inspect
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

from pydantic import Field, ValidationError

from ...domain.base import Schema
from ...domain.connection import SCRIPTED, Connection, Rung
from ...domain.errors import FormatError, ProviderError, ProviderFault
from ._faults import Asked, dropped, window_exceeded
from ._speech import Speech
from ._tokens import estimated
from .base import ChatAnswer, ChatRequest, Finish, Heard, ModelInfo, Provider
from .structured import in_words

MODEL = "scripted"
_MOST_SCRIPT = 16 * 1024 * 1024
_PIECE = 12  # characters


class Reply(Schema):
    """One answer of a script, and for which requests it is.

    It is given `times` times (0: always) to requests of `role` ("" for any) whose words hold
    `contains`. `data` is written as JSON in the place of `text`. `thoughts` come first. Each piece
    of twelve characters takes `pause_s`, the first one `first_s` more. With `fault` nothing is
    said but this, or after `drop_after` characters the connection ends. Tokens of the request are
    told as `read` says: a share of them, as a server tells that has cut them, 0 for none.
    """

    role: str = ""
    contains: str = ""
    times: int = Field(default=0, ge=0)
    text: str = ""
    data: dict[str, Any] | None = None
    thoughts: str = ""
    finish: Finish = Finish.STOP
    pause_s: float = Field(default=0.0, ge=0, le=3600)
    first_s: float = Field(default=0.0, ge=0, le=3600)
    fault: ProviderFault | None = None
    retry_after: float | None = None
    drop_after: int | None = Field(default=None, ge=0)
    read: float = Field(default=1.0, ge=0, le=1)

    def fits(self, request: ChatRequest, words: str) -> bool:
        """Whether it is for a request, whose words are `words`."""
        return self.role in ("", request.role) and self.contains in words

    @property
    def written(self) -> str:
        """What the model writes."""
        if self.data is None:
            return self.text
        return json.dumps(self.data, ensure_ascii=False)


class Script(Schema):
    """A whole script: the window in tokens, names of models, and the answers in their order."""

    window: int = Field(default=4096, ge=64)
    models: tuple[str, ...] = (MODEL,)
    answers: tuple[Reply, ...] = ()


Answering = Callable[[str, ChatRequest], "Reply | str | Awaitable[Reply | str]"]


class ScriptedClient:
    """Plays a script, or asks `answering(role, request)` for each answer.

    `requests` are all that were made, with the rung of each: tests look at them.
    """

    def __init__(self, script: Script | None = None, answering: Answering | None = None) -> None:
        self._script = script or Script()
        self._answering = answering
        self._left = {at: one.times for at, one in enumerate(self._script.answers) if one.times}
        self.requests: list[tuple[ChatRequest, Rung]] = []
        self.is_closed = False

    async def chat(
        self,
        request: ChatRequest,
        *,
        model: str,
        rung: Rung,
        window: int,
        heard: Heard | None = None,
    ) -> ChatAnswer:
        """See ChatClient; the window is the script's own."""
        self.requests.append((request, rung))
        loop = asyncio.get_running_loop()
        started = loop.time()
        words = f"{request.system}\n{in_words(request, rung)}"
        tokens_in = estimated(words)
        asked = Asked(MODEL, model=model)
        if tokens_in > self._script.window:
            raise window_exceeded(asked, self._script.window)
        reply = await self._reply(request, words)
        if reply.fault is not None and reply.drop_after is None:
            raise _fault(reply.fault, reply.retry_after)
        speech = Speech()
        speech.think(reply.thoughts)
        first: float | None = None
        most = max(1, round(request.most * 3.6))
        text = reply.written
        is_cut = len(text) > most
        async for piece in _spoken(text[:most], reply):
            first = loop.time() if first is None else first
            shown = speech.say(piece)
            if shown and heard is not None:
                heard(shown)
        rest = speech.end()
        if rest and heard is not None:
            heard(rest)
        if reply.drop_after is not None and reply.drop_after < len(text):
            raise dropped(asked) if reply.fault is None else _fault(reply.fault, reply.retry_after)
        now = loop.time()
        return ChatAnswer(
            speech.text,
            Finish.LENGTH if is_cut else reply.finish,
            round(tokens_in * reply.read) if reply.read else None,
            estimated(text[:most]) if reply.read else None,
            speech.thoughts,
            model,
            (now if first is None else first) - started,
            now - started,
        )

    async def models(self) -> tuple[ModelInfo, ...]:
        """Those of the script."""
        return tuple(ModelInfo(name, self._script.window) for name in self._script.models)

    async def close(self) -> None:
        """Nothing is open."""
        self.is_closed = True

    async def _reply(self, request: ChatRequest, words: str) -> Reply:
        if self._answering is not None:
            found = self._answering(request.role, request)
            answered = await found if inspect.isawaitable(found) else found
            return Reply(text=answered) if isinstance(answered, str) else answered
        for at, one in enumerate(self._script.answers):
            left = self._left.get(at, 1)
            if left and one.fits(request, words):
                if at in self._left:
                    self._left[at] = left - 1
                return one
        raise ProviderError(
            ProviderFault.UNUSABLE,
            "The script has no answer for the role “{role}”.",
            "Add one to the script.",
            role=request.role,
        )


async def _spoken(text: str, reply: Reply) -> AsyncIterator[str]:
    """The pieces of a text, each in its time."""
    if reply.first_s:
        await asyncio.sleep(reply.first_s)
    for piece in _pieces(text if reply.drop_after is None else text[: reply.drop_after]):
        # Also without a pause: cancelling and painting need a turn between two pieces.
        await asyncio.sleep(reply.pause_s)
        yield piece


def _pieces(text: str) -> Iterator[str]:
    return (text[at : at + _PIECE] for at in range(0, len(text), _PIECE))


def _fault(fault: ProviderFault, retry_after: float | None) -> ProviderError:
    return ProviderError(
        fault,
        "The script plays a fault: {what}.",
        "This is a demonstration; no model was asked.",
        retry_after=retry_after,
        what=fault.value,
    )


def script_at(path: Path) -> Script:
    """The script in a file. Raises FormatError where it is none."""
    try:
        if path.stat().st_size > _MOST_SCRIPT:
            raise FormatError(path.name, "The script is too large.")
        return Script.model_validate_json(path.read_bytes())
    except OSError as error:
        raise FormatError(
            path.name, "The script cannot be read.", hint="Choose another."
        ) from error
    except ValidationError as error:
        one = error.errors(include_url=False, include_input=False)[0]
        place = ".".join(str(step) for step in one["loc"])
        raise FormatError(
            path.name, "This is not a script of answers.", place=place, hint="Check the file."
        ) from error


def _open(connection: Connection, key: str) -> ScriptedClient:
    return ScriptedClient(script_at(Path(connection.address)))


PROVIDER = Provider(SCRIPTED, _open)
