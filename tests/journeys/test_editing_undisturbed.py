"""An author writes with the keyboard alone, divides and joins, is killed, meets another writer."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from coursegen_desktop.domain.draft import CourseDraft, LessonDraft, ModuleDraft
from coursegen_desktop.domain.ids import CourseId, LessonId
from coursegen_desktop.services.journal import EVERY_SECONDS
from coursegen_desktop.ui.content.lesson_view import LessonPane
from coursegen_desktop.ui.editor.history.conflict_dialog import ConflictDialog
from coursegen_desktop.ui.kit.routes import EditRoute
from tests.windowed import AppWindow, click, eventually

from .acts import button, dialog
from .test_arranging import begin, order, rows, type_keys

K = Qt.Key
ALT, CONTROL, SHIFT = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
TIDES = CourseDraft(
    title="Tides",
    modules=(
        ModuleDraft(
            title="At sea",
            lessons=(
                LessonDraft(title="High water", content="One.\n\nTwo.\n"),
                LessonDraft(title="Low water", content="Three.\n"),
            ),
        ),
    ),
)


@pytest.fixture(autouse=True)
def light(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lessons need no engine here."""
    monkeypatch.setattr(LessonPane, "_make_web", lambda _self: None)


@pytest.fixture
async def app(database_file: Path) -> AsyncIterator[AppWindow]:
    """A wide window."""
    async with AppWindow(database_file.parent) as opened:
        await opened.sit_down()
        opened.window.resize(1280, 800)
        yield opened


def keyboard() -> QWidget:
    """What has the keyboard, in a dialog too."""
    found = QApplication.focusWidget()
    assert found is not None, "nothing has the keyboard"
    return found


async def seated(app: AppWindow) -> None:
    """Back from a dialog: offscreen no window system gives the keyboard back to the window."""
    await app.settled()
    app.window.activateWindow()
    await eventually(QApplication.focusWidget, "a widget with the keyboard")


async def lesson_ids(app: AppWindow, course: CourseId) -> list[LessonId]:
    view = await app.services.authoring.course(course, user_id=app.services.user.id)
    return [lesson.id for lesson in view.lessons]


async def content(app: AppWindow, lesson: LessonId) -> str:
    return (await app.services.authoring.lesson(lesson)).content


async def test_a_lesson_with_every_kind_of_block_by_keys_alone(app: AppWindow) -> None:
    course = await begin(app, TIDES)
    edit = app.page.edit
    edit.setFocus()
    QTest.keyClick(edit, K.Key_End, CONTROL)
    QTest.keyClick(edit, K.Key_T, CONTROL | SHIFT)
    table = await dialog(app)
    for key in (K.Key_Left, K.Key_Up, K.Key_Return):  # two columns, two rows
        QTest.keyClick(table.grid if key != K.Key_Return else keyboard(), key)
    await seated(app)
    assert edit.hasFocus()
    for words in ("Sea", "Range", "Baltic", "small", "Fundy"):
        QTest.keyClicks(edit, words)
        QTest.keyClick(edit, K.Key_Tab)
    QTest.keyClicks(edit, "16 m")
    QTest.keyClick(edit, K.Key_End, CONTROL)
    QTest.keyClick(edit, K.Key_M, CONTROL | SHIFT)
    formula = await dialog(app)
    QTest.keyClicks(formula.field, "E = mc^2")
    click(button(formula, "Insert"))
    await seated(app)
    assert edit.hasFocus()
    QTest.keyClick(edit, K.Key_End, CONTROL)
    QTest.keyClick(edit, K.Key_N, CONTROL | SHIFT)
    QTest.keyClicks(edit, "The moon does it.")
    await app.screen.leave()
    (first, _) = await lesson_ids(app, course)
    text = await content(app, first)
    for part in (
        "| Sea",
        "| Baltic",
        "| Fundy",
        "16 m",
        "E = mc^2",
        "!!! key",
        "The moon does it.",
    ):
        assert part in text
    assert text.startswith("One.\n\nTwo.\n")
    rendered = await app.services.authoring.preview(text)
    for mark in ("<table", "<math", "Baltic</td>"):
        assert mark in rendered.html


async def test_a_picture_from_the_clipboard_is_stored_and_shown(app: AppWindow) -> None:
    course = await begin(app, TIDES)
    picture = QImage(60, 40, QImage.Format.Format_RGB32)
    picture.fill(QColor("teal"))
    data = QMimeData()
    data.setImageData(picture)
    QGuiApplication.clipboard().setMimeData(data)
    edit = app.page.edit
    edit.setFocus()
    QTest.keyClick(edit, K.Key_V, CONTROL)
    await dialog(app)
    QTest.keyClicks(keyboard(), "A teal sea")
    QTest.keyClick(keyboard(), K.Key_Return)
    await eventually(lambda: "](media/" in app.page.content, "the picture in the text")
    assert "![A teal sea](media/" in app.page.content
    await app.screen.leave()
    (first, _) = await lesson_ids(app, course)
    (asset,) = await app.services.editing.assets(first)
    assert (app.folder / "media" / str(asset.file_path)).exists()


async def test_split_merged_and_all_of_it_undone_across_lessons(app: AppWindow) -> None:
    course = await begin(app, TIDES)
    edit = app.page.edit
    edit.setFocus()
    for key in (K.Key_Down, K.Key_Down):
        QTest.keyClick(edit, key)
    app.page.outline.act("split")
    await dialog(app)
    field = keyboard()
    QTest.keyClick(field, K.Key_A, CONTROL)
    QTest.keyClicks(field, "Springs")
    QTest.keyClick(field, K.Key_Return)
    await app.settled()
    assert await order(app, course) == [("At sea", ["High water", "Springs", "Low water"])]
    first, second, third = await lesson_ids(app, course)
    assert [await content(app, key) for key in (first, second)] == ["One.\n", "Two.\n"]
    await app.go(EditRoute(course, third))
    await app.settled()
    app.page.edit.setFocus()
    QTest.keyClicks(app.page.edit, "Zero. ")
    await app.screen.leave()
    await seated(app)
    rows(app).setFocus()
    await type_keys(app, K.Key_End, (K.Key_Up, SHIFT), (K.Key_Up, SHIFT))
    app.page.outline.act("merge")
    await app.settled()
    assert await order(app, course) == [("At sea", ["High water"])]
    assert await content(app, first) == (
        "One.\n\n## Springs\n\nTwo.\n\n## Low water\n\nZero. Three.\n"
    )
    for _ in range(3):
        click(app.page.head.undo)
    await app.settled()
    assert await order(app, course) == [("At sea", ["High water", "Low water"])]
    assert [await content(app, key) for key in (first, third)] == ["One.\n\nTwo.\n", "Three.\n"]
    for _ in range(3):
        click(app.page.head.redo)
    await app.settled()
    assert await order(app, course) == [("At sea", ["High water"])]


async def test_after_a_kill_what_was_typed_is_offered_and_comes_back(
    database_file: Path, tmp_path: Path
) -> None:
    killed = tmp_path / "killed"
    async with AppWindow(database_file.parent) as app:
        await app.sit_down()
        course = await begin(app, TIDES)
        lesson = (await lesson_ids(app, course))[0]
        app.page.edit.setFocus()
        QTest.keyClicks(app.page.edit, "Half a sen")
        await app.services.journal.settle()
        shutil.copytree(app.folder, killed)  # as a kill leaves it
    async with AppWindow(killed) as app:
        await app.sit_down()
        assert await content(app, lesson) == "One.\n\nTwo.\n"
        await app.desk._offer_drafts()
        (told,) = [x for x in app.window.notices.texts() if "was not saved" in x]
        assert "High water" in told
        click(next(x for x in app.window.findChildren(QAbstractButton) if x.text() == "Open"))
        await app.settled()
        assert app.desk.navigator.route == EditRoute(course, lesson)
        assert app.page.content == "Half a senOne.\n\nTwo.\n"
        await app.screen.leave()
        assert await content(app, lesson) == "Half a senOne.\n\nTwo.\n"
    assert EVERY_SECONDS <= 0.5


@pytest.mark.parametrize("typed_during", [False, True])
async def test_a_kill_between_the_save_and_its_journal_asks_nothing(
    database_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed_during: bool
) -> None:
    killed = tmp_path / "killed"
    async with AppWindow(database_file.parent) as app:
        await app.sit_down()
        course = await begin(app, TIDES)
        lesson = (await lesson_ids(app, course))[0]
        editing = type(app.services.editing)
        save = editing.save_lesson
        page, journal = app.page, app.services.journal

        async def save_and_die(*args: object, **named: object) -> int:
            revision = await save(*args, **named)  # type: ignore[arg-type]
            if killed.exists():
                return revision  # what was typed meanwhile is saved next
            if typed_during:
                QTest.keyClicks(page.edit, "B ")
                await journal.settle()
            shutil.copytree(app.folder, killed)
            return revision

        with monkeypatch.context() as patch:
            patch.setattr(editing, "save_lesson", save_and_die)
            QTest.keyClicks(page.edit, "A ")
            await app.screen._desk.saver.flush()
            patch.setattr(editing, "save_lesson", save)
            await app.screen.leave()
    async with AppWindow(killed) as app:
        await app.sit_down()
        await app.go(EditRoute(course, lesson))
        await app.settled()
        assert app.page.findChild(ConflictDialog) is None
        assert await content(app, lesson) == "A One.\n\nTwo.\n"
        expected = "A B One.\n\nTwo.\n" if typed_during else "A One.\n\nTwo.\n"
        assert app.page.content == expected
        await app.screen.leave()
        assert await content(app, lesson) == expected


async def test_two_writers_of_one_lesson_are_merged_in_the_window(app: AppWindow) -> None:
    course = await begin(app, TIDES)
    lesson = (await lesson_ids(app, course))[0]
    async with app.services.database.unit_of_work(write=True) as work:  # another program
        text = await work.lessons.text(lesson)
        await work.lessons.save(lesson, text.title, "One.\n\nTwo, theirs.\n", 1, text.revision)
        await work.commit()
    app.page.edit.setFocus()
    QTest.keyClicks(app.page.edit, "Mine. ")
    QTest.keyClick(app.page.edit, K.Key_S, CONTROL)
    asked = await dialog(app, ConflictDialog)
    assert isinstance(asked, ConflictDialog)
    assert asked.result_text.toPlainText() == "Mine. One.\n\nTwo, theirs.\n"
    click(button(asked, "Save the result"))
    await app.settled()
    assert await content(app, lesson) == "Mine. One.\n\nTwo, theirs.\n"
    assert app.page.content == "Mine. One.\n\nTwo, theirs.\n"
