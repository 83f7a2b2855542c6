"""A server on this machine that speaks HTTP as badly as it is told to.

    async with FakeServer(says("Hello")) as server:
        client = server.openai()

A play is a coroutine that is given the request and the line to answer on. It may answer rightly,
late, in halves, or never; `server.left` is set as soon as the other end hangs up.
"""

from __future__ import annotations

import asyncio
import json
import ssl
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from coursegen_desktop.domain.connection import OLLAMA, OPENAI, Connection, Rung
from coursegen_desktop.domain.errors import ProviderError
from coursegen_desktop.generation.providers import ollama_native, openai_compatible
from coursegen_desktop.generation.providers._http import Patience
from coursegen_desktop.generation.providers.base import ChatAnswer, ChatRequest

SAMPLES = Path(__file__).parent / "samples"
KEY = "sk-secret-4711"
# Long enough on a busy machine, short enough for tests that wait for silence.
QUICK = Patience(connect=5.0, first=0.4, idle=0.4)
PATIENT = Patience(connect=5.0, first=20.0, idle=20.0)

REQUEST = ChatRequest("Be brief.", "What is a cell?", most=200)


@dataclass(frozen=True)
class Request:
    """What came in."""

    method: str
    path: str
    headers: Mapping[str, str]
    body: Any


@dataclass
class Line:
    """The way back to the client."""

    writer: asyncio.StreamWriter
    left: asyncio.Event
    has_begun: bool = field(default=False)

    async def send(self, data: bytes) -> None:
        """Bytes as they are."""
        self.writer.write(data)
        await self.writer.drain()

    async def head(self, status: int, kind: str, **headers: str) -> None:
        """Status and headers of a response that ends with its connection."""
        lines = [f"HTTP/1.1 {status} Whatever", f"Content-Type: {kind}", "Connection: close"]
        lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
        self.has_begun = True
        await self.send("\r\n".join([*lines, "", ""]).encode())

    async def json(self, body: Any, status: int = 200, **headers: str) -> None:
        """A whole response."""
        await self.text(json.dumps(body), status, "application/json", **headers)

    async def text(
        self, body: str, status: int = 200, kind: str = "text/plain", **headers: str
    ) -> None:
        """A whole response of any kind."""
        await self.head(status, kind, Content_Length=str(len(body.encode())), **headers)
        await self.send(body.encode())

    async def chunked(self) -> None:
        """A stream whose end is marked, so that a missing end is noticed."""
        await self.head(200, "text/event-stream", Transfer_Encoding="chunked")

    async def chunk(self, data: bytes) -> None:
        """A piece of it."""
        await self.send(f"{len(data):x}\r\n".encode() + data + b"\r\n")

    async def event(self, body: Any) -> None:
        """A piece of it that is one event."""
        text = body if isinstance(body, str) else json.dumps(body)
        await self.chunk(f"data: {text}\n\n".encode())

    async def end(self) -> None:
        """Its end."""
        await self.send(b"0\r\n\r\n")

    async def hang(self) -> None:
        """Say nothing more, until the other end hangs up."""
        await self.left.wait()

    def drop(self) -> None:
        """Hang up in the middle."""
        self.writer.transport.abort()


Play = Callable[[Request, Line], Awaitable[None]]


class FakeServer:
    """Plays one play for all requests, or several, one each (the last one goes on)."""

    def __init__(self, *plays: Play, with_tls: bool = False) -> None:
        self._plays = plays
        self._tls = with_tls
        self._server: asyncio.Server | None = None
        self._tasks: set[asyncio.Task[None]] = set()
        self.requests: list[Request] = []
        self.left = asyncio.Event()

    async def __aenter__(self) -> FakeServer:
        context = None
        if self._tls:
            context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
            context.load_cert_chain(SAMPLES / "untrusted.pem")
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0, ssl=context)
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self._server is not None
        self._server.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    @property
    def port(self) -> int:
        """Where it listens."""
        assert self._server is not None
        return int(self._server.sockets[0].getsockname()[1])

    @property
    def address(self) -> str:
        """Its root."""
        return f"{'https' if self._tls else 'http'}://127.0.0.1:{self.port}"

    def connection(self, kind: str = OPENAI, **fields: Any) -> Connection:
        """A connection to it."""
        given = {"id": "x", "name": "Fake", "model": "small"} | fields
        return Connection(kind=kind, address=self.address, **given)

    def openai(
        self, key: str = "", patience: Patience = PATIENT, **fields: Any
    ) -> openai_compatible.OpenAiClient:
        """A client that takes it for a server of OpenAI's kind."""
        return openai_compatible.client(self.connection(**fields), key, patience=patience)

    def ollama(self, patience: Patience = PATIENT) -> ollama_native.OllamaClient:
        """A client that takes it for an Ollama."""
        return ollama_native.client(self.connection(OLLAMA), "", patience)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        left = asyncio.Event()
        watcher = None
        try:
            request = await _read(reader)
            play = self._plays[min(len(self.requests), len(self._plays) - 1)]
            self.requests.append(request)
            watcher = asyncio.create_task(self._watch(reader, left))
            await play(request, Line(writer, left))
        except (ConnectionError, asyncio.IncompleteReadError, ssl.SSLError):
            writer.write(b"HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n")
            self.left.set()
        except asyncio.CancelledError:
            pass  # the test is over; asyncio would complain of a cancelled server task
        finally:
            self._tasks.discard(task)
            if watcher is not None:
                watcher.cancel()
            writer.close()
            with suppress(OSError, asyncio.CancelledError):
                await writer.wait_closed()

    async def _watch(self, reader: asyncio.StreamReader, left: asyncio.Event) -> None:
        with suppress(OSError):
            while await reader.read(1024):
                pass
        left.set()
        self.left.set()


async def _read(reader: asyncio.StreamReader) -> Request:
    start = await reader.read(1)
    if start == b"\x16":  # the hello of TLS, to a server that knows none
        raise ConnectionError
    head = (start + await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    first, *lines = head.strip().split("\r\n")
    method, path, _ = first.split(" ")
    headers = {name.lower(): value.strip() for name, _, value in (x.partition(":") for x in lines)}
    body = await reader.readexactly(int(headers.get("content-length", 0)))
    return Request(method, path, headers, json.loads(body) if body else None)


# -- plays of OpenAI's kind ---------------------------------------------------------------------


def delta(text: str = "", finish: str | None = None, **more: Any) -> dict[str, Any]:
    """One chunk."""
    return {
        "object": "chat.completion.chunk",
        "model": "small-q4",
        "choices": [{"index": 0, "delta": {"content": text} | more, "finish_reason": finish}],
    }


def usage(read: int, written: int) -> dict[str, Any]:
    """The last chunk, which has no choices."""
    counts = {"prompt_tokens": read, "completion_tokens": written}
    return {"object": "chat.completion.chunk", "choices": [], "usage": counts}


def says(*pieces: str, finish: str = "stop", read: int | None = 20, pause: float = 0.0) -> Play:
    """An answer in pieces, as it should be."""

    async def play(request: Request, line: Line) -> None:
        await line.chunked()
        for piece in pieces:
            await asyncio.sleep(pause)
            await line.event(delta(piece))
        await line.event(delta(finish=finish))
        if read is not None:
            await line.event(usage(read, len(pieces)))
        await line.event("[DONE]")
        await line.end()

    return play


def refuses(status: int, body: Any, **headers: str) -> Play:
    """An error with JSON, or with text where it is a string."""

    async def play(request: Request, line: Line) -> None:
        if isinstance(body, str):
            await line.text(body, status, "text/html" if "<" in body else "text/plain", **headers)
        else:
            await line.json(body, status, **headers)

    return play


def ollama_says(*pieces: str, reason: str = "stop", read: int = 20) -> Play:
    """An answer in lines of JSON."""

    async def play(request: Request, line: Line) -> None:
        await line.head(200, "application/x-ndjson")
        for piece in pieces:
            await line.send(_row({"message": {"role": "assistant", "content": piece}}))
        counts = {"prompt_eval_count": read, "eval_count": len(pieces)}
        end = {"message": {"content": ""}, "done": True, "done_reason": reason}
        await line.send(_row(end | counts))

    return play


def _row(body: Mapping[str, Any]) -> bytes:
    return json.dumps({"model": "small", "done": False} | dict(body)).encode() + b"\n"


def user_words(request: Request) -> str:
    """What the user is made to say in a request."""
    messages: Sequence[Mapping[str, str]] = request.body["messages"]
    return messages[-1]["content"]


# -- asking it ---------------------------------------------------------------------------------


async def ask(
    client: openai_compatible.OpenAiClient, rung: Rung = Rung.PROMPT, **more: Any
) -> ChatAnswer:
    """One question; the client is closed whatever happens."""
    try:
        return await client.chat(REQUEST, model="small", rung=rung, window=4096, **more)
    finally:
        await client.close()


async def fault_of(play: Play, **fields: Any) -> ProviderError:
    """What a play comes to."""
    async with FakeServer(play) as server:
        with pytest.raises(ProviderError) as caught:
            await ask(server.openai(**fields))
    assert caught.value.sentence
    assert caught.value.hint
    return caught.value
