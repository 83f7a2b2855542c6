"""How a question is answered on the screen: the base of the widgets, one for each interaction."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...domain.quiz import AnswerResult, QuestionView
from ..kit.lists import Muted
from ..kit.translate import tr


class Interaction(QWidget):
    """Takes an answer, then shows how it went.

    `answer` is the JSON that is stored, or None while there is nothing to check yet.
    `submit_requested`: the learner said by his answer that he is done, as by rating a card.
    `files_offered` carries paths to store; the answer holds them once `add_file` was called.
    """

    changed = Signal()
    submit_requested = Signal()
    files_offered = Signal(list)

    # A prompt with gaps is the interaction itself; the others stand below their prompt.
    shows_prompt = False

    def __init__(self, question: QuestionView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.question = question
        self.is_locked = False
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(10)

    def answer(self) -> dict[str, object] | None:
        """What is given at the moment."""
        return None

    def set_answer(self, answer: Mapping[str, object]) -> None:
        """Give a stored answer again; it can be changed. Parts that fit nowhere are left out."""

    def show_result(self, result: AnswerResult) -> None:
        """Show the given answer and its judgement. Nothing can be changed from now on."""
        raise NotImplementedError

    def show_try(self, result: AnswerResult) -> None:
        """Mark what was given, as far as it can be, until something is changed."""

    def clear_wrong(self, result: AnswerResult) -> None:
        """Take away what was wrong in a try, and leave what was right."""

    def lock(self) -> None:
        """Let the answer stand as it is, without a judgement."""
        self.is_locked = True
        self.setEnabled(False)

    def add_file(self, name: str, mime: str, size: int, sha256: str) -> None:
        """A file that was offered is stored."""

    def refuse_file(self, name: str, reason: str) -> None:
        """A file that was offered could not be stored; `reason` is a sentence."""

    def instruction(self) -> str:
        """What the learner has to do, when the prompt alone does not say it."""
        return ""

    def choose(self, index: int) -> bool:
        """Choose the option of that place (0 is the first); False when there is none."""
        return False

    def advance(self) -> bool:
        """Enter was pressed: go to the next empty field; False when all was said."""
        return False

    def stops(self) -> list[QWidget]:
        """What takes the keyboard, from top to bottom."""
        return []

    def focus_first(self) -> None:
        """Put the keyboard where answering begins."""
        self.setFocus()


class NoInteraction(Interaction):
    """A question that is only shown, with the reason why it cannot be answered here."""

    def __init__(self, question: QuestionView, parent: QWidget | None = None) -> None:
        super().__init__(question, parent)
        if question.shown.note:
            self.column.addWidget(Muted(_reason(question), wrap=True, size="body"))

    def show_result(self, result: AnswerResult) -> None:
        self.is_locked = True


def _reason(question: QuestionView) -> str:
    return tr(
        "This question is kept, but it cannot be asked here and is not scored: {reason}.",
        reason=question.shown.note,
    )


def given_text(answer: Mapping[str, object], field: str) -> str:
    """A text of a stored answer, "" when it holds none."""
    value = answer.get(field)
    return value if isinstance(value, str) else ""


def given_map(answer: Mapping[str, object], field: str) -> dict[str, str]:
    """An object of texts of a stored answer."""
    value = answer.get(field)
    return {str(k): str(v) for k, v in value.items()} if isinstance(value, dict) else {}


def given_list(answer: Mapping[str, object], field: str) -> list[object]:
    """A list of a stored answer."""
    value = answer.get(field)
    return list(value) if isinstance(value, list | tuple) else []
