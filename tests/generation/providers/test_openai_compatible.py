"""Servers of OpenAI's kind, each with the quirks that were met in the wild."""

from __future__ import annotations

import asyncio
import logging
import traceback
from dataclasses import replace

import pytest

from coursegen_desktop.domain.connection import OPENAI, Connection, Rung
from coursegen_desktop.domain.errors import ProviderError, ProviderFault
from coursegen_desktop.generation.providers.base import Finish, ModelInfo
from coursegen_desktop.generation.providers.openai_compatible import base_of, client

from .fake_server import (
    KEY,
    REQUEST,
    FakeServer,
    Line,
    Play,
    Request,
    ask,
    delta,
    refuses,
    says,
)

SCHEMA = {"type": "object", "properties": {"a": {"type": "string"}}, "required": ["a"]}


async def test_an_answer_comes_in_pieces() -> None:
    heard: list[str] = []
    async with FakeServer(says("A cell ", "is the ", "unit of life.")) as server:
        answer = await ask(server.openai(), heard=heard.append)
        sent = server.requests[0]
    assert answer.text == "A cell is the unit of life."
    assert "".join(heard) == answer.text
    assert len(heard) == 3
    assert (answer.finish, answer.tokens_in, answer.tokens_out) == (Finish.STOP, 20, 3)
    assert answer.model == "small-q4"
    assert 0 <= answer.first_s <= answer.seconds
    assert sent.path == "/v1/chat/completions"
    assert "authorization" not in sent.headers
    assert sent.body["max_tokens"] == 200
    assert [one["role"] for one in sent.body["messages"]] == ["system", "user"]


async def test_signs_are_cut_anywhere() -> None:
    """A network cuts within a character and between the two ends of a line."""

    async def play(request: Request, line: Line) -> None:
        await line.chunked()
        data = 'data: {"choices":[{"delta":{"content":"naïve 細胞 🧬"},"finish_reason":"stop"}]}'
        for at in range(len(raw := f": ping\r\n\r\n{data}\r\n\r\ndata: [DONE]\r\n\r\n".encode())):
            await line.chunk(raw[at : at + 1])
        await line.end()

    async with FakeServer(play) as server:
        assert (await ask(server.openai())).text == "naïve 細胞 🧬"


async def test_a_server_that_does_not_stream_is_understood() -> None:
    body = {
        "choices": [{"message": {"content": "Whole."}, "finish_reason": "length"}],
        "usage": {"prompt_tokens": 7, "completion_tokens": 2},
    }
    async with FakeServer(refuses(200, body)) as server:
        answer = await ask(server.openai())
    assert (answer.text, answer.finish, answer.tokens_in) == ("Whole.", Finish.LENGTH, 7)


@pytest.mark.parametrize(
    ("pieces", "more", "thoughts"),
    [
        (("<thi", "nk>So: a ", "cell…</th", "ink>\n\nA cell."), {}, "So: a cell…"),
        (("A cell.",), {"reasoning_content": "Hm."}, "Hm."),
        (("A cell.",), {"reasoning": "Hm."}, "Hm."),
        (("So: cells…\n</think>\nA cell.",), {}, "So: cells…"),
        (("<|channel|>analysis<|message|>Hm.<|end|><|start|>assistant",
          "<|channel|>final<|message|>A cell.<|return|>"), {}, "Hm."),
        (("<|im_start|>assistant\nA cell.<|im", "_end|>\n<|im_start|>user\nMore?"), {}, ""),
        (("A cell.</s>",), {}, ""),
    ],
)  # fmt: skip
async def test_thoughts_and_marks_are_taken_out(
    pieces: tuple[str, ...], more: dict[str, str], thoughts: str
) -> None:
    async def play(request: Request, line: Line) -> None:
        await line.chunked()
        if more:
            await line.event(delta(**more))
        for piece in pieces:
            await line.event(delta(piece))
        await line.event(delta(finish="stop"))
        await line.event("[DONE]")
        await line.end()

    async with FakeServer(play) as server:
        answer = await ask(server.openai())
    assert answer.text == "A cell."
    assert answer.thoughts == thoughts


async def test_parts_of_a_content_are_put_together() -> None:
    content = [
        {"type": "thinking", "thinking": [{"type": "text", "text": "Hm."}]},
        {"type": "text", "text": "A cell."},
    ]
    body = {"choices": [{"message": {"content": content}, "finish_reason": "stop"}]}
    async with FakeServer(refuses(200, body)) as server:
        answer = await ask(server.openai())
    assert (answer.text, answer.thoughts) == ("A cell.", "Hm.")


# -- the form of answers ------------------------------------------------------------------------


@pytest.mark.parametrize("rung", list(Rung))
async def test_each_rung_asks_in_its_own_way(rung: Rung) -> None:
    from dataclasses import replace

    async with FakeServer(says('{"a": "b"}')) as server:
        client = server.openai()
        await client.chat(replace(REQUEST, schema=SCHEMA), model="small", rung=rung, window=0)
        await client.close()
        body = server.requests[0].body
    form, words = body.get("response_format"), body["messages"][-1]["content"]
    if rung is Rung.SCHEMA:
        assert form["json_schema"]["schema"] == SCHEMA
        assert form["json_schema"]["strict"] is True
        assert words == REQUEST.user
    else:
        assert (form or {}).get("type") == ("json_object" if rung is Rung.OBJECT else None)
        assert '"required":["a"]' in words


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (500, "response_format must be text or json_object"),
        (400, "'response_format.type' must be 'json_schema' or 'text'"),
        (400, "Failed to parse grammar"),
        (422, "json_schema: Extra inputs are not permitted"),
    ],
)
async def test_a_form_that_is_refused_is_named(status: int, words: str) -> None:
    from dataclasses import replace

    async with FakeServer(refuses(status, {"error": {"message": words}})) as server:
        client = server.openai()
        asked = replace(REQUEST, schema=SCHEMA)
        with pytest.raises(ProviderError) as caught:
            await client.chat(asked, model="small", rung=Rung.SCHEMA, window=0)
        assert caught.value.fault is ProviderFault.NO_SCHEMA
        with pytest.raises(ProviderError) as caught:
            # The same words mean something else where no form was asked for.
            await client.chat(asked, model="small", rung=Rung.PROMPT, window=0)
        assert caught.value.fault is not ProviderFault.NO_SCHEMA
        await client.close()


async def test_fields_that_a_server_does_not_know_are_left_out_from_then_on() -> None:
    async def play(request: Request, line: Line) -> None:
        for name in ("max_tokens", "stream_options", "temperature"):
            if name in request.body:
                words = f"Unsupported parameter: '{name}' is not supported with this model."
                await line.json({"error": {"message": words, "code": "unsupported"}}, 400)
                return
        await says("Hello.")(request, line)

    async with FakeServer(play) as server:
        client = server.openai()
        for _ in range(2):
            answer = await client.chat(REQUEST, model="small", rung=Rung.PROMPT, window=0)
            assert answer.text == "Hello."
        await client.close()
        assert len(server.requests) == 5  # three refusals, and two answers
        assert server.requests[-1].body["max_completion_tokens"] == 200


# -- cancelling, keys, lists --------------------------------------------------------------------


async def test_cancelling_hangs_up_at_once() -> None:
    async def play(request: Request, line: Line) -> None:
        await line.chunked()
        await line.event(delta("A cell is"))
        await line.hang()

    async with FakeServer(play) as server:
        client = server.openai()
        begun = asyncio.Event()
        call = client.chat(
            REQUEST, model="small", rung=Rung.PROMPT, window=0, heard=lambda _: begun.set()
        )
        task = asyncio.create_task(call)
        await begun.wait()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        # Before the client is closed: the server is to stop writing for nobody.
        await asyncio.wait_for(server.left.wait(), 10)
        await client.close()


async def test_cancelling_before_the_first_word() -> None:
    async def play(request: Request, line: Line) -> None:
        begun.set()
        await line.hang()

    begun = asyncio.Event()
    async with FakeServer(play) as server:
        client = server.openai()
        task = asyncio.create_task(client.chat(REQUEST, model="small", rung=Rung.PROMPT, window=0))
        await begun.wait()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        await asyncio.wait_for(server.left.wait(), 10)
        await client.close()


async def test_who_listens_may_break_off() -> None:
    class Enough(Exception):
        pass

    def heard(_: str) -> None:
        raise Enough

    async def play(request: Request, line: Line) -> None:
        await line.chunked()
        await line.event(delta("One."))
        await line.hang()

    async with FakeServer(play) as server:
        with pytest.raises(Enough):
            await ask(server.openai(), heard=heard)
        await asyncio.wait_for(server.left.wait(), 10)


async def test_the_key_is_told_to_the_server_alone(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    for name in ("httpx", "httpcore"):  # which the program's log leaves out
        caplog.set_level(logging.DEBUG, logger=name)
    async with FakeServer(refuses(401, {"error": f"bad key {KEY}"}), says("Hi.")) as server:
        client = server.openai(key=f"  {KEY}\n")
        with pytest.raises(ProviderError) as caught:
            await client.chat(REQUEST, model="small", rung=Rung.PROMPT, window=0)
        await client.chat(REQUEST, model="small", rung=Rung.PROMPT, window=0)
        assert server.requests[0].headers["authorization"] == f"Bearer {KEY}"
        told = [
            repr(client),
            repr(vars(client)),
            repr(vars(client._server)),
            repr(caught.value),
            repr(vars(caught.value)),
            "".join(traceback.format_exception(caught.value)),
            caplog.text,
            *(str(vars(record)) for record in caplog.records),
        ]
        await client.close()
    assert caplog.records  # something was logged, or nothing would have been searched
    assert not [text for text in told if KEY in text]


@pytest.mark.parametrize("key", ["sk-ä", "sk-one\nX-Other: two", "two words"])
async def test_a_key_that_is_none_is_not_quoted(key: str) -> None:
    async with FakeServer(says("Hi.")) as server:
        with pytest.raises(ProviderError) as caught:
            server.openai(key=key)
    assert caught.value.fault is ProviderFault.KEY
    assert key not in "".join(traceback.format_exception(caught.value))


@pytest.mark.parametrize(
    ("typed", "base"),
    [
        ("http://localhost:1234", "http://localhost:1234/v1"),
        ("http://localhost:1234/", "http://localhost:1234/v1"),
        ("http://localhost:1234/v1/", "http://localhost:1234/v1"),
        ("https://api.example.com/v1/chat/completions", "https://api.example.com/v1"),
        ("https://example.com/openai/v2", "https://example.com/openai/v2"),
    ],
)
def test_addresses_as_people_type_them(typed: str, base: str) -> None:
    assert base_of(typed) == base


async def models_of(*plays: Play) -> tuple[tuple[ModelInfo, ...], list[str]]:
    """(models, paths that were asked for)."""
    async with FakeServer(*plays) as server:
        client = server.openai()
        found = await client.models()
        await client.close()
        return found, [request.path for request in server.requests]


async def test_models_of_vllm() -> None:
    found, _ = await models_of(refuses(200, {"data": [{"id": "a", "max_model_len": 8192}]}))
    assert found == (ModelInfo("a", 8192),)


async def test_models_of_llama_cpp_have_the_window_of_the_server() -> None:
    rows = [{"id": "a.gguf", "owned_by": "llamacpp", "meta": {"n_ctx_train": 32768}}]
    props = {"default_generation_settings": {"n_ctx": 2048}}
    found, paths = await models_of(refuses(200, {"data": rows}), refuses(200, props))
    assert found == (ModelInfo("a.gguf", 2048),)
    assert paths == ["/v1/models", "/props"]


async def test_models_of_lm_studio_have_the_window_that_is_loaded() -> None:
    rows = [{"id": "a"}, {"id": "b"}]
    told = [
        {"id": "a", "loaded_context_length": 4096, "max_context_length": 131072},
        {"id": "b", "max_context_length": 32768},
    ]
    found, _ = await models_of(refuses(200, {"data": rows}), refuses(200, {"data": told}))
    assert found == (ModelInfo("a", 4096), ModelInfo("b", 32768))


async def test_models_without_any_window() -> None:
    found, _ = await models_of(refuses(200, {"data": [{"id": "a"}, 7]}), refuses(404, "no"))
    assert found == (ModelInfo("a"),)


async def test_a_list_that_is_none() -> None:
    async with FakeServer(refuses(200, {"ok": True})) as server:
        client = server.openai()
        with pytest.raises(ProviderError) as caught:
            await client.models()
        await client.close()
    assert caught.value.fault is ProviderFault.NOT_A_MODEL


def by_the_environment(monkeypatch: pytest.MonkeyPatch, proxy: str) -> None:
    """Let the environment name a proxy."""
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, proxy)
    for name in ("NO_PROXY", "no_proxy"):
        monkeypatch.delenv(name, raising=False)


async def test_the_environment_decides_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """A proxy in the environment is used where the user wished for it, and only there."""
    async with FakeServer(says("By the proxy.")) as proxy, FakeServer(says("At once.")) as server:
        by_the_environment(monkeypatch, proxy.address)
        assert (await ask(server.openai())).text == "At once."
        far = Connection("x", "Far", OPENAI, "http://models.example.com/v1", "m", by_proxy=True)
        assert (await ask(client(far, ""))).text == "By the proxy."
        assert proxy.requests[0].path.startswith("http://models.example.com/")


async def test_what_is_on_this_computer_never_goes_by_a_proxy(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Nobody was asked whether it may leave this computer."""
    async with FakeServer(says("By the proxy.")) as proxy, FakeServer(says("At once.")) as server:
        by_the_environment(monkeypatch, proxy.address)
        assert (await ask(server.openai(by_proxy=True))).text == "At once."
        assert proxy.requests == []


async def test_a_proxy_that_is_none_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    by_the_environment(monkeypatch, "ftp://proxy.example.com:x")
    far = Connection("x", "Far", OPENAI, "http://models.example.com/v1", "m", by_proxy=True)
    with pytest.raises(ProviderError) as caught:
        client(far, "")
    assert caught.value.fault is ProviderFault.REFUSED


async def test_halves_of_signs_go_neither_out_nor_in() -> None:
    """No file, database or request takes one; a pair written as two escapes is a sign."""

    async def play(request: Request, line: Line) -> None:
        await line.chunked()
        await line.chunk(
            b'data: {"choices":[{"delta":{"content":"cell \\ud83e\\uddec \\ud83e."},'
            b'"finish_reason":"stop"}]}\n\n'
        )
        await line.end()

    async with FakeServer(play) as server:
        asked = server.openai()
        request = replace(REQUEST, user="A half \ud83e of a sign")
        answer = await asked.chat(request, model="m", rung=Rung.SCHEMA, window=0)
        await asked.close()
    assert answer.text == "cell \U0001f9ec \ufffd."
    assert server.requests[0].body["messages"][1]["content"] == "A half ? of a sign"


async def test_halves_of_signs_in_a_refusal() -> None:
    async with FakeServer(refuses(400, {"error": {"message": "No \ud83e"}})) as server:
        with pytest.raises(ProviderError) as caught:
            await ask(server.openai())
    caught.value.text().encode()
