"""A short text to type: one line as wide as the answer, or several."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ...domain.questions.base import Verdict
from ...domain.quiz import AnswerResult, QuestionView
from ..kit.translate import tr
from .answer_fields import AnswerEdit
from .inline_text import literal, plain
from .interaction import Interaction, given_text
from .outcome_row import OutcomeRow, outcome_rows
from .writing_field import WritingField


class ShortTextInteraction(Interaction):
    """One field; Enter in a single line checks the answer."""

    def __init__(self, question: QuestionView, parent: QWidget | None = None) -> None:
        super().__init__(question, parent)
        rules = question.shown.text
        self.field: AnswerEdit | WritingField
        if rules.lines > 1:
            self.field = WritingField(tr("Your answer"), lines=rules.lines)
            self.field.textChanged.connect(self._on_edited)
            self.field.submit_requested.connect(self.submit_requested)
            self.column.addWidget(self.field)
        else:
            self.field = AnswerEdit(tr("Your answer"), max(rules.width, 24), large=True)
            self.field.textEdited.connect(self._on_edited)
            self.column.addWidget(self.field, 0, Qt.AlignmentFlag.AlignLeading)

    def answer(self) -> dict[str, object] | None:
        text = self.field.value()
        return {"text": text} if text.strip() else None

    def set_answer(self, answer: Mapping[str, object]) -> None:
        self.field.set_value(given_text(answer, "text"))

    def stops(self) -> list[QWidget]:
        return [self.field]

    def focus_first(self) -> None:
        self.field.setFocus(Qt.FocusReason.TabFocusReason)

    def show_try(self, result: AnswerResult) -> None:
        if result.grade.parts:
            self.field.show_part(result.grade.parts[0])

    def clear_wrong(self, result: AnswerResult) -> None:
        if result.grade.parts and not result.grade.correct:
            self.field.set_value("")

    def show_result(self, result: AnswerResult) -> None:
        self.field.hide()
        given = given_text(result.answer, "text")
        self.field.set_value(given)
        for part in result.grade.parts:
            for row in outcome_rows(part, literal(given)):
                self.column.addWidget(row)
        shown = any(part.expected for part in result.grade.parts)
        sample = result.correct_text
        if sample.strip() and not shown and plain(sample) != given.strip():
            self.column.addWidget(OutcomeRow(sample, Verdict.NONE, tr("Sample answer")))
        self.is_locked = True

    def _on_edited(self) -> None:
        self.field.show_part(None)
        self.changed.emit()
