"""Covers with rounded corners."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from coursegen_desktop.ui.content.cover import cover_picture

from .library_parts import flat_cover


@pytest.mark.parametrize("dpr", [1.0, 2.0])
def test_corners_are_rubbed_out_and_nothing_else(qtbot: QtBot, dpr: float) -> None:
    picture = cover_picture(flat_cover, "seed", "Maps", QSize(80, 40), dpr, 12.0, 0.0)
    assert picture.deviceIndependentSize().toSize() == QSize(80, 40)
    image = picture.toImage()
    right, bottom = image.width() - 1, image.height() - 1
    full = QColor(Qt.GlobalColor.darkCyan).rgb()
    assert image.pixelColor(0, 0).alpha() == 0
    assert image.pixelColor(right, 0).alpha() == 0
    assert image.pixelColor(0, bottom).alpha() == 255
    assert image.pixelColor(right, bottom).alpha() == 255
    reach = round(12 * dpr)
    for x, y in ((reach, 0), (right - reach, 0), (0, reach), (right, reach), (reach, reach)):
        assert image.pixelColor(x, y).rgb() == full
    gone = sum(
        255 - image.pixelColor(x, y).alpha()
        for x in range(image.width())
        for y in range(image.height())
    )
    # Two squares of 12 less two quarters of a circle: 2 * 144 * (1 - pi / 4) pixels.
    assert gone / 255 / dpr**2 == pytest.approx(61.8, rel=0.04)
