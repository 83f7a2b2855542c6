"""Bringing items into their order, by dragging or by keys."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ...domain.questions.base import Part, Verdict
from ...domain.quiz import AnswerResult, QuestionView
from ..kit.forms import LinkButton
from ..kit.speech import say
from ..kit.translate import tr
from .inline_text import plain
from .interaction import Interaction, given_list
from .order_board import OrderBoard
from .outcome_row import OutcomeRow, given_words


class OrderInteraction(Interaction):
    """The items as they are mixed are no answer yet: one has to be moved, or the order kept."""

    def __init__(self, question: QuestionView, parent: QWidget | None = None) -> None:
        super().__init__(question, parent)
        shown = question.shown
        self.board = OrderBoard(shown.options, horizontal=shown.layout == "horizontal")
        self.board.moved.connect(self._on_moved)
        self.board.settled.connect(self._on_moved)
        self.column.addWidget(self.board)
        self.keep = LinkButton(tr("Keep the order as it is"), "check")
        self.keep.clicked.connect(self._on_moved)
        self.column.addWidget(self.keep, 0, Qt.AlignmentFlag.AlignLeading)
        self._is_given = False

    def answer(self) -> dict[str, object] | None:
        return {"order": self.board.order()} if self._is_given else None

    def set_answer(self, answer: Mapping[str, object]) -> None:
        order = [str(item) for item in given_list(answer, "order")]
        self._is_given = bool(order)
        self.keep.setVisible(not order)
        if order:
            self.board.set_order(order)

    def instruction(self) -> str:
        return tr("Drag into the right order, or use Alt and the arrows")

    def stops(self) -> list[QWidget]:
        return [*self.board.items, self.keep]

    def focus_first(self) -> None:
        for item in self.board.items[:1]:
            item.setFocus(Qt.FocusReason.TabFocusReason)

    def show_try(self, result: AnswerResult) -> None:
        order = [str(item) for item in given_list(result.answer, "order")]
        parts = result.grade.parts
        self.board.mark(
            {name: part.verdict for name, part in zip(order, parts, strict=False) if part.given}
        )

    def show_result(self, result: AnswerResult) -> None:
        self.is_locked = True
        self.keep.hide()
        if not result.grade.parts:
            self.set_answer(result.answer)
            self.board.setEnabled(False)
            return
        self.board.hide()
        for number, part in enumerate(result.grade.parts, 1):
            self.column.addWidget(_row(number, part))
        if any(part.expected for part in result.grade.parts):
            say(self, plain(result.correct_text))

    def _on_moved(self) -> None:
        self._is_given = True
        self.board.mark({})
        if self.keep.hasFocus():  # it goes, and Enter is to check the answer
            self.focus_first()
        self.keep.hide()
        self.changed.emit()


def _row(number: int, part: Part) -> OutcomeRow:
    """A place with what was put there; what belongs there stands behind an arrow."""
    given = part.given or tr("no answer")
    text = f"{given}  →  {part.expected}" if part.expected else given
    verdict = Verdict.WRONG if part.verdict is Verdict.MISSED else part.verdict
    words = {
        Verdict.RIGHT: tr("Right place"),
        Verdict.WRONG: tr("Wrong place"),
    }.get(verdict, given_words(part))
    return OutcomeRow(text, verdict, words, note=part.feedback, tile=str(number))
