"""Tables of Markdown as lines of text: cells, columns of one width, rows and columns put in."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace

_RULE = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*")
# A table longer than this is data and is left as it is.
MOST_ROWS = 400
LEAST_WIDTH = 3
# Wider columns are not filled up: the lines would be longer than any window.
WIDEST = 60


@dataclass(frozen=True, slots=True)
class Table:
    """`rows` without the line under the head; `sides` are "", "l", "c" or "r", one a column."""

    indent: str
    rows: tuple[tuple[str, ...], ...]
    sides: tuple[str, ...]

    @property
    def columns(self) -> int:
        """How many columns the widest row has."""
        return len(self.sides)

    def lines(self) -> list[str]:
        """The table as it is typed, its columns under each other."""
        widths = [
            min(WIDEST, max(LEAST_WIDTH, *(width_of(row[column]) for row in self.rows)))
            for column in range(self.columns)
        ]
        made = [self._line(row, widths) for row in self.rows]
        made.insert(1, self._rule(widths))
        return made

    def with_row(self, at: int) -> Table:
        """An empty row at index `at`, below the head."""
        rows = list(self.rows)
        rows.insert(max(1, at), ("",) * self.columns)
        return replace(self, rows=tuple(rows))

    def without_row(self, at: int) -> Table:
        """Without one row; the head stays."""
        return replace(self, rows=tuple(row for n, row in enumerate(self.rows) if n != at or not n))

    def with_column(self, at: int) -> Table:
        """An empty column at index `at`."""
        rows = tuple((*row[:at], "", *row[at:]) for row in self.rows)
        return replace(self, rows=rows, sides=(*self.sides[:at], "", *self.sides[at:]))

    def without_column(self, at: int) -> Table:
        """Without one column; the last one stays."""
        if self.columns < 2:
            return self
        rows = tuple((*row[:at], *row[at + 1 :]) for row in self.rows)
        return replace(self, rows=rows, sides=(*self.sides[:at], *self.sides[at + 1 :]))

    def sided(self, column: int, side: str) -> Table:
        """With another alignment of a column."""
        sides = tuple(side if n == column else old for n, old in enumerate(self.sides))
        return replace(self, sides=sides)

    def _line(self, row: Sequence[str], widths: Sequence[int]) -> str:
        cells = (
            _filled(cell, width, side)
            for cell, width, side in zip(row, widths, self.sides, strict=True)
        )
        return f"{self.indent}| {' | '.join(cells)} |"

    def _rule(self, widths: Sequence[int]) -> str:
        cells = (
            f"{':' if side in ('l', 'c') else '-'}{'-' * (width - 2)}"
            f"{':' if side in ('r', 'c') else '-'}"
            for width, side in zip(widths, self.sides, strict=True)
        )
        return f"{self.indent}| {' | '.join(cells)} |"


def new_table(rows: int, columns: int, head: str) -> Table:
    """An empty table; `head` and a number stand in the first row."""
    first = tuple(f"{head} {number}" for number in range(1, columns + 1))
    return Table("", (first, *(("",) * columns for _ in range(rows))), ("",) * columns)


def is_rule(line: str) -> bool:
    """Whether this is the line under the head of a table."""
    return "|" in line and "-" in line and _RULE.fullmatch(line) is not None


def has_cells(line: str) -> bool:
    """Whether a line can be one of a table."""
    return "|" in line and bool(line.strip())


def find_table(lines: Sequence[str], at: int) -> tuple[int, int] | None:
    """[start, end) of the table that line `at` belongs to."""
    if not 0 <= at < len(lines) or not has_cells(lines[at]):
        return None
    start, end = at, at + 1
    while start > 0 and has_cells(lines[start - 1]):
        start -= 1
    while end < len(lines) and has_cells(lines[end]):
        end += 1
    for number in range(start, min(end - 1, at + 1)):
        if is_rule(lines[number + 1]):
            return (number, end) if end - number <= MOST_ROWS else None
    return None


def read_table(lines: Sequence[str]) -> Table:
    """The table in these lines, of which the second is its rule."""
    indent = lines[0][: len(lines[0]) - len(lines[0].lstrip())]
    sides = [_side(cell) for cell in cells_of(lines[1])]
    rows = [cells_of(line) for number, line in enumerate(lines) if number != 1]
    columns = max(len(sides), *(len(row) for row in rows))
    return Table(
        indent,
        tuple((*row, *[""] * (columns - len(row))) for row in rows),
        (*sides, *[""] * (columns - len(sides))),
    )


def cells_of(line: str) -> list[str]:
    """The words of a row's cells."""
    return [line[start:end].strip() for start, end in spans_of(line)]


def spans_of(line: str) -> list[tuple[int, int]]:
    """[start, end) of each cell in a row, blanks included; a sign behind "\\" divides nothing."""
    signs, is_escaped = [], False
    for at, sign in enumerate(line):
        if sign == "|" and not is_escaped:
            signs.append(at)
        is_escaped = sign == "\\" and not is_escaped
    text = line.strip()
    if not signs:
        end = len(line.rstrip())
        return [(min(len(line) - len(line.lstrip()), end), end)]
    starts = [sign + 1 for sign in signs]
    ends = [*signs[1:], len(line)]
    spans = list(zip(starts, ends, strict=True))
    if not text.startswith("|"):
        spans.insert(0, (len(line) - len(line.lstrip()), signs[0]))
    if text.endswith("|") and len(spans) > 1 and not line[spans[-1][0] :].strip():
        spans.pop()
    return spans


def cell_at(line: str, place: int) -> int:
    """Which cell of a row a place belongs to."""
    spans = spans_of(line)
    for number, (_start, end) in enumerate(spans):
        if place <= end:
            return number
    return len(spans) - 1


def words_of(line: str, cell: int) -> tuple[int, int]:
    """[start, end) of a cell's words; where they would begin when it is empty."""
    start, end = spans_of(line)[cell]
    words = line[start:end]
    if not words.strip():
        at = min(start + 1, end)
        return at, at
    return start + len(words) - len(words.lstrip()), start + len(words.rstrip())


def width_of(text: str) -> int:
    """How many columns of a fixed-width font a text takes."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(sign) else 2 if unicodedata.east_asian_width(sign) in "WF" else 1
        for sign in text
    )


def _filled(cell: str, width: int, side: str) -> str:
    room = max(0, width - width_of(cell))
    before = room if side == "r" else room // 2 if side == "c" else 0
    return " " * before + cell + " " * (room - before)


def _side(cell: str) -> str:
    left, right = cell.startswith(":"), cell.endswith(":")
    return "c" if left and right else "l" if left else "r" if right else ""
