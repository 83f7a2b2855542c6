"""What learners will be able to do: a row for each outcome, with what is known of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ....domain.outcome_fact import OutcomeFact
from ...kit.forms import IconButton, QuietButton
from ...kit.icons import IconLabel
from ...kit.translate import tr

MAX_OUTCOME = 300


class OutcomeRows(QWidget):
    """Alt+Up and Alt+Down move a row, Enter adds one below it."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[_Row] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self._column = QVBoxLayout()
        self._column.setSpacing(10)
        column.addLayout(self._column)
        self.add = QuietButton(tr("Add an outcome"), "plus")
        self.add.clicked.connect(lambda: self._add_below(len(self._rows) - 1))
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)

    @property
    def texts(self) -> tuple[str, ...]:
        """What is typed, without empty rows."""
        lines = (" ".join(row.field.text().split()) for row in self._rows)
        return tuple(line for line in lines if line)

    def show_texts(self, texts: Sequence[str]) -> None:
        """Show these; rows that say so already keep keyboard and cursor."""
        if tuple(texts) == self.texts:
            return
        for row in self._rows[len(texts) :]:
            self._drop(row)
        for number, text in enumerate(texts):
            if number == len(self._rows):
                self._put(number)
            if self._rows[number].field.text() != text:
                self._rows[number].field.setText(text)

    def field_of(self, text: str) -> QLineEdit | None:
        """Where this outcome is written."""
        line = " ".join(text.split())
        fields = (row.field for row in self._rows)
        return next((one for one in fields if " ".join(one.text().split()) == line), None)

    def show_facts(self, facts: Sequence[OutcomeFact]) -> None:
        """Say below each what is known of it."""
        known = {fact.text: fact for fact in facts}
        for row in self._rows:
            row.show_fact(known.get(" ".join(row.field.text().split())))

    def _put(self, at: int) -> _Row:
        row = _Row(at + 1)
        row.field.textEdited.connect(lambda _: self.changed.emit())
        row.field.below_wanted.connect(lambda: self._add_below(self._rows.index(row)))
        row.field.move_wanted.connect(lambda by: self._move(row, by))
        row.remove.clicked.connect(lambda: self._remove(row))
        self._rows.insert(at, row)
        self._column.insertWidget(at, row)
        self._number()
        return row

    def _add_below(self, at: int) -> None:
        self._put(at + 1).field.setFocus()

    def _remove(self, row: _Row) -> None:
        at = self._rows.index(row)
        self._drop(row)
        if self._rows:
            self._rows[min(at, len(self._rows) - 1)].field.setFocus()
        else:
            self.add.setFocus()
        self.changed.emit()

    def _drop(self, row: _Row) -> None:
        self._rows.remove(row)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()
        self._number()

    def _move(self, row: _Row, by: int) -> None:
        at = self._rows.index(row)
        to = at + by
        if 0 <= to < len(self._rows):
            self._rows.insert(to, self._rows.pop(at))
            self._column.removeWidget(row)
            self._column.insertWidget(to, row)
            row.field.setFocus()
            self._number()
            self.changed.emit()

    def _number(self) -> None:
        for number, row in enumerate(self._rows, 1):
            row.field.setAccessibleName(tr("Outcome {number}", number=number))


class _Row(QWidget):
    def __init__(self, number: int) -> None:
        super().__init__()
        self.field = _Field()
        self.field.setMaxLength(MAX_OUTCOME)
        self.field.setPlaceholderText(tr("Explain how …, compare …, calculate …"))
        self.remove = IconButton("x", tr("Remove outcome {number}", number=number))
        self.hint = IconLabel("info", "", size=14, role="muted")
        line = QHBoxLayout()
        line.setSpacing(6)
        line.addWidget(self.field, 1)
        line.addWidget(self.remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addLayout(line)
        column.addWidget(self.hint)
        self.hint.hide()

    def show_fact(self, fact: OutcomeFact | None) -> None:
        self.hint.setVisible(fact is not None)
        if fact is None:
            return
        words, is_good = _said(fact)
        self.hint.show_as(
            "circle-check" if is_good else "triangle-alert",
            words,
            role="muted" if is_good else "warn",
        )
        self.field.setAccessibleDescription(words)


class _Field(QLineEdit):
    below_wanted = Signal()
    move_wanted = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.below_wanted.emit()
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in steps:
            self.move_wanted.emit(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)


def _said(fact: OutcomeFact) -> tuple[str, bool]:
    """What to say of an outcome, and whether it is fine."""
    if fact.is_vague:
        verb = tr(
            "Nobody can see whether somebody can “{verb}”: say explain, compare, calculate …",
            verb=fact.verb,
        )
    elif fact.level:
        verb = tr("Can be seen: {level}.", level=_level(fact.level))
    else:
        verb = tr("Begin with what learners do: explain, compare, calculate …")
    if fact.questions:
        tested = tr(
            "Tested by %n question(s) in {lessons}.",
            fact.questions,
            lessons=", ".join(fact.lessons),
        )
    else:
        tested = tr("No question tests it yet.")
    return f"{verb} {tested}", bool(fact.level and not fact.is_vague and fact.questions)


def _level(level: int) -> str:
    return (
        tr("remember"),
        tr("understand"),
        tr("apply"),
        tr("analyse"),
        tr("evaluate"),
        tr("create"),
    )[level - 1]
