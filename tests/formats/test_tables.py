"""Tables for spreadsheets: nothing in them runs, and what was written is read back."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from coursegen_desktop.domain.errors import StorageError
from coursegen_desktop.formats.roster_csv import read_roster
from coursegen_desktop.formats.tables import as_written, inert, table_text, write_table

FORMULAS = ["=1+1", "+49 30", "-2", "@SUM(A1)", "\t=x", "\r=x", "\n=x", "\uff1d1", "\uff0b1"]


@pytest.mark.parametrize("cell", [*FORMULAS, "'=x", "''+x"])
def test_a_formula_is_made_text_and_comes_back(cell: str) -> None:
    written = inert(cell)
    assert written == "'" + cell
    assert as_written(str(written)) == cell


@pytest.mark.parametrize("cell", ["Ada", "O'Hara", "'quoted'", "a=b", "", 7, -3.5])
def test_what_is_no_formula_is_left_alone(cell: object) -> None:
    assert inert(cell) == cell
    assert as_written(str(cell)) == str(cell)


def test_lines_end_as_spreadsheets_expect() -> None:
    text = table_text(("name", "n"), [("A, B", 1), ('say "x"', 2), ("two\nlines", -3)])
    assert text == 'name,n\r\n"A, B",1\r\n"say ""x""",2\r\n"two\nlines",-3\r\n'


def test_a_written_list_of_people_is_read_alike(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    names = ["=SUM(A1)", "+Bo", "'=Ci", "-Di", "@El", "Zoë 🎓", "שרה", 'Quo"te, F']
    write_table(path, ("name", "email"), [(name, f"p{at}@x.org") for at, name in enumerate(names)])
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    with path.open(encoding="utf-8-sig", newline="") as file:
        cells = [row[0] for row in csv.reader(file)][1:]
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in cells)
    roster = read_roster(path)
    assert not roster.problems
    assert [row.full_name for row in roster.rows] == names


def test_a_disk_that_refuses_is_told(tmp_path: Path) -> None:
    with pytest.raises(StorageError):
        write_table(tmp_path / "none" / "list.csv", ("a",), [])
