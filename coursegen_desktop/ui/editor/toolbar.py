"""The buttons above the text: each marks up what is selected."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ..kit.forms import IconButton
from ..kit.lists import Hairline
from ..kit.theme import theme_host_of
from ..kit.translate import tr
from .markdown_edit import MarkdownEdit


class MarkdownToolbar(QWidget):
    """Acts on one MarkdownEdit. The buttons' shortcuts work wherever the keyboard is."""

    def __init__(self, edit: MarkdownEdit) -> None:
        super().__init__()
        self._edit = edit
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(2)
        undo = self._add("undo-2", tr("Undo"), "Ctrl+Z", edit.undo)
        redo = self._add("redo-2", tr("Redo"), "Ctrl+Shift+Z", edit.redo)
        for button, available in ((undo, edit.undoAvailable), (redo, edit.redoAvailable)):
            button.setEnabled(False)
            available.connect(button.setEnabled)
        line = Hairline(vertical=True)
        line.setFixedHeight(theme_host_of(self).px(20))
        self._row.addSpacing(4)
        self._row.addWidget(line)
        self._row.addSpacing(4)
        self._add_marks()

    def _add_marks(self) -> None:
        edit = self._edit
        table = "| " + tr("Column") + " 1 | " + tr("Column") + " 2 |\n| --- | --- |\n|  |  |"
        call_out = '!!! tip "' + tr("Key idea") + '"\n    ' + tr("Text of the call-out.")
        for icon, name, keys, act in (
            ("heading", tr("Heading"), "Ctrl+Shift+H", lambda: edit.prefix_lines("## ")),
            ("bold", tr("Bold"), "Ctrl+B", lambda: edit.wrap("**", "**", tr("bold"))),
            ("italic", tr("Italic"), "Ctrl+I", lambda: edit.wrap("*", "*", tr("italic"))),
            ("list", tr("List"), "Ctrl+Shift+L", lambda: edit.prefix_lines("- ")),
            ("list-ordered", tr("Numbered list"), "Ctrl+Shift+O", lambda: edit.prefix_lines("1. ")),
            ("quote", tr("Quotation"), "Ctrl+Shift+Q", lambda: edit.prefix_lines("> ")),
            ("code", tr("Code"), "Ctrl+Shift+C", lambda: edit.mark_code(tr("code"))),
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

    def _add(self, icon: str, name: str, keys: str, act: Callable[[], None]) -> IconButton:
        button = IconButton(icon, name, keys)
        button.clicked.connect(lambda: act())
        self._row.addWidget(button)
        return button
