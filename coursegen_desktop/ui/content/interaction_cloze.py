"""Filling gaps: fields stand in the flowing text, Enter goes from one to the next."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QMargins, QPoint, QRect, Qt
from PySide6.QtWidgets import QWidget

from ...domain.questions.base import Verdict
from ...domain.quiz import AnswerResult, QuestionView
from ..kit.speech import say
from ..kit.translate import tr
from .answer_fields import AnswerEdit, AnswerList, AnswerMark
from .gap_text import GapText
from .inline_text import plain
from .interaction import Interaction, given_map
from .part_notes import PartNotes
from .word_bank import WordBank


class ClozeInteraction(Interaction):
    """The prompt itself, with fields in its gaps."""

    shows_prompt = True

    def __init__(self, question: QuestionView, parent: QWidget | None = None) -> None:
        super().__init__(question, parent)
        self.fields: dict[str, AnswerEdit | AnswerList] = {}
        self._gaps = {gap.name: gap for gap in question.shown.gaps}
        self.text = GapText(question.prompt, self._field)
        self.column.addWidget(self.text)
        self.bank: WordBank | None = None
        if question.shown.bank:
            self.bank = WordBank(question.shown.bank)
            self.bank.word_clicked.connect(self._on_word_clicked)
            self.bank.word_dropped.connect(self._on_word_dropped)
            self.column.addSpacing(8)
            self.column.addWidget(self.bank)

    def answer(self) -> dict[str, object] | None:
        given = {name: field.value() for name, field in self.fields.items()}
        return {"gaps": given} if any(text.strip() for text in given.values()) else None

    def set_answer(self, answer: Mapping[str, object]) -> None:
        given = given_map(answer, "gaps")
        for name, field in self.fields.items():
            field.set_value(given.get(name, ""))
        self._count_words()

    def instruction(self) -> str:
        if self.bank is None:
            return ""
        return tr("Drag a word into each gap, or choose it there")

    def show_try(self, result: AnswerResult) -> None:
        for part in result.grade.parts:
            if part.key in self.fields and part.given:
                self.fields[part.key].show_part(part)

    def clear_wrong(self, result: AnswerResult) -> None:
        for part in result.grade.parts:
            if part.key in self.fields and part.verdict is not Verdict.RIGHT:
                self.fields[part.key].set_value("")

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
        given = given_map(result.answer, "gaps")
        for key, field in self.fields.items():  # judged before the question was changed
            field.set_value(given.get(key, ""))
            field.setEnabled(False)
        if self.bank is not None:
            self.bank.hide()
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
            field.passes = partial(self._stands_elsewhere, name)
            field.currentIndexChanged.connect(partial(self._on_edited, name))
        else:
            field = AnswerEdit(label, gap.width)
            field.textEdited.connect(partial(self._on_edited, name))
        self.fields[name] = field
        return field

    def _on_edited(self, name: str, _value: object) -> None:
        self.fields[name].show_part(None)
        if self.bank is not None:
            self._take_from_others(name)
            self._count_words()
        self.changed.emit()

    def _stands_elsewhere(self, name: str, word: str) -> bool:
        """Whether a word of the bank stands in another gap, and may stand in one only."""
        once = {view.id for view in self.question.shown.bank if not view.reuse}
        others = (field.value() for other, field in self.fields.items() if other != name)
        return word in once and word in others

    def _take_from_others(self, name: str) -> None:
        """A word that may be used once leaves the gap where it stood."""
        word = self.fields[name].value()
        once = {view.id for view in self.question.shown.bank if not view.reuse}
        for other, field in self.fields.items():
            if other != name and word in once and field.value() == word:
                field.set_value("")

    def _count_words(self) -> None:
        if self.bank is not None:
            self.bank.show_used({field.value() for field in self.fields.values()})

    def _takes(self, name: str, word: str) -> bool:
        gap = self._gaps.get(name)
        return gap is not None and any(option.id == word for option in gap.options)

    def _on_word_clicked(self, word: str) -> None:
        """Into the first empty gap that takes it; a word in use goes back."""
        bank = {view.id: view for view in self.question.shown.bank}
        for field in self.fields.values():
            if field.value() == word and not bank[word].reuse:
                field.set_value("")
                return
        for name, field in self.fields.items():
            if not field.value() and self._takes(name, word):
                field.set_value(word)
                words = tr("{word}: {gap}", word=plain(bank[word].text), gap=field.accessibleName())
                say(self, words, urgent=True)
                return
        say(self, tr("There is no empty gap for this word."), urgent=True)

    def _on_word_dropped(self, word: str, place: QPoint) -> None:
        for name, field in self.fields.items():
            box = QRect(field.mapToGlobal(QPoint(0, 0)), field.size())
            if box.marginsAdded(QMargins(6, 8, 6, 8)).contains(place) and self._takes(name, word):
                field.set_value(word)
                return
