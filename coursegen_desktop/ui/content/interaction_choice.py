"""Choosing: one or several of a list, or true and false, in rows with letters."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ...domain.questions.base import OptionView
from ...domain.quiz import AnswerResult, QuestionView
from ..kit.translate import tr
from .interaction import Interaction
from .option_row import CheckRow, RadioRow

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def letter(index: int) -> str:
    """A to Z, then 27, 28 …"""
    return _LETTERS[index] if index < len(_LETTERS) else str(index + 1)


class ChoiceInteraction(Interaction):
    """Rows of radio buttons, or of check boxes where several may be chosen."""

    def __init__(self, question: QuestionView, parent: QWidget | None = None) -> None:
        super().__init__(question, parent)
        self._several = question.shown.most > 1
        kind = CheckRow if self._several else RadioRow
        self.rows = [
            kind(letter(number), self._words(option))
            for number, option in enumerate(question.shown.options)
        ]
        for row in self.rows:
            self.column.addWidget(row)
            row.toggled.connect(partial(self._on_row_toggled, row))

    def answer(self) -> dict[str, object] | None:
        chosen = self._chosen()
        return self._as_answer(chosen) if len(chosen) >= max(1, self.question.shown.least) else None

    def instruction(self) -> str:
        shown = self.question.shown
        if not self._several:
            return ""
        if shown.most < len(shown.options):
            return tr("Choose up to %n", shown.most)
        return tr("Choose all that apply")

    def choose(self, index: int) -> bool:
        if self.is_locked or not 0 <= index < len(self.rows):
            return False
        row = self.rows[index]
        row.setFocus(Qt.FocusReason.ShortcutFocusReason)
        row.setChecked(not row.isChecked() if self._several else True)
        return True

    def stops(self) -> list[QWidget]:
        return list(self.rows)

    def focus_first(self) -> None:
        chosen = [row for row in self.rows if row.isChecked()]
        for row in (chosen or self.rows)[:1]:
            row.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_result(self, result: AnswerResult) -> None:
        given = self._given_ids(result)
        parts = {part.key: part for part in result.grade.parts}
        for option, row in zip(self.question.shown.options, self.rows, strict=True):
            was_given = option.id in given
            row.blockSignals(True)
            row.setAutoExclusive(False)  # lets a restored answer be set, and keeps it
            row.setChecked(was_given)
            row.blockSignals(False)
            if option.id in parts:
                row.show_part(parts[option.id])
            else:
                row.lock()
        self.is_locked = True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk through the rows where Qt would leave the group."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        at = next((n for n, row in enumerate(self.rows) if row.hasFocus()), None)
        if step is None or at is None:
            super().keyPressEvent(event)
            return
        self.rows[(at + step) % len(self.rows)].setFocus(Qt.FocusReason.TabFocusReason)

    def _chosen(self) -> list[str]:
        pairs = zip(self.question.shown.options, self.rows, strict=True)
        return [option.id for option, row in pairs if row.isChecked()]

    def _words(self, option: OptionView) -> str:
        return option.text

    def _as_answer(self, chosen: list[str]) -> dict[str, object]:
        return {"chosen": chosen}

    def _given_ids(self, result: AnswerResult) -> set[str]:
        chosen = result.answer.get("chosen")
        return {str(item) for item in chosen} if isinstance(chosen, list | tuple) else set()

    def _on_row_toggled(self, row: RadioRow | CheckRow, is_checked: bool) -> None:
        if is_checked and self._several and len(self._chosen()) > self.question.shown.most:
            row.setChecked(False)  # one more than may be chosen
        self.changed.emit()


class TrueFalseInteraction(ChoiceInteraction):
    """Two rows, for true and for false."""

    def _words(self, option: OptionView) -> str:
        # An author's own labels stay as they are.
        return {"True": tr("True"), "False": tr("False")}.get(option.text, option.text)

    def _as_answer(self, chosen: list[str]) -> dict[str, object]:
        return {"value": chosen[0] == "true"}

    def _given_ids(self, result: AnswerResult) -> set[str]:
        value = result.answer.get("value")
        return {"true" if value else "false"} if isinstance(value, bool) else set()
