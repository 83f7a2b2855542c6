"""A lesson pane in a test: shown, filled, and asked what stands in its page."""

from __future__ import annotations

import json
from typing import Any

from pytestqt.qtbot import QtBot

from coursegen_desktop.app.paths import resources_dir
from coursegen_desktop.rendering.rendered import RenderedPage
from coursegen_desktop.ui.content.lesson_view import LessonPane
from coursegen_desktop.ui.kit.roles import Theme

PATIENCE_MS = 20_000
SIZE = (700, 500)


def shown_pane(theme: Theme, size: tuple[int, int] = SIZE, **options: Any) -> LessonPane:
    """A pane in front of somebody. Whoever made it deletes it, and its profile with it."""
    pane = LessonPane(resources_dir(), **options)
    pane.resize(*size)
    pane.set_theme(theme, 1.0)
    pane.show()
    return pane


def show(
    qtbot: QtBot,
    pane: LessonPane,
    page: RenderedPage,
    title: str = "Title",
    *args: Any,
    **more: Any,
) -> None:
    """Put a page into it and wait until it is painted."""
    with qtbot.waitSignal(pane.painted, timeout=PATIENCE_MS):
        pane.show_page(page, title, *args, **more)


def ask(qtbot: QtBot, pane: LessonPane, source: str) -> Any:
    """The value of a JavaScript expression in the application's world."""
    answers: list[str] = []
    assert pane._web is not None
    pane._web.page().run(f"JSON.stringify(({source}) ?? null)", answers.append)
    qtbot.waitUntil(lambda: bool(answers), timeout=PATIENCE_MS)
    return json.loads(answers[0])


def until(qtbot: QtBot, pane: LessonPane, source: str) -> None:
    """Wait until the expression is true."""
    qtbot.waitUntil(lambda: bool(ask(qtbot, pane, source)), timeout=PATIENCE_MS)
