"""Asking again where that helps, stopping where it does not, and never past a limit."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from coursegen_desktop.domain.base import Schema
from coursegen_desktop.domain.connection import (
    AUTHOR,
    OPENAI,
    QUIZZER,
    SCRIPTED,
    Connection,
    Profile,
    Rung,
)
from coursegen_desktop.domain.errors import ProviderError, ProviderFault
from coursegen_desktop.generation.providers.asking import MOST_PAUSE, Asker, Spent
from coursegen_desktop.generation.providers.base import ChatRequest
from coursegen_desktop.generation.providers.scripted import Reply, Script, ScriptedClient

from .fake_server import FakeServer, Line, Request, delta, refuses, says, user_words

HERE = Connection("x", "Script", SCRIPTED, "script.json", model="scripted")
TASK = ChatRequest("Be brief.", "What is a cell?", most=100)


class Item(Schema):
    """A small answer."""

    term: str
    level: int


GOOD = {"term": "cell", "level": 1}


class Pauses:
    """Sleeps that are only written down."""

    def __init__(self) -> None:
        self.seconds: list[float] = []

    async def __call__(self, seconds: float) -> None:
        self.seconds.append(seconds)
        await asyncio.sleep(0)


def playing(*replies: Reply | str, **more: Any) -> tuple[Asker, ScriptedClient, Pauses]:
    """An asker whose answers come in this order, the last one for ever."""
    waiting = list(replies)

    def answering(role: str, request: ChatRequest) -> Reply | str:
        return waiting.pop(0) if len(waiting) > 1 else waiting[0]

    script = Script(window=more.pop("script_window", 4096))
    client, pauses = ScriptedClient(script, answering), Pauses()
    connection = more.pop("connection", HERE)
    return Asker(client, connection, sleep=pauses, **more), client, pauses


async def fault_of(asker: Asker, task: ChatRequest = TASK) -> ProviderError:
    """What a question for prose comes to."""
    with pytest.raises(ProviderError) as caught:
        await asker.prose(AUTHOR, task)
    assert caught.value.hint
    return caught.value


async def test_prose_is_heard_and_counted() -> None:
    heard: list[tuple[str, str]] = []
    began: list[str] = []
    asker, client, _ = playing(
        "The cell is the unit of life.",
        heard=lambda role, piece: heard.append((role, piece)),
        began=began.append,
    )
    answer = await asker.prose(AUTHOR, TASK)
    assert answer.text == "".join(piece for _, piece in heard)
    assert {role for role, _ in heard} == {AUTHOR}
    assert began == [AUTHOR]
    assert client.requests[0][0].role == AUTHOR
    assert asker.spent == Spent(answer.tokens_in or 0, answer.tokens_out or 0, 0.0, 1)


async def test_data_has_the_form() -> None:
    asker, client, _ = playing(Reply(data=GOOD))
    item, answer = await asker.data(QUIZZER, TASK, Item)
    assert item == Item(term="cell", level=1)
    assert json.loads(answer.text) == GOOD
    request, rung = client.requests[0]
    assert rung is Rung.SCHEMA
    assert request.schema is not None
    assert request.schema["required"] == ["term", "level"]


async def test_a_narrower_schema_is_sent_as_it_is() -> None:
    asker, client, _ = playing(Reply(data=GOOD))
    schema = {"type": "object", "properties": {"term": {"enum": ["cell"]}}}
    await asker.data(QUIZZER, replace(TASK, schema=schema), Item)
    assert client.requests[0][0].schema == schema


# -- what passes --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "fault",
    [ProviderFault.BUSY, ProviderFault.SERVER, ProviderFault.DROPPED, ProviderFault.SILENT],
)
async def test_what_passes_is_tried_again(fault: ProviderFault) -> None:
    asker, client, pauses = playing(Reply(fault=fault), Reply(fault=fault), "A cell.")
    assert (await asker.prose(AUTHOR, TASK)).text == "A cell."
    assert len(client.requests) == 3
    assert 0.5 <= pauses.seconds[0] <= 1.5 < pauses.seconds[1] + 0.5 <= 3.5


async def test_three_tries_more_and_no_further() -> None:
    asker, client, pauses = playing(Reply(fault=ProviderFault.SERVER))
    assert (await fault_of(asker)).fault is ProviderFault.SERVER
    assert len(client.requests) == 4
    assert len(pauses.seconds) == 3
    assert asker.spent.calls == 0


async def test_the_server_says_how_long_to_wait() -> None:
    asker, _, pauses = playing(Reply(fault=ProviderFault.BUSY, retry_after=30), "A cell.")
    await asker.prose(AUTHOR, TASK)
    assert 30 <= pauses.seconds[0] <= 30.5


async def test_who_asks_for_an_hour_is_left_to_the_user() -> None:
    busy = Reply(fault=ProviderFault.BUSY, retry_after=MOST_PAUSE + 1)
    asker, client, pauses = playing(busy)
    assert (await fault_of(asker)).retry_after == MOST_PAUSE + 1
    assert (len(client.requests), pauses.seconds) == (1, [])


@pytest.mark.parametrize(
    "fault", [ProviderFault.KEY, ProviderFault.REFUSED, ProviderFault.NO_MODEL, ProviderFault.TLS]
)
async def test_what_does_not_pass_is_not_tried_again(fault: ProviderFault) -> None:
    asker, client, _ = playing(Reply(fault=fault))
    error = await fault_of(asker)
    assert error.fault is fault
    assert error.is_of_provider
    assert len(client.requests) == 1


async def test_two_machines_do_not_wait_alike() -> None:
    seconds = []
    for seed in (1, 2):
        asker, _, pauses = playing(Reply(fault=ProviderFault.SERVER), "A cell.", seed=seed)
        await asker.prose(AUTHOR, TASK)
        seconds += pauses.seconds
    assert seconds[0] != seconds[1]


# -- the form -----------------------------------------------------------------------------------


async def test_the_rung_goes_down_and_is_remembered() -> None:
    no = Reply(fault=ProviderFault.NO_SCHEMA)
    asker, client, pauses = playing(no, no, Reply(text=f"Sure:\n{json.dumps(GOOD)}"))
    assert asker.rung is Rung.SCHEMA
    await asker.data(QUIZZER, TASK, Item)
    assert asker.rung is Rung.PROMPT
    await asker.data(QUIZZER, TASK, Item)
    rungs = [rung for _, rung in client.requests]
    assert rungs == [Rung.SCHEMA, Rung.OBJECT, Rung.PROMPT, Rung.PROMPT]
    assert pauses.seconds == []


async def test_the_tested_rung_is_where_it_begins() -> None:
    profile = Profile("scripted", Rung.OBJECT, 4096)
    asker, client, _ = playing(Reply(data=GOOD), connection=replace(HERE, profile=profile))
    await asker.data(QUIZZER, TASK, Item)
    assert client.requests[0][1] is Rung.OBJECT


async def test_the_model_is_shown_what_was_wrong() -> None:
    asker, client, _ = playing(Reply(data={"term": "cell", "level": "high"}), Reply(data=GOOD))
    item, _ = await asker.data(QUIZZER, TASK, Item)
    assert item.level == 1
    again = client.requests[1][0]
    assert again.user.startswith(TASK.user)
    assert "level: Input should be a valid integer" in again.user
    assert again.seed != client.requests[0][0].seed


async def test_two_repairs_and_no_further() -> None:
    asker, client, _ = playing(Reply(data={"term": "cell"}))
    with pytest.raises(ProviderError) as caught:
        await asker.data(QUIZZER, TASK, Item)
    assert caught.value.fault is ProviderFault.UNUSABLE
    assert not caught.value.is_of_provider
    assert len(client.requests) == 3
    assert asker.spent.calls == 3


async def test_a_server_that_fails_open_is_asked_in_words() -> None:
    asker, client, _ = playing("The cell is a room.", Reply(data=GOOD))
    await asker.data(QUIZZER, TASK, Item)
    assert [rung for _, rung in client.requests] == [Rung.SCHEMA, Rung.OBJECT]


async def test_an_answer_that_was_cut_off_is_never_continued() -> None:
    asker, client, _ = playing("word " * 400)
    error = await fault_of(asker)
    assert error.fault is ProviderFault.TOO_LONG
    with pytest.raises(ProviderError) as caught:
        await asker.data(QUIZZER, TASK, Item)
    assert caught.value.fault is ProviderFault.TOO_LONG
    assert len(client.requests) == 2


async def test_who_says_nothing_is_asked_again() -> None:
    asker, client, _ = playing("", "", "A cell.")
    assert (await asker.prose(AUTHOR, TASK)).text == "A cell."
    asker, client, _ = playing("")
    assert (await fault_of(asker)).fault is ProviderFault.UNUSABLE
    assert len(client.requests) == 3


async def test_who_goes_in_circles_is_stopped_early() -> None:
    circle = "The cell is the unit of life. " * 2000
    heard: list[str] = []
    task = replace(TASK, most=4000)
    asker, client, _ = playing(
        circle, "A cell.", heard=lambda _, piece: heard.append(piece),
        connection=replace(HERE, window_cap=32768, profile=Profile("s", Rung.SCHEMA, 32768)),
    )  # fmt: skip
    assert (await asker.prose(AUTHOR, task)).text == "A cell."
    assert len("".join(heard)) < 2000
    assert client.requests[1][0].temperature > client.requests[0][0].temperature
    assert asker.spent.calls == 2  # what was written for nothing was paid for as well


# -- limits -------------------------------------------------------------------------------------


async def test_no_call_can_pass_the_limit_of_tokens() -> None:
    asker, client, _ = playing("A cell.", connection=replace(HERE, most_tokens=300))
    with pytest.raises(ProviderError) as caught:
        for _ in range(20):
            await asker.prose(AUTHOR, TASK)
    assert caught.value.fault is ProviderFault.BUDGET
    assert asker.spent.tokens <= 300
    assert asker.spent.calls == len(client.requests) > 1


async def test_no_call_can_pass_the_limit_of_cost() -> None:
    prices = replace(HERE, most_cost=0.006, price_in=1.0, price_out=50.0)
    asker, client, _ = playing("A cell.", connection=prices)
    with pytest.raises(ProviderError) as caught:
        for _ in range(20):
            await asker.prose(AUTHOR, TASK)
    assert caught.value.fault is ProviderFault.BUDGET
    assert 0 < asker.spent.cost <= 0.006
    assert len(client.requests) == asker.spent.calls


async def test_an_answer_tells_of_all_that_was_paid_for_it() -> None:
    """Who counts over pauses keeps what the answer tells, and nothing else of a try."""
    asker, client, _ = playing("No.", Reply(data={"term": "cell"}), Reply(data=GOOD))
    _, answer = await asker.data(QUIZZER, TASK, Item)
    assert len(client.requests) == 3
    assert (answer.tokens_in, answer.tokens_out) == (asker.spent.tokens_in, asker.spent.tokens_out)
    broken = Reply(text="A cell is the unit of", drop_after=20)
    asker, client, _ = playing(broken, "The cell is the unit of life.")
    answer = await asker.prose(AUTHOR, TASK)
    assert len(client.requests) == 2
    assert (answer.tokens_in, answer.tokens_out) == (asker.spent.tokens_in, asker.spent.tokens_out)


async def test_what_was_spent_before_counts() -> None:
    asker, client, _ = playing(
        "A cell.", connection=replace(HERE, most_tokens=300), spent=Spent(200, 90, 0.0, 3)
    )
    assert (await fault_of(asker)).fault is ProviderFault.BUDGET
    assert client.requests == []


async def test_calls_on_their_way_count() -> None:
    far = Connection("x", "Cloud", OPENAI, "https://api.example.com/v1", model="m", most_tokens=300)
    asker, client, _ = playing(Reply(text="A cell.", pause_s=0.05), connection=far)
    calls = [asker.prose(AUTHOR, TASK) for _ in range(3)]
    results = await asyncio.gather(*calls, return_exceptions=True)
    failed = [one for one in results if isinstance(one, ProviderError)]
    assert len(failed) == 1
    assert failed[0].fault is ProviderFault.BUDGET
    assert len(client.requests) == 2


@pytest.mark.parametrize(("address", "most"), [("http://localhost:1/v1", 1),
                                               ("https://api.example.com/v1", 3)])  # fmt: skip
async def test_so_many_are_asked_at_a_time(address: str, most: int) -> None:
    under_way = highest = 0

    async def answering(role: str, request: ChatRequest) -> str:
        nonlocal under_way, highest
        under_way += 1
        highest = max(highest, under_way)
        await asyncio.sleep(0.01)
        under_way -= 1
        return "A cell."

    connection = Connection("x", "Any", OPENAI, address, model="m")
    asker = Asker(ScriptedClient(answering=answering), connection)
    await asyncio.gather(*(asker.prose(AUTHOR, TASK) for _ in range(9)))
    assert highest == most


async def test_a_role_without_a_model() -> None:
    server = Connection("x", "Any", OPENAI, "http://localhost:1/v1", models={QUIZZER: "q"})
    asker, _, _ = playing("A cell.", connection=server)
    assert (await fault_of(asker)).fault is ProviderFault.NO_MODEL
    assert (await asker.prose(QUIZZER, TASK)).model == "q"
    asker, _, _ = playing("A cell.", connection=replace(HERE, model=""))
    assert (await asker.prose(AUTHOR, TASK)).text == "A cell."  # a script holds one model


# -- the window ---------------------------------------------------------------------------------


def long_task(tokens: int) -> ChatRequest:
    """A request of about so many tokens."""
    return replace(TASK, user="A cell is a room. " * (tokens * 36 // 180))


async def test_what_does_not_fit_is_not_sent() -> None:
    asker, client, _ = playing("A cell.")
    error = await fault_of(asker, long_task(4100))
    assert error.fault is ProviderFault.WINDOW
    assert not error.is_of_provider
    assert client.requests == []


async def test_a_window_of_two_thousand_tokens_works() -> None:
    profile = Profile("scripted", Rung.SCHEMA, 2048)
    asker, client, _ = playing(
        "A cell.", connection=replace(HERE, profile=profile), script_window=2048
    )
    assert asker.window == 2048
    await asker.prose(AUTHOR, replace(long_task(1500), most=700))
    assert client.requests[0][0].most < 700  # what is left of the window
    assert (await fault_of(asker, long_task(2040))).fault is ProviderFault.WINDOW


async def test_a_window_that_is_smaller_than_believed_is_learned() -> None:
    asker, _, _ = playing("A cell.", script_window=2048)
    assert (await fault_of(asker, long_task(3000))).values["window"] == 2048
    assert asker.window == 2048


async def test_a_silent_cut_is_noticed() -> None:
    """Three quarters of the task were left out, and the server says that all is well."""
    asker, _, _ = playing(Reply(text="A cell.", read=0.25))
    error = await fault_of(asker, long_task(3000))
    assert error.fault is ProviderFault.WINDOW
    assert 512 <= asker.window < 1000


async def test_tokens_are_learned_from_reports() -> None:
    asker, _, _ = playing(Reply(text="A cell.", read=0.8))
    text = "A cell is a room. " * 100
    before = asker.estimate(text)
    for _ in range(12):
        await asker.prose(AUTHOR, long_task(1000))
    assert asker.estimate(text) == pytest.approx(before * 0.8, rel=0.05)


async def test_who_thinks_is_given_room_for_it() -> None:
    profile = Profile("scripted", Rung.SCHEMA, 8192, thinks=True)
    asker, client, _ = playing("A cell.", connection=replace(HERE, profile=profile))
    await asker.prose(AUTHOR, TASK)
    assert client.requests[0][0].most == TASK.most + 1024


async def test_without_reports_tokens_are_estimated() -> None:
    asker, _, _ = playing(Reply(text="The cell is the unit of life.", read=0))
    await asker.prose(AUTHOR, TASK)
    assert asker.spent.tokens_in > 5
    assert asker.spent.tokens_out == asker.estimate("The cell is the unit of life.")


# -- by the wire --------------------------------------------------------------------------------


async def asked_over(
    server: FakeServer, ask: Callable[[Asker], Any], pauses: Pauses
) -> tuple[Any, Asker]:
    """What a question over the network comes to."""
    client = server.openai()
    asker = Asker(client, server.connection(), sleep=pauses)
    try:
        return await ask(asker), asker
    finally:
        await client.close()


async def test_a_dropped_stream_is_asked_for_again() -> None:
    async def breaks(request: Request, line: Line) -> None:
        await line.chunked()
        await line.event(delta("A ce"))
        line.drop()

    async with FakeServer(breaks, says("A cell.")) as server:
        pauses = Pauses()
        answer, asker = await asked_over(server, lambda a: a.prose(AUTHOR, TASK), pauses)
    assert answer.text == "A cell."
    assert len(pauses.seconds) == 1
    assert asker.spent.calls == 2


async def test_too_many_requests_then_a_form_that_is_refused_then_fences() -> None:
    """A bad day at a small server."""

    async def fenced(request: Request, line: Line) -> None:
        if "response_format" in request.body:
            words = "response_format: only text is supported"
            await line.json({"error": {"message": words}}, 500)
            return
        assert '"required":["term","level"]' in user_words(request)
        text = f"<think>Easy.</think>Here it is:\n```json\n{json.dumps(GOOD)[:-1]},}}\n```\n"
        await says(*(text[at : at + 7] for at in range(0, len(text), 7)))(request, line)

    async with FakeServer(refuses(429, {}, Retry_After="3"), fenced) as server:
        pauses = Pauses()
        (item, answer), asker = await asked_over(
            server, lambda a: a.data(QUIZZER, TASK, Item), pauses
        )
    assert item == Item(**GOOD)  # type: ignore[arg-type]
    assert answer.thoughts == "Easy."
    assert asker.rung is Rung.PROMPT
    assert len(server.requests) == 4
    assert 3 <= pauses.seconds[0] <= 3.5


async def test_cut_json_is_too_long_and_not_mended() -> None:
    async with FakeServer(says(json.dumps(GOOD)[:-8], finish="length")) as server:
        with pytest.raises(ProviderError) as caught:
            await asked_over(server, lambda a: a.data(QUIZZER, TASK, Item), Pauses())
    assert caught.value.fault is ProviderFault.TOO_LONG


async def test_cancelling_gives_the_place_free() -> None:
    async def hangs(request: Request, line: Line) -> None:
        await line.chunked()
        await line.event(delta("A ce"))
        await line.hang()

    async with FakeServer(hangs, says("A cell.")) as server:
        client = server.openai()
        begun = asyncio.Event()
        asker = Asker(client, server.connection(), heard=lambda *_: begun.set())
        task = asyncio.create_task(asker.prose(AUTHOR, TASK))
        await begun.wait()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        await asyncio.wait_for(server.left.wait(), 10)
        assert (await asker.prose(AUTHOR, TASK)).text == "A cell."
        await client.close()
