"""Tables on a slide: columns as wide as their words want, split by rows, and by columns, too."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ...domain.slides import SlideTable
from .flow import MOST_PAGES, Block, Body, packed
from .pages import Box, TablePart
from .texts import Style, Words, cut, height_of, longest_word, widest_line, words

SIZES = (34.0, 31.0, 28.0, 26.0, 24.0, 22.0, 20.0, 18.0)
_SPLIT = (24.0, 22.0, 20.0)
_NARROW_SIZE = 18.0
_BREAKS_FROM = 28.0  # larger only where no cell is broken: it is to be read at a glance
_NUMBER = re.compile(r"[\s+\-−–~≈<>≤≥]*[\d.,\s]*\d[\d.,\s]*\s*(?:[%‰°€$£]|[A-Za-zµ°/²³]{1,6})?\s*")
# Rows by which widths and sizes are chosen; a long table looks alike further on.
_SAMPLE = 40
MAX_ROWS, MAX_COLUMNS = 1_000, 40


@dataclass(frozen=True, slots=True)
class _Grid:
    """A table in one text size; head may be empty."""

    head: tuple[Words, ...]
    rows: tuple[tuple[Words, ...], ...]
    widths: tuple[float, ...]
    px: float
    rtl: bool

    @property
    def across(self) -> float:
        return self.px * 0.72

    @property
    def down(self) -> float:
        return self.px * 0.42


@dataclass(frozen=True, slots=True)
class _Row(Block):
    """A row among others: only its height counts until it is known where the page ends."""

    cells: tuple[Words, ...] = ()


def lay_table(table: SlideTable, box: Box, *, rtl: bool) -> list[Body]:
    """The table in a box, on as many pages as it needs, the head on each."""
    head, rows = _even(table)
    if not head and not rows:
        return [Body(())]
    for px in SIZES:
        grid = _grid(head, rows, px, box.width, rtl)
        if grid is None or _height(grid) > box.height + 0.5:
            continue
        if px <= _BREAKS_FROM or not _has_breaks(grid):
            return [_page(grid, _blocks(grid, box), box)]
    grids = [_grid(head, rows, px, box.width, rtl) for px in _SPLIT]
    if not any(grids):
        grids = [_grid(head, rows, _NARROW_SIZE, box.width, rtl)]
    tried = [_pages(grid, box) for grid in grids if grid is not None]
    return min(tried, key=len) if tried else _by_columns(head, rows, box, rtl)


def _even(table: SlideTable) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """The same number of cells everywhere."""
    head = table.head[:MAX_COLUMNS]
    rows = [row[:MAX_COLUMNS] for row in table.rows[:MAX_ROWS]]
    most = max((len(row) for row in (head, *rows)), default=0)
    if most == 0:
        return (), ()
    even = tuple(row + ("",) * (most - len(row)) for row in rows)
    return (head + ("",) * (most - len(head)) if any(head) else ()), even


def _grid(
    head: Sequence[str], rows: Sequence[Sequence[str]], px: float, width: float, rtl: bool
) -> _Grid | None:
    """The table in this size; None where a word would not fit into its column."""
    numbers = [_is_numeric(rows, column) for column in range(len(head or rows[0]))]
    made_head = tuple(
        words(cell, Style(px * 0.92, weight=600, role="plate_ink", rtl=rtl,
                          align="end" if numbers[n] else "start"))
        for n, cell in enumerate(head)
    )  # fmt: skip
    made = tuple(
        tuple(
            words(cell, Style(px, role="plate_ink", rtl=rtl,
                              align="end" if numbers[n] else "start"))
            for n, cell in enumerate(row)
        )
        for row in rows
    )  # fmt: skip
    widths = _widths([*([made_head] if head else []), *made[:_SAMPLE]], px, width)
    return None if widths is None else _Grid(made_head, made, widths, px, rtl)


def _is_numeric(rows: Sequence[Sequence[str]], column: int) -> bool:
    cells = [row[column].strip() for row in rows if row[column].strip()]
    return bool(cells) and all(_NUMBER.fullmatch(cell) for cell in cells)


def _widths(rows: Sequence[Sequence[Words]], px: float, width: float) -> tuple[float, ...] | None:
    pad = 2 * px * 0.72
    count = len(rows[0])
    least = [max(longest_word(row[n]) for row in rows) + pad + 2 for n in range(count)]
    wanted = [
        max(least[n], max(widest_line(row[n]) for row in rows) + pad + 2) for n in range(count)
    ]
    if sum(least) > width + 0.5:
        return None
    if sum(wanted) <= width:
        spare = (width - sum(wanted)) / count
        return tuple(one + spare for one in wanted)
    return _shared(least, wanted, width)


def _shared(least: Sequence[float], wanted: Sequence[float], width: float) -> tuple[float, ...]:
    """Small columns get what they want; those that want much share the rest."""
    made = list(least)
    open_ = set(range(len(made)))
    while open_:
        share = (width - sum(made[n] for n in range(len(made)) if n not in open_)) / len(open_)
        settled = {n for n in open_ if wanted[n] <= share or least[n] >= share}
        for n in settled or open_:
            made[n] = max(least[n], min(wanted[n], share))
        open_ -= settled or open_
    over = sum(made) - width
    widest = max(range(len(made)), key=lambda n: made[n] - least[n])
    made[widest] = max(least[widest], made[widest] - over)
    return tuple(made)


def _row_height(grid: _Grid, row: Sequence[Words]) -> float:
    inner = (height_of(cell, grid.widths[n] - 2 * grid.across) for n, cell in enumerate(row))
    return max(inner) + 2 * grid.down


def _head_height(grid: _Grid) -> float:
    return _row_height(grid, grid.head) if grid.head else 0.0


def _has_breaks(grid: _Grid) -> bool:
    """Whether some cell of the table has several lines."""
    most = 1.5 * grid.px * 1.25 + 2 * grid.down
    rows = (grid.head, *grid.rows) if grid.head else grid.rows
    return any(_row_height(grid, row) > most for row in rows)


def _height(grid: _Grid) -> float:
    total = _head_height(grid)
    for row in grid.rows:
        total += _row_height(grid, row)
        if total > 2_000:
            break
    return total


def _blocks(grid: _Grid, box: Box) -> list[_Row]:
    """The rows with their heights; one that is higher than a page becomes several."""
    most = box.height - _head_height(grid)
    made: list[_Row] = []
    for row in grid.rows:
        pieces = _row_pieces(grid, row, most)
        made += (_Row(_row_height(grid, piece), (), cells=piece) for piece in pieces)
        if len(made) > MOST_PAGES * 30:
            break
    return made


def _row_pieces(grid: _Grid, row: Sequence[Words], most: float) -> list[tuple[Words, ...]]:
    if _row_height(grid, row) <= most:
        return [tuple(row)]
    pieces: list[tuple[Words, ...]] = []
    rest: list[Words] = list(row)
    while any(cell.plain.strip() for cell in rest) and len(pieces) < MOST_PAGES:
        heads: list[Words] = []
        for n, cell in enumerate(rest):
            inner = grid.widths[n] - 2 * grid.across
            head, tail = cut(cell, inner, most - 2 * grid.down)
            heads.append(head)
            rest[n] = tail or Words(((),), cell.style)
        pieces.append(tuple(heads))
    return pieces


def _pages(grid: _Grid, box: Box) -> list[Body]:
    blocks = _blocks(grid, box)
    return [_page(grid, page, box) for page in packed(blocks, box.height - _head_height(grid))]


def _page(grid: _Grid, rows: Sequence[_Row], box: Box) -> Body:
    above = (_head_height(grid),) if grid.head else ()
    heights = (*above, *(row.height for row in rows))
    cells = (*((grid.head,) if grid.head else ()), *(row.cells for row in rows))
    at = Box(box.x, box.y, sum(grid.widths), sum(heights))
    pad = (grid.across, grid.down)
    return Body((TablePart(cells, grid.widths, heights, at, pad, bool(grid.head), grid.rtl),))


def _by_columns(
    head: tuple[str, ...], rows: tuple[tuple[str, ...], ...], box: Box, rtl: bool
) -> list[Body]:
    """Too many columns for one page: the first stays, the others come in turns."""
    count = len(head or rows[0])
    if count <= 2:
        return _pages(_squeezed(head, rows, box, rtl), box)
    made: list[Body] = []
    start = 1
    while start < count and len(made) < MOST_PAGES:
        end = count
        while end > start + 1:
            if _grid(*_chosen(head, rows, start, end), _NARROW_SIZE, box.width, rtl) is not None:
                break
            end -= 1
        part = _chosen(head, rows, start, end)
        grid = _grid(*part, _NARROW_SIZE, box.width, rtl)
        made += _pages(grid or _squeezed(*part, box, rtl), box)
        start = end
    return made


def _chosen(
    head: tuple[str, ...], rows: tuple[tuple[str, ...], ...], start: int, end: int
) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    return (
        (head[0], *head[start:end]) if head else (),
        tuple((row[0], *row[start:end]) for row in rows),
    )


def _squeezed(
    head: tuple[str, ...], rows: tuple[tuple[str, ...], ...], box: Box, rtl: bool
) -> _Grid:
    """Equal columns, in which long words are broken."""
    count = len(head or rows[0])
    style = Style(_NARROW_SIZE, role="plate_ink", rtl=rtl)
    bold = Style(_NARROW_SIZE, weight=600, role="plate_ink", rtl=rtl)
    return _Grid(
        tuple(words(cell, bold) for cell in head),
        tuple(tuple(words(cell, style) for cell in row) for row in rows),
        (box.width / count,) * count,
        _NARROW_SIZE,
        rtl,
    )
