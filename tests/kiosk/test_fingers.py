"""Fingers at the kiosk: lists and pages follow them, a tap presses, a scroll presses nothing."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QScroller,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from coursegen_desktop.ui.kiosk.fingers import scrolled_at
from coursegen_desktop.ui.kiosk.guard import WindowGuard
from coursegen_desktop.ui.kit.choice_box import ChoiceBox
from coursegen_desktop.ui.kit.lists import ScrollPage
from coursegen_desktop.ui.kit.theme import ThemeHost
from coursegen_desktop.ui.kit.touch import DRAGGED

STEP_S = 0.012


class Finger:
    """A finger on a window."""

    device: QPointingDevice | None = None

    def __init__(self, window: QWidget) -> None:
        self._window = window
        if Finger.device is None:
            Finger.device = QTest.createTouchDevice()

    async def _send(self, what: str, place: QPoint) -> None:
        touch = QTest.touchEvent(self._window.windowHandle(), Finger.device)  # type: ignore[call-overload]
        getattr(touch, what)(0, place)
        touch.commit()
        await asyncio.sleep(STEP_S)

    async def tap(self, on: QWidget, at: QPoint | None = None) -> None:
        place = on.mapTo(self._window, at or on.rect().center())
        await self._send("press", place)
        await self._send("release", place)

    async def draw(self, on: QWidget, *, by: QPoint, at: QPoint | None = None) -> None:
        start = on.mapTo(self._window, at or on.rect().center())
        await self._send("press", start)
        for step in range(1, 9):
            await self._send("move", start + by * step / 8)
        await self._send("release", start + by)


class Page(QWidget):
    """A page that is longer than its window, with everything on it."""

    def __init__(self) -> None:
        super().__init__()
        self.pressed: list[str] = []
        self.page = ScrollPage()
        self.field = QLineEdit("words to select with a finger")
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.label = QLabel("An answer that is moved")
        self.label.setProperty(DRAGGED, True)
        self.list = QListWidget()
        self.list.setFixedHeight(120)
        self.list.addItems([f"Line {number}" for number in range(40)])
        for part in (self.field, self.slider, self.label, self.list):
            self.page.column.addWidget(part)
        self.buttons = [QPushButton(f"Button {number}") for number in range(20)]
        for button in self.buttons:
            button.clicked.connect(lambda _, b=button: self.pressed.append(b.text()))
            self.page.column.addWidget(button)
        QVBoxLayout(self).addWidget(self.page)
        self.resize(400, 500)

    @property
    def scrolled(self) -> int:
        return self.page.verticalScrollBar().value()

    async def rests(self) -> None:
        """Until nothing runs on."""
        for area in (self.page, self.list):
            while QScroller.scroller(area.viewport()).state() != QScroller.State.Inactive:
                await asyncio.sleep(STEP_S)


@pytest.fixture
def page(qapp: QApplication, theme_host: ThemeHost) -> Iterator[Page]:
    made = Page()
    guard = WindowGuard(made)
    made.show()
    made.activateWindow()
    guard.begin()
    yield made
    guard.end()
    made.close()
    made.deleteLater()


async def test_a_page_follows_the_finger_and_nothing_is_pressed(page: Page) -> None:
    finger, button = Finger(page), page.buttons[2]
    await finger.draw(button, by=QPoint(0, -160))
    assert page.scrolled >= 100
    after = page.scrolled
    await page.rests()
    assert page.scrolled > after, "it runs on for a while"
    assert page.pressed == [] and not button.isDown()
    await finger.draw(page.page.viewport(), by=QPoint(0, 200))
    await page.rests()
    await finger.draw(page.page.viewport(), by=QPoint(0, 200))
    await page.rests()
    assert page.scrolled == 0, "and stops at its ends"
    assert page.pressed == []


async def test_a_tap_presses_what_is_under_it(page: Page) -> None:
    finger = Finger(page)
    await finger.tap(page.buttons[0])
    await finger.tap(page.buttons[1])
    assert page.pressed == ["Button 0", "Button 1"]
    assert page.buttons[1].hasFocus()
    # Whoever shakes a little meant a tap.
    await finger.draw(page.buttons[0], by=QPoint(0, -4))
    assert page.pressed[2:] == ["Button 0"] and page.scrolled == 0


async def test_who_stops_a_page_presses_nothing(page: Page) -> None:
    finger = Finger(page)
    await finger.draw(page.buttons[1], by=QPoint(0, -200))
    scroller = QScroller.scroller(page.page.viewport())
    assert scroller.state() == QScroller.State.Scrolling
    await finger.tap(page.page.viewport())
    assert scroller.state() == QScroller.State.Inactive
    assert page.pressed == []


async def test_a_list_scrolls_itself_and_is_chosen_from_by_a_tap(page: Page) -> None:
    finger, lines = Finger(page), page.list
    await finger.draw(lines.viewport(), by=QPoint(0, -80))
    await page.rests()
    assert lines.verticalScrollBar().value() > 0 and page.scrolled == 0
    assert lines.currentRow() == -1, "a scroll chooses nothing"
    lines.scrollToItem(lines.item(20), QListWidget.ScrollHint.PositionAtTop)
    place = lines.visualItemRect(lines.item(21)).center()
    await finger.tap(lines.viewport(), place)
    assert lines.currentRow() == 21 and lines.hasFocus()
    # One that shows all that it has leaves the finger to its page.
    lines.clear()
    await asyncio.sleep(0.05)
    await finger.draw(lines.viewport(), by=QPoint(0, -80))
    await page.rests()
    assert page.scrolled > 0


async def test_two_taps_are_a_double_click(page: Page) -> None:
    chosen: list[str] = []
    page.list.itemDoubleClicked.connect(lambda item: chosen.append(item.text()))
    finger, place = Finger(page), QPoint(40, 12)
    for _ in range(2):
        await finger.tap(page.list.viewport(), place)
    assert chosen == ["Line 0"]


async def test_what_is_drawn_along_keeps_the_finger(page: Page) -> None:
    finger = Finger(page)
    await finger.draw(page.field, at=QPoint(20, 10), by=QPoint(120, -60))
    assert page.field.selectedText() and page.scrolled == 0
    before = page.slider.value()
    handle = QPoint(6, page.slider.height() // 2)
    await finger.draw(page.slider, at=handle, by=QPoint(150, -40))
    assert page.slider.value() > before and page.scrolled == 0
    heard: list[QEvent.Type] = []

    class Ear(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            heard.append(event.type())
            return False

    ear = Ear(page)
    page.label.installEventFilter(ear)
    await finger.draw(page.label, by=QPoint(0, -60))
    assert QEvent.Type.MouseMove in heard and page.scrolled == 0
    words = QLabel("to be copied", page.page.body)
    words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    words.move(200, 300)
    words.show()
    assert scrolled_at(page, words.mapTo(page, QPoint(4, 4))) is None


async def test_a_keyboard_on_the_screen_and_whoever_counts_idle_time_hear_of_it(
    page: Page,
) -> None:
    guard = page.findChild(WindowGuard)
    assert guard is not None
    touched: list[bool] = []
    guard.touched.connect(touched.append)
    seen: list[QEvent.Type] = []

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            seen.append(event.type())
            return False

    watch, handle = Watch(page), page.windowHandle()
    handle.removeEventFilter(guard)
    handle.installEventFilter(watch)
    handle.installEventFilter(guard)  # the guard is asked first
    finger = Finger(page)
    await finger.draw(page.buttons[3], by=QPoint(0, -160))
    assert QEvent.Type.MouseMove in seen and QEvent.Type.MouseButtonPress not in seen
    await page.rests()
    await finger.tap(page.buttons[5])
    assert touched and all(touched)
    handle.removeEventFilter(watch)


async def test_a_long_list_to_choose_from_follows_the_finger(page: Page) -> None:
    box = ChoiceBox(12, "Course")
    box.addItems([f"Course {number}" for number in range(80)])
    box.setMaxVisibleItems(6)
    page.page.column.insertWidget(0, box)
    await asyncio.sleep(0.05)
    box.showPopup()
    guard = page.findChild(WindowGuard)
    assert guard is not None
    guard._look()
    view = box.view()
    bar, finger = view.verticalScrollBar(), Finger(view.window())
    assert bar.maximum() > 0
    await finger.draw(view.viewport(), by=QPoint(0, -60))
    while QScroller.scroller(view.viewport()).state() != QScroller.State.Inactive:
        await asyncio.sleep(STEP_S)
    assert bar.value() > 0 and view.isVisible() and box.currentIndex() == 0
    wanted = view.indexAt(QPoint(20, 20)).row()
    await finger.tap(view.viewport(), QPoint(20, 20))
    assert box.currentIndex() == wanted > 0 and not view.isVisible()


async def test_a_touch_that_the_system_takes_back_presses_nothing(page: Page) -> None:
    finger = Finger(page)
    await finger._send("press", page.buttons[0].mapTo(page, QPoint(20, 10)))
    page.page.setParent(None)
    page.page.deleteLater()
    await asyncio.sleep(0.05)
    await finger._send("release", QPoint(60, 200))
    assert page.pressed == []
