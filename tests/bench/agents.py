"""A course by a scripted model: what our own work adds to the model's, and how long it all takes.

agents.overhead   a chapter by a model of about 150 tokens a second, against the model's own time
agents.course     twenty lessons by a model that answers at once, against 20 s
agents.gap        longest standstill of the loop meanwhile, against 50 ms
"""

from __future__ import annotations

import time
from pathlib import Path

from coursegen_desktop.app.wiring import Services
from coursegen_desktop.domain.agent import AUTHOR
from coursegen_desktop.domain.brief import PLAIN, Brief, Options
from coursegen_desktop.domain.connection import Connection
from coursegen_desktop.generation.providers.base import ChatAnswer, ChatClient, ChatRequest
from coursegen_desktop.generation.providers.scripted import Reply
from tests.services.agents_at_work import CONNECTION, Model, beginning, faithful

from . import data
from .generate import book
from .measure import Result
from .place import GapProbe, Place

OVERHEAD, COURSE_MS, GAP_MS = 1.05, 20_000.0, 50.0
LESSONS = {"large": 20, "small": 3}
_LESSON_WORDS = 900
_PAUSE_S = 0.022  # for a piece of twelve letters, some three tokens


async def run(where: Place) -> list[Result]:
    """Writes a chapter slowly, then a book at once."""
    probe = GapProbe()
    words = data.vocabulary(where.size)
    count = LESSONS[where.size.name] * _LESSON_WORDS
    large = book(where.folder / "book.md", words, count)
    async with where.services() as services:
        await services.writers.prewarm()
        await _written(services, probe, beginning(where.folder), Model())  # what is late is loaded
        slow = _Timed(Model(_slowly))
        whole, _ = await _written(services, probe, beginning(where.folder), slow)
        course, gap = await _written(services, probe, large, Model())
    return [
        Result("agents.overhead", slow.seconds * 1000, whole, OVERHEAD),
        Result("agents.course", COURSE_MS, course, 1.0),
        Result("agents.gap", GAP_MS, gap, 1.0),
    ]


def _slowly(role: str, request: ChatRequest) -> Reply | None:
    return Reply(text=faithful(request), pause_s=_PAUSE_S) if role == AUTHOR else None


class _Timed:
    """A model whose own seconds are added up."""

    def __init__(self, model: Model) -> None:
        self.seconds = 0.0
        self.client = model.client
        self._chat = model.client.chat
        model.client.chat = self._timed  # type: ignore[method-assign]

    async def _timed(self, request: ChatRequest, **how: object) -> ChatAnswer:
        answer = await self._chat(request, **how)  # type: ignore[arg-type]
        self.seconds += answer.seconds
        return answer


async def _written(
    services: Services, probe: GapProbe, path: Path, model: Model | _Timed
) -> tuple[float, float]:
    """Milliseconds from the approval to the end, and the longest standstill."""

    async def opened(_key: str) -> tuple[Connection, ChatClient]:
        return CONNECTION, model.client

    service = services.generation
    service.reach_models(opened)
    options = Options(analyser=PLAIN, connection=CONNECTION.id)
    run_id = await service.read(Brief((str(path),), options=options)).wait()
    outline = await service.outline(run_id)
    began = time.perf_counter()

    async def write() -> None:
        await service.approve(run_id, outline).wait()

    gap = await probe.during(write)
    took = (time.perf_counter() - began) * 1000
    await service.discard(run_id)
    return took, gap
