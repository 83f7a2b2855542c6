"""Where cards stand: columns that fill the row, equal gutters, all of one size. Pure arithmetic."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect

GUTTER = 16
MIN_CARD_WIDTH = 250
LIST_GUTTER = 8


class CardLayout(NamedTuple):
    """Cells of one size in `columns`, below `top`. Lengths in pixels, origin at the content's."""

    left: int
    top: int
    width: int
    columns: int
    cell_height: int
    gutter: int

    @property
    def pitch(self) -> int:
        """From one row of cells to the next."""
        return self.cell_height + self.gutter

    def rect(self, row: int) -> QRect:
        """The cell of a model row. Rounding is spread, so that the right edges meet `width`."""
        line, column = divmod(row, self.columns)
        room = self.width - self.gutter * (self.columns - 1)
        begin = room * column // self.columns
        end = room * (column + 1) // self.columns
        x = self.left + begin + self.gutter * column
        return QRect(x, self.top + line * self.pitch, end - begin, self.cell_height)

    def row_at(self, point: QPoint) -> int:
        """The model row whose cell holds `point`, -1 between the cells."""
        if point.y() < self.top or point.x() < self.left:
            return -1
        first = (point.y() - self.top) // self.pitch * self.columns
        rows = range(first, first + self.columns)
        return next((row for row in rows if self.rect(row).contains(point)), -1)

    def rows_between(self, upper: int, lower: int, count: int) -> range:
        """Model rows of which something lies between two heights, of `count` in all."""
        first = max(0, (upper - self.top) // self.pitch) * self.columns
        last = max(0, (lower - self.top) // self.pitch + 1) * self.columns
        return range(min(first, count), min(last, count))

    def bottom(self, count: int) -> int:
        """Where the last of `count` cells ends."""
        lines = -(-count // self.columns)
        return self.top + max(0, lines * self.pitch - self.gutter)


def grid_layout(left: int, top: int, width: int, cell_height: int, text_scale: float) -> CardLayout:
    """As many columns as fit: 3 beside the rail of a 1024 px window, 4 at 1280, 6 at 1920."""
    # Bigger text needs wider cards, though not in full proportion: titles have two lines.
    least = MIN_CARD_WIDTH * (1 + (text_scale - 1) * 0.8)
    columns = max(1, int((width + GUTTER) // (least + GUTTER)))
    return CardLayout(left, top, max(width, 1), columns, cell_height, GUTTER)


def list_layout(left: int, top: int, width: int, cell_height: int) -> CardLayout:
    """One course a line."""
    return CardLayout(left, top, max(width, 1), 1, cell_height, LIST_GUTTER)
