"""The number on the rail: how much waits, in figures and in words."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from coursegen_desktop.ui.shell.rail import Rail, RailItem

from .library_parts import Place


def _review(rail: Rail) -> RailItem:
    return next(item for item in rail.items() if item.place.id == "review")


@pytest.mark.parametrize(
    ("count", "badge", "told"),
    [(1, "1", "Review, 1 due"), (999, "999", "Review, 999 due"),
     (5_000, "999+", "Review, 999+ due")],
)  # fmt: skip
def test_a_number_on_an_item_is_read_aloud_too(
    place: Place, count: int, badge: str, told: str
) -> None:
    rail = Rail()
    place.show(rail)
    item = _review(rail)
    plain = item.grab().toImage()
    rail.show_badge("review", count)
    assert (item.badge, item.accessibleName()) == (badge, told)
    assert item.toolTip() == f"{told} (Ctrl+7)"
    assert item.grab().toImage() != plain
    rail.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert item.grab().toImage() != plain
    rail.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    rail.show_badge("review", 0)
    assert (item.badge, item.accessibleName()) == ("", "Review")
    assert item.grab().toImage() == plain
