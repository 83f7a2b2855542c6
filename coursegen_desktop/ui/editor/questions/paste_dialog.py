"""Questions pasted as text: what was understood of them, and what was not, line by line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...content.inline_text import plain
from ...kit.dialogs import Dialog
from ...kit.forms import LinkButton
from ...kit.icons import IconLabel
from ...kit.lists import Muted, ScrollPage, Strong, Text
from ...kit.theme import theme_host_of
from ...kit.translate import tr
from .kinds import kind_of
from .text_box import TextBox

_WIDTH, _SHOWN = 620, 200


class PasteDialog(Dialog):
    """`text_changed`: read it; then `show_read`. `questions` are what was understood."""

    text_changed = Signal(str)

    def __init__(self, parent: QWidget, text: str = "") -> None:
        super().__init__(parent, tr("Paste questions"))
        self.questions: tuple[Mapping[str, Any], ...] = ()
        self.add_title(
            tr("Paste questions"),
            tr("Questions in GIFT, or a list: a question, then options such as “- [x] right”."),
        )
        self.setMinimumWidth(theme_host_of(parent).px(_WIDTH))
        self.box = TextBox(tr("Questions as text"), lines=9)
        self.box.edited.connect(self.text_changed)
        self.column.addWidget(self.box)
        self._found = Strong()
        self.column.addWidget(self._found)
        self._list = ScrollPage(margin=0)
        self._list.column.setContentsMargins(0, 0, 8, 0)
        self._list.column.setSpacing(6)
        self._list.setMinimumHeight(theme_host_of(parent).px(150))
        self.column.addWidget(self._list)
        self._body: QWidget | None = None
        self._accept = self.add_buttons(tr("Add"), "")
        self.box.set_text(text)
        self.box.setFocus()
        self.show_read((), ())

    def text(self) -> str:
        """What stands in the field."""
        return self.box.text()

    def show_read(
        self, questions: Sequence[Mapping[str, Any]], problems: Sequence[tuple[int, str]]
    ) -> None:
        """What was understood, and what is wrong at which line."""
        self.questions = tuple(questions)
        self._accept.setEnabled(bool(questions))
        words = tr("%n question(s) understood", len(questions)) if self.text().strip() else ""
        if problems:
            words += "  ·  " + tr("%n problem(s)", len(problems))
        self._found.setText(words)
        if self._body is not None:
            self._list.column.removeWidget(self._body)
            self._body.hide()
            self._body.deleteLater()
        self._body = self._made_list(questions, problems)
        self._list.column.insertWidget(0, self._body)

    def _made_list(
        self, questions: Sequence[Mapping[str, Any]], problems: Sequence[tuple[int, str]]
    ) -> QWidget:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for line, words in problems[:_SHOWN]:
            link = LinkButton(tr("Line {line}", line=line), "circle-alert", role="bad")
            link.clicked.connect(lambda _=False, line=line: self._go_to(line))
            column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeading)
            told = Text(words, wrap=True)
            told.setContentsMargins(24, 0, 0, 4)
            column.addWidget(told)
        for raw in questions[:_SHOWN]:
            kind = kind_of(raw)
            prompt = " ".join(plain(str(raw.get("prompt", ""))).split())[:160]
            column.addWidget(IconLabel(kind.icon, f"{kind.name}:  {prompt}", text_role="ink"))
        more = max(0, len(questions) - _SHOWN) + max(0, len(problems) - _SHOWN)
        if more:
            column.addWidget(Muted(tr("and %n more", more)))
        column.addStretch(1)
        return body

    def _go_to(self, line: int) -> None:
        """Put the cursor where the problem is."""
        block = self.box.document().findBlockByNumber(line - 1)
        self.box.setTextCursor(QTextCursor(block))
        self.box.centerCursor()
        self.box.setFocus()
