"""Words of the visible lines that the list does not know, and what a menu offers for one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextBlock

from ..markdown_edit import MarkdownEdit
from .lexer import LONGEST, PLAIN, is_prose, lex
from .positions import units
from .slices import Slices

_QUIET_MS = 350
_WORD = re.compile(r"(?<![\w@#/\\.])[^\W\d_]+(?:['’][^\W\d_]+)*(?![\w@\\]|\.[a-z]{2})")
# What is no running text, or is spelled as somebody else wants it.
_SILENT = frozenset(("code", "math", "fence", "diagram", "html", "note"))
_TARGET = re.compile(r"\]\([^)\n]{0,1000}\)|https?://\S+|\{[^}\n]{0,200}\}|<https?:[^>\s]+>")
_LEAST = 2
_MOST = 400


class Words(Protocol):
    """What knows how words are spelled."""

    def knows(self, word: str) -> bool:
        """Whether it is spelled well."""
        ...


class Spelling(QObject):
    """`wrong` are the places in the visible text that are to be underlined."""

    changed = Signal()

    def __init__(self, edit: MarkdownEdit) -> None:
        super().__init__(edit)
        self._edit = edit
        self._words: Words | None = None
        self._slices = Slices(self)
        self.wrong: list[tuple[int, int]] = []
        edit.content_changed.connect(self._on_changed)
        edit.verticalScrollBar().valueChanged.connect(lambda _value: self.look(_QUIET_MS))

    def set_words(self, words: Words | None) -> None:
        """Check by this list; None checks nothing."""
        self._words = words
        self.look()

    def look(self, after_ms: int = 0) -> None:
        """Check the visible lines anew."""
        if self._words is None:
            self._slices.stop()
            if self.wrong:
                self.wrong = []
                self.changed.emit()
            return
        self._slices.run(self._look(self._words), after_ms=after_ms)

    def finish(self) -> None:
        """Do now what would be done in a while."""
        self.look()
        self._slices.finish()

    def word_at(self, place: int) -> tuple[int, int] | None:
        """The wrong word at a place of the text."""
        return next(((a, b) for a, b in self.wrong if a <= place <= b), None)

    def _on_changed(self) -> None:
        if self._words is not None:
            # Old places are wrong now, and a word that is being typed is not one yet.
            if self.wrong:
                self.wrong = []
                self.changed.emit()
            self.look(_QUIET_MS)

    def _look(self, words: Words) -> Iterator[None]:
        found: list[tuple[int, int]] = []
        cursor = self._edit.textCursor()
        for block in self._edit.visible_blocks():
            for start, end, word in words_of(block):
                if len(found) < _MOST and not words.knows(word):
                    place = (block.position() + start, block.position() + end)
                    # The cursor stands behind a word that is not finished.
                    if not (self._edit.hasFocus() and place[1] == cursor.position()):
                        found.append(place)
                yield
            yield
        if found != self.wrong:
            self.wrong = found
            self.changed.emit()


def words_of(block: QTextBlock) -> list[tuple[int, int, str]]:
    """(start, end, word) of the running text of a line, as Qt counts."""
    text = block.text()[:LONGEST]
    before = block.previous()
    state = before.userState() if before.isValid() else PLAIN
    if not text.strip() or not is_prose(state):
        return []
    spans, _after = lex(text, PLAIN)
    silent = [(start, end) for start, end, kind in spans if kind in _SILENT]
    silent += [match.span() for match in _TARGET.finditer(text)]
    plain = text.isascii()
    found = []
    for match in _WORD.finditer(text):
        start, end = match.span()
        word = match[0]
        if len(word) < _LEAST or word[1:] != word[1:].lower():  # DNA, NaCl, McGill
            continue
        if any(a < end and start < b for a, b in silent):
            continue
        if plain:
            found.append((start, end, word))
        else:
            found.append((units(text[:start]), units(text[:end]), word))
    return found
