"""Between two tries: how the last one went, and the hint for the next."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ...domain.questions.base import Grade, Hint, Verdict
from ...domain.quiz import AnswerResult
from ..kit.icons import IconLabel
from ..kit.lists import Card, Muted
from ..kit.translate import tr
from .inline_text import plain
from .rich_text import RichText


class TryNote(Card):
    """A tinted panel below the answer; hidden until there is something to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, kind="warn")
        self._head = IconLabel("circle-dashed", "", role="warn", font_role="strong", size=17)
        self._texts = RichText("body")
        self._left = Muted(wrap=True)
        for part in (self._head, self._texts, self._left):
            self.column.addWidget(part)
        self.hide()

    def show_try(self, result: AnswerResult, hint: Hint | None, tries_left: int | None) -> None:
        """Say how it went, what may help, and how many tries are left."""
        grade = result.grade
        icon = {Verdict.RIGHT: "check", Verdict.PARTIAL: "circle-dashed", Verdict.WRONG: "x"}
        self._head.show_as(icon.get(grade.verdict, "info"), try_words(grade), role="warn")
        texts = list(grade.feedback)
        if hint is not None and hint.show_count and grade.parts:
            texts.insert(0, count_words(grade))
        if hint is not None and hint.text.strip():
            texts.append(hint.text)
        self._texts.show_text("\n\n".join(texts))
        self._texts.setVisible(bool(texts))
        self._left.setText("" if tries_left is None else left_words(tries_left))
        self._left.setVisible(tries_left is not None)
        self.show()

    def spoken(self) -> str:
        """All of it, in one line."""
        parts = (self._head.text(), plain(self._texts.markdown()), self._left.text())
        return " ".join(part for part in parts if part)


def try_words(grade: Grade) -> str:
    """How a try went."""
    words = {
        Verdict.RIGHT: tr("Right."),
        Verdict.PARTIAL: tr("Partly right. Try again."),
        Verdict.WRONG: tr("Not right yet. Try again."),
    }
    return words.get(grade.verdict, tr("Your answer is stored. You can change it."))


def count_words(grade: Grade) -> str:
    """How many parts are right, for hints that tell it."""
    right = sum(part.verdict is Verdict.RIGHT for part in grade.parts)
    given = sum(bool(part.given) for part in grade.parts)
    return tr("{right} of the {given} that you gave are right.", right=right, given=given)


def left_words(tries_left: int) -> str:
    """How many tries are left."""
    return tr("%n tr(y|ies) left", tries_left)
