"""What the author would have written, below what the learner wrote."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ..kit.lists import Card, SectionTitle
from ..kit.translate import tr
from .rich_text import RichText


class SampleAnswer(Card):
    """A text of the author, in Markdown. Made only where it may be seen."""

    def __init__(self, markdown: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, kind="sunken")
        self.words = RichText("body")
        self.words.show_text(markdown)
        self.column.addWidget(SectionTitle(tr("Sample answer")))
        self.column.addWidget(self.words)
