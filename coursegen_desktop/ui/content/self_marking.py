"""Marking one's own text: the rubric to fill in, the sum, and taking it back."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ...domain.quiz import AnswerResult, QuestionView
from ..kit.forms import QuietButton, SecondaryButton
from ..kit.icons import IconLabel
from ..kit.lists import Card, Muted, SectionTitle
from ..kit.translate import tr
from .rubric_fields import RubricFields


class SelfMarking(Card):
    """Shown below an answer that waits for its writer's marks, and when they were given.

    `marks_given` carries them; `withdrawn`: they are to be taken back.
    """

    marks_given = Signal(object)
    withdrawn = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        head = QHBoxLayout()
        head.setSpacing(10)
        self._icon = IconLabel("square-pen", role="ink", size=17)
        self._title = SectionTitle()
        head.addWidget(self._icon)
        head.addWidget(self._title)
        head.addStretch(1)
        self._told = Muted(wrap=True)
        self.rubric = RubricFields()
        self.rubric.changed.connect(self._update)
        self.save = SecondaryButton(tr("Save my marks"), "check")
        self.save.clicked.connect(lambda: self.marks_given.emit(self.rubric.marks()))
        self.undo = QuietButton(tr("Take my marks back"), "undo-2")
        self.undo.clicked.connect(self.withdrawn)
        actions = QHBoxLayout()
        actions.addStretch(1)
        actions.addWidget(self.undo)
        actions.addWidget(self.save)
        self.column.addLayout(head)
        self.column.addWidget(self._told)
        self.column.addWidget(self.rubric)
        self.column.addLayout(actions)
        self._stored: dict[str, object] | None = None
        self.hide()

    def show_answer(self, question: QuestionView, result: AnswerResult) -> None:
        """Show the fields for an answer that may be marked; hide for any other."""
        self.setVisible(result.may_mark)
        if not result.may_mark:
            return
        marks = result.own_marks
        self.rubric.show_rubric(question.shown.rubric, question.points, marks)
        self._stored = None if marks is None else self.rubric.marks()
        is_marked = marks is not None
        self._title.setText(tr("You marked it so") if is_marked else tr("Mark your own text"))
        self._told.setText(
            tr("You can change your marks, or take them back.")
            if is_marked
            else tr("Read what is looked for, and give yourself the points that you have earned.")
        )
        self.undo.setVisible(is_marked)
        self._update()

    def stops(self) -> list[QWidget]:
        """What takes the keyboard, from top to bottom."""
        parts = [*self.rubric.fields, self.undo, self.save]
        return [part for part in parts if not part.isHidden()] if not self.isHidden() else []

    def focus_first(self) -> None:
        """Put the keyboard into the first field."""
        self.rubric.focus_first()

    def _update(self) -> None:
        self.save.setEnabled(self.rubric.marks() != self._stored)
        self.save.setText(tr("Save my marks") if self._stored is None else tr("Save the change"))
