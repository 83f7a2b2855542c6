"""Lists of people as schools save them, and files that are no such lists."""

from __future__ import annotations

from pathlib import Path

import pytest

from coursegen_desktop.domain.errors import FormatError
from coursegen_desktop.domain.people import Roster
from coursegen_desktop.domain.user import MAX_NAME, Role
from coursegen_desktop.formats.roster_csv import MAX_BYTES, read_plain, read_roster


def read(folder: Path, data: bytes | str) -> Roster:
    path = folder / "list.csv"
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return read_roster(path)


def people(roster: Roster) -> list[tuple[int, str, str]]:
    return [(row.line, row.full_name, row.email) for row in roster.rows]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_encodings_and_delimiters(tmp_path: Path, encoding: str, delimiter: str) -> None:
    lines = ["name|email|group", "Zoë Müller|zoe@x.org|4a"]
    text = "\r\n".join(lines).replace("|", delimiter)
    roster = read(tmp_path, text.encode(encoding))
    assert people(roster) == [(2, "Zoë Müller", "zoe@x.org")]
    assert (roster.rows[0].group, roster.problems) == ("4a", ())


@pytest.mark.parametrize("mark", ["utf-16-le", "utf-16-be"])
def test_both_orders_of_utf_16(tmp_path: Path, mark: str) -> None:
    data = ("\ufeff" + "name,email\nЖанна,z@x.org\n").encode(mark)
    assert people(read(tmp_path, data)) == [(2, "Жанна", "z@x.org")]


def test_quoted_delimiters_and_line_breaks(tmp_path: Path) -> None:
    roster = read(tmp_path, 'name;email\n"Byron; Ada";a@x.org\n"Two\nlines";b@x.org\nCi;c@x.org\n')
    assert people(roster) == [
        (2, "Byron; Ada", "a@x.org"), (3, "Two lines", "b@x.org"), (5, "Ci", "c@x.org"),
    ]  # fmt: skip


def test_a_delimiter_in_a_quoted_title_does_not_count(tmp_path: Path) -> None:
    roster = read(tmp_path, '"a,b,c";name;email\nx;Ada;a@x.org\n')
    assert people(roster) == [(2, "Ada", "a@x.org")]


def test_without_titles_the_order_is_name_email_group_role(tmp_path: Path) -> None:
    (row,) = read(tmp_path, "Ada,a@x.org,4a,teacher\n").rows
    assert (row.line, row.full_name, row.group, row.role) == (1, "Ada", "4a", Role.INSTRUCTOR)


def test_columns_in_any_order_with_others_between(tmp_path: Path) -> None:
    (row,) = read(tmp_path, "Role,Phone,E-MAIL,Class, Full  Name \nadmin,1,a@x.org,4a,Ada\n").rows
    assert (row.full_name, row.email, row.group) == ("Ada", "a@x.org", "4a")
    assert row.role is Role.ADMINISTRATOR


def test_blank_lines_are_skipped_and_counted(tmp_path: Path) -> None:
    assert people(read(tmp_path, "\n\nname,email\n\n ,\nAda,a@x.org\n\n")) == [
        (6, "Ada", "a@x.org")
    ]


def test_twenty_thousand_rows(tmp_path: Path) -> None:
    text = "name,email\n" + "".join(f"P {n},p{n}@x.org\n" for n in range(20_000))
    roster = read(tmp_path, text)
    assert (len(roster.rows), roster.problems) == (20_000, ())
    assert roster.rows[-1].line == 20_001
    rows, problems = read_plain(tmp_path / "list.csv")
    assert rows[0] == (2, "P 0", "p0@x.org", "", "")
    assert (len(rows), problems) == (20_000, [])


def test_more_rows_than_a_list_may_have(tmp_path: Path) -> None:
    text = "name,email\n" + "".join(f"P,p{n}@x.org\n" for n in range(50_001))
    with pytest.raises(FormatError, match="50000"):
        read(tmp_path, text)


def test_odd_names(tmp_path: Path) -> None:
    family = "👩\u200d👩\u200d👧 Ada"
    long = "x" * (MAX_NAME + 1)
    text = (
        f"name,email\nA\x00da,a@x.org\n{family},b@x.org\n\u202eשרה,c@x.org\n"
        f"{long},d@x.org\n,e@x.org\n{'y' * 1000},f@x.org\n{'Long ' * 30},g@x.org\n"
    )
    roster = read(tmp_path, text)
    assert [row.full_name for row in roster.rows][:3] == ["Ada", family, "שרה"]
    assert [row.line for row in roster.rows] == [2, 3, 4, 8]
    assert [fault.line for fault in roster.problems] == [5, 6, 7]
    assert dict(roster.problems[0].values)["count"] == MAX_NAME + 1


def test_the_same_address_in_another_case_or_width_stands_twice(tmp_path: Path) -> None:
    roster = read(tmp_path, "name,email\nA,ada@x.org\nB,ADA@X.ORG\nC,ａｄａ@x.org\n")
    assert people(roster) == [(2, "A", "ada@x.org")]
    assert [(fault.line, dict(fault.values)["line"]) for fault in roster.problems] == [
        (3, 2), (4, 2),
    ]  # fmt: skip


def test_what_is_wrong_is_told_by_line(tmp_path: Path) -> None:
    roster = read(tmp_path, "name,email,role\nA,nowhere,\nB,b@x.org,king\nC\nD,d@x.org,Coach\n")
    assert people(roster) == [(5, "D", "d@x.org")]
    assert [(fault.line, fault.reason) for fault in roster.problems] == [
        (2, "This is not an email address."),
        (3, "“{role}” is not a role."),
        (4, "This is not an email address."),
    ]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \r\n\t\n", "empty"),
        (b"\x89PNG\r\n" + bytes(500), "not a text file"),
        (b"first,second\n1,2\n", "no column"),
    ],
)
def test_files_that_are_no_lists(tmp_path: Path, data: bytes, reason: str) -> None:
    with pytest.raises(FormatError) as caught:
        read(tmp_path, data)
    assert reason in caught.value.reason


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.csv"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(FormatError, match="too large"):
        read_roster(path)


def test_a_file_that_is_gone(tmp_path: Path) -> None:
    with pytest.raises(FormatError):
        read_roster(tmp_path / "gone.csv")
