"""What planning hands to writing. Plain frozen data: it travels between processes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ..domain.brief import PLAIN, QUESTIONS
from ..domain.outline import Outline, SetAside
from .extractive.material import Passage
from .extractive.terms import Term
from .extractive.vocabulary import Name
from .sources import Block


@dataclass(frozen=True, slots=True)
class SourceRef:
    """A document as the lesson's list of sources names it."""

    id: str
    name: str
    sha256: str
    # The model that wrote it from memory; not in the fingerprint, for the bytes tell it already.
    model: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class LessonBlock:
    """A block of a lesson. `heading` is its level in the lesson, 0 for text.

    A heading of level 1 is the lesson's or the module's own title and is not written again.
    `anchor` is the address of the nearest heading at or above the block, "" at the top.
    """

    source: str
    block: Block
    heading: int
    anchor: str


@dataclass(frozen=True, slots=True)
class LessonOrder:
    """Everything that writing one lesson needs, and nothing of the others' text.

    `terms` are taught here; `bank` are the terms of the module (the first `near`) and then of
    the course, the material of wrong answers; `review` are those of earlier lessons of the
    module. `outcomes` with `harvested` True are the author's and stand in the text already, or,
    with `dealt`, in that of another lesson of the same section. `names` are the course's
    names of code, `local` those that its programs give to their own things.

    `anchors` maps "source/block" to headings, `term_anchors` term keys to where the lesson names
    them, `raw_of` "source/block" of exercises and programs to their slices of the source.

    `key` is the planned lesson's. `language` is the course's; at most `questions` are asked, of
    `types` only unless that is (). `analyser` looked over the text. The course's first lesson
    keeps the record of what was `set_aside`.
    """

    index: int
    key: str
    title: str
    module_title: str
    course_title: str
    seed: str
    is_reference: bool
    sources: tuple[SourceRef, ...]
    blocks: tuple[LessonBlock, ...]
    passages: tuple[Passage, ...]
    terms: tuple[Term, ...]
    bank: tuple[Term, ...]
    near: int
    review: tuple[Term, ...]
    names: tuple[Name, ...]
    local: frozenset[str]
    outcomes: tuple[str, ...]
    harvested: bool
    dealt: bool
    anchors: Mapping[str, str]
    term_anchors: Mapping[str, str]
    raw_of: Mapping[str, str]
    language: str = ""
    questions: int = QUESTIONS
    types: tuple[str, ...] = ()
    set_aside: tuple[SetAside, ...] = ()
    # In the fingerprint only where it is not the plain one: lessons of before there was a choice.
    analyser: str = field(default=PLAIN, repr=False)

    def anchor_of(self, source: str, block: str) -> str:
        """The heading that a block stands under; "" at the top or for a block of another lesson."""
        return self.anchors.get(f"{source}/{block.split('.')[0]}", "")


@dataclass(frozen=True, slots=True)
class ModuleHead:
    """A module without its lessons; those are `first` to `first + count` of the course."""

    key: str
    title: str
    summary: str
    first: int
    count: int


@dataclass(frozen=True, slots=True)
class Plan:
    """A course ready to be written lesson by lesson; `orders` run through all modules.

    `answers` are what the analyser told of the sentences, to be kept with what was read.
    """

    outline: Outline
    title: str
    description: str
    learning_outcomes: tuple[str, ...]
    language: str
    licence: str
    authors: tuple[str, ...]
    modules: tuple[ModuleHead, ...]
    orders: tuple[LessonOrder, ...]
    answers: Mapping[str, Any] = field(default_factory=dict)
