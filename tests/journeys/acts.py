"""What a person does in the window, in small steps: finds buttons, answers, waits."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QWidget

from coursegen_desktop.domain.ids import CourseId
from coursegen_desktop.ui.generator.page import OUTLINE, REVIEW
from coursegen_desktop.ui.kit.dialogs import Dialog
from tests.windowed import AppWindow, click, eventually

SAMPLES = Path(__file__).parents[2] / "resources" / "samples"


def document(folder: Path) -> Path:
    """A copy of a sample document: several lessons, definitions, exercises, a glossary."""
    return Path(shutil.copy(SAMPLES / "how-learning-works.md", folder / "how learning works.md"))


def button(page: QWidget, words: str) -> QAbstractButton:
    """The visible button whose words begin so."""
    for found in page.findChildren(QAbstractButton):
        if found.isVisible() and found.text().replace("&", "").startswith(words):
            return found
    raise AssertionError(f"no button says {words!r}")


async def make_course(app: AppWindow, source: Path) -> CourseId:
    """Drop a document on the window, look at the outline, write, open the course."""
    app.window.files_dropped.emit([str(source)])
    await app.settled()
    page = app.page
    assert page.sources.paths() == (str(source),)
    click(button(page, "See the outline"))
    await eventually(lambda: page.step == OUTLINE, "the outline")
    click(button(page, "Write course"))
    await eventually(lambda: page.step == REVIEW, "the written course")
    click(button(page, "Open course"))
    await app.settled()
    shown = app.page.course
    assert shown is not None
    return CourseId(shown.id)


def answer_anything(interaction: Any) -> None:
    """Fill in the question that is asked, right or wrong, with the keyboard's means."""
    if interaction.choose(0):
        return
    for field in interaction.findChildren(QLineEdit):
        QTest.keyClicks(field, "water")
    for listed in interaction.findChildren(QComboBox):
        QTest.keyClick(listed, Qt.Key.Key_Down)


async def answer_question(app: AppWindow) -> str:
    """Answer the question on the screen and see what was right. Returns its id."""
    await app.settled()  # on a busy machine the question may still be on its way: a click is lost
    page = app.page
    question_id: str = page.question_id
    answer_anything(page.pane.interaction)
    click(page.primary)
    await eventually(lambda: page.is_answered, "the feedback")
    return question_id


async def dialog(app: AppWindow, kind: type[Dialog] = Dialog) -> Dialog:
    """The dialog that opens over the page."""

    def seen() -> Dialog | None:
        return next((x for x in app.page.findChildren(kind) if x.isVisible()), None)

    found = await eventually(seen, "the dialog")
    assert found is not None
    return found
