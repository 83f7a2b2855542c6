"""The one end of everything unexpected."""

from __future__ import annotations

import asyncio
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import qWarning
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from coursegen_desktop.ui.kit.crash import CrashReporter
from coursegen_desktop.ui.kit.crash_dialog import CrashDialog
from coursegen_desktop.ui.kit.theme import ThemeHost

from .waiting import until

pytestmark = pytest.mark.logs("unexpected error")


@pytest.fixture
def crash(theme_host: ThemeHost, tmp_path: Path) -> Iterator[CrashReporter]:
    """A reporter whose hooks are called by hand: pytest keeps its own."""
    made = CrashReporter(tmp_path / "logs", version="1.2.3")
    yield made
    if made._dialog is not None:
        made._dialog.done(0)
    made.deleteLater()


def _fail(words: str = "boom") -> ValueError:
    try:
        raise ValueError(words)
    except ValueError as error:
        return error


def _dialogs() -> list[CrashDialog]:
    return [
        widget
        for widget in QApplication.topLevelWidgets()
        if isinstance(widget, CrashDialog) and widget.isVisible()
    ]


def _hook(crash: CrashReporter, error: BaseException) -> None:
    crash._on_exception(type(error), error, error.__traceback__)


def test_the_face_of_the_dialog_has_no_traceback(crash: CrashReporter) -> None:
    _hook(crash, _fail())
    (dialog,) = _dialogs()
    details = dialog.findChild(QPlainTextEdit)
    assert details is not None
    assert not details.isVisible()
    assert "What you wrote is being saved" in dialog.accessibleDescription()
    dialog.fold.click()
    assert details.isVisible()
    report = dialog.report()
    assert "ValueError: boom" in report
    assert "Coursegen Desktop 1.2.3" in report
    assert str(crash._log_folder) in report


def test_copy_and_continue(crash: CrashReporter) -> None:
    _hook(crash, _fail())
    (dialog,) = _dialogs()
    dialog.copy.click()
    assert "ValueError: boom" in QGuiApplication.clipboard().text()
    dialog.go_on.click()
    assert _dialogs() == []
    assert crash._dialog is None


def test_close_is_a_wish(crash: CrashReporter) -> None:
    wishes: list[bool] = []
    crash.close_requested.connect(lambda: wishes.append(True))
    _hook(crash, _fail())
    _dialogs()[0].leave.click()
    assert wishes == [True]


def test_one_dialog_for_many_errors_and_each_error_once(crash: CrashReporter) -> None:
    for _ in range(3):
        _hook(crash, _fail("again"))
    (dialog,) = _dialogs()
    assert dialog.report().count("ValueError: again") == 3
    dialog.go_on.click()
    _hook(crash, _fail("again"))
    assert _dialogs() == [], "an error in painting would else come with every frame"


def test_unsaved_words_are_saved_first(crash: CrashReporter) -> None:
    order: list[str] = []
    crash.before_dialog = lambda: order.append(f"saved, {len(_dialogs())} dialogs")
    _hook(crash, _fail())
    assert order == ["saved, 0 dialogs"]


@pytest.mark.logs("unexpected error", "saving before the crash dialog failed")
def test_a_failure_to_save_is_not_hidden(crash: CrashReporter) -> None:
    def save() -> None:
        raise OSError("disk full")

    crash.before_dialog = save
    _hook(crash, _fail())
    (dialog,) = _dialogs()
    assert "could not be saved" in dialog.accessibleDescription()


def test_the_loop_reports_here(crash: CrashReporter) -> None:
    loop = asyncio.new_event_loop()
    crash.loop_handler(loop, {"message": "a task failed", "exception": _fail("in a task")})
    loop.close()
    assert "a task failed" in _dialogs()[0].report()


@pytest.mark.logs("event loop: odd")
def test_a_message_of_the_loop_without_an_error_is_only_logged(crash: CrashReporter) -> None:
    crash.loop_handler(None, {"message": "odd"})
    assert _dialogs() == []


def test_threads_report_to_the_window_thread(crash: CrashReporter) -> None:
    error = _fail("in a thread")

    def work() -> None:
        crash._on_thread_exception(
            threading.ExceptHookArgs(
                (type(error), error, error.__traceback__, threading.current_thread())
            )
        )

    thread = threading.Thread(target=work, name="worker 7")
    thread.start()
    thread.join()
    assert _dialogs() == [], "not in the other thread"
    assert until(lambda: bool(_dialogs()))
    assert "thread worker 7" in _dialogs()[0].report()


@pytest.mark.logs()
def test_ctrl_c_is_a_wish_to_close(crash: CrashReporter) -> None:
    wishes: list[bool] = []
    crash.close_requested.connect(lambda: wishes.append(True))
    _hook(crash, KeyboardInterrupt())
    assert wishes == [True]
    assert _dialogs() == []


@pytest.mark.logs("something of Qt")
def test_install_and_uninstall(crash: CrashReporter) -> None:
    before = sys.excepthook, threading.excepthook
    crash.install()
    try:
        assert sys.excepthook == crash._on_exception
        assert threading.excepthook == crash._on_thread_exception
        qWarning("something of Qt")
        assert list(crash._qt_messages) == ["something of Qt"]
        assert (crash._log_folder / "fatal.log").exists()
    finally:
        crash.uninstall()
        sys.excepthook, threading.excepthook = before
    crash.uninstall()
