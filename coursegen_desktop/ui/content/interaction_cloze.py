"""Filling gaps: fields stand in the flowing text, Enter goes from one to the next."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ...domain.quiz import AnswerResult, QuestionView
from ..kit.translate import tr
from .answer_fields import AnswerEdit, AnswerList, AnswerMark
from .gap_text import GapText
from .interaction import Interaction
from .part_notes import PartNotes


class ClozeInteraction(Interaction):
    """The prompt itself, with fields in its gaps."""

    shows_prompt = True

    def __init__(self, question: QuestionView, parent: QWidget | None = None) -> None:
        super().__init__(question, parent)
        self.fields: dict[str, AnswerEdit | AnswerList] = {}
        self._gaps = {gap.name: gap for gap in question.shown.gaps}
        self.text = GapText(question.prompt, self._field)
        self.column.addWidget(self.text)

    def answer(self) -> dict[str, object] | None:
        given = {name: field.value() for name, field in self.fields.items()}
        return {"gaps": given} if any(text.strip() for text in given.values()) else None

    def advance(self) -> bool:
        if self.is_locked:
            return False
        fields = list(self.fields.values())
        at = next((n for n, field in enumerate(fields) if field.hasFocus()), -1)
        if at >= 0 and not fields[at].value().strip():
            return False  # Enter in an empty field: this one stays empty
        for field in [*fields[at + 1 :], *fields[: max(at, 0)]]:
            if not field.value().strip():
                field.setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return False

    def stops(self) -> list[QWidget]:
        return [self.fields[name] for name in self.text.names() if name in self.fields]

    def focus_first(self) -> None:
        for field in self.fields.values():
            field.setFocus(Qt.FocusReason.TabFocusReason)
            return

    def show_result(self, result: AnswerResult) -> None:
        for part in result.grade.parts:
            if part.key in self.fields:
                name = self.fields.pop(part.key).accessibleName()
                self.text.replace_widget(part.key, AnswerMark(name, part))
        given = result.answer.get("gaps")
        for key, field in self.fields.items():  # judged before the question was changed
            field.set_value(str(given.get(key, "")) if isinstance(given, dict) else "")
            field.setEnabled(False)
        names = {gap: tr("Gap {number}", number=n) for n, gap in enumerate(self._gaps, 1)}
        self.column.addWidget(PartNotes(result.grade.parts, names))
        self.is_locked = True

    def _field(self, name: str) -> QWidget:
        number = list(self._gaps).index(name) + 1
        label = tr("Gap {number} of {total}", number=number, total=len(self._gaps))
        gap = self._gaps[name]
        field: AnswerEdit | AnswerList
        if gap.kind == "choice":
            field = AnswerList(label, gap.options)
            field.currentIndexChanged.connect(self.changed)
        else:
            field = AnswerEdit(label, gap.width)
            field.textEdited.connect(self.changed)
        self.fields[name] = field
        return field
