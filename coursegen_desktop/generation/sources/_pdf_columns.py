"""Reading order of a page: columns by the empty valley between them, bands across them."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import accumulate
from statistics import median

from ._pdf_page import Cut, Item, Line, settle

_MIN_LINES = 5
_MIN_GUTTER = 7.0
_STEP = 2.0
_MAX_DEPTH = 2
# One line in so many may reach into the gap between two columns.
_STRAY = 12


@dataclass(slots=True)
class Region:
    """Items that stand below one another, and the edges of their column."""

    items: list[Item] = field(default_factory=list)
    left: float = 0.0
    right: float = 0.0


def regions_of(items: list[Item], width: float) -> list[Region]:
    """The items of a page in reading order, a region for each column of each band."""
    right_to_left = _reads_leftwards(items)
    parts = _split(items, 0.0, width, 0, right_to_left)
    return [_region(part) for part in parts if part]


def _split(items: list[Item], left: float, right: float, depth: int, rtl: bool) -> list[list[Item]]:
    ordered = sorted(items, key=lambda item: (item.y0, item.x0))
    valley = _valley(ordered, left, right) if depth < _MAX_DEPTH else None
    if valley is None:
        return [ordered]
    found: list[list[Item]] = []
    before: list[Item] = []
    after: list[Item] = []

    def flush() -> None:
        sides = [(before, left, valley), (after, valley, right)]
        for side, begin, end in reversed(sides) if rtl else sides:
            if side:
                found.extend(_split(list(side), begin, end, depth + 1, rtl))
        before.clear()
        after.clear()

    across: list[Item] = []
    for item in ordered:
        if item.x1 <= valley + 1:
            side = before
        elif item.x0 >= valley - 1:
            side = after
        else:
            flush()
            across.append(item)
            continue
        if across:
            found.append(across)
            across = []
        side.append(item)
    flush()
    return [*found, across] if across else found


def _valley(items: list[Item], left: float, right: float) -> float | None:
    """Where two columns part, None where there is only one."""
    lines = [item for item in items if isinstance(item, Line)]
    if len(lines) < 2 * _MIN_LINES:
        return None
    extent = max(line.x1 for line in lines) - min(line.x0 for line in lines)
    start = min(line.x0 for line in lines)
    if extent < 200:
        return None
    crossing, place = _least_crossed(lines, start, extent)
    return _gutter(lines, place) if crossing <= 0.4 * len(lines) else None


def _least_crossed(lines: list[Line], start: float, extent: float) -> tuple[int, float]:
    """(how many lines cross it, the place) of the emptiest upright line, the middle first."""
    steps = int(extent / _STEP) + 2
    changes = [0] * (steps + 1)
    for line in lines:
        changes[int((line.x0 - start) / _STEP) + 1] += 1
        changes[min(int((line.x1 - start) / _STEP) + 1, steps)] -= 1
    crossings = list(accumulate(changes))
    inner = range(int(0.25 * steps), int(0.75 * steps) + 1)
    best = min(inner, key=lambda step: (crossings[step], abs(step - steps / 2)))
    return crossings[best], start + best * _STEP


def _gutter(lines: list[Line], place: float) -> float | None:
    """The middle of the gap at `place`, when lines of running text end and begin there."""
    before = [line for line in lines if line.x1 <= place]
    after = [line for line in lines if line.x0 >= place]
    if min(len(before), len(after)) < _MIN_LINES:
        return None
    # A title that happens to end in the gap stands across both columns, as those do that cross.
    begin = sorted(line.x1 for line in before)[-1 - len(before) // _STRAY]
    end = sorted(line.x0 for line in after)[len(after) // _STRAY]
    if end - begin < _MIN_GUTTER:
        return None
    # Cells of a table are short; lines of a column fill it.
    for side, width in (
        (before, begin - min(line.x0 for line in before)),
        (after, max(line.x1 for line in after) - end),
    ):
        if median(line.x1 - line.x0 for line in side) < 0.6 * width:
            return None
        if median(len(line.text) for line in side) < 18:
            return None
    return (begin + end) / 2


def _region(items: list[Item]) -> Region:
    lines = [item for item in items if isinstance(item, Line)]
    rest: list[Item] = [item for item in items if isinstance(item, Cut)]
    rows: list[Item] = [*_rows(lines), *rest]
    rows.sort(key=lambda item: (item.y0, item.x0))
    return Region(
        rows,
        min((item.x0 for item in items), default=0.0),
        max((item.x1 for item in items), default=0.0),
    )


def _rows(lines: list[Line]) -> list[Line]:
    """Lines of one height side by side become one line with cells."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: (line.y, line.x0)):
        row = rows[-1] if rows else []
        if row and abs(row[0].y - line.y) < 0.35 * max(row[0].size, line.size):
            row.append(line)
        else:
            rows.append([line])
    return [_joined(row) for row in rows]


def _joined(row: list[Line]) -> Line:
    if len(row) == 1:
        return row[0]
    leftwards = _reads_leftwards(list(row))
    row.sort(key=lambda line: -line.x1 if leftwards else line.x0)
    words = [*row[0].words]
    starts: list[int] = []
    for line in row[1:]:
        line.words[0].glued = False
        starts.append(len(words))
        words += line.words
    whole = settle(Line(words, row[0].page))
    whole.starts = tuple(starts)
    return whole


def _reads_leftwards(items: list[Item]) -> bool:
    letters = leftward = 0
    for item in items:
        if isinstance(item, Line):
            for word in item.words:
                letters += len(word.text)
                leftward += sum("\u0590" <= char <= "\u08ff" for char in word.text)
    return leftward * 3 > letters
