"""The editor: what an author does with the parts of a course, and what stands around the text."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit

from coursegen_desktop.domain.course import CourseView
from coursegen_desktop.domain.draft import CourseDraft, ModuleDraft
from coursegen_desktop.domain.ids import CourseId, LessonId
from coursegen_desktop.ui.editor.controller import EditorScreen
from coursegen_desktop.ui.kit.routes import EditRoute, LessonRoute, LibraryRoute
from tests.windowed import click

from .editor_parts import asked, content, dialog_of, edit, make_screen, state
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


async def test_adding(
    screen: EditorScreen, place: Place, desk: Desk, course: CourseView,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    page = await edit(screen, course)
    asked(monkeypatch, "Tides")
    click(button(page, "Add a lesson"))
    await screen.scope.settled()
    after = await desk.course(course.id)
    assert [x.title for x in after.modules[0].lessons] == ["Up and down", "Tides"]
    assert place.routes == [EditRoute(course.id, after.modules[0].lessons[1].id)]
    click(button(page, "Add a module"))
    await screen.scope.settled()
    assert [m.title for m in (await desk.course(course.id)).modules][2] == "Tides"
    asked(monkeypatch, None)
    click(button(page, "Add a module"))
    click(button(page, "Add a lesson"))
    await screen.scope.settled()
    assert len((await desk.course(course.id)).modules) == 3


async def test_renaming(
    screen: EditorScreen, desk: Desk, course: CourseView, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = await edit(screen, course)
    asked(monkeypatch, "Renamed")
    outline = page.outline
    for module, lesson in ((1, None), (1, 0), (0, 0)):
        top = outline.model().index(module, 0)  # fetched anew: every change makes new rows
        outline.setCurrentIndex(top if lesson is None else outline.model().index(lesson, 0, top))
        outline.actions()[2].trigger()
        await screen.scope.settled()
    assert (page.title, state(page)) == ("Renamed", "Edited"), "the open one, as if typed"
    await screen.leave()
    after = await desk.course(course.id)
    assert after.modules[1].title == "Renamed"
    assert [lesson.title for lesson in after.lessons] == ["Renamed", "Renamed", "Seas"]


async def test_moving_counts_every_step(
    screen: EditorScreen, desk: Desk, course: CourseView
) -> None:
    page = await edit(screen, course)
    outline = page.outline
    for _ in range(3):
        outline.actions()[1].trigger()
    await screen.scope.settled()
    after = await desk.course(course.id)
    assert [lesson.title for lesson in after.lessons] == ["Rivers", "Seas", "Up and down"]
    outline.setCurrentIndex(outline.model().index(1, 0))
    outline.actions()[0].trigger()
    await screen.scope.settled()
    titles = [module.title for module in (await desk.course(course.id)).modules]
    assert titles == ["On the ground", "The cycle"]


async def test_a_lesson_is_deleted_and_taken_back(
    screen: EditorScreen, place: Place, desk: Desk, course: CourseView,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    questions = asked(monkeypatch, False)
    page = await edit(screen, course, 1)
    QTest.keyClicks(page.edit, "Typed ")
    page.outline.actions()[3].trigger()
    await screen.scope.settled()
    assert [x.title for x in (await desk.course(course.id)).lessons] == ["Up and down", "Seas"]
    assert page.title == "Seas", "the next one is on the desk"
    assert questions == [], "nobody had learned anything in it"
    place.notices.act_on_newest()
    await screen.scope.settled()
    after = await desk.course(course.id)
    assert [x.title for x in after.lessons] == ["Up and down", "Rivers", "Seas"]
    assert (await content(desk, after.lessons[1].id)).startswith("Typed A river")
    assert place.routes[-1] == EditRoute(course.id, after.lessons[1].id)


async def test_what_was_learned_comes_back_with_a_deleted_lesson(
    screen: EditorScreen, place: Place, desk: Desk, course: CourseView
) -> None:
    await desk.lessons.complete(course.lessons[1].id, user_id=desk.user.id)
    page = await edit(screen, course, 1)
    page.panel.delete_lesson_requested.emit(course.lessons[1].id)
    await screen.scope.settled()
    assert len((await desk.course(course.id)).lessons) == 2
    place.notices.act_on_newest()
    await screen.scope.settled()
    assert (await desk.course(course.id)).lessons[1].is_completed


async def test_an_empty_module_is_deleted_and_taken_back(
    screen: EditorScreen, place: Place, desk: Desk, course: CourseView
) -> None:
    page = await edit(screen, course)
    key = await desk.editing.add_module(course.id, "Empty")
    await desk.editing.move_modules(course.id, [key], 1)
    await screen.scope.settled()
    page.panel.delete_module_requested.emit(key)
    await screen.scope.settled()
    assert len((await desk.course(course.id)).modules) == 2
    place.notices.act_on_newest()
    await screen.scope.settled()
    titles = [module.title for module in (await desk.course(course.id)).modules]
    assert titles == ["The cycle", "Empty", "On the ground"]


async def test_a_module_is_deleted_with_its_lessons_and_taken_back(
    screen: EditorScreen, place: Place, desk: Desk, course: CourseView,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    questions = asked(monkeypatch, False)
    page = await edit(screen, course, 2)
    QTest.keyClicks(page.edit, "Typed ")
    page.panel.delete_module_requested.emit(course.modules[1].id)
    await screen.scope.settled()
    assert [x.title for x in (await desk.course(course.id)).lessons] == ["Up and down"]
    assert page.title == "Up and down", "the one before is on the desk"
    assert "with 2 lessons" in place.notices.texts()[0]
    assert questions == [], "nobody had learned anything in it"
    place.notices.act_on_newest()
    await screen.scope.settled()
    after = await desk.course(course.id)
    assert [x.title for x in after.lessons] == ["Up and down", "Rivers", "Seas"]
    assert (await content(desk, after.lessons[2].id)).startswith("Typed The sea")
    assert place.routes[-1] == EditRoute(course.id, after.lessons[2].id)


async def test_menus_offer_what_is_possible(screen: EditorScreen, course: CourseView) -> None:
    page = await edit(screen, course)
    words = {}
    for kind, key in (("lesson", course.lessons[0].id), ("module", course.modules[0].id), ("", 0)):
        menu = page.panel.make_menu(kind, key)
        words[kind] = [
            (action.text(), action.isEnabled())
            for action in menu.actions()
            if not action.isSeparator()
        ]
        menu.close()
    assert [text for text, _ in words["lesson"]] == [
        "Rename…", "Move up", "Move down", "Delete lesson",
    ]  # fmt: skip
    assert words["module"][-1] == ("Delete module", True)
    assert [text for text, _ in words[""]] == ["Add a lesson", "Add a module"]


async def test_title_and_description_of_the_course(
    screen: EditorScreen, desk: Desk, course: CourseView
) -> None:
    page = await edit(screen, course)
    click(button(page, "Course title and description"))
    dialog = await dialog_of(page)
    field = dialog.findChild(QLineEdit)
    assert field is not None
    assert dialog.accept_button is not None
    field.clear()
    assert not dialog.accept_button.isEnabled()
    field.setText("Water everywhere")
    dialog.accept_button.click()
    await screen.scope.settled()
    assert (await desk.course(course.id)).title == "Water everywhere"
    assert page.panel._title.text() == "Water everywhere"


# ------------------------------------------------------------ courses with nothing in them


async def test_a_course_without_modules(
    screen: EditorScreen, place: Place, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    course = await desk.keep(CourseDraft(title="Bare"))
    await screen.enter(EditRoute(course.id))
    await screen.scope.settled()
    page = screen.page
    assert button(page, "Publish").isEnabled()
    assert not page._read.isEnabled()
    asked(monkeypatch, None)
    empty = next(x for x in page.findChildren(QAbstractButton) if x.text() == "Add a lesson"
                 and x.isVisible())  # fmt: skip
    click(empty)
    await screen.scope.settled()
    assert (await desk.course(course.id)).modules == (), "thinking better of it leaves nothing"
    asked(monkeypatch, "First")
    click(empty)
    await screen.scope.settled()
    after = await desk.course(course.id)
    assert [lesson.title for lesson in after.lessons] == ["First"]
    await screen.enter(place.routes[-1])
    QTest.keyClicks(page.edit, "Words")
    await screen.leave()
    assert await content(desk, after.lessons[0].id) == "Words"


async def test_an_empty_module_and_an_empty_lesson(screen: EditorScreen, desk: Desk) -> None:
    course = await desk.keep(CourseDraft(title="Bare", modules=(ModuleDraft(title="Empty"),)))
    await screen.enter(EditRoute(course.id, LessonId(404)))
    await desk.editing.add_lesson(course.id, course.modules[0].id, "Blank")
    await screen.scope.settled()
    assert screen.page.title == "Blank"
    assert screen.page._counts.text() == "0 words · 1 min"


async def test_what_was_edited_last_opens_again(
    screen: EditorScreen, place: Place, desk: Desk, course: CourseView
) -> None:
    await screen.enter(EditRoute())
    page = screen.page
    assert page._nothing.isVisible()
    click(button(page, "Open the library"))
    assert place.routes == [LibraryRoute()]
    await desk.lessons.open(course.lessons[2].id, user_id=desk.user.id)
    await screen.enter(EditRoute(CourseId(course.id)))
    assert page.title == "Up and down"
    other = make_screen(place, desk)
    await other.enter(EditRoute())
    assert other.page.title == "Seas", "what is being read, while nothing was edited"
    await other.scope.settled()
    await other.close()
    other.page.deleteLater()
    await edit(screen, course, 1)
    third = make_screen(place, desk)
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
    click(button(page, "Make a draft"))
    await screen.scope.settled()
    assert not (await desk.course(course.id)).is_published
    assert (await content(desk, course.lessons[0].id)).startswith("x"), "saved on the way"
    click(button(page, "Publish"))
    await screen.scope.settled()
    assert (await desk.course(course.id)).is_published
    click(button(page, "Read"))
    assert place.routes == [LessonRoute(course.lessons[0].id)]


async def test_panels_by_room_and_by_wish(screen: EditorScreen, course: CourseView) -> None:
    page = await edit(screen, course)
    for width, seen in ((1204, (True, True)), (900, (True, False)), (700, (False, False))):
        page.resize(width, 700)
        room = page.width() - (page.panel.width() if page.panel.isVisible() else 0)
        assert (page.panel.isVisible(), page.preview.isVisible() == (room >= 600)) == (
            seen[0], True,
        )  # fmt: skip
    click(button(page, "Outline"))
    assert page.panel.isVisible()
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
    for field in (page.edit, page._title, page.outline):
        assert field.accessibleName()
