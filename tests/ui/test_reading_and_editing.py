"""Reader and editor in the whole window, with the real engine: keys, places, looks, round trips."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from coursegen_desktop.domain.course import CourseView
from coursegen_desktop.ui.kit.routes import (
    CourseRoute,
    EditRoute,
    LessonRoute,
    LibraryRoute,
    SettingsRoute,
)
from coursegen_desktop.ui.reader.page import ReaderPage
from tests.windowed import AppWindow, click, eventually, signalled

from .screen_parts import button, long_course

NONE, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
async def course(window: AppWindow) -> CourseView:
    services = window.services
    async with services.database.unit_of_work(write=True) as work:
        course_id = await work.courses.add(long_course())
        await work.commit()
    return await services.lessons.course(course_id, user_id=services.user.id)


async def read(window: AppWindow, course: CourseView, number: int) -> ReaderPage:
    """Open a lesson and wait until the engine has painted it."""
    pane = window.desk.navigator.screen_for(LessonRoute).page.pane
    painted = signalled(pane.painted)
    page: ReaderPage = await window.go(LessonRoute(course.lessons[number].id))
    await painted
    await window.settled()
    return page


def press(window: AppWindow, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    """A key wherever the keyboard is."""
    QTest.keyClick(QApplication.focusWidget() or window.window, key, modifier)


async def test_keys_work_while_the_text_has_the_keyboard(
    window: AppWindow, course: CourseView
) -> None:
    window.window.resize(1280, 800)
    window.window.activateWindow()
    page = await read(window, course, 0)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert page.pane.isAncestorOf(focus)
    panels = ((Qt.Key.Key_F9, page._outline_panel), (Qt.Key.Key_F10, page._headings_panel))
    for key, panel in panels:
        assert panel.isVisible()
        press(window, key)
        await eventually(panel.isHidden, "away")
        press(window, key)
        await eventually(panel.isVisible, "and back")
    press(window, Qt.Key.Key_F, CTRL)
    await eventually(page.find_bar.isVisible, "the find bar")
    QTest.keyClicks(page.find_bar.field, "Part 7")
    await eventually(lambda: page.find_bar.told.text() == "1 of 1", "the count")
    press(window, Qt.Key.Key_Escape)
    await eventually(lambda: not page.find_bar.isVisible(), "it closes")
    going = window.desk.navigator
    press(window, Qt.Key.Key_PageDown, CTRL)
    await eventually(lambda: going.route == LessonRoute(course.lessons[1].id), "the next lesson")
    await window.settled()
    press(window, Qt.Key.Key_PageUp, CTRL)
    await eventually(lambda: going.route == LessonRoute(course.lessons[0].id), "and back")
    await window.settled()
    press(window, Qt.Key.Key_Return, CTRL)
    await eventually(lambda: going.route == LessonRoute(course.lessons[1].id), "complete")
    await window.settled()
    user = window.services.user.id
    assert (await window.services.lessons.read(course.lessons[0].id, user_id=user)).is_completed


async def test_the_place_survives_looks_and_other_screens(
    window: AppWindow, course: CourseView
) -> None:
    page = await read(window, course, 0)
    page.pane.scroll_to_position(0.6)
    await eventually(lambda: page.pane.position > 0.5, "the scrolling")
    reached = page.pane.position
    host = window.start.theme_host
    for theme, scale in (("dark", 1.0), ("dark", 1.5), ("contrast", 1.0), ("light", 1.0)):
        host.apply(theme, scale)
        await eventually(lambda: abs(page.pane.position - reached) < 0.12, f"{theme} {scale}")
    await window.go(SettingsRoute())
    await read_again(window, course, reached)
    await read(window, course, 1)
    await read(window, course, 0)
    await eventually(lambda: abs(page.pane.position - reached) < 0.12, "from the database")


async def read_again(window: AppWindow, course: CourseView, reached: float) -> None:
    page = await window.go(LessonRoute(course.lessons[0].id))
    assert abs(page.pane.position - reached) < 0.12


async def test_from_reader_to_editor_and_back(window: AppWindow, course: CourseView) -> None:
    page = await read(window, course, 0)
    click(button(page, "Edit this lesson"))
    await window.desk.navigator.settled()
    await window.settled()
    editor = window.page
    assert window.desk.navigator.route == EditRoute(course.id, course.lessons[0].id)
    assert editor.title == "High water"
    editor.edit.setPlainText("## Fresh\n\nNew words.\n\n## Second\n\nMore.")
    editor.head.field.setText("Ebb")
    editor.head.field.textEdited.emit("Ebb")
    painted = signalled(page.pane.painted)
    editor.head.read_requested.emit()
    await painted
    await window.settled()
    assert [page.headings.item(n).text() for n in range(2)] == ["Fresh", "Second"]
    top = page.outline.model().index(0, 0)
    assert page.outline.model().index(0, 0, top).data() == "Ebb"


async def test_throwing_the_open_course_away_leads_to_the_library(
    window: AppWindow, course: CourseView
) -> None:
    await window.go(CourseRoute(course.id))
    await read(window, course, 0)
    await window.services.library.delete(course.id)
    await eventually(lambda: window.desk.navigator.route == LibraryRoute(), "the library")
    await window.settled()
    window.desk.navigator.back()
    await window.settled()
    assert window.desk.navigator.route == LibraryRoute(), "there is no way back to it"
    assert any("does not exist" in text for text in window.window.notices.texts())
    await window.services.library.restore(course.id)
    await read(window, course, 0)
