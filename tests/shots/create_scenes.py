"""Create, step by step: empty, busy, full, failing."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

from coursegen_desktop.domain.brief import SPACY
from coursegen_desktop.generation import keeping
from coursegen_desktop.ui.generator.controller import GeneratorScreen
from coursegen_desktop.ui.generator.page import OUTLINE, REVIEW, WRITE
from coursegen_desktop.ui.kit.routes import CreateRoute
from tests.windowed import AppWindow, eventually

from .scenes import empty_scene

_NOTES = "\n\n".join(
    f"## {title}\n\n{text}"
    for title, text in (
        ("What was measured", "The **flux** is the amount of carbon that passes in a year. " * 30),
        ("Where the samples come from", "Water was taken at three depths of the lake. " * 40),
    )
)


class HeldWriter:
    """The program's own writer; it waits before reading, or before the lesson after `lessons`."""

    def __init__(self, writer: Any, *, lessons: int | None = None, reads: bool = True) -> None:
        self._writer = writer
        self._left, self._reads = lessons, reads
        self.go = asyncio.Event()

    async def call(self, func: Callable[..., Any], *args: Any, timeout: float | None = None) -> Any:
        """As the writer does, at its time."""
        if func is not keeping.write_packed:
            if not self._reads:
                await self.go.wait()
        elif self._left is not None:
            if not self._left:
                await self.go.wait()
            else:
                self._left -= 1
        return await self._writer.call(func, *args, timeout=timeout)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._writer, name)


def documents(app: AppWindow) -> tuple[str, ...]:
    """Two sample documents and notes of one's own."""
    notes = Path(app.folder) / "field-notes.md"
    notes.write_text(f"# Field notes\n\n{_NOTES}\n", encoding="utf-8")
    return (*app.services.generation.sample_sources(), str(notes))


async def begin(app: AppWindow, paths: tuple[str, ...]) -> GeneratorScreen:
    """Create with these documents and nothing else; whatever a scene before began is over."""
    await app.go(CreateRoute())
    screen = app.screen
    assert isinstance(screen, GeneratorScreen)
    writer = screen.generation._writer
    if isinstance(writer, HeldWriter):
        writer.go.set()
        screen.generation._writer = writer._writer
    await app.services.jobs.stop()
    for run in await screen.generation.runs():
        await screen.generation.discard(run.id)
    screen.another()
    await screen.scope.settled()
    await app.go(CreateRoute(paths))
    return screen


async def planned(app: AppWindow) -> GeneratorScreen:
    """With the outline in front."""
    screen = await begin(app, documents(app))
    screen.page.sources.next_requested.emit()
    await eventually(lambda: screen.page.step == OUTLINE, "the outline")
    return screen


def hold(screen: GeneratorScreen, **how: Any) -> None:
    """Let the writer wait."""
    screen.generation._writer = HeldWriter(screen.generation._writer, **how)  # type: ignore[assignment]


@empty_scene("create")
async def create(app: AppWindow) -> None:
    await begin(app, ())


@empty_scene("create-sources")
async def create_sources(app: AppWindow) -> None:
    screen = await planned(app)
    screen.page.outline.back_requested.emit()
    await app.settled()


@empty_scene("create-reading")
async def create_reading(app: AppWindow) -> None:
    screen = await begin(app, documents(app))
    hold(screen, reads=False)
    screen.page.sources.next_requested.emit()
    await eventually(lambda: screen.page.sources._busy.isVisible(), "the bar")


@empty_scene("create-failing")
async def create_failing(app: AppWindow) -> None:
    screen = await begin(app, (*documents(app), str(app.folder / "notes that are gone.md")))
    screen.page.sources.next_requested.emit()
    await screen.scope.settled()


@empty_scene("create-outline")
async def create_outline(app: AppWindow) -> None:
    screen = await planned(app)
    tree = screen.page.outline.tree
    tree.select([tree.rows.modules[0].below[1].key, tree.rows.modules[0].below[2].key])
    screen.editing.act("exclude")
    tree.select([tree.rows.modules[0].below[0].key])
    screen.editing.act("down")


@empty_scene("create-analyser")
async def create_analyser(app: AppWindow) -> None:
    screen = await planned(app) if not stands(app, OUTLINE) else app.screen
    assert isinstance(screen, GeneratorScreen)
    options = screen.page.outline.options
    options.analyser.setCurrentIndex(options.analyser.findData(SPACY))
    options.tell_now()
    await screen.scope.settled()


def stands(app: AppWindow, step: int) -> bool:
    """Whether the scene before left Create at this step: what takes long is shared by scenes."""
    return isinstance(app.screen, GeneratorScreen) and app.screen.page.step == step


@empty_scene("create-writing")
async def create_writing(app: AppWindow) -> None:
    screen = await planned(app)
    hold(screen, lessons=4)
    page = screen.page
    page.outline.next_requested.emit()
    await eventually(lambda: page.step == WRITE, "the writing")
    await eventually(
        lambda: sum(line.state == "written" for line in page.writing.list.lines.items) == 4,
        "four lessons",
    )


@empty_scene("create-paused")
async def create_paused(app: AppWindow) -> None:
    if not stands(app, WRITE):
        await create_writing(app)
    screen = app.screen
    screen.page.writing.pause_requested.emit()
    await eventually(lambda: screen.page.writing._left.text() == "Paused", "the pause")


@empty_scene("create-unfinished")
async def create_unfinished(app: AppWindow) -> None:
    if not stands(app, WRITE):
        await create_paused(app)
    app.screen._begin_again()
    await app.screen._show_runs()


@empty_scene("create-review")
async def create_review(app: AppWindow) -> None:
    if stands(app, REVIEW):
        return
    screen = await planned(app)
    screen.page.outline.next_requested.emit()
    await eventually(lambda: screen.page.step == REVIEW, "the course is written")
    await screen.scope.settled()


@empty_scene("create-lessons")
async def create_lessons(app: AppWindow) -> None:
    await create_review(app)
    review = app.page.review
    review._chips["lessons"].click()


@empty_scene("create-passage")
async def create_passage(app: AppWindow) -> None:
    await create_lessons(app)
    screen, review = app.screen, app.page.review
    review.line_chosen.emit(review.list.lines.items[0].key)
    await screen.scope.settled()
    review.list.make_current(2)


@empty_scene("create-questions")
async def create_questions(app: AppWindow) -> None:
    await create_review(app)
    app.page.review._chips["questions"].click()
    await app.screen.scope.settled()


@empty_scene("create-changed")
async def create_changed(app: AppWindow) -> None:
    await create_review(app)
    notes = Path(app.folder) / "field-notes.md"
    notes.write_text(notes.read_text(encoding="utf-8").replace("three depths", "nine depths"))
    screen = app.screen
    screen.scope.start(screen.reviewing._compare, "stale")
    await screen.scope.settled()
    app.page.review._chips["changed"].click()


@empty_scene("create-written")
async def create_written(app: AppWindow) -> None:
    await create_review(app)
    app.screen.another()
    await app.screen.scope.settled()
