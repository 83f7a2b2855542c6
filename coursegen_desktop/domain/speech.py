"""A lesson's page as a voice speaks it: sentence after sentence, each at its place in the text.

    script = Script(page.text, page.blocks, page.formulas, page.signs, rules, phrases)
    cursor = script.cursor(offset)             # the sentence there, or the next one
    script.utterance(cursor).words             # what to say
    cursor = script.after(cursor)              # None at the end

Sentences are cut when they are asked for: a lesson of 500 KB costs no more than its first one.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from . import formula_words
from .said import Line, Piece, place_of
from .sentences import SIGN, spans

CODE, TABLE, NOTE, HEADING = "code", "cell", "note", "heading"
_SKIPPABLE = frozenset({CODE, TABLE, NOTE})


class BlockLike(Protocol):
    """A run of words in the page's text, of a kind."""

    @property
    def kind(self) -> str:
        """heading, text, item, cell, caption, code or note."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it has ended."""


class FormulaLike(Protocol):
    """Where a formula stands, and its TeX."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it has ended."""

    @property
    def tex(self) -> str:
        """Its source."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What is left out. With `announce` a voice says so ("Table, skipped")."""

    skip_code: bool = True
    skip_tables: bool = True
    skip_notes: bool = True
    announce: bool = True

    def skips(self, kind: str) -> bool:
        """Whether blocks of this kind are left out."""
        return {CODE: self.skip_code, TABLE: self.skip_tables, NOTE: self.skip_notes}.get(
            kind, False
        )


@dataclass(frozen=True, slots=True)
class Phrases:
    """Words that stand for what cannot be spoken, in the reader's language."""

    table_skipped: str = "Table, skipped."
    code_skipped: str = "Code, skipped."
    notes_skipped: str = "Notes, skipped."
    formula: str = "formula"
    formulas: Mapping[str, str] = field(default_factory=lambda: formula_words.WORDS)

    def skipped(self, kind: str) -> str:
        """What is said instead of blocks of this kind."""
        return {CODE: self.code_skipped, TABLE: self.table_skipped}.get(kind, self.notes_skipped)


@dataclass(frozen=True, slots=True)
class Utterance:
    """One sentence: its place [start, end) in the page's text, and the words to say.

    `pause` is how many seconds to be silent after it.
    """

    start: int
    end: int
    words: str
    kind: str
    pieces: tuple[Piece, ...] = ()
    pause: float = 0.0

    def place_of(self, said: int, length: int) -> tuple[int, int] | None:
        """Where spoken characters stand in the page's text."""
        return place_of(self.pieces, said, length)


@dataclass(frozen=True, slots=True, order=True)
class Cursor:
    """Which sentence of which block."""

    block: int
    sentence: int


_SPOKEN = re.compile(r"\w")
_PAUSES = {HEADING: 0.6, "caption": 0.4, "text": 0.25, "item": 0.2, CODE: 0.3, TABLE: 0.15}


class Script:
    """The sentences of one page."""

    def __init__(
        self,
        text: str,
        blocks: Sequence[BlockLike],
        formulas: Sequence[FormulaLike] = (),
        signs: Sequence[tuple[int, int]] = (),
        rules: Rules | None = None,
        phrases: Phrases | None = None,
    ) -> None:
        self._text = text
        self._rules = rules or Rules()
        self._phrases = phrases or Phrases()
        self._blocks = list(_joined(blocks, self._rules))
        self._starts = [block.start for block in self._blocks]
        self._formulas = list(formulas)
        self._formula_starts = [formula.start for formula in formulas]
        self._signs = list(signs)
        self._sign_starts = [start for start, _ in signs]
        self._cut: dict[int, tuple[Utterance, ...]] = {}

    def cursor(self, offset: int = 0) -> Cursor | None:
        """The sentence at a place of the text, or the first one after it."""
        at = max(0, bisect_right(self._starts, offset) - 1)
        for block in range(at, len(self._blocks)):
            for number, utterance in enumerate(self._utterances(block)):
                if utterance.end > offset:
                    return Cursor(block, number)
        return None

    def after(self, cursor: Cursor) -> Cursor | None:
        """The next sentence; None after the last."""
        if cursor.sentence + 1 < len(self._utterances(cursor.block)):
            return Cursor(cursor.block, cursor.sentence + 1)
        for block in range(cursor.block + 1, len(self._blocks)):
            if self._utterances(block):
                return Cursor(block, 0)
        return None

    def before(self, cursor: Cursor) -> Cursor | None:
        """The sentence before; None before the first."""
        if cursor.sentence > 0:
            return Cursor(cursor.block, cursor.sentence - 1)
        for block in range(cursor.block - 1, -1, -1):
            if count := len(self._utterances(block)):
                return Cursor(block, count - 1)
        return None

    def utterance(self, cursor: Cursor) -> Utterance:
        """What is said there."""
        return self._utterances(cursor.block)[cursor.sentence]

    # --- inside ----------------------------------------------------------------------------

    def _utterances(self, block: int) -> tuple[Utterance, ...]:
        if block not in self._cut:
            if len(self._cut) > 64:
                self._cut.clear()
            self._cut[block] = tuple(self._made(self._blocks[block]))
        return self._cut[block]

    def _made(self, block: BlockLike) -> list[Utterance]:
        if self._rules.skips(block.kind):
            if not self._rules.announce:
                return []
            words = self._phrases.skipped(block.kind)
            return [Utterance(block.start, block.end, words, block.kind, pause=0.3)]
        text = self._masked(block)
        made = []
        if block.kind == CODE:
            places = _lines(text)
        else:
            places = list(spans(text))
        for start, end in places:
            said = self._said(block.start + start, block.start + end)
            if said is not None:
                made.append(said)
        return [
            Utterance(
                one.start, one.end, one.words, block.kind, one.pieces,
                _PAUSES.get(block.kind, 0.2) if number == len(made) else 0.0,
            )
            for number, one in enumerate(made, 1)
        ]  # fmt: skip

    def _masked(self, block: BlockLike) -> str:
        """The block with what ends no sentence put out of the way, as long as before."""
        parts = []
        end = block.start
        for start, stop, mask in self._between(block.start, block.end):
            parts += [self._text[end:start], mask * (stop - start)]
            end = stop
        parts.append(self._text[end : block.end])
        return "".join(parts)

    def _between(self, start: int, end: int) -> list[tuple[int, int, str]]:
        """Formulas and signs of notes in a part of the text, in their order."""
        found = [
            (max(formula.start, start), min(formula.end, end), "\ufffc")
            for formula in _within(self._formulas, self._formula_starts, start, end)
            if formula.end > start
        ]
        first = bisect_left(self._sign_starts, start)
        for sign in self._signs[first:]:
            if sign[0] >= end:
                break
            found.append((sign[0], min(sign[1], end), SIGN))
        return sorted(found)

    def _said(self, start: int, end: int) -> Utterance | None:
        """The words of a sentence; None when there is nothing to say."""
        line = Line(self._text)
        at = start
        whole = False
        for begin, stop, mask in self._between(start, end):
            if begin < at:
                continue
            line.add_text(at, begin)
            if mask != SIGN:
                words = self._formula(begin)
                whole = not self._text[start:begin].strip() and not _SPOKEN.search(
                    self._text[stop:end]
                )
                if whole and words:
                    words = f"{self._phrases.formula}: {words}"
                line.add(words or self._phrases.formula, begin, stop)
            at = stop
        line.add_text(at, end)
        words, pieces = line.finished()
        if not _SPOKEN.search(words):
            return None
        return Utterance(start, end, words, "", pieces)

    def _formula(self, start: int) -> str:
        index = bisect_right(self._formula_starts, start) - 1
        tex = self._formulas[index].tex if index >= 0 else ""
        return formula_words.reading(tex, self._phrases.formulas)


@dataclass(frozen=True, slots=True)
class _Run:
    """Neighbours of one kind that are left out together."""

    kind: str
    start: int
    end: int


def _joined(blocks: Sequence[BlockLike], rules: Rules) -> list[BlockLike]:
    """The blocks, with a whole table or all notes that are left out as one."""
    made: list[BlockLike] = []
    for block in blocks:
        last = made[-1] if made else None
        if last is not None and last.kind == block.kind != CODE and rules.skips(block.kind):
            made[-1] = _Run(block.kind, last.start, block.end)
        else:
            made.append(block)
    return made


def _lines(text: str) -> list[tuple[int, int]]:
    """The lines of a code: it has no sentences."""
    found = []
    at = 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            start = at + len(line) - len(line.lstrip())
            found.append((start, at + len(line.rstrip())))
        at += len(line)
    return found


def _within(
    formulas: Sequence[FormulaLike], starts: Sequence[int], start: int, end: int
) -> Sequence[FormulaLike]:
    first = max(0, bisect_right(starts, start) - 1)
    return formulas[first : bisect_left(starts, end)]
