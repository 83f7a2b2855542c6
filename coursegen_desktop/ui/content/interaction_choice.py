"""Choosing: one or several of a list, or true and false, in rows with letters."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ...domain.questions.base import OptionView, Verdict
from ...domain.quiz import AnswerResult, QuestionView
from ..kit.translate import tr
from .answer_fields import AnswerList
from .choice_list import ChoiceList
from .inline_text import has_objects, plain
from .interaction import Interaction, given_list
from .option_columns import OptionColumns
from .option_row import CheckRow, RadioRow

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
# More rows than this become a list that paints only what is seen.
_MOST_ROWS = 60


def letter(index: int, numbering: str = "ABC") -> str:
    """A to Z, then 27, 28 …; or a to z, 1 …, i to xii, or nothing, as the author wishes."""
    if numbering == "none":
        return ""
    if numbering in ("iii", "III") and index < len(_ROMAN):
        return _ROMAN[index] if numbering == "iii" else _ROMAN[index].upper()
    if numbering in ("ABC", "abc") and index < len(_LETTERS):
        return _LETTERS[index] if numbering == "ABC" else _LETTERS[index].lower()
    return str(index + 1)


class ChoiceInteraction(Interaction):
    """Rows of radio buttons, or of check boxes where several may be chosen; side by side, or as a
    drop-down list of plain words, where the author wishes so."""

    def __init__(self, question: QuestionView, parent: QWidget | None = None) -> None:
        super().__init__(question, parent)
        self._several = question.shown.most > 1
        options = question.shown.options
        self.list: ChoiceList | None = None
        self.dropdown: AnswerList | None = None
        self.side_by_side: OptionColumns | None = None
        self.rows: list[RadioRow | CheckRow] = []
        if len(options) > _MOST_ROWS:
            self.list = ChoiceList(self._name, len(options), question.shown.most)
            self.list.chosen_changed.connect(self.changed)
            self.column.addWidget(self.list)
            return
        if self._may_drop_down():
            self.dropdown = AnswerList(tr("Your answer"), options)
            self.dropdown.currentIndexChanged.connect(self._on_dropdown_chosen)
            self.column.addWidget(self.dropdown, 0, Qt.AlignmentFlag.AlignLeading)
            return
        self._make_rows()

    def _may_drop_down(self) -> bool:
        """A list shows plain words only, and one of them can be chosen."""
        shown = self.question.shown
        has_pictures = any(has_objects(option.text) for option in shown.options)
        return shown.layout == "dropdown" and not self._several and not has_pictures

    def _make_rows(self) -> None:
        shown = self.question.shown
        kind = CheckRow if self._several else RadioRow
        self.rows = [
            kind(letter(number, shown.numbering), self._words(option))
            for number, option in enumerate(shown.options)
        ]
        for row in self.rows:
            row.toggled.connect(partial(self._on_row_toggled, row))
        if shown.layout == "horizontal":
            self.side_by_side = OptionColumns(self.rows)
            self.column.addWidget(self.side_by_side)
            return
        for row in self.rows:
            self.column.addWidget(row)

    def answer(self) -> dict[str, object] | None:
        chosen = self._chosen()
        return self._as_answer(chosen) if len(chosen) >= max(1, self.question.shown.least) else None

    def set_answer(self, answer: Mapping[str, object]) -> None:
        self._check(self._given_ids(answer))
        self.changed.emit()

    def show_try(self, result: AnswerResult) -> None:
        given = self._given_ids(result.answer)
        parts = {part.key: part for part in result.grade.parts}
        for option, row in zip(self.question.shown.options, self.rows, strict=False):
            row.show_mark(parts.get(option.id) if option.id in given else None)
        if self.dropdown is not None:
            self.dropdown.show_part(next((parts[name] for name in given if name in parts), None))
        if self.side_by_side is not None:
            self.side_by_side.fit()

    def clear_wrong(self, result: AnswerResult) -> None:
        wrong = {p.key for p in result.grade.parts if p.verdict is Verdict.WRONG}
        self._check(self._given_ids(result.answer) - wrong)
        self.changed.emit()

    def lock(self) -> None:
        self.is_locked = True
        for row in self.rows:
            row.lock()
        if self.list is not None:
            self.list.lock()
        if self.dropdown is not None:
            self.dropdown.setEnabled(False)

    def instruction(self) -> str:
        shown = self.question.shown
        if not self._several:
            return ""
        if shown.most < len(shown.options):
            return tr("Choose up to %n", shown.most)
        return tr("Choose all that apply")

    def choose(self, index: int) -> bool:
        if self.list is not None:
            return not self.is_locked and self.list.choose(index)
        if self.dropdown is not None:
            if self.is_locked or not 0 <= index < self.dropdown.count() - 1:
                return False
            self.dropdown.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.dropdown.setCurrentIndex(index + 1)
            return True
        if self.is_locked or not 0 <= index < len(self.rows):
            return False
        row = self.rows[index]
        row.setFocus(Qt.FocusReason.ShortcutFocusReason)
        row.setChecked(not row.isChecked() if self._several else True)
        return True

    def stops(self) -> list[QWidget]:
        whole = self.list or self.dropdown
        return list(self.rows) if whole is None else [whole]

    def focus_first(self) -> None:
        if self.dropdown is not None:
            self.dropdown.setFocus(Qt.FocusReason.TabFocusReason)
        if self.list is not None:
            self.list.setFocus(Qt.FocusReason.TabFocusReason)
        chosen = [row for row in self.rows if row.isChecked()]
        for row in (chosen or self.rows)[:1]:
            row.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_result(self, result: AnswerResult) -> None:
        parts = {part.key: part for part in result.grade.parts}
        if self.dropdown is not None:  # what each choice says has room in rows only
            self.column.removeWidget(self.dropdown)
            self.dropdown.hide()
            self.dropdown.deleteLater()
            self.dropdown = None
            self._make_rows()
        self._check(self._given_ids(result.answer))
        options = self.question.shown.options
        if self.list is not None:
            self.list.show_parts([parts.get(option.id) for option in options])
        for option, row in zip(options, self.rows, strict=False):
            if option.id in parts:
                row.show_part(parts[option.id])
            else:
                row.lock()
        if self.side_by_side is not None:
            self.side_by_side.fit()
        self.is_locked = True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk through the rows where Qt would leave the group."""
        line = 1 if self.side_by_side is None else self.side_by_side.columns
        steps = {Qt.Key.Key_Down: line, Qt.Key.Key_Up: -line}
        if self.side_by_side is not None:
            is_mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            steps |= {Qt.Key.Key_Right: -1 if is_mirrored else 1,
                      Qt.Key.Key_Left: 1 if is_mirrored else -1}  # fmt: skip
        step = steps.get(Qt.Key(event.key()))
        at = next((n for n, row in enumerate(self.rows) if row.hasFocus()), None)
        if step is None or at is None:
            super().keyPressEvent(event)
            return
        self.rows[(at + step) % len(self.rows)].setFocus(Qt.FocusReason.TabFocusReason)

    def _chosen(self) -> list[str]:
        if self.list is not None:
            return [self.question.shown.options[n].id for n in self.list.chosen()]
        if self.dropdown is not None:
            return [self.dropdown.value()] if self.dropdown.value() else []
        pairs = zip(self.question.shown.options, self.rows, strict=True)
        return [option.id for option, row in pairs if row.isChecked()]

    def _name(self, row: int) -> str:
        return f"{row + 1}. {plain(self._words(self.question.shown.options[row]))}"

    def _check(self, ids: set[str]) -> None:
        """Choose just these, without a word to anybody."""
        options = self.question.shown.options
        if self.list is not None:
            self.list.set_chosen([n for n, option in enumerate(options) if option.id in ids])
        if self.dropdown is not None:
            self.dropdown.blockSignals(True)
            self.dropdown.set_value(next(iter(ids), ""))
            self.dropdown.blockSignals(False)
        for option, row in zip(options, self.rows, strict=False):
            row.blockSignals(True)
            was_exclusive = row.autoExclusive()
            row.setAutoExclusive(False)  # lets a restored answer be set, and taken away
            row.setChecked(option.id in ids)
            row.setAutoExclusive(was_exclusive)
            row.blockSignals(False)

    def _words(self, option: OptionView) -> str:
        return option.text

    def _as_answer(self, chosen: list[str]) -> dict[str, object]:
        return {"chosen": chosen}

    def _given_ids(self, answer: Mapping[str, object]) -> set[str]:
        return {str(item) for item in given_list(answer, "chosen")}

    def _on_dropdown_chosen(self, _index: int) -> None:
        if self.dropdown is not None:
            self.dropdown.show_part(None)
        self.changed.emit()

    def _on_row_toggled(self, row: RadioRow | CheckRow, is_checked: bool) -> None:
        if is_checked and self._several and len(self._chosen()) > self.question.shown.most:
            row.setChecked(False)  # one more than may be chosen
        for other in self.rows:
            other.show_mark(None)
        self.changed.emit()


class TrueFalseInteraction(ChoiceInteraction):
    """Two rows, for true and for false."""

    def _words(self, option: OptionView) -> str:
        # An author's own labels stay as they are.
        return {"True": tr("True"), "False": tr("False")}.get(option.text, option.text)

    def _as_answer(self, chosen: list[str]) -> dict[str, object]:
        return {"value": chosen[0] == "true"}

    def _given_ids(self, answer: Mapping[str, object]) -> set[str]:
        value = answer.get("value")
        return {"true" if value else "false"} if isinstance(value, bool) else set()
