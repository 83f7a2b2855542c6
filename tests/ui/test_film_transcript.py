"""The transcript: follows, finds, is gone through by keys, and is not slow when it is long."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from coursegen_desktop.domain.narration import Chapter
from coursegen_desktop.domain.playable import Playable
from coursegen_desktop.ui.content.film.row_heights import RowHeights
from coursegen_desktop.ui.content.film.transcript import TranscriptPanel
from coursegen_desktop.ui.content.film.transcript_list import TranscriptList
from coursegen_desktop.ui.kit.theme import ThemeHost
from tests.films import film_of, said

from .film_parts import Heard, playable_of
from .library_parts import press
from .waiting import until


@cache
def long_film() -> Playable:
    """Three hours, five thousand sentences."""
    return playable_of(
        film_of(
            10_800.0,
            lines=said(
                [
                    f"Sentence {n} tells of light. " + "It goes on and on. " * (n % 7)
                    for n in range(5000)
                ],
                10_800.0,
            ),
            chapters=tuple(Chapter(title=f"Part {n}", begin=n * 1080.0) for n in range(10)),
        )
    )


@pytest.fixture
def panel(theme_host: ThemeHost) -> Iterator[TranscriptPanel]:
    made = TranscriptPanel()
    made.resize(310, 600)
    made.show()
    made.activateWindow()
    yield made
    made.close()
    made.deleteLater()


def rows(panel: TranscriptPanel) -> list[str]:
    return [one.text for one in panel.list.rows.items]


def test_lines_stand_below_their_chapters(panel: TranscriptPanel) -> None:
    panel.show_film(playable_of(film_of()))
    assert rows(panel)[:4] == [
        "What light leaves",
        "The light reactions leave two things that cannot be kept for long.",
        "ATP and NADPH. The Calvin cycle spends both.",
        "Three phases",
    ]
    index = panel.list.rows.index(1, 0)
    told = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert told.startswith("0 seconds: The light reactions")
    assert panel.list.rows.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == (
        "Chapter: What light leaves"
    )


def test_a_click_and_enter_lead_to_the_moment(panel: TranscriptPanel) -> None:
    panel.show_film(playable_of(film_of()))
    sought = Heard().wire(panel.sought)
    place = panel.list.visualRect(panel.list.rows.index(2, 0)).center()
    QTest.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert sought == [1.0]
    panel.list.setFocus()
    press(panel.list, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert sought == [1.0, 2.0]
    press(panel.list, Qt.Key.Key_Home, Qt.Key.Key_Return)
    assert sought[-1] == 0.0
    press(panel.list, Qt.Key.Key_End, Qt.Key.Key_Return)
    assert sought[-1] == 5.0


def test_it_follows_until_its_reader_goes_elsewhere(panel: TranscriptPanel) -> None:
    panel.show_film(long_film())
    panel.show_now(3000)
    box = panel.list.visualRect(panel.list.rows.index(panel.list.now_row, 0))
    assert 0 < box.top() < panel.list.viewport().height() / 2
    wheel = QWheelEvent(
        QPointF(50, 50), panel.list.viewport().mapToGlobal(QPointF(50, 50)), QPoint(),
        QPoint(0, -1200), Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(panel.list.viewport(), wheel)
    assert not panel.follows
    assert panel.follow.isVisible()
    here = panel.list.verticalOffset()
    panel.show_now(3100)
    assert panel.list.verticalOffset() == here, "nothing is torn away"
    panel.follow.click()
    assert panel.follows
    assert not panel.follow.isVisible()
    box = panel.list.visualRect(panel.list.rows.index(panel.list.now_row, 0))
    assert 0 <= box.top() < panel.list.viewport().height()
    press(panel.list, Qt.Key.Key_PageUp)
    assert panel.follow.isVisible(), "so do keys"
    panel.sought.emit(1.0)
    panel.list.chosen.emit(4.0)
    assert panel.follows, "whoever chooses a line goes along with it"


def test_five_thousand_lines_cost_no_more_than_those_in_sight(
    panel: TranscriptPanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    measured: list[int] = []
    real = TranscriptList._true_height
    monkeypatch.setattr(
        TranscriptList, "_true_height", lambda self, row: measured.append(row) or real(self, row)
    )
    panel.show_film(long_film())
    panel.grab()
    assert len(measured) < 60
    panel.show_now(4321)
    panel.grab()
    assert len(measured) < 140
    assert until(lambda: panel.list.verticalOffset() > 50_000)
    bottom = panel.list.verticalScrollBar().maximum()
    panel.list.verticalScrollBar().setValue(bottom)
    panel.grab()
    last = panel.list.visualRect(panel.list.rows.index(len(rows(panel)) - 1, 0))
    assert abs(last.bottom() + 1 - panel.list.viewport().height()) <= 2, "the end is the end"


def test_what_is_in_sight_stays_where_it_is_when_heights_become_sure(
    panel: TranscriptPanel,
) -> None:
    panel.show_film(long_film())
    bar = panel.list.verticalScrollBar()
    bar.setValue(60_000)
    panel.grab()
    first = panel.list.indexAt(QPoint(30, 200)).row()
    before = panel.list.visualRect(panel.list.rows.index(first, 0)).top()
    for _ in range(20):
        bar.setValue(bar.value() - 40)
        panel.grab()
    after = panel.list.visualRect(panel.list.rows.index(first, 0)).top()
    assert abs(after - before - 800) <= 3, "a row that begins just at the edge moves by its error"


def test_searching(panel: TranscriptPanel) -> None:
    panel.show_film(playable_of(film_of()))
    panel.open_search()
    assert panel.field.hasFocus()
    QTest.keyClicks(panel.field, "CARBON")
    assert len(rows(panel)) == 2
    assert panel.found.text() == "2 lines found"
    panel.show_now(5)
    assert len(rows(panel)) == 2
    lit = panel.list.grab().toImage()
    press(panel.field, Qt.Key.Key_Return)
    assert panel.list.hasFocus()
    sought = Heard().wire(panel.sought)
    press(panel.list, Qt.Key.Key_Return)
    assert sought == [3.0]
    assert _has(lit, panel, "mark_1"), "what was found is lit"
    press(panel.list, Qt.Key.Key_Escape)
    assert len(rows(panel)) == 9
    assert not panel.field.isVisible()


def _has(image: QImage, panel: TranscriptPanel, role: str) -> bool:
    host = panel.window().property("theme_host") or QApplication.instance().property("theme_host")
    wanted = host.theme.color(role).rgb()
    return any(
        image.pixel(x, y) == wanted for y in range(0, image.height(), 2)
        for x in range(0, image.width(), 2)
    )  # fmt: skip


def test_lines_are_copied_with_their_times(panel: TranscriptPanel) -> None:
    panel.show_film(playable_of(film_of()))
    panel.list.setCurrentIndex(panel.list.rows.index(1, 0))
    QTest.keyClick(panel.list, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(panel.list, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == (
        "0:00  The light reactions leave two things that cannot be kept for long.\n"
        "0:01  ATP and NADPH. The Calvin cycle spends both."
    )


@pytest.mark.parametrize("film", [None, Playable("video", 6.0)])
def test_without_words_it_says_so(panel: TranscriptPanel, film: Playable | None) -> None:
    panel.show_film(film)
    assert "no transcript" in panel._nothing.text()
    assert not panel.list.isVisible()
    assert not panel.search.isVisible()


def test_from_right_to_left(panel: TranscriptPanel) -> None:
    panel.show_film(playable_of(film_of(lines=said(["الضوء يصل إلى الورقة.", "ثم يبدأ العمل."]))))
    panel.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    panel.show_now(0)
    time, words = panel.list._columns(
        panel.property("theme_host") or QApplication.instance().property("theme_host"),
        panel.list.visualRect(panel.list.rows.index(1, 0)),
    )
    assert time.left() > words.left()
    panel.grab()


def test_heights_are_sums() -> None:
    heights = RowHeights([10, 20, 30])
    assert (heights.total, heights.top(2), heights.row_at(29), heights.row_at(30)) == (60, 30, 1, 2)
    assert (heights.row_at(60), heights.row_at(-1)) == (-1, -1)
    assert heights.measure(0, 15) == 5
    assert heights.measure(1, 20) == 0
    assert (heights.total, heights.top(2), heights.is_measured(2)) == (65, 35, False)
    assert RowHeights().total == 0
