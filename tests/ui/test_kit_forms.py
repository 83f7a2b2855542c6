"""Buttons, chips, fields: keyboard, names, focus rings seen in pixels, sizes."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QSlider,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from coursegen_desktop.ui.kit.forms import (
    Button,
    Chip,
    IconButton,
    Keys,
    LinkButton,
    Pill,
    PrimaryButton,
    QuietButton,
    SearchField,
    SecondaryButton,
    Toggle,
)
from coursegen_desktop.ui.kit.icons import IconLabel, icon, pixmap
from coursegen_desktop.ui.kit.spin_box import SpinBox
from coursegen_desktop.ui.kit.theme import ThemeHost

from .test_kit_theme import contrast
from .waiting import until

_NO_MODIFIER = Qt.KeyboardModifier.NoModifier


def _checked(widget: QWidget) -> QWidget:
    widget.setChecked(True)  # type: ignore[attr-defined]
    return widget


def _tabs() -> QTabBar:
    bar = QTabBar()
    bar.addTab("One")
    bar.addTab("Two")
    return bar


FOCUSABLE: dict[str, Callable[[], QWidget]] = {
    "primary": lambda: PrimaryButton("Go", "play"),
    "danger": lambda: PrimaryButton("Delete", danger=True),
    "secondary": lambda: SecondaryButton("Export"),
    "quiet": lambda: QuietButton("History"),
    "link": lambda: LinkButton("Read"),
    "icon": lambda: IconButton("x", "Close"),
    "icon on": lambda: _checked(IconButton("x", "Pin", checkable=True)),
    "chip": lambda: Chip("All", 8),
    "chip on": lambda: _checked(Chip("All", 8)),
    "toggle": lambda: Toggle("Motion"),
    "toggle on": lambda: _checked(Toggle("Motion")),
    "line": QLineEdit,
    "search": lambda: SearchField("Search"),
    "text": QPlainTextEdit,
    "spin": lambda: SpinBox("Weeks"),
    "combo": QComboBox,
    "check": lambda: QCheckBox("Yes"),
    "check on": lambda: _checked(QCheckBox("Yes")),
    "radio": lambda: QRadioButton("One"),
    "slider": lambda: QSlider(Qt.Orientation.Horizontal),
    "plain button": lambda: QPushButton("OK"),
    "tabs": _tabs,
}


@pytest.fixture(params=["light", "dark", "contrast", "sepia"])
def any_theme(theme_host: ThemeHost, request: pytest.FixtureRequest) -> Iterator[ThemeHost]:
    theme_host.apply(request.param)
    yield theme_host
    theme_host.apply("light")


@pytest.fixture
def window(theme_host: ThemeHost) -> Iterator[QWidget]:
    """A shown window with a first widget that takes the focus away from others."""
    made = QWidget()
    made.setObjectName("page")
    made.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    column = QVBoxLayout(made)
    column.addWidget(QLineEdit())
    made.show()
    yield made
    made.close()
    made.deleteLater()


def _put(window: QWidget, widget: QWidget) -> QWidget:
    layout = window.layout()
    assert layout is not None
    layout.addWidget(widget)
    QTest.qWait(0)
    return widget


def _picture(window: QWidget, widget: QWidget) -> QImage:
    return window.grab(widget.geometry()).toImage()


def _changed_enough(before: QImage, after: QImage) -> int:
    found = 0
    for x in range(before.width()):
        for y in range(before.height()):
            one, two = before.pixelColor(x, y), after.pixelColor(x, y)
            if one != two and contrast(one, two) >= 3.0:
                found += 1
    return found


@pytest.mark.parametrize("name", FOCUSABLE)
def test_focus_is_seen(any_theme: ThemeHost, window: QWidget, name: str) -> None:
    """WCAG 2.4.7, 1.4.11: a focus ring that differs 3:1 from what was there before."""
    widget = _put(window, FOCUSABLE[name]())
    widget.setFixedWidth(widget.sizeHint().width())
    window.children()[1].setFocus()  # type: ignore[attr-defined]
    before = _picture(window, widget)
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    after = _picture(window, widget)
    # A field's outer pixel goes from grey to the accent: only the inner one must differ 3:1.
    one_ring = 2 * (widget.width() + widget.height()) - 8 * widget.height() // 4
    assert _changed_enough(before, after) >= one_ring


@pytest.mark.parametrize("name", FOCUSABLE)
def test_targets_are_large_enough(theme_host: ThemeHost, window: QWidget, name: str) -> None:
    """WCAG 2.5.8: 24 px at least."""
    size = _put(window, FOCUSABLE[name]()).sizeHint()
    assert min(size.width(), size.height()) >= 24


def test_a_click_shows_no_ring_until_a_key(window: QWidget) -> None:
    button = _put(window, SecondaryButton("Export"))
    assert isinstance(button, Button)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert button.hasFocus()
    assert not button.shows_ring
    QTest.keyClick(button, Qt.Key.Key_Shift)
    assert button.shows_ring


def test_controls_are_36_high(theme_host: ThemeHost, window: QWidget) -> None:
    for widget in (PrimaryButton("A"), SecondaryButton("B"), QLineEdit(), QComboBox()):
        assert _put(window, widget).sizeHint().height() == 36


def test_text_is_not_cut(theme_host: ThemeHost, window: QWidget) -> None:
    words = "Continue: The Calvin cycle"
    button = PrimaryButton(words, "play")
    _put(window, button)
    room = button.sizeHint().width() - 2 * button.padding_px
    needed = button.fontMetrics().horizontalAdvance(words) + button.icon_px + button.gap_px
    assert room >= needed


def test_ampersands_are_shown_once(window: QWidget) -> None:
    assert SecondaryButton("Save && close")._label() == "Save & close"
    assert SecondaryButton("&Save")._label() == "Save"


def test_icon_buttons_tell_name_and_keys(window: QWidget) -> None:
    button = IconButton("search", "Find", "Ctrl+F")
    _put(window, button)
    assert button.accessibleName() == "Find"
    assert button.toolTip() == "Find (Ctrl+F)"
    pressed: list[bool] = []
    button.clicked.connect(lambda: pressed.append(True))
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)
    QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert until(lambda: pressed == [True]), "a shortcut's click is animated"
    button.set_name("Search")
    assert button.toolTip() == "Search (Ctrl+F)"


def test_chips_of_a_group_exclude_each_other(window: QWidget) -> None:
    group = QButtonGroup(window)
    one, two = Chip("All", 8), Chip("Drafts")
    for chip in (one, two):
        group.addButton(chip)
        _put(window, chip)
    one.click()
    two.click()
    assert (one.isChecked(), two.isChecked()) == (False, True)
    assert one.accessibleName() == "All, 8"
    width = one.sizeHint().width()
    one.set_count(10_000)
    assert one.sizeHint().width() > width
    assert one.accessibleName() == "All, 10000"


def test_the_chosen_chip_is_the_stop_of_the_tab_key(window: QWidget) -> None:
    group = QButtonGroup(window)
    chips = [Chip(words) for words in ("90 %", "100 %", "115 %")]
    for chip in chips:
        chip.setChecked(chip is chips[1])
        group.addButton(chip)
        _put(window, chip)

    def stops() -> list[bool]:
        return [bool(chip.focusPolicy() & Qt.FocusPolicy.TabFocus) for chip in chips]

    assert stops() == [False, True, False]
    chips[2].setChecked(True)
    assert stops() == [False, False, True]


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_a_button_is_pressed_by_keyboard(window: QWidget, key: Qt.Key) -> None:
    button = SecondaryButton("Export")
    _put(window, button)
    pressed: list[bool] = []
    button.clicked.connect(lambda: pressed.append(True))
    QTest.keyClick(button, key)
    assert pressed == [True]


def test_enter_held_down_presses_once(window: QWidget) -> None:
    button = PrimaryButton("Next")
    _put(window, button)
    pressed: list[bool] = []
    button.clicked.connect(lambda: pressed.append(True))
    for is_repeat in (False, True, True):
        event = QKeyEvent(
            QKeyEvent.Type.KeyPress,
            Qt.Key.Key_Return,
            Qt.KeyboardModifier.NoModifier,
            "",
            is_repeat,
        )
        QApplication.sendEvent(button, event)
    assert pressed == [True]


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_a_toggle_turns_by_keyboard(window: QWidget, key: Qt.Key) -> None:
    toggle = Toggle("Motion")
    _put(window, toggle)
    QTest.keyClick(toggle, key)
    assert toggle.isChecked()


def test_search_field_clears_then_lets_escape_through(window: QWidget) -> None:
    class Parent(QWidget):
        escapes = 0

        def keyPressEvent(self, event: QKeyEvent) -> None:
            self.escapes += event.key() == Qt.Key.Key_Escape

    parent = Parent(window)
    field = SearchField("Search", parent, hint="Ctrl K")
    parent.show()
    sent: list[str] = []
    field.activated.connect(sent.append)
    QTest.keyClicks(field, "light")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert sent == ["light"]
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""
    assert parent.escapes == 0
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert parent.escapes == 1


def test_search_field_clear_button(window: QWidget) -> None:
    field = SearchField("Search")
    _put(window, field)
    field.resize(260, 36)
    button = field.findChild(IconButton)
    assert button is not None
    assert not button.isVisible()
    field.setText("x")
    assert button.isVisible()
    assert field.rect().contains(button.geometry())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert field.text() == ""


def test_search_field_text_keeps_clear_of_icon_and_hint(window: QWidget) -> None:
    field = SearchField("Search", hint="Ctrl K")
    _put(window, field)
    field.resize(300, 36)
    margins = field.textMargins()
    assert margins.left() >= 26
    assert margins.right() >= field._hint_box().width()
    field.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    field._fit()
    assert field.textMargins().right() >= 26
    assert field._hint_box().left() < 20


def test_pills_have_the_colours_of_their_kind(theme_host: ThemeHost, window: QWidget) -> None:
    pill = Pill("Draft", "warn")
    _put(window, pill)
    middle_left = QPoint(3, pill.height() // 2)
    assert _picture(window, pill).pixelColor(middle_left) == theme_host.theme.color("warn_soft")
    pill.show_as("Done", "good")
    assert _picture(window, pill).pixelColor(middle_left) == theme_host.theme.color("good_soft")
    assert pill.text() == "Done"


def test_keys_have_room_for_their_words(window: QWidget) -> None:
    keys = Keys("Ctrl+Shift+K")
    _put(window, keys)
    assert keys.sizeHint().width() > keys.fontMetrics().horizontalAdvance("Ctrl+Shift")


def _colours(image: QImage) -> set[str]:
    return {
        image.pixelColor(x, y).name()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    }


def test_icons_are_tinted_and_kept(theme_host: ThemeHost) -> None:
    red = QColor("#c03020")
    image = pixmap("leaf", red, 24, 2.0).toImage()
    assert image.width() == 48
    assert _colours(image) == {red.name()}
    assert pixmap("leaf", red, 24, 2.0).cacheKey() == pixmap("leaf", red, 24, 2.0).cacheKey()
    assert pixmap("leaf", red, 24, 1.0).width() == 24
    assert not icon("leaf", red).isNull()


def test_an_unknown_icon_is_a_mistake(theme_host: ThemeHost) -> None:
    with pytest.raises(KeyError, match="no-such-icon"):
        pixmap("no-such-icon", QColor("#000000"))


def test_icon_label_grows_with_its_words(theme_host: ThemeHost, window: QWidget) -> None:
    label = IconLabel("clock", "14 min")
    _put(window, label)
    width = label.sizeHint().width()
    label.show_as("check", "Completed today", role="good")
    assert label.sizeHint().width() > width
    assert label.accessibleName() == "Completed today"
    assert theme_host.theme.color("good").name() in _colours(_picture(window, label))
