"""The editor: what is typed is previewed, saved, and never lost."""

from __future__ import annotations

import asyncio
from typing import Any
from unittest.mock import patch

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit

from coursegen_desktop.domain.course import CourseView
from coursegen_desktop.domain.draft import CourseDraft
from coursegen_desktop.domain.errors import DiskFull
from coursegen_desktop.domain.events import LessonSaved
from coursegen_desktop.domain.ids import LessonId
from coursegen_desktop.services import autosave
from coursegen_desktop.services.authoring import AuthoringService
from coursegen_desktop.ui.editor import controller as editor_controller
from coursegen_desktop.ui.editor.controller import EditorScreen
from coursegen_desktop.ui.kit.routes import EditRoute
from coursegen_desktop.ui.kit.theme import ThemeHost
from tests.services.desk import heard as told
from tests.windowed import click, eventually

from .editor_parts import content, dialog_of, edit, make_screen, previewed, state
from .library_parts import Place, press
from .screen_parts import Desk, button, long_course

pytestmark = pytest.mark.usefixtures("light_pages")


@pytest.fixture
def screen(editor: EditorScreen) -> EditorScreen:
    return editor


@pytest.fixture
async def course(desk: Desk, sample_course: CourseDraft) -> CourseView:
    return await desk.keep(sample_course)


# ------------------------------------------------------------ typing and saving


async def test_opening_is_no_edit(
    screen: EditorScreen, desk: Desk, course: CourseView, theme_host: ThemeHost
) -> None:
    saved = told(desk.hub, LessonSaved)
    page = await edit(screen, course)
    assert state(page) == "Saved"
    theme_host.apply("dark", 1.3)
    await asyncio.sleep(0.01)  # colouring is put off by Qt
    assert state(page) == "Saved"
    await screen.leave()
    assert saved == []
    assert "Evaporation" in page.content
    assert page.title == "Up and down"


async def test_what_is_typed_is_saved_after_a_rest(
    place: Place, desk: Desk, course: CourseView, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(autosave.Autosave.__init__, "__defaults__", (0.02,))
    screen = make_screen(place, desk)
    place.show(screen.page)
    saved = told(desk.hub, LessonSaved)
    page = await edit(screen, course)
    QTest.keyClicks(page.edit, "New ")
    assert state(page) == "Edited"
    await eventually(lambda: state(page) == "Saved", "the save")
    assert (await content(desk, course.lessons[0].id)).startswith("New Water moves")
    assert [event.revision for event in saved] == [2]
    await screen.close()


async def test_save_now_undo_and_redo(screen: EditorScreen, desk: Desk, course: CourseView) -> None:
    page = await edit(screen, course)
    before = page.content
    QTest.keyClicks(page.edit, "New ")
    page.actions()[0].trigger()
    await screen.scope.settled()
    assert state(page) == "Saved"
    assert await content(desk, course.lessons[0].id) == "New " + before
    click(button(page, "Undo"))
    assert page.content == before
    assert state(page) == "Edited"
    await screen.leave()
    assert await content(desk, course.lessons[0].id) == before
    click(button(page, "Redo"))
    await screen.leave()
    assert await content(desk, course.lessons[0].id) == "New " + before


async def test_the_title_is_saved_and_seen_in_the_outline(
    screen: EditorScreen, desk: Desk, course: CourseView
) -> None:
    page = await edit(screen, course)
    field = page._title
    field.selectAll()
    QTest.keyClicks(field, "Rain")
    row = page.outline.model().index(0, 0, page.outline.model().index(0, 0))
    assert row.data() == "Rain"
    await screen.leave()
    key = course.lessons[0].id
    assert (await desk.authoring.lesson(key)).title == "Rain"
    field.selectAll()
    press(field, Qt.Key.Key_Delete)
    QTest.keyClicks(page.edit, "x")
    assert field.property("invalid") is True
    assert "cannot be empty" in field.toolTip()
    await screen.leave()
    kept = await desk.authoring.lesson(key)
    assert kept.title == "Rain", "a lesson is never without a title"
    assert kept.content.startswith("x")
    QTest.keyClicks(field, "Snow")
    assert field.property("invalid") is False
    await screen.scope.settled()


async def test_the_preview_follows(screen: EditorScreen, course: CourseView) -> None:
    page = await edit(screen, course)
    assert "min" in page._counts.text()
    page.edit.setPlainText("# Fresh\n\nand *new*")
    await screen.scope.settled()
    assert "Fresh" in previewed(page)
    assert page._counts.text().startswith("3 words")
    for number in range(20):
        QTest.keyClicks(page.edit, str(number % 10))
    assert page.content.startswith("01234567890123456789"), "typing waits for no page"
    await screen.scope.settled()
    assert "01234567890123456789" in previewed(page)


async def test_the_preview_shows_the_part_that_is_edited(screen: EditorScreen, desk: Desk) -> None:
    page = await edit(screen, await desk.keep(long_course()))
    bar = page.edit.verticalScrollBar()
    assert bar.maximum() > 0
    bar.setValue(bar.maximum())
    await eventually(lambda: page.preview.position > 0.9, "the end")


async def test_switching_lessons_saves_the_first(
    screen: EditorScreen, desk: Desk, course: CourseView
) -> None:
    page = await edit(screen, course)
    QTest.keyClicks(page.edit, "One ")
    await edit(screen, course, 1)
    assert page.title == "Rivers"
    QTest.keyClicks(page.edit, "Two ")
    await edit(screen, course, 0)
    assert page.content.startswith("One Water")
    assert (await content(desk, course.lessons[1].id)).startswith("Two A river")
    page.edit.undo()
    assert page.content.startswith("One "), "no way back into the other lesson's text"


async def test_keys_pressed_while_another_lesson_loads_are_not_lost(
    screen: EditorScreen, desk: Desk, course: CourseView
) -> None:
    page = await edit(screen, course)
    real = AuthoringService.lesson

    async def slow(service: AuthoringService, key: LessonId) -> Any:
        if key == course.lessons[1].id and not page.content.startswith("Late"):
            QTest.keyClicks(page.edit, "Late ")
        return await real(service, key)

    with patch.object(AuthoringService, "lesson", slow):
        await edit(screen, course, 1)
    assert page.title == "Rivers"
    assert (await content(desk, course.lessons[0].id)).startswith("Late Water")
    assert (await content(desk, course.lessons[1].id)).startswith("A river")


async def test_a_change_of_the_course_leaves_text_cursor_and_history_alone(
    screen: EditorScreen, desk: Desk, course: CourseView
) -> None:
    page = await edit(screen, course)
    QTest.keyClicks(page.edit, "abc")
    await desk.editing.rename_module(course.id, course.modules[1].id, "Elsewhere")
    await desk.library.set_published(course.id, False)
    await screen.scope.settled()
    assert page.panel.outline.model().index(1, 0).data() == "2. Elsewhere"
    assert button(page, "Publish").isEnabled()
    assert page.edit.textCursor().position() == 3
    page.edit.undo()
    assert page.content.startswith("Water")


# ------------------------------------------------------------ when saving goes wrong


async def test_a_full_disk_keeps_the_text_and_says_so(
    screen: EditorScreen, place: Place, desk: Desk, course: CourseView
) -> None:
    page = await edit(screen, course)

    def full(*_: object, **__: object) -> Any:
        raise DiskFull("No room is left on the disk.", "Free some room.")

    with patch.object(desk.editing, "_uow", full):
        for _ in range(3):
            QTest.keyClicks(page.edit, "x")
            with pytest.raises(DiskFull):
                await screen.leave()
            assert state(page) == "Not saved"
    assert place.notices.texts() == ["No room is left on the disk. Free some room."]
    assert page.content.startswith("xxx")
    await screen.leave()
    assert state(page) == "Saved"
    assert (await content(desk, course.lessons[0].id)).startswith("xxx")


async def _save_elsewhere(desk: Desk, key: LessonId, text: str) -> None:
    async with desk.uow(write=True) as work:  # another program tells nobody here
        lesson = await work.lessons.text(key)
        await work.lessons.save(key, lesson.title, text, 1, lesson.revision)
        await work.commit()


@pytest.mark.parametrize("keeps_mine", [True, False])
async def test_two_writers_lose_nothing(
    screen: EditorScreen, desk: Desk, course: CourseView, monkeypatch: pytest.MonkeyPatch,
    keeps_mine: bool,
) -> None:  # fmt: skip
    shown: list[tuple[str, str]] = []

    async def choose(_parent: object, mine: str, theirs: str) -> bool:
        shown.append((mine, theirs))
        return keeps_mine

    monkeypatch.setattr(editor_controller, "ask_which_to_keep", choose)
    page = await edit(screen, course, 1)
    key = course.lessons[1].id
    await _save_elsewhere(desk, key, "Theirs.")
    page.edit.setPlainText("Mine.")
    await screen.leave()
    await screen.scope.settled()
    assert shown == [("Mine.", "Theirs.")]
    after = await desk.course(course.id)
    titles = [lesson.title for lesson in after.modules[1].lessons]
    if keeps_mine:
        assert await content(desk, key) == "Mine."
        assert titles == ["Rivers", "Seas"]
    else:
        assert await content(desk, key) == "Theirs."
        assert titles == ["Rivers", "Rivers (my version)", "Seas"]
        assert await content(desk, after.modules[1].lessons[1].id) == "Mine."
        assert page.content == "Theirs."
    assert state(page) == "Saved"
    QTest.keyClicks(page.edit, "More ")
    await screen.leave()
    assert len(shown) == 1, "settled once"


async def test_the_question_shows_both_texts(
    screen: EditorScreen, place: Place, desk: Desk, course: CourseView
) -> None:
    page = await edit(screen, course, 1)
    await _save_elsewhere(desk, course.lessons[1].id, "Same.\nTheirs.")
    page.edit.setPlainText("Same.\nMine.")
    saving = asyncio.ensure_future(screen.leave())
    dialog = await dialog_of(page)
    texts = [field.toPlainText() for field in dialog.findChildren(QPlainTextEdit)]
    assert texts == ["Same.\nMine.", "Same.\nTheirs."]
    press(dialog, Qt.Key.Key_Escape)  # keeps both
    await saving
    assert len((await desk.course(course.id)).lessons) == 4
    await screen.scope.settled()


async def test_the_same_words_twice_are_no_conflict(
    screen: EditorScreen, desk: Desk, course: CourseView
) -> None:
    page = await edit(screen, course, 1)
    await _save_elsewhere(desk, course.lessons[1].id, "Alike.")
    page.edit.setPlainText("Alike.")
    await screen.leave()
    assert state(page) == "Saved"


async def test_what_is_saved_elsewhere_is_shown_when_nothing_was_typed(
    screen: EditorScreen, desk: Desk, course: CourseView
) -> None:
    page = await edit(screen, course, 1)
    lesson = await desk.authoring.lesson(course.lessons[1].id)
    await desk.editing.save_lesson(
        lesson.id, title="Brooks", content="New.", base_revision=lesson.revision
    )
    await screen.scope.settled()
    assert (page.title, page.content) == ("Brooks", "New.")


async def test_a_lesson_deleted_elsewhere_comes_back_with_what_was_typed(
    screen: EditorScreen, place: Place, desk: Desk, course: CourseView
) -> None:
    page = await edit(screen, course, 1)
    QTest.keyClicks(page.edit, "Kept ")
    await desk.editing.delete(course.id, lessons=[course.lessons[1].id])
    await screen.scope.settled()
    after = await desk.course(course.id)
    assert [lesson.title for lesson in after.lessons] == ["Up and down", "Seas", "Rivers"]
    assert (await content(desk, after.lessons[2].id)).startswith("Kept A river")
    assert "kept as a new lesson" in place.notices.texts()[-1]
    assert place.routes[-1] == EditRoute(course.id, after.lessons[2].id)


async def test_the_course_is_thrown_away_and_comes_back_with_what_was_typed(
    screen: EditorScreen, desk: Desk, course: CourseView
) -> None:
    page = await edit(screen, course, 1)
    QTest.keyClicks(page.edit, "Kept ")
    await desk.library.delete(course.id)
    await screen.scope.settled()
    assert page._nothing.isVisible()
    await desk.library.restore(course.id)
    await screen.enter(EditRoute())
    assert page.content.startswith("Kept A river")
    assert page.title == "Rivers"
