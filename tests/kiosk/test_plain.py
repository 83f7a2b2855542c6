"""The plain screen: what a kiosk shows that fell again and again, and how a teacher leaves it."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from coursegen_desktop.app import plain_screen
from coursegen_desktop.app.kiosk_ends import AGAIN, LEFT
from coursegen_desktop.app.paths import Paths
from coursegen_desktop.app.plain_screen import PlainScreen
from coursegen_desktop.db.plain_pins import pins_of_keepers
from tests.persons import CHEAP
from tests.windowed import click, eventually

from .conftest import Clock
from .library import PIN

NAME = "coursegen.db"


class Plain(PlainScreen):
    """Its ends are noted: there is another loop here."""

    def __init__(self, app: QApplication, paths: Paths, clock: Clock) -> None:
        super().__init__(app, paths, CHEAP, clock)
        self.ends: list[int] = []

    def end(self, status: int) -> None:
        self.ends.append(status)


@pytest.fixture
def screen(qapp: QApplication, class_dir: Path, clock: Clock) -> Iterator[Plain]:
    made = Plain(qapp, Paths(class_dir), clock)
    made.begin()
    yield made
    made.close()
    for thing in (made.window, made.theme_host, made):
        thing.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


async def try_pin(screen: Plain, pin: str) -> None:
    """Hold the corner, type, wait for the answer."""
    screen.window.teacher_wanted.emit()
    pad = screen.keeper.pin
    QTest.keyClicks(pad, pin)
    QTest.keyClick(pad, Qt.Key.Key_Return)
    await eventually(lambda: not pad._is_busy or screen.keeper.step is not pad, "the answer")


async def test_it_says_what_happened_and_tries_again(screen: Plain) -> None:
    words = " ".join(label.text() for label in screen.window.findChildren(QLabel))
    assert "stopped several times" in words and str(screen._paths.logs) in words
    click(screen.window.again)
    assert screen.ends == [AGAIN]
    screen._timer.timeout.emit()  # nobody is there: after a while it tries by itself
    assert screen.ends == [AGAIN, AGAIN]
    assert screen._timer.isActive()


async def test_a_teacher_leaves_by_the_pin_and_nobody_else(screen: Plain, clock: Clock) -> None:
    for _ in range(5):
        await try_pin(screen, "999111")
        assert screen.keeper.step is screen.keeper.pin
    assert screen._wait() >= 1
    screen.keeper.go()
    clock.seconds += 60
    await try_pin(screen, PIN)
    choice = screen.keeper.choice
    assert choice.isVisible() and not choice.panel.isVisible()
    click(choice.back)
    assert screen.keeper.isHidden() and not screen.ends
    await try_pin(screen, PIN)
    click(choice.leave)
    assert screen.ends == [LEFT]


async def test_whoever_gave_up_while_the_pin_was_looked_at_is_not_let_in_later(
    screen: Plain, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked, judged = threading.Event(), []

    def slow(_: Path) -> list[str]:
        looked.wait(20)
        return pins_of_keepers(screen._paths.database)

    monkeypatch.setattr(plain_screen, "pins_of_keepers", slow)
    screen._judged.connect(lambda *told: judged.append(told))
    screen.window.teacher_wanted.emit()
    pad = screen.keeper.pin
    QTest.keyClicks(pad, PIN)
    QTest.keyClick(pad, Qt.Key.Key_Return)
    click(pad.back)
    screen.window.teacher_wanted.emit()  # somebody else, at once
    looked.set()
    await eventually(lambda: judged, "the answer")
    assert judged == [(1, True)]
    assert screen.keeper.step is pad and not screen.keeper.choice.isVisible()


def test_pins_are_read_by_the_plainest_means(class_dir: Path, tmp_path: Path) -> None:
    library = class_dir / NAME
    assert len(pins_of_keepers(library)) == 1
    with closing(sqlite3.connect(library)) as rows:
        rows.execute("PRAGMA trusted_schema=ON")
        rows.execute("UPDATE users SET is_disabled = 1")
        rows.commit()
    assert pins_of_keepers(library) == []
    broken = tmp_path / "broken.db"
    assert pins_of_keepers(broken) == []
    broken.write_bytes(b"no library at all" * 500)
    assert pins_of_keepers(broken) == []
