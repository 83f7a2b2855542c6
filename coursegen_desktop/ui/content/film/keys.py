"""The keys of a film: letters and signs for the whole view, the others for its picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence

from ...kit.key_table import Key
from ...kit.translate import tr
from .controls import SKIP

if TYPE_CHECKING:
    from .film_view import FilmView


def player_keys(view: FilmView) -> tuple[Key, ...]:
    """Letters and signs, to be put into the table of a page."""
    whole = (Key(tr("Full screen"), view.toggle_full_screen, ("F",)),)
    return (
        *(whole if view.has_screen else ()),
        Key(tr("Play or pause"), view.toggle, ("K",)),
        Key(tr("Back 10 seconds"), lambda: view.skip(-SKIP), ("J",)),
        Key(tr("On 10 seconds"), lambda: view.skip(SKIP), ("L",)),
        Key(tr("Next chapter"), lambda: view.step_chapter(1), ("N",)),
        Key(tr("Previous chapter"), lambda: view.step_chapter(-1), ("P",)),
        Key(tr("Slower"), lambda: view.step_rate(-1), ("<",)),
        Key(tr("Faster"), lambda: view.step_rate(1), (">",)),
        Key(tr("Captions on or off"), view.toggle_captions, ("C",)),
        Key(tr("Sound on or off"), view.toggle_mute, ("M",)),
    )


def film_keys() -> list[tuple[str, str]]:
    """(words, keys) that the picture heeds by itself, for the sheet of shortcuts."""
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
