"""What the rules for good questions say of one, with a fix where that is safe."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ...kit.forms import LinkButton
from ...kit.icons import IconLabel
from ...kit.lists import Card, Text
from ...kit.translate import tr


@dataclass(frozen=True, slots=True)
class Flaw:
    """A rule that a question breaks, in words; `fix` is the mended question, None without one."""

    question_id: str
    rule: str
    words: str
    fix: Mapping[str, Any] | None = None


class FlawCards(QWidget):
    """One line for each flaw; hidden without any. `fix_wanted` carries the flaw."""

    fix_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flaws: tuple[Flaw, ...] = ()
        self.buttons: list[LinkButton] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self.hide()

    @property
    def flaws(self) -> tuple[Flaw, ...]:
        """What is shown."""
        return self._flaws

    def show_flaws(self, flaws: Sequence[Flaw]) -> None:
        """Show these."""
        if tuple(flaws) == self._flaws:
            return
        self._flaws = tuple(flaws)
        self.buttons = []
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for flaw in self._flaws:
            self._column.addWidget(self._card(flaw))
        self.setVisible(bool(self._flaws))

    def _card(self, flaw: Flaw) -> QWidget:
        card = Card(kind="warn", margin=10)
        row = QHBoxLayout()
        row.setSpacing(10)
        card.column.addLayout(row)
        row.addWidget(IconLabel("lightbulb", role="warn", size=16), 0, Qt.AlignmentFlag.AlignTop)
        words = Text(flaw.words, wrap=True)
        row.addWidget(words, 1)
        if flaw.fix is not None:
            button = LinkButton(tr("Mend it"), "wrench")
            button.setAccessibleName(tr("Mend it: {flaw}", flaw=flaw.words))
            button.clicked.connect(lambda: self.fix_wanted.emit(flaw))
            self.buttons.append(button)
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return card
