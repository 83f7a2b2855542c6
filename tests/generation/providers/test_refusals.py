"""All that goes wrong on the way to a model, each told as what it is."""

from __future__ import annotations

import asyncio
import socket
from typing import Any

import pytest

from coursegen_desktop.domain.connection import OPENAI, Connection
from coursegen_desktop.domain.errors import ProviderError, ProviderFault
from coursegen_desktop.generation.providers import openai_compatible

from .fake_server import (
    KEY,
    QUICK,
    FakeServer,
    Line,
    Request,
    ask,
    delta,
    fault_of,
    refuses,
    says,
)


@pytest.mark.parametrize(
    ("status", "body", "fault"),
    [
        (401, {"error": {"message": f"Incorrect API key: {KEY}"}}, ProviderFault.KEY),
        (403, {"detail": "forbidden"}, ProviderFault.KEY),
        (404, {"error": {"message": "The model `small` does not exist"}}, ProviderFault.NO_MODEL),
        (404, {"error": "model 'small' not found"}, ProviderFault.NO_MODEL),
        (400, {"error": {"message": "x", "code": "model_not_found"}}, ProviderFault.NO_MODEL),
        (404, {"detail": "Not Found"}, ProviderFault.NOT_A_MODEL),
        (404, "<html>nginx</html>", ProviderFault.NOT_A_MODEL),
        (400, {"error": {"type": "exceed_context_size_error", "n_ctx": 2048}},
         ProviderFault.WINDOW),
        (400, {"error": {"code": "context_length_exceeded"}}, ProviderFault.WINDOW),
        (400, {"message": "This model's maximum context length is 2048 tokens."},
         ProviderFault.WINDOW),
        (413, "too large", ProviderFault.WINDOW),
        (429, {"error": {"message": "Rate limit"}}, ProviderFault.BUSY),
        (429, {"error": {"code": "insufficient_quota"}}, ProviderFault.BUDGET),
        (402, {"error": {"message": "Payment required"}}, ProviderFault.BUDGET),
        (503, {"error": {"message": "Loading model"}}, ProviderFault.BUSY),
        (503, "", ProviderFault.SERVER),
        (500, {"error": {"message": "CUDA error"}}, ProviderFault.SERVER),
        (502, "<html>Bad gateway</html>", ProviderFault.SERVER),
        (418, "I am a teapot", ProviderFault.SERVER),
        (200, "<html>Please sign in to the network</html>", ProviderFault.NOT_A_MODEL),
        (200, {"hello": "world"}, ProviderFault.NOT_A_MODEL),
        (200, [1, 2], ProviderFault.NOT_A_MODEL),
        (200, {"error": {"message": "no", "code": 429}}, ProviderFault.BUSY),
    ],
)  # fmt: skip
async def test_refusals_are_told_apart(status: int, body: Any, fault: ProviderFault) -> None:
    error = await fault_of(refuses(status, body), key=KEY)
    assert error.fault is fault
    assert KEY not in error.text()


async def test_a_window_that_was_told_is_kept() -> None:
    body = {"error": {"type": "exceed_context_size_error", "n_ctx": 2048}}
    error = await fault_of(refuses(400, body))
    assert error.values["window"] == 2048
    assert "2048" in error.text()


@pytest.mark.parametrize(("value", "least", "most"), [("7", 7, 7), ("0.25", 0.25, 0.25)])
async def test_retry_after_is_read(value: str, least: float, most: float) -> None:
    error = await fault_of(refuses(429, {}, Retry_After=value))
    assert error.retry_after is not None
    assert least <= error.retry_after <= most


async def test_retry_after_may_be_a_date() -> None:
    from datetime import UTC, datetime, timedelta
    from email.utils import format_datetime

    moment = format_datetime(datetime.now(UTC) + timedelta(seconds=90), usegmt=True)
    error = await fault_of(refuses(429, {}, Retry_After=moment))
    assert error.retry_after is not None
    assert 30 < error.retry_after <= 90
    assert (await fault_of(refuses(429, {}, Retry_After="soon"))).retry_after is None


async def test_nobody_is_followed_elsewhere() -> None:
    async with FakeServer(says("Stolen.")) as other:
        error = await fault_of(
            refuses(307, "", Location=f"{other.address}/v1/chat?token=abc"), key=KEY
        )
        assert not other.requests
        assert other.address in error.text()
    assert error.fault is ProviderFault.NOT_A_MODEL
    assert "token" not in error.text()


async def test_a_stream_that_breaks_off() -> None:
    async def play(request: Request, line: Line) -> None:
        await line.chunked()
        await line.event(delta("A cell is"))
        line.drop()

    assert (await fault_of(play)).fault is ProviderFault.DROPPED


async def test_a_stream_that_ends_without_saying_why() -> None:
    async def play(request: Request, line: Line) -> None:
        await line.chunked()
        await line.event(delta("A cell is"))
        await line.end()

    assert (await fault_of(play)).fault is ProviderFault.DROPPED


async def test_who_hangs_up_after_the_last_word_has_said_all() -> None:
    async def play(request: Request, line: Line) -> None:
        await line.chunked()
        await line.event(delta("A cell.", "stop"))
        line.drop()

    async with FakeServer(play) as server:
        assert (await ask(server.openai())).text == "A cell."


async def test_an_error_inside_a_stream() -> None:
    async def play(request: Request, line: Line) -> None:
        await line.chunked()
        await line.event(delta("A cell is"))
        await line.event({"error": {"message": "out of memory", "code": 500}})

    error = await fault_of(play)
    assert error.fault is ProviderFault.SERVER
    assert "out of memory" in error.text()


async def test_rubbish_inside_a_stream() -> None:
    async def play(request: Request, line: Line) -> None:
        await line.chunked()
        await line.event('{"choices": [')

    assert (await fault_of(play)).fault is ProviderFault.NOT_A_MODEL


async def test_an_event_without_end_is_bounded() -> None:
    async def play(request: Request, line: Line) -> None:
        await line.chunked()
        await line.chunk(b"data: ")
        while not line.left.is_set():
            await line.chunk(b"x" * 65536)

    assert (await fault_of(play)).fault is ProviderFault.NOT_A_MODEL


async def test_a_model_that_never_stops_is_stopped() -> None:
    async def play(request: Request, line: Line) -> None:
        await line.chunked()
        number = 0
        while not line.left.is_set():
            number += 1
            await line.event(delta(f"Fact {number * number} follows. "))

    error = await fault_of(play)
    assert error.fault is ProviderFault.UNUSABLE
    assert "did not stop" in error.text()


async def test_silence_before_the_first_word() -> None:
    async def play(request: Request, line: Line) -> None:
        await line.hang()

    error = await fault_of(play, patience=QUICK)
    assert error.fault is ProviderFault.SILENT
    assert error.is_passing


async def test_silence_in_the_middle_as_after_a_night_asleep() -> None:
    """A machine that slept wakes up to a line on which nothing will ever come."""

    async def play(request: Request, line: Line) -> None:
        await line.chunked()
        await line.event(delta("A cell is"))
        await line.hang()

    error = await fault_of(play, patience=QUICK)
    assert error.fault is ProviderFault.SILENT
    assert error.is_passing


async def test_signs_of_life_without_a_word_do_not_count() -> None:
    async def play(request: Request, line: Line) -> None:
        await line.chunked()
        while not line.left.is_set():
            await line.chunk(b": processing\n\n")
            await asyncio.sleep(0.02)

    assert (await fault_of(play, patience=QUICK)).fault is ProviderFault.SILENT


async def test_slow_words_are_waited_for() -> None:
    """Longer in all than the patience between two words: no limit holds for a whole answer."""
    words = [f"{number} " for number in range(8)]
    async with FakeServer(says(*words, pause=0.1)) as server:
        assert (await ask(server.openai(patience=QUICK))).text == "".join(words).strip()


async def test_nobody_listens() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    connection = Connection("x", "Fake", OPENAI, f"http://127.0.0.1:{port}")
    with pytest.raises(ProviderError) as caught:
        await ask(openai_compatible.client(connection, ""))
    assert caught.value.fault is ProviderFault.REFUSED
    assert "Start your server" in caught.value.text()


async def test_a_certificate_that_nobody_vouches_for() -> None:
    async with FakeServer(says("Stolen."), with_tls=True) as server:
        with pytest.raises(ProviderError) as caught:
            await ask(server.openai(key=KEY))
        assert not server.requests
    assert caught.value.fault is ProviderFault.TLS
    assert "certificate" in caught.value.text()


async def test_https_where_none_is_spoken() -> None:
    async with FakeServer(says("Hello.")) as server:
        address = server.address.replace("http:", "https:")
        with pytest.raises(ProviderError) as caught:
            await ask(openai_compatible.client(Connection("x", "Fake", OPENAI, address), ""))
    assert caught.value.fault is ProviderFault.TLS


async def test_a_server_that_speaks_no_http() -> None:
    async def play(request: Request, line: Line) -> None:
        await line.send(b"220 mail.example.org ESMTP\r\n\r\n")

    assert (await fault_of(play)).fault is ProviderFault.NOT_A_MODEL


async def test_a_name_that_nobody_has(monkeypatch: pytest.MonkeyPatch) -> None:
    async def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(asyncio.get_running_loop(), "getaddrinfo", unknown)
    connection = Connection("x", "Fake", OPENAI, "http://nobody.invalid:8080/v1")
    with pytest.raises(ProviderError) as caught:
        await ask(openai_compatible.client(connection, ""))
    assert caught.value.fault is ProviderFault.ADDRESS
    assert "nobody.invalid:8080" in caught.value.text()
