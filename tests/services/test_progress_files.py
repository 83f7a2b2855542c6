"""Figures as files: everything is in them, and nothing in them runs."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from coursegen_desktop.db.database import Database
from coursegen_desktop.domain.audit import AuditAction, AuditQuery
from coursegen_desktop.domain.errors import PermissionDenied, StorageError
from coursegen_desktop.domain.figures import (
    CourseFigures,
    Day,
    Figures,
    FiguresQuery,
    OutcomeMastery,
    ScorePoint,
    Streak,
)
from coursegen_desktop.domain.ids import CourseId, UserId
from coursegen_desktop.domain.user import Role
from coursegen_desktop.services.progress_files import HEAD, ProgressFiles, figures_json
from tests.persons import Persons

BAD = "=cmd|' /C calc'!A0"
COURSE = CourseFigures(
    CourseId(3), BAD, 50.0, 12.34, 20.0, 2.0, 75.0, 50.0,
    (OutcomeMastery("+1", 81.26, 4), OutcomeMastery("Größe – 水", None, 1)), False,
)  # fmt: skip
FIGURES = Figures(
    (Day("2026-05-20", 12.34, 1, 4, 3, 2),),
    Streak(1, 2, True), 12.34, 1, 75.0,
    (ScorePoint("2026-05-20", CourseId(3), "Quiz", 66.66),),
    (COURSE,), None, (5, 0),
)  # fmt: skip
QUERY = FiguresQuery(since="2026-05-18")


@pytest.fixture
def persons(database: Database) -> Persons:
    return Persons(database.unit_of_work)


class Kept:
    """Always the same figures; remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[UserId, FiguresQuery]] = []

    async def figures(self, user_id: UserId, query: FiguresQuery) -> Figures:
        self.asked.append((user_id, query))
        return FIGURES


async def test_a_table_for_spreadsheets(persons: Persons, tmp_path: Path) -> None:
    kept = Kept()
    out = tmp_path / "mine.csv"
    await ProgressFiles(persons.uow, kept).save(out, user_id=UserId(7), query=QUERY)
    assert kept.asked == [(UserId(7), QUERY)]
    assert out.read_bytes().startswith(b"\xef\xbb\xbf"), "spreadsheets see that it is UTF-8"
    with out.open(encoding="utf-8-sig", newline="") as file:
        head, *rows = csv.reader(file)
    assert tuple(head) == HEAD
    assert rows == [
        ["day", "2026-05-20", "", "", "12.3", "1", "4", "3", "2", ""],
        ["score", "2026-05-20", f"'{BAD}", "Quiz", "", "", "", "", "", "66.7"],
        ["course", "", f"'{BAD}", "", "12.3", "", "", "", "", "50.0"],
        ["outcome", "", f"'{BAD}", "'+1", "", "", "4", "", "", "81.3"],
        ["outcome", "", f"'{BAD}", "Größe – 水", "", "", "1", "", "", ""],
        ["due", "", "", "0", "", "", "", "", "5", ""],
        ["due", "", "", "1", "", "", "", "", "0", ""],
    ]


async def test_json_holds_everything(persons: Persons, tmp_path: Path) -> None:
    out = tmp_path / "mine.JSON"
    await ProgressFiles(persons.uow, Kept()).save(out, user_id=UserId(7), query=QUERY)
    whole = json.loads(out.read_text("utf-8"))
    assert out.read_text("utf-8") == figures_json(FIGURES, QUERY)
    assert whole["version"] == 1
    assert whole["query"] == {"since": "2026-05-18", "until": None, "course_id": None}
    assert whole["days"][0]["minutes"] == 12.34
    assert whole["courses"][0]["outcomes"][1] == {
        "outcome": "Größe – 水", "percent": None, "answers": 1,
    }  # fmt: skip


async def test_a_file_that_cannot_be_written_says_so(persons: Persons, tmp_path: Path) -> None:
    files = ProgressFiles(persons.uow, Kept())
    for path in (tmp_path / "no" / "x.csv", tmp_path / "no" / "x.json", tmp_path):
        with pytest.raises(StorageError, match="could not be written"):
            await files.save(path, user_id=UserId(7), query=QUERY)


async def test_somebody_else_s_figures_are_an_entry_in_the_log(
    persons: Persons, tmp_path: Path
) -> None:
    files = ProgressFiles(persons.uow, Kept())
    files.gate = persons.gate
    bea = await persons.enter("Bea")
    await files.save(tmp_path / "own.csv", user_id=bea.id, query=QUERY)
    await persons.enter("Cid")
    with pytest.raises(PermissionDenied):
        await files.save(tmp_path / "hers.csv", user_id=bea.id, query=QUERY)
    assert not (tmp_path / "hers.csv").exists()
    await persons.enter("Ada", Role.ADMINISTRATOR)
    await files.save(tmp_path / "hers.csv", user_id=bea.id, query=QUERY)
    log = await persons.audit.page(AuditQuery("", (AuditAction.LEARNERS_EXPORTED,)))
    assert [(one.actor_name, one.subject_name) for one in log.entries] == [("Ada", "Bea")]
