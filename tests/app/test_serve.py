"""The window's start: an error that nobody expected is told before the window goes."""

from __future__ import annotations

import asyncio
import os
import signal
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import SIGNAL, QCoreApplication, QEvent, QProcess
from PySide6.QtWidgets import QApplication, QDialog

from coursegen_desktop.app import gui, reception, serve
from coursegen_desktop.app.desk import Desk
from coursegen_desktop.app.gui import Start
from coursegen_desktop.app.paths import Paths
from coursegen_desktop.app.single_instance import SingleInstance
from coursegen_desktop.domain.draft import CourseDraft
from coursegen_desktop.domain.errors import DiskFull
from coursegen_desktop.ui.generator.page import OUTLINE
from coursegen_desktop.ui.kit.routes import EditRoute
from tests.journeys.acts import button, document
from tests.windowed import AppWindow, click, eventually


@pytest.fixture
def start(qapp: QApplication, database_file: Path) -> Iterator[Start]:
    paths = Paths(database_file.parent)
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


@pytest.fixture
def desks(monkeypatch: pytest.MonkeyPatch) -> list[Desk]:
    """The desks that `serve` makes."""
    made: list[Desk] = []

    class Noted(Desk):
        def __init__(self, *parts: Any) -> None:
            super().__init__(*parts)
            made.append(self)

    monkeypatch.setattr(reception, "Desk", Noted)
    return made


async def _begun(start: Start, desks: list[Desk]) -> tuple[asyncio.Future[Any], Desk]:
    start.window.show()
    living = asyncio.ensure_future(serve._live(start, SingleInstance(start.paths.lock), ()))
    await eventually(lambda: start.window._listening, "the ready window")
    return living, desks[0]


@pytest.mark.parametrize("is_asked", [False, True])
async def test_an_order_to_end_is_not_answered_by_a_question(
    start: Start, desks: list[Desk], tmp_path: Path, is_asked: bool
) -> None:
    living, desk = await _begun(start, desks)
    desk.open_files((str(document(tmp_path)),))
    await desk.navigator.settled()
    page = desk.navigator.screen.page  # type: ignore[union-attr]
    click(button(page, "See the outline"))
    await eventually(lambda: page.step == OUTLINE, "the outline")
    click(button(page, "Write course"))
    jobs = desk._services.jobs
    await eventually(lambda: jobs.running() and jobs.running()[0].progress, "the first lesson")
    if is_asked:
        start.window.close_requested.emit()
        await eventually(_dialogs, "the question of a person's own closing")
    os.kill(os.getpid(), signal.SIGTERM)
    assert await living == (0, None)
    assert _dialogs() == []
    async with AppWindow(start.paths.data) as app:
        (course,) = await app.services.exchange.list(user_id=app.services.user.id)
        assert course["lessons"] >= 1


async def test_an_order_to_end_saves_what_is_typed(
    start: Start, desks: list[Desk], sample_course: CourseDraft, qapp: QApplication
) -> None:
    living, desk = await _begun(start, desks)
    async with desk._services.database.unit_of_work(write=True) as work:
        course_id = await work.courses.add(sample_course)
        await work.commit()
    desk.navigator.go(EditRoute(course_id))
    await desk.navigator.settled()
    page = desk.navigator.screen.page  # type: ignore[union-attr]
    lesson_id = page.outline.current_lesson
    page.edit.setPlainText("Typed a moment before.")
    # The end of the session is heard too; its signal cannot be sent without a session manager.
    assert qapp.receivers(SIGNAL("commitDataRequest(QSessionManager&)")) == 1
    os.kill(os.getpid(), signal.SIGTERM)
    assert await living == (0, None)
    assert qapp.receivers(SIGNAL("commitDataRequest(QSessionManager&)")) == 0
    async with AppWindow(start.paths.data) as app:
        assert (await app.services.authoring.lesson(lesson_id)).content == "Typed a moment before."


@pytest.mark.logs("could not be saved at the end")
async def test_an_order_to_end_is_followed_on_a_full_disk(
    start: Start, desks: list[Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    living, desk = await _begun(start, desks)

    async def full() -> None:
        raise DiskFull("No room is left on the disk.")

    monkeypatch.setattr(desk.navigator.screen, "leave", full)
    os.kill(os.getpid(), signal.SIGTERM)
    assert await living == (0, None)


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


@pytest.mark.skipif(os.name == "nt", reason="modes are those of POSIX")
def test_the_window_passes_its_users_umask_on(
    data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[tuple[int | None, int]] = []

    class Noted:
        def __init__(
            self, _app: object, _paths: object, _one: object, umask: int, **_: bool
        ) -> None:
            now = os.umask(0o077)
            seen.append((umask, now))

        def run(self, _files: tuple[str, ...]) -> int:
            return 0

    monkeypatch.setattr(gui, "Start", Noted)
    monkeypatch.setattr(gui, "make_application", QApplication.instance)
    monkeypatch.setattr(gui, "GarbageCollector", lambda _app: None)
    ours = os.umask(0o027)
    try:
        assert gui.run_window(data_dir) == 0
    finally:
        os.umask(ours)
    assert seen == [(0o027, 0o077)]


@pytest.mark.parametrize("as_kiosk", [False, True])
def test_the_program_begins_anew_as_what_was_wished(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, as_kiosk: bool
) -> None:
    begun: list[list[str]] = []
    monkeypatch.setattr(QProcess, "startDetached", lambda _program, words: begun.append(words))
    gui.relaunch(tmp_path, as_kiosk=as_kiosk)
    (words,) = begun
    assert ("--kiosk" in words) is as_kiosk
    assert words[-2:] == ["--data-dir", str(tmp_path)]
