"""Two texts side by side or in one column; what differs is marked by colour, line and sign.

table = DiffTable(tr("What changed"))
table.show_rows(rows, inline=False)
table.go_to(0)                       # the first change; table.changes says how many there are
"""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor, QTextTable, QTextTableCell
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from ....domain.difference import Piece
from ...kit.theme import ThemeHost, theme_host_of
from .diff_rows import DiffRow

_SIGNS = {"added": "+", "removed": "−", "choice": "±"}
_TINTS = {"added": "good_soft", "removed": "bad_soft", "choice": "sunken"}
_HALF = "48%"
_THIN_SPACE = "\u2009"
_INKS = {"added": "good", "removed": "bad"}


@dataclass(frozen=True, slots=True)
class _Line:
    """One row of the table: its cells as HTML, and the change that it belongs to."""

    cells: tuple[str, ...]
    change: int | None = None


class DiffTable(QTextEdit):
    """Can be scrolled, selected and copied; nothing in it can be changed."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("diff_table")
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setAccessibleName(name)
        self.setProperty("frameless", True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setLineWrapMode(QTextEdit.LineWrapMode.WidgetWidth)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._rows: Sequence[DiffRow] = ()
        self._is_inline = False
        self._places: list[int] = []
        self._current: int | None = None
        host = theme_host_of(self)
        host.changed.connect(self._dress)

    @property
    def changes(self) -> int:
        """How many places differ."""
        return len(self._places)

    @property
    def current(self) -> int | None:
        """The change that is marked, None before the first."""
        return self._current

    def show_rows(self, rows: Sequence[DiffRow], *, inline: bool) -> None:
        """Show a comparison, from its beginning."""
        self._rows, self._is_inline, self._current = rows, inline, None
        self._lay_out()

    def go_to(self, change: int) -> None:
        """Mark a change and bring it into view."""
        if not 0 <= change < len(self._places):
            return
        table = self._table()
        if table is None:
            return
        theme = theme_host_of(self).theme
        for number in (self._current, change):
            if number is not None:
                cell = table.cellAt(self._places[number], 0)
                look = cell.format()
                role = "accent_soft" if number == change else "surface"
                look.setBackground(theme.color(role))
                cell.setFormat(look)
        self._current = change
        self._bring_into_view(table.cellAt(self._places[change], 0))

    def words_of(self, change: int) -> str:
        """A change as it is read aloud."""
        row = [row for row in self._rows if row.is_change][change]
        parts = [("−", row.old, "removed"), ("+", row.new, "added")]
        said = [
            f"{sign} {''.join(p.text for p in pieces if p.kind == kind).strip()}"
            for sign, pieces, kind in parts
            if any(piece.kind == kind for piece in pieces)
        ]
        return " ".join(said) or "".join(piece.text for piece in row.new)

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
        host = theme_host_of(self)
        make = _inline_lines if self._is_inline else _double_lines
        lines: list[_Line] = []
        changes = 0
        for row in self._rows:
            lines += make(row, changes if row.is_change else None, host)
            changes += row.is_change
        self._places = []
        for at, line in enumerate(lines):
            if line.change is not None and line.change == len(self._places):
                self._places.append(at)
        self.setHtml(_page(lines, host))
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _table(self) -> QTextTable | None:
        frames = self.document().rootFrame().childFrames()
        return next((frame for frame in frames if isinstance(frame, QTextTable)), None)


def _page(lines: Sequence[_Line], host: ThemeHost) -> str:
    font, ink = host.font("body"), host.theme.hex("ink")
    body = "".join(f"<tr>{''.join(line.cells)}</tr>" for line in lines)
    return (
        f'<html><body style="font-family: {font.families()[0]}; '
        f'font-size: {font.pointSizeF()}pt; color: {ink}">'
        f'<table width="100%" cellspacing="0" cellpadding="{host.px(5)}" border="0">'
        f"{body}</table></body></html>"
    )


def _double_lines(row: DiffRow, change: int | None, host: ThemeHost) -> list[_Line]:
    if row.text:
        return [_Line((_wide(row, 4, host),))]
    left, right = "removed" if row.old else "", "added" if row.new else ""
    if row.kind == "same":
        left = right = ""
    elif row.kind == "choice":
        left = right = "choice"
    elif row.kind == "changed" and not row.old:
        # Said in words, it is the same for both sides.
        return [_Line((_sign("±", "accent", host), _cell(row.new, "", host, span=3)), change)]
    cells = (
        _sign(_SIGNS.get(left, ""), _INKS.get(left, "muted"), host),
        _cell(row.old, left, host, width=_HALF),
        _sign(_SIGNS.get(right, ""), _INKS.get(right, "muted"), host),
        _cell(row.new, right, host, width=_HALF),
    )
    return [_Line(cells, change)]


def _inline_lines(row: DiffRow, change: int | None, host: ThemeHost) -> list[_Line]:
    if row.text:
        return [_Line((_wide(row, 2, host),))]
    if row.kind == "same":
        return [_Line((_sign("", "muted", host), _cell(row.new, "", host)))]
    if row.kind == "changed" and not row.old:
        return [_Line((_sign("±", "accent", host), _cell(row.new, "", host)), change)]
    made = []
    for side, pieces in (("removed", row.old), ("added", row.new)):
        if pieces:
            sign = _sign(_SIGNS[side], _INKS[side], host)
            made.append(_Line((sign, _cell(pieces, side, host)), change))
    return made


def _wide(row: DiffRow, span: int, host: ThemeHost) -> str:
    roles = {
        "head": ("emphasis", "ink", ""),
        "label": ("small_strong", "muted", ""),
        "gap": ("small", "muted", "sunken"),
    }
    font_role, ink, paper = roles[row.kind]
    font = host.font(font_role)
    align = "center" if row.kind == "gap" else "left"
    style = (
        f"font-size: {font.pointSizeF()}pt; font-weight: {font.weight().value}; "
        f"color: {host.theme.hex(ink)}"
    )
    if paper:
        style += f"; background-color: {host.theme.hex(paper)}"
    return f'<td colspan="{span}" align="{align}" style="{style}">{html.escape(row.text)}</td>'


def _sign(sign: str, ink: str, host: ThemeHost) -> str:
    style = f"color: {host.theme.hex(ink)}; font-weight: 600"
    return f'<td width="{host.px(22)}" align="center" style="{style}">{sign}</td>'


def _cell(
    pieces: Sequence[Piece], side: str, host: ThemeHost, span: int = 1, width: str = ""
) -> str:
    theme = host.theme
    paper = f"background-color: {theme.hex(_TINTS[side])}; " if side else ""
    words = ""
    for before, piece in zip((None, *pieces), pieces, strict=False):
        # What went and what came in its place do not read as one word.
        is_pair = before is not None and "same" not in (before.kind, piece.kind)
        words += (_THIN_SPACE if is_pair else "") + _marked(piece, host)
    return (
        f'<td colspan="{span}" width="{width}" style="{paper}white-space: pre-wrap; '
        f'color: {theme.hex("ink" if side or span > 1 else "muted")}">{words}</td>'
    )


def _marked(piece: Piece, host: ThemeHost) -> str:
    words = html.escape(piece.text)
    if piece.kind == "same":
        return words
    line = "underline" if piece.kind == "added" else "line-through"
    ink = host.theme.hex(_INKS[piece.kind])
    return f'<span style="text-decoration: {line}; font-weight: 600; color: {ink}">{words}</span>'
