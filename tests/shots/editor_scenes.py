"""The editor's other parts: script, about the course, history, what was deleted."""

from __future__ import annotations

from coursegen_desktop.ui.kit.routes import EditRoute
from tests.windowed import AppWindow, eventually

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


@scene("editor-history")
async def editor_history(app: AppWindow, learned: Learned) -> None:
    page = await app.go(EditRoute(learned.course, learned.lesson))
    page.edit.setPlainText(page.content.replace("disease", "illness", 1))
    await app.screen.leave()
    page.head.history_requested.emit()
    await eventually(lambda: _dialog(app) is not None, "the history")


def _dialog(app: AppWindow) -> object:
    from coursegen_desktop.ui.editor.history.history_dialog import HistoryDialog

    return app.window.findChild(HistoryDialog)


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
