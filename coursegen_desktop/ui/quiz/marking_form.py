"""One answer before whoever marks it: what was asked and written, the rubric, a comment."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDoubleSpinBox, QGridLayout, QPlainTextEdit, QVBoxLayout, QWidget

from ...domain.quiz_upkeep import MarkingView
from ..content.question_view import figure
from ..content.rich_text import RichText
from ..kit.forms import PrimaryButton
from ..kit.lists import Card, Muted, SectionTitle, Small, Text
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
        self._lines = QWidget()
        QVBoxLayout(self._lines).setContentsMargins(0, 0, 0, 0)
        self.fields: list[QDoubleSpinBox] = []
        self.comment = QPlainTextEdit()
        self.comment.setAccessibleName(tr("Comment for the learner"))
        self.comment.setTabChangesFocus(True)
        self.comment.setMaximumHeight(90)
        self.save = PrimaryButton(tr("Save and go to the next"), "check")
        self.save.clicked.connect(self._give)
        for part in (self._who, self._prompt, self._text, self.files, self._expected, self._lines):
            self.column.addWidget(part)
        self.column.addWidget(Small(tr("Comment for the learner")))
        self.column.addWidget(self.comment)
        self.column.addWidget(self.save, 0, Qt.AlignmentFlag.AlignRight)
        self.hide()

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
        self._make_fields(view)
        given = view.marks or {}
        comment = given.get("comment")
        self.comment.setPlainText(comment if isinstance(comment, str) else "")
        self.show()
        self.fields[0].setFocus(Qt.FocusReason.OtherFocusReason)
        self.fields[0].selectAll()

    def marks(self) -> dict[str, object]:
        """What is given at the moment."""
        assert self.view is not None
        values = [round(field.value(), 2) for field in self.fields]
        marks: dict[str, object] = {"comment": self.comment.toPlainText().strip()}
        if self.view.criteria:
            marks["rubric"] = values
        else:
            marks["share"] = values[0] / self.view.points if self.view.points else 0.0
        return marks

    def _make_fields(self, view: MarkingView) -> None:
        layout = self._lines.layout()
        assert layout is not None
        while (item := layout.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        lines = [(one.text, one.points) for one in view.criteria] or [(tr("Points"), view.points)]
        before = (view.marks or {}).get("rubric")
        known = list(before) if isinstance(before, list | tuple) else []
        self.fields = []
        box = QWidget()
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, 0)
        for number, (text, points) in enumerate(lines):
            field = QDoubleSpinBox()
            field.setRange(min(0.0, points), max(0.0, points))
            field.setSingleStep(0.5)
            # The style sheet's padding does not reach the field inside a spin box.
            field.lineEdit().setTextMargins(9, 0, 0, 0)
            field.setAccessibleName(tr("{line}, of {most}", line=text, most=figure(points)))
            if number < len(known):
                field.setValue(float(known[number]))
            self.fields.append(field)
            grid.addWidget(Text(text, wrap=True), number, 0)
            grid.addWidget(field, number, 1)
            grid.addWidget(Muted(tr("of {most}", most=figure(points))), number, 2)
        grid.setColumnStretch(0, 1)
        layout.addWidget(box)

    def _give(self) -> None:
        if self.view is not None:
            self.marks_given.emit(self.view.answer_id, self.marks())
