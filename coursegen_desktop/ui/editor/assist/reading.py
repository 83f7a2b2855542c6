"""How hard a text is to read, and where: what the assistant can say without any model."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ....domain.readability import HardSentence
from ...kit.forms import LinkButton
from ...kit.lists import Card, Emphasis, Muted, ScrollPage, Strong, Text
from ...kit.translate import tr

_LONGEST = 220


class ReadingView(QWidget):
    """The grade of a text, and its hardest sentences with a way to each of them."""

    shown = Signal(int, int)  # a sentence is to be shown: its place in the text
    simplified = Signal(int, int)  # … to be put into simpler words

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        page = ScrollPage(margin=14)
        column.addWidget(page)
        self.grade = Emphasis(wrap=True)
        self.about = Muted(wrap=True)
        page.column.addWidget(self.grade)
        page.column.addWidget(self.about)
        self._title = Strong(tr("Hardest sentences"))
        page.column.addWidget(self._title)
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        page.column.addLayout(self._list)
        page.column.addStretch(1)
        self.buttons: list[LinkButton] = []

    def show_facts(
        self, text: str, grade: int | None, found: Sequence[HardSentence], *, can_simplify: bool
    ) -> None:
        """Show a text's grade and these sentences of it."""
        if grade is None:
            self.grade.setText(tr("The school year cannot be said"))
            self.about.setText(
                tr("The text has too few words for it, or its language has no measure.")
            )
        else:
            self.grade.setText(tr("School year {grade}", grade=grade))
            self.about.setText(
                tr(
                    "Counted from the length of sentences and words: roughly for readers of that "
                    "year. Code, formulas and headings are left out."
                )
            )
        while (item := self._list.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.buttons = []
        self._title.setText(tr("Hardest sentences") if found else tr("No sentence is long."))
        for one in found:
            words = " ".join(text[one.start : one.end].split())
            self._list.addWidget(self._card(one, words, can_simplify))

    def _card(self, one: HardSentence, words: str, can_simplify: bool) -> QWidget:
        card = Card(margin=10)
        shown = words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"
        card.column.addWidget(Text(shown, wrap=True))
        row = QHBoxLayout()
        row.setSpacing(6)
        count = tr("%n word(s)", one.words)
        row.addWidget(Muted(f"{count} · {tr('%n long', one.long_words)}"))
        row.addStretch(1)
        for name, signal, wanted in (
            (tr("Show"), self.shown, True),
            (tr("Simplify"), self.simplified, can_simplify),
        ):
            if wanted:
                button = LinkButton(name)
                button.setAccessibleName(f"{name}: {shown}")
                button.clicked.connect(
                    lambda _=False, signal=signal: signal.emit(one.start, one.end)
                )
                self.buttons.append(button)
                row.addWidget(button)
        card.column.addLayout(row)
        return card
