"""The words that belong into the gaps of a text, to be clicked or dragged."""

from __future__ import annotations

from collections.abc import Set
from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QWidget

from ...domain.questions.base import WordView
from ..kit.lists import FlowLayout
from .word_chip import WordChip


class WordBank(QWidget):
    """`word_clicked` carries the id, `word_dropped` also where on the screen."""

    word_clicked = Signal(str)
    word_dropped = Signal(str, QPoint)

    def __init__(self, words: tuple[WordView, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        flow = FlowLayout(self, spacing=8)
        self.chips: dict[str, WordChip] = {}
        for word in words:
            chip = WordChip(word.text)
            chip.clicked.connect(partial(self._on_clicked, word.id))
            chip.dropped.connect(partial(self.word_dropped.emit, word.id))
            flow.addWidget(chip)
            self.chips[word.id] = chip

    def show_used(self, used: Set[str]) -> None:
        """Fade the words that stand in a gap and cannot be used again."""
        for word in self._words:
            self.chips[word.id].set_state(used=word.id in used and not word.reuse)

    def _on_clicked(self, word: str) -> None:
        self.word_clicked.emit(word)
