"""Charts: what they say to ear and keyboard, and that figures become pixels."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from coursegen_desktop.ui.kit.charts import HeatMap, LineChart, ProgressRing, ThinBar, percent_text
from coursegen_desktop.ui.kit.theme import ThemeHost

from .waiting import until

TODAY = date(2026, 3, 11)  # a Wednesday


@pytest.fixture
def shown(theme_host: ThemeHost) -> Iterator[list[QWidget]]:
    """Widgets put here are closed afterwards."""
    widgets: list[QWidget] = []
    yield widgets
    for widget in widgets:
        widget.close()
        widget.deleteLater()


@pytest.mark.parametrize(
    ("percent", "words"),
    [(0, "0%"), (0.4, "0%"), (61.6, "62%"), (99.0, "99%"), (99.9, "99%"), (100, "100%")],
)
def test_percentages_never_round_to_done(percent: float, words: str) -> None:
    assert percent_text(percent) == words


def test_a_bar_is_filled_to_its_percent(theme_host: ThemeHost, shown: list[QWidget]) -> None:
    bar = ThinBar(25, name="Course")
    shown.append(bar)
    bar.resize(200, 6)
    picture = bar.grab().toImage()
    accent, track = theme_host.theme.color("accent"), theme_host.theme.color("sunken")
    assert picture.pixelColor(40, 3) == accent
    assert picture.pixelColor(60, 3) == track
    bar.set_percent(140)
    assert bar.percent == 100
    assert bar.grab().toImage().pixelColor(190, 3) == accent
    assert bar.accessibleName() == "Course: 100%"


def test_a_busy_bar_moves_only_while_it_is_seen(
    theme_host: ThemeHost, shown: list[QWidget]
) -> None:
    bar = ThinBar(None)
    shown.append(bar)
    assert bar._timer == 0
    bar.show()
    assert bar._timer
    before = bar._phase
    assert until(lambda: bar._phase != before)
    bar.set_percent(10)
    assert bar._timer == 0
    bar.set_percent(None)
    assert bar._timer
    bar.hide()
    assert bar._timer == 0
    theme_host.apply("light", 1.0, True)
    bar.show()
    assert bar._timer == 0, "motion is reduced"
    theme_host.apply("light", 1.0, False)


def test_a_ring_is_filled_clockwise_from_the_top(
    theme_host: ThemeHost, shown: list[QWidget]
) -> None:
    ring = ProgressRing(50, size=60, name="Module")
    shown.append(ring)
    ring.resize(60, 60)
    picture = ring.grab().toImage()
    assert picture.pixelColor(54, 30) == theme_host.theme.color("accent")
    assert picture.pixelColor(5, 30) == theme_host.theme.color("sunken")
    assert ring.accessibleName() == "Module: 50%"


@pytest.fixture
def heat(theme_host: ThemeHost, shown: list[QWidget]) -> HeatMap:
    made = HeatMap()
    shown.append(made)
    made.set_days({TODAY: 4, TODAY - timedelta(days=1): 1, TODAY - timedelta(days=400): 9}, TODAY)
    made.resize(made.sizeHint())
    made.show()
    return made


def test_the_heat_map_has_26_weeks_up_to_today(heat: HeatMap) -> None:
    days = heat._days()
    assert days[-1] == TODAY
    assert days[0] == date(2025, 9, 15)
    assert days[0].weekday() == 0
    assert (days[-1] - days[0]).days // 7 == 25


def test_the_heat_map_counts_only_what_it_shows(heat: HeatMap) -> None:
    assert heat.accessibleDescription() == "Learned on 2 days of the last 26 weeks."


def test_each_day_is_where_it_is_painted(heat: HeatMap, theme_host: ThemeHost) -> None:
    picture = heat.grab().toImage()
    for day in (TODAY, TODAY - timedelta(days=1), date(2025, 9, 15)):
        middle = heat._box(day).center()
        assert heat.day_at(middle) == day
    accent = theme_host.theme.color("accent")
    assert picture.pixelColor(heat._box(TODAY).center().toPoint() - QPoint(2, 2)) == accent
    tomorrow = heat._box(TODAY + timedelta(days=1)).center()
    assert heat.day_at(tomorrow) is None, "the future is not shown"


def test_arrows_walk_the_days(heat: HeatMap) -> None:
    heat.setFocus()
    QTest.keyClick(heat, Qt.Key.Key_Left)
    assert heat._cursor == TODAY - timedelta(days=7)
    QTest.keyClick(heat, Qt.Key.Key_Up)
    assert heat._cursor == TODAY - timedelta(days=8)
    QTest.keyClick(heat, Qt.Key.Key_Home)
    assert heat._cursor == date(2025, 9, 15)
    QTest.keyClick(heat, Qt.Key.Key_Left)
    assert heat._cursor == date(2025, 9, 15), "there it ends"
    QTest.keyClick(heat, Qt.Key.Key_End)
    QTest.keyClick(heat, Qt.Key.Key_Down)
    assert heat._cursor == TODAY


def test_a_day_in_words(heat: HeatMap) -> None:
    assert heat.describe(TODAY).endswith(": 4 activities")
    assert heat.describe(TODAY - timedelta(days=1)).endswith(": 1 activity")
    assert "2026" in heat.describe(TODAY)


def test_an_empty_heat_map_can_be_painted(theme_host: ThemeHost, shown: list[QWidget]) -> None:
    made = HeatMap()
    shown.append(made)
    made.set_days({}, TODAY)
    made.resize(made.sizeHint())
    colours = {made.grab().toImage().pixelColor(made._box(day).center().toPoint()).name()
               for day in made._days()[:10]}  # fmt: skip
    assert colours == {theme_host.theme.color("sunken").name()}


def test_the_line_is_walked_and_described(theme_host: ThemeHost, shown: list[QWidget]) -> None:
    line = LineChart("Quiz scores")
    shown.append(line)
    line.set_points([("2 Mar", 40.0), ("9 Mar", 80.0), ("16 Mar", 100.0)])
    line.resize(300, 150)
    line.show()
    assert line.accessibleDescription() == "2 Mar: 40%; 9 Mar: 80%; 16 Mar: 100%"
    assert line._cursor == 2, "the last is labelled"
    QTest.keyClick(line, Qt.Key.Key_Left)
    assert line._cursor == 1
    QTest.keyClick(line, Qt.Key.Key_Home)
    QTest.keyClick(line, Qt.Key.Key_Left)
    assert line._cursor == 0
    places = line._places()
    assert places[0].y() > places[1].y() > places[2].y()
    picture = line.grab().toImage()
    assert picture.pixelColor(places[0].toPoint()) == theme_host.theme.color("accent")
    QTest.mouseMove(line, places[2].toPoint())
    assert until(lambda: line._cursor == 2)


@pytest.mark.parametrize("count", [0, 1])
def test_a_line_of_few_points(theme_host: ThemeHost, shown: list[QWidget], count: int) -> None:
    line = LineChart("Scores")
    shown.append(line)
    line.set_points([("now", 50.0)][:count])
    line.resize(200, 120)
    assert not line.grab().isNull()
    QTest.keyClick(line, Qt.Key.Key_Left)
    assert line._cursor == count - 1
