"""Words of PDF lines as Markdown: emphasis, code, raised and lowered signs, calls of notes."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby

from ..text.rewrite import escape_inline
from ._pdf_notes import mark_of
from ._pdf_page import Line, Style, Word
from ._pdf_repair import WordJoiner

NoteName = Callable[[int, str], str]


class InlineWriter:
    """Writes lines as inline Markdown. `note_name(page, mark)` gives a footnote's label or ""."""

    def __init__(self, joiner: WordJoiner, note_name: NoteName) -> None:
        self._joiner = joiner
        self._note_name = note_name

    def line(self, line: Line, base: Style, *, plain: bool = False) -> str:
        """One line. What is as `base` is not marked; `plain` marks nothing at all."""
        if plain:
            return escape_inline(line.text)
        parts: list[str] = []
        for look, group in groupby(line.words, key=lambda word: _look(word, base)):
            words = list(group)
            text = self._run(words, look, line.page)
            # A call of a note stands at its word, however much room the printer left.
            if parts and not words[0].glued and not text.startswith("[^"):
                parts.append(" ")
            parts.append(text)
        return "".join(parts)

    def _run(self, words: list[Word], look: tuple[bool, bool, bool, int], page: int) -> str:
        bold, italic, mono, shift = look
        raw = _joined(words)
        if shift:
            mark = mark_of(raw) if shift > 0 else ""
            name = self._note_name(page, mark) if mark else ""
            if name:
                return f"[^{name}]"
            tag = "sup" if shift > 0 else "sub"
            return f"<{tag}>{escape_inline(raw)}</{tag}>"
        if mono:
            ticks = "``" if "`" in raw else "`"
            pad = " " if "`" in raw else ""
            return f"{ticks}{pad}{raw}{pad}{ticks}"
        text = escape_inline(raw)
        sign = "**" if bold else "*" if italic else ""
        if not sign or not any(map(str.isalnum, raw)):
            return text
        # Emphasis that does not end at a blank is no emphasis to Markdown.
        bare = text.rstrip(".,;:)( ")
        lead = text[: len(text) - len(text.lstrip("("))]
        bare = bare[len(lead) :]
        if not bare or text.endswith("\ufffe") or words[0].glued:
            return text
        return f"{lead}{sign}{bare}{sign}{text[len(lead) + len(bare) :]}"

    def join(self, before: str, after: str) -> str:
        """Two lines of one paragraph."""
        for sign in ("**", "*", "`"):
            # Emphasis that goes on in the next line is one.
            if before.endswith(sign) and after.startswith(sign) and not after.startswith(sign * 2):
                inner = before[: -len(sign)]
                if not inner.endswith(("*", "`")):
                    return self._joiner.join(inner, after[len(sign) :])
        return self._joiner.join(before, after)


def _look(word: Word, base: Style) -> tuple[bool, bool, bool, int]:
    style = word.style
    return (
        style.bold and not base.bold,
        style.italic and not base.italic and not style.math,
        style.mono and not base.mono and word.shift == 0,
        word.shift,
    )


def _joined(words: list[Word]) -> str:
    parts: list[str] = []
    for word in words:
        if parts and not word.glued:
            parts.append(" ")
        parts.append(word.text)
    return "".join(parts)
