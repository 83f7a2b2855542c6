"""A day or none: typed, stepped over the end of a month, said in words; wheels change nothing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QDate, QLocale, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDateTimeEdit, QLineEdit, QVBoxLayout, QWidget

from coursegen_desktop.ui.kit.choice_box import ChoiceBox
from coursegen_desktop.ui.kit.day_field import DayField, day_words
from coursegen_desktop.ui.kit.spin_box import SpinBox
from coursegen_desktop.ui.kit.theme import ThemeHost

TODAY = date(2026, 5, 20)
Section = QDateTimeEdit.Section


@pytest.fixture
def window(theme_host: ThemeHost) -> Iterator[QWidget]:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.German, QLocale.Country.Germany))
    made = QWidget()
    made.setLocale(QLocale())
    QVBoxLayout(made)
    made.resize(420, 300)
    made.show()
    yield made
    QLocale.setDefault(before)
    made.close()
    made.deleteLater()


def put(window: QWidget, *widgets: QWidget) -> None:
    layout = window.layout()
    assert layout is not None
    for widget in widgets:
        layout.addWidget(widget)
        widget.show()
    window.activateWindow()


def field_of(window: QWidget, day: str) -> DayField:
    field = DayField("Done by", day, TODAY, date(2026, 6, 17))
    put(window, field)
    return field


def test_without_a_day_there_is_none_until_it_is_wanted(window: QWidget) -> None:
    field = field_of(window, "")
    assert field.value() == "" and field.told.text() == "No day"
    assert not field.box.isEnabled()
    changes: list[str] = []
    field.changed.connect(lambda: changes.append(field.value()))
    field.setFocus()
    assert field.wanted.hasFocus()
    QTest.keyClick(field.wanted, Qt.Key.Key_Space)
    assert field.value() == "2026-06-17" and field.told.text().endswith(", in 28 days")
    QTest.keyClick(field.wanted, Qt.Key.Key_Tab)
    assert field.box.hasFocus()
    field.wanted.setFocus()
    QTest.keyClick(field.wanted, Qt.Key.Key_Space)
    assert changes == ["2026-06-17", ""]


def test_a_day_is_typed_with_four_digits_of_the_year(window: QWidget) -> None:
    field = field_of(window, "2026-06-30")
    box = field.box
    assert box.text() == "30.06.2026"
    box.setFocus(Qt.FocusReason.TabFocusReason)
    box.setSelectedSection(Section.DaySection)
    QTest.keyClicks(box, "05072027")
    assert field.value() == "2027-07-05"
    assert "2027" in field.told.text() and field.told.text().startswith("Montag")
    assert box.accessibleDescription() == field.told.text()


@pytest.mark.parametrize(
    ("section", "key", "day"),
    [
        (Section.DaySection, Qt.Key.Key_Up, "2026-06-01"),
        (Section.DaySection, Qt.Key.Key_Down, "2026-05-30"),
        (Section.DaySection, Qt.Key.Key_PageUp, "2026-06-07"),
        (Section.MonthSection, Qt.Key.Key_PageDown, "2026-05-24"),
        (Section.MonthSection, Qt.Key.Key_Up, "2026-06-30"),
        (Section.YearSection, Qt.Key.Key_Down, "2025-05-31"),
    ],
)
def test_steps_carry_over(window: QWidget, section: Section, key: Qt.Key, day: str) -> None:
    field = field_of(window, "2026-05-31")
    field.box.setFocus()
    field.box.setSelectedSection(section)
    QTest.keyClick(field.box, key)
    assert field.value() == day
    assert field.box.currentSection() == section  # the next step is of the same kind


@pytest.mark.parametrize(
    ("day", "words"),
    [("2026-05-20", "today"), ("2026-05-21", "in 1 day"), ("2026-05-17", "3 days ago")],
)
def test_how_far_away_it_is(window: QWidget, day: str, words: str) -> None:
    assert field_of(window, day).told.text() == f"{day_words(day)}, {words}"


def test_what_is_no_day_is_none(window: QWidget) -> None:
    assert field_of(window, "2026-02-30").value() == ""
    assert day_words("2026-02-30") == "2026-02-30"


def roll(widget: QWidget) -> None:
    """One notch of the wheel over it."""
    place = QPointF(widget.rect().center())
    event = QWheelEvent(
        place, QPointF(widget.mapToGlobal(widget.rect().center())), QPoint(), QPoint(0, 120),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase,
        False,
    )  # fmt: skip
    QApplication.sendEvent(widget, event)


def test_who_scrolls_past_a_number_or_a_day_changes_nothing(window: QWidget) -> None:
    other, number = QLineEdit(), SpinBox("Minutes")
    put(window, other, number)
    box = field_of(window, "2026-05-31").box
    other.setFocus()
    roll(number)
    roll(box)
    assert number.value() == 0 and box.date() == QDate(2026, 5, 31)
    number.setFocus()
    roll(number)
    assert number.value() == 1


def test_who_scrolls_past_a_choice_changes_nothing_even_after_choosing(window: QWidget) -> None:
    other, box = QLineEdit(), ChoiceBox(6, "Group")
    box.addItems(["One", "Two", "Three"])
    box.setCurrentIndex(1)
    put(window, other, box)
    other.setFocus()
    roll(box)
    assert box.currentText() == "Two" and other.hasFocus()
    box.setFocus()
    roll(box)
    assert box.currentText() == "Two"
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert box.currentText() == "Three"


def test_a_long_line_does_not_push_a_choice_wide(window: QWidget) -> None:
    box = ChoiceBox(6, "Group")
    put(window, box)
    narrow = box.sizeHint().width()
    box.addItem("A group whose name tells everything about those who are in it")
    assert box.sizeHint().width() == narrow
    assert box.accessibleName() == box.toolTip() == "Group"
    box.showPopup()
    assert box.view().minimumWidth() > 2 * narrow
    box.hidePopup()
