"""Geometry, painting cost, keyboard and mouse of the card grid."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent, QFont, QFontMetrics, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from coursegen_desktop.domain.library import CourseCard
from coursegen_desktop.ui.kit.theme import ThemeHost
from coursegen_desktop.ui.library.card_grid import CardGrid
from coursegen_desktop.ui.library.card_layout import grid_layout, list_layout
from coursegen_desktop.ui.library.card_painter import two_lines
from coursegen_desktop.ui.library.cards_model import CardsModel

from .library_parts import flat_cover, heard, make_cards, press

_Key = Qt.Key


class CountingModel(CardsModel):
    """Counts what Qt and the painting ask for."""

    calls = 0

    def card(self, row: int) -> CourseCard | None:
        self.calls += 1
        return super().card(row)


@pytest.fixture
def model(qtbot: QtBot) -> CountingModel:
    return CountingModel()


@pytest.fixture
def grid(model: CountingModel, theme_host: ThemeHost, qtbot: QtBot) -> Iterator[CardGrid]:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1204, 800)
    made = CardGrid(model, flat_cover, window)
    made.setGeometry(window.rect())
    window.show()
    made.setFocus()
    yield made


def paint(grid: CardGrid) -> None:
    picture = QImage(grid.viewport().size(), QImage.Format.Format_RGB32)
    grid.viewport().render(picture)


def row(grid: CardGrid) -> int:
    return grid.currentIndex().row()


# ---------------------------------------------------------------- geometry


@pytest.mark.parametrize(("width", "columns"), [(892, 3), (1148, 4), (1788, 6), (300, 1), (5, 1)])
def test_columns_fill_the_row_with_equal_gutters(width: int, columns: int) -> None:
    layout = grid_layout(28, 100, width, 200, 1.0)
    assert layout.columns == columns
    cells = [layout.rect(number) for number in range(columns)]
    assert cells[0].left() == 28
    assert cells[-1].right() == 28 + width - 1
    gaps = {b.left() - a.right() - 1 for a, b in pairwise(cells)}
    assert gaps <= {16}
    assert max(c.width() for c in cells) - min(c.width() for c in cells) <= 1


def test_bigger_text_gets_wider_cards() -> None:
    assert grid_layout(0, 0, 1148, 200, 1.5).columns == 3
    assert list_layout(0, 0, 1148, 60).columns == 1


def test_every_point_of_a_card_is_found_again() -> None:
    layout = grid_layout(28, 120, 1148, 216, 1.0)
    for number in (0, 3, 4, 9_999):
        cell = layout.rect(number)
        for point in (cell.topLeft(), cell.center(), cell.bottomRight()):
            assert layout.row_at(point) == number
        assert number in layout.rows_between(cell.top(), cell.bottom(), 10_000)
    assert layout.row_at(QPoint(layout.rect(0).right() + 5, 130)) == -1
    assert layout.row_at(QPoint(40, 20)) == -1


def test_titles_take_two_lines_and_then_end(theme_host: ThemeHost) -> None:
    font = theme_host.font("strong")
    assert two_lines("Maps", 200, font) == ("Maps",)
    lines = two_lines("Photosynthesis and the Carbon Cycle 🌱 in Forests and in Fields", 200, font)
    assert len(lines) == 2
    assert lines[1].endswith("…")
    assert all(QFontMetrics(font).horizontalAdvance(line) <= 200 for line in lines)
    assert two_lines("", 200, QFont()) == ("",)
    assert len(two_lines("W" * 300, 200, font)) == 2


# ---------------------------------------------------------------- cost


def test_painting_asks_only_for_what_is_in_sight(grid: CardGrid, model: CountingModel) -> None:
    model.show(make_cards(10_000), has_more=False)
    model.calls = 0
    paint(grid)
    in_sight = grid.columns * (800 // 216 + 2)
    assert 0 < model.calls <= in_sight

    for _ in range(20):
        model.calls = 0
        press(grid, _Key.Key_PageDown)
        paint(grid)
        assert model.calls <= 3 * in_sight
    assert grid.verticalScrollBar().value() > 5_000


def test_showing_ten_thousand_courses_asks_for_none_of_them(
    grid: CardGrid, model: CountingModel
) -> None:
    grid.hide()
    model.calls = 0
    model.show(make_cards(10_000), has_more=False)
    grid.set_form(as_list=True)
    assert model.calls == 0


def test_more_is_wanted_before_the_end_is_in_sight(grid: CardGrid, model: CountingModel) -> None:
    wanted = heard(model.more_wanted)
    model.show(make_cards(200), has_more=True)
    QApplication.sendPostedEvents()
    assert len(wanted) == 0
    bar = grid.verticalScrollBar()
    while len(wanted) == 0 and bar.value() < bar.maximum():
        bar.setValue(bar.value() + 100)
    assert len(wanted) == 1
    assert bar.value() < bar.maximum() - 400
    bar.setValue(bar.maximum())
    assert len(wanted) == 1


# ---------------------------------------------------------------- keyboard and mouse


def test_arrows_walk_the_grid(grid: CardGrid, model: CountingModel) -> None:
    model.show(make_cards(10), has_more=False)
    assert grid.columns == 4
    grid.make_current(0)
    press(grid, _Key.Key_Right)
    assert row(grid) == 1
    press(grid, _Key.Key_Down, _Key.Key_Down)
    assert row(grid) == 9
    press(grid, _Key.Key_Up)
    assert row(grid) == 5
    press(grid, _Key.Key_Right, _Key.Key_Right, _Key.Key_Down)
    assert row(grid) == 9, "below the gap of a short last line stands its last card"
    press(grid, _Key.Key_Right)
    assert row(grid) == 9
    press(grid, _Key.Key_Home)
    assert row(grid) == 0
    press(grid, _Key.Key_Left, _Key.Key_Up)
    assert row(grid) == 0
    press(grid, _Key.Key_End)
    assert row(grid) == 9


def test_arrows_are_mirrored_from_right_to_left(grid: CardGrid, model: CountingModel) -> None:
    model.show(make_cards(10), has_more=False)
    grid.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    grid.make_current(1)
    press(grid, _Key.Key_Left)
    assert row(grid) == 2


def test_the_current_card_comes_into_sight(grid: CardGrid, model: CountingModel) -> None:
    model.show(make_cards(100), has_more=False)
    grid.make_current(0)
    press(grid, *[_Key.Key_Down] * 8)
    cell = grid.visualRect(grid.currentIndex())
    assert row(grid) == 32
    assert grid.viewport().rect().contains(cell)
    press(grid, _Key.Key_Home)
    assert grid.verticalScrollBar().value() == 0


def test_end_asks_for_the_rest(grid: CardGrid, model: CountingModel) -> None:
    ended = heard(grid.end_wanted)
    model.show(make_cards(50), has_more=True)
    grid.make_current(0)
    press(grid, _Key.Key_End)
    assert row(grid) == 49
    assert len(ended) == 1


def test_enter_opens_and_delete_deletes(grid: CardGrid, model: CountingModel) -> None:
    model.show(make_cards(5), has_more=False)
    chosen, deleted = heard(grid.course_chosen), heard(grid.deletion_wanted)
    grid.make_current(2)
    press(grid, _Key.Key_Return, _Key.Key_Delete)
    assert [spy[0][0] for spy in (chosen, deleted)] == [2, 2]
    assert (len(chosen), len(deleted)) == (1, 1)


def test_typing_goes_to_a_title(grid: CardGrid, model: CountingModel) -> None:
    model.show(make_cards(500), has_more=False)
    grid.make_current(0)
    model.calls = 0
    QTest.keyClicks(grid, "course 00321")
    assert row(grid) == 320
    assert model.calls < 200


def test_a_click_opens_and_between_cards_does_nothing(grid: CardGrid, model: CountingModel) -> None:
    model.show(make_cards(5), has_more=False)
    chosen = heard(grid.course_chosen)
    cell = grid.visualRect(model.index(1))
    left = Qt.MouseButton.LeftButton
    QTest.mouseClick(grid.viewport(), left, pos=cell.center())
    assert len(chosen) == 1
    QTest.mouseClick(grid.viewport(), left, pos=QPoint(cell.right() + 4, cell.center().y()))
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.RightButton, pos=cell.center())
    assert len(chosen) == 1


def test_the_context_menu_opens_by_mouse_and_by_key(grid: CardGrid, model: CountingModel) -> None:
    model.show(make_cards(5), has_more=False)
    wanted = heard(grid.menu_wanted)
    where = grid.visualRect(model.index(3)).center()
    reasons = QContextMenuEvent.Reason
    for reason, point in ((reasons.Mouse, where), (reasons.Keyboard, QPoint(0, 0))):
        event = QContextMenuEvent(reason, point, grid.viewport().mapToGlobal(point))
        QApplication.sendEvent(grid.viewport(), event)
    assert [wanted[n][0] for n in range(len(wanted))] == [3, 3]
    assert row(grid) == 3


def test_the_ring_shows_to_those_who_use_the_keyboard(
    grid: CardGrid, model: CountingModel, theme_host: ThemeHost
) -> None:
    model.show(make_cards(5), has_more=False)
    grid.clearFocus()
    grid.setFocus(Qt.FocusReason.OtherFocusReason)
    grid.make_current(1)
    accent = theme_host.theme.color("accent")
    cell = grid.visualRect(model.index(1))

    def rings() -> int:
        edge = QRect(cell.left(), cell.center().y(), 3, 1)
        picture = grid.viewport().grab(edge).toImage()
        return sum(picture.pixelColor(x, 0) == accent for x in range(picture.width()))

    assert rings() == 0
    press(grid, _Key.Key_Left, _Key.Key_Right)
    assert rings() == 2, "a ring of two pixels around the current card"


# ---------------------------------------------------------------- header and filler


def test_the_header_scrolls_with_the_cards_and_comes_back_for_the_keyboard(
    grid: CardGrid, model: CountingModel
) -> None:
    header = QWidget()
    header.setMinimumHeight(140)
    field = QWidget(header)
    field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    grid.set_header(header)
    header.show()
    model.show(make_cards(100), has_more=False)
    QApplication.sendPostedEvents()
    assert grid.visualRect(model.index(0)).top() > 140
    bar = grid.verticalScrollBar()
    bar.setValue(400)
    assert header.y() == 20 - 400
    field.setFocus(Qt.FocusReason.BacktabFocusReason)
    assert bar.value() == 0
    assert header.y() == 20


def test_a_filler_stands_in_place_of_the_cards(grid: CardGrid, model: CountingModel) -> None:
    model.show(make_cards(100), has_more=True)
    filler = QWidget()
    grid.set_filler(filler)
    assert filler.isVisible()
    assert not grid.indexAt(QPoint(100, 100)).isValid()
    assert grid.verticalScrollBar().maximum() == 0
    model.calls = 0
    paint(grid)
    assert model.calls == 0
    grid.set_filler(None)
    assert not filler.isVisible()
    assert grid.indexAt(QPoint(100, 100)).row() == 0
    filler.deleteLater()


def test_lines_show_the_same_courses(grid: CardGrid, model: CountingModel) -> None:
    model.show(make_cards(200), has_more=False)
    grid.verticalScrollBar().setValue(3_000)
    middle = grid.indexAt(QPoint(40, 400))
    if not middle.isValid():
        middle = grid.indexAt(QPoint(40, 420))
    grid.set_form(as_list=True)
    assert grid.columns == 1
    assert grid.viewport().rect().intersects(grid.visualRect(middle))
    paint(grid)


def test_a_screen_reader_finds_the_cards(grid: CardGrid, model: CountingModel) -> None:
    model.show(make_cards(6), has_more=False)
    seen = QAccessible.queryAccessibleInterface(grid)
    assert seen is not None
    assert seen.role() == QAccessible.Role.List
    cards = [seen.child(number) for number in range(seen.childCount())]
    names = [card.text(QAccessible.Text.Name) for card in cards]
    assert names[2] == "Course 00003, Not started, 3 modules · 1 h 15 min"
    cell = grid.visualRect(model.index(2))
    assert cards[2].rect().size() == cell.size()
