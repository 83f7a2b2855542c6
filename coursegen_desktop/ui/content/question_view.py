"""One question on the screen: what it is, the prompt, how it is answered, and why."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...domain.questions.base import Verdict
from ...domain.quiz import AnswerResult, QuestionView
from ..kit.lists import Muted
from ..kit.speech import say
from ..kit.translate import tr
from .explanation import Explanation
from .inline_text import plain
from .interaction import Interaction, NoInteraction
from .interaction_choice import ChoiceInteraction, TrueFalseInteraction
from .interaction_cloze import ClozeInteraction
from .interaction_match import MatchInteraction
from .rich_text import RichText

# A question type names its interaction; a new one gets its widget here.
INTERACTIONS: dict[str, type[Interaction]] = {
    "choice": ChoiceInteraction,
    "true_false": TrueFalseInteraction,
    "cloze": ClozeInteraction,
    "match": MatchInteraction,
    "none": NoInteraction,
}


class QuestionPane(QWidget):
    """Asks one question, then shows the result. `answer_changed` says whether it can be checked."""

    answer_changed = Signal(bool)
    reread_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.question: QuestionView | None = None
        self.interaction: Interaction | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._kind = Muted(wrap=True)
        self._prompt = RichText("question")
        self._told = Muted(wrap=True)
        self._told.setContentsMargins(0, 10, 0, 0)
        self.why = Explanation()
        self.why.reread_requested.connect(self._on_reread)
        self._column.addWidget(self._kind)
        self._column.addSpacing(9)
        self._column.addWidget(self._prompt)
        self._column.addSpacing(18)
        self._column.addWidget(self._told)
        self._column.addSpacing(18)
        self._column.addWidget(self.why)
        self._column.addStretch(1)
        self._told.hide()

    def show_question(self, question: QuestionView, total: int) -> None:
        """Ask `question`, one of `total`; with its result when it was answered before."""
        self.question = question
        made = INTERACTIONS.get(question.interaction, NoInteraction)(question)
        self._replace_interaction(made)
        self._kind.setText(self._kind_words(question, total, made.instruction()))
        self._prompt.setVisible(not made.shows_prompt)
        self._prompt.show_text(question.prompt)
        made.setAccessibleName(plain(question.prompt))
        self._told.hide()
        self.why.hide()
        if question.result is not None:
            self.show_result(question.result, is_news=False)
        else:
            say(self, f"{self._kind.text()}. {plain(question.prompt)}")

    def show_result(self, result: AnswerResult, *, is_news: bool = True) -> None:
        """Show how the answer went; `is_news` False for one that is only looked at again."""
        if self.question is None or self.interaction is None:
            return
        had_focus = self.interaction.hasFocus() or any(
            child.hasFocus() for child in self.interaction.findChildren(QWidget)
        )
        self.interaction.show_result(result)
        words = verdict_words(result)
        told = told_words(result)
        self._told.setText(told)
        self._told.setVisible(bool(told))
        passage = self.question.anchor_title
        self.why.show_texts(result.grade.feedback, passage)
        if had_focus and not isinstance(self.interaction, ChoiceInteraction):
            self.setFocus()
        if is_news:
            feedback = " ".join(plain(text) for text in result.grade.feedback)
            say(self, f"{words} {feedback}".strip(), urgent=True)

    def answer(self) -> dict[str, object] | None:
        """What is given at the moment, None when there is nothing to check."""
        return None if self.interaction is None else self.interaction.answer()

    def focus_first(self) -> None:
        """Put the keyboard where answering begins."""
        if self.interaction is not None:
            self.interaction.focus_first()

    def _replace_interaction(self, made: Interaction) -> None:
        if self.interaction is not None:
            self._column.removeWidget(self.interaction)
            self.interaction.hide()
            self.interaction.deleteLater()
        self.interaction = made
        self._column.insertWidget(4, made)
        made.changed.connect(self._on_changed)

    def _kind_words(self, question: QuestionView, total: int, instruction: str) -> str:
        parts = [
            tr("Question {number} of {total}", number=question.number, total=total),
            kind_words(question.kind),
        ]
        if question.is_scored:
            parts.append(points_words(question.points))
        return "  ·  ".join([*parts, instruction] if instruction else parts)

    def _on_changed(self) -> None:
        self.answer_changed.emit(self.answer() is not None)

    def _on_reread(self) -> None:
        if self.question is not None:
            self.reread_requested.emit(self.question.anchor)


def kind_words(kind: str) -> str:
    """A question type's name in the learner's language."""
    words = {
        "Single choice": tr("Single choice"),
        "Multiple choice": tr("Multiple choice"),
        "True or false": tr("True or false"),
        "Fill the gaps": tr("Fill the gaps"),
        "Matching": tr("Matching"),
        "Kept question": tr("Kept question"),
    }
    return words.get(kind, kind)


def figure(value: float) -> str:
    """At most two decimals, in the learner's notation: 3, 2.5, 0.67."""
    rounded = round(float(value), 2)
    places = 0 if rounded == int(rounded) else 2
    text = QLocale().toString(rounded, "f", places)
    return text.rstrip("0").rstrip(QLocale().decimalPoint()) if places else text


def points_words(points: float) -> str:
    """ "1 point", "2.5 points"."""
    if points == int(points):
        return tr("%n point(s)", int(points))
    return tr("{points} points", points=figure(points))


def told_words(result: AnswerResult) -> str:
    """What stands below the answer, where the parts alone do not say it."""
    grade = result.grade
    if result.is_changed:
        return tr("This question was changed after you answered it.")
    if grade.verdict is not Verdict.PARTIAL:
        return ""
    return tr(
        "Partly right: {points} of {most} points",
        points=figure(grade.points),
        most=figure(grade.max_points),
    )


def verdict_words(result: AnswerResult) -> str:
    """The result as it is spoken."""
    if result.grade.verdict is Verdict.RIGHT:
        return tr("Right.")
    right = plain(result.correct_text)
    if result.grade.verdict is Verdict.PARTIAL:
        return tr("Partly right. The correct answer is: {answer}.", answer=right)
    return tr("Wrong. The correct answer is: {answer}.", answer=right)
