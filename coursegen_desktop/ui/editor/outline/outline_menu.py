"""The menu of the outline, in groups, and its keys for the sheet of shortcuts."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from ...kit.icons import icon
from ...kit.theme import theme_of
from ...kit.translate import tr
from . import acts

_GROUPS = {
    acts.ADD_LESSON: 0, acts.ADD_MODULE: 0, acts.RENAME: 1, acts.DUPLICATE: 1, acts.CUT: 2,
    acts.COPY: 2, acts.PASTE: 2, acts.UP: 3, acts.DOWN: 3, acts.BEFORE: 3, acts.AFTER: 3,
    acts.MERGE: 4, acts.SPLIT: 4, acts.DELETE: 5,
}  # fmt: skip


def make_menu(parent: QWidget, possible: Iterable[str], do: Callable[[str], None]) -> QMenu:
    """A menu of these acts; it is deleted when it closes."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    muted = theme_of(parent).color("muted")
    last = ""
    for act in possible:
        if last and _GROUPS[last] != _GROUPS[act]:
            menu.addSeparator()
        last = act
        action = menu.addAction(icon(acts.ICONS[act], muted), acts.words_of(act))
        action.setShortcut(QKeySequence(acts.KEYS[act]))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(lambda _=False, act=act: do(act))
    return menu


def name_keys(view: QWidget, do: Callable[[str], None]) -> None:
    """Actions for the sheet of shortcuts; the list itself answers the keys."""
    for act, keys in acts.KEYS.items():
        action = QAction(tr("Outline: {act}", act=acts.words_of(act)), view)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(lambda _=False, act=act: do(act))
        view.addAction(action)
