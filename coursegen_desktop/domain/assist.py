"""What a model may do for an author, and its proposal, of which he takes the pieces he wants.

    proposal = await assist.propose(Order(Act.REWRITE, TextMatter(...)), connection_id)
    text = with_pieces(matter.text, proposal.pieces[:1])

Nothing here is stored: what is taken goes through the editor's own verbs.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from .ids import CourseId


class Act(StrEnum):
    """Something that a model is asked to do."""

    REWRITE = "rewrite"
    SIMPLIFY = "simplify"
    TRANSLATE = "translate"
    EXAMPLE = "example"
    ANALOGY = "analogy"
    QUESTIONS = "questions"
    WRONG_ANSWERS = "wrong_answers"
    OUTCOMES = "outcomes"
    PICTURE = "picture"

    @property
    def verb(self) -> str:
        """How the step is called that takes it (EditLabel.verb)."""
        return f"assist_{self.value}"


# Words that stand there already are put otherwise, sentence by sentence; the structure stays.
REWORDING = frozenset({Act.REWRITE, Act.SIMPLIFY, Act.TRANSLATE})
# The model makes something up that no source of the course says.
INVENTING = frozenset({Act.EXAMPLE, Act.ANALOGY})
# School years that a text may be simplified to.
LEVELS = (4, 6, 8, 10, 12)
MAX_WISH = 300
MAX_ALT = 200
MOST_QUESTIONS = 3


class Reason(StrEnum):
    """Why something that a model wrote was not taken."""

    EMPTY = "empty"  # it said nothing
    LOST = "lost"  # a formula, citation, link … is missing
    ADDED = "added"  # … or there is one that was not there
    FIGURE = "figure"  # a number that was not there, or is missing
    LANGUAGE = "language"  # another language than asked for
    LENGTH = "length"  # far longer
    REMARK = "remark"  # it speaks of itself, or of its work
    FLAW = "flaw"  # a rule for good questions is broken; `detail` says which
    SAME = "same"  # it says the same as something that is there
    GROUND = "ground"  # the lesson does not say so
    UNSURE = "unsure"  # asked without the key, the model chose another answer
    VERB = "verb"  # nobody can see whether it was done


@dataclass(frozen=True, slots=True)
class TextMatter:
    """A part of a lesson's Markdown: `text` is all of it, `start` to `end` what is meant."""

    title: str
    text: str
    start: int
    end: int
    language: str = ""

    @property
    def passage(self) -> str:
        """What is meant."""
        return self.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class QuestionMatter:
    """A question as its quiz holds it; `prompts` are those of all questions of the quiz."""

    title: str
    text: str
    question: Mapping[str, Any]
    prompts: tuple[str, ...] = ()
    language: str = ""


@dataclass(frozen=True, slots=True)
class PictureMatter:
    """A picture in a lesson: `start` to `end` are its alternative text in `text`."""

    title: str
    text: str
    start: int
    end: int
    name: str
    caption: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class CourseMatter:
    """A course, and what it promises already."""

    course_id: CourseId
    outcomes: tuple[str, ...] = ()
    language: str = ""


Matter = TextMatter | QuestionMatter | PictureMatter | CourseMatter


@dataclass(frozen=True, slots=True)
class Order:
    """What is wished: `level` is a school year, `into` a language, `wish` the author's own words.

    Another `attempt` gives another answer.
    """

    act: Act
    matter: Matter
    level: int = 0
    into: str = ""
    wish: str = ""
    attempt: int = 0


@dataclass(frozen=True, slots=True)
class Piece:
    """One change, to be taken or left by itself: in a text `old`, which stands at `start`, becomes
    `new`; without `old` something comes in. `note` says why, `data` is what the words stand for."""

    old: str
    new: str
    start: int = 0
    note: str = ""
    data: Mapping[str, Any] = field(default_factory=dict)

    @property
    def end(self) -> int:
        """Where `old` ends."""
        return self.start + len(self.old)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something that the model wrote and that is not proposed; `words` are its beginning."""

    reason: Reason
    words: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a model proposes."""

    order: Order
    model: str
    pieces: tuple[Piece, ...]
    left_out: tuple[LeftOut, ...] = ()


def with_pieces(text: str, pieces: Iterable[Piece]) -> str:
    """The text with these pieces in it. ValueError where it does not say what they replace."""
    made = []
    position = 0
    for piece in sorted(pieces, key=lambda one: one.start):
        if piece.start < position or text[piece.start : piece.end] != piece.old:
            raise ValueError("a piece is of another text")
        made += [text[position : piece.start], piece.new]
        position = piece.end
    return "".join([*made, text[position:]])


def with_wrong_answers(question: Mapping[str, Any], pieces: Sequence[Piece]) -> dict[str, Any]:
    """The question with these wrong answers in the place of its own; ids and the key stay."""
    changed = {str(piece.data["choice"]): piece for piece in pieces}
    choices = []
    for choice in question["choices"]:
        piece = changed.get(str(choice["id"]))
        if piece is None or choice.get("text") != piece.old:
            choices.append(dict(choice))
            continue
        made = {**choice, "text": piece.new}
        if piece.note:
            made["feedback"] = piece.note
        else:
            made.pop("feedback", None)  # it spoke of the answer that stood there
        choices.append(made)
    return {**question, "choices": choices}
