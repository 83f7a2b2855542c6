"""Scripts: answers by role and words, faults and slowness to order."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest

from coursegen_desktop.domain.connection import AUTHOR, PLANNER, SCRIPTED, TUTOR, Connection, Rung
from coursegen_desktop.domain.errors import FormatError, ProviderError, ProviderFault
from coursegen_desktop.generation.providers import providers
from coursegen_desktop.generation.providers.asking import Asker
from coursegen_desktop.generation.providers.base import ChatRequest, Finish
from coursegen_desktop.generation.providers.scripted import Reply, ScriptedClient, script_at

from .fake_server import SAMPLES

ASKED = ChatRequest("Be brief.", "Write of the membrane.", role=AUTHOR)


def of_file() -> tuple[ScriptedClient, Connection]:
    """The sample, opened as a connection is."""
    connection = Connection("x", "Script", SCRIPTED, str(SAMPLES / "script_of_cells.json"))
    client = providers()[SCRIPTED].open(connection, "")
    assert isinstance(client, ScriptedClient)
    return client, replace(connection, model="scripted")


async def test_scripted_answers_by_role_and_words() -> None:
    client, connection = of_file()
    asker = Asker(client, connection, sleep=lambda seconds: asyncio.sleep(0))
    answer = await asker.prose(AUTHOR, ASKED)  # a busy one comes first, once
    assert answer.text == "The membrane lets some substances pass."
    assert answer.thoughts == "Short."
    assert len(client.requests) == 2
    other = await asker.prose(AUTHOR, replace(ASKED, user="Write of the nucleus."))
    assert other.text == "The nucleus holds the genes."
    assert '"title": "Cells"' in (await asker.prose(PLANNER, ASKED)).text
    assert (await asker.prose(TUTOR, ASKED)).text == "No idea."


async def test_scripted_comes_in_pieces() -> None:
    client = ScriptedClient(answering=lambda role, request: "A cell is the unit of life.")
    heard: list[str] = []
    answer = await client.chat(ASKED, model="m", rung=Rung.PROMPT, window=0, heard=heard.append)
    assert len(heard) > 1
    assert "".join(heard) == answer.text
    assert (await client.models())[0].window == 4096
    await client.close()
    assert client.is_closed


async def test_scripted_breaks_off_where_it_is_told() -> None:
    heard: list[str] = []
    client = ScriptedClient(answering=lambda role, request: Reply(text="A cell.", drop_after=3))
    with pytest.raises(ProviderError) as caught:
        await client.chat(ASKED, model="m", rung=Rung.PROMPT, window=0, heard=heard.append)
    assert caught.value.fault is ProviderFault.DROPPED
    assert "".join(heard) == "A c"


async def test_scripted_keeps_the_limit_of_tokens() -> None:
    client = ScriptedClient(answering=lambda role, request: "word " * 100)
    asked = replace(ASKED, most=10)
    answer = await client.chat(asked, model="m", rung=Rung.PROMPT, window=0)
    assert answer.finish is Finish.LENGTH
    assert len(answer.text) <= 36


async def test_scripted_can_be_cancelled() -> None:
    client = ScriptedClient(answering=lambda role, request: Reply(text="word", first_s=3600))
    task = asyncio.create_task(client.chat(ASKED, model="m", rung=Rung.PROMPT, window=0))
    await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task


async def test_scripted_without_an_answer_says_so() -> None:
    with pytest.raises(ProviderError, match="no answer for the role “author”"):
        await ScriptedClient().chat(ASKED, model="m", rung=Rung.PROMPT, window=0)


@pytest.mark.parametrize("text", ["", "[]", '{"answers": [{"role": 7}]}', '{"window": 1}'])
def test_what_is_no_script_is_refused(text: str, tmp_path: Path) -> None:
    path = tmp_path / "script.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(FormatError, match=r"script\.json"):
        script_at(path)
    with pytest.raises(FormatError):
        script_at(tmp_path / "none.json")
