"""Made for fingers, every control of the kit is at least 48 pixels in both directions."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QLineEdit,
    QMenu,
    QPushButton,
    QRadioButton,
    QSlider,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from coursegen_desktop.app.paths import resources_dir
from coursegen_desktop.ui.kit.choice_box import DropDown
from coursegen_desktop.ui.kit.forms import (
    Chip,
    IconButton,
    LinkButton,
    PrimaryButton,
    QuietButton,
    SearchField,
    SecondaryButton,
    Toggle,
)
from coursegen_desktop.ui.kit.password_field import PasswordField
from coursegen_desktop.ui.kit.theme import TARGET, ThemeHost

CONTROLS: dict[str, Callable[[], QWidget]] = {
    "primary": lambda: PrimaryButton("Go"),
    "secondary": lambda: SecondaryButton("Go", "play"),
    "quiet": lambda: QuietButton("Go on"),
    "link": lambda: LinkButton("A link here"),
    "icon": lambda: IconButton("play", "Play"),
    "chip": lambda: Chip("All", 3),
    "toggle": lambda: Toggle("On"),
    "field": QLineEdit,
    "search": lambda: SearchField("Search"),
    "password": PasswordField,
    "list": DropDown,
    "check": lambda: QCheckBox("Yes"),
    "radio": lambda: QRadioButton("Yes"),
    "plain": lambda: QPushButton("Plain button"),
    "slider": lambda: QSlider(Qt.Orientation.Horizontal),
}


@pytest.fixture
def fingers(qapp: QApplication) -> Iterator[ThemeHost]:
    host = ThemeHost(qapp, resources_dir())
    host.apply("light", 0.9)
    host.make_room_for_fingers()
    yield host
    host.deleteLater()
    usual = ThemeHost(qapp, resources_dir())
    usual.apply("light", 1.0)


@pytest.mark.parametrize("kind", CONTROLS)
def test_controls_have_room_for_fingers(fingers: ThemeHost, kind: str) -> None:
    window = QWidget()
    window.setProperty("theme_host", fingers)
    column = QVBoxLayout(window)
    control = CONTROLS[kind]()
    column.addWidget(control)
    window.show()
    for part in (control, *control.findChildren(IconButton)):
        if part.isVisible():
            assert part.height() >= TARGET, part
            assert part.width() >= TARGET, part
    window.close()
    window.deleteLater()


def test_rows_of_menus_and_tabs(fingers: ThemeHost) -> None:
    menu = QMenu()
    act = menu.addAction("One")
    menu.addAction("Two")
    menu.popup(menu.pos())
    assert menu.actionGeometry(act).height() >= TARGET
    menu.close()
    menu.deleteLater()
    bar = QTabBar()
    bar.addTab("One")
    bar.show()
    assert bar.tabRect(0).height() >= TARGET
    bar.close()
    bar.deleteLater()


def test_without_fingers_nothing_changes(theme_host: ThemeHost) -> None:
    button = PrimaryButton("Go")
    assert button.sizeHint().height() == theme_host.px(36)
    assert theme_host.target(10) == theme_host.px(10)
    button.deleteLater()
