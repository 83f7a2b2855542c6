"""Asked before an attempt goes on: what becomes of it, and how much time there is."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from coursegen_desktop.domain.school_class import HandedIn
from coursegen_desktop.ui.content.reopening import GoOnDialog
from coursegen_desktop.ui.kit.theme import ThemeHost


@pytest.mark.parametrize(
    ("limit", "left", "words", "choices"),
    [
        (600, 240.0, "4 minutes were left.", [0, 5, 10]),
        (600, 45.0, "45 seconds were left.", [0, 5, 10]),
        (3600, 0.0, "No time was left.", [5, 10, 15, 30]),
        (60, 0.2, "No time was left.", [1]),
    ],
)
def test_time_that_is_left_and_time_that_is_given(
    qapp: QApplication, theme_host: ThemeHost,
    limit: int, left: float, words: str, choices: list[int],
) -> None:  # fmt: skip
    dialog = GoOnDialog(None, "Ada", HandedIn("The sea", limit, left, tells=True))
    assert dialog.time is not None and dialog.left is not None
    assert dialog.left.text() == words
    assert [dialog.time.itemData(at) for at in range(dialog.time.count())] == choices
    assert "Ada may have seen" in dialog.accessibleDescription()
    dialog.time.setCurrentIndex(len(choices) - 1)
    dialog.accept()
    assert dialog.minutes == choices[-1]
    dialog.deleteLater()


def test_without_a_limit_nothing_is_asked(qapp: QApplication, theme_host: ThemeHost) -> None:
    dialog = GoOnDialog(None, "Ada", HandedIn("The sea", None, None, tells=False))
    assert dialog.time is None and dialog.left is None
    assert "seen" not in dialog.accessibleDescription()
    dialog.accept()
    assert dialog.minutes == 0
    dialog.deleteLater()
