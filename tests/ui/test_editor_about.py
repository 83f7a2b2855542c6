"""About the course: fields, outcomes with what is known of them, cover, templates, script."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest

from coursegen_desktop.domain.course import NO_TUTOR, CourseView
from coursegen_desktop.domain.draft import CourseDraft, LessonDraft, ModuleDraft
from coursegen_desktop.domain.edit import CourseDetails, CourseFields
from coursegen_desktop.domain.errors import InvalidContent
from coursegen_desktop.domain.ids import CourseId
from coursegen_desktop.domain.script import LessonScript, facts_of, spoken_seconds
from coursegen_desktop.media.course_cover import HEIGHT, WIDTH, Frame, cut_cover
from coursegen_desktop.ui.editor.about import controller as about_controller
from coursegen_desktop.ui.editor.about.cover_view import FrameView
from coursegen_desktop.ui.editor.about.pane import AboutPane
from coursegen_desktop.ui.editor.controller import EditorScreen
from coursegen_desktop.ui.editor.script_pane import ScriptPane
from coursegen_desktop.ui.editor.tabs import LESSON
from coursegen_desktop.ui.editor.templates.dialog import TemplateDialog
from coursegen_desktop.ui.kit.routes import EditRoute
from tests.windowed import click, eventually

from .editor_parts import content, dialog_of, edit, state
from .library_parts import Place
from .screen_parts import Desk, button

pytestmark = pytest.mark.usefixtures("light_pages")


@pytest.fixture
async def course(desk: Desk, sample_course: CourseDraft) -> CourseView:
    return await desk.keep(sample_course)


async def about(editor: EditorScreen, course: CourseView) -> AboutPane:
    page = await edit(editor, course)
    page.head.details_requested.emit()
    await editor.scope.settled()
    pane = editor.page.findChild(AboutPane)
    assert isinstance(pane, AboutPane)
    return pane


async def test_what_is_said_of_a_course_is_kept_and_undone(
    editor: EditorScreen, desk: Desk, course: CourseView
) -> None:
    before = await desk.editing.details(course.id)
    other = await desk.keep(CourseDraft(title="First steps"))
    pane = await about(editor, course)
    pane.title.selectAll()
    QTest.keyClicks(pane.title, "Wet")
    QTest.keyClicks(pane.description, "All of it. ")
    QTest.keyClicks(pane.tags.field, "rain,template")
    QTest.keyClick(pane.tags.field, Qt.Key.Key_Return)
    QTest.keyClicks(pane.authors.field, "Ada")
    QTest.keyClick(pane.authors.field, Qt.Key.Key_Return)
    pane.language.setCurrentIndex(pane.language.findData("de"))
    pane.licence.setCurrentText("CC BY 4.0")
    at = pane.before.findText("First steps")
    pane.before.setCurrentIndex(at)
    pane.before.activated.emit(at)
    assert state(editor.page) == "Edited"
    await editor.leave()
    kept = await desk.editing.details(course.id)
    assert kept.title == "Wet" and kept.description.startswith("All of it.")
    assert kept.tags == ("rain", "template") and "Ada" in kept.authors
    assert (kept.licence, kept.prerequisites) == ("CC BY 4.0", (other.public_id,))
    click(button(pane, "First steps"))
    QTest.keyClick(pane.tags.field, Qt.Key.Key_Backspace)
    await editor.leave()
    kept = await desk.editing.details(course.id)
    assert (kept.tags, kept.prerequisites) == (("rain",), ())
    while (await desk.editing.state(course.id)).undo is not None:
        editor.page.undo_requested.emit()
        await editor.scope.settled()
    assert await desk.editing.details(course.id) == before
    await eventually(lambda: pane.title.text() == before.title, "the old title in the field")


async def test_from_the_course_back_to_its_lesson(editor: EditorScreen, course: CourseView) -> None:
    page = editor.page
    await editor.enter(EditRoute(course.id))
    assert not page.head.back.isVisible()
    await about(editor, course)
    assert page.head.back.isVisible()
    click(page.head.back)
    await editor.scope.settled()
    assert page.part == LESSON and page.head.field.isVisible()
    assert not page.head.back.isVisible()


async def test_a_course_without_a_title_keeps_its_last(
    editor: EditorScreen, desk: Desk, course: CourseView
) -> None:
    pane = await about(editor, course)
    pane.title.selectAll()
    QTest.keyClick(pane.title, Qt.Key.Key_Delete)
    assert "cannot be empty" in pane.title_error.text()
    QTest.keyClicks(pane.description, "x")
    await editor.leave()
    assert (await desk.editing.details(course.id)).title == course.title


async def test_what_is_typed_while_another_course_comes_stays_with_its_course(
    editor: EditorScreen, desk: Desk, course: CourseView, monkeypatch: pytest.MonkeyPatch
) -> None:
    lesson = LessonDraft(title="One", content="It is.")
    other = await desk.keep(
        CourseDraft(title="Other", modules=(ModuleDraft(title="M", lessons=(lesson,)),))
    )
    pane = await about(editor, course)
    real = desk.editing.details

    async def slow(course_id: CourseId) -> CourseDetails:
        if course_id == other.id and not pane.description.toPlainText().startswith("Late "):
            QTest.keyClicks(pane.description, "Late ")
        return await real(course_id)

    monkeypatch.setattr(desk.editing, "details", slow)
    await edit(editor, other)
    await editor.leave()
    monkeypatch.undo()
    assert (await desk.editing.details(course.id)).description.startswith("Late ")
    assert (await desk.editing.details(other.id)).description == ""
    await eventually(lambda: pane.title.text() == "Other", "the other course")
    assert pane.description.toPlainText() == ""


async def test_what_others_say_of_a_course_meanwhile_is_not_taken_back(
    editor: EditorScreen, desk: Desk, course: CourseView
) -> None:
    pane = await about(editor, course)
    QTest.keyClicks(pane.title, "!")
    async with desk.uow(write=True) as work:  # another program tells nobody here
        await work.edits.put_field("course", course.id, "description", "Theirs.")
        await work.commit()
    await editor.leave()
    QTest.keyClicks(pane.title, "!")
    await editor.leave()
    kept = await desk.editing.details(course.id)
    assert (kept.title, kept.description) == (course.title + "!!", "Theirs.")


async def test_outcomes_are_judged_moved_and_removed(
    editor: EditorScreen, desk: Desk, course: CourseView
) -> None:
    await desk.editing.save_course(course.id, CourseFields(learning_outcomes=("Explain rain",)))
    pane = await about(editor, course)
    rows = pane.outcomes
    QTest.keyClick(rows._rows[0].field, Qt.Key.Key_Return)
    QTest.keyClicks(rows._rows[1].field, "Understand snow")
    await editor.scope.settled()
    hints = [row.hint.text() for row in rows._rows]
    assert "Can be seen: understand." in hints[0] and "No question tests it yet." in hints[0]
    assert "Nobody can see" in hints[1]
    QTest.keyClick(rows._rows[1].field, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    await editor.leave()
    found = (await desk.editing.details(course.id)).learning_outcomes
    assert found == ("Understand snow", "Explain rain")
    click(rows._rows[0].remove)
    await editor.leave()
    assert (await desk.editing.details(course.id)).learning_outcomes == ("Explain rain",)


# ------------------------------------------------------------ cover


def picture(path: Path, width: int = 800, height: int = 600) -> Path:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    for y in range(height // 2):
        for x in (0, 1, 2):
            image.setPixelColor(x, y, QColor("red"))
    image.save(str(path))
    return path


async def test_a_cover_is_cut_out_of_a_picture_and_taken_away_again(
    editor: EditorScreen, desk: Desk, course: CourseView, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    chosen = picture(tmp_path / "sea.png")

    async def choose(*_: object, **__: object) -> list[str]:
        return [str(chosen)]

    async def frame(_parent: object, image: QImage) -> Frame:
        assert image.width() == 800
        return Frame(0.0, 0.0, 0.5)

    monkeypatch.setattr(about_controller, "choose_files", choose)
    monkeypatch.setattr(about_controller, "ask_frame", frame)
    pane = await about(editor, course)
    pane.picture_requested.emit()
    await editor.scope.settled()
    place = (await desk.editing.details(course.id)).thumbnail_url
    made = QImage(str(tmp_path / "media" / place))
    assert (made.width(), made.height()) == (WIDTH, HEIGHT)
    assert made.pixelColor(0, 10).green() < 100 < made.pixelColor(WIDTH - 5, 10).green()
    pane.picture_removal_requested.emit()
    await editor.scope.settled()
    assert (await desk.editing.details(course.id)).thumbnail_url == ""


def test_what_is_no_picture_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_text("no picture")
    with pytest.raises(InvalidContent):
        cut_cover(tmp_path / "a.png", Frame(0, 0, 1))


def test_the_frame_stays_inside_by_keys_and_mouse(place: Place) -> None:
    image = QImage(900, 600, QImage.Format.Format_RGB32)
    view = FrameView(image)
    place.show(view)
    for _ in range(99):
        QTest.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
        QTest.keyClick(view, Qt.Key.Key_Right)
    for _ in range(20):
        QTest.keyClick(view, Qt.Key.Key_Plus, Qt.KeyboardModifier.ShiftModifier)
    small = view.frame
    assert small.width < 0.2
    view.set_size(1.0)
    for frame in (small, view.frame):
        height = frame.width * 900 / (WIDTH / HEIGHT) / 600
        assert frame.left >= 0 and frame.left + frame.width <= 1.0001
        assert frame.top >= 0 and frame.top + height <= 1.0001


# ------------------------------------------------------------ templates and script


async def test_parts_of_a_template_are_put_behind_the_open_lesson(
    editor: EditorScreen, place: Place, desk: Desk, course: CourseView
) -> None:
    page = await edit(editor, course, 1)
    page.head.template_requested.emit()
    await editor.scope.settled()
    assert "No course bears the tag" in place.notices.texts()[-1]
    lesson = LessonDraft(title="Experiment", content="## Question\n")
    module = ModuleDraft(title="Lab", lessons=(lesson,))
    await desk.keep(CourseDraft(title="Patterns", tags=("template",), modules=(module,)))
    page.head.template_requested.emit()
    dialog = await dialog_of(page)
    assert isinstance(dialog, TemplateDialog)
    assert not dialog._accept.isEnabled()
    top = dialog.tree.topLevelItem(0)
    assert top is not None
    top.child(0).child(0).setSelected(True)
    click(dialog._accept)
    await editor.scope.settled()
    after = await desk.course(course.id)
    assert [item.title for item in after.modules[1].lessons] == ["Rivers", "Experiment", "Seas"]
    page.undo_requested.emit()
    await editor.scope.settled()
    assert len((await desk.course(course.id)).lessons) == 3


async def test_a_script_is_begun_written_and_deleted(
    editor: EditorScreen, desk: Desk, course: CourseView
) -> None:
    page = await edit(editor, course)
    page.part_requested.emit("script")
    await editor.scope.settled()
    pane = page.findChild(ScriptPane)
    assert isinstance(pane, ScriptPane)
    click(button(pane, "Write the script from the lesson"))
    await editor.scope.settled()
    assert pane.text.startswith("## Up and down\n\nWater moves between")
    pane.edit.moveCursor(pane.edit.textCursor().MoveOperation.Start)
    QTest.keyClicks(pane.edit, "Listen. ")
    await editor.leave()
    lesson = course.lessons[0].id
    stored = next(a for a in await desk.editing.assets(lesson) if a.asset_type == "script")
    assert LessonScript.read(stored.content).text.startswith("Listen. ## Up and down")
    assert "when it is spoken" in pane.counts.text()
    page.undo_requested.emit()
    await editor.scope.settled()
    await eventually(lambda: pane.text.startswith("## Up"), "the script before")
    pane.removal_requested.emit()
    await editor.scope.settled()
    assert not [a for a in await desk.editing.assets(lesson) if a.asset_type == "script"]
    assert (await content(desk, lesson)).startswith("Water moves"), "the lesson is as it was"


def test_how_long_it_is_spoken() -> None:
    assert spoken_seconds("word " * 150) == 60
    assert spoken_seconds("") == 0
    text = "Short one. The " + "word " * 30 + "end."
    assert [text[a:b][:9] for a, b in facts_of(text).long] == ["The word "]


async def test_the_tutor_is_switched_off_beside_the_tags(
    editor: EditorScreen, desk: Desk, course: CourseView
) -> None:
    await desk.editing.save_course(course.id, CourseFields(tags=("rain", NO_TUTOR)))
    pane = await about(editor, course)
    assert not pane.tutor.isChecked()
    assert pane.tags.tokens == ("rain",), "the switch is no word for readers"
    click(pane.tutor)
    await editor.leave()
    assert (await desk.editing.details(course.id)).tags == ("rain",)
    click(pane.tutor)
    await editor.leave()
    assert (await desk.editing.details(course.id)).tags == ("rain", NO_TUTOR)
    await desk.editing.undo(course.id)
    await editor.scope.settled()
    assert pane.tutor.isChecked()
