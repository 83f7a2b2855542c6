"""What a question tells the screen: what to offer, how an answer went. Plain frozen values."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum


class Verdict(Enum):
    """How an answer, or one part of it, went."""

    RIGHT = "right"
    PARTIAL = "partial"
    WRONG = "wrong"
    MISSED = "missed"  # right, but not chosen or left empty
    NONE = "none"  # nothing to judge


@dataclass(frozen=True, slots=True)
class Part:
    """One choice, stem or gap after the answer; `given` and `expected` are Markdown to show."""

    key: str
    verdict: Verdict
    given: str = ""
    expected: str = ""
    feedback: str = ""


@dataclass(frozen=True, slots=True)
class Grade:
    """The judgement of one answer: `fraction` -1..1 of `max_points`, and what to say about it."""

    fraction: float
    points: float
    max_points: float
    verdict: Verdict
    parts: tuple[Part, ...] = ()
    feedback: tuple[str, ...] = ()
    # A person has to mark it: until then it earns nothing and is neither right nor wrong.
    needs_marking: bool = False
    # The explanation that everybody gets; it is the last text of `feedback`.
    general: str = ""

    @property
    def correct(self) -> bool:
        """Full credit."""
        return self.verdict is Verdict.RIGHT


@dataclass(frozen=True, slots=True)
class Key:
    """A piece of the right answer in words (Markdown), for hints: no screen is given it before.

    `about` is what it belongs to: a stem, the number of a gap or a place. `part` is the key of
    its Part. `others` are accepted too, and so is what `fits`.
    """

    text: str
    part: str = ""
    about: str = ""
    others: tuple[str, ...] = ()
    fits: Callable[[str], bool] | None = field(default=None, compare=False)
    is_number: bool = False


@dataclass(frozen=True, slots=True)
class OptionView:
    """Something to choose, in the order of this attempt. `text` is Markdown."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class GapView:
    """A gap in the prompt: `kind` is choice or text; `width` is in characters."""

    name: str
    kind: str
    options: tuple[OptionView, ...] = ()
    width: int = 12


@dataclass(frozen=True, slots=True)
class WordView:
    """A word of a word bank. `group`: it fits only gaps of that group; `reuse`: any number."""

    id: str
    text: str
    group: int | None = None
    reuse: bool = False


@dataclass(frozen=True, slots=True)
class RegionView:
    """A part of a picture, in its pixels: `shape` and `coords` as in HTML image maps.

    rect x1 y1 x2 y2; circle x y r; ellipse x y rx ry; poly x1 y1 x2 y2 …; default everywhere.
    `groups` are those of the labels that may lie there; empty: any label.
    """

    id: str
    shape: str
    coords: tuple[float, ...]
    groups: tuple[int | None, ...] = ()


@dataclass(frozen=True, slots=True)
class LabelView:
    """Something to drag on a picture: words, a picture (media id) or both; `uses` 0: no limit."""

    id: str
    text: str
    media: str = ""
    group: int | None = None
    uses: int = 1


@dataclass(frozen=True, slots=True)
class TextRules:
    """What is typed: in how large a field, from how many words to how many (0: no limit)."""

    width: int = 12  # characters
    lines: int = 1
    template: str = ""
    min_words: int = 0
    max_words: int = 0
    units: tuple[str, ...] = ()  # offered beside a number
    unit_use: str = "none"  # none, optional, graded
    decimal_comma: bool | None = None  # None: as the learner's language has it


@dataclass(frozen=True, slots=True)
class FileRules:
    """What may be handed in. `accept` holds endings (".pdf") and kinds ("image/*"); empty: all."""

    most: int = 0
    accept: tuple[str, ...] = ()
    max_bytes: int = 0


@dataclass(frozen=True, slots=True)
class CardView:
    """One card of a flashcard: `key` tells the cards of one note apart."""

    key: str
    front: str
    back: str


@dataclass(frozen=True, slots=True)
class Criterion:
    """A line of a rubric and the most that it earns."""

    text: str
    points: float


@dataclass(frozen=True, slots=True)
class Shown:
    """What the screen offers for a question: only the fields that its interaction needs."""

    options: tuple[OptionView, ...] = ()
    stems: tuple[OptionView, ...] = ()
    gaps: tuple[GapView, ...] = ()
    most: int = 1  # how many options may be chosen, how many points set on a picture
    least: int = 0
    note: str = ""
    bank: tuple[WordView, ...] = ()  # words to drag into gaps; empty: each gap offers its own
    layout: str = "vertical"  # vertical, horizontal, dropdown
    numbering: str = "ABC"
    image: str = ""  # media id
    regions: tuple[RegionView, ...] = ()
    hides_regions: bool = False  # to be drawn only after the answer
    labels: tuple[LabelView, ...] = ()
    text: TextRules = field(default_factory=TextRules)
    files: FileRules = field(default_factory=FileRules)
    rubric: tuple[Criterion, ...] = ()
    marked_by: str = ""  # self or instructor, for what no program can judge
    cards: tuple[CardView, ...] = ()
    reuses: bool = True  # an option may belong to several stems


def right_keys(parts: tuple[Part, ...]) -> frozenset[str]:
    """The parts that are right; how many they are is what `show_count` of a hint tells."""
    return frozenset(part.key for part in parts if part.verdict is Verdict.RIGHT)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something the schema cannot see: `field` of the question and the reason."""

    field: str
    reason: str
