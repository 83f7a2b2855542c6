"""Enrolments: leaving and coming back, and a progress that is right after whatever happens."""

from __future__ import annotations

import asyncio
import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coursegen_desktop.db.database import Database
from coursegen_desktop.domain.errors import NotFound
from coursegen_desktop.domain.ids import CourseId
from coursegen_desktop.domain.place import Place
from coursegen_desktop.domain.user import Role, User
from coursegen_desktop.services.authoring import AuthoringService
from coursegen_desktop.services.editing import EditingService
from coursegen_desktop.services.lessons import LessonsService
from tests import samples
from tests.db.watching import statements
from tests.examples import some
from tests.persons import Persons

from .desk import commits, keep, pages


class School:
    """A course, its instructor and a learner."""

    def __init__(self, persons: Persons) -> None:
        self.persons = persons
        uow, hub = persons.uow, persons.hub
        self.lessons = LessonsService(uow, hub, pages(), persons.people._now)
        self.authoring = AuthoringService(uow, pages())
        self.editing = EditingService(uow, hub)
        self.course = CourseId(0)
        self.ina: User
        self.bea: User

    async def open(self) -> None:
        """Make the people and the course of three lessons: 3, 2 and 1 minutes."""
        self.course = await keep(self.persons.uow, samples.small_course())
        self.ina = await self.persons.add("Ina", Role.INSTRUCTOR)
        self.bea = await self.persons.enter("Bea")
        await self.persons.enrolment.enrol(self.course, user_id=self.bea.id)

    async def shown(self) -> float | None:
        """The percentage that the list of learners shows for Bea."""
        self.persons.gate.enter(self.ina)
        enrolled = await self.persons.enrolment.learners(self.course)
        self.persons.gate.enter(self.bea)
        return next(
            (one.progress_percent for one in enrolled.learners if one.user.id == self.bea.id), None
        )


@pytest.fixture
async def school(database: Database, fixed_now: Callable[[], datetime]) -> School:
    made = School(Persons(database.unit_of_work, now=fixed_now))
    await made.open()
    return made


async def test_leaving_keeps_everything_and_coming_back_goes_on(
    school: School, database: Database
) -> None:
    enrolment, me, course = school.persons.enrolment, school.bea.id, school.course
    lessons = (await school.lessons.course(course, user_id=me)).lessons
    share = await school.lessons.complete(lessons[0].id, user_id=me)
    await school.lessons.save_place(lessons[1].id, Place(0.5), user_id=me)
    await enrolment.leave(course, user_id=me)
    with closing(sqlite3.connect(database.path)) as connection:
        kept = connection.execute(
            "SELECT progress_percent, left_at != '' FROM enrollments WHERE user_id = ?", (me,)
        ).fetchall()
    assert kept == [(share, 1)]
    assert await school.shown() is None, "who has left is on no list"
    await enrolment.leave(course, user_id=me)  # twice is once
    await enrolment.enrol(course, user_id=me)
    await enrolment.enrol(course, user_id=me)
    assert await school.shown() == share
    view = await school.lessons.course(course, user_id=me)
    assert [item.is_completed for item in view.lessons] == [True, False, False]
    async with school.persons.uow() as work:
        assert (await work.lessons.view(lessons[1].id, me)).position == 0.5
    with closing(sqlite3.connect(database.path)) as connection:
        rows = connection.execute(
            "SELECT count(*) FROM enrollments WHERE user_id = ?", (me,)
        ).fetchone()
    assert rows == (1,)


async def test_what_was_added_meanwhile_counts_for_who_had_left(school: School) -> None:
    enrolment, me, course = school.persons.enrolment, school.bea.id, school.course
    for lesson in (await school.lessons.course(course, user_id=me)).lessons:
        await school.lessons.complete(lesson.id, user_id=me)
    await enrolment.leave(course, user_id=me)
    module = (await school.lessons.course(course, user_id=me)).modules[0].id
    await school.editing.add_lesson(course, module, "New", "words " * 600)
    await enrolment.enrol(course, user_id=me)
    shown = await school.shown()
    assert shown is not None
    assert 0 < shown < 100


async def test_a_completion_and_its_progress_are_one_transaction(
    school: School, database: Database
) -> None:
    me = school.bea.id
    first, second, third = (await school.lessons.course(school.course, user_id=me)).lessons
    with statements(database) as sent, commits(database) as committed:
        share = await school.lessons.complete(first.id, user_id=me)
    assert len(committed) == 1
    writes = [sql.split()[0] for sql, _ in sent if sql.split()[0] in {"INSERT", "UPDATE", "DELETE"}]
    assert len(writes) == 3, "the place, the completion, the share"
    assert len(sent) <= 9
    assert share == await school.shown() == 50.0
    await school.lessons.complete(second.id, user_id=me)
    assert await school.shown() == pytest.approx(83.3)
    assert await school.lessons.complete(third.id, user_id=me) == 100.0
    assert await school.shown() == 100.0
    share = await school.lessons.complete(third.id, user_id=me, done=False)
    assert await school.shown() == share < 100


async def test_a_completion_that_fails_changes_no_share(
    school: School, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    me = school.bea.id
    first = (await school.lessons.course(school.course, user_id=me)).lessons[0].id
    from coursegen_desktop.db.repositories.enrollments import EnrollmentsRepository

    async def broken(*_: object) -> None:
        raise NotFound("Gone.")

    with monkeypatch.context() as patch:
        patch.setattr(EnrollmentsRepository, "set_progress", broken)
        with pytest.raises(NotFound):
            await school.lessons.complete(first, user_id=me)
    assert await school.shown() == 0
    view = await school.lessons.course(school.course, user_id=me)
    assert not any(item.is_completed for item in view.lessons)


async def test_an_edit_of_a_course_and_everybodys_progress_are_one_transaction(
    school: School, database: Database
) -> None:
    view = await school.lessons.course(school.course, user_id=school.bea.id)
    with commits(database) as committed:
        await school.editing.add_lesson(school.course, view.modules[0].id, "New", "words")
        await school.editing.delete(school.course, lessons=[view.lessons[2].id])
    assert len(committed) == 2


# ------------------------------------------------------------ whatever happens, in any order

DEEDS = ("complete", "undo", "add", "remove", "retime", "move", "leave", "enrol")


@settings(
    max_examples=some(12),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(st.sampled_from(DEEDS), min_size=3, max_size=12), st.integers(0, 999))
def test_the_share_is_right_after_any_deeds(
    database_template: Path, tmp_path: Path, deeds: list[str], seed: int
) -> None:
    path = tmp_path / f"{seed}-{len(list(tmp_path.iterdir()))}.db"
    path.write_bytes(database_template.read_bytes())
    asyncio.run(_live_through(path, deeds, random.Random(seed)))


async def _live_through(path: Path, deeds: list[str], chance: random.Random) -> None:
    database = Database(path)
    await database.open()
    try:
        school = School(Persons(database.unit_of_work))
        await school.open()
        for deed in deeds:
            await _do(school, deed, chance)
            _check(path, school, deed)
    finally:
        await database.close()


async def _do(school: School, deed: str, chance: random.Random) -> None:
    me, course = school.bea.id, school.course
    view = await school.lessons.course(course, user_id=me)
    lesson = chance.choice(view.lessons).id if view.lessons else None
    match deed:
        case "add":
            words = "words " * chance.choice([1, 300, 900])
            module = chance.choice(view.modules).id
            await school.editing.add_lesson(course, module, "New", words)
        case "leave":
            await school.persons.enrolment.leave(course, user_id=me)
        case "enrol":
            await school.persons.enrolment.enrol(course, user_id=me)
        case _ if lesson is None:
            return
        case "complete" | "undo":
            await school.lessons.complete(lesson, user_id=me, done=deed == "complete")
        case "remove":
            await school.editing.delete(course, lessons=[lesson])
        case "move":
            home = chance.choice(view.modules).id
            await school.editing.move_lessons(course, [lesson], home, chance.choice([0, 1]))
        case "retime":
            text = await school.authoring.lesson(lesson)
            await school.editing.save_lesson(
                lesson, title=text.title, content="words " * chance.choice([1, 700, 2000]),
                base_revision=text.revision,
            )  # fmt: skip


def _check(path: Path, school: School, deed: str) -> None:
    """The stored share against what its definition says, counted from the rows alone."""
    with closing(sqlite3.connect(path)) as connection:
        (stored,) = connection.execute(
            "SELECT progress_percent FROM enrollments WHERE user_id = ?", (school.bea.id,)
        ).fetchone()
        rows = connection.execute(
            "SELECT max(l.duration_minutes, 1), c.id IS NOT NULL FROM lessons AS l"
            " JOIN course_modules AS m ON m.id = l.module_id AND m.course_id = ?"
            " LEFT JOIN lesson_completions AS c ON c.lesson_id = l.id AND c.user_id = ?",
            (school.course, school.bea.id),
        ).fetchall()
    done = sum(minutes for minutes, is_done in rows if is_done)
    whole = sum(minutes for minutes, _ in rows)
    if not rows:
        assert stored == 0, deed
    elif done == whole:
        assert stored == 100, deed
    else:
        assert stored == pytest.approx(min(99.0, 100 * done / whole), abs=0.06), deed
        assert stored < 100, deed
