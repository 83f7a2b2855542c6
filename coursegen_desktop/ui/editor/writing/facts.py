"""What is known of the text as a whole, read whenever the typing rests: counts and headings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from ....domain.duration import reading_minutes
from ....domain.language import language_of
from ....domain.readability import Tally
from ..markdown_edit import MarkdownEdit
from .lexer import PLAIN, lex
from .slices import Slices

_QUIET_MS = 400
_HEADING = re.compile(r"[ ]{0,3}(#{1,6})[ \t]+(.*?)[ \t#]*$")
_MARKS = re.compile(r"[`*_~]|!?\[([^\]]*)\]\([^)]*\)|\{[^}]*\}$")
_LINES = 40


class SourceHeading(NamedTuple):
    """A heading of the text and the line that it stands in, counted from 0."""

    level: int
    text: str
    line: int


class TextFacts(NamedTuple):
    """`grade` is a school year, None where it cannot be said; `lines` is how many there are."""

    words: int = 0
    minutes: int = 1
    grade: int | None = None
    headings: tuple[SourceHeading, ...] = ()
    lines: int = 1


class FactsReader(QObject):
    """`read` comes when the text was read through after a change."""

    read = Signal(object)

    def __init__(self, edit: MarkdownEdit) -> None:
        super().__init__(edit)
        self._edit = edit
        self._language = ""
        self._slices = Slices(self)
        self.facts = TextFacts()
        edit.content_changed.connect(lambda: self._slices.run(self._read(), after_ms=_QUIET_MS))

    def set_language(self, language: str) -> None:
        """The course's language, "" for what the text itself tells."""
        if language != self._language:
            self._language = language
            self._slices.run(self._read())

    def finish(self) -> None:
        """Read what is there now."""
        self._slices.run(self._read())
        self._slices.finish()

    def _read(self) -> Iterator[None]:
        text = self._edit.toPlainText()
        tally = Tally()
        headings: list[SourceHeading] = []
        state, number = PLAIN, -1
        for number, line in enumerate(text.split("\n")):
            before = state
            _spans, state = lex(line, state) if _may_change(line, state) else ([], state)
            if before == PLAIN and state == PLAIN:
                tally.add(line[:20_000])
                if line.lstrip().startswith("#") and (found := _HEADING.match(line)):
                    headings.append(SourceHeading(len(found[1]), plain_heading(found[2]), number))
            if number % _LINES == 0:
                yield
        yield
        minutes = reading_minutes(text)
        yield
        language = self._language or language_of(text)
        self.facts = TextFacts(
            tally.words, minutes, tally.grade(language), tuple(headings), number + 1
        )
        self.read.emit(self.facts)


def plain_heading(text: str) -> str:
    """A heading without its marks."""
    return _MARKS.sub(lambda found: found[1] or "", text).strip()


def _may_change(line: str, state: int) -> bool:
    """Whether a line can open or close something: only then is it worth a closer look."""
    return "```" in line or "~~~" in line or "$$" in line or "<!--" in line or "-->" in line
