"""The reader with its services on a real database, pages in the light form."""

from __future__ import annotations

from collections.abc import AsyncIterator
from unittest.mock import patch

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from coursegen_desktop.domain.course import CourseView
from coursegen_desktop.domain.draft import CourseDraft
from coursegen_desktop.domain.errors import DiskFull, NotFound
from coursegen_desktop.domain.events import LessonCompleted, LessonOpened
from coursegen_desktop.domain.ids import AssetId, LessonId
from coursegen_desktop.ui.kit.routes import (
    CourseRoute,
    EditRoute,
    LessonRoute,
    LibraryRoute,
    QuizRoute,
)
from coursegen_desktop.ui.kit.theme import ThemeHost
from coursegen_desktop.ui.reader import controller as reader_controller
from coursegen_desktop.ui.reader.controller import ReaderScreen
from coursegen_desktop.ui.reader.page import ReaderPage
from tests.services.desk import heard as told
from tests.windowed import click, eventually

from .library_parts import Place, press
from .screen_parts import Desk, button, long_course, reader_of

pytestmark = pytest.mark.usefixtures("light_pages")


@pytest.fixture
async def screen(place: Place, desk: Desk) -> AsyncIterator[ReaderScreen]:
    made = reader_of(place, desk)
    place.show(made.page)
    yield made
    await made.close()


@pytest.fixture
async def course(desk: Desk) -> CourseView:
    return await desk.keep(long_course())


async def open_lesson(screen: ReaderScreen, course: CourseView, number: int) -> ReaderPage:
    await screen.enter(LessonRoute(course.lessons[number].id))
    await screen.scope.settled()
    return screen.page


async def test_a_lesson_is_shown_before_it_is_written_down(
    screen: ReaderScreen, desk: Desk, course: CourseView
) -> None:
    opened = told(desk.hub, LessonOpened)
    await screen.enter(LessonRoute(course.lessons[0].id))
    assert opened == []
    assert "Part 1" in [screen.page.headings.item(n).text() for n in range(3)]
    await screen.scope.settled()
    assert [event.lesson_id for event in opened] == [course.lessons[0].id]
    assert screen.page.outline.current_lesson == course.lessons[0].id
    assert (await desk.course(course.id)).is_enrolled


async def test_the_place_is_kept_and_found_again(
    screen: ReaderScreen, desk: Desk, course: CourseView
) -> None:
    page = await open_lesson(screen, course, 0)
    page.pane.scroll_to_position(0.5)
    await eventually(lambda: page.pane.position > 0.4, "the scrolling")
    await screen.exit()
    kept = await desk.lessons.read(course.lessons[0].id, user_id=desk.user.id)
    assert kept.position == pytest.approx(0.5, abs=0.05)
    await open_lesson(screen, course, 1)
    await screen.exit()
    page = await open_lesson(screen, course, 0)
    await eventually(lambda: page.pane.position > 0.4, "the old place")


async def test_what_changes_elsewhere_leaves_the_place(
    screen: ReaderScreen, desk: Desk, course: CourseView
) -> None:
    key = course.lessons[0].id
    await screen.enter(LessonRoute(key, "part-9"))
    await screen.scope.settled()
    page = screen.page
    page.pane.scroll_to_position(0.2)
    await eventually(lambda: 0.1 < page.pane.position < 0.3, "the scrolling")
    text = await desk.authoring.lesson(key)
    await desk.editing.save_lesson(
        key, title="Spring tide", content=text.content, base_revision=text.revision
    )
    await screen.scope.settled()
    row = page.outline.model().index(0, 0, page.outline.model().index(0, 0))
    assert row.data() == "Spring tide"
    assert 0.1 < page.pane.position < 0.3, "neither the top nor the heading of the route"


async def test_complete_and_take_back(
    screen: ReaderScreen, place: Place, desk: Desk, course: CourseView
) -> None:
    page = await open_lesson(screen, course, 0)
    page.complete_requested.emit(True)
    await screen.scope.settled()
    assert page._course_percent.text() == "47%"
    assert place.notices.texts() == ["“High water” is complete."]
    place.notices.act_on_newest()
    await screen.scope.settled()
    assert page._course_percent.text() == "0%"
    assert (await desk.course(course.id)).progress_percent == 0
    assert button(page, "Mark complete and continue").isEnabled()


async def test_onward_marks_and_goes_on_and_ends_at_the_course(
    screen: ReaderScreen, place: Place, desk: Desk, course: CourseView
) -> None:
    marks = told(desk.hub, LessonCompleted)
    page = await open_lesson(screen, course, 0)
    for _ in range(2):  # a double click goes on once
        page.onward_requested.emit()
    await screen.scope.settled()
    assert place.routes == [LessonRoute(course.lessons[1].id)]
    assert len(marks) == 1
    page = await open_lesson(screen, course, 2)
    assert button(page, "Mark complete").isEnabled()
    page.onward_requested.emit()
    await screen.scope.settled()
    assert place.routes[-1] == CourseRoute(course.id)
    assert button(page, "Back to the course").isEnabled()
    page = await open_lesson(screen, course, 0)
    assert button(page, "Next lesson").isEnabled()
    click(button(page, "Mark as not complete"))
    await screen.scope.settled()
    assert button(page, "Mark complete and continue").isEnabled()


async def test_ways_out_of_a_lesson(
    screen: ReaderScreen, place: Place, desk: Desk, sample_course: CourseDraft
) -> None:
    course = await desk.keep(sample_course)
    page = await open_lesson(screen, course, 0)
    keys = [item.id for item in course.lessons]
    click(button(page, "Quiz · 2 questions"))
    click(button(page, "Back to the course"))
    click(button(page, "Edit this lesson"))
    page.outline.lesson_chosen.emit(keys[2])
    page.outline.quiz_chosen.emit(course.lessons[0].quizzes[0].asset_id)
    page.back_requested.emit()  # there is none before the first
    page.forward_requested.emit()
    quiz = QuizRoute(course.lessons[0].quizzes[0].asset_id)
    assert place.routes == [
        quiz, CourseRoute(course.id), EditRoute(course.id, keys[0]), LessonRoute(keys[2]), quiz,
        LessonRoute(keys[1]),
    ]  # fmt: skip
    page = await open_lesson(screen, course, 2)
    page.forward_requested.emit()
    assert len(place.routes) == 6
    click(button(page, "Rivers"))
    assert place.routes[-1] == LessonRoute(keys[1])
    assert not page._quiz.isVisible()
    view = await desk.lessons.read(keys[0], user_id=desk.user.id)
    assert not view.is_completed, "going on by keys marks nothing"


async def test_links(
    screen: ReaderScreen, place: Place, course: CourseView, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    opened: list[str] = []
    agrees = True

    async def confirm(_parent: object, _title: str, text: str, _ok: str) -> bool:
        asked.append(text.replace("\N{ZERO WIDTH SPACE}", ""))
        return agrees

    monkeypatch.setattr(reader_controller, "confirm", confirm)
    monkeypatch.setattr(
        QDesktopServices, "openUrl", lambda url: opened.append(QUrl(url).toString())
    )
    page = await open_lesson(screen, course, 0)
    follow = page.pane.link_activated.emit
    follow(f"lesson:{course.lessons[2].id}")
    follow(f"lesson:{course.lessons[2].id}#part-2")
    assert place.routes == [
        LessonRoute(course.lessons[2].id), LessonRoute(course.lessons[2].id, "part-2"),
    ]  # fmt: skip
    for nothing in ("lesson:", "lesson:x", "javascript:alert(1)", "file:///etc/passwd", "http:",
                    "mailto:a@b.c", "source:x"):  # fmt: skip
        follow(nothing)
    await screen.scope.settled()
    assert (len(place.routes), asked, opened) == (2, [], [])
    follow("https://well-known.example@evil.example/path?q=1")
    await screen.scope.settled()
    assert "opens evil.example in your browser" in asked[0]
    assert opened == ["https://well-known.example@evil.example/path?q=1"]
    agrees = False
    follow("http://аpple.example/")  # the first letter is Cyrillic
    await screen.scope.settled()
    assert "xn--pple-43d.example" in asked[1]
    assert len(opened) == 1


async def test_find(screen: ReaderScreen, course: CourseView) -> None:
    page = await open_lesson(screen, course, 0)
    bar = page.find_bar
    assert not bar.isVisible()
    page.open_find()
    assert bar.isVisible()
    found = bar.told
    bar.field.setText("Part 7")
    await screen.scope.settled()
    assert found.text() == "1 of 1"
    bar.field.setText("TIDE")
    await screen.scope.settled()
    total = int(found.text().split()[-1])
    assert total == 12 * 2 * 12
    at = int(found.text().split()[0])
    press(bar.field, Qt.Key.Key_Return, Qt.Key.Key_Return)
    assert found.text() == f"{at + 2} of {total}"
    QTest.keyClick(bar.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert found.text() == f"{at + 1} of {total}"
    click(button(bar, "Match case"))
    await screen.scope.settled()
    assert found.text() == "Not found"
    bar.field.setText("tid")
    await screen.scope.settled()
    assert found.text().endswith(f"of {total}")
    click(button(bar, "Whole words"))
    await screen.scope.settled()
    assert found.text() == "Not found"
    bar.field.setText("")
    await screen.scope.settled()
    assert found.text() == ""
    await open_lesson(screen, course, 1)
    assert not bar.isVisible(), "another lesson is another search"
    page.open_find()
    press(bar.field, Qt.Key.Key_Escape)
    await eventually(lambda: not bar.isVisible(), "Escape closes it")


async def test_find_in_the_course(screen: ReaderScreen, course: CourseView, place: Place) -> None:
    page = await open_lesson(screen, course, 0)
    page.open_find()
    bar, hits = page.find_bar, page.course_hits
    click(button(bar, "Search the whole course"))
    assert not hits.isVisible(), "nothing is looked for yet"
    bar.field.setText("low")
    await screen.scope.settled()
    assert hits.isVisible()
    assert bar.told.text() == "1 place in 1 lesson"
    lines = [hits.item(n).text() for n in range(hits.count())]
    assert any(line.startswith("Low water") for line in lines), "the second lesson"
    assert "It is low., Low water" in lines
    press(bar.field, Qt.Key.Key_Down)
    assert hits.hasFocus()
    hits.setCurrentRow(lines.index("It is low., Low water"))
    press(hits, Qt.Key.Key_Return)
    route = place.routes[-1]
    assert route == LessonRoute(course.lessons[1].id, words="low", near=route.near)
    assert route.near.startswith("low")
    await screen.enter(route)
    await screen.scope.settled()
    assert bar.isVisible()
    assert hits.isVisible(), "the list stays for the next passage"
    assert page.pane._light is not None
    assert [s.cursor.selectedText() for s in page.pane._light.extraSelections()][-1] == "low"
    press(hits, Qt.Key.Key_Escape)
    assert bar.field.hasFocus()
    press(bar.field, Qt.Key.Key_Escape)
    await eventually(lambda: not hits.isVisible(), "Escape closes both")
    assert page.pane._light.extraSelections() == []


async def test_panels_by_room_and_by_wish(
    screen: ReaderScreen, place: Place, course: CourseView, theme_host: ThemeHost
) -> None:
    page = await open_lesson(screen, course, 0)
    outline, headings = page._outline_panel, page._headings_panel
    for width, seen in ((1204, (True, True)), (1000, (True, False)), (800, (False, False))):
        page.resize(width, 700)
        assert (outline.isVisible(), headings.isVisible()) == seen
        await eventually(lambda: _is_whole(page), f"whole words at {width}")
    click(button(page, "Outline"))
    assert outline.isVisible()
    page.resize(1204, 700)
    click(button(page, "Outline"))
    click(button(page, "Contents and notes"))
    assert not outline.isVisible()
    assert not headings.isVisible()
    theme_host.apply("dark", 1.5)
    page.resize(820, 560)
    await eventually(lambda: _is_whole(page), "whole words in large letters")


def _is_whole(page: ReaderPage) -> bool:
    """No button of the footer is narrower than its words."""
    buttons = (page._previous, page._quiz, page._onward)
    return all(one.width() >= one.sizeHint().width() for one in buttons if one.isVisible())


async def test_the_keyboard_begins_in_the_text(
    screen: ReaderScreen, place: Place, course: CourseView
) -> None:
    page = await open_lesson(screen, course, 0)
    place.show(page)
    focus = place.window.focusWidget()
    assert focus is not None
    assert page.pane.isAncestorOf(focus)


async def test_a_heading_is_marked_and_gone_to(screen: ReaderScreen, course: CourseView) -> None:
    page = await open_lesson(screen, course, 0)
    page.headings.setCurrentRow(6)
    page.headings.chosen.emit("part-7")
    await eventually(lambda: page.pane.position > 0.3, "the seventh part")
    press(page.headings, Qt.Key.Key_Home, Qt.Key.Key_Return)
    await eventually(lambda: page.pane.position < 0.1, "the first part")


async def test_the_same_route_again_goes_to_its_heading(
    screen: ReaderScreen, course: CourseView
) -> None:
    route = LessonRoute(course.lessons[0].id, "part-10")
    await screen.enter(route)
    await screen.scope.settled()
    page = screen.page
    await eventually(lambda: page.pane.position > 0.5, "the heading")
    page.pane.scroll_to_position(0.0)
    await eventually(lambda: page.pane.position == 0, "the top")
    await screen.enter(route)
    await eventually(lambda: page.pane.position > 0.5, "the heading again")


async def test_the_course_is_deleted_while_it_is_read(
    screen: ReaderScreen, place: Place, desk: Desk, course: CourseView
) -> None:
    await open_lesson(screen, course, 0)
    await desk.library.delete(course.id)
    await screen.scope.settled()
    assert place.routes == [LibraryRoute()]
    await screen.exit()
    with pytest.raises(NotFound):
        await screen.enter(LessonRoute(course.lessons[0].id))


async def test_a_lesson_that_is_gone(screen: ReaderScreen, course: CourseView) -> None:
    await open_lesson(screen, course, 1)
    with pytest.raises(NotFound):
        await screen.enter(LessonRoute(LessonId(999)))
    assert screen.page.outline.current_lesson == course.lessons[1].id


@pytest.mark.logs("place in a lesson was not kept")
async def test_a_full_disk_does_not_hold_the_reader_back(
    screen: ReaderScreen, desk: Desk, course: CourseView
) -> None:
    page = await open_lesson(screen, course, 0)

    async def full(*_: object, **__: object) -> None:
        raise DiskFull("No room is left on the disk.")

    with patch.object(type(desk.lessons), "save_place", full):
        page.pane.scroll_to_position(0.5)
        await eventually(lambda: page.pane.position > 0.4, "the scrolling")
        await screen.exit()
    assert not screen.visible


async def test_everything_has_a_name(screen: ReaderScreen, course: CourseView) -> None:
    page = await open_lesson(screen, course, 0)
    page.open_find()
    for found in page.findChildren(QAbstractButton):
        if found.isVisible():
            assert found.text() or found.accessibleName(), found
    assert page.outline.accessibleName()
    assert page.headings.accessibleName()
    assert page._course_bar.accessibleName()


async def test_the_quizzes_of_a_lesson_are_read_ahead(
    screen: ReaderScreen, desk: Desk, sample_course: CourseDraft
) -> None:
    prepared: list[AssetId] = []

    async def prepare(asset_id: AssetId) -> None:
        prepared.append(asset_id)
        raise NotFound("It is gone.")  # which is no news here

    screen._prepare_quiz = prepare
    course = await desk.keep(sample_course)
    await open_lesson(screen, course, 0)
    assert prepared == [course.lessons[0].quizzes[0].asset_id]
