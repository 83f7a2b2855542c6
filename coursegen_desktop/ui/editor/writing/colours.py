"""The colours of the Markdown field: changed lines at once, what follows from them in slices.

Qt's own highlighter paints all that follows a changed line in one go; a fence opened at the top
of a long lesson would then hold up the keyboard.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import (
    QFont,
    QTextBlock,
    QTextCharFormat,
    QTextDocument,
    QTextLayout,
)

from ...kit.roles import Theme
from .lexer import PLAIN, Span, lex
from .positions import units

SLICE_S = 0.006

# Kind: (role, bold, italic).
Looks = Mapping[str, tuple[str, bool, bool]]
# What stands in a line that begins in a state, and the state of the next one.
Lexer = Callable[[str, int], tuple[list[Span], int]]

_LOOKS: Looks = {
    "heading": ("ink", True, False),
    "strong": ("ink", True, False),
    "emphasis": ("ink", False, True),
    "strike": ("muted", False, False),
    "code": ("series_3", False, False),
    "fence": ("series_3", False, False),
    "math": ("series_3", False, False),
    "diagram": ("series_1", False, False),
    "check": ("series_2", False, False),
    "link": ("series_4", False, False),
    "picture": ("series_4", False, False),
    "note": ("series_4", False, False),
    "call_out": ("series_2", False, False),
    "mark": ("series_2", False, False),
    "quote": ("muted", False, False),
    "table": ("muted", False, False),
    "html": ("muted", False, False),
}


class Colours(QObject):
    """Paints the lines of one document: Markdown, or what another `lexer` knows."""

    def __init__(
        self,
        document: QTextDocument,
        parent: QObject,
        lexer: Lexer = lex,
        looks: Looks = _LOOKS,
    ) -> None:
        super().__init__(parent)
        self._lex, self._looks = lexer, looks
        self._document = document
        self._formats: dict[str, QTextCharFormat] = {}
        # Lines [from, until) are to be painted whatever their state; beyond, while it changes.
        self._from, self._until = 0, 0
        self._blocks = document.blockCount()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._go_on)
        document.contentsChange.connect(self._on_change)

    def dress(self, theme: Theme) -> None:
        """Take the colours of a theme and paint all anew."""
        self._formats = {}
        for kind, (role, bold, italic) in self._looks.items():
            made = QTextCharFormat()
            made.setForeground(theme.color(role))
            if bold:
                made.setFontWeight(QFont.Weight.Bold)
            if italic:
                made.setFontItalic(True)
            if kind == "strike":
                made.setFontStrikeOut(True)
            self._formats[kind] = made
        self._blocks = self._document.blockCount()
        self._from, self._until = 0, self._blocks
        self._go_on()

    @property
    def is_settled(self) -> bool:
        """Whether every line has its colours."""
        return self._from >= self._until

    def _on_change(self, place: int, removed: int, added: int) -> None:
        if not self._formats or (not removed and not added):
            return
        document = self._document
        grown = document.blockCount() - self._blocks
        self._blocks = document.blockCount()
        first = document.findBlock(place)
        # Behind what was taken out a line may begin in another state than before.
        last = document.findBlock(place + added + (1 if removed else 0))
        begin = max(0, first.blockNumber())
        end = (last.blockNumber() if last.isValid() else self._blocks - 1) + 1
        was_settled = self.is_settled
        if not was_settled:
            self._from = max(begin, self._from + grown) if self._from > begin else self._from
            self._until = max(begin, self._until + grown) if self._until > begin else self._until
        at, has_changed = self._paint_lines(begin, end)
        if at < end or has_changed:
            self._wait(at, max(end, at + 1))
            if was_settled:
                self._go_on()
            elif not self._later.isActive():
                self._later.start(0)

    def _paint_lines(self, begin: int, end: int) -> tuple[int, bool]:
        """Paint lines as far as a slice goes; (the next line, whether its state is another)."""
        stop = time.perf_counter() + SLICE_S
        block = self._document.findBlockByNumber(begin)
        has_changed = False
        while begin < end and block.isValid():
            was = block.userState()
            self._paint(block)
            has_changed = block.userState() != was
            begin += 1
            block = block.next()
            if time.perf_counter() > stop:
                break
        return begin, has_changed

    def _wait(self, begin: int, end: int) -> None:
        """These lines are to be painted too."""
        if self.is_settled:
            self._from, self._until = begin, end
        else:
            self._from, self._until = min(self._from, begin), max(self._until, end)

    def _go_on(self) -> None:
        """Paint for a while, from the first line that waits, until a state is as it was."""
        stop = time.perf_counter() + SLICE_S
        while not self.is_settled:
            at, has_changed = self._paint_lines(self._from, self._until)
            is_end = at >= self._blocks or at == self._from
            self._from = at
            if at >= self._until and has_changed and not is_end:
                self._until = at + 1
            elif is_end:
                self._until = self._from
            if time.perf_counter() > stop:
                break
        if not self.is_settled:
            self._later.start(0)

    def _paint(self, block: QTextBlock) -> None:
        text = block.text()
        before = block.previous()
        state = before.userState() if before.isValid() else PLAIN
        spans, after = self._lex(text, max(PLAIN, state))
        block.setUserState(after)
        layout = block.layout()
        if not spans and not layout.formats():
            return
        # Qt counts otherwise where a line holds signs beyond the first plane.
        plain = len(text) == block.length() - 1
        ranges = []
        for start, end, kind in spans:
            made = QTextLayout.FormatRange()
            made.start = start if plain else units(text[:start])
            made.length = (end if plain else units(text[:end])) - made.start
            made.format = self._formats[kind]
            ranges.append(made)
        layout.setFormats(ranges)
        self._document.markContentsDirty(block.position(), block.length())
