"""What can be done in the outline, and the keys for it."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent

from ...kit.focus import keys_of
from ...kit.translate import tr

RENAME, DUPLICATE, DELETE = "rename", "duplicate", "delete"
CUT, COPY, PASTE = "cut", "copy", "paste"
UP, DOWN, BEFORE, AFTER = "up", "down", "before", "after"
ADD_LESSON, ADD_MODULE = "add_lesson", "add_module"
SPLIT, MERGE = "split", "merge"

KEYS = {
    RENAME: "F2", DUPLICATE: "Ctrl+D", DELETE: "Del", CUT: "Ctrl+X", COPY: "Ctrl+C",
    PASTE: "Ctrl+V", UP: "Alt+Up", DOWN: "Alt+Down", BEFORE: "Alt+Left", AFTER: "Alt+Right",
    ADD_LESSON: "Ctrl+Return", ADD_MODULE: "Ctrl+Shift+Return", MERGE: "Ctrl+M",
    SPLIT: "Ctrl+Shift+M",
}  # fmt: skip
_ALSO = {"Ctrl+Ins": COPY, "Shift+Ins": PASTE, "Shift+Del": CUT, "Ctrl+Enter": ADD_LESSON}
_ACTS = {keys: act for act, keys in KEYS.items()} | _ALSO
ICONS = {
    RENAME: "pencil", DUPLICATE: "copy-plus", DELETE: "trash", CUT: "scissors", COPY: "copy",
    PASTE: "clipboard-paste", UP: "move-up", DOWN: "move-down", BEFORE: "chevron-up",
    AFTER: "chevron-down", ADD_LESSON: "file-plus", ADD_MODULE: "plus", MERGE: "merge",
    SPLIT: "split",
}  # fmt: skip


def words_of(act: str) -> str:
    """An act as menus name it."""
    return {
        RENAME: tr("Rename"), DUPLICATE: tr("Duplicate"), DELETE: tr("Delete"), CUT: tr("Cut"),
        COPY: tr("Copy"), PASTE: tr("Paste"), UP: tr("Move up"), DOWN: tr("Move down"),
        BEFORE: tr("Move to the module before"), AFTER: tr("Move to the module after"),
        ADD_LESSON: tr("Add a lesson"), ADD_MODULE: tr("Add a module"),
        MERGE: tr("Merge lessons"), SPLIT: tr("Split at the text cursor"),
    }[act]  # fmt: skip


def act_of(event: QKeyEvent) -> str:
    """The act that a key asks for, "" for none."""
    return _ACTS.get(keys_of(event), "")


def claims(event: QEvent) -> bool:
    """Whether the outline keeps a key for itself of which the window made a shortcut."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    return bool(act_of(event))
