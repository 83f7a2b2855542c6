"""The script on the editor's desk: written from the lesson, again, by hand, with its signs."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from coursegen_desktop.domain.course import CourseView
from coursegen_desktop.domain.draft import AssetDraft, CourseDraft
from coursegen_desktop.domain.errors import WorkTimeout
from coursegen_desktop.domain.script import LessonScript
from coursegen_desktop.domain.slides import SlideDeck
from coursegen_desktop.ui.content.offsets import Offsets
from coursegen_desktop.ui.editor.controller import EditorScreen
from coursegen_desktop.ui.editor.script_pane import ScriptPane
from coursegen_desktop.ui.editor.script_signs import lex_script, put_in, signs
from coursegen_desktop.ui.editor.tabs import LESSON
from coursegen_desktop.ui.kit.routes import EditRoute
from tests.windowed import click, eventually

from .editor_parts import content, edit, make_screen, state
from .library_parts import Place
from .screen_parts import Desk, button

pytestmark = pytest.mark.usefixtures("light_pages")
CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
SENTENCE = "Evaporation is the change of a liquid into a gas."


@pytest.fixture
async def course(desk: Desk, sample_course: CourseDraft) -> CourseView:
    return await desk.keep(sample_course)


async def opened(editor: EditorScreen, course: CourseView, number: int = 0) -> ScriptPane:
    page = await edit(editor, course, number)
    page.part_requested.emit("script")
    await editor.scope.settled()
    pane = page.findChild(ScriptPane)
    assert isinstance(pane, ScriptPane)
    return pane


async def written(editor: EditorScreen, course: CourseView) -> ScriptPane:
    pane = await opened(editor, course)
    click(button(pane, "Write the script from the lesson"))
    await editor.scope.settled()
    return pane


async def kept(desk: Desk, course: CourseView, kind: str = "script") -> dict[str, Any] | None:
    assets = await desk.editing.assets(course.lessons[0].id)
    return next((one.content for one in assets if one.asset_type == kind), None)


def texts(pane: ScriptPane) -> list[tuple[str, str]]:
    return [(line.title, line.end) for line in pane.sections.lines.items]


def stand_at(pane: ScriptPane, words: str) -> None:
    cursor = pane.edit.textCursor()
    cursor.setPosition(Offsets(pane.text).to_page(pane.text.index(words)))
    pane.edit.setTextCursor(cursor)


async def test_it_is_written_from_the_lesson(
    place: Place, editor: EditorScreen, desk: Desk, course: CourseView
) -> None:
    pane = await written(editor, course)
    script = LessonScript.read(await kept(desk, course))
    assert pane.text == script.text and SENTENCE in pane.text
    deck = SlideDeck.read(await kept(desk, course, "slides"))
    said = f"The script was written, and {len(deck.slides)} slides with it."
    assert place.notices.texts()[-1] == said
    assert pane.edit.hasFocus()
    assert [title for title, _ in texts(pane)][:3] == ["Up and down", "Evaporation", "Condensation"]
    assert all(end.startswith("0:") for _, end in texts(pane))
    assert "when it is spoken" in pane.counts.text()
    assert state(editor.page) == "Saved"
    editor.page.undo_requested.emit()
    await editor.scope.settled()
    assert await kept(desk, course) is None and await kept(desk, course, "slides") is None
    assert button(pane, "Write the script from the lesson").isVisible()
    editor.page.redo_requested.emit()
    await editor.scope.settled()
    assert pane.text == script.text


async def test_it_is_written_again_when_the_lesson_changed(
    place: Place, editor: EditorScreen, desk: Desk, course: CourseView
) -> None:
    pane = await written(editor, course)
    assert not pane.changed.text
    click(button(pane, "Write again"))
    await editor.scope.settled()
    assert place.notices.texts()[-1].endswith("nothing was changed.")
    stand_at(pane, SENTENCE)
    QTest.keyClicks(pane.edit, "Listen well. ")
    editor.page.part_requested.emit(LESSON)
    editor.page.edit.insert_at(0, "Rain falls on the sea and on the land. ")
    editor.page.part_requested.emit("script")
    await editor.scope.settled()
    assert pane.changed.isVisible() and "has changed" in pane.changed.text
    click(button(pane, "Write again"))
    await editor.scope.settled()
    assert f"Listen well. {SENTENCE}" in pane.text
    assert "Rain falls on the sea and on the land." in pane.text
    assert place.notices.texts()[-1] == (
        "The script and its slides are up to date with the lesson. What you wrote is kept."
    )
    assert not pane.changed.text


async def test_anew_gives_up_what_was_written_and_undo_brings_it_back(
    editor: EditorScreen, course: CourseView
) -> None:
    pane = await written(editor, course)
    before = pane.text
    QTest.keyClicks(pane.edit, "Mine. ")
    click(pane.more)
    menu = pane.findChild(QMenu)
    assert isinstance(menu, QMenu)
    act = next(act for act in menu.actions() if act.text().startswith("Write it anew"))
    act.trigger()
    menu.close()
    await editor.scope.settled()
    assert pane.text == before
    editor.page.undo_requested.emit()
    await editor.scope.settled()
    assert pane.text.startswith("Mine. ")


async def test_a_script_of_one_s_own_is_left_alone(
    place: Place, editor: EditorScreen, desk: Desk, course: CourseView
) -> None:
    draft = AssetDraft(asset_type="script", content=LessonScript(text="My words.").model_dump())
    await desk.editing.add_asset(course.lessons[0].id, draft)
    pane = await opened(editor, course)
    assert not pane.changed.text
    click(button(pane, "Write again"))
    await editor.scope.settled()
    assert pane.text == "My words."
    assert place.notices.texts()[-1].startswith("Your own script stays as it is.")
    assert await kept(desk, course, "slides") is not None


async def test_an_empty_one_can_be_begun(
    editor: EditorScreen, desk: Desk, course: CourseView
) -> None:
    pane = await opened(editor, course)
    click(button(pane, "Start with an empty script"))
    await editor.scope.settled()
    QTest.keyClicks(pane.edit, "Hello.")
    await editor.leave()
    found = await kept(desk, course)
    assert found is not None and found["text"] == "Hello."
    assert texts(pane) == []
    pane._count()
    assert texts(pane) == [("Beginning", "0:01")]


async def test_signs_are_put_in_by_keyboard(
    editor: EditorScreen, desk: Desk, course: CourseView
) -> None:
    pane = await opened(editor, course)
    click(button(pane, "Start with an empty script"))
    await editor.scope.settled()
    QTest.keyClick(pane.edit, Qt.Key.Key_H, CTRL_SHIFT)
    QTest.keyClicks(pane.edit, "Rain")
    QTest.keyClick(pane.edit, Qt.Key.Key_U, CTRL_SHIFT)
    QTest.keyClicks(pane.edit, "4")
    QTest.keyClick(pane.edit, Qt.Key.Key_G, CTRL_SHIFT)
    QTest.keyClicks(pane.edit, "Why does it fall?")
    assert pane.text == "## Rain\n\n[pause 4]\n\n[check] Why does it fall?"
    await editor.leave()
    found = await kept(desk, course)
    assert found is not None and found["text"] == pane.text


def test_a_sign_stands_apart_from_its_neighbours(place: Place) -> None:
    pane = ScriptPane()
    place.show(pane)
    pane.show_script("One 🎉.\nTwo.\n\nThree.")
    stand_at(pane, "One")
    put_in(pane.edit, signs()[1])
    assert pane.text == "One 🎉.\n\n[pause 2]\n\nTwo.\n\nThree."
    assert pane.edit.textCursor().selectedText() == "2"
    stand_at(pane, "Three")
    put_in(pane.edit, signs()[0])
    assert pane.text.endswith("Three.\n\n## Heading")
    assert pane.edit.textCursor().selectedText() == "Heading"


def test_signs_are_told_apart() -> None:
    kinds = {
        "## Rain": ["mark", "heading"], " [pause 2.5] ": ["pause"], "[check] Why?": ["check"],
        "Rain [pause 2]": [], "### Rain": [], "[pause x]": [], "": [], "#" * 9000: [],
    }  # fmt: skip
    for line, found in kinds.items():
        assert [span.kind for span in lex_script(line, 0)[0]] == found, line


def test_colours_and_counts_are_no_edits(place: Place) -> None:
    pane = ScriptPane()
    place.show(pane)
    told: list[None] = []
    pane.edited.connect(lambda: told.append(None))
    pane.show_script("## Rain\n\nIt falls.\n", 100)
    pane._dress()
    pane._count()
    assert told == []
    QTest.keyClicks(pane.edit, "a")
    assert len(told) == 1
    block = pane.edit.document().firstBlock()
    assert block.layout().formats() == [], "a letter before it, and it is no heading"
    pane.edit.setPlainText("## Rain")
    assert [part.start for part in pane.edit.document().firstBlock().layout().formats()] == [0, 3]


async def test_the_list_of_sections_leads_to_them(editor: EditorScreen, course: CourseView) -> None:
    pane = await written(editor, course)
    pane.sections.make_current(2)
    QTest.keyClick(pane.sections, Qt.Key.Key_Return)
    assert pane.edit.textCursor().block().text() == "## Condensation"
    assert pane.edit.hasFocus()
    stand_at(pane, SENTENCE)
    assert pane.sections.current_key == 1


def test_without_room_the_sections_are_a_menu(place: Place) -> None:
    pane = ScriptPane()
    place.show(pane)
    pane.show_script("Hello.\n\n## Rain & snow\n\nThey fall.\n\n## Sun\n\nIt shines.")
    assert pane.sections.isVisible() and not pane.to_sections.isVisible()
    pane.resize(500, 400)
    assert not pane.sections.isVisible() and pane.to_sections.isVisible()
    click(pane.to_sections)
    menu = pane.findChild(QMenu)
    assert isinstance(menu, QMenu)
    assert [act.text() for act in menu.actions()] == [
        "Beginning\t0:01", "Rain && snow\t0:01", "Sun\t0:01",
    ]  # fmt: skip
    menu.actions()[1].trigger()
    menu.close()
    assert pane.edit.textCursor().block().text() == "## Rain & snow"


async def test_a_sentence_shows_where_it_is_from(
    place: Place, editor: EditorScreen, course: CourseView
) -> None:
    pane = await written(editor, course)
    stand_at(pane, "is the change of a liquid")
    QTest.keyClick(pane.edit, Qt.Key.Key_O, CTRL_SHIFT)
    await editor.scope.settled()
    page = editor.page
    assert page.edit.isVisible()
    selected = page.edit.textCursor().selectedText()
    assert selected == "**Evaporation** is the change of a liquid into a gas."
    page.part_requested.emit("script")
    await editor.scope.settled()
    stand_at(pane, SENTENCE)
    QTest.keyClicks(pane.edit, "So ")
    pane._count()
    click(pane.source)
    assert place.notices.texts()[-1] == "This sentence is not one of the lesson's."
    assert pane.isVisible()


async def test_a_passage_that_is_gone_is_told(
    place: Place, editor: EditorScreen, course: CourseView
) -> None:
    pane = await written(editor, course)
    text = editor.page.edit.toPlainText()
    editor.page.edit.replace_text(text.replace("into a gas", "into vapour"))
    stand_at(pane, SENTENCE)
    click(pane.source)
    assert place.notices.texts()[-1].endswith("is not in the lesson any more.")


async def test_while_it_is_written_nothing_else_can_be_done(
    editor: EditorScreen, desk: Desk, course: CourseView
) -> None:
    pane = await opened(editor, course)
    go, call, desk.writer.calls = asyncio.Event(), desk.writer.call, 0

    async def held(*args: Any, **more: Any) -> Any:
        await go.wait()
        return await call(*args, **more)

    desk.writer.call = held  # type: ignore[method-assign]
    click(button(pane, "Write the script from the lesson"))
    await eventually(lambda: pane._empty._action.text() == "Writing the script…", "the busy pane")
    click(pane._empty._action)  # once more does nothing
    click(button(pane, "Start with an empty script"))
    go.set()
    await editor.scope.settled()
    assert pane.text and not pane.edit.isReadOnly()
    go.clear()
    click(button(pane, "Write again"))
    await eventually(lambda: pane.edit.isReadOnly(), "the locked script")
    QTest.keyClick(pane.edit, Qt.Key.Key_H, CTRL_SHIFT)
    assert "## Heading" not in pane.text
    go.set()
    await editor.scope.settled()
    assert not pane.edit.isReadOnly() and pane.again.text() == "Write again"
    assert desk.writer.calls == 2


async def test_a_writer_that_fails_leaves_all_as_it_was(
    place: Place, editor: EditorScreen, desk: Desk, course: CourseView
) -> None:
    pane = await opened(editor, course)
    call = desk.writer.call

    async def fail(*_args: Any, **_more: Any) -> Any:
        raise WorkTimeout("This took longer than 120 seconds and was stopped.")

    desk.writer.call = fail  # type: ignore[method-assign]
    click(button(pane, "Write the script from the lesson"))
    await editor.scope.settled()
    assert "took longer" in place.errors[-1].text()
    assert button(pane, "Write the script from the lesson").isEnabled()
    assert await kept(desk, course) is None
    desk.writer.call = call  # type: ignore[method-assign]
    click(button(pane, "Write the script from the lesson"))
    await editor.scope.settled()
    assert pane.text


async def test_another_lesson_meanwhile_is_not_given_this_script(
    editor: EditorScreen, desk: Desk, course: CourseView
) -> None:
    pane = await opened(editor, course)
    go, call = asyncio.Event(), desk.writer.call

    async def held(func: Any, *args: Any, **more: Any) -> Any:
        if func.__name__ == "made_of":
            await go.wait()
        return await call(func, *args, **more)

    desk.writer.call = held  # type: ignore[method-assign]
    click(button(pane, "Write the script from the lesson"))
    await eventually(lambda: pane._empty._action.text() == "Writing the script…", "the busy pane")
    await editor.enter(_route(course, 1))
    go.set()
    await editor.scope.settled()
    assert await kept(desk, course) is not None
    assert pane._stack.currentIndex() == 0, "the second lesson has none"
    assert pane._empty._action.text() == "Write the script from the lesson"


async def test_the_keyboard_comes_to_everything(
    place: Place, desk: Desk, course: CourseView, tmp_path: Path
) -> None:
    screen = make_screen(place, desk, tmp_path)
    place.show(screen.page)
    pane = await written(screen, course)
    pane.again.setFocus(Qt.FocusReason.TabFocusReason)
    names = []
    for _ in range(9):
        focus = QApplication.focusWidget()
        assert focus is not None
        names.append(focus.accessibleName() or getattr(focus, "text", str)())
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    assert names[:6] == [
        "Write again", "More for the script", "New section, with a slide of its own",
        "Pause, in seconds", "Question at which the player stops",
        "Show where this sentence is from",
    ]  # fmt: skip
    assert {"Script", "Sections of the script"} <= set(names)
    await screen.leave()
    await screen.close()


async def test_a_lesson_without_words(editor: EditorScreen, desk: Desk, course: CourseView) -> None:
    lesson = await desk.authoring.lesson(course.lessons[0].id)
    await desk.editing.save_lesson(
        lesson.id, title=lesson.title, content="", base_revision=lesson.revision
    )
    pane = await written(editor, await desk.course(course.id))
    assert pane.text.startswith("## Up and down")
    assert await content(desk, lesson.id) == ""
    pane.edit.moveCursor(QTextCursor.MoveOperation.End)


def _route(course: CourseView, number: int) -> EditRoute:
    return EditRoute(course.id, course.lessons[number].id)


async def test_one_of_a_later_version_is_told_and_leaves_no_other_s_words_there(
    place: Place, editor: EditorScreen, desk: Desk, course: CourseView
) -> None:
    """The script of the lesson before must not be taken for that of this one."""
    odd = AssetDraft(asset_type="script", content={"format": "script", "version": "9.0"})
    await desk.editing.add_asset(course.lessons[1].id, odd)
    pane = await written(editor, course)
    assert SENTENCE in pane.text
    await editor.enter(_route(course, 1))
    await editor.scope.settled()
    assert pane._stack.currentIndex() == 0
    assert "does not read" in place.notices.texts()[-1]
