"""Two texts side by side or in one column; what differs is marked by colour, line and sign.

table = DiffTable(tr("What changed"))
table.show_rows(rows, inline=False)
table.go_to(0)                       # the first change; table.changes says how many there are

A long comparison is laid out piece by piece, between other events.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import (
    QFont,
    QMouseEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextLength,
    QTextTable,
    QTextTableCell,
    QTextTableCellFormat,
    QTextTableFormat,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from ....domain.difference import Piece
from ...kit.theme import ThemeHost, theme_host_of
from .diff_rows import DiffRow

_SIGNS = {"added": "+", "removed": "−", "choice": "±"}
_TINTS = {"added": "good_soft", "removed": "bad_soft", "choice": "sunken"}
_INKS = {"added": "good", "removed": "bad"}
_THIN_SPACE = "\u2009"
# Lines of one table: each is laid out as a whole, and again while lines are put into it.
_CHUNK = 8
_SLICE_SECONDS = 0.008
_HEADS = {
    "head": ("emphasis", "ink"),
    "label": ("small_strong", "muted"),
    "gap": ("small", "muted"),
}


@dataclass(frozen=True, slots=True)
class _Cell:
    """Words with their marks. `side` tints it; `role` is a font of headings, "" for text."""

    pieces: tuple[Piece, ...] = ()
    side: str = ""
    sign: str = ""
    role: str = ""
    ink: str = "ink"


@dataclass(frozen=True, slots=True)
class _Line:
    """One row of a table; a single cell runs over all columns but the signs'."""

    cells: tuple[_Cell, ...]
    change: int | None = None


class DiffTable(QTextEdit):
    """Can be scrolled, selected and copied; nothing in it can be changed.

    `change_clicked` names the change that was clicked, or the one below a clicked label.
    """

    change_clicked = Signal(int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("diff_table")
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setAccessibleName(name)
        self.setProperty("frameless", True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setLineWrapMode(QTextEdit.LineWrapMode.WidgetWidth)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._rows: Sequence[DiffRow] = ()
        self._changed: list[DiffRow] = []
        self._is_inline = False
        self._lines: list[_Line] = []
        self._laid_out = 0
        # (number of the table, row in it) of each change that is laid out.
        self._places: list[tuple[int, int]] = []
        self._tables = 0
        self._current: int | None = None
        self._more = QTimer(self)
        self._more.setSingleShot(True)
        self._more.timeout.connect(self._go_on)
        theme_host_of(self).changed.connect(self._dress)

    @property
    def changes(self) -> int:
        """How many places differ."""
        return len(self._changed)

    @property
    def current(self) -> int | None:
        """The change that is marked, None before the first."""
        return self._current

    def show_rows(self, rows: Sequence[DiffRow], *, inline: bool) -> None:
        """Show a comparison, from its beginning."""
        self._rows, self._is_inline, self._current = rows, inline, None
        self._changed = [row for row in rows if row.is_change]
        self._lay_out()

    def go_to(self, change: int) -> None:
        """Mark a change and bring it into view."""
        if not 0 <= change < self.changes:
            return
        while len(self._places) <= change:
            self._add_chunk()
        theme = theme_host_of(self).theme
        for number in (self._current, change):
            if number is not None and number < len(self._places):
                cell = self._sign_cell(number)
                look = cell.format()
                if number == change:
                    look.setBackground(theme.color("accent_soft"))
                else:
                    look.clearBackground()
                cell.setFormat(look)
        self._current = change
        self._bring_into_view(self._sign_cell(change))

    def words_of(self, change: int) -> str:
        """A change as it is read aloud."""
        row = self._changed[change]
        parts = [("−", row.old, "removed"), ("+", row.new, "added")]
        said = [
            f"{sign} {''.join(p.text for p in pieces if p.kind == kind).strip()}"
            for sign, pieces, kind in parts
            if any(piece.kind == kind for piece in pieces)
        ]
        return " ".join(said) or "".join(piece.text for piece in row.new)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and not self.textCursor().hasSelection():
            change = self._change_at(self.cursorForPosition(event.position().toPoint()))
            if change is not None:
                self.change_clicked.emit(change)

    def _change_at(self, cursor: QTextCursor) -> int | None:
        table = cursor.currentTable()
        if table is None:
            return None
        number = self.document().rootFrame().childFrames().index(table)
        at = number * _CHUNK + table.cellAt(cursor).row()
        label = self._lines[at].cells[0].role == "small_strong"
        places = range(at, len(self._lines)) if label else range(at, -1, -1)
        found = (self._lines[place].change for place in places)
        return next((change for change in found if change is not None), None)

    def _sign_cell(self, change: int) -> QTextTableCell:
        number, row = self._places[change]
        table = self.document().rootFrame().childFrames()[number]
        assert isinstance(table, QTextTable)
        return table.cellAt(row, 0)

    def _bring_into_view(self, cell: QTextTableCell) -> None:
        cursor = QTextCursor(cell.firstCursorPosition())
        self.setTextCursor(cursor)
        bar = self.verticalScrollBar()
        top = self.cursorRect(cursor).top()
        if not 0 <= top <= self.viewport().height() * 0.6:
            bar.setValue(bar.value() + top - self.viewport().height() // 4)

    def _dress(self) -> None:
        place, change = self.verticalScrollBar().value(), self._current
        self._lay_out()
        self.verticalScrollBar().setValue(place)
        if change is not None:
            self._current = None
            self.go_to(change)

    def _lay_out(self) -> None:
        make = _inline_lines if self._is_inline else _double_lines
        self._lines = []
        number = 0
        for row in self._rows:
            self._lines += make(row, number if row.is_change else None)
            number += row.is_change
        self._places, self._laid_out, self._tables = [], 0, 0
        self.clear()
        self._go_on()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _go_on(self) -> None:
        """Lay out for a part of a frame; the rest when the window had its turn."""
        until = time.perf_counter() + _SLICE_SECONDS
        while self._laid_out < len(self._lines):
            self._add_chunk()
            if time.perf_counter() > until:
                self._more.start(0)
                return

    def _add_chunk(self) -> None:
        lines = self._lines[self._laid_out : self._laid_out + _CHUNK]
        for row, line in enumerate(lines):
            if line.change is not None and line.change == len(self._places):
                self._places.append((self._tables, row))
        self._laid_out += len(lines)
        self._tables += 1
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.beginEditBlock()
        _Scribe(theme_host_of(self), inline=self._is_inline).write(cursor, lines)
        cursor.endEditBlock()


class _Scribe:
    """Writes lines as one table."""

    def __init__(self, host: ThemeHost, *, inline: bool) -> None:
        self._host = host
        self._columns = 2 if inline else 4
        self._table = QTextTableFormat()
        self._table.setBorder(0)
        self._table.setCellSpacing(0)
        self._table.setCellPadding(host.px(5))
        self._table.setMargin(0)
        self._table.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        sign = QTextLength(QTextLength.Type.FixedLength, host.px(24))
        words = QTextLength(QTextLength.Type.PercentageLength, 96 if inline else 48)
        self._table.setColumnWidthConstraints([sign, words] * (1 if inline else 2))
        # Between two tables there is a paragraph, which must not be seen.
        self._nothing = QTextBlockFormat()
        self._nothing.setLineHeight(1, QTextBlockFormat.LineHeightTypes.FixedHeight.value)

    def write(self, cursor: QTextCursor, lines: Sequence[_Line]) -> None:
        """At the end of the document."""
        cursor.setBlockFormat(self._nothing)
        table = cursor.insertTable(len(lines), self._columns, self._table)
        for row, line in enumerate(lines):
            if len(line.cells) == 1:
                table.mergeCells(row, 0, 1, self._columns)
            elif len(line.cells) < self._columns:
                table.mergeCells(row, 1, 1, self._columns - 1)
            for column, cell in enumerate(line.cells):
                self._fill(table.cellAt(row, column), cell)
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.setBlockFormat(self._nothing)

    def _fill(self, place: QTextTableCell, cell: _Cell) -> None:
        theme = self._host.theme
        if cell.side or cell.role == "small":
            ground = QTextTableCellFormat()
            ground.setBackground(theme.color(_TINTS.get(cell.side, "sunken")))
            place.setFormat(ground)
        cursor = place.firstCursorPosition()
        if cell.sign or cell.role == "small":
            middle = QTextBlockFormat()
            middle.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            cursor.setBlockFormat(middle)
        look = QTextCharFormat()
        look.setFont(self._host.font(cell.role or "body"))
        look.setForeground(theme.color(cell.ink))
        if cell.sign:
            look.setFontWeight(QFont.Weight.DemiBold)
            cursor.insertText(cell.sign, look)
        before: Piece | None = None
        for piece in cell.pieces:
            # What went and what came in its place do not read as one word.
            if before is not None and "same" not in (before.kind, piece.kind):
                cursor.insertText(_THIN_SPACE, look)
            cursor.insertText(piece.text, self._marked(look, piece))
            before = piece

    def _marked(self, look: QTextCharFormat, piece: Piece) -> QTextCharFormat:
        if piece.kind == "same":
            return look
        marked = QTextCharFormat(look)
        marked.setForeground(self._host.theme.color(_INKS[piece.kind]))
        marked.setFontWeight(QFont.Weight.DemiBold)
        marked.setFontUnderline(piece.kind == "added")
        marked.setFontStrikeOut(piece.kind == "removed")
        return marked


def _double_lines(row: DiffRow, change: int | None) -> list[_Line]:
    if row.text:
        return [_head(row)]
    if row.kind == "changed" and not row.old:
        # Said in words, it is the same for both sides.
        return [_Line((_Cell(sign="±", ink="accent"), _Cell(row.new)), change)]
    left, right = "removed" if row.old else "", "added" if row.new else ""
    if row.kind in ("same", "choice"):
        left = right = "" if row.kind == "same" else row.kind
    cells = (_sign(left), _words(row.old, left), _sign(right), _words(row.new, right))
    return [_Line(cells, change)]


def _inline_lines(row: DiffRow, change: int | None) -> list[_Line]:
    if row.text:
        return [_head(row)]
    if row.kind == "same":
        return [_Line((_Cell(), _words(row.new, "")))]
    if row.kind == "changed" and not row.old:
        return [_Line((_Cell(sign="±", ink="accent"), _words(row.new, "")), change)]
    return [
        _Line((_sign(side), _words(pieces, side)), change)
        for side, pieces in (("removed", row.old), ("added", row.new))
        if pieces
    ]


def _head(row: DiffRow) -> _Line:
    role, ink = _HEADS[row.kind]
    return _Line((_Cell((Piece("same", row.text),), role=role, ink=ink),))


def _sign(side: str) -> _Cell:
    return _Cell(sign=_SIGNS.get(side, ""), ink=_INKS.get(side, "muted"))


def _words(pieces: tuple[Piece, ...], side: str) -> _Cell:
    return _Cell(pieces, side, ink="ink" if side else "muted")
