"""The panel that tells why, with the way to the passage that explains."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ..kit.forms import LinkButton
from ..kit.icons import IconLabel
from ..kit.lists import Card, SectionTitle
from ..kit.translate import tr
from .rich_text import RichText


class Explanation(Card):
    """Texts of the author and a link to the lesson; `reread_requested` is that link."""

    reread_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, kind="sunken")
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(IconLabel("book-open", role="ink", size=17))
        self._title = SectionTitle(tr("Why"))
        head.addWidget(self._title)
        head.addStretch(1)
        self.column.addLayout(head)
        self._texts: list[RichText] = []
        self.link = LinkButton(icon_name="arrow-right", icon_after=True)
        self.link.clicked.connect(self.reread_requested)
        row = QHBoxLayout()
        row.setContentsMargins(0, 2, 0, 0)
        self.link.padding_px = 0  # its words stand on the column's edge
        row.addWidget(self.link)
        row.addStretch(1)
        self.column.addLayout(row)
        self.hide()

    def show_texts(self, texts: tuple[str, ...], passage: str) -> None:
        """Show paragraphs (Markdown) and the name of the passage to read again."""
        for old in self._texts:
            self.column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._texts = []
        for number, text in enumerate(texts):
            label = RichText("body")
            label.show_text(text)
            self.column.insertWidget(1 + number, label)
            self._texts.append(label)
        self._title.setText(tr("Why") if texts else tr("In the lesson"))
        self.link.setText(tr("Re-read “{title}”", title=passage))
        self.link.setVisible(bool(passage))
        self.setVisible(bool(texts or passage))
