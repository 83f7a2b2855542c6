"""One question on the screen: what it is, the prompt, how it is answered, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ...domain.questions.base import Hint, Verdict
from ...domain.quiz import AnswerResult, QuestionView
from ..kit.lists import Muted
from ..kit.speech import say
from ..kit.translate import tr
from .explanation import Explanation
from .hint_ladder import HintLadder
from .inline_text import plain, prompt_words
from .interaction import Interaction, NoInteraction
from .interaction_choice import ChoiceInteraction, TrueFalseInteraction
from .interaction_cloze import ClozeInteraction
from .interaction_drag_image import DragImageInteraction
from .interaction_essay import EssayInteraction
from .interaction_flashcard import FlashcardInteraction
from .interaction_hotspot import HotspotInteraction
from .interaction_match import MatchInteraction
from .interaction_numeric import NumericInteraction
from .interaction_order import OrderInteraction
from .interaction_short_text import ShortTextInteraction
from .interaction_upload import UploadInteraction
from .numbers import figure as figure
from .numbers import points_words as points_words
from .pictures import Resolver
from .reveal import A_TRY, EVERYTHING, Reveal
from .rich_text import RichText
from .self_marking import SelfMarking
from .try_note import TryNote

# A question type names its interaction; a new one gets its widget here.
INTERACTIONS: dict[str, type[Interaction]] = {
    "choice": ChoiceInteraction,
    "true_false": TrueFalseInteraction,
    "cloze": ClozeInteraction,
    "match": MatchInteraction,
    "short_text": ShortTextInteraction,
    "numeric": NumericInteraction,
    "order": OrderInteraction,
    "hotspot": HotspotInteraction,
    "drag_image": DragImageInteraction,
    "essay": EssayInteraction,
    "upload": UploadInteraction,
    "flashcard": FlashcardInteraction,
    "none": NoInteraction,
}


class QuestionPane(QWidget):
    """Asks one question, then shows the result. `answer_changed` says whether it can be checked.

    `resolver` finds the file of a picture by its name in the text: "media:ID" or "media/…".
    `submit_requested`: the answer is complete without the button (a card was rated, Ctrl+Enter).
    `marks_given` and `marks_withdrawn`: the learner marks his own text.
    `went_wrong`: an answer was not (quite) right; True where the right one is shown with it.
    `files_offered` carries the question's id and paths; each is told back by `add_file` or
    `refuse_file`.
    """

    answer_changed = Signal(bool)
    reread_requested = Signal(str)
    submit_requested = Signal()
    files_offered = Signal(str, list)
    marks_given = Signal(object)
    marks_withdrawn = Signal()
    went_wrong = Signal(bool)

    def __init__(self, parent: QWidget | None = None, *, resolver: Resolver | None = None) -> None:
        super().__init__(parent)
        self.question: QuestionView | None = None
        self.interaction: Interaction | None = None
        self._help: HintLadder | None = None
        self._reason = ""  # why nothing is taken any more, as it was told last
        self.set_resolver(resolver)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._kind = Muted(wrap=True)
        self._prompt = RichText("question")
        self._told = Muted(wrap=True)
        self._told.setContentsMargins(0, 10, 0, 0)
        self.marking = SelfMarking()
        self.marking.marks_given.connect(self.marks_given)
        self.marking.withdrawn.connect(self.marks_withdrawn)
        self.tried = TryNote()
        self.why = Explanation()
        self.why.reread_requested.connect(self._on_reread)
        self._head = QHBoxLayout()
        self._head.addWidget(self._kind, 1)
        self._column.addLayout(self._head)
        self._column.addSpacing(9)
        self._column.addWidget(self._prompt)
        self._column.addSpacing(18)
        self._column.addWidget(self._told)
        self._column.addSpacing(18)
        self._column.addWidget(self.marking)
        self._column.addWidget(self.tried)
        self._column.addWidget(self.why)
        self._column.addStretch(1)
        self._told.hide()

    @property
    def help(self) -> HintLadder:
        """Hints below the question; they are made when they are first offered."""
        if self._help is None:
            self._help = HintLadder()
            self._column.insertWidget(self._column.indexOf(self.why) + 1, self._help)
        return self._help

    @property
    def is_helping(self) -> bool:
        """Whether hints were taken, or talked about."""
        return self._help is not None and self._help.is_used

    def set_corner(self, widget: QWidget) -> None:
        """Put something beside what says which question it is."""
        self._head.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)

    def set_resolver(self, resolver: Resolver | None) -> None:
        """Say where the pictures of the next questions are found; None: nowhere."""
        self.media_resolver = resolver

    def show_question(
        self,
        question: QuestionView,
        total: int,
        answer: Mapping[str, object] | None = None,
        *,
        speaks: bool = True,
    ) -> None:
        """Ask `question`, one of `total` (0: it stands alone); with its result when it was
        answered before.

        `answer` is one that was given already and can still be changed. `speaks` False: it only
        comes near on a long page, and is not read out.
        """
        self.question = question
        made = INTERACTIONS.get(question.interaction, NoInteraction)(question)
        self._replace_interaction(made)
        self._kind.setText(self._kind_words(question, total, made.instruction()))
        self._prompt.setVisible(not made.shows_prompt)
        self._prompt.show_text("" if made.shows_prompt else question.prompt)
        made.setAccessibleName(prompt_words(question.prompt))
        for part in (self._told, self.marking, self.tried, self.why):
            part.hide()
        self._reason = ""
        self.forget_help()
        if answer:
            made.set_answer(answer)
        if question.result is not None:
            self.show_result(question.result, is_news=False)
        elif speaks:
            say(self, f"{self._kind.text()}. {prompt_words(question.prompt)}")

    def show_result(
        self, result: AnswerResult, *, reveal: Reveal = EVERYTHING, is_news: bool = True
    ) -> None:
        """Show how the answer went and lock it; `is_news` False when it is only looked at again.

        `reveal` says what of it may be seen.
        """
        if self.question is None or self.interaction is None:
            return
        result = reveal.applied(result)
        had_focus = self._has_focus_inside(self.interaction)
        self.tried.hide()
        self.interaction.show_result(result)
        marked_by = self.question.shown.marked_by
        told = told_words(result, points=reveal.points, marked_by=marked_by)
        self._told.setText(told)
        self._told.setVisible(bool(told))
        self.marking.show_answer(self.question, result)
        passage = self.question.anchor_title if reveal.general else ""
        self.why.show_texts(result.grade.feedback, passage)
        if had_focus and not isinstance(self.interaction, ChoiceInteraction):
            self.setFocus()
        if is_news:
            feedback = " ".join(plain(text) for text in result.grade.feedback)
            say(self, f"{verdict_words(result)} {feedback}".strip(), urgent=True)
        self._tell_wrong(result)

    def forget_help(self) -> None:
        """Take the hints away."""
        if self._help is not None:
            self._help.reset()

    def _tell_wrong(self, result: AnswerResult) -> None:
        if result.grade.verdict in (Verdict.WRONG, Verdict.PARTIAL, Verdict.MISSED):
            self.went_wrong.emit(bool(result.correct_text))
        else:
            self.forget_help()

    def show_try(
        self,
        result: AnswerResult,
        hint: Hint | None = None,
        *,
        tries_left: int | None = None,
        reveal: Reveal = A_TRY,
    ) -> None:
        """Show how a try went and leave the question open for another one.

        The marks stand until the answer is changed. The solution is never shown.
        """
        if self.question is None or self.interaction is None:
            return
        result = replace(reveal, solution=False).applied(result)
        self.interaction.show_try(result)
        if hint is not None and hint.clear_wrong:
            self.interaction.clear_wrong(result)
        self.tried.show_try(result, hint, tries_left)
        say(self, self.tried.spoken(), urgent=True)
        self._tell_wrong(replace(result, correct_text=""))

    def lock(self) -> None:
        """Let the answer stand as it is, without a word on how it went."""
        if self.interaction is not None:
            self.interaction.lock()

    def close_with(self, words: str) -> None:
        """Nothing is taken any more, for a reason that is told."""
        if self.interaction is not None and not self.interaction.is_locked:
            self.lock()
        self.tried.hide()
        told = self._told.text() if not self._told.isHidden() else ""
        told = told.removeprefix(self._reason).strip()
        self._reason = words
        self._told.setText(f"{words} {told}".strip())
        self._told.show()
        say(self, words, urgent=True)

    def add_file(self, name: str, mime: str, size: int, sha256: str) -> None:
        """A file that was offered is stored."""
        if self.interaction is not None:
            self.interaction.add_file(name, mime, size, sha256)

    def refuse_file(self, name: str, reason: str) -> None:
        """A file that was offered could not be stored; `reason` is a sentence."""
        if self.interaction is not None:
            self.interaction.refuse_file(name, reason)

    def answer(self) -> dict[str, object] | None:
        """What is given at the moment, None when there is nothing to check."""
        return None if self.interaction is None else self.interaction.answer()

    def stops(self) -> list[QWidget]:
        """What takes the keyboard, from top to bottom."""
        inside = [] if self.interaction is None else self.interaction.stops()
        helping = [] if self._help is None else self._help.stops()
        return [*inside, *self.marking.stops(), *helping]

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
        made.submit_requested.connect(self.submit_requested)
        made.files_offered.connect(self._on_files_offered)

    def _kind_words(self, question: QuestionView, total: int, instruction: str) -> str:
        parts = [kind_words(question.kind)]
        if total:
            parts.insert(0, tr("Question {number} of {total}", number=question.number, total=total))
        if question.is_scored:
            parts.append(points_words(question.points))
        return "  ·  ".join([*parts, instruction] if instruction else parts)

    def _on_changed(self) -> None:
        self.answer_changed.emit(self.answer() is not None)

    def _has_focus_inside(self, widget: QWidget) -> bool:
        return widget.hasFocus() or any(child.hasFocus() for child in widget.findChildren(QWidget))

    def _on_files_offered(self, paths: list[str]) -> None:
        if self.question is not None:
            self.files_offered.emit(self.question.id, paths)

    def _on_reread(self) -> None:
        if self.question is not None:
            self.reread_requested.emit(self.question.anchor)


def kind_words(kind: str) -> str:
    """What a question of this type wants, in words that children read; the editor has the names by
    which teachers know the types."""
    words = {
        "Single choice": tr("Choose one answer"),
        "Multiple choice": tr("Several can be right"),
        "True or false": tr("True or false"),
        "Fill the gaps": tr("Fill the gaps"),
        "Matching": tr("What belongs together?"),
        "Kept question": tr("Kept question"),
        "Short answer": tr("Write a short answer"),
        "Number": tr("Write a number"),
        "Ordering": tr("Put it in order"),
        "Point at a picture": tr("Point at a picture"),
        "Label a picture": tr("Label a picture"),
        "Essay": tr("Write a text"),
        "File": tr("Hand in a file"),
        "Text": tr("To read"),
        "Flashcard": tr("Flashcard"),
    }
    return words.get(kind, kind)


def told_words(result: AnswerResult, *, points: bool = True, marked_by: str = "") -> str:
    """What stands below the answer, where the parts alone do not say it."""
    grade = result.grade
    if result.is_changed:
        return tr("This question was changed after you answered it.")
    if grade.needs_marking:
        return marking_words(marked_by)
    if grade.verdict is not Verdict.PARTIAL:
        return ""
    if not points:
        return tr("Partly right")
    return tr(
        "Partly right: {points} of {most} points",
        points=figure(grade.points),
        most=figure(grade.max_points),
    )


def marking_words(marked_by: str) -> str:
    """An answer that waits for a person."""
    if marked_by == "self":
        return tr("Your answer is stored. You mark it yourself; until then it has no points.")
    return tr("Your answer is stored. Your teacher marks it; until then it has no points.")


def verdict_words(result: AnswerResult) -> str:
    """The result as it is spoken."""
    if result.grade.needs_marking:
        return tr("Your answer is stored. It has no points until it is marked.")
    if result.grade.verdict is Verdict.NONE:
        return tr("Your answer is stored.")
    if result.grade.verdict is Verdict.RIGHT:
        return tr("Right.")
    right = plain(result.correct_text)
    if result.grade.verdict is Verdict.PARTIAL:
        if not right:
            return tr("Partly right.")
        return tr("Partly right. The correct answer is: {answer}.", answer=right)
    return tr("Wrong. The correct answer is: {answer}.", answer=right) if right else tr("Wrong.")
