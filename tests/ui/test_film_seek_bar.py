"""The bar of a film: chapters, words of a place, mouse and keyboard, from both sides."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from coursegen_desktop.domain.narration import Chapter
from coursegen_desktop.ui.content.film.seek_bar import SeekBar
from coursegen_desktop.ui.content.film.times import clock, rate_words, spoken
from coursegen_desktop.ui.kit.theme import ThemeHost

from .film_parts import Heard
from .library_parts import press

CHAPTERS = (
    Chapter(title="Light", begin=0.0), Chapter(title="Carbon", begin=20.0),
    Chapter(title="Sugar", begin=50.0),
)  # fmt: skip


@pytest.fixture
def bar(theme_host: ThemeHost) -> Iterator[SeekBar]:
    made = SeekBar()
    made.resize(416, 24)
    made.show_film(100.0, CHAPTERS, (60.0,))
    made.show()
    made.activateWindow()
    yield made
    made.close()
    made.deleteLater()


def test_places_and_points(bar: SeekBar) -> None:
    assert bar.seconds_at(8) == 0.0
    assert bar.seconds_at(208) == 50.0
    assert bar.seconds_at(999) == 100.0
    assert bar.words_at(20.4) == "0:20 · Carbon"
    assert [round(right - left) for left, right in bar._parts()] == [78, 118, 200]


def test_a_click_a_drag_and_what_is_below_the_mouse(bar: SeekBar) -> None:
    sought = Heard().wire(bar.sought)
    QTest.mousePress(bar, Qt.MouseButton.LeftButton, pos=QPoint(208, 12))
    QTest.mouseMove(bar, QPoint(288, 12))
    QTest.mouseRelease(bar, Qt.MouseButton.LeftButton, pos=QPoint(288, 12))
    assert sought == [50.0, 70.0]
    QTest.mouseMove(bar, QPoint(108, 12))
    assert bar.bubble is not None
    assert bar.bubble.isVisible()
    assert bar.bubble.text == "0:25 · Carbon"
    assert len(sought) == 2, "to hover is not to go"
    QApplication.sendEvent(bar, QEvent(QEvent.Type.Leave))
    assert not bar.bubble.isVisible()


def test_keys(bar: SeekBar) -> None:
    sought = Heard().wire(bar.sought)
    bar.show_place(30.0)
    press(bar, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Down)
    assert sought == [35.0, 30.0, 35.0, 30.0]
    press(bar, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_PageDown)
    assert sought[4:] == [50.0, 20.0, 0.0]
    press(bar, Qt.Key.Key_End, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_Left)
    assert sought[7:] == [100.0, 100.0, 0.0, 0.0]
    assert bar.accessibleName() == "Place: 0 seconds of 1 minute 40 seconds"


def test_chapters_by_steps(bar: SeekBar) -> None:
    assert bar.chapter_from(55.0, -1) == 50.0, "its own beginning first"
    assert bar.chapter_from(51.0, -1) == 20.0
    assert bar.chapter_from(99.0, 1) == 100.0
    bar.show_film(10.0, ())
    assert (bar.chapter_from(5.0, 1), bar.chapter_from(5.0, -1)) == (10.0, 0.0)


def test_from_right_to_left(bar: SeekBar) -> None:
    bar.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    sought = Heard().wire(bar.sought)
    assert bar.seconds_at(408) == 0.0
    assert bar.seconds_at(8) == 100.0
    press(bar, Qt.Key.Key_Left)
    assert sought == [5.0]
    assert bar.grab().toImage().pixelColor(400, 12) != bar.grab().toImage().pixelColor(100, 12)


def test_whoever_stands_on_it_does_not_hear_every_second(bar: SeekBar) -> None:
    bar.setFocus()
    changed = Heard().wire(bar.valueChanged)
    for second in range(1, 20):
        bar.show_place(float(second))
    assert changed == []
    bar.clearFocus()
    bar.show_place(20.0)
    assert len(changed) == 1


def test_it_is_painted_only_where_it_moved(bar: SeekBar, monkeypatch: pytest.MonkeyPatch) -> None:
    wished = []
    monkeypatch.setattr(bar, "update", lambda *_: wished.append(1))
    for step in range(50):
        bar.show_place(step * 0.004)
    assert len(wished) <= 2


def test_nothing_to_go_to(bar: SeekBar) -> None:
    bar.show_film(0.0, ())
    assert not bar.isEnabled()
    assert (bar.seconds_at(100), bar._x(5.0)) == (0.0, 8.0)
    bar.grab()


@pytest.mark.parametrize(
    ("seconds", "figures", "words"),
    [
        (0, "0:00", "0 seconds"),
        (-3, "0:00", "0 seconds"),
        (61.9, "1:01", "1 minute 1 second"),
        (120, "2:00", "2 minutes"),
        (3723, "1:02:03", "1 hour 2 minutes 3 seconds"),
    ],
)
def test_times(seconds: float, figures: str, words: str) -> None:
    assert (clock(seconds), spoken(seconds)) == (figures, words)


def test_speeds() -> None:
    assert rate_words(1.25) == "1.25×"
