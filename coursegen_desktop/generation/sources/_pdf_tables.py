"""Tables of a PDF page: by their rules, else by columns that keep their places."""

from __future__ import annotations

import itertools
import re
from statistics import median

from ..text.rewrite import escape_inline
from ._pdf_columns import Region
from ._pdf_page import Box, Cut, Item, Line, Page, Shape, Word, joined

_NEAR = 3.0
_MAX_COLUMNS = 24
_MAX_ROWS = 400
_MIN_RULE = 60.0
_MARKER = re.compile(r"(?:[•‣◦▪●○■□–—*-]|\(?\d{1,3}(?:\.\d{1,3})*[.)]?|\(?[A-Za-z][.)])")

Rows = list[list[str]]


def ruled_tables(page: Page) -> list[Cut]:
    """Takes the tables that are drawn with rules out of the lines of a page."""
    across, down = _rules(page.shapes)
    found: list[Cut] = []
    for grid in _grids(across, down):
        lines = [line for line in page.lines if _inside(line, grid[2])]
        rows = _filled(lines, grid[0], grid[1], down)
        # One row at the end of a page may be the head of a table that goes on.
        begun = len(rows) == 1 and all(rows[0]) and grid[2].y1 > 0.85 * page.height
        if begun or _is_table(rows):
            found.append(_cut(page, lines, grid[2], rows))
    found += _open_tables(page, across)
    return found


def _cut(page: Page, lines: list[Line], box: Box, rows: Rows) -> Cut:
    inside = set(map(id, lines))
    page.lines = [line for line in page.lines if id(line) not in inside]
    return Cut("table", box, page.number, text=pipe_table(rows), lines=lines)


def _inside(line: Line, box: Box) -> bool:
    middle = (line.x0 + line.x1) / 2
    return box.holds(middle, line.y - 0.3 * line.size, 1.0) and line.x0 >= box.x0 - 4


def _rules(shapes: list[Shape]) -> tuple[list[Box], list[Box]]:
    """(horizontal, vertical) rules; the edges of boxes count as such."""
    across: list[Box] = []
    down: list[Box] = []
    for shape in shapes:
        box = shape.box
        if shape.kind == "rule":
            (across if box.width >= box.height else down).append(box)
        elif shape.kind == "box":
            across += [Box(box.x0, y, box.x1, y) for y in (box.y0, box.y1)]
            down += [Box(x, box.y0, x, box.y1) for x in (box.x0, box.x1)]
    limit = 1500
    return across[:limit], down[:limit]


def _grids(across: list[Box], down: list[Box]) -> list[tuple[list[float], list[float], Box]]:
    """(column edges, row edges, whole) of each set of rules that meet one another."""
    rules = [*across, *down]
    groups: list[tuple[Box, list[int]]] = []
    for number in sorted(range(len(rules)), key=lambda n: (rules[n].y0, rules[n].x0)):
        box, members = rules[number], [number]
        rest: list[tuple[Box, list[int]]] = []
        for other, theirs in groups:
            if box.near(other, _NEAR):
                box, members = box.with_(other), [*theirs, *members]
            else:
                rest.append((other, theirs))
        groups = [*rest, (box, members)]
    found: list[tuple[list[float], list[float], Box]] = []
    for box, members in groups:
        columns = _distinct([rules[n].x0 for n in members if n >= len(across)])
        rows = _distinct([rules[n].y0 for n in members if n < len(across)])
        if 3 <= len(columns) <= _MAX_COLUMNS + 1 and 2 <= len(rows) <= _MAX_ROWS:
            found.append((columns, rows, box))
    return found


def _distinct(values: list[float]) -> list[float]:
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > _NEAR:
            found.append(value)
    return found


_Cell = list[tuple[float, list[Word]]]


def _filled(lines: list[Line], columns: list[float], rows: list[float], down: list[Box]) -> Rows:
    """The cells of a grid; words of one cell in reading order."""
    held: dict[int, dict[int, _Cell]] = {}
    for line in lines:
        row = held.setdefault(_slot(rows, line.y - 0.3 * line.size), {})
        for cell in _pieces(line, down):
            # A cell that reaches over several columns stands in its first.
            column = _slot(columns, cell[0].x0 + 1)
            row.setdefault(column, []).append((line.y, cell))
    found: Rows = []
    for number in range(len(rows) - 1):
        found += _row_texts(held.get(number, {}), columns)
    return found


def _row_texts(cells: dict[int, _Cell], columns: list[float]) -> Rows:
    """A row of a grid; where its cells hold lists side by side, a row for each entry."""
    heights = _distinct([y for cell in cells.values() for y, _ in cell])
    # A cell has room to the beginning of the next that holds something.
    begins = {column: min(words[0].x0 for _, words in cell) for column, cell in cells.items()}
    listed = (
        len(heights) > 1
        and len(cells) > 1
        and not any(
            _is_wrapped(
                cell, min((x for n, x in begins.items() if n > column), default=columns[-1])
            )
            for column, cell in cells.items()
        )
    )
    groups = (
        [(begin - 1, end - 1) for begin, end in zip(heights, [*heights[1:], 1e9], strict=True)]
        if listed
        else [(-1e9, 1e9)]
    )
    return [
        [
            " ".join(
                joined(words)
                for y, words in sorted(cells.get(column, []), key=lambda entry: entry[0])
                if begin <= y < end
            )
            for column in range(len(columns) - 1)
        ]
        for begin, end in groups
    ]


def _is_wrapped(cell: _Cell, right: float) -> bool:
    """Whether the lines of a cell end where its room ends: one text, no list."""
    ordered = sorted(cell, key=lambda entry: entry[0])
    full = [
        words[-1].x1 + (below[0].x1 - below[0].x0) + 4 > right
        for (_, words), (_, below) in itertools.pairwise(ordered)
    ]
    return sum(full) * 2 > len(full)


def _pieces(line: Line, down: list[Box]) -> list[list[Word]]:
    """The words of a line parted where a rule stands between them."""
    height = line.y - 0.3 * line.size
    edges = sorted(box.x0 for box in down if box.y0 - 1 <= height <= box.y1 + 1)
    pieces: list[list[Word]] = []
    for word in line.words:
        last = pieces[-1][-1] if pieces else None
        between = last is not None and any(
            min(last.x1, word.x0) - 1 <= edge <= word.x0 + 1 and edge > last.x0 for edge in edges
        )
        if last is not None and not between:
            pieces[-1].append(word)
        else:
            word.glued = False
            pieces.append([word])
    return pieces


def _slot(edges: list[float], value: float) -> int:
    for number in range(len(edges) - 2, 0, -1):
        if value >= edges[number]:
            return number
    return 0


def _is_table(rows: Rows) -> bool:
    filled = [sum(bool(cell) for cell in row) for row in rows]
    several = sum(count >= 2 for count in filled)
    return several >= 2 and several * 2 >= sum(count > 0 for count in filled)


def _open_tables(page: Page, across: list[Box]) -> list[Cut]:
    """Tables between rules above and below, with none between the columns."""
    found: list[Cut] = []
    used: set[int] = set()
    wide = sorted((rule for rule in across if rule.width >= _MIN_RULE), key=lambda rule: rule.y0)
    for number, rule in enumerate(wide):
        if number in used:
            continue
        same = [
            index
            for index in range(number, len(wide))
            if abs(wide[index].x0 - rule.x0) < 4 and abs(wide[index].x1 - rule.x1) < 4
        ]
        used.update(same)
        edges = _distinct([wide[index].y0 for index in same])
        if len(edges) < 3:
            continue
        box = Box(rule.x0, edges[0], rule.x1, edges[-1])
        lines = [line for line in page.lines if _inside(line, box)]
        rows = _aligned(_by_height(lines))
        if rows and len(rows[0]) >= 2 and _is_table(rows):
            found.append(_cut(page, lines, box, rows))
    return found


def _by_height(lines: list[Line]) -> list[list[Line]]:
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: (line.y, line.x0)):
        if rows and abs(rows[-1][0].y - line.y) < 0.4 * line.size:
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows


def _aligned(rows: list[list[Line]]) -> Rows:
    """Rows of cells by the valleys between their columns."""
    parts = [
        (number, cell) for number, row in enumerate(rows) for line in row for cell in line.cells()
    ]
    if not parts:
        return []
    spans = sorted((cell[0].x0, cell[-1].x1) for _, cell in parts)
    columns: list[list[float]] = []
    for begin, end in spans:
        if columns and begin < columns[-1][1] + 2:
            columns[-1][1] = max(columns[-1][1], end)
        else:
            columns.append([begin, end])
    if not 2 <= len(columns) <= _MAX_COLUMNS:
        return []
    found: Rows = []
    for number in range(len(rows)):
        texts = [""] * len(columns)
        for index, cell in parts:
            if index == number:
                middle = (cell[0].x0 + cell[-1].x1) / 2
                slot = next(n for n, (_, end) in enumerate(columns) if middle <= end)
                texts[slot] = f"{texts[slot]} {joined(cell)}".strip()
        if found and not texts[0] and len(found) > 1 and sum(map(bool, texts)) < len(columns):
            # A cell of several lines: the first column says where a row begins.
            found[-1] = [f"{old} {new}".strip() for old, new in zip(found[-1], texts, strict=True)]
        else:
            found.append(texts)
    return found


def aligned_tables(region: Region) -> None:
    """Puts tables without any rules in the place of the rows that form them."""
    items: list[Item] = []
    run: list[Line] = []
    for item in [*region.items, None]:
        fits = isinstance(item, Line) and _continues(run, item)
        if not fits and run:
            items += _table_or_lines(run)
            run = []
        if isinstance(item, Line) and (fits or item.starts):
            run.append(item)
        elif item is not None:
            items.append(item)
    region.items = items


def _continues(run: list[Line], line: Line) -> bool:
    """Whether a line can be the next row: near, of the same size, beginning below a cell."""
    if not run:
        return bool(line.starts)
    near = 0 < line.y - run[-1].y < 3.2 * line.size and abs(line.size - run[-1].size) < 1.5
    if not near:
        return False
    return bool(line.starts) or line.x0 > run[0].cells()[1][0].x0 - 4


def _table_or_lines(run: list[Line]) -> list[Item]:
    full = [line for line in run if line.starts]
    if len(full) < 3 or all(_MARKER.fullmatch(joined(line.cells()[0])) for line in full):
        return list(run)
    starts: dict[int, int] = {}
    for line in full:
        for cell in line.cells()[1:]:
            # Columns of numbers keep their right edge.
            for edge in {round(cell[0].x0 / 6), -round(cell[-1].x1 / 6)}:
                starts[edge] = starts.get(edge, 0) + 1
    steady = max(starts.values(), default=0)
    rows = _aligned([[line] for line in run])
    if steady < 0.6 * len(full) or not rows or not _is_table(rows):
        return list(run)
    if median(len(cell) for row in rows for cell in row if cell) > 90:
        return list(run)
    box = Box(
        min(line.x0 for line in run),
        run[0].y0,
        max(line.x1 for line in run),
        run[-1].y1,
    )
    return [Cut("table", box, run[0].page, text=pipe_table(rows), lines=run)]


def pipe_table(rows: Rows) -> str:
    """Rows as a table in Markdown; the first is its head, rows and columns without words go."""
    rows = [row for row in rows if any(row)]
    kept = [n for n in range(len(rows[0])) if any(row[n] for row in rows)] if rows else []
    lines = ["| " + " | ".join(_cell(row[n]) for n in kept) + " |" for row in rows]
    return "\n".join([lines[0], "|" + " --- |" * len(kept), *lines[1:]]) if lines else ""


def _cell(text: str) -> str:
    plain = " ".join(text.replace("\ufffe ", "").replace("\ufffe", "-").split())
    return escape_inline(plain).replace("|", "\\|")
