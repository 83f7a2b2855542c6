"""Tables that go out as CSV files, for spreadsheets: UTF-8 with its mark, nothing that runs."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

from .text_file import write_text

# A cell that begins so is a formula to a spreadsheet (OWASP, "CSV Injection"); a quote before it
# makes it text. Numbers of our own are written as numbers.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def inert(cell: object) -> object:
    """The cell so that no spreadsheet takes it for a formula."""
    return "'" + cell if isinstance(cell, str) and _is_formula(cell) else cell


def as_written(cell: str) -> str:
    """What `inert` was given: the cell without the quote that it put there."""
    return cell[1:] if cell.startswith("'") and _is_formula(cell) else cell


def _is_formula(cell: str) -> bool:
    # Behind quotes too, so that every quote before a formula can be told to be ours.
    return cell.lstrip("'").startswith(_FORMULA_STARTS)


def table_text(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """The lines of a CSV file (RFC 4180), with `head` as the first."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(head)
    writer.writerows([inert(cell) for cell in row] for row in rows)
    return out.getvalue()


def write_table(path: Path, head: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Write a CSV file, replacing one there. Raises StorageError when the disk refuses."""
    write_text(path, table_text(head, rows), encoding="utf-8-sig", newline="")
