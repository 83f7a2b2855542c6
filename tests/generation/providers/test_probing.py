"""What a test of a connection finds out, against servers that keep their promises and do not."""

from __future__ import annotations

import json
from typing import Any

import pytest

from coursegen_desktop.domain.connection import OLLAMA, Note, Profile, Rung
from coursegen_desktop.domain.errors import ProviderError, ProviderFault
from coursegen_desktop.generation.providers._tokens import estimated
from coursegen_desktop.generation.providers.probing import probe

from .fake_server import FakeServer, Line, Request, delta, ollama_says, refuses, usage, user_words

NOW = "2026-11-30T10:00:00+00:00"


class Model:
    """A small server of OpenAI's kind: what it holds a model to, reads and tells is chosen."""

    def __init__(
        self,
        *,
        forms: tuple[str, ...] = ("json_schema", "json_object"),
        is_open: bool = False,
        window: int = 100_000,
        told: int = 0,
        cuts: bool = False,
        ratio: float = 1.0,
        thinks: bool = False,
        counts: bool = True,
        names_window: bool = True,
    ) -> None:
        self.forms, self.is_open = forms, is_open
        self.window, self.told, self.cuts = window, told, cuts
        self.ratio, self.thinks, self.counts = ratio, thinks, counts
        self.names_window = names_window
        self.calls = 0
        self.longest = 0

    async def __call__(self, request: Request, line: Line) -> None:
        if request.method == "GET":
            row = {"id": "small"} | ({"max_model_len": self.told} if self.told else {})
            await line.json({"data": [row]} if request.path == "/v1/models" else {})
            return
        self.calls += 1
        form = request.body.get("response_format", {}).get("type", "")
        if form and form not in self.forms:
            await line.json({"error": {"message": f"response_format {form}: unsupported"}}, 400)
            return
        words = "".join(one["content"] for one in request.body["messages"])
        tokens = round(estimated(words) * self.ratio) + 20
        self.longest = max(self.longest, tokens)
        if tokens > self.window and not self.cuts:
            extra = {"n_ctx": self.window} if self.names_window else {}
            body = {"error": {"type": "exceed_context_size_error"} | extra}
            await line.json(body, 400)
            return
        await self._answer(request, line, form, min(tokens, self.window))

    async def _answer(self, request: Request, line: Line, form: str, tokens: int) -> None:
        text = "Blue, because the air scatters blue light most of all."
        if form and not self.is_open:
            schema = request.body["response_format"].get("json_schema", {}).get("schema")
            colour = schema["properties"]["colour"]["enum"][0] if schema else "blue"
            text = json.dumps({"reason": text, "colour": colour})
        elif "ready" in user_words(request):
            text = "ready"
        await line.chunked()
        if self.thinks and not form:
            await line.event(delta(reasoning_content="Let me see."))
        for at in range(0, len(text), 4):
            await line.event(delta(text[at : at + 4]))
        await line.event(delta(finish="stop"))
        if self.counts:
            await line.event(usage(tokens, -(-len(text) // 4)))
        await line.event("[DONE]")
        await line.end()


async def profile_of(model: Model, **fields: Any) -> Profile:
    """What is found out; in few and small calls."""
    async with FakeServer(model) as server:
        client = server.openai()
        profile = await probe(client, server.connection(**fields), "small", now=NOW)
        await client.close()
    assert model.calls <= 6
    assert model.longest < 8000
    return profile


async def test_a_good_server() -> None:
    model = Model(told=32768)
    profile = await profile_of(model)
    assert (profile.rung, profile.window, profile.note) == (Rung.SCHEMA, 32768, "")
    assert (profile.model, profile.tested_at) == ("small", NOW)
    assert profile.reports_usage
    assert not profile.thinks
    assert profile.tokens_per_s > 0
    assert profile.token_ratio == pytest.approx(1.0, abs=0.05)
    assert model.calls == 2


@pytest.mark.parametrize("ratio", [0.72, 1.0, 1.6])
async def test_no_tokenizer_is_taken_for_a_cut(ratio: float) -> None:
    profile = await profile_of(Model(told=32768, ratio=ratio))
    assert (profile.window, profile.note) == (32768, "")
    assert profile.token_ratio == pytest.approx(ratio, rel=0.05)


@pytest.mark.parametrize(
    ("forms", "rung"),
    [(("json_object",), Rung.OBJECT), ((), Rung.PROMPT), (("json_schema",), Rung.SCHEMA)],
)
async def test_the_surest_rung_is_found(forms: tuple[str, ...], rung: Rung) -> None:
    assert (await profile_of(Model(forms=forms, told=8192))).rung is rung


async def test_a_server_that_fails_open_is_unmasked() -> None:
    """It takes every form with a friendly 200, and the model writes what it likes."""
    profile = await profile_of(Model(is_open=True, told=8192))
    assert profile.rung is Rung.PROMPT
    assert profile.note == Note.FAILS_OPEN


async def test_a_silent_cut_is_noticed() -> None:
    profile = await profile_of(Model(told=32768, window=2048, cuts=True))
    assert profile.window == 2048
    assert profile.note == Note.CUTS


async def test_where_nothing_is_told_4096_is_believed() -> None:
    profile = await profile_of(Model())
    assert (profile.window, profile.note) == (4096, "")


@pytest.mark.parametrize("told", [0, 2048, 8192])
async def test_a_window_of_two_thousand(told: int) -> None:
    profile = await profile_of(Model(window=2048, told=told))
    assert profile.window == 2048
    assert profile.note == (Note.SMALLER if told == 8192 else "")


async def test_a_window_that_is_named_nowhere_is_felt_for() -> None:
    profile = await profile_of(Model(window=2048, names_window=False))
    assert 1500 < profile.window <= 2048


async def test_without_counts_the_window_cannot_be_checked() -> None:
    profile = await profile_of(Model(counts=False, told=8192))
    assert not profile.reports_usage
    assert (profile.window, profile.note) == (8192, Note.NO_COUNT)


async def test_thoughts_are_noticed() -> None:
    assert (await profile_of(Model(thinks=True, told=8192))).thinks


async def test_a_key_that_is_wrong_ends_it_at_once() -> None:
    async with FakeServer(refuses(401, {})) as server:
        client = server.openai()
        with pytest.raises(ProviderError) as caught:
            await probe(client, server.connection(), "small", now=NOW)
        await client.close()
        assert len(server.requests) == 1
    assert caught.value.fault is ProviderFault.KEY


async def test_ollama_is_not_asked_for_all_that_a_model_was_made_for() -> None:
    """131072 tokens of window would fill the memory of most computers."""
    rooms: list[int] = []

    async def play(request: Request, line: Line) -> None:
        if request.path == "/api/tags":
            await line.json({"models": [{"model": "small", "remote_host": "https://ollama.com"}]})
        elif request.path == "/api/show":
            await line.json({"model_info": {"llama.context_length": 131072}})
        else:
            rooms.append(request.body["options"]["num_ctx"])
            words = "".join(one["content"] for one in request.body["messages"])
            text = '{"reason": "so", "colour": "quill-forty"}'
            await ollama_says(text, read=estimated(words) + 20)(request, line)

    async with FakeServer(play) as server:
        client = server.ollama()
        profile = await probe(client, server.connection(OLLAMA), "small", now=NOW)
        wide = server.connection(OLLAMA, window_cap=16384)
        other = await probe(client, wide, "small", now=NOW)
        await client.close()
    assert (profile.window, other.window) == (8192, 16384)
    assert set(rooms) == {8192, 16384}
    assert profile.note == Note.RUNS_ELSEWHERE
