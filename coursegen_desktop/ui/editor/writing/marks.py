"""Marks around words and before lines, put on and taken off: acts on a field's cursor."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtGui import QTextBlock, QTextCursor

from .positions import units

if TYPE_CHECKING:
    from ..markdown_edit import MarkdownEdit

_HEADING = re.compile(r"^#{1,6}\s+|^")
_QUOTE = re.compile(r"^>\s?|^")
_ITEM = re.compile(r"^\s*(?:[-*+]|\d{1,9}[.)])\s+(?:\[[ xX]\]\s+)?|^")
_NUMBERED = re.compile(r"^\d{1,9}[.)]\s")
_TASK = "- [ ] "
_TASKED = re.compile(r"^[-*+]\s+\[[ xX]\]\s")
_KEEP = QTextCursor.MoveMode.KeepAnchor
_MOVE = QTextCursor.MoveOperation
NEW_BLOCK = "\u2029"


def wrap(edit: MarkdownEdit, before: str, after: str, sample: str) -> None:
    """Put marks around the selection, or take them away when they are there."""
    with edit.step() as cursor:
        if not _select_marked(edit, cursor, before, after):
            inner = cursor.selectedText() or sample
            marked = before + inner + after
            back = len(after)
        else:
            marked = inner = cursor.selectedText()[len(before) : -len(after)]
            back = 0
        cursor.insertText(marked)
        end = cursor.position() - back
        cursor.setPosition(end - units(inner))
        cursor.setPosition(end, _KEEP)


def prefix_lines(edit: MarkdownEdit, mark: str) -> None:
    """Begin every selected line with `mark`, or take it away when all have it.

    A heading takes the place of another level, a list of another kind; "1. " counts on.
    """
    with edit.step() as cursor:
        blocks = [block for block in selected_blocks(cursor) if block.text().strip()]
        blocks = blocks or selected_blocks(cursor)[:1]
        pattern = _HEADING if mark.startswith("#") else _QUOTE if mark == "> " else _ITEM
        marked = all(_is_marked(block.text(), mark) for block in blocks)
        # What stands between the fields is kept: the cursor moves with the words.
        for number, block in enumerate(blocks, 1):
            place = QTextCursor(block)
            found = pattern.match(block.text())
            if found is not None and found.end():
                place.setPosition(block.position() + found.end(), _KEEP)
            fresh = f"{number}. " if mark == "1. " else mark
            place.insertText("" if marked else fresh)


def mark_code(edit: MarkdownEdit, sample: str) -> None:
    """Code within a line for a selection within one; else a block of its own."""
    chosen = edit.textCursor().selectedText()
    if chosen and NEW_BLOCK not in chosen:
        wrap(edit, "`", "`", sample)
    else:
        insert_block(edit, f"```\n{chosen.replace(NEW_BLOCK, chr(10)) or sample}\n```")


def insert_block(edit: MarkdownEdit, text: str, select: str = "") -> None:
    """Put a paragraph of its own at the cursor, with blank lines around it.

    A selection is replaced; the words `select` of the text are selected afterwards.
    """
    with edit.step() as cursor:
        cursor.removeSelectedText()
        cursor.movePosition(_MOVE.EndOfBlock)
        block = cursor.block()
        is_blank_above = not block.previous().isValid() or not block.previous().text().strip()
        lead = "\n\n" if block.text().strip() else "" if is_blank_above else "\n"
        is_blank_below = block.next().isValid() and not block.next().text().strip()
        start = cursor.position() + len(lead)
        cursor.insertText(lead + text + ("" if is_blank_below else "\n"))
        at = text.find(select) if select else -1
        if at >= 0:
            cursor.setPosition(start + units(text[:at]))
            cursor.setPosition(start + units(text[: at + len(select)]), _KEEP)


def insert_inline(edit: MarkdownEdit, text: str) -> None:
    """Put words at the cursor, in place of the selection."""
    with edit.step() as cursor:
        cursor.insertText(text)


def link_selection(edit: MarkdownEdit, address: str) -> bool:
    """Make the selected words a link. False when none are selected, or lines of them."""
    words = edit.textCursor().selectedText()
    if not words.strip() or NEW_BLOCK in words or "](" in words or not address.isprintable():
        return False
    insert_inline(edit, f"[{words}]({address.replace('(', '%28').replace(')', '%29')})")
    return True


def add_note(edit: MarkdownEdit, words: str) -> None:
    """A footnote: its number at the cursor, its words at the end of the text, selected."""
    text = edit.toPlainText()
    taken = {int(number) for number in re.findall(r"\[\^(\d{1,6})\]", text)}
    number = next(n for n in range(1, len(taken) + 2) if n not in taken)
    with edit.step() as cursor:
        cursor.setPosition(cursor.selectionEnd())
        cursor.insertText(f"[^{number}]")
        cursor.movePosition(_MOVE.End)
        ends = text.rstrip("\n")
        last = ends.rpartition("\n")[2]
        lead = "\n" * max(0, (1 if last.startswith("[^") else 2) - (len(text) - len(ends)))
        cursor.insertText(f"{lead}[^{number}]: {words}")
        end = cursor.position()
        cursor.setPosition(end - units(words))
        cursor.setPosition(end, _KEEP)


def selected_blocks(cursor: QTextCursor) -> list[QTextBlock]:
    """The lines that the selection touches, or the cursor's."""
    document = cursor.document()
    block = document.findBlock(cursor.selectionStart())
    last = document.findBlock(cursor.selectionEnd()).blockNumber()
    blocks = []
    while block.isValid() and block.blockNumber() <= last:
        blocks.append(block)
        block = block.next()
    return blocks


def _select_marked(edit: MarkdownEdit, cursor: QTextCursor, before: str, after: str) -> bool:
    """Whether the selection has the marks, inside or just outside: then with them in it."""
    chosen = cursor.selectedText()
    size = len(before) + len(after)
    if len(chosen) >= size and chosen.startswith(before) and chosen.endswith(after):
        return True
    text = edit.document()
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    outside = "".join(
        text.characterAt(at)
        for at in (*range(start - len(before), start), *range(end, end + len(after)))
    )
    is_longer = text.characterAt(start - len(before) - 1) == before[0]
    if not chosen or outside != before + after or (before == "*" and is_longer):
        return False
    cursor.setPosition(start - len(before))
    cursor.setPosition(end + len(after), _KEEP)
    return True


def _is_marked(line: str, mark: str) -> bool:
    if mark == "1. ":
        return bool(_NUMBERED.match(line))
    if mark == _TASK:
        return bool(_TASKED.match(line))
    return line.startswith(mark) and not (mark == "- " and _TASKED.match(line))
