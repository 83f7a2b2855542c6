"""Garbage with widgets in it dies in the window's thread only."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication
from shiboken6 import delete

from coursegen_desktop.app.garbage import GarbageCollector


class Knot(QObject):
    """A ring of references around a timer, as screens and their closures are."""

    died_in: list[str]

    def __init__(self, died_in: list[str]) -> None:
        super().__init__()
        self.me = self
        self.timer = QTimer(self)
        self.timer.start(60_000)
        self.destroyed.connect(lambda *_: died_in.append(threading.current_thread().name))


@pytest.fixture
def collector(qapp: QApplication) -> Iterator[GarbageCollector]:
    gc.collect()
    collector = GarbageCollector(qapp)
    yield collector
    collector.stop()
    delete(collector)


def allocate_much() -> None:
    for _ in range(3):
        _ = [[] for _ in range(50_000)]


def test_another_thread_never_collects(collector: GarbageCollector) -> None:
    died_in: list[str] = []
    Knot(died_in)
    thread = threading.Thread(target=allocate_much, name="database")
    thread.start()
    thread.join()
    assert died_in == []
    while collector.collect() >= 0:
        pass
    gc.collect()
    assert died_in == ["MainThread"]


def test_it_bites_off_what_is_due_and_stops(collector: GarbageCollector) -> None:
    gc.collect()
    assert collector.collect() == -1
    kept = [[] for _ in range(2000)]  # type: ignore[var-annotated]
    assert collector.collect() >= 0
    assert len(kept) == 2000
    collector.stop()
    assert gc.get_freeze_count() == 0


@pytest.mark.parametrize("was_enabled", [True, False])
def test_it_leaves_pythons_own_as_it_was(qapp: QApplication, was_enabled: bool) -> None:
    before = gc.isenabled()
    try:
        (gc.enable if was_enabled else gc.disable)()
        collector = GarbageCollector(qapp)
        assert not gc.isenabled()
        collector.stop()
        delete(collector)
        assert gc.isenabled() is was_enabled
    finally:
        (gc.enable if before else gc.disable)()
