"""Before a quiz is handed in: every question, whether it is answered, and what is flagged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...domain.questions.base import Verdict
from ...domain.quiz import QuestionOutcome, QuestionView
from ..kit.lists import LessonTitle, Muted
from ..kit.translate import tr
from .result_view import OutcomeRow


class ReviewList(QWidget):
    """One row for each question; `question_chosen` carries its id."""

    question_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 28, 0, 28)
        self._column.setSpacing(8)
        self._title = LessonTitle(tr("Before you hand in"))
        self._told = Muted(wrap=True, size="body")
        self._column.addWidget(self._title)
        self._column.addWidget(self._told)
        self._column.addSpacing(10)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self._column.addLayout(self._rows)
        self._column.addStretch(1)
        self.rows: list[ReviewRow] = []

    def show_questions(
        self, questions: Sequence[QuestionView], answered: Mapping[str, bool], flagged: set[str]
    ) -> None:
        """Fill it; `answered` holds the questions that take an answer."""
        for row in self.rows:
            self._rows.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = []
        for question in questions:
            if question.id not in answered:
                continue
            row = ReviewRow(question, answered[question.id], question.id in flagged)
            row.clicked.connect(lambda _=False, key=question.id: self.question_chosen.emit(key))
            self.rows.append(row)
            self._rows.addWidget(row)
        self._told.setText(self.words(answered, flagged))

    def spoken(self) -> str:
        """What is left, in one breath."""
        return f"{self._title.text()}. {self._told.text()}"

    @staticmethod
    def words(answered: Mapping[str, bool], flagged: set[str]) -> str:
        """How many are open and flagged."""
        left = sum(not done for done in answered.values())
        parts = [
            tr("%n question(s) have no answer yet.", left)
            if left
            else tr("Every question has an answer.")
        ]
        if flagged:
            parts.append(tr("You flagged %n question(s).", len(flagged)))
        parts.append(tr("Choose a question to go back to it, or hand the quiz in."))
        return " ".join(parts)

    def focus_first(self) -> None:
        """The keyboard begins at the first question."""
        if self.rows:
            self.rows[0].setFocus(Qt.FocusReason.OtherFocusReason)


class ReviewRow(OutcomeRow):
    """One question: whether it is answered, and flagged. Opens it."""

    def __init__(
        self,
        question: QuestionView,
        is_answered: bool,
        is_flagged: bool,
        parent: QWidget | None = None,
    ) -> None:
        outcome = QuestionOutcome(
            question.id, question.number, question.prompt, Verdict.NONE, 0, question.points,
            is_answered=is_answered,
        )  # fmt: skip
        state = tr("Answered") if is_answered else tr("No answer yet")
        if is_flagged:
            state = tr("{state}, flagged", state=state)
        icon = "flag" if is_flagged else "check" if is_answered else "circle"
        role = "warn" if is_flagged else "ink" if is_answered else "muted"
        super().__init__(outcome, parent, told=(state, icon, role))
