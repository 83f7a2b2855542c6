"""The buttons above the text: each marks up what is selected."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ..kit.forms import IconButton
from ..kit.translate import tr
from .markdown_edit import MarkdownEdit


class MarkdownToolbar(QWidget):
    """Acts on one MarkdownEdit; every button has a shortcut that works in the text."""

    def __init__(self, edit: MarkdownEdit) -> None:
        super().__init__()
        self._edit = edit
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(2)
        table = "| " + tr("Column") + " 1 | " + tr("Column") + " 2 |\n| --- | --- |\n|  |  |"
        call_out = '!!! tip "' + tr("Key idea") + '"\n    ' + tr("Text of the call-out.")
        code = "```\n" + tr("code") + "\n```"
        for icon, name, keys, act in (
            ("heading", tr("Heading"), "Ctrl+Shift+H", lambda: edit.prefix_lines("## ")),
            ("bold", tr("Bold"), "Ctrl+B", lambda: edit.wrap("**", "**", tr("bold"))),
            ("italic", tr("Italic"), "Ctrl+I", lambda: edit.wrap("*", "*", tr("italic"))),
            ("list", tr("List"), "Ctrl+Shift+L", lambda: edit.prefix_lines("- ")),
            ("list-ordered", tr("Numbered list"), "Ctrl+Shift+O", lambda: edit.prefix_lines("1. ")),
            ("quote", tr("Quotation"), "Ctrl+Shift+Q", lambda: edit.prefix_lines("> ")),
            ("code", tr("Code"), "Ctrl+Shift+C", lambda: self._code(code)),
            ("table", tr("Table"), "Ctrl+Shift+T", lambda: edit.insert_block(table)),
            ("link", tr("Link"), "Ctrl+Shift+K", lambda: edit.wrap("[", "](https://)", tr("link"))),
            (
                "message-square-warning",
                tr("Call-out"),
                "Ctrl+Shift+N",
                lambda: edit.insert_block(call_out),
            ),
        ):
            self._add(icon, name, keys, act)

    def _add(self, icon: str, name: str, keys: str, act: Callable[[], None]) -> None:
        button = IconButton(icon, name, keys)
        button.clicked.connect(lambda: act())
        self._row.addWidget(button)
        shortcut = QShortcut(QKeySequence(keys), self._edit)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(act)

    def _code(self, block: str) -> None:
        chosen = self._edit.textCursor().selectedText()
        if chosen and "\u2029" not in chosen:
            self._edit.wrap("`", "`", "")
        else:
            self._edit.insert_block(block)
