"""What must outlast: the last administrator, the grace of thirty days, a library that is moved."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Awaitable, Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from coursegen_desktop.app.paths import Paths, resources_dir
from coursegen_desktop.app.wiring import open_services
from coursegen_desktop.db.database import Database
from coursegen_desktop.domain.attempt import AnswerWrite
from coursegen_desktop.domain.audit import AuditAction, AuditQuery
from coursegen_desktop.domain.errors import AccountDeleted, Conflict, SignInRefused
from coursegen_desktop.domain.place import Place
from coursegen_desktop.domain.user import Role, User
from coursegen_desktop.services.lessons import LessonsService
from coursegen_desktop.services.people import GRACE_DAYS
from tests import samples
from tests.persons import BEA, CHEAP, PASSWORD, Persons, tries

from .desk import keep, pages

OWNED = (
    "enrollments", "lesson_completions", "reading_positions", "quiz_attempts", "quiz_answers",
    "settings", "user_pictures",
)  # fmt: skip


class Days:
    """A date that is moved by hand."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 23, 10, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def days() -> Days:
    return Days()


@pytest.fixture
def persons(database: Database, days: Days) -> Persons:
    return Persons(database.unit_of_work, now=days)


def owned(path: Path, user: User) -> dict[str, int]:
    """How many rows of each kind belong to somebody."""
    with closing(sqlite3.connect(path)) as connection:
        return {
            table: connection.execute(
                f"SELECT count(*) FROM {table} WHERE user_id = ?", (user.id,)
            ).fetchone()[0]
            for table in OWNED
        }


async def with_a_life(persons: Persons, database: Database) -> User:
    """Bea, who owns a row of every kind."""
    bea = await persons.enter("Bea")
    course = await keep(persons.uow, samples.small_course())
    lessons = LessonsService(persons.uow, persons.hub, pages(), persons.people._now)
    await persons.accounts.set_picture(b"\x89PNG\r\n\x1a\n", base_revision=bea.revision)
    lesson = (await lessons.course(course, user_id=bea.id)).lessons[0].id
    await lessons.complete(lesson, user_id=bea.id)
    await lessons.save_place(lesson, Place(0.5), user_id=bea.id)
    moment, day = "2026-11-23T10:00:00.000000+00:00", "2026-11-23"
    async with persons.uow(write=True) as work:
        (quiz, *_) = await work.assets.of_lesson(lesson, "quiz")
        attempt = await work.attempts.start(
            bea.id, quiz.id, max_score=2, moment=moment, day=day, seed=1
        )
        await work.settings.put(bea.id, "x", 1)
        await work.quiz_records.put_standing(bea.id, quiz.id, (1, 2), 1)
        answer = AnswerWrite(attempt, bea.id, "q1", {}, 1, 1, moment, day)
        await work.attempts.add_answer(answer)
        await work.commit()
    assert all(owned(database.path, bea).values())
    return bea


# ------------------------------------------------------------ erased for good


async def test_after_thirty_days_everything_goes_but_the_log(
    persons: Persons, database: Database, days: Days
) -> None:
    other = await persons.add("Cid")
    bea = await with_a_life(persons, database)
    async with persons.uow(write=True) as work:
        await work.settings.put(other.id, "x", 1)
        await work.commit()
    await persons.accounts.delete_me(PASSWORD)
    await persons.sign_in.sign_out()
    days.now += timedelta(days=GRACE_DAYS)
    assert await persons.people.erase_due() == 0
    assert all(owned(database.path, bea).values()), "all of it can still come back"
    with pytest.raises(AccountDeleted):
        await persons.sign_in.sign_in(BEA, PASSWORD)
    days.now += timedelta(seconds=1)
    assert await persons.people.erase_due() == 1
    assert await persons.people.erase_due() == 0
    assert not any(owned(database.path, bea).values())
    assert owned(database.path, other)["settings"] == 1
    with pytest.raises(SignInRefused):
        await persons.sign_in.sign_in(BEA, PASSWORD)
    persons.gate.enter(await persons.accounts.owner())
    told = (await persons.audit.page(AuditQuery("Bea"))).entries
    assert [entry.action for entry in told][:1] == [AuditAction.ACCOUNT_ERASED]
    assert AuditAction.ACCOUNT_DELETED in {entry.action for entry in told}
    assert {entry.subject_id for entry in told if entry.subject_name} == {bea.id}
    with closing(sqlite3.connect(database.path)) as connection:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


# ------------------------------------------------------------ the last administrator

Deed = Callable[[Persons, User], Awaitable[object]]
DEEDS: dict[str, Deed] = {
    "demote": lambda persons, admin: persons.people.set_role(admin.id, Role.LEARNER),
    "demote by the dialog": lambda persons, admin: persons.people.save(
        admin.id, full_name=admin.full_name, email=admin.email, group="", role=Role.INSTRUCTOR,
        base_revision=admin.revision,
    ),
    "disable": lambda persons, admin: persons.people.set_disabled(admin.id, True),
    "delete": lambda persons, admin: persons.people.delete(admin.id),
    "delete oneself": lambda persons, admin: persons.accounts.delete_me(""),
}  # fmt: skip


@pytest.mark.parametrize("gone", ["alone", "another is disabled", "another is deleted"])
@pytest.mark.parametrize("deed", DEEDS)
async def test_the_last_administrator_stays(persons: Persons, deed: str, gone: str) -> None:
    admin = await persons.accounts.owner()
    persons.gate.enter(admin)
    if gone != "alone":
        other = await persons.add("Eve", Role.ADMINISTRATOR)
        if gone == "another is disabled":
            await persons.people.set_disabled(other.id, True)
        else:
            await persons.people.delete(other.id)
    await persons.add("Ina", Role.INSTRUCTOR)
    with pytest.raises(Conflict, match="administrator"):
        await DEEDS[deed](persons, admin)
    async with persons.uow() as work:
        assert await work.users.get(admin.id) == admin
    assert persons.gate.user == admin


@pytest.mark.parametrize("deed", DEEDS)
async def test_the_last_but_one_may_go(persons: Persons, deed: str) -> None:
    admin = await persons.accounts.owner()
    await persons.add("Eve", Role.ADMINISTRATOR)
    persons.gate.enter(admin)
    await DEEDS[deed](persons, admin)
    async with persons.uow() as work:
        assert await work.users.admins() == 1


async def test_a_list_does_not_demote_the_last_administrator(
    persons: Persons, tmp_path: Path
) -> None:
    persons.gate.enter(await persons.accounts.owner())
    await persons.accounts.share("Ada", "ada@x.org", PASSWORD)
    roster = tmp_path / "people.csv"
    roster.write_text("name,email,role\nAda,ada@x.org,learner\n", encoding="utf-8")
    plan = await persons.people.plan_import(roster)
    with pytest.raises(Conflict, match="administrator"):
        await persons.people.bring_in(plan)
    assert (await persons.accounts.me()).is_admin


# ------------------------------------------------------------ a library that is moved


async def test_a_library_works_where_it_was_copied_to(
    persons: Persons, database: Database, tmp_path: Path
) -> None:
    persons.gate.enter(await persons.accounts.owner())
    made = await persons.accounts.share("Ada", "ada@x.org", PASSWORD)
    bea = await with_a_life(persons, database)
    await tries(persons, BEA, 5)
    await database.close()
    folder = tmp_path / "another computer ü"
    folder.mkdir()
    shutil.copy(database.path, folder / "coursegen.db")
    services = await open_services(Paths(folder), resources_dir(), passwords=CHEAP)
    try:
        assert (await services.accounts.sharing()).is_shared
        assert await services.sign_in.waiting(BEA) == 1, "the count came along"
        ada = await services.sign_in.sign_in_by_code("ada@x.org", made.recovery_code, "new words!")
        assert ada.is_admin
        await services.people.reset_password(bea.id)
        await services.sign_in.sign_out()
        assert {user.full_name for user in await services.accounts.at_the_door()} == {"Ada", "Bea"}
        assert await services.sign_in.sign_in("ada@x.org", "new words!")
    finally:
        await services.close()
    assert owned(folder / "coursegen.db", bea) == owned(database.path, bea)
