"""What the author says about single gaps or pairs, below the answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...domain.questions.base import Part
from .answer_fields import mark_of
from .rich_text import RichText


class PartNotes(QWidget):
    """One line for each part that has feedback; hidden when none has."""

    def __init__(
        self, parts: Sequence[Part], names: Mapping[str, str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 0)
        column.setSpacing(4)
        told = [part for part in parts if part.feedback.strip()]
        for part in told:
            note = RichText("small", mark_of(part)[1])
            name = names.get(part.key, "")
            note.show_text(f"{name}: {part.feedback}" if name else part.feedback)
            column.addWidget(note)
        if not told:
            self.hide()  # never shown here: it has no parent yet and would be a window
