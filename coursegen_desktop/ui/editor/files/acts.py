"""What can be done with a file: its words, icon and key."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from ....domain.media_use import WORDS, MediaUse
from ...kit.icons import icon
from ...kit.theme import theme_of
from ...kit.translate import tr

INSERT, COPY, OPEN, REPLACE, RENAME, DELETE = (
    "insert", "copy", "open", "replace", "rename", "delete",
)  # fmt: skip
ICONS = {
    INSERT: "corner-down-left", COPY: "copy", OPEN: "external-link", REPLACE: "replace",
    RENAME: "pencil", DELETE: "trash",
}  # fmt: skip
# Answered by the list of files.
KEYS = {INSERT: "Return", COPY: "Ctrl+C", RENAME: "F2", DELETE: "Del"}


def act_words(act: str, use: MediaUse | None = None) -> str:
    """What an act is called; for a file that nobody has, replacing is choosing one."""
    if act == REPLACE and use is not None and not use.file_path:
        return tr("Choose the file…")
    return {
        INSERT: tr("Insert into the text"),
        COPY: tr("Copy address"),
        OPEN: tr("Open in another program…"),
        REPLACE: tr("Replace everywhere…"),
        RENAME: tr("Rename…"),
        DELETE: tr("Delete"),
    }[act]


def possible(use: MediaUse) -> Sequence[str]:
    """What can be done with this file."""
    if not use.file_path:
        return (REPLACE, COPY)
    if use.is_missing:
        return (REPLACE, COPY, RENAME, DELETE)
    shown = () if use.kind == WORDS else (INSERT,)
    return (*shown, COPY, OPEN, REPLACE, RENAME, DELETE)


def act_tip(act: str, use: MediaUse | None = None) -> str:
    """The words with the key."""
    words = act_words(act, use)
    if act not in KEYS:
        return words
    keys = QKeySequence(KEYS[act]).toString(QKeySequence.SequenceFormat.NativeText)
    return f"{words} ({keys})"


def make_menu(parent: QWidget, use: MediaUse, do: Callable[[str], None]) -> QMenu:
    """A menu of what can be done; it is deleted when it closes."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    muted = theme_of(parent).color("muted")
    for act in possible(use):
        if act == DELETE:
            menu.addSeparator()
        action = menu.addAction(icon(ICONS[act], muted), act_words(act, use))
        if act in KEYS:
            action.setShortcut(QKeySequence(KEYS[act]))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(lambda _=False, act=act: do(act))
    return menu
