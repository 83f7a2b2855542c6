"""The passage that a citation rests on: its source, the place in it, and its words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from ...rendering.rendered import Citation
from ..content.passage_words import place_words, readable
from ..kit.dialogs import Dialog
from ..kit.lists import Muted, Small
from ..kit.theme import theme_host_of
from ..kit.translate import tr

_MOST_LINES = 12
_LEAST_LINES = 3


def citation_of(address: str, citations: Sequence[Citation]) -> Citation | None:
    """The citation of a page that a link to a source means."""
    return next((item for item in citations if item.address == address), None)


class PassageDialog(Dialog):
    """Shows a citation; open it with `dialogs.run`."""

    def __init__(self, parent: QWidget | None, citation: Citation) -> None:
        super().__init__(parent, tr("Source"))
        self.citation = citation
        self.add_title(citation.name or tr("Source without a name"))
        if place := place_words(citation.place):
            self.column.addWidget(Small(tr("Place: {place}", place=place)))
        self.words: QPlainTextEdit | None = None
        if citation.quote:
            self.words = self._field(readable(citation.quote))
            self.column.addWidget(self.words)
        else:
            note = Muted(
                tr(
                    "The course does not hold the words of this passage. "
                    "Look them up in the source itself."
                ),
                wrap=True,
                size="body",
            )
            self.column.addWidget(note)
            self.setAccessibleDescription(note.text())
        button = self.add_buttons(tr("Close"))
        (self.words or button).setFocus()

    def _field(self, passage: str) -> QPlainTextEdit:
        """The words: to read, select, copy and scroll, not to change."""
        host = theme_host_of(self.parentWidget())
        field = QPlainTextEdit(passage)
        field.setReadOnly(True)
        field.setAccessibleName(tr("Passage"))
        field.setFont(host.font("reading"))
        field.setTabChangesFocus(True)
        field.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        metrics = QFontMetrics(field.font())
        width = host.px(400) - 24
        box = metrics.boundingRect(0, 0, width, 100_000, Qt.TextFlag.TextWordWrap, passage)
        lines = box.height() // metrics.lineSpacing() + 1
        shown = min(max(lines, _LEAST_LINES), _MOST_LINES)
        field.setFixedHeight(shown * metrics.lineSpacing() + 20)
        return field
