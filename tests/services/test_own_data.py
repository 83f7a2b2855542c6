"""The file of one's own data: all that belongs to one person, nothing of anybody else's."""

from __future__ import annotations

import base64
import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from coursegen_desktop.db.database import Database
from coursegen_desktop.domain.gradebook import FINAL
from coursegen_desktop.domain.ids import CourseId
from coursegen_desktop.domain.place import Place
from coursegen_desktop.domain.settings import Preferences
from coursegen_desktop.domain.user import User
from coursegen_desktop.services.lessons import LessonsService
from coursegen_desktop.services.quizzes import QuizzesService
from coursegen_desktop.services.settings import SettingsService
from tests import samples
from tests.persons import PASSWORD, Persons

from .desk import keep, pages

PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(200))


@pytest.fixture
def persons(database: Database, fixed_now: Callable[[], datetime]) -> Persons:
    return Persons(database.unit_of_work, now=fixed_now)


class Life:
    """Does in a library what a learner does there."""

    def __init__(self, persons: Persons, database: Database, course: CourseId) -> None:
        self.persons, self.database, self.course = persons, database, course
        uow, hub, now = persons.uow, persons.hub, persons.people._now
        self.lessons = LessonsService(uow, hub, pages(), now)
        self.quizzes = QuizzesService(uow, hub, now)
        self.settings = SettingsService(uow, hub, now)

    async def of(self, name: str, answer: dict[str, Any]) -> User:
        """Somebody with a picture, a course, a completed lesson, an answer and preferences."""
        user = await self.persons.enter(name)
        accounts, me = self.persons.accounts, user.id
        await accounts.set_picture(PNG + name.encode(), base_revision=user.revision)
        await accounts.new_recovery_code(PASSWORD)
        await self.persons.enrolment.enrol(self.course, user_id=me)
        first = (await self.lessons.course(self.course, user_id=me)).lessons[0].id
        await self.lessons.complete(first, user_id=me)
        await self.lessons.save_place(first, Place(0.25), user_id=me, seconds=90)
        with closing(sqlite3.connect(self.database.path)) as connection:
            (asset,) = connection.execute(
                "SELECT id FROM lesson_assets WHERE asset_type = 'quiz'"
            ).fetchone()
        run = await self.quizzes.start(asset, user_id=me)
        await self.quizzes.submit_answer(run.attempt_id, "q1", answer, user_id=me)
        await self.settings.save_preferences(me, Preferences(theme="dark"))
        return user


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
    await persons.own_data.export(path, user_id=cid.id)
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
    assert set(tables) == {
        "enrollments", "lesson_completions", "reading_positions", "quiz_attempts", "quiz_answers",
        "settings", "user_pictures", "annotations", "review_cards", "review_log",
        "quiz_standings", "grade_changes", "study_events", "progress_days", "past_scores",
        # Only makes up what is in progress_days.
        "progress_past",
    }  # fmt: skip


async def test_who_has_no_picture_has_none_in_the_file(persons: Persons, tmp_path: Path) -> None:
    user = await persons.enter("Bea")
    path = tmp_path / "bea.json"
    await persons.own_data.export(path, user_id=user.id)
    data = json.loads(path.read_text(encoding="utf-8"))
    assert (data["person"]["avatar"], data["person"]["picture"]) == ("", None)
    assert data["attempts"] == data["enrollments"] == []
