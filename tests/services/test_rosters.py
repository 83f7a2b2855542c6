"""Lists of people: the preview, bringing them in whole or not at all, and who may change what."""

from __future__ import annotations

from pathlib import Path

import pytest

from coursegen_desktop.db.database import Database
from coursegen_desktop.db.repositories.audit import AuditRepository
from coursegen_desktop.domain.audit import AuditAction
from coursegen_desktop.domain.draft import CourseDraft
from coursegen_desktop.domain.errors import Conflict
from coursegen_desktop.domain.ids import CourseId
from coursegen_desktop.domain.people import PeopleFilter, RosterChange, RosterPlan
from coursegen_desktop.domain.user import Role
from coursegen_desktop.services import roster
from coursegen_desktop.services.blocking import WorkerProcesses
from coursegen_desktop.services.work import WorkUnits
from tests.db.watching import statements
from tests.persons import Persons


@pytest.fixture
async def persons(uow: WorkUnits) -> Persons:
    """The owner is signed in."""
    made = Persons(uow)
    made.gate.enter(await made.accounts.owner())
    return made


@pytest.fixture
async def course(uow: WorkUnits, sample_course: CourseDraft) -> CourseId:
    async with uow(write=True) as work:
        key = await work.courses.add(sample_course)
        await work.commit()
    return key


def listed(folder: Path, *lines: str) -> Path:
    path = folder / "list.csv"
    path.write_text("name,email,group,role\n" + "\n".join(lines), encoding="utf-8")
    return path


def changes(plan: RosterPlan) -> list[str]:
    return [row.change.value for row in plan.rows]


async def test_the_preview_says_what_would_happen(persons: Persons, tmp_path: Path) -> None:
    for name in ("Same", "Old", "Out", "Gone"):
        await persons.add(name)
    await persons.people.set_disabled((await persons.people.find("out@example.org")).id, True)
    await persons.people.delete((await persons.people.find("gone@example.org")).id)
    path = listed(
        tmp_path, "New,new@example.org,4a,coach", "Same,SAME@example.org,,",
        "Renamed,old@example.org,,", "Out,out@example.org,,",
        "Gone,gone@example.org,,", "Bad,nowhere,,",
    )  # fmt: skip
    plan = await persons.people.plan_import(path)
    assert changes(plan) == ["new", "same", "update", "refused", "refused"]
    assert [fault.line for fault in plan.problems] == [7]
    done = await persons.people.bring_in(plan)
    assert (done.made, done.changed, len(done.codes)) == (1, 1, 1)
    new = await persons.people.find("new@example.org")
    assert (new.role, new.group, new.must_change_password) == (Role.INSTRUCTOR, "4a", True)
    assert (await persons.people.find("old@example.org")).full_name == "Renamed"
    assert (await persons.people.find("out@example.org")).is_disabled


async def test_roles_and_groups_change_with_the_revision(persons: Persons, tmp_path: Path) -> None:
    before = await persons.add("Bea")
    plan = await persons.people.plan_import(listed(tmp_path, "Bea,bea@example.org,5b,teacher"))
    await persons.people.bring_in(plan)
    after = await persons.people.find("bea@example.org")
    assert (after.role, after.group) == (Role.INSTRUCTOR, "5b")
    assert after.revision > before.revision
    assert (await persons.people.counts())[PeopleFilter.INSTRUCTORS] == 1


async def test_a_failure_in_the_middle_leaves_nothing(
    persons: Persons, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await persons.add("Bea")
    lines = [f"P {n},p{n}@x.org,," for n in range(roster.BATCH * 2)]
    plan = await persons.people.plan_import(listed(tmp_path, "Bee,bea@example.org,,", *lines))

    async def broken(self: object, action: AuditAction, **_: object) -> None:
        raise RuntimeError(action)

    monkeypatch.setattr(AuditRepository, "add", broken)
    with pytest.raises(RuntimeError):
        await persons.people.bring_in(plan)
    assert (await persons.people.counts())[PeopleFilter.ALL] == 2
    assert (await persons.people.find("bea@example.org")).full_name == "Bea"


@pytest.mark.parametrize("line", ["Ada,ada@x.org,,", "Renamed,bea@example.org,,"])
async def test_a_stale_preview_is_refused(persons: Persons, tmp_path: Path, line: str) -> None:
    bea = await persons.add("Bea")
    plan = await persons.people.plan_import(listed(tmp_path, line))
    await persons.people.add("Ada", "ada@x.org")
    await persons.people.save(
        bea.id, full_name="Beatrix", email=bea.email, group="", base_revision=bea.revision
    )
    with pytest.raises(Conflict):
        await persons.people.bring_in(plan)
    assert (await persons.people.find("bea@example.org")).full_name == "Beatrix"


async def test_the_last_administrator_stays_one(persons: Persons, tmp_path: Path) -> None:
    me = persons.gate.user
    path = listed(tmp_path, f"{me.full_name},{me.email},,learner", "New,new@x.org,,")
    plan = await persons.people.plan_import(path)
    with pytest.raises(Conflict, match="last administrator"):
        await persons.people.bring_in(plan)
    assert (await persons.people.get(me.id)).is_admin
    assert (await persons.people.counts())[PeopleFilter.ALL] == 1


async def test_a_courses_list_enrols_and_changes_nobodys_role(
    persons: Persons, course: CourseId, tmp_path: Path
) -> None:
    await persons.add("Bea")
    inside = await persons.add("Ida")
    await persons.enrolment.enrol_other(course, inside.id)
    await persons.enter("Ira", Role.INSTRUCTOR)
    path = listed(
        tmp_path, "Other,bea@example.org,9z,admin", "New,new@x.org,,admin", "Ida,ida@example.org,,"
    )
    plan = await persons.enrolment.plan_import(course, path)
    assert changes(plan) == ["enrol", "new", "same"]
    done = await persons.enrolment.bring_in(course, plan)
    assert (done.made, done.enrolled) == (1, 2)
    persons.gate.enter(await persons.accounts.owner())
    bea, new = [await persons.people.find(at) for at in ("bea@example.org", "new@x.org")]
    assert (bea.full_name, bea.group, bea.role) == ("Bea", "", Role.LEARNER)
    assert new.role is Role.LEARNER
    takers = await persons.enrolment.learners(course)
    assert {one.user.full_name for one in takers.learners} == {"Bea", "New", "Ida"}


async def test_statements_grow_with_batches_not_with_rows(
    persons: Persons, database: Database, tmp_path: Path
) -> None:
    batches = 5
    lines = [f"P {n},p{n}@x.org,," for n in range(roster.BATCH * batches)]
    path = listed(tmp_path, *lines)
    with statements(database) as sent:
        plan = await persons.people.plan_import(path)
    assert len(sent) <= batches + 3
    with statements(database) as sent:
        await persons.people.bring_in(plan)
    assert len(sent) <= batches * 4 + 8
    assert plan.count(RosterChange.NEW) == len(lines)


async def test_a_long_list_is_read_in_a_worker_process(persons: Persons, tmp_path: Path) -> None:
    lines = [f"P {n},p{n}@x.org,4a,coach" for n in range(4000)]
    path = listed(tmp_path, *lines, "Bad,nowhere,,")
    workers = WorkerProcesses(1)
    try:
        there = await roster.read(path, workers)
        assert workers._all
    finally:
        await workers.stop()
    assert there == await roster.read(path, None)
    assert (len(there.rows), len(there.problems)) == (4000, 1)


async def test_candidates_are_not_lost_behind_the_disabled(
    persons: Persons, course: CourseId
) -> None:
    async with persons.uow(write=True) as work:
        rows = [work.users.row(email=f"a{n}@x.org", full_name=f"Able {n:02d}") for n in range(30)]
        made = await work.people.add(rows)
        for user in made[:20]:
            await work.users.set_disabled(user.id, True)
        await work.enrollments.enrol([made[20].id], course, "2026-11-23T10:00:00.000000+00:00")
        await work.commit()
    found = await persons.enrolment.candidates(course, "able")
    assert [user.full_name for user in found] == [f"Able {n}" for n in range(21, 29)]
    assert len(await persons.enrolment.candidates(course, "")) == 8
