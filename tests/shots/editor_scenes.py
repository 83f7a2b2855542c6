"""The editor's other parts: script, about the course, history, what was deleted."""

from __future__ import annotations

from coursegen_desktop.ui.kit.routes import EditRoute
from tests.windowed import AppWindow

from .learner import Learned
from .scenes import scene


@scene("editor-script")
async def editor_script(app: AppWindow, learned: Learned) -> None:
    page = await app.go(EditRoute(learned.course, learned.lesson))
    page.part_requested.emit("script")
    await app.settled()
    pane = page._panes["script"]
    pane.begin_requested.emit(True)
    await app.settled()


@scene("editor-about")
async def editor_about(app: AppWindow, learned: Learned) -> None:
    page = await app.go(EditRoute(learned.course, learned.lesson))
    page.head.details_requested.emit()
    await app.settled()


@scene("editor-quiz")
async def editor_quiz(app: AppWindow, learned: Learned) -> None:
    page = await app.go(EditRoute(learned.course, learned.lesson))
    page.part_requested.emit("quiz")
    await app.settled()


@scene("editor-check")
async def editor_check(app: AppWindow, learned: Learned) -> None:
    page = await app.go(EditRoute(learned.course, learned.lesson))
    page.head.check_requested.emit()
    await app.settled()
