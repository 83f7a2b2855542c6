"""How well a card was remembered: four grades, each with the interval that it leads to."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...domain.review import Recall
from ..kit.forms import SecondaryButton
from ..kit.lists import FlowLayout, Strong
from ..kit.translate import tr
from .words import interval_words, recall_words

_ICONS = {
    Recall.AGAIN: "rotate-ccw",
    Recall.HARD: "circle-dashed",
    Recall.GOOD: "check",
    Recall.EASY: "star",
}


class GradeButton(SecondaryButton):
    """One grade; the chosen one has a tick in its words."""

    height_px = 40.0

    def __init__(self, recall: Recall) -> None:
        super().__init__("", _ICONS[recall])
        self.recall = recall
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_KeyCompression, False)

    def show_interval(self, days: int, *, is_chosen: bool) -> None:
        """Say when the card would come again with this grade."""
        name, when = recall_words(self.recall), interval_words(days)
        self.setChecked(is_chosen)
        self.setText(f"{int(self.recall)}  {name} · {when}")
        self.set_icon("circle-check" if is_chosen else _ICONS[self.recall])
        told = tr("{grade}, again {when}, key {number}", grade=name, when=_when(days),
                  number=int(self.recall))  # fmt: skip
        self.setAccessibleName(tr("{grade}, chosen", grade=told) if is_chosen else told)


class GradeBar(QWidget):
    """Shows the grades. `recall_chosen` says that one was pressed."""

    recall_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(10)
        self.words = Strong(wrap=True)
        column.addWidget(self.words)
        self.buttons = {recall: GradeButton(recall) for recall in Recall}
        row = FlowLayout(spacing=10)
        for recall, button in self.buttons.items():
            button.clicked.connect(lambda _=False, recall=recall: self._on_clicked(recall))
            row.addWidget(button)
        column.addLayout(row)
        self._chosen: Recall | None = None
        self.hide()

    def ask(self, days: Mapping[Recall, int]) -> None:
        """The learner grades himself."""
        self._show(days, None, tr("How well did you know it?"))

    def show_grade(self, days: Mapping[Recall, int], recall: Recall, *, is_held: bool) -> None:
        """It was graded so; another grade may be given instead."""
        if is_held:
            words = tr("Graded “{grade}”. It is put aside for now.", grade=recall_words(recall))
        else:
            words = tr("Graded “{grade}”: it comes again {when}. Was it harder or easier?",
                       grade=recall_words(recall), when=_when(days[recall]))  # fmt: skip
        self._show(days, recall, words)

    def _show(self, days: Mapping[Recall, int], chosen: Recall | None, words: str) -> None:
        self._chosen = chosen
        self.words.setText(words)
        for recall, button in self.buttons.items():
            button.show_interval(days[recall], is_chosen=recall is chosen)
        self.show()

    def _on_clicked(self, recall: Recall) -> None:
        # It is lit when the grade is stored, not before.
        for other, button in self.buttons.items():
            button.setChecked(other is self._chosen)
        self.recall_chosen.emit(recall)


def _when(days: int) -> str:
    if days <= 0:
        return tr("today")
    return tr("in {interval}", interval=interval_words(days))
