"""The keys of a page in one table: what the page does, what F1 says."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget


class Key(NamedTuple):
    """`single` are keys without Ctrl or Alt, which can be switched off; `chords` always work."""

    words: str
    act: Callable[[], object]
    single: tuple[str, ...] = ()
    chords: tuple[str, ...] = ()


class KeyTable(QObject):
    """Actions of the page, not QShortcuts: the sheet of shortcuts lists them by their words.

    A field that is being typed in keeps its letters: Qt asks it before any shortcut, and so does
    a field within a lesson. The single keys of a `group` can rest while another one has them.
    """

    def __init__(self, page: QWidget, keys: tuple[Key, ...], *, group: str = "") -> None:
        super().__init__(page)
        self._actions: list[tuple[QAction, Key, str]] = []
        self._allowed = True
        self._resting: set[str] = set()
        self.add(page, keys, group=group)

    def add(self, widget: QWidget, keys: tuple[Key, ...], *, group: str = "") -> None:
        """More keys, which act while the keyboard is in `widget`."""
        for key in keys:
            action = QAction(key.words, widget)
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.triggered.connect(lambda _=False, act=key.act: act())
            widget.addAction(action)
            self._actions.append((action, key, group))
        self._apply()

    def allow_single(self, allowed: bool) -> None:
        """Whether keys alone act: speech input and trembling hands press them unawares."""
        self._allowed = allowed
        self._apply()

    def rest(self, group: str, resting: bool) -> None:
        """Let the single keys of a group do nothing for a while, or act again."""
        (self._resting.add if resting else self._resting.discard)(group)
        self._apply()

    def _apply(self) -> None:
        for action, key, group in self._actions:
            single = self._allowed and group not in self._resting
            keys = (*key.single, *key.chords) if single else key.chords
            action.setShortcuts([QKeySequence(each) for each in keys])
