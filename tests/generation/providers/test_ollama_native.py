"""Ollama by its own interface."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from coursegen_desktop.domain.connection import Rung
from coursegen_desktop.domain.errors import ProviderError, ProviderFault
from coursegen_desktop.generation.providers.base import Finish, ModelInfo
from coursegen_desktop.generation.providers.ollama_native import base_of

from .fake_server import (
    QUICK,
    REQUEST,
    FakeServer,
    Line,
    Play,
    Request,
    ollama_says,
    refuses,
)

SCHEMA = {"type": "object", "properties": {}}


async def body_of(rung: Rung, window: int) -> dict[str, Any]:
    """What is sent with a schema."""
    async with FakeServer(ollama_says("{}")) as server:
        client = server.ollama()
        await client.chat(replace(REQUEST, schema=SCHEMA), model="small", rung=rung, window=window)
        await client.close()
        assert server.requests[0].path == "/api/chat"
        body: dict[str, Any] = server.requests[0].body
        return body


async def fault_of(play: Play) -> ProviderError:
    """What a play comes to."""
    async with FakeServer(play) as server:
        client = server.ollama(QUICK)
        with pytest.raises(ProviderError) as caught:
            await client.chat(REQUEST, model="small", rung=Rung.PROMPT, window=0)
        await client.close()
    return caught.value


async def test_an_answer_comes_in_lines() -> None:
    heard: list[str] = []
    async with FakeServer(ollama_says("A cell ", "is <b>alive</b>.")) as server:
        client = server.ollama()
        answer = await client.chat(
            REQUEST, model="small", rung=Rung.PROMPT, window=0, heard=heard.append
        )
        await client.close()
    assert answer.text == "A cell is <b>alive</b>." == "".join(heard)
    assert (answer.finish, answer.tokens_in, answer.tokens_out) == (Finish.STOP, 20, 2)


async def test_window_form_and_thinking_are_asked_for() -> None:
    body = await body_of(Rung.SCHEMA, 8192)
    assert body["options"]["num_ctx"] == 8192
    assert body["options"]["num_predict"] == REQUEST.most
    assert body["format"] == SCHEMA
    assert body["think"] is False
    body = await body_of(Rung.OBJECT, 0)
    assert "num_ctx" not in body["options"]
    assert body["format"] == "json"
    assert "JSON schema" in body["messages"][-1]["content"]
    assert "format" not in await body_of(Rung.PROMPT, 0)


async def test_who_must_think_may() -> None:
    async def play(request: Request, line: Line) -> None:
        if "think" in request.body:
            await line.json({"error": '"small" does not support disabling thinking'}, 400)
            return
        await line.head(200, "application/x-ndjson")
        await line.send(b'{"message":{"thinking":"Hm."}}\n{"message":{"content":"A cell."},')
        await line.send(b'"done":true,"done_reason":"stop"}\n')

    async with FakeServer(play) as server:
        client = server.ollama()
        for _ in range(2):
            answer = await client.chat(REQUEST, model="small", rung=Rung.PROMPT, window=0)
            assert (answer.text, answer.thoughts) == ("A cell.", "Hm.")
        await client.close()
        assert len(server.requests) == 3  # the refusal is remembered


async def test_cut_off_at_the_limit() -> None:
    async with FakeServer(ollama_says("A ce", reason="length")) as server:
        client = server.ollama()
        answer = await client.chat(REQUEST, model="small", rung=Rung.PROMPT, window=0)
        await client.close()
    assert answer.finish is Finish.LENGTH


async def test_a_model_that_was_not_pulled() -> None:
    error = await fault_of(refuses(404, {"error": "model 'small' not found"}))
    assert error.fault is ProviderFault.NO_MODEL
    assert "small" in error.text()


async def test_an_error_in_a_line() -> None:
    async def play(request: Request, line: Line) -> None:
        await line.head(200, "application/x-ndjson")
        await line.send(b'{"message":{"content":"A ce"}}\n{"error":"llama runner terminated"}\n')

    error = await fault_of(play)
    assert error.fault is ProviderFault.SERVER
    assert "llama runner terminated" in error.text()


async def test_a_stream_that_ends_in_the_middle() -> None:
    async def play(request: Request, line: Line) -> None:
        await line.head(200, "application/x-ndjson")
        await line.send(b'{"message":{"content":"A ce"}}\n')

    assert (await fault_of(play)).fault is ProviderFault.DROPPED


async def test_models_with_their_windows_and_where_they_run() -> None:
    async def play(request: Request, line: Line) -> None:
        if request.path == "/api/tags":
            rows = [{"model": "a:1b"}, {"name": "b-cloud", "remote_host": "https://ollama.com"}, 7]
            await line.json({"models": rows})
        elif request.body["model"] == "a:1b":
            await line.json({"model_info": {"llama.context_length": 32768, "x": "y"}})
        else:
            await line.json({"error": "no"}, 500)

    async with FakeServer(play) as server:
        client = server.ollama()
        found = await client.models()
        await client.close()
    assert found == (ModelInfo("a:1b", 32768), ModelInfo("b-cloud", 0, "https://ollama.com"))


async def test_another_server_is_not_taken_for_an_ollama() -> None:
    async with FakeServer(refuses(404, "<html>nginx</html>")) as server:
        client = server.ollama()
        with pytest.raises(ProviderError) as caught:
            await client.models()
        await client.close()
    assert caught.value.fault is ProviderFault.NOT_A_MODEL


@pytest.mark.parametrize("typed", ["", "/", "/v1", "/v1/", "/api", "/api/chat"])
def test_addresses_as_people_type_them(typed: str) -> None:
    assert base_of(f"http://localhost:11434{typed}") == "http://localhost:11434"
