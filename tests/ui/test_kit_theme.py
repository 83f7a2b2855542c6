"""The tokens' contrast is computed, and the theme reaches every widget at once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import cycle, pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from coursegen_desktop.app.paths import resources_dir
from coursegen_desktop.ui.kit import fonts
from coursegen_desktop.ui.kit.charts import heat_color
from coursegen_desktop.ui.kit.forms import PrimaryButton
from coursegen_desktop.ui.kit.lists import Muted
from coursegen_desktop.ui.kit.roles import ROLES, Theme, read_theme
from coursegen_desktop.ui.kit.style_sheet import style_sheet
from coursegen_desktop.ui.kit.theme import ThemeHost, theme_host_of, theme_of

THEMES = ("light", "dark", "contrast", "sepia")
TEXT = {
    "ink": (
        "background", "surface", "sunken", "accent_soft", "good_soft", "bad_soft", "warn_soft",
        "mark_1", "mark_2", "mark_3", "mark_4",
    ),
    "muted": ("background", "surface", "sunken", "accent_soft"),
    "accent": ("background", "surface", "sunken", "accent_soft"),
    "background": ("ink",),
    "on_accent": ("accent",),
    "good": ("background", "surface", "good_soft"),
    "bad": ("background", "surface", "bad_soft"),
    "warn": ("background", "surface", "warn_soft"),
    "surface": ("bad",),
    "on_film": ("film",),
    "film_accent": ("film",),
}  # fmt: skip
EDGES = {
    "edge": ("background", "surface"),
    "accent": ("sunken",),
    "series_1": ("surface", "sunken"),
    "series_2": ("surface", "sunken"),
    "series_3": ("surface", "sunken"),
    "series_4": ("surface", "sunken"),
}
PAIRS = [(fore, back, 4.5) for fore, backs in TEXT.items() for back in backs]
PAIRS += [(fore, back, 3.0) for fore, backs in EDGES.items() for back in backs]


def luminance(color: QColor) -> float:
    """WCAG 2.2 relative luminance."""

    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(v) for v in (color.redF(), color.greenF(), color.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, two: QColor) -> float:
    """WCAG 2.2 contrast ratio, 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(two)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.fixture(params=THEMES)
def theme(request: pytest.FixtureRequest) -> Theme:
    return read_theme(resources_dir(), request.param)


@pytest.fixture
def host(theme_host: ThemeHost) -> Iterator[ThemeHost]:
    yield theme_host
    theme_host.apply("light", 1.0, False)


def test_the_formula_of_contrast() -> None:
    assert contrast(QColor("#000000"), QColor("#ffffff")) == pytest.approx(21)
    assert contrast(QColor("#777777"), QColor("#ffffff")) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize(("fore", "back", "least"), PAIRS)
def test_contrast(theme: Theme, fore: str, back: str, least: float) -> None:
    if theme.name == "contrast" and least == 4.5:
        least = 7.0
    assert contrast(theme.color(fore), theme.color(back)) >= least


def test_hovered_and_pressed_buttons_stay_legible(theme: Theme) -> None:
    toward = "ink"
    for share in (0.1, 0.18):
        fill = theme.mix("accent", toward, share)
        assert contrast(fill, theme.color("on_accent")) >= 4.5
        assert contrast(theme.mix("bad", toward, share), theme.color("surface")) >= 4.5


def test_every_step_of_the_heat_map_differs(theme: Theme) -> None:
    steps = [heat_color(theme, count, 4) for count in (0, 1, 2, 4)]
    ratios = [contrast(one, two) for one, two in pairwise(steps)]
    assert min(ratios) >= 1.2
    assert contrast(steps[0], steps[-1]) >= 3.0


def test_every_theme_has_every_role(theme: Theme) -> None:
    assert set(theme.roles) == set(ROLES)
    assert all(re.fullmatch(r"#[0-9A-F]{6}", value) for value in theme.roles.values())


def test_marks_have_the_colours_of_their_theme(theme: Theme) -> None:
    folder = resources_dir() / "themes" / theme.name
    wanted = {"check": "on_accent", "dash": "on_accent", "dot": "on_accent"}
    wanted |= {f"chevron-{way}": "muted" for way in ("up", "down", "right")}
    assert {file.stem for file in folder.glob("*.svg")} == set(wanted)
    for name, role in wanted.items():
        colours = set(re.findall(r"#[0-9A-Fa-f]{6}", (folder / f"{name}.svg").read_text()))
        assert colours == {theme.hex(role)}, name


@pytest.mark.parametrize("scale", [0.9, 1.0, 1.5])
def test_the_style_sheet_is_filled_in(theme: Theme, qapp: QApplication, scale: float) -> None:
    rules = style_sheet(theme, scale)
    assert "$" not in rules
    assert rules.count("{") == rules.count("}")
    for file in re.findall(r"url\(resources:(.*?)\)", rules):
        assert (resources_dir() / file).is_file()


def test_mix_goes_from_one_to_the_other() -> None:
    theme = read_theme(resources_dir(), "light")
    assert theme.mix("ink", "surface", 0.0) == theme.color("ink")
    assert theme.mix("ink", "surface", 1.0).name() == theme.color("surface").name()


def test_apply_reaches_widgets_that_are_shown(host: ThemeHost) -> None:
    window = QWidget()
    column = QVBoxLayout(window)
    label, button = Muted("Words"), PrimaryButton("Go")
    column.addWidget(label)
    column.addWidget(button)
    window.show()
    small, width = label.font().pointSizeF(), button.sizeHint().width()
    light = label.palette().windowText().color()
    told: list[bool] = []
    host.changed.connect(lambda: told.append(True))
    host.apply("dark", 1.5)
    assert label.font().pointSizeF() == pytest.approx(small * 1.5, rel=0.01)
    assert button.sizeHint().width() > width * 1.3
    assert button.sizeHint().height() == 54
    dark = label.palette().windowText().color()
    assert dark != light
    assert dark == host.theme.color("muted")
    assert told == [True]
    window.close()


def test_apply_of_the_same_costs_nothing(host: ThemeHost) -> None:
    told: list[bool] = []
    host.changed.connect(lambda: told.append(True))
    host.apply("light", 1.0)
    host.apply("light")
    host.apply("light", reduced_motion=True)
    assert told == []
    assert host.reduced_motion


def test_system_follows_the_system(host: ThemeHost, monkeypatch: pytest.MonkeyPatch) -> None:
    schemes = [Qt.ColorScheme.Dark]

    class Hints:
        def colorScheme(self) -> Qt.ColorScheme:
            return schemes[-1]

        def setColorScheme(self, scheme: Qt.ColorScheme) -> None:
            pass

    class App:
        """The application with a system whose scheme a test can change."""

        def styleHints(self) -> Hints:
            return Hints()

        def __getattr__(self, name: str) -> object:
            return getattr(QApplication.instance(), name)

    monkeypatch.setattr(host, "_app", App())
    host.apply("system")
    assert host.theme.name == "dark"
    schemes.append(Qt.ColorScheme.Light)
    host._on_system_scheme_changed()
    assert host.theme.name == "light"
    host.apply("sepia")
    schemes.append(Qt.ColorScheme.Dark)
    host._on_system_scheme_changed()
    assert host.theme.name == "sepia", "what was chosen by name stays"


def test_the_signal_of_the_system_is_heard(
    host: ThemeHost, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    host.apply("system")
    monkeypatch.setattr(host, "_resolved", lambda name: "dark" if name == "system" else name)
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert host.theme.name == "dark"


def test_theme_of_walks_up_to_the_window_that_opened_a_dialog(
    host: ThemeHost, qapp: QApplication
) -> None:
    class OtherHost:
        theme = read_theme(resources_dir(), "sepia")

    window = QWidget()
    window.setProperty("theme_host", OtherHost())
    dialog = QWidget(window, Qt.WindowType.Dialog)
    inner = QLabel(dialog)
    assert theme_of(inner).name == "sepia"
    assert theme_of(QLabel()).name == "light", "a loose widget has the application's"
    assert theme_host_of(None) is host
    window.close()


def test_invalid_fields_say_so(host: ThemeHost) -> None:
    field = QLineEdit()
    field.setProperty("invalid", True)
    field.resize(200, field.sizeHint().height())
    picture = field.grab().toImage()
    assert picture.pixelColor(100, 0) == host.theme.color("bad")


def test_all_fonts_load_and_have_their_family_names(qapp: QApplication) -> None:
    assert fonts.load_fonts(resources_dir(), first=True) == []
    assert fonts.load_fonts(resources_dir()) == []
    for family in (fonts.SANS, fonts.SERIF, fonts.MONO, fonts.LEGIBLE):
        assert family in fonts.QFontDatabase.families()


def test_a_refused_font_is_named(tmp_path: Path, qapp: QApplication) -> None:
    folder = tmp_path / "fonts" / "broken"
    folder.mkdir(parents=True)
    (folder / "Broken.ttf").write_bytes(b"not a font")
    assert fonts.load_fonts(tmp_path) == [str(folder / "Broken.ttf")]


@pytest.mark.parametrize("role", fonts.ROLES)
def test_font_sizes_are_pixels(role: str, qapp: QApplication) -> None:
    _, pixels, weight = fonts.ROLES[role]
    made = fonts.font(role, 1.3)
    dots = qapp.primaryScreen().logicalDotsPerInchY()
    assert made.pointSizeF() * dots / 72 == pytest.approx(pixels * 1.3, abs=0.05)
    assert made.weight() == weight
    assert fonts.tabular(made).featureTags()


def test_the_hover_of_a_row_with_columns_is_one_piece(qtbot: QtBot, theme_host: ThemeHost) -> None:
    tree = QTreeWidget()
    qtbot.addWidget(tree)
    tree.setRootIsDecorated(False)
    tree.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    tree.setColumnCount(3)
    tree.addTopLevelItem(QTreeWidgetItem(["a", "b", "c"]))
    tree.resize(400, 100)
    tree.show()
    row = tree.visualItemRect(tree.topLevelItem(0))
    steps = cycle((0, 1))

    def is_under_the_mouse() -> bool:
        # To where it stands already it does not come.
        QTest.mouseMove(tree.viewport(), row.center() + QPoint(next(steps), 0))
        return tree.underMouse()

    qtbot.waitUntil(is_under_the_mouse)
    picture = tree.viewport().grab().toImage()
    # Above the words, from the rounded corner at the left to the one at the right.
    places = range(12, tree.columnViewportPosition(2) + tree.columnWidth(2) - 12)
    seen = {picture.pixelColor(at, row.top() + 4).name() for at in places}
    assert seen == {theme_host.theme.color("sunken").name()}
