"""Marking from the first selection to another library, in the real window with the engine."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from coursegen_desktop.domain.annotation import NotesQuery
from coursegen_desktop.domain.ids import LessonId
from coursegen_desktop.ui.kit.routes import LessonRoute, NotesRoute
from tests import samples
from tests.services.desk import keep
from tests.windowed import AppWindow, click, eventually, signalled

TRIES_AT_MOST = 8
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


async def read(app: AppWindow, lesson_id: LessonId, note: int = 0) -> Any:
    """The lesson on the screen, with the keyboard in its text."""
    app.window.resize(1280, 800)
    page = await app.go(LessonRoute(lesson_id, note=note))
    await eventually(lambda: page.pane._web is not None and page.pane._web._is_ready, "the engine")
    await app.settled()
    app.window.activateWindow()
    page.pane.setFocus()
    await eventually(app.window.isActiveWindow, "the window in front")
    return page


def keyboard() -> QWidget:
    """Whatever has it."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """A key wherever the keyboard is."""
    QTest.keyClick(keyboard(), key, modifier)


async def click_until(is_done: Callable[[], bool], target: QWidget, where: QPoint) -> None:
    """Click, and again where it was not heard."""
    await _act_until(
        is_done, lambda: QTest.mouseClick(target, Qt.MouseButton.LeftButton, pos=where)
    )


async def press_until(is_done: Callable[[], object], key: Qt.Key) -> None:
    """Press a key, and again where it was not heard."""
    await _act_until(is_done, lambda: press(key))


async def _act_until(is_done: Callable[[], object], act: Callable[[], object]) -> None:
    """What one does may fall between two frames of a busy machine; a person does it again."""
    for _ in range(TRIES_AT_MOST):
        act()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(2):
                await eventually(is_done)
                return
    raise AssertionError("nothing was heard")


@pytest.fixture
async def app(data_dir: Path, lesson_text: str) -> Any:
    async with AppWindow(data_dir) as made:
        await made.sit_down("Amara Mensah")
        yield made


@pytest.fixture
def lesson_text() -> str:
    words = " ".join(f"The {n}. leaf turns towards the light slowly." for n in range(8))
    return f"{words}\n\n## Night\n\nAt night the stroma rests. Rubisco waits for the morning.\n"


async def lesson_of(app: AppWindow, text: str) -> LessonId:
    draft = samples.small_course()
    module = draft.modules[0]
    lesson = module.lessons[0].model_copy(update={"content": text})
    module = module.model_copy(update={"lessons": (lesson, *module.lessons[1:])})
    course_id = await keep(
        app.services.database.unit_of_work,
        draft.model_copy(update={"modules": (module, *draft.modules[1:])}),
    )
    view = await app.services.lessons.course(course_id, user_id=app.services.user.id)
    return view.lessons[0].id


async def test_by_mouse(app: AppWindow, lesson_text: str) -> None:
    page = await read(app, await lesson_of(app, lesson_text))
    marking = app.screen.marking
    target = page.pane.focusProxy() or page.pane
    while target.focusProxy() is not None:
        target = target.focusProxy()
    # Twice pressed, a word is selected: where the text begins is known from its selection.
    page.pane.select(4, 12)
    box = await eventually(lambda: marking.bar.isVisible() and marking._box, "the bar")
    click(marking.bar.colours[1])
    await eventually(lambda: marking.notes, "the highlight")
    (note,) = marking.notes
    assert (note.colour, note.anchor.exact) == (2, page.pane.page.text[4:12].strip())
    await eventually(lambda: not marking.bar.isVisible(), "the end of the selection")
    # A click on it opens its card.
    await click_until(marking.card.isVisible, target, box.center())
    click(marking.card.write_tab)
    QTest.keyClicks(marking.card.body, "Phototropism")
    await eventually(lambda: marking.notes[0].body == "Phototropism", "the note, saved")
    assert page.side.notes_tab.accessibleName() == "Notes, 1"
    marking.card.removal_wanted.emit()
    await eventually(lambda: not marking.notes, "the deletion")
    app.window.notices.act_on_newest()
    await eventually(lambda: marking.notes and marking.notes[0].body, "the note, back")


async def test_by_keyboard_only_and_after_a_restart(data_dir: Path, lesson_text: str) -> None:
    async with AppWindow(data_dir) as app:
        await app.sit_down("Amara Mensah")
        lesson_id = await lesson_of(app, lesson_text)
        await read(app, lesson_id)
        marking = app.screen.marking
        press(Qt.Key.Key_H)  # nothing is selected yet: it says what to do
        assert any("F7" in words for words in app.window.notices.texts())
        # Of the selection that went with the focus the page may tell later.
        caret = signalled(app.page.pane.told, is_meant=lambda kind, _: kind == "caret")
        press(Qt.Key.Key_F7)
        await caret
        press(Qt.Key.Key_Right, CONTROL)
        await eventually(lambda: marking._caret, "the caret's first step")
        press(Qt.Key.Key_Right, CONTROL | SHIFT)
        await eventually(lambda: marking._selection, "the selection")
        press(Qt.Key.Key_Return)
        await eventually(marking.bar.colours[0].hasFocus, "the bar with the keyboard")
        press(Qt.Key.Key_Tab)
        press(Qt.Key.Key_Return)
        await eventually(lambda: marking.notes, "the highlight")
        assert marking.notes[0].colour == 2
        await eventually(lambda: marking._caret is not None, "the caret, still there")
        await press_until(lambda: marking._selection, Qt.Key.Key_S)
        press(Qt.Key.Key_A)
        await eventually(marking.card.body.hasFocus, "the card")
        QTest.keyClicks(marking.card.body, "by keys")
        press(Qt.Key.Key_Escape)
        await eventually(lambda: any(note.body == "by keys" for note in marking.notes), "the note")
        await eventually(lambda: not marking.card.isVisible(), "the card's end")
        press(Qt.Key.Key_B)
        await eventually(lambda: len(marking.notes) == 3, "the bookmark")
    async with AppWindow(data_dir) as app:
        await app.sit_down("Amara Mensah")
        page = await read(app, lesson_id)
        await eventually(lambda: len(app.screen.marking.notes) == 3, "all of them")
        assert page.side.notes.rows.rowCount() == 3


async def test_an_edit_moves_it_a_deletion_loses_it(app: AppWindow, lesson_text: str) -> None:
    lesson_id = await lesson_of(app, lesson_text)
    page = await read(app, lesson_id)
    marking = app.screen.marking
    text = page.pane.page.text
    start = text.index("Rubisco waits")
    page.pane.select(start, start + len("Rubisco waits for the morning"))
    await eventually(lambda: marking._selection, "the selection")
    press(Qt.Key.Key_3)
    await eventually(lambda: marking.notes, "the highlight")
    assert marking.notes[0].heading == "Night"

    async def save(content: str) -> None:
        now = await app.services.authoring.lesson(lesson_id)
        await app.services.editing.save_lesson(
            lesson_id, title=now.title, content=content, base_revision=now.revision
        )
        await app.settled()

    await save(
        "A new first paragraph.\n\n" + lesson_text.replace("for the morning", "for a morning")
    )
    await eventually(lambda: "for a morning" in marking.notes[0].anchor.exact, "the moved words")
    assert not marking.notes[0].is_lost
    await save(lesson_text.replace("Rubisco waits for the morning.", ""))
    await eventually(lambda: marking.notes[0].is_lost, "the loss")
    lines = page.side.notes.rows.items
    assert [line.heading for line in lines if line.note is None] == ["Words that are gone"]
    listed = await app.go(NotesRoute())
    await app.settled()
    assert [line.note.is_lost for line in listed.list.rows.items if line.note] == [True]


async def test_from_the_list_of_all_notes_to_the_passage(
    app: AppWindow, lesson_text: str, tmp_path: Path
) -> None:
    lesson_id = await lesson_of(app, lesson_text)
    page = await read(app, lesson_id)
    marking = app.screen.marking
    page.pane.select(4, 20)
    await eventually(lambda: marking._selection, "the selection")
    press(Qt.Key.Key_H)
    await eventually(lambda: marking.notes, "the highlight")
    listed = await app.go(NotesRoute())
    await app.settled()
    note = listed.list.rows.items[1].note
    listed.list.chosen.emit(note)
    await eventually(lambda: app.screen.route == LessonRoute(lesson_id, note=note.id), "the way")
    await eventually(page.side.notes.isVisible, "the notes beside the lesson")
    path = tmp_path / "notes.json"
    user = app.services.user.id
    await app.services.note_files.export(path, NotesQuery(), "N", user_id=user)
    await app.services.annotations.delete(note.id, user_id=user)
    await eventually(lambda: not marking.notes, "the deletion, heard")
    plan = await app.services.note_files.plan_import(path, user_id=user)
    await app.services.note_files.bring_in(plan, {}, user_id=user)
    await eventually(lambda: marking.notes, "the import, heard")
