"""One answer before whoever marks it: what was asked and written, the rubric, a comment."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from ...domain.quiz_upkeep import MarkingView
from ..content.rich_text import RichText
from ..content.rubric_fields import MarkField, RubricFields
from ..kit.forms import PrimaryButton
from ..kit.lists import Card, Muted, SectionTitle, Small
from ..kit.translate import tr
from .handed_list import HandedList


class MarkingForm(Card):
    """Emits `marks_given` with the answer's id and the marks; what is typed stays until then."""

    marks_given = Signal(int, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view: MarkingView | None = None
        self._who = SectionTitle()
        self._prompt, self._text, self._expected = RichText("body"), QPlainTextEdit(), Muted()
        self._expected.setWordWrap(True)
        self._text.setReadOnly(True)
        self._text.setAccessibleName(tr("What was written"))
        self._text.setMinimumHeight(120)
        self._text.setMaximumHeight(280)
        self.files = HandedList()
        self.rubric = RubricFields()
        self.comment = QPlainTextEdit()
        self.comment.setAccessibleName(tr("Comment for the learner"))
        self.comment.setTabChangesFocus(True)
        self.comment.setMaximumHeight(90)
        self.save = PrimaryButton(tr("Save and go to the next"), "check")
        self.save.clicked.connect(self._give)
        for part in (self._who, self._prompt, self._text, self.files, self._expected, self.rubric):
            self.column.addWidget(part)
        self.column.addWidget(Small(tr("Comment for the learner")))
        self.column.addWidget(self.comment)
        self.column.addWidget(self.save, 0, Qt.AlignmentFlag.AlignRight)
        self.hide()

    @property
    def fields(self) -> list[MarkField]:
        """Those of the marks, from top to bottom."""
        return self.rubric.fields

    def show_answer(self, view: MarkingView) -> None:
        """Fill it, with the marks that were given before."""
        self.view = view
        self._who.setText(tr("{learner}: {quiz}", learner=view.learner, quiz=view.quiz))
        self._prompt.show_text(view.prompt)
        self._text.setPlainText(view.text)
        self._text.setVisible(bool(view.text) or not view.files)
        self.files.show_files(view.files)
        self._expected.setText(tr("Expected: {words}", words=view.expected))
        self._expected.setVisible(bool(view.expected.strip()))
        self.rubric.show_rubric(view.criteria, view.points, view.marks)
        given = view.marks or {}
        comment = given.get("comment")
        self.comment.setPlainText(comment if isinstance(comment, str) else "")
        self.show()
        self.rubric.focus_first()

    def marks(self) -> dict[str, object]:
        """What is given at the moment."""
        comment = self.comment.toPlainText().strip()
        return {"comment": comment, **self.rubric.marks()}

    def _give(self) -> None:
        if self.view is not None:
            self.marks_given.emit(self.view.answer_id, self.marks())
