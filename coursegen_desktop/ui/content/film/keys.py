"""Keys that a film heeds by itself, for the sheet of shortcuts."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence

from ...kit.translate import tr


def film_keys() -> list[tuple[str, str]]:
    """(words, keys) of the picture of a film."""
    rows = (
        (tr("Play or pause the film"), Qt.Key.Key_Space),
        (tr("Back 5 seconds"), Qt.Key.Key_Left),
        (tr("On 5 seconds"), Qt.Key.Key_Right),
        (tr("Louder"), Qt.Key.Key_Up),
        (tr("Softer"), Qt.Key.Key_Down),
        (tr("To the film's beginning"), Qt.Key.Key_Home),
        (tr("To the film's end"), Qt.Key.Key_End),
    )
    return [
        (words, QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText))
        for words, key in rows
    ]
