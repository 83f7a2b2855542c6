"""Tab, Enter and the columns of the table that the cursor is in."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QTextBlock, QTextCursor

from . import tables
from .lexer import is_prose
from .positions import characters, units

if TYPE_CHECKING:
    from ..markdown_edit import MarkdownEdit

_KEEP = QTextCursor.MoveMode.KeepAnchor
_MOVE = QTextCursor.MoveOperation


class TableKeys:
    """Knows the table that is being written; when the cursor leaves it, its columns are aligned."""

    def __init__(self, edit: MarkdownEdit) -> None:
        self._edit = edit
        # In the table that was changed since its columns were aligned.
        self._touched: QTextCursor | None = None

    def changed(self) -> None:
        """Something was typed: remember the table, to align it when the cursor leaves it."""
        cursor = self._edit.textCursor()
        if self._touched is None and tables.has_cells(cursor.block().text()):
            self._touched = QTextCursor(cursor.block())

    def moved(self) -> None:
        """The cursor moved: outside of a changed table its columns are put in order."""
        if self._touched is None:
            return
        place = self._place(self._touched.block())
        here = self._edit.textCursor().block().blockNumber()
        if place is not None and place[0] <= here < place[1]:
            return
        self._touched = None
        if place is not None:
            self._align(*place)

    def forget(self) -> None:
        """Another text is shown."""
        self._touched = None

    @property
    def is_inside(self) -> bool:
        """Whether the cursor is in a table."""
        return self._here() is not None

    def tab(self, back: bool) -> bool:
        """Go to the next cell, or the one before; behind the last a row is added."""
        place = self._here()
        if place is None:
            return False
        start, end = place
        row, cell = self._cell(start)
        table = self._read(start, end)
        cell += -1 if back else 1
        if cell < 0:
            row, cell = row - 1, table.columns - 1
        elif cell >= table.columns:
            row, cell = row + 1, 0
        if row == 1:  # the line under the head has no cells
            row += -1 if back else 1
        if row < 0:
            row, cell = 0, 0
        if start + row >= end:
            self._put(start, end, table.with_row(len(table.rows)))
        self._choose(start + row, cell)
        return True

    def enter(self) -> bool:
        """Begin a row below; in an empty last row leave the table instead."""
        place = self._here()
        if place is None or self._edit.textCursor().hasSelection():
            return False
        start, end = place
        row, _cell = self._cell(start)
        table = self._read(start, end)
        at = row - 1 if row > 1 else 0
        last = len(table.rows) - 1
        if at == last > 0 and not any(table.rows[at]):
            self._put(start, end, table.without_row(at))
            self._leave(start + len(table.rows))
            return True
        self._put(start, end, table.with_row(at + 1))
        self._choose(start + max(1, at + 1) + 1, 0)
        return True

    def change(self, change: Callable[[tables.Table, int, int], tables.Table]) -> None:
        """Rebuild the table: `change(table, row, column)`, the row without counting the rule."""
        place = self._here()
        if place is None:
            return
        start, end = place
        row, cell = self._cell(start)
        table = self._read(start, end)
        at = row - 1 if row > 1 else 0
        made = change(table, at, min(cell, table.columns - 1))
        self._put(start, end, made)
        self._choose(start + min(row, len(made.rows)), min(cell, made.columns - 1))

    # ------------------------------------------------------------ places

    def _here(self) -> tuple[int, int] | None:
        return self._place(self._edit.textCursor().block())

    def _place(self, block: QTextBlock) -> tuple[int, int] | None:
        """[first, end) lines of the table around a line."""
        if not block.isValid() or not tables.has_cells(block.text()):
            return None
        before = block.previous()
        if before.isValid() and not is_prose(before.userState()):
            return None
        lines = [block.text()]
        at = 0
        while before.isValid() and tables.has_cells(before.text()) and at < tables.MOST_ROWS:
            lines.insert(0, before.text())
            at += 1
            before = before.previous()
        after = block.next()
        while (
            after.isValid() and tables.has_cells(after.text()) and len(lines) < 2 * tables.MOST_ROWS
        ):
            lines.append(after.text())
            after = after.next()
        found = tables.find_table(lines, at)
        first = block.blockNumber() - at
        return None if found is None else (first + found[0], first + found[1])

    def _lines(self, start: int, end: int) -> list[str]:
        block = self._edit.document().findBlockByNumber(start)
        lines = []
        for _ in range(start, end):
            lines.append(block.text())
            block = block.next()
        return lines

    def _read(self, start: int, end: int) -> tables.Table:
        return tables.read_table(self._lines(start, end))

    def _cell(self, start: int) -> tuple[int, int]:
        cursor = self._edit.textCursor()
        line = cursor.block().text()
        cell = tables.cell_at(line, characters(line, cursor.positionInBlock()))
        return cursor.block().blockNumber() - start, cell

    # ------------------------------------------------------------ changes

    def _align(self, start: int, end: int) -> None:
        lines = self._lines(start, end)
        made = tables.read_table(lines).lines()
        if made == lines:
            return
        document = self._edit.document()
        cursor = QTextCursor(document)
        cursor.joinPreviousEditBlock()
        for number, (old, new) in enumerate(zip(lines, made, strict=True), start):
            if old != new:
                _write(cursor, document.findBlockByNumber(number), new)
        cursor.endEditBlock()

    def _put(self, start: int, end: int, table: tables.Table) -> None:
        lines = table.lines()
        document = self._edit.document()
        with self._edit.step() as cursor:
            cursor.setPosition(document.findBlockByNumber(start).position())
            last = document.findBlockByNumber(end - 1)
            cursor.setPosition(last.position() + last.length() - 1, _KEEP)
            cursor.insertText("\n".join(lines))
        self._touched = None

    def _choose(self, line: int, cell: int) -> None:
        """Select the words of a cell."""
        block = self._edit.document().findBlockByNumber(line)
        text = block.text()
        start, end = tables.words_of(text, min(cell, len(tables.spans_of(text)) - 1))
        cursor = QTextCursor(block)
        cursor.setPosition(block.position() + units(text[:start]))
        cursor.setPosition(block.position() + units(text[:end]), _KEEP)
        self._edit.setTextCursor(cursor)

    def _leave(self, line: int) -> None:
        """Go to the line behind the table, which is made where there is none."""
        document = self._edit.document()
        block = document.findBlockByNumber(line)
        with self._edit.step(is_new=False) as cursor:
            if block.isValid() and not block.text().strip():
                cursor.setPosition(block.position())
            else:
                above = document.findBlockByNumber(line - 1)
                cursor.setPosition(above.position() + above.length() - 1)
                cursor.insertText("\n")


def _write(cursor: QTextCursor, block: QTextBlock, text: str) -> None:
    cursor.setPosition(block.position())
    cursor.movePosition(_MOVE.EndOfBlock, _KEEP)
    cursor.insertText(text)
