"""A card with two sides, or a text with hidden words: the learner says how well he knew it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar, Literal

from .base import Answer, AnswerClass, CardView, Flag, Part, Problem, Question, Shown, Text, Verdict

# {{c1::hidden::hint}}, as in Anki: it ends with the first pair of braces.
_OPENING = re.compile(r"\{\{c(\d{1,3})::")
# Credit of the four buttons, for statistics: a card earns no points.
_CREDIT = {"again": 0.0, "hard": 1.0, "good": 1.0, "easy": 1.0}


@dataclass(frozen=True, slots=True)
class _Piece:
    """A piece of a cloze; `number` 0: it is never hidden."""

    text: str
    number: int = 0
    hint: str = ""


class FlashcardAnswer(Answer):
    """How well it was known; None before it was turned."""

    rating: Literal["again", "hard", "good", "easy"] | None = None


class FlashcardQuestion(Question):
    """`cards` are what is asked: one, two when `reverse`, or one for each number of a cloze."""

    interaction: ClassVar[str] = "flashcard"
    label: ClassVar[str] = "Flashcard"
    is_scored: ClassVar[bool] = False
    answer_type: ClassVar[AnswerClass] = FlashcardAnswer

    type: Literal["flashcard"] = "flashcard"
    back: Text
    reverse: Flag = False
    cloze: Flag = False
    note_id: Text = ""

    def cards(self) -> tuple[CardView, ...]:
        """Its cards; their keys stay the same as long as the note keeps its numbers."""
        if self.cloze:
            numbers = sorted({piece.number for piece in _pieces(self.prompt) if piece.number})
            return tuple(self._hidden(number) for number in numbers)
        forward = CardView("front", self.prompt, self.back)
        backward = CardView("back", self.back, self.prompt)
        return (forward, backward) if self.reverse else (forward,)

    def correct_answer(self) -> dict[str, object]:
        """It was known."""
        return {"rating": "good"}

    def correct_text(self) -> str:
        """The other side of the first card."""
        return self.cards()[0].back

    def check(self) -> tuple[Problem, ...]:
        """Both sides, or hidden words."""
        if self.cloze and not any(piece.number for piece in _pieces(self.prompt)):
            return (Problem("prompt", "it hides no words, as {{c1::word}} does"),)
        if not self.cloze and not self.back.strip():
            return (Problem("back", "it is empty"),)
        return ()

    def shown(self, seed: int, *, shuffle: bool = False) -> Shown:
        """The cards; a quiz shows the first."""
        return Shown(cards=self.cards())

    def _hidden(self, number: int) -> CardView:
        """The card that asks for the words of that number; the others are open."""
        pieces = _pieces(self.prompt)
        front = "".join(
            f"**[{piece.hint or '…'}]**" if piece.number == number else piece.text
            for piece in pieces
        )
        back = "".join(
            f"**{piece.text}**" if piece.number == number else piece.text for piece in pieces
        )
        extra = f"\n\n{self.back}" if self.back.strip() else ""
        return CardView(f"c{number}", front, back + extra)

    def _judge(self, answer: FlashcardAnswer) -> tuple[float, tuple[Part, ...]]:
        if answer.rating is None:
            return 0.0, ()
        credit = _CREDIT[answer.rating]
        verdict = Verdict.RIGHT if credit else Verdict.WRONG
        return credit, (Part("card", verdict, answer.rating, ""),)


def _pieces(prompt: str) -> list[_Piece]:
    """The prompt cut at its hidden words, in one pass from left to right."""
    pieces, at = [], 0
    while opening := _OPENING.search(prompt, at):
        end = prompt.find("}}", opening.end())
        if end < 0:
            break
        text, _, hint = prompt[opening.end() : end].partition("::")
        pieces.append(_Piece(prompt[at : opening.start()]))
        pieces.append(_Piece(text, int(opening[1]), hint))
        at = end + 2
    return [*pieces, _Piece(prompt[at:])]


QUESTION = FlashcardQuestion
