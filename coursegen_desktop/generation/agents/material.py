"""A lesson as agents take it in hand: parts that a model may tell anew, and what stays as it is.

Prose is told anew. Programs, tables, pictures, formulas, exercises and boxes stay the source's
own, at their places: a model would only break them.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import log

from ..extractive.body import lesson_pieces
from ..extractive.material import Passage
from ..extractive.quiz import make_quiz, promised
from ..plan import LessonBlock, LessonOrder
from ..text.addressed import addressed
from ..text.words import content_stems, count_words
from .facts import Fact, facts_of

_PROSE = frozenset(("para", "list", "quote", "definition"))
# Formulas, pictures, notes and line breaks that a model would not bring back whole.
_BREAKABLE = re.compile(r"\$|!\[|\[\^|<[a-z/!]|  \n|\\\n")
_LEAST_WORDS, _MOST_WORDS = 30, 260
# A share of the window for what is told anew, and letters to a token, as the design has it.
_EVIDENCE, _LETTERS = 0.45, 3.6
_LINK = re.compile(r"\[([^\]\n]*)\](?:\([^()\n]*\)|\[[^\]\n]*\])")
_SUMMARY_WORDS = 70
_LEAST_EVIDENCE = 120  # words; a window of 2,000 tokens still takes a paragraph


@dataclass(frozen=True, slots=True)
class Chunk:
    """A passage that may be cited: `id` is "c1" …, `text` what the model sees, `quote` the source's
    own signs from `start` to `end`."""

    id: str
    text: str
    source: str
    block: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Unit:
    """A part to be told: `verbatim` is the source's own text, which stands in for a bad telling.

    `terms` are names that the part must keep. `number` counts the lesson's units from 1.
    """

    number: int
    heading: str
    chunks: tuple[Chunk, ...]
    words: int
    verbatim: str
    terms: tuple[str, ...] = ()

    @property
    def passages(self) -> str:
        """The passages as a prompt shows them."""
        return "\n".join(f"[{chunk.id}] {chunk.text}" for chunk in self.chunks)


@dataclass(frozen=True, slots=True)
class Task:
    """A lesson in parts. `parts` are units and texts that stay, in their order; `summary` holds the
    passages that it may be summed up by, None for too few.

    `weights` say how much each stem tells in this lesson, for the measure of support.
    """

    key: str
    title: str
    language: str
    parts: tuple[Unit | str, ...]
    facts: tuple[Fact, ...]
    summary: Unit | None = None
    weights: Mapping[str, float] = field(default_factory=dict)

    @property
    def units(self) -> tuple[Unit, ...]:
        """The parts to be told."""
        return tuple(part for part in self.parts if isinstance(part, Unit))


def task_of(order: LessonOrder, window: int) -> Task:
    """The parts of a lesson for a model that reads and writes `window` tokens together."""
    made = make_quiz(order, order.questions, order.types)
    order = promised(order, made)
    passages: dict[tuple[str, str], list[Passage]] = defaultdict(list)
    for passage in order.passages:
        passages[passage.source, passage.block.id.split(".")[0]].append(passage)
    builder = _Parts(order, passages, most_words(window))
    for entry, text in lesson_pieces(order):
        builder.add(entry, text)
    builder.flush()
    return Task(
        key=order.key,
        title=order.title,
        language=order.language,
        parts=tuple(builder.parts),
        facts=facts_of(order, made.quiz),
        summary=_summary(order.title, builder.parts, most_words(window)),
        weights=_weights(order.passages),
    )


def _summary(title: str, parts: Sequence[Unit | str], most: int) -> Unit | None:
    """The passages that begin the parts, as many as fit; None where there is nothing to sum up."""
    units = [part for part in parts if isinstance(part, Unit)]
    chosen: list[Chunk] = []
    words = 0
    for place in range(max((len(unit.chunks) for unit in units), default=0)):
        for unit in units:
            chunk = unit.chunks[place] if place < len(unit.chunks) else None
            if chunk is not None and words + (size := count_words(chunk.text)) <= most:
                chosen.append(chunk)
                words += size
    if words < 2 * _SUMMARY_WORDS:
        return None
    chosen.sort(key=lambda chunk: int(chunk.id[1:]))
    return Unit(0, title, tuple(chosen), _SUMMARY_WORDS, "")


def most_words(window: int) -> int:
    """How many words of evidence fit beside prompt and answer."""
    letters = window * _EVIDENCE * _LETTERS
    return max(_LEAST_EVIDENCE, min(_MOST_WORDS, int(letters / 6.5)))


class _Parts:
    def __init__(
        self, order: LessonOrder, passages: Mapping[tuple[str, str], list[Passage]], most: int
    ) -> None:
        self.parts: list[Unit | str] = []
        self._order, self._passages, self._most = order, passages, most
        self._heading = order.title
        self._run: list[tuple[LessonBlock, str]] = []
        self._words = 0
        self._units = self._chunks = 0

    def add(self, entry: LessonBlock | None, text: str) -> None:
        """Take one piece of the lesson."""
        if entry is None or entry.heading or not self._may_be_told(entry, text):
            self.flush()
            if text.strip():
                self.parts.append(text)
            if entry is not None and entry.heading:
                self._heading = entry.block.text
            return
        words = count_words(text)
        if self._run and self._words + words > self._most:
            self.flush()
        self._run.append((entry, text))
        self._words += words

    def flush(self) -> None:
        """End the run of prose: a unit, or as it is where it is short."""
        run, words, self._run, self._words = self._run, self._words, [], 0
        if not run:
            return
        verbatim = "\n\n".join(text for _, text in run)
        chunks = tuple(self._cut(run)) if words >= _LEAST_WORDS else ()
        if not chunks or self._order.is_reference:
            self.parts.append(verbatim)
            return
        self._units += 1
        places = {(entry.source, entry.block.id) for entry, _ in run}
        terms = tuple(
            term.name
            for term in self._order.terms
            if (term.evidence.source, term.evidence.block.split(".")[0]) in places
        )
        self.parts.append(Unit(self._units, self._heading, chunks, words, verbatim, terms))

    def _may_be_told(self, entry: LessonBlock, text: str) -> bool:
        if entry.block.kind not in _PROSE or _BREAKABLE.search(text):
            return False
        if addressed(text):
            # What speaks to the model is not shown to it; people see it where it stands.
            return False
        # One that is longer than a model may see stays whole.
        known = self._passages.get((entry.source, entry.block.id))
        return bool(known) and count_words(text) <= 2 * self._most

    def _cut(self, run: Sequence[tuple[LessonBlock, str]]) -> Iterator[Chunk]:
        for entry, _ in run:
            for passage in self._passages[entry.source, entry.block.id]:
                if passage.context in ("exercise", "solution"):
                    continue
                self._chunks += 1
                block = passage.block
                yield Chunk(
                    f"c{self._chunks}", _line(block.text), passage.source, block.id,
                    block.start, block.end, passage.raw,
                )  # fmt: skip


def _line(text: str) -> str:
    """A passage in one line, its links without their addresses."""
    return " ".join(_LINK.sub(r"\1", text).split())


def _weights(passages: Sequence[Passage]) -> dict[str, float]:
    """idf of the stems over the passages of the lesson: log((1 + n) / (1 + count)) + 1."""
    pieces = [set(content_stems(passage.block.text)) for passage in passages]
    counts = Counter(part for piece in pieces for part in piece)
    return {part: log((1 + len(pieces)) / (1 + count)) + 1 for part, count in counts.items()}
