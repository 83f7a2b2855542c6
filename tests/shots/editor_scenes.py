"""The editor's other parts: script, about the course, history, what was deleted."""

from __future__ import annotations

from PySide6.QtGui import QTextCursor

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
    pane.make_requested.emit(False)
    await app.settled()


@scene("editor-script-empty")
async def editor_script_empty(app: AppWindow, learned: Learned) -> None:
    course = await app.services.lessons.course(learned.course, user_id=app.services.user.id)
    page = await app.go(EditRoute(learned.course, course.lessons[0].id))
    page.part_requested.emit("script")
    await app.settled()


@scene("editor-script-changed")
async def editor_script_changed(app: AppWindow, learned: Learned) -> None:
    """The lesson is another since, and a sentence is too long to be followed."""
    course = await app.services.lessons.course(learned.course, user_id=app.services.user.id)
    lesson = await app.services.authoring.lesson(course.lessons[2].id)
    await app.services.scripts.make(lesson.id)
    page = await app.go(EditRoute(learned.course, lesson.id))
    page.part_requested.emit("script")
    await app.settled()
    pane = page._panes["script"]
    pane._go_to(1)
    pane.edit.moveCursor(QTextCursor.MoveOperation.Down)
    pane.edit.insertPlainText("This sentence " + "goes on and " * 14 + "on. ")
    pane._put_in("check")
    await app.settled()
    page.part_requested.emit("lesson")
    page.edit.insert_at(0, "Some new words stand here. ")
    await app.settled()
    page.part_requested.emit("script")
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
