"""Tables that go out as a workbook (XLSX), a sheet each: numbers stay numbers, nothing runs."""

from __future__ import annotations

import io
import math
from collections.abc import Sequence
from pathlib import Path

from .text_file import write_bytes

Sheet = tuple[str, Sequence[str], Sequence[Sequence[object]]]
_MAX_NAME, _MAX_TEXT = 31, 32_767  # Excel's own limits
_NOT_IN_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))
_WIDEST = 40


def write_workbook(path: Path, sheets: Sequence[Sheet]) -> None:
    """Write (name, head, rows) as sheets, replacing a file. Raises StorageError.

    The head is bold and stays in sight, and so does the first column.
    """
    write_bytes(path, workbook_bytes(sheets))


def workbook_bytes(sheets: Sequence[Sheet]) -> bytes:
    """The file itself."""
    import xlsxwriter  # late: no start needs it

    out = io.BytesIO()
    # Kept in memory: parts in a temporary folder would hold names and grades of people.
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    bold = book.add_format({"bold": True, "bottom": 1})
    names: set[str] = set()
    for name, head, rows in sheets:
        sheet = book.add_worksheet(_sheet_name(name, names))
        for column, title in enumerate(head):
            sheet.write_string(0, column, _text(title), bold)
            longest = max((len(str(row[column])) for row in rows), default=0)
            sheet.set_column(column, column, min(max(longest, len(title), 6), _WIDEST) + 1)
        for line, row in enumerate(rows, 1):
            for column, cell in enumerate(row):
                if isinstance(cell, int | float) and math.isfinite(cell):
                    sheet.write_number(line, column, cell)
                elif cell is not None and cell != "":
                    # Never as a formula or a link, whatever it begins with.
                    sheet.write_string(line, column, _text(str(cell)))
        sheet.freeze_panes(1, 1)
    book.close()
    return out.getvalue()


def _text(words: str) -> str:
    # XML knows no control characters but these.
    kept = "".join(char for char in words if char >= " " or char in "\t\n")
    return kept[:_MAX_TEXT]


def _sheet_name(name: str, used: set[str]) -> str:
    plain = " ".join(_text(name).translate(_NOT_IN_NAMES).split())[:_MAX_NAME] or "Sheet"
    number, found = 1, plain
    while found.casefold() in used:
        number += 1
        found = f"{plain[: _MAX_NAME - 4]} {number}"
    used.add(found.casefold())
    return found
