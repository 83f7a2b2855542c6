"""A course from nothing: from the library, the palette and an editor that has nothing to show."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from coursegen_desktop.domain.library import LibraryQuery
from coursegen_desktop.ui.editor.page import EditorPage
from coursegen_desktop.ui.kit.dialogs import Dialog
from coursegen_desktop.ui.kit.routes import EditRoute
from tests.windowed import AppWindow, click, eventually

from .screen_parts import button


async def dialog(window: AppWindow) -> Dialog:
    """The dialog that asks for the title."""
    open_ones: list[Dialog] = []

    def found() -> bool:
        open_ones[:] = [x for x in QApplication.topLevelWidgets()
                        if isinstance(x, Dialog) and x.isVisible()]  # fmt: skip
        return bool(open_ones)

    await eventually(found, "the title is asked for")
    return open_ones[0]


async def titles(window: AppWindow) -> list[str]:
    """All courses of the library."""
    services = window.services
    page = await services.library.page(LibraryQuery(), user_id=services.user.id)
    return [card.title for card in page.cards]


async def test_from_the_library_to_the_first_lesson(window: AppWindow) -> None:
    click(window.desk.library_page._begin)
    asked = await dialog(window)
    field = asked.findChild(QLineEdit)
    assert not asked.accept_button.isEnabled()
    QTest.keyClicks(field, "The water cycle")
    click(asked.accept_button)
    await eventually(lambda: isinstance(window.window.current_page(), EditorPage), "the editor")
    await window.settled()
    page = window.window.current_page()
    assert [card for card in await titles(window) if card == "The water cycle"]
    # What is typed at once is the title of the lesson, not added to the placeholder.
    assert page.focusWidget() is page.head.field
    assert page.head.field.selectedText() == "First lesson"
    QTest.keyClicks(page.head.field, "Evaporation")
    QTest.keyClick(page.head.field, Qt.Key.Key_Return)
    assert page.focusWidget() is page.edit
    await window.desk.leave()
    route = window.desk.navigator.route
    course = await window.services.authoring.course(
        route.course_id, user_id=window.services.user.id
    )
    assert [item.title for item in course.lessons] == ["Evaporation"]


async def test_from_the_palette_and_given_up(window: AppWindow) -> None:
    before = await titles(window)
    entry = next(item for item in window.desk._commands() if item.title == "New empty course")
    entry.activate()
    asked = await dialog(window)
    QTest.keyClick(asked, Qt.Key.Key_Escape)
    await window.settled()
    assert await titles(window) == before


async def test_from_an_editor_with_nothing_in_it(window: AppWindow) -> None:
    page = await window.go(EditRoute())
    assert page._nothing.isVisible()
    click(button(page, "New empty course"))
    asked = await dialog(window)
    QTest.keyClicks(asked.findChild(QLineEdit), "Soils")
    QTest.keyClick(asked.findChild(QLineEdit), Qt.Key.Key_Return)
    await eventually(lambda: page.head.course_title.text() == "Soils", "the course is on the desk")
    await window.settled()
    assert page.focusWidget() is page.head.field
