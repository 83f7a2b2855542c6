"""What a test of a connection finds out, against servers that keep their promises and do not."""

from __future__ import annotations

from typing import Any

import pytest

from coursegen_desktop.domain.connection import OLLAMA, Note, Profile, Rung
from coursegen_desktop.domain.errors import ProviderError, ProviderFault
from coursegen_desktop.generation.providers._tokens import estimated
from coursegen_desktop.generation.providers.probing import probe

from .fake_server import FakeServer, Line, Request, ollama_says, refuses
from .small_model import Model

NOW = "2026-11-30T10:00:00+00:00"


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
