"""The Tab key comes to every control of a page, beginning at its top, from the rail."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from coursegen_desktop.domain.draft import CourseDraft
from coursegen_desktop.domain.ids import CourseId
from coursegen_desktop.ui.kit.routes import (
    CourseRoute,
    CreateRoute,
    LessonRoute,
    LibraryRoute,
    ProgressRoute,
    ReviewRoute,
    Route,
    SettingsRoute,
)
from tests.windowed import AppWindow, eventually

_MOST = 60  # more stops than any page has


async def _with_course(window: AppWindow, draft: CourseDraft) -> CourseId:
    async with window.services.database.unit_of_work(write=True) as unit:
        course_id = await unit.courses.add(draft)
        await unit.commit()
    return course_id


def _stops(window: QWidget, key: Qt.Key) -> list[QWidget]:
    """What has the keyboard after each press of `key`, once around from the lit rail item."""
    found: list[QWidget] = []
    for _ in range(_MOST):
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key)
        focus = QApplication.focusWidget()
        assert focus is not None
        found.append(focus)
        if window.rail.isAncestorOf(focus):  # type: ignore[attr-defined]
            return found
    raise AssertionError("the Tab key does not come back to the rail")


def _name(widget: QWidget) -> str:
    text: str = widget.accessibleName() or getattr(widget, "text", str)()
    return text


async def _walk(window: AppWindow, route: Route) -> list[str]:
    """Names of the stops of the Tab key at `route`; Shift+Tab comes to the same, backwards."""
    await window.go(route)
    shell = window.window
    await window.settled()
    shell.activateWindow()
    await eventually(lambda: QApplication.activeWindow() is shell, "the active window")
    item = next(item for item in shell.rail.items() if item.isChecked())
    item.setFocus(Qt.FocusReason.TabFocusReason)
    there = _stops(shell, Qt.Key.Key_Tab)
    back = _stops(shell, Qt.Key.Key_Backtab)
    assert [_name(w) for w in back[:-1]] == [_name(w) for w in reversed(there[:-1])]
    reached = set(map(id, there))
    missed = [
        _name(widget)
        for widget in window.page.findChildren(QWidget)
        if widget.isVisible() and widget.isEnabled()
        and (widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        and id(widget) not in reached
    ]  # fmt: skip
    assert missed == []
    return [_name(widget) for widget in there[:-1]]


async def test_the_library_without_courses(window: AppWindow) -> None:
    assert (await _walk(window, LibraryRoute()))[:4] == [
        "Search courses and lessons", "Import", "Empty course", "Create course",
    ]  # fmt: skip


async def test_library_and_course(window: AppWindow, sample_course: CourseDraft) -> None:
    course_id = await _with_course(window, sample_course)
    window.screen.reload()
    assert await _walk(window, LibraryRoute()) == [
        "Search courses and lessons", "Import", "Empty course", "Create course", "All, 1",
        "Sort: Recently opened", "Show as a list", "Courses",
    ]  # fmt: skip
    walked = await _walk(window, CourseRoute(course_id))
    bar = ["Back to the library", "Print or save as PDF", "Films", "Export", "Edit"]
    assert walked[:5] == bar
    assert "Course content" in walked


@pytest.mark.parametrize("route", [ReviewRoute(), ProgressRoute(), CreateRoute(), SettingsRoute()])
async def test_other_pages(window: AppWindow, route: Route) -> None:
    assert await _walk(window, route)


@pytest.mark.usefixtures("light_pages")
async def test_the_reader_in_reading_order(window: AppWindow, sample_course: CourseDraft) -> None:
    course_id = await _with_course(window, sample_course)
    user = window.services.user.id
    course = await window.services.lessons.course(course_id, user_id=user)
    walked = await _walk(window, LessonRoute(course.lessons[1].id))
    places = [walked.index(name) for name in ("Outline", "Find in this lesson", "Lesson text")]
    assert places == sorted(places)
    assert walked[places[-1] + 1 :] == ["Up and down", "Mark complete and continue"]
    rail = QApplication.focusWidget()
    assert rail is not None
    assert window.window.rail.isAncestorOf(rail)
    QTest.keyClick(rail, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    await eventually(lambda: window.page.find_bar.isVisible(), "Ctrl+F from the rail")
