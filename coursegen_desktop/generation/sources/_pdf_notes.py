"""Footnotes of a PDF: small lines at the end of a page, and the raised marks that call them."""

from __future__ import annotations

import re

from ._pdf_page import Line, Page, Style, joined

_SMALLER = 0.93
_LOWER = 0.5
_MARK = re.compile(r"(?:\d{1,3}|[*†‡§¶]{1,3}|[a-z])")


def take_notes(page: Page, body: Style) -> None:
    """Takes the footnotes of a page out of its lines, where its text calls at least one."""
    ordered = sorted(page.lines, key=lambda line: line.y)
    tail: list[Line] = []
    for line in reversed(ordered):
        if line.size > _SMALLER * body.size or line.y < _LOWER * page.height:
            break
        tail.append(line)
    tail.reverse()
    called = {
        mark
        for line in ordered[: len(ordered) - len(tail)]
        for word in line.words
        if word.shift > 0 and (mark := mark_of(word.text))
    }
    notes: list[tuple[str, list[Line]]] = []
    for line in tail:
        mark = _own_mark(line)
        if mark and mark in called and mark not in {known for known, _ in notes}:
            notes.append((mark, [line]))
        elif notes:
            notes[-1][1].append(line)
    if not notes:
        return
    taken = {id(line) for _, lines in notes for line in lines}
    page.lines = [line for line in page.lines if id(line) not in taken]
    for mark, lines in notes:
        first = lines[0]
        first.words = _without_mark(first, mark)
    said = [(mark, [line for line in lines if line.words]) for mark, lines in notes]
    page.notes = [(mark, lines) for mark, lines in said if lines]


def mark_of(text: str) -> str:
    """The mark that a raised word is, "" for anything else."""
    bare = text.strip("[]().,;")
    return bare if _MARK.fullmatch(bare) else ""


def _own_mark(line: Line) -> str:
    first = line.words[0]
    mark = mark_of(first.text)
    if mark and (first.shift > 0 or not mark.isalpha()):
        return mark
    match = re.match(r"(\d{1,3}|[*†‡§¶]{1,3})(?=\D)", joined(line.words[:1]))
    return match[1] if match else ""


def _without_mark(line: Line, mark: str) -> list:  # type: ignore[type-arg]
    words = list(line.words)
    if mark_of(words[0].text) == mark:
        words = words[1:]
    else:
        words[0].text = words[0].text[len(mark) :]
    if words:
        words[0].glued = False
    return words
