"""A model rewrites a passage; its author takes one piece of two, by the keyboard alone."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from coursegen_desktop.domain.connection import SCRIPTED, Connection, Profile, Rung
from coursegen_desktop.domain.course import CourseView
from coursegen_desktop.domain.draft import CourseDraft, LessonDraft, ModuleDraft
from coursegen_desktop.ui.content.lesson_view import LessonPane
from coursegen_desktop.ui.editor.history.words import author_words
from coursegen_desktop.ui.kit.routes import EditRoute
from coursegen_desktop.ui.shell.shortcuts_sheet import page_shortcuts
from tests.services.desk import keep
from tests.windowed import AppWindow, eventually

from .hands import Keyboard

K = Qt.Key
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
TEXT = "The moon pulls the sea, $F=ma$. High water follows it.[^src1]\n\nAnother paragraph.\n"
TAKEN = TEXT.replace("The moon pulls the sea", "It is the moon that pulls the sea")
SCRIPT = {
    "answers": [
        {
            "role": "assistant",
            "contains": "The author wishes: shorter",
            "text": "[p1] The moon pulls, {{1}}. High water follows it.{{2}}",
        },
        {
            "role": "assistant",
            "text": "[p1] It is the moon that pulls the sea, {{1}}. Then comes high water.{{2}}",
        },
    ]
}


@pytest.fixture
async def folder(database_file: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Path]:
    """A data folder; lessons need no engine here."""
    monkeypatch.setattr(LessonPane, "_make_web", lambda _self: None)
    yield database_file.parent


async def at_the_desk(app: AppWindow) -> Keyboard:
    await app.sit_down()
    app.window.resize(1280, 800)
    app.window.activateWindow()
    await eventually(app.window.isActiveWindow, "the keyboard in the window")
    return Keyboard(app)


async def with_course(app: AppWindow) -> CourseView:
    """A course with one lesson, and a connection whose model plays a script."""
    script = app.folder / "script.json"
    script.write_text(json.dumps(SCRIPT), "utf-8")
    connection = Connection(
        "", "Played", SCRIPTED, str(script), "played-1b",
        profile=Profile("played-1b", Rung.SCHEMA, 4096),
    )  # fmt: skip
    await app.services.connections.save(connection)
    lesson = LessonDraft(title="High water", content=TEXT, duration_minutes=1)
    module = ModuleDraft(title="At sea", lessons=(lesson,))
    draft = CourseDraft(title="Tides", language="en", modules=(module,))
    key = await keep(app.services.database.unit_of_work, draft)
    return await app.services.lessons.course(key, user_id=app.services.user.id)


async def text_of(app: AppWindow, course: CourseView) -> str:
    return (await app.services.authoring.lesson(course.lessons[0].id)).content


async def open_menu(app: AppWindow, hands: Keyboard) -> None:
    hands.press(K.Key_J, held=CONTROL)
    await eventually(QApplication.activePopupWidget, "the menu")


async def test_one_piece_of_two_is_taken_and_stays(folder: Path) -> None:
    async with AppWindow(folder) as app:
        hands = await at_the_desk(app)
        course = await with_course(app)
        page = await app.go(EditRoute(course.id, course.lessons[0].id))
        await app.settled()
        assert ("Assist", "Ctrl+J") in page_shortcuts(page)
        offered = {entry.title: entry.keys for entry in app.desk._commands()}
        assert offered["Assist"] == "Ctrl+J"
        page.edit.setFocus()
        hands.press(K.Key_Home, held=CONTROL)
        hands.press(K.Key_End, held=SHIFT)
        await open_menu(app, hands)
        hands.press(K.Key_Return)  # the first entry: rewrite the selection
        panel = page.assist
        await eventually(lambda: len(panel.pieces) == 2, "two pieces")
        await app.settled()
        assert panel.where.text() == "Played · Stays on this computer"
        assert await text_of(app, course) == TEXT and page.content == TEXT
        assert hands.at() is panel.take
        hands.press(K.Key_Return)
        assert panel.decisions == [True, None]
        hands.tab_to(panel.leave)
        hands.press(K.Key_Space)
        assert panel.decisions == [True, False]
        assert hands.at() is panel.put_in
        hands.press(K.Key_Return)
        await eventually(lambda: page.content == TAKEN, "the piece in the text")
        await app.settled()
        assert not panel.isVisible()
        assert await text_of(app, course) == TAKEN
        assert hands.at() is page.edit
        assert "rewriting by played-1b" in page.head.undo.toolTip()
        hands.press(K.Key_Z, held=CONTROL)
        await app.settled()
        assert page.content == TEXT and await text_of(app, course) == TEXT
        hands.press(K.Key_Y, held=CONTROL)
        await app.settled()
        assert page.content == TAKEN and await text_of(app, course) == TAKEN
    async with AppWindow(folder) as app:
        hands = await at_the_desk(app)
        page = await app.go(EditRoute(course.id, course.lessons[0].id))
        await app.settled()
        assert page.content == TAKEN
        page.edit.setFocus()
        hands.press(K.Key_Z, held=CONTROL)
        await app.settled()
        assert page.content == TEXT


async def test_a_wish_a_stop_and_the_history(folder: Path) -> None:
    async with AppWindow(folder) as app:
        hands = await at_the_desk(app)
        course = await with_course(app)
        page = await app.go(EditRoute(course.id, course.lessons[0].id))
        await app.settled()
        page.edit.setFocus()
        hands.press(K.Key_Home, held=CONTROL)
        hands.press(K.Key_End, held=SHIFT)
        await open_menu(app, hands)
        hands.press(K.Key_Return)
        panel = page.assist
        await eventually(lambda: panel.pieces, "pieces")
        await app.settled()
        hands.tab_to(panel.wish)
        hands.type("shorter")
        hands.press(K.Key_Return)
        await eventually(lambda: [one.new for one in panel.pieces] == ["The moon pulls, $F=ma$."],
                         "the wish")  # fmt: skip
        await app.settled()
        # What is typed elsewhere meanwhile stays, and the piece finds its place.
        page.edit.setFocus()
        hands.press(K.Key_Home, held=CONTROL)
        hands.type("Well. ")
        assert not panel.take_all.isVisible()  # it is one piece
        hands.tab_to(panel.put_in)
        hands.press(K.Key_Return)
        wanted = "Well. " + TEXT.replace("The moon pulls the sea", "The moon pulls")
        await eventually(lambda: page.content == wanted, "the piece")
        await app.settled()
        assert await text_of(app, course) == wanted
        # Typing was a step of its own, and so was the piece.
        page.edit.setFocus()
        hands.press(K.Key_Z, held=CONTROL)
        await app.settled()
        assert page.content == "Well. " + TEXT
        versions = await app.screen._parts.services.history.versions(
            course.id, course.lessons[0].id
        )
        authors = [author_words(one.info) for one in versions]
        assert any("with played-1b" in words for words in authors)
