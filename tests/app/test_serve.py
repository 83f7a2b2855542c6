"""The window's start: an error that nobody expected is told before the window goes."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QDialog

from coursegen_desktop.app import gui, serve
from coursegen_desktop.app.gui import Start
from coursegen_desktop.app.paths import Paths
from coursegen_desktop.app.single_instance import SingleInstance
from tests.windowed import eventually


@pytest.fixture
def start(qapp: QApplication, data_dir: Path) -> Iterator[Start]:
    paths = Paths(data_dir)
    made = Start(qapp, paths, SingleInstance(paths.lock))
    yield made
    made.window.finish()
    for thing in (made.window, made.theme_host, made):
        thing.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _dialogs() -> list[QDialog]:
    found = QApplication.topLevelWidgets()
    return [widget for widget in found if isinstance(widget, QDialog) and widget.isVisible()]


@pytest.mark.logs("The program ends because of an error")
async def test_an_unexpected_error_at_the_start_is_told(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fail(*_: object) -> None:
        raise ZeroDivisionError("our mistake")

    monkeypatch.setattr(serve, "open_services", fail)
    start.window.show()
    living = asyncio.ensure_future(serve._live(start, SingleInstance(start.paths.lock), ()))
    (told,) = await eventually(_dialogs)
    assert str(start.paths.logs) in told.accessibleDescription()
    assert start.window.isVisible()
    told.accept()
    assert await living == (1, None)
    assert not start.window.isVisible()


def test_a_part_that_cannot_be_loaded_does_not_leave_the_window_waiting(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(name: str) -> None:
        raise ImportError(name)

    loaded: list[bool] = []
    start._loaded.disconnect()
    start._loaded.connect(lambda: loaded.append(True))
    monkeypatch.setattr(gui, "import_module", fail)
    monkeypatch.setattr(threading, "excepthook", lambda _: None)
    thread = threading.Thread(target=start._load)
    thread.start()
    thread.join()
    QCoreApplication.sendPostedEvents()
    assert loaded == [True]
