"""Two versions of a lesson side by side, and the question which one to keep."""

from __future__ import annotations

import difflib

from PySide6.QtGui import QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from ..kit.dialogs import Dialog, run
from ..kit.lists import Strong
from ..kit.theme import theme_host_of, theme_of
from ..kit.translate import tr

# Finding differences grows with the square of the lines: beyond this the texts stand unmarked.
_MOST_LINES = 3000


async def ask_which_to_keep(parent: QWidget, mine: str, theirs: str) -> bool:
    """True to replace the other text by `mine`, False to keep both. Closing keeps both."""
    dialog = Dialog(parent, tr("This lesson was changed elsewhere"))
    dialog.add_title(
        tr("This lesson was changed elsewhere"),
        tr(
            "Another window or program saved it while you were editing. “Keep mine” replaces the "
            "other text; “Keep both” leaves it and puts yours into a new lesson beside it."
        ),
    )
    row = QHBoxLayout()
    row.setSpacing(14)
    left, right = _changed_lines(mine, theirs)
    row.addLayout(_version(dialog, tr("Yours"), mine, left))
    row.addLayout(_version(dialog, tr("The other one"), theirs, right))
    dialog.column.addLayout(row, 1)
    dialog.add_buttons(tr("Keep mine"), tr("Keep both"), danger=True)
    host = theme_host_of(parent)
    dialog.resize(
        min(host.px(860), parent.window().width() - 40),
        min(host.px(540), parent.window().height() - 40),
    )
    return await run(dialog) == QDialog.DialogCode.Accepted


def _version(dialog: Dialog, name: str, text: str, changed: list[int]) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(6)
    column.addWidget(Strong(name))
    shown = QPlainTextEdit(text)
    shown.setReadOnly(True)
    shown.setTabChangesFocus(True)
    shown.setAccessibleName(name)
    column.addWidget(shown, 1)
    tint = QTextBlockFormat()
    tint.setBackground(theme_of(dialog).color("warn_soft"))
    for number in changed:
        cursor = QTextCursor(shown.document().findBlockByNumber(number))
        cursor.mergeBlockFormat(tint)
    if changed:
        shown.setTextCursor(QTextCursor(shown.document().findBlockByNumber(changed[0])))
    return column


def _changed_lines(mine: str, theirs: str) -> tuple[list[int], list[int]]:
    """Numbers of the lines that only one of the texts has."""
    left, right = mine.split("\n"), theirs.split("\n")
    if max(len(left), len(right)) > _MOST_LINES:
        return [], []
    mine_only: list[int] = []
    theirs_only: list[int] = []
    matcher = difflib.SequenceMatcher(None, left, right, autojunk=False)
    for kind, start, end, other_start, other_end in matcher.get_opcodes():
        if kind != "equal":
            mine_only += range(start, end)
            theirs_only += range(other_start, other_end)
    return mine_only, theirs_only
