"""A card with two sides: it is turned, and the learner says how well he knew it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ...domain.questions.base import CardView
from ...domain.quiz import AnswerResult, QuestionView
from ..kit.forms import PrimaryButton, SecondaryButton
from ..kit.lists import Card, FlowLayout, Hairline, Muted
from ..kit.speech import say
from ..kit.translate import tr
from .inline_text import plain
from .interaction import Interaction, given_text
from .rich_text import RichText

RATINGS = ("again", "hard", "good", "easy")


class FlashcardInteraction(Interaction):
    """Space turns the card; 1 to 4 say again, hard, good or easy."""

    shows_prompt = True

    def __init__(self, question: QuestionView, parent: QWidget | None = None) -> None:
        super().__init__(question, parent)
        cards = question.shown.cards
        self.card = cards[0] if cards else CardView("front", question.prompt, "")
        self.is_turned = False
        self._rating = ""
        box = Card(margin=28)
        box.column.setSpacing(18)
        self._front = RichText("question")
        self._front.show_text(self.card.front)
        self._line = Hairline()
        self._back = RichText("reading")
        self._back.show_text(self.card.back)
        for part in (self._front, self._line, self._back):
            box.column.addWidget(part)
        self.column.addWidget(box)
        self.turn = PrimaryButton(tr("Show the other side"), "rotate-ccw")
        self.turn.clicked.connect(self.turn_over)
        self._turn_hint = Muted(tr("Space turns the card"))
        self._turn_row = _row_of(self.turn, self._turn_hint)
        self.column.addWidget(self._turn_row)
        self._asked = Muted(tr("How well did you know it?"))
        self.buttons = {name: self._button(n, name) for n, name in enumerate(RATINGS, 1)}
        self._rate_row = _row_of(*self.buttons.values())
        self.column.addWidget(self._asked)
        self.column.addWidget(self._rate_row)
        self._show_sides()

    def answer(self) -> dict[str, object] | None:
        return {"rating": self._rating} if self._rating else None

    def set_answer(self, answer: Mapping[str, object]) -> None:
        rating = given_text(answer, "rating")
        self._rating = rating if rating in RATINGS else ""
        self.is_turned = bool(self._rating)
        for name, button in self.buttons.items():
            button.setChecked(name == self._rating)
        self._show_sides()

    def turn_over(self) -> None:
        """Show the other side, and the four buttons."""
        if self.is_turned or self.is_locked:
            return
        self.is_turned = True
        self._show_sides()
        self.buttons["good"].setFocus(Qt.FocusReason.TabFocusReason)
        say(self, plain(self.card.back), urgent=True)

    def choose(self, index: int) -> bool:
        if self.is_locked or not self.is_turned or not 0 <= index < len(RATINGS):
            return False
        self._on_rated(RATINGS[index])
        return True

    def advance(self) -> bool:
        """Enter turns the card first."""
        if self.is_turned:
            return False
        self.turn_over()
        return True

    def stops(self) -> list[QWidget]:
        return [self.turn, *self.buttons.values()]

    def focus_first(self) -> None:
        button = self.buttons["good"] if self.is_turned else self.turn
        button.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not self.is_turned:
            self.turn_over()
        else:
            super().keyPressEvent(event)

    def show_result(self, result: AnswerResult) -> None:
        self.set_answer(result.answer)
        self.is_turned = self.is_locked = True
        self._show_sides()
        self._rate_row.hide()
        words = rating_words(self._rating)
        told = tr("You rated it: {rating}", rating=words) if words else tr("You did not rate it.")
        self._asked.setText(told)

    def _show_sides(self) -> None:
        for part in (self._line, self._back, self._asked, self._rate_row):
            part.setVisible(self.is_turned)
        self._turn_row.setVisible(not self.is_turned)

    def _button(self, number: int, name: str) -> SecondaryButton:
        words = rating_words(name)
        icons = {"again": "rotate-ccw", "hard": "circle-dashed", "good": "check", "easy": "star"}
        made = SecondaryButton(f"{words}  {number}", icons[name])
        made.setAccessibleName(tr("{rating}, key {number}", rating=words, number=number))
        made.setCheckable(True)
        made.clicked.connect(lambda: self._on_rated(name))
        return made

    def _on_rated(self, name: str) -> None:
        self._rating = name
        for other, button in self.buttons.items():
            button.setChecked(other == name)
        self.changed.emit()
        self.submit_requested.emit()


def rating_words(name: str) -> str:
    """How well it was known, "" for no rating."""
    words = {
        "again": tr("Again"),
        "hard": tr("Hard"),
        "good": tr("Good"),
        "easy": tr("Easy"),
    }
    return words.get(name, "")


def _row_of(*parts: QWidget) -> QWidget:
    made = QWidget()
    row = FlowLayout(made, spacing=10)
    for part in parts:
        row.addWidget(part)
    return made
