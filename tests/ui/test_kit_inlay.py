"""In a locked window dialogs are parts of it, files are refused, and the keyboard stays inside."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPushButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from coursegen_desktop.domain.errors import PermissionDenied
from coursegen_desktop.ui.kit import dialogs
from coursegen_desktop.ui.kit.dialogs import Dialog
from coursegen_desktop.ui.kit.inlay import Veil
from coursegen_desktop.ui.kit.locked import is_locked, lock
from coursegen_desktop.ui.kit.theme import ThemeHost
from tests.windowed import eventually


class Window(QWidget):
    """A locked window with a page, whose button counts its clicks."""

    def __init__(self) -> None:
        super().__init__()
        self.clicks = 0
        self.page = QWidget(self)
        column = QVBoxLayout(self.page)
        self.button = QPushButton("Beneath")
        self.button.clicked.connect(self._count)
        column.addWidget(self.button)
        own = QVBoxLayout(self)
        own.addWidget(self.page)
        self.resize(800, 600)
        lock(self)

    def _count(self) -> None:
        self.clicks += 1


@pytest.fixture
async def window(theme_host: ThemeHost) -> AsyncIterator[Window]:
    shown = Window()
    shown.show()
    shown.activateWindow()
    shown.button.setFocus()
    yield shown
    shown.close()
    shown.deleteLater()


async def opened(window: QWidget) -> Dialog:
    def find() -> Dialog | None:
        return next((one for one in window.findChildren(Dialog) if one.isVisible()), None)

    found = await eventually(find, "a dialog")
    assert found is not None
    return found


def windows() -> list[QWidget]:
    return [one for one in QApplication.topLevelWidgets() if one.isVisible()]


def test_whether_a_window_is_locked(window: Window, theme_host: ThemeHost) -> None:
    free = QWidget()
    inner = Dialog(window.page, "")
    assert is_locked(window.button)
    assert is_locked(inner)
    assert not is_locked(free)
    assert not is_locked(None)
    free.deleteLater()
    inner.deleteLater()


async def test_a_dialog_is_no_window_and_lies_in_the_middle(window: Window) -> None:
    asked = asyncio.ensure_future(dialogs.confirm(window.page, "Go?", "Far.", "Go"))
    dialog = await opened(window)
    assert not dialog.isWindow()
    assert windows() == [window]
    await asyncio.sleep(0)
    middle = dialog.mapTo(window, dialog.rect().center())
    assert (middle - window.rect().center()).manhattanLength() < 6
    assert dialog.property("inlaid")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert await asked is True
    await eventually(lambda: not window.findChildren(Veil), "the veil goes")
    assert window.button.hasFocus()


async def test_the_page_beneath_hears_nothing(window: Window) -> None:
    asked = asyncio.ensure_future(dialogs.confirm(window.page, "Go?", "Far.", "Go", danger=True))
    dialog = await opened(window)
    where = window.button.mapTo(window, QPoint(4, 4))
    beneath = window.childAt(where)
    assert isinstance(beneath, Veil)
    QTest.mouseClick(beneath, Qt.MouseButton.LeftButton, pos=beneath.mapFrom(window, where))
    stops = set()
    for _ in range(6):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        stops.add(QApplication.focusWidget())
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backtab)
    assert dialog.isAncestorOf(QApplication.focusWidget())
    assert all(dialog.isAncestorOf(stop) for stop in stops)
    assert len(stops) == 2
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert await asked is False
    assert window.clicks == 0


async def test_the_keyboard_begins_where_the_dialog_says(window: Window) -> None:
    asked = asyncio.ensure_future(dialogs.ask_text(window.page, "Name", "Title", "old"))
    dialog = await opened(window)
    assert isinstance(QApplication.focusWidget(), QLineEdit)
    QTest.keyClicks(QApplication.focusWidget(), "new")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert await asked == "new"
    await eventually(lambda: not isValid(dialog), "the dialog is deleted")


async def test_it_follows_the_size_of_the_window(window: Window) -> None:
    asked = asyncio.ensure_future(dialogs.confirm(window.page, "Go?", "", "Go"))
    dialog = await opened(window)
    window.resize(1000, 700)
    (veil,) = window.findChildren(Veil)
    await eventually(lambda: veil.size() == window.size(), "the veil covers it")
    dialog.reject()
    assert await asked is False


async def test_it_ends_with_the_page_that_asked(window: Window) -> None:
    asked = asyncio.ensure_future(dialogs.confirm(window.page, "Go?", "", "Go"))
    await opened(window)
    window.page.deleteLater()
    assert await asked is False


async def test_a_dialog_from_a_dialog(window: Window) -> None:
    first = asyncio.ensure_future(dialogs.confirm(window.page, "Go?", "", "Go"))
    outer = await opened(window)
    second = asyncio.ensure_future(dialogs.confirm(outer, "Sure?", "", "Yes"))
    await eventually(lambda: len(window.findChildren(Veil)) == 2, "a second veil")
    assert windows() == [window]
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert await second is True
    await eventually(lambda: outer.isAncestorOf(QApplication.focusWidget()), "back in the first")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert await first is False


@pytest.mark.parametrize("which", ["files", "save", "folder", "ask", "print"])
async def test_nothing_leads_to_files_or_printers(window: Window, which: str) -> None:
    page = window.page
    with pytest.raises(PermissionDenied, match="cannot be chosen"):
        if which == "files":
            await dialogs.choose_files(page, "", [])
        elif which == "save":
            await dialogs.choose_save(page, "", "a.pdf", [])
        elif which == "folder":
            await dialogs.choose_folder(page, "")
        elif which == "ask":
            dialogs.ask_files(page, "", [], lambda _: None)
        else:
            await dialogs.run(QDialog(page))  # as QPrintDialog, which looks for printers
    assert windows() == [window]
