"""A script file that answers as a good model does, recorded from one that is asked in memory."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from coursegen_desktop.domain.connection import SCRIPTED, Connection
from coursegen_desktop.domain.ids import UserId
from coursegen_desktop.generation.providers.base import ChatRequest
from coursegen_desktop.generation.providers.scripted import MODEL
from coursegen_desktop.services.events import EventHub
from coursegen_desktop.services.work import WorkUnits
from tests.services.agents_at_work import AgentDesk, Model

# What Test asks, which goes before the questions of agents.
_PROBE: tuple[dict[str, Any], ...] = (
    {
        "contains": "Which colour has the sky",
        "data": {"reason": "Air.", "colour": "basalt-nineteen"},
    },
    {"contains": "Answer with the one word: ready", "text": "ready"},
)
_NAMES = {
    "author": r"(?m)^\[c\d+\] .*$",
    "quizzer": r"(?m)^Right answer: .*$",
    "solver": r"(?m)^Question: .*$",
}


async def record(
    uow: WorkUnits, user_id: UserId, document: Path, folder: Path, *, slow: int
) -> Path:
    """Write a script for everything that a course from `document` asks; the telling number `slow`
    takes its time."""
    desk = AgentDesk(uow, EventHub(), user_id, Model(), folder)
    desk.source = document
    answers: list[tuple[str, ChatRequest, str]] = []
    plain = desk.model.answer

    def noted(role: str, request: ChatRequest) -> str:
        text = plain(role, request)
        assert isinstance(text, str)
        answers.append((role, request, text))
        return text

    desk.model.client._answering = noted
    run_id = await desk.planned(desk.brief())
    await desk.service.arrange(run_id)
    await desk.service.approve(run_id, await desk.service.outline(run_id)).wait()
    replies, told = list(_PROBE), 0
    for role, request, text in answers:
        made: dict[str, Any] = {"role": role, "text": text}
        if role in _NAMES:
            found = re.search(_NAMES[role], request.user)
            assert found is not None
            made["contains"] = found[0]
        if role == "author":
            told += 1
            made["pause_s"] = 0.04 if told == slow else 0.0
        replies.append(made)
    path = folder / "script.json"
    script = {"window": 8192, "models": [MODEL], "answers": replies}
    path.write_text(json.dumps(script, ensure_ascii=False), "utf-8")
    return path


def connection(script: Path) -> Connection:
    """The way to that script."""
    return Connection("", "Stage", SCRIPTED, str(script), MODEL)
