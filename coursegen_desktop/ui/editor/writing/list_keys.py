"""Enter, Tab and Shift+Tab in lists, quotations and indented lines of a field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QTextBlock, QTextCursor

from . import lists
from .lexer import is_prose
from .marks import selected_blocks

if TYPE_CHECKING:
    from ..markdown_edit import MarkdownEdit

_KEEP = QTextCursor.MoveMode.KeepAnchor
_MOVE = QTextCursor.MoveOperation


def enter(edit: MarkdownEdit) -> bool:
    """The next item, quoted or indented line; in an empty one its end. False: a plain line."""
    cursor = edit.textCursor()
    block = cursor.block()
    line = block.text()
    if cursor.hasSelection() and cursor.document().findBlock(cursor.anchor()) != block:
        return False
    item = lists.item_of(line) if _is_text(block) else None
    if item is not None:
        if cursor.positionInBlock() < item.width:
            return False
        if not line[item.width :].strip():
            _leave_item(edit, block, item)
        else:
            _next_line(edit, item.following())
        return True
    lead = lists.quote_of(line) if _is_text(block) else ""
    lead += lists.indent_of(line[len(lead) :])
    if not lead or cursor.positionInBlock() < len(lead):
        return False
    if not line[len(lead) :].strip():
        _replace(edit, block, "")
    else:
        _next_line(edit, lead, is_list=False)
    return True


def tab(edit: MarkdownEdit, back: bool) -> bool:
    """Put the selected items one step in or out. False: there is no item."""
    cursor = edit.textCursor()
    blocks = [block for block in selected_blocks(cursor) if _is_text(block)]
    items = [block for block in blocks if lists.item_of(block.text())]
    if not items:
        return False
    texts, first = _around(items[0])
    at = items[0].blockNumber() - first
    wished = lists.shallower(texts, at) if back else lists.deeper(texts, at)
    item = lists.item_of(items[0].text())
    if item is None or wished is None or (not back and not wished):
        return True
    shift = len(wished) - len(item.indent.expandtabs(4))
    with edit.step() as moved:
        for block in blocks:
            _shift(block, shift)
        first_block = moved.document().findBlock(moved.selectionStart())
        if not back and item.number is not None and not _has_brother(texts, at, wished):
            _set_number(first_block, 1)
        _renumber(first_block)
        # The list that they left counts on without them.
        after = blocks[-1].next()
        if after.isValid() and lists.item_of(after.text()):
            _renumber(after)
    return True


def _has_brother(texts: list[str], at: int, indent: str) -> bool:
    """Whether the item above line `at` with this indentation is of the same list."""
    for text in reversed(texts[:at]):
        above = lists.item_of(text)
        if above is not None and len(above.indent) <= len(indent):
            return above.indent == indent
    return False


def _set_number(block: QTextBlock, number: int) -> None:
    item = lists.item_of(block.text())
    if item is not None and item.number is not None:
        cursor = QTextCursor(block)
        cursor.setPosition(block.position() + len(item.indent))
        cursor.setPosition(block.position() + len(item.indent) + len(item.mark), _KEEP)
        cursor.insertText(item.with_number(number))


def lines_went(edit: MarkdownEdit) -> None:
    """Lines were taken out: the list around the cursor counts on without them."""
    block = edit.textCursor().block()
    here = block if lists.item_of(block.text()) else block.next()
    if here.isValid() and _is_text(here) and lists.item_of(here.text()):
        with edit.step(is_new=False):
            _renumber(here)


def _is_text(block: QTextBlock) -> bool:
    before = block.previous()
    return not before.isValid() or is_prose(before.userState())


def _leave_item(edit: MarkdownEdit, block: QTextBlock, item: lists.Item) -> None:
    """An empty item moves one step out; at the left it becomes a plain line."""
    texts, first = _around(block)
    outer = lists.shallower(texts, block.blockNumber() - first) if item.indent else None
    if outer is None:
        _replace(edit, block, "")
    else:
        parent = next(
            (
                found
                for text in reversed(texts[: block.blockNumber() - first])
                if (found := lists.item_of(text)) and found.indent == outer
            ),
            item,
        )
        _replace(edit, block, parent.following())
        with edit.step(is_new=False):
            _renumber(edit.textCursor().block())


def _replace(edit: MarkdownEdit, block: QTextBlock, text: str) -> None:
    with edit.step() as cursor:
        cursor.setPosition(block.position())
        cursor.movePosition(_MOVE.EndOfBlock, _KEEP)
        cursor.insertText(text)


def _next_line(edit: MarkdownEdit, lead: str, *, is_list: bool = True) -> None:
    with edit.step() as cursor:
        # The blanks behind the cursor would stand between the sign and the words.
        block = cursor.block()
        after = block.text()[cursor.positionInBlock() :]
        for _ in range(len(after) - len(after.lstrip(" ")) if not cursor.hasSelection() else 0):
            cursor.deleteChar()
        cursor.insertText(f"\n{lead}")
        if is_list:
            _renumber(cursor.block())


def _shift(block: QTextBlock, by: int) -> None:
    line = block.text()
    if not line.strip():
        return
    cursor = QTextCursor(block)
    if by > 0:
        cursor.insertText(" " * by)
    else:
        blanks = len(line) - len(line.lstrip(" \t"))
        cursor.setPosition(block.position() + min(blanks, -by), _KEEP)
        cursor.removeSelectedText()


def _around(block: QTextBlock) -> tuple[list[str], int]:
    """The lines around one, and the number of the first."""
    first = max(0, block.blockNumber() - lists.AROUND)
    last = block.blockNumber() + lists.AROUND
    here = block.document().findBlockByNumber(first)
    texts = []
    while here.isValid() and here.blockNumber() <= last:
        texts.append(here.text())
        here = here.next()
    return texts, first


def _renumber(block: QTextBlock) -> None:
    texts, first = _around(block)
    for number, line in lists.renumbered(texts, block.blockNumber() - first).items():
        place = block.document().findBlockByNumber(first + number)
        old = lists.item_of(place.text())
        new = lists.item_of(line)
        if old is not None and new is not None:
            # Only the figures: the cursor may stand in the line.
            cursor = QTextCursor(place)
            cursor.setPosition(place.position() + len(old.indent))
            cursor.setPosition(place.position() + len(old.indent) + len(old.mark), _KEEP)
            cursor.insertText(new.mark)


def is_in_list(edit: MarkdownEdit) -> bool:
    """Whether the cursor's line is an item."""
    block = edit.textCursor().block()
    return _is_text(block) and lists.item_of(block.text()) is not None
