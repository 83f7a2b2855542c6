"""The cleaning rules themselves: a leak must be noticed, a clean test must not be accused."""

from __future__ import annotations

import asyncio
import logging
import socket
import threading

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

from tests import hygiene


def test_an_unexpected_warning_is_a_complaint() -> None:
    watch = hygiene.LogWatch(("disk .* full",))
    for words in ("disk C is full", "something else"):
        watch.emit(logging.LogRecord("x", logging.WARNING, "", 1, words, None, None))
    assert watch.complaints() == ["WARNING x: something else"]


def test_an_expected_warning_must_come() -> None:
    assert hygiene.LogWatch(("never",)).complaints() == ["never logged: never"]


def test_a_living_thread_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hygiene, "_PATIENCE", 0.05)
    release = threading.Event()
    before = set(threading.enumerate())
    thread = threading.Thread(target=release.wait)
    thread.start()
    assert hygiene.living_threads(before) == [thread]
    release.set()
    thread.join()
    assert hygiene.living_threads(before) == []


def test_a_forgotten_window_is_found_and_removed(qapp: QApplication) -> None:
    before = hygiene.top_levels()
    window = QWidget()
    window.setObjectName("forgotten")
    window.show()
    assert hygiene.forgotten_windows(before) == ["QWidget 'forgotten'"]
    assert hygiene.top_levels() == before


def test_a_garbage_window_is_no_leak(qapp: QApplication) -> None:
    before = hygiene.top_levels()
    QWidget().show()
    assert hygiene.forgotten_windows(before) == []


async def test_a_pending_task_is_found() -> None:
    task = asyncio.create_task(asyncio.sleep(60), name="sleeper")
    found = hygiene.pending_tasks(asyncio.get_running_loop())
    assert any("sleeper" in words for words in found)
    task.cancel()
    await asyncio.wait([task])
    assert not any("sleeper" in w for w in hygiene.pending_tasks(asyncio.get_running_loop()))


def test_a_ticking_timer_is_found(qapp: QApplication) -> None:
    timer = QTimer()
    timer.setObjectName("metronome")
    timer.start(1000)
    assert any("metronome" in words for words in hygiene.ticking_timers())
    timer.stop()
    assert not any("metronome" in words for words in hygiene.ticking_timers())


def test_the_network_is_out_of_reach() -> None:
    with socket.socket() as plug, pytest.raises(AssertionError, match="tried to reach"):
        plug.connect(("192.0.2.1", 80))


def test_this_machine_is_in_reach() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname()).close()
