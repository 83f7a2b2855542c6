"""The file of one's own data: all that belongs to one person, nothing of anybody else's."""

from __future__ import annotations

import base64
import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from coursegen_desktop.db.database import Database
from coursegen_desktop.domain.gradebook import FINAL
from coursegen_desktop.ui.content.own_page_words import PageWords
from tests import samples
from tests.persons import Persons

from .desk import keep
from .own_life import PNG, TABLES, Life


@pytest.fixture
def persons(database: Database, fixed_now: Callable[[], datetime]) -> Persons:
    return Persons(database.unit_of_work, now=fixed_now)


async def test_everything_of_one_person_and_nothing_of_another(
    persons: Persons, database: Database, tmp_path: Path
) -> None:
    course = await keep(persons.uow, samples.small_course())
    life = Life(persons, database, course)
    bea = await life.of("Bea", {"chosen": ["a"]})
    cid = await life.of("Cid", {"chosen": ["c"]})
    path = tmp_path / "cid.json"
    async with persons.uow(write=True) as work:
        for user, why in ((bea, "Bea was late"), (cid, "was ill")):
            await work.gradebooks.add_change(course, user.id, FINAL, 81.5, why, "Teacher")
        await work.commit()
    await persons.own_data.export(path, user_id=cid.id, say=PageWords())
    text = path.read_text(encoding="utf-8")
    data = json.loads(text)
    person = data["person"]
    assert (person["full_name"], person["email"]) == ("Cid", "cid@example.org")
    assert (person["role"], person["avatar"]) == ("learner", "picture")
    assert base64.b64decode(person["picture"]) == PNG + b"Cid"
    (enrolment,) = data["enrollments"]
    assert (enrolment["course"], enrolment["left_at"]) == ("The water cycle", "")
    assert enrolment["progress_percent"] > 0
    assert [item["lesson"] for item in data["completed_lessons"]] == ["Up and down"]
    assert [item["position"] for item in data["reading_positions"]] == [0.25]
    assert [item["ms"] for item in data["time_spent"]] == [90_000]
    sums = [(item["course"], item["ms"], item["lessons"]) for item in data["days"]]
    assert sums == [("", 90_000, 1), ("The water cycle", 90_000, 1)]
    assert data["past_results"] == []
    (attempt,) = data["attempts"]
    (answer,) = attempt["answers"]
    assert (answer["question_id"], answer["answer"]) == ("q1", {"chosen": ["c"]})
    (grade,) = data["grades_by_hand"]
    assert (grade["percent"], grade["quiz"], grade["comment"]) == (81.5, None, "was ill")
    assert "dark" in str(data["settings"])
    for foreign in (
        "$argon2", "code$", "hash", "Bea", "bea@", bea.public_id, '["a"]', '"a"\n', "Learner",
        base64.b64encode(PNG + b"Bea").decode(),
    ):  # fmt: skip
        assert foreign not in text, foreign


async def test_every_table_of_persons_is_in_the_file(database: Database) -> None:
    """Whoever adds a table of what people do must say what of it is theirs."""
    with closing(sqlite3.connect(database.path)) as connection:
        tables = [
            row[0]
            for row in connection.execute(
                "SELECT m.name FROM sqlite_master AS m JOIN pragma_table_info(m.name) AS c"
                " WHERE m.type = 'table' AND c.name = 'user_id'"
            )
        ]
    assert set(tables) == set(TABLES)


async def test_who_has_no_picture_has_none_in_the_file(persons: Persons, tmp_path: Path) -> None:
    user = await persons.enter("Bea")
    path = tmp_path / "bea.json"
    await persons.own_data.export(path, user_id=user.id, say=PageWords())
    data = json.loads(path.read_text(encoding="utf-8"))
    assert (data["person"]["avatar"], data["person"]["picture"]) == ("", None)
    assert data["attempts"] == data["enrollments"] == []
