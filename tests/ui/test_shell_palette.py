"""Ctrl+K: finding by typing, by keyboard alone."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from coursegen_desktop.domain.errors import AppError, StorageError
from coursegen_desktop.ui.kit.theme import ThemeHost
from coursegen_desktop.ui.shell import palette as module
from coursegen_desktop.ui.shell.palette import CommandPalette, Entry, match_places


class Desk:
    """A window with a field and a palette over three commands and a library of lessons."""

    def __init__(self) -> None:
        self.done: list[str] = []
        self.told: list[AppError] = []
        self.searched: list[str] = []
        self.failure: AppError | None = None
        self.window = QWidget()
        self.field = QLineEdit()
        QVBoxLayout(self.window).addWidget(self.field)
        self.window.resize(900, 600)
        self.palette = CommandPalette(self.window, self.commands, self.find, self.told.append)

    def entry(self, title: str, detail: str = "") -> Entry:
        return Entry(title, lambda: self.done.append(title), detail, keys="Ctrl+1")

    def commands(self) -> Sequence[Entry]:
        return [self.entry(title) for title in ("Library", "Progress", "Dark theme")]

    async def find(self, text: str) -> Sequence[Entry]:
        self.searched.append(text)
        await asyncio.sleep(0)
        if self.failure is not None:
            raise self.failure
        titles = ("The Calvin cycle", "Light reactions", "Photosystem")
        return [self.entry(title, "Photosynthesis") for title in titles
                if text.lower() in title.lower()]  # fmt: skip

    def titles(self) -> list[str]:
        return [entry.title for entry in self.palette.entries()]


@pytest.fixture
async def desk(theme_host: ThemeHost, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Desk]:
    monkeypatch.setattr(module, "_QUIET", 0.001)
    made = Desk()
    made.window.show()
    made.field.setFocus()
    yield made
    await made.palette.close_scope()
    made.window.close()
    made.window.deleteLater()


def _press(desk: Desk, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(desk.palette.field, key)


async def test_it_opens_with_all_commands(desk: Desk) -> None:
    desk.palette.open()
    assert desk.titles() == ["Library", "Progress", "Dark theme"]
    assert QApplication.focusWidget() is desk.palette.field
    assert desk.palette.geometry() == desk.window.rect()
    desk.palette.open()
    assert not desk.palette.isVisible(), "the same keys close it"


async def test_typing_filters_commands_and_searches_the_library(desk: Desk) -> None:
    desk.palette.open()
    QTest.keyClicks(desk.palette.field, "li")
    assert desk.titles() == ["Library"]
    await desk.palette.settled()
    assert desk.titles() == ["Library", "Light reactions"]
    assert desk.searched == ["li"], "not for every letter"


async def test_arrows_and_enter(desk: Desk) -> None:
    desk.palette.open()
    _press(desk, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down)
    assert desk.palette.list.currentRow() == 0, "round and round"
    _press(desk, Qt.Key.Key_Up)
    assert desk.palette.list.currentRow() == 2
    _press(desk, Qt.Key.Key_Return)
    assert desk.done == ["Dark theme"]
    assert not desk.palette.isVisible()


async def test_enter_opens_a_lesson(desk: Desk) -> None:
    desk.palette.open()
    QTest.keyClicks(desk.palette.field, "calvin")
    await desk.palette.settled()
    _press(desk, Qt.Key.Key_Return)
    assert desk.done == ["The Calvin cycle"]


async def test_escape_gives_the_keyboard_back(desk: Desk) -> None:
    desk.palette.open()
    QTest.keyClicks(desk.palette.field, "x")
    _press(desk, Qt.Key.Key_Escape)
    assert not desk.palette.isVisible()
    assert QApplication.focusWidget() is desk.field
    desk.palette.open()
    assert desk.palette.field.text() == ""


async def test_a_click_beside_it_closes_it(desk: Desk) -> None:
    desk.palette.open()
    QTest.mouseClick(desk.palette, Qt.MouseButton.LeftButton, pos=desk.palette.rect().bottomLeft())
    assert not desk.palette.isVisible()


async def test_a_click_does_it(desk: Desk) -> None:
    desk.palette.open()
    view = desk.palette.list
    spot = view.visualItemRect(view.item(1)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert desk.done == ["Progress"]


async def test_nothing_found_is_said(desk: Desk) -> None:
    desk.palette.open()
    QTest.keyClicks(desk.palette.field, "qqq")
    await desk.palette.settled()
    await asyncio.sleep(0)
    assert desk.titles() == []
    assert desk.palette._nothing.isVisible()
    _press(desk, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert desk.done == []


async def test_a_search_that_fails_is_told_and_commands_still_work(desk: Desk) -> None:
    desk.failure = StorageError("The database is locked.")
    desk.palette.open()
    QTest.keyClicks(desk.palette.field, "dark")
    await desk.palette.settled()
    assert [type(error) for error in desk.told] == [StorageError]
    _press(desk, Qt.Key.Key_Return)
    assert desk.done == ["Dark theme"]


async def test_old_answers_do_not_come_late(desk: Desk) -> None:
    desk.palette.open()
    desk.palette.field.setText("calvin")
    desk.palette.field.setText("photo")
    await desk.palette.settled()
    assert desk.titles() == ["Photosystem"]
    desk.palette.field.setText("light")
    _press(desk, Qt.Key.Key_Escape)
    await desk.palette.settled()
    desk.palette.open()
    assert desk.titles() == ["Library", "Progress", "Dark theme"]


async def test_it_fits_a_small_window(desk: Desk) -> None:
    desk.palette.open()
    desk.window.resize(420, 300)
    assert desk.palette.geometry() == desk.window.rect()
    assert desk.palette._card.width() <= 380


async def test_it_is_painted_with_hits(desk: Desk, theme_host: ThemeHost) -> None:
    desk.palette.open()
    QTest.keyClicks(desk.palette.field, "li")
    await desk.palette.settled()
    picture = desk.palette.list.viewport().grab().toImage()
    colours = {picture.pixelColor(x, y).name()
               for x in range(40, 300) for y in range(picture.height())}  # fmt: skip
    assert theme_host.theme.hex("accent").lower() in colours
    assert theme_host.theme.hex("accent_soft").lower() in colours


@pytest.mark.parametrize(
    ("title", "text", "places"),
    [
        ("Dark theme", "", []),
        ("Dark theme", "th", [5, 6]),
        ("Dark theme", "da th", [0, 1, 5, 6]),
        ("Dark theme", "hem", [6, 7, 8]),
        ("Dark theme", "he", None),
        ("Dark theme", "dark x", None),
        ("Größe STRASSE", "größe", [0, 1, 2, 3, 4]),
        ("İstanbul", "stan", [1, 2, 3, 4]),
        ("Open a file", "OPEN", [0, 1, 2, 3]),
    ],
)
def test_matching(title: str, text: str, places: list[int] | None) -> None:
    assert match_places(title, text) == places
