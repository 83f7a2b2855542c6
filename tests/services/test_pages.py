"""Pages from a worker: kept, bounded in time, and plain when a text is hostile."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator

import pytest

from coursegen_desktop.domain.errors import Cancelled
from coursegen_desktop.rendering.page import render
from coursegen_desktop.services import pages
from coursegen_desktop.services.blocking import WorkerProcesses
from coursegen_desktop.services.pages import PageService


@pytest.fixture
async def worker() -> AsyncIterator[WorkerProcesses]:
    """One warm process."""
    worker = WorkerProcesses(1, preload=pages.PRELOAD)
    await worker.prewarm()
    yield worker
    await worker.stop()


class CountedWorker(WorkerProcesses):
    """Counts the calls."""

    calls = 0

    async def call(self, *args: object, **kwargs: object) -> object:  # type: ignore[override]
        self.calls += 1
        return await super().call(*args, **kwargs)  # type: ignore[arg-type]


async def test_a_page_is_laid_out_once(monkeypatch: pytest.MonkeyPatch) -> None:
    worker = CountedWorker(1)
    try:
        service = PageService(worker)
        page = await service.page("# A\n\n*b*")
        assert page == render("# A\n\n*b*")
        assert await service.page("# A\n\n*b*") is page
        assert worker.calls == 1
        monkeypatch.setattr(pages, "KEPT_CHARACTERS", len(page.html) + 10)
        await service.page("another text")
        await service.page("# A\n\n*b*")
        assert worker.calls == 3, "the oldest was dropped when room ran out"
    finally:
        await worker.stop()
    with pytest.raises(Cancelled):
        await service.page("after the end")


HOSTILE = {
    "pictures": "![[" * 3000,
    "brackets": "[" * 5000,
    "links": "[a](<" * 3000,
    "tags": "<div " * 5000,
    "lists": "\n".join("  " * depth + "- x" for depth in range(900)),
}


@pytest.mark.parametrize("source", HOSTILE.values(), ids=HOSTILE.keys())
async def test_a_hostile_text_is_bounded_and_shown_as_typed(
    worker: WorkerProcesses, source: str
) -> None:
    service = PageService(worker, limit_s=0.4)
    began = time.monotonic()
    page = await service.page(source)
    assert time.monotonic() - began < 10
    assert page.is_plain
    assert page.html.count("&lt;" if "<" in source else source[:1]) > 0
    again = time.monotonic()
    assert await service.page(source) is page, "and not tried again"
    assert time.monotonic() - again < 0.2
    assert (await service.page("well")).html == "<p>well</p>"


async def test_a_text_that_took_too_long_gets_another_chance(worker: WorkerProcesses) -> None:
    """The machine may just have been busy."""
    service = PageService(worker, limit_s=0.0001, retry_s=0.05)
    assert (await service.page("*well*")).is_plain
    service._limit_s = 20
    await asyncio.sleep(0.06)
    assert (await service.page("*well*")).html == "<p><em>well</em></p>"
