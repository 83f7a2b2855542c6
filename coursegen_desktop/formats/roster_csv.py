"""Lists of people in CSV files: name, email, and where there are such columns group and role.

Whatever a spreadsheet saves is read: commas, semicolons or tabs, UTF-8, UTF-16 or an older code
page, a first line with titles in any order or none. A line that cannot be used is told with its
number; the others are still good.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from ..domain.errors import FormatError, InvalidContent
from ..domain.people import Roster, RosterProblem, RosterRow
from ..domain.user import Role, checked_email, checked_group, checked_name
from .tables import as_written

MAX_BYTES = 16 * 1024 * 1024
MAX_ROWS = 50_000
PlainRow = tuple[int, str, str, str, str]
PlainProblem = tuple[int, str, tuple[tuple[str, object], ...]]
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Titles of columns, without case; the first two are needed.
_TITLES = {
    "name": {"name", "full name", "full_name", "fullname", "learner", "student", "displayname"},
    "email": {"email", "e-mail", "mail", "email address", "username", "user", "login"},
    "group": {"group", "class", "cohort", "groups", "classroom", "group (optional)"},
    "role": {"role", "user type", "type"},
}
_ROLES = {
    "": None,
    "learner": Role.LEARNER,
    "student": Role.LEARNER,
    "instructor": Role.INSTRUCTOR,
    "teacher": Role.INSTRUCTOR,
    "coach": Role.INSTRUCTOR,
    "administrator": Role.ADMINISTRATOR,
    "admin": Role.ADMINISTRATOR,
}
_QUOTED = re.compile('"[^"]*"')
_PLAIN_ORDER = {"name": 0, "email": 1, "group": 2, "role": 3}
_HINT = "Save the list as CSV with the columns name and email."


def read_roster(path: Path) -> Roster:
    """The people in the file. Raises FormatError when it is no such list at all."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise FormatError(path.name, "the file is too large", hint="Split the list.")
        data = path.read_bytes()
    except OSError as error:
        reason = error.strerror or "the system refused"
        raise FormatError(path.name, reason, hint="Choose another file.") from error
    text = _decoded(data, path.name)
    if not text.strip():
        raise FormatError(path.name, "the file is empty", hint=_HINT)
    return _roster(text, path.name)


def read_plain(path: Path) -> tuple[list[PlainRow], list[PlainProblem]]:
    """`read_roster` in plain tuples: what comes from a worker process is unpacked in one go, and
    for 20,000 values of ours that takes longer than a frame."""
    roster = read_roster(path)
    rows = [
        (row.line, row.full_name, row.email, row.group, row.role.value if row.role else "")
        for row in roster.rows
    ]
    return rows, [(fault.line, fault.reason, fault.values) for fault in roster.problems]


def _decoded(data: bytes, name: str) -> str:
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        # What old spreadsheets save in most of the world; the preview shows how names came out.
        text = data.decode("cp1252", "replace")
    if text.count("\x00") > len(text) // 100:
        raise FormatError(name, "this is not a text file", hint=_HINT)
    return text.replace("\x00", "")


def _roster(text: str, name: str) -> Roster:
    lines = _lines(text, name)
    try:
        first_line, first = next(lines)
    except StopIteration:
        raise FormatError(name, "the file is empty", hint=_HINT) from None
    columns = _columns(first)
    rows: list[RosterRow] = []
    problems: list[RosterProblem] = []
    seen: dict[str, int] = {}

    def take(line: int, cells: Sequence[str]) -> None:
        row = _row(line, cells, columns or _PLAIN_ORDER)
        if isinstance(row, RosterProblem):
            problems.append(row)
        elif row.email in seen:
            twice = "The address {email} stands in line {line} already."
            problems.append(
                RosterProblem(line, twice, (("email", row.email), ("line", seen[row.email])))
            )
        else:
            seen[row.email] = line
            rows.append(row)

    if columns is None:
        if not any("@" in cell for cell in first):
            raise FormatError(name, "there is no column with the title “email”", hint=_HINT)
        take(first_line, first)
    for line, cells in lines:
        if len(rows) + len(problems) >= MAX_ROWS:
            raise FormatError(name, f"it has more than {MAX_ROWS} lines", hint="Split the list.")
        take(line, cells)
    return Roster(tuple(rows), tuple(problems))


def _lines(text: str, name: str) -> Iterator[tuple[int, list[str]]]:
    """(number in the file, cells) of every line that is not blank."""
    sample = text[:8192]
    first = next((line for line in sample.splitlines() if line.strip()), "")
    delimiter = max(",;\t", key=_QUOTED.sub("", first).count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=False)
    try:
        at = 1
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield at, cells
            at = reader.line_num + 1
    except csv.Error as error:
        place = f"line {reader.line_num}"
        raise FormatError(name, "this line cannot be read", place=place, hint=_HINT) from error


def _columns(first: Sequence[str]) -> dict[str, int] | None:
    """Where the columns stand, None when the first line has no titles."""
    titles = [" ".join(cell.split()).casefold() for cell in first]
    found = {
        key: next((at for at, title in enumerate(titles) if title in words), -1)
        for key, words in _TITLES.items()
    }
    if found["name"] < 0 or found["email"] < 0:
        return None
    return {key: at for key, at in found.items() if at >= 0}


def _row(line: int, cells: Sequence[str], columns: dict[str, int]) -> RosterRow | RosterProblem:
    def cell(key: str) -> str:
        at = columns.get(key, -1)
        return as_written(cells[at].strip()) if 0 <= at < len(cells) else ""

    role = cell("role").casefold()
    if role not in _ROLES:
        return RosterProblem(line, "“{role}” is not a role.", (("role", cell("role")[:40]),))
    try:
        return RosterRow(
            line,
            checked_name(cell("name")),
            checked_email(cell("email")),
            checked_group(cell("group")),
            _ROLES[role],
        )
    except InvalidContent as error:
        return RosterProblem(line, error.sentence, tuple(error.values.items()))
