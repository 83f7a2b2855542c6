"""How long the window stands still while it works, against an idle window of the same run."""

from __future__ import annotations

import asyncio
import contextlib

from coursegen_desktop.app.garbage import GarbageCollector
from coursegen_desktop.domain.brief import Brief
from coursegen_desktop.ui.generator.page import OUTLINE, REVIEW
from coursegen_desktop.ui.kit.routes import CreateRoute, LibraryRoute
from tests.windowed import AppWindow, eventually

from . import data
from .measure import Result
from .place import GapProbe, Place

ALLOWED_MS = 50.0
_WARM_UP = 5.0  # seconds: prewarming is no part of idling
_PAGES_DOWN = 60
_TYPED = 12  # words


async def run(place: Place) -> list[Result]:
    """gaps.generate, create, search and scroll; the floor is the longest gap when idle."""
    probe = GapProbe()
    results: list[Result] = []
    # As in the program, which collects in small bites.
    collector = GarbageCollector(probe)
    try:
        await _measure(place, probe, results)
    finally:
        collector.stop()
    return results


async def _measure(place: Place, probe: GapProbe, results: list[Result]) -> None:
    # Before the clock runs: making them up is no work of the program.
    words = data.vocabulary(place.size)[:_TYPED]
    async with AppWindow(place.folder) as app:
        await asyncio.sleep(_WARM_UP)
        for name, work in (
            ("generate", lambda: _generate(app)),
            ("create", lambda: _create(app)),
            ("search", lambda: _search(app, words)),
            ("scroll", lambda: _scroll(app)),
        ):
            idle = await probe.during(lambda: asyncio.sleep(1.0))
            busy = await probe.during(work)
            results.append(Result(f"gaps.{name}", idle, busy, ALLOWED_MS / idle))


async def _generate(app: AppWindow) -> None:
    sources = app.services.generation.sample_sources()
    await app.services.generation.start(Brief(sources)).wait()


async def _create(app: AppWindow) -> None:
    """The four steps in the window: read, look, edit twenty times, write, review."""
    page = await app.go(CreateRoute(app.services.generation.sample_sources()))
    page.sources.next_requested.emit()
    await eventually(lambda: page.step == OUTLINE, "the outline")
    editing = app.screen.editing  # type: ignore[attr-defined]
    for number in range(20):
        editing.act(("down", "up", "down", "undo")[number % 4])
        await asyncio.sleep(0.02)
    page.outline.next_requested.emit()
    await eventually(lambda: page.step == REVIEW, "the course")
    await app.settled()
    await app.go(LibraryRoute())


async def _search(app: AppWindow, words: list[str]) -> None:
    """As it is typed: each letter stops the search of the one before."""
    for word in words:
        for length in range(1, len(word) + 1):
            running = asyncio.ensure_future(app.services.search.find(word[:length]))
            await asyncio.sleep(0.02)
            running.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await running
        await app.services.search.find(word)


async def _scroll(app: AppWindow) -> None:
    """Page by page down the painted library; more courses are fetched on the way."""
    page = app.page
    assert app.desk.navigator.route == LibraryRoute()
    bar = page.grid.verticalScrollBar()
    for _ in range(_PAGES_DOWN):
        bar.setValue(bar.value() + bar.pageStep())
        await asyncio.sleep(0.02)
        await app.screen.scope.settled()
