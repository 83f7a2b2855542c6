"""Two versions of a text side by side, the lines that only one of them has tinted.

row = compared(dialog, (tr("Yours"), mine), (tr("The other one"), theirs))
dialog.column.addLayout(row, 1)
"""

from __future__ import annotations

import difflib

from PySide6.QtGui import QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from .lists import Strong
from .theme import theme_of

# Finding differences grows with the square of the lines: beyond this the texts stand unmarked.
_MOST_LINES = 3000


def compared(parent: QWidget, left: tuple[str, str], right: tuple[str, str]) -> QHBoxLayout:
    """Each version is its name and its text; both can be scrolled, selected and copied."""
    row = QHBoxLayout()
    row.setSpacing(14)
    marks = changed_lines(left[1], right[1])
    for (name, text), changed in zip((left, right), marks, strict=True):
        row.addLayout(_version(parent, name, text, changed))
    return row


def changed_lines(mine: str, theirs: str) -> tuple[list[int], list[int]]:
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


def _version(parent: QWidget, name: str, text: str, changed: list[int]) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(6)
    column.addWidget(Strong(name))
    shown = QPlainTextEdit(text)
    shown.setReadOnly(True)
    shown.setTabChangesFocus(True)
    shown.setAccessibleName(name)
    column.addWidget(shown, 1)
    tint = QTextBlockFormat()
    tint.setBackground(theme_of(parent).color("warn_soft"))
    for number in changed:
        cursor = QTextCursor(shown.document().findBlockByNumber(number))
        cursor.mergeBlockFormat(tint)
    if changed:
        shown.setTextCursor(QTextCursor(shown.document().findBlockByNumber(changed[0])))
    return column
