"""The question before publishing, and the question bank of a course."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QWidget

from coursegen_desktop.ui.editor.check.publish_dialog import PublishDialog
from coursegen_desktop.ui.editor.questions.bank_dialog import BankDialog
from coursegen_desktop.ui.kit.routes import EditRoute
from tests.windowed import AppWindow, eventually

from .learner import Learned
from .scenes import scene


async def _opened(page: QWidget, kind: type[QDialog]) -> QDialog:
    await eventually(lambda: page.findChild(kind) is not None, "the dialog")
    found = page.findChild(kind)
    assert isinstance(found, kind)
    return found


@scene("editor-publish")
async def publish(app: AppWindow, learned: Learned) -> None:
    page = await app.go(EditRoute(learned.course, learned.lesson))
    page.head.publish_requested.emit(True)
    dialog = await _opened(page, PublishDialog)
    assert isinstance(dialog, PublishDialog)
    await eventually(lambda: bool(dialog.verdict.text), "the report")


@scene("editor-question-bank")
async def bank(app: AppWindow, learned: Learned) -> None:
    page = await app.go(EditRoute(learned.course, learned.lesson))
    page.part_requested.emit("quiz")
    await app.settled()
    page._panes["quiz"].bank_wanted.emit()
    dialog = await _opened(page, BankDialog)
    assert isinstance(dialog, BankDialog)
    await eventually(lambda: dialog.list.lines.items != (), "the questions")
    dialog.list.selectAll()
