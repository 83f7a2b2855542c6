"""Time with a page counts while somebody works at it, and is kept every half minute."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from coursegen_desktop.domain.errors import StorageError
from coursegen_desktop.ui.kit.study_time import StudyTime
from coursegen_desktop.ui.kit.tasks import TaskScope


class Bench:
    """A page with a clock that is told to go on."""

    def __init__(self, page: QWidget, scope: TaskScope) -> None:
        self.page, self.scope = page, scope
        self.now = 100.0
        self.works = True
        self.full = False
        self.kept: list[float] = []
        self.time = StudyTime(
            page, scope, works=lambda: self.works, keep=self._keep, now=lambda: self.now
        )

    async def _keep(self, seconds: float) -> None:
        if self.full:
            raise StorageError("The disk is full.")
        self.kept.append(seconds)

    async def go_on(self, seconds: int) -> None:
        for _ in range(seconds):
            self.now += 1
            self.time.look()
        await self.scope.settled()

    def touch(self) -> None:
        """The mouse moves over the page's window."""
        window = self.page.window().windowHandle()
        none = Qt.MouseButton.NoButton
        at = QPointF(5, 5)
        event = QMouseEvent(
            QEvent.Type.MouseMove, at, at, none, none, Qt.KeyboardModifier.NoModifier
        )
        QGuiApplication.sendEvent(window, event)


@pytest.fixture
async def bench(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Bench]:
    page = QWidget()
    qtbot.addWidget(page)
    page.show()
    monkeypatch.setattr(page, "isActiveWindow", lambda: True)
    scope = TaskScope(lambda _error: None)
    made = Bench(page, scope)
    made.time.begin()
    made.time.look()
    yield made
    made.time.stop()
    await scope.close()


async def test_it_is_kept_every_half_minute(bench: Bench) -> None:
    await bench.go_on(29)
    assert bench.kept == []
    await bench.go_on(1)
    assert bench.kept == [30]


async def test_nobody_there_counts_a_minute_and_no_more(bench: Bench) -> None:
    await bench.go_on(300)
    await bench.time.flush()
    assert sum(bench.kept) == 60


async def test_the_mouse_says_that_somebody_is_there(bench: Bench) -> None:
    for _ in range(4):
        await bench.go_on(50)
        bench.touch()
    await bench.time.flush()
    assert sum(bench.kept) == 200


async def test_a_page_with_nothing_to_do_counts_nothing(bench: Bench) -> None:
    bench.works = False
    await bench.go_on(50)
    await bench.time.flush()
    assert bench.kept == []


async def test_a_page_behind_another_counts_nothing(bench: Bench) -> None:
    bench.page.hide()
    await bench.go_on(50)
    await bench.time.flush()
    assert bench.kept == []


async def test_what_could_not_be_kept_is_kept_later(bench: Bench) -> None:
    bench.full = True
    await bench.go_on(40)
    bench.full = False
    await bench.time.flush()
    assert bench.kept == [40]


async def test_a_computer_that_slept_did_not_learn(bench: Bench) -> None:
    await bench.go_on(10)
    bench.now += 3_600
    bench.touch()
    await bench.go_on(5)
    await bench.time.flush()
    assert sum(bench.kept) == 14, "the look after the sleep counts nothing"
