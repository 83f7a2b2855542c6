"""A person as a round picture."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QPixmap
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coursegen_desktop.app.paths import resources_dir
from coursegen_desktop.domain.user import AVATAR_COLOURS
from coursegen_desktop.ui.kit import avatar as module
from coursegen_desktop.ui.kit.avatar import Avatar, avatar_colour
from coursegen_desktop.ui.kit.roles import read_theme
from coursegen_desktop.ui.kit.theme import ThemeHost

from .test_kit_theme import THEMES, contrast


@pytest.fixture
def avatar(theme_host: ThemeHost) -> Iterator[Avatar]:
    window = QWidget()
    column = QVBoxLayout(window)
    made = Avatar(40)
    made.set_user("Ada Byron", "AB", 2)
    column.addWidget(made)
    window.show()
    yield made
    window.close()
    window.deleteLater()


def _top(avatar: Avatar) -> QColor:
    """Within the disc, above the letters."""
    return avatar.grab().toImage().pixelColor(avatar.width() // 2, 3)


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("colour", range(1, AVATAR_COLOURS + 1))
def test_initials_and_disc_stand_out(name: str, colour: int) -> None:
    theme = read_theme(resources_dir(), name)
    disc = avatar_colour(theme, colour)
    assert contrast(disc, theme.color("on_accent")) >= 4.5
    assert contrast(disc, theme.color("surface")) >= 3
    assert contrast(disc, theme.color("sunken")) >= 3


def test_there_is_one_for_each_colour_and_no_two_alike() -> None:
    theme = read_theme(resources_dir(), "light")
    assert len(module._COLOURS) == AVATAR_COLOURS
    shown = {avatar_colour(theme, number).name() for number in range(1, AVATAR_COLOURS + 1)}
    assert len(shown) == AVATAR_COLOURS


def test_it_is_round_and_named(avatar: Avatar, theme_host: ThemeHost) -> None:
    assert _top(avatar) == theme_host.theme.color("series_2")
    assert avatar.grab().toImage().pixelColor(0, 0) != theme_host.theme.color("series_2")
    assert avatar.accessibleName() == "Ada Byron"
    assert avatar.sizeHint().width() == 40


@pytest.mark.parametrize("initials", ["", "?", "AB", "A", "👩", "ÅØ"])
def test_whatever_the_name_something_is_painted(avatar: Avatar, initials: str) -> None:
    avatar.set_user("", initials, 3)
    image = avatar.grab().toImage()
    seen = {image.pixel(QPoint(x, image.height() // 2)) for x in range(image.width())}
    assert len(seen) > 2


def test_a_picture_covers_the_initials_and_goes_again(
    avatar: Avatar, theme_host: ThemeHost
) -> None:
    picture = QPixmap(128, 64)
    picture.fill(theme_host.theme.color("bad"))
    avatar.set_picture(picture)
    assert _top(avatar) == theme_host.theme.color("bad")
    avatar.set_picture(QPixmap())
    assert _top(avatar) == theme_host.theme.color("series_2")
