"""The editor: what an author does with the parts of a course, and what stands around the text."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit

from coursegen_desktop.domain.course import CourseView
from coursegen_desktop.domain.course_check import CheckPlace
from coursegen_desktop.domain.draft import CourseDraft, ModuleDraft
from coursegen_desktop.domain.edit import CourseFields
from coursegen_desktop.domain.ids import CourseId, LessonId
from coursegen_desktop.ui.editor.about.pane import NAME as ABOUT
from coursegen_desktop.ui.editor.check.publish_dialog import PublishDialog
from coursegen_desktop.ui.editor.controller import EditorScreen
from coursegen_desktop.ui.kit.routes import EditRoute, LessonRoute, LibraryRoute, MediaRoute
from tests.windowed import click, eventually

from .editor_parts import content, dialog_of, edit, make_screen
from .library_parts import Place
from .screen_parts import Desk, button

pytestmark = pytest.mark.usefixtures("light_pages")


@pytest.fixture
def screen(editor: EditorScreen) -> EditorScreen:
    return editor


@pytest.fixture
async def course(desk: Desk, sample_course: CourseDraft) -> CourseView:
    return await desk.keep(sample_course)


# ------------------------------------------------------------ the outline's acts


# ------------------------------------------------------------ courses with nothing in them


async def test_a_course_without_modules(screen: EditorScreen, place: Place, desk: Desk) -> None:
    course = await desk.keep(CourseDraft(title="Bare"))
    await screen.enter(EditRoute(course.id))
    await screen.scope.settled()
    page = screen.page
    assert button(page, "Publish").isEnabled()
    assert not page.tabs.isVisible()
    empty = next(x for x in page.findChildren(QAbstractButton) if x.text() == "Add a lesson"
                 and x.isVisible())  # fmt: skip
    click(empty)
    await screen.scope.settled()
    after = await desk.course(course.id)
    assert [lesson.title for lesson in after.lessons] == ["New lesson"]
    await screen.enter(place.routes[-1])
    QTest.keyClicks(page.edit, "Words")
    await screen.leave()
    await screen.scope.settled()
    assert await content(desk, after.lessons[0].id) == "Words"


async def test_an_empty_module_and_an_empty_lesson(screen: EditorScreen, desk: Desk) -> None:
    course = await desk.keep(CourseDraft(title="Bare", modules=(ModuleDraft(title="Empty"),)))
    await screen.enter(EditRoute(course.id, LessonId(404)))
    await desk.editing.add_lesson(course.id, course.modules[0].id, "Blank")
    await screen.scope.settled()
    assert screen.page.title == "Blank"
    await eventually(lambda: screen.page.writing.counts.text() == "0 words · 1 min", "the count")


async def test_what_was_edited_last_opens_again(
    screen: EditorScreen, place: Place, desk: Desk, course: CourseView, tmp_path: Path
) -> None:
    await screen.enter(EditRoute())
    page = screen.page
    assert page._nothing.isVisible()
    click(button(page, "Open the library"))
    assert place.routes == [LibraryRoute()]
    await desk.lessons.open(course.lessons[2].id, user_id=desk.user.id)
    await screen.enter(EditRoute(CourseId(course.id)))
    assert page.title == "Up and down"
    other = make_screen(place, desk, tmp_path)
    await other.enter(EditRoute())
    assert other.page.title == "Seas", "what is being read, while nothing was edited"
    await other.scope.settled()
    await other.close()
    other.page.deleteLater()
    await edit(screen, course, 1)
    third = make_screen(place, desk, tmp_path)
    await third.enter(EditRoute())
    assert third.page.title == "Rivers"
    await third.scope.settled()
    await third.close()
    third.page.deleteLater()


async def test_publish_and_read(
    screen: EditorScreen, place: Place, desk: Desk, course: CourseView
) -> None:
    page = await edit(screen, course)
    QTest.keyClicks(page.edit, "x")
    page.head.publish_requested.emit(False)
    await screen.scope.settled()
    assert not (await desk.course(course.id)).is_published
    assert (await content(desk, course.lessons[0].id)).startswith("x"), "saved on the way"
    click(button(page, "Publish"))
    dialog = await dialog_of(page)
    assert isinstance(dialog, PublishDialog)
    await eventually(dialog.publish.isEnabled, "the end of the check")
    click(dialog.publish)
    await screen.scope.settled()
    assert (await desk.course(course.id)).is_published
    page.head.read_requested.emit()
    films = next(one for one in page.head.menu().actions() if "films" in one.text())
    films.trigger()
    lesson = course.lessons[0].id
    assert place.routes == [LessonRoute(lesson), MediaRoute(course.id, lesson)]


async def test_the_check_leads_to_the_outcome_that_nothing_tests(
    screen: EditorScreen, desk: Desk, course: CourseView
) -> None:
    outcomes = ("Name the seas", *(f"Name river {number}" for number in range(12)))
    await desk.editing.save_course(course.id, CourseFields(learning_outcomes=outcomes))
    page = await edit(screen, course)
    await screen._parts._go(CheckPlace(outcome="Name river 11"))
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    assert field.text() == "Name river 11"
    assert field.visibleRegion().boundingRect().height() == field.height(), "all of it is seen"
    assert page.part == ABOUT


async def test_panels_by_room_and_by_wish(screen: EditorScreen, course: CourseView) -> None:
    page = await edit(screen, course)
    for width, seen in ((1204, (True, True)), (900, (True, False)), (700, (False, False))):
        page.resize(width, 700)
        room = page.width() - (page.outline.width() if page.outline.isVisible() else 0)
        assert (page.outline.isVisible(), page.preview.isVisible() == (room >= 600)) == (
            seen[0], True,
        )  # fmt: skip
    click(button(page, "Outline"))
    assert page.outline.isVisible()
    shown = page.preview.isVisible()
    click(button(page, "Preview"))
    assert page.preview.isVisible() != shown


async def test_everything_has_a_name_and_the_keyboard_begins_in_the_text(
    screen: EditorScreen, place: Place, course: CourseView
) -> None:
    page = await edit(screen, course)
    place.show(page)
    assert place.window.focusWidget() is page.edit
    for found in page.findChildren(QAbstractButton):
        if found.isVisible():
            assert found.text() or found.accessibleName(), found
    for field in (page.edit, page.head.field, page.outline.list):
        assert field.accessibleName()


async def test_where_room_is_scarce_the_parts_are_icons(
    screen: EditorScreen, course: CourseView
) -> None:
    page = await edit(screen, course)
    page.resize(1204, 700)
    quiz = page.tabs.chips["quiz"]
    name = quiz.accessibleName()
    assert quiz.text() == "Quiz" and not quiz.icon_name
    page.resize(744, 560)
    click(page.head.outline)
    assert page.outline.isVisible()
    assert (quiz.text(), quiz.accessibleName()) == ("", name) and quiz.icon_name
    assert quiz.shortcut().toString() == "Ctrl+Alt+2" and "Quiz" in quiz.toolTip()
    click(page.head.outline)
    assert quiz.text() == "Quiz" and quiz.accessibleName() == name
