"""A writer that waits when it is told to, outlines to edit, and the Create screen in a window."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget

from coursegen_desktop.domain.brief import SourceInfo
from coursegen_desktop.domain.outline import (
    Outline,
    Part,
    PlannedLesson,
    PlannedModule,
    SetAside,
)
from coursegen_desktop.generation import keeping
from coursegen_desktop.ui.generator import stopping
from coursegen_desktop.ui.generator.controller import GeneratorScreen
from coursegen_desktop.ui.generator.page import GeneratorPage
from coursegen_desktop.ui.kit.routes import CreateRoute
from tests.services.desk import Here
from tests.windowed import click

from .screen_parts import button

TEXT = "# {name}\n\nA **{low}** is a thing that sailors use.\n\n" + "\n\n".join(
    f"## {{name}} {number}\n\n" + "The harbour is a place where ships rest at night. " * 90
    for number in ("one", "two")
)


class Writer(Here):
    """Works here; waits for `go` before a lesson, and fails where it was told to."""

    def __init__(self) -> None:
        super().__init__()
        self.go = asyncio.Event()
        self.go.set()
        self.reading = asyncio.Event()
        self.reading.set()
        self.error: Exception | None = None
        self.plans = 0

    async def call(self, func: Callable[..., Any], *args: Any, timeout: float | None = None) -> Any:
        """As in a worker, only here."""
        is_lesson = func is keeping.write_packed
        self.plans += not is_lesson
        await (self.go if is_lesson else self.reading).wait()
        if self.error is not None and is_lesson:
            raise self.error
        return await super().call(func, *args, timeout=timeout)


def make_outline(modules: int = 3, lessons: int = 4, parts: int = 2) -> Outline:
    """Modules m1 …, lessons l1 … through all of them, parts p1 …; two passages set aside."""
    source = SourceInfo("s1", "carbon.pdf", "/carbon.pdf", "PDF", 48, 21400, 44, "en")
    rows, lesson, block = [], 0, 0
    for module in range(1, modules + 1):
        made = []
        for _ in range(lessons):
            lesson += 1
            pieces = []
            for _ in range(parts):
                block += 1
                title = f"Section {block}"
                pieces.append(
                    Part(f"p{block}", "s1", block, block, title, 2, 300 + block, 80.0, facts=2)
                )
            made.append(PlannedLesson(f"l{lesson}", f"Lesson {lesson}", tuple(pieces)))
        rows.append(PlannedModule(f"m{module}", f"Module {module}", tuple(made)))
    aside = tuple(
        SetAside(
            f"a{number}",
            title,
            reason,
            (Part(f"p{block + number}", "s1", block + number, block + number, title, 1, 120),),
        )
        for number, (title, reason) in enumerate(
            (("Preface", "It stands before the text."), ("Index", "It only lists words.")), 1
        )
    )
    return Outline("The carbon cycle", "en", (source,), tuple(rows), aside)


def titles(outline: Outline) -> list[list[str]]:
    """Keys of the lessons, module by module."""
    return [[lesson.key for lesson in module.lessons] for module in outline.modules]


def names(page: GeneratorPage) -> list[str]:
    return [line.title for line in page.sources.list.lines.items]


async def plan(screen: GeneratorScreen, *paths: str) -> GeneratorPage:
    await screen.enter(CreateRoute(paths))
    click(button(screen.page, "See the outline"))
    await screen.scope.settled()
    return screen.page


def states(page: GeneratorPage) -> list[str]:
    """What the list says of the lessons, heads left out."""
    return [line.state for line in page.writing.list.lines.items if not line.is_head]


def answer(monkeypatch: pytest.MonkeyPatch, sure: bool) -> list[str]:
    """Answer every question of the screen so; the list holds the questions."""
    asked: list[str] = []

    async def confirm(_parent: QWidget, title: str, *_: str, **__: bool) -> bool:
        asked.append(title)
        return sure

    monkeypatch.setattr(stopping, "confirm", confirm)
    return asked
