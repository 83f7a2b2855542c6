"""The log of accounts: everything comes into it, nothing leaves it, nothing secret is in it."""

from __future__ import annotations

import csv
import sqlite3
from contextlib import closing
from dataclasses import fields
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from coursegen_desktop.db.database import Database
from coursegen_desktop.domain.audit import AuditAction, AuditEntry, AuditQuery
from coursegen_desktop.domain.errors import PinRefused, SignInRefused
from coursegen_desktop.domain.gradebook import FINAL, Scheme
from coursegen_desktop.domain.kiosk import ClassQuiz, KioskProfile
from coursegen_desktop.domain.user import Role, User
from coursegen_desktop.services.backup import BackupService
from coursegen_desktop.services.class_progress import ClassProgressService
from coursegen_desktop.services.clock import utc_now
from coursegen_desktop.services.gradebook import GradebookService
from coursegen_desktop.services.kiosk import KioskService
from coursegen_desktop.services.quizzes import QuizzesService
from coursegen_desktop.services.tries import Tries
from coursegen_desktop.ui.content.own_page_words import PageWords
from coursegen_desktop.ui.people.audit_words import GROUPS, icon_of, sentence
from tests import samples
from tests.persons import PASSWORD, Persons, tries

from .desk import keep

PIN = "271828"
NEW = "entirely other words"
ANSWER = {"chosen": ["b"]}


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


@pytest.fixture
async def ada(persons: Persons) -> User:
    """The administrator, who acts."""
    return await persons.enter("Ada", Role.ADMINISTRATOR)


async def entries(persons: Persons, *actions: AuditAction, text: str = "") -> list[AuditEntry]:
    return list((await persons.audit.page(AuditQuery(text, actions))).entries)


async def write(persons: Persons, count: int, name: str = "Bea") -> None:
    async with persons.uow(write=True) as work:
        for number in range(count):
            action = AuditAction.SIGNED_IN if number % 2 else AuditAction.ENROLLED
            await work.audit.add(action, actor=(None, name), detail=f"{number}")
        await work.commit()


# ------------------------------------------------------------ append-only


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE audit_log SET actor_name = 'Eve'",
        "UPDATE audit_log SET detail = '' WHERE id = 1",
        "DELETE FROM audit_log",
        "DELETE FROM audit_log WHERE id = 1",
        "INSERT OR REPLACE INTO audit_log SELECT * FROM audit_log WHERE id = 1",
        "REPLACE INTO audit_log SELECT id, at, 7, 'Eve', action, 7, '', '' FROM audit_log",
    ],
)
async def test_no_entry_is_changed_or_removed(
    persons: Persons, ada: User, database: Database, sql: str
) -> None:
    await write(persons, 3)
    before = await entries(persons)
    with closing(sqlite3.connect(database.path)) as connection:
        with pytest.raises(sqlite3.DatabaseError, match="audit_log"):
            connection.execute(sql)
        connection.rollback()
    assert await entries(persons) == before


# ------------------------------------------------------------ reading


async def test_filters_and_paging_meet_every_entry_once(persons: Persons, ada: User) -> None:
    await write(persons, 25)
    await write(persons, 4, "100% Ü_ber")
    seen: list[int] = []
    before: int | None = None
    while True:
        page = await persons.audit.page(AuditQuery(), before, 7)
        seen += [entry.id for entry in page.entries]
        before = page.next_id
        if before is None:
            break
    assert seen == sorted(seen, reverse=True)
    assert len(seen) == 29
    assert len(await entries(persons, AuditAction.SIGNED_IN)) == 14
    assert len(await entries(persons, AuditAction.SIGNED_IN, text="bea")) == 12
    assert len(await entries(persons, text="100% Ü_")) == 4, "signs of patterns are letters"
    assert await entries(persons, text="%%") == []
    exact = await persons.audit.page(AuditQuery("100%"), None, 4)
    assert (len(exact.entries), exact.next_id) == (4, None)


async def test_the_export_holds_what_was_asked_for(
    persons: Persons, ada: User, tmp_path: Path
) -> None:
    await write(persons, 3, "=cmd()")
    path = tmp_path / "log.csv"
    assert await persons.audit.export_csv(path, AuditQuery(actions=(AuditAction.ENROLLED,))) == 2
    with path.open(encoding="utf-8-sig", newline="") as file:
        head, *rows = list(csv.reader(file))
    assert head == ["when", "who", "what", "whom", "detail"]
    assert [row[1:] for row in rows] == [
        ["'=cmd()", "enrolled", "", "2"],
        ["'=cmd()", "enrolled", "", "0"],
    ]
    (entry,) = await entries(persons, AuditAction.AUDIT_EXPORTED)
    assert (entry.actor_id, entry.actor_name, entry.detail) == (ada.id, "Ada", "2")
    assert await persons.audit.export_csv(path) == 4


# ------------------------------------------------------------ writing


async def everything(persons: Persons, database: Database, days: Days, folder: Path) -> list[str]:
    """Do whatever is logged. Returns the secrets that were used on the way."""
    accounts, people, door = persons.accounts, persons.people, persons.sign_in
    enrolment = persons.enrolment
    course = await keep(persons.uow, samples.small_course())
    persons.gate.enter(await accounts.owner())
    ada = await accounts.share("Ada", "ada@x.org", PASSWORD)
    await door.sign_out()
    bea = await accounts.register("Bea", "bea@example.org", PASSWORD)
    await door.sign_in_by_code("bea@example.org", bea.recovery_code, NEW)
    recovery = await accounts.new_recovery_code(NEW)
    await answer(persons, database)
    await door.sign_out(idle=True)
    await tries(persons, "bea@example.org", 5)
    await door.sign_in("ada@x.org", PASSWORD)
    await accounts.change_password(PASSWORD, NEW + "!")
    cid = await people.add("Cid", "cid@example.org", group="4a")
    await people.set_role(cid.user_id, Role.INSTRUCTOR)
    before = await people.get(cid.user_id)
    await people.save(
        before.id, full_name="Cid C.", email=before.email, group="4b",
        base_revision=before.revision,
    )  # fmt: skip
    reset = await people.reset_password(cid.user_id)
    await people.set_disabled(cid.user_id, True)
    await people.set_disabled(cid.user_id, False)
    await enrolment.enrol_other(course, cid.user_id)
    await enrolment.leave(course, user_id=cid.user_id)
    await enrolment.export_csv(course, folder / "learners.csv")
    classes = ClassProgressService(persons.uow, persons.gate, days)
    await classes.open(course)
    await classes.note_attempt(cid.user_id, "Quiz")
    book = GradebookService(persons.uow, persons.hub, persons.gate)
    await book.set_grade(course, cid.user_id, FINAL, 70, "why")
    await book.set_scheme(course, Scheme(finish_by="2026-12-01"), 0)
    roster = folder / "people.csv"
    roster.write_text("name,email\nDan,dan@example.org\n", encoding="utf-8")
    brought = await people.bring_in(await people.plan_import(roster))
    await people.export_csv(folder / "all.csv")
    await persons.own_data.export(folder / "bea.json", user_id=bea.user.id, say=PageWords())
    await persons.audit.export_csv(folder / "log.csv")
    await people.delete(cid.user_id)
    await people.restore(cid.user_id)
    await people.delete(cid.user_id)
    days.now += timedelta(days=31)
    assert await people.erase_due() == 1
    backup = BackupService(database, folder / "backups", days)
    backup.gate = persons.gate
    await backup.note_restore(folder / "old.db")
    await keep_kiosk(persons)
    codes = [ada.recovery_code, bea.recovery_code, recovery, cid.code, reset.code]
    codes += [code.code for code in brought.codes]
    return [PASSWORD, NEW, PIN, *codes, *(code.replace("-", "") for code in codes)]


async def keep_kiosk(persons: Persons) -> None:
    """Start, unlock and leave the kiosk; guess its PIN; set and forget it."""
    kiosk = KioskService(
        persons.uow, persons.hub, persons.gate, persons.passwords, Tries(persons.uow), utc_now
    )
    await kiosk.save_profile(KioskProfile())
    await kiosk.set_pin(PIN)
    quiz = ClassQuiz(class_id=1, asset_id=1, title="Tides")
    await kiosk.begin_quiz(quiz)
    await kiosk.end_quiz(quiz)
    await kiosk.started()
    await kiosk.left(await kiosk.unlock(PIN))
    for _ in range(5):
        with pytest.raises(PinRefused):
            await kiosk.unlock("999111")
    await kiosk.forget_pins()


# What is done with classes, at their door and with their days: test_classes, test_class_door,
# test_parking and test_day_package look for these where a class is there.
OF_CLASSES = {
    action
    for action in AuditAction
    if action.name.startswith(("ASSIGN", "PICTURES_", "CARD", "DAY_"))
    or action.name in {
        "CLASS_MADE", "CLASS_CHANGED", "CLASS_ARCHIVED", "CLASS_RESTORED", "CLASS_JOINED",
        "CLASS_LEFT", "SIGNED_IN_BY_CLASS", "SIGNED_IN_BY_CARD", "QUIZ_ENDED", "TIME_GIVEN_BACK",
        "ATTEMPT_REOPENED",
    }
}  # fmt: skip


async def answer(persons: Persons, database: Database) -> None:
    """Whoever is signed in answers the first question."""
    quizzes = QuizzesService(database.unit_of_work, persons.hub, utc_now)
    with closing(sqlite3.connect(database.path)) as connection:
        (asset,) = connection.execute(
            "SELECT min(id) FROM lesson_assets WHERE asset_type = 'quiz'"
        ).fetchone()
    me = persons.gate.user.id
    run = await quizzes.start(asset, user_id=me)
    await quizzes.submit_answer(run.attempt_id, "q1", ANSWER, user_id=me)


async def test_every_action_comes_into_the_log_and_no_secret(
    persons: Persons, database: Database, days: Days, tmp_path: Path
) -> None:
    secrets = await everything(persons, database, days, tmp_path)
    async with persons.uow() as work:
        found = (await work.audit.page(AuditQuery(), None, 1000)).entries
    assert {entry.action for entry in found} == set(AuditAction) - OF_CLASSES
    for entry in found:
        assert entry.actor_name or entry.action in {
            AuditAction.SIGN_IN_REFUSED, AuditAction.ACCOUNT_ERASED,
            AuditAction.KIOSK_PIN_REFUSED, AuditAction.KIOSK_STARTED,
        }, entry  # fmt: skip
        told = " ".join(str(getattr(entry, field.name)) for field in fields(entry))
        for secret in (*secrets, "chosen", "$argon2", "code$"):
            assert secret not in told, entry
        assert sentence(entry)
        assert icon_of(entry.action)
    whole = tmp_path / "whole.csv"
    persons.gate.enter_as_owner(await persons.accounts.owner())
    await persons.audit.export_csv(whole)
    assert not any(secret in whole.read_text(encoding="utf-8-sig") for secret in secrets)


def test_every_action_has_its_group() -> None:
    grouped = [action for group in GROUPS for action in group]
    assert sorted(grouped) == sorted(AuditAction)


async def test_somebody_elses_profile_is_told_by_its_parts(persons: Persons, ada: User) -> None:
    bea = await persons.add("Bea")
    saved = await persons.people.save(
        bea.id, full_name="Bea", email="b@example.org", group="4a", base_revision=bea.revision
    )
    (entry,) = await entries(persons, AuditAction.PROFILE_CHANGED)
    assert (entry.actor_id, entry.subject_name, entry.detail) == (ada.id, "Bea", "email, group")
    assert "b@example.org" not in entry.detail
    await persons.people.save(
        bea.id, full_name="Bea", email=saved.email, group="4a", base_revision=saved.revision
    )
    await persons.people.save(
        ada.id, full_name="Ada B.", email=ada.email, group="", base_revision=ada.revision
    )
    assert len(await entries(persons, AuditAction.PROFILE_CHANGED)) == 1, "nothing new; oneself"


async def test_a_refused_deed_leaves_no_entry(persons: Persons, ada: User) -> None:
    count = len(await entries(persons))
    with pytest.raises(SignInRefused):
        await persons.accounts.change_password("wrong", NEW)
    assert len(await entries(persons)) == count


async def test_the_key_of_who_was_erased_is_never_given_again(
    persons: Persons, ada: User, days: Days
) -> None:
    """The log would tell his deeds of another person."""
    gone = await persons.add("Cid")
    await persons.people.delete(gone.id)
    days.now += timedelta(days=31)
    assert await persons.people.erase_due() == 1
    assert (await persons.add("Dan")).id > gone.id


async def test_a_restore_is_in_the_library_that_comes(
    persons: Persons, ada: User, database: Database, days: Days, tmp_path: Path
) -> None:
    backup = BackupService(database, tmp_path / "backups", days)
    backup.gate = persons.gate
    made = await backup.make()
    former = await backup.restore(made)
    (entry,) = await entries(persons, AuditAction.BACKUP_RESTORED)
    assert (entry.actor_name, entry.detail) == ("Ada", made.name)
    assert former is not None
    with closing(sqlite3.connect(former)) as connection:
        found = connection.execute(
            "SELECT count(*) FROM audit_log WHERE action = 'backup_restored'"
        ).fetchone()
    assert found == (1,)
