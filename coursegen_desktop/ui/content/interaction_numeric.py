"""A number to type, in the learner's notation, with a list of units where they count."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ...domain.questions.base import OptionView
from ...domain.quiz import AnswerResult, QuestionView
from ..kit.lists import Muted
from ..kit.translate import tr
from .answer_fields import AnswerEdit, AnswerList
from .inline_text import literal
from .interaction import Interaction, given_text
from .outcome_row import outcome_rows


class NumericInteraction(Interaction):
    """A field for the number, and the units beside it."""

    def __init__(self, question: QuestionView, parent: QWidget | None = None) -> None:
        super().__init__(question, parent)
        self._rules = question.shown.text
        self.field = AnswerEdit(tr("Your answer, a number"), self._rules.width, large=True)
        self.field.textEdited.connect(self._on_edited)
        self._line = QWidget()
        row = QHBoxLayout(self._line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self.field)
        self.units: AnswerList | None = None
        if self._rules.units:
            self.units = self._unit_list()
            row.addWidget(self.units)
        row.addStretch(1)
        self.column.addWidget(self._line)
        self._hint = Muted(self._hint_words(), wrap=True)
        self.column.addWidget(self._hint)
        self.field.setAccessibleDescription(self._hint.text())

    def answer(self) -> dict[str, object] | None:
        text = self.field.value().strip()
        if not text:
            return None
        given: dict[str, object] = {"text": text}
        if self.units is not None and self.units.value():
            given["unit"] = self.units.value()
        if self._rules.decimal_comma is None:
            # Stored with the answer, so that it is read the same in any language.
            given["decimal_comma"] = self._comma()
        return given

    def set_answer(self, answer: Mapping[str, object]) -> None:
        self.field.set_value(given_text(answer, "text"))
        if self.units is not None:
            self.units.set_value(given_text(answer, "unit"))

    def stops(self) -> list[QWidget]:
        return [self.field] if self.units is None else [self.field, self.units]

    def focus_first(self) -> None:
        self.field.setFocus(Qt.FocusReason.TabFocusReason)

    def advance(self) -> bool:
        """From the number to the unit, when that is still open and counts."""
        wants = self.units is not None and self._rules.unit_use == "graded"
        if wants and self.field.hasFocus() and self.units and not self.units.value():
            self.units.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        return False

    def show_try(self, result: AnswerResult) -> None:
        if result.grade.parts:
            self.field.show_part(result.grade.parts[0])

    def clear_wrong(self, result: AnswerResult) -> None:
        if not result.grade.correct:
            self.set_answer({})

    def show_result(self, result: AnswerResult) -> None:
        self._line.hide()
        self._hint.hide()
        self.set_answer(result.answer)
        texts = (given_text(result.answer, "text"), given_text(result.answer, "unit"))
        given = " ".join(text.strip() for text in texts if text.strip())
        for part in result.grade.parts:
            for row in outcome_rows(part, literal(given)):
                self.column.addWidget(row)
        self.is_locked = True

    def _unit_list(self) -> AnswerList:
        options = tuple(OptionView(unit, literal(unit)) for unit in self._rules.units)
        made = AnswerList(tr("Unit"), options)
        made.setItemText(0, tr("Unit…"))
        made.currentIndexChanged.connect(self._on_edited)
        return made

    def _comma(self) -> bool:
        if self._rules.decimal_comma is not None:
            return self._rules.decimal_comma
        return QLocale().decimalPoint() == ","

    def _hint_words(self) -> str:
        example = "1,5" if self._comma() else "1.5"
        words = [tr("Write decimals as {example}.", example=example)]
        if self._rules.unit_use == "optional" and self._rules.units:
            words.append(tr("The unit may be left out."))
        elif self._rules.unit_use == "graded":
            words.append(tr("The unit counts."))
        return " ".join(words)

    def _on_edited(self) -> None:
        self.field.show_part(None)
        self.changed.emit()
