"""Cards, labels, layouts, empty states."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from coursegen_desktop.ui.kit.empty_state import EmptyState, Skeleton
from coursegen_desktop.ui.kit.lists import (
    Card,
    ElidedLabel,
    ErrorLabel,
    FlowLayout,
    Muted,
    PageHeader,
    ScrollPage,
)
from coursegen_desktop.ui.kit.theme import ThemeHost


@pytest.fixture
def window(theme_host: ThemeHost) -> Iterator[QWidget]:
    made = QWidget()
    made.setObjectName("page")
    QVBoxLayout(made)
    made.resize(500, 400)
    made.show()
    yield made
    made.close()
    made.deleteLater()


def _put(window: QWidget, widget: QWidget) -> None:
    layout = window.layout()
    assert layout is not None
    layout.addWidget(widget)
    QTest.qWait(0)


def test_labels_show_markup_as_it_is(window: QWidget) -> None:
    label = Muted("<b>not bold</b> & so on")
    _put(window, label)
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert label.sizeHint().width() > QLabel("not bold & so on").sizeHint().width()


def test_muted_words_come_in_two_sizes(window: QWidget) -> None:
    small, body = Muted("Words"), Muted("Words", size="body")
    _put(window, small)
    _put(window, body)
    assert small.font().pointSizeF() * 14 == pytest.approx(
        body.font().pointSizeF() * 12.5, rel=0.01
    )


def test_elided_labels_offer_the_whole(window: QWidget) -> None:
    words = "A very long title that will not fit anywhere near here"
    label = ElidedLabel(words)
    _put(window, label)
    label.resize(80, 20)
    assert label.toolTip() == words
    label.resize(2000, 20)
    assert label.toolTip() == ""
    assert label.minimumSizeHint().width() <= 24


def test_error_labels_hide_while_all_is_well(window: QWidget) -> None:
    label = ErrorLabel()
    _put(window, label)
    assert not label.isVisible()
    label.tell("A title is needed.")
    assert label.isVisible()
    label.tell("")
    assert not label.isVisible()


def test_cards_have_the_colour_of_their_kind(theme_host: ThemeHost, window: QWidget) -> None:
    card = Card()
    card.setMinimumHeight(60)
    _put(window, card)
    theme = theme_host.theme
    assert card.grab().toImage().pixelColor(30, 30) == theme.color("surface")
    card.set_kind("accent")
    assert card.grab().toImage().pixelColor(30, 30) == theme.color("accent_soft")
    corner = window.grab(card.geometry()).toImage().pixelColor(1, 1)
    assert corner == theme.color("background"), "the corners are round"


def test_the_header_grows_with_the_text(theme_host: ThemeHost, window: QWidget) -> None:
    header = PageHeader("Library")
    _put(window, header)
    assert header.height() == 60
    theme_host.apply("light", 1.5)
    QTest.qWait(0)
    assert header.height() == 86
    theme_host.apply("light", 1.0)


def test_a_narrow_column_stays_in_the_middle(window: QWidget) -> None:
    scroll = ScrollPage(max_width=300, margin=0)
    card = Card()
    scroll.column.addWidget(card)
    _put(window, scroll)
    window.resize(900, 400)
    QTest.qWait(0)
    left = card.mapTo(scroll, card.rect().topLeft()).x()
    assert card.width() == 300
    assert abs(left - (scroll.viewport().width() - 300) // 2) <= 12


def _flow(width: int, count: int) -> tuple[QWidget, list[QWidget]]:
    body = QWidget()
    flow = FlowLayout(body, spacing=10)
    buttons = []
    for number in range(count):
        button = QWidget()
        button.setFixedSize(100, 30 if number % 2 else 20)
        flow.addWidget(button)
        buttons.append(button)
    body.resize(width, 300)
    body.show()
    QTest.qWait(0)
    return body, buttons


def test_flow_wraps_at_the_width(theme_host: ThemeHost) -> None:
    body, buttons = _flow(320, 4)
    places = [(b.x(), b.y()) for b in buttons]
    assert places == [(0, 5), (110, 0), (220, 5), (0, 40)]
    layout = body.layout()
    assert layout is not None
    assert layout.heightForWidth(320) == 70
    assert layout.heightForWidth(1000) == 30
    assert layout.heightForWidth(100) == 20 + 10 + 30 + 10 + 20 + 10 + 30
    body.close()


def test_flow_remembers_its_height_until_something_changes(theme_host: ThemeHost) -> None:
    body, buttons = _flow(320, 4)
    layout = body.layout()
    assert isinstance(layout, FlowLayout)
    rows = layout._rows
    looked: list[int] = []
    layout._rows = lambda width: (looked.append(width), rows(width))[1]  # type: ignore[method-assign]
    layout.invalidate()
    assert [layout.heightForWidth(320) for _ in range(3)] == [70, 70, 70]
    assert looked == [320]
    buttons[3].setFixedSize(100, 50)
    assert layout.heightForWidth(320) == 90
    buttons[3].hide()
    assert layout.heightForWidth(320) == 30
    buttons[3].show()
    layout.setSpacing(0)
    assert layout.heightForWidth(320) == 80
    layout.removeWidget(buttons[3])
    assert layout.heightForWidth(320) == 30
    layout.addWidget(buttons[3])
    assert layout.heightForWidth(320) == 80
    body.close()


def test_flow_runs_from_the_right_in_arabic(theme_host: ThemeHost) -> None:
    body, buttons = _flow(320, 2)
    body.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    layout = body.layout()
    assert layout is not None
    layout.activate()
    layout.setGeometry(body.rect())
    assert [b.x() for b in buttons] == [220, 110]
    body.close()


def test_flow_gives_its_items_back(theme_host: ThemeHost) -> None:
    body, _ = _flow(320, 3)
    layout = body.layout()
    assert layout is not None
    while (item := layout.takeAt(0)) is not None:
        assert item.widget() is not None
    assert layout.count() == 0
    assert layout.itemAt(0) is None
    body.close()


def test_an_empty_state_says_what_and_offers_a_step(window: QWidget) -> None:
    empty = EmptyState("library", "No courses yet", "They will be here.", "Create a course")
    _put(window, empty)
    asked: list[bool] = []
    empty.action_requested.connect(lambda: asked.append(True))
    button = next(b for b in empty.findChildren(QPushButton) if b.text() == "Create a course")
    button.click()
    assert asked == [True]
    assert (empty.accessibleName(), empty.accessibleDescription()) == (
        "No courses yet",
        "They will be here.",
    )
    empty.show_text("Nothing found", "Try other words.", "")
    assert not button.isVisible()
    assert empty.accessibleName() == "Nothing found"


def test_a_skeleton_breathes_only_while_it_is_seen(theme_host: ThemeHost, window: QWidget) -> None:
    skeleton = Skeleton(rows=2)
    _put(window, skeleton)
    assert skeleton._pulse.isActive()
    skeleton.hide()
    assert not skeleton._pulse.isActive()
    theme_host.apply("light", 1.0, True)
    skeleton.show()
    assert not skeleton._pulse.isActive()
    theme_host.apply("light", 1.0, False)
