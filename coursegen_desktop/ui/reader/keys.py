"""The reader's keys. One table: what the page does, what F1 says."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from ..kit.translate import tr

LINES = 3  # that j and k scroll by


class Key(NamedTuple):
    """`single` are keys without Ctrl or Alt, which can be switched off; `chords` always work."""

    words: str
    act: Callable[[], object]
    single: tuple[str, ...] = ()
    chords: tuple[str, ...] = ()


class ReaderKeys(QObject):
    """Actions of the page, not QShortcuts: the sheet of shortcuts lists them by their words.

    A field that is being typed in keeps its letters: Qt asks it before any shortcut, and so does
    a field within the lesson.
    """

    def __init__(self, page: QWidget, keys: tuple[Key, ...]) -> None:
        super().__init__(page)
        self._actions: list[tuple[QAction, Key]] = []
        self._allowed = True
        self.add(page, keys)

    def add(self, widget: QWidget, keys: tuple[Key, ...]) -> None:
        """More keys, which act while the keyboard is in `widget`."""
        for key in keys:
            action = QAction(key.words, widget)
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.triggered.connect(lambda _=False, act=key.act: act())
            widget.addAction(action)
            self._actions.append((action, key))
        self.allow_single(self._allowed)

    def allow_single(self, allowed: bool) -> None:
        """Whether keys alone act: speech input and trembling hands press them unawares."""
        self._allowed = allowed
        for action, key in self._actions:
            keys = (*key.single, *key.chords) if allowed else key.chords
            action.setShortcuts([QKeySequence(each) for each in keys])


def native_keys() -> list[tuple[str, str]]:
    """(words, keys) that the lesson's text heeds by itself, for the sheet of shortcuts."""
    space = QKeySequence(Qt.Key.Key_Space).toString(QKeySequence.SequenceFormat.NativeText)
    shift = QKeySequence("Shift+Space").toString(QKeySequence.SequenceFormat.NativeText)
    return [(tr("Scroll down by a page"), space), (tr("Scroll up by a page"), shift)]
