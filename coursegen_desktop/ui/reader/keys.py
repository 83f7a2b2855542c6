"""The reader's keys, beside those that are its own text's."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence

from ..kit.key_table import Key, KeyTable
from ..kit.translate import tr

__all__ = ["LINES", "READING", "WATCHING", "Key", "KeyTable", "native_keys"]

LINES = 3  # that j and k scroll by
# Groups of single keys, of which one acts and the other rests.
READING, WATCHING = "reading", "watching"


def native_keys() -> list[tuple[str, str]]:
    """(words, keys) that the lesson's text heeds by itself, for the sheet of shortcuts."""
    space = QKeySequence(Qt.Key.Key_Space).toString(QKeySequence.SequenceFormat.NativeText)
    shift = QKeySequence("Shift+Space").toString(QKeySequence.SequenceFormat.NativeText)
    return [(tr("Scroll down by a page"), space), (tr("Scroll up by a page"), shift)]
