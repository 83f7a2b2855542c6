"""An author has a script written, words it, changes the lesson, and has it written again."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from coursegen_desktop.domain.draft import CourseDraft
from coursegen_desktop.domain.script import LessonScript, sections
from coursegen_desktop.domain.slides import SlideDeck
from coursegen_desktop.ui.content.lesson_view import LessonPane
from coursegen_desktop.ui.editor.script_pane import ScriptPane
from coursegen_desktop.ui.kit.routes import EditRoute
from tests.windowed import AppWindow, eventually

from .acts import button
from .test_arranging import type_keys

K = Qt.Key
ALT_CONTROL = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ControlModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


async def with_keyboard(app: AppWindow) -> None:
    """The window is the active one."""
    app.window.activateWindow()
    await eventually(app.window.isActiveWindow, "the keyboard in the window")


async def written(app: AppWindow, route: EditRoute) -> ScriptPane:
    """To the script and its first button by keyboard; a worker process writes it."""
    page = await app.go(route)
    await with_keyboard(app)
    QTest.keyClick(QApplication.focusWidget() or page, K.Key_3, ALT_CONTROL)
    await app.settled()
    pane = page.findChild(ScriptPane)
    assert isinstance(pane, ScriptPane) and pane.isVisible()
    first = button(pane, "Write the script from the lesson")
    first.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(first, K.Key_Space)
    await eventually(lambda: pane.edit.isVisible() and bool(pane.text), "the script")
    await app.settled()
    return pane


async def reworded(app: AppWindow, pane: ScriptPane) -> None:
    """Words of his own, a pause; then another sentence in the lesson, and all of it again."""
    await with_keyboard(app)
    pane.edit.setFocus()
    pane.edit.moveCursor(QTextCursor.MoveOperation.Start)
    pane.edit.moveCursor(QTextCursor.MoveOperation.EndOfBlock)
    QTest.keyClicks(pane.edit, " today")
    QTest.keyClick(pane.edit, K.Key_U, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert pane.text.startswith("## Up and down today\n\n[pause 2]\n\n")
    QTest.keyClick(pane.edit, K.Key_1, ALT_CONTROL)
    await app.settled()
    edit = app.page.edit
    edit.setFocus()
    await type_keys(app, (K.Key_Home, CONTROL))
    QTest.keyClicks(edit, "Rain falls on the land all year. ")
    QTest.keyClick(edit, K.Key_3, ALT_CONTROL)
    await eventually(lambda: bool(pane.changed.text), "what says that the lesson changed")
    button(pane, "Write again").click()
    await eventually(lambda: "Rain falls on the land all year." in pane.text, "new words")
    await app.settled()
    assert pane.text.startswith("## Up and down today\n\n[pause 2]")


async def test_a_script_by_keyboard_across_a_restart(
    database_file: Path, sample_course: CourseDraft, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(LessonPane, "_make_web", lambda _self: None)
    async with AppWindow(database_file.parent) as app:
        await app.sit_down()
        app.window.resize(1280, 800)
        async with app.services.database.unit_of_work(write=True) as work:
            course_id = await work.courses.add(sample_course)
            await work.commit()
        view = await app.services.lessons.course(course_id, user_id=app.services.user.id)
        route = EditRoute(course_id, view.lessons[0].id)
        pane = await written(app, route)
        assert pane.text.startswith("## Up and down")
        await reworded(app, pane)
        text = pane.text

    async with AppWindow(database_file.parent) as app:
        await app.sit_down()
        page = await app.go(route)
        page.part_requested.emit("script")
        await app.settled()
        pane = page.findChild(ScriptPane)
        assert isinstance(pane, ScriptPane)
        assert pane.text == text and not pane.changed.text
        assets = await app.services.editing.assets(view.lessons[0].id)
        held = {one.asset_type: one.content for one in assets}
        assert LessonScript.read(held["script"]).text == text
        headings = {part.title for part in sections(text)}
        deck = SlideDeck.read(held["slides"])
        assert {slide.section for slide in deck.slides} == headings
        assert "Up and down today" in headings

        # One step back is the script as it was before it was written again.
        page.undo_requested.emit()
        await app.settled()
        assert "Rain falls" not in pane.text and pane.text.startswith("## Up and down today")
