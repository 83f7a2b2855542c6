"""An author builds and arranges a course with the keyboard, and with the mouse; nothing is lost."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from coursegen_desktop.domain.draft import CourseDraft, LessonDraft, ModuleDraft
from coursegen_desktop.domain.ids import CourseId
from coursegen_desktop.ui.content.lesson_view import LessonPane
from coursegen_desktop.ui.editor.outline.arranging import LESSON, MODULE
from coursegen_desktop.ui.editor.outline.outline_list import OutlineList
from coursegen_desktop.ui.kit.routes import EditRoute
from tests.windowed import AppWindow, click, eventually

from .acts import button

K, LEFT = Qt.Key, Qt.MouseButton.LeftButton
ALT, CONTROL, SHIFT = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
PLAIN = Qt.KeyboardModifier.NoModifier


@pytest.fixture
async def app(database_file: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[AppWindow]:
    """A wide window; the pages beside the text need no engine here."""
    monkeypatch.setattr(LessonPane, "_make_web", lambda _self: None)
    async with AppWindow(database_file.parent) as opened:
        await opened.sit_down()
        opened.window.resize(1280, 800)
        yield opened


async def begin(app: AppWindow, draft: CourseDraft) -> CourseId:
    """Open a course to be edited."""
    async with app.services.database.unit_of_work(write=True) as work:
        course = await work.courses.add(draft)
        await work.commit()
    await app.go(EditRoute(course))
    await app.settled()
    app.window.activateWindow()
    await eventually(app.window.isActiveWindow, "the keyboard in the window")
    return course


def rows(app: AppWindow) -> OutlineList:
    found = app.page.outline.list
    assert isinstance(found, OutlineList)
    return found


async def order(app: AppWindow, course: CourseId) -> list[tuple[str, list[str]]]:
    """As it is kept."""
    user = app.services.user.id
    view = await app.services.authoring.course(course, user_id=user)
    return [(module.title, [x.title for x in module.lessons]) for module in view.modules]


def at_keyboard(app: AppWindow) -> QWidget:
    """Where the keyboard is."""
    return QApplication.focusWidget() or app.window


async def type_keys(app: AppWindow, *keys: tuple[Qt.Key, Qt.KeyboardModifier] | Qt.Key) -> None:
    """Into whatever has the keyboard."""
    for key in keys:
        code, modifier = key if isinstance(key, tuple) else (key, PLAIN)
        QTest.keyClick(at_keyboard(app), code, modifier)
        await app.settled()


async def name_it(app: AppWindow, title: str) -> None:
    """Type the title of what was just added, into the field that is open for it."""
    await eventually(lambda: isinstance(at_keyboard(app), QLineEdit), "a field")
    field = at_keyboard(app)
    assert field.objectName() == "title_in_place"
    QTest.keyClicks(field, title)
    QTest.keyClick(field, K.Key_Return)
    await eventually(lambda: at_keyboard(app) is rows(app), "the keyboard in the outline")
    await eventually(
        lambda: title in [row.title for row in rows(app).rows.rows], "the title in the outline"
    )
    await app.settled()
    # Not only until the course is read again.
    assert title in [row.title for row in rows(app).rows.rows]


async def test_a_course_is_built_with_the_keyboard_alone(app: AppWindow) -> None:
    course = await begin(app, CourseDraft(title="Tides"))
    await type_keys(app, (K.Key_F, CONTROL | ALT))
    await eventually(app.page.outline.search.field.hasFocus, "the search")
    await type_keys(app, K.Key_Escape)
    assert at_keyboard(app) is rows(app)
    await type_keys(app, (K.Key_Return, CONTROL | SHIFT))
    await name_it(app, "At sea")
    for title in ("High water", "Low water", "Streams"):
        await type_keys(app, (K.Key_Return, CONTROL))
        await name_it(app, title)
    await type_keys(app, (K.Key_Return, CONTROL | SHIFT))
    await name_it(app, "On land")
    assert await order(app, course) == [
        ("At sea", ["High water", "Low water", "Streams"]), ("On land", []),
    ]  # fmt: skip
    await type_keys(app, K.Key_Up, (K.Key_Right, ALT), K.Key_Home, K.Key_Down, (K.Key_Down, ALT))
    assert await order(app, course) == [
        ("At sea", ["Low water", "High water"]), ("On land", ["Streams"]),
    ]  # fmt: skip
    await type_keys(app, (K.Key_X, CONTROL), K.Key_End, (K.Key_V, CONTROL))
    assert (await order(app, course))[1] == ("On land", ["Streams", "High water"])
    await type_keys(app, (K.Key_D, CONTROL), K.Key_Home, K.Key_Delete)
    assert await order(app, course) == [("On land", ["Streams", "High water", "High water"])]
    QTest.keyClick(app.window, K.Key_Z, ALT)
    await app.settled()
    assert await order(app, course) == [
        ("At sea", ["Low water"]), ("On land", ["Streams", "High water", "High water"]),
    ]  # fmt: skip
    while (await app.services.editing.state(course)).undo is not None:
        await app.services.editing.undo(course)
    assert await order(app, course) == []


async def test_a_course_is_arranged_with_the_mouse_alone(app: AppWindow) -> None:
    def module(title: str, *names: str) -> ModuleDraft:
        lessons = tuple(LessonDraft(title=name, content=f"About {name}.") for name in names)
        return ModuleDraft(title=title, lessons=lessons)

    draft = CourseDraft(title="Tides", modules=(module("A", "a1", "a2"), module("B", "b1", "b2")))
    course = await begin(app, draft)
    hand = Hand(app)
    await hand.click(LESSON, "b1")
    assert app.page.title == "b1", "a click opens"
    await hand.drag(LESSON, "b1", LESSON, "a1", 0.9)
    await hand.drag(MODULE, "B", MODULE, "A", 0.1)
    assert await order(app, course) == [("B", ["b2"]), ("A", ["a1", "b1", "a2"])]
    assert app.page.title == "b1", "and a drag does not"
    await hand.click(LESSON, "a1")
    await hand.click(LESSON, "b1", CONTROL)
    await hand.choose("Merge lessons")
    assert (await order(app, course))[1] == ("A", ["a1", "a2"])
    assert app.page.content == "About a1.\n\n## b1\n\nAbout b1.\n"
    click(button(app.window, "Undo"))
    await app.settled()
    assert (await order(app, course))[1] == ("A", ["a1", "b1", "a2"])
    await hand.menu_button(MODULE, "B")
    await hand.choose("Delete")
    assert await order(app, course) == [("A", ["a1", "b1", "a2"])]
    click(button(app.window, "Undo"))
    await app.settled()
    assert (await order(app, course))[0] == ("B", ["b2"])


class Hand:
    """The mouse over the outline."""

    def __init__(self, app: AppWindow) -> None:
        self._app = app

    @property
    def _list(self) -> OutlineList:
        return rows(self._app)

    def _box(self, kind: str, title: str) -> tuple[QPoint, int]:
        view = self._list
        row = next(r for r in view.rows.rows if (r.kind, r.title) == (kind, title))
        box = view.visualRect(view.rows.index_of(kind, row.key))
        return box.center(), box.height()

    async def click(self, kind: str, title: str, modifier: Qt.KeyboardModifier = PLAIN) -> None:
        QTest.mouseClick(self._list.viewport(), LEFT, modifier, self._box(kind, title)[0])
        await self._app.settled()

    async def drag(self, kind: str, title: str, to: str, goal: str, share: float) -> None:
        port = self._list.viewport()
        start, height = self._box(kind, title)
        end = self._box(to, goal)[0] + QPoint(0, round((share - 0.5) * (height - 2)))
        QTest.mousePress(port, LEFT, PLAIN, start)
        for point in (start + QPoint(0, QApplication.startDragDistance() + 1), end):
            event = QMouseEvent(
                QEvent.Type.MouseMove, QPointF(point), QPointF(port.mapToGlobal(point)),
                Qt.MouseButton.NoButton, LEFT, PLAIN,
            )  # fmt: skip
            QApplication.sendEvent(port, event)
        QTest.mouseRelease(port, LEFT, PLAIN, end)
        await self._app.settled()

    async def menu_button(self, kind: str, title: str) -> None:
        view = self._list
        row = next(r for r in view.rows.rows if (r.kind, r.title) == (kind, title))
        box = view.delegate.menu_box(view.visualRect(view.rows.index_of(kind, row.key)))
        QTest.mouseClick(view.viewport(), LEFT, PLAIN, box.center())
        menu = QApplication.activePopupWidget()
        assert menu is not None
        menu.close()

    async def choose(self, words: str) -> None:
        menu = self._app.page.outline.make_menu()
        menu.popup(QPoint(0, 0))
        action = next(action for action in menu.actions() if action.text() == words)
        QTest.mouseClick(menu, LEFT, PLAIN, menu.actionGeometry(action).center())
        await self._app.settled()
